"""The verbs about promises, rhythm and reviews."""

from __future__ import annotations

from .verb import JSON, Option, Verb

KEEPING = (
    Verb(
        "promises",
        "Show the promises in figures: kept, on time, pace, trend.",
        "[NAME]",
        "book:promises",
        (
            Option("nudge", "Note that somebody was asked, kindly, about what they promised.", "ID"),
            Option("told", "Note that somebody was told early that a promise of yours will slip.", "ID"),
            JSON,
        ),
        "With a name: both sides of the book with that person, with the age of each promise.",
        takes="person",
    ),
    Verb(
        "drift",
        "List who drifted from their rhythm, the furthest first.",
        "",
        "rhythm:drift",
        (Option("all", "Those who are in time, too."), JSON),
        "The number is the days since the last touch over the days wished. Exit status 1 when nobody drifted.",
    ),
    Verb(
        "rhythm",
        "Show or set how often somebody should hear from you.",
        "NAME [WISHED [WORST]]",
        "rhythm:rhythm",
        about="WISHED and WORST are days; 0 takes the own rhythm away, and that of the rung or tag counts again.",
        takes="person",
    ),
    Verb(
        "park",
        "Put somebody into the nurture lane, or list who is in it.",
        "[NAME]",
        "nurture:park",
        (
            Option("because", "Why, in a few words; - reads them from standard input.", "WHY"),
            Option("out", "Take the person out again by hand."),
            JSON,
        ),
        "The parked get something of use now and then, and no other touch. A reply or a meeting takes them out by\n"
        "itself.",
        takes="person",
    ),
    Verb(
        "campaign",
        "Log something sent to many at once, and write who receives it.",
        "[TITLE… | -]",
        "nurture:campaign",
        (
            Option("to", "Who receives it: parked (as usual), a #tag, or names with commas.", "WHOM"),
            Option("kind", "What it is: newsletter, position paper, webinar.", "KIND"),
            Option("csv", "Write the recipients as a table.", "FILE"),
            Option("emails", "Write their addresses, one a line.", "FILE"),
            Option("force", "Replace FILE when it is there already."),
            Option("dry-run", "List the recipients; log nothing."),
            JSON,
        ),
        "It is logged for all in one step and counts as no touch. Without TITLE: what was sent so far. A TITLE that\n"
        "stands on the shelf goes to nobody twice, and the shelf knows who received it.",
    ),
    Verb(
        "plan",
        "Show whom to make time for this week, or plan a block.",
        "[NAME WHEN]",
        "rhythm:plan",
        (
            Option("why", "The reason; - reads it from standard input. Without it, the weightiest one.", "WHY"),
            Option("all", "Everybody who waits, not only five."),
            JSON,
        ),
        takes="person",
    ),
    Verb("streak", "Show how steady you are: weeks in a row, gaps.", "", "rhythm:streak", (JSON,)),
    Verb(
        "why",
        "Show what the method says, why, and the entries behind it.",
        "[NAME] [M20]",
        "why:why",
        (
            Option("figure", "A figure instead, like kept, pace, known, balance, and the entries behind it.", "WORD"),
            Option("silent", "What was waved away instead, with what was written against it."),
            JSON,
        ),
        "A number like M20 names one rule; `relbank help method` lists them. Exit status 1 when nothing is said.",
        takes="person",
    ),
    Verb(
        "override",
        "Wave away what the method says, with a reason.",
        "[NAME] M20 [REASON… | -]",
        "why:override",
        (
            Option("until", "Put it off until a day instead, like 'friday'.", "WHEN"),
            Option("again", "Take that back: the rule speaks again."),
        ),
        "Without words the reason is read from standard input. The rule stays silent until something changes.",
        takes="person",
    ),
)
