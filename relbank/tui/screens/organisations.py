"""Organisations: who belongs to which, and whether they stand: the FACTS check (M36)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from relbank.actions import organisations as actions
from relbank.actions.done import Refused
from relbank.method import evidence
from relbank.method.agenda import day_of
from relbank.method.organisation import FACTS_NAMES, Belonging, organisations, total
from relbank.method.trust import dated
from relbank.model.say import plural
from relbank.model.sheets import FACTS, FactsCheck

from .. import glyphs
from ..dialogs.form import Field, Form
from ..safe import personal, plain, quoted
from ..widgets.columns import Column, line
from ..widgets.rows import Rows
from ..widgets.told import Page, Told, heading
from .panes import Panes

if TYPE_CHECKING:
    from relbank.store import Store

    from .why import Group

_COLUMNS = (Column(12, 30), Column(9, 10, 3), Column(13, 13), Column(12, 0, 1))


class Organisations(Rows[Belonging]):
    """The list of organisations."""

    def key(self, row: Belonging) -> str:
        """Return the name."""
        return row.name

    def format(self, row: Belonging, width: int, cursor: bool) -> Content:
        """Draw name, how many belong to it, the newest check, and what is weak."""
        check, signs = row.last, glyphs.of(self.app)
        if check is None:
            told = plain("never checked" if row.strategic else "", "$text-warning")
        else:
            found, known = total(check)
            told = plain(f"{found} of {known * 10}")
        weak = f"{signs.down} {', '.join(row.weak)}" if row.weak else ""
        count = plural(len(row.people), "person", "people")
        cells = (personal(row.name), plain(count, "$text-muted"), told, plain(weak, "$text-error"))
        return line(cells, _COLUMNS, width, gap=2)


class OrganisationsView(Panes):
    """Organisations at the left, the one under the cursor beside them."""

    HINTS: ClassVar = ("go", "organisation.check", "edit", "why", "back")
    DEFAULT_CSS = """
    OrganisationsView { layout: horizontal; }
    OrganisationsView #organisations { width: 50%; min-width: 40; }
    """

    def compose(self) -> ComposeResult:
        """Two lists."""
        empty = "No organisation yet. A person's form (e) says to which they belong."
        first = Organisations(id="organisations", classes="pane", empty=Content(empty))
        first.border_title = Content("Organisations")
        yield first
        with Container(classes="side"):
            yield Page(id="organisation", classes="pane", empty=Content("What is kept about it stands here."))

    def fill(self, store: Store, now: datetime) -> None:
        """Show all organisations and the one under the cursor."""
        found = organisations(store.journal)
        rows = self.query_one(Organisations)
        rows.set_rows(found)
        rows.retitle(plain(f"Organisations {len(found) or ''}".strip()))
        self._show()

    @property
    def _one(self) -> Belonging | None:
        return self.query_one(Organisations).row

    @on(Rows.Highlighted, "#organisations")
    def _show(self) -> None:
        one, page = self._one, self.query_one(Page)
        page.set_rows(_told(one, self.app.today(), glyphs.of(self.app)) if one else [], keep=False)
        page.retitle(personal(one.name if one else ""))

    def thing(self) -> Any:
        """Return what is under the cursor: a person or a check, or what is kept about the organisation."""
        if isinstance(self.pane, Page):
            row = self.pane.row
            return row.thing if row is not None else None
        return self._one.document if self._one is not None else None

    def why(self) -> tuple[str, Callable[[], Sequence[Group]]] | None:
        """Return the checks of the organisation under the cursor."""
        from .why import Group

        one, journal = self._one, self.app.journal
        if one is None or self.person is not None:
            return None
        head = f"{one.name}: {plural(len(one.checks), 'check')}, {plural(len(one.people), 'person', 'people')}"
        return "Why", lambda: [Group(head, (), evidence.of((*reversed(one.checks), *one.people), journal))]

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Check, keep a text, rename."""
        found: dict[str, Callable[[], object]] = {**super().verbs(), "organisation.check": self._check}
        if self.person is None:
            found |= {"edit": self._edit, "open": self._edit, "rename": self._rename}
        return found

    async def _check(self) -> None:
        one, app = self._one, self.app
        if one is None:
            app.say("No organisation yet. A person's form (e on a person) says to which they belong.", "warning")
            return
        last = one.last
        fields = [
            Field(part, f"{FACTS_NAMES[part].capitalize()}, 1 to 10", "", _last(last, part), refuse=_refused)
            for part in FACTS
        ]
        fields.append(Field("text", "What it rests on", "", "annual report, their own words"))
        key = f"check:{one.name}"
        note = "Leave blank what is not known."
        form = Form(f"FACTS of {quoted(one.name)}", fields, note, app.keeper(key), app.kept(key))
        answers = await app.push_screen_wait(form)
        if answers is not None:
            scores = {part: int(answers[part]) for part in FACTS if answers[part].strip()}
            app.attempt(lambda: actions.check(app.store, one.name, scores, app.now(), answers["text"]))

    async def _edit(self) -> None:
        one, app = self._one, self.app
        if one is None:
            return
        field = Field("text", "What is worth knowing", one.document.text if one.document else "")
        answers = await app.push_screen_wait(Form(f"About {quoted(one.name)}", [field]))
        if answers is not None:
            app.attempt(lambda: actions.keep(app.store, one.name, app.now(), answers["text"]))

    async def _rename(self) -> None:
        one, app = self._one, self.app
        if one is None:
            return
        note = "Everybody who belongs to it is given the new name."
        field = Field("name", "Name", one.name)
        answers = await app.push_screen_wait(Form(f"Rename {quoted(one.name)}", [field], note))
        if answers is not None and answers["name"].strip() != one.name:
            app.attempt(lambda: actions.rename(app.store, one.name, answers["name"]))


def _last(check: FactsCheck | None, part: str) -> str:
    value = getattr(check, part) if check is not None else 0
    return f"last {value}" if value else ""


def _refused(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        actions.scores_of(f"{typed.strip()} - - - -")
    except Refused:
        return "Parts go from 1 to 10."
    return ""


def _told(one: Belonging, today: Any, signs: glyphs.Glyphs) -> list[Told]:
    """Return the page of an organisation: what is kept, its people, its checks with a bar for each part."""
    out = [Told("about", one.document.text, one.document)] if one.document is not None and one.document.text else []
    out += [heading("People"), *(Told(p.name, p.title, p, "strategic" if p.strategic else "") for p in one.people)]
    for check in reversed(one.checks):
        found, known = total(check)
        out.append(heading(f"FACTS {day_of(dated(check), today)}: {found} of {known * 10}"))
        for part in FACTS:
            value = getattr(check, part)
            bar = f"{value or '-':>2} {signs.full * value}{signs.empty * (10 - value)}"
            weak = value > 0 and part in one.weak and check is one.last
            tone = "$text-error" if weak else ""
            out.append(Told(part, f"{bar} {'weak' if weak else ''}".rstrip(), check, tone=tone,
                            key=f"{check.id} {part}"))  # fmt: skip
        if check.text:
            out.append(Told("rests on", check.text, check, key=f"{check.id} text"))
    return out
