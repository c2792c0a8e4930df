"""Blocks that went elsewhere."""

from kpo_tui.documents.redline import Redline, apply, compare_texts, stat
from tests.documents.redline.builders import AGREEMENT

LINES = AGREEMENT.split("\n")
DISPUTE = next(line for line in LINES if line.startswith("If the Client disputes"))


def moved(line: str, before: str, text: str = AGREEMENT) -> str:
    """The text with a line moved before the one that begins with `before`."""
    lines = text.split("\n")
    lines.remove(line)
    at = next(k for k, other in enumerate(lines) if other.startswith(before))
    return "\n".join([*lines[:at], line, *lines[at:]])


def ends(redline: Redline) -> tuple[str, str]:
    """What is marked as moved away, and what as moved here."""
    gone = "".join(redline.old_text(s) for s in redline.segments if s.kind == "moved_from")
    return gone, "".join(redline.new_text(s) for s in redline.segments if s.kind == "moved_to")


def test_a_moved_paragraph_is_marked_in_both_places_and_nothing_else_is() -> None:
    redline = compare_texts(AGREEMENT, moved(DISPUTE, "9.2 If"))
    assert [end.strip() for end in ends(redline)] == [DISPUTE, DISPUTE]
    assert {s.kind for s in redline.segments} == {"equal", "moved_from", "moved_to"}


def test_a_long_paragraph_that_passed_shorter_ones_is_what_moved() -> None:
    long, short = (
        "A long paragraph about the services. " * 9,
        [f"{k}. A short one of {k} words.\n" for k in range(4)],
    )
    redline = compare_texts("".join([f"{long}\n", *short]), "".join([*short, f"{long}\n"]))
    assert ends(redline)[0].strip() == long.strip()


def test_short_lines_decide_which_of_two_long_paragraphs_passed_the_other() -> None:
    deletion = (
        "You also have a right to request that we delete personal information, with a number of exceptions."
    )
    opting_out = "You have a right to opt out of future sales of personal {}, which we do not sell to anyone."
    kept = ["Right to Opt-Out.", opting_out.format("information"), "Right to Non-Discrimination."]
    new = ["Right to Opt-Out.", opting_out.format("data"), "Right to Non-Discrimination."]
    redline = compare_texts("\n".join(["Rights.", deletion, *kept]), "\n".join(["Rights.", *new, deletion]))
    assert [end.strip() for end in ends(redline)] == [deletion, deletion]
    assert stat(redline).changes == 2


def test_both_ends_of_a_move_are_one_change() -> None:
    new = moved(DISPUTE, "9.2 If")
    redline = compare_texts(AGREEMENT, new)
    assert stat(redline).changes == stat(redline).moves == 1
    assert apply(redline, {1}) == new


def test_edits_inside_a_moved_paragraph_are_kept() -> None:
    new = moved(DISPUTE, "9.2 If").replace("within ten days", "within five days")
    redline = compare_texts(AGREEMENT, new)
    edits = [
        (s.kind, redline.old_text(s) or redline.new_text(s))
        for s in redline.segments
        if s.kind in ("deleted", "inserted")
    ]
    assert edits == [("deleted", "ten "), ("inserted", "five ")]
    assert all(s.move == 1 for s in redline.segments if s.kind != "equal")


def test_a_section_moves_with_its_heading_as_one() -> None:
    at, end = LINES.index("5. Confidentiality"), LINES.index("6. Data protection")
    section, rest = LINES[at:end], LINES[:at] + LINES[end:]
    to = rest.index("8. Term and termination")
    redline = compare_texts(AGREEMENT, "\n".join([*rest[:to], *section, *rest[to:]]))
    assert stat(redline).moves == 1
    assert ends(redline)[1].startswith("5. Confidentiality\n")


def test_a_paragraph_that_stands_twice_can_move() -> None:
    twice = f"{AGREEMENT}\n{DISPUTE}\n"
    redline = compare_texts(f"{DISPUTE}\n{twice}", f"{twice}{DISPUTE}\n")
    assert stat(redline).moves == 1


def test_short_lines_are_not_moves() -> None:
    redline = compare_texts(
        "Yes.\nOne two three four five six.\nNo.\n", "No.\nOne two three four five six.\nYes.\n"
    )
    assert stat(redline).moves == 0


def test_a_bullet_or_full_stop_beside_a_larger_edit_is_no_piece_of_a_move() -> None:
    away = "- harass, abuse, threaten, or incite violence towards any individual or group, including our employees, officers, and agents, or other users;"
    here = "- harasses or abuses another individual or group, including our employees, officers, and agents, or other users;"
    between = (
        "The Client shall pay each invoice.\nThe Provider shall work with care.\nNotices are in writing.\n"
    )
    redline = compare_texts(f"{between}{away}\n", f"{here}\n{between}")
    kept = "individual or group, including our employees, officers, and agents, or other users;"
    assert [end.strip() for end in ends(redline)] == [kept, kept]
