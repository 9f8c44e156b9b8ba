"""A form of one or a few lines, each with a sentence beneath that says how it was understood."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from ..catching import caught_up
from ..keymap import bindings
from ..safe import content, plain, quoted
from ..widgets.typed import Line

Answers = dict[str, str]
BACK = "What you typed before is back. Typing replaces it, → goes on with it."


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    echo: from what was typed to how it is understood. refuse: from what was typed to why it can't be saved, "" when it
    can.
    """

    name: str
    label: str
    value: str = ""
    placeholder: str = ""
    echo: Callable[[str], str] | None = field(default=None, compare=False)
    refuse: Callable[[str], str] | None = field(default=None, compare=False)


class Form(ModalScreen[Answers | None]):
    """Asks for some lines; gives back what was typed by field name, or None when it was left.

    What a line holds already is marked when it is come to: typing replaces it, an arrow key goes on from it.
    keep is called with everything typed, as one text, on each pause, so that leaving loses nothing; the text comes back
    as draft. It is called with "" when the form is saved. fresh: gives the lines as they would be now; what was changed
    elsewhere since the form was opened is not overwritten unseen. enter: what the last enter does.
    """

    CSS_PATH = "form.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]
    BINDINGS: ClassVar = bindings("form")
    AUTO_FOCUS = ""  # Textual's own would scroll to the first line, past its label

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        note: str | Content = "",
        keep: Callable[[str], None] | None = None,
        draft: str = "",
        fresh: Callable[[], Sequence[Field]] | None = None,
        enter: str = "saves",
    ) -> None:
        super().__init__()
        self._title, self._fields, self._note = title, [*fields], note
        self._keep, self._pause = keep, None
        self._draft = _read(draft)
        self._fresh, self._enters = fresh, enter

    _pause: Timer | None

    def compose(self) -> ComposeResult:
        """Lay the fields under each other."""
        with VerticalScroll(id="box") as box:
            box.border_title = plain(self._title)
            box.border_subtitle = Content(self._keys())
            box.can_focus = False
            if self._draft:
                yield Static(Content(BACK), classes="note")
            yield Static("", id="told", classes="note", markup=False)
            if self._note:
                yield Static(content(self._note), classes="note")
            for f in self._fields:
                if len(self._fields) > 1:
                    yield Static(plain(f.label), classes="label")
                yield Line(
                    self._draft.get(f.name, f.value),
                    placeholder=f.placeholder and f"({f.placeholder})",  # so that no colour has to tell it from a value
                    id=f"field-{f.name}",
                    compact=True,
                )
                if f.echo or f.refuse:
                    yield Static("", id=f"echo-{f.name}", classes="echo", markup=False)

    def _keys(self) -> str:
        """Return what the keys do here, in the lower border."""
        does = self._enters
        several = f"enter next line, at the end it {does} · ctrl+s {does}" if len(self._fields) > 1 else f"enter {does}"
        return f"{several} · esc leaves"

    def on_mount(self) -> None:
        """Put the cursor into the first line; the box stays at its top."""
        self.query(Input).first().focus(scroll_visible=False)
        for f in self._fields:
            self._say(f, self._value(f))

    def on_line_cut(self, event: Line.Cut) -> None:
        """Say what of a pasted text was left out; this dialog covers the hint bar."""
        event.stop()
        self._tell(event.said)

    def _tell(self, words: str) -> None:
        self.query_one("#told", Static).update(plain(words, "$text-warning"))
        self.set_class(True, "telling")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the label of a line together with it, where the box is too low for all of them."""
        around = list(self.query_one("#box").children)
        label = around[max(0, around.index(event.widget) - 1)]
        self.call_after_refresh(label.scroll_visible, animate=False)

    def _value(self, f: Field) -> str:
        return self.query_one(f"#field-{f.name}", Input).value

    def _answers(self) -> Answers:
        return {f.name: self._value(f) for f in self._fields}

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        f = next(f for f in self._fields if f"field-{f.name}" == event.input.id)
        self._say(f, event.value)
        if self._keep:
            if self._pause:
                self._pause.stop()
            self._pause = self.set_timer(0.4, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed so far on disk; lines that are as they were need no draft."""
        answers = self._answers()
        if self._keep:
            typed = any(answers[f.name] != f.value for f in self._fields)
            self._keep(json.dumps(answers, ensure_ascii=False) if typed else "")

    def _say(self, f: Field, value: str) -> None:
        if not (f.echo or f.refuse):
            return
        echo = self.query_one(f"#echo-{f.name}", Static)
        wrong = f.refuse(value) if f.refuse and value.strip() else ""
        echo.update(plain(wrong or (f.echo(value) if f.echo else ""), "$text-error" if wrong else "$text-muted"))

    @on(Input.Submitted)
    def _enter(self, event: Input.Submitted) -> None:
        """Go to the next line; on the last one, save."""
        inputs = list(self.query(Input))
        place = inputs.index(event.input)
        if place + 1 < len(inputs):
            inputs[place + 1].focus()
        else:
            self.do_save()

    async def action_command(self, id: str) -> None:
        """Carry out save or leave."""
        await caught_up(self.focused)
        self.does()[id]()

    def does(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command here, by its id."""
        return {"save": self.do_save, "leave": self.do_leave, "quit.now": self.do_leave}

    def do_save(self) -> None:
        """Give the answers back, unless one is refused or was overtaken."""
        for f in self._fields:
            value = self._value(f)
            wrong = f.refuse(value) if f.refuse else ""
            if wrong:
                self.query_one(f"#echo-{f.name}", Static).update(plain(wrong, "bold $text-error"))
                self.query_one(f"#field-{f.name}", Input).focus()
                return
        if self._overtaken():
            return
        if self._pause:
            self._pause.stop()
        if self._keep:
            self._keep("")
        self.dismiss(self._answers())

    def _overtaken(self) -> bool:
        """Take over what was changed elsewhere since; tell whether some of it was changed here, too.

        Both are shown then and the form stays open: to save it again puts what stands here in its place.
        """
        both, fresh = [], self._fresh() if self._fresh else self._fields
        for place, (f, now) in enumerate(zip(self._fields, fresh, strict=True)):
            typed = self._value(f)
            if now.value == f.value:
                continue
            self._fields[place] = replace(f, value=now.value)
            if typed == f.value:
                self.query_one(f"#field-{f.name}", Input).value = now.value
            elif typed != now.value:
                both.append(f"{f.label} was changed elsewhere since: {quoted(now.value)}.")
        if both:
            self._tell(" ".join([*both, "Saving again puts yours in its place."]))
        return bool(both)

    def do_leave(self) -> None:
        """Leave; what was typed is kept."""
        self.keep_draft()
        self.dismiss(None)


def _read(draft: str) -> Answers:
    """Return a kept draft's answers; one that can't be read is shown as nothing, and stays in the drafts."""
    try:
        found = json.loads(draft) if draft else {}
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
