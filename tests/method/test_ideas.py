"""`relbank help method` names keys and verbs that are there, and an example of each idea is among the scenarios."""

from __future__ import annotations

from pathlib import Path

import pytest

from relbank.cli.verbs import GLOBAL, find
from relbank.method.ideas import IDEAS, called
from relbank.method.rules import rules
from relbank.tui.commands import COMMANDS
from relbank.tui.views import VIEWS

LIVES = [(idea.number, *lives) for idea in IDEAS for lives in idea.lives]
VIEW_KEYS = {entry.key for entry in VIEWS}
KEYS = {key for command in COMMANDS for key in command.keys}
SCENARIOS = Path(__file__).parents[1] / "scenarios"


@pytest.mark.parametrize(("number", "where", "key", "verb"), LIVES)
def test_keys_and_verbs_of_an_idea_are_there(number, where, key, verb):
    first, _, second = key.partition(" ")
    if first == "g" and second:
        assert second in VIEW_KEYS, f"g {second} goes nowhere"
    else:
        assert all(part in KEYS | {"space", "!"} for part in key.split()), key
    words = verb.split()
    assert key or words, "it can be reached somehow"
    if words and not words[0].startswith("-"):
        options = {option.name for option in (*GLOBAL, *find(words[0]).options)}
        named = [word.removeprefix("--") for word in words[1:] if word.startswith("--")]
        assert set(named) <= options, f"{verb}: {sorted(options)}"
    elif words:
        assert words[0].removeprefix("--") in {option.name for option in GLOBAL}


def test_each_idea_has_a_name_a_place_and_an_example():
    assert [idea.number for idea in IDEAS] == [f"M{n}" for n in range(1, 42)]
    for idea in IDEAS:
        assert idea.lives and idea.says.endswith(".") and called(idea.number) == idea.name
        assert (SCENARIOS / f"test_m{int(idea.number[1:]):02}.py").exists()
    assert {rule.number for rule in rules()} <= {idea.number for idea in IDEAS}
