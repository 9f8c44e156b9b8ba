"""M33, trust equation: self-rated with what it rests on, computed beside it, its course drawn, one action proposed."""

from __future__ import annotations

import json

import pytest

from relbank.actions import trust as actions
from relbank.actions.done import Refused
from relbank.method.trust import trust
from relbank.model.trust import TrustSheet
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-05-04T09:00")
    found.person("Bob Smith", strategic=True).person("Liz Chen")
    found.note("@Bob Smith lunch today\n- likes hockey\n- trust c5 r9 i2 s4 he asked for advice\n- gave intro to Roe")
    for n in range(4):  # two of four on time: the promises say 6
        found.promise(f"thing {n}", "Bob Smith", "2026-05-20")
    found.at("2026-05-19T09:00").tick("thing 0").tick("thing 1").at("2026-06-20T09:00").tick("thing 2")
    found.note("@Bob Smith call today\n- asked lead to Acme\n- asked board seat")
    yield found
    found.close()


def test_the_score_and_what_stands_beside_it_are_worked_out_by_hand(journal):
    found = trust(journal.store.journal, journal.bob.id, journal.now.date())
    assert found.now.score == (5 + 9 + 2) / 4
    assert (found.reliability.hits, found.reliability.of, found.reliability.value) == (2, 4, 6)
    assert {p.text for p in found.reliability.evidence} == {"thing 0", "thing 1", "thing 2", "thing 3"}
    assert (found.self_hint.hits, found.self_hint.of, found.self_hint.value) == (2, 3, 7)
    assert found.weakest == "intimacy" and "hockey" in found.action


def test_the_weakest_part_proposes_one_action_and_falls_silent_with_a_reason(journal):
    weak = [f for f in spoken(journal, "M33", "Bob Smith") if f.about == "weakest"]
    assert [f.saw for f in weak] == ["The weakest part of trust is intimacy: 2 of 10."]
    assert "hockey" in weak[0].do
    wave(journal, weak[0], "he keeps his distance, and that is fine")
    assert not [f for f in spoken(journal, "M33") if f.about == "weakest"]
    journal.note("@Bob Smith call today\n- trust i3")
    again = [f for f in spoken(journal, "M33") if f.about == "weakest"]
    assert again, "a new rating: it speaks again"


def test_a_rating_that_the_journal_contradicts_is_said(journal):
    told = "You rate reliability 9 of 10; the journal says 6: 2 of 4 promises kept on time."
    assert told in saws(journal, "M33", "Bob Smith")
    journal.tick("thing 3")
    assert told in saws(journal, "M33", "Bob Smith")
    found = next(f for f in spoken(journal, "M33") if f.about == "reliability")
    assert {table for table, _ in found.evidence} == {"trust", "promises"}


def test_a_drop_is_found_until_it_is_explained(journal):
    journal.at("2026-08-01T10:00")
    actions.rate(journal.store, journal.bob.id, {"credibility": 4, "self_orientation": 5}, journal.now, "I was late")
    assert "Trust fell from 4.0 to 3.0 on Sat 1 Aug 2026." in saws(journal, "M33", "Bob Smith")
    drop = next(f for f in spoken(journal, "M33") if f.about == "drop")
    assert "credibility, self-orientation" in drop.do and len(drop.evidence) == 2
    wave(journal, drop, "said sorry over lunch")
    assert not [f for f in spoken(journal, "M33") if f.about == "drop"]


def test_the_next_rating_is_due_after_the_days_set(journal):
    due = "Trust was last rated 90 days ago; it is looked at anew every 90 days."
    journal.at("2026-08-01T09:00")
    assert not [f for f in spoken(journal, "M33") if f.about == "due"]
    journal.at("2026-08-02T09:00")
    assert due in saws(journal, "M33", "Bob Smith")


def test_a_rating_cites_what_it_rests_on_and_only_for_the_strategic(journal):
    with pytest.raises(Refused, match="rests on"):
        actions.rate(journal.store, journal.bob.id, {"credibility": 5}, journal.now)
    with pytest.raises(Refused, match="friend"):
        actions.rate(journal.store, journal.liz.id, {"credibility": 5}, journal.now, "x")
    with pytest.raises(Refused, match="from 1 to 10"):
        actions.rate(journal.store, journal.bob.id, {"credibility": 11}, journal.now, "x")
    assert len(journal.every(TrustSheet)) == 1


def test_nothing_of_it_is_said_of_a_friend(journal):
    journal.note("@Liz Chen call today\n- trust c2 r2 i2 s9 odd\n- trust c1")
    assert saws(journal, "M33", "Liz Chen") == []
    assert "friend" in shell(journal, "trust", "Liz")
    assert "score" not in json.loads(shell(journal, "trust", "Liz", "--json"))
    journal.change(journal.liz, strategic=True)
    assert saws(journal, "M33", "Liz Chen")


def test_the_shell_rates_and_draws_the_course(journal):
    journal.at("2026-08-01T10:00")
    assert "Rated trust with Bob Smith: 5.3" in shell(
        journal, "trust", "Bob", "--rate", "c6 i4 s3 r6", "--because", "-", stdin="he called first\n"
    )
    told = shell(journal, "trust", "Bob")
    assert "5.3 of 30 (+1.3)  ▆█" in told and "he called first" in told and "promises say 6: 2 of 4" in told
    assert "(+1.3)  +#" in shell(journal, "trust", "Bob", "--plain")
    assert "Write it like c4 r5" in shell(journal, "trust", "Bob", "--rate", "great", status=2)
    assert "Bob Smith" in shell(journal, "trust")


@pytest.mark.parametrize(("glyphs", "bar"), [("unicode", "▰▰▰▰▰▱▱▱▱▱"), ("ascii", "#####-----")])
async def test_the_screen_draws_it_and_takes_a_new_rating(journal, tmp_path, glyphs, bar):
    async with opened(journal, tmp_path, (100, 30), glyphs=glyphs) as screen:
        screen.app.home.select(journal.bob.id)
        await screen.keys("T")
        assert f" 5 {bar}" in screen.text and "4.0 of 30" in screen.text and "promises say 6" in screen.text
        assert "The first three of these added" in screen.text
        await screen.keys("a", "r")
        for text in ("7", "8", "5", "2"):
            await screen.type(text)
            await screen.keys("enter")
        await screen.type("he told me first")
        await screen.keys("enter")
        await screen.settle()
        assert "10.0 of 30" in screen.text and "he told me first" in screen.text
        await screen.keys("u")
        assert "4.0 of 30" in screen.text
        await screen.keys("j", "v")
        assert "thing 3" in screen.text, "what is behind the figure"


async def test_a_friend_s_page_has_neither_score_nor_keys(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        screen.app.home.select(journal.liz.id)
        await screen.keys("T")
        assert "Integrity" in screen.text and "Sealed" in screen.text
        assert not any(word in screen.text for word in ("of 30", "credibility", "Twelve keys", "rated"))
        await screen.keys("a")
        assert screen.text.count("a friend; not scored") == 2
        await screen.keys("r")
        assert "Credibility" not in screen.text, "an entry that is impossible says why and does nothing"


def test_a_topic_that_was_taken_up_is_no_clue_left_to_use(journal):
    journal.note("@Bob Smith call today\n- cue hockey: taken")
    assert "hockey" not in trust(journal.store.journal, journal.bob.id, journal.now.date()).action
