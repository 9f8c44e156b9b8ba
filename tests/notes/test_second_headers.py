"""Headers as people type them between other things: small letters, colons, dashes, brackets, titles, pictures."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.notes import Names, parse
from relbank.notes.note import Visit

NOW = datetime(2026, 11, 24, 15, 0)  # a Tuesday
NAMES = Names(
    [("b", "Bob Smith", {}), ("l", "Liz Moreno", {}), ("h", "Helen Wu", {}), ("m", "Mum", {}),
     ("a", "Art Vance", {}), ("g", "Dr. Gerda Holm", {})]
)  # fmt: skip


def visit(line: str) -> Visit:
    return parse(f"{line}\nA word.", NOW, NAMES).visits[0]


@pytest.mark.parametrize(
    ("header", "people", "word", "iso", "place", "rest"),
    [
        ("@bob/@liz call", "Bob Smith, Liz Moreno", "call", "2026-11-24", "", ""),
        ("@bob w/@liz call", "Bob Smith, Liz Moreno", "call", "2026-11-24", "", ""),
        ("@bob & liz call", "Bob Smith, Liz Moreno", "call", "2026-11-24", "", ""),
        ("@bob, liz: lunch", "Bob Smith, Liz Moreno", "lunch", "2026-11-24", "", ""),
        ("@bob and liz", "Bob Smith, Liz Moreno", "", "2026-11-24", "", ""),
        ("@bob, art, lunch", "Bob Smith", "", "2026-11-24", "", "art, lunch"),
        ("@Bob:lunch", "Bob Smith", "lunch", "2026-11-24", "", ""),
        ("@Bob: quick call yesterday 9:00", "Bob Smith", "call", "2026-11-23T09:00", "", ""),
        ("@Bob: call him about X", "Bob Smith", "", "2026-11-24", "", "call him about X"),
        ("@bob. lunch today", "Bob Smith", "lunch", "2026-11-24", "", ""),
        ("@bob -> call", "Bob Smith", "call", "2026-11-24", "", ""),
        ("@Bob Smith - lunch - 12:30 - Vito's", "Bob Smith", "lunch", "2026-11-24T12:30", "", "Vito's"),
        ("@Bob Smith, Nov 20th, 2026 – call", "Bob Smith", "call", "2026-11-20", "", ""),
        ("@Bob Smith (lunch)", "Bob Smith", "lunch", "2026-11-24", "", ""),
        ("@Bob lunch (great place) at Rosas (Monday)", "Bob Smith", "lunch", "2026-11-23", "Rosas", "(great place)"),
        ("@BobSmith lunch", "Bob Smith", "lunch", "2026-11-24", "", ""),
        ("@bob rang yesterday", "Bob Smith", "rang", "2026-11-23", "", ""),
        ("@bob was late friday", "Bob Smith", "", "2026-11-24", "", "was late friday"),
        ("@bob dropped by", "Bob Smith", "", "2026-11-24", "", "dropped by"),
        ("@mum & dad dinner sun", "Mum", "dinner", "2026-11-22", "", "& dad"),
        ("@Bob and his wife Carol dinner", "Bob Smith", "dinner", "2026-11-24", "", "and his wife Carol"),
        ("@Bob Smith lunch @Vito's", "Bob Smith", "lunch", "2026-11-24", "Vito's", ""),
        ("@Dr Helen Wu call", "Helen Wu", "call", "2026-11-24", "", ""),
        ("@Prof. Wu call", "Prof. Wu?", "call", "2026-11-24", "", ""),
        ("@Gerda call", "Dr. Gerda Holm", "call", "2026-11-24", "", ""),
        ("@gerda holm call", "Dr. Gerda Holm", "call", "2026-11-24", "", ""),
        ("@Dr. No call", "Dr. No (new)", "call", "2026-11-24", "", ""),
        ("@Liz 👋 call", "Liz Moreno", "call", "2026-11-24", "", "👋"),
        ("## @Liz call yesterday", "Liz Moreno", "call", "2026-11-23", "", ""),
        ("@Liz: she is moving", "Liz Moreno", "", "2026-11-24", "", "she is moving"),
    ],
)  # fmt: skip
def test_header(header: str, people: str, word: str, iso: str, place: str, rest: str) -> None:
    found = visit(header)
    signs = {"new": " (new)", "ambiguous": "?", "known": ""}
    assert ", ".join(who.name + signs[who.state] for who in found.people) == people
    assert found.when is not None and (found.word, found.when.iso, found.place) == (word, iso, place)
    assert [line.text for line in found.lines] == [*([rest] if rest else []), "A word."]


def test_a_mail_that_came_in_is_from_them() -> None:
    assert visit("@bob email in: price list").direction == "in"


@pytest.mark.parametrize("line", ["@everyone lunch", "@here", "@channel all good", "@me: milk", "####### @Bob call"])
def test_nobody_is_no_header(line: str) -> None:
    assert not visit(line).header


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("Lunch with @Bob at Vito's", "Begin this line with @Bob to make it a visit with them."),
        ("- @Liz call", "Begin this line with @Liz to make it a visit with them."),
        ("> @Liz call", ""), ("write to liz@moreno.example", ""), ("ask @nobody about it", ""),
        ("@Liz likes tea", "“likes tea” stays in the note; “- likes tea” on a line of its own files it."),
        ("@Liz: [ ] map", "“[ ] map” stays in the note; “- [ ] map” on a line of its own files it."),
        ("@Liz is late", ""),
    ],
)  # fmt: skip
def test_what_would_file_it_is_told(line: str, warning: str) -> None:
    assert [found.text for found in parse(f"{line}\nA word.", NOW, NAMES).warnings] == ([warning] if warning else [])
