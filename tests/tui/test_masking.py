"""M masks everything personal at once, where it is drawn; figures, order and layout know nothing of it (M34)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from relbank.model.fact import Fact
from relbank.model.person import Person
from relbank.model.promise import KEPT, Promise
from relbank.tui import masking
from relbank.tui.masking import BLOCK, Mask
from relbank.tui.safe import own, personal, plain, told
from relbank.tui.views import VIEWS
from relbank.tui.vocabulary import vocabulary
from tests import shrouded
from tests.builder import build
from tests.tui.fast import screen_text, settle, strips
from tests.tui.program import SIZES, opened


class Everything(frozenset):
    """A vocabulary of every word there is, so that only what is known as somebody's is masked."""

    def __contains__(self, word: object) -> bool:
        return True


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demo in words that nobody else says."""
    folder = tmp_path_factory.mktemp("shrouded")
    shrouded.make(folder)
    return folder


@pytest.fixture
def journal(made, tmp_path):
    found = shrouded.open_copy(made, tmp_path / "copy")
    yield found
    found.close()


def redraw(screen, masked: bool) -> str:
    """Return what the screen shows masked, or not."""
    screen.app.mask(masked)
    return screen_text(screen.app)


def leaks(text: str) -> list[str]:
    """Return the lines that hold a word of somebody's."""
    return [line for line in text.splitlines() if shrouded.SHROUDED.search(line)]


def cells(line: str) -> list[str]:
    """Return what stands in each cell of a line; a wide letter stands in its first."""
    return [cell for char in line for cell in (char, "")[: max(0, cell_len(char))]]


def compare(before: str, after: str) -> None:
    """Check that two screens differ in masked cells alone, and that every number of the first stands in the second.

    A telephone number does not.
    """
    for one, other in zip(before.splitlines(), after.splitlines(), strict=True):
        pairs = list(zip(cells(one), cells(other), strict=True))
        assert all(a == b or b == BLOCK for a, b in pairs), (one, other)
        figures = cells(masking.PHONE.sub(lambda found: "x" * len(found[0]), one))
        assert not any(a.isdigit() and b == BLOCK for a, (_, b) in zip(figures, pairs, strict=True)), (one, other)


async def look(screen, monkeypatch, place: str) -> int:
    """Look at a place as it is and masked; return in how many lines somebody's words stood.

    At one size also masked by what is known as somebody's alone, and by the vocabulary alone: either is enough.
    """
    before = redraw(screen, masked=False)
    after = redraw(screen, masked=True)
    assert leaks(after) == [], place
    compare(before, after)
    if screen.app.size.width != 100:
        return len(leaks(before))
    with monkeypatch.context() as patch:
        patch.setattr(masking, "vocabulary", Everything)
        assert leaks(redraw(screen, masked=True)) == [], f"{place}: known as nobody's"
    with monkeypatch.context() as patch:
        patch.setattr(masking, "_how", lambda style: "")
        assert leaks(redraw(screen, masked=True)) == [], f"{place}: words that the program says"
    assert redraw(screen, masked=False) == before, place
    return len(leaks(before))


WORDLESS = ("stats", "calculator", "settings")
"""Views that may hold nobody's words."""


@pytest.mark.parametrize("size", SIZES)
async def test_home_and_every_view_differ_in_masked_cells_alone(journal, tmp_path, monkeypatch, size):
    async with opened(journal, tmp_path, size) as screen:
        home = screen.app.home
        for pane in ("people", "timeline", "today"):
            home.go_pane(pane)
            await settle(screen.pilot)
            await look(screen, monkeypatch, pane)
        for view in VIEWS:
            await home.views.show(view.name)
            await settle(screen.pilot)
            found = await look(screen, monkeypatch, view.name)
            assert found or view.name in WORDLESS, view.name


PAGES = ("brief", "trust", "why", "why.all", "review", "trash.open", "sides", "history", "search")


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_that_opens_over_it_does_too(journal, tmp_path, monkeypatch, size):
    for promise in journal.every(Promise)[:3]:
        journal.throw(promise)
    async with opened(journal, tmp_path, size) as screen:
        home = screen.app.home
        for page in PAGES:
            home.action_command(page)
            await settle(screen.pilot)
            if page == "search":
                await screen.type("zqb")
            await screen.pilot.pause(0.3 if page in ("search", "review") else 0)
            if page == "search":
                screen.app.screen.query_one("#found").focus()
                await settle(screen.pilot)
            await look(screen, monkeypatch, page)
            while len(screen.app.screen_stack) > 1:
                screen.app.screen.dismiss(None)
                await settle(screen.pilot)


