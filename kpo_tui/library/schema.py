"""The shape of playbook and position files, checked by pydantic.

The structs of `playbook` and `positions` are the one definition of what a file may say; the pydantic
models here are made from them. pydantic reports every problem of a file at once, which is what someone
who writes one needs. Reading a log does not pass through here: its first line was checked when it was
written, and is checked again, faster, when it is read. No other module knows pydantic, and this one is
imported only where a file is checked.
"""

import types
from functools import cache
from typing import Annotated, Any, Literal, TypeGuard, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Struct
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from kpo_tui.negotiation.playbook import Clause, near_miss
from kpo_tui.negotiation.playbook_checks import Problem
from kpo_tui.text import one_line

S = TypeVar("S", bound=Struct)
CLAUSE_KEYS = frozenset(Clause.__struct_fields__)
UNIONS = (Union, types.UnionType)
_SETTINGS = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, populate_by_name=False)


@cache
def model_of(struct: type[Struct]) -> type[BaseModel]:
    """The pydantic model that accepts what `struct` holds, refusing unknown keys."""
    fields: dict[str, Any] = {}
    needed = {
        field.encode_name
        for field in msgspec.structs.fields(struct)
        if field.default is NODEFAULT and field.default_factory is NODEFAULT
    }
    for key, kind in _hints(struct).items():
        default, modelled = (..., _modelled(kind)) if key in needed else (None, _modelled(kind) | None)
        fields[f"{key}_"] = (modelled, Field(default, alias=key))
    if (tag := struct.__struct_config__.tag) is not None:
        fields["type_"] = (Literal[tag], Field(..., alias="type"))
    return create_model(struct.__name__, __config__=_SETTINGS, **fields)


@cache
def _hints(struct: type[Struct]) -> dict[str, Any]:
    """What each key of a struct holds."""
    hints = get_type_hints(struct, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(struct)}


def _is_struct(kind: object) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _modelled(kind: Any) -> Any:
    """`kind` with every Struct in it replaced by its model."""
    if _is_struct(kind):
        return model_of(kind)
    arguments = get_args(kind)
    if not arguments or get_origin(kind) is Literal:
        return kind
    modelled = tuple(_modelled(argument) for argument in arguments)
    if get_origin(kind) not in UNIONS:
        return get_origin(kind)[modelled]
    union: Any = Union.__getitem__(modelled)  # the members are known only here
    tagged = all(_is_struct(one) and one.__struct_config__.tag for one in arguments)
    return Annotated[union, Field(discriminator="type_")] if tagged else union


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
        text = f"is not a key we know{near_miss(path[-1], _keys_beside(struct, path))}"
    elif details["type"] == "missing":
        text = "is missing"
    elif details["type"] == "union_tag_invalid":
        tag, known = details["ctx"]["tag"], details["ctx"]["expected_tags"].replace("'", "").split(", ")
        text = f"'{one_line(tag, 40)}' is not a type of term{near_miss(str(tag), known)}"
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
    known: Any = struct
    for part in path[:-1]:
        known = _held(known, part)
    if not _is_struct(known):
        return []
    return [*_hints(known), *(["type"] if known.__struct_config__.tag else [])]


def _held(kind: Any, part: str) -> Any:
    """What stands one step of a path further in, by the name of a field, of a tag, or whatever the name."""
    if _is_struct(kind):
        return _hints(kind).get(part)
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return arguments[1]
    if get_origin(kind) in UNIONS:
        return next((one for one in arguments if _is_struct(one) and one.__struct_config__.tag == part), None)
    return arguments[0] if arguments else None
