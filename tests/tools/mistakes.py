"""Small mistakes made in a module: in its code, and in its tables of words.

A place where one can be made is a `Mistake` with the kind of it, and `made` gives the module's text with it.

    compare, logic, not     == for !=, < for <=, `and` for `or`, a `not` that is missing
    number, flag            one more or less, True for False
    return                  a condition that never leads to its early return
    row, phrase             a row of a table that is missing; a phrase of a pattern, or an alternative in one
    side                    ours for theirs, the client for the provider
    order, argument         two values in the other order, a named argument that is left out
"""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SIDES = {"our": "their", "ours": "theirs", "client": "provider"}
_SIDES |= {one: other for other, one in _SIDES.items()}
_LEAVING = (ast.Return, ast.Continue, ast.Break, ast.Raise)
_TYPES = frozenset(
    {"tuple", "dict", "list", "set", "frozenset", "defaultdict", "Callable", "Mapping", "Literal", "Sequence"}
)
_GROUP = re.compile(r"\?(?:[:=!>]|<[=!]|P<\w+>)")


class Mistake(NamedTuple):
    """A mistake that can be made: its kind, the line, which place of the module it is, and which of those there."""

    kind: str
    line: int
    place: int
    which: int


def mistakes(source: str) -> list[Mistake]:
    """All mistakes that can be made in a module."""
    return [
        Mistake(kind, getattr(node, "lineno", 0), place, which)
        for place, node in enumerate(_places(ast.parse(source)))
        for kind, changes in _changes(node)
        for which in range(len(changes))
    ]


def made(source: str, mistake: Mistake) -> tuple[str, str, str]:
    """The module with the mistake in it, and the place before and after."""
    tree = ast.parse(source)
    node = list(_places(tree))[mistake.place]
    before = ast.unparse(node)
    dict(_changes(node))[mistake.kind][mistake.which]()
    return ast.unparse(tree), before, ast.unparse(node)


def told(before: str, after: str) -> str:
    """A change, cut to a few words."""
    at = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(0, at - 60)
    return f"{before[start : at + 60]!r} -> {after[start : at + 60]!r}"


def _places(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that can be changed: no docstring, no annotation, no decorator, no assertion."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom | ast.JoinedStr):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) in _TYPES:
            continue
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.annotation) == "TypeAlias":
            continue
        yield node
        yield from _places(_bare(node))


def _bare(node: ast.AST) -> ast.AST:
    """A node without its annotations and decorators; what is left are the same nodes."""
    if isinstance(node, ast.FunctionDef):
        return ast.Module(body=node.body, type_ignores=[])
    if isinstance(node, ast.ClassDef):
        return ast.Module(body=node.body, type_ignores=[])
    if isinstance(node, ast.AnnAssign):
        return ast.Tuple(elts=[node.value] if node.value else [], ctx=ast.Load())
    return node


Changes = list[Callable[[], object]]


def _changes(node: ast.AST) -> Iterator[tuple[str, Changes]]:
    """What can be changed of a node, by kind; each change is made in the node itself."""
    yield from _of_conditions(node)
    yield from _of_words(node)
    yield from _of_rows(node)


def _of_conditions(node: ast.AST) -> Iterator[tuple[str, Changes]]:
    match node:
        case ast.Compare(ops=ops):
            yield "compare", [_setting(ops, at, _COMPARED[type(op)]()) for at, op in enumerate(ops)]
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "logic", [lambda: setattr(node, "op", other)]
        case ast.UnaryOp(op=ast.Not()):
            yield "not", [lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))]
        case ast.If(body=[*_, last]) if isinstance(last, _LEAVING) or _yields(last):
            yield "return", [lambda: setattr(node, "test", ast.Constant(value=False))]
        case _:
            pass


def _of_words(node: ast.AST) -> Iterator[tuple[str, Changes]]:
    match node:
        case ast.Constant(value=bool() as flag):
            yield "flag", [lambda: setattr(node, "value", not flag)]
        case ast.Constant(value=int() as number):
            yield "number", [_valued(node, number + 1), _valued(node, number - 1)]
        case ast.Constant(value=str() as text):
            if text in _SIDES:
                yield "side", [_valued(node, _SIDES[text])]
            yield "phrase", [_valued(node, text[:start] + text[end:]) for start, end in _removable(text)]
        case ast.Attribute(attr=name) if name in _SIDES:
            yield "side", [lambda: setattr(node, "attr", _SIDES[name])]
        case _:
            pass


def _of_rows(node: ast.AST) -> Iterator[tuple[str, Changes]]:
    match node:
        case ast.Dict(keys=keys, values=values) if len(keys) > 1:
            yield "row", [_without(at, keys, values) for at in range(len(keys))]
        case ast.Set(elts=rows) | ast.List(elts=rows) if len(rows) > 1:
            yield "row", [_without(at, rows) for at in range(len(rows))]
        case ast.Tuple(elts=rows, ctx=ast.Load()) if len(rows) > 1:
            if all(isinstance(row, ast.Constant) for row in rows):
                yield (
                    "row",
                    [_without(at, rows) for at in range(len(rows))],
                )  # mostly a set, whatever the order
            else:
                yield "order", [_swapped(rows, at) for at in range(len(rows) - 1)]
        case ast.Call(args=args, keywords=keywords):
            yield "order", [_swapped(args, at) for at in range(len(args) - 1)]
            yield "argument", [_without(at, keywords) for at in range(len(keywords))]
        case _:
            pass


def _yields(statement: ast.AST) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Yield | ast.YieldFrom)


def _setting(found: list[ast.cmpop], at: int, other: ast.cmpop) -> Callable[[], object]:
    return lambda: found.__setitem__(at, other)


def _valued(node: ast.Constant, value: object) -> Callable[[], object]:
    return lambda: setattr(node, "value", value)


def _without(at: int, *columns: list[Any]) -> Callable[[], object]:
    return lambda: [column.pop(at) for column in columns]


def _swapped(rows: list[ast.expr], at: int) -> Callable[[], object]:
    return lambda: rows.__setitem__(slice(at, at + 2), [rows[at + 1], rows[at]])


def _removable(text: str) -> Iterator[tuple[int, int]]:
    """Where the phrases of a pattern lie, and the alternatives in them, each with the mark that parts it from others."""
    starts, marks = [0], [list[int]()]
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if sign == "(":
            group = _GROUP.match(text, at + 1)
            starts.append(group.end() if group else at + 1)
            marks.append([])
        elif (sign == "|" and len(starts) > 1) or (sign == ";" and len(starts) == 1):
            marks[-1].append(at)
        elif sign == ")" and len(starts) > 1:
            found += _between(starts.pop(), marks.pop(), at)
    return iter(found + _between(0, marks[0], len(text)))


def _between(start: int, marks: list[int], end: int) -> list[tuple[int, int]]:
    """What lies between marks, each with the mark before it, the first with the one after it."""
    if not marks:
        return []
    ends = [*marks[1:], end]
    return [(start, marks[0] + 1), *zip(marks, ends, strict=True)]
