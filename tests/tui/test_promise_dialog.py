"""p: whose a promise is, as the line, the pane or ctrl+t say; what is brought back never joins what is typed."""

from __future__ import annotations

import pytest

from relbank.actions import promised
from relbank.model.person import Person
from relbank.model.promise import ME, THEM, Promise
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Anna Kowalska").person("Jörg Obermüller").person("Tom Brenner")
    yield found
    found.store.close()


def filed(journal):
    """Return what was promised, as (by, who, text)."""
    names = {p.id: p.name for p in journal.every(Person)}
    return {(p.by, names[p.person], p.text) for p in journal.every(Promise)}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("@Tom Brenner: budget ok by 1 Dec", (THEM, "Tom Brenner", "budget ok")),
        ("Jörg to send figures by 1 Dec", (THEM, "Jörg Obermüller", "send figures")),
        ("send the deck by 1 Dec", (ME, "Anna Kowalska", "send the deck")),
        ("[ ] send the deck", (ME, "Anna Kowalska", "send the deck")),
        ("she: org chart by Fri", (THEM, "Anna Kowalska", "org chart")),
        ("@Klaus Pichler: the map", (THEM, "Klaus Pichler", "the map")),
    ],
)
async def test_the_marks_of_a_note_tell_whose_a_promise_is(journal, tmp_path, typed, wanted):
    by, who, text = wanted
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("p")
        await screen.type(typed)
        told = f"{who}{' (new)' if 'Klaus' in who else ''} promised you" if by == THEM else f"you promise {who}"
        assert f"-> {told}: “{text}”" in " ".join(screen.text.replace("│", " ").split())
        await screen.keys("enter")
        assert filed(journal) == {wanted}
        await screen.keys("u")
        assert filed(journal) == set() and len(journal.every(Person)) == 3, "one line, one undo"


async def test_a_name_that_fits_two_is_asked(journal, tmp_path):
    journal.person("Tom Berger")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("p")
        await screen.type("@Tom: budget ok")
        assert "who is meant will be asked" in " ".join(screen.text.replace("│", " ").split())
        await screen.keys("enter")
        assert "Who is “Tom”?" in screen.text
        await screen.keys("escape")
        assert filed(journal) == set() and "p brings back" in screen.said
        await screen.keys("p", "enter", "1")
        assert filed(journal) == {(THEM, "Tom Berger", "budget ok")}


async def test_in_the_panes_of_promises_p_is_about_the_one_under_the_cursor(journal, tmp_path):
    journal.note("@Tom Brenner call today\n- [ ] send deck by Fri\n- [ ] @Tom: figures by Fri")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("5", "p")
        assert "Tom Brenner promises me" in screen.text and "ctrl+t I promise them" in screen.text
        await screen.type("the budget")
        await screen.keys("enter")
        assert (THEM, "Tom Brenner", "the budget") in filed(journal)
        await screen.keys("4", "p")
        assert "I promise Tom Brenner" in screen.text and "ctrl+t they promise me" in screen.text
        await screen.keys("ctrl+t")
        assert "Tom Brenner promises me" in screen.text
        await screen.type("a hat")
        assert "Tom Brenner promised you: “a hat”" in " ".join(screen.text.replace("│", " ").split())
        await screen.keys("ctrl+s")
        assert (THEM, "Tom Brenner", "a hat") in filed(journal)
        await screen.keys("1", "p")
        assert "I promise Anna Kowalska" in screen.text


async def test_what_is_brought_back_is_replaced_by_what_is_typed_and_keeps_its_direction(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("p", "ctrl+t")
        await screen.type("secret deal by fri")
        await screen.keys("escape", "p")
        assert "secret deal by fri" in screen.text and "Typing replaces it" in screen.text
        assert "Anna Kowalska promises me" in screen.text
        await screen.keys("ctrl+t")
        await screen.type("send menu by fri")
        await screen.keys("enter")
        assert filed(journal) == {(ME, "Anna Kowalska", "send menu")}


def test_theirs_of_two_is_filed_for_both_and_mine_in_the_pane_of_theirs_is_theirs(journal):
    store, now, anna = journal.store, journal.now, journal.named("Anna Kowalska").id

    def given(text, theirs):
        return promised.pledges(store, anna, text, theirs, now, journal.settings)

    promised.add(store, given("Jörg and Tom to send figures", False), now, journal.settings)
    promised.add(store, given("org chart by Fri", True), now, journal.settings)
    assert filed(journal) == {
        (THEM, "Jörg Obermüller", "send figures"), (THEM, "Tom Brenner", "send figures"),
        (THEM, "Anna Kowalska", "org chart"),
    }  # fmt: skip
    assert given("  ", False) == () and promised.told(store, (), now) == ""
    said = promised.add(store, given("@Nina Roy: contract by Fri", False), now, journal.settings).said
    assert said.startswith("Nina Roy promised “contract” by") and said.endswith("Added Nina Roy.")


async def test_somebody_new_can_have_introduced_a_person(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("3", "1", "I", "b")
        assert "Who introduced Anna Kowalska?" in screen.text
        await screen.type("klaus pichler")
        assert "Klaus Pichler" in screen.text and "enter adds them" in screen.text
        await screen.keys("enter")
        assert "Added Klaus Pichler. Klaus Pichler introduced Anna Kowalska." in screen.said
        assert {p.name for p in journal.every(Person)} >= {"Klaus Pichler"}
        await screen.keys("u")
        assert len(journal.every(Person)) == 3
        await screen.keys("I", "b")
        await screen.type("tom brenner")
        assert "enter adds them" not in screen.text, "he is there already"
