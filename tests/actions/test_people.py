"""People: added, renamed, edited, merged; one change each, one undo each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from relbank.actions import people
from relbank.actions.done import Refused
from relbank.model.document import TABLES
from relbank.model.person import Person
from tests.builder import Example, build


def everything(journal: Example) -> dict[str, dict[str, object]]:
    return {name: {doc.doc_id: dict(doc) for doc in journal.store.table(name).all()} for name in TABLES}


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\x00\x01", "Bob\x1b[31m", "Bob\x07", "x" * 201, "字" * 101])
def test_a_name_that_is_none_is_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    journal = build(tmp_path)
    with pytest.raises(Refused) as refused:
        journal.person(name)
    assert refused.value.what and refused.value.do
    assert journal.every(Person) == []


@pytest.mark.parametrize("name", ["[/x]", "[@click=app.quit]Bob", "משה", "李 小龍", "🙂", "x" * 200, "O'Brien-Smith"])
def test_names_are_kept_as_typed(tmp_path: Path, name: str) -> None:
    assert build(tmp_path).person(name).named(name).name == name


def test_a_second_person_of_a_name_is_said(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Bob Smith").person("bob smith")
    assert journal.last.warned == ("There is another bob smith already.",)
    assert journal.last.news == "Added bob smith."


def test_a_renamed_person_is_found_by_the_old_name(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Liz Chen")
    done = people.rename(journal.store, journal.liz.id, "Liz Roe")
    assert dict(journal.liz.aliases) == {"Liz Chen": ""}
    assert done.said == "Liz Chen is called Liz Roe now; the old name still finds them."
    assert journal.undo().liz.name == "Liz Chen"
    assert not journal.liz.aliases


def test_renaming_back_leaves_no_alias_of_the_own_name(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Liz Chen")
    people.rename(journal.store, journal.liz.id, "Liz Roe")
    people.rename(journal.store, journal.liz.id, "Liz Chen")
    assert dict(journal.liz.aliases) == {"Liz Roe": ""}


def test_editing_writes_what_differs_and_keeps_what_others_changed(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Liz Chen")
    opened = journal.liz
    people.tag(journal.store, opened.id, "#golf")
    done = people.edit(journal.store, replace(opened, title="CTO", emails={"liz@roe.test": "work"}), opened)
    assert journal.liz.title == "CTO"
    assert dict(journal.liz.tags) == {"golf": ""}
    assert done.said == "Saved Liz Chen: title and emails."


def test_a_role_makes_strategic(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Liz Chen")
    people.edit(journal.store, replace(journal.liz, role="pivotal contact"))
    assert journal.liz.strategic


def test_a_birthday_that_is_no_date_is_refused(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Liz Chen")
    with pytest.raises(Refused):
        people.edit(journal.store, replace(journal.liz, birthday="12 May"))
    people.edit(journal.store, replace(journal.liz, birthday="--02-29"))
    assert journal.liz.birthday == "--02-29"


def test_fields_that_are_not_for_the_user_are_refused(tmp_path: Path) -> None:
    for field in ("trashed", "merged", "created", "nonsense"):
        with pytest.raises(Refused):
            build(tmp_path / field).person("Liz Chen", **{field: "x"})


def two_who_are_one(folder: Path) -> Example:
    journal = build(folder).person("Bob Smith", tags={"golf": ""}, title="COO")
    journal.person("Robert Smith", organisation="Acme", emails={"r@acme.test": ""}, title="CTO", tags={"ally": ""})
    journal.person("Liz Chen", introducer=journal.robert.id)
    journal.fact("Robert Smith", "like", "hockey").promise("org chart", "Robert Smith", "2026-11-20")
    journal.meeting("Robert Smith", "2026-11-25").touched("Robert Smith", at="2026-11-01")
    journal.fact("Robert Smith", "like", "golf")
    journal.throw(next(f for f in journal.store.journal.of(type(journal_fact(journal)), journal.robert.id)))
    return journal


def journal_fact(journal: Example) -> object:
    from relbank.model.fact import Fact

    return journal.every(Fact)[0]


def test_merging_moves_everything_and_one_undo_reverts_it_all(tmp_path: Path) -> None:
    journal = two_who_are_one(tmp_path)
    keep, other = journal.bob.id, journal.robert.id
    before = everything(journal)
    done = people.merge(journal.store, keep, other, journal.now)
    bob = journal.bob
    assert (bob.organisation, bob.title) == ("Acme", "COO")
    assert (set(bob.tags), set(bob.aliases), set(bob.emails)) == ({"golf", "ally"}, {"Robert Smith"}, {"r@acme.test"})
    assert journal.liz.introducer == keep
    left = {
        (table, id)
        for table, docs in everything(journal).items()
        for id, doc in docs.items()
        if id != other and (other in map(str, doc.values()) or f"with:{other}" in doc)
    }
    assert left == set()
    gone = journal.store.journal.get(Person, other)
    assert gone is not None and gone.trashed and gone.merged == keep
    assert "Merged Robert Smith into Bob Smith" in done.said
    assert "Robert Smith" in journal.undo().said
    assert everything(journal) == before


def test_nobody_is_merged_with_themselves(tmp_path: Path) -> None:
    journal = build(tmp_path).person("Bob Smith")
    with pytest.raises(Refused):
        people.merge(journal.store, journal.bob.id, journal.bob.id, journal.now)
