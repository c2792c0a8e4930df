"""What the first sentence needs, made ready while somebody still reads: the vocabulary and its patterns."""

from threading import Thread


def prepare() -> None:
    """Make ready beside everything else what reading takes half a second to build, once for a process."""
    if not _begun:
        _begun.append(True)
        Thread(target=_build, name="vocabulary", daemon=True).start()


_begun: list[bool] = []
"""Whether it was begun in this process."""


def _build() -> None:
    from kpo_tui.understanding import wish_lexicon
    from kpo_tui.understanding.act_sentences import patterns_of_acts
    from kpo_tui.understanding.misspellings import spellings
    from kpo_tui.understanding.vocabulary import lexicon

    lexicon()
    for patterns in (
        wish_lexicon.patterns,
        wish_lexicon.around,
        wish_lexicon.usual,
        wish_lexicon.usual_alone,
        patterns_of_acts,
    ):
        patterns()
    spellings()
