"""M31, referrals both ways with quality, outcome and value; leads a month; proofs; the launch of a circle."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from relbank.actions import circle, launching, referrals
from relbank.method.launching import MARK_LEADS, MARK_PARTNERS, standings
from relbank.method.referrals import leads, months, of_journal, tally
from relbank.model.ledger import Referral
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-06-01T10:00")
    found.note("@Liz Jones lunch 2 Mar\n- stage up\n- ref in from @Liz: Acme, new plant ~$4k\n"
               "- ref out to @Liz: Zeta audit ~$9k", at="2026-03-02T13:00")  # fmt: skip
    found.note("@Bob Smith call 10 Apr\n- stage up\n- ref in from @Bob: Iota Mills ~$2k", at="2026-04-10T13:00")
    yield found
    found.store.close()


def told(journal):
    return [(x.referral.text, x.outcome, str(x.money)) for x in of_journal(journal.store.journal)]


def test_news_in_anybodys_note_find_their_lead_by_its_words(journal):
    assert told(journal) == [("Acme, new plant", "open", "4000"), ("Zeta audit", "open", "9000"),
                             ("Iota Mills", "open", "2000")]  # fmt: skip
    journal.note("@Bob Smith call 2 May\n- ref won Acme $5k\n- ref lost Iota Mills because of the price",
                 at="2026-05-02T10:00")  # fmt: skip
    assert told(journal) == [("Acme, new plant", "won", "5000"), ("Zeta audit", "open", "9000"),
                             ("Iota Mills", "lost", "2000")]  # fmt: skip
    journal.edit("@Bob Smith call 2 May\n- ref won Acme $6k")
    assert told(journal)[0][2] == "6000" and told(journal)[2][1] == "open", "the record was corrected"
    total = tally(x for x in of_journal(journal.store.journal) if x.referral.direction == "in")
    assert (total.count, total.won, total.lost, total.open) == (2, 1, 0, 1)
    assert [(c, str(m)) for c, m in total.money] == [("$", "6000")]


def test_of_two_leads_with_the_same_name_the_open_one_of_the_same_person_is_meant():
    def lead(id, person, day):
        return Referral(id, "Acme", person, "in", date=day)

    def news(id, person, day, outcome):
        return Referral(id, "Acme", person, "", outcome, date=day)

    papers = [lead("1", "liz", "2026-01-01"), lead("2", "bob", "2026-01-02"), lead("3", "liz", "2026-01-03"),
              news("4", "liz", "2026-02-01", "won"), news("5", "liz", "2026-02-02", "lost")]  # fmt: skip
    assert [(x.referral.id, x.outcome) for x in leads(papers)] == [("1", "lost"), ("2", "open"), ("3", "won")]
    short = [replace(x, text="HP") for x in (lead("1", "liz", "2026-01-01"), news("2", "bob", "2026-02-01", "won"))]
    assert [x.outcome for x in leads(short)] == ["won"], "a name may be short"
    plans = (lead("1", "liz", "2026-01-01"), lead("2", "liz", "2026-01-02"), news("3", "bob", "2026-02-01", "won"))
    named = [replace(x, text=text) for x, text in zip(plans, ("Plan A", "Plan B", "Plan A"), strict=True)]
    assert [x.outcome for x in leads(named)] == ["won", "open"], "and so may each of its words"
    early = [news("0", "liz", "2025-01-01", "won"), *papers[:1]]
    assert [x.outcome for x in leads(early)] == ["open"], "news from before the lead are about something else"


def test_how_good_a_lead_is_can_be_said_where_it_is_written(journal):
    journal.note("@Liz Jones call today\n- ref in from @Liz: Kappa q4 ~$3k\n- ref out to @Liz: Q1 Services q2")
    found = {x.referral.text: (x.quality, str(x.money)) for x in of_journal(journal.store.journal)}
    assert found["Kappa"] == (4, "3000") and found["Q1 Services"] == (2, "0")
    shell(journal, "referrals", "in", "Liz", "Lambda q5")
    assert "q5  Lambda" in shell(journal, "referrals")
    journal.edit("@Liz Jones call today\n- ref in from @Liz: Kappa q3 ~$3k\n- ref out to @Liz: Q1 Services q2")
    assert {x.quality for x in of_journal(journal.store.journal) if x.referral.text == "Kappa"} == {3}


def test_news_of_a_lead_count_whoever_tells_them_and_leads_of_friends_nowhere(journal):
    journal.note("@Anna Berg dinner today\n- ref won Acme $5k\n- ref in from @Anna: her uncle ~$9k")
    told = shell(journal, "referrals")
    assert "2 came in: 1 won, 0 lost, 1 open, worth $5,000." in told and "uncle" not in told
    assert "2 leads in the last year, 1 won and 0 lost ever" in shell(journal, "worth", "--own")
    assert "counts as a year's revenue" in shell(journal, "worth", "--own")
    for who in (journal.liz, journal.bob):
        journal.change(who, strategic=False)
    assert "strategic people alone" in shell(journal, "referrals")


def test_a_lead_whose_end_nobody_tells_is_asked_for(journal):
    found = spoken(journal, "M31", "Liz Jones")
    assert [f.saw for f in found] == [
        "The lead “Acme, new plant” came from them 91 days ago; what came of it is not known.",
        "The lead “Zeta audit” went to them 91 days ago; what came of it is not known.",
    ]
    wave(journal, found[1], "she never tells")
    journal.note("@Bob Smith call today\n- ref won Acme $5k")
    assert saws(journal, "M31", "Liz Jones") == []
    assert saws(journal, "M31", "Bob Smith") == [], "52 days old only"


def test_leads_a_month_and_quality(journal):
    first = of_journal(journal.store.journal)[0]
    referrals.rate(journal.store, first.referral.id, 4)
    course = months(of_journal(journal.store.journal), date(2026, 6, 1), 4)
    assert [(m.month, m.came, m.went) for m in course] == [
        ("2026-03", 1, 1), ("2026-04", 1, 0), ("2026-05", 0, 0), ("2026-06", 0, 0),
    ]  # fmt: skip
    told = shell(journal, "referrals")
    assert "q4" in told and "2 came in: 0 won, 0 lost, 2 open." in told and "03: 1/1  04: 1/0" in told


def test_the_shell_takes_leads_outcomes_and_proofs(journal):
    assert "A lead from Liz Jones: “Kappa” ($3,000)." in shell(journal, "referrals", "in", "Liz", "Kappa", "~$3k")
    assert "is won ($3,500)" in shell(journal, "referrals", "won", "kappa", "$3500")
    assert "quality 5 of 5" in shell(journal, "referrals", "quality", "kappa", "5")
    assert "may be called" in shell(journal, "circle", "proof", "Liz", "--call", stdin="They keep their word.")
    assert "“They keep their word.” (may be called)" in shell(journal, "circle", "proof")


def test_a_launch_is_a_project_and_its_first_month_counts_leads_beside_the_mark(journal):
    assert (MARK_LEADS, MARK_PARTNERS) == (46, 6)
    id = launching.begin(journal.store, "The six", journal.now).ids[0]
    found = standings(journal.store.journal)[0]
    assert [s.phase for s in found.steps] == ["organise"] * 2 + ["train"] * 2 + ["build"] * 2 + ["launch"] * 2
    assert found.phase == "organise"
    assert spoken(journal, "M31")[-1].do.startswith("Next, to organise: ")
    for step in found.steps[:7]:
        launching.tick(journal.store, step.id, journal.now)
    launching.start(journal.store, id, date(2026, 6, 1))
    for day in (1, 2, 30):
        journal.at(f"2026-06-{day:02}T10:00")
        referrals.add(journal.store, journal.liz.id, "in", f"firm {day}", journal.now)
    journal.at("2026-07-01T10:00")
    referrals.add(journal.store, journal.liz.id, "in", "too late", journal.now)
    found = standings(journal.store.journal)[0]
    assert found.said(journal.now.date()) == (
        "7 of 8 steps done, phase: launch; in the first month 3 leads in all "
        "(to compare: one circle of 6 partners had 46)"
    )
    launching.tick(journal.store, found.steps[7].id, journal.now)
    assert not any("The six" in x for x in saws(journal, "M31")), "all is done: nothing is left to say"


async def test_the_screen_tells_what_became_of_a_lead(journal, tmp_path):
    circle.step(journal.store, journal.liz.id, "current", journal.now)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "t", ":")
        await screen.type("won or lost")
        await screen.keys("enter", "enter", "w")
        await screen.type("$5k")
        await screen.keys("enter")
        assert "is won ($5,000)" in screen.said and "$5,000  won" in screen.text
        assert "came in" in screen.text and "Leads a month, Jul to Jun" in screen.text
