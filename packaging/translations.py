"""Bring the catalogues of translations up to date with the code, and say what they lack; runs in the environment.

    python packaging/translations.py [--check]

Walks `vmdesk/ui` for the texts that go through `tr`, and writes `resources/translations/vmdesk_{language}.ts` in Qt's
format, which Linguist opens: translations that are there are kept, those of texts that are gone are dropped. A text is
found where it stands as one literal in a call of `tr`; other calls must be of a kind that `KNOWN` or a constant of the
module gives the texts of. The sentences of errors, from all of `vmdesk`, make a context of their own, as templates
(`error_texts`). `--check` writes nothing. Exit code 1 where a text cannot be found, is not translated, or is
translated with other placeholders. What verification says of reports makes one more (`check_texts`).
"""

import argparse
import ast
import string
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from check_texts import checks_in  # noqa: E402 - beside this script
from error_texts import said_in  # noqa: E402 - as below

from vmdesk.domain.checks import LOADING  # noqa: E402 - found once the repository is on the path
from vmdesk.domain.events import Stage  # noqa: E402 - found once the repository is on the path
from vmdesk.ui.logic.state import Standing  # noqa: E402

CODE = ROOT / "vmdesk" / "ui"
ALL_CODE = ROOT / "vmdesk"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
CONTEXT = "vmdesk"
ERRORS, CHECKS = "errors", "checks"


def _units() -> Iterator[str]:
    """What the pipeline counts its progress in: the fourth argument of each `Progress`."""
    for path in sorted((ROOT / "vmdesk" / "pipeline").glob("*.py")):
        for call in _calls(ast.parse(path.read_text("utf-8")), "Progress"):
            if len(call.args) > 3 and isinstance(call.args[3], ast.Constant):
                yield str(call.args[3].value)


KNOWN: dict[str, Callable[[], Iterable[str]]] = {
    "progress.stage.value": lambda: [stage.value for stage in Stage],
    "progress.stage": lambda: [stage.value for stage in Stage] + [LOADING],  # of a verification
    "progress.unit": _units,
    "sentence": lambda: (),  # of errors, which have their own context
    "entry.standing.value": lambda: [standing.value for standing in Standing],
}
"""What `tr` may be called with other than a literal, as it stands in the code, and the texts that may be."""


