"""A form while another program changes the same thing: nothing is overwritten unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relbank.actions import ladder, people, promises
from relbank.model.person import Person
from relbank.model.promise import Promise
from relbank.store import open_store
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith", organisation="Acme")
    yield found
    found.store.close()


@pytest.fixture
def other(journal, tmp_path):
    """Another program on the same journal."""
    with open_store(journal.store.path, journal.store.state) as store:
        yield store


def bob(journal) -> Person:
    return journal.store.journal.every(Person)[0]


async def test_a_field_that_both_changed_is_told_and_saved_by_a_second_enter(journal, other, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("e", "tab")
        await screen.type("OrgA")
        people.edit(other, replace(bob(journal), organisation="OrgB"))
        await screen.keys("ctrl+s")
        text = " ".join(screen.text.replace("│", " ").split())
        assert "Organisation was changed elsewhere since: “OrgB”." in text and "OrgA" in text
        assert bob(journal).organisation == "OrgB", "nothing was overwritten unseen"
        await screen.keys("ctrl+s")
        assert bob(journal).organisation == "OrgA"


async def test_a_field_that_only_the_other_changed_keeps_its_change(journal, other, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("e", "tab", "tab")
        await screen.type("buyer")
        people.edit(other, replace(bob(journal), organisation="OrgB"))
        await screen.keys("ctrl+s")
        assert (bob(journal).organisation, bob(journal).title) == ("OrgB", "buyer")


async def test_what_a_person_is_for_and_a_promise_are_not_overwritten_either(journal, other, tmp_path):
    promises.add(journal.store, "send pie", journal.now, person=bob(journal).id)
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("A")
        assert "What Bob Smith is for" in screen.text
        await screen.type("reach Ohio")
        ladder.aim(other, bob(journal).id, suitors="the big four")
        await screen.keys("ctrl+s")
        assert (bob(journal).purpose, bob(journal).suitors) == ("reach Ohio", "the big four")
        await screen.keys("4", "e")
        await screen.type("send two pies")
        promise = journal.store.journal.every(Promise)[0]
        promises.reword(other, promise.id, "send cake")
        await screen.keys("ctrl+s")
        assert "What was changed elsewhere since: “send cake”." in " ".join(screen.text.replace("│", " ").split())
        await screen.keys("escape")
        assert journal.store.journal.every(Promise)[0].text == "send cake"


async def test_the_line_says_what_of_a_pasted_text_it_does_not_take(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("p")
        screen.app.post_message(paste("\nfirst\n\nsecond\nthird\n"))
        await screen.settle()
        text = " ".join(screen.text.replace("│", " ").split())
        assert "first" in text and "One line fits here: 2 more lines were left out." in text
        await screen.keys("escape", "/")
        screen.app.post_message(paste("bob\nliz"))
        await screen.settle()
        assert "One more line was left out" in screen.said and "1 of 1" not in screen.said


async def test_a_text_pasted_at_home_is_told_where_it_goes(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        screen.app.post_message(paste("one\ntwo"))
        await screen.settle()
        assert "n opens a note: paste it there" in screen.said


def paste(text):
    from textual.events import Paste

    return Paste(text)
