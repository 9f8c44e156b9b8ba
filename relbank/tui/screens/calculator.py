"""The calculator: what a client is worth and what referrals bring, as a what-if and from the journal (M32)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from relbank.method import evidence
from relbank.method.arithmetic import EXAMPLE, GUESSES, Given, Own, number, own, told, worth
from relbank.method.circle import circle
from relbank.method.referrals import of_strategic
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural

from ..dialogs.form import Field, Form
from ..widgets.rows import Rows
from ..widgets.told import Page, Told, heading
from .panes import Panes

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.store import Store

    from .why import Group

REMEMBERED = "worth"
MOST = Decimal(10) ** 12


@record
class Number:
    """A number that can be changed: the field of Given, what it is, by how much a key changes it, its least value."""

    field: str
    label: str
    step: int
    least: int = 0


NUMBERS = (
    Number("revenue", "A client's revenue a year", 100),
    Number("years", "Years a client stays", 1, 1),
    Number("referrals", "Good referrals a quarter", 1),
    Number("closed", "So many become clients …", 1),
    Number("of", "… of so many", 1, 1),
    Number("over", "Years that are looked at", 1),
)


class Sums(Page):
    """Numbers with long names."""

    WIDEST, SHARE = 48, 0.66


_NUMBER = re.compile(r"\d+(\.\d+)?|\.\d+|\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)
_DOUBTFUL = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""A number that is read in thousands here, and with decimals there."""


