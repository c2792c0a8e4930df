"""`kpo propose`: offers, counter-offers, packages, new clauses, leaving clauses out."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click

from kpo_tui.cli.common import (
    FILE,
    PositionsPath,
    clause_named,
    deal_argument,
    dry_run_option,
    locale_named,
    locale_option,
    note,
    opened,
    party_option,
    performed,
    positions_of,
    proposal_number,
    recorded,
    say,
    title_of,
)
from kpo_tui.errors import KpoError, Usage, ValueNotUnderstood, some_recorded
from kpo_tui.negotiation.acts.proposal import LONGEST_WORDING, Propose, Proposed
from kpo_tui.negotiation.applicability import applies_only, values_shown
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import Side
from kpo_tui.negotiation.playbook import nearest
from kpo_tui.negotiation.state import Negotiation
from kpo_tui.negotiation.terms import DurationTerm, Raw, SomeTerm
from kpo_tui.negotiation.values import missing_terms, shown
from kpo_tui.table.session import Session, instant
from kpo_tui.text import listing, one_line

Values = dict[str, dict[str, Raw]]


EXAMPLES = """\b
Examples:
  kpo propose deal.jsonl payment net_days=45 "late_interest_pct=1.5% a month" --as client
  kpo propose deal.jsonl payment,liability payment.net_days=30 liability.cap_pct=150 --as provider
  kpo propose deal.jsonl --all --positions mine.toml --as client
  kpo propose deal.jsonl escrow --title "Source escrow" --wording escrow.txt --as client
  kpo propose deal.jsonl ip --leave-out --as provider
