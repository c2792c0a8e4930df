"""Misspelt words put right, where it is clear what was meant."""

from functools import lru_cache

from kpo_tui.negotiation.terms.contraries import contrary
from kpo_tui.understanding import lexicon
from kpo_tui.understanding.deeds_said import deeds
from kpo_tui.understanding.figures import MONTHS, NUMBER_WORDS, UNIT_WORDS
from kpo_tui.understanding.index import Index
from kpo_tui.understanding.wish_phrases import LEADS
from kpo_tui.understanding.words import Word, listed, stem

BINDING = frozenset("aryYctkuRxd")
"""Letters of words that alone make an act on the record: misspellings of them are forgiven less."""


def spelt_right(
    words: tuple[Word, ...], index: Index, options: frozenset[tuple[str, ...]]
) -> tuple[Word, ...]:
    """The words with misspellings put right: of the vocabulary's words, the playbook's, the options' names."""
    also = index.spelling_with(options)
    return tuple(_right(word, index, also) for word in words)


def _right(word: Word, index: Index, also: frozenset[str]) -> Word:
    text = word.text
    if word.kind != "word" or text in spellings() or (text,) in lexicon.letters() or text in also:
        return word
    known = text.removesuffix("'s") in index.parties or stem(text) in also or index.knows(text)
    return word if known else word._replace(text=meant(text, also) or text)


@lru_cache(maxsize=1)
def spellings() -> dict[str, frozenset[str]]:
    """Every word that phrases are made of, with the letters of the phrases of that one word."""
    known: dict[str, set[str]] = {}
    leads = [words for letter in LEADS for words in lexicon.leading(letter)]
    for table in (lexicon.letters(), dict.fromkeys((*lexicon.wishes(), *lexicon.rungs(), *leads), "W")):
        for words, letter in table.items():
            for word in words:
                known.setdefault(word, set())
            if len(words) == 1:
                known[words[0]].add(letter)
    done = (word for phrase in deeds().parts for word in phrase)
    for word in (*MONTHS, *NUMBER_WORDS, *UNIT_WORDS, *done):
        known.setdefault(word, set())
    return {word: frozenset(found) for word, found in known.items() if len(word) > 3 and word.isalpha()}


_OTHER_WORDS = listed("""
    acceptance acceptances accepts accepting agrees agreement agreements agreeing dealer dealing dealt confirmation confirms rejection rejects
    looked looks looking asked wants wanted needed helped liked called
    accent accents adapt adopt adept aspect assent ascent except expect expects concept excerpt accrue
    agile ague argue argued argues eager degree greed green angry
    conform conforms conformed contort consort comfort inform reform perform
    eject inject project object deject elect select reflect regret respect reset resect inspect detect
    withhold withstand withdrew widow window with
    bark dark lark mark part pack pork perk spark parks peak hark
    real meal heal seal veal deal ideal dear dead decal detail dial dealt
    done gone none dine bone cone
    decide declare defile define incline recline declined
    remote resolve remover reprove repeal report repent reopens
    sigh sing sin sine sand sent sell seed seem sond spend lend bend mend
    fine find five fire fins mine nine wine line
    grand brand strand
    good food hood mood goods gold great grate treat
    later latex cater water latter letter
    back bank pack beck
    skip ship slip snip skim skin
    next text nest
    term team teem them then than
    rates rated rate late gate date dates
    cost most post host lost
    lunch dinner mountain fountain
""")
"""Words that are near to ours and mean something else: never taken for a misspelling."""


def meant(word: str, also: frozenset[str]) -> str | None:
    """The known word that `word` is a misspelling of, if just one is near enough; `also` are the playbook's.

    None where its contrary is near too. Words that bind are corrected only for a slip of one letter or two letters swapped, with the first
    letter right.
    """
    if len(word) < 4 or not word.isalpha() or word in _OTHER_WORDS or len(word) > 24:
        return None
    return _nearest(word, also)


@lru_cache(maxsize=2048)
def _nearest(word: str, also: frozenset[str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    known = spellings()
    allowed = 1 if len(word) < 8 else 2
    pool = [w for w in (*known, *also) if abs(len(w) - len(word)) <= allowed and len(w) > 3]
    ranked = process.extract(word, pool, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    near = {found: int(d) for found, d, _ in ranked if _allowed(word, found, int(d), known)}
    best = {found for found, distance in near.items() if distance == min(near.values())}
    if len(best) > 1:
        best = {found for found in best if found[0] == word[0] and found[-1] == word[-1]} or best
    if len(best) > 1:  # a letter left out is likelier than a wrong one
        best = {found for found in best if _holds(found, word)} or best
    if len(best) != 1:
        return None
    (right,) = best
    as_near = (other for other, distance, _ in ranked if distance <= near[right])
    return None if any(contrary((right,), (other,)) for other in as_near) else right


def _holds(found: str, word: str) -> bool:
    """True where the word is the found one with letters left out."""
    letters = iter(found)
    return all(letter in letters for letter in word)


def _allowed(word: str, found: str, distance: int, known: dict[str, frozenset[str]]) -> bool:
    if word[0] != found[0] and sorted(word) != sorted(found):
        return False
    if len(word) == 4 or len(found) == 4:
        return sorted(word) == sorted(found) or (
            len(word) == 5 and not known.get(found, frozenset()) & BINDING
        )
    return distance == 1 or not known.get(found, frozenset()) & BINDING
