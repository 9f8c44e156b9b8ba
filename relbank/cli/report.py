"""The report of a week for a coach or partner: Markdown, or a page for paper, full or redacted (M24)."""

from __future__ import annotations

from datetime import timedelta

from relbank.method.report import headline
from relbank.method.report import report as method

from .arguments import Call
from .errors import CallError
from .paper import put
from .shell import Shell


def report(shell: Shell, call: Call) -> int:
    """Write the report of a week, last week unless WHEN names another one; redacted: counts, no names, no words."""
    now = shell.now()
    day = now.date() - timedelta(days=7)
    if call.words:
        from relbank.notes.dates import back

        when = back(" ".join(call.words), now, shell.settings.date_order)
        if when is None or when.first is None:
            raise CallError(f"{' '.join(call.words)!r} is no day I understand.", "Write it like: relbank report 9 Nov")
        day = when.first
    journal, redacted = shell.open().journal, call.on("redacted")
    found = method(journal, day, now.date(), shell.settings, redacted=redacted)
    from relbank.exchange import report_paper

    if "html" in call.options:
        put(shell, call, call.options["html"], [report_paper.html(found, headline(found))])
    else:
        put(shell, call, call.options.get("markdown", ""), [report_paper.markdown(found, headline(found))])
    if not redacted:
        shell.warn("Names and promises are in it; --redacted writes counts alone.")
    return 0
