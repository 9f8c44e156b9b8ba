"""Signs: one cell each, ASCII really ASCII, chosen by setting or locale; pages of labels."""

from __future__ import annotations

from dataclasses import fields

import pytest
from rich.cells import cell_len

from relbank.tui.glyphs import ASCII, UNICODE, Glyphs, choose, of
from relbank.tui.render.pages import joined, labelled
from relbank.tui.safe import plain


@pytest.mark.parametrize("signs", [UNICODE, ASCII], ids=lambda signs: signs.name)
def test_every_sign_is_one_cell(signs: Glyphs) -> None:
    for field in fields(signs):
        if field.name not in ("name", "border"):
            assert all(cell_len(char) == 1 for char in getattr(signs, field.name)), field.name


def test_ascii_is_ascii_and_both_have_the_same_steps() -> None:
    for field in fields(ASCII):
        assert getattr(ASCII, field.name).isascii()
        assert len(getattr(ASCII, field.name)) == len(getattr(UNICODE, field.name)) or field.name in ("name", "border")


def test_rungs_ticks_bullets_and_sparks() -> None:
    assert [UNICODE.rung(n) for n in (0, 3, 5, 9, -1)] == ["▱▱▱▱▱", "▰▰▰▱▱", "▰▰▰▰▰", "▰▰▰▰▰", "▱▱▱▱▱"]
    assert ASCII.rung(2) == "##---" and ASCII.tick(True) != ASCII.tick(False)
    assert UNICODE.bullet(0) == UNICODE.bullet(3) == "•"
    assert UNICODE.spark(0) == "▁" and UNICODE.spark(1) == "█" and UNICODE.spark(7) == "█"


@pytest.mark.parametrize(
    ("setting", "environ", "name"),
    [
        ("unicode", {"LANG": "C"}, "unicode"),
        ("ascii", {"LANG": "en_US.UTF-8"}, "ascii"),
        ("auto", {"LANG": "en_US.UTF-8"}, "unicode"),
        ("auto", {"LANG": "de_DE.utf8"}, "unicode"),
        ("auto", {"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "ascii"),
        ("auto", {"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "unicode"),
        ("auto", {}, "ascii"),
        ("auto", {"LANG": "en_US.UTF-8", "TERM": "linux"}, "ascii"),
    ],
)
def test_the_set_follows_setting_then_locale(setting: str, environ: dict[str, str], name: str) -> None:
    assert choose(setting, environ).name == name


def test_an_owner_without_a_set_draws_in_unicode() -> None:
    assert of(object()) is UNICODE


def test_labelled_lines_wrap_beside_their_label() -> None:
    page = labelled([("LIKES", "hockey, Nascar, white wine"), ("", "tea"), ("NONE", ""), ("KEY", plain("up[/x]"))], 26)
    assert page.plain.split("\n") == [
        "LIKES  hockey, Nascar,", "       white wine", "       tea", "KEY    up[/x]",
    ]  # fmt: skip


def test_labels_go_above_when_there_is_no_room_beside() -> None:
    assert labelled([("LIKES", "hockey")], 14).plain == "LIKES\n  hockey"
    assert labelled([], 14).plain == ""


def test_parts_are_joined_without_empty_ones() -> None:
    assert joined(["Acme", "", plain("Ohio")]).plain == "Acme · Ohio"


def test_what_is_written_has_its_ascii_twin_of_the_same_width():
    from rich.segment import Segment
    from textual.color import Color

    from relbank.tui.ascii import AsciiFilter

    line = [Segment("╭─ Add… · 3 × 4 → “Zoë” ▰▱ ─╮"), Segment("plain")]
    (told, same) = AsciiFilter().apply(line, Color(0, 0, 0))
    assert told.text == '+- Add~ - 3 x 4 > "Zoë" #- -+' and same is line[1]
    assert told.cell_length == line[0].cell_length


def test_without_colours_a_ground_of_its_own_is_reversed():
    from rich.segment import Segment
    from rich.style import Style
    from textual.color import Color

    from relbank.tui.colourless import Colourless

    styles = [Style.parse("bold red"), Style.parse("white on blue"), Style.parse("reverse on blue"), None]
    bare = [s.style for s in Colourless().apply([Segment("x", style) for style in styles], Color(0, 0, 0))]
    assert [style and (style.bold, style.reverse or False) for style in bare] == [
        (True, False), (None, True), (None, False), None,
    ]  # fmt: skip
    assert all(style is None or (style.color.is_default and style.bgcolor.is_default) for style in bare)
