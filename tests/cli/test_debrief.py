"""The note that an appointment still owes (M13), from the shell."""

from __future__ import annotations

from relbank.model.touch import Touch


def _debts(relbank) -> list[str]:
    return [row["text"] for row in relbank("due", "--json").json if row["what"] == "debrief"]


def _agreed(relbank) -> None:
    note = "@Bob Smith lunch 9 Nov\n- never be late !!\n- next coffee 18 Nov 16:00 at AB Coffee\n- [ ] send it by Fri\n"
    assert relbank("note", stdin=note, RELBANK_NOW="2026-11-10T09:00").status == 0


def test_a_debrief_has_its_header_and_what_to_ask_in_view_and_is_settled(relbank):
    _agreed(relbank)
    assert _debts(relbank) == ["Bob Smith, Wed"]
    answer = relbank("note", "--debrief", "bob", stdin="He liked it.\n- likes tea\n")
    assert answer.status == 0, answer.err
    assert "!! never be late" in answer.err and "send it" in answer.err
    with relbank.open(readonly=True) as store:
        newest = store.journal.get(Touch, store.journal.touches()[0])
    assert newest.text == "@Bob Smith coffee Wed 18 Nov 2026 16:00 at AB Coffee\nHe liked it.\n- likes tea\n"
    assert (newest.kind, newest.when.iso, newest.place) == ("met", "2026-11-18T16:00", "AB Coffee")
    assert _debts(relbank) == []
    again = relbank("note", "--debrief")
    assert (again.status, again.err.splitlines()[0]) == (1, "No note is owed.")


def test_an_empty_debrief_writes_nothing(relbank):
    _agreed(relbank)
    answer = relbank("note", "--debrief", stdin="\n")
    assert answer.status == 2 and "The note is empty" in answer.err
    assert _debts(relbank) == ["Bob Smith, Wed"]


def test_several_debriefs_are_listed(relbank):
    _agreed(relbank)
    relbank("note", stdin="@Liz Chen call 9 Nov\n- next walk 17 Nov\n", RELBANK_NOW="2026-11-10T09:00")
    answer = relbank("note", "--debrief", stdin="x")
    assert answer.status == 2
    assert "2 notes are owed" in answer.err and "Liz Chen, Tue" in answer.err
    assert relbank("note", "--debrief", "liz", stdin="fine\n").status == 0
    assert _debts(relbank) == ["Bob Smith, Wed"]
