"""Every verb of the shell, once: help, the reading of arguments and completion come from this list."""

from __future__ import annotations

from .errors import CallError
from .verb import JSON as _JSON
from .verb import Option, Verb
from .verbs_giving import GIVING
from .verbs_knowing import KNOWING
from .verbs_trusting import TRUSTING

__all__ = ["GLOBAL", "VERBS", "Option", "Verb", "find"]


GLOBAL = (
    Option("journal", "The journal to use, instead of your own one.", "DIR"),
    Option("plain", "No colour and no screen: lines of text only."),
    Option("mask", "Open the program with everything personal masked; M shows it."),
    Option("help", "Show help."),
    Option("version", "Show the version."),
)
_QUIET = Option("quiet", "Print nothing; exit status 0 when something is due, 1 when nothing is.")
_LINE = Option("line", "One line, for the prompt of a shell or a status bar.")
_FORCE = Option("force", "Replace FILE when it is there already.")

VERBS = (
    Verb("", "Open the program.", "", "program:start", listed=False),
    Verb(
        "note",
        "File a visit note: what you learned, promised and agreed.",
        "[TEXT… | -]",
        "note:note",
        (
            Option("edit", "Write it in $VISUAL or $EDITOR."),
            Option("from", "File the notes of a text file.", "FILE"),
            Option("debrief", "Write the note that an appointment still owes; TEXT is the name of whom you met."),
            Option("dry-run", "Show what would be filed; write nothing."),
            _JSON,
        ),
        "The text is an argument, standard input, your editor's, or is typed at a prompt. An argument stays in the\n"
        "history of your shell; the other ways leave nothing behind.\n\n"
        "  @Bob Smith lunch today 12:30 at Vito's\n"
        "  Plant move slips to Q1.\n"
        "  - likes Nascar, white wine\n"
        "  - never be late !!\n"
        "  - [ ] send Ohio article by Thu\n"
        "  - [ ] @Bob: org chart by Fri\n"
        "  - next coffee 9 Sep 9:00 at AB Coffee\n\n"
        "What is not understood stays in the note as you typed it.",
    ),
    Verb("people", "List the people, or those that fit some words.", "[WORDS…]", "people:people", (_JSON,)),
    Verb("show", "Show everything about one person.", "NAME", "show:show", (_JSON,), takes="person"),
    Verb(
        "brief",
        "Print the page to read one minute before a meeting.",
        "NAME | --next",
        "brief:brief",
        (
            Option("next", "Of everybody whom the next appointment is with."),
            Option("markdown", "As Markdown."),
            Option("html", "As a page for paper, into a new file; - for standard output.", "FILE"),
            _FORCE,
        ),
        "Hard rules come first. What a friend is not asked (rung, account, key questions) is not in it; sealed remarks\n"
        "never are.",
        takes="person",
    ),
    Verb(
        "due",
        "List what is due: promises both ways, dates, notes still owed.",
        "",
        "due:due",
        (Option("all", "After a gap: every late promise at once."), _QUIET, _LINE, _JSON),
        "--line is for a prompt or a status bar: '1 late · 2 due today · 1 debrief'; nothing, and exit status 1, when\n"
        "nothing presses. Birthdays and other days are told dates_ahead days before (settings).",
    ),
    Verb(
        "today", "Show today: appointments, promises due, hard rules.", "", "due:today", (_QUIET, _LINE, _JSON),
        "--line is for a prompt or a status bar: '12:30 Liz Chen · lunch · 1 late', nothing on an empty day.",
    ),
    Verb(
        "done",
        "Tick a promise.",
        "ID | WORDS…",
        "due:done",
        about="ID is what `relbank due` prints before a promise; words must fit exactly one open promise.",
    ),
    Verb(
        "promises",
        "Show the promises in figures: kept, on time, pace, trend.",
        "[NAME]",
        "book:promises",
        (
            Option("nudge", "Note that somebody was asked, kindly, about what they promised.", "ID"),
            Option("told", "Note that somebody was told early that a promise of yours will slip.", "ID"),
            _JSON,
        ),
        "With a name: both sides of the book with that person, with the age of each promise.",
        takes="person",
    ),
    Verb(
        "drift",
        "List who drifted from their rhythm, the furthest first.",
        "",
        "rhythm:drift",
        (Option("all", "Those who are in time, too."), _JSON),
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
            _JSON,
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
            _JSON,
        ),
        "It is logged for all in one step and counts as no touch. Without TITLE: what was sent so far.",
    ),
    Verb(
        "plan",
        "Show whom to make time for this week, or plan a block.",
        "[NAME WHEN]",
        "rhythm:plan",
        (
            Option("why", "The reason; - reads it from standard input. Without it, the weightiest one.", "WHY"),
            Option("all", "Everybody who waits, not only five."),
            _JSON,
        ),
        takes="person",
    ),
    Verb("streak", "Show how steady you are: weeks in a row, gaps.", "", "rhythm:streak", (_JSON,)),
    Verb(
        "log",
        "List what happened, with one person or with all.",
        "[NAME]",
        "log:log",
        (
            Option("since", "From which day on, like 'monday' or '1 Sep'.", "WHEN"),
            Option("kind", "Only note, promise, appointment, entry or move; several with commas.", "KIND"),
            _JSON,
        ),
        takes="person",
    ),
    Verb(
        "find",
        "Find words in names, notes, facts and promises.",
        "WORDS…",
        "finding:find",
        (_JSON,),
        "A hit holds all the words, in any order and case. People come first, then what is newest. Sealed remarks are\n"
        "not looked through. Exit status 1 when nothing is found.",
    ),
    Verb(
        "why",
        "Show what the method says, why, and the entries behind it.",
        "[NAME] [M20]",
        "why:why",
        (_JSON,),
        "A number like M20 names one rule; `relbank help method` lists them. Exit status 1 when nothing is said.",
        takes="person",
    ),
    Verb(
        "override",
        "Wave away what the method says, with a reason.",
        "[NAME] M20 [REASON… | -]",
        "why:override",
        (Option("until", "Put it off until a day instead, like 'friday'.", "WHEN"),),
        "Without words the reason is read from standard input. The rule stays silent until something changes.",
        takes="person",
    ),
    Verb(
        "settings",
        "Show every setting, its value, and where that comes from.",
        "",
        "settings:settings",
        (Option("sample", "Print a commented settings file to begin with."),),
    ),
    Verb(
        "settle",
        "Say who is meant by a name that fitted several people.",
        "[ID NAME]",
        "settle:settle",
        (Option("always", "From now on the name means this person: it becomes an alias."), _JSON),
        "Without arguments it lists the names that wait, and at a terminal asks about each. ID is what\n"
        "the list prints before a name, NAME who is meant, or new for somebody new.",
    ),
    Verb(
        "when",
        "Show how a date phrase is understood.",
        "PHRASE…",
        "when:when",
        (
            Option("past", "Look back, as the header of a note does."),
            Option("stdin", "Read one phrase a line from standard input."),
            _JSON,
        ),
        "Exit status 1 when the phrase is refused. With --json the stored form, or null.",
    ),
    Verb(
        "drafts",
        "List texts that are kept but not filed; file or discard one.",
        "[ID]",
        "drafts:drafts",
        (Option("file", "File the draft as a note."), Option("discard", "Throw the draft away."), _JSON),
    ),
    Verb(
        "history",
        "Show what a person or a note was at any time, and who changed it.",
        "NAME | ID",
        "past:history",
        (Option("at", "Show what it was at a time, like 'monday' or '1 Sep 14:00'.", "WHEN"), _JSON),
        "ID is what `relbank log` and `due` print before a line. Sealed remarks are left out.",
        takes="person",
    ),
    *KNOWING,
    *GIVING,
    *TRUSTING,
    Verb("undo", "Take back the last change.", "", "journal:undo"),
    Verb("redo", "Do again what was taken back.", "", "journal:redo"),
    Verb(
        "export",
        "Write the whole journal as one JSON file.",
        "--json [FILE]",
        "journal:export",
        (_JSON, Option("force", "Replace FILE when it is there already.")),
        "The file holds everything, sealed remarks included; keep it as private as the journal. TinyDB opens it, and\n"
        "`relbank import` makes the same journal of it. Without FILE it goes to standard output.",
    ),
    Verb(
        "calendar",
        "Write a calendar file: promises, appointments, dates, time for notes.",
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
        (Option("list", "List the days that have a backup."), _JSON),
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
            _JSON,
        ),
    ),
    Verb(
        "doctor",
        "Check every line, id, reference and copy of the journal.",
        "",
        "health:doctor",
        (Option("fix", "Mend what can be mended, into new files; the old ones are kept."), _JSON),
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
    Verb(
        "demo",
        "Open a rich example journal that is thrown away afterwards.",
        "",
        "demo:demo",
        (
            Option("people", "Make a large one, with so many people …", "N"),
            Option("notes", "… and so many notes.", "M"),
            Option("into", "Write it into a new folder and keep it.", "DIR"),
        ),
    ),
    Verb("where", "Show where the journal, its state and the settings are.", "", "where:where", (_JSON,)),
    Verb("help", "Show this, or how a verb is used.", "[VERB]", "help:help_"),
    Verb("completion", "Print the completion of a shell.", "bash | zsh | fish", "help:completion", listed=False),
    Verb("names", "List names that begin with a text.", "[TEXT]", "people:names", listed=False),
)


def find(name: str) -> Verb:
    """Return the verb of a name; CallError, with the nearest names, when there is none."""
    for verb in VERBS:
        if verb.name == name and name:
            return verb
    if name.startswith("@"):
        raise CallError(f"There is no verb {name!r}.", "A note is filed with: relbank note '@Name lunch today'")
    from difflib import get_close_matches

    near = get_close_matches(name, [v.name for v in VERBS if v.listed], n=2)
    do = f"Did you mean {' or '.join(near)}?" if near else "relbank --help lists the verbs."
    raise CallError(f"There is no verb {name!r}.", do)
