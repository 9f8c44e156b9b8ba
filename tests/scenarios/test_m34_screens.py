"""M34, integrity: no screen, view, pane, dialog or copy shows a sealed remark until it is asked for."""

from __future__ import annotations

import re
from inspect import isawaitable

import pytest
from textual.widgets import TextArea

from relbank.model.touch import Touch
from relbank.tui.commands import COMMANDS, PANES
from relbank.tui.screens.help import Help
from relbank.tui.views import VIEWS
from tests.canary import OTHERS, count, journal
from tests.tui.fast import screen_text, settle
from tests.tui.program import opened

ASKED = {"sealed.show"}
"""Commands that show what is sealed, because that is what they are for."""
RAW = {("timeline", "edit"), ("timeline", "open"), ("timeline", "editor")}
"""Where a note itself is opened for changing: it is shown as it was typed, and so it must be."""
LEAVES = {"quit", "quit.now"}
SIZE = (160, 70)


@pytest.fixture
def made(tmp_path):
    found = journal(tmp_path)
    yield found
    found.close()


def shown(screen) -> list[str]:
    """Return the canary words on the screen, in any title, and on the clipboard."""
    texts = [screen_text(screen.app), screen.app._clipboard]
    widgets = [widget for each in screen.app.screen_stack for widget in each.query("*")]
    texts += [f"{w.border_title} {w.border_subtitle} {w.tooltip}" for w in widgets]
    return count("\n".join(texts))


def readable(screen) -> list[str]:
    """Return the personal words that can be read while everything is masked; not those being typed, and examples."""
    if isinstance(screen.app.focused, TextArea) or isinstance(screen.app.screen, Help):
        return []
    screen.app.mask(True)
    text = screen_text(screen.app)
    screen.app.mask(False)
    return [word for word in OTHERS if re.search(rf"\b{word}\b", text)]


async def home_again(screen) -> None:
    for _ in range(6):
        if len(screen.app.screen_stack) == 1 and screen.app.home.views.current is None:
            return
        if len(screen.app.screen_stack) == 1:
            screen.app.home.views.close()
        else:
            screen.app.screen.dismiss(None)
        await settle(screen.pilot)


NAMES = ("Bob Smith", "Liz Chen", "Pat Roe", "Bert Jones")


async def test_no_pane_shows_one(made, tmp_path):
    leaks = {}
    async with opened(made, tmp_path, SIZE) as screen:
        home = screen.app.home
        for name in NAMES:
            home.select(made.id_of(name))
            await settle(screen.pilot)
            leaks[name] = shown(screen)
        home.go_pane("timeline")
        home.action_command("timeline.all")
        await settle(screen.pilot)
        leaks["everybody"] = shown(screen)
        assert "rye" in screen.text, "what is not sealed is shown"
    assert {place: words for place, words in leaks.items() if words} == {}


async def test_no_view_shows_one(made, tmp_path):
    leaks = {}
    async with opened(made, tmp_path, SIZE) as screen:
        for view in VIEWS:
            screen.app.home.action_command(f"view.{view.name}")
            await screen.until(lambda name=view.name: screen.app.home.views.name == name)
            leaks[view.name] = shown(screen)
    assert {place: words for place, words in leaks.items() if words} == {}


def places() -> list[str]:
    return [*PANES, *(view.name for view in VIEWS)]


def tried(place: str) -> list[str]:
    """Return the commands to try in a place: in the timeline, where the notes are, all that apply there.

    The others in the first pane where they apply, and in every view that they name.
    """
    found = []
    for command in COMMANDS:
        if command.id in ASKED | LEAVES or (place, command.id) in RAW or command.group == "Move":
            continue
        if command.id.startswith("view."):
            continue  # the views themselves are looked at above
        where = [pane for pane in PANES if command.applies(pane, "home")]
        first = "timeline" if "timeline" in where and ("timeline", command.id) not in RAW else next(iter(where), "")
        if place == first or (place not in PANES and place in command.places):
            found.append(command.id)
    return found


PAGES = {
    "brief": "brief", "trust": "trust", "why": "why", "sides": "sides", "review": "review", "history": "history",
    "search": "search", "trash": "trash.open", "conflicts": "conflicts", "help": "help", "capture": "note.new",
    "form": "add", "promising": "promise.new",
}  # fmt: skip
"""The screens that are opened over home, and the command that opens each."""


def tried_on(page: str) -> list[str]:
    """Return the commands to try on a page: its own, and those that do there something else than at home."""
    found = [c for c in COMMANDS if c.applies(page, page) and c.group != "Move"]
    known = {id for place in places() for id in tried(place)} - {"open", "undo", "redo", "find"}
    return [c.id for c in found if c.id not in LEAVES | ASKED | known]


def test_every_command_of_every_screen_is_tried():
    """A command that comes new is tried by being in the registry, in a place that these tests go to."""
    found = {id for place in places() for id in tried(place)} | {id for page in PAGES for id in tried_on(page)}
    every = {c.id for c in COMMANDS if c.group != "Move" and not c.id.startswith("view.")}
    assert every - found == ASKED | LEAVES and len(every) > 90
    assert {place for c in COMMANDS for place in c.places} - {*places(), *PAGES} == {"home", "view", "everywhere"}


