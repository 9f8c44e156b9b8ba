"""One registry: keys are unique in each place, each command has help and a handler, and the bar fits."""

from __future__ import annotations

import pytest

from relbank.tui.commands import COMMANDS, GROUPS, PANES, in_place, shown, textual_key
from relbank.tui.safe import plain
from relbank.tui.verbs import table
from relbank.tui.widgets.bars import ALWAYS, bar

SCREENS = ("capture", "form", "trash", "help", "brief", "search", "history", "conflicts", "trust", "why", "sides")
PLACES = [*((pane, "home") for pane in PANES), *((name, name) for name in SCREENS)]


@pytest.mark.parametrize(("place", "screen"), PLACES)
def test_a_key_has_one_meaning_in_a_place(place, screen):
    keys = [key for command in in_place(place, screen) for key in command.keys]
    assert len(keys) == len(set(keys)), sorted(k for k in keys if keys.count(k) > 1)


def test_a_key_means_the_same_in_all_panes():
    meanings: dict[str, set[str]] = {}
    for pane in PANES:
        for command in in_place(pane):
            for key in command.keys:
                meanings.setdefault(key, set()).add(command.id)
    assert {key: ids for key, ids in meanings.items() if len(ids) > 1} == {}


def test_every_command_has_help_in_one_sentence_and_a_group():
    for command in COMMANDS:
        assert command.help.endswith(".") and command.help[0].isupper(), command.id
        assert command.label and command.group in GROUPS, command.id


def test_ids_are_unique():
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


def test_every_command_of_home_can_be_carried_out():
    ids = {command.id for pane in PANES for command in in_place(pane)}
    assert ids - set(table()) == set()
    assert set(table()) - ids == set()


def test_no_key_is_one_that_a_terminal_can_not_send():
    forbidden = {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+left_square_bracket", "ctrl+enter", "ctrl+slash"}
    assert not forbidden & {textual_key(key) for command in COMMANDS for key in command.keys}


@pytest.mark.parametrize("width", [160, 100, 80, 60, 30])
@pytest.mark.parametrize(("place", "screen"), PLACES)
def test_the_bar_fits_and_never_loses_help(width, place, screen):
    commands = in_place(place, screen)
    drawn = bar([c for c in sorted(commands, key=lambda c: c.rank) if c.rank], width)
    assert drawn.cell_length <= width
    for command in commands:
        if command.id in ALWAYS:
            assert shown(command.keys[0]) in drawn.plain
            if width >= 60:
                assert command.label in drawn.plain


def test_a_long_message_leaves_help_in_sight():
    message = plain("Filed lunch with somebody whose name is so long that it does not end", "$text-error bold")
    drawn = bar(in_place("people"), 60, message)
    assert drawn.cell_length <= 60
    assert "? Help" in drawn.plain
