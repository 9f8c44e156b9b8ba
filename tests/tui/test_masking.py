"""The curtain lets through what actions ask of a journal while it is open, and names nobody while it is drawn."""

from __future__ import annotations

from datetime import datetime

import pytest

from relbank.actions import note
from relbank.settings import Settings
from relbank.tui.masking import CurtainStore
from tests.builder import build

NOW = datetime(2026, 11, 19, 14, 0)


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith").note("@Bob Smith lunch")
    yield found
    found.store.close()


def test_a_note_is_edited_through_the_open_curtain(journal):
    store = CurtainStore(journal.store)
    note.edit(store, journal.touch.id, "@Bob Smith lunch\n- likes tea", NOW, Settings())
    assert journal.facts("Bob Smith") == ["tea"]


def test_names_are_initials_behind_the_drawn_curtain(journal):
    store = CurtainStore(journal.store)
    store.draw("#")
    (bob,) = store.journal.called("=bob smith")
    assert "Bob" not in store.journal.name_of(bob) and store.journal.name_of(bob)
    assert store.journal.longest_name() == 2
