"""A header that is missed by little: the kind behind a known name, a picture in the name, a name without its @."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse

NOW = datetime(2026, 11, 22, 11, 0)  # a Sunday
NAMES = Names([("h", "Hamish McKay", {}), ("z", "Zoë Fuchs", {}), ("t", "Tom O'Neill", {})])


def read(header: str) -> tuple[list[str], str, str | None, list[str]]:
    """Return who the visit was with ("new" behind somebody new), its word, its day and what is said of it."""
    note = parse(header, NOW, NAMES)
    visit = note.visits[-1]
    people = [who.name + (" new" if who.state == "new" else "") for who in visit.people]
    return people, visit.word, visit.when.iso if visit.when else None, [warning.text for warning in note.warnings]


@pytest.mark.parametrize(
    ("header", "person", "kind", "day", "typed"),
    [
        ("@zoe coffe 5 nov at Blue Bottle", "Zoë Fuchs", "coffee", "2026-11-05", "coffe"),
        ("@hamish luch yesterday", "Hamish McKay", "lunch", "2026-11-21", "luch"),
        ("@hamish diner", "Hamish McKay", "dinner", "2026-11-22", "diner"),
        ("@hamish clal, yesterday", "Hamish McKay", "call", "2026-11-21", "clal"),
        ("@hamish mckay meetign yesterday", "Hamish McKay", "meeting", "2026-11-21", "meetign"),
        ("@Hamish yesterday cofffee at Vito's", "Hamish McKay", "coffee", "2026-11-21", "cofffee"),
        ("Notes.\n@hamish luch yesterday", "Hamish McKay", "lunch", "2026-11-21", "luch"),
    ],
)
def test_a_kind_with_a_letter_wrong_makes_nobody_new(header: str, person: str, kind: str, day: str, typed: str) -> None:
    people, word, when, said = read(header)
    assert (people, word, when) == ([person], kind, day)
    assert said == [f"“{typed}” is read as {kind}."]


@pytest.mark.parametrize(
    ("header", "name", "meant"),
    [
        ("@Hamish Luch yesterday", "Hamish Luch", "“@Hamish lunch” is lunch with Hamish McKay"),
        ("@hamish lynch yesterday", "Hamish Lynch", "“@hamish lunch” is lunch with Hamish McKay"),
        ("@Zoë Coffey call", "Zoë Coffey", "“@Zoë coffee” is coffee with Zoë Fuchs"),
    ],
)
def test_what_may_be_a_last_name_stays_one_and_is_told(header: str, name: str, meant: str) -> None:
    people, _, _, said = read(header)
    assert people == [f"{name} new"] and said == [f"“{name}” is somebody new; {meant}."]


@pytest.mark.parametrize(
    "header", ["@Dana Diner call", "@hamish launch yesterday", "@Hamish Hall yesterday", "@hamish said she cals fri"]
)
def test_other_words_are_no_slips(header: str) -> None:
    assert not [said for said in read(header)[3] if "is read as" in said or "is somebody new" in said]


@pytest.mark.parametrize(
    "header",
    ["@Zoë 🦊 Fuchs lunch ytd", "@Zoë 👩🏽‍🚀 Fuchs lunch ytd", "@zoë 🦊 lunch ytd", "@🦊 Zoë 🦊 Fuchs lunch ytd"],
)
def test_a_picture_in_a_name_is_passed_over(header: str) -> None:
    assert read(header) == (["Zoë Fuchs"], "lunch", "2026-11-21", [])


def test_a_picture_elsewhere_stays() -> None:
    assert parse("@Zoë lunch at 🍕 Vito's", NOW, NAMES).visits[0].place == "🍕 Vito's"
    assert read("@Zoë 🎉 Great chat") == (["Zoë Fuchs"], "chat", "2026-11-22", [])


@pytest.mark.parametrize(
    ("header", "kind", "day"),
    [
        ("@Hamish McKay, Sue Ellen call yesterday", "call", "2026-11-21"),
        ("@Hamish McKay, Sue Ellen, call yesterday", "call", "2026-11-21"),
        ("@Hamish McKay, Sue Ellen yesterday", "", "2026-11-21"),
        ("@Hamish McKay, Sue Ellen", "", "2026-11-22"),
    ],
)
def test_a_second_name_without_its_sign_is_told(header: str, kind: str, day: str) -> None:
    told = "“Sue Ellen” stays in the note: @ before it would name a person, “at” a place."
    assert read(header) == (["Hamish McKay"], kind, day, [told])
    assert parse(header, NOW, NAMES).visits[0].lines[0].text == "Sue Ellen"


@pytest.mark.parametrize("behind", ["Great Long Call yesterday", "Said Yes yesterday", "Board Lunch yesterday"])
def test_words_behind_a_comma_are_no_name(behind: str) -> None:
    assert not [said for said in read(f"@Hamish McKay, {behind}")[3] if "would name a person" in said]
