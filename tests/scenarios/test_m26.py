"""M26, point of view: a shelf matched to people by interest, who received what and how it landed, never twice."""

from __future__ import annotations

import pytest

from relbank.actions import shelf
from relbank.actions.done import Refused
from relbank.actions.trash import restore
from relbank.method.bank import balance
from relbank.method.shelf import fitting, landings, readers, received
from relbank.model.ledger import Entry
from relbank.model.nurture import Handed, ShelfItem
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 1 Sep\n- stage up\n- likes ice hockey\n- measured by uptime", at="2026-09-01T13:00")
    found.note("@Liz Chen lunch 2 Sep\n- stage up\n- likes jazz\n- wants a bigger hockey rink", at="2026-09-02T13:00")
    found.person("Pat Roe", organisation="Hockey Club North")
    found.note("@Anna Berg dinner 3 Sep\n- likes hockey", at="2026-09-03T20:00")
    shelf.add(found.store, "Plants that never stop", found.now, topics=["uptime", "hockey"])
    shelf.add(found.store, "On tulips", found.now, topics=["tulips"])
    yield found
    found.store.close()


def item(journal, word):
    return next(i for i in journal.every(ShelfItem) if word in i.title)


def test_it_is_matched_by_likes_wants_answers_and_organisation(journal):
    found = readers(journal.store.journal, item(journal, "Plants"))
    assert [(m.person.name, m.topics) for m in found] == [
        ("Bob Smith", ("uptime", "hockey")), ("Anna Berg", ("hockey",)), ("Liz Chen", ("hockey",)),
        ("Pat Roe", ("hockey",)),
    ]  # fmt: skip
    assert [f.text for f in found[0].facts] == ["uptime", "ice hockey"]
    assert readers(journal.store.journal, item(journal, "tulips")) == ()


def test_one_and_several_of_a_thing_are_the_same_interest(journal):
    shelf.add(journal.store, "On gardens", journal.now, topics=["gardens"])
    shelf.add(journal.store, "On glass", journal.now, topics=["glass"])
    journal.note("@Anna Berg call\n- likes her garden").note("@Pat Roe call\n- likes glas")
    assert [m.person.name for m in readers(journal.store.journal, item(journal, "gardens"))] == ["Anna Berg"]
    assert readers(journal.store.journal, item(journal, "glass")) == ()


def test_handing_it_over_is_a_deposit_and_never_happens_twice(journal):
    plants = item(journal, "Plants")
    said = shelf.hand(journal.store, plants.id, journal.bob.id, journal.now).said
    assert said == "Given to Bob Smith: “article: Plants that never stop”. The balance is +1."
    assert balance(journal.store.journal.of, journal.bob.id).points == 1
    with pytest.raises(Refused, match="already"):
        shelf.hand(journal.store, plants.id, journal.bob.id, journal.now)
    assert fitting(journal.every(ShelfItem), journal.bob, journal.store.journal.of) == ()
    journal.undo()
    assert journal.every(Handed) == [] and journal.every(Entry) == [], "one undo takes both back"


def test_a_deposit_thrown_away_was_never_handed_over(journal):
    plants = item(journal, "Plants")
    shelf.hand(journal.store, plants.id, journal.bob.id, journal.now)
    (deposit,) = journal.every(Entry)
    journal.throw(deposit)
    assert journal.said.endswith("with 1 thing handed over.") and journal.every(Handed) == []
    restore(journal.store, Entry, deposit.id)
    assert received(journal.store.journal, plants) != ()


def test_how_it_landed_is_asked_for_and_kept(journal):
    plants = item(journal, "Plants")
    shelf.hand(journal.store, plants.id, journal.bob.id, journal.now)
    journal.later(days=13)
    assert [f.do for f in spoken(journal, "M26", "Bob Smith")] == []
    journal.later(days=1)
    assert saws(journal, "M26", "Bob Smith") == [
        "They received “Plants that never stop” 14 days ago; how it landed is not known."
    ]
    shelf.land(journal.store, journal.every(Handed)[0].id, "used")
    assert saws(journal, "M26", "Bob Smith") == []
    assert landings(received(journal.store.journal, plants)) == "1 used"


async def test_the_shelf_tells_all_who_received_a_thing_and_how_it_landed_with_some(journal, tmp_path):
    plants = item(journal, "Plants")
    for who in (journal.bob, journal.liz, journal.pat):
        shelf.hand(journal.store, plants.id, who.id, journal.now)
    shelf.land(journal.store, journal.every(Handed)[0].id, "used")
    journal.note("@Eve Frost lunch today\n- stage up\n- gave an hour")
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.eve.id)
        await screen.keys("g", "b")
        assert "1 used of 3" in screen.text


def test_the_finding_names_what_fits_and_why_until_it_is_waved_away(journal):
    assert saws(journal, "M26", "Bob Smith") == [
        "“Plants that never stop” on your shelf fits them: uptime, hockey."
    ]
    wave(journal, spoken(journal, "M26", "Bob Smith")[0], "he wrote it")
    assert saws(journal, "M26", "Bob Smith") == []
    shelf.add(journal.store, "Hockey and uptime and more", journal.now, topics=["hockey", "uptime"])
    assert len(saws(journal, "M26", "Bob Smith")) == 1, "another thing fits: it speaks again"
    assert saws(journal, "M26", "Anna Berg") == [], "friends are not pipeline"


def test_the_shell_has_the_shelf(journal):
    assert "Plants that never stop" in shell(journal, "shelf", "for", "Bob")
    assert "Given to Bob Smith" in shell(journal, "shelf", "give", "plants", "to", "Bob")
    assert "used" in shell(journal, "shelf", "landed", "plants", "Bob", "used")
    assert "1 person (1 used)" in shell(journal, "shelf")


async def test_the_bank_shows_what_fits_whom_and_hands_it_over(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "b")
        assert "fits: uptime, hockey" in screen.text
        await screen.keys("tab", "tab", "enter")
        assert "cares about uptime, hockey" in screen.text
        await screen.type("bob")
        await screen.keys("enter")
        assert "Given to Bob Smith" in screen.said
        assert "received 19 Nov" in screen.text


async def test_plus_on_the_shelf_hands_over_what_is_under_the_cursor(journal, tmp_path):
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("g", "b", "tab", "tab", "+")
        assert "“Plants that never stop” for" in screen.text or "“On tulips” for" in screen.text
