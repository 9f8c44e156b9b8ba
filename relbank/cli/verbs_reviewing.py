"""The verbs of the half hour a week: reviews, the calendar, the report, the statistics."""

from __future__ import annotations

from .verb import JSON, Option, Verb

REVIEWING = (
    Verb(
        "review",
        "Walk through the day's cards: promises, debriefs, dates, drift.",
        "",
        "review:review",
        (JSON,),
        "At most review_cards cards or review_minutes minutes (settings), the most valuable first; what waits comes\n"
        "in the next days. With --plain, or where no screen can be shown, it goes line by line: a card is answered\n"
        "with d (done), n (note), z (put off: z mon), x (not now: x WHY), b (brief), l (later), u (undo), q (quit).\n"
        "A review that was left goes on where it was, that same day. --json prints the cards and changes nothing.",
    ),    Verb(
        "week",
        "Show the weekly review: plan, rungs, sheets due, what to stop.",
        "[TEXT… | -]",
        "week:week",
        (
            Option("finish", "Keep the review; TEXT is what the week taught you."),
            Option("stop", "Write TEXT down as something to stop doing."),
            JSON,
        ),
        "Last week's plan is compared with what happened. relbank plan NAME WHEN puts somebody into this week,\n"
        "relbank move NAME moves them on the ladder.",
    ),
    Verb(
        "report",
        "Write the report of a week for a coach or partner.",
        "[WHEN]",
        "report:report",
        (
            Option("redacted", "Counts only: no names, no words of the journal."),
            Option("markdown", "Into a new file, as Markdown.", "FILE"),
            Option("html", "Into a new file, as a page for paper; - for standard output.", "FILE"),
            Option("force", "Replace FILE when it is there already."),
        ),
        "Last week, unless WHEN names a day of another one; each figure with its course over eight weeks. Without a\n"
        "FILE it goes to standard output, as Markdown. Sealed remarks are never in it.",
    ),
    Verb(
        "stats",
        "Show the practice in figures, each with its course.",
        "[WORD]",
        "stats:stats",
        (
            Option("svg", "As one picture, into a new file; - for standard output.", "FILE"),
            Option("html", "As a page for paper, into a new file; - for standard output.", "FILE"),
            Option("force", "Replace FILE when it is there already."),
            JSON,
        ),
        "Touches of a year, steadiness, promises kept, breadth and depth, the ladder, the bank, leads, and what came\n"
        "back by kinds. With WORD only the figures that it names, and every entry behind them.",
    ),
)
