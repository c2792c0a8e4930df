"""The language of wording templates: a small part of Jinja2, checked on its syntax tree.

A template may hold text, values (`{{ net_days }}`, `{{ payment.net_days }}`), the filters below,
`if` with comparisons to constants, and one level of `for` over a list or table term. Nothing else
passes: no calls, arithmetic, macros, includes, assignments or attributes; and only so many of those
that do. So no template can run long, grow large or reach out, whoever wrote it, and every template that
passes can be rendered. `complaints` says what a template holds that it may not.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from jinja2 import TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kpo_tui.negotiation.playbook import Playbook, near_miss
from kpo_tui.negotiation.playbook_checks import Problem
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.text import one_line

FILTERS = ("ref", "bullets", "schedule", "figures", "lower", "capital")
MOST_LOOP_TEXT = 4000
MOST_LOOPS = 20
MOST_VALUES = 400
MOST_CONDITIONS = 200
MOST_COMPLAINTS = 100
LARGEST_NUMBER = 10**18
DEEPEST = 8
PARTY_NAMES = ("client", "provider")
VALUE_MARKS = "\ue000\ue001"
"""Private-use characters that stand around a value's number in rendered text; no template may hold them."""


def environment() -> ImmutableSandboxedEnvironment:
    """A Jinja2 environment with nothing in it: no globals, no tests, no filters, no loader."""
    env = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True, autoescape=False)
    env.globals.clear()
    env.tests.clear()
    env.filters.clear()
    return env


_parser = environment()
_parser.filters.update(dict.fromkeys(FILTERS, str))  # unknown filters are named by the walk, not by Jinja2


@lru_cache(maxsize=512)
def parsed(wording: str) -> nodes.Template | str:
    """The syntax tree of a template, or in words why there is none."""
    if any(character in wording for character in VALUE_MARKS):
        return "holds a private-use character (U+E000 or U+E001)"
    try:
        tree = _parser.parse(wording)
        lexed = _parser.lex(wording) if "raw" in wording else ()  # the tree does not tell of it
        raw = next((line for line, kind, _ in lexed if kind == "raw_begin"), None)
    except TemplateError as error:
        return f"cannot be read: {one_line(error.message or str(error), 120)} (line {getattr(error, 'lineno', 1)})"
    except ValueError:
        return "holds a number with too many digits"
    except RecursionError:
        return "is nested too deep"
    return tree if raw is None else f"uses the construct 'raw' (line {raw}), which wording may not hold"


@lru_cache(maxsize=512)
def names_in(wording: str) -> frozenset[str]:
    """The names in a template: of values, loops and filters; of one that cannot be read, none."""
    tree = parsed(wording)
    if isinstance(tree, str):
        return frozenset()
    names = {node.name for node in tree.find_all(nodes.Name)}
    return frozenset(names | {node.name for node in tree.find_all(nodes.Filter)})


def problems_of_wording(playbook: Playbook) -> list[Problem]:
    """Every construct in the playbook's templates that is not allowed, and every name that means nothing."""
    texts = [("", f"definitions.{name}", text) for name, text in playbook.definitions.items()]
    for clause_id, clause in playbook.clauses.items():
        texts.append((clause_id, "wording", clause.wording))
        texts += [(clause_id, f"definitions.{name}", text) for name, text in clause.definitions.items()]
    return [
        Problem(found, clause_id, key=key)
        for clause_id, key, text in texts
        for found in complaints(playbook, clause_id, text)
    ]


def complaints(playbook: Playbook, clause_id: str, wording: str) -> list[str]:
    """What is wrong with one template of the clause (of none, for a general definition)."""
    tree = parsed(wording)
    if isinstance(tree, str):
        return [tree]
    walk = _Walk(playbook, clause_id)
    try:
        return list(dict.fromkeys(islice(walk.template(tree), MOST_COMPLAINTS)))
    except RecursionError:
        return ["is nested too deep"]


