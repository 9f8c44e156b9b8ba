"""The marks of a visit note as data, for help pages, the cheat sheet of the capture screen and `relbank help note`."""

from __future__ import annotations

from relbank.model.record import record


@record
class Mark:
    """One thing that can be typed. group: a heading. pattern: how it looks. example: a line (or header) that is parsed
    as filed says; meaning: what becomes of it, in a few words."""

    group: str
    pattern: str
    example: str
    filed: str
    meaning: str


HEADER, PERSON, PROMISES, BANK, LADDER, TRUST, PLAIN = (
    "A visit", "The person", "Promises and dates", "The bank", "The ladder", "Trust", "Anything else"
)

MARKS: tuple[Mark, ...] = (
    Mark(HEADER, "@Name kind when at place #tag", "@Bob Smith lunch today 12:30 at Vito's #board", "visit",
         "opens a visit; a blank line above, dates look back"),
    Mark(HEADER, "@Name, @Name …", "@Bob Smith, @Liz Chen coffee yesterday", "visit", "several people"),
    Mark(HEADER, "… in | out", "@Liz Chen email in", "visit", "one way: from them, or from me"),
    Mark(HEADER, "a day to come", "@Liz Chen coffee tomorrow 9:00", "appointment ahead",
         "an appointment; the text below prepares it"),
    Mark(PERSON, "- likes a, b", "- likes Nascar, white wine", "like", "a comma makes several"),
    Mark(PERSON, "- dislikes (hates) …", "- hates long calls", "dislike", "what they do not like"),
    Mark(PERSON, "- prefers …", "- prefers mornings", "preference", "how they want it"),
    Mark(PERSON, "- taste …", "- taste white wine", "taste", "wine, sport, music"),
    Mark(PERSON, "- prejudice …, never, always", "- never invites consultants", "prejudice", "how they judge"),
    Mark(PERSON, "… !!", "- never be late !!", "rule", "a hard rule, shown first; pins any other fact"),
    Mark(PERSON, "- measured by | earns by | wants | success …", "- measured by uptime", "key",
         "answers a key question"),
    Mark(PERSON, "- revenue model | growth | priorities …", "- priorities: safety", "key", "answers a key question"),
    Mark(PERSON, "- fact name: value", "- fact birthday: 12 May", "field", "any field of your own"),
    Mark(PERSON, "- ask …", "- ask about Pat's surgery", "question", "a question for next time"),
    Mark(PERSON, "- avoid …", "- avoid politics", "avoid", "a topic to leave alone"),
    Mark(PERSON, "- cue topic: taken | ignored | avoided", "- cue golf: taken", "cue", "how a topic was received"),
    Mark(PROMISES, "- [ ] what by when", "- [ ] send Ohio article by Thu", "promise",
         "my promise; [x] is kept already"),
    Mark(PROMISES, "- [ ] @Bob: what by when", "- [ ] @Bob: org chart by Fri", "promise", "their promise"),
    Mark(PROMISES, "- [ ] Bob to …, Bob will …", "- [ ] Bob to send the org chart by Fri", "promise",
         "their promise, too"),
    Mark(PROMISES, "- [ ] … by when (target when)", "- [ ] send the plan by Thu (target Wed)", "promise",
         "my own earlier date"),
    Mark(PROMISES, "- consent: why", "- consent: she asked for all four", "consent",
         "why a fourth promise of one visit is made"),
    Mark(PROMISES, "- next what when at place", "- next coffee 9 Sep 9:00 at AB Coffee", "appointment",
         "the next appointment"),
    Mark(PROMISES, "- next ??", "- next ??", "appointment", "still to be settled"),
    Mark(BANK, "- gave …", "- gave intro to Pat Roe x3", "deposit", "I gave; x1 to x5 is its size"),
    Mark(BANK, "- got …", "- got lead: Acme ~$4k", "withdrawal", "I got; money is kept beside"),
    Mark(BANK, "- asked …", "- asked for intro to Roe", "ask", "I asked for something"),
    Mark(BANK, "- ref in from @Liz: who ~$4k q4", "- ref in from @Liz Chen: Acme ~$4k q4", "referral",
         "a lead for me; q1 to q5 is how good it is"),
    Mark(BANK, "- ref out to @Liz: who", "- ref out to @Liz Chen: Globex", "referral", "a lead from me"),
    Mark(BANK, "- ref won | lost who $", "- ref won Acme $12k", "referral", "what became of a lead"),
    Mark(LADDER, "- stage rung | up | down because …", "- stage nurturing because she asked me in", "move",
         "a step on the ladder, with its reason"),
    Mark(LADDER, "- mention …", "- mention to her CFO", "mention", "they named me to others"),
    Mark(LADDER, "- introduced by @Liz", "- introduced by @Liz Chen", "introduced", "who brought us together"),
    Mark(TRUST, "- secret …", "- secret she leaves in May", "sealed", "told in confidence: in the full backup alone"),
    Mark(TRUST, "- test shared | asked | opinion: held | failed", "- test shared: held", "test",
         "a confidence or an opinion tested you"),
    Mark(TRUST, "- trust c4 r5 i3 s2", "- trust c4 r5 i3 s2", "trust",
         "credibility, reliability, intimacy, self-orientation"),
    Mark(TRUST, "- stop …", "- stop sending brochures", "stop", "something to stop doing"),
    Mark(PLAIN, "text", "Plant move slips to Q1.", "note", "kept as typed"),
    Mark(PLAIN, "- any other bullet", "- spoke about the plant", "note", "kept as typed"),
    Mark(PLAIN, "\\", "- \\likes is a verb here", "note", "takes a verb its meaning"),
    Mark(PLAIN, "> quoted, `code`", "> - likes golf", "note", "never filed"),
)

