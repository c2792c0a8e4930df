"""Reading a sentence: what it can be, one kind after the other, each accounting for every word; else asking back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace as with_pieces

from msgspec.structs import replace

from kpo_tui.machine.collector import no_collector
from kpo_tui.negotiation.acts.acceptance import Accept
from kpo_tui.negotiation.acts.confirmation import Confirm
from kpo_tui.negotiation.acts.rejection import Reject
from kpo_tui.negotiation.acts.reopening import DeclineReopening, Reopen
from kpo_tui.negotiation.acts.withdrawal import Withdraw
from kpo_tui.text import ACTIVE, one_line
from kpo_tui.understanding import moves as said
from kpo_tui.understanding.acceptances import accepting, numbered
from kpo_tui.understanding.assent import plain_answer
from kpo_tui.understanding.at_hand import AtHand
from kpo_tui.understanding.choice_answers import answer, exact_option, value_typed, yes_or_no, yes_or_no_to
from kpo_tui.understanding.comments import comment
from kpo_tui.understanding.confidences import for_own_side
from kpo_tui.understanding.last_words import ends_in_an_act
from kpo_tui.understanding.leads import offered_there, said_elsewhere
from kpo_tui.understanding.likely_options import likely_options, or_an_option, with_other_options
from kpo_tui.understanding.moves import ALL_BUT, TURNED_DOWN, Choice, Reading
from kpo_tui.understanding.offers import offered, offers_something
from kpo_tui.understanding.options_followed import option_and_text
from kpo_tui.understanding.other_acts import answered
from kpo_tui.understanding.passages import MOST_CHARACTERS as LONGEST_PASSAGE
from kpo_tui.understanding.passages import Passages, passages
from kpo_tui.understanding.pieces import Sentence
from kpo_tui.understanding.retractions import retracted
from kpo_tui.understanding.rows_said import table_said
from kpo_tui.understanding.scene import Scene, focus_of, scene_of, sentence_of, sure
from kpo_tui.understanding.text_answers import unquoted, verbatim
from kpo_tui.understanding.trimmings import clause_first, denied_first, trimmed
from kpo_tui.understanding.unsaid import unsaid
from kpo_tui.understanding.verbs import VERBS
from kpo_tui.understanding.wish_sentences import AFTER, going, names_a_clause_whole, taking, wish
from kpo_tui.understanding.words import MOST_CHARACTERS

_ACTS = frozenset("ayYnNrtkuRxdc")
"""Letters of words that do something: a comment that holds one is asked back, unless a colon leads to it."""
_SENDING = frozenset({"s", "ws", "ls", "ys", "so", "lso", "wls", "lys"})


@no_collector()
def read(text: str, at_hand: AtHand) -> Reading:
    """What `text` means, said at that moment. Sure only where every word is accounted for in one sensible way.

    Never raises. A text too long to be a sentence is only taken as a comment, or the answer to a question for text.
    """
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return Reading(asks="Please say something; `help` shows what one can say here.")
    if ACTIVE.search(text):
        return Reading(asks="That holds characters that cannot be shown. Please type it again.")
    said = comment(text, focus_of(at_hand))
    if said is not None and (said.sure or len(text) > MOST_CHARACTERS):
        return said
    if said is None and (taken_back := for_own_side(text) or retracted(text)) is not None:
        return taken_back
    scene = scene_of(at_hand)
    if said is None and (rows := table_said(text, scene)) is not None:
        return rows
    found = passages(text)
    if _lists_entries(text, scene):
        found = Passages((text,))
    asked = at_hand.asked_term
    if (len(found.sentences) > 1 or found.passed) and (asked is None or asked.shape == "one"):
        return _passage(text, found, scene)
    if len(text) > MOST_CHARACTERS:
        return _long(text, at_hand)
    sentence = sentence_of(text, scene)
    if said is not None:
        return said if set(sentence.letters[1:]) & _ACTS or not said.choices else sure(*said.choices[0].moves)
    return _understood(sentence, scene)


def _understood(sentence: Sentence, scene: Scene) -> Reading:
    """What one sentence says; where that is not sure, what it offers on a clause to which it leads, else the question to ask."""
    said = _read(sentence, scene)
    if said is not None and said.sure:
        return said
    return offered_there(sentence, scene, read) or back(sentence, scene, said)


_ACTING = frozenset({*VERBS, *"cLp"})
"""Letters of words of which one is in every sentence that names an act outright."""


def _lists_entries(text: str, scene: Scene) -> bool:
    """True where a semicolon parts the entries of a list that is said by name, and not sentences."""
    if ";" not in text or "\n" in text or len(text) > MOST_CHARACTERS:
        return False
    return any(
        piece.ready is not None and piece.ready.ways[0][0].term.shape != "one" and ";" in piece.words
        for piece in sentence_of(text, scene).pieces
    )


def _passage(text: str, found: Passages, scene: Scene) -> Reading:
    """Several sentences, or one with a greeting around it: an act that one of them says, or what all of them offer."""
    if sum(map(len, found.sentences)) > LONGEST_PASSAGE or max(map(len, found.sentences)) > MOST_CHARACTERS:
        return Reading(
            asks="That is too long to be sure what you mean. Please say what you offer in a few sentences."
        )
    sentences = [sentence_of(text, scene) for text in found.sentences]
    sentences = [one for one in sentences if set(one.letters) - set(",.") or one.until] or sentences
    if "\n" not in text and len(text) <= MOST_CHARACTERS and (whole := _whole(text, sentences, scene)):
        return whole
    if len(sentences) == 1:
        return _beside_courtesy(sentences[0], found, scene)
    return _of_several(sentences, found, scene)


def _whole(text: str, sentences: Sequence[Sentence], scene: Scene) -> Reading | None:
    """What sentences are together: wishes one after the other, or an act and its reason: `Reject. The rate is too high.`."""
    values = any("v" in one.letters for one in sentences)
    if not values and (wished := wish(sentence_of(text, scene).texts, scene)):
        return wished
    acts = any(_ACTING & set(one.letters) for one in sentences)
    said = answered(sentence_of(text, scene), scene) if acts else None
    reasoned = said is not None and said.sure and any(getattr(move, "reason", "") for move in said.moves)
    return said if reasoned else None


def _beside_courtesy(sentence: Sentence, found: Passages, scene: Scene) -> Reading:
    """One sentence with a greeting or the like around it."""
    said = _read(sentence, scene)
    if (said is None or not said.sure) and (acting := _said_to_somebody(sentence, found, scene)):
        return acting
    said = said if said is not None and said.sure else back(sentence, scene, said)
    left = (*found.passed, *said.left_unread)
    if left and said.sure and any(isinstance(move, _HARD) for move in said.moves):
        return _besides(said, left, scene)
    return replace(said, left_unread=left)


def _said_to_somebody(sentence: Sentence, found: Passages, scene: Scene) -> Reading | None:
    """The act that stands behind a name, above a signature: `Vikram, we accept your offer. … Laura`."""
    if not (found.passed and sentence.letters.startswith("X,") and sentence.text[0].isupper()):
        return None
    name, comma = sentence.words[0].text, sentence.words[sentence.pieces[1].end - 1]
    said = _read(sentence_of(sentence.text[comma.end :].strip(), scene), scene)
    acts = said is not None and said.sure and any(isinstance(move, _HARD) for move in said.moves)
    return _besides(said, (name.title(), *found.passed), scene) if said is not None and acts else None


def _besides(said: Reading, left: tuple[str, ...], scene: Scene) -> Reading:
    """The question whether an act is meant that is said beside what is `left`."""
    asks = "Besides other words you say this. Is it this?"
    return Reading(asks=asks, choices=(scene.choice(*said.moves),), left_unread=left)


def _of_several(sentences: Sequence[Sentence], found: Passages, scene: Scene) -> Reading:
    """The one act that the sentences say, if they offer nothing; else what all of them offer."""
    acts = {at: reading for at, one in enumerate(sentences) if (reading := _act(one, scene)) is not None}
    others = [one for at, one in enumerate(sentences) if at not in acts]
    if len(acts) == 1 and not offers_something(others, scene):
        ((_, reading),) = acts.items()
        left = (*found.passed, *(one.text for one in others))
        return _besides(reading, left, scene) if left else reading
    values = offered(sentences, scene)
    if values is None:
        asks = "I find nothing to record in that. Please say what you offer, or which answer you give, in a sentence of its own."
        return Reading(asks=asks, left_unread=(*found.passed, *found.sentences))
    return replace(values, left_unread=(*found.passed, *values.left_unread))


def _act(sentence: Sentence, scene: Scene) -> Reading | None:
    """The act that one of several sentences says outright, if it does."""
    if "v" in sentence.letters:
        return None
    said = answered(sentence, scene) or (
        accepting(sentence, scene) or numbered(sentence, scene) if set(sentence.letters) & set("aP") else None
    )
    return said if said is not None and said.sure else None


def _read(sentence: Sentence, scene: Scene) -> Reading | None:
    """What the sentence is: the first kind that it can be."""
    at_hand, term = scene.at_hand, scene.at_hand.asked_term
    if term is not None and term.shape != "one":
        otherwise = plain_answer(sentence, scene) or _command(sentence, scene)
        elsewhere, outright = said_elsewhere(sentence, scene, read)
        goes = otherwise is not None and otherwise.sure and said.Going in map(type, otherwise.moves)
        return elsewhere if outright and not goes else verbatim(sentence, term, scene, otherwise, elsewhere)
    return (
        unsaid(sentence, scene)
        or denied_first(sentence, scene, _command)
        or plain_answer(sentence, scene)
        or option_and_text(sentence, scene)
        or exact_option(sentence, at_hand)
        or yes_or_no(sentence, scene)
        or (
            value_typed(term, "no", at_hand)
            if term is not None and term.yes_or_no and sentence.letters == "r"
            else None
        )
        or _yes_or_no_and_more(sentence, scene)
        or _command(sentence, scene)
    )


_BEGINS = re.compile(r"([yn]),")


def _yes_or_no_and_more(sentence: Sentence, scene: Scene) -> Reading | None:
    """`no, only what is listed`, at a question of yes and no: the answer, with the words behind it told as left out, or asked."""
    place = scene.asked_place()
    found = _BEGINS.match(sentence.letters) if place is not None and place.term.yes_or_no else None
    if place is None or found is None or set(sentence.letters[2:]) & set("aNrtkuRxdcsIi?"):
        return None
    said_too = {way for piece in sentence.pieces if piece.ready is not None for way in piece.ready.ways}
    if "v" in sentence.letters[2:] and said_too != {(place, "yes" if found[1] == "y" else "no")}:
        return None
    comma = sentence.pieces[1].end
    answered_so = yes_or_no_to(place, found[1] == "y", sentence.texts[:comma], scene)
    rest = sentence.text[sentence.words[comma - 1].end :].strip()
    if not (answered_so.sure and rest):
        return answered_so
    asked = wish(sentence_of(rest, scene).texts, scene)
    if asked and asked.sure and all(isinstance(one, said.About | said.Showing) for one in asked.moves):
        return replace(answered_so, moves=(*answered_so.moves, *asked.moves))
    return replace(answered_so, left_unread=(rest,))


def _command(sentence: Sentence, scene: Scene) -> Reading | None:
    """What the sentence says whatever was asked, an option of the question before most of it."""
    outright = any(piece.kind == "accept" and len(piece.words) > 1 for piece in sentence.pieces)
    return (
        (accepting(sentence, scene) if outright else None)
        or trimmed(sentence, scene, _command)
        or or_an_option(_wish(sentence, scene), sentence, scene)
        or answer(sentence, scene)
        or or_an_option(_going(sentence, scene), sentence, scene)
        or (sure(said.Sending()) if sentence.letters.replace(",", "") in _SENDING else None)
        or _said(sentence, scene)
    )


def _said(sentence: Sentence, scene: Scene) -> Reading | None:
    """What the sentence puts on the record: an act, an acceptance, an offer."""
    act = answered(sentence, scene) or numbered(sentence, scene)
    if act is not None and (act.sure or "v" not in sentence.letters):
        return act
    return (
        accepting(*clause_first(sentence, scene))
        or offered((sentence,), scene)
        or act
        or ends_in_an_act(sentence, scene)
    )


def _wish(sentence: Sentence, scene: Scene) -> Reading | None:
    """A wish; asks back where it is one word, and also one of a clause's title, as `exit` can be."""
    words = sentence.texts
    found = wish(words, scene) or _rung(words, scene)
    if (
        found is not None
        and any(isinstance(move, said.Showing | said.Going) for move in found.moves)
        and _answers_too(sentence)
    ):
        return None
    words = words[:1] if set(words[1:]) <= AFTER | _PROGRAM else words
    titled = any(words[0] in place.title for place in scene.index.clauses.values())
    if found is None or len(words) > 1 or not titled:
        return found
    place = going(words, scene, lead_needed=False)
    moves = (*found.moves, *(place.moves if place is not None else ()))
    return Reading(asks="What do you want to do?", choices=tuple(scene.choice(move) for move in moves))