SAID = ("late", "old", "ten", "no", "in", "the", "since", "every", "first", "circle", "reasons", "rating", "promises")
"""Words that the program says, as somebody's likes and call names, too."""


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_program_says_stays_though_somebody_wrote_the_same_word(journal, tmp_path, size):
    with journal.store.transaction("likes") as tx:
        for person in list(journal.every(Person)):
            tx.change(replace(person, aliases={**person.aliases, "late": "", "ten": ""}))
            for word in SAID:
                tx.add(Fact(tx.new_id(), person.id, "like", word))
    async with opened(journal, tmp_path, size) as screen:
        home = screen.app.home
        for view in ("agenda", "ladder", "week", "bank", "calculator"):
            await home.views.show(view)
            await settle(screen.pilot)
            before, after = redraw(screen, masked=False), redraw(screen, masked=True)
            wrong = [word for line in zip(before.splitlines(), after.splitlines(), strict=True) for word in lost(*line)]
            assert wrong == [] and (BLOCK in after or view == "calculator"), (view, wrong)


def lost(before: str, after: str) -> list[str]:
    """Return the words of the program that are masked in a line."""
    shown, blocks = ([cell or " " for cell in cells(line)] for line in (before, after))
    hidden = {place for place, (a, b) in enumerate(zip(shown, blocks, strict=True)) if a != b}
    found = re.finditer(r"\w+", "".join(shown))
    return [word[0] for word in found if hidden & {*range(*word.span())} and not "zq".startswith(word[0].lower()[:2])]