@pytest.mark.parametrize("page", PAGES)
async def test_no_command_of_a_page_shows_one(made, tmp_path, page):
    leaks = {}
    made.throw(made.promised("send Ohio"))
    async with opened(made, tmp_path, SIZE) as screen:
        for id in ["", *tried_on(page)]:
            screen.app.home.select(made.id_of("Liz Chen" if id else "Bert Jones"))
            screen.app.home.action_command(PAGES[page])
            await settle(screen.pilot)
            top = screen.app.screen
            assert top is not screen.app.home, page
            if page == "review":
                await screen.until(lambda: "Looking" not in screen.text)
            if id and isawaitable(done := top.action_command(id)):
                await done
            await settle(screen.pilot)
            if words := shown(screen) + readable(screen):
                leaks[id] = words
            await home_again(screen)
    assert leaks == {}


@pytest.mark.parametrize("place", [place for place in places() if tried(place)])
async def test_no_command_shows_one(made, tmp_path, place):
    leaks = {}
    async with opened(made, tmp_path, SIZE) as screen:
        home = screen.app.home
        for id in tried(place):
            if place in PANES:
                home.select(made.id_of("Liz Chen"))
                home.go_pane(place)
            else:
                await home.views.show(place)
            await settle(screen.pilot)
            home.action_command(id)
            await settle(screen.pilot)
            if words := shown(screen) + readable(screen):
                leaks[id] = words
            await home_again(screen)
    assert leaks == {}


@pytest.mark.parametrize("id", ["brief", "trust", "history", "why", "search", "review"])
@pytest.mark.parametrize("name", ["Bob Smith", "Pat Roe"])
async def test_no_page_of_a_person_shows_one(made, tmp_path, name, id):
    if not any(command.id == id for command in COMMANDS):
        pytest.skip(f"there is no command {id}")
    async with opened(made, tmp_path, SIZE) as screen:
        screen.app.home.select(made.id_of(name))
        screen.app.home.action_command(id)
        await settle(screen.pilot)
        assert len(screen.app.screen_stack) > 1
        if id == "search":
            await screen.type("secret")
            await screen.searched()
        assert shown(screen) == []


async def test_they_are_shown_for_a_moment_to_who_asks_and_only_those_told_by_the_person(made, tmp_path):
    async with opened(made, tmp_path, SIZE) as screen:
        home = screen.app.home
        home.select(made.id_of("Liz Chen"))
        await screen.keys("!")
        assert {"zquthree", "zqutwelve"} <= set(shown(screen)) and "zqufour" not in shown(screen)
        await screen.keys("space")
        assert shown(screen) == []
        home.go_pane("timeline")
        shared = next(t for t in made.every(Touch) if "zquthree" in t.text)
        home.pane("timeline").go_to(f"note:{shared.id}")
        await screen.keys("!")
        assert shown(screen) == ["zquthree"], "on a note, what stands in it"
        await screen.keys("escape", "M", "!")
        assert shown(screen) == [] and "masked" in screen.said


async def test_a_note_opened_for_changing_is_the_one_place_and_not_while_masked(made, tmp_path):
    async with opened(made, tmp_path, SIZE) as screen:
        home = screen.app.home
        home.select(made.id_of("Liz Chen"))
        home.go_pane("timeline")
        shared = next(t for t in made.every(Touch) if "zquthree" in t.text)
        home.pane("timeline").go_to(f"note:{shared.id}")
        home.action_command("edit")
        await settle(screen.pilot)
        assert "zquthree" in shown(screen)
        await home_again(screen)
        home.go_pane("timeline")
        await screen.keys("M", "e")
        assert shown(screen) == [] and len(screen.app.screen_stack) == 1


async def narrowed(screen, person: str, place: str, word: str) -> str:
    """Return what a place shows when a word is looked for in it, the word itself left out."""
    home = screen.app.home
    home.select(person)
    await settle(screen.pilot)
    if place in PANES:
        home.go_pane(place)
    home.action_command("search" if place == "search" else "find")
    await settle(screen.pilot)
    await screen.type(word)
    await screen.pilot.pause(0.5)  # the panes beside, and the search, follow a while later
    await settle(screen.pilot)
    text = screen_text(screen.app).replace(word, "_" * len(word))
    await screen.keys("escape", "escape")
    await home_again(screen)
    return text


@pytest.mark.parametrize("place", [*PANES, "search"])
async def test_looking_for_one_betrays_nothing(made, tmp_path, place):
    """A word that is sealed is looked for as in vain, and counted as little, as a word that nobody ever wrote."""
    async with opened(made, tmp_path, SIZE) as screen:
        screen.app.conflicts_told = True  # or the hint bar says so in between
        liz = made.id_of("Liz Chen")
        assert await narrowed(screen, liz, place, "zqu") == await narrowed(screen, liz, place, "qjv")
