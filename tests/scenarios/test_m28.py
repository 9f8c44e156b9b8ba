"""M28, the circle: current and possible allies, and for each the training both ways, with its sessions."""

from __future__ import annotations

import pytest

from relbank.actions import circle
from relbank.actions.done import Refused
from relbank.method.circle import circle as members
from relbank.method.circle import membership, trained
from relbank.model.person import ALLY
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened

LINES = (("client", "plants older than their owners"), ("trigger", "“nothing gets out”"), ("wrong", "offices"))


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path, now="2026-03-02T10:00")
    found.person("Liz Jones").person("Bob Smith").person("Anna Berg")
    circle.step(found.store, found.liz.id, "possible", found.now, "same clients")
    yield found
    found.store.close()


def teach(journal, name, side, *lines):
    for kind, text in lines or LINES:
        circle.train(journal.store, journal.id_of(name), side, kind, text, journal.now)


def test_whoever_is_in_the_circle_is_strategic_and_an_ally(journal):
    assert (journal.liz.strategic, journal.liz.role) == (True, ALLY)
    with pytest.raises(Refused, match="already"):
        circle.step(journal.store, journal.liz.id, "possible", journal.now)
    journal.later(days=10)
    circle.step(journal.store, journal.liz.id, "current", journal.now)
    found = membership(journal.store.journal.of, journal.liz)
    assert (found.state, found.since, found.joined) == ("current", "2026-03-12", "2026-03-12")
    assert [(s.state, s.reason) for s in found.steps] == [("possible", "same clients"), ("current", "")]
    assert [(p.name, m.state) for p, m in members(journal.store.journal)] == [("Liz Jones", "current")]


def test_what_is_missing_of_the_training_is_the_next_thing_to_do(journal):
    assert saws(journal, "M28") == [
        "What they should know of you still lacks: ideal client, trigger phrase, wrong lead.",
        "What you should know of them still lacks: ideal client, trigger phrase, wrong lead.",
    ]
    teach(journal, "Liz Jones", "me", *LINES[:2])
    assert saws(journal, "M28")[0] == "What they should know of you still lacks: wrong lead."
    teach(journal, "Liz Jones", "me", LINES[2])
    teach(journal, "Liz Jones", "them")
    assert saws(journal, "M28") == []
    assert [half.missing for half in trained(journal.store.journal.of, journal.liz.id)] == [(), ()]


def test_a_current_ally_is_trained_again_every_quarter(journal):
    circle.step(journal.store, journal.liz.id, "current", journal.now)
    for side in ("me", "them"):
        teach(journal, "Liz Jones", side)
    teach(journal, "Liz Jones", "me", ("session", "went through three examples"))
    journal.later(days=91)
    assert saws(journal, "M28") == [
        "The last session on what they should know of you was 91 days ago.",
        "No session was held on what you should know of them.",
    ]
    wave(journal, spoken(journal, "M28")[0], "she is on leave")
    assert len(saws(journal, "M28")) == 1
    teach(journal, "Liz Jones", "me", ("session", "by telephone"))
    journal.later(days=91)
    assert len(saws(journal, "M28")) == 2, "another session, another quarter: it speaks again"


def test_friends_are_never_spoken_of(journal):
    circle.step(journal.store, journal.bob.id, "possible", journal.now)
    journal.change(journal.bob, strategic=False)
    assert not any("Bob" in x for x in saws(journal, "M28"))
    assert "Bob" not in shell(journal, "circle")


def test_the_shell_trains(journal):
    assert "training lacks" in shell(journal, "circle") or "same clients" in shell(journal, "circle")
    assert "ideal client “steel”" in shell(journal, "circle", "train", "Liz", "them", "client", "steel")
    shell(journal, "circle", "train", "Liz", "me", "trigger", stdin="nobody may see this in a history")
    told = shell(journal, "circle", "Liz")
    assert "nobody may see this in a history" in told and "no wrong lead yet" in told


async def test_the_screen_shows_both_sides_and_fills_a_gap(journal, tmp_path):
    teach(journal, "Liz Jones", "me", *LINES[:1])
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "t")
        assert "What Liz should know of me" in screen.text and "plants older than their owners" in screen.text
        assert screen.text.count("not yet") == 5
        await screen.keys("tab", "a", "t", "t")
        await screen.type("“we work weekends”")
        await screen.keys("enter")
        assert "trigger phrase “we work weekends”" in screen.text or "“we work weekends”" in screen.text
        assert screen.text.count("not yet") == 4