_PROGRAM = frozenset({"program", "programme"})
"""What `exit` may be said of where a clause is called so too."""


def _answers_too(sentence: Sentence) -> bool:
    """True where a sentence that could show something also says yes to it: `the client's figure for the cap is ok with us`."""
    asks = {piece.kind for piece in sentence.pieces} & {"ask", "would"} or "?" in sentence.letters
    return not asks and bool(set(sentence.letters) & set("yYa")) and "P" in sentence.letters


def _rung(words: tuple[str, ...], scene: Scene) -> Reading | None:
    """A rung of the party's own positions; what is taken of the other side's offer is read with all other values."""
    found = taking(words, scene)
    own = found is not None and all(isinstance(move, said.TakingRung) for move in found.moves)
    return found if own and found is not None and found.moves else None


def _going(sentence: Sentence, scene: Scene) -> Reading | None:
    if "v" in sentence.letters or sentence.letters[:1] == "Y":  # yes to the rate
        return None
    bare = set(sentence.letters) <= set("P,&") or names_a_clause_whole(sentence.texts, scene)
    return going(sentence.texts, scene, lead_needed=not bare)


def _long(text: str, at_hand: AtHand) -> Reading:
    """A long text: an answer to a question for text, and nothing else."""
    term = at_hand.asked_term
    if term is not None and term.shape != "one":
        return value_typed(term, unquoted(text) or text, at_hand)
    asks = "That is too long to be sure what you mean. Please say it in one short sentence, or begin with `comment:`."
    return Reading(asks=asks)