EXAMPLE = """@Bob Smith lunch today 12:30 at Vito's
Plant move slips to Q1 and he takes the heat.
- likes Nascar, white wine
- never be late !!
- [ ] send Ohio article by Thu
- [ ] @Bob: org chart by Fri
- next coffee 9 Sep 9:00 at AB Coffee"""
"""A note as it may look, shown where none is typed yet."""

# What a bullet may begin with, in the order in which it is offered while it is typed.
OPENINGS: tuple[str, ...] = (
    "[ ] ", "likes ", "dislikes ", "prefers ", "taste ", "prejudice ", "next ", "never ", "always ", "measured by ",
    "earns by ", "wants ", "success ", "revenue model ", "growth ", "priorities: ", "fact ", "ask ", "avoid ", "cue ",
    "gave ", "got ", "asked for ", "ref in from @", "ref out to @", "ref won ", "ref lost ", "stage ", "mention ",
    "introduced by @", "secret ", "test shared: ", "trust ", "stop ", "consent: ",
)
HINT = "likes · hates · never … !! · [ ] … by Fri · next … · ask … · gave … · F1 all"
"""What is said of the marks where a bullet begins."""


def openings(typed: str) -> list[str]:
    """Return what a bullet may be going to begin with, of which two letters (or the box's bracket) are typed."""
    start = typed.lower()
    return [word for word in OPENINGS if word.startswith(start)] if len(start) > 1 or start == "[" else []


# How dates are read where people differ.
READ: tuple[tuple[str, str], ...] = (
    ("Fri, the 15th, 9 Sep, Oct", "the next one; in a header the last one"),
    ("by Friday, before Friday", "until the end of Friday"),
    ("before Christmas", "24 Dec: of a feast, the day before it"),
    ("in a couple of days", "in two days"),
    ("this afternoon", "today, once it has begun; refused when it is over"),
    ("next friday, this friday", "of next week, of this week; weeks begin on Monday"),
    ("10/5", "month first, unless the settings say otherwise"),
    ("early March, week of 7 Sep", "the month, the week: no day is made up"),
    ("??", "open, still to be settled"),
)
