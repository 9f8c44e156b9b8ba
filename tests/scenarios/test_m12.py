"""M12, one text, everything filed: what is not understood stays a note; names are asked about, never guessed."""

from __future__ import annotations

import pytest

from relbank.actions import note
from relbank.model.appointment import Appointment
from relbank.model.ladder import Move
from relbank.model.ledger import DEPOSIT, WITHDRAWAL, Entry
from relbank.model.person import Person
from relbank.model.promise import ME, THEM, Promise
from relbank.model.touch import Touch
from tests.builder import SAMPLE, build
from tests.scenarios.spoken import saws, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


def test_the_sample_files_every_line(journal):
    journal.note(SAMPLE)
    assert journal.touch.text == SAMPLE, "the text is kept byte for byte"
    assert journal.facts("Bob Smith", "like") == ["Nascar", "white wine"]
    assert journal.facts("Bob Smith", "rule") == ["never be late"]
    assert journal.facts("Bob Smith", "key") == ["uptime"]
    promises = {p.text: (p.by, p.due.iso) for p in journal.every(Promise)}
    assert promises == {"send Ohio article": (ME, "2026-11-26"), "org chart": (THEM, "2026-11-20")}
    entries = {e.kind: (e.text, e.money) for e in journal.every(Entry)}
    assert entries == {DEPOSIT: ("intro to Pat Roe", ""), WITHDRAWAL: ("lead: Acme", "4000")}
    assert [a.place for a in journal.every(Appointment)] == ["AB Coffee"]
    assert [m.rung for m in journal.every(Move)] == ["nurturing"]


def test_a_typing_error_is_no_error(journal):
    text = "@Bob Smith lunch\n- liks tea\n- [ ] send it by blurday\n- remember the thing\n> - likes quoting\n"
    journal.note(text)
    assert journal.touch.text == text
    assert journal.facts() == []
    assert [(p.text, p.due) for p in journal.every(Promise)] == [("send it by blurday", None)]


def test_a_name_that_fits_two_people_is_never_guessed(journal):
    journal.person("Bob Smith").person("Bob Jones").note("@Bob lunch\n- likes tea")
    assert "“Bob” may be Bob" in journal.said and "nothing was guessed" in journal.said
    assert journal.touch.people == () and journal.facts("Bob Smith") == journal.facts("Bob Jones") == []
    assert list(journal.touch.unsettled) == ["Bob"]


async def test_the_answer_can_be_remembered_and_the_next_note_asks_no_more(journal, tmp_path):
    journal.person("Bob Smith").person("Bob Jones")
    async with opened(journal, tmp_path) as screen:
        for likes in ("tea", "milk"):
            await screen.keys("n")
            screen.app.screen.area.clear()
            await screen.type(f"@Bob lunch\n- likes {likes}")
            await screen.keys("ctrl+s")
            if likes == "tea":
                assert "Who is “Bob”?" in screen.text
                row = next(c.key for c in screen.app.screen._choices if c.label == "Bob Smith")
                await screen.keys("+", row)
    assert journal.facts("Bob Smith") == ["tea", "milk"]
    assert {p.name for p in journal.every(Person)} == {"Bob Smith", "Bob Jones"}
    journal.undo().undo()
    assert list(journal.named("Bob Smith").aliases) == [], "the alias goes with the note that brought it"


async def test_the_preview_tells_dates_and_clashes_and_files_all_the_same(journal, tmp_path):
    journal.note("@Bob Smith lunch 3 Nov\n- dislikes golf")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("call\n- [ ] golf on Sunday")
        await screen.looked()
        assert "-> Sun 22 Nov 2026" in screen.text
        assert "Bob Smith dislikes golf" in screen.text
        await screen.keys("ctrl+s")
    assert journal.promised("golf").due.iso == "2026-11-22", "a clash is a remark, not a wall"


def test_two_visits_in_one_text_are_one_change(journal):
    journal.note("@Bob Smith lunch\n- likes tea\n\n@Liz Chen call\n- [ ] send map by Fri\n")
    assert len(journal.every(Touch)) == 2
    journal.undo()
    assert journal.every(Touch) == journal.every(Promise) == journal.every(Person) == []


def test_a_name_that_waits_is_a_finding_until_it_is_settled(journal):
    journal.person("Bob Smith").person("Bob Jones").note("@Bob lunch\n- likes tea")
    (found,) = spoken(journal, "M12")
    assert found.saw == "Bob in the note of Thu 19 Nov 2026 14:00 may be several people; nothing was guessed."
    note.settle(journal.store, found.about, "Bob", journal.id_of("Bob Smith"), journal.now, journal.settings)
    assert spoken(journal, "M12") == []


def test_words_of_a_header_that_were_not_understood_are_shown_and_can_be_left(journal):
    journal.note("@Bob Smith lunch today blurgh\nHe is tired.")
    (found,) = spoken(journal, "M12")
    assert "Not understood in a header: “blurgh”, of “@Bob Smith lunch today blurgh”." in found.saw
    wave(journal, found, "our own word")
    assert spoken(journal, "M12") == []
    journal.edit("@Bob Smith lunch today blargh\nHe is tired.")
    assert len(spoken(journal, "M12")) == 1, "another word is another thing to look at"
    assert spoken(journal.later(days=4), "M12") == [], "later nobody remembers what was meant"


def test_bullets_that_file_nothing_are_told_for_three_days_and_can_be_left_so(tmp_path):
    text = "@Ann Lee lunch today\n- likes sake\n- lieks natto\n> - owes nothing\n- a fine day\n"
    example = build(tmp_path).note(text)
    (found,) = [f for f in spoken(example, "M12") if "plain text" in f.saw]
    assert "2 bullets as plain text: “lieks natto”, “a fine day”." in found.saw and found.evidence
    wave(example, found, "that is how I write")
    assert saws(example, "M12") == []
    example.note("@Ann Lee call today\n- secret she leaves in May\n- hates quizz\n")
    assert not any("May" in saw for saw in saws(example, "M12"))
    example.later(days=4)
    assert saws(example, "M12") == []


def test_each_word_that_is_advised_files_its_bullet(tmp_path):
    example = build(tmp_path).note("@Ann Lee lunch today\n- a fine day\n")
    (found,) = [f for f in spoken(example, "M12") if "plain text" in f.saw]
    advised = found.do.rpartition(": ")[2].rstrip(".").split(", ")
    assert len(advised) == 4
    bullets = "".join(f"- {word} coffee\n" for word in advised)
    other = build(tmp_path / "other").note(f"@Ann Lee lunch today\n{bullets}")
    assert not [saw for saw in saws(other, "M12") if "plain text" in saw]
    (promise,) = other.every(Promise)
    assert (promise.by, promise.text) == (THEM, "coffee")
    example.store.close()
    other.store.close()
