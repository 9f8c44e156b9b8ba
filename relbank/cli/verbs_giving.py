"""The verbs about giving first and about alliances (M25-M32)."""

from __future__ import annotations

from .verb import JSON, Option, Verb

GIVING = (
    Verb(
        "bank",
        "Show the balance of give and take, or one person's deeds.",
        "[NAME]",
        "bank:bank",
        (
            Option("at", "The balance at the end of a day, like 'monday' or '1 Sep'.", "WHEN"),
            Option("effort", "The rank of effort beside the rank of trust instead."),
            JSON,
        ),
        "What was given adds its size (x1 to x5), what was got takes it off, what was asked for waits;\n"
        "money stands in columns of its own.",
        takes="person",
    ),
    Verb("give", "Write down something given: a deposit.", "NAME [WHAT [x2] [~$50]]", "bank:give", takes="person"),
    Verb("got", "Write down something got.", "NAME [WHAT [x2] [~$50]]", "bank:got", takes="person"),
    Verb(
        "asked",
        "Write down something you ask for; it waits.",
        "NAME [WHAT [x2]]",
        "bank:asked",
        (Option("because", "Why it is asked although nothing was given.", "REASON"),),
        "While nothing is on the account it explains that deposits come first, writes nothing, and has status 1.",
        takes="person",
    ),
    Verb(
        "shelf",
        "List ideas, articles and papers worth giving, and for whom.",
        "[WORDS… | add TITLE | for NAME | show ID | give ID NAME | landed ID NAME HOW]",
        "shelf:shelf",
        (
            Option("kind", "With add: idea, article, paper, newsletter or webinar.", "KIND"),
            Option("topics", "With add: what it is about, with commas.", "WORDS"),
            Option("url", "With add: where it is.", "URL"),
            Option("again", "With give: they had it before."),
            JSON,
        ),
        "HOW is loved, used, polite, ignored or disliked. To give something is a deposit.",
    ),
    Verb(
        "circle",
        "List the circle of allies; take in, train, prune, launch.",
        "[NAME | add NAME | retire NAME | train NAME me|them KIND TEXT | proof [NAME TEXT] | prune | launch …]",
        "circle:show",
        (
            Option("current", "With add: a current ally, not only a possible one."),
            Option("because", "Why; an ending needs it.", "REASON"),
            Option("call", "With proof: they may be called."),
            JSON,
        ),
        "train: me is what they should know of me, them what I should know of them; KIND is client, trigger, wrong or\n"
        "session. prune shows what each did for real. launch: begin NAME, start DATE, done STEP.",
    ),
    Verb(
        "track",
        "Print the tracking table of the circle, or change a row.",
        "[--markdown|--csv|--html [FILE]] | NAME [--next TEXT] [--appointment TEXT] [--phone NUMBER]",
        "tracking:track",
        (
            Option("markdown", "As Markdown."), Option("csv", "As CSV."), Option("html", "As a page of HTML."),
            Option("force", "Replace FILE when it is there already."),
            Option("next", "Add a next step, like 'email him an article week of Sept 7'.", "TEXT"),
            Option("appointment", "The next appointment, like 'coffee 9 Sep at AB Coffee'; ?? while open.", "TEXT"),
            Option("phone", "The phone number.", "NUMBER"),
            JSON,
        ),
        takes="person",
    ),
    Verb(
        "referrals",
        "List leads both ways, what became of them, leads a month.",
        "[NAME | in NAME WHAT | out NAME WHAT | won|lost|open ID [$4k] | quality ID 1-5]",
        "referrals:referrals",
        (Option("quality", "With in and out: how good it is, 1 to 5.", "N"), JSON),
    ),
    Verb(
        "worth",
        "Work out what a client is worth, and what referrals bring.",
        "[NAME]",
        "referrals:worth_",
        (
            Option("revenue", "A client's yearly revenue (1000).", "SUM"),
            Option("years", "How many years a client stays (4).", "N"),
            Option("referrals", "Good referrals a quarter (10).", "N"),
            Option("close", "How many of them become clients (6/10).", "SHARE"),
            Option("over", "Over how many years (as many as a client stays).", "N"),
            Option("own", "Take the figures from the journal instead; NAME takes one ally's."),
            JSON,
        ),
        takes="person",
    ),
)
