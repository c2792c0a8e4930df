"""What a reader sees: one sentence each for what a redline must get right."""

import pytest

from kpo_tui.documents.redline import Stat, compare_texts, stat
from tests.documents.redline.builders import AGREEMENT, compared


def test_a_changed_number_is_replaced_and_nothing_else() -> None:
    assert compared("Pay within 30 days.", "Pay within 45 days.") == "Pay within [-30-][+45+] days."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,000.00", "1,250.00"),
        ("$500", "€600"),
        ("99.95", "97.5"),
        (".05", ".90"),
        ("2025-01-31", "2025-02-28"),
        ("31/01/2025", "28/02/2025"),
        ("9.2(a)(ii)", "9.3(b)(i)"),
        ("5.1.3", "5.1.4"),
        ("non-compete", "non-solicit"),
        ("party's", "parties'"),
        ("and/or", "or"),
        ("हिन्दी", "हिन्दू"),
    ],
)
def test_a_token_is_replaced_whole(old: str, new: str) -> None:
    kept = "'" if new.endswith("'") else ""
    assert (
        compared(f"It is {old} here.", f"It is {new} here.")
        == f"It is [-{old}-][+{new.rstrip(kept or '~')}{kept}+] here."
    )


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("$1,000.00", "$1,250.00", "$[-1,000.00-][+1,250.00+]"),
        ("5%", "7.5%", "[-5-][+7.5+]%"),
        ("4(b)(i)", "6(b)(i)", "[-4-][+6+](b)(i)"),
        ("9.2(a)(ii)", "9.2(b)(i)", "9.2[-(a)(ii)-][+(b)(i)+]"),
    ],
)
def test_the_signs_and_limbs_beside_a_number_stay_where_they_are_the_same(
    old: str, new: str, marked: str
) -> None:
    assert compared(f"It is {old} here.", f"It is {new} here.") == f"It is {marked} here."


def test_an_amount_put_in_takes_its_own_currency_with_it() -> None:
    assert compared("A fee of $60 is due.", "A fee of $45 or $60 is due.") == (
        "A fee of [+$45 or +]$60 is due."
    )


def test_a_date_of_which_all_figures_changed_is_replaced_whole() -> None:
    old, new = "Effective October 11, 2017 and after.", "Effective November 20, 2020 and after."
    assert compared(old, new) == "Effective [-October 11, 2017-][+November 20, 2020+] and after."


def test_a_date_of_which_the_year_changed_is_not() -> None:
    assert compared("On May 22, 2017 and after.", "On May 22, 2018 and after.") == (
        "On May 22, [-2017-][+2018+] and after."
    )


def test_chinese_is_compared_by_character() -> None:
    assert compared("客户应在三十日内付款。", "客户应在六十日内付款。") == "客户应在[-三-][+六+]十日内付款。"


def test_right_to_left_text_is_compared_by_word() -> None:
    assert (
        compared("يدفع العميل خلال ثلاثين يوما", "يدفع العميل خلال ستين يوما")
        == "يدفع العميل خلال [-ثلاثين-][+ستين+] يوما"
    )


def test_rewrapping_is_no_change_of_words() -> None:
    old = "The Client shall pay each undisputed invoice within thirty days of receipt of the invoice.\n"
    new = "The Client shall pay each undisputed\ninvoice within thirty days of\nreceipt of the invoice.\n"
    redline = compare_texts(old, new)
    assert {segment.kind for segment in redline.segments} == {"equal", "spacing"}
    assert stat(redline) == Stat(0, 0, 0, 0, 0)


def test_line_ends_of_another_system_are_no_change_of_words() -> None:
    redline = compare_texts(AGREEMENT, AGREEMENT.replace("\n", "\r\n"))
    assert stat(redline).changes == 0


def test_deleting_the_last_word_takes_the_blank_before_it() -> None:
    assert compared("Pay the fees promptly\n", "Pay the fees\n") == "Pay the fees[- promptly-]\n"


def test_a_sentence_added_at_the_end_of_a_paragraph_is_one_insertion() -> None:
    old, new = "Fees exclude taxes.\nNext.", "Fees exclude taxes. The Client pays taxes.\nNext."
    assert compared(old, new) == "Fees exclude taxes.[+ The Client pays taxes.+]\nNext."


def test_an_inserted_sentence_is_not_cut_at_a_word_it_shares() -> None:
    old = "The fees are fixed. The Client shall pay them."
    new = "The fees are fixed. The Provider shall invoice them. The Client shall pay them."
    assert (
        compared(old, new)
        == "The fees are fixed. [+The Provider shall invoice them. +]The Client shall pay them."
    )


