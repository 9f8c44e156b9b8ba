"""v: what the method says of somebody and why; waved away with a reason, put off, undone; enter shows the entry."""

from __future__ import annotations

import pytest

from relbank.method import findings
from relbank.method.rules.rule import Rule
from relbank.tui.screens.why import WhyScreen
from tests.builder import SAMPLE, build
from tests.tui.frames import frame
from tests.tui.program import SIZES, opened

QUIET = Rule(
    "M20", "Quiet", "A bond that is not cared for fades, however strong it once was.",
    look=lambda d: [QUIET.found(d, f"{len(d.touches)} touches with [b]{d.person.name}[/b] so far", "Call.",
                                evidence=d.touches)] if d.touches else (),
)  # fmt: skip
OTHER = Rule("M7", "Ask", "Who knows asks.", look=lambda d: [OTHER.found(d, "Nothing was asked.", "Ask.", weight=9)])


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(findings, "rules", lambda: (QUIET, OTHER))


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Liz Chen call yesterday\nShe asked about Ohio.\n- secret her boss leaves\n")
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    yield found
    found.store.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_looks_so(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("V")
        await frame(screen.pilot, f"why-{size[0]}x{size[1]}", styles=False)


async def test_waved_away_with_a_reason_and_back_by_undo(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("v")
        assert "Nothing was asked." in screen.text and "with [b]Bob Smith[/b]" in screen.text
        await screen.keys("x")
        await screen.type("he is on leave")
        await screen.keys("enter")
        assert "Nothing was asked." not in screen.text and "on leave" in screen.said
        await screen.keys("u")
        assert "Nothing was asked." in screen.text


async def test_what_was_waved_away_is_shown_with_its_reason_and_let_speak_again(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("v", ".")
        assert "Nothing was waved away here." in screen.said
        await screen.keys("x")
        await screen.type("he is on leave")
        await screen.keys("enter")
        assert "Nothing was asked." in screen.text and "Put aside on Thu 19 Nov 2026: “he is on leave”." in screen.text
        await screen.keys("G")
        while not screen.app.screen.rows.row.head:
            await screen.keys("k")
        await screen.keys("x")
        assert "speaks again" in screen.said and "Put aside" not in screen.text and "Nothing was asked." in screen.text
        await screen.keys("u")
        assert "Put aside" in screen.text, "x let it speak, undo silences it again"
        await screen.keys(".")
        assert "Nothing was asked." not in screen.text


async def test_of_everybody_too_and_of_a_figure_there_is_nothing_to_show(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("V", "x")
        await screen.type("they are on leave")
        await screen.keys("enter", ".")
        assert "Put aside" in screen.text and "1 finding waved away" in screen.said
        await screen.keys("escape", "g", "p", "v")
        assert "Waved away" not in screen.text.splitlines()[-1]


async def test_put_off_until_a_day(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("v", "z")
        await screen.type("next week")
        await screen.keys("enter")
        assert "Who knows asks." not in screen.text and "Mon 23 Nov" in screen.said


async def test_an_entry_is_shown_on_the_page(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("V")
        assert "boss leaves" not in screen.text
        await screen.keys("G", "enter")  # the last entry is of Bob's note
        assert not isinstance(screen.app.screen, WhyScreen)
        assert screen.app.home.place == "timeline" and screen.app.home.shown.name == "Bob Smith"


async def test_nothing_to_say(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(findings, "rules", lambda: ())
    async with opened(journal, tmp_path) as screen:
        await screen.keys("v")
        assert "Nothing to say of Bob Smith now." in screen.text


async def test_going_back_from_an_entry_leads_to_the_row_it_was_found_in(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await screen.keys("4", "V", "G", "enter")
        assert home.place == "timeline" and home.shown.name == "Bob Smith"
        await screen.keys("q")
        assert isinstance(screen.app.screen, WhyScreen)
        assert screen.app.screen.rows.row.entry is not None, "on the entry that was looked at"
        await screen.keys("q")
        assert home.place == "mine", "in the pane from which it was asked for"


async def test_a_figure_that_was_traced_leads_back_to_its_view(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await screen.keys("g", "s", "j", "j")
        row = home.focused.row
        await screen.keys("v", "j", "enter")
        assert home.views.name == "" and home.place == "timeline"
        await screen.keys("escape", "escape")
        assert home.views.name == "stats" and home.focused.row == row
        await screen.keys("q")
        assert home.views.name == "" and screen.app.is_running


async def test_who_went_on_is_not_led_back(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await screen.keys("V", "G", "enter", "1", "q")
        assert not isinstance(screen.app.screen, WhyScreen) and home.trail is None


async def test_the_head_of_what_x_would_wave_away_is_marked(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("V", "G")
        marked = [line for line in screen.text.splitlines() if "▎" in line]
        assert len(marked) == 1 and "Bob Smith: 1 touches" in marked[0]
        await screen.keys("x")
        assert "1 touches with [b]Bob Smith[/b]" in screen.text
