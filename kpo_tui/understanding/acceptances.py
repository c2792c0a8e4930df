"""Sentences that accept what the other side offers, as it stands: whole, or by the name of its clause.

Nothing may be left over: a word that no rule provides for makes it no acceptance.
"""

import re
from collections.abc import Sequence

from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.parking import Unpark
from kpo_tui.negotiation.party import other
from kpo_tui.text import listing, one_line
from kpo_tui.understanding.moves import Choice, Reading
from kpo_tui.understanding.pieces import Piece, Sentence
from kpo_tui.understanding.scene import Scene, sure
from kpo_tui.understanding.value_targets import clauses_named

# No letter of these has two ways to be taken (hence the ++ and *+), so that any sentence is read in linear time.
_GOOD = r"[wl]*+(?:[ya]|Y(?=[o2e]))"
_WHOLE = re.compile(rf"(?:e[o2e]*+)?(?:(?:{_GOOD}|[wl]++e)[o2e]*+)*{_GOOD}[o2ew]*+|[o2e]++y++w?")
_TAKE = re.compile(r"[wl]*[aY][o2]?P+[o2]?|P+o?w?(?:y+|a[o2]?)|[wl]*yP+")
_NAME = re.compile(r"[wo1lmp]*P+[o12:]*")


def accepting(sentence: Sentence, scene: Scene) -> Reading | None:
    """The reading of a sentence that accepts whole offers; None where it does anything else."""
    if any(piece.kind in _OF_SOMEBODY and not _theirs(piece, scene) for piece in sentence.tokens):
        return None  # accept ours
    parts = _parts(sentence.pieces)
    letters = ["".join(piece.letter for piece in part) for part in parts]
    if (
        not parts
        or sentence.pieces[-1].letter in "&b"
        or "v" in sentence.letters
        or (parts and "m" in sentence.letters and sentence.letters.endswith("?"))
    ):
        return None
    kept = [at for at, text in enumerate(letters) if not set(text) <= set("o2e") or len(letters) == 1]
    parts, letters = [parts[at] for at in kept], [letters[at] for at in kept]
    if not parts:
        return None
    if (
        all(_WHOLE.fullmatch(text) for text in letters)
        and (several := _of_several(sentence, scene)) is not None
    ):
        return several
    if all(_WHOLE.fullmatch(text) for text in letters):
        return _meant_now(accepted(scene, scene.focus), sentence, scene)
    if any(piece.letter == "P" and {"our", "my"} & set(piece.words) for piece in sentence.pieces):
        return None  # what one offers oneself is accepted by the other side
    clauses: dict[str, None] = {}
    takes = any(_WHOLE.fullmatch(text) or _TAKE.fullmatch(text) for text in letters)
    for part, text in zip(parts, letters, strict=True):
        if _WHOLE.fullmatch(text):
            continue
        names = [word for piece in part if piece.letter == "P" for word in piece.words]
        found = clauses_named(names, scene.index, literally=True)
        if not takes or len(found) != 1 or not (_TAKE.fullmatch(text) or _NAME.fullmatch(text)):
            return None
        clauses[found[0]] = None
    named = accepted_by_name(list(clauses), sentence, scene) if clauses else None
    return None if named is None else _meant_now(named, sentence, scene)


_PLEASE = frozenset({"please", "pls", "plz", "kindly"})


def _meant_now(found: Reading, sentence: Sentence, scene: Scene) -> Reading:
    """The acceptance; asks where it may be a request to the other side, or speaks of what one will do: `please accept`, `we will accept`."""
    first, last = sentence.pieces[0], sentence.pieces[-2:]
    asks_them = (
        first.kind == "accept"
        and first.start > 0
        and sentence.texts[0] in _PLEASE
        and "2" not in sentence.letters
    )
    later = [piece.kind for piece in last] == ["will", "accept"] and last[0].words[-1].endswith(
        ("will", "'ll", "shall")
    )
    if not found.sure or not (asks_them or later):
        return found
    told = "a request to the other side" if asks_them else "what you will do later"
    return Reading(
        asks=f"Is that {told}, or do you accept their offer now?", choices=(scene.choice(*found.moves),)
    )


_OF_SOMEBODY = frozenset({
    "our", "own_offer", "we_do", "for_client", "for_provider", "than", "each", "everywhere",
})  # fmt: skip
"""Kinds of words that filler holds for acceptances otherwise, and that say whose offer is meant, or of what."""


def _theirs(piece: Piece, scene: Scene) -> bool:
    """True for the other side's offer by its name: `the provider's offer`."""
    return piece.kind == f"for_{other(scene.at_hand.party)}" and bool(
        {"offer", "proposal", "terms", "version", "position"} & set(piece.words)
    )


