"""Rendered notes: what they look like, and that no word is lost at any width."""

from __future__ import annotations

import re
from collections import Counter
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.style import Style
from textual.theme import BUILTIN_THEMES

from relbank.tui import glyphs
from relbank.tui.render import blocks
from relbank.tui.render.look import Look
from relbank.tui.render.markdown import height, lines, render
from tests.tui.test_safe import HOSTILE, MARKUP, PAYLOADS

VARIABLES = BUILTIN_THEMES["textual-dark"].to_color_system().generate()
LOOK = Look.made(Style.parse("white on black", VARIABLES), VARIABLES)


def shown(text: str, width: int = 60, look: Look = LOOK) -> str:
    """Return the rendered lines as text."""
    return "\n".join(strip.text.rstrip() for strip in render(text, width, look))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Plant move slips\nto Q1.", "Plant move slips\nto Q1."),
        ("a\n\n\n\nb", "a\n\nb"),
        ("Prose.\n- likes Nascar\n- never late !!", "Prose.\n• likes Nascar\n• never late !!"),
        ("- [ ] open\n- [x] done\n- [] loose", "☐ open\n☑ done\n☐ loose"),
        ("- a\n  - b\n    - c\n      - d", "• a\n  ◦ b\n    ▪ c\n      • d"),
        ("3. three\n4. four\n   1. deeper", "3. three\n4. four\n   1. deeper"),
        ("> said\n> - so", "│ said\n│ • so"),
        ("> - [ ] send me the deck\n> - [x] so", "│ • [ ] send me the deck\n│ • [x] so"),
        ("# Head\nprose\n## Two", "Head\nprose\nTwo"),
        ("```python\nx = [/y]\n```", "python\nx = [/y]"),
        ("a\n\n---\n\nb", "a\n\n" + "─" * 60 + "\n\nb"),
        ("| a | b |\n|---|---|\n| 1 | 陳 |", "a │ b\n──────\n1 │ 陳"),
        ("[site](https://x.org) <https://y.org> ![pic](p.png)", "site (https://x.org) https://y.org pic (p.png)"),
        ("[https://x.org](https://x.org)", "https://x.org"),
        ("**bold** *em* ~~gone~~ `code` a_b_c", "bold em gone code a_b_c"),
        ("-\n- b", "•\n• b"),
        ("", ""),
        ("<b>html</b> &amp; \\*", "<b>html</b> & *"),
        ("[ref]: http://x 'title'", "[ref]: http://x 'title'"),
        ("| a |\n|---|\n| 1 | 2 | 3 |", "a\n─────\n1 2 3"),
    ],
)
def test_notes_look_so(text: str, wanted: str) -> None:
    assert shown(text) == wanted


def test_lines_beneath_a_bullet_stand_as_they_were_typed() -> None:
    text = "- likes tea\n• wife = Claudia\n* hates queues\n  - nested\n    more of it\n-> I send\n1. one\nplain | words"
    assert shown(text) == (
        "• likes tea\n• wife = Claudia\n• hates queues\n  ◦ nested\n    more of it\n-> I send\n1. one\nplain | words"
    )
    assert shown("- a\n```\n- b\nc\n```\nd") == "• a\n- b\nc\nd"


def test_everything_is_ascii_when_the_signs_are() -> None:
    look = Look.made(Style.parse("white on black", VARIABLES), VARIABLES, glyphs.ASCII)
    assert shown("- [ ] a\n- b\n\n> q\n\n---\n\n|a|b|\n|-|-|\n|c|d|", 8, look).isascii()


def test_names_tags_and_alarms_stand_out_but_addresses_do_not() -> None:
    (line,) = lines("@Bob Smith lunch #work bob@acme.com soon !!", 80, LOOK)
    spots = {line.content.plain[span.start : span.end] for span in line.content.spans}
    assert spots == {"@Bob Smith", "#work", "!!"}


def test_a_long_line_of_code_is_folded_and_keeps_its_text() -> None:
    assert shown("```\n" + "陳e\u0301x" * 30 + "\n```", 7).replace("\n", "") == "陳e\u0301x" * 30


