"""The verbs that keep the journal safe, and take it elsewhere."""

from __future__ import annotations

from .verb import JSON, Option, Verb

_FORCE = Option("force", "Replace FILE when it is there already.")

SAFE = (
    Verb(
        "history",
        "Show what a person or note was at any time, and who changed it.",
        "NAME | ID",
        "past:history",
        (Option("at", "Show what it was at a time, like 'monday' or '1 Sep 14:00'.", "WHEN"), JSON),
        "ID is what `relbank log` and `due` print before a line. Sealed remarks are left out.",
        takes="person",
    ),
    Verb("undo", "Take back the last change.", "", "journal:undo"),
    Verb("redo", "Do again what was taken back.", "", "journal:redo"),
    Verb(
        "export",
        "Write the whole journal as one JSON file.",
        "--json [FILE]",
        "journal:export",
        (JSON, Option("force", "Replace FILE when it is there already.")),
        "The file holds everything, sealed remarks included; keep it as private as the journal. TinyDB opens it, and\n"
        "`relbank import` makes the same journal of it. Without FILE it goes to standard output.",
    ),
    Verb(
        "calendar",
        "Write a calendar file: promises, appointments, other days.",
        "[FILE]",
        "calendar:calendar",
        (
            Option("only", "Only appointment, debrief, promise or date; several with commas.", "KIND"),
            Option("todo", "Promises as tasks (VTODO), for programs that keep tasks."),
            _FORCE,
        ),
        "The file (iCalendar) is one that khal, Google, Apple and Outlook take; a new one brings an older one up to\n"
        "date, for each thing keeps its UID. Times are floating: nine is nine on the wall. Behind each appointment a\n"
        "quarter of an hour is kept for its note. Without --todo a promise is an entry of the day when it is due.\n"
        "Without FILE it goes to standard output. Names are in it: keep it as private as the journal.",
    ),
    Verb("import", "Fill an empty journal from an exported file.", "FILE", "journal:import_"),
    Verb(
        "backup",
        "Back the journal up, and read the copy back.",
        "[DIR]",
        "backups:backup",
        (Option("list", "List the days that have a backup."), JSON),
        "Fourteen days are kept in the state folder; the program makes one each day. With DIR, perhaps on\n"
        "another disk, a whole copy goes there, too: a journal that relbank opens as it is.",
    ),
    Verb(
        "restore",
        "Write the journal as it was backed up into a new folder.",
        "DAY | latest",
        "backups:restore",
        (Option("into", "The new folder.", "DIR"),),
        "The present journal is left as it is; how the two differ is told. DAY is written like 2026-11-19.",
    ),
    Verb(
        "conflicts",
        "List what two devices changed without knowing of each other.",
        "",
        "conflicts:conflicts",
        (
            Option("keep", "Put the value that lost in place.", "ID"),
            Option("dismiss", "Let the value that lost be lost.", "ID"),
            JSON,
        ),
    ),
    Verb(
        "doctor",
        "Check every line, id, reference and copy of the journal.",
        "",
        "health:doctor",
        (Option("fix", "Mend what can be mended, into new files; the old ones are kept."), JSON),
        "It says what is wrong, where, how bad it is, whether one can go on, and what to do next; without --fix it\n"
        "changes nothing.\n"
        "Exit status: 0 fine, 1 warnings, 2 damage, 3 the journal can't be read.",
    ),
    Verb(
        "purge",
        "Really remove a person; the one thing that can't be undone.",
        "NAME | ID",
        "purging:purge",
        (
            Option("dry-run", "Show what would go; remove nothing."),
            Option("yes", "Do it without asking: the name once more.", "NAME"),
            Option("gone", "Devices that will never write again, with commas: their changes are cleaned, too.", "IDS"),
        ),
        "What is deleted stays in the log of changes, so that nothing is lost by mistake. A purge writes the log and\n"
        "the backups of this device again without the person, and says what it can't reach. Run it on each device.",
        takes="person",
    ),
)
