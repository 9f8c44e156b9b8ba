"""M21, the nurture lane: light value for the parked, logged for all in one step; a return un-parks by itself."""

from __future__ import annotations

import pytest

from relbank.actions import nurture, shelf
from relbank.actions.done import Refused
from relbank.method.cadence import parked
from relbank.model.nurture import Campaign, Handed, ShelfItem
from relbank.model.touch import MAILING, Touch
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-08-03T09:00")
    for name, mail in (("Bob Smith", "bob@acme.example"), ("Liz Chen", ""), ("Pat Roe", "pat@roe.example")):
        found.person(name, emails={mail: ""} if mail else {})
    for name in ("Bob Smith", "Liz Chen"):
        nurture.park(found.store, found.id_of(name), found.now, "three notes, no answer")
    found.at("2026-09-12T09:00")
    yield found
    found.close()


def test_a_campaign_is_one_step_for_all_and_no_touch(journal, tmp_path):
    (tmp_path / "out").mkdir()
    told = shell(journal, "campaign", "Autumn letter", "--emails", str(tmp_path / "out" / "list.txt"),
                 "--csv", str(tmp_path / "out" / "list.csv"))  # fmt: skip
    assert "Sent newsletter “Autumn letter” to 2 people." in told
    assert "1 person has no e-mail address: Liz Chen." in told
    assert (tmp_path / "out" / "list.txt").read_text() == "Bob Smith <bob@acme.example>\n"
    assert (tmp_path / "out" / "list.csv").read_text().splitlines() == [
        "name,organisation,title,email,phone", "Bob Smith,,,bob@acme.example,", "Liz Chen,,,,",
    ]  # fmt: skip
    (sent,), (one,) = journal.every(Touch), journal.every(Campaign)
    assert sent.kind == MAILING and len(sent.people) == 2 and one.touch == sent.id
    assert journal.store.journal.last_touch(journal.bob.id) == "", "it counts as no touch"
    assert "Autumn letter" in shell(journal, "campaign") and "Autumn letter" in shell(journal, "log", "Bob")
    shell(journal, "undo")
    assert journal.every(Touch) == journal.every(Campaign) == []


def test_a_campaign_can_go_to_a_tag_or_to_names_and_to_nobody_by_mistake(journal):
    journal.change(journal.pat, tags={"board": ""})
    assert shell(journal, "campaign", "Paper", "--to", "#board", "--dry-run") == "Pat Roe\n"
    assert shell(journal, "campaign", "Paper", "--to", "Pat, Liz", "--dry-run") == "Pat Roe\nLiz Chen\n"
    assert "Nobody fits --to #none" in shell(journal, "campaign", "Paper", "--to", "#none", status=2)
    assert journal.every(Campaign) == []


def test_what_stands_on_the_shelf_goes_to_nobody_twice_and_the_shelf_knows_who_has_it(journal):
    shelf.add(journal.store, "What a cold door costs", journal.now, kind="paper")
    shelf.hand(journal.store, journal.every(ShelfItem)[0].id, journal.liz.id, journal.now)
    told = shell(journal, "campaign", "what a cold door costs", "--kind", "position paper", "--to", "Bob, Liz, Pat")
    assert "to 2 people. 1 had it already and was left out." in told
    (sent,) = [t for t in journal.every(Touch) if t.kind == MAILING]
    assert sent.people == (journal.bob.id, journal.pat.id)
    assert "3 people" in shell(journal, "shelf", "cold")
    with pytest.raises(Refused, match="received"):
        shelf.hand(journal.store, journal.every(ShelfItem)[0].id, journal.bob.id, journal.now)
    assert "All of them received" in shell(journal, "campaign", "What a cold door costs", status=2)
    journal.later(days=20)
    assert saws(journal, "M26") == [], "one of many readers is not asked how it landed"
    journal.throw(sent)
    assert [h.person for h in journal.every(Handed)] == [journal.liz.id], "called back, nobody received it"


def test_the_note_of_a_campaign_can_be_edited_and_keeps_its_recipients(journal):
    nurture.campaign(journal.store, "Winter letter", [journal.bob.id, journal.pat.id], journal.now)
    (sent,) = journal.every(Touch)
    journal.edit("Winter letter\nWith the table of prices.", sent.id)
    (after,) = journal.every(Touch)
    assert (after.kind, after.people) == (MAILING, sent.people) and "prices" in after.text
    assert [c.touch for c in journal.every(Campaign)] == [sent.id]


def test_the_parked_are_due_something_of_use_now_and_then(journal):
    assert saws(journal, "M21") == []
    journal.at("2026-10-05T09:00")
    (found,) = spoken(journal, "M21")
    assert found.saw == "2 people in the nurture lane got nothing for 60 days or more."
    wave(journal, found, "nothing worth sending yet")
    assert saws(journal, "M21") == []
    nurture.park(journal.store, journal.pat.id, journal.now)
    journal.at("2026-12-10T09:00")
    assert saws(journal, "M21") == ["3 people in the nurture lane got nothing for 60 days or more."]
    ids = [p.id for p in (journal.bob, journal.liz, journal.pat)]
    nurture.campaign(journal.store, "Winter letter", ids, journal.now)
    assert saws(journal, "M21") == []


