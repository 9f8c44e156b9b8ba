"""The whole year (M20-M37, M41): the story goes on; its last page, the return on impact, is worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from relbank.actions import (
    bank,
    circle,
    keeping_word,
    ladder,
    nurture,
    organisations,
    principles,
    referrals,
    rhythm,
    shelf,
    tracking,
    twelve,
)
from relbank.actions.done import Refused
from relbank.method import tracking as table
from relbank.method.arithmetic import own, told, worth
from relbank.method.bank import balance
from relbank.method.impact import impact
from relbank.method.practice import steadiness
from relbank.method.referrals import of_journal
from relbank.method.trust import trust
from relbank.model.ledger import Referral
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.when import When
from tests.scenarios import test_story_half as half
from tests.scenarios.story import Story


@pytest.fixture
def story(tmp_path):
    found = Story(tmp_path)
    yield found
    found.journal.close()


def autumn(story: Story) -> None:
    """After a silent summer three mails without an answer, a paper, and one who comes back (M24, M20, M21)."""
    j = story.journal
    story.on("08-31")
    assert story.says()["M24"] == ["Nothing was written for 67 days. Most stop between day 30 and 60; this is day 180."]
    story.on("09-01").person("Carl Ode", strategic=True)
    for day in ("09-01", "09-08", "09-15"):
        story.on(day).note("@Carl Ode email\nAbout the welders.\n")
    assert "M24" not in story.says()
    assert story.says("Carl Ode")["M20"] == ["3 of your touches since Tue 1 Sep 2026 14:00, no answer."]
    assert story.asks("Carl Ode", "M20") == "Back off: park them in the nurture lane, or write why a fourth."
    nurture.park(j.store, story.id("Carl Ode"), j.now, "three mails, no word")
    assert "M20" not in story.says("Carl Ode")
    story.on("10-01")
    both = [story.id("Carl Ode"), story.id("Anna Kowalska")]
    nurture.campaign(j.store, "What the plants taught us", both, j.now, word="position paper")
    story.on("10-20").note("@Carl Ode call in\nHe read the paper and asked for a welder.\n")
    assert story.says("Carl Ode")["M21"] == [
        "Came back after 35 days in the nurture lane: call Tue 20 Oct 2026 14:00."
    ]


def give_first(story: Story) -> None:
    """Nothing is drawn before something was paid in, and the shelf knows for whom (M25, M26)."""
    j = story.journal
    carl, bob = story.id("Carl Ode"), story.id("Bob Smith")
    with pytest.raises(Refused, match="You have given Carl Ode nothing yet"):
        bank.ask(j.store, carl, "a word with his buyer", j.now)
    bank.ask(j.store, carl, "a word with his buyer", j.now, "he offered it himself")
    assert "M25" not in story.says("Carl Ode")  # the reason was written: it stays silent
    bank.give(j.store, carl, "name of the welder x2", j.now)
    shelf.add(j.store, "A second line in half a year", j.now, topics=["second line"])
    assert story.says("Bob Smith")["M26"] == [
        "“A second line in half a year” on your shelf fits them: second line."
    ]
    shelf.hand(j.store, j.every(ShelfItem)[0].id, bob, j.now)
    with pytest.raises(Refused):
        shelf.hand(j.store, j.every(ShelfItem)[0].id, bob, j.now)  # never given twice


def november(story: Story) -> None:
    """Time set aside for somebody who drifted, and a lunch that says much (M22, M23, M33, M34)."""
    j = story.journal
    story.on("11-02")
    assert story.says("Bob Smith")["M22"][0].startswith("130 days since the last touch: 4.3 times the 30 wished")
    assert story.says()["M23"] == ["1 person is past their rhythm, and no time of this week is set aside for anybody."]
    lunch = When("2026-11-05T12:30", "minute")
    rhythm.plan(j.store, story.id("Bob Smith"), lunch, j.now, j.settings, "four months of silence")
    assert "M23" not in story.says() and "M22" not in story.says("Bob Smith")
    story.on("11-05").note(
        "@Bob Smith lunch 12:30 at Vito's\nIt was long, and good.\n- priorities a second line by May\n"
        "- growth from spare parts\n- mention: told the board about me\n- prejudice consultants\n- dislikes slides\n"
        "- prefers mornings\n- trust c7 r7 i5 s3\n- test opinion: held\n- secret his boss leaves in spring\n"
        "- got early word of the second line\n- ref in from @Bob Smith: Roe Pumps ~$4k\n"
    )
    said = story.says("Bob Smith")
    assert "All that Nurturing asks is shown." in said["M1"]
    assert said["M33"] == ["The weakest part of trust is intimacy: 5 of 10."]
    assert trust(j.store.journal, story.id("Bob Smith"), j.now.date()).scores[-1] == pytest.approx((7 + 7 + 5) / 3)
    shelf.land(j.store, j.every(Handed)[0].id, "used")
    ladder.move(j.store, story.id("Bob Smith"), "up", "he named me to the board", j.now, j.settings)
    assert "boss" not in str(story.says("Bob Smith")) + str(story.says())


def winter(story: Story) -> None:
    """Liz becomes an ally: trained, tracked, told in time what is not done yet (M28, M29, M31, M33, M35, M37)."""
    j = story.journal
    liz = story.id("Liz Chen")
    story.on("12-01")
    circle.step(j.store, liz, "current", j.now, "we sell to the same plants")
    circle.step(j.store, story.id("Carl Ode"), "current", j.now, "he knows every plant in the county")
    ladder.move(j.store, liz, "sustaining", "years of lunches", j.now, j.settings)
    assert len(story.says("Liz Chen")["M28"]) == 2
    for side in ("me", "them"):
        for kind, text in (("client", "plants of 200"), ("trigger", "we lose hours"), ("wrong", "offices"),
                           ("session", "an hour")):  # fmt: skip
            circle.train(j.store, liz, side, kind, text, j.now)
    assert "M28" not in story.says("Liz Chen")
    story.on("12-20")
    assert story.says("Liz Chen")["M29"] == [
        "In your circle, and no next step and no appointment is written down."
    ]
    tracking.next_step(j.store, liz, "email her the article week of Jan 11", j.now, j.settings)
    tracking.phone(j.store, liz, "555 0199")
    row = next(r for r in table.rows(j.store.journal, j.now.date()) if r.person.id == liz)
    assert (row.phone, row.past, row.next, row.appointment) == (
        "555 0199", (), ("email her the article week of 11 Jan 2027",), "??",
    )  # fmt: skip
    story.on("2027-01-12").note(
        "@Liz Chen call\nShe had two plants for me.\n- ref in from @Liz Chen: Hill Mills ~$6k\n"
        "- ref in from @Liz Chen: Oak Foods\n- gave lead to Barn Glass\n- trust c9 r9 i8 s1\n"
    )
    story.on("2027-01-16")
    assert story.says("Liz Chen")["M37"] == ["“email her the article” is due tomorrow and not done."]
    keeping_word.tell(j.store, j.promised("email her").id, j.now)
    assert "M37" not in story.says("Liz Chen")
    j.tick("email her the article")
    twelve.score(j.store, liz, [8] * 12, [7] * 12, j.now)
    assert "M35" not in story.says("Liz Chen")


def accounts(story: Story) -> None:
    """What became of the leads, and whether the house behind the person stands (M31, M36, M34)."""
    j = story.journal
    story.on("2027-02-15")
    lead = {r.text: r.id for r in j.every(Referral)}
    referrals.news(j.store, lead["Hill Mills"], "won", j.now, "$6k")
    referrals.news(j.store, lead["Roe Pumps"], "won", j.now, "$4k")
    referrals.news(j.store, lead["Oak Foods"], "lost", j.now)
    j.change(j.named("Bob Smith"), organisation="Acme")
    scores = dict(zip(("financial", "accounting", "governance", "transparency", "sustainability"), (7, 6, 3, 6, 5),
                      strict=True))  # fmt: skip
    organisations.check(j.store, "Acme", scores, j.now)
    said = story.says()
    assert said["M36"] == ["Acme is weak in corporate governance 3 of 10 (Mon 15 Feb 2027)."]
    assert said["M34"] == ["Your integrity was tested 2 times, and no principle of yours is written down."]
    principles.add(j.store, "what was promised", j.now)
    assert "M34" not in story.says()
    assert story.says("Liz Chen")["M25"] == ["You got 2 points from them and gave 1."]
    story.override("M25", "she says it was nothing", "Liz Chen")
    assert "M25" not in story.says("Liz Chen")


def spring(story: Story) -> None:
    """Much time for one who is trusted little and sends nobody: the circle ends for him, he stays (M27, M30)."""
    j = story.journal
    for day in ("02-16", "02-20", "02-24"):
        story.on(f"2027-{day}").note("@Carl Ode coffee\nOf old plants.\n- trust c5 r5 i3 s4\n")
    story.on("2027-03-01")
    assert story.says()["M27"] == [
        "Carl Ode is number 3 of 3 in trust and number 1 in effort (3 touches and 0 deposits in 90 days)."
    ]
    assert story.says("Carl Ode")["M30"] == [
        "In the last 90 days: 0 leads; in the circle since Tue 1 Dec 2026. "
        "Nine in ten allies may never send a lead: that is expected, and no fault of theirs."
    ]
    assert "M30" not in story.says("Liz Chen")  # two leads came from her
    circle.retire(j.store, story.id("Carl Ode"), j.now, "he likes to talk, and that is good")
    assert "M27" not in story.says() and not half.STRATEGIC & story.says("Carl Ode").keys()
    assert [row.person.name for row in table.rows(j.store.journal, j.now.date())] == ["Liz Chen"]


def test_a_year_ends_with_a_return_on_impact_worked_out_by_hand(story):
    for chapter in (half.march, half.april, half.may, half.june, half.july,
                    autumn, give_first, november, winter, accounts, spring):  # fmt: skip
        chapter(story)
    j = story.journal
    story.on("2027-03-03")
    journal, today = j.store.journal, j.now.date()

    # To Bob: hockey tickets (2), a welder's name, an article; to Liz: a lead. Carl is a friend now, and never reckoned.
    page = impact(journal)
    assert (len(page.given), page.size) == (4, 2 + 1 + 1 + 1)
    # Back: he told the board; early word; Liz introduced Bob; three leads, of which two were won.
    came = {one.kind: len(one.things) for one in page.came if one.things}
    assert came == {"position": 1, "knowledge": 1, "introduction": 1, "referral": 3, "revenue": 2}
    (revenue,) = [one for one in page.came if one.kind == "revenue"]
    assert revenue.money == {"$": Decimal(10_000)}
    # Bob: 4 given, an early word and a lead got.
    assert balance(journal.of, story.id("Bob Smith")).points == 4 - 2

    # Since the silent summer (67 days): to the paper, to Carl's call, to the lunch, to the table, to the call, to Carl.
    gaps = [gap.days for gap in steadiness(journal, today).gaps if gap.first.isoformat() > "2026-06"]
    assert gaps == [30, 22, 44, 15, 18, 15, 67]

    # M32: three leads in four quarters, 2 of 3 won, $5,000 a client: 0.75 x 4 x 2/3 = 2 clients a year, $10,000.
    result = dict(told(worth(own(of_journal(journal), today).given)))
    assert result["A client is worth"] == "$20,000 ($5,000 × 4)"
    assert result["New clients a year"] == "2 (0.75 × 4 × 2 in 3)"
    assert result["They bring a year"] == "$10,000"
    assert list(result.values())[3:] == ["$40,000", "$100,000", "$160,000"]
    assert not half.STRATEGIC & story.says("Anna Kowalska").keys()
