"""The bank: what stands on each account, what moved it, effort beside trust, and the shelf (M25-M27)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from relbank.method import evidence
from relbank.method.agenda import day_of
from relbank.method.bank import Balance, fold, gate, signed
from relbank.method.books import Books
from relbank.method.deeds import WORDS, Deed, deeds, reading, said_money, said_monies
from relbank.method.dossier import Dossier
from relbank.method.effort import DAYS, Effort, Ranked, effort, ranked
from relbank.method.shelf import Interests, landings
from relbank.model.ledger import Entry
from relbank.model.nurture import Handed, ShelfItem
from relbank.model.person import Person
from relbank.model.record import record
from relbank.model.say import plural
from relbank.model.trust import TrustSheet

from .. import glyphs
from ..safe import personal, plain
from ..verbs import bank as asking
from ..widgets.columns import Column
from ..widgets.named import Named
from ..widgets.rows import Rows
from ..widgets.told import Page, Told, heading
from .panes import Panes

if TYPE_CHECKING:
    from relbank.store import Store

    from .home import Home
    from .why import Group


@record
class Account:
    """A row: somebody strategic, what stands on the account, the deeds behind it; ranked: both ranks, None unrated."""

    person: Person
    balance: Balance
    deeds: tuple[Deed, ...]
    ranked: Ranked | None


def accounts(books: Books, day: str) -> list[Account]:
    """Return the accounts of the strategic people, the emptiest first, those without any deed last."""
    efforts = [e for e in books.fold(_effort, (TrustSheet,)).values.values() if e is not None]
    ranks = {r.effort.person.id: r for r in ranked(efforts)}
    out = []
    for id, found in books.fold(_deeds).values.items():
        if found is not None:
            person = books.people[id]
            out.append(Account(person, fold(found, day), found, ranks.get(id)))
    return sorted(out, key=lambda a: (not a.deeds, a.balance.points, a.person.order))


def _deeds(d: Dossier) -> tuple[Deed, ...] | None:
    return deeds(reading(d), d.person.id) if d.person.strategic else None


def _effort(d: Dossier) -> Effort | None:
    newest = d.journal.newest(d.person.id)  # a few of them tell, of a few people
    return effort(reading(d), d.person, d.today, newest) if d.person.strategic else None


PLACES = "trust, effort: place 1 is the most"
SHARED = f"{PLACES}; 2= shared"
COMPARED = "Effort is held against trust, asking against the balance: each can be too much without the other."


def _places(found: Sequence[Account]) -> str:
    """Return what the columns of places mean, "" where nobody has one."""
    given = [a.ranked for a in found if a.ranked is not None]
    return SHARED if any(any(one.level) for one in given) else PLACES if given else ""


class Accounts(Named[Account]):
    """The list of accounts."""

    COLUMNS = (
        Column(14, 30), Column(7, 7, 0, True), Column(5, 5, 1, True), Column(4, 4, 1, True), Column(5, 5, 3, True),
        Column(5, 5, 4, True), Column(6, 6, 4, True), Column(13, 13, 2),
    )  # fmt: skip
    NAMES = ("", "balance", "given", "got", "asked", "trust", "effort", " effort fits?")
    GAP = 1

    def called(self, row: Account) -> str:
        """Return the person's id."""
        return row.person.id

    def cells(self, row: Account, width: int) -> Sequence[Content]:
        """Draw name, balance, what was given, got and asked for, both ranks; what does not fit by a word too."""
        b, signs = row.balance, glyphs.of(self.app)
        tone = "$text-error bold" if b.points < 0 else "$text-success" if b.points > 0 else "$text-muted"
        by_effort, by_trust, verdict = "", "", ""
        if row.ranked is not None:
            by_effort, by_trust = row.ranked.said
            verdict = {"too much": f" {signs.down} too much", "too little": f" {signs.up} too little"}.get(
                row.ranked.verdict, ""
            )
        figures = (str(b.given), str(b.got)) if row.deeds else ("-", "-")
        return (
            personal(row.person.name), plain(signed(b.points) if row.deeds else "-", tone),
            *(plain(figure, "$text-muted") for figure in figures),
            plain(str(len(b.waiting) or ""), "$text-warning"),
            plain(by_trust, "$text-muted"), plain(by_effort, "$text-muted"), plain(verdict, "$text-warning"),
        )  # fmt: skip


