"""What people paste: mails and paragraphs, made sentences, without headers, quotations, greetings and signatures."""


def passages(text: str) -> list[str]:
    """The sentences of a text."""
    return [text]
