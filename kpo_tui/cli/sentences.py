"""`kpo say`: a sentence, read as the conversation reads it, shown, and recorded after a yes."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from kpo_tui.cli.common import (
    PositionsPath,
    clause_named,
    deal_argument,
    locale_named,
    locale_option,
    note,
    opened,
    party_option,
    positions_of,
    recorded,
)
from kpo_tui.cli.common import say as tell
from kpo_tui.cli.deal_documents import emit
from kpo_tui.cli.questions import confirmed, number_picked
from kpo_tui.documents.document import Document
from kpo_tui.documents.reports.standings import status
from kpo_tui.errors import KpoError, Usage, some_recorded
from kpo_tui.negotiation.act import Act
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.proposal import Propose, Proposed
from kpo_tui.negotiation.party import Side, other
from kpo_tui.negotiation.rules import decide, evolve
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.table.session import Session
from kpo_tui.text import command_path, one_line
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.interpretation import read
from kpo_tui.understanding.moves import (
    AnyMove,
    AskingAdvice,
    AskingHelp,
    AskingNorm,
    AskingOptions,
    AskingWhy,
    Binding,
    Choice,
    Going,
    GoingBack,
    GoingOn,
    LeavingToThem,
    Offering,
    Packaging,
    Quitting,
    Reading,
    Repeating,
    SayingNo,
    SayingYes,
    Sending,
    Showing,
    Shown,
    Skipping,
    TakingRung,
    TakingUsual,
    Undoing,
    Unsaying,
    Wish,
    act_of,
)
from kpo_tui.understanding.scene import focus_of

EXAMPLES = """\b
Examples:
  kpo say deal.jsonl --as client "net 45, interest 1%"
  kpo say deal.jsonl --as client --clause payment "ok with the rate but 45 days"
  kpo say deal.jsonl --as provider "park liability, waiting for our insurer" --yes
  kpo say deal.jsonl --as client --clause payment "what's normal for interest?"
