"""What verification says of a report, found in the code by its syntax, as templates that a catalogue can translate.

These are the details of `Check`s and what makes them up: problems that functions tell, and why lines are skipped. A
detail that cannot be told from the code is shown in English; nothing is wrong with that but the language.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from error_texts import Module, calls_of, template

DETAILS = {"Check": (2,), "answer": (1, 2), "_skipped": (0,)}
"""Calls, and which of what they are given are sentences."""
PROBLEM = "_problem"
"""The end of the names of functions that tell what is wrong, or None."""
LATER = (
    "without a trusted timestamp nothing shows that the signature is older than that",
    "the file cannot be read: it is a folder",
    "the file cannot be read: there is no such file",
    "the file cannot be read: larger than any report",
    "the file cannot be read: Permission denied",
)
"""Put behind another sentence and a semicolon, or together from two places."""
TRAIL = {"ValueError": (0,)}
"""The same where the audit trail is followed: what is raised there is a detail, too."""
PLACES = ("report", "checking.py", "domain/audit.py")


def checks_in(code: Path) -> Iterator[tuple[Path, str]]:
    """Each template with the module it stands in; `code` is the package."""
    for path in (one for name in PLACES for one in _modules(code / name)):
        details = TRAIL if path.name == "audit.py" else DETAILS
        texts = _texts(ast.parse(path.read_text("utf-8")), details)
        yield from ((path, text) for text in dict.fromkeys(texts) if text)
    for text in LATER:
        yield code / "report" / "signature_checks.py", text


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.is_file() else []


def _texts(tree: ast.Module, details: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    module = Module(tree)
    for call, around in calls_of(tree, details, ()):
        for place in details[_named(call)]:
            if place < len(call.args):
                yield from map(template, module.known(call.args[place], around))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.endswith(PROBLEM))
    for function in functions:
        returned = (node.value for node in ast.walk(function) if isinstance(node, ast.Return))
        for value in filter(None, returned):
            yield from map(template, module.known(value, (function,)))


def _named(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
