"""Bring the catalogues of translations up to date with the code, and say what they lack; runs in the environment.

    python packaging/translations.py [--check]

Walks `vmdesk/ui` for the texts that go through `tr`, and writes `resources/translations/vmdesk_{language}.ts` in Qt's
format, which Linguist opens: translations that are there are kept, those of texts that are gone are dropped. A text is
found where it stands as one literal in a call of `tr`; other calls must be of a kind that `KNOWN` or a constant of the
module gives the texts of. `--check` writes nothing. Exit code 1 where a text cannot be found, is not translated, or is
translated with other placeholders.
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

from vmdesk.domain.events import Stage  # noqa: E402 - found once the repository is on the path
from vmdesk.ui.logic.state import Standing  # noqa: E402

CODE = ROOT / "vmdesk" / "ui"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
CONTEXT = "vmdesk"


def _units() -> Iterator[str]:
    """What the pipeline counts its progress in: the fourth argument of each `Progress`."""
    for path in sorted((ROOT / "vmdesk" / "pipeline").glob("*.py")):
        for call in _calls(ast.parse(path.read_text("utf-8")), "Progress"):
            if len(call.args) > 3 and isinstance(call.args[3], ast.Constant):
                yield str(call.args[3].value)


def _problems() -> Iterator[str]:
    """What errors say that the window may show: f-strings as templates, their values numbered {0}, {1} ..."""
    tree = ast.parse((ROOT / "vmdesk" / "domain" / "errors.py").read_text("utf-8"))
    kinds = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)} | {"Problem"}
    for path in sorted((ROOT / "vmdesk").rglob("*.py")):
        place = path.relative_to(ROOT / "vmdesk").as_posix()
        if not place.startswith(("cli/", "training/")) and place not in ("benchmark.py", "ui/app.py"):
            yield from _said_in(ast.parse(path.read_text("utf-8")), kinds)


def _said_in(tree: ast.Module, kinds: set[str]) -> Iterator[str]:
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(node, ast.Assign) and isinstance(target, ast.Name):
                given.setdefault(target.id, []).append(node.value)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name_of(call.func) in kinds:
            advice = [word.value for word in call.keywords if word.arg == "advice"]
            count = 2 if _name_of(call.func) == "Problem" else 1
            for part in (*call.args[:count], *advice):
                yield from _templates(part, given)


def _templates(part: ast.expr, given: dict[str, list[ast.expr]]) -> list[str]:
    """The texts that an argument may be; a name stands for what the module assigns to it anywhere."""
    if isinstance(part, ast.Constant):
        return [part.value] if isinstance(part.value, str) and part.value else []
    if isinstance(part, ast.IfExp):
        return _templates(part.body, given) + _templates(part.orelse, given)
    if isinstance(part, ast.JoinedStr):
        numbers = iter(range(100))
        pieces = (str(one.value) if isinstance(one, ast.Constant) else f"{{{next(numbers)}}}" for one in part.values)
        text = "".join(pieces)
        return [text] if any(letter.isalpha() for letter in text) else []
    if isinstance(part, ast.Name) and part.id in given:
        others = {name: values for name, values in given.items() if name != part.id}
        return [text for value in given[part.id] for text in _templates(value, others)]
    if isinstance(part, ast.Call) and _name_of(part.func) == "cleaned":
        return _templates(part.args[0], given)
    return []  # the words of another error, which are found where that is made


KNOWN: dict[str, Callable[[], Iterable[str]]] = {
    "problem.message": _problems,
    "problem.advice": _problems,
    "state.model_problem.message": _problems,
    "answer.problem.message": _problems,
    "message.problem.message": _problems,
    "done.problem.message": _problems,
    "entry.reason": _problems,
    "progress.stage.value": lambda: [stage.value for stage in Stage],
    "progress.unit": _units,
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


def translations_in(path: Path) -> dict[str, str]:
    """Text -> translation, of all messages that have one."""
    if not path.is_file():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")
    pairs = ((one.findtext("source") or "", one.findtext("translation") or "") for one in messages)
    return {source: translation for source, translation in pairs if translation}


def catalogue(language: str, texts: dict[str, list[str]], translated: dict[str, str]) -> str:
    """The `.ts` file's text."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for text, places in texts.items():
        lines.append("    <message>")
        lines += [f'        <location filename="../../{place}"/>' for place in places]
        lines.append(f"        <source>{escape(text)}</source>")
        known = translated.get(text, "")
        kind = "" if known else ' type="unfinished"'
        lines += [f"        <translation{kind}>{escape(known)}</translation>", "    </message>"]
    return "\n".join([*lines, "</context>", "</TS>", ""])


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
    found, wrong = found_in(CODE), 0
    for call in found.unknown:
        print(f"{call}: the text cannot be told; let it be a literal, or add it to KNOWN in {Path(__file__).name}")
    for language in LANGUAGES:
        path = FOLDER / f"vmdesk_{language}.ts"
        translated = translations_in(path)
        content = catalogue(language, found.texts, translated)
        missing = lacking(found.texts, translated)
        gone = [text for text in translated if text not in found.texts]
        behind = not path.is_file() or path.read_text("utf-8") != content
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        print("\n".join([*missing, *(f"gone: {text!r}" for text in gone)]) + "\n" * bool(missing or gone), end="")
        print(f"{path.name}: {len(found.texts)} texts, {len(missing)} to be mended, {len(gone)} gone")
        wrong += len(missing) + (check and behind)
    return 1 if found.unknown or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
