"""My principles: what I stand for, will and won't do or say; recalled before meeting who has tested them (M34)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.content import Content

from relbank.actions import principles as actions
from relbank.method.agenda import day_of
from relbank.method.integrity import PRINCIPLE_NAMES, integrity, principles, told
from relbank.method.trust import dated
from relbank.model.person import Person
from relbank.model.sheets import PRINCIPLES, Principle
from relbank.model.trust import IntegrityTest

from ..dialogs.choose import Choice, Choose
from ..dialogs.form import Field, Form
from ..safe import plain
from ..widgets.told import Page, Told, heading
from .view import View

if TYPE_CHECKING:
    from relbank.store import Store

_KEYS = dict(zip(PRINCIPLES, "fwnsx", strict=True))


class PrinciplesView(View):
    """The principles by kind, and below who has tested them."""

    HINTS: ClassVar = ("go", "principle.add", "edit", "trash", "back")

    def compose(self) -> ComposeResult:
        """One list in a frame."""
        empty = "Nothing is written down yet. a begins: what you stand for, what you will and won't do or say."
        yield Page(id="principles", classes="pane", empty=Content(empty))

    def fill(self, store: Store, now: datetime) -> None:
        """Show the principles, and the people who tested them with how that ended."""
        rows: list[Told] = []
        count = 0
        for kind, some in principles(store.journal):
            rows += [heading(PRINCIPLE_NAMES[kind]), *(Told("", p.text, p) for p in some)]
            count += len(some)
        tests: dict[str, list[IntegrityTest]] = {}
        for test in store.journal.every(IntegrityTest):
            tests.setdefault(test.person, []).append(test)
        tested = [(p, integrity(tests[p.id])) for p in store.journal.every(Person) if p.id in tests]
        if tested:
            rows.append(heading("Tested by"))
        for person, found in tested:
            if found.last is not None:
                ended = f"{told(found.last)}, {day_of(dated(found.last), now.date())}"
                alarm = "$text-error" if found.open_wound else ""
                rows.append(Told(person.name, ended, person, f"{found.held} held, {found.failed} failed", alarm))
        page = self.query_one(Page)
        page.set_rows(rows)
        page.retitle(plain(f"My principles {count or ''}".strip()))

    def thing(self) -> Principle | Person | None:
        """Return the principle or the person under the cursor."""
        row = self.query_one(Page).row
        return row.thing if row is not None else None

    def verbs(self) -> dict[str, Callable[[], object]]:
        """Add a principle, and edit the one under the cursor."""
        found: dict[str, Callable[[], object]] = {**super().verbs(), "principle.add": self._add}
        if isinstance(self.thing(), Principle):
            found |= {"edit": self._edit, "open": self._edit}
        return found

    async def _add(self) -> None:
        app = self.app
        choices = [Choice(kind, f"{PRINCIPLE_NAMES[kind]} …", _KEYS[kind]) for kind in PRINCIPLES]
        kind = await app.push_screen_wait(Choose("A principle", choices))
        if not kind:
            return
        key = f"principle:{kind}"
        field = Field("text", PRINCIPLE_NAMES[kind], "", "what I was told in confidence stays with me")
        form = Form(f"{PRINCIPLE_NAMES[kind]} …", [field], "", app.keeper(key), app.kept(key))
        answers = await app.push_screen_wait(form)
        if answers is not None and answers["text"].strip():
            app.attempt(lambda: actions.add(app.store, answers["text"], app.now(), kind))

    async def _edit(self) -> None:
        old, app = self.thing(), self.app
        if not isinstance(old, Principle):
            return

        def fields(now: Principle) -> list[Field]:
            return [
                Field("text", "Words", now.text),
                Field("kind", f"Kind: {', '.join(PRINCIPLES)}", now.kind,
                      refuse=lambda t: "" if t.strip() in PRINCIPLES else f"It can be {', '.join(PRINCIPLES)}."),
            ]  # fmt: skip

        form = Form("Edit a principle", fields(old), fresh=lambda: fields(app.fresh(old)))
        answers = await app.push_screen_wait(form)
        if answers is not None:
            app.attempt(lambda: actions.edit(app.store, old.id, answers["text"], answers["kind"].strip()))
