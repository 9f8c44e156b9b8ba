"""M4, introductions: who brought whom; thanks and a report back; the tree walked and drawn; a deposit with both."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from relbank.actions import introductions
from relbank.actions.done import Refused
from relbank.method.introductions import chain, tree
from relbank.model.ledger import DEPOSIT, Entry
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note("@Liz Chen lunch today\nOn whose coattails I come.", at="2026-10-01T13:00")
    found.note("@Bob Smith coffee today\n- introduced by @Liz Chen\n", at="2026-10-05T09:00")
    found.note("@Roe Adams call today\n- introduced by @Bob Smith\n", at="2026-10-20T09:00").at("2026-10-20")
    yield found
    found.store.close()


def test_the_tree_is_walked_from_introducer_to_introduced(journal):
    nodes = tree(journal.store.journal)
    assert [(n.depth, n.person.name, n.below) for n in nodes] == [(0, "Liz Chen", 2), (1, "Bob Smith", 1),
                                                                  (2, "Roe Adams", 0)]  # fmt: skip
    assert [p.name for p in chain(journal.store.journal, journal.roe.id)] == ["Bob Smith", "Liz Chen"]
    introductions.introduced(journal.store, journal.liz.id, journal.roe.id, journal.now)
    assert {n.person.name for n in tree(journal.store.journal)} == {"Liz Chen", "Bob Smith", "Roe Adams"}, "a ring ends"


def test_the_introducer_is_thanked_and_told_what_came_of_it(journal):
    assert saws(journal, "M4") == ["Liz Chen introduced you to Bob Smith 15 days ago and was not thanked."]
    introductions.thanked(journal.store, journal.bob.id, journal.now)
    told = "Liz Chen introduced you to Bob Smith 15 days ago and was not told what came of"
    assert saws(journal, "M4") == [f"{told} it."]
    introductions.reported(journal.store, journal.bob.id, journal.now)
    assert saws(journal, "M4") == []
    with pytest.raises(Refused, match="Liz Chen was told already"):
        introductions.reported(journal.store, journal.bob.id, journal.now)


def test_a_conversation_since_then_makes_it_due_at_once(journal):
    journal.note("@Roe Adams lunch today\nTwo hours.", at="2026-10-21T12:00").at("2026-10-21")
    assert "Bob Smith introduced Roe Adams yesterday" not in " ".join(saws(journal, "M4"))
    assert saws(journal, "M4", "Roe Adams") == ["Bob Smith introduced you to Roe Adams 1 day ago and was not thanked."]


def test_thanks_that_were_waved_away_stay_away_the_report_still_comes(journal):
    wave(journal, spoken(journal, "M4")[0], "thanked her on the spot")
    assert saws(journal, "M4") == []
    introductions.thanked(journal.store, journal.bob.id, journal.now)
    assert "was not told" in saws(journal, "M4")[0]


def test_to_introduce_is_a_deposit_with_both(journal):
    introductions.introduce(journal.store, journal.liz.id, journal.roe.id, journal.now)
    given = {(e.person, e.text) for e in journal.every(Entry) if e.kind == DEPOSIT}
    assert given == {(journal.liz.id, "introduction to Roe Adams"), (journal.roe.id, "introduction to Liz Chen")}
    journal.undo()
    assert journal.every(Entry) == [], "one undo takes it back"


def test_an_introducer_known_without_a_date_can_be_thanked_too(journal):
    journal.person("Pat Roe", introducer=journal.liz.id)
    introductions.thanked(journal.store, journal.pat.id, journal.now)
    assert "Told Liz Chen" in introductions.reported(journal.store, journal.pat.id, journal.now).said
    with pytest.raises(Refused, match="Nobody is named who introduced Liz Chen"):
        introductions.thanked(journal.store, journal.liz.id, journal.now)


def test_the_tree_is_drawn_as_dot_and_svg_with_hostile_names_harmless(journal, tmp_path):
    journal.person('Eve <script>"\\', introducer=journal.liz.id)
    dot = shell(journal, "introductions", "--dot", "-")
    assert dot.startswith("digraph introductions {") and dot.count("->") == 3
    assert '"Eve <script>\\"\\\\"' in dot
    file = tmp_path / "tree.svg"
    assert "Wrote 4 people" in shell(journal, "introductions", "--svg", str(file))
    texts = [t for e in ElementTree.parse(file).iter() if (t := (e.text or "").strip())]
    assert {"Liz Chen", "Bob Smith", "Roe Adams", 'Eve <script>"\\'} <= set(texts)
    assert file.stat().st_mode & 0o777 == 0o600
    shell(journal, "introductions", "--svg", str(file), status=2)


def test_the_shell_notes_and_prints(journal):
    assert "  Bob Smith  (1 below, Mon 5 Oct 2026, not thanked)" in shell(journal, "introductions")
    assert "Roe Adams came by Bob Smith, who came by Liz Chen." in shell(journal, "introductions", "Roe")
    assert "Thanked Liz Chen for Bob Smith" in shell(journal, "introductions", "Bob", "--thanked")
    assert "Introduced Liz Chen and Roe Adams" in shell(journal, "introduce", "Liz", "to", "Roe")
    assert "Nobody introduces themselves" in shell(journal, "introduced", "Liz", "by", "Liz", status=2)
    assert [n["depth"] for n in __import__("json").loads(shell(journal, "introductions", "--json"))] == [0, 1, 2]


async def test_the_tree_is_walked_by_keyboard(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "i")
        assert "Introductions 2" in screen.text
        await screen.keys("l", "l")
        assert screen.app.screen.views.current.person.name == "Roe Adams"
        await screen.keys("h")
        assert screen.app.screen.views.current.person.name == "Bob Smith"
        await screen.keys("I", "t")
        assert "thanked" in screen.said.lower()
        await screen.keys("enter")
        assert screen.app.home.shown.name == "Bob Smith" and "introduced by Liz Chen" in screen.text


def test_the_introducer_is_not_asked_for_on_the_day_itself_and_only_a_report_cites_the_talk(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\n- introduced by @Liz Chen").note("@Bob Smith call today\n- cue hockey: taken")
    assert saws(found, "M4") == []
    found.later(days=1)
    (thanks,) = spoken(found, "M4")
    assert thanks.saw.endswith("1 day ago and was not thanked.") and len(thanks.evidence) == 1
    found.close()
