"""Documents as JSON: blocks and runs with their types, for other programs."""

import msgspec

from kpo_tui.documents.document import Document


def write(document: Document) -> str:
    """The document as indented JSON; control characters are escaped as JSON escapes them."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode().translate(_ESCAPED) + "\n"


# JSON leaves DEL, C1 controls and bidirectional overrides bare; on a screen they would act.
_ESCAPED = {
    code: f"\\u{code:04x}"
    for code in (0x7F, *range(0x80, 0xA0), 0x61C, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
}  # fmt: skip
