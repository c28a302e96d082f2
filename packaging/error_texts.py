"""The sentences of errors, found in the code by its syntax, as templates that a catalogue can translate.

An error's message and advice stand where it is made, mostly as f-strings. A sentence becomes a template: its own words,
with `{0}`, `{1}` ... in order for the values in it. A value that can only be one of a few texts (a conditional
expression, a name or a function of the same module that gives literals) makes a template for each of them.
"""

import ast
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

PASSED_ON = {"error.message", "error.advice", "refusal.message", "refusal.advice", "self.refused", "refused"}
"""What an error may be given other than a sentence of its own: the words of another one, found where that is made."""
OWN_CLASS = "Problem"
"""The desktop's own failures, which are no exceptions."""
BASE = "VmdeskError"

Line = tuple[str | None, ...]
"""A sentence in pieces; None stands for a value."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef
Around = tuple[_Function, ...]
"""The functions that something stands in, the outermost first."""
_DEEPEST = 8
"""So many names and functions are followed."""


@dataclass(frozen=True)
class Said:
    """What one error is told in; `texts` is None where that cannot be told from the code."""

    place: Path
    line: int
    call: str
    texts: list[str] | None


def said_in(code: Path) -> Iterator[Said]:
    """Messages and advice of all errors that the modules below `code` make, in the order of files and places."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(code.rglob("*.py"))}
    names = error_classes(trees.values()) | {OWN_CLASS}
    for path, tree in trees.items():
        module = Module(tree)
        for call, around in sorted(calls_of(tree, names, ()), key=lambda one: (one[0].lineno, one[0].col_offset)):
            for given in _sentences(call):
                lines = module.lines(given, around)
                texts = None if lines is None else [text for line in lines if (text := template(line))]
                yield Said(path, call.lineno, ast.unparse(call), texts)


