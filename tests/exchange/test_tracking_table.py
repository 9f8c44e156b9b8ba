"""The tracking table in three formats: nothing in it runs, whatever people wrote."""

from __future__ import annotations

import csv as reader
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from relbank.exchange import tracking_table
from relbank.model.text import clean

COLUMNS = ("Name and phone", "Recent past actions", "Specific next steps", "Next appointment")
texts = some.text(max_size=20)
rows = some.lists(some.tuples(texts, texts, texts, texts), max_size=4)


@given(rows)
def test_csv_reads_back_as_it_was_but_for_formulas(rows):
    text = "".join(tracking_table.csv(COLUMNS, rows))
    read = list(reader.reader(text.splitlines()))
    assert tuple(read[0]) == COLUMNS
    assert [[c.removeprefix("'") for c in row] for row in read[1:]] == [
        [clean(c).removeprefix("'") for c in row] for row in rows
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|'/C calc'!A0", "-2+3", "@SUM(A1)", " =HYPERLINK(1)", "\t=1", "＝1+1"])
def test_csv_holds_no_formula(cell):
    line = "".join(tracking_table.csv(COLUMNS, [(cell, "", "", "")])).splitlines()[1]
    assert line.lstrip('"').startswith("'") or not line.lstrip('" ').startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("number", ["+1 555 0125", "555 0125"])
def test_a_telephone_number_stays_as_it_is(number):
    assert "".join(tracking_table.csv(COLUMNS, [(number, "", "", "")])).splitlines()[1] == f"{number},,,"


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.cells = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data):
        if self.tags and self.tags[-1] == "td":
            self.cells[-1] += data


@given(rows, texts)
def test_html_holds_the_tags_of_the_table_and_no_others(rows, title):
    page = "".join(tracking_table.html(title, COLUMNS, rows))
    found = _Tags()
    found.feed(page)
    assert set(found.tags) <= {"html", "head", "meta", "title", "style", "body", "h1", "table", "tr", "th", "td"}
    assert len(found.cells) == 4 * len(rows)


def test_markdown_shows_marks_as_they_were_typed():
    text = "".join(tracking_table.markdown(COLUMNS, [("Bob | <b>", "[x](javascript:1)", "*now*", "??")]))
    assert text.splitlines()[2] == r"| Bob \| \<b\> | \[x\](javascript:1) | \*now\* | ?? |"
    assert text.splitlines()[1] == "|---|---|---|---|"
