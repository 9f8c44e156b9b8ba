"""The brief from the shell: one page on the screen, in Markdown, or in HTML for paper (M40)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from relbank.method.brief import Brief, fitted
from relbank.method.brief import brief as method

from .arguments import Call
from .errors import CallError
from .shell import Shell
from .tables import wrap

if TYPE_CHECKING:
    from relbank.model.journal import Journal
    from relbank.model.person import Person


def brief(shell: Shell, call: Call) -> int:
    """Print one page of at most 24 lines of 80 cells: what to read one minute before a meeting."""
    store, now = shell.open(), shell.now()
    people = _people(shell, call, store.journal, now)
    pages = [method(store.journal, person, now, shell.settings) for person in people]
    if call.on("markdown"):
        from relbank.exchange.brief_paper import markdown

        shell.write("\n".join(markdown(page, now) for page in pages))
        return 0
    if "html" in call.options:
        from relbank.exchange.brief_paper import html

        from .paper import put

        put(shell, call, call.options["html"], [html(pages, now)])
        return 0
    for place, page in enumerate(pages):
        if place:
            shell.say()
        shell.page(brief_lines(page))
    return 0


def brief_lines(page: Brief) -> list[str]:
    """Return a brief as the lines of a small terminal, never more than its page."""
    size = max((len(part.label) for part in page.parts), default=0) + 1
    lines = [text if place < 2 else f"{label} {text}" if label == "!!" else f"{label:{size}}{text}".rstrip()
             for place, (label, text) in enumerate(fitted(page, wrap))]  # fmt: skip
    return lines


def _people(shell: Shell, call: Call, journal: Journal, now: datetime) -> list[Person]:
    """Return whom the words name, or whom the next appointment is with; CallError with status 1 when there is none."""
    from relbank.model.person import Person

    if not call.on("next"):
        from .choosing import person

        return [person(shell, shell.open(), call.words)]
    if call.words:
        raise CallError("--next takes no name.", "relbank brief --next, or relbank brief NAME")
    from relbank.method.agenda import agenda

    for label, text, appointment in agenda(journal, now, ahead=90).appointments:
        found = [p for id in appointment.people if (p := journal.get(Person, id)) is not None]
        if found:
            shell.warn(f"Next: {label}, {text}")
            return found
    raise CallError("No appointment is agreed in the next 90 days.", "relbank brief NAME shows one person.", status=1)
