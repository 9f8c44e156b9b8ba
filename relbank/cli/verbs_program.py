"""The verbs about the program itself."""

from __future__ import annotations

from .verb import JSON, Option, Verb

PROGRAM = (
    Verb("", "Open the program.", "", "program:start", listed=False),
    Verb(
        "settings",
        "Show every setting, its value, and where that comes from.",
        "",
        "settings:settings",
        (Option("sample", "Print a commented settings file to begin with."),),
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
    Verb("where", "Show where the journal, its state and the settings are.", "", "where:where", (JSON,)),
    Verb("help", "Show this, or how a verb is used.", "[VERB]", "help:help_"),
    Verb("completion", "Print the completion of a shell.", "bash | zsh | fish", "help:completion", listed=False),
    Verb("names", "List names that begin with a text.", "[TEXT]", "people:names", listed=False),
)
