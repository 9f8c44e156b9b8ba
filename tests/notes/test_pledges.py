"""A promise without its box is filed where grammar leaves no doubt, told where it may be one, and never guessed."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Line, Names, parse

NOW = datetime(2026, 11, 22, 9, 44)  # a Sunday
NAMES = Names([("b", "Bob Smith", {}), ("l", "Linda Marsh", {}), ("t", "Tom Becker", {})])


def read(line: str, header: str = "@Tom Becker lunch") -> tuple[Line, list[str]]:
    note = parse(f"{header}\n{line}", NOW, NAMES)
    return note.visits[0].lines[0], [warning.text for warning in note.warnings]


@pytest.mark.parametrize(
    ("line", "by", "text", "due"),
    [
        ("i owe him the spec sheet by thurs", "me", "the spec sheet", "2026-11-26"),
        ("I promised her the ROI sheet by Wed", "me", "the ROI sheet", "2026-11-25"),
        ("tom to intro me to Priya by next fri", "them", "intro me to Priya", "2026-11-27"),
        ("Tom Becker to send the deck by fri", "them", "send the deck", "2026-11-27"),
        ("he owes me the drawings by fri", "them", "the drawings", "2026-11-27"),
    ],
)
def test_what_is_certain_is_filed(line: str, by: str, text: str, due: str) -> None:
    filed, warned = read(f"- {line}")
    assert (filed.filed, filed.by, filed.text) == ("promise", by, text) and not warned
    assert filed.due is not None and filed.due.iso == due and filed.person is not None
    assert filed.person.name == "Tom Becker"


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("owes me lunch", "lunch", None), ("owes me lunch by fri", "lunch", "2026-11-27"),
        ("Owes us the drawings by fri", "the drawings", "2026-11-27"), ("owes: lunch by fri", "lunch", "2026-11-27"),
    ],
)  # fmt: skip
def test_what_is_owed_to_me_is_theirs(line: str, text: str, due: str | None) -> None:
    filed, warned = read(f"- {line}")
    assert (filed.filed, filed.by, filed.text, filed.due and filed.due.iso) == ("promise", "them", text, due)
    assert filed.person is not None and filed.person.name == "Tom Becker" and not warned


def test_of_two_people_it_is_told_who_owes_me() -> None:
    filed, warned = read("- owes me lunch by fri", "@Tom Becker, @Bob Smith lunch")
    assert filed.filed == "note"
    assert warned == ["This looks like a promise; “- [ ] @Tom Becker: lunch by fri” files it."]


@pytest.mark.parametrize(
    ("line", "box"),
    [
        ("Tom will send me the org chart by fri", "Tom: send me the org chart by fri"),
        ("to do: ring bank", "ring bank"), ("Action: send minutes 3/12", "send minutes 3/12"),
        ("- promise: call back fri", "call back fri"),
        ("- he sends drawings eow", "@Tom Becker: sends drawings eow"), ("- follow up tues", "follow up tues"),
        ("I promised ROI sheet by Wed", "ROI sheet by Wed"), ("- I owe Bob a call by fri", "Bob a call by fri"),
        ("-> I send him the vendor list by tues", "I send him the vendor list by tues"),
        ("* I promised: CV to her boss - EOW", "CV to her boss - EOW"), ("owe him beer", "owe him beer"),
        ("- @Maria: forecast by 30.11.", "@Maria: forecast by 30.11"), ("- owe him a lunch", "owe him a lunch"),
        ("TODO send offer by 5/12", "send offer by 5/12"), ("- todo send offer", "send offer"),
        ("- Linda to send the deck by fri", "Linda: send the deck by fri"),
        ("- I'll call him mon", "I'll call him mon"),
        ("- tom promised the numbers by fri", "tom: the numbers by fri"),
        ("Good talk. I'll send the deck by fri. Nice place", "I'll send the deck by fri"),
    ],
)  # fmt: skip
def test_what_may_be_one_stays_plain_and_is_told(line: str, box: str) -> None:
    filed, warned = read(line)
    assert filed.filed == "note" and warned == [f"This looks like a promise; “- [ ] {box}” files it."]


@pytest.mark.parametrize(
    "line",
    ["- called him tuesday", "- call went well", "He will be in town by Friday.", "- he was off until friday",
     "- sent the deck friday", "- should I call by fri?", "> I promised it by Wed",
     "- lunch: owe him", "- owes me one", "- owes me by fri", "- owes a lot to his wife", "Action: none",
     "Promise: a good one", "Tom will send the deck by fri", "I send him mails on Fridays.", "todo"],
)  # fmt: skip
def test_what_tells_something_else_is_no_promise(line: str) -> None:
    filed, warned = read(line)
    assert filed.filed == "note" and not warned


def test_of_two_people_it_is_not_guessed_whom_it_is_owed() -> None:
    filed, warned = read("- i owe him the spec sheet by thurs", "@Tom Becker, @Bob Smith lunch")
    assert filed.filed == "note" and len(warned) == 1


def test_the_day_of_a_pasted_mail_is_told() -> None:
    assert "doesn't date this note" in read("Sent: Friday, November 20")[1][0]
    assert not read("Sent: Friday, November 20", "@Tom Becker email fri 20 nov")[1]