class _Walk:
    """One pass over a syntax tree, yielding what it may not hold."""

    def __init__(self, playbook: Playbook, clause_id: str) -> None:
        self.playbook = playbook
        self.clause_id = clause_id
        clause = playbook.clauses.get(clause_id)
        self.own: dict[str, SomeTerm] = dict(clause.terms) if clause else {}
        self.loop: tuple[str, SomeTerm] | None = None
        self.loops = self.values = self.conditions = 0

    def template(self, tree: nodes.Template) -> Iterator[str]:
        yield from self.body(tree.body, 0)
        if self.values > MOST_VALUES or self.conditions > MOST_CONDITIONS:
            yield f"holds more than {MOST_VALUES} values or {MOST_CONDITIONS} conditions"

    def body(self, body: list[nodes.Node], depth: int) -> Iterator[str]:
        if depth > DEEPEST:
            yield f"is nested deeper than {DEEPEST}"
            return
        for node in body:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        yield from self.shown(part)
            elif isinstance(node, nodes.If):
                self.conditions += 1
                yield from self.test(node.test, 0)
                yield from self.body(node.body, depth + 1)
                for branch in node.elif_:
                    yield from self.body([branch], depth + 1)
                yield from self.body(node.else_, depth + 1)
            elif isinstance(node, nodes.For):
                yield from self.over(node, depth)
            else:
                yield self.refused(node)

    def over(self, node: nodes.For, depth: int) -> Iterator[str]:
        if self.loop is not None:
            yield self.refused(node, "a loop inside a loop")
            return
        if node.else_ or node.test or node.recursive or not isinstance(node.target, nodes.Name):
            yield self.refused(node, "a loop with else, if, recursive or several names")
            return
        term = self.term(node.iter)
        if term is None or term.shape not in ("list", "table"):
            yield self.refused(node, "a loop over something that is not a list or table term")
            return
        self.loops += 1
        text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        if text > MOST_LOOP_TEXT or self.loops > MOST_LOOPS:
            yield self.refused(node, f"more than {MOST_LOOPS} loops, or {MOST_LOOP_TEXT} characters in one")
        if node.target.name in {*self.own, *self.playbook.clauses, *PARTY_NAMES, "loop"}:
            yield self.refused(node, f"a loop name '{node.target.name}' that means something else here")
        self.loop = (node.target.name, term)
        yield from self.body(node.body, depth + 1)
        self.loop = None

    def shown(self, node: nodes.Node) -> Iterator[str]:
        """A value between `{{` and `}}`."""
        filters = 0
        self.values += 1
        while isinstance(node, nodes.Filter):
            filters += 1
            if node.name not in FILTERS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
                yield self.refused(node, f"the filter '{one_line(node.name, 40)}'")
                return
            if node.name == "ref":
                yield from self.reference(node)
                return
            if node.node is None or filters > 2:
                yield self.refused(node)
                return
            term = self.term(node.node)
            if node.name == "bullets" and (term is None or term.shape != "list"):
                yield self.refused(node, "the filter 'bullets' on something that is not a list term")
                return
            if node.name == "schedule" and term is None:
                yield self.refused(node, "the filter 'schedule' on something that is not a term")
                return
            node = node.node
        yield from self.value(node)

    def reference(self, node: nodes.Filter) -> Iterator[str]:
        if not isinstance(node.node, nodes.Const) or not isinstance(node.node.value, str):
            yield self.refused(node, "ref without the id of a clause in quotes")
            return
        clause = self.playbook.clauses.get(node.node.value)
        if clause is None or clause.place != "body":
            clauses = self.playbook.clauses
            hint = near_miss(node.node.value, [name for name in clauses if clauses[name].place == "body"])
            yield f"refers to '{one_line(node.node.value, 40)}', which is no numbered clause{hint}"

    def value(self, node: nodes.Node) -> Iterator[str]:
        if self.is_loop_value(node):
            return
        if isinstance(node, nodes.Name) and node.name in PARTY_NAMES:
            return
        if not isinstance(node, nodes.Name | nodes.Getattr):
            yield self.refused(node)
        elif self.term(node) is None:
            yield self.unknown(node)

    def is_loop_value(self, node: nodes.Node) -> bool:
        if self.loop is None:
            return False
        name, term = self.loop
        if isinstance(node, nodes.Name) and node.name == name:
            return term.shape == "list"
        home, _, column = _dotted(node).partition(".")
        return home == name and column in term.columns

    def term(self, node: nodes.Node) -> SomeTerm | None:
        if isinstance(node, nodes.Name):
            return self.own.get(node.name)
        home, _, name = _dotted(node).partition(".")
        found = self.playbook.term("", f"{home}.{name}") if home and home not in self.own else None
        return found[2] if found else None

    def unknown(self, node: nodes.Node) -> str:
        name = node.name if isinstance(node, nodes.Name) else _dotted(node)
        if not name or name.count("__"):
            return self.refused(node)
        known = [*self.own, *PARTY_NAMES]
        known += [f"{home}.{term}" for home, clause in self.playbook.clauses.items() for term in clause.terms]
        elsewhere = [full for full in known if full.endswith(f".{name}")]
        hint = f"; did you mean '{elsewhere[0]}'?" if elsewhere else near_miss(name, known)
        return f"names '{one_line(name, 60)}', which is no term{hint}"

    def test(self, node: nodes.Node, depth: int) -> Iterator[str]:
        """A condition of `if`."""
        if depth > DEEPEST:
            yield "has a condition that is nested too deep"
        elif isinstance(node, nodes.And | nodes.Or):
            yield from self.test(node.left, depth + 1)
            yield from self.test(node.right, depth + 1)
        elif isinstance(node, nodes.Not):
            yield from self.test(node.node, depth + 1)
        elif isinstance(node, nodes.Compare) and len(node.ops) > 1:
            yield self.refused(node, "a chain of comparisons")
        elif isinstance(node, nodes.Compare):
            yield from self.value(node.expr)
            yield from self.operand(node.expr, node.ops[0].op, node.ops[0].expr)
        else:
            yield from self.value(node)

    def operand(self, left: nodes.Node, operator: str, node: nodes.Node) -> Iterator[str]:
        several = operator in ("in", "notin")
        if several and not isinstance(node, nodes.Tuple | nodes.List):
            yield self.refused(node, "'in' without a list of plain values")
            return
        parts = node.items if isinstance(node, nodes.Tuple | nodes.List) and several else [node]
        term = self.term(left)
        for part in parts:
            if not isinstance(part, nodes.Const) or not _is_plain(part.value):
                yield self.refused(part, "a comparison with something that is not a plain value")
            elif term is not None and "option" in term.amounts and part.value not in term.options:
                hint = near_miss(str(part.value), term.options)
                yield f"compares with '{one_line(str(part.value), 40)}', which is no option there{hint}"

    @staticmethod
    def refused(node: nodes.Node, what: str = "") -> str:
        """The message for a construct that is not allowed."""
        kind = what or f"the construct '{type(node).__name__.lower()}'"
        line = f" (line {node.lineno})" if node.lineno else ""
        return f"uses {kind}{line}, which wording may not hold"


def _dotted(node: nodes.Node) -> str:
    """`payment.net_days` for a node that is so; empty for any other."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return ""


def _is_plain(constant: object) -> bool:
    return isinstance(constant, str) or (isinstance(constant, int | float) and abs(constant) < LARGEST_NUMBER)
