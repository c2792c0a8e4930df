"""Typed terms: what is negotiated, value by value."""

from typing import TypeAlias

from kpo_tui.negotiation.terms.base import (
    CLOSED,
    Amounts,
    Ask,
    Composed,
    Condition,
    Fault,
    Gap,
    OtherTerm,
    Raw,
    Row,
    SomeTerm,
    Term,
    Value,
)
from kpo_tui.negotiation.terms.choice import ChoiceTerm, YesNoTerm
from kpo_tui.negotiation.terms.dates import DateTerm
from kpo_tui.negotiation.terms.duration import Duration, DurationTerm
from kpo_tui.negotiation.terms.money import Money, MoneyTerm
from kpo_tui.negotiation.terms.number import NumberTerm, PercentTerm
from kpo_tui.negotiation.terms.tables import TableTerm
from kpo_tui.negotiation.terms.texts import ListTerm, TextTerm

AnyTerm: TypeAlias = (
    TextTerm
    | ListTerm
    | ChoiceTerm
    | YesNoTerm
    | NumberTerm
    | PercentTerm
    | MoneyTerm
    | DurationTerm
    | DateTerm
    | TableTerm
)
"""A term of any type; the `type` key of a playbook picks one."""

__all__ = [
    "CLOSED", "Amounts", "AnyTerm", "Ask", "ChoiceTerm", "Composed", "Condition", "DateTerm",
    "Duration", "DurationTerm", "Fault", "Gap", "ListTerm", "Money", "MoneyTerm", "NumberTerm",
    "OtherTerm", "PercentTerm", "Raw", "Row", "SomeTerm", "TableTerm", "Term", "TextTerm",
    "Value", "YesNoTerm",
]  # fmt: skip
