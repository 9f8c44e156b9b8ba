"""M20, the three-touch rule: three of my touches without an answer: back off; a fourth takes a written reason."""

from __future__ import annotations

import pytest

from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 1 Sep\nHe runs the plant.")
    for day in ("2026-10-12", "2026-10-26"):
        found.touched("Bob Smith", "email", f"{day}T09:00")
    yield found
    found.close()


def third(journal):
    return journal.touched("Bob Smith", "message", "2026-11-09T09:00")


def test_it_is_counted_and_explained_at_the_third(journal):
    assert saws(journal, "M20") == []
    (found,) = spoken(third(journal), "M20")
    assert found.saw == "3 of your touches since Mon 12 Oct 2026 09:00, no answer."
    assert found.do == "Back off: park them in the nurture lane, or write why a fourth."
    assert "a fourth will push away" in found.why and len(found.evidence) == 3
    told = shell(journal, "due")
    assert "Limits" in told and "M20  Bob Smith  3 of your touches" in told


@pytest.mark.parametrize(
    ("kind", "direction", "cleared"),
    [("email", "in", True), ("call", "mutual", True), ("met", "mutual", True), ("mailing", "out", False),
     ("mailing", "in", False)],
)  # fmt: skip
def test_any_reply_or_meeting_resets_and_a_mailing_does_nothing(journal, kind, direction, cleared):
    third(journal).touched("Bob Smith", kind, "2026-11-10T09:00", direction)
    assert (saws(journal, "M20") == []) == cleared


def test_a_fourth_takes_a_written_reason_which_is_read_again(journal):
    third(journal)
    assert "silent here until something changes" in shell(
        journal, "override", "Bob", "M20", stdin="his boss asked me to write once more\n"
    )
    assert saws(journal, "M20") == [] and "M20" not in shell(journal, "due")
    journal.touched("Bob Smith", "email", "2026-11-16T09:00")
    (found,) = spoken(journal, "M20")
    assert found.saw == (
        "4 of your touches since Mon 12 Oct 2026 09:00, no answer. "
        "You wrote why: his boss asked me to write once more"
    )
    wave(journal, found, "last one")
    assert saws(journal, "M20") == []
    journal.touched("Bob Smith", "email", "2026-11-18T09:00")
    assert "5 of your touches" in saws(journal, "M20")[0] and "last one" in saws(journal, "M20")[0]


def test_a_fourth_without_a_reason_says_so(journal):
    third(journal).touched("Bob Smith", "email", "2026-11-16T09:00")
    assert saws(journal, "M20")[0].endswith("Nothing says why there was another.")


def test_correcting_the_record_corrects_the_count(journal):
    third(journal)
    journal.throw(journal.touch)
    assert saws(journal, "M20") == []
    journal.undo()
    assert len(saws(journal, "M20")) == 1


async def test_v_shows_the_three_and_a_key_parks(journal, tmp_path):
    third(journal)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("v")
        assert "3 of your touches since Mon 12 Oct" in screen.text and "message out" in screen.text
        await screen.keys("escape", "P")
        await screen.type("three notes, no answer")
        await screen.keys("enter")
        assert "is parked" in screen.said
    assert saws(journal, "M20") == [], "who is parked is left in peace"
    journal.touched("Bob Smith", "email", "2026-11-20T09:00")
    assert len(saws(journal.at("2026-11-20T12:00"), "M20")) == 1, "a touch behind the parking is spoken of"


async def test_the_third_is_told_while_it_is_written_and_when_it_is_filed(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("text\nAnother word.")
        await screen.looked()
        assert "touch number 3 in a row to Bob Smith without an answer" in screen.text
        await screen.keys("ctrl+s")
    journal.note("@Bob Smith email\nOnce more.")
    assert "Touch number 4 in a row to Bob Smith without an answer: park them, or write why one more" in journal.said
    journal.edit("@Bob Smith email\nOnce more, please.")
    assert "number 5" not in journal.said, "an edit is no further touch"


def test_with_a_meeting_ahead_nobody_is_to_be_parked(journal):
    third(journal).meeting("Bob Smith", "2026-12-01T15:00", "coffee")
    (found,) = spoken(journal, "M20")
    assert found.saw.endswith("no answer. You meet Tue 1 Dec 2026 15:00.") and "park" not in found.do
    assert found.command == "brief"
