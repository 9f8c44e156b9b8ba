"""Capture: what is typed is kept, told, asked about and filed (M11, M12)."""

from __future__ import annotations

import time

import pytest
from textual import events

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import KEPT, OPEN, Promise
from relbank.model.touch import Touch
from relbank.tui.screens import capture
from relbank.tui.screens.capture import Capture
from tests.builder import SAMPLE, build
from tests.tui.fast import strips
from tests.tui.program import SIZES, opened

HOSTILE = "\x1b[31mred\x1b]52;c;AAAA\x07 \x9b1m [/x] [@click=app.quit]here[/] שלום \u202eevil\u202c 漢字 \u200b."
BAD = [chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x202C, 0x200B)]


@pytest.fixture
def journal(tmp_path):
    found = build(tmp_path)
    yield found
    found.store.close()


def texts(journal):
    return [touch.text for touch in journal.every(Touch)]


def drafts(journal):
    return [draft.text for draft in journal.store.drafts.all()]


async def paste(screen, text):
    """Paste as a terminal does."""
    event = events.Paste(text)
    event.set_sender(screen.app)
    screen.app._driver.send_message(event)
    await screen.settle()


async def begin(screen, text):
    """Open a new note and put a text into it as one paste, whatever header it started with."""
    await screen.keys("n")
    screen.app.screen.area.clear()
    await paste(screen, text)


async def kept(screen):
    """Wait for the pause at which a draft is kept."""
    await screen.until(lambda: drafts_of(screen))


def drafts_of(screen):
    return screen.app.store.drafts.all()


