"""Nothing hostile in a text reaches the terminal, whichever widget shows it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static, TextArea

from relbank.tui.safe import ControlFilter, plain
from relbank.tui.widgets.rows import Rows
from relbank.tui.widgets.timeline import Moment, Timeline
from tests.tui.fast import settle, strips

PAYLOADS = {
    "CSI": "A\x1b[31mZ",
    "clear": "A\x1b[2J\x1b[HZ",
    "OSC title": "A\x1b]0;PWNED\x07Z",
    "OSC title, ST": "A\x1b]0;PWNED\x1b\\Z",
    "OSC 52": "A\x1b]52;c;UFdORUQ=\x1b\\Z",
    "OSC 8": "A\x1b]8;;http://evil\x1b\\Z",
    "DCS": 'A\x1bP$q"p\x1b\\Z',
    "C1 CSI": "A\x9b31mZ",
    "C1 OSC": "A\x9d0;PWNED\x9cZ",
    "BEL and BS": "A\x07\x08Z",
    "SO and SI": "A\x0e\x0fZ",
    "NUL": "A\x00Z",
    "DEL": "A\x7fZ",
    "RLO": "A\u202eZ",
    "RLI": "A\u2067Z",
    "LRM": "A\u200eZ",
    "line separator": "A\u2028Z",
    "lone surrogate": "A\udc80Z",
    "tag characters": "A\U000e0041Z",
}
MARKUP = {
    "closing tag": "A[/foo]Z",
    "action": "A[@click=app.quit]Z[/]",
    "style": "A[bold red]Z",
    "open bracket": "A[red Z",
}
HOSTILE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\U000e0000-\U000e007f]"
)


class Names(Rows[str]):
    """A list that shows what it is given without cleaning it, as a careless widget would."""

    def format(self, row: str, width: int, cursor: bool) -> Content:
        return Content(row)


class Safe(App[None]):
    """One text in every kind of widget that the program uses, uncleaned."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "* { max-height: 4; } Static { border: round white; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self._gate = ControlFilter()

    def get_line_filters(self) -> list[Any]:
        return [*super().get_line_filters(), self._gate]

    def compose(self) -> ComposeResult:
        static = Static(self.text, markup=False)
        static.border_title = Content(self.text)
        yield static
        yield Label(self.text, markup=False)
        yield Names([self.text])
        yield Timeline([Moment("1", self.text, self.text + "\n- " + self.text)])
        yield Input(self.text, placeholder=self.text)
        yield TextArea(self.text, soft_wrap=True)
        yield OptionList(Content(self.text))

    def on_mount(self) -> None:
        self.notify(self.text, title="", markup=False, timeout=60)


@pytest.mark.parametrize("name", PAYLOADS)
async def test_no_control_character_is_painted_by_any_widget(name: str) -> None:
    app = Safe(PAYLOADS[name])
    async with app.run_test(size=(60, 44)) as pilot:
        await settle(pilot)
        painted = [segment.text for strip in strips(app) for segment in strip]
    assert "".join(painted).count("Z") >= 7, "the texts are on the screen"
    assert not [text for text in painted if HOSTILE.search(text)]


@pytest.mark.parametrize("name", PAYLOADS)
async def test_the_gate_moves_nothing(name: str) -> None:
    app = Safe(PAYLOADS[name])
    async with app.run_test(size=(60, 44)) as pilot:
        await settle(pilot)
        assert {strip.cell_length for strip in strips(app)} == {60}


@pytest.mark.parametrize("name", MARKUP)
async def test_markup_in_a_name_is_shown_as_text(name: str) -> None:
    app = Safe(MARKUP[name])
    async with app.run_test(size=(60, 44)) as pilot:
        await settle(pilot)
        text = "\n".join(strip.text for strip in strips(app))
        assert text.count(MARKUP[name]) >= 7
        metas = [segment.style.meta for strip in strips(app) for segment in strip if segment.style]
        assert not any("@click" in meta for meta in metas)


@pytest.mark.parametrize("name", PAYLOADS)
def test_plain_makes_the_hostile_visible(name: str) -> None:
    shown = plain(PAYLOADS[name], "bold")
    assert not HOSTILE.search(shown.plain)
    assert shown.plain.startswith("A") and shown.plain.endswith("Z") and len(shown.plain) > 2


def test_plain_keeps_what_scripts_and_emoji_need() -> None:
    family = "👨\u200d👩\u200d👧"
    assert plain(f"می\u200cخواهم {family}").plain == f"می\u200cخواهم {family}"


def test_plain_keeps_newlines_only_when_told() -> None:
    assert "\n" not in plain("a\nb").plain
    assert plain("a\nb", multiline=True).plain == "a\nb"


def test_the_gate_returns_harmless_lines_as_they_are() -> None:
    line = [Segment("Bob Smith", Style(bold=True)), Segment("漢字")]
    assert ControlFilter().apply(line, Color.parse("black")) is line


def test_the_gate_keeps_what_textual_itself_sends_and_drops_terminal_links() -> None:
    control = Segment("\x1b[H", None, [(1,)])  # type: ignore[list-item]
    linked = Segment("here", Style(link="file:///etc/passwd\x1b\\", bold=True))
    kept, unlinked = ControlFilter().apply([control, linked], Color.parse("black"))
    assert kept is control
    assert unlinked.text == "here" and unlinked.style is not None
    assert unlinked.style.link is None and unlinked.style.bold
