"""M2, where each demand of a rung begins to be shown: one step below its limit it is not."""

from __future__ import annotations

import pytest

from relbank.actions import keeping_word, ladder
from relbank.method.dossier import dossier
from relbank.method.exits import checklist
from tests.builder import build

EXPERT = (
    "likes hockey", "dislikes slides", "prefers mornings", "taste wine", "never surprises him", "always on time !!",
    "measured by uptime", "earns by bonus", "success is a seat", "wants a successor", "revenue model contracts",
    "fact birthday: 12 May",
)  # fmt: skip
"""Twelve parts of sixteen: three quarters; eleven are less than seven tenths."""


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\nHe runs the plant.", at="2026-03-02T13:00").at("2026-03-03")
    yield found
    found.close()


def shown(journal, key):
    d = dossier(journal.store.journal, journal.bob, journal.now, journal.settings)
    return next(e.met for e in checklist(d) if e.key == key)


def stand(journal, rung):
    ladder.move(journal.store, journal.bob.id, rung, "so it is", journal.now, journal.settings)


def test_a_conversation_without_anything_learned_is_no_rapport(journal):
    stand(journal, "initiating")
    assert not shown(journal, "rapport")
    journal.note("@Bob Smith email\n- likes hockey\n", at="2026-03-03T09:00")
    assert shown(journal, "rapport")


def test_credibility_is_shown_by_a_rating_of_six_a_deposit_or_a_promise_kept(journal):
    stand(journal, "initiating")
    for rating, met in ((5, False), (6, True)):
        journal.note(f"@Bob Smith call today\n- trust c{rating} r5 i5 s5\n", at="2026-03-03T10:00")
        assert shown(journal, "credibility") is met
        journal.undo()
    journal.promise("send the table", "Bob Smith", "2026-03-06")
    assert not shown(journal, "credibility")
    journal.tick("table")
    assert shown(journal, "credibility")


def test_one_promise_kept_is_not_yet_promises_delivered(journal):
    stand(journal, "confidence")
    for text in ("send the table", "call Roe"):
        assert not shown(journal, "promises")
        journal.promise(text, "Bob Smith", "2026-03-06").tick(text)
    assert shown(journal, "promises")


def test_the_newest_test_of_integrity_counts(journal):
    stand(journal, "confidence")
    for outcome, at in (("failed", "2026-03-03"), ("held", "2026-03-04"), ("failed", "2026-03-05")):
        journal.note(f"@Bob Smith call today\n- test confidence: {outcome}\n", at=f"{at}T10:00").at(at)
        assert shown(journal, "integrity") is (outcome == "held")


def test_an_expert_knows_seven_tenths_of_the_profile(journal):
    stand(journal, "nurturing")
    for parts, met in ((EXPERT[:-1], False), (EXPERT, True)):
        text = "".join(f"- {part}\n" for part in parts)
        journal.note(f"@Bob Smith call today\n{text}", at="2026-03-03T10:00")
        assert shown(journal, "expert") is met
        journal.undo()


@pytest.mark.parametrize(("silent", "met"), [(60, True), (61, False)])
def test_a_rhythm_has_no_longer_silence_than_the_worst_allowed(journal, silent, met):
    stand(journal, "sustaining")
    for days in (40, 40, silent, 40, 10):
        journal.later(days=days).touched("Bob Smith", at=journal.now.isoformat()[:16])
    assert shown(journal, "rhythm") is met


def test_a_rhythm_takes_half_a_year_to_be_one(journal):
    stand(journal, "sustaining")
    journal.touched("Bob Smith", at="2026-04-20T09:00").at("2026-05-20")
    assert not shown(journal, "rhythm")


def test_what_they_were_told_of_in_time_is_no_surprise(journal):
    stand(journal, "sustaining")
    journal.promise("send the plan", "Bob Smith", "2026-03-10").promise("call Roe", "Bob Smith", "2026-03-10")
    keeping_word.tell(journal.store, journal.promised("plan").id, journal.now)
    journal.at("2026-03-09").tick("Roe").at("2026-03-11")
    assert shown(journal, "surprises"), "late, and they knew"
    journal.promise("draw the map", "Bob Smith", "2026-03-12").at("2026-03-13")
    assert not shown(journal, "surprises"), "late, and nobody said so"


def test_trust_is_steady_from_two_ratings_on_and_high_from_four(journal):
    stand(journal, "sustaining")
    for sheet, met in (("c9 r9 i9 s3", False), ("c9 r9 i9 s3", True), ("c7 r7 i7 s3", False), ("c7 r7 i7 s6", False)):
        journal.note(f"@Bob Smith call today\n- trust {sheet}\n", at=journal.now.isoformat()[:16]).later(days=1)
        assert shown(journal, "trust") is met, "once is no course; a fall by a fifth is not steady; below 4 is not high"
