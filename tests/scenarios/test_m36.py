"""M36, organisation: people belong to organisations, and five FACTS tell whether those stand."""

from __future__ import annotations

import json

import pytest

from relbank.actions import organisations as actions
from relbank.actions.done import Refused
from relbank.method.organisation import organisation, organisations
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.person("Bob Smith", organisation="Acme", strategic=True, title="COO").person("Ann Lee", organisation="ACME")
    found.person("Liz Chen", organisation="Roe & Sons").person("Pat Roe")
    yield found
    found.close()


def test_people_belong_to_organisations_by_name_however_it_is_written(journal):
    found = organisations(journal.store.journal)
    assert [(o.name, [p.name for p in o.people], o.strategic) for o in found] == [
        ("Acme", ["Ann Lee", "Bob Smith"], 1), ("Roe & Sons", ["Liz Chen"], 0),
    ] or found[0].name == "ACME"  # fmt: skip


def test_an_organisation_of_strategic_people_that_was_never_checked_is_found(journal):
    assert saws(journal, "M36") == ["1 organisation of strategic people was never checked: Acme (1 person)."]
    wave(journal, spoken(journal, "M36")[0], "a public body")
    assert saws(journal, "M36") == []
    actions.check(journal.store, "acme", {"financial": 8, "accounting": 3}, journal.now)
    assert saws(journal, "M36") and "weak in accounting conservativeness 3" in saws(journal, "M36")[0]


def test_many_that_were_never_checked_are_one_finding(journal):
    for number in range(6):
        journal.person(f"Pat {number}", organisation=f"House {number // 2}", strategic=True)
    (found,) = spoken(journal, "M36")
    assert found.saw == (
        "4 organisations of strategic people were never checked: House 0 (2 people), House 1 (2 people), "
        "House 2 (2 people), Acme (1 person)."
    )
    assert "House 0" in found.do and len(found.evidence) == 4
    wave(journal, found, "public bodies")
    assert saws(journal, "M36") == []
    journal.person("Eve", organisation="Elsewhere", strategic=True)
    assert len(saws(journal, "M36")) == 1, "one more speaks again"


def test_a_check_that_finds_nothing_weak_says_nothing(journal):
    actions.check(journal.store, "Acme", dict.fromkeys(("financial", "governance"), 7), journal.now)
    assert saws(journal, "M36") == []
    journal.later(days=30)
    done = actions.check(journal.store, "Acme", {"financial": 2, "transparency": 9}, journal.now, "late wages")
    assert "11 of 20; weak in financial stability and strength" in done.said
    found = spoken(journal, "M36")
    assert found[0].evidence and found[0].about == "acme"


def test_friends_alone_make_no_organisation_worth_checking(journal):
    journal.change(journal.bob, strategic=False)
    assert saws(journal, "M36") == []


def test_renaming_takes_everybody_along_in_one_change(journal):
    actions.check(journal.store, "Acme", {"financial": 8}, journal.now)
    actions.rename(journal.store, "acme", "Acme Europe")
    assert journal.bob.organisation == journal.ann.organisation == "Acme Europe"
    assert organisation(journal.store.journal, "acme europe").last is not None
    journal.undo()
    assert (journal.bob.organisation, journal.ann.organisation) == ("Acme", "ACME")


def test_scores_are_from_one_to_ten(journal):
    for wrong in ({}, {"financial": 11}, {"golf": 3}):
        with pytest.raises(Refused):
            actions.check(journal.store, "Acme", wrong, journal.now)


def test_the_shell_lists_checks_and_shows_them(journal):
    shell(journal, "organisation", "Acme", "--check", "7 3 8 - 6", "--because", "annual report")
    assert "weak: accounting conservativeness" in shell(journal, "organisation")
    told = shell(journal, "organisation", "acme")
    assert "Bob Smith · COO" in told and "annual report" in told
    found = json.loads(shell(journal, "organisation", "acme", "--json"))
    assert found["weak"] == ["accounting"] and found["checks"][0]["transparency"] is None
    assert "FACTS are five" in shell(journal, "organisation", "acme", "--check", "7 3", status=2)


def test_people_are_said_to_belong_and_part_of_a_name_is_enough(journal):
    assert "Liz Chen and Pat Roe belong to ACME" in shell(journal, "organisation", "acme", "--people", "Liz, Pat")
    assert journal.liz.organisation == journal.pat.organisation
    shell(journal, "undo")
    assert (journal.liz.organisation, journal.pat.organisation) == ("Roe & Sons", "")
    assert "Checked Roe & Sons" in shell(journal, "organisation", "roe", "--check", "7 6 8 5 9", "--because", "-",
                                         stdin="annual report\n")  # fmt: skip
    assert "annual report" in shell(journal, "organisation", "sons")
    journal.person("Eve", organisation="Acme North")
    journal.change(journal.bob, organisation="Acme South")
    journal.change(journal.ann, organisation="Acme South")
    assert "fits 2 organisations" in shell(journal, "organisation", "acme", status=2)


async def test_the_organisations_of_friends_alone_ask_for_no_check(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "o")
        assert screen.text.count("never checked") == 1


async def test_the_view_shows_people_and_facts_and_takes_a_check(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "o")
        assert "never checked" in screen.text and "Bob Smith" in screen.text
        await screen.keys("a")
        for text in ("7", "3", "8", "", "6"):
            await screen.type(text)
            await screen.keys("enter")
        await screen.keys("enter")
        await screen.settle()
        assert "24 of 40" in screen.text and "weak" in screen.text
        await screen.keys("v")
        assert "FACTS check" in screen.text
