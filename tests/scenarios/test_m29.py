"""M29, tracking table: name and phone, past actions, next steps, next appointment; vague dates are first-class."""

from __future__ import annotations

import pytest

from relbank.actions import circle, tracking
from relbank.method.tracking import COLUMNS, rows
from relbank.model.appointment import Appointment
from relbank.model.promise import KEPT, Promise
from tests.builder import build
from tests.scenarios.spoken import saws, shell, spoken, wave
from tests.tui.program import SIZES, opened


@pytest.fixture
def journal(tmp_path):
    """The two rows of the example, on a day in August."""
    found = build(tmp_path, now="2026-08-20T10:00")
    found.person("Bob Smith", phones={"248-722-1944": ""}).person("Liz Jones", phones={"734 995-1678": ""})
    found.note("@Bob Smith lunch Aug 7\nGood.").note("@Liz Jones phone discussion July 9\nHer board.")
    for name in ("Bob Smith", "Liz Jones"):
        circle.step(found.store, found.id_of(name), "current", found.now)
    yield found
    found.store.close()


def fill(journal):
    store, now, settings = journal.store, journal.now, journal.settings
    tracking.next_step(store, journal.bob.id, "Email him an article the week of Sept 7", now, settings)
    tracking.next_step(store, journal.liz.id, "Invite to Chamber event Oct 4", now, settings)
    row = table(journal)[1]
    tracking.appointment(store, row, "Coffee meeting on Sept 9 at AB Coffee Shop", now, settings)


def table(journal):
    return rows(journal.store.journal, journal.now.date())


def test_the_example_table_comes_out_row_by_row(journal):
    fill(journal)
    assert COLUMNS == ("Name and phone", "Recent past actions", "Specific next steps", "Next appointment")
    assert [row.cells for row in table(journal)] == [
        ("Bob Smith 248-722-1944", "Lunch on 7 Aug", "Email him an article week of 7 Sep", "??"),
        ("Liz Jones 734 995-1678", table(journal)[1].past[0], "Invite to Chamber event 4 Oct",
         "Coffee meeting on 9 Sep at AB Coffee Shop"),
    ]  # fmt: skip
    assert table(journal)[1].past[0].endswith("on 9 Jul")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("call him the week of Sept 7", "call him week of 7 Sep"),
        ("call him Oct", "call him Oct"),
        ("call him by ??", "call him ??"),
        ("call him 9 Sep 9:00", "call him 9 Sep 9:00"),
        ("call him", "call him"),
    ],
)
def test_vague_dates_are_kept_as_vague_as_they_were_said(journal, typed, shown):
    tracking.next_step(journal.store, journal.bob.id, typed, journal.now, journal.settings)
    assert table(journal)[0].cells[2] == shown


def test_what_was_in_a_month_or_week_is_nowhere_given_a_day(journal):
    journal.note("@Bob Smith coffee July\nHis garden.").note("@Bob Smith walk week of Aug 10\nHis plans.")
    journal.note("@Bob Smith call\n- next dinner Oct")
    assert table(journal)[0].cells[1:4:2] == ("Call on 20 Aug; Walk week of 10 Aug", "Dinner Oct")
    journal.throw(journal.touch)
    for text in (shell(journal, "track"), shell(journal, "log", "Bob"), shell(journal, "brief", "Bob")):
        assert "week of 10 Aug" in text and "1 Jul" not in text and "1 Oct" not in text
    assert "Jul 2026  coffee" in shell(journal, "log", "Bob")


async def test_the_timeline_is_as_vague_as_the_note(journal, tmp_path):
    journal.note("@Bob Smith coffee July\nHis garden.")
    async with opened(journal, tmp_path) as screen:
        assert "Jul     coffee" in screen.text and "1 Jul" not in screen.text


def test_a_cell_is_a_document_and_changing_it_changes_that(journal):
    fill(journal)
    row = table(journal)[0]
    store, now, settings = journal.store, journal.now, journal.settings
    tracking.next_step(store, row.person.id, "Send him the book Oct", now, settings, row.promises[0].id)
    assert table(journal)[0].cells[2] == "Send him the book Oct"
    assert len([p for p in journal.every(Promise) if p.person == row.person.id]) == 1
    tracking.next_step(store, row.person.id, "", now, settings, row.promises[0].id)
    assert [p.state for p in journal.every(Promise) if p.person == row.person.id] == [KEPT], "emptied: it was done"
    tracking.appointment(store, table(journal)[0], "walk ??", now, settings)
    assert table(journal)[0].cells[3] == "Walk ??"
    tracking.appointment(store, table(journal)[0], "walk 3 Sep", now, settings)
    assert table(journal)[0].cells[3] == "Walk on 3 Sep"
    assert len([a for a in journal.every(Appointment) if row.person.id in a.people]) == 1
    tracking.phone(store, row.person.id, "1 23")
    assert table(journal)[0].cells[0] == "Bob Smith 1 23"
    journal.undo()
    assert table(journal)[0].cells[0] == "Bob Smith 248-722-1944"


