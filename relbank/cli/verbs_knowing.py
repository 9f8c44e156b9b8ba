"""The verbs about climbing and knowing a person (M1-M10)."""

from __future__ import annotations

from .verb import JSON, Option, Verb

KNOWING = (
    Verb(
        "ladder",
        "Show the ladder, or what one person's rung asks.",
        "[NAME]",
        "ladder:ladder",
        (JSON,),
        takes="person",
    ),
    Verb(
        "move",
        "Move a person to a rung, up, down or off the ladder.",
        "NAME RUNG because REASON…",
        "ladder:move",
        (Option("on", "When it happened, like 'last tue'; today without it.", "WHEN"),),
        "RUNG is a name, your own name for it, a number from 1 to 5, up, down or off.\n"
        "Without a reason it is read from standard input.",
        takes="person",
    ),
    Verb(
        "aim",
        "Show or say what a person is for: role, purpose, gravity.",
        "NAME",
        "ladder:aim",
        (
            Option("role", "buyer, pivotal, ally or none.", "ROLE"),
            Option("purpose", "To what end.", "TEXT"),
            Option("gravity", "How far their pull reaches, 1 to 5.", "N"),
            Option("suitors", "Who else courts them.", "TEXT"),
            Option("apart", "What sets you apart for them.", "TEXT"),
            Option("friend", "Nothing: a friend, not pipeline. Rung, role and account rest, and are not shown."),
        ),
        "Without an option it is shown. A role or a purpose marks somebody strategic.",
        takes="person",
    ),
    Verb(
        "mention",
        "Note that somebody named you to others unprompted.",
        "NAME: TEXT…",
        "ladder:mention",
        takes="person",
    ),
    Verb(
        "introductions",
        "Show who introduced whom; draw it; note thanks and reports.",
        "[NAME]",
        "introductions:introductions",
        (
            Option("dot", "Write the tree for Graphviz; - is standard output.", "FILE"),
            Option("svg", "Write the tree as a picture.", "FILE"),
            Option("force", "Replace FILE when it is there already."),
            Option("thanked", "Whoever introduced NAME was thanked."),
            Option("told", "Whoever introduced NAME was told what came of it."),
            JSON,
        ),
        takes="person",
    ),
    Verb(
        "introduced", "Note who introduced somebody to you.", "NAME by NAME", "introductions:introduced", takes="person"
    ),
    Verb(
        "introduce",
        "Note that you introduced two people: a deposit with both.",
        "NAME to NAME",
        "introductions:introduce",
        takes="person",
    ),
    Verb(
        "know",
        "Show how well a person is known, clues unused, topics, days.",
        "NAME",
        "knowing:know",
        (JSON,),
        takes="person",
    ),
    Verb("ask", "List what to ask a person next.", "NAME", "knowing:ask", (JSON,), takes="person"),
    Verb(
        "answer",
        "Note the answer to a key question.",
        "NAME QUESTION TEXT…",
        "knowing:answer",
        about="QUESTION is measured, earns, success, wants, priorities, revenue or growth.\n"
        "Without TEXT it is read from standard input.",
        takes="person",
    ),
    Verb(
        "style",
        "Show or set how a person likes it: channel=email pace=fast.",
        "NAME [PART=VALUE…]",
        "knowing:style",
        about="PART is channel, pace, formality, hours or personal; an empty value takes it away.",
        takes="person",
    ),
    Verb("used", "Note that a clue about a person was put to use.", "NAME WORDS…", "knowing:used", takes="person"),
    Verb(
        "sides",
        "Show or fill in the both-sides sheet of a person.",
        "NAME [TEXT…]",
        "knowing:sides",
        (
            Option("mine", "TEXT is a strength, weakness, value or success of mine.", "KIND"),
            Option("theirs", "TEXT is a strength, weakness, value or success of theirs.", "KIND"),
            Option("agreed", "Both went through the sheet today."),
            Option("input", "TEXT is their word on an idea of mine."),
            Option("stakeholder", "TEXT is the name of somebody else who has a say."),
            Option("used", "The input with this id was used.", "ID"),
            Option("gone", "The line with this id no longer holds.", "ID"),
            JSON,
        ),
        takes="person",
    ),
    Verb(
        "days",
        "List birthdays and other days to come, with time enough to act.",
        "",
        "knowing:days",
        (Option("ahead", "How many days to look ahead.", "N"), JSON),
    ),
)
