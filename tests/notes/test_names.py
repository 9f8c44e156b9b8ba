"""Whom a typed name means; never a guess."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 19, 14, 0)
NAMES = Names(
    [
        ("1", "Bob Smith", {}), ("2", "Liz Chen", {"Lizzie C": ""}), ("3", "Anna Kowalska", {"Ania": ""}),
        ("4", "Anna Müller", {}), ("5", "Robert Jones", {}), ("6", "Jean-Luc O'Brien", {}), ("7", "李明", {}),
        ("8", "Ольга Иванова", {}), ("9", "राम कुमार", {}), ("10", "Pat Roe", {}), ("11", "Pat Roe", {}),
        ("12", "Thomas van der Berg", {}), ("13", "Maria Garcia", {}), ("14", "محمد علي", {}), ("15", "Sam Lee", {}),
    ],
    recent=["4", "3"],
)


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("Bob Smith", "1"), ("bob smith", "1"), ("BOB SMITH", "1"), ("Bob Smith's", "1"), ("Bob Smith’s", "1"),
        ("Bob", "1"), ("Bob S", "1"), ("Bob S.", "1"), ("B. Smith", "1"), ("Liz", "2"), ("Lizzie C", "2"),
        ("ania", "3"),
        ("Anna K", "3"), ("Anna M.", "4"), ("anna muller", "4"), ("Anna Mu", None), ("Jean-Luc", "6"),
        ("jean-luc o’brien", "6"), ("李明", "7"), ("Ольга", "8"), ("ольга иванова", "8"), ("राम", "9"),
        ("محمد علي", "14"),
        ("Tom", "12"), ("Elizabeth Chen", "2"), ("Bob Jones", "5"), ("Thomas van der Berg", "12"),
        ("Anna", None), ("Pat Roe", None), ("Pat", None), ("Chen", None), ("Maria Garcia Lopez", None), ("Zed", None),
    ],
)
def test_who(typed: str, id: str | None) -> None:
    assert NAMES.resolve(typed).id == id


def test_two_of_a_name_are_ambiguous_whom_one_meets_most_first() -> None:
    who = NAMES.resolve("Anna")
    assert who.state == "ambiguous" and who.candidates == (("4", "Anna Müller"), ("3", "Anna Kowalska"))
    assert NAMES.resolve("Pat Roe").state == "ambiguous"


def test_a_last_name_alone_or_a_longer_name_is_asked_about() -> None:
    assert NAMES.resolve("Chen").state == "ambiguous"
    assert NAMES.resolve("Maria Garcia Lopez").candidates == (("13", "Maria Garcia"),)


def test_a_choice_settles_it() -> None:
    assert NAMES.resolve("Anna", choices={"anna": "3"}).id == "3"
    new = NAMES.resolve("Anna", choices={"anna": "new"})
    assert (new.id, new.state) == (None, "new")


def test_people_of_the_visit_come_first() -> None:
    note = parse("@Anna Kowalska lunch\n- [ ] @Anna: draft\n- @Anna likes tea", NOW, NAMES)
    assert [line.person.id for line in note.visits[0].lines if line.person] == ["3", "3"]


def test_a_new_name_of_this_text_is_known_below() -> None:
    note = parse("@Zoe Zed call\n\n@Zoe lunch\n- likes tea", NOW, NAMES)
    assert [visit.people[0].name for visit in note.visits] == ["Zoe Zed", "Zoe Zed"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("@Zoe Zed lunch", "Zoe Zed"), ("@zoe zed lunch", "Zoe Zed"), ("@Zoe van der Zed, lunch", "Zoe van der Zed"),
        ("@Zoe Zed today", "Zoe Zed"), ("@Zoe Zed Friday", "Zoe Zed"), ("@Zoe Zed at noon", "Zoe Zed"),
        ("@Zoe Z. call", "Zoe Z."), ("@May Zed call", "May Zed"), ("@Zoe March call", "Zoe March"), ("@Zoe", "Zoe"),
        ("@Zoe O'Neil: call", "Zoe O'Neil"), ("@Zoe_Zed call", "Zoe Zed"), ("@Zoe Zed Jr. call", "Zoe Zed Jr."),
    ],
)
def test_where_a_new_name_ends(header: str, name: str) -> None:
    assert parse(header, NOW, NAMES).visits[0].people[0].name == name


@pytest.mark.parametrize("line", ["@ lunch", "@123", "@lunch today", "@", "@@", "@!"])
def test_no_name_no_header(line: str) -> None:
    assert not parse(line, NOW, NAMES).visits[0].header


def test_beneath_other_text_only_a_known_person_opens_a_visit() -> None:
    assert len(parse("hello\n@Liz call", NOW, NAMES).visits) == 2
    note = parse("hello\n@Zoe call", NOW, NAMES)
    assert len(note.visits) == 1 and "blank line" in note.warnings[0].text
    assert len(parse("hello\n@Liz said so", NOW, NAMES).visits) == 1
    assert len(parse("hello\n@Liz yesterday", NOW, NAMES).visits) == 2, "a date opens one, too"


def test_completion_puts_first_whom_one_meets() -> None:
    assert [id for id, _ in NAMES.complete("an")][:2] == ["4", "3"]
    assert NAMES.complete("@smi") == [("1", "Bob Smith")]
    assert NAMES.complete("zzz") == []


@pytest.mark.parametrize(
    ("typed", "known", "state"),
    [
        ("Samantha Hill", "Sam Hill", "ambiguous"), ("Samantha", "Sam Hill", "ambiguous"),
        ("Sam Hill", "Samantha Hill", "known"), ("Sam", "Samantha Hill", "known"),
        ("Robert Smith", "Bob Smith", "known"), ("Bobby", "Bob Smith", "known"),
        ("Christopher", "Chris Pine", "ambiguous"), ("Christine Pine", "Christina Pine", "new"),
    ],
)  # fmt: skip
def test_a_nickname_of_two_names_is_asked_about(typed: str, known: str, state: str) -> None:
    who = Names([("1", known, {})]).resolve(typed)
    assert who.state == state and (state != "ambiguous" or who.candidates == (("1", known),))


@pytest.mark.parametrize(
    ("typed", "known", "rest"),
    [
        ("田中花子 コーヒー", "田中 花子", "コーヒー"), ("田中 花子", "田中花子", ""),
        ("김민준 커피", "김민준", "커피"),
        ("田中花子", "田中 花子", ""), ("李 明 call", "李明", ""),
    ],
)  # fmt: skip
def test_blanks_do_not_count_where_a_script_has_none(typed: str, known: str, rest: str) -> None:
    visit = parse(f"@{typed}", NOW, Names([("1", known, {}), ("2", "Bob Smith", {})])).visits[0]
    assert [who.id for who in visit.people] == ["1"] and [line.text for line in visit.lines] == [rest][: bool(rest)]


def test_a_third_arabic_name_is_asked_about() -> None:
    assert parse("@محمد علي صالح", NOW, NAMES).visits[0].people[0].state == "ambiguous"


def test_an_unclear_name_and_its_short_form_are_one_question() -> None:
    names = Names([("1", "Tom Baker", {}), ("2", "Tom Bakersfield", {})])
    visit = parse("@Tom B coffee\n- [ ] Tom to send the key", NOW, names).visits[0]
    assert visit.lines[0].person == visit.people[0] and visit.people[0].state == "ambiguous"


@pytest.mark.parametrize("phrase", ["Tonight", "EOD", "Q1", "Noon", "Christmas Eve", "Week 49", "The 9th", "By Friday",
                                    "Early December", "End of month", "Half past 2", "W/c 30 Nov", "Morning",
                                    "Just now", "Earlier today", "Mid December"])  # fmt: skip
def test_a_date_that_a_phone_begins_with_a_capital_is_no_part_of_a_name(phrase: str) -> None:
    for name in ("Bob Smith", "Nora Vale", "Nora"):
        assert parse(f"@{name} {phrase}", NOW, Names([("2", "Bob Smith", {})])).visits[0].people[0].name == name


@pytest.mark.parametrize("name", ["Liz Early", "Bob March", "Ann The Great", "Jo Half", "Sam First"])
def test_a_surname_that_could_begin_a_date_stays_one(name: str) -> None:
    assert parse(f"@{name} lunch", NOW, Names([])).visits[0].people[0].name == name


@pytest.mark.parametrize("typed", ["Bobb Smith", "Bob Smiht", "Bob Smitth", "Thomass van der Berg", "Anna Kovalsca"])
def test_somebody_new_who_is_nearly_somebody_known_is_told(typed: str) -> None:
    who = parse(f"@{typed} lunch", NOW, NAMES).visits[0].people[0]
    assert who.state == "new" and len(who.candidates) == 1


@pytest.mark.parametrize("typed", ["Rob Smythe", "Zoe Smith", "Bob Stone"])
def test_somebody_new_who_is_not_like_anybody_known_is_not_told(typed: str) -> None:
    assert not parse(f"@{typed} lunch", NOW, NAMES).visits[0].people[0].candidates