@dataclass
class Found:
    """Texts with the files they stand in, and the calls whose texts cannot be told."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def add(self, text: str, place: str) -> None:
        """A text, found once more."""
        places = self.texts.setdefault(text, [])
        if place not in places:
            places.append(place)


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _name_of(node.func) == name:
            yield node


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def found_in(code: Path) -> Found:
    """All texts of the modules below `code`, in the order of their files and places."""
    found = Found()
    for path in sorted(code.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        constants = _constants(tree)
        place = path.relative_to(code.parents[1]).as_posix() if code == CODE else path.name
        for call in sorted(_calls(tree, "tr"), key=lambda one: (one.lineno, one.col_offset)):
            texts = _texts(call.args[0], constants)
            if texts is None or len(call.args) > 1 or call.keywords:
                found.unknown.append(f"{place}:{call.lineno}: {ast.unparse(call)}")
            for text in texts or ():
                found.add(text, place)
    return found


def errors_in(code: Path) -> Found:
    """The templates of all that errors say which the modules below `code` make."""
    found = Found()
    for said in said_in(code):
        place = said.place.relative_to(code.parent if code == ALL_CODE else code).as_posix()
        if said.texts is None:
            found.unknown.append(f"{place}:{said.line}: {said.call}")
        for text in said.texts or ():
            found.add(text, place)
    return found


def said_of_reports(code: Path) -> Found:
    """The templates of what verification says."""
    found = Found()
    for path, text in checks_in(code):
        found.add(text, path.relative_to(code.parent).as_posix())
    return found


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """Names that the module gives a value, once and for all."""
    values: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            values[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            values[node.target.id] = node.value
    return values


def _texts(given: ast.expr, constants: dict[str, ast.expr]) -> list[str] | None:
    """The texts that an expression may give; None where that cannot be told."""
    if isinstance(given, ast.Constant):
        return [given.value] if isinstance(given.value, str) else None
    if ast.unparse(given) in KNOWN:
        return list(KNOWN[ast.unparse(given)]())
    parts: list[ast.expr] | None = None
    if isinstance(given, ast.IfExp):
        parts = [given.body, given.orelse]
    elif isinstance(given, ast.Name) and given.id in constants:
        parts = [constants[given.id]]
    elif isinstance(given, ast.Subscript) and isinstance(given.value, ast.Name):
        table = constants.get(given.value.id)
        parts = table.values if isinstance(table, ast.Dict) else None
    if parts is None:
        return None
    texts = [_texts(part, constants) for part in parts]
    return None if None in texts else [text for some in texts if some is not None for text in some]


def placeholders(text: str) -> list[str]:
    """The fields of a text that `format` fills, with how they are written, in the order of their names."""
    return sorted(f"{name}:{form}" for _, name, form, _ in string.Formatter().parse(text) if name is not None)


def translations_in(path: Path, context: str = CONTEXT) -> dict[str, str]:
    """Text -> translation, of all messages of a context that have one."""
    if not path.is_file():
        return {}
    contexts = ElementTree.parse(path).getroot().iter("context")
    messages = (message for one in contexts if one.findtext("name") == context for message in one.iter("message"))
    pairs = ((one.findtext("source") or "", one.findtext("translation") or "") for one in messages)
    return {source: translation for source, translation in pairs if translation}


def catalogue(language: str, texts: dict[str, dict[str, list[str]]], translated: dict[str, dict[str, str]]) -> str:
    """The `.ts` file's text; `texts` and `translated` by their contexts."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    for context, found in texts.items():
        lines += ["<context>", f"    <name>{context}</name>"]
        lines += [line for text, places in found.items() for line in _message(text, places, translated[context])]
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(text: str, places: list[str], translated: dict[str, str]) -> list[str]:
    known = translated.get(text, "")
    kind = "" if known else ' type="unfinished"'
    return [
        "    <message>",
        *(f'        <location filename="../../{place}"/>' for place in places),
        f"        <source>{escape(text)}</source>",
        f"        <translation{kind}>{escape(known)}</translation>",
        "    </message>",
    ]


def lacking(texts: dict[str, list[str]], translated: dict[str, str]) -> list[str]:
    """What is wrong with a catalogue, a line for each text."""
    found = []
    for text, places in texts.items():
        known = translated.get(text, "")
        if not known:
            found.append(f"{places[0]}: not translated: {text!r}")
        elif placeholders(known) != placeholders(text):
            found.append(f"{places[0]}: other placeholders: {text!r} -> {known!r}")
        elif ("&" in text.replace("&&", "")) is not ("&" in known.replace("&&", "")) and "<" not in text:
            found.append(f"{places[0]}: a key in the menu in one of both only: {text!r} -> {known!r}")
    return found


def main(words: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args(words).check
    found = {CONTEXT: found_in(CODE), ERRORS: errors_in(ALL_CODE), CHECKS: said_of_reports(ALL_CODE)}
    unknown = [call for one in found.values() for call in one.unknown]
    for call in unknown:
        print(f"{call}: the text cannot be told; let it be a literal, or name it in KNOWN or PASSED_ON in packaging/")
    wrong = sum(brought_up(language, found, check=check) for language in LANGUAGES)
    return 1 if unknown or wrong else 0


def brought_up(language: str, found: dict[str, Found], *, check: bool) -> int:
    """Write a language's catalogue unless it is only checked; how much is wrong with it."""
    path = FOLDER / f"vmdesk_{language}.ts"
    texts = {context: one.texts for context, one in found.items()}
    translated = {context: translations_in(path, context) for context in texts}
    content = catalogue(language, texts, translated)
    missing = [line for context in texts for line in lacking(texts[context], translated[context])]
    gone = [text for context in texts for text in translated[context] if text not in texts[context]]
    behind = not path.is_file() or path.read_text("utf-8") != content
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    print("\n".join([*missing, *(f"gone: {text!r}" for text in gone)]) + "\n" * bool(missing or gone), end="")
    count = sum(len(one) for one in texts.values())
    print(f"{path.name}: {count} texts, {len(missing)} to be mended, {len(gone)} gone")
    return len(missing) + (check and behind)


if __name__ == "__main__":
    sys.exit(main())