class CalculatorView(Panes):
    """The what-if at the left, every number editable with the result at once; the journal's own figures beside it."""

    HINTS: ClassVar = ("go", "edit", "move.next", "calculator.example", "why", "back")
    DEFAULT_CSS = """
    CalculatorView #whatif { height: 15; }
    Home.-wide CalculatorView { layout: horizontal; }
    Home.-wide CalculatorView #whatif { height: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._given = _read(self.app.remembered.get(REMEMBERED, ""))

    def compose(self) -> ComposeResult:
        """Two lists."""
        page = Sums(id="whatif", classes="pane")
        page.border_title = Content("What if")
        page.border_subtitle = Content("e types · h l change it · tab the journal's own")
        yield page
        mine = Sums(id="own", classes="pane", empty=Content("The journal has no lead yet that came in."))
        mine.border_title = Content("From the journal")
        mine.border_subtitle = Content("tab the what-if")
        yield mine

    def fill(self, store: Store, now: datetime) -> None:
        """Show the numbers and what comes of them, and the journal's own."""
        self._work_out()

    def _work_out(self) -> None:
        app, currency = self.app, self.app.settings.currency
        page, mine = self.query_one("#whatif", Page), self.query_one("#own", Page)
        page.set_rows([*self._numbers(), heading("So"), *_results(self._given, currency, "whatif")])
        mine.set_rows(figures(app.journal, app.now(), self._given, currency))

    def _numbers(self) -> list[Told]:
        out = []
        for one in NUMBERS:
            value = Decimal(getattr(self._given, one.field))
            text, more = number(value), ""
            if one.field == "over" and not value:
                text, more = str(self._given.years), "as long as they stay"
            out.append(Told(one.label, f"{self.app.settings.currency}{text}" if one.field == "revenue" else text,
                            one, more, "bold", key=one.field))  # fmt: skip
        return out

    @property
    def person(self) -> Person | None:
        """The ally under the cursor of the journal's figures."""
        row = self.query_one("#own", Page).row
        return row.thing if self.pane.id == "own" and row and isinstance(row.thing, Person) else None

    def thing(self) -> Any:
        """Return the ally under the cursor."""
        return self.person

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Explain the journal's own figures by the leads behind them, of the ally under the cursor or of all."""
        person = self.person
        return f"What {person.name} sent" if person else "The journal's own figures", lambda: self._why(person)

    def _why(self, person: Person | None) -> Sequence[Group]:
        from .why import Group

        app = self.app
        found = [x for x in of_strategic(app.journal) if person is None or x.referral.person == person.id]
        mine = own(found, app.today(), self._given, app.settings.currency)
        out = []
        for said, some in (("came in during a year", mine.came), ("won", mine.won), ("lost", mine.lost)):
            papers = [paper for lead in some for paper in (lead.referral, *lead.news)]
            out.append(Group(f"{plural(len(some), 'lead')} {said}", (), evidence.of(papers, app.journal)))
        guessed = tuple(f"{word}: {GUESSES[word]}" for word in mine.guessed)
        return [*out, Group("Taken from the what-if", guessed)]

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the calculator does: change a number, type it, go back to the example."""
        own = {**super().verbs(), "calculator.example": lambda: self._take(EXAMPLE)}
        if (one := self._number()) is not None:
            own |= {
                "edit": lambda: self._edit(one), "open": lambda: self._edit(one),
                "move.left": lambda: self._step(one, -1), "move.right": lambda: self._step(one, 1),
                "calculator.less": lambda: self._step(one, -1), "calculator.more": lambda: self._step(one, 1),
            }  # fmt: skip
        else:
            own["open"] = lambda: self.app.say("These come of the numbers above.", "warning")
        return own

    def _number(self) -> Number | None:
        row = self.query_one("#whatif", Page).row
        return row.thing if self.pane.id == "whatif" and row and isinstance(row.thing, Number) else None

    def _step(self, one: Number, by: int) -> None:
        value = Decimal(getattr(self._given, one.field)) + by * one.step
        if one.least <= value <= MOST:
            self._take(_with(self._given, one, value))

    async def _edit(self, one: Number) -> None:
        """Ask for a number; what comes of it is shown while it is typed."""

        def result(typed: str) -> str:
            value = _value(one, typed)
            if value is None:
                return ""
            lines = told(worth(_with(self._given, one, value)), self.app.settings.currency)
            return " · ".join(f"{label}: {text.partition(' (')[0]}" for label, text in lines[1:4])

        def wrong(typed: str) -> str:
            if _value(one, typed) is not None:
                return ""
            if _DOUBTFUL.fullmatch(_bare(typed)):
                plain = _bare(typed)
                return f"{plain} may be {int(plain.replace('.', '')):,} or {float(plain):g}: type the one you mean."
            return f"A number from {one.least} to {MOST:,}, like 12,500 or 12.5."

        before = str(getattr(self._given, one.field))
        field = Field("number", one.label, before, "", result, wrong)
        answers = await self.app.push_screen_wait(Form(one.label, [field]))
        value = _value(one, answers["number"]) if answers else None
        if value is not None:
            self._take(_with(self._given, one, value))

    def _take(self, given: Given) -> None:
        self._given = given
        self.app.remembered.put(REMEMBERED, " ".join(str(getattr(given, one.field)) for one in NUMBERS))
        self._work_out()

    @on(Rows.Highlighted)
    def _moved(self, event: Rows.Highlighted) -> None:
        event.stop()


def _results(given: Given, currency: str, key: str) -> list[Told]:
    out = []
    for place, (label, text) in enumerate(told(worth(given), currency)):
        figure, _, how = text.partition(" (")
        out.append(Told(label, figure, None, how.rstrip(")"), "$text-success", key=f"{key} {place}"))
    return out


def figures(journal: Journal, now: datetime, assumed: Given, currency: str) -> list[Told]:
    """Return the journal's own figures: of all allies together, then what each ally's leads bring a year."""
    found = of_strategic(journal)
    if not any(lead.referral.direction == "in" for lead in found):
        return []
    today = now.date()
    mine = own(found, today, assumed, currency)
    out = [Told("", _read_from(mine), key="read")]
    out += [Told("", f"{word} as assumed: {GUESSES[word]}", key=f"guess {word}") for word in mine.guessed]
    out += [heading("So"), *_results(mine.given, mine.currency, "own"), heading("A year of each who sent leads")]
    allies = [p for p, m in circle(journal) if m.inside]
    allies += [p for p in journal.every(Person) if p.strategic and p not in allies]
    for person in allies:
        theirs = [lead for lead in found if lead.referral.person == person.id]
        if any(lead.referral.direction == "in" for lead in theirs):
            one = own(theirs, today, assumed, currency)
            result = worth(one.given)
            out.append(
                Told(person.name, told(result, one.currency)[2][1], person, _read_from(one), key=person.id)
            )
    return out


def _read_from(mine: Own) -> str:
    return f"{plural(len(mine.came), 'lead')} in a year, {len(mine.won)} won, {len(mine.lost)} lost"


def _with(given: Given, one: Number, value: Decimal) -> Given:
    return replace(given, **{one.field: int(value) if one.field in ("years", "over") else value})  # type: ignore[arg-type]


def _bare(typed: str) -> str:
    return typed.strip().lstrip("$€£ ")


def _value(one: Number, typed: str) -> Decimal | None:
    """Return a typed number, None when it is none or out of bounds."""
    if not _NUMBER.fullmatch(_bare(typed)) or _DOUBTFUL.fullmatch(_bare(typed)):
        return None
    value = Decimal(_bare(typed).replace(",", ""))
    if not one.least <= value <= (99 if one.field in ("years", "over") else MOST):
        return None
    return value if one.field not in ("years", "over") or value == value.to_integral_value() else None


def _read(remembered: str) -> Given:
    """Return the numbers of the last time; the example where they can't be read."""
    given, parts = EXAMPLE, remembered.split()
    if len(parts) != len(NUMBERS):
        return given
    for one, part in zip(NUMBERS, parts, strict=True):
        value = _value(one, part)
        if value is None:
            return EXAMPLE
        given = _with(given, one, value)
    return given