def test_a_table_too_wide_wraps_its_cells() -> None:
    text = shown("| name | what |\n|---|---|\n| Bob | a long long cell of text |", 20)
    assert text == "name │ what\n────────────────────\nBob  │ a long long\n     │ cell of text"
    assert shown("| name | what | more |\n|---|---|---|\n| Bob | x | y |", 9) == "name\nwhat\nmore\nBob\nx\ny"


def test_quotes_too_deep_for_the_parser_are_shown_as_they_are() -> None:
    assert "secret" in shown(">" * 40 + " secret")
    assert "secret" in shown("- " * 40 + "secret")


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), *MARKUP.values()])
@pytest.mark.parametrize("form", ["{}", "- {}", "`{}`", "[{0}]({0})", "> {}", "```{0}\n{0}\n```", "|{0}|\n|-|\n|{0}|"])
def test_what_is_hostile_has_no_effect(payload: str, form: str) -> None:
    strips = render(form.format(payload), 40, LOOK)
    text = "".join(strip.text for strip in strips)
    assert not HOSTILE.search(text) and "Z" in text
    assert not any(segment.style and (segment.style.meta or segment.style.link) for s in strips for segment in s)


PIECES = st.sampled_from(
    ["ab", "cd ef", "- ", "1. ", "> ", "# ", "\n", "\n\n", "  ", "    ", "```", "| ", "|-|-|\n", "[", "](gh)", "![",
     "](<ij> \"kl\")", "*", "**", "~~", "`", "<mn>", "&amp;", "\\", "[x] ", "[ ] ", "!!", "@Op", "#qr", "---", "===",
     "陳", "👨\u200d👩\u200d👧", "\x1b[31m", "[st]: gh 'kl'", "|", "\t", "e\u0301"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.integers(1, 60))
def test_no_letter_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    strips = render(text, width, LOOK)
    assert all(strip.cell_length <= width for strip in strips)
    assert height(text, width, LOOK) == len(strips)
    if width > 1:
        wanted = Counter(re.findall("[a-tO陳]", text.replace("&amp;", "&")))
        got = Counter(re.findall("[a-tO陳]", "".join(strip.text for strip in strips)))
        # one address may be shown once where text and address agree
        missing = {letter for letter, count in wanted.items() if got[letter] < count}
        assert not missing or "](gh)" in text, (missing, text)


QUICK = st.sampled_from(
    ["ab", "cd ef", " ", "- ", "- x", "- [ ] ", "- [x] y", "-  z", "1. ", "2) q", "> ", "\n", "\n", "\n\n", "*e*", "**",
     "`c`", "[l](u)", "@Bob Smith", "#t", "!!", "~$4k", "~~", "é", "陳", "(", '"', "\\", "&amp;", "_", "  ", "---",
     "===", "9", "10.5", "$4"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(QUICK, max_size=14).map("".join))
def test_the_short_way_for_plain_notes_shows_what_the_parser_shows(text: str) -> None:
    quick = blocks._quick(text.split("\n"), LOOK)
    if quick is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_quick", lambda source, look: None)
        full = lines(text, 23, LOOK)
    got = lines(text, 23, LOOK)
    assert [(x.prefix, x.content.plain, x.style) for x in got] == [(x.prefix, x.content.plain, x.style) for x in full]
    assert [sorted(map(str, x.content.spans)) for x in got] == [sorted(map(str, x.content.spans)) for x in full]


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, ">" * 20_000, "[" * 20_000, "*a **a " * 3_000, "`" * 20_000, "- " * 10_000, "[a](" * 5_000,
     "|a" * 9_000 + "\n" + "|-" * 9_000, "@" * 20_000, "\n" * 20_000, "陳" * 20_000, "e" + "\u0301" * 19_999,
     "[\n" * 10_000, "* _a\n" * 4_000],
)  # fmt: skip
def test_hostile_lengths_take_no_hostile_time(text: str) -> None:
    start = process_time()
    render(text, 40, LOOK)
    assert process_time() - start < 5, "far more than any machine needs; a quadratic way takes minutes"
