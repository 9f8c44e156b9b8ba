"""M9, style, to be mirrored: channel, pace, formality, hours, how personal; a cue log, and topics to avoid."""

from __future__ import annotations

import pytest

from relbank.actions import knowing
from relbank.actions.done import Refused
from relbank.method.clues import topics
from relbank.model.fact import Fact
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- cue golf: avoided\n- cue hockey: taken\n- avoid politics\n",
               at="2026-11-02T13:00").at("2026-11-05")  # fmt: skip
    yield found
    found.store.close()


def style(journal, **parts):
    return knowing.style(journal.store, journal.bob.id, parts).said


def test_a_style_sheet_has_five_parts_and_keeps_what_is_not_named(journal):
    assert style(journal, channel="email", pace="fast") == "Style of Bob Smith: channel email, pace fast."
    assert style(journal, hours="mornings", pace="") == "Style of Bob Smith: channel email, hours mornings."
    with pytest.raises(Refused, match="no part 'shoes'"):
        style(journal, shoes="brown")


def test_what_was_avoided_twice_becomes_a_topic_to_avoid(journal):
    assert saws(journal, "M9") == []
    journal.note("@Bob Smith call today\n- cue golf: ignored\n", at="2026-11-04T10:00")
    (finding,) = spoken(journal, "M9")
    assert (finding.saw, finding.do) == (
        "You brought up “golf”: ignored 1, avoided 1.", "Leave it out from now on: “- avoid golf”."
    )  # fmt: skip
    journal.fact("Bob Smith", "avoid", "golf")
    assert saws(journal, "M9") == []


def test_what_was_taken_up_twice_becomes_a_clue_unless_waved_away(journal):
    journal.note("@Bob Smith call today\n- cue hockey: taken\n", at="2026-11-04T10:00")
    assert [f.do for f in spoken(journal, "M9")] == ["Keep it as a clue: “- likes hockey”."]
    wave(journal, spoken(journal, "M9")[0], "small talk")
    assert saws(journal, "M9") == []
    journal.note("@Bob Smith call today\n- cue hockey: taken\n", at="2026-11-05T10:00")
    assert saws(journal, "M9") == ["You brought up “hockey”: taken up 3."]


def test_the_cue_log_counts(journal):
    found = {t.name: t.said for t in topics(journal.store.journal.of(Fact, journal.bob.id))}
    assert found == {"golf": "avoided 1", "hockey": "taken up 1"}


def test_touches_beside_the_channel_they_like_are_noticed(journal):
    style(journal, channel="email")
    for day in (3, 4):
        journal.touched("Bob Smith", "call", f"2026-11-0{day}T09:00", "out")
    assert saws(journal, "M9") == []
    journal.touched("Bob Smith", "message", "2026-11-05T09:00", "out")
    assert saws(journal, "M9") == ["They prefer email; your last 3 were message, call, call."]
    wave(journal, spoken(journal, "M9")[0], "he is travelling")
    assert saws(journal, "M9") == []
    journal.touched("Bob Smith", "email", "2026-11-06T09:00", "out")
    assert saws(journal.at("2026-11-07"), "M9") == []


def test_the_shell_sets_and_shows_it(journal):
    shell(journal, "style", "Bob", "channel=email", "pace=fast and short")
    assert "pace       fast and short" in shell(journal, "style", "Bob")
    assert "channel email" in shell(journal, "know", "Bob") and "golf (avoided 1)" in shell(journal, "know", "Bob")


async def test_the_form_and_the_topics_to_avoid_on_the_page(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert "AVOID       politics" in screen.text and "golf (avoided)" in screen.text
        await screen.keys("S")
        await screen.type("email")
        await screen.keys("ctrl+s")
        assert "STYLE       channel email" in screen.text
