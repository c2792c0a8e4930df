"""What a yes is too quick for: a word to type before a walk-away is passed, an approval used or a confidence told."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from kpo_tui.dialogue.talk import Seat
from kpo_tui.negotiation.act import Event
from kpo_tui.negotiation.acts.proposal import Proposed
from kpo_tui.negotiation.advice import Caution, limits_reached
from kpo_tui.negotiation.events import Offer
from kpo_tui.negotiation.party import other
from kpo_tui.negotiation.terms import Raw, SomeTerm
from kpo_tui.text import listing, one_line
from kpo_tui.understanding.assent import tells_a_reason
from kpo_tui.understanding.confidences import tells_a_limit
from kpo_tui.understanding.untold import tells_untold

DISCLOSE, WALK_AWAY, APPROVED = "disclose", "walk-away", "approved"


class Safeguard(Struct, frozen=True):
    """The word that has to be typed, the question for it, and what of it is to be told as a warning."""

    word: str
    asks: str
    warnings: tuple[str, ...] = ()


def cautions_on(seat: Seat, event: Event) -> tuple[Caution, ...]:
    """What the party's own positions say of the values that it is about to offer or accept."""
    bound = event.binds(seat.state)
    if bound is None or seat.positions is None:
        return ()
    return tuple(
        caution
        for clause, offer in bound.clauses.items()
        if clause in seat.state.clauses
        for caution in limits_reached(seat.state, seat.positions, clause, offer)
    )


def safeguard(seat: Seat, events: Iterable[Event]) -> Safeguard | None:
    """What has to be typed before these events are recorded; None where a plain yes is enough.

    One word stands for all that there is to think of, the gravest one; the question names everything.
    """
    events = tuple(events)
    cautions = [caution for event in events for caution in cautions_on(seat, event)]
    secrets = [text for event in events for text in _secrets(seat, event)]
    approvers = list(dict.fromkeys(one.approver for one in cautions if one.kind == "approval"))
    found: list[tuple[str, str]] = []
    if secrets:
        found.append((DISCLOSE, "for the other side to read"))
    if any(one.kind == "walk-away" for one in cautions):
        found.append((WALK_AWAY, "past your walk-away"))
    if approvers:
        found.append((APPROVED, f"with the approval of {one_line(listing(approvers), 200)}"))
    if not found:
        return None
    word = found[0][0]
    asks = f"Type {word} to record this {listing([how for _, how in found])}, or no."
    they = other(seat.party)
    told = (
        f"The other side will read this: {one_line(text, 200)} It sounds like something to keep from the {they}."
        for text in secrets
    )
    return Safeguard(word, asks, tuple(told))


def passed_by(word: str, text: str) -> str | None:
    """What a text says beside the word that was to be typed, which has its hyphen: who types `walk away` may want to leave.

    None where it is not the word, or may not mean just that: `approved by procurement` and `ok approved, as discussed` are
    the word with a reason; a figure, a condition, a no or a doubt beside it may change what is recorded.
    """
    plain = text.strip(" .!\"'“”‘’").replace("\u2010", "-").replace("\u2011", "-")
    lead, _, behind = plain.partition(" ")
    if lead.casefold().rstrip(",") in ("yes", "ok", "okay") and behind:
        plain = behind.lstrip()
    beside = plain[len(word) :].lstrip(" ,:-")
    if not word or plain[: len(word)].casefold() != word or plain[len(word) : len(word) + 1].isalnum():
        return None
    return beside if not beside or tells_a_reason(beside) else None


def texts_told(seat: Seat, event: Event) -> Iterator[str]:
    """The texts in the party's own words that an event shows to the other side, but for those said before."""
    yield from remarks_in(event)
    if not isinstance(event, Proposed):
        return
    for clause, offer in event.clauses.items():
        yield from _own_words(seat, clause, offer)


def _secrets(seat: Seat, event: Event) -> Iterator[str]:
    """The texts that sound private, and the reasons and remarks that hold an amount which nobody has said on that clause."""
    remarks = remarks_in(event)
    for text in texts_told(seat, event):
        if tells_a_limit(text) or (text in remarks and _is_untold(seat, event, text)):
            yield text


def _is_untold(seat: Seat, event: Event, text: str) -> bool:
    clause = next(iter(event.about(seat.state.clauses_of)), None)
    beside = event.clauses.get(clause) if isinstance(event, Proposed) and clause is not None else None
    return tells_untold(text, seat.state, clause, beside=beside)


def remarks_in(event: Event) -> tuple[str, ...]:
    """The reason, comment or note of an event."""
    return tuple(str(text) for name in ("text", "reason", "note") if (text := getattr(event, name, "")))


def _own_words(seat: Seat, clause: str, offer: Offer) -> Iterator[str]:
    known = clause in seat.state.clauses
    before = [seat.state.offer(clause, party) or Offer() for party in ("client", "provider")] if known else []
    if offer.wording and all(offer.wording != one.wording for one in before):
        yield offer.wording
    if offer.title and not known:
        yield offer.title
    terms: dict[str, SomeTerm] = dict(seat.state.clause(clause).terms) if known else {}
    for name, raw in offer.terms.items():
        said_before = any(one.terms.get(name) == raw for one in before)
        if name in terms and terms[name].shape != "one" and not said_before:
            yield from _words_in(raw)


def _words_in(raw: Raw) -> Iterator[str]:
    """The texts that a value holds, whatever its shape."""
    for part in [raw] if isinstance(raw, str) else raw:
        yield from [part] if isinstance(part, str) else part.values()
