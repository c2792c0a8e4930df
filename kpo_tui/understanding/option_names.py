"""What is known of a choice before anything is said: what the words of its options mean, and which of them tell apart."""

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from kpo_tui.negotiation.terms import SomeTerm
from kpo_tui.understanding.index import TermPlace, once_a_term, words_of
from kpo_tui.understanding.meanings import LIGHT, label_of, root
from kpo_tui.understanding.synonyms import ALIKE, name_phrases, option_phrases
from kpo_tui.understanding.words import listed

LIGHT_WORTH, _NAME_WORTH = 0.15, 0.3
"""What a word is worth that tells little, and one that is part of the term's own name too."""
_JOINS = frozenset({"and", "or"})
"""Small words that tell names apart which are else the same."""
NIL = frozenset({root("none"), root("nothing"), "ban", root("unlimited")})
"""What is meant where the thing that a term is called after is denied: no exclusivity, a ban, no limit."""

LabelWords: TypeAlias = tuple[frozenset[str], ...]


class OptionName(NamedTuple):
    """A name or the id of an option: what its words mean, how much each is of the name, and how far it tells options apart."""

    option: str
    words: LabelWords
    shares: tuple[float, ...]
    worth: tuple[float, ...]
    joins: frozenset[str]


class Choice(NamedTuple):
    """What is known of a choice, whatever is said: its options' names, its own name, and all roots in its options.

    `beside` are roots that may stand beside its options: of its own name, its clause's, and what else people call those.
    `nil` is the option that there be none.
    """

    names: tuple[OptionName, ...]
    label: LabelWords
    own: frozenset[str]
    beside: frozenset[str]
    roots: frozenset[str]
    nil: str | None


LITTLE = listed("""
    always win wins prevail prevails go goes get gets come comes become becomes remain remains stay stays happen happens work works run runs panel body persons person people
    solely only merely just where wherever whenever once side sides rule rules model version type variant form regime principle
    full total complete outright absolute strict fine enough best better own
""")
"""Words beside an option that add nothing to it, at its own question."""


def nil_options(place: TermPlace) -> frozenset[str]:
    """The options of a choice that there be none, or no limit."""
    return frozenset(name.option for name in choice_of(place).names if any(word & NIL for word in name.words))


@lru_cache(maxsize=1024)
def roots_of(texts: tuple[str, ...]) -> frozenset[str]:
    """The roots of all words of some texts."""
    return frozenset(root(word) for text in texts for word in words_of(text))


def words_about(term: SomeTerm) -> frozenset[str]:
    """The roots of the words of a term's name, of its questions, and of what is said about it."""
    return roots_of((term.label, str(term.ask.client), str(term.ask.provider), str(term.why), str(term.norm)))


@once_a_term
def choice_of(place: TermPlace) -> Choice:
    """What is known of the choice that a place is."""
    label = _label(place.term.label)
    own = frozenset().union(*label, *_label_by_names(place.term.label), *_label(place.id))
    names: list[tuple[str, LabelWords]] = []
    for option, label_of_option in place.term.options.items():
        names += [(option, _label(label_of_option)), (option, _label(option))]
    names = [(option, words) for option, words in dict.fromkeys(names) if words]
    joins = {option: _JOINS & set(words_of(said)) for option, said in place.term.options.items()}
    made = tuple(_named(option, words, names, own, joins[option]) for option, words in names)
    nil = [option for option, words in names if len(words) == 1 and words[0] & NIL]
    roots = frozenset(r.removeprefix("-") for name in made for word in name.words for r in word)
    return Choice(
        made,
        label,
        own,
        _beside(place, own),
        roots | (own if nil else frozenset()),
        nil[0] if len(set(nil)) == 1 else None,
    )


def _beside(place: TermPlace, own: frozenset[str]) -> frozenset[str]:
    said = own.union(*_label(place.clause), *_label(" ".join(place.also)))
    return said | {root(word) for word, names in ALIKE.items() if any(root(name) in own for name in names)}


def _label(text: str) -> LabelWords:
    return label_of(text, option_phrases())


def _label_by_names(text: str) -> LabelWords:
    return label_of(text, name_phrases())


def _named(
    option: str,
    words: LabelWords,
    names: list[tuple[str, LabelWords]],
    own: frozenset[str],
    joins: frozenset[str],
) -> OptionName:
    """A name with its figures: a word is worth the more, the fewer options it occurs in."""
    shares = tuple(
        LIGHT_WORTH if word & _LIGHT_ROOTS else _NAME_WORTH if word & own else 1.0 for word in words
    )
    having = [{one for one, others in names if any(word & other for other in others)} for word in words]
    worth = tuple(min(share, 1 / len(options)) for share, options in zip(shares, having, strict=True))
    return OptionName(option, words, shares, worth, joins)


_LIGHT_ROOTS = frozenset(root(word) for word in LIGHT)
