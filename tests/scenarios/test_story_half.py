"""The first half year (M1-M19): from an introduction to the third rung, and figures that can be worked out by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from relbank.actions import facts, introductions, keeping_word, knowing, ladder, promises, sides
from relbank.method.bank import balance
from relbank.method.capacity import capacity
from relbank.method.coverage import coverage
from relbank.method.doubt import delivery
from relbank.method.ladder import standing
from relbank.method.performance import performance
from relbank.model.fact import Fact
from relbank.model.promise import ME, THEM, Promise
from relbank.model.touch import Touch
from tests.scenarios.story import Story

STRATEGIC = {"M1", "M2", "M3", "M10", "M25", "M26", "M28", "M29", "M30", "M31", "M33", "M35"}


@pytest.fixture
def story(tmp_path):
    found = Story(tmp_path)
    yield found
    found.journal.close()


def march(story: Story) -> None:
    """The first lunch, and a second meeting that leaves too much behind."""
    j = story.journal
    j.person("Liz Chen", strategic=True)
    j.note(
        "@Bob Smith lunch today 12:30 at Vito's\nLiz said he would like me, and he did.\n- introduced by @Liz Chen\n"
        "- likes hockey\n- measured by uptime\n- [ ] send Ohio article by Fri\n"
        "- next coffee 18 Mar 9:00 at AB Coffee\n- stage initiating because Liz brought us together\n"
    )
    said = story.says("Bob Smith")
    assert said["M2"] == [
        "Initiating: 3 of 4 shown. Missing: credibility: something of use given or delivered "
        "(nothing given or delivered yet)."
    ]
    assert said["M7"] == ["6 of 7 key questions are open; you meet in 14 days."]
    assert said["M5"] == ["1 thing you know they like, never put to use: hockey. You meet in 14 days."]
    assert "No purpose and no role" in said["M3"][0]
    assert story.asks("Bob Smith", "M7") == "Ask next: How do you make money?"

    story.on("03-05", "09:00").tick("Ohio article")
    assert story.says("Bob Smith")["M1"] == ["All that Initiating asks is shown."]
    introductions.thanked(j.store, story.id("Bob Smith"), j.now)

    story.on("03-18", "11:00")
    assert story.says("Bob Smith")["M13"] == ["“coffee” on Wed 18 Mar 2026 09:00 has no note yet."]
    j.note(
        "@Bob Smith coffee today 9:00 at AB Coffee\nFour things he needs, all from me.\n"
        "- [ ] draft the plan by 25 Mar\n- [ ] names of two suppliers by 20 Mar\n"
        "- [ ] uptime figures by 3 Apr (target 1 Apr)\n- [ ] book a table by Fri\n- [ ] @Bob: org chart by 27 Mar\n"
        "- earns by uptime bonus, paid in spring\n- cue football: ignored\n",
        at="2026-03-18T10:15",
    )
    said = story.says("Bob Smith")
    assert "M13" not in said
    assert said["M15"] == ["4 promises of yours come from the visit of Wed 18 Mar 2026 09:00; 3 are enough."]
    assert said["M4"] == [
        "Liz Chen introduced you to Bob Smith 14 days ago; you spoke Wed 18 Mar 2026, "
        "and was not told what came of it."
    ]
    story.on("03-19", "09:00")
    assert story.says()["M17"] == [
        "4 promises of yours are open; 3 are enough: at your pace of 0.5 a week that is 8.6 weeks."
    ], "one was delivered in the fifteen days since the journal began"
    promises.drop(j.store, j.promised("book a table").id, j.now, "his office books it")
    assert "M15" not in story.says("Bob Smith") and "M17" not in story.says()
    ladder.move(j.store, story.id("Bob Smith"), "confidence", "all four things are shown", j.now, j.settings)
    assert "0 of 4 shown. Missing: their style is known" in story.says("Bob Smith")["M2"][0]


def april(story: Story) -> None:
    """Promises kept one by one, theirs asked for once, and a birthday learned in time."""
    j = story.journal
    story.on("03-20", "10:15").tick("names of two suppliers")
    story.on("03-24", "10:15").tick("draft the plan")
    story.on("03-30", "09:00")
    assert story.says("Bob Smith")["M18"] == [
        "They owe you “org chart”: it was due Fri 27 Mar 2026 and is 12 days old."
    ]
    keeping_word.nudge(j.store, j.promised("org chart").id, j.now)
    assert "M18" not in story.says("Bob Smith")
    story.on("04-02", "09:00")
    said = story.says("Bob Smith")
    assert said["M37"] == ["“uptime figures” is due tomorrow and not done; your own day was Wed 1 Apr 2026."]
    assert said["M22"] == [
        "15 days since the last touch: 1.1 times the 14 wished (the rhythm of Gaining confidence; 30 at the worst)."
    ]
    story.on("04-03", "10:15").tick("uptime figures").tick("org chart")
    assert j.said == "Kept (7 days late): “org chart” by Bob Smith."
    introductions.reported(j.store, story.id("Bob Smith"), j.now)
    assert "M4" not in story.says("Bob Smith")
    style = {"channel": "email", "pace": "fast", "formality": "first names", "hours": "mornings"}
    knowing.style(j.store, story.id("Bob Smith"), style)
    ladder.aim(j.store, story.id("Bob Smith"), role="economic buyer", purpose="the Ohio plant", gravity=4)
    assert "M3" not in story.says("Bob Smith")

    story.on("04-15").note(
        "@Bob Smith lunch 12:30 at Vito's\nHe talked about his team for an hour and never about football.\n"
        "- cue football: avoided\n- never be late !!\n- fact birthday: 12 May\n"
        "- success is a plant that runs without him\n- test confidence: held\n- [ ] intro to Pat Roe by 30 Apr\n"
        "- gave hockey tickets x2\n- next ??\n"
    )
    said = story.says("Bob Smith")
    assert said["M1"] == ["All that Gaining confidence asks is shown."]
    assert said["M9"] == ["You brought up “football”: ignored 1, avoided 1."]
    assert story.asks("Bob Smith", "M9") == "Leave it out from now on: “- avoid football”."
    facts.add(j.store, story.id("Bob Smith"), "avoid", "football", j.now)
    assert "M9" not in story.says("Bob Smith")
    story.on("04-29", "09:00")
    said = story.says("Bob Smith")
    assert said["M8"] == ["Birthday in 13 days, Tue 12 May 2026."]
    assert said["M37"] == ["“intro to Pat Roe” is due tomorrow and not done."]
    keeping_word.tell(j.store, j.promised("Pat Roe").id, j.now)
    assert "M37" not in story.says("Bob Smith")


def may(story: Story) -> None:
    """One promise late, a friend, two people called Bob, and notes that came days after."""
    j = story.journal
    story.on("05-04").tick("Pat Roe")
    assert j.said == "Kept (4 days late): “intro to Pat Roe” for Bob Smith."
    j.note(
        "@Anna Kowalska dinner\nShe moves to Oslo in autumn.\n- likes mountains\n- fact birthday: 20 May 1990\n"
        "- [ ] the photos of Masuria by 1 Jul\n- [ ] my aunt's recipe\n",
        at="2026-05-04T22:00",
    )
    story.on("05-10")
    assert story.says("Anna Kowalska")["M8"] == ["36th birthday in 10 days, Wed 20 May 2026."]
    j.person("Bob Marsh")
    j.note("@Bob call out\nWhich of them was it?\n")
    assert story.says()["M12"] == [
        "Bob in the note of Sun 10 May 2026 14:00 may be several people; nothing was guessed."
    ]
    j.throw(j.touch)
    assert "M12" not in story.says()
    j.touched("Bob Smith", at="2026-05-12T09:00")
    story.on("05-13")
    assert story.says("Bob Smith")["M11"] == ["meeting Tue 12 May 2026 09:00: no word of what was said."]
    j.edit("@Bob Smith met 12 May 9:00\nA cake, and his boss came by.\n- [ ] list of open posts by 22 May\n")
    assert "M11" not in story.says("Bob Smith")
    assert story.says("Anna Kowalska")["M14"] == ["“my aunt's recipe” has no date and is 9 days old."]
    promises.drop(j.store, j.promised("recipe").id, j.now, "she found a better one")
    assert "M14" not in story.says("Anna Kowalska")
    story.on("05-21", "09:00").tick("open posts")
    assert not STRATEGIC & story.says("Anna Kowalska").keys()


def june(story: Story) -> None:
    """The third rung, both sides said, and what is no longer true."""
    j = story.journal
    bob = story.id("Bob Smith")
    story.on("06-10").note(
        "@Bob Smith visit 10:00 at the Ohio plant\nThree hours, two of them in the canteen.\n"
        "- wants a second line\n- taste white wine\n- [ ] plant visit report by 24 Jun (target 19 Jun)\n"
        "- next lunch 25 Jun 12:30 at Vito's\n- stage up because his style is known and every promise came\n"
    )
    where = standing(j.store.journal, j.bob_smith)
    assert (where.name, where.since, where.days(j.now.date())) == ("Nurturing", "2026-06-10", 0)
    said = story.says("Bob Smith")
    assert said["M10"] == ["Nothing is written yet of what you two expect of each other."]
    sides.add(j.store, bob, "me", "strength", "I know both plants", j.now)
    sides.add(j.store, bob, "them", "success", "a second line by spring", j.now)
    sides.agree(j.store, bob, j.now)
    assert "M10" not in story.says("Bob Smith")
    hockey = next(f for f in j.every(Fact) if f.text == "hockey")
    facts.use(j.store, hockey.id, j.now)
    facts.supersede(j.store, next(f for f in j.every(Fact) if f.text == "white wine").id, j.now, "dry cider")
    assert j.facts("Bob Smith", "taste") == ["white wine", "dry cider"]
    story.on("06-20", "09:00")
    assert story.says("Bob Smith")["M16"] == [
        "“plant visit report”, promised by Wed 24 Jun 2026: your own day, Fri 19 Jun 2026, passed 1 day ago."
    ]
    story.on("06-22", "10:00").tick("plant visit report")
    story.on("06-24", "18:00")
    said = story.says("Bob Smith")
    assert said["M6"] == ["You meet tomorrow at 12:30. Their hard rule: never be late."]
    assert said["M5"] == ["1 thing you know they like, never put to use: dry cider. You meet tomorrow."]


def july(story: Story) -> None:
    """A summer in which one promise is forgotten."""
    story.on("06-25").note("@Bob Smith lunch 12:30 at Vito's\nHe was early, so was I.\n- gave name of a welder\n")
    story.on("07-03")
    assert story.says("Anna Kowalska")["M18"] == [
        "“the photos of Masuria”, promised by Wed 1 Jul 2026, is 2 days late and 60 days old."
    ]
    assert not STRATEGIC & story.says("Anna Kowalska").keys()


def test_a_half_year_ends_with_figures_worked_out_by_hand(story):
    for month in (march, april, may, june, july):
        month(story)
    j = story.journal
    story.on("08-31", "12:00")
    today, journal = j.now.date(), j.store.journal
    bob, everything = j.bob_smith, journal.every(Promise)

    # Mine: article, suppliers, plan, figures, open posts and report on time; Pat Roe late; photos open and late. The
    # table and the recipe were dropped with a reason, and count neither way.
    whole = performance(everything, today).ever
    assert (len(whole.kept), len(whole.late), len(whole.failed), len(whole.dropped)) == (7, 1, 1, 2)
    assert whole.share == pytest.approx(7 / 8) and whole.on_time == pytest.approx(6 / 8)
    # Of those, since 2 June: the report on time, the photos not. The other six fall into the 90 days before.
    course = performance(everything, today)
    assert (course.now.on_time, course.before.on_time) == (pytest.approx(1 / 2), pytest.approx(5 / 6))
    assert course.trend == pytest.approx(-1 / 3) and "M19" not in story.says(), "two are too few to speak of a fall"
    # Theirs: the org chart, a week late.
    theirs = performance(everything, today, THEM).ever
    assert (len(theirs.kept), len(theirs.late)) == (1, 1)
    # Nothing was delivered in the last eight weeks, and one promise is open.
    room = capacity([p for p in everything if p.by == ME], today, 3, "2025-12-01")
    assert (len(room.open), len(room.delivered), room.pace.weeks) == (1, 0, None)
    # Days to delivery: 1, 2, 6, 9, 12, 16 and 19, about; the one in the middle is that of the open posts.
    assert delivery(p for p in everything if p.by == ME).middle == timedelta(days=9)

    # 14 days on the first rung, 83 on the second, 82 so far on the third.
    where = standing(journal, bob)
    assert (where.number, where.days(today)) == (3, 82)
    # Given: tickets (2) and a name (1); got: nothing.
    assert balance(journal.of, bob.id).points == 3
    # Three lunches, a coffee, a meeting and a visit; the last was on 25 June, 67 days ago, and 30 days were wished.
    assert len(journal.of(Touch, bob.id)) == 6
    said = story.says("Bob Smith")
    assert said["M22"] == [
        "67 days since the last touch: 2.2 times the 30 wished (the rhythm of Nurturing; 60 at the worst)."
    ]
    # Measured, earns, success and wants are answered: four of the seven key questions.
    assert said["M7"] == ["3 of 7 key questions are open."]
    # Those four, a like, a taste, a hard rule, the birthday, his style: 9 of 16 parts; no dislike,
    # preference, prejudice or own field but the birthday.
    assert coverage(bob, journal.of(Fact, bob.id)).said == "9 of 16 parts known"
    assert not STRATEGIC & story.says("Anna Kowalska").keys()
    # Every idea had its turn: M1 to M18 spoke, and M19 is the figures above.
    assert {f"M{n}" for n in range(1, 19)} <= story.heard
