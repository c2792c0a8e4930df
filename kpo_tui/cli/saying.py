"""`kpo say`: a sentence, read as the conversation reads it, shown, and recorded after a yes."""

import sys
from pathlib import Path

import click

from kpo_tui.cli.asking import confirmed, number_picked
from kpo_tui.cli.common import (
    PositionsPath,
    clause_named,
    deal_argument,
    locale_named,
    note,
    opened,
    party_option,
    positions_of,
    recorded,
)
from kpo_tui.cli.common import say as tell
from kpo_tui.cli.reading_json import as_json
from kpo_tui.cli.wishing import fulfil
from kpo_tui.dialogue.moves import AnyMove, Binding, Choice, Offering, Packaging, Reading, TakingRung, act_of
from kpo_tui.dialogue.understanding import AtHand, read
from kpo_tui.errors import KpoError, Usage, some_recorded
from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.deciding import decide
from kpo_tui.negotiation.party import Party, other
from kpo_tui.negotiation.rules import evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.session import Session
from kpo_tui.text import command_path, one_line

EXAMPLES = """\b
Examples:
  kpo say deal.jsonl --as client "net 45, interest 1%"
  kpo say deal.jsonl --as client --clause payment "ok with the rate but 45 days"
  kpo say deal.jsonl --as provider "park liability, waiting for our insurer" --yes
  kpo say deal.jsonl --as client --clause payment "what's normal for interest?"
"""


@click.command(name="say", epilog=EXAMPLES)
@deal_argument
@click.argument("text")
@party_option
@click.option("--clause", help="The clause you speak about; CLAUSE.TERM for an answer to one question.")
@click.option("--yes", is_flag=True, help="Record without asking; only where the reading is sure.")
@click.option("--dry-run", is_flag=True, help="Only read; record nothing.")
@click.option("--json", "json_wanted", is_flag=True, help="With --dry-run: print the reading as JSON.")
@click.option(
    "--positions",
    type=PositionsPath(),
    help="Your positions file, for `take our fallback` (or sample positions: kpo-essentials.client).",
)
@click.option("--locale", help="How you write numbers and dates, such as en_GB or de_DE.  [env: KPO_LOCALE]")
def say(
    deal: Path, text: str, party: Party, clause: str | None, yes: bool, dry_run: bool, json_wanted: bool,
    positions: Path | None, locale: str | None,
) -> None:  # fmt: skip
    """Say a sentence, as you would in the conversation, and record what it means.

    It is shown what was understood, and nothing is recorded without a yes. Where the sentence can mean
    several things, or a word of it is not understood, you are asked.
    """
    if json_wanted and not dry_run:
        raise Usage("--json prints a reading; use it with --dry-run")
    session = opened(deal)
    at_hand = _at_hand(session, party, clause, locale_named(locale))
    reading = _with_positions(read(text, at_hand), session, party, positions)
    if json_wanted:
        click.echo(as_json(reading))
    elif dry_run:
        _tell(reading, session.state, at_hand.locale)
    else:
        _carry_out(reading, session, at_hand, yes)


def _at_hand(session: Session, party: Party, place: str | None, locale: str) -> AtHand:
    """What the sentence is said about: the clause named, and what awaits the party there."""
    state, at = session.state, session.now()
    if place is None:
        settled = not state.unsettled() and party not in state.confirmed
        return AtHand(
            state=state, party=party, at=at, asked="confirmation" if settled else "waiting", locale=locale
        )
    name, _, term = place.partition(".")
    clause = clause_named(state, name)
    if term and term not in state.clause(clause).terms:
        raise Usage(
            f"{clause} has no term '{one_line(term, 40)}'; see: kpo status {command_path(session.path)} {clause}"
        )
    if term:
        return AtHand(
            state=state, party=party, at=at, asked="question", clause=clause, term=term, locale=locale
        )
    if state.clauses[clause].reopening == other(party):
        return AtHand(state=state, party=party, at=at, asked="reopening", clause=clause, locale=locale)
    asked_to_decide = state.live(clause, other(party), at) is not None
    return AtHand(
        state=state,
        party=party,
        at=at,
        asked="decision" if asked_to_decide else "standing",
        clause=clause,
        locale=locale,
    )


