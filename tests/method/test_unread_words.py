"""Of a header whose words were not all understood, those words are told."""

from __future__ import annotations

import pytest

from relbank.method.capture import unread, unread_words
from relbank.method.findings import of_person
from relbank.model.person import Person
from relbank.model.touch import Touch
from tests.builder import build


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("@Bob Smith lunch frobbing Quux!", "frobbing Quux"), ("@Bob Smith lunch today at Vito's", ""),
        ("@Bob Smith, @Liz Chen coffee yesterday #board", ""), ("@Bob Smith intro call", ""),
        ("@Bob Smith: lunch", ""), ("@Bob Smith -> lunch", ""), ("@Bob Smith/@Liz Chen call", ""),
        ("## @Bob Smith call", ""), ("## @Bob Smith call frobbing", "frobbing"), ("@Bob Smith lunch 12:30 10/5", ""),
    ],
)  # fmt: skip
def test_the_words_that_were_not_understood(journal, header, words):
    journal.note(f"{header}\n- likes tea")
    touch = next(iter(journal.every(Touch)))
    assert unread_words(touch, journal.store.journal) == words
    assert bool(unread(touch, journal.store.journal)) is bool(words)


def test_the_finding_names_them(journal):
    journal.note("@Bob Smith lunch frobbing Quux\n- likes tea")
    bob = next(iter(journal.every(Person)))
    told = [f.saw for f in of_person(journal.store.journal, bob, journal.now, journal.settings)]
    assert "Not understood in a header: “frobbing Quux”, of “@Bob Smith lunch frobbing Quux”." in told
