"""What a note filed, in words: a friend has no account."""

from __future__ import annotations

from tests.builder import build


def test_deeds_of_a_friend_are_no_deposits(tmp_path):
    journal = build(tmp_path).note("@Ann Lee lunch\n- gave a book\n- got a lift home")
    assert "1 thing given, 1 thing got" in journal.said
    journal.note("@Bob Smith lunch\n- gave a book\n- got a lift home\n- stage nurturing")
    assert "1 deposit, 1 withdrawal" in journal.said
    journal.close()
