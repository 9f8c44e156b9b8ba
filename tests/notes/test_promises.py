"""Promises as people type them: who gave them, and until when."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 19, 14, 0)  # a Thursday
NAMES = Names(
    [
        ("1", "Liz Chen", {}), ("2", "Anna Kowalska", {}), ("3", "Tom Berg", {}), ("4", "Tom Kite", {}),
        ("5", "Dana Scully", {}), ("6", "Sue Park", {}),
    ]
)
# typed | who gave it | its text | its date
ROWS = """
Dana to send the contract by Fri | Dana Scully | send the contract | 2026-11-20
dana to send pics | Dana Scully | send pics |
liz to send pics | Liz Chen | send pics |
she to send deck thurs | Liz Chen | send deck | 2026-11-26
he will call mon 9am | Liz Chen | call | 2026-11-23T09:00
They will get back to me in 2 weeks | Liz Chen | get back to me | 2026-12-03
Liz'll send the org chart next week | Liz Chen | send the org chart | 2026-11-23
Bill to send numbers by eow | Bill? | send numbers | 2026-11-20
Tom to send it tomorrow | Tom? | send it | 2026-11-20
Tom: report by fri | Tom? | report | 2026-11-20
Dana and Sue to review draft friday | Dana Scully, Sue Park | review draft | 2026-11-20
Anna should confirm by monday | Anna Kowalska | confirm | 2026-11-23
Anna needs to sign tomorrow | Anna Kowalska | sign | 2026-11-20
Reply to her mail | me | Reply to her mail |
Intro Dana to Lee | me | Intro Dana to Lee |
get Anna to sign by fri | me | get Anna to sign | 2026-11-20
Talk to Bob on Monday | me | Talk to Bob | 2026-11-23
Remember to send flowers tuesday | me | Remember to send flowers | 2026-11-24
Write to customers | me | Write to customers |
me to send the notes | me | send the notes |
I'll send the deck - Monday | me | I'll send the deck | 2026-11-23
by friday send the draft | me | send the draft | 2026-11-20
tomorrow: ping Leo | me | ping Leo | 2026-11-20
tomorrow ping Leo | me | ping Leo | 2026-11-20
Friday - send the deck | me | send the deck | 2026-11-20
Monday ping Leo | me | Monday ping Leo |
review what we did in may | me | review what we did in may |
ask what happened friday | me | ask what happened friday |
call Bob about the deal we signed monday | me | call Bob about the deal we signed monday |
send what he asked for by friday | me | send what he asked for | 2026-11-20
send deck 11/24 | me | send deck 11/24 |
available 24/7 | me | available 24/7 |
prepare for black friday | me | prepare for black friday |
plan for Friday | me | plan for Friday |
call every friday | me | call every friday |
enjoy the sun | me | enjoy the sun |
get some sun | me | get some sun |
call him at 9am mon | me | call him | 2026-11-23T09:00
be there at half past two tomorrow | me | be there | 2026-11-20T14:30
send samples (Monday) | me | send samples | 2026-11-23
send samples, fri nov 27 | me | send samples | 2026-11-27
ship it -> Friday | me | ship it | 2026-11-20
send it by 26.11. | me | send it | 2026-11-26
send report early next week | me | send report | 2026-11-23
first draft to Liz first thing Monday | me | first draft to Liz | 2026-11-23T09:00
order champagne before Christmas | me | order champagne | 2026-12-24
send samples mon or tue | me | send samples mon or tue |
deck (v2) by Friday (EOD) | me | deck (v2) | 2026-11-20
deck by Fri (28 Nov) | me | deck by Fri (28 Nov) |
deck by Fri (27 Nov) | me | deck | 2026-11-27
deck on Fri (20 Nov) | me | deck | 2026-11-20
sync mon, tues am | me | sync mon, tues am |
Anna and I to meet mon | me | Anna and I to meet | 2026-11-23
Everyone will bring a dish | me | Everyone will bring a dish |
call her tomorrow | me | call her | 2026-11-20
meet friday at 3 | me | meet | 2026-11-20T15:00
call Liz next week or the week after | me | call Liz next week or the week after |
invoice for November | me | invoice for November |
write the Friday report | me | write the Friday report |
ship 2.1 | me | ship 2.1 |
Anna to send deck a week on tuesday | Anna Kowalska | send deck | 2026-12-01
send deck a week tomorrow | me | send deck | 2026-11-27
send deck a week from friday | me | send deck | 2026-11-27
send deck the day after tomorrow | me | send deck | 2026-11-21
send deck 10 days from now | me | send deck | 2026-11-29
send deck - the friday before christmas | me | send deck | 2026-12-18
meet noon on friday | me | meet | 2026-11-20T12:00
meet quarter past 8 tomorrow morning | me | meet | 2026-11-20T08:15
meet friday at 2 p.m. | me | meet | 2026-11-20T14:00
meet Thurs, Dec 3rd @ 11:15am | me | meet | 2026-12-03T11:15
meet 2026-12-01 15:00 | me | meet | 2026-12-01T15:00
meet 12/3/26 2pm | me | meet | 2026-12-03T14:00
meet at the weekend | me | meet | 2026-11-21
visit them Nov 30 - Dec 4 | me | visit them | 2026-11-30
visit them 12 - 14 dec | me | visit them | 2026-12-12
send deck ahead of friday | me | send deck | 2026-11-20
send it nxt wk | me | send it | 2026-11-23
book a table for noon on friday | me | book a table for noon | 2026-11-20
pay invoice 1430 on tuesday | me | pay invoice 1430 | 2026-11-24
order 12 tomorrow morning | me | order 12 | 2026-11-20T09:00
rent a car for a week on tuesday | me | rent a car for a week on tuesday |
send it, but not before friday | me | send it, but not before friday |
not monday | me | not monday |
bring cake bank holiday monday | me | bring cake bank holiday monday |
call the second monday | me | call the second monday |
send by Friday 28 November | me | send by Friday 28 November |
send by Friday, Monday at the latest | me | send by Friday, Monday at the latest |
send by yesterday | me | send by yesterday |
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_promise(row: str) -> None:
    typed, giver, text, due = (part.strip() for part in row.split("|"))
    lines = parse(f"@Liz lunch\n- [ ] {typed}", NOW, NAMES).visits[0].lines
    them = [f"{w.typed}?" if (w := line.person) and w.state == "ambiguous" else w.name if w else "" for line in lines]
    assert ("me" if lines[0].by == "me" else ", ".join(them)) == giver
    assert (lines[0].text, lines[0].due.iso if lines[0].due else "") == (text, due)


