"""Typed terms: what is negotiated, value by value."""

from typing import TypeAlias

from kpo_tui.negotiation.party import PARTIES, Party, other
from kpo_tui.negotiation.terms.base import (
    CLOSED,
    Ask,
    Condition,
    Duration,
    Gap,
    Money,
    OtherTerm,
    Raw,
    Row,
    SomeTerm,
    Term,
    Value,
)
from kpo_tui.negotiation.terms.choice import ChoiceTerm, YesNoTerm
from kpo_tui.negotiation.terms.dates import DateTerm
from kpo_tui.negotiation.terms.duration import DurationTerm
from kpo_tui.negotiation.terms.money import MoneyTerm
from kpo_tui.negotiation.terms.number import NumberTerm, PercentTerm
from kpo_tui.negotiation.terms.table import TableTerm
from kpo_tui.negotiation.terms.words import ListTerm, TextTerm

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
    "CLOSED", "PARTIES", "AnyTerm", "Ask", "ChoiceTerm", "Condition", "DateTerm", "Duration", "DurationTerm", "Gap",
    "ListTerm", "Money", "MoneyTerm", "NumberTerm", "OtherTerm", "Party", "PercentTerm", "Raw", "Row", "SomeTerm", "TableTerm",
    "Term", "TextTerm", "Value", "YesNoTerm", "other",
]  # fmt: skip
