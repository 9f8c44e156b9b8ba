"""Headers as somebody types them who never read the marks: everyday kinds, known names first, who stands behind w/."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse
from relbank.notes.note import Visit

NOW = datetime(2026, 11, 22, 9, 44)  # a Sunday
NAMES = Names(
    [("b", "Bob Smith", {}), ("l", "Linda Marsh", {}), ("t", "Tom Becker", {}), ("g", "Gina Rossi", {}),
     ("p", "Pat Roe", {})]
)  # fmt: skip


def visit(text: str) -> Visit:
    return parse(text, NOW, NAMES).visits[0]


@pytest.mark.parametrize(
    ("header", "name", "word", "kind"),
    [
        ("linda marsh intro call", "Linda Marsh", "intro call", "call"),
        ("tom becker site visit", "Tom Becker", "site visit", "met"),
        ("Tom Becker Site Visit fri", "Tom Becker", "site visit", "met"),
        ("gina r txt fri", "Gina Rossi", "txt", "message"),
        ("karl voss intro call", "Karl Voss", "intro call", "call"),
        ("Karl Voss Site Visit", "Karl Voss", "site visit", "met"),
        ("karl v txt fri", "Karl V", "txt", "message"), ("dana v vm yesterday", "Dana V", "vm", "message"),
        ("karl voss whatsapp", "Karl Voss", "whatsapp", "message"), ("karl voss teams", "Karl Voss", "teams", "call"),
        ("karl voss zoom 10am", "Karl Voss", "zoom", "call"), ("karl voss slack", "Karl Voss", "slack", "message"),
        ("karl voss dm", "Karl Voss", "dm", "message"), ("karl voss voicemail", "Karl Voss", "voicemail", "message"),
        ("karl voss catch-up", "Karl Voss", "catch-up", "met"), ("karl voss standup", "Karl Voss", "standup", "met"),
        ("karl voss demo fri", "Karl Voss", "demo", "met"),
        ("karl voss walkthrough", "Karl Voss", "walkthrough", "met"),
        ("karl voss offsite", "Karl Voss", "offsite", "met"),
        ("Karl Voss board meeting", "Karl Voss", "board meeting", "met"),
        ("linda marsh frisbee thu", "Linda Marsh", "frisbee", "met"),
        ("maria de souza call", "Maria De Souza", "call", "call"),
        ("mary ann smith lunch", "Mary Ann Smith", "lunch", "met"),
    ],
)  # fmt: skip
def test_a_kind_is_no_part_of_a_name(header: str, name: str, word: str, kind: str) -> None:
    found = visit(f"@{header}\nA word.")
    assert [who.name for who in found.people] == [name]
    assert (found.word, found.kind) == (word, kind)
    assert [line.text for line in found.lines] == ["A word."]


def test_a_header_without_its_at_names_the_known_person() -> None:
    warnings = parse("linda marsh intro call\nA word.", NOW, NAMES).warnings
    assert [warning.text for warning in warnings] == ["Write @linda marsh to make this a visit with them."]


@pytest.mark.parametrize(
    ("header", "people", "place", "iso"),
    [
        ("lunch · Rosas w/ his new boss Priya Nair", ["Priya Nair"], "Rosas", "2026-11-22"),
        ("lunch at Rosas w/ his new boss Priya Nair yesterday", ["Priya Nair"], "Rosas", "2026-11-21"),
        ("lunch at Rosas w/Pat", ["Pat Roe"], "Rosas", "2026-11-22"),
        ("lunch at Rosas w/ Pat", ["Pat Roe"], "Rosas", "2026-11-22"),
        ("lunch · tue · Vito's", [], "Vito's", "2026-11-17"), ("lunch · Vito's · tue", [], "Vito's", "2026-11-17"),
    ],
)
def test_a_place_ends_before_whom_it_was_with(header: str, people: list[str], place: str, iso: str) -> None:
    found = visit(f"@Bob Smith {header}")
    assert [who.name for who in found.people[1:]] == people
    assert found.place == place and found.when is not None and found.when.iso == iso


def test_somebody_unknown_behind_a_place_is_asked_about() -> None:
    found = visit("@Bob Smith lunch · Rosas w/ his new boss Priya Nair")
    assert found.people[1].state == "ambiguous" and found.people[1].id is None
    assert [line.text for line in found.lines] == ["his new boss Priya Nair"]


@pytest.mark.parametrize(
    ("header", "word", "iso", "rest"),
    [
        ("Karl Voss (new head of R&D) call yesterday", "call", "2026-11-21", "(new head of R&D)"),
        ("Bob Smith <bob@smith.example> call yesterday", "call", "2026-11-21", "<bob@smith.example>"),
        ("karl from the gym coffee yesterday", "coffee", "2026-11-21", "from the gym"),
        ("Karl from his team lunch yesterday", "lunch", "2026-11-21", "from his team"),
        ("Karl from what I heard call is off", "", "2026-11-22", "from what I heard call is off"),
        ("Bob Smith from Halloway Pumps", "", "2026-11-22", "from Halloway Pumps"),
        ("Bob Smith lunch (Friday)", "lunch", "2026-11-20", ""),
        ("Bob Smith lunch yesterday (12:30)", "lunch", "2026-11-21T12:30", ""),
        ("Bob Smith (great man) is leaving", "", "2026-11-22", "(great man) is leaving"),
        ("Bob Smith (, lunch", "", "2026-11-22", "(, lunch"),
    ],
)  # fmt: skip
def test_what_tells_of_whom_a_name_is_stays_in_the_note(header: str, word: str, iso: str, rest: str) -> None:
    found = visit(f"@{header}")
    assert found.when is not None and (found.word, found.when.iso) == (word, iso)
    assert [line.text for line in found.lines] == [rest][: bool(rest)]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_an_address_is_no_header(blank: str) -> None:
    note = parse(f"@Bob Smith call\n{blank}@bob@smith.example for invoices\n- likes tea", NOW, NAMES)
    assert [[who.name for who in visit.people] for visit in note.visits] == [["Bob Smith"]]
    assert note.visits[0].lines[0].text == "@bob@smith.example for invoices"


@pytest.mark.parametrize(
    "left", ["in a few days", "the other day", "after the holidays", "in a day or two", "next year"]
)
def test_a_day_that_a_header_says_too_loosely_is_told(left: str) -> None:
    note = parse(f"@Bob Smith lunch {left}", NOW, NAMES)
    assert "understood" in note.warnings[0].text and note.visits[0].lines[0].text == left


@pytest.mark.parametrize(
    "left", [": next steps", "fri, next steps", "to talk about prices", "was a great success for all of us"]
)
def test_what_is_told_as_a_sentence_or_beside_a_day_names_none(left: str) -> None:
    assert not parse(f"@Bob Smith lunch {left}", NOW, NAMES).warnings


@pytest.mark.parametrize("left", ["fr 10h", "yetserday", "hier", "two hours"])
def test_words_left_over_beside_a_day_that_is_only_assumed_are_told(left: str) -> None:
    note = parse(f"@Bob Smith mtng {left}\n- likes tea", NOW, NAMES)
    assert [warning.text for warning in note.warnings] == [
        f"No day is understood in “{left}”: it stays in the note, and the visit is filed for today."
    ]


@pytest.mark.parametrize(
    ("header", "word", "iso"),
    [
        ("lunch ytd at Vito's", "lunch", "2026-11-21"), ("lunch ystrday", "lunch", "2026-11-21"),
        ("mtng yest. 10h", "mtng", "2026-11-21T10:00"), ("- tel. call this a.m.", "tel call", "2026-11-22T09:00"),
        ("coffee w/ boss yesterday 15h", "coffee", "2026-11-21T15:00"),
    ],
)
def test_what_people_shorten_is_understood(header: str, word: str, iso: str) -> None:
    note = parse(f"@Bob Smith {header}", NOW, NAMES)
    found = note.visits[0]
    assert found.when is not None and (found.word, found.when.iso) == (word, iso) and not note.warnings


def test_last_thursday_is_the_latest_one_and_that_is_told_where_it_lies_in_this_week() -> None:
    note = parse("@Bob Smith dinner last tue\ngood food", NOW, NAMES)
    assert note.visits[0].when is not None and note.visits[0].when.iso == "2026-11-17"
    assert [line.text for line in note.visits[0].lines] == ["good food"]
    said = "“last tue” is taken as Tue 17 Nov 2026; write the day if it was another week."
    assert [warning.text for warning in note.warnings] == [said]
    assert not parse("@Bob Smith dinner last sun", NOW, NAMES).warnings


@pytest.mark.parametrize("typed", ["@👩🏽‍🚀 Linda Marsh coffee", "@👍Linda Marsh coffee", "## @🎉 Linda Marsh coffee"])
def test_a_picture_before_a_name_is_none_of_it(typed: str) -> None:
    note = parse(f"@Bob Smith lunch\n\n{typed}\n- [ ] send the deck", NOW, NAMES)
    promise = note.visits[1].lines[0]
    assert promise.person is not None and promise.person.name == "Linda Marsh"


@pytest.mark.parametrize("typed", ["@👍 coffee", "@... lunch", "@channel the deck is out"])
def test_a_line_with_an_at_that_names_nobody_is_told_before_others_words_are_filed(typed: str) -> None:
    note = parse(f"@Bob Smith lunch\n\n{typed}\n- [ ] send the deck", NOW, NAMES)
    said = "No name is understood behind this @; what stands below counts for Bob Smith."
    assert [(warning.line, warning.text) for warning in note.warnings] == [(3, said)]
