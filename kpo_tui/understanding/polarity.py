"""Yes or no to a question of yes and no, by what a whole sentence affirms or denies.

Every word must be one of the question, of the name of its term, or one that affirms or denies anything; figures, conditions,
doubts and what others want are none of these. One denial makes a no, none a yes; two, or a yes beside a no, are left to be asked.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding.index import words_of
from kpo_tui.understanding.synonyms import CALLED
from kpo_tui.understanding.words import Word, listed, root, stem

_MOST_WORDS = 16
_YES = listed("yes yeah yep yup aye")
_NO = listed("no nope nay")
_DENIALS = listed("""
    not no never none nothing neither nor without cannot nobody isn't aren't don't doesn't won't wouldn't can't couldn't shouldn't needn't mustn't
    isnt arent dont doesnt wont wouldnt cant couldnt shouldnt neednt hardly
    unnecessary superfluous needless pointless excluded exclude ruled refuse refused decline object opposed against dispensable redundant
""")
AFFIRMING = listed("""
    need needs needed want wants wanted require requires required insist expect expects expected have having has do does will shall should must would
    ought is are am be suffice suffices sufficient enough included include includes belong belongs count counts apply applies allowed allow permitted
    possible necessary essential indispensable intend plan use uses get like prefer wish welcome insisting needing crucial vital important acceptable agree
    can hold holds stands stand 's 're there'll it'll we'll i'll they'll it's that's we're
    refuse refused decline object opposed excluded exclude ruled unnecessary superfluous needless pointless dispensable redundant live fine ok okay good do work works valid acceptable binding
""")
_IDLE = listed("""
    i we us our my me it its it's that this these those them they there here the a an any some one ones such of course by all means in on for to at with as and so what which
    just really very much indeed certainly absolutely definitely naturally obviously clearly surely afraid sorry please thanks thank sure
    i'm we're i'd we'd i'll we'll strictly frankly honestly firmly simply also still well rather out instead ourselves case side part respect hereby positively plainly own anyway be been being
    always entirely fully completely altogether everything each every both only already
""") - {"only"}
_PARTLY = listed(
    "sure certainly definitely absolutely necessarily always entirely fully completely altogether everything all each every both rely insist insisting exactly object mind"
)
"""Words that make less than a no of a denial: `not always`, `we do not insist`."""
_THEY_ACT = listed(
    "want wants need needs insist expect have has do would like prefer require ask say said offer offered agree"
)
ASKING = listed("is are do does can will would should shall must have has am")
_SUBJECTS = listed("we i it they the this that there these our")


def affirmed(words: Sequence[Word], term: SomeTerm) -> bool | None:
    """True for a sentence that says yes to the question of a term, False for a no, None where it is not clear."""
    texts = [word.text for word in words if word.kind != "sign" or word.text not in (",", ".", "!", "-", ";")]
    if not 0 < len(texts) <= _MOST_WORDS or any(
        word.kind == "sign" and word.text in '?"/%' for word in words
    ):
        return None
    said = {True} if texts[0] in _YES or texts[-1] in _YES else set()
    if _leads(words, _NO) or texts[-1] in _NO:
        said.add(False)
    body = [
        text
        for at, text in enumerate(texts)
        if not (text in _YES or (text in _NO and at in (0, len(texts) - 1) and False in said))
    ]
    if not all(_known(text, term) for text in body) or _of_others(body):
        return None
    if (told := _told(body)) is not None:
        said.add(told)
    elif any(text in _DENIALS for text in body) and False not in said:
        return None
    return said.pop() if len(said) == 1 else None


def _leads(words: Sequence[Word], those: frozenset[str]) -> bool:
    """True where one of the words stands first, with a sign after it: the `no,` that answers by itself."""
    return words[0].text in those and (len(words) == 1 or words[1].kind == "sign")


def _known(text: str, term: SomeTerm) -> bool:
    return (
        text in _IDLE
        or text in AFFIRMING
        or text in _DENIALS
        or root(stem(text)) in _words_of_the_question(term.label, tuple(_questions(term)))
    )


def _of_others(body: Sequence[str]) -> bool:
    """True for what others want or do: `they want it`."""
    return any(one == "they" and after in _THEY_ACT for one, after in pairwise(body))


def _told(body: Sequence[str]) -> bool | None:
    """What the words affirm; None where they affirm nothing, or hold more than one denial."""
    denials = sum(text in _DENIALS for text in body)
    if body[:2] == ["by", "all"] and denials == 0:
        return True
    if (
        not body
        or body[0] in ("what", "which")
        or denials > 1
        or not (denials or any(text in AFFIRMING for text in body))
    ):
        return None
    if denials:
        plain = any(text in AFFIRMING for text in body) or body[0] in _DENIALS
        return False if plain and not _PARTLY.intersection(body) else None
    return None if "rather" in body or (body[0] in ASKING and body[1:2] and body[1] in _SUBJECTS) else True


def _questions(term: SomeTerm) -> Sequence[str]:
    ask = term.ask
    return (str(ask.client), str(ask.provider))


_SMALL_QUESTION = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@lru_cache(maxsize=512)
def _words_of_the_question(label: str, questions: tuple[str, ...]) -> frozenset[str]:
    """The roots of the words of a term's name, of its questions, and of what else people call it."""
    own = {root(stem(word)) for word in words_of(label)}
    found = set(own)
    for text in questions:
        found |= {root(stem(word)) for word in words_of(text)}
    for called, patterns in CALLED.items():
        if {root(stem(word)) for word in called.split()} <= own:
            found |= {root(stem(word)) for word in _SMALL_QUESTION.findall(patterns)}
    return frozenset(found) - _HEDGES


_HEDGES = frozenset(
    root(word)
    for word in listed(
        "if unless only may might could perhaps whether or but except when how why maybe you your"
    )
)