def test_a_row_without_a_next_step_is_spoken_of_until_there_is_one(journal):
    assert saws(journal, "M29") == []
    journal.later(days=14)
    assert saws(journal, "M29") == [
        "In your circle, and no next step and no appointment is written down."
    ] * 2
    wave(journal, spoken(journal, "M29", "Bob Smith")[0], "he sails until spring")
    fill(journal)
    assert saws(journal, "M29") == []
    journal.tick("Chamber event").later(days=30)
    assert len(saws(journal, "M29")) == len(saws(journal, "M29", "Liz Jones")) == 1


def test_shell_markdown_csv_and_html_hold_the_same_cells(journal, tmp_path):
    fill(journal)
    cells = [cell for row in table(journal) for cell in row.cells]
    for format in ("--markdown", "--csv", "--html"):
        text = shell(journal, "track", format)
        assert all(cell in text.replace("\\", "") for cell in cells), format
    file = tmp_path / "table.csv"
    assert "Wrote" in shell(journal, "track", "--csv", str(file))
    assert file.read_text().splitlines()[0] == ",".join(COLUMNS) and file.stat().st_mode & 0o777 == 0o600
    assert "exists already" in shell(journal, "track", "--csv", str(file), status=2)
    assert "week of 7 Sep" in shell(journal, "track")
    assert "walk with Bob Smith, open" in shell(journal, "track", "Bob", "--appointment", "walk ??")
    told = shell(journal, "track", "Bob", "--appointment", "coffee Oct")
    assert told == "Agreed: coffee with Bob Smith, Oct 2026; it was walk with Bob Smith, open.\n"


def test_what_somebody_wrote_runs_nowhere(journal):
    evil = "=HYPERLINK(1) <script>alert(1)</script> [x](javascript:1)"
    journal.change(journal.bob, name=evil)
    assert "<script>" not in shell(journal, "track", "--html")
    assert shell(journal, "track", "--csv").splitlines()[1].startswith("'=")
    markdown = shell(journal, "track", "--markdown")
    assert "\\[x\\]" in markdown and "<script>" not in markdown


async def test_masked_it_still_says_what_is_when(journal, tmp_path):
    fill(journal)
    tracking.next_step(journal.store, journal.bob.id, "look at his line", journal.now, journal.settings)
    async with opened(journal, tmp_path) as screen:
        await screen.keys("g", "t", "M")
        shown = screen.text[: screen.text.index("circle ")]
        for dated in ("▒ on 7 Aug", "▒ week of 7 Sep", "▒ on 9 Sep", "Sep at"):
            assert dated in shown
        assert "look" not in shown and shown.count(" at ") == 1, "in somebody's words it is theirs"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_table_is_changed_in_place(journal, tmp_path, size):
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "t", "e")
        await screen.type("Email him an article the week of Sept 7")
        assert "week of 7 Sep 2026" in screen.text.splitlines()[-1], "how it is understood, while it is typed"
        await screen.keys("enter")
        assert table(journal)[0].cells[2] == "Email him an article week of 7 Sep"
        await screen.keys("l", "enter")
        await screen.type("coffee 9 Sep 9:00 at AB Coffee")
        await screen.keys("enter")
        assert table(journal)[0].cells[3] == "Coffee on 9 Sep 9:00 at AB Coffee"
        await screen.keys("h", "h", "h", "e", "end", "ctrl+u")
        await screen.type("248 1")
        await screen.keys("escape")
        assert table(journal)[0].phone == "248-722-1944", "esc leaves it as it was"
        assert [d.text for d in journal.store.drafts.all()] == ["248 1"], "but no typed word is lost"
        await screen.keys("l", "l", "space")
        assert table(journal)[0].cells[2] == "" and "Kept" in screen.said


async def test_any_of_several_next_steps_can_be_changed(journal, tmp_path):
    fill(journal)
    journal.promise("Send the map", "Bob Smith", "2026-10-02")
    async with opened(journal, tmp_path, (160, 45)) as screen:
        await screen.keys("g", "t")
        assert "e Edit" in screen.text.splitlines()[-1]
        await screen.keys("e")
        assert "Which step?" in screen.text
        await screen.keys("down", "enter")
        assert "Edit a promise to Bob Smith" in screen.text and "Send the map" in screen.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_that_is_typed_leaves_its_neighbours_alone_and_hides_what_stood_there(journal, tmp_path, size):
    long = "Look for the drawings of the old hall with the manager of the northern plant"
    tracking.next_step(journal.store, journal.bob.id, long, journal.now, journal.settings)
    async with opened(journal, tmp_path, size) as screen:
        await screen.keys("g", "t")
        before = screen.text.splitlines()
        first = next(i for i, line in enumerate(before) if "Bob Smith" in line)
        assert "manager" in "".join(before[first + 1 : first + 4])
        await screen.keys("e", "home")
        typed = screen.text.splitlines()
        assert "Look for" in typed[first] and typed[first].index("??") == before[first].index("??")
        assert "248-722-1944" in typed[first + 1] and "manager" not in "".join(typed[first : first + 4])
        await screen.keys("escape")
        assert screen.text.splitlines()[first : first + 4] == before[first : first + 4]