"""
_HELP = (
    "You can say values (net 45, interest 1%), accept, reject, ok but 45 days, park it with a reason, withdraw,",
    "reopen, leave a clause out, tell them: …, confirm; or ask why, what's normal, show draft, what's still open.",
)


@click.command(name="say", epilog=EXAMPLES)
@deal_argument
@click.argument("text")
@party_option
@click.option("--clause", help="The clause you speak about; CLAUSE.TERM for an answer to one question.")
@click.option("--yes", is_flag=True, help="Record without asking; only where the reading is sure.")
@click.option("--disclose", is_flag=True, help="With --yes: record words that sound private, too.")
@click.option("--dry-run", is_flag=True, help="Only read; record nothing.")
@click.option("--json", "json_wanted", is_flag=True, help="With --dry-run: print the reading as JSON.")
@click.option(
    "--positions",
    type=PositionsPath(),
    help="Your positions file, for `take our fallback` (or sample positions: kpo-essentials.client).",
)
@locale_option
def say(
    deal: Path, text: str, party: Side, clause: str | None, yes: bool, disclose: bool, dry_run: bool,
    json_wanted: bool, positions: Path | None, locale: str | None,
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
        _carry_out(reading, session, at_hand, yes, disclose)


def _at_hand(session: Session, party: Side, place: str | None, locale: str) -> AtHand:
    """What the sentence is said about: the clause named, and what awaits the party there."""
    state = session.state
    here = AtHand(state=state, party=party, at=session.now(), asked="waiting", locale=locale)
    if place is None:
        settled = not state.unsettled() and party not in state.confirmed
        return replace(here, asked="confirmation") if settled else here
    name, _, term = place.partition(".")
    clause = clause_named(state, name)
    if term and term not in state.clause(clause).terms:
        raise Usage(
            f"{clause} has no term '{one_line(term, 40)}'; see: kpo status {command_path(session.path)} {clause}"
        )
    if term:
        return replace(here, asked="question", clause=clause, term=term)
    if state.clauses[clause].reopening == other(party):
        return replace(here, asked="reopening", clause=clause)
    to_decide = state.live(clause, other(party), here.at) is not None
    return replace(here, asked="decision" if to_decide else "standing", clause=clause)


def _with_positions(reading: Reading, session: Session, party: Side, path: Path | None) -> Reading:
    """The reading with the rungs that it takes replaced by their values, where a positions file is given."""
    if path is None or not reading.sure or not any(isinstance(move, TakingRung) for move in reading.moves):
        return reading
    positions, state = positions_of(session, party, path), session.state
    moves: list[AnyMove] = []
    for move in reading.moves:
        if not isinstance(move, TakingRung):
            moves.append(move)
            continue
        before = next((one for one in moves if isinstance(one, Offering) and one.clause == move.clause), None)
        given = before.terms if before is not None else {}
        values = positions.offered(state.playbook, move.clause, move.rung)
        values = {
            name: raw for name, raw in values.items() if move.term in (None, name) and name not in given
        }
        if not values:
            wanted = f"What value do you want for {state.clause(move.clause).title}?"
            return Reading(asks=f"Your positions say nothing about that. {wanted}")
        if move.rung == "walk-away":
            note("kpo: these are walk-away values; check in your positions file who must approve them")
        if before is not None:  # the rest of what is said of the clause
            moves[moves.index(before)] = replace(before, terms={**given, **values})
        else:
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


def _carry_out(reading: Reading, session: Session, at_hand: AtHand, yes: bool, disclose: bool) -> None:
    if not reading.sure:
        _tell(reading, session.state, at_hand.locale)
        choice = None if yes else _chosen(reading.choices)
        if choice is None:
            raise KpoError("nothing was recorded: it was not clear what you mean; say it in other words")
        reading = Reading(moves=choice.moves, sure=True)
    if reading.left_unread:
        note(f"kpo: not taken: {', '.join(one_line(words, 80) for words in reading.left_unread)}")
        if yes:
            raise KpoError(
                "nothing was recorded: some words were not taken, see above; say it without them, or answer at a terminal"
            )
    for how in reading.notes:
        note(f"kpo: worked out: {one_line(how, 200)}")
    binding = [move for move in reading.moves if isinstance(move, Act | Offering | Packaging)]
    for move in reading.moves:
        if not isinstance(move, Act | Offering | Packaging) and not (binding and isinstance(move, Sending)):
            fulfil(move, session, at_hand)
    if binding:
        _record(binding, session, at_hand, yes, disclose)


def _chosen(choices: tuple[Choice, ...]) -> Choice | None:
    """The reading that is picked by its number, at a terminal; None for none of them."""
    if not choices or not at_a_terminal():
        return None
    picked = number_picked("Which one (0 for none)", len(choices))
    return choices[picked - 1] if picked else None


def _record(moves: list[Binding], session: Session, at_hand: AtHand, yes: bool, disclose: bool) -> None:
    """Show what would be recorded, ask, and record it: all of it on the state that was shown."""
    from kpo_tui.cli.propose import tell_fallen, tell_proposal
    from kpo_tui.cli.responses import note_confidences

    for move in moves:
        tell(f"Read as: {move.asked(session.state, at_hand.locale)}.")
    acts = [act_of(move, session.state) for move in moves]
    state = session.state
    private = [act for act in acts if note_confidences(act, state)]
    for act in acts:
        event = decide(state, act, at_hand.party, session.now())
        if isinstance(act, Propose) and isinstance(event, Proposed):
            tell_proposal(session.state, event)
            tell_fallen(session.state, act, event)
        state = evolve(state, event, "")
    if any(isinstance(move, Confirm) for move in moves):
        from kpo_tui.cli.responses import refuse_problems

        refuse_problems(session, at_hand.party, anyway=False)
    if yes and private and not disclose:
        raise KpoError("nothing was recorded: it sounds private, see above; add --disclose to record it so")
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


def fulfil(move: Wish, session: Session, at_hand: AtHand) -> None:
    """Answer a wish. Raises KpoError for one that only makes sense in the conversation."""
    match move:
        case AskingWhy() | AskingNorm() | AskingOptions():
            _explain(move, session.state, at_hand)
        case AskingHelp():
            for line in _HELP:
                tell(line)
        case Showing(what=what, clause=clause):
            emit(_document(what, clause or focus_of(at_hand), session), "terminal", None)
        case (
            AskingAdvice() | Skipping() | LeavingToThem() | Repeating() | GoingBack() | Going() | GoingOn() | Undoing() | Unsaying()
            | TakingRung() | TakingUsual() | SayingYes() | SayingNo() | Sending() | Quitting()
        ):  # fmt: skip
            where = f"kpo negotiate {command_path(session.path)}"
            raise KpoError(f"that is for the conversation; say it in: {where}")


def _explain(move: AskingWhy | AskingNorm | AskingOptions, state: Negotiation, at_hand: AtHand) -> None:
    clause = move.clause or focus_of(at_hand)
    if clause is None:
        raise Usage("which clause? Name it in the sentence, or with --clause")
    named = move.term or (at_hand.term if move.clause in (None, at_hand.clause) else None)
    terms = state.clause(clause).terms
    for term in [terms[named]] if named else terms.values():
        why = term.why or "the playbook gives no reason"
        options = term.expected() if isinstance(move, AskingOptions) else _norm(term)
        tell(f"{term.label}: {why if isinstance(move, AskingWhy) else options}")


def _norm(term: SomeTerm) -> str:
    norm = term.norm or (f"usually {term.usual}" if term.usual else "the playbook knows no norm")
    return norm + (f" (source: {term.source})" if term.source else "")


def _document(what: Shown, clause: str | None, session: Session) -> Document:
    """The document to show; both sides' offers where offers are asked for."""
    state = session.state
    if what == "draft":
        from kpo_tui.documents.agreement.draft import draft

        return draft(state)
    if what == "issues":
        from kpo_tui.documents.reports.issues import issues

        return issues(state)
    if what in ("redline", "history"):
        command = "redline" if what == "redline" else "negotiate"
        raise KpoError(f"for that, see: kpo {command} {command_path(session.path)}")
    return status(state, session.now(), None if what == "status" else clause)


def as_json(reading: Reading) -> str:
    """`{"acts": […], "sure": …, "asks": …}`, with `choices` only where it asks back."""
    data: dict[str, object] = {
        "acts": _acts(reading.moves if reading.sure else ()),
        "sure": reading.sure,
        "asks": reading.asks,
    }
    if not reading.sure:
        data["choices"] = [{"text": choice.text, "acts": _acts(choice.moves)} for choice in reading.choices]
    return json.dumps(data, ensure_ascii=True)


def _acts(moves: Sequence[AnyMove]) -> list[object]:
    return [_package(move) if isinstance(move, Packaging) else msgspec.to_builtins(move) for move in moves]


def _package(move: Packaging) -> dict[str, object]:
    """A package: a proposal on several clauses, with the terms of each."""
    found: dict[str, object] = {
        "act": "propose",
        "clauses": {offer.clause: offer.terms for offer in move.offers},
    }
    if any(offer.rest_as_offered for offer in move.offers):
        found["rest_as_offered"] = True
    left_out = [offer.clause for offer in move.offers if offer.left_out]
    if left_out:
        found["left_out"] = left_out
    if move.note:
        found["note"] = move.note
    return found
