"""What people may type where a number, an amount, a length of time or a date is asked for, and what nobody would."""

from hypothesis import strategies as st

LOCALES = ("en", "de_DE", "de_CH", "fr_FR", "en_IN", "hi_IN", "ar_EG", "fa", "sv", "pl", "ja_JP")
_WORDS = (
    "USD", "EUR", "$", "€", "%", "days", "day", "hours", "months", "business", "net", "per", "month", "a", "of", "half", "and", "hundred",
    "thousand", "million", "billion", "bn", "k", "m", "point", "twenty", "one", "1st", "May", "January", "januar", "none", "yes", "|", ";",
    ":", ",", ".", "-", "+", "(", "1e5", "inf", "nan", "sNaN", "Infinity", "0x10", "1_000", "²", "①", "½", "٣", "४५", "٤٥٫٥", "-0",
    "9999-12-31", "0000-00-00", "2026-02-31", "31.12.0000", "29", "2100", "0.0000000000000000000000001", "1,2345678901234567890123456789",
    "100000,00000000000000000000",
)  # fmt: skip
_FIGURES = st.from_regex(r"[-+]?[0-9٠-٩²]{1,45}([.,' \u00a0\u202f٬٫][0-9٠-٩]{1,40}){0,4}", fullmatch=True)
_BETWEEN = st.sampled_from(["", " ", " ", "-", ", ", "\u00a0", "\n"])

texts = st.lists(
    st.tuples(st.sampled_from(_WORDS) | _FIGURES | st.text(max_size=4), _BETWEEN), max_size=7
).map(lambda parts: "".join(word + between for word, between in parts))
