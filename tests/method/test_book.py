"""The promise book, the day, the profile, the stream and the brief: what step 1 tells of a journal."""

from __future__ import annotations

from datetime import date

import pytest

from relbank.method.agenda import agenda, day_of, debriefs
from relbank.method.brief import brief
from relbank.method.capture import body, everybody, stream
from relbank.method.ladder import standing
from relbank.method.profile import profile, said
from relbank.method.promises import closed, counters, mine, owed, theirs, was_late
from tests.builder import SAMPLE, build

TODAY = date(2026, 11, 19)


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    yield found
    found.close()


def test_promises_stand_late_today_coming_or_undated(journal):
    for text, due in (("a", "2026-11-17"), ("b", "2026-11-19"), ("c", "2026-11-27"), ("d", "")):
        journal.promise(text, "Bob Smith", due)
    rows = mine(journal.store.journal, TODAY)
    assert [(o.promise.text, o.label, o.state) for o in rows if len(o.promise.text) == 1] == [
        ("a", "late 2d", "late"),
        ("b", "today", "today"),
        ("c", "27 Nov", "coming"),
        ("d", "no date", "undated"),
    ]
    assert [o.promise.text for o in theirs(journal.store.journal, TODAY)] == ["org chart"]
    assert counters(journal.store.journal, TODAY) == "2 promises today · 1 late"


def test_a_kept_promise_knows_whether_it_was_late(journal):
    journal.promise("soon", "Bob Smith", "2026-11-17").tick("soon").tick("send Ohio article")
    found = {o.promise.text: o.label for o in closed(journal.store.journal, TODAY, "me")}
    assert found == {"soon": "kept late", "send Ohio article": "kept"}
    assert was_late(journal.promised("soon")) and not was_late(journal.promised("send Ohio article"))
    assert owed(journal.promised("soon"), journal.store.journal, TODAY).state == "closed"


def test_the_ladder_is_a_fold_over_moves_and_for_the_strategic_only(journal):
    bob = journal.bob
    assert (standing(journal.store.journal, bob).name, standing(journal.store.journal, bob).number) == ("Nurturing", 3)
    journal.note("@Bob Smith call\n- stage up because he named me\n")
    assert standing(journal.store.journal, journal.bob).name == "Sustaining"
    journal.note("@Bob Smith call\n- stage down\n- stage down\n").note("@Liz Chen call\n- likes tea\n")
    assert standing(journal.store.journal, journal.bob).number == 2
    assert standing(journal.store.journal, journal.named("Liz Chen")).number == 0


def test_the_profile_puts_hard_rules_first_and_leaves_out_what_is_superseded(journal):
    page = profile(journal.store.journal, journal.bob, TODAY)
    assert [said(f) for f in page.rules] == ["never be late"]
    assert [said(f) for f in page.facts["like"]] == ["Nascar", "white wine"]
    assert [said(f) for f in page.facts["key"]] == ["measured by uptime"]
    assert [a.place for a in page.coming] == ["AB Coffee"]
    assert page.days_since(TODAY) == 7


def test_an_appointment_that_passed_without_a_note_is_asked_for_until_there_is_one(journal):
    journal.meeting("Bob Smith", "2026-11-18T09:00", "coffee").meeting("Bob Smith", "2026-11-20T09:00", "lunch")
    assert [d.label for d in debriefs(journal.store.journal, journal.now)] == ["Bob Smith, Wed"]
    assert [row[0] for row in agenda(journal.store.journal, journal.now).appointments] == ["tomorrow 09:00"]
    journal.note("@Bob Smith coffee 18 nov\nGood.\n")
    assert debriefs(journal.store.journal, journal.now) == ()


def test_the_stream_is_one_and_newest_first(journal):
    journal.tick("send Ohio article").note("@Liz Chen call today\nHello.\n")
    heads = [(m.kind, m.head.split(":")[0]) for m in stream(journal.store.journal, journal.bob.id)]
    assert heads == [("promise", "kept"), ("note", "lunch · Vito's")]
    assert len(everybody(journal.store.journal)) == 3
    assert [m.kind for m in stream(journal.store.journal, journal.bob.id, frozenset({"note"}))] == ["note"]


def test_a_note_is_shown_without_its_header():
    assert body("@Bob lunch\nHe said.\n- likes tea\n") == "He said.\n- likes tea"
    assert body("just words\n") == "just words"
    assert (day_of("2026-08-12", TODAY), day_of("2025-08-12T10:00", TODAY)) == ("12 Aug", "12 Aug 2025")


def test_the_brief_has_what_must_not_be_forgotten(journal):
    page = brief(journal.store.journal, journal.bob, journal.now)
    assert page.rules == ("never be late",)
    labels = [label for label, _ in page.lines if label]
    assert labels == ["next", "rung asks", "I owe", "they owe", "ask", "likes", "key", "account", "last"]
    text = "\n".join(line for _, line in page.lines)
    assert "today: send Ohio article" in text and "org chart" in text and "Plant move" in text


def test_a_secret_is_not_in_the_brief_nor_in_the_stream(journal):
    journal.note("@Bob Smith call today\nFine.\n- secret he will leave in May\n")
    page = brief(journal.store.journal, journal.bob, journal.now)
    shown = "\n".join(text for _, text in page.lines) + "\n".join(
        m.text for m in stream(journal.store.journal, journal.bob.id)
    )
    assert "May" not in shown and "Fine." in shown


def test_words_of_a_header_that_were_not_understood_are_shown(journal):
    journal.note("@Eve [/x] Klick call today\nHi.\n").note(
        "@Bob Smith, @Liz Chen coffee 17 Nov 9:30 at AB Coffee #board\nOk.\n"
    )
    by_text = {m.text for m in everybody(journal.store.journal)}
    assert "@Eve [/x] Klick call today\n\nHi." in by_text
    assert "Ok." in by_text, "what was understood stands in the heading already"
