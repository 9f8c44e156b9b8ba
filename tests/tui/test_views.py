"""The main views: reached by g and a key, composed when first gone to, filled anew after a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

import pytest
from textual.content import Content

from relbank.actions import circle
from relbank.model.person import Person
from relbank.settings import load
from relbank.store import Store
from relbank.tui import views
from relbank.tui.commands import PANES
from relbank.tui.safe import plain
from relbank.tui.screens import switching
from relbank.tui.screens.settings import lines
from relbank.tui.screens.view import View
from relbank.tui.views import VIEWS, Entry
from relbank.tui.widgets.bars import TopLine
from relbank.tui.widgets.rows import Rows
from tests.builder import SAMPLE, build
from tests.tui.program import SIZES, opened


class Names(Rows[Person]):
    def key(self, row):
        return row.id

    def format(self, row, width, cursor):
        return plain(row.name)


class NamesView(View):
    """A view as the docstring of view.py describes it."""

    fills = 0

    def compose(self):
        yield Names(id="names", classes="pane", empty=Content("Nobody."))

    def fill(self, store: Store, now: datetime) -> None:
        self.fills += 1
        self.query_one(Names).set_rows(store.journal.every(Person))

    def thing(self) -> Person | None:
        return self.query_one(Names).row

    def verbs(self) -> dict[str, Callable[[], object]]:
        return {**super().verbs(), "copy": lambda: self.app.say("copied here")}


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(SAMPLE.replace("today 12:30", "12 Nov"), at="2026-11-12T15:00")
    found.note("@Liz Chen call yesterday\nShe asked about Ohio.\n")
    yield found
    found.store.close()


@pytest.fixture
def names(monkeypatch):
    entry = Entry("names", "9", f"{__name__}:NamesView", "Names", "Show names.", tab=True)
    monkeypatch.setattr(switching, "BY_NAME", {**switching.BY_NAME, "names": entry})
    monkeypatch.setattr(switching, "TABS", ("Home", "Names"))
    found = lambda name: import_module(name.removeprefix("relbank.tui.screens."))  # noqa: E731
    monkeypatch.setattr(switching, "import_module", found)


@pytest.mark.parametrize("entry", VIEWS, ids=lambda entry: entry.name)
def test_every_view_that_is_listed_is_there(entry):
    module, _, cls = entry.home.partition(":")
    view = getattr(import_module(f"relbank.tui.screens.{module}"), cls)
    assert issubclass(view, View)
    assert entry.help.endswith(".") and entry.title and len(entry.key) == 1


def test_names_and_keys_of_views_are_their_own():
    assert len({v.name for v in VIEWS}) == len({v.key for v in VIEWS}) == len(VIEWS)
    assert not {v.name for v in VIEWS} & {*PANES, "home", "view"}
    assert views.TABS[0] == "Home"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("entry", VIEWS, ids=lambda entry: entry.name)
async def test_every_view_opens_by_its_key_and_esc_goes_home(journal, tmp_path, size, entry):
    async with opened(journal, tmp_path, size) as screen:
        before = screen.text
        assert not screen.app.home.query(View)  # nothing is composed at the start
        await screen.keys("g", entry.key)
        assert screen.app.home.place == entry.name
        assert entry.title in screen.text.splitlines()[0]
        assert screen.text.splitlines()[-1].rstrip().endswith("? Help  : Commands")
        for key in ("escape", "q"):
            await screen.keys("j", "k", key)
            assert screen.app.home.place == "people"
            assert screen.text == before
            await screen.keys("g", entry.key)
        await screen.keys("g", "h")
        assert screen.text == before


async def test_a_view_is_composed_once_and_filled_again_after_a_change(journal, tmp_path, names):
    async with opened(journal, tmp_path) as screen:
        home = screen.app.home
        await home.views.show("names")
        await screen.settle()
        view = home.query_one(NamesView)
        assert (view.fills, home.place) == (1, "names")
        assert "relbank   Home  Names" in screen.text.splitlines()[0]
        await screen.keys("j")
        assert home.person.name == "Liz Chen"
        await screen.keys("n")  # a note about the person under the cursor of the view
        await screen.type("met\n- likes tea")
        await screen.keys("ctrl+s")
        assert view.fills == 2 and home.place == "names" and view.thing().name == "Liz Chen"
        await screen.keys("y")
        assert screen.said == "copied here"
        await screen.keys("4")
        assert home.place == "mine" and "4 My promises" in screen.text and not view.display
        await screen.keys("1", "j", "u")
        assert view.fills == 2  # hidden: it waits
        await home.views.show("names")
        assert view.fills == 3 and home.query(NamesView).first() is view


async def test_home_shows_what_was_changed_while_a_view_stood_in_its_place(journal, tmp_path, names):
    async with opened(journal, tmp_path) as screen:
        await screen.app.home.views.show("names")
        journal.note("@Zoe New met today\n- likes tea")
        screen.app.changed()
        await screen.keys("escape")
        assert "1 People 3" in screen.text and "Zoe New" in screen.text


async def test_the_top_line_gives_up_names_before_what_presses(journal, tmp_path, names):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.app.home.views.show("names")
        top = screen.app.home.query_one(TopLine)
        top.tell("relbank", "3 promises today and a long list of other things to be done", "saved 14:02")
        await screen.settle()
        assert "Home" not in screen.text.splitlines()[0] and "3 promises" in screen.text.splitlines()[0]


async def test_a_key_that_means_nothing_in_a_view_says_so(journal, tmp_path, names):
    async with opened(journal, tmp_path) as screen:
        await screen.app.home.views.show("names")
        await screen.keys("z")
        assert screen.said == "Snooze: not in this view."
        await screen.keys("colon")
        await screen.type("sett")
        await screen.settle()
        assert "where its value comes from" in screen.text
        for _ in range(4):
            await screen.keys("backspace")
        await screen.type("snoo")
        await screen.settle()
        assert "Leave a promise out" not in screen.text
        await screen.keys("escape")
        assert screen.app.home.place == "names"


async def test_settings_are_shown_with_their_source_and_what_is_wrong(journal, tmp_path):
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "settings.toml").write_text('# mine\ndate_order = "dmy"\nglyfs = "ascii"\n')
    settings = load(folder)
    told = {row.label: (row.text, row.more) for row in lines(settings, "settings.toml") if row.label}
    assert told["date_order"] == ('"dmy"', "line 2")
    assert told["week_end"] == ('"friday"', "default")
    given = {name: getattr(settings, name) for name in ("date_order", "sources", "complaints")}
    async with opened(journal, tmp_path, **given) as screen:
        await screen.keys("g", ",")
        assert "line 3" in screen.text and "Did you mean glyphs" in screen.text
        assert "date_order" in screen.text and "line 2" in screen.text
        assert "They are set in" in screen.text
        await screen.keys("j", "j")
        assert "The day on which a week begins." in screen.text


def test_a_view_says_what_it_must_tell():
    with pytest.raises(NotImplementedError):
        View().fill(None, None)


async def test_a_sentence_is_shown_whole_however_narrow_the_screen(journal, tmp_path):
    words = "This sentence is so long that one line of eighty cells can't hold it, so it takes the one above, too."
    async with opened(journal, tmp_path, (80, 24)) as screen:
        screen.app.say(words, stay=True)
        await screen.settle()
        *_, above, last = screen.text.splitlines()
        assert f"{above.strip()} {last.strip()}" == words
        screen.app.unsay()
        await screen.settle()
        assert screen.text.splitlines()[-2].startswith("╰") and "? Help" in screen.text.splitlines()[-1]
        screen.app.say(words[:70], stay=True)
        await screen.settle()
        assert screen.text.splitlines()[-1].strip() == words[:70].strip()


async def test_esc_leads_back_to_the_agenda_from_a_page_that_was_opened_there(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "a", "enter")
        assert screen.app.home.views.name == "" and screen.app.home.place == "profile"
        await screen.keys("escape")
        assert screen.app.home.views.name == "agenda"


@pytest.mark.parametrize("key", ["b", "t", "d", "l"])
async def test_a_view_of_people_stands_on_the_one_at_home(journal, tmp_path, key):
    for name in ("Ann Lee", "Zoe Ray"):
        journal.person(name, strategic=True, wished=30)
        circle.step(journal.store, journal.id_of(name), "current", journal.now)
        journal.note(f"@{name} call today\n- stage up\n- gave an hour")
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.zoe.id)
        await screen.keys("g", key)
        assert screen.app.home.person.name == "Zoe Ray"


async def test_a_on_a_list_without_organisations_says_how_one_comes(journal, tmp_path):
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "o", "a")
        assert "No organisation yet" in screen.said