def test_an_inserted_phrase_begins_with_its_first_small_word() -> None:
    old = "A claim at law or in equity is barred."
    new = "A claim at law or in each case in equity is barred."
    assert compared(old, new) == "A claim at law or [+in each case +]in equity is barred."


def test_a_renamed_term_is_marked_word_by_word() -> None:
    old = "The Client and the Client's staff shall help the Client."
    new = "The Buyer and the Buyer's staff shall help the Buyer."
    assert compared(old, new) == (
        "The [-Client-][+Buyer+] and the [-Client's-][+Buyer's+] staff shall help the [-Client-][+Buyer+]."
    )


def test_a_rewritten_sentence_is_replaced_whole_and_not_shredded() -> None:
    old = (
        "The Provider shall perform the Services with care. The Client may, on any day and for any reason, ask for "
        "a copy of the report that it has bought. Fees exclude taxes."
    )
    new = (
        "The Provider shall perform the Services with care. Reports belong to whoever paid for them in full, and for "
        "a fee the analysts explain how each was made. Fees exclude taxes."
    )
    redline = compare_texts(old, new)
    assert [segment.kind for segment in redline.segments] == ["equal", "replaced", "equal"]


def test_sentences_added_after_an_edited_one_do_not_make_it_a_rewritten_one() -> None:
    old = "We examine all mandates thoroughly to be certain that no customer is hurt beyond what the law asks for."
    new = old.replace("mandates", "sanctions") + (
        " This includes keeping the public services available to developers, and to those whom they work with, in "
        "every region that the sanctions name. It also means that we ask for their access to all other services."
    )
    added = new[len(old) + 1 :]
    assert compared(old, new) == f"We examine all [-mandates-][+sanctions+]{old[23:]}[+{added}+]"


def test_a_sentence_of_which_all_is_left_is_not_replaced_however_much_was_put_in() -> None:
    old = "You may also use the software in demonstrating your applications."
    more = ", but may not use it in any productive environment, including any use to process live data of customers"
    new = f"You may also use the software in internally demonstrating your applications{more}."
    assert compared(old, new) == (
        f"You may also use the software in [+internally +]demonstrating your applications[+{more}+]."
    )


def test_a_rewritten_sentence_takes_a_full_stop_before_a_deleted_one_along() -> None:
    same = "If one of the Key Personnel leaves, the Provider shall have a person of equal skill in place in a week. The "
    old = (
        "Client may interview the replacement. If it has not objected within ten days after it has received the "
        "person’s record and been offered an interview, the person may start. It may object only for one of these "
        "reasons, and shall say which:"
    )
    new = (
        "Provider chooses the replacement and shall tell the Client the person’s name and record before that person "
        "starts."
    )
    assert compared(same + old, same + new) == f"{same}[-{old}-][+{new}+]"


def test_one_line_that_became_longer_beside_another_edited_one_is_known() -> None:
    old = "What we collect by ourselves.\nTransaction information\nThe rest.\n"
    new = (
        "What we collect by ourselves\nTransaction information, Subscription and licensing data\nThe rest.\n"
    )
    assert compared(old, new) == (
        "What we collect by ourselves[-.-]\nTransaction information[+, Subscription and licensing data+]\nThe rest.\n"
    )


def test_a_split_paragraph_is_not_rewritten() -> None:
    new = AGREEMENT.replace(" Fees are stated in", "\nFees are stated in")
    assert stat(compare_texts(AGREEMENT, new)).changes == 0


def test_merged_paragraphs_are_not_rewritten() -> None:
    new = AGREEMENT.replace("under Section 9.2(a).\nLate", "under Section 9.2(a). Late")
    assert stat(compare_texts(AGREEMENT, new)).changes == 0


def test_a_heading_that_was_parted_from_its_paragraph_and_renumbered_is_known() -> None:
    old = "4.1 Responsibility for Content. You may create or upload content while using the Service.\nNext.\n"
    new = "3.3 Licences.\n3.3.1 Responsibility for Content.\nYou may create or upload content while using the Service.\nNext.\n"
    assert compared(old, new).split("\n", 1)[1] == (
        "+][-4.1-][+3.3.1+] Responsibility for Content.[~]You may create or upload content while using the Service.\nNext.\n"
    )


def test_a_new_paragraph_is_one_insertion() -> None:
    new = AGREEMENT.replace("\n4. Service", "\nThe Provider shall keep records of all time.\n4. Service")
    redline = compare_texts(AGREEMENT, new)
    assert [redline.new_text(s) for s in redline.segments if s.kind != "equal"] == [
        "The Provider shall keep records of all time.\n"
    ]


def test_counts_are_of_words() -> None:
    redline = compare_texts("Pay within 30 days of receipt.", "Pay within 45 days.")
    assert stat(redline) == Stat(changes=2, moves=0, inserted=1, deleted=3, moved=0)
