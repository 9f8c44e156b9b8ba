"""The three rules above all: it is the user's judgement; friends are not pipeline; what is derived is derived."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from relbank.actions import bank, circle, ladder, trust
from relbank.actions import findings as actions
from relbank.demo import build as tell
from relbank.method.findings import Findings
from relbank.method.rules import rules
from tests.builder import build
from tests.scenarios.spoken import shell
from tests.tui.program import opened

PURPOSE, REASON, APART = "the Zanzibar plant", "he opened the vault", "knows quokkas"
OWN = (PURPOSE, REASON, APART, "pivotal contact", "RUNG ASKS", "of 5 things", "Score ")
"""Words that stand nowhere but in what is strategic about Bob."""
WORDS = (*OWN, "Nurturing", "Sustaining", "▰▰▰▱▱")
"""And those that a board of rungs and a chart have of their own."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    found = build(tmp_path_factory.mktemp("demo"), "2026-11-19T10:00")
    tell(found.store, found.now)
    yield found
    found.close()


@pytest.fixture
def journal(tmp_path):
    """Bob was climbed with, and is a friend now."""
    found = build(tmp_path)
    found.note("@Bob Smith lunch today\nHe runs the plant.\n- likes hockey\n- [ ] map by Fri\n").person("Liz Chen")
    id = found.bob.id
    ladder.move(found.store, id, "nurturing", REASON, found.now, found.settings)
    ladder.aim(found.store, id, role="pivotal contact", purpose=PURPOSE, gravity=4, apart=APART)
    trust.rate(found.store, id, trust.parts_of("c7 r7 i6 s3"), found.now, "he said so")
    bank.give(found.store, id, "tickets x3", found.now)
    circle.step(found.store, id, "current", found.now)
    assert any(word in shell(found, "show", "Bob") for word in WORDS), "so long as he is strategic it is told"
    shell(found, "aim", "Bob", "--friend")
    yield found
    found.close()


# ---- it is the user's judgement ----
def test_every_rule_explains_itself_in_one_line_and_shows_what_is_behind_it(demo):
    found = Findings(demo.store.journal, demo.settings)
    found.refresh(demo.now)
    told = found.all()
    assert {f.rule for f in told} > {f"M{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 17, 18)}
    for finding in told:
        for line in (finding.saw, finding.why, finding.do):
            assert line and "\n" not in line and line[-1] in ".?!”", finding
        assert finding.evidence or not finding.person, finding
    assert all(rule.why and rule.name for rule in rules())


def test_what_was_waved_away_is_silent_until_something_changes(demo):
    found = Findings(demo.store.journal, demo.settings)
    found.refresh(demo.now)
    waved = {}
    while told := list(found.all()):
        for finding in told:
            actions.override(demo.store, finding, "not this one", demo.now)
            waved[finding.key] = finding.saw
        found.refresh(demo.now)
    assert {f.key for f in found.silent()} <= waved.keys()
    for days in (1, 3):
        found.refresh(demo.now + timedelta(days=days))
        again = [f for f in found.all() if f.key in waved]
        assert all(f.rule == "M18" and "late" in f.saw and "late" not in waved[f.key] for f in again), (
            "only a promise that has become late is something else now"
        )


# ---- friends are not pipeline ----
@pytest.mark.parametrize("verb", [
    "show", "brief", "why", "log", "log --kind move", "aim", "ladder", "bank", "trust", "twelve", "track", "know",
    "ask", "promises", "rhythm", "referrals", "introductions",
])  # fmt: skip
def test_of_a_friend_no_verb_tells_what_is_strategic(journal, verb):
    name, *options = verb.split()
    said = _said(journal, name, "Bob", *options)
    assert not [word for word in WORDS if word in said], said
    assert not {"c7", "+3", "rung"} & set(said.split()), said


@pytest.mark.parametrize("verb", [
    "people", "ladder", "bank", "bank --effort", "trust", "circle", "track", "drift", "due", "today", "week", "why",
    "review --plain", "stats bank", "stats trust", "people role:pivotal", "people rung:3", "people gravity:>1",
])  # fmt: skip
def test_no_list_tells_it_either(journal, verb):
    said = _said(journal, *verb.split())
    assert not [word for word in WORDS if word in said.replace("pivotal contact, strategic ally", "")], said


def test_json_of_a_friend_tells_it_neither(journal):
    told = json.loads(shell(journal, "show", "Bob", "--json"))
    assert told["rung"] is None and not [word for word in WORDS if word in json.dumps(told, ensure_ascii=False)]


async def test_no_view_of_the_program_tells_what_is_strategic_of_a_friend(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        for keys in ("1", "2", "3", "v", "V", "b", "T", "r"):
            await screen.keys(*keys)
            assert not [word for word in WORDS if word in screen.text], (keys, screen.text)
            if keys in "vVbTr":
                await screen.keys("escape")
        for keys in ("gl", "gb", "gt", "gs", "ga", "gi", "gw", "gp", "gd", "go", "gc"):
            await screen.keys(*keys)
            assert not [word for word in OWN if word in screen.text], (keys, screen.text)


def test_what_was_written_is_still_there_when_they_are_marked_again(journal):
    shell(journal, "aim", "Bob", "--gravity", "5", "--purpose", PURPOSE)
    said = shell(journal, "show", "Bob")
    assert PURPOSE in said and REASON in said and "Nurturing" in said


def test_a_friend_is_named_alone(journal):
    refused = shell(journal, "aim", "Bob", "--friend", "--role", "ally", status=2)
    assert "Give --friend alone." in refused


# ---- what is derived is derived ----
def test_correcting_the_record_corrects_every_figure(journal):
    text = "@Liz Chen call 12 Nov\n- stage confidence\n- likes jazz\n- gave a map x2\n- [ ] chart by 16 Nov\n"
    journal.note(text, at="2026-11-12T10:00")
    shell(journal.at("2026-11-19T14:00"), "done", "chart")

    def figures() -> list[str]:
        return [shell(journal, "why", "Liz", "--figure", one).splitlines()[0]
                for one in ("known", "balance", "on time", "time on")]  # fmt: skip

    assert figures() == ["known: 1 of 16 parts known", "balance: +2", "on time: 0 % ever",
                         "time on Gaining confidence: 7 days"]  # fmt: skip
    for was, is_now in (("12 Nov", "5 Nov"), ("16 Nov", "20 Nov"), (" x2", ""), ("jazz", "jazz\n- taste wine")):
        text = text.replace(was, is_now)
    journal.edit(text)
    assert figures() == ["known: 2 of 16 parts known", "balance: +1", "on time: 100 % ever",
                         "time on Gaining confidence: 14 days"]  # fmt: skip
    journal.undo()
    assert figures()[1] == "balance: +2"


def test_to_ask_for_figures_writes_nothing(demo):
    before = [(file.name, file.read_bytes()) for file in sorted(demo.store.path.rglob("*.jsonl"))]
    for verb in ("why", "due", "people", "ladder", "promises", "bank", "trust", "drift", "stats", "week", "report"):
        _said(demo, verb)
    assert before and before == [(file.name, file.read_bytes()) for file in sorted(demo.store.path.rglob("*.jsonl"))]


def _said(journal, *argv: str) -> str:
    """Return what a verb prints, whatever its exit status."""
    for status in (0, 1, 2):
        try:
            return shell(journal, *argv, status=status)
        except AssertionError as error:
            if status == 2:
                raise error
    raise AssertionError
