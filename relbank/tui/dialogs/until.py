"""Asking for a day to come, understood as it is typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from relbank.model.say import say
from relbank.notes.dates import ahead

from .form import Field, Form

if TYPE_CHECKING:
    from ..app import Relbank


async def until(app: Relbank, title: str, note: str | Content, given: str = "tomorrow") -> date | None:
    """Return the day that the user names, None when the form was left; given: what stands there already."""

    def day(text: str) -> date | None:
        when = ahead(text, app.now(), app.settings.date_order)
        return when.first if when else None

    def said(text: str) -> str:
        when = ahead(text, app.now(), app.settings.date_order)
        return f"-> {say(when)}" if when and when.first else ""

    def refused(text: str) -> str:
        return "" if day(text) else "That is no day I understand. Try monday, in 2 weeks, 1 dec."

    field = Field("until", "Until", given, "monday, in 2 weeks, 1 dec", said, refused)
    answers = await app.push_screen_wait(Form(title, [field], note))
    return day(answers["until"]) if answers else None
