"""A sentence taken apart: names, values, phrases and signs, each a piece."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kpo_tui.understanding.deadlines import Deadline, deadline_in
from kpo_tui.understanding.deeds_said import Deed, deeds_in
from kpo_tui.understanding.figures import Amount
from kpo_tui.understanding.misspellings import spelt_right
from kpo_tui.understanding.names_said import COMPARING, OWNERS, Names
from kpo_tui.understanding.owners import Owner, companies_in
from kpo_tui.understanding.pieces import Piece, Sentence, Vocabulary
from kpo_tui.understanding.ready_values import Ready, ready_in
from kpo_tui.understanding.words import Word, listed, split

_SAYING = listed("said says has wants offers offered asks asked proposes proposed put wrote quoted")
_SIGNS = {
    ",": ",", ";": ",", "\n": ",", "(": ",", ")": ",", ":": ":", "=": ":", "?": "?", "&": "&", "+": "&", '"': "Q", "'": "Q", "/": "|",
}  # fmt: skip
_DROPPING = listed("drop drops dropping dropped")
_PAYING = listed("pay pays paid paying payment payments settle settles settled settling")
_EARLY = listed("early discount prompt rebate skonto")
_CLAUSE_ENDS = listed(", ; and but .")
_NAMED_VALUE = re.compile("P[P.]*~?v")
_ENDS = frozenset(".!")
_BETWEEN = listed(": = of at to is")
_VAGUE = listed("about over under around by")
"""Words that make a number vague; elsewhere they mean something else or nothing."""


def take_apart(text: str, vocabulary: Vocabulary) -> Sentence:
    """The sentence in pieces."""
    typed = split(text, vocabulary.locale)
    words = spelt_right(typed, vocabulary.index, vocabulary.options)
    names = Names(words, vocabulary)
    ready = _beside_names(_ready(text, words, vocabulary), names)
    companies = () if vocabulary.companies is None else companies_in(typed, vocabulary.companies)
    limit = deadline_in(words, vocabulary.at) if vocabulary.at and not _parks(names) else None
    deeds = _deeds(names)
    ready = {
        at: one for at, one in ready.items() if not any(d.start <= at and one.end <= d.end for d in deeds)
    }
    stops = frozenset({*ready, *(deed.start for deed in deeds)})
    others = {one.start: one for one in (*companies, *deeds)}
    cut = tuple(deed.start for deed in deeds)
    pieces = _pieces(names.ending_at(stops, cut), ready, others, limit)
    tokens = tuple(_beside_values(pieces))
    plain = tuple(piece for piece in tokens if piece.letter != ".")
    return Sentence(text, words, plain, words != typed, tokens, None if limit is None else limit.at)


def _ready(text: str, words: tuple[Word, ...], known: Vocabulary) -> dict[int, Ready]:
    """The values that are said in words, by where they begin."""
    found = ready_in(
        text, words, known.clause, known.index, known.writing, known.party, known.said_of, known.elsewhere
    )
    return {one.start: one for one in found}


def _deeds(names: Names) -> list[Deed]:
    """What the parties do that stands for the name of a term, beside the values that are said."""
    known = names.vocabulary
    amounts = [amount for at in range(len(names.words)) if (amount := names.value_at(at)) is not None]
    return deeds_in(
        names.texts, amounts, known.index, (*known.index.terms_of(known.clause), *known.elsewhere)
    )


def _parks(names: Names) -> bool:
    """True where something is set aside: a time is then no limit of an offer."""
    return any(names.kind_at(at)[0] == "verb k" for at in range(len(names.words)))


def _pieces(
    names: Names, ready: dict[int, Ready], others: dict[int, Owner | Deed], limit: Deadline | None
) -> list[Piece]:
    pieces: list[Piece] = []
    words, at = names.words, 0
    while at < len(words):
        if limit is not None and at == limit.start:
            at = limit.end
            continue
        other = None if at in ready else others.get(at)
        if isinstance(other, Deed):
            piece = Piece(
                "P" if other.names else "j",
                other.names or names.texts[at : other.end],
                at,
                other.end,
                None,
                "deed",
            )
        elif other is not None:
            piece = _company(names, other, pieces)
        elif at in ready:
            piece = _said_in_words(words, ready[at], names.vocabulary.locale)
        else:
            piece = _piece_at(names, at, pieces[-1].letter if pieces else "")
        if limit is not None and at + 1 == limit.start < piece.end and piece.letter not in "vP":
            at += 1  # the `is` of `it is good until Friday`
            continue
        at = piece.end
        if piece.letter != "." or piece.kind not in ("", "filler"):
            pieces.append(piece)
    return pieces


def _company(names: Names, one: Owner, before: list[Piece]) -> Piece:
    """A company by its name, with what it says; the `what` of `what Acme said` is no question."""
    said = one.end < len(names.words) and names.words[one.end].text in _SAYING
    if said and before and before[-1].kind == "ask" and before[-1].end == one.start:
        before.pop()
    end = one.end + said
    return Piece("z", names.texts[one.start : end], one.start, end, None, f"for_{one.side}")


def _beside_names(ready: dict[int, Ready], names: Names) -> dict[int, Ready]:
    """The values said in words, without those with which the whole name of another term begins, before its own value: `fee for hiring 10%`."""
    sizes = {at: names.whole_name_at(at) for at in ready}
    spans = [
        (at, at + size)
        for at, size in sizes.items()
        if at + size > ready[at].end and _value_follows(names, at + size)
    ]
    spans += [(at, at + 1) for at in ready if _pays_within(names, at)]
    return {at: one for at, one in ready.items() if not any(start <= at < end for start, end in spans)}


def _pays_within(names: Names, at: int) -> bool:
    """True for the word of paying in `we pay within 45 days`, which names the payment period; with a discount it is a condition."""
    if names.texts[at] not in _PAYING or names.texts[at + 1 : at + 2] not in (("in",), ("within",)):
        return False
    value = names.value_at(at + 2) if at + 2 < len(names.words) else None
    if value is None or value.kind != "time":
        return False
    return not _EARLY.intersection(names.texts) or _for_a_discount(names, at) is not None


def _for_a_discount(names: Names, at: int) -> Amount | None:
    """The time in `2% discount if you pay within ten days`: what the discount is for, and no payment period."""
    before = names.texts[:at]
    start = max((n + 1 for n, text in enumerate(before) if text in _CLAUSE_ENDS), default=0)
    asked = before[-2:] in (("if", "you"), ("if", "we")) or before[-1:] == ("if",)
    early = _EARLY.intersection(before[start:]) or (asked and _EARLY.intersection(names.texts[at:]))
    return names.value_at(at + 2) if early else None


def _said_in_words(words: tuple[Word, ...], one: Ready, locale: str) -> Piece:
    texts = tuple(word.text for word in words[one.start : one.end])
    amount = Amount("option", " ".join(texts), one.end, locale)
    return Piece("v", texts, one.start, one.end, amount, "in words", ready=one)


def _beside_values(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces as they are meant beside a value.

    `drop the rate to 27` proposes it and leaves nothing out; `suspension after 60 days` sets no condition.
    """
    letters = "".join(piece.letter for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece.words == ("after",) and letters[at - 1 : at + 2] == "PIv":
            continue
        if piece.kind == "because" and piece.words[0] == "otherwise" and _agrees(pieces[at + 1 :]):
            yield piece._replace(letter="E", kind="rest")
            continue
        valued = piece.words[0] in _DROPPING and _NAMED_VALUE.match(letters, at + 1)
        yield piece._replace(letter="p", kind="cut") if valued else piece


_AGREEING = frozenset({
    "accept", "fine", "fine_with", "their", "their_offer", "own_offer", "for_client", "for_provider",
})  # fmt: skip


def _agrees(pieces: Sequence[Piece]) -> bool:
    """True for what agrees, up to where it is parted from the rest: the `we agree with you` of `otherwise we agree with you`."""
    run = list(takewhile(lambda piece: piece.letter not in ",&bi?", pieces))
    return any(piece.kind in _AGREEING for piece in run) and not any(one.letter in "nNrIv!" for one in run)


def _piece_at(names: Names, at: int, before: str) -> Piece:
    """The piece at a word: the longest of what it can be; of equals a value, then a name, then a phrase."""
    words = names.words
    if _pays_within(names, at):
        early = _for_a_discount(names, at)
        end = at + 1 if early is None else early.end
        named = ("payment", "period") if early is None else names.texts[at:end]
        return Piece("P" if early is None else "j", named, at, end)
    phrase, letter = names.phrase_at(at)
    value = names.value_at(at)
    whole = names.whole_name_at(at)
    valued = whole > 0 and _value_follows(names, at + whole)
    title = whole > 0 and letter == "!"
    if len(phrase) > 1 and words[at].text in OWNERS and (owned := names.whole_name_at(at + 1)) >= len(phrase):
        return names.run(at, at + 1 + owned, before)  # our minimum team
    if whole > max(len(phrase), 1) or (valued and not phrase) or title:
        return names.run(at, at + whole, before)
    if value is not None and (len(phrase) < 2 or value.end > at + len(phrase)):
        return _value(words, at, value)
    if words[at].text in _VAGUE and at + 1 < len(words) and names.value_at(at + 1):
        return Piece(
            "~", (words[at].text,), at, at + 1, None, "about" if words[at].text in ("about", "around") else ""
        )
    if run := names.run_at(at, phrase, letter, before):
        return run
    if (
        phrase
        and names.kind_at(at)[0] in COMPARING
        and len(phrase) == 1
        and at > 0
        and words[at].glued
        and words[at - 1].text == "-"
        and words[at - 1].glued
    ):
        return Piece("X", phrase, at, at + 1)  # the second half of one word: run-off
    if phrase:
        return Piece(letter, phrase, at, at + len(phrase), None, names.kind_at(at)[0])
    return _sign(words, at) if words[at].kind == "sign" else Piece("X", (words[at].text,), at, at + 1)


def _value_follows(names: Names, at: int) -> bool:
    """True when a value comes next: then what stands before it is the name of its term, not an option."""
    while at < len(names.words) and names.texts[at] in _BETWEEN:
        at += 1
    return at < len(names.words) and names.value_at(at) is not None


def _value(words: tuple[Word, ...], at: int, amount: Amount) -> Piece:
    return Piece("v", tuple(word.text for word in words[at : amount.end]), at, amount.end, amount)


def _sign(words: tuple[Word, ...], at: int) -> Piece:
    """The piece of a sign: full stops and dashes part a sentence only where something follows or is spaced."""
    sign = words[at].text
    letter = _SIGNS.get(sign, "X")
    if sign in _ENDS:
        letter = "," if at + 1 < len(words) else "."
    elif sign == "-":
        letter = "." if words[at].glued else ","
    return Piece(letter, (sign,), at, at + 1)
