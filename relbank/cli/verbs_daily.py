"""The verbs of every day: a note, a look, a promise ticked."""

from __future__ import annotations

from .verb import JSON, Option, Verb

_QUIET = Option("quiet", "Print nothing; exit status 0 when something is due, 1 when nothing is.")
_LINE = Option("line", "One line, for the prompt of a shell or a status bar.")
_FORCE = Option("force", "Replace FILE when it is there already.")

DAILY = (
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
            JSON,
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
    Verb(
        "people",
        "List the people, or those that fit words and questions.",
        "[WORDS… | QUESTION…]",
        "people:people",
        (JSON,),
        "Words are looked for in names, organisations and tags. Questions are, in any number:\n\n"
        "  likes:hockey  taste:\"white wine\"  dislikes, prefers, prejudice, rule, avoid, cue, ask\n"
        "  measured:uptime  earns, wants, success …; unanswered:earns, who was never asked\n"
        "  knows:ohio  any fact; boat:amelia  an own field by its name\n"
        "  rung:nurturing  role:ally  gravity:>3  by:liz  who introduced them\n"
        "  tag:golf  org:acme  title:coo  met:>30d  met:never  birthday:may  birthday:14d  is:friend\n"
        "  -tag:golf  (behind --, or !tag:golf) turns it round\n\n"
        "The filter of the program (/) takes them, too.",
    ),
    Verb("show", "Show everything about one person.", "NAME", "show:show", (JSON,), takes="person"),
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
        "Hard rules come first. Rung, account and key questions are there for strategic people alone; sealed remarks\n"
        "for nobody.",
        takes="person",
    ),
    Verb(
        "due",
        "List what is due: promises both ways, dates, notes still owed.",
        "",
        "due:due",
        (Option("all", "After a gap: every late promise at once."), _QUIET, _LINE, JSON),
        "--line is for a prompt or a status bar: '1 late · 2 due today · 1 debrief'; nothing, and exit status 1, when\n"
        "nothing presses. Birthdays and other days are told dates_ahead days before (settings).",
    ),
    Verb(
        "today", "Show today: appointments, promises due, hard rules.", "", "due:today", (_QUIET, _LINE, JSON),
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
        "log",
        "List what happened, with one person or with all.",
        "[NAME]",
        "log:log",
        (
            Option("since", "From which day on, like 'monday' or '1 Sep'.", "WHEN"),
            Option("kind", "Only note, promise, appointment, entry or move; several with commas.", "KIND"),
            JSON,
        ),
        takes="person",
    ),
    Verb(
        "find",
        "Find words in names, notes, facts and promises.",
        "WORDS…",
        "finding:find",
        (JSON,),
        "A hit holds all the words, in any order and case. People come first, then what is newest. Sealed remarks are\n"
        "not looked through. Exit status 1 when nothing is found.",
    ),
    Verb(
        "settle",
        "Say who is meant by a name that fitted several people.",
        "[ID NAME]",
        "settle:settle",
        (Option("always", "From now on the name means this person: it becomes an alias."), JSON),
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
            JSON,
        ),
        "Exit status 1 when a phrase is refused: it is understood whole or not at all. With --json the stored\n"
        "form, or null. Fri, the 15th, 9 Sep and Oct are the next ones; “next friday” is the one of next week,\n"
        "and “this friday”, said at the weekend, the coming one; “Tue 3/12” is 3 Dec where that is a Tuesday.\n"
        "“Before Friday” is until the end of Friday, “before Christmas” 24 Dec; “in a couple of days” is in two.\n"
        "“This afternoon” is today once it has begun, and refused when it is over.",
    ),
    Verb(
        "drafts",
        "List texts that are kept but not filed; file or discard one.",
        "[ID]",
        "drafts:drafts",
        (Option("file", "File the draft as a note."), Option("discard", "Throw the draft away."), JSON),
    ),
)