class Moved(Page):
    """What moved an account; labels are days."""

    SHARE = 0.4


class BankView(Panes):
    """Accounts at the left; beside them the account under the cursor, and the shelf."""

    HINTS: ClassVar = ("go", "deposit", "withdraw", "add", "open", "edit", "why", "back")
    DEFAULT_CSS = """
    BankView { layout: horizontal; }
    BankView #accounts { width: 52%; min-width: 44; }
    BankView #account { height: 3fr; }
    BankView #shelf { height: 2fr; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._books: Books | None = None

    def compose(self) -> ComposeResult:
        """Three lists."""
        empty = "Nobody is marked strategic yet, and friends have no account: a rung, a role or the circle does that."
        first = Accounts(id="accounts", classes="pane", empty=Content(empty))
        first.border_title = Content("Bank")
        yield first
        with Container(classes="side"):
            yield Moved(id="account", classes="pane", empty=Content("+ writes down what you give."))
            shelf = Page(id="shelf", classes="pane", empty=Content(
                "The shelf of ideas, articles and papers is empty. a puts something on it."))  # fmt: skip
            shelf.border_title = Content("Shelf")
            shelf.border_subtitle = Content("enter hands it over · c sends it to many")
            yield shelf

    def fill(self, store: Store, now: datetime) -> None:
        """Show all accounts, the one under the cursor, and the shelf."""
        if self._books is None:
            self._books = Books(store.journal, now, self.app.settings)
        self._books.refresh(now)
        found = accounts(self._books, now.date().isoformat())
        rows = self.query_one(Accounts)
        rows.show(found)
        rows.border_subtitle = Content(_places(found))
        below = sum(a.balance.points < 0 for a in found)
        rows.retitle(plain(f"Bank {plural(len(found), 'account')}" + (f", {below} overdrawn" if below else "")))
        self._show()

    @on(Rows.Highlighted, "#accounts")
    def _show(self) -> None:
        row = self.account
        page, shelf = self.query_one("#account", Page), self.query_one("#shelf", Page)
        page.set_rows(self._page(row) if row else [])
        page.retitle(plain(row.person.name if row else "Account"))
        shelf.set_rows(self._shelf(row.person if row else None))

    def _page(self, row: Account) -> list[Told]:
        b, today, currency = row.balance, self.app.today(), self.app.settings.currency
        out = [Told("balance", f"{signed(b.points)}: {b.given} given, {b.got} got", row)]
        if money := [*b.money_given.items()]:
            out.append(Told("money given", said_monies(money), row))
        if money := [*b.money_got.items()]:
            out.append(Told("money got", said_monies(money), row))
        if gate(row.deeds, row.person.name, today.isoformat()).shut:
            left = "what you gave is used up" if b.points <= 0 else "what you asked for still waits"
            out.append(Told("asking", f"give first: {left if b.given else 'nothing was given yet'}", row,
                            tone="$text-warning"))  # fmt: skip
        if row.ranked is not None:
            by_effort, by_trust = row.ranked.said
            ranks = f"no. {by_trust} of {row.ranked.of}, effort no. {by_effort}"
            out.append(Told("trust", ranks, row, row.ranked.verdict))
            if row.ranked.verdict:
                out.append(Told("", COMPARED, row, tone="$text-muted"))
        if row.deeds:
            out.append(heading("What moved it, and the balance after each"))
        points, moved = 0, []
        handed = {h.entry: h for h in self.app.journal.of(Handed, row.person.id)}
        waiting = {d.thing.id for d in b.waiting}
        for deed in row.deeds:
            points += deed.points
            sum_ = said_money(deed.money, deed.currency or currency) if deed.money else ""
            size = f"x{deed.size}" if deed.size != 1 else ""
            how = handed[deed.thing.id].landed or "landed?" if deed.thing.id in handed else ""
            state = "waits" if deed.thing.id in waiting else f"then {signed(points)}"
            more = "  ".join(x for x in (how, size, sum_, state) if x)
            moved.append(Told(f"{WORDS[deed.kind]} {day_of(deed.day, today)}", deed.text, deed.thing, more))
        return [*out, *reversed(moved)]

    def _shelf(self, person: Person | None) -> list[Told]:
        journal = self.app.journal
        had = {h.item: h for h in journal.of(Handed, person.id)} if person else {}
        keen = Interests(person, journal.of) if person else None
        received: dict[str, list[Handed]] = {}
        for one in journal.every(Handed):
            received.setdefault(one.item, []).append(one)
        fits, others = [], []
        for item in journal.every(ShelfItem):
            match = keen.match(item) if keen and item.id not in had else None
            went = received.get(item.id, ())
            known, readers = landings(went), plural(len(went), "reader")
            more = known if all(h.landed for h in went) else f"{known} of {len(went)}" if known else readers
            if item.id in had:
                when = day_of(had[item.id].date, self.app.today())
                others.append(Told(item.kind, item.title, item, f"received {when}", "$text-muted"))
            elif match:
                fits.append(Told(item.kind, item.title, item, f"fits: {', '.join(match.topics)}", "$text-success"))
            else:
                others.append(Told(item.kind, item.title, item, more))
        return [*fits, *others]

    @property
    def account(self) -> Account | None:
        """The account under the cursor."""
        return self.query_one(Accounts).found

    @property
    def person(self) -> Person | None:
        """The person whose account is under the cursor."""
        return self.account.person if self.account else None

    def thing(self) -> Any:
        """Return the person, the deed or the thing of the shelf under the cursor."""
        pane = self.pane
        if isinstance(pane, Page):
            found = pane.row.thing if pane.row else None
            return found.person if isinstance(found, Account) else found
        return self.person

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Explain the balance and the ranks of the account under the cursor by the deeds behind them."""
        row = self.account
        if row is None:
            return None
        return f"The account of {row.person.name}", lambda: self._why(row)

    def _why(self, row: Account) -> Sequence[Group]:
        from .why import Group

        b, journal = row.balance, self.app.journal
        lines = ("Gave adds its size, got takes it off, asked counts nothing and waits; a lead passed on counts one.",)
        moving = [d.thing for d in row.deeds if d.points]
        out = [Group(f"Balance {signed(b.points)}: {b.given} given, {b.got} got", lines, evidence.of(moving, journal))]
        if b.waiting:
            asked = [d.thing for d in b.waiting]
            out.append(Group(f"{plural(len(asked), 'request')} waiting", (), evidence.of(asked, journal)))
        if row.ranked is not None and row.ranked.effort.rating is not None:
            r, made = row.ranked, row.ranked.effort
            said = f"Number {r.said[1]} of {r.of} in trust, number {r.said[0]} in effort"
            how = f"Effort: {plural(len(made.touches), 'touch', 'touches')} of mine and \
{plural(len(made.deposits), 'deposit')} in {DAYS} days."
            things = [row.ranked.effort.rating.sheet, *made.deposits, *made.touches]
            out.append(Group(said, (how,), evidence.of(things, journal)))
        return out

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Return what the bank does of its own."""
        home: Home = self.screen  # type: ignore[assignment]
        thing, shelf = self.thing(), self.pane.id == "shelf"
        own: dict[str, Callable[[], object]] = {
            "add": lambda: asking.put(home) if shelf else asking.give(home),
            "open": lambda: self._open(home),
        }
        if isinstance(thing, Entry):
            own["edit"] = lambda: asking.edit(home, thing)
        elif isinstance(thing, ShelfItem):
            own |= {"edit": lambda: asking.edit_item(home, thing), "deposit": lambda: asking.hand(home, thing)}
        return {**super().verbs(), **own}

    async def _open(self, home: Home) -> None:
        """On an account go to it; on a deed say how it landed, or edit it; hand over what stands on the shelf."""
        thing = self.thing()
        if self.pane is self.panes()[0]:
            self.step(1)
        elif isinstance(thing, ShelfItem):
            await asking.hand(home, thing)
        elif isinstance(thing, Entry):
            handed = next((h for h in self.app.journal.of(Handed, thing.person) if h.entry == thing.id), None)
            if handed is not None:
                await asking.landed(home, handed)
            else:
                await asking.edit(home, thing)