"""


@click.command(epilog=EXAMPLES)
@deal_argument
@click.argument("clause", required=False)
@click.argument("terms", nargs=-1, metavar="[TERM=VALUE]...")
@party_option
@click.option("--wording", type=FILE, help="A text file with your wording of the clause.")
@click.option("--note", "remark", default="", help="A note to the other side.")
@click.option("--title", help="The title of a new clause that the playbook lacks (with --wording).")
@click.option("--leave-out", is_flag=True, help="Propose to leave the clause out.")
@click.option(
    "--rest-as-offered", is_flag=True, help="Take the terms you do not name as the other side offers them."
)
@click.option("--answer", "answering", metavar="NUMBER", help="The proposal this one answers.")
@click.option("--valid-until", help="The last moment to accept: 2027-01-31, or 14 days.")
@click.option(
    "--positions",
    type=PositionsPath(),
    help="Your positions file, to fill in terms you do not name (or sample positions: kpo-essentials.client).",
)
@click.option(
    "--rung", show_default="preferred", help="The rung to fill in: preferred, fallback or walk-away."
)
@click.option(
    "--all", "every", is_flag=True, help="With --positions: propose on every clause that is still open."
)
@locale_option
@dry_run_option
def propose(
    deal: Path, clause: str | None, terms: tuple[str, ...], party: Side, wording: Path | None, remark: str,
    title: str | None, leave_out: bool, rest_as_offered: bool, answering: str | None, valid_until: str | None,
    positions: Path | None, rung: str | None, every: bool, locale: str | None, dry_run: bool,
) -> None:  # fmt: skip
    """Propose terms of CLAUSE, or counter what the other side has proposed.

    Terms you do not name keep the values you offered last. Several clauses separated by commas make a
    package, which is accepted or rejected whole; name its terms as CLAUSE.TERM=VALUE.
    """
    session = opened(deal)
    if rung and positions is None:
        raise Usage("--rung is one of a positions file; name the file with --positions")
    if every:
        _refuse_with_all(clause, title, wording, leave_out, answering)
        _propose_on_every_clause(session, party, positions, rung or "preferred", remark, valid_until, dry_run)
        return
    if clause is None:
        raise Usage("which clause? Name one (see: kpo status), or use --all with --positions")
    clause_ids = [part.strip() for part in clause.split(",") if part.strip()]
    if len(clause_ids) > 1 and (title or wording or leave_out):
        raise Usage("--title, --wording and --leave-out are for one clause at a time")
    text = None if wording is None else _wording(wording)
    values = typed = _typed_values(session.state, clause_ids, terms, locale_named(locale))
    if positions is not None:
        values = _with_positions(session, party, positions, rung or "preferred", values)
    new_title = title.strip() if title else None
    offers = {
        clause_id: Offer(terms=values[clause_id], wording=text, title=new_title, left_out=leave_out)
        for clause_id in clause_ids
    }
    act = Propose(
        offers=offers,
        answering=_number(answering),
        rest_as_offered=rest_as_offered,
        note=remark,
        valid_until=_until(valid_until, session.clock()),
    )
    _tell_of_dropped_wording(session.state, act, party)
    _perform(session, act, party, dry_run, typed)


def _perform(session: Session, act: Propose, party: Side, dry_run: bool, typed: Values) -> None:
    """Propose what applies of a rung; of what was typed, what does not apply is told, and refused if nothing else was typed."""
    before = session.state
    fitting = act.fitted(before, party, session.clock(), {})
    lost = [
        (about, name)
        for about, said in typed.items()
        for name in said
        if name not in fitting.offers[about].terms
    ]
    if len(lost) == sum(map(len, typed.values())):
        named = {clause_id: Offer(terms=said) for clause_id, said in typed.items()}
        act = act.fitted(before, party, session.clock(), named)
    else:
        act = fitting
        for about, name in lost:
            note(f"kpo: left out: {applies_only(before, about, name, act.offers, party)}")
    event = performed(session, act, party, dry_run)
    assert isinstance(event, Proposed)  # noqa: S101  (that is what Propose makes)
    tell_proposal(before if dry_run else session.state, event)
    tell_fallen(before, act, event)
    recorded(session, event, dry_run)


def tell_proposal(state: Negotiation, event: Proposed) -> None:
    """What the proposal says, clause by clause, and what it still lacks."""
    package = " a package on" if len(event.clauses) > 1 else ""
    counters = f", countering {listing([str(number) for number in event.answers])}" if event.answers else ""
    say(f"Proposal {event.seq}: {event.party} proposes{package}{counters}:")
    for clause_id, offer in event.clauses.items():
        known = clause_id in state.clauses
        say(f"  {title_of(state, clause_id) if known else f'{offer.title} ({clause_id}, new)'}")
        if offer.left_out:
            say("    leave the clause out")
        terms = state.clause(clause_id).terms if known else {}
        for term_id, raw in offer.terms.items():
            say(f"    {terms[term_id].label}: {one_line(shown(terms[term_id], raw), 300)}")
        if offer.wording is not None:
            say(f"    own wording, {len(offer.wording.split())} words")
        party = event.party or "client"
        missing = missing_terms(state, clause_id, offer, party, event.clauses) if known else []
        if missing:
            verb = "has" if len(missing) == 1 else "have"
            say(f"    It cannot be accepted yet: {listing(missing)} {verb} no value.")
    if event.valid_until is not None:
        say(f"  It can be accepted until {event.valid_until}.")


def tell_fallen(before: Negotiation, act: Propose, event: Proposed) -> None:
    """Which values fall away that would have been carried on: they do not apply by what is proposed."""
    for clause_id, values in act.fallen(before, event).items():
        for value in values_shown(before, clause_id, values, values) if values else ():
            say(f"  No longer said: {value}.")


def _tell_of_dropped_wording(state: Negotiation, act: Propose, party: Side) -> None:
    for clause_id, offer in act.offers.items():
        before = state.offer(clause_id, party) if clause_id in state.playbook.clauses else None
        if before is not None and before.wording is not None and offer.wording is None and not offer.left_out:
            note(
                f"kpo: your own wording of {clause_id} is not carried over; give --wording to offer it again"
            )


def _wording(path: Path) -> str:
    from kpo_tui.library import read_text

    return read_text(path, LONGEST_WORDING * 4)


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    number = proposal_number(text)
    if number is None:
        raise Usage(f"'{one_line(text, 40)}' is not the number of a proposal")
    return number


def _typed_values(state: Negotiation, clause_ids: list[str], terms: tuple[str, ...], locale: str) -> Values:
    """The values typed as TERM=VALUE, by clause, in canonical form."""
    values: Values = {clause_id: {} for clause_id in clause_ids}
    for typed in terms:
        name, equals, text = typed.partition("=")
        if not equals:
            what = f"'{one_line(typed, 60)}' is not TERM=VALUE"
            raise Usage(f'{what}; quote values with spaces: "net_days=45 days"')
        clause_id, term_id = _place(state, clause_ids, name.strip())
        if term_id in values[clause_id]:
            raise Usage(f"{clause_id}.{term_id} is given twice; say which value you mean")
        term: SomeTerm = state.clause(clause_id).terms[term_id]
        try:
            values[clause_id][term_id] = term.write(term.parse(text, locale))
        except ValueNotUnderstood as error:
            raise ValueNotUnderstood(text, error.expected, f"is not a value for {clause_id}.{term_id}" + (
                f": it {error.why}" if error.why else ""
            )) from None  # fmt: skip
    return values


def _place(state: Negotiation, clause_ids: list[str], name: str) -> tuple[str, str]:
    """The clause and term that a typed name means among the clauses proposed on."""
    home, _, term_id = name.rpartition(".")
    candidates = [home] if home else clause_ids
    for known in candidates:
        if known in clause_ids and known in state.clauses and term_id in state.clause(known).terms:
            return known, term_id
    for clause_id in candidates:
        clause_named(state, clause_id)
    names = [f"{c}.{t}" if len(clause_ids) > 1 else t for c in clause_ids for t in state.clause(c).terms]
    near = nearest(name, names)
    hint = f"; did you mean '{near}'?" if near else f"; its terms are {', '.join(names)}"
    raise Usage(f"{', '.join(clause_ids)} has no term '{one_line(name, 40)}'{hint}")


def _with_positions(session: Session, party: Side, path: Path, rung: str, values: Values) -> Values:
    """The values with those of a rung of the positions under them."""
    positions, state = positions_of(session, party, path), session.state
    if rung == "walk-away":
        note("kpo: you are offering walk-away values; check in your positions file who must approve them")
    return {
        clause_id: {**positions.offered(state.playbook, clause_id, rung), **typed}
        for clause_id, typed in values.items()
    }


def _refuse_with_all(*given: object) -> None:
    if any(given):
        rest = "leave out the clause, --title, --wording, --leave-out, --answer"
        raise Usage(f"--all proposes on every open clause; {rest}")


def _propose_on_every_clause(
    session: Session,
    party: Side,
    path: Path | None,
    rung: str,
    remark: str,
    until: str | None,
    dry_run: bool,
) -> None:
    if path is None:
        raise Usage("--all needs --positions")
    state = session.state
    wanted = [c for c in state.unsettled() if c in state.playbook.clauses and state.clauses[c].parked is None]
    values = _with_positions(session, party, path, rung, {clause_id: {} for clause_id in wanted})
    ready = {name: said for name, said in values.items() if said or not state.clause(name).terms}
    if not ready:
        raise Usage("there is nothing to propose: no open clause has a position in that file")
    moment = _until(until, session.clock())
    for done, (clause_id, said) in enumerate(ready.items()):
        act = Propose(offers={clause_id: Offer(terms=said)}, note=remark, valid_until=moment)
        try:
            _perform(session, act, party, dry_run, {})
        except KpoError as error:
            raise some_recorded(0 if dry_run else done, len(ready), error) from None
    for clause_id in wanted:
        if clause_id not in ready:
            note(f"kpo: {clause_id} was not proposed on: your positions say nothing about it")


def _until(text: str | None, now: str) -> str | None:
    """The moment that `--valid-until` means: the end of a day (UTC), a time, or so long from now."""
    if text is None:
        return None
    with suppress(ValueError):
        return instant(datetime.combine(date.fromisoformat(text.strip()), time(23, 59, 59), UTC))
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text.strip())
        return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    try:
        length = DurationTerm(label="validity", unit="days", max="3650").parse(text)
    except ValueNotUnderstood:
        what = f"'{one_line(text, 40)}' is not a time"
        raise Usage(f"{what}; use a date such as 2027-01-31, or 14 days") from None
    hours = float(DurationTerm(label="validity", unit="days").common(length))
    return instant(datetime.fromisoformat(now) + timedelta(hours=hours))