def test_a_reply_takes_them_out_by_itself_and_is_welcomed(journal):
    journal.note("@Bob Smith email in\nHe liked the letter.")
    (back,) = spoken(journal, "M21", "Bob Smith")
    assert back.saw == "Came back after 40 days in the nurture lane: email Sat 12 Sep 2026 09:00."
    assert "Answer soon" in back.do
    assert parked(journal.store.journal) == {journal.liz.id}
    assert "Liz Chen" in shell(journal, "park") and "Bob" not in shell(journal, "park")
    wave(journal, back, "it was an automatic answer")
    assert saws(journal, "M21") == []
    nurture.park(journal.store, journal.bob.id, journal.now, "again")
    journal.later(days=3).note("@Bob Smith call\nHe called.")
    assert "Came back after 3 days" in saws(journal, "M21", "Bob Smith")[0], "another return is another welcome"


def test_a_note_about_an_earlier_day_brings_nobody_back(journal):
    journal.note("@Bob Smith lunch 20 Jul\nWritten down late.")
    assert journal.bob.id in parked(journal.store.journal)


def test_parking_twice_is_refused_and_they_can_be_taken_out_by_hand(journal):
    with pytest.raises(Refused, match="already"):
        nurture.park(journal.store, journal.bob.id, journal.now)
    assert "out of the nurture lane" in shell(journal, "park", "Bob", "--out")
    assert parked(journal.store.journal) == {journal.liz.id}
    with pytest.raises(Refused, match="not in the nurture lane"):
        nurture.unpark(journal.store, journal.bob.id, journal.now)


async def test_the_lane_stands_beside_the_rhythms_and_c_sends(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "d")
        assert "Nurture lane 2" in screen.text and "three notes, no answer" in screen.text
        await screen.keys("c")
        await screen.type("Autumn letter")
        await screen.keys("enter", "enter")
        assert "-> 2 people" in screen.text
        await screen.keys("enter", "enter")
        assert "to 2 people" in screen.said and "Autumn letter" in screen.text
    assert len(journal.every(Campaign)) == 1


async def test_c_on_the_shelf_sends_what_stands_there(journal, tmp_path):
    shelf.add(journal.store, "What a cold door costs", journal.now, kind="paper")
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("g", "b", "tab", "tab", "c")
        assert "What a cold door costs" in screen.text and "it goes to nobody twice" in screen.text
        await screen.keys("ctrl+s")
        assert "Sent paper “What a cold door costs” to 2 people." in screen.said and "2 readers" in screen.text


async def test_a_list_that_cant_be_written_leaves_nothing_logged_and_the_dialog_open(journal, tmp_path):
    before = len(journal.every(Campaign))
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("c")
        await screen.type("Winter letter")
        await screen.keys("tab", "tab", "tab")
        await screen.type(str(tmp_path / "missing" / "list.csv"))
        await screen.keys("ctrl+s")
        assert "Send to many" in screen.text and "Nothing was logged." in screen.text and "Winter letter" in screen.text
        assert len(journal.every(Campaign)) == before
        await screen.keys("tab", "tab", "tab", *["backspace"] * 90)
        await screen.type(str(tmp_path / "list.csv"))
        await screen.keys("ctrl+s")
    assert len(journal.every(Campaign)) == before + 1 and "Bob Smith" in (tmp_path / "list.csv").read_text()
    told = shell(journal, "campaign", "Spring letter", "--csv", str(tmp_path / "missing" / "list.csv"), status=2)
    assert "can't be written" in told and len(journal.every(Campaign)) == before + 1


async def test_the_rhythm_dialog_says_which_number_is_which(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("R")
        await screen.type("30")
        assert "wished every 30 days, at worst 60 days" in screen.text
        await screen.type(" 45")
        assert "wished every 30 days, at worst 45 days" in screen.text


async def test_who_is_parked_is_seen_at_home_in_the_timeline_and_in_the_shell(journal, tmp_path):
    assert "parked since" in shell(journal, "show", "Bob")
    assert "parked, because three notes" in shell(journal, "log", "Bob")
    async with opened(journal, tmp_path, (160, 45)) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.settle()
        assert "Bob Smith · parked since" in screen.text and "parked, because three notes" in screen.text
        await screen.keys("P")
        assert "parked since" not in screen.text and "taken out of the nurture lane" in screen.text


async def test_p_goes_to_the_lane_where_nobody_drifted(journal, tmp_path):
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("g", "d", "P")
        assert "Nobody drifted" in screen.text and len(parked(journal.store.journal)) == 2
        await screen.keys("P")
        assert len(parked(journal.store.journal)) == 1


async def test_what_is_owed_to_the_parked_is_told_beside_it(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("1")
        assert "parked" in screen.text and "parked ☐" not in screen.text
        journal.promise("send the map", "Bob Smith", "2026-12-01")
        screen.app.changed()
        await screen.settle()
        assert "parked ☐ 1" in screen.text