def _with_positions(reading: Reading, session: Session, party: Party, path: Path | None) -> Reading:
    """The reading with the rungs that it takes replaced by their values, where a positions file is given."""
    if path is None or not reading.sure or not any(isinstance(move, TakingRung) for move in reading.moves):
        return reading
    positions, state = positions_of(session, party, path), session.state
    moves: list[AnyMove] = []
    for move in reading.moves:
        if not isinstance(move, TakingRung):
            moves.append(move)
            continue
        values = positions.offered(state.playbook, move.clause, move.rung)
        values = {name: raw for name, raw in values.items() if move.term in (None, name)}
        if not values:
            return Reading(
                asks=f"Your positions say nothing about that. What value do you want for {state.clause(move.clause).title}?"
            )
        if move.rung == "walk-away":
            note("kpo: these are walk-away values; check in your positions file who must approve them")
        moves.append(Offering(clause=move.clause, terms=values))
    return Reading(moves=tuple(moves), sure=True)


def _tell(reading: Reading, state: Negotiation, locale: str) -> None:
    """The reading in words: what it means, or what is asked and what it may mean."""
    for move in reading.moves if reading.sure else ():
        tell(move.asked(state, locale))
    if not reading.sure:
        tell(reading.asks or "What do you want to do?")
        for number, choice in enumerate(reading.choices, 1):
            tell(f"  {number}. {choice.text}")


def _carry_out(reading: Reading, session: Session, at_hand: AtHand, yes: bool) -> None:
    if not reading.sure:
        _tell(reading, session.state, at_hand.locale)
        choice = None if yes else _chosen(reading.choices)
        if choice is None:
            raise KpoError("nothing was recorded: it was not clear what you mean; say it in other words")
        reading = Reading(moves=choice.moves, sure=True)
    binding = [move for move in reading.moves if isinstance(move, Act | Offering | Packaging)]
    for move in reading.moves:
        if move not in binding:
            fulfil(move, session, at_hand)
    if binding:
        _record(binding, session, at_hand, yes)


def _chosen(choices: tuple[Choice, ...]) -> Choice | None:
    """The reading that is picked by its number, at a terminal; None for none of them."""
    if not choices or not at_a_terminal():
        return None
    picked = number_picked("Which one (0 for none)", len(choices))
    return choices[picked - 1] if picked else None


def _record(moves: list[Binding], session: Session, at_hand: AtHand, yes: bool) -> None:
    """Show what would be recorded, ask, and record it: all of it on the state that was shown."""
    from kpo_tui.cli.proposing import tell_proposal

    for move in moves:
        tell(f"Read as: {move.asked(session.state, at_hand.locale)}.")
    acts = [act_of(move, session.state) for move in moves]
    state = session.state
    for act in acts:
        event = decide(state, act, at_hand.party, session.now())
        if isinstance(event, Proposed):
            tell_proposal(session.state, event)
        state = evolve(state, event, "")
    if any(isinstance(move, Confirm) for move in moves):
        from kpo_tui.cli.answering import refuse_problems

        refuse_problems(session, at_hand.party, anyway=False)
    if not yes and not _agreed():
        raise KpoError("nothing was recorded")
    for done, act in enumerate(acts):
        try:
            recorded(session, session.perform(act, at_hand.party), dry_run=False)
        except KpoError as error:
            raise some_recorded(done, len(acts), error) from None


def _agreed() -> bool:
    """A plain yes at a terminal. Raises KpoError where there is none to ask at."""
    if not at_a_terminal():
        raise KpoError("nothing was recorded: there is no terminal to ask at; add --yes to record it")
    return confirmed("Record this?")


def at_a_terminal() -> bool:
    """True when there is someone to ask."""
    return sys.stdin.isatty()