@pytest.mark.parametrize(
    "typed",
    [
        "send x by Thu (target Wed)", "send x (target Wed) by Thu", "send x by Thu, target Wed",
        "send x by Thu (aim: Wed)",
    ],
)
def test_my_own_earlier_target(typed: str) -> None:
    line = parse(f"@Liz\n- [ ] {typed}", NOW, NAMES).visits[0].lines[0]
    assert line.text == "send x"
    assert line.due and line.due.iso == "2026-11-26"
    assert line.target and line.target.iso == "2026-11-25"
    assert parse("@Liz\n- [ ] hit target by Fri", NOW, NAMES).visits[0].lines[0].target is None


@pytest.mark.parametrize("typed", ["send map by ??", "send map ??", "send map, ??", "send map - ??", "send map (??)",
                                   "send map due ??", "by ?? send map", "send map by ??."])  # fmt: skip
def test_a_day_that_is_not_settled_yet_is_no_part_of_the_words(typed: str) -> None:
    line = parse(f"@Liz\n- [ ] {typed}", NOW, NAMES).visits[0].lines[0]
    assert line.text == "send map" and line.due and (line.due.iso, line.due.precision) == (None, "open")


def test_question_marks_that_ask_stay_and_those_behind_a_day_are_no_part_of_it() -> None:
    def read(typed):
        note = parse(f"@Liz\n- [ ] {typed}", NOW, NAMES)
        line = note.visits[0].lines[0]
        return line.text, line.due.iso if line.due else ""

    assert read("send map by ?? to Anna") == ("send map to Anna", None)
    assert read("ask why she left ??") == ("ask why she left ??", "")
    assert read("ask whether he can??") == ("ask whether he can??", "")
    assert read("send map by Fri??") == ("send map", "2026-11-20")


def test_an_unknown_giver_is_asked_about_and_a_choice_is_kept() -> None:
    text = "@Liz\n- [ ] Bill to send numbers"
    note = parse(text, NOW, NAMES)
    assert "Bill" in note.warnings[0].text
    made = parse(text, NOW, NAMES, choices={"bill": "new"}).visits[0].lines[0]
    assert made.by == "them" and made.person and (made.person.state, made.person.name) == ("new", "Bill")
    sue = parse(text, NOW, NAMES, choices={"bill": "6"}).visits[0].lines[0]
    assert sue.person and sue.person.id == "6"


def test_she_means_the_first_of_several_and_that_is_said() -> None:
    note = parse("@Liz, @Anna lunch\n- [ ] she will send it", NOW, NAMES)
    person = note.visits[0].lines[0].person
    assert person and person.name == "Liz Chen" and "“she” is taken as Liz Chen" in note.warnings[0].text
    alone = parse("- [ ] she will send it", NOW, NAMES)
    assert alone.visits[0].lines[0].by == "me" and alone.warnings


@pytest.mark.parametrize("typed", ["sent invoice tuesday", "called on monday"])
def test_what_is_kept_already_takes_no_day_to_come(typed: str) -> None:
    assert parse(f"@Liz\n- [x] {typed}", NOW, NAMES).visits[0].lines[0].due is None


@pytest.mark.parametrize("typed", ["Monday ping Leo", "send deck 11/24", "ask what happened friday", "by blursday",
                                   "send deck the 9th", "send deck 4dec", "write up christmas eve"])
def test_what_looks_like_a_date_and_stays_in_the_text_is_said(typed: str) -> None:
    assert parse(f"@Liz\n- [ ] send {typed}" if typed[0] == "b" else f"@Liz\n- [ ] {typed}", NOW, NAMES).warnings


@pytest.mark.parametrize(
    ("typed", "text"),
    [("send deck b4 friday", "send deck"), ("book table 4 friday", "book table 4 friday"),
     ("send invoice 2 by friday", "send invoice 2")],
)  # fmt: skip
def test_no_odd_word_is_left_where_a_date_was_taken(typed: str, text: str) -> None:
    line = parse(f"@Liz Chen lunch\n- [ ] {typed}", NOW, NAMES).visits[0].lines[0]
    assert line.due is not None and (line.text, line.due.precision) == (text, "day")
