"""M2, what each rung asks: a checklist ticked by evidence, linked to it; what is missing is the next thing to do."""

from __future__ import annotations

import pytest

from relbank.actions import knowing, ladder
from relbank.method.dossier import dossier
from relbank.method.exits import checklist
from relbank.model.ladder import RUNGS
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\nHe runs the plant.", at="2026-03-02T13:00").at("2026-03-03")
    climb(found, "initiating")
    yield found
    found.store.close()


def climb(journal, rung):
    ladder.move(journal.store, journal.bob.id, rung, "so it is", journal.now, journal.settings)


def shown(journal) -> dict[str, bool]:
    d = dossier(journal.store.journal, journal.bob, journal.now, journal.settings)
    return {e.key: e.met for e in checklist(d)}


def evidence(journal, key) -> list[str]:
    d = dossier(journal.store.journal, journal.bob, journal.now, journal.settings)
    return [getattr(x, "text", "") for e in checklist(d) if e.key == key for x in e.seen.evidence]


def test_initiating_asks_for_an_introducer_rapport_credibility_and_a_next_step(journal):
    assert shown(journal) == {"introduced": False, "rapport": False, "credibility": False, "next step": False}
    (finding,) = spoken(journal, "M2")
    assert finding.saw.startswith("Initiating: 0 of 4 shown. Missing: introduced by somebody they trust")
    journal.note("@Bob Smith coffee today\n- introduced by @Liz Chen\n- likes hockey\n", at="2026-03-04T09:00")
    assert shown(journal) == {"introduced": True, "rapport": True, "credibility": False, "next step": False}
    assert "hockey" in evidence(journal, "rapport")
    assert "Missing: credibility" in saws(journal, "M2")[0]
    journal.note("@Bob Smith email\n- gave article on moving plants\n- next lunch 12 Mar\n", at="2026-03-05T09:00")
    assert all(shown(journal).values())
    assert saws(journal, "M2") == []
    assert saws(journal, "M1") == ["All that Initiating asks is shown."]
    journal.undo()
    assert not all(shown(journal).values()), "correcting the record corrects the checklist"


def test_gaining_confidence_asks_for_style_promises_and_a_test_of_integrity(journal):
    climb(journal, "confidence")
    knowing.style(journal.store, journal.bob.id, {"channel": "email", "pace": "fast", "hours": "mornings"})
    journal.note(
        "@Bob Smith call today\n- cue hockey: taken\n- [ ] send table by Fri\n- [ ] call Roe by Fri\n"
        "- test confidence: held\n", at="2026-03-05T10:00",
    )  # fmt: skip
    journal.at("2026-03-05")
    assert shown(journal) == {"style": True, "mirrored": True, "promises": False, "integrity": True}
    journal.tick("send table").tick("call Roe")
    assert all(shown(journal).values())
    journal.promise("draw the plan", "Bob Smith", "2026-03-06").at("2026-03-07")
    assert not shown(journal)["promises"], "one that is late takes the tick away"


def test_nurturing_asks_for_an_expert_on_the_person(journal):
    climb(journal, "nurturing")
    journal.note(
        "@Bob Smith lunch today\n- likes hockey\n- dislikes slides\n- prefers mornings\n- taste white wine\n"
        "- never surprises him\n- always on time !!\n- measured by uptime\n- earns by bonus\n- success is a seat\n"
        "- wants a successor\n- revenue model service contracts\n- fact birthday: 12 May\n- fact dog: Rex\n",
        at="2026-03-05T13:00",
    )  # fmt: skip
    assert shown(journal) == {"expert": True, "questions": True, "success": True, "value": False, "mention": False}
    journal.note("@Bob Smith gift today\n- gave two hockey tickets\n- mention told Roe of my work\n", at="2026-03-06")
    assert all(shown(journal).values())
    assert evidence(journal, "value") == ["two hockey tickets", "hockey"]


def test_sustaining_is_never_complacent(journal):
    climb(journal, "sustaining")
    assert "nothing was ever given" in saws(journal.at("2026-05-10"), "M2")[0]
    journal.note("@Bob Smith lunch today\n- gave name of a good welder\n", at="2026-05-11T13:00").at("2026-05-11")
    assert not any("given" in saw and "ago" in saw for saw in saws(journal, "M2"))
    quiet = [f for f in spoken(journal.at("2026-07-12"), "M2") if "last thing given" in f.saw]
    assert [f.saw for f in quiet] == [
        "On Sustaining, and the last thing given was name of a good welder, 62 days ago."
    ]
    wave(journal, quiet[0], "he is at sea until autumn")
    assert not any("last thing given" in saw for saw in saws(journal.at("2026-09-01"), "M2"))


