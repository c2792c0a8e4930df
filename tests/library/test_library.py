"""Finding and reading playbooks and positions: whatever is wrong is one clear line."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kpo_tui.errors import BadInput
from kpo_tui.library import (
    Unsound,
    bundled,
    check_playbook,
    check_positions,
    find_playbook,
    load_playbook,
    read_text,
    read_toml,
)
from kpo_tui.library.file_tables import LARGEST_FILE, LONGEST_CHAIN
from kpo_tui.negotiation.playbook_checks import Problem
from tests import tomls
from tests.builders import PLAYBOOK, small_playbook
from tests.library.files import CLAUSE, Save, problems, refusal

# -- files that cannot be read ----------------------------------------------------------------


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert refusal(path) == f"{path}: there is no such file"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: is not a file"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert refusal(tmp_path / "pipe.toml").endswith("is not a file")
    assert refusal(Path("/dev/zero")) == "/dev/zero: is not a file"


def test_a_huge_file(save: Save) -> None:
    assert refusal(save("huge.toml", "#" * (LARGEST_FILE + 1))).endswith("is larger than 4096 KiB")
    assert problems(save("large.toml", PLAYBOOK + "#" * (LARGEST_FILE - len(PLAYBOOK)))) == []


def test_a_binary_file(save: Save) -> None:
    assert refusal(save("b.toml", bytes(range(256)))).endswith(
        "is not UTF-8 text (byte 128); save it as UTF-8 text"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_in_another_encoding(save: Save, encoding: str) -> None:
    assert "is not UTF-8 text" in refusal(save("e.toml", PLAYBOOK.replace("small", "smäll").encode(encoding)))


def test_a_byte_order_mark_is_no_trouble(save: Save) -> None:
    assert problems(save("bom.toml", PLAYBOOK.encode("utf-8-sig"))) == []


@pytest.mark.parametrize(
    "deep",
    [
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 5_000,
        "[" + ".".join(["a"] * 3000) + "]\nb = 1",
        "x = " + "[" * 30 + "]" * 30,
    ],
    ids=["arrays", "inline tables", "dotted keys", "not so deep"],
)
def test_a_file_nested_too_deep(save: Save, deep: str) -> None:
    assert refusal(save("deep.toml", deep)).endswith("cannot be read: it is nested too deep")


def test_two_deep_files_laid_over_each_other(save: Save) -> None:
    deep = "[" + ".".join(["a"] * 3000) + "]\nb = 1"
    save("below.toml", deep)
    assert refusal(save("above.toml", f'extends = "below"\n{deep}')).endswith("it is nested too deep")


def test_a_key_given_twice(save: Save) -> None:
    line = refusal(save("twice.toml", 'id = "a"\nid = "b"\n'))
    assert "is not valid TOML: " in line
    assert "line 2" in line
    assert "is not valid TOML: " in refusal(save("table.toml", PLAYBOOK + "[clauses.scope]\n"))


def test_a_number_of_thousands_of_digits(save: Save) -> None:
    assert "cannot be read: Exceeds the limit (4300 digits)" in refusal(save("n.toml", "x = " + "1" * 5000))


@pytest.mark.parametrize(
    "number", [f"0x{'f' * 3700}", f"-{'9' * 4000}", f"0b1{'0' * 63}", "9223372036854775808"]
)
@pytest.mark.parametrize("place", ["x = {}", "x = [[{}]]", "[a.b]\nc = [{{ d = {} }}]"])
def test_a_number_of_more_than_64_bits(save: Save, number: str, place: str) -> None:
    line = refusal(save("n.toml", place.format(number)))
    assert line == "n.toml: cannot be read: it holds a whole number that is too large".replace(
        "n.toml", str(Path.cwd() / "n.toml")
    )


POSITIONS = """
party = "client"
playbook = "small"
[clauses.payment.net_days]
preferred = "60"
fallbacks = ["50", "45"]
walk_away = "30"
weight = 3
reason = "r"
"""


def lines_of(check: Callable[[], tuple[object, list[Problem]]]) -> list[str]:
    """What a check says of a file; nothing of one that is sound."""
    try:
        sound, found = check()
    except BadInput as error:
        return [str(error)]
    return [str(problem) for problem in found] if sound is None or found else []


@given(tomls.changed(PLAYBOOK))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_toml_is_a_sound_playbook_or_a_list_of_clear_lines(save: Save, text: str) -> None:
    path = save("any.toml", text)
    assert all(len(line.splitlines()) == 1 for line in lines_of(lambda: check_playbook(path)))


@given(tomls.changed(POSITIONS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_toml_is_sound_positions_or_a_list_of_clear_lines(save: Save, text: str) -> None:
    path = save("mine.toml", text)
    assert all(
        len(line.splitlines()) == 1 for line in lines_of(lambda: check_positions(path, small_playbook()))
    )


def test_broken_toml_names_the_line(save: Save) -> None:
    assert "line 3" in refusal(save("broken.toml", 'id = "x"\ntitle = "t"\nclauses = \n'))


@pytest.mark.parametrize("name", ["a\0b.toml", "a" * 300 + ".toml", "a\nb\x1b[2J.toml"])
def test_a_name_that_no_file_has(save: Save, name: str) -> None:
    line = refusal(Path(name))
    assert "\x1b" not in line
    assert len(line) < 300


def test_a_file_that_must_not_be_read(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = save("secret.toml", PLAYBOOK)
    monkeypatch.setattr(Path, "open", denied)
    assert refusal(path) == f"{path}: cannot be read (Permission denied)"


def test_an_empty_file_lacks_everything(save: Save) -> None:
    assert problems(save("empty.toml", "")) == [
        "empty.toml, key id: is missing",
        "empty.toml, key title: is missing",
        "empty.toml, key clauses: is missing",
    ]


# -- finding ----------------------------------------------------------------------------------


def test_bundled_playbooks_go_by_their_id() -> None:
    assert "kpo-essentials" in bundled()
    assert not [name for name in bundled() if name.endswith((".client", ".provider"))]
    assert find_playbook("kpo-essentials") == bundled()["kpo-essentials"]


def test_a_playbook_goes_by_its_path(save: Save) -> None:
    save("mine.toml", PLAYBOOK)
    assert load_playbook("mine.toml").id == "small"
    save("no-ending", PLAYBOOK)
    assert load_playbook("no-ending").id == "small"


@pytest.mark.parametrize("name", ["kpo-essential", "nothing", "", "a" * 5000, "a\0b", "x\x1b[2J\ny"])
def test_an_unknown_playbook_is_one_clear_line(save: Save, name: str) -> None:
    if not name:
        with pytest.raises(BadInput, match="is not a file"):
            load_playbook(name)
        return
    with pytest.raises(BadInput) as caught:
        load_playbook(name)
    line = str(caught.value)
    assert line.endswith("See: kpo playbook list")
    assert len(line.splitlines()) == 1
    assert len(line) < 200
    assert ("did you mean 'kpo-essentials'?" in line) == (name == "kpo-essential")


# -- extends ----------------------------------------------------------------------------------


def test_a_playbook_that_extends_itself(save: Save) -> None:
    assert (
        problems(save("self.toml", 'extends = "self"\n'))[0]
        == "self.toml, key extends: 'self' leads back to itself"
    )


def test_two_playbooks_that_extend_each_other(save: Save) -> None:
    save("a.toml", 'extends = "b"\n')
    assert problems(save("b.toml", 'extends = "a"\n'))[0] == "a.toml, key extends: 'b' leads back to itself"


def test_a_circle_by_way_of_a_link(save: Save, tmp_path: Path) -> None:
    path = save("a.toml", 'extends = "b"\n')
    (tmp_path / "b.toml").symlink_to(path)
    assert problems(path)[0] == "a.toml, key extends: 'b' leads back to itself"


def test_a_chain_that_is_too_long(save: Save) -> None:
    for at in range(LONGEST_CHAIN + 1):
        save(f"c{at}.toml", f'extends = "c{at + 1}"\n')
    last = save(f"c{LONGEST_CHAIN + 1}.toml", PLAYBOOK)
    assert problems(last.with_name("c1.toml")) == []
    assert problems(last.with_name("c0.toml"))[0] == "c8.toml, key extends: 'c9' is more than 8 files up"


@pytest.mark.parametrize("name", ["3", "[]", "{ a = 1 }", "true"])
def test_extends_needs_a_name(save: Save, name: str) -> None:
    found = problems(save("x.toml", f"extends = {name}\n"))
    assert found[0] == "x.toml, key extends: is a name in quotes"


@pytest.mark.parametrize("name", ["nothing", "a\\u0000b", "a\\u0000b.toml", "a" * 300, "/dev/zero", "..", ""])
def test_extending_what_is_no_playbook(save: Save, name: str) -> None:
    assert refusal(save("x.toml", f'extends = "{name}"\n'))


# -- templates --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["/etc/passwd", "../secret.j2", "templates/../../secret.j2", "a/../b", ".."])
def test_a_template_is_never_sought_elsewhere(save: Save, name: str) -> None:
    save("secret.j2", "secret")
    found = problems(save("sub/x.toml", f'{CLAUSE}template = "{name}"\n'))
    assert found == [
        f"x.toml, clause scope, key template: '{name}' is not the name of a file beside the playbook"
    ]


@pytest.mark.parametrize("name", ["3", "[]", "{ a = 1 }"])
def test_a_template_needs_a_name(save: Save, name: str) -> None:
    found = problems(save("x.toml", f"{CLAUSE}template = {name}\n"))
    assert len(found) == 1
    assert found[0].endswith("is not the name of a file beside the playbook")


@pytest.mark.parametrize("name", ["none.j2", "", ".", "a\\u0000b", "a" * 300, "a\\u001b[2J\\nb"])
def test_a_template_that_is_not_there(save: Save, name: str) -> None:
    found = problems(save("x.toml", f'{CLAUSE}template = "{name}"\n'))
    assert len(found) == 1
    assert found[0].startswith("x.toml, clause scope, key template: there is no template file '")
    assert "\x1b" not in found[0]


def test_a_template_that_is_no_text(save: Save) -> None:
    save("b.j2", bytes(range(256)))
    found = problems(save("x.toml", f'{CLAUSE}template = "b.j2"\n'))
    assert found[0].endswith("is not UTF-8 text (byte 128); save it as UTF-8 text")


def test_a_template_that_is_too_large(save: Save) -> None:
    save("b.j2", "x" * 200_001)
    assert problems(save("x.toml", f'{CLAUSE}template = "b.j2"\n'))[0].endswith("is larger than 195 KiB")


def test_an_unusable_template_is_named_when_the_playbook_is_loaded(save: Save) -> None:
    save("b.j2", "{{ range(10) }}")
    with pytest.raises(
        Unsound, match=r"x.toml, clause scope, key wording: uses the construct 'call' \(line 1\)"
    ):
        load_playbook(str(save("x.toml", f'{CLAUSE}template = "b.j2"\n')))


# -- reading ----------------------------------------------------------------------------------


def test_decimals_stay_as_they_were_written(save: Save) -> None:
    assert read_toml(save("n.toml", "x = 0.10\ny = 1e3\nz = nan")) == {"x": "0.10", "y": "1e3", "z": "nan"}


def test_a_text_may_be_as_large_as_allowed(save: Save) -> None:
    assert read_text(save("t.txt", "x" * 10), 10) == "x" * 10
    with pytest.raises(BadInput, match="is larger than 0 KiB"):
        read_text(save("t.txt", "x" * 11), 10)
