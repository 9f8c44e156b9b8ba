"""What the next keys need is made ready while nobody types."""

from __future__ import annotations

from importlib import import_module
from time import monotonic

import pytest

from relbank.tui import ahead
from tests.builder import SAMPLE, build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE)
    found.note("@Liz Chen call yesterday\nShe asked about Ohio.\n")
    yield found
    found.store.close()


@pytest.mark.parametrize("name", ahead.MODULES)
def test_every_module_that_is_made_ready_is_there(name):
    assert import_module(name)


async def test_the_steps_read_styles_and_people_and_change_nothing_that_is_seen(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        before = screen.text
        for _ in ahead._steps(screen.app):
            pass
        await screen.settle()
        assert screen.text == before
        await screen.keys("slash")
        await screen.type("liz")
        assert "1 People 1 of 2" in screen.text
        await screen.keys("escape", "n")
        await screen.type("hello")
        assert screen.app.screen.area.text.endswith("hello")


async def test_a_key_puts_the_steps_off(journal, tmp_path, monkeypatch):
    done = []
    monkeypatch.setattr(ahead, "_steps", lambda app: iter(lambda: done.append(1) or True, None))
    monkeypatch.setattr(ahead, "EVERY", 0.005)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("j")
        screen.app.last_key = monotonic() + 3600  # however slow the machine: a key was pressed just now
        count = len(done)
        await screen.pilot.pause(0.05)
        assert len(done) == count
        screen.app.last_key = 0.0
        await screen.until(lambda: len(done) > count)


async def test_opening_a_screen_reads_its_stylesheet_and_no_other(journal, tmp_path, monkeypatch):
    async with opened(journal, tmp_path) as screen:
        def never() -> None:
            raise AssertionError("every stylesheet was read anew")

        monkeypatch.setattr(screen.app.stylesheet, "reparse", never)
        await screen.keys("n")
        assert screen.app.screen.area.styles.border_top[0] == "round"
        await screen.keys("escape", "question_mark", "escape", "b")
        assert screen.app.screen is not screen.app.home
