"""Editing a note files it again: what came from a line follows the line, and what was done to it stays done."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relbank.actions import facts, people, promises
from relbank.actions.done import Refused
from relbank.model.document import TABLES, class_of
from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.model.touch import Touch
from tests.builder import SAMPLE, Example, build


@pytest.fixture
def journal(tmp_path: Path) -> Example:
    return build(tmp_path).note(SAMPLE)


def everything(journal: Example) -> dict[str, Any]:
    """All things by id, those of the trash too."""
    found = {t.id: t for table in TABLES for t in journal.every(class_of(table))}
    return found | {t.id: t for t in journal.store.journal.trash()}


def test_what_was_ticked_stays_ticked_when_lines_move(journal: Example) -> None:
    journal.tick("Ohio").edit(SAMPLE.replace("- likes", "He was tired.\n\n- prefers mornings\n- likes"))
    ohio = journal.promised("Ohio")
    assert (ohio.state, ohio.line) == ("kept", 9)
    assert journal.facts(kind="preference") == ["mornings"]
    assert journal.said == "Saved lunch with Bob Smith: new 1 preference."


def test_a_changed_line_changes_its_document_in_place(journal: Example) -> None:
    before = journal.promised("Ohio")
    promises.snooze(journal.store, before.id, before.due.last)  # type: ignore[union-attr, arg-type]
    journal.later(days=40).edit(SAMPLE.replace("send Ohio article", "send both Ohio articles"))
    after = journal.promised("Ohio")
    assert (after.id, after.text, after.snoozed) == (before.id, "send both Ohio articles", "2026-11-26")
    assert after.due == before.due  # "by Thu" was typed forty days ago and still means that Thursday
    assert "changed 1 promise" in journal.said


def test_a_date_typed_today_looks_from_today(journal: Example) -> None:
    journal.at("2026-12-20").edit(SAMPLE.replace("by Thu", "by Mon"))
    due = journal.promised("Ohio").due
    assert due is not None and due.iso == "2026-12-21"
    assert journal.touch.when.iso == "2026-11-19T12:30"


def test_what_was_changed_by_hand_stays_when_its_line_stays(journal: Example) -> None:
    nascar = next(f for f in journal.every(Fact) if f.text == "Nascar")
    facts.edit(journal.store, nascar.id, journal.now, text="NASCAR, the trucks")
    promises.redate(journal.store, journal.promised("Ohio").id, None)
    journal.edit(SAMPLE + "More.\n")
    assert journal.facts(kind="like") == ["NASCAR, the trucks", "white wine"]
    assert journal.promised("Ohio").due is None
    assert journal.said == "Saved lunch with Bob Smith."


def test_a_lost_line_takes_its_document_into_the_trash_and_undo_brings_all_back(journal: Example) -> None:
    before = everything(journal)
    journal.edit(SAMPLE.replace("- likes Nascar, white wine\n", "").replace("- stage nurturing\n", ""))
    assert journal.facts(kind="like") == []
    assert journal.said.startswith(
        "Saved lunch with Bob Smith: gone into the trash 2 likes, 1 move on the ladder (“Nascar” and “white wine”)."
    )
    assert not journal.bob.strategic
    journal.undo()
    assert everything(journal) == before


def test_a_line_that_comes_back_brings_its_document_back(journal: Example) -> None:
    journal.tick("Ohio")
    kept = journal.promised("Ohio")
    journal.edit(SAMPLE.replace("- [ ] send Ohio article by Thu\n", "")).edit(SAMPLE)
    assert journal.promised("Ohio") == kept
    assert "back 1 promise" in journal.said


def test_other_words_do_not_inherit_a_tick(journal: Example) -> None:
    journal.tick("Ohio").edit(SAMPLE.replace("send Ohio article by Thu", "call Pat about the plant"))
    assert journal.promised("call Pat").state == "open"
    assert [p.text for p in journal.every(Promise)] == ["org chart", "call Pat about the plant"]


def test_a_ticked_box_keeps_and_an_emptied_one_reopens(journal: Example) -> None:
    journal.later(days=3).edit(SAMPLE.replace("- [ ] send", "- [x] send"))
    ohio = journal.promised("Ohio")
    assert (ohio.state, ohio.closed[:10]) == ("kept", "2026-11-22")
    journal.edit(SAMPLE)
    assert (journal.promised("Ohio").state, journal.promised("Ohio").closed) == ("open", "")


def test_a_fact_thrown_away_stays_away_when_another_line_is_edited(journal: Example) -> None:
    journal.throw(next(f for f in journal.every(Fact) if f.text == "Nascar")).edit("\n" + SAMPLE + "More.\n")
    assert journal.facts(kind="like") == ["white wine"]


def test_correcting_the_name_moves_everything_and_forgets_the_wrong_person(journal: Example) -> None:
    ids = {t.id for t in journal.every(Promise)}
    journal.edit(SAMPLE.replace("Bob Smith", "Bob Smyth"))
    assert [p.name for p in journal.every(Person)] == ["Bob Smyth"]
    smyth = journal.bob.id
    assert {p.person for p in journal.every(Promise)} == {smyth} and {t.id for t in journal.every(Promise)} == ids
    assert journal.touch.people == (smyth,)
    assert "Bob Smith, of whom nothing else is known, is in the trash." in journal.said
    journal.edit(SAMPLE)
    assert [p.name for p in journal.every(Person)] == ["Bob Smith"]
    assert "Bob Smith is back from the trash." in journal.said


def test_somebody_known_otherwise_is_not_thrown_away(journal: Example) -> None:
    journal.person("Liz Chen").edit(SAMPLE.replace("Bob Smith", "Liz Chen").replace("@Bob", "@Liz"))
    assert journal.touch.people == (journal.liz.id,)
    journal.edit(SAMPLE)
    assert {p.name for p in journal.every(Person)} == {"Bob Smith", "Liz Chen"}


def test_an_old_note_edited_after_a_merge_or_a_new_name_names_the_same_people(journal: Example) -> None:
    bob = journal.bob
    people.rename(journal.store, bob.id, "Robert Smith")
    journal.edit(SAMPLE + "- likes tea\n").person("Bob Smyth")
    people.merge(journal.store, journal.id_of("Bob Smyth"), bob.id, journal.now)
    journal.edit(SAMPLE + "- likes coffee\n")
    assert [p.name for p in journal.every(Person)] == ["Bob Smyth"]
    assert journal.touch.people == (journal.bob.id,)
    assert {f.person for f in journal.every(Fact)} == {journal.bob.id}
    assert "coffee" in journal.facts() and "tea" not in journal.facts()


def test_a_note_of_somebody_in_the_trash_can_be_edited(journal: Example) -> None:
    bob = journal.bob
    journal.throw(bob).edit(SAMPLE + "- likes tea\n")
    assert journal.every(Person) == []
    assert {f.person for f in journal.every(Fact)} == {bob.id}
    assert journal.touch.people == (bob.id,)


def test_a_second_header_makes_a_second_note(journal: Example) -> None:
    cut = SAMPLE.replace("- gave intro", "\n@Liz Chen call\n- gave intro")
    journal.tick("Ohio").edit(cut)
    notes = sorted(journal.every(Touch), key=lambda t: t.id)
    assert "".join(t.text for t in notes) == cut
    assert notes[1].people == (journal.liz.id,)
    assert journal.promised("Ohio").state == "kept"
    assert {m.person for m in journal.every(class_of("moves"))} == {journal.liz.id}


def test_a_touch_without_text_takes_a_note(journal: Example) -> None:
    journal.touched("Bob Smith", "call", at="2026-11-10T10:00")
    touch = journal.touch
    journal.edit("He asked about Pat.", touch.id)
    assert journal.store.journal.get(Touch, touch.id) == replace(touch, text="He asked about Pat.")


def test_a_preparation_edited_after_the_day_stays_what_it_was(journal: Example) -> None:
    text = "@Bob Smith lunch 25 Nov 2026 12:30\nAsk about the plant.\n"
    journal.note(text).at("2026-12-03")
    before = journal.appointments()
    journal.edit(text + "- [ ] bring cake\n")
    assert journal.appointments() == before
    assert journal.touch.kind == "journal"
    assert journal.promised("cake").touch == journal.touch.id


def test_editing_what_is_gone_or_into_nothing_is_refused(journal: Example) -> None:
    touch = journal.touch
    with pytest.raises(Refused):
        journal.edit(" \n")
    with pytest.raises(Refused):
        journal.edit("x", "nobody")
    journal.throw(touch)
    with pytest.raises(Refused):
        journal.edit("x", touch.id)


def test_saving_the_same_text_changes_nothing(journal: Example) -> None:
    version = journal.store.journal.version
    assert journal.edit(SAMPLE).said == "Nothing was changed."
    assert journal.store.journal.version == version


LINES = st.sampled_from([
    "- likes golf", "- likes chess, sailing", "- likes tea", "- dislikes tea", "- hates long calls",
    "- never be late !!", "- [ ] send the deck by Fri", "- [ ] send the decks by Fri", "- [x] mailed a plan",
    "- [ ] call Pat", "- [ ] @Liz: price list", "- measured by uptime",
    "- next coffee 25 Nov 9:00", "- gave intro to Pat", "Prose.", "",
    "- stage nurturing", "- fact birthday: 12 May", "  more of it", "- ordinary",
])  # fmt: skip
HEADERS = st.sampled_from(["@Bob Smith lunch", "@Liz Chen call yesterday", "@Bob Smith, Liz Chen at Vito's", "Prose"])
# no bullet twice: of two documents that say the same either may be the one that comes back
NOTES = st.builds(lambda header, lines: "\n".join([header, *lines]), HEADERS, st.lists(LINES, max_size=7, unique=True))


def comparable(journal: Example) -> dict[str, Any]:
    """What an edit and its opposite must leave as it was: everything alive.

    But for the memory for names, and the moment of a box that was emptied and is ticked anew: that is now.
    """
    left_out = {Touch: {"chosen": {}}, Promise: {"closed": ""}}
    return {id: replace(t, **left_out.get(type(t), {})) for id, t in everything(journal).items() if not t.trashed}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NOTES, NOTES, st.data())
def test_an_edit_and_its_opposite_leave_the_same_documents(one: str, other: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = build(Path(folder)).person("Bob Smith").person("Liz Chen").note(one)
        mine = [p.id for p in journal.every(Promise)]
        for id in data.draw(st.lists(st.sampled_from(mine), unique=True)) if mine else []:
            if journal.store.journal.get(Promise, id).state == "open":  # type: ignore[union-attr]
                promises.tick(journal.store, id, journal.now)
        before = comparable(journal)
        journal.edit(other).edit(one)
        assert comparable(journal) == before
        journal.close()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NOTES, st.lists(LINES, max_size=3), st.integers(0, 8))
def test_editing_never_loses_the_tick_of_an_unchanged_line(one: str, put: list[str], where: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = build(Path(folder)).person("Bob Smith").person("Liz Chen").note(one)
        for promise in journal.every(Promise):
            if promise.state == "open":
                promises.tick(journal.store, promise.id, journal.now)
        before = {p.id for p in journal.every(Promise)}
        lines = one.split("\n")
        at = 1 + where % len(lines)
        journal.edit("\n".join([*lines[:at], *put, *lines[at:]]))
        after = {p.id: p for p in journal.every(Promise)}
        if "" not in put and "  more of it" not in put:  # these may make another bullet of the line above
            assert before <= set(after)
        assert all(after[id].state == "kept" for id in before & set(after))
        journal.close()
