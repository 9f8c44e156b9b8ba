"""Every number of the statistics can be worked out anew from the entries shown behind it, and from no others."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from statistics import median

from relbank.actions import review as reviewing
from relbank.demo import build as build_demo
from relbank.method.figure import BETWEEN, COUNT, MIDDLE, SHARE, SIZES
from relbank.method.statistics import figures
from relbank.settings import Settings
from tests.builder import build
from tests.method.histories import NOW, TODAY, on_histories
from tests.method.test_review_figures import peopled
from tests.tui.program import opened

NUMBER = re.compile(r"\d+")


def first(text):
    """Return the first number of a text, 0 where it says that there is none."""
    found = NUMBER.search(text)
    return int(found[0]) if found else 0


def worked_out(number):
    """Return what a number must be, from the documents and remarks behind it alone."""
    groups = [part.things for part in number.parts]
    things = [thing for group in groups for thing in group]
    remarks = [remark for part in number.parts for remark in part.remarks]
    if number.how == SIZES:
        return sum(thing.size if hasattr(thing, "size") else 1 for thing in things)
    if number.how == SHARE:
        return round(100 * len(groups[0]) / len(things)) if things else 0
    if number.how == MIDDLE:
        return round(median(map(first, remarks))) if remarks else 0
    if number.how == BETWEEN:
        days = sorted(date(int(r[-4:]), MONTHS.index(r[-8:-5]) + 1, first(r)) for r in remarks)
        return (days[1] - days[0]).days - 1
    if number.how == COUNT:
        return len(things)
    known, all_of_them = map(int, NUMBER.findall(number.how))  # "7 of 16 parts known"
    assert known == len(groups[0])
    return round(100 * known / all_of_them)


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

TWICE = ("rung days", "back", "week", "depth", "streak")
"""Figures behind which a thing may stand twice: a promise for the day it was made, and for that on which it ended."""


def check(found):
    count = 0
    for figure in found:
        for number in figure.numbers:
            count += 1
            if "-" not in (number.said, number.said[:1]):
                assert first(number.said) == worked_out(number), (figure.key, number.label, number.said)
            for part in number.parts:
                assert not part.remarks or len(part.remarks) == len(part.things), (figure.key, number.label)
                ids = [thing.id for thing in part.things]
                assert figure.key in TWICE or len(ids) == len(set(ids)), figure.key
        if figure.key == "back":
            for bar in figure.bars:
                sums = [Decimal(r.strip("$").replace(",", "")) for p in bar.parts for r in p.remarks if r]
                said = bar.said.partition(", ")[2].strip("$").replace(",", "")
                assert Decimal(said or 0) == sum(sums), bar.label
        assert NUMBER.findall(figure.note) == [] or figure.notes
    return count


@on_histories
def test_on_random_histories(seed):
    check(figures(peopled(seed), TODAY, Settings()))


def test_on_the_demo(tmp_path):
    journal = build(tmp_path)
    build_demo(journal.store, journal.now)
    assert check(figures(journal.store.journal, journal.now.date(), Settings())) > 140
    journal.close()


async def test_v_shows_what_is_behind_each_number_and_esc_leads_back_to_it(tmp_path):
    journal = build(tmp_path).note("@Bob Smith lunch 12 Nov\n- [x] send it\n- gave a book x2\n- stage nurturing\n")
    journal.note("@Bob Smith call 14 Oct\n- got lead: Acme ~$4k\n- ref in from @Bob: Acme ~$4k\n- likes tea")
    reviewing.finish(journal.store, NOW, 1, 0, "1 card")
    async with opened(journal, tmp_path, (100, 30)) as screen:
        await screen.keys("g", "s")
        view = screen.app.home.views.current
        for figure in figures(journal.store.journal, journal.now.date(), Settings()):
            assert view.figure.key == figure.key
            for number in figure.numbers:  # each is a row, and has its entries
                shown = view._groups(figure, number)
                assert sum(len(group.entries) for group in shown) == len(number.things)
                assert number.said.split(" ")[0] in " ".join(group.head for group in shown), number.label
            rows = [row for row in view.query_one("#picture").rows if row.number]
            assert [row.number for row in rows] == [*figure.notes, *figure.bars]
            if figure.key in ("touches", "on time", "ladder", "back"):
                for keys in ((), ("enter",), ("G",)):
                    await screen.keys(*keys)
                    before = view._number
                    await screen.keys("v")
                    said = before.label if before.length < 0 else f"{before.label}: {before.said}"
                    assert said in screen.text or before == figure.number
                    await screen.keys("escape")
                    assert view._number == before and screen.app.home.views.current is view
                await screen.keys("h")
            await screen.keys("j")
    journal.close()
