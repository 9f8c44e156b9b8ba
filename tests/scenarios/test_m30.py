"""M30, prune: each quarter the effort an ally really made, with evidence; endings have a reason, nobody is deleted."""

from __future__ import annotations

import pytest

from relbank.actions import circle, referrals
from relbank.actions.done import Refused
from relbank.method.circle import circle as members
from relbank.method.pruning import efforts
from relbank.model.person import Person
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-01-05T10:00")
    for name in ("Liz Jones", "Bob Smith"):
        found.person(name)
        circle.step(found.store, found.id_of(name), "current", found.now)
    yield found
    found.store.close()


def test_a_quarter_without_a_lead_is_said_with_what_was_done_and_that_it_is_expected(journal):
    journal.note("@Bob Smith email in 1 Mar\n- mention to his board", at="2026-03-01T10:00")
    journal.note("@Liz Jones call 2 Mar\n- ref in from @Liz: Acme ~$4k", at="2026-03-02T10:00")
    journal.at("2026-04-04T10:00")
    assert saws(journal, "M30") == []
    journal.at("2026-04-05T10:00")
    found = spoken(journal, "M30")
    assert [f.saw for f in found] == [
        "In the last 90 days: 0 leads, 1 mention, 1 touch of theirs; in the circle since Mon 5 Jan 2026. "
        "Nine in ten allies may never send a lead: that is expected, and no fault of theirs."
    ]
    assert {table for table, _ in found[0].evidence} == {"circle", "mentions", "touches"}
    assert "as a friend the person stays" in found[0].do


def test_waved_away_it_comes_back_the_quarter_after(journal):
    journal.at("2026-04-05T10:00")
    for finding in spoken(journal, "M30"):
        wave(journal, finding, "new in his job")
    assert saws(journal, "M30") == []
    journal.later(days=60)
    assert saws(journal, "M30") == []
    journal.later(days=40)
    assert len(saws(journal, "M30")) == 2


def test_poor_leads_do_not_count_but_an_introduction_does(journal):
    journal.at("2026-03-20T10:00")
    lead = referrals.add(journal.store, journal.bob.id, "in", "Somebody's uncle", journal.now, quality=1).ids[0]
    journal.note("@Pat Roe coffee today\n- introduced by @Liz Jones", at="2026-03-21T10:00")
    journal.at("2026-04-05T10:00")
    assert [x[:60] for x in saws(journal, "M30")] == ["In the last 90 days: 1 lead (0 good); in the circle since Mo"]
    assert saws(journal, "M30", "Bob Smith") != [], "Liz brought somebody"
    referrals.news(journal.store, lead, "won", journal.now, "$4k")
    assert saws(journal, "M30") == [], "a lead that was won was a good one"
    journal.undo()
    journal.note("@Liz Jones call today\n- ref won Somebody's uncle $4k")
    assert saws(journal, "M30") == [], "also where somebody else told so"
    assert "(0 good)" not in shell(journal, "circle", "prune")
    journal.undo()
    referrals.news(journal.store, lead, "won", journal.now, "$4k")
    figures = {e.person.name: (len(e.good), len(e.introduced)) for e in efforts(
        journal.store.journal, journal.now.date(), 90)}  # fmt: skip
    assert figures == {"Bob Smith": (1, 0), "Liz Jones": (0, 1)}


def test_an_ending_has_its_reason_and_the_person_stays_as_a_friend(journal):
    journal.note("@Bob Smith lunch 1 Feb\n- likes golf", at="2026-02-01T13:00")
    with pytest.raises(Refused, match="reason"):
        circle.retire(journal.store, journal.bob.id, journal.now, "  ")
    said = circle.retire(journal.store, journal.bob.id, journal.now, "no time for it").said
    assert "left your circle, because no time for it. The person stays, as a friend" in said
    assert not journal.bob.strategic and journal.facts("Bob Smith") == ["golf"]
    assert [(p.name, m.state, m.reason) for p, m in members(journal.store.journal)][-1] == (
        "Bob Smith", "retired", "no time for it",
    )  # fmt: skip
    journal.at("2026-04-05T10:00")
    assert saws(journal, "M30", "Bob Smith") == [] and saws(journal, "M28", "Bob Smith") == []
    assert "Bob Smith" not in shell(journal, "track")
    assert "no time for it" in shell(journal, "circle")
    journal.undo()
    assert journal.bob.strategic


def test_who_climbs_the_ladder_stays_strategic_after_the_circle(journal):
    journal.note("@Bob Smith lunch 1 Feb\n- stage nurturing", at="2026-02-01T13:00")
    circle.retire(journal.store, journal.bob.id, journal.now, "no time for it")
    assert journal.bob.strategic and journal.bob.role == ""


def test_the_shell_shows_every_quarter_what_was_done(journal):
    journal.note("@Liz Jones call 2 Mar\n- ref in from @Liz: Acme ~$4k", at="2026-03-02T10:00")
    told = shell(journal.at("2026-03-20T10:00"), "circle", "prune")
    assert told.index("Bob Smith: 0 leads") < told.index("Liz Jones: 1 lead"), "who did least comes first"
    assert "lead that came: Acme" in told and "that is expected" in told
    assert "its reason" in shell(journal, "circle", "retire", "Bob", status=2)
    assert "left your circle" in shell(journal, "circle", "retire", "Bob", stdin="no time for it\n")
    told = shell(journal, "circle", "retire", "Liz", "--because", "-", stdin="she moved\n")
    assert "because she moved" in told


def test_what_is_expected_is_said_once_in_the_week(journal):
    told = shell(journal.at("2026-04-05T10:00"), "week")
    assert told.count("Nine in ten") == 1 and told.count("In the last 90 days: 0 leads;") == 2


async def test_d_in_the_table_lets_the_circle_end_and_deletes_nobody(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "t", "h", "h", "d")
        assert "that is expected" in screen.text and "Nothing is deleted" in screen.text
        await screen.keys("enter")
        assert len([p for p in journal.every(Person) if p.strategic]) == 2, "no reason, no ending"
        await screen.type("no time for it")
        await screen.keys("enter")
        assert "left your circle" in screen.said and "Former allies, friends still" in screen.text
    assert len(journal.every(Person)) == 2


async def test_enter_in_the_weekly_review_shows_the_deeds_and_does_not_ask_for_an_ending(journal, tmp_path):
    journal.at("2026-04-05T10:00")
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("g", "w")
        for _ in range(40):
            view = screen.app.query_one("WeekView")
            if getattr(view.row, "command", "") == "circle.retire":
                break
            await screen.keys("j")
        assert screen.text.count("Nine in ten") == 1
        assert "look at each one's deeds" in screen.text and view.row.command == "circle.retire"
        await screen.keys("enter")
        assert type(screen.app.screen).__name__ == "WhyScreen"
