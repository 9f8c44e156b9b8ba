"""What of a note clashes with what is known, and what does not."""

from __future__ import annotations

import pytest

from relbank.actions import note as notes
from relbank.method.clashes import clashes, confided, touches
from relbank.model.touch import Touch
from tests.builder import build


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(
        "@Bob Smith lunch 3 Nov\n- dislikes golf, long calls\n- never be late !!\n- avoid politics\n- likes hockey\n"
        "- secret he leaves in May with his whole team"
    )
    found.note("@Liz Chen lunch 4 Nov\n- likes golf\n- hates Vito's")
    yield found
    found.store.close()


def against(journal, text: str) -> list[tuple[int, str]]:
    note = notes.preview(journal.store, text, journal.now, journal.settings)
    return [(c.line, c.text) for c in clashes(journal.store.journal, note, confided(journal.store.journal))]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- [ ] golf on Sunday", "Bob Smith dislikes golf"),
        ("- [ ] invite him to go GOLFING by fri", "Bob Smith dislikes golf"),
        ("- next golf 9 Dec 9:00", "Bob Smith dislikes golf"),
        ("- gave golf balls", "Bob Smith dislikes golf"),
        ("- ask about politics", "a topic to avoid with Bob Smith: politics"),
        ("- [ ] send it late tonight", "Bob Smith's hard rule: never be late"),
        ("- [ ] long call about Ohio", "Bob Smith dislikes long calls"),
        ("- likes golf", "Bob Smith dislikes golf, as noted before"),
        ("- dislikes hockey", "Bob Smith likes hockey, as noted before"),
    ],
)
def test_a_line_that_touches_what_is_known_is_told(journal, line, said):
    assert against(journal, f"@Bob Smith call today\n{line}") == [(2, said)]


@pytest.mark.parametrize(
    "line",
    [
        "We talked about golf and politics.",
        "- [ ] @Bob: bring the golf balls",
        "- [ ] call him on Thursday",
        "- [ ] send the long article",
        "- [ ] hockey on Sunday",
        "- likes tea",
        "- dislikes golf",
        "- [ ] be there on time",
        "- [ ] ask his team for figures",
        "- he may leave it to her",
    ],
)
def test_what_only_shares_a_word_or_tells_of_a_visit_clashes_with_nothing(journal, line):
    assert against(journal, f"@Bob Smith call today\n{line}") == []


def test_a_clash_is_about_the_person_of_the_line(journal):
    assert against(journal, "@Liz Chen call today\n- [ ] golf on Sunday") == []
    text = "@Bob Smith, @Liz Chen lunch today\n- next dinner 9 Dec at Vito's\n- [ ] @Liz golf on Sunday"
    assert (2, "Liz Chen dislikes Vito's") in against(journal, text)


def test_a_place_that_somebody_hates_is_told_when_it_is_still_to_come(journal):
    assert against(journal, "@Liz Chen lunch tomorrow 12:30 at Vito's") == [(1, "Liz Chen dislikes Vito's")]
    assert against(journal, "@Liz Chen lunch yesterday at Vito's") == []


@pytest.mark.parametrize("line", ["Bob leaves in May, it seems.", "- [ ] ask who leaves with the team in May"])
def test_a_confidence_repeated_to_somebody_else_is_told_and_not_quoted(journal, line):
    (found,) = against(journal, f"@Liz Chen call today\n{line}")
    assert found[1].startswith("Bob Smith told you this in confidence")
    assert "leave" not in found[1] and "May" not in found[1]


def test_the_note_that_holds_the_secret_is_edited_in_peace(journal):
    read = journal.store.journal
    touch = next(t.id for t in journal.every(Touch) if "secret" in t.text)
    text = "@Bob Smith lunch\nHe leaves in May with the team."
    note = notes.preview(journal.store, text, journal.now, journal.settings)
    assert clashes(read, note, confided(read), touch) == ()
    assert clashes(read, note, confided(read)) != ()


def test_words_are_found_in_scripts_without_blanks():
    assert touches("高尔夫", "周日打高尔夫球")
    assert not touches("高尔夫", "周日喝茶")
    assert not touches("never at all", "never at all")


def test_a_kept_promise_that_stands_open_is_told(journal):
    journal.note("@Bob Smith lunch 5 Nov\n- [ ] send ROI sheet by 30 Nov\n- [ ] @Bob: org chart")
    told = [(2, "“send ROI sheet” is open already; space ticks it there, this line files a second one")]
    assert against(journal, "@Bob Smith call\n- [x] Send ROI sheet.") == told
    assert not against(journal, "@Bob Smith call\n- [x] send ROI figures\n- [ ] send ROI sheet by fri\n- [x] org chart")
    assert not against(journal, "@Liz Chen call\n- [x] send ROI sheet")
