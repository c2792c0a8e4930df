"""What is said about answering a question for a text, instead of an answer: who knows it, where it is, that it takes time."""

import re

_WHO = r"(?:i|we|you|he|she|they|somebody|someone|(?:my|our|your|the other) \w+(?: \w+)?|[a-z]+)"
_MAY = r"(?:will|would|can|could|should|must|may|might|shall|'ll|ll|'d|do|does|did|don't|dont|doesn't|didn't|can't|cannot|not|just|already|only|still|never)"
_THINGS = r"(?:it|this|that|them|these|those|one|ours|theirs|yours|mine)"
_FILLING = r"(?:know|have|has|had|got|fill|fills|tell|tells|give|gives|send|sends|say|says|put|puts|enter|provide|provides|need|needs|decide|decides|choose|add|adds|find|get|hold|holds|keep|keeps|see|sees|ask|asks|look|handle|handles)"
_ABOUT = re.compile(
    rf"(?:i|we|you|he|she|they)(?: |'){_MAY}(?: {_MAY})* {_FILLING}\b"
    rf"|(?:i|we|you|he|she|they) (?:know|have|has|need|tell|fill|choose|decide|say|had|got)s?\b"
    rf"|{_WHO}(?: {_MAY})* {_FILLING} (?:in )?{_THINGS}(?: (?:in|out|up|already|all|here|later|now|too|for us|to you|yourself))*[ .!]*$"
    r"|(?:my|our|your) \w+ (?:knows?|decides?|has to|should know|will|can)\b"
    rf"|(?:put|fill|use|take|copy|insert|enter|leave|keep|write|type|give|show|send|tell|let|look|skip|find|get) (?:me|us|{_THINGS})\b"
    r"|(?:ask|call|email|phone|contact|consult|see|check|wait|hold|give|save|open|print|export|look|read|go|try|continue|proceed|repeat) ?\w*[ .!]*$"
    r"|(?:see|look|check|read) (?:below|above|attached|overleaf|there|the)\b"
    r"|(?:an? )?(?:example|sample|suggestion|help|hint|later|hello|test|example please)s?(?: please)?[ .!]*$",
    re.IGNORECASE,
)


def speaks_of_answering(text: str) -> bool:
    """True for a sentence about the answer and not the answer itself: `my colleague knows`, `put ours in`, `ask Bob`."""
    return _ABOUT.match(text.replace("\u2019", "'").strip()) is not None
