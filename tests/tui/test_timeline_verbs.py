"""The timeline by kind, by day and for everybody; names settled; a debrief opened from the day."""

from __future__ import annotations

import pytest

from relbank.model.touch import Touch
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 3 Aug\n- [ ] send pie by fri\n- gave intro to Roe", at="2026-08-03")
    found.note("@Bob Smith call 12 Oct\nShe asked about Ohio.", at="2026-10-12")
    found.note("@Liz Chen coffee 4 Nov\n- stage nurturing", at="2026-11-04")
    yield found
    found.store.close()


async def test_the_timeline_is_narrowed_to_a_kind_that_came_from_notes_too(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert "3 Timeline 2" in screen.text
        await screen.keys("3", "o", "p")
        assert "3 Timeline 1 · promises" in screen.text
        assert "I promised: send pie" in screen.text
        await screen.keys("o", "e")
        assert "gave: intro to Roe" in screen.text
        await screen.keys("o", "a")
        assert "3 Timeline 2" in screen.text


async def test_a_day_is_jumped_to(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("3", "'")
        await screen.type("1 sep")
        assert "-> Tue 1 Sep 2026" in screen.text
        await screen.keys("enter")
        assert screen.app.home.thing().when.iso.startswith("2026-08-03")
        await screen.keys("'")
        await screen.type("2020")
        await screen.keys("enter")
        assert "Nothing is that old" in screen.said


async def test_everybody_is_one_stream_that_stays_while_people_are_gone_through(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("3", "*")
        assert "3 Timeline 3 · everybody" in screen.text
        assert "coffee · Liz Chen" in screen.text and "lunch · Bob Smith" in screen.text
        await screen.keys("1", "j")
        assert "2 Liz Chen" in screen.text and "lunch · Bob Smith" in screen.text
        await screen.keys("3", "'")
        await screen.type("1 sep")
        await screen.keys("enter")
        assert "coffee · Liz Chen" not in screen.text and "lunch · Bob Smith" in screen.text
        await screen.keys("*")
        assert "3 Timeline 1" in screen.text


async def test_a_name_that_waits_is_settled_and_remembered(journal, tmp_path):
    journal.person("Bob Jones").note("@Bob walk today\n- likes tea")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("@")
        assert "Who is “Bob”?" in screen.text and "In your note of 19 Nov (walk · Bob?). Several fit." in screen.text
        row = next(c.key for c in screen.app.screen._choices if c.label == "Bob Smith")
        await screen.keys("+", row)
        assert "Bob Smith is found by Bob, too" in screen.said
        await screen.keys("@")
        assert screen.said == "Every name is clear: nobody waits to be told apart."
    assert journal.facts("Bob Smith") == ["tea"]
    assert list(journal.named("Bob Smith").aliases) == ["Bob"]


async def test_a_debrief_opens_with_its_header_and_what_is_worth_asking(journal, tmp_path):
    journal.fact("Bob Smith", "rule", "never be late").fact("Bob Smith", "question", "about Pat")
    journal.at("2026-11-10").meeting("Bob Smith", "2026-11-17T09:00", "coffee", "AB Coffee").at("2026-11-19T14:00")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("6", "enter")
        await screen.until(lambda: "Worth asking" in screen.text)
        assert screen.app.screen.area.text == "@Bob Smith coffee Tue 17 Nov 2026 09:00 at AB Coffee\n"
        for words in ("never be late", "about Pat", "send pie"):
            assert words in screen.text
        await screen.type("Fine.")
        await screen.keys("ctrl+s")
    assert journal.appointments()[0].state == "held"
    assert sorted(t.when.iso for t in journal.every(Touch))[-1] == "2026-11-17T09:00"


async def test_a_clash_stands_beneath_its_line(journal, tmp_path):
    journal.fact("Bob Smith", "dislike", "golf")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("call today\n- [ ] golf on Sunday")
        await screen.until(lambda: "! clash" in screen.text)
        assert "Bob Smith dislikes golf" in screen.text


async def test_a_timeline_that_goes_up_to_a_day_says_so(journal, tmp_path):
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("3", "*", "'")
        await screen.type("1 Oct 2026")
        await screen.keys("enter")
        assert "up to Thu 1 Oct 2026" in screen.text
