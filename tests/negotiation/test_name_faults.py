"""Which names can be taken at their word, and which two look alike."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpo_tui.negotiation import names as written
from kpo_tui.negotiation.names import LONGEST_NAME, PLAINEST_ASCII, doubt_about, look_alike

HONEST = (
    "Acme Ltd", "3M", "7-Eleven", "AT&T", "L'Oréal", "O’Reilly Media", "Yahoo!", "C++ Works", "Nr. 1 | Söhne",
    "Société Générale", "Müller & Söhne GmbH", "Ørsted A/S", "İstanbul A.Ş.", "Công ty Cổ phần Việt Nam",
    "ООО Ромашка", "ВТБ24", "Россия-Bank", "Ελληνικά ΑΕ", "β-Carotene Labs", "μTorrent", "ქართული", "Հայաստան",
    "株式会社リクルート", "ソニー Sony Group", "T-モバイル", "ＮＴＴ株式会社", "葛\U000e0100飾区", "삼성전자",
    "भारत एनालिटिक्स", "क्\u200dष", "র\u200d্যাব", "ශ්\u200dරී ලංකා", "தமிழ்நாடு", "മലയാളം",
    "شركة", "می\u200cخواهم", 'חברת החשמל בע"מ', "บริษัท ปตท. จำกัด", "ខ្មែរ", "አማርኛ", "❤\ufe0f Ltd",
)  # fmt: skip

DOUBTFUL = {
    "is empty": ("", " ", "\u3000"),
    "is longer than 200": ("x" * 201,),
    "shows marks alone": ("\u20dd",),
    "holds a line break": ("Acme\nConfirmed", "A\rB", "A\x85B", "A\u2028B", "A\u2029B", "A\x0bB", "A\x0cB"),
    "an invisible or control character": ("A\tB", "A\x1bB", "A\x7f", "A\x9b", "A\u200bB", "A\u00adB", "\ufeffA",
        "A\u202eB", "A\u2066B", "A\u200f", "A\u061cB", "A\u2060B", "A\U000e0041", "A\u200dB", "A\u200c"),
    "holds no character": ("A\u0378B", "A\uffff"),
    "a private character": ("A\ue000B", "A\U0010fffd"),
    "half a character": ("A\ud800",),
    "a character that shows nothing": ("A\u3164B", "A\u115fB", "A\uffa0", "A\u2800B", "A\u034fB", "A\ufe0fB"),
    "an unusual space": ("A\u00a0B", "A\u3000B", "A\u2009B"),
    "begins or ends with a space": (" A", "A "),
    "two spaces in a row": ("A  B",),
    "a mark without a letter": ("\u0301A", "A \u0301B"),
    "the same mark twice": ("A\u0301\u0301", "A\u0301\u0323\u0301"),
    "more than 4 marks": ("A\u0301\u0302\u0303\u0304\u0306",),
    "mixes Cyrillic and Latin": ("Pаypal", "Ромaшка", "Xерокс", "ABВГ", "1аpple"),
    "mixes Greek and Latin": ("ΑBCompany", "αBeta"),
}  # fmt: skip

ALIKE = (
    ("Acme Ltd", "ACME LTD"), ("Acme Ltd", "Acme Ltd."), ("Acme Ltd", "AcmeLtd"), ("Acme™", "Acme"),
    ("Acme", "Асме"), ("Acme", "АСМЕ"), ("Acme", "Аcme"), ("Paypal", "Pаypal"), ("ABΓ", "ΑΒΓ"), ("OOO", "ООО"),
    ("Iceland", "lceland"), ("Iceland", "1celand"), ("ICELAND GLOBAL", "lceland Global"), ("O2", "02"),
    ("Bam", "Barn"), ("west", "vvest"), ("Acme", "Ａｃｍｅ"), ("acme", "ᴀᴄᴍᴇ"), ("Acme", "𝐀𝐜𝐦𝐞"), ("fine", "ﬁne"),
    ("Müller", "Mu\u0308ller"), ("葛飾", "葛\U000e0100飾"), ("Phase 1.1", "Phase 1-1"), ("o", "ס"),
)  # fmt: skip
APART = (
    ("Acme", "Acne"), ("Acme Ltd", "Acme GmbH"), ("Tall", "Tail"), ("Müller", "Muller"), ("Payment", "Payments"),
    ("Phase 1.1", "Phase 11"), ("Schedule 1", "Schedule 2"), ("!!!", "???"), ("शर्मा", "वर्मा"), ("東京", "京東"),
)  # fmt: skip

names = st.one_of(
    st.sampled_from([*HONEST, *(name for some in DOUBTFUL.values() for name in some)]),
    st.text(max_size=12),
    st.text("aAаАoO0lI1|mrnwvвν \u0301\u0302\u200d\n", max_size=12),
)


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_name_passes_composed_or_not(name: str) -> None:
    assert doubt_about(unicodedata.normalize("NFC", name)) is None
    assert doubt_about(unicodedata.normalize("NFD", name)) is None


@pytest.mark.parametrize(
    ("part", "name"), [(part, name) for part, found in DOUBTFUL.items() for name in found], ids=ascii
)
def test_a_doubtful_name_is_told_with_its_reason(part: str, name: str) -> None:
    doubt = doubt_about(name)
    assert doubt is not None
    assert part in doubt
    assert doubt.isprintable(), "the reason is one harmless line"


@given(names)
def test_what_is_doubtful_alone_is_doubtful_among_other_words(name: str) -> None:
    assume(doubt_about(name) is not None)
    assert doubt_about(f"Acme {name} Ltd") is not None


@given(st.characters(), st.characters())
def test_a_name_without_doubt_shows_all_that_it_holds(one: str, other: str) -> None:
    name = f"a{one}{other}b"
    assume(doubt_about(name) is None)
    categories = {unicodedata.category(c) for c in name if c not in "\u200c\u200d"}
    assert not categories & {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    assert len(name) <= LONGEST_NAME


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_look_alike(one: str, other: str) -> None:
    assert look_alike(one, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_are_told_apart(one: str, other: str) -> None:
    assert not look_alike(one, other)


def test_no_two_honest_names_look_alike() -> None:
    pairs = [(one, other) for one in HONEST for other in HONEST if one < other and look_alike(one, other)]
    assert pairs == []


@given(names, names)
def test_looking_alike_goes_both_ways_and_a_name_looks_like_itself(one: str, other: str) -> None:
    assert look_alike(one, one)
    assert look_alike(one, other) == look_alike(other, one)


@given(names)
def test_case_form_and_a_full_stop_make_no_other_name(name: str) -> None:
    assert look_alike(name, unicodedata.normalize("NFD", name))
    assert look_alike(name, f"{name}.") or not any(c.isalnum() for c in name)
    assume(name.upper().lower() == name.lower())
    assert look_alike(name, name.upper())


def test_the_short_table_for_ascii_is_the_long_one_but_for_vv() -> None:
    likenesses = {key: written._in_table(key) for key in map(chr, range(128)) if key.isalnum() or key == "|"}
    short = {chr(key): value for key, value in PLAINEST_ASCII.items()}
    assert {**{key: key for key in likenesses}, **short, "w": "w"} == likenesses