def error_classes(trees: Iterable[ast.AST]) -> set[str]:
    """`VmdeskError` and the names of all classes that come from it."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    names, before = {BASE}, 0
    while len(names) != before:
        before = len(names)
        names |= {one.name for one in classes if any(_name_of(base) in names for base in one.bases)}
    return names


def template(line: Line) -> str:
    """A sentence with numbered placeholders, its own braces doubled; empty where it has no words of its own."""
    if not any(character.isalpha() for piece in line for character in piece or ""):
        return ""
    values = iter(range(len(line)))
    return "".join(
        f"{{{next(values)}}}" if piece is None else piece.replace("{", "{{").replace("}", "}}") for piece in line
    )


def calls_of(node: ast.AST, names: Collection[str], around: Around) -> Iterator[tuple[ast.Call, Around]]:
    """Calls of classes of `names`, each with the functions that it stands in."""
    if isinstance(node, ast.Call) and _name_of(node.func) in names:
        yield node, around
    inside = (*around, node) if isinstance(node, _Function) else around
    for child in ast.iter_child_nodes(node):
        yield from calls_of(child, names, inside)


def _sentences(call: ast.Call) -> list[ast.expr]:
    """The message and the advice among what a call is given; a `Problem` takes both by place."""
    named = [word.value for word in call.keywords if word.arg in (None, "message", "advice")]
    return [*call.args[:2], *named]


def _name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


class Module:
    """Tells the texts that an expression may give."""

    def __init__(self, tree: ast.Module) -> None:
        self._constants = _assigned(tree.body)
        self._functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    def lines(self, given: ast.expr, around: Around) -> list[Line] | None:
        """The sentences that `given` may be; None where that cannot be told."""
        words = given.args[0] if isinstance(given, ast.Call) and _name_of(given.func) == "cleaned" else given
        if ast.unparse(words) in PASSED_ON or _is_translated(given, around):
            return []
        lines = self._lines(given, around, 0)
        return None if lines is None or (None,) in lines else list(dict.fromkeys(lines))

    def known(self, given: ast.expr, around: Around) -> list[Line]:
        """Those of the sentences that `given` may be that can be told."""
        return [line for line in dict.fromkeys(self._lines(given, around, 0) or ()) if line != (None,)]

    def _lines(self, given: ast.expr, around: Around, depth: int) -> list[Line] | None:
        """As `lines`, with `(None,)` for what is some value."""
        if isinstance(given, ast.Constant):
            return [(given.value,)] if isinstance(given.value, str) else [(None,)]
        if isinstance(given, ast.JoinedStr):
            parts = [self._part(part, around, depth) for part in given.values]
            return [_merged(sum(choice, ())) for choice in product(*parts)]
        alternatives = self._alternatives(given, around) if depth < _DEEPEST else []
        found: list[Line] = []
        for one, inside in alternatives:
            found += self._lines(one, inside, depth + 1) or ()
        return found or [(None,)]

    def _part(self, part: ast.expr, around: Around, depth: int) -> list[Line]:
        """A piece of an f-string."""
        if not isinstance(part, ast.FormattedValue):
            return self._lines(part, around, depth) or [(None,)]
        if part.format_spec is not None or part.conversion not in (-1, ord("s")):
            return [(None,)]
        return list(dict.fromkeys(self._lines(part.value, around, depth) or [(None,)]))

    def _alternatives(self, given: ast.expr, around: Around) -> list[tuple[ast.expr, Around]]:
        """The expressions that one stands for, each with the functions it stands in."""
        if isinstance(given, ast.IfExp):
            return [(given.body, around), (given.orelse, around)]
        if isinstance(given, ast.BoolOp):
            return [(one, around) for one in given.values]
        if isinstance(given, ast.Name):
            return self._values(given.id, around)
        if isinstance(given, ast.Call) and isinstance(given.func, ast.Name):
            if given.func.id == "cleaned" and given.args:
                return [(given.args[0], around)]
            if given.func.id in self._functions:
                return _returned(self._functions[given.func.id])
        return []

    def _values(self, name: str, around: Around) -> list[tuple[ast.expr, Around]]:
        """What a name is given, in the innermost function that knows it, else in the module."""
        for depth in range(len(around), 0, -1):
            function = around[depth - 1]
            given = _assigned(ast.walk(function)).get(name, [])
            if name in _taken(function):
                return []
            if given:
                return [(one, around[:depth]) for one in given]
        return [(one, ()) for one in self._constants.get(name, [])]


def _assigned(nodes: Iterable[ast.AST]) -> dict[str, list[ast.expr]]:
    """The values that names are given one by one."""
    values: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _pair(target, node.value, values)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            _pair(node.target, node.value, values)
    return values


def _pair(target: ast.expr, value: ast.expr, values: dict[str, list[ast.expr]]) -> None:
    if isinstance(target, ast.Name):
        values.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for name, one in zip(target.elts, value.elts, strict=True):
            _pair(name, one, values)


def _taken(function: _Function) -> set[str]:
    """The names of what a function is given, and of what it goes through: these may be anything."""
    given = function.args
    names = {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
    loops = (node.target for node in ast.walk(function) if isinstance(node, ast.For | ast.comprehension))
    return names | {name.id for loop in loops for name in ast.walk(loop) if isinstance(name, ast.Name)}


def _returned(function: ast.FunctionDef) -> list[tuple[ast.expr, Around]]:
    """What a function gives, without None."""
    given = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value is not None]
    return [(one, (function,)) for one in given if not (isinstance(one, ast.Constant) and one.value is None)]


def _is_translated(given: ast.expr, around: Around) -> bool:
    """Whether a text has gone through `tr` already, here or where its name is given."""
    names = [node.id for node in ast.walk(given) if isinstance(node, ast.Name)]
    values = [one for function in around[-1:] for name in names for one in _assigned(ast.walk(function)).get(name, [])]
    calls = (node for one in (given, *values) for node in ast.walk(one) if isinstance(node, ast.Call))
    return any(_name_of(call.func) == "tr" for call in calls)


def _merged(line: Line) -> Line:
    """Neighbouring pieces of text as one."""
    merged: list[str | None] = []
    for piece in line:
        last = merged[-1] if merged else None
        if piece is not None and last is not None:
            merged[-1] = last + piece
        elif piece != "":
            merged.append(piece)
    return tuple(merged)