_MOST_CHOICES = 3
_DOUBTS = frozenset("?hmqX~")
"""Letters that leave a sentence unsure, and that it may mean the same without."""


def back(sentence: Sentence, scene: Scene, found: Reading | None) -> Reading:
    """The question to ask where a sentence was not understood for sure; `found` is what is known of it."""
    if found is not None and (found.choices or str(found.asks).startswith((TURNED_DOWN, ALL_BUT))):
        return with_other_options(found, sentence, scene) if found.choices else found
    if (likely := likely_options(sentence, scene)) is not None:
        return likely
    choices = {choice.text: choice for choice in _choices(sentence, scene)}
    asks = found.asks if found is not None and found.asks else _asks(sentence, scene, len(choices))
    return Reading(asks=asks, choices=tuple(choices.values())[:_MOST_CHOICES])


def _choices(sentence: Sentence, scene: Scene) -> Iterator[Choice]:
    """What a sentence without a value may mean: itself without its doubts, where that is no answer to their offer."""
    certain = tuple(piece for piece in sentence.pieces if piece.letter not in _DOUBTS)
    if "v" in sentence.letters or not 0 < len(certain) < len(sentence.pieces):
        return
    reading = answered(with_pieces(sentence, pieces=certain), scene)
    if reading is not None and reading.sure and not any(isinstance(move, _HARD) for move in reading.moves):
        yield scene.choice(*reading.moves)


_HARD = Accept | Reject | Withdraw | Confirm | Reopen | DeclineReopening
"""Acts that are offered to pick only where the sentence says just that."""


def _asks(sentence: Sentence, scene: Scene, guesses: int) -> str:
    term = scene.at_hand.asked_term
    unknown = " ".join(word for piece in sentence.pieces if piece.letter == "X" for word in piece.words)
    if guesses:
        doubt = f" because of '{one_line(unknown, 60)}'" if unknown else ""
        which = "Is it this?" if guesses == 1 else "Is it one of these?"
        return f"I am not sure what you mean{doubt}. {which}"
    if term is not None:
        return f"I did not understand that as an answer. Please give {one_line(term.expected(), 200)}."
    if unknown:
        return f"I am not sure what you mean by '{one_line(unknown, 60)}'. What do you want to do?"
    return "I am not sure what you want to do. Please say it in a few plain words."
