"""M masks everything personal at once, wherever it is shown, and while it is masked nothing can be changed (M34)."""

from __future__ import annotations

from dataclasses import fields

import pytest

from relbank.method.masked import KEPT, blocks, initials, masked, sentence
from relbank.model.document import TABLES, class_of
from relbank.model.person import Person
from relbank.model.promise import OPEN
from relbank.model.touch import Touch
from relbank.tui.commands import PANES
from relbank.tui.masking import CurtainJournal
from relbank.tui.views import VIEWS
from tests.builder import build
from tests.tui.fast import settle
from tests.tui.program import opened

WORDS = (
    "Bartholomew", "Quentin", "Zelda", "Vasquez", "Gorgonzola", "submarine", "harpsichord", "Xanadu", "archery",
    "yodel", "Bartho", "Gorgon", "bagpipe", "Zanzibar", "marmalade",
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    found.note(
        "@Bartholomew Quentin lunch 12 Nov 12:30 at Xanadu #yodel\nThe submarine was late.\n- likes harpsichord\n"
        "- never miss archery !!\n- measured by marmalade\n- [ ] send the bagpipe by Fri\n"
        "- [ ] @Bartholomew: Zanzibar map\n- gave submarine plans\n- next coffee 20 Nov 9:00 at Xanadu\n"
        "- stage nurturing\n- secret yodel in the night\n- introduced by @Zelda Vasquez\n"
        "- trust c5 r5 i5 s5 archery\n- test opinion: held harpsichord\n- ref in: yodel ~$4k",
        at="2026-11-12T14:00",
    )
    found.change(found.named("Bartholomew Quentin"), organisation="Gorgonzola", title="archery", tags={"yodel": ""},
                 aliases={"Bartho": ""}, phones={"marmalade 5": ""}, purpose="harpsichord")  # fmt: skip
    found.note("@Zelda Vasquez call\nMarmalade.\n- likes archery", at="2026-11-18T14:00")
    yield found
    found.close()


def seen(screen) -> list[str]:
    """Return which of the personal words are on the screen, in titles too."""
    text = screen.text.casefold()
    for widget in screen.app.screen.query("*"):
        text += f" {widget.border_title} {widget.border_subtitle}".casefold()
    return [word for word in WORDS if word.casefold() in text]


async def test_every_pane_and_view_is_masked_at_once_and_shown_again(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        assert {"Bartholomew", "submarine", "Gorgonzola", "harpsichord"} <= set(seen(screen))
        await screen.keys("M")
        assert seen(screen) == [] and "B. Q." in screen.text and "Masked" in screen.said
        leaks = {}
        for pane in PANES:
            screen.app.home.go_pane(pane)
            await settle(screen.pilot)
            leaks[pane] = seen(screen)
        for view in VIEWS:
            screen.app.home.action_command(f"view.{view.name}")
            while screen.app.home.views.name != view.name:
                await settle(screen.pilot)
            await settle(screen.pilot)
            leaks[view.name] = seen(screen)
            screen.app.home.views.close()
        assert {place: words for place, words in leaks.items() if words} == {}
        await screen.keys("M")
        assert {"Bartholomew", "submarine"} <= set(seen(screen)) and "Shown again" in screen.said


PAGES = ("brief", "trust", "why", "why.all", "search", "review", "palette", "trash.open", "sides")


@pytest.mark.parametrize("id", PAGES)
async def test_every_page_that_is_opened_is_masked(journal, tmp_path, id):
    journal.throw(journal.every(Touch)[-1])
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.id_of("Bartholomew Quentin"))
        await screen.keys("M")
        screen.app.home.action_command(id)
        await settle(screen.pilot)
        if id == "search":
            await screen.type("arche")
            await screen.pilot.pause(0.4)
        assert seen(screen) == []


@pytest.mark.parametrize("key", ["b", "T", "v", "D"])
async def test_it_works_on_top_of_a_page_too(journal, tmp_path, key):
    async with opened(journal, tmp_path) as screen:
        screen.app.home.select(journal.id_of("Bartholomew Quentin"))
        await screen.keys(key, "M")
        assert seen(screen) == [] and screen.app.masked
        await screen.keys("escape", "M")
        assert "Bartholomew" in screen.text


async def test_nothing_can_be_changed_but_a_new_note_written(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("M", "4", "space")
        assert "M shows it again" in screen.said and journal.promised("bagpipe").state == OPEN
        await screen.keys("3", "e")
        assert "M shows it again" in screen.said and len(screen.app.screen_stack) == 1
        await screen.keys("1", "H")
        assert "M shows it again" in screen.said
        before = {p.name for p in journal.every(Person)}
        await screen.keys("n")
        await screen.type("Zelda Vasquez call\nShe was well.")
        await screen.keys("ctrl+s")
        await screen.settle()
        assert {p.name for p in journal.every(Person)} == before, "names that are typed are known"
        assert "She was well." in journal.touch.text
        assert "Zelda" not in screen.said and "Z. V." in screen.said


async def test_a_whole_session_can_begin_masked_and_ascii_has_its_own_sign(journal, tmp_path):
    async with opened(journal, tmp_path, glyphs="ascii") as screen:
        screen.app.mask(True)
        screen.app.home.refresh_all()
        await settle(screen.pilot)
        assert seen(screen) == [] and "xxx" in screen.text and "▒" not in screen.text


def test_what_is_read_masked_keeps_dates_and_figures_and_what_waits_is_read_anew(journal):
    real = journal.store.journal
    curtain = CurtainJournal(real)
    version = curtain.version
    assert curtain.every(Person) == real.every(Person) and curtain.changed_since(version) == set()
    curtain.draw("▒")
    assert curtain.version > version and curtain.changed_since(version) is None
    ours, theirs = curtain.open_promises(), real.open_promises()
    assert [(p.id, p.due and p.due.iso) for p in ours] == [(p.id, p.due and p.due.iso) for p in theirs]
    assert all(set(p.text) <= {"▒", " ", "'"} for p in ours)
    assert curtain.get(Person, "nobody") is None and curtain.last_touch(ours[0].person)
    curtain.draw("")
    assert curtain.every(Person) == real.every(Person) and curtain.changed_since(version) is None
    journal.note("@Zelda Vasquez call")
    assert journal.id_of("Zelda Vasquez") in curtain.changed_since(curtain.version - 1)


@pytest.mark.parametrize("table", TABLES)
def test_every_text_of_every_document_is_masked_but_what_says_when_or_which(table):
    cls = class_of(table)
    texts = {f.name: "Secretive word" for f in fields(cls) if "str" in str(f.type) and "Mapping" not in str(f.type)
             and "tuple" not in str(f.type)}  # fmt: skip
    needed = {f.name for f in fields(cls)} & {"id", "when"}
    made = masked(cls(**texts, **({"when": None} if "when" in needed else {})))
    shown = {name for name in texts if "word" in str(getattr(made, name))}
    assert shown <= KEPT | {"organisation"} - ({"organisation"} if cls is Person else set())


def test_names_become_initials_and_words_blocks():
    assert initials("Bob  van Smith") == "B. V. S." and initials("") == ""
    assert blocks("- [ ] send it by 12:30\nnow") == "- [ ] ▒▒▒▒ ▒▒ ▒▒ ▒▒:▒▒\n▒▒▒"
    said = sentence("Kept: “the map” for Bob Smith; Bobby stays.", {"Bob Smith": "B. S.", "Bob": "B."}, "x")
    assert said == "Kept: “xxx xxx” for B. S.; Bobby stays."
