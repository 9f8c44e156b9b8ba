"""The bank and the alliances by keyboard: every line can be opened, trashed, looked back at; friends are left alone."""

from __future__ import annotations

import pytest

from relbank.actions import circle, launching, shelf
from relbank.method.findings import Findings
from relbank.model.alliance import LaunchStep, Training
from relbank.model.ledger import Entry, Referral
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.trust import TrustSheet
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    note = "@Liz Jones lunch 2 Nov\n- stage up\n- likes hockey\n- gave intro to Pat x2\n- ref in from @Liz: Acme ~$4k"
    found.note(note, at="2026-11-02T13:00")
    store, now = found.store, found.now
    circle.step(store, found.liz.id, "current", now)
    circle.train(store, found.liz.id, "me", "client", "old plants", now)
    circle.prove(store, found.liz.id, "They keep their word.", now, True)
    item = shelf.add(store, "On hockey", now, topics=["hockey"]).ids[0]
    shelf.hand(store, item, found.liz.id, now)
    launching.begin(store, "The six", now)
    found.promise("send the list", "Liz Jones", "2026-11-27")
    yield found
    found.store.close()


@pytest.mark.parametrize("key", ["b", "t"])
async def test_every_line_can_be_opened_copied_trashed_and_brought_back(journal, tmp_path, key):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", key)
        view = screen.app.screen.views.current
        for pane in view.panes()[1:]:
            view.go(pane)
            for place, row in enumerate(pane.rows):
                if row.head:
                    continue
                pane.go(place)
                before = [r.text for r in pane.rows]
                await screen.keys("y", "v", "escape", "H", "escape", "enter")
                while screen.app.screen is not screen.app.home:
                    await screen.keys("escape")
                if row.label.startswith(("☐", "☑")):
                    await screen.keys("u")
                assert screen.app.screen.views.current is view
                view.go(pane)
                if view.thing() is not None and not hasattr(view.thing(), "aliases"):
                    await screen.keys("d", "u")
                assert [r.text for r in pane.rows] == before, (key, row)


async def test_the_launch_is_ticked_by_space_and_the_next_step_too(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "t", "space")
        assert "Kept" in screen.said
        await screen.keys("tab", "tab", "G")
        view = screen.app.screen.views.current
        view.pane.go_to(next(view.pane.key(r) for r in view.pane.rows if isinstance(r.thing, LaunchStep)))
        await screen.keys("space")
        assert sum(bool(s.done) for s in journal.every(LaunchStep)) == 1
        await screen.keys("a", "s", "o")
        await screen.type("find a room")
        await screen.keys("enter")
        assert any(s.text == "find a room" for s in journal.every(LaunchStep))


async def test_somebody_is_taken_in_and_trained_by_keys_alone(journal, tmp_path):
    journal.person("Bob Smith")
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.named("Bob Smith").id)
        await screen.keys("C", "c")
        assert "Bob Smith is in your circle now" in screen.said
        await screen.keys("g", "t", "a", "t", "C")
        await screen.type("mills")
        await screen.keys("enter")
        assert [(t.side, t.kind) for t in journal.every(Training) if t.person == journal.named("Bob Smith").id] == [
            ("them", "client")
        ]


def test_what_was_undone_is_named(journal):
    shelf.add(journal.store, "On tulips", journal.now)
    assert journal.undo().said == "Undone (shelf added): thing on the shelf “On tulips” went away."
    launching.begin(journal.store, "The seven", journal.now, ())
    assert journal.undo().said == "Undone (launch added): launch “The seven” went away."


async def test_the_landing_of_what_was_handed_over_is_said_where_it_stands(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "b", "enter", "j")
        view = screen.app.screen.views.current
        view.pane.go_to(next(view.pane.key(r) for r in view.pane.rows if "On hockey" in r.text))
        await screen.keys("enter", "l")
        assert [h.landed for h in journal.every(Handed)] == ["loved"] and "loved" in screen.text


async def test_everything_personal_is_masked_there_too(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        for key in ("b", "t", "c"):
            await screen.keys("g", key, "M")
            for word in ("Liz", "hockey", "Acme", "old plants", "keep their word", "send the list"):
                assert word not in screen.text, (key, word)
            await screen.keys("M")
            assert "Liz" in screen.text or key == "c"


def test_nothing_strategic_is_ever_said_of_a_friend(journal):
    """A friend with every document of giving and of alliances in the journal, as an import might bring them."""
    anna = journal.person("Anna Berg").named("Anna Berg").id
    store, now = journal.store, journal.now
    with store.transaction("arrange") as tx:
        tx.add(Entry(tx.new_id(), anna, "ask", "her boat", date="2026-11-01"))
        tx.add(Entry(tx.new_id(), anna, "withdrawal", "her car", 5, date="2026-11-02"))
        tx.add(Referral(tx.new_id(), "her uncle", anna, "in", date="2026-01-01"))
        tx.add(TrustSheet(tx.new_id(), anna, 9, 9, 9, 1, date="2026-01-01"))
        tx.add(Handed(tx.new_id(), anna, journal.every(ShelfItem)[0].id, date="2026-01-01"))
    journal.fact("Anna Berg", "like", "hockey")
    circle.step(store, anna, "current", now)
    journal.change(journal.named("Anna Berg"), strategic=False, role="").later(days=120)
    found = Findings(journal.store.journal, journal.settings)
    found.refresh(journal.now)
    numbers = {f"M{n}" for n in range(25, 33)}
    assert [f for f in found.all() if f.rule in numbers and (f.person == anna or "Anna" in f.saw)] == []
