"""What is said about an answer is no answer: it is asked about at a question for text."""

import pytest

from kpo_tui.understanding.answers_put_off import speaks_of_answering
from tests.playbooks.deals import names, playbook_named


@pytest.mark.parametrize(
    "text",
    [
        "ask Bob", "our lawyer will fill this in", "I don't have it here", "give me a second", "you tell me", "see below",
        "my colleague knows", "Ravi has it", "you have it already", "put ours in", "fill it in yourself", "save", "example",
        "we'll send it", "legal has that", "he'll tell you",
    ],
)  # fmt: skip
def test_talk_about_an_answer_is_heard_as_such(text: str) -> None:
    assert speaks_of_answering(text)


def test_no_usual_text_or_example_sounds_like_talk() -> None:
    texts = [
        text
        for name in names()
        for clause in playbook_named(name).clauses.values()
        for term in clause.terms.values()
        if term.shape in ("text", "list")
        for text in (getattr(term, "usual", None), getattr(term, "example", None))
        if isinstance(text, str)
    ]
    assert len(texts) > 20
    assert not [text for text in texts if speaks_of_answering(text)]