def test_sustaining_asks_for_rhythm_no_surprises_and_steady_trust(journal):
    climb(journal, "sustaining")
    for month in range(4, 11):
        journal.note(f"@Bob Smith lunch 2 {'JanFebMarAprMayJunJulAugSepOctNov'[3 * month - 3 : 3 * month]}\n"
                     f"- trust c8 r8 i6 s4\n", at=f"2026-{month:02}-02T13:00")  # fmt: skip
    journal.at("2026-10-20")
    assert shown(journal) == {"rhythm": True, "surprises": True, "trust": True, "deposits": False}
    journal.promise("send the plan", "Bob Smith", "2026-10-10")
    assert not shown(journal)["surprises"]


def test_capitalizing_counts_both_directions(journal):
    climb(journal, "capitalizing")
    assert shown(journal) == {"given": False, "returned": False}
    journal.note("@Bob Smith call today\n- gave lead: Acme\n- ref in from @Bob Smith: Otto ~$4k\n", at="2026-03-05")
    assert shown(journal) == {"given": True, "returned": True}


def test_what_is_asked_can_be_done_without_for_a_written_reason_while_they_stand_there(journal):
    wave(journal, spoken(journal, "M2")[0], "we know each other from school")
    assert shown(journal)["introduced"] and not shown(journal)["rapport"]
    assert "Missing: rapport" in saws(journal, "M2")[0]
    climb(journal.at("2026-03-10"), "up")
    climb(journal.at("2026-03-12"), "down")
    assert not shown(journal)["introduced"], "another stay on the rung: it is asked again"


def test_friends_have_no_checklist(journal):
    journal.note("@Anna Kowalska dinner today\n- likes rye bread\n", at="2026-03-04T20:00")
    assert spoken(journal, "M2", "Anna Kowalska") == []
    assert "is a friend: no ladder" in shell(journal, "ladder", "Anna")
    assert [rung for rung in RUNGS if rung in shell(journal, "show", "Anna").lower()] == []


async def test_the_board_shows_the_checklist_its_evidence_and_takes_the_reason(journal, tmp_path):
    journal.note("@Bob Smith coffee today\n- introduced by @Liz Chen\n- likes hockey\n", at="2026-03-04T09:00")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "l")
        assert "☑ Introduced by somebody they trust  introduced by Liz Chen" in screen.text
        assert "→ Give something of use before you ask" in screen.text
        await screen.keys("tab", "v")
        assert "introduced by Liz Chen" in screen.text and "What Bob Smith's rung asks" in screen.text
        await screen.keys("escape", "j", "j", "x")
        assert "Do without: Credibility" in screen.text
        await screen.type("he has read my book")
        await screen.keys("enter")
        assert "☑ Credibility" in screen.text and "done without: he has read my book" in screen.text


def test_where_promises_are_open_one_of_them_is_to_be_kept(journal):
    climb(journal, "confidence")
    knowing.style(journal.store, journal.bob.id, {"channel": "email", "pace": "fast", "hours": "mornings"})
    journal.note("@Bob Smith call today\n- cue hockey: taken")
    (found,) = spoken(journal, "M2")
    assert found.do.startswith("Promise something small")
    journal.promise("send the deck", "Bob Smith", "2026-04-20").promise("call Roe", "Bob Smith", "2026-04-10")
    (found,) = spoken(journal, "M2")
    assert found.do == "Keep one of the 2 that are open: “call Roe”."


@pytest.mark.parametrize("size", [(100, 30), (80, 24)])
async def test_what_to_do_is_told_to_its_last_word_and_led_to_by_the_key_before_it(journal, tmp_path, size):
    climb(journal, "confidence")
    journal.promise("send the deck", "Bob Smith", "2026-04-20")
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "l", "tab")
        told = " ".join("".join(line.strip("│ ").ljust(80) for line in screen.text.splitlines()).split())
        assert "n → Bring up what you know of them, and note how it went: “- cue hockey: taken”." in told
        assert "4 → Keep the open promise: “send the deck”. There space ticks it." in told
        await screen.keys("j", "j", "enter")
        assert screen.app.home.place == "mine"
        await screen.keys("space")
        assert not journal.store.journal.open_promises()
