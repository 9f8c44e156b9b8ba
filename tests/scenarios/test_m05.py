"""M5, profile: five kinds of facts, dated and traced; superseded and used ones; unused clues; who likes hockey?"""

from __future__ import annotations

import json

import pytest

from relbank.actions import facts
from relbank.method.brief import brief
from relbank.method.clues import clues, unused
from relbank.model.fact import Fact
from relbank.model.ledger import Entry
from relbank.model.person import Person
from relbank.model.touch import Touch
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- likes hockey, jazz\n- taste white wine\n- hates slides\n- stage nurturing\n",
               at="2026-11-02T13:00")  # fmt: skip
    found.note("@Anna Kowalska dinner today\n- likes hockey\n", at="2026-11-03T20:00").at("2026-11-05")
    yield found
    found.store.close()


def fact(journal, text):
    return next(f for f in journal.every(Fact) if f.text == text)


def left(journal, name="Bob Smith"):
    id = journal.id_of(name)
    return [f.text for f in unused(journal.store.journal.of(Fact, id), journal.store.journal.of(Entry, id))]


def test_each_fact_is_dated_and_points_back_to_its_note(journal):
    wine = fact(journal, "white wine")
    assert wine.learned == "2026-11-02"
    assert "- taste white wine" in journal.store.journal.get(Touch, wine.touch).text.splitlines()[wine.line - 1]


def test_a_fact_that_no_longer_holds_stays_as_history(journal):
    facts.supersede(journal.store, fact(journal, "jazz").id, journal.now, "blues")
    assert fact(journal, "jazz").superseded == "2026-11-05" and fact(journal, "blues").learned == "2026-11-05"
    said = shell(journal, "know", "Bob")
    assert "jazz (until 2026-11-05)" in said and "blues" in said
    assert "Bob" not in shell(journal, "people", "likes:jazz")


def test_a_clue_is_used_when_it_is_ticked_or_when_a_gift_names_it(journal):
    assert left(journal) == ["hockey", "jazz", "white wine"]
    facts.use(journal.store, fact(journal, "jazz").id, journal.now)
    journal.note("@Bob Smith gift today\n- gave a bottle of white wine\n", at="2026-11-06T10:00")
    assert left(journal) == ["hockey"]
    id = journal.bob.id
    found = clues(journal.store.journal.of(Fact, id), journal.store.journal.of(Entry, id))
    assert {c.fact.text: c.used for c in found} == {"hockey": "", "jazz": "2026-11-05", "white wine": "2026-11-06"}


def test_unused_clues_are_brought_up_before_a_meeting_and_can_be_waved_away(journal):
    assert saws(journal, "M5") == []
    journal.meeting("Bob Smith", "2026-11-10T12:30", "lunch")
    assert saws(journal, "M5") == [
        "3 things you know they like, never put to use: hockey, jazz, white wine. You meet in 5 days."
    ]
    wave(journal, spoken(journal, "M5")[0], "a working lunch")
    assert saws(journal.at("2026-11-09"), "M5") == []
    journal.fact("Bob Smith", "like", "sailing")
    assert "4 things" in saws(journal, "M5")[0], "there is something new to use"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (["likes:hockey"], ["Anna Kowalska", "Bob Smith"]),
        (["likes:hockey", "is:friend"], ["Anna Kowalska"]),
        (["dislikes:slides"], ["Bob Smith"]),
        (["taste:white wine"], ["Bob Smith"]),
        (["!likes:jazz"], ["Anna Kowalska"]),
        (["rung:nurturing"], ["Bob Smith"]),
        (["rung:3"], ["Bob Smith"]),
        (["met:<3d"], ["Anna Kowalska"]),
        (["met:never"], []),
        (["unanswered:earns"], ["Bob Smith"]),
        (["knows:wine"], ["Bob Smith"]),
        (["bob", "likes:hockey"], ["Bob Smith"]),
    ],
)
def test_who_likes_hockey_is_one_query(journal, asked, names):
    assert [p["name"] for p in json.loads(shell(journal, "people", "--json", *asked))] == names


def test_a_question_that_is_none_says_so(journal):
    assert "Did you mean likes:?" in shell(journal, "people", "liks:hockey", status=2)
    assert "met:>30d" in shell(journal, "people", "met:soon", status=2)


async def test_the_filter_of_the_program_and_the_tick_of_a_clue(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("/")
        await screen.type("likes:jazz")
        assert "People 1 of 2" in screen.text
        await screen.keys("escape")
        screen.app.home.select(journal.bob.id)
        await screen.keys("2")
        assert "hockey (unused) · jazz (unused)" in screen.text
        while getattr(screen.app.screen.thing(), "text", "") != "hockey":
            await screen.keys("j")
        await screen.keys("space")
        assert "hockey · jazz (unused)" in screen.text and fact(journal, "hockey").used == "2026-11-05"
        await screen.keys("j", "x")
        await screen.type("blues")
        await screen.keys("enter")
        assert "hockey · blues (unused)" in screen.text
        await screen.keys("1", "/")
        await screen.type("x:y")
        assert "x: is neither" in screen.text


def test_what_was_taken_up_counts_as_used_on_every_page(journal):
    journal.person("Zoe New", strategic=True)
    journal.note("@Zoe New lunch today\n- likes sailing, jazz\n- cue sailing: taken")
    zoe = journal.store.journal.get(Person, journal.id_of("Zoe New"))
    page = brief(journal.store.journal, zoe, journal.now, journal.settings)
    assert ("likes", "sailing · not used yet: jazz") in page.lines
    assert [f.text for f in unused(f for f in journal.every(Fact) if f.person == zoe.id)] == ["jazz"]
    cue = next(f for f in journal.every(Fact) if f.kind == "cue")
    facts.supersede(journal.store, cue.id, journal.now, "")
    left = [f.text for f in unused(f for f in journal.every(Fact) if f.person == zoe.id)]
    assert left == ["sailing", "jazz"], "a cue that no longer holds counts no more"
