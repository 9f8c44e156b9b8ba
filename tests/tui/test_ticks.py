"""The timeline shows what was kept as ticked, and the note itself stays as typed (M14)."""

from __future__ import annotations

from relbank.method.capture import stream, ticked
from relbank.model.touch import Touch
from tests.builder import build


def test_a_kept_promise_is_shown_ticked_and_the_note_stays_as_typed(tmp_path):
    journal = build(tmp_path).note("@Bob Smith lunch\n- [ ] send Ohio article\n- [ ] call Pat\n")
    journal.tick("send Ohio article")
    [moment] = [m for m in stream(journal.store.journal, journal.bob.id) if m.kind == "note"]
    assert moment.text == "- [x] send Ohio article\n- [ ] call Pat"
    [touch] = journal.every(Touch)
    assert touch.text.count("[ ]") == 2
    journal.close()


def test_only_the_box_of_the_line_is_ticked():
    assert ticked("- [] a [ ]\r\n- [ ] b\n", {1}) == "- [x] a [ ]\r\n- [ ] b\n"
    assert ticked("no lines", {0, 7}) == "no lines"
    assert ticked("a\u2028b\n- [ ] c\n", {2}) == "a\u2028b\n- [x] c\n"  # lines end where the notes' lines end
