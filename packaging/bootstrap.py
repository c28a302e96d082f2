"""One command from a fresh clone: make the environment, then show the sample analysed or run every check.

    python3 packaging/bootstrap.py setup    the environment in .venv, face detector and typefaces, nothing more
    python3 packaging/bootstrap.py run      the above, then the sample scored, signed, verified, and opened in a window
    python3 packaging/bootstrap.py test     the above, then every check; further words go to pytest

Needs Python 3.11 and its standard library only.
"""

from __future__ import annotations  # so that an older Python gets as far as the check below

import sys

USAGE = "usage: bootstrap.py setup | run | test [PYTEST WORDS...]"
OLDEST = (3, 11)


def refuse_old_python(version: tuple[int, int]) -> str | None:
    """Return the one-line error for an interpreter that is too old, else None."""
    if version >= OLDEST:
        return None
    return f"vmdesk needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is Python {version[0]}.{version[1]}"


def main(words: list[str]) -> int:
    """Run the verb and return its exit code; 2 for a usage error."""
    too_old = refuse_old_python(sys.version_info[:2])
    if too_old:
        sys.stderr.write(too_old + "\n")
        return 2
    import checks
    import environment
    import first_run

    verb, rest = (words[0] if words else ""), words[1:]
    if verb not in ("setup", "run", "test") or (rest and verb != "test"):
        sys.stderr.write(USAGE + "\n")
        return 2
    try:
        environment.prepare(for_tests=verb == "test")
        if verb == "run":
            return first_run.show_sample()
        return checks.run_all(rest) if verb == "test" else 0
    except environment.StepFailed as failure:
        sys.stderr.write(f"bootstrap: {failure}\n")
        return failure.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