async def test_help_and_the_palette_are_the_programs_own(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        redraw(screen, masked=True)
        for key in ("question_mark", "colon"):
            await screen.keys(key)
            box = screen.app.screen.query("HelpRows, Choices").first().region
            shown = [line[box.x : box.right] for line in screen.text.splitlines()[box.y : box.bottom]]
            assert len(shown) > 5 and BLOCK not in "".join(shown)
            await screen.keys("escape")


async def test_the_key_masks_every_screen_and_shows_it_again_and_a_picture_is_masked_too(journal, tmp_path):
    async with opened(journal, tmp_path) as screen:
        drawn = [strip._segments for strip in strips(screen.app)][:-1]
        await screen.keys("b", "M")
        assert leaks(screen.text) == [] and screen.app.masked
        assert leaks(screen.app.export_screenshot()) == []
        await screen.keys("escape")
        assert leaks(screen.text) == [] and BLOCK in screen.text
        await screen.keys("M")
        assert "Shown again" in screen.said and [strip._segments for strip in strips(screen.app)][:-1] == drawn


# ---- while it is masked ----
@pytest.fixture
def small(tmp_path):
    found = build(tmp_path)
    found.note("@Bob Smith lunch 12 Nov at Xanadu\nThe tea was late.\n- likes tea\n- [ ] send the map by 17 Nov",
               at="2026-11-12T14:00")  # fmt: skip
    found.note("@Zelda Vasquez call\n- likes archery\n- secret harpsichord", at="2026-11-18T14:00")
    yield found
    found.close()


async def test_the_words_of_a_note_are_masked_though_the_program_says_them_too(small, tmp_path):
    async with opened(small, tmp_path) as screen:
        await screen.keys("M")
        assert {"lunch", "send", "late", "call"} <= vocabulary()
        assert not re.search(r"\b(tea|lunch|map|send)\b", screen.text)
        assert "late 2d" in screen.text and "12 Nov" in screen.text, "the program's own, and figures"


async def test_every_key_goes_on_working(small, tmp_path):
    async with opened(small, tmp_path) as screen:
        await screen.keys("M", "4", "space")
        assert small.promised("send the map").state == KEPT
        assert "Kept" in screen.said and " map" not in screen.text and "Smith" not in screen.text
        await screen.keys("u", "1", "slash")
        await screen.type("smith")
        assert "1 People 1 of 2" in screen.text, "what is looked for is the real name"
        assert "smith" in screen.text, "what is typed is shown while it is typed"
        await screen.keys("enter")
        assert "smith" not in screen.text, "and not when it stands there"
        await screen.keys("escape", "v", "x")
        await screen.type("he is away")
        assert "he is away" in screen.text
        await screen.keys("escape", "escape", "3")
        await screen.keys("e")
        assert len(screen.app.screen_stack) == 1 and "M shows it again" in screen.said, "a note would stand there open"


async def test_a_form_covers_what_it_holds_until_it_makes_way(small, tmp_path):
    async with opened(small, tmp_path) as screen:
        await screen.keys("M", "4", "e")
        assert "map" not in screen.text and BLOCK * 3 in screen.text
        await screen.type("send the plan")
        assert "send the plan" in screen.text
        await screen.keys("ctrl+s", "M")
        assert small.promised("send the plan") and "send the plan" in screen.text


async def test_a_note_can_be_written_and_shows_what_is_typed_alone(small, tmp_path):
    async with opened(small, tmp_path) as screen:
        await screen.keys("M", "n")
        assert screen.app.screen.area.text == "@" and "Bob" not in screen.text
        await screen.type("Bob Smith tea\n- likes archery")
        await screen.pilot.pause(0.4)
        text = screen.text
        assert "Bob Smith tea" in text and text.count("archery") == 1, "the preview beside it is masked"
        await screen.keys("ctrl+s")
        await screen.settle()
        assert small.touch.word == "tea" and "archery" not in screen.text and "Smith" not in screen.text


async def test_what_is_sealed_stays_so(small, tmp_path):
    async with opened(small, tmp_path) as screen:
        screen.app.home.select(small.id_of("Zelda Vasquez"))
        await screen.keys("M", "exclamation_mark")
        assert "M shows it again" in screen.said and len(screen.app.screen_stack) == 1


async def test_a_whole_session_can_begin_masked_and_ascii_has_its_own_sign(journal, tmp_path):
    async with opened(journal, tmp_path, glyphs="ascii") as screen:
        assert leaks(redraw(screen, masked=True)) == [] and "xxx" in screen.text and BLOCK not in screen.text


# ---- a line ----
def masked(content, *names: str) -> str:
    mask = Mask()
    mask._names = frozenset(names)
    parts = [Segment(text, style.rich_style) for text, style in content.render(end="")]
    return "".join(segment.text for segment in mask.apply(parts, Color.parse("black")))


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (plain("3 of your touches since 12 Aug, no answer"), "3 of your touches since 12 Aug, no answer"),
        (plain("“send the map”, promised by Fri 20 Nov"), "“▒▒▒▒ ▒▒▒ ▒▒▒”, promised by Fri 20 Nov"),
        (plain("“send the map"), "“▒▒▒▒ ▒▒▒ ▒▒▒"),
        (plain("May was told on 12 May"), "▒▒▒ was told on 12 May"),
        (plain("Will it last? It will."), "▒▒▒▒ it last? It will."),
        (personal("lunch · 12 Nov, 9:00 · +1 555"), "▒▒▒▒▒ · ▒▒ ▒▒▒, ▒:▒▒ · +▒ ▒▒▒"),
        (personal("lunch · 12 Nov, 9:00", numbers=True), "▒▒▒▒▒ · 12 Nov, 9:00"),
        (personal("won $33k, trust c8 r9 i6 s3", numbers=True), "▒▒▒ $33k, ▒▒▒▒▒ c8 r9 i6 s3"),
        (personal("may be 555 0120, doesn't", numbers=True), "▒▒▒ ▒▒ ▒▒▒▒▒▒▒▒, ▒▒▒▒▒▒▒"),
        (personal("נועה בן־ארזי"), "▒▒▒▒ ▒▒▒▒▒▒▒"),
        (told(plain("Nine in ten are late, ten-of-tea"), frozenset({"ten", "late", "tea"})),
         "Nine in ten are late, ten-of-▒▒▒"),
        (told(plain("promised: call back by 3 Nov (2 days late)"), frozenset({"call back by 3 nov", "late"})),
         "promised: ▒▒▒▒ ▒▒▒▒ ▒▒ 3 Nov (2 days late)"),
        (plain("3 ratings, Initiatin… will"), "3 ratings, Initiatin… will"),
        (personal("☑ 東京 e\u0301 👩‍👩‍👧 — “no”"), "☑ ▒▒▒▒ ▒ ▒▒ — “▒▒”"),
        (told(plain("the last thing given was tea"), frozenset({"tea"})), "the last thing given was ▒▒▒"),
        (own("@Bob Smith lunch"), "@Bob Smith lunch"),
        (personal(""), ""),
    ],
)  # fmt: skip
def test_a_line_keeps_its_width(content, shown):
    assert masked(content, "May", "Will") == shown and cell_len(shown) == content.cell_length


def test_the_vocabulary_is_what_the_program_says_and_not_what_its_authors_wrote_about_it():
    words = vocabulary()
    assert {"promise", "late", "touches", "masked", "nurturing", "nov"} <= words
    assert not {"docstring", "docstrings", "natto", "zelda", "memoised"} & words and 1500 < len(words) < 5000


def test_words_that_notes_are_read_by_are_not_the_programs_own():
    assert not {"divorced", "fired", "drunk", "married", "susan", "beer"} & vocabulary()
    assert {"understood", "mon", "monday"} <= vocabulary(), "what a preview says of them is"
