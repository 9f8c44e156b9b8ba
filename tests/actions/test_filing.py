"""One text, everything filed (M12): what each line becomes, whom it is about, and what the sentence says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relbank.actions import note
from relbank.actions.done import Refused
from relbank.model.appointment import Appointment
from relbank.model.document import TABLES
from relbank.model.fact import Fact
from relbank.model.ladder import Introduction, Move
from relbank.model.ledger import Entry, Referral
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import JOURNAL, Touch
from relbank.model.trust import IntegrityTest, Sealed, Stop, TrustSheet
from relbank.store import CannotUndo
from tests.builder import SAMPLE, Example, build


@pytest.fixture
def journal(tmp_path: Path) -> Example:
    return build(tmp_path)


def test_the_sample_files_every_line(journal: Example) -> None:
    journal.note(SAMPLE)
    touch, bob = journal.touch, journal.bob
    assert (touch.text, touch.word, touch.kind, touch.place, touch.people) == (
        SAMPLE, "lunch", "met", "Vito's", (bob.id,)
    )  # fmt: skip
    assert touch.when.iso == "2026-11-19T12:30" and touch.when.offset == "+01:00"
    facts = [(f.kind, f.text, f.key, f.pinned, f.line) for f in journal.every(Fact)]
    assert facts == [
        ("like", "Nascar", "", False, 3), ("like", "white wine", "", False, 3),
        ("rule", "never be late", "", True, 4), ("key", "uptime", "measured", False, 5),
    ]  # fmt: skip
    promised = [(p.by, p.text, p.due.iso if p.due else None, p.line) for p in journal.every(Promise)]
    assert promised == [("me", "send Ohio article", "2026-11-26", 6), ("them", "org chart", "2026-11-20", 7)]
    assert [(e.kind, e.date) for e in journal.every(Entry)] == [("deposit", "2026-11-19"), ("withdrawal", "2026-11-19")]
    [coffee] = journal.every(Appointment)
    assert (coffee.text, coffee.when.iso, coffee.place, coffee.people) == (
        "coffee", "2027-09-09T09:00", "AB Coffee", (bob.id,)
    )  # fmt: skip
    assert [m.rung for m in journal.every(Move)] == ["nurturing"]
    assert bob.strategic
    for cls in (Fact, Promise, Entry, Appointment, Move):
        assert all(t.touch == touch.id and t.created for t in journal.every(cls))
    assert journal.said == (
        "Filed lunch with Bob Smith (new): 2 likes, 1 hard rule, 1 key answer, 2 promises, 1 deposit, "
        "1 withdrawal, 1 appointment, 1 move on the ladder."
    )
    assert journal.last.created == (bob.id,)
    assert journal.last.ids[0] == touch.id


def test_one_undo_takes_a_filed_note_back(journal: Example) -> None:
    journal.note(SAMPLE)
    counted = journal.said.split(": ")[1].rstrip(".")
    said = journal.undo().said
    assert all(len(journal.store.table(name).all()) == 0 for name in TABLES)
    gone = "Undone (note added): lunch with Bob Smith, Bob Smith and " + counted + " went away."
    assert said == f"{gone} Its words are a draft."


def test_the_words_of_an_undone_note_are_a_draft_until_it_is_done_again(journal: Example) -> None:
    drafts = journal.store.drafts
    journal.note(SAMPLE)
    journal.undo()
    assert [(draft.text, draft.about) for draft in drafts.all()] == [(SAMPLE, "note")]
    journal.redo()
    assert drafts.all() == []
    journal.undo()
    journal.note("@Liz call today\n")  # nothing can be done again now
    with pytest.raises(CannotUndo):
        journal.redo()
    assert [draft.text for draft in drafts.all()] == [SAMPLE]
    journal.undo()
    assert len(drafts.all()) == 1, "a header alone is no words"


@pytest.mark.parametrize("text", ["", "  \n\n", "\t"])
def test_an_empty_text_is_refused(journal: Example, text: str) -> None:
    with pytest.raises(Refused):
        journal.note(text)
    assert journal.every(Touch) == []


def test_a_text_without_header_is_a_journal_note_with_promises_of_nobody(journal: Example) -> None:
    text = "Long day.\n- [ ] call the bank\n- likes golf"
    journal.note(text)
    assert (journal.touch.kind, journal.touch.text, journal.touch.people) == (JOURNAL, text, ())
    assert [(p.person, p.text) for p in journal.every(Promise)] == [("", "call the bank")]
    assert journal.every(Fact) == []


def test_several_visits_are_one_change_and_keep_every_character(journal: Example) -> None:
    text = "@Bob Smith lunch\n- likes golf\n\n@Liz Chen, Bob Smith call\n- [ ] send deck\n"
    journal.note(text)
    first, second = sorted(journal.every(Touch), key=lambda t: t.id)
    assert first.text + second.text == text
    assert second.people == (journal.liz.id, journal.bob.id)
    assert [(f.person, f.touch, f.line) for f in journal.every(Fact)] == [(journal.bob.id, first.id, 2)]
    assert [(p.person, p.touch, p.line) for p in journal.every(Promise)] == [(journal.liz.id, second.id, 2)]
    assert journal.said == (
        "Filed lunch with Bob Smith (new): 1 like; call with Liz Chen (new) and Bob Smith (new): 1 promise."
    )
    journal.undo()
    assert journal.every(Touch) == [] and journal.every(Person) == []


def test_a_first_name_in_each_visit_means_whom_that_visit_names(journal: Example) -> None:
    journal.note("@Bob Smith lunch\n- [ ] @Bob: org chart\n\n@Bob Jones call\n- [ ] @Bob: price list\n")
    smith, jones = journal.named("Bob Smith").id, journal.named("Bob Jones").id
    assert [(p.text, p.person) for p in journal.every(Promise)] == [("org chart", smith), ("price list", jones)]
    assert len(journal.every(Person)) == 2


def test_an_ambiguous_name_is_saved_unsettled_and_said_then_settled(journal: Example) -> None:
    journal.person("Bob Smith").person("Bob Jones")
    journal.note("@Bob lunch\n- likes golf\n- [ ] send deck")
    touch = journal.touch
    assert (touch.people, set(touch.unsettled)) == ((), {"Bob"})
    assert [f.person for f in journal.every(Fact)] == [""]
    assert "“Bob” may be Bob Jones or Bob Smith: say who is meant" in journal.said
    assert journal.last.warned and journal.last.warned[0] not in journal.last.news
    assert note.waiting(journal.store) == [(touch, "Bob")]
    ids = {t.id for cls in (Fact, Promise) for t in journal.every(cls)}
    note.settle(journal.store, touch.id, "Bob", journal.named("Bob Jones").id, journal.later(days=9).now)
    jones = journal.named("Bob Jones").id
    assert (journal.touch.people, dict(journal.touch.unsettled)) == ((jones,), {})
    assert journal.touch.when == touch.when
    assert {t.person for cls in (Fact, Promise) for t in journal.every(cls)} == {jones}
    assert {t.id for cls in (Fact, Promise) for t in journal.every(cls)} == ids
    assert note.waiting(journal.store) == []


def test_a_choice_is_remembered_by_the_note(journal: Example) -> None:
    journal.person("Bob Smith").person("Bob Jones").note("@Bob lunch\n- likes golf", bob="Bob Smith")
    smith = journal.named("Bob Smith").id
    assert journal.touch.people == (smith,)
    journal.later(days=30).edit("@Bob lunch\n- likes golf\n- likes tea")
    assert journal.touch.people == (smith,)
    assert {f.person for f in journal.every(Fact)} == {smith}


def test_an_ambiguous_name_may_be_somebody_new(journal: Example) -> None:
    journal.person("Bob Smith").person("Bob Jones").note("@Bob lunch\n- likes golf")
    note.settle(journal.store, journal.touch.id, "Bob", "new", journal.now)
    bob = journal.named("Bob").id
    assert journal.touch.people == (bob,)
    assert [f.person for f in journal.every(Fact)] == [bob]


def test_a_header_ahead_is_an_appointment_and_keeps_its_words(journal: Example) -> None:
    text = "@Bob Smith lunch 25 Nov 2026 12:30 at Vito's\nAsk about the plant.\n- [ ] bring the Ohio article\n"
    journal.note(text)
    [lunch] = journal.every(Appointment)
    assert (lunch.when.iso, lunch.place, lunch.people) == ("2026-11-25T12:30", "Vito's", (journal.bob.id,))
    assert lunch.text == "lunch: Ask about the plant."
    touch = journal.touch
    assert (touch.text, touch.kind, touch.people) == (text, JOURNAL, (journal.bob.id,))
    assert touch.when.iso == "2026-11-19T14:00"
    assert lunch.touch == touch.id
    assert "1 appointment" in journal.said


def test_a_visit_holds_the_appointment_of_that_day(journal: Example) -> None:
    journal.note("@Bob Smith lunch 25 Nov 2026 12:30\n").at("2026-11-25T18:00")
    journal.note("@Bob Smith email about the menu")
    assert journal.appointments()[0].state == "planned"
    journal.note("@Bob Smith lunch\nGood.")
    held = journal.appointments()[0]
    assert (held.state, held.held) == ("held", journal.touch.id)
    assert "It was the appointment of Wed 25 Nov 2026 12:30." in journal.said
    journal.edit("@Bob Smith lunch yesterday\nGood.")
    assert journal.appointments()[0].state == "planned"
    journal.edit("@Bob Smith lunch today\nGood.")
    assert journal.appointments()[0].held == journal.touch.id


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("- fact birthday: 12 May", "birthday", "--05-12"),
        ("- fact birthday: 12 May 1970", "birthday", "1970-05-12"),
        ("- fact anniversary: 3 June", "anniversary", "--06-03"),
        ("- stage up because he called", "strategic", True),
    ],
)
def test_some_lines_say_something_about_the_person(journal: Example, line: str, field: str, value: object) -> None:
    journal.note(f"@Bob Smith call\n{line}")
    assert getattr(journal.bob, field) == value
    journal.edit("@Bob Smith call\nnothing")
    assert not getattr(journal.bob, field)


def test_introduced_by_sets_the_introducer(journal: Example) -> None:
    journal.note("@Bob Smith call\n- introduced by @Liz Chen")
    assert journal.bob.introducer == journal.liz.id
    assert [(i.person, i.by) for i in journal.every(Introduction)] == [(journal.bob.id, journal.liz.id)]
    assert "New: Liz Chen." in journal.said


def test_rare_lines_have_documents_too(journal: Example) -> None:
    journal.note(
        "@Bob Smith call\n- ref in from @Liz Chen: Acme ~$4k\n- secret he looks for a job\n"
        "- test confidence: held\n- trust c4 r5 i3 s2\n- stop calling on Fridays\n"
    )
    [lead] = journal.every(Referral)
    assert (lead.person, lead.direction, lead.money) == (journal.liz.id, "in", "4000")
    [sheet] = journal.every(TrustSheet)
    assert (sheet.credibility, sheet.reliability, sheet.intimacy, sheet.self_orientation) == (4, 5, 3, 2)
    assert [len(journal.every(cls)) for cls in (Sealed, IntegrityTest, Stop)] == [1, 1, 1]
    assert journal.every(IntegrityTest)[0].outcome == "held"


def test_a_promise_kept_already_is_closed_at_the_visit(journal: Example) -> None:
    journal.note("@Bob Smith lunch 17 Nov 12:30\n- [x] sent the deck")
    [kept] = journal.every(Promise)
    assert (kept.state, kept.closed) == ("kept", "2026-11-17T12:30")


def test_a_fourth_promise_is_said_and_filed(journal: Example) -> None:
    journal.note("@Bob Smith lunch\n" + "".join(f"- [ ] thing {n}\n" for n in range(4)))
    assert len(journal.every(Promise)) == 4
    assert "4 promises of yours from one visit" in journal.last.warned[0]


@pytest.mark.parametrize("name", ["[/x] Roe", "Bob[@click=app.quit] Roe", "Bob\x1b[31m Roe", "Øystein Ås", "李 小龍"])
def test_hostile_names_in_a_note_are_kept_and_never_raise(journal: Example, name: str) -> None:
    text = f"@{name}, lunch\n- likes golf\n"
    journal.note(text)
    assert journal.touch.text == text
    assert all("\x1b" not in p.name for p in journal.every(Person))
    journal.edit(text + "- likes tea\n")
    assert sorted(journal.facts()) in (["golf", "tea"], [])


def test_a_very_long_name_becomes_a_shorter_one(journal: Example) -> None:
    journal.note("@" + "Bob" * 500 + ", lunch\n")
    assert all(len(p.name) <= 200 for p in journal.every(Person))


def test_somebody_new_with_the_name_of_somebody_in_the_trash_is_said(journal: Example) -> None:
    journal.person("Bob Smith").throw(journal.bob).note("@Bob Smith call")
    assert journal.said == "Filed call with Bob Smith (new). Another Bob Smith is in the trash."


MARKS = ["@Bob", "@", "\n", "\n\n", "- ", "- [ ] ", "likes ", "next ", "\r\n", "\x0b", "\u2028"]
PIECES = st.one_of(st.text(max_size=12), st.sampled_from(MARKS))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.lists(PIECES, max_size=8).map("".join), st.booleans()), max_size=4))
def test_any_text_is_filed_and_edited_without_losing_a_character(texts: list[tuple[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = build(Path(folder)).person("Bob Smith")
        for text, new in texts:
            if not text.strip():
                continue
            before = {t.id: t.text for t in journal.every(Touch)}
            journal.note(text) if new or not before else journal.edit(text)
            after = {t.id: t.text for t in journal.every(Touch)}
            changed = [after[id] for id in sorted(after) if before.get(id) != after[id]]
            assert "".join(changed) in (text, "")
            assert journal.said
        journal.close()


def test_somebody_new_who_is_much_like_somebody_known_is_said(journal: Example) -> None:
    journal.note("@Bob Smith lunch")
    journal.note("@Bob Smtih lunch\n- likes tea")
    assert "“Bob Smtih” is somebody new, and much like Bob Smith." in journal.said
    journal.note("@Bob Jones lunch")
    assert "much like" not in journal.said


def test_whose_deeds_are_is_said_where_several_people_were_there(journal: Example) -> None:
    journal.note("@Bob Smith and @Liz Chen dinner\n- gave a book\n- asked for an intro")
    assert "Deeds count with Bob Smith." in journal.said
    journal.note("@Bob Smith dinner\n- gave a book")
    assert "counts with" not in journal.said
