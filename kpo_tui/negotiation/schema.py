"""The shape of playbook and position files, checked by pydantic.

The types of `playbook` and `positions` are the one definition of what a file may say; the pydantic
models here are made from them. pydantic reports every problem of a file at once, which is what someone
who writes one needs. Reading a log does not pass through here: its first line was checked when it was
written, and is checked again, faster, when it is read.
"""

import types
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from kpo_tui.negotiation.playbook import Clause, nearest
from kpo_tui.negotiation.playbook_checks import Problem
from kpo_tui.text import one_line

S = TypeVar("S", bound=Struct)
CLAUSE_KEYS = frozenset(Clause.__struct_fields__)
_SETTINGS = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, populate_by_name=False)


@cache
def model_of(struct: type[Struct]) -> type[BaseModel]:
    """The pydantic model that accepts what `struct` holds, refusing unknown keys."""
    hints = get_type_hints(struct, include_extras=True)
    fields: dict[str, Any] = {}
    for field in msgspec.structs.fields(struct):
        default = ... if field.default is NODEFAULT and field.default_factory is NODEFAULT else None
        kind = _modelled(hints[field.name])
        name = f"{field.encode_name}_" if field.encode_name != field.name else field.name
        fields[name] = (kind if default is ... else kind | None, Field(default, alias=field.encode_name))
    tag = struct.__struct_config__.tag
    if tag is not None:
        fields["type_"] = (Literal[tag], Field(..., alias="type"))
    return create_model(struct.__name__, __config__=_SETTINGS, **fields)


def _modelled(kind: Any) -> Any:
    """`kind` with every Struct in it replaced by its model."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        return model_of(kind)
    arguments = get_args(kind)
    if not arguments or get_origin(kind) is Literal:
        return kind
    modelled = tuple(_modelled(argument) for argument in arguments)
    if get_origin(kind) in (Union, types.UnionType):
        tagged = all(
            isinstance(a, type) and issubclass(a, Struct) and a.__struct_config__.tag for a in arguments
        )
        union: Any = Union.__getitem__(modelled)  # the members are known only here
        return Annotated[union, Field(discriminator="type_")] if tagged else union
    return get_origin(kind)[modelled]


def read_as(struct: type[S], data: dict[str, Any], file: str) -> tuple[S | None, list[Problem]]:
    """`data` from a TOML file as a `struct`, or every problem with its shape."""
    try:
        model = model_of(struct).model_validate(data)
    except ValidationError as error:
        return None, [_problem(struct, details, file) for details in error.errors(include_url=False)]
    kept = model.model_dump(by_alias=True, exclude_unset=True)
    try:
        return msgspec.convert(kept, struct), []
    except msgspec.ValidationError as error:
        return None, [Problem(str(error), file=file)]


def _problem(struct: type[Struct], details: Any, file: str) -> Problem:
    path = [str(part) for part in details["loc"]]
    clause, term, key = _place(path)
    text = details["msg"].removeprefix("Value error, ")
    if details["type"] == "extra_forbidden":
        near = nearest(path[-1], _keys_beside(struct, path))
        text = "is not a key we know" + (f"; did you mean '{near}'?" if near else "")
    elif details["type"] == "missing":
        text = "is missing"
    elif details["type"] == "union_tag_invalid":
        near = nearest(
            str(details["ctx"]["tag"]), details["ctx"]["expected_tags"].replace("'", "").split(", ")
        )
        hint = f"; did you mean '{near}'?" if near else ""
        text = f"'{one_line(details['ctx']['tag'], 40)}' is not a type of term{hint}"
        key = "type"
    elif details["type"] == "union_tag_not_found":
        text, key = "needs a type", "type"
    return Problem(text[0].lower() + text[1:], clause, term, key, file)


def _place(path: list[str]) -> tuple[str, str, str]:
    """Clause, term and key that a path into the file leads to."""
    clause = term = ""
    if path[:1] == ["clauses"] and len(path) > 1:
        clause, path = path[1], path[2:]
        if path[:1] == ["terms"] and len(path) > 1:
            term, path = path[1], path[3:]  # the part after the term is the tag of its type
        elif len(path) > 1 and path[0] not in CLAUSE_KEYS:
            term, path = path[0], path[1:]  # positions: clause, then term
    return clause, term, ".".join(path)


def _keys_beside(struct: type[Struct], path: list[str]) -> list[str]:
    """The keys that are known where the last part of `path` stands."""
    known: Any = model_of(struct)
    for part in path[:-1]:
        known = _step(known, part)
    fields = getattr(known, "model_fields", {})
    return [str(field.alias or name) for name, field in fields.items()]


def _step(known: Any, part: str) -> Any:
    """The annotation one step of a path further in."""
    if isinstance(known, type) and issubclass(known, BaseModel):
        for name, field in known.model_fields.items():
            if (field.alias or name) == part:
                return field.annotation
        return None
    arguments = get_args(known)
    if get_origin(known) is dict:
        return arguments[1]
    if get_origin(known) is Annotated:
        return _step(arguments[0], part)
    if get_origin(known) in (Union, types.UnionType):
        for argument in arguments:
            tag = getattr(argument, "model_fields", {}).get("type_")
            if tag is not None and get_args(tag.annotation) == (part,):
                return argument
            if tag is None and argument is not type(None):
                return _step(argument, part)
    return arguments[0] if arguments else None
