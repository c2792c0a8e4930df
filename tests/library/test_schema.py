"""The models that check files are made from the structs, and know neither more nor less."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec import NODEFAULT, Struct
from pydantic import BaseModel

from kpo_tui.library.schema import model_of
from kpo_tui.negotiation.playbook import Playbook
from kpo_tui.negotiation.positions import Positions
from kpo_tui.negotiation.terms import AnyTerm


def structs_in(kind: Any) -> Iterator[type[Struct]]:
    """The structs that a type is made of, itself first."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
        hints = get_type_hints(kind)
        for name in kind.__struct_fields__:
            yield from structs_in(hints[name])
    for argument in get_args(kind):
        yield from structs_in(argument)


def models_in(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of, itself first."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from models_in(field.annotation)
    for argument in get_args(kind):
        yield from models_in(argument)


STRUCTS = tuple(dict.fromkeys([*structs_in(Playbook), *structs_in(Positions)]))
every_struct = pytest.mark.parametrize("struct", STRUCTS, ids=[struct.__name__ for struct in STRUCTS])


def keys_of(struct: type[Struct]) -> dict[str, bool]:
    """The keys that a struct can be read from, and whether each is needed."""
    fields = msgspec.structs.fields(struct)
    keys = {
        field.encode_name: field.default is NODEFAULT and field.default_factory is NODEFAULT
        for field in fields
    }
    return keys | ({"type": True} if struct.__struct_config__.tag is not None else {})


@every_struct
def test_every_key_of_a_struct_is_known_to_its_model_and_the_other_way_round(struct: type[Struct]) -> None:
    fields = model_of(struct).model_fields.values()
    assert {field.alias: field.is_required() for field in fields} == keys_of(struct)


@every_struct
def test_a_key_that_a_struct_does_not_have_is_refused_by_both(struct: type[Struct]) -> None:
    assert struct.__struct_config__.forbid_unknown_fields
    assert model_of(struct).model_config["extra"] == "forbid"


def test_the_models_of_the_files_hold_those_of_all_structs() -> None:
    assert {*models_in(model_of(Playbook)), *models_in(model_of(Positions))} == set(map(model_of, STRUCTS))
    assert set(get_args(AnyTerm)) <= set(STRUCTS)


@every_struct
def test_words_to_choose_from_are_the_same(struct: type[Struct]) -> None:
    hints, fields = get_type_hints(struct), model_of(struct).model_fields.values()
    by_key = {str(field.alias): field for field in fields}
    for field in msgspec.structs.fields(struct):
        if get_origin(hints[field.name]) is Literal:
            modelled = by_key[field.encode_name].annotation
            choices = [*get_args(modelled), *(word for one in get_args(modelled) for word in get_args(one))]
            assert set(get_args(hints[field.name])) <= set(choices)
