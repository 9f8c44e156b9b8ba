"""What people look for is found, whatever the program calls it."""

from __future__ import annotations

import pytest

from relbank.cli.verbs import VERBS
from relbank.tui.commands import BY_ID
from relbank.tui.dialogs.choose import Choices
from relbank.tui.looked_for import SHELL, WORDS
from tests.builder import build
from tests.tui.program import opened


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path).person("Bob Smith")
    yield found
    found.close()


FOUND = {
    "important": {"ladder.move", "aim"}, "strategic": {"ladder.move", "aim"}, "priority": {"ladder.move", "aim"},
    "mark": {"ladder.move", "aim", "tag"}, "delete": {"trash"}, "remove": {"trash"}, "settings": {"view.settings"},
    "birthday": {"edit", "add", "view.agenda"}, "gift": {"deposit", "shelf.add"}, "remind": {"promise.new", "rhythm"},
    "theme": {"theme"}, "colours": {"theme"}, "export": set(),
}  # fmt: skip


async def test_the_palette_finds_commands_by_the_words_that_people_look_for(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys(":")
        for words, wanted in FOUND.items():
            await screen.type(words)
            rows = screen.app.screen.query_one(Choices).rows
            assert rows and wanted <= {row.value for row in rows}, words
            for _ in words:
                await screen.keys("backspace")
        await screen.type("export")
        assert "in the shell: relbank export --json FILE" in screen.text
        await screen.keys("enter")
        assert "in the shell" in screen.text, "it is told, and nothing happens"


async def test_help_says_how_somebody_is_marked_important(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("?")
        assert "Mark somebody as important" in screen.text
        assert "/ narrows" in screen.text and "type to narrow" not in screen.text, "letters are keys here"
        await screen.keys("/")
        await screen.type("priority")
        assert "Move the person on the ladder" in screen.text


def test_they_are_of_commands_and_verbs_that_are_there():
    assert set(WORDS) <= set(BY_ID)
    assert {line.split()[1] for _, line, _ in SHELL} <= {verb.name for verb in VERBS}
