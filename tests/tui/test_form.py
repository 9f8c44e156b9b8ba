"""Short forms: what is typed in one is kept as a note's text is."""

from __future__ import annotations

import pytest

from relbank.method.twelve import KEYS
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.tui.widgets.typed import Line
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith")
    yield found
    found.store.close()


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_what_was_typed_is_back_when_the_form_is_opened_again(journal, tmp_path, way):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("p")
        await screen.type("send pie by fri")
        await screen.keys(way)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        assert "N opens it" not in screen.said, "a form's text comes back in its form, not among the notes"
        await screen.keys("p")
        assert "What you typed before is back." in screen.text
        assert "send pie by fri" in screen.text
        await screen.keys("enter")
        assert [p.text for p in journal.every(Promise)] == ["send pie"]
        await screen.keys("p")
        assert "What you typed before is back." not in screen.text


async def test_what_was_typed_and_deleted_is_not_brought_back(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("p")
        await screen.type("pie")
        await screen.keys("escape", "p", "backspace", "backspace", "backspace", "escape", "p")
        assert "What you typed before is back." not in screen.text


async def test_markup_and_control_characters_in_a_form_are_text(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("a")
        await screen.type("Zed [/x] [@click=app.quit]Zeal[/]")
        await screen.keys("ctrl+s")
        assert "Zed [/x] [@click=app.quit]Zeal[/]" in {p.name for p in journal.every(Person)}
        await screen.keys("p")
        assert "I promise Zed [/x] [@click=app.quit]Zeal[/]" in screen.text


async def test_a_line_that_is_refused_keeps_the_form_open_and_says_why(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("a", "ctrl+s")
        assert "Add a person" in screen.text
        assert len(journal.every(Person)) == 1


async def test_the_label_of_the_line_that_is_typed_in_is_always_in_sight(journal, tmp_path):
    journal.change(journal.named("Bob Smith"), strategic=True)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("T", "a", "w")
        assert "0 to 10, first me, then them" in screen.text and KEYS[0][1] in screen.text
        await screen.keys(*["tab"] * 13)
        assert KEYS[0][1] not in screen.text and "What it rests on" in screen.text
        for number in range(12, 0, -1):
            await screen.keys(*["shift+tab"] * (2 if number == 12 else 1))
            assert f" {number} {KEYS[number - 1][1][:40]}" in screen.text, number


async def test_nothing_scrolls_past_the_label_of_the_first_line(journal, tmp_path, monkeypatch):
    """In a terminal Textual's own focus scrolled on to the line, in steps that a test's screen never shows."""
    scrolled = []
    monkeypatch.setattr(Line, "scroll_visible", lambda line, *given, **named: scrolled.append(line.id))
    journal.change(journal.named("Bob Smith"), strategic=True)
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("T", "a", "w")
        assert KEYS[0][1] in screen.text and scrolled == []


async def test_what_a_line_holds_is_marked_so_that_typing_replaces_it(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("c")
        name, word, to = (screen.app.screen.query_one(f"#field-{one}") for one in ("name", "word", "to"))
        assert name.placeholder == "(Spring letter)", "what is no value says so without a colour"
        await screen.keys("tab")
        assert word.selected_text == word.value == "newsletter"
        await screen.type("webinar")
        assert word.value == "webinar"
        await screen.keys("tab", "right")
        await screen.type(" ")
        assert to.value == "parked ", "an arrow goes on from what is there"
