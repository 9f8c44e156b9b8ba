"""M11, in the moment: a touch has date, kind, direction, people, place and note; no word is lost, not even unsaved."""

from __future__ import annotations

import pytest

from relbank.model.promise import KEPT, Promise
from relbank.model.touch import IN, MUTUAL, OUT, Touch
from tests.builder import SAMPLE, build
from tests.scenarios.spoken import saws, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


@pytest.mark.parametrize(
    ("header", "kind", "direction", "iso"),
    [
        ("@Bob Smith lunch today 12:30 at Vito's", "met", MUTUAL, "2026-11-19T12:30"),
        ("@Bob Smith call yesterday", "call", MUTUAL, "2026-11-18"),
        ("@Bob Smith email in", "email", IN, "2026-11-19"),
        ("@Bob Smith text out", "message", OUT, "2026-11-19"),
        ("@Bob Smith gift tue", "gift", OUT, "2026-11-17"),
        ("@Bob Smith newsletter", "mailing", OUT, "2026-11-19"),
    ],
)
def test_two_minutes_of_typing_say_when_how_and_which_way(journal, header, kind, direction, iso):
    journal.note(header + "\nHe takes the heat.")
    touch = journal.touch
    assert (touch.kind, touch.direction, touch.when.iso[: len(iso)]) == (kind, direction, iso)
    assert touch.people == (journal.bob.id,)


def test_several_people_share_one_touch(journal):
    journal.note("@Bob Smith, @Liz Chen lunch today at Vito's\nPlant move slips.")
    assert [t.people for t in journal.every(Touch)] == [(journal.bob.id, journal.liz.id)]
    assert journal.touch.place == "Vito's"


async def test_a_program_that_dies_in_the_middle_of_a_word_gives_it_back(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("Bob Smith lunch today\nPlant move sl")
        await screen.until(journal.store.drafts.all)  # a pause; then the power goes: nothing more is called
        assert [d.text for d in journal.store.drafts.all()] == ["@Bob Smith lunch today\nPlant move sl"]
    async with opened(journal, tmp_path) as screen:
        assert "N opens it" in screen.said
        await screen.keys("N", "enter")
        assert screen.app.screen.area.text == "@Bob Smith lunch today\nPlant move sl"


def test_editing_a_note_leaves_what_was_done_to_its_lines_and_says_what_went(journal):
    journal.note(SAMPLE).tick("Ohio article")
    edited = SAMPLE.replace("Plant move slips", "The plant move slips").replace("- likes Nascar, white wine\n", "")
    journal.edit(edited)
    assert journal.promised("Ohio article").state == KEPT
    assert journal.facts("Bob Smith", "like") == []
    assert "gone into the trash 2 likes (“Nascar” and “white wine”)" in journal.said
    journal.undo()
    assert journal.facts("Bob Smith", "like") == ["Nascar", "white wine"], "one undo takes the edit back"


def test_a_snoozed_promise_stays_snoozed_when_its_note_is_edited(journal):
    journal.note(SAMPLE)
    journal.change(journal.promised("Ohio article"), snoozed="2026-12-01")
    journal.edit("A line above.\n\n" + SAMPLE.replace("send Ohio article", "send the Ohio article"))
    found = [p for p in journal.every(Promise) if "Ohio" in p.text]
    assert [(p.text, p.snoozed) for p in found] == [("send the Ohio article", "2026-12-01")]


def test_a_meeting_without_a_word_is_asked_for_while_it_is_remembered(journal):
    journal.person("Bob Smith").touched("Bob Smith", "met", "2026-11-18T12:00")
    (found,) = spoken(journal, "M11")
    assert found.saw == "meeting Wed 18 Nov 2026 12:00: no word of what was said."
    assert "three lines" in found.do and found.evidence == (("touches", journal.touch.id),)
    wave(journal, found, "we only shook hands")
    assert saws(journal, "M11") == []
    journal.touched("Bob Smith", "met", "2026-11-19T12:00")
    assert len(saws(journal, "M11")) == 1, "another meeting is another thing to jot down"
    journal.at("2026-12-10T12:00")
    assert saws(journal, "M11") == [], "after a week nothing is asked: what was said is forgotten"


def test_notes_written_days_later_are_told_as_a_habit(journal):
    for day in (9, 10, 11):
        journal.note(f"@Bob Smith lunch {day} Nov\nHe said much.", at=f"2026-11-{day + 4}T20:00")
    (found,) = [f for f in spoken(journal, "M11") if not f.person]
    assert found.saw == (
        "3 notes of the last 30 days came a day or more after the meeting, 0 the same day; the latest after 4 days."
    )
    wave(journal, found, "I was on the road")
    assert saws(journal, "M11") == []
    journal.note("@Bob Smith call 14 Nov\nMore.", at="2026-11-19T10:00")
    assert len(saws(journal, "M11")) == 1, "it speaks again with the next late note"
