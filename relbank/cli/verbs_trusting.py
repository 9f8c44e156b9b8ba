"""The verbs about trust (M33-M36)."""

from __future__ import annotations

from .verb import JSON, Option, Verb

TRUSTING = (
    Verb(
        "trust",
        "Show how trust stands with a person, or with all; rate it.",
        "[NAME]",
        "trust:trust_",
        (
            Option("rate", "Rate credibility, reliability, intimacy, self-orientation: 'c4 r5 i3 s2'.", "PARTS"),
            Option("because", "What it rests on; - reads a line of standard input.", "TEXT"),
            Option("note", "The note that it rests on: an id that `relbank log` prints.", "ID"),
            Option("test", "Note a test of integrity: shared, asked or opinion …", "KIND"),
            Option("held", "… that was held."),
            Option("failed", "… that failed."),
            JSON,
        ),
        "Trust is (credibility + reliability + intimacy) / self-orientation, each from 1 to 10. What your promises\n"
        "say of reliability, and your deeds of self-orientation, stands beside it.",
        takes="person",
    ),
    Verb(
        "twelve",
        "Show the twelve keys beside the last sheet; score them.",
        "NAME",
        "trust:twelve",
        (
            Option("me", "My twelve scores, 0 to 10, - for none: '7 8 6 9 5 8 7 6 9 8 7 6'.", "SCORES"),
            Option("them", "Theirs.", "SCORES"),
            Option("contract", "Somebody had to point at the contract."),
            Option("because", "What it rests on; - reads a line of standard input.", "TEXT"),
            JSON,
        ),
        takes="person",
    ),
    Verb(
        "organisation",
        "List organisations, or show one: who belongs to it, its FACTS.",
        "[NAME]",
        "organisations:organisation_",
        (
            Option("check", "Score the five, in the order of FACTS, 1 to 10, - for not known: '7 6 8 5 9'.", "FACTS"),
            Option("because", "What the check rests on; - reads a line of standard input.", "TEXT"),
            Option("people", "These people belong to it, with commas.", "NAMES"),
            Option("keep", "Keep a text about it.", "TEXT"),
            Option("rename", "Give it, and all who belong to it, another name.", "NAME"),
            JSON,
        ),
    ),
    Verb(
        "principles",
        "List what you stand for, will and won't do or say; add one.",
        "[TEXT… | -]",
        "principles:principles",
        (
            Option("kind", "What TEXT is: stand, do, dont, say or dont-say.", "KIND"),
            Option("drop", "Put one into the trash.", "ID"),
            JSON,
        ),
    ),
    Verb(
        "sealed",
        "Count what was told you in confidence; show it at a terminal.",
        "[NAME]",
        "sealed:sealed",
        (
            Option("show", "Show what is sealed, after asking; only at a terminal."),
            Option("add", "Seal a remark, a line of standard input."),
        ),
        "Sealed remarks are in no search, log, page or export but the full backup.",
        takes="person",
    ),
)