@pytest.mark.parametrize("size", SIZES)
async def test_the_preview_tells_what_is_typed_while_it_is_typed(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("n")
        await screen.type("Bob Smith lunch today\n- likes hockey\n- [ ] send pie by fri")
        await screen.looked()
        assert "Bob Smith will be added to the" in screen.text
        assert "+ likes" in screen.text
        assert "mine, 1 of 3 · -> Fri 20" in screen.text
        assert "ctrl+s Save" in screen.text
    assert texts(journal) == []


async def test_a_note_on_somebody_starts_with_their_header(journal, tmp_path):
    journal.person("Liz Chen")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("call\nShe was busy.")
        await screen.keys("ctrl+s")
        assert texts(journal) == ["@Liz Chen call\nShe was busy."]
        assert screen.said.startswith("Filed call with Liz Chen")


async def test_a_new_note_goes_to_the_person_it_is_about(journal, tmp_path):
    journal.person("Liz Chen")
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Aaron First coffee")
        await screen.keys("ctrl+s")
        assert "2 Aaron First" in screen.text


async def test_one_undo_takes_a_whole_note_back(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await begin(screen, SAMPLE)
        await screen.keys("ctrl+s")
        assert len(journal.facts("Bob Smith")) > 3
        await screen.keys("u")
        assert journal.every(Person) == journal.every(Fact) == journal.every(Touch) == []


async def test_a_pause_keeps_a_draft_and_filing_takes_it_away(journal, tmp_path, monkeypatch):
    async with opened(journal, tmp_path) as screen:
        monkeypatch.setattr(capture, "PAUSE", 3600.0)  # however slow the machine types
        monkeypatch.setattr(capture, "LATEST", 3600.0)
        await screen.keys("n")
        await screen.type("Bo")
        assert drafts(journal) == []
        monkeypatch.setattr(capture, "PAUSE", 0.01)
        await screen.type("b")
        await kept(screen)
        assert drafts(journal) == ["@Bob"]
        assert "draft kept 14:00:00" in screen.text
        await screen.type(" Smith")
        await screen.keys("ctrl+s")
        assert drafts(journal) == []
        assert texts(journal) == ["@Bob Smith"]


async def test_typing_without_a_pause_keeps_a_draft_too(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(capture, "LATEST", 0.3)
    monkeypatch.setattr(capture, "PAUSE", 3600.0)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        end = time.monotonic() + 60
        while not drafts(journal) and time.monotonic() < end:
            await screen.type("ab")
        assert drafts(journal)[0].startswith("@ab")  # as far as it was typed then


async def test_typing_without_a_pause_shows_what_will_be_filed_too(journal, tmp_path, monkeypatch):
    monkeypatch.setattr(capture, "LATEST", 0.3)
    monkeypatch.setattr(capture, "PREVIEW_PAUSE", 3600.0)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "ctrl+u")
        await screen.type("@Zed Stone lunch ")
        end = time.monotonic() + 60
        while "Zed Stone will be added" not in screen.text and time.monotonic() < end:
            await screen.type("ab")
        assert "Zed Stone will be added" in screen.text


@pytest.mark.parametrize("way", ["escape", "ctrl+q"])
async def test_leaving_keeps_what_was_typed_last(journal, tmp_path, way):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("Bob Smith lunch")
        await screen.keys(way)
        assert drafts(journal) == ["@Bob Smith lunch"]
        assert texts(journal) == []
        if way == "escape":
            assert "N opens it" in screen.said


async def test_leaving_an_untouched_note_keeps_no_draft(journal, tmp_path):
    journal.person("Liz Chen")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "escape")
        assert drafts(journal) == []
        await screen.keys("n")
        await screen.type("x")
        await screen.keys("backspace", "escape")
        assert drafts(journal) == []


async def test_a_draft_comes_back_from_the_menu_and_is_filed_once(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("Bob Smith lunch")
        await screen.keys("escape", "N")
        assert "Drafts" in screen.text
        assert "@Bob Smith lunch" in screen.text
        await screen.keys("enter")
        assert screen.app.screen.area.text == "@Bob Smith lunch"
        await screen.type(" today")
        await screen.keys("ctrl+s")
        assert texts(journal) == ["@Bob Smith lunch today"]
        assert drafts(journal) == []
        await screen.keys("N")
        assert screen.said == "There is no draft: everything you typed was filed."


async def test_a_draft_of_an_earlier_run_is_told_at_the_start(journal, tmp_path):
    journal.store.drafts.keep("@Bob Smith lu", about="note")
    async with opened(journal, tmp_path) as screen:
        assert "N opens it" in screen.said
        await screen.keys("N", "enter", "escape")
        assert drafts(journal) == ["@Bob Smith lu"]


async def test_an_empty_note_is_refused_and_stays_open(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n", "backspace", "enter", "space", "ctrl+s")
        assert screen.said == "There is nothing to file yet. Type the note, or esc leaves."
        assert isinstance(screen.app.screen, Capture)
    assert texts(journal) == []


async def test_a_name_that_fits_several_is_asked_with_a_key(journal, tmp_path):
    journal.person("Bob Smith").person("Bob Jones")
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Bob lunch\n- likes tea")
        await screen.looked()
        assert "“Bob”: Bob" in screen.text
        await screen.keys("ctrl+o")
        assert "Who is “Bob”?" in screen.text
        await screen.keys("escape")
        assert texts(journal) == []
        await screen.keys("ctrl+o")
        row = [c.label for c in screen.app.screen._choices].index("Bob Smith")
        await screen.keys(*["j"] * row, "enter")
        assert "? who" not in screen.text
        await screen.keys("ctrl+o")
        assert screen.said == "Every name here is clear."
        await screen.keys("ctrl+s")
        assert journal.facts("Bob Smith") == ["tea"]
        assert journal.facts("Bob Jones") == []


async def test_a_name_that_fits_several_is_asked_when_saving(journal, tmp_path):
    journal.person("Bob Smith").person("Bob Jones")
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Bob lunch\n- likes tea")
        await screen.keys("ctrl+s")
        assert "Who is “Bob”?" in screen.text
        await screen.keys("escape")
        assert isinstance(screen.app.screen, Capture), "a question that was left files nothing"
        await screen.keys("ctrl+s", "j", "j")
        assert "Somebody new, called Bob" in screen.text
        await screen.keys("enter")
        assert {p.name for p in journal.every(Person)} == {"Bob Smith", "Bob Jones", "Bob"}
        assert journal.facts("Bob") == ["tea"]


async def test_tab_completes_a_name(journal, tmp_path):
    journal.person("Liz Chen")
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@")
        await screen.type("li")
        assert "@liz Chen" in screen.text
        await screen.keys("tab")
        await screen.type(" call")
        assert screen.app.screen.area.text == "@Liz Chen call"
        await screen.keys("ctrl+s")
        assert [p.name for p in journal.every(Person)] == ["Liz Chen"]


async def test_completion_knows_who_was_added_a_moment_ago(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Zoe Quill call")
        await screen.keys("ctrl+s")
        await begin(screen, "")
        await screen.type("@zo")
        assert screen.app.screen.area.suggestion == "e Quill"


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [("- li", "- likes "), ("* dis", "* dislikes "), ("- [", "- [ ] "), ("1. introd", "1. introduced by @"),
     ("- l", "- l"), ("- she li", "- she li"), ("li", "li"), ("- consent", "- consent: ")],
)  # fmt: skip
async def test_tab_completes_a_mark(journal, tmp_path, typed, becomes):
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Bob Smith lunch\n")
        await screen.type(typed)
        await screen.keys("tab")
        assert screen.app.screen.area.text == f"@Bob Smith lunch\n{becomes}"


async def test_where_a_bullet_begins_the_marks_are_told(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await begin(screen, "@Bob Smith lunch\n")
        await screen.type("- ")
        assert "likes · hates · never … !!" in screen.text and "F1 all" in screen.text
        await screen.type("l")
        assert "F1 all" not in screen.text and "Save" in screen.text


async def test_tab_in_plain_text_does_not_leave_the_text(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("Bob, met.")
        await screen.keys("tab")
        await screen.type("x")
        assert screen.app.screen.area.text.rstrip("x ").startswith("@Bob, met.")
        assert screen.app.screen.area.text.endswith("x")


async def test_editing_a_note_files_it_anew_and_keeps_ticks(journal, tmp_path):
    journal.note("@Bob Smith lunch\n- [ ] send pie\n- [ ] call Ann\n- likes tea")
    journal.tick("send pie")
    ids = {p.text: p.id for p in journal.every(Promise)}
    async with opened(journal, tmp_path) as screen:
        await screen.keys("3", "j", "enter")  # above it lies the promise that was kept
        assert screen.app.screen.area.text.startswith("@Bob Smith lunch")
        screen.app.screen.area.clear()
        await paste(screen, "@Bob Smith lunch\n- [ ] send pie\n- [ ] call Ann by fri\n- likes cocoa")
        await screen.keys("ctrl+s")
    found = {p.text: p for p in journal.every(Promise)}
    assert {text: p.id for text, p in found.items()} == ids
    assert (found["send pie"].state, found["call Ann"].state) == (KEPT, OPEN)
    assert found["call Ann"].due.iso == "2026-11-20"
    assert journal.facts("Bob Smith") == ["cocoa"]
    assert drafts(journal) == []


async def test_an_edit_that_was_left_goes_on_from_its_draft(journal, tmp_path):
    journal.note("@Bob Smith lunch\n- likes tea")
    async with opened(journal, tmp_path) as screen:
        await screen.keys("3", "enter")
        await screen.type(", milk")
        await screen.keys("escape")
        assert journal.facts() == ["tea"]
        await screen.keys("N", "enter")
        assert "Edit note" in screen.text
        await screen.keys("ctrl+s")
    assert journal.facts() == ["tea", "milk"]
    assert len(texts(journal)) == 1


async def test_a_million_characters_are_filed_without_loss(journal, tmp_path):
    line = "He said a word or two about Ohio and the plant. "
    text = "@Bob Smith lunch\n" + (line * 20 + "\n") * (1_000_000 // (len(line) * 20) + 1)
    async with opened(journal, tmp_path) as screen:
        await begin(screen, text)
        await screen.looked()
        assert "A long text: what it holds is filed when you save it." in screen.text
        await screen.type("x")
        await screen.keys("ctrl+s")
        assert screen.said.startswith("Filed lunch with Bob Smith")
    assert texts(journal) == [text + "x"]


async def test_hostile_text_is_kept_as_typed_and_never_painted(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await begin(screen, f"@Bob Smith lunch\n{HOSTILE}\n- likes {HOSTILE}")
        await screen.looked()
        for char in "[/x] [@click=app.quit]go[/]":
            await screen.keys("space" if char == " " else char)
        painted = "".join(strip.text for strip in strips(screen.app))
        assert not [c for c in BAD if c in painted]
        assert "[@click=app.quit]go[/]" in painted
        assert "漢字" in painted
        await screen.keys("ctrl+s")
        assert "Filed lunch with Bob Smith" in screen.said
        painted = "".join(strip.text for strip in strips(screen.app))
        assert not [c for c in BAD if c in painted]
        assert "[/x]" in painted
    filed = texts(journal)[0]
    for piece in ("[/x] [@click=app.quit]here[/]", "\u202eevil\u202c", "漢字 \u200b", "\x1b[31mred\x1b]52;c;AAAA\x07"):
        assert piece in filed


async def test_hostile_names_are_shown_as_text(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        await begin(screen, "@Bob [/x] [@click=app.quit]Smith lunch\n- likes tea")
        await screen.looked()
        assert "[@click=app.quit]Smith" in screen.text
        await screen.keys("ctrl+s")
        assert screen.app.is_running
        assert texts(journal)


async def test_the_marks_are_shown_and_the_text_is_still_there(journal, tmp_path):
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("n")
        await screen.type("Bob")
        await screen.keys("f1")
        assert "THE MARKS OF A NOTE" in screen.text
        assert "opens a visit" in screen.text
        await screen.keys("escape")
        assert screen.app.screen.area.text == "@Bob"
        await screen.type(" Smith")
        assert screen.app.screen.area.text == "@Bob Smith"


async def test_another_program_changing_the_journal_leaves_the_text_alone(journal, tmp_path):
    from relbank.actions import note
    from relbank.settings import Settings
    from relbank.store import open_store

    async with opened(journal, tmp_path) as screen:
        await screen.keys("n")
        await screen.type("Bob Smith lunch")
        with open_store(journal.store.path, journal.store.state) as other:
            note.file(other, "@Aaron First coffee\n", journal.now, Settings())
        await screen.until(lambda: any(p.name == "Aaron First" for p in journal.every(Person)))
        await screen.type(" today")
        assert screen.app.screen.area.text == "@Bob Smith lunch today"


async def test_the_drafts_menu_shows_how_each_text_begins(journal, tmp_path):
    text = "@Bob Smith lunch at Vito's about the plant move in spring"
    journal.store.drafts.keep(text, about="note")
    async with opened(journal, tmp_path, (80, 24)) as screen:
        await screen.keys("N")
        assert text[:50] in screen.text