def _of_several(sentence: Sentence, scene: Scene) -> Reading | None:
    """Asks for each by name where all offers are accepted at once, and several await an answer."""
    if not any(piece.kind == "all_offers" for piece in sentence.pieces):
        return None
    waiting = scene.at_hand.state.to_answer(scene.at_hand.party, scene.at_hand.at)
    if len(waiting) < 2:
        return None
    titles = [one_line(scene.title(clause), 40) for offer in waiting for clause in offer.clauses]
    shown = listing(
        [*titles[:_MOST_NAMED], f"{len(titles) - _MOST_NAMED} more"] if len(titles) > _MOST_NAMED else titles
    )
    return Reading(
        asks=f"{len(waiting)} offers await your answer. Please accept them one by one, each by its name: {shown}."
    )


_MOST_NAMED = 6
_SHORT_ACCEPTANCE = 3
_BY_NUMBER = re.compile(r"[wl]*+[aY]*+[o2]*+X[ya]?+w?")


def numbered(sentence: Sentence, scene: Scene) -> Reading | None:
    """`accept proposal 2`: the offer of that number, if it is the one that stands; None for other sentences."""
    words, bare = sentence.words, sentence.letters.lstrip("wl") == "av"
    at = next(
        (
            n
            for n, word in enumerate(words[:-1])
            if word.text in ("proposal", "offer") and words[n + 1].kind == "number"
        ),
        None,
    )
    if (
        at is None
        and len(words) <= _SHORT_ACCEPTANCE
        and [word.text for word in words[-2:-1]] == ["accept"]
        and words[-1].kind == "number"
    ):
        at = len(words) - 2  # accept 5
    if (
        at is None
        or not set("aYy") & set(sentence.letters)
        or not (_BY_NUMBER.fullmatch(sentence.letters.replace(",", "")) or bare)
    ):
        return None
    state, number = scene.at_hand.state, words[at + 1].text
    offer = next(
        (one for one in state.to_answer(scene.at_hand.party, scene.at_hand.at) if str(one.seq) == number),
        None,
    )
    if offer is None and bare:
        return None
    if offer is None:
        return Reading(
            asks=f"Offer {number} is none that awaits your answer. Which one do you accept? Name its clause."
        )
    return accepted(scene, next(iter(offer.clauses)))


def _parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces between commas and ands."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.letter in ",&":
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if part]


def accepted(scene: Scene, clause: str | None) -> Reading:
    """Accept what the other side offers on the clause, or ask what is meant where nothing stands there."""
    at_hand = scene.at_hand
    waiting = at_hand.state.to_answer(at_hand.party, at_hand.at)
    choices = tuple(scene.choice(Accept(clause=next(iter(p.clauses)), proposal=p.seq)) for p in waiting[:3])
    if clause is None:
        asks = "Which proposal do you accept?" if waiting else "Nothing of the other side awaits your answer."
        return Reading(asks=f"{asks} What do you want to do?" if not waiting else asks, choices=choices)
    proposal = at_hand.theirs(clause)
    if proposal is None:
        asks = f"{at_hand.nothing_stands(clause, scene.title(clause))} What do you want to do?"
        return Reading(asks=asks)
    if at_hand.state.clauses[clause].parked is not None:
        again = (scene.choice(Unpark(clause=clause)),)
        return Reading(asks=f"{scene.title(clause)} is parked. Take it up again first?", choices=again)
    return sure(Accept(clause=clause, proposal=proposal.seq))


def accepted_by_name(clauses: Sequence[str], sentence: Sentence, scene: Scene) -> Reading | None:
    """Accept what the other side offers on each of the clauses; ask where a package is to be accepted in part."""
    if whole := _of_a_package(clauses, sentence, scene):
        return whole
    readings = [accepted(scene, clause) for clause in clauses]
    unsure = next((reading for reading in readings if not reading.sure), None)
    return unsure or sure(*(move for reading in readings for move in reading.moves))


def _of_a_package(clauses: Sequence[str], sentence: Sentence, scene: Scene) -> Reading | None:
    """Asks back where clauses are accepted by name that stand in a package, which is accepted whole or not at all."""
    if any("package" in piece.words for piece in sentence.pieces):
        return None
    for clause in clauses:
        proposal = scene.at_hand.theirs(clause)
        if proposal is not None and not set(proposal.clauses) <= set(clauses):
            titles = listing([scene.title(name) for name in proposal.clauses])
            asks = f"Proposal {proposal.seq} is a package on {titles}, to be accepted whole. Do you accept all of it?"
            return Reading(asks=asks, choices=(scene.choice(Accept(clause=clause, proposal=proposal.seq)),))
    return None


__all__ = ["Choice", "accepted", "accepted_by_name", "accepting"]
