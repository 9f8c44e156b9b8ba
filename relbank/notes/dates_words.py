"""The words that dates are made of; English only, so that other languages are refused and never guessed."""

from __future__ import annotations

from .word_sets import word_set


def _table(rows: str) -> dict[str, int]:
    return {word: at for at, row in enumerate(rows.strip().split("|")) for word in row.split() if word != "-"}


# with the misspellings that can be nothing else
WEEKDAYS = _table(
    "monday mon|tuesday tue tues tusday teusday tuseday"
    "|wednesday wed weds wednsday wensday wendsday wendesday wedensday"
    "|thursday thu thur thurs thrusday thurday thursady|friday fri firday|saturday sat saterday|sunday sun"
)
MONTHS = _table(
    "-|january jan|february feb febuary feburary|march mar|april apr|may|june jun|july jul|august aug"
    "|september sep sept septmber|october oct|november nov novemeber|december dec decemeber"
)
NUMBERS = _table("-|one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
                 "|sixteen|seventeen|eighteen|nineteen|twenty") | {"thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}
ORDINALS = _table(
    "-|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|twenty-second|twenty-third"
    "|twenty-fourth|twenty-fifth|twenty-sixth|twenty-seventh|twenty-eighth|twenty-ninth|thirtieth|thirty-first"
)
UNITS = {
    word: unit
    for unit, words in {
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "quarter": "quarter quarters",
        "year": "year years yr yrs",
    }.items()
    for word in words.split()
}
COUNTED = frozenset(unit + end for unit in UNITS for end in ("", "'", "'s"))  # two weeks' time, a year's time
TODAY = ("today", "tdy", "2day")
TOMORROW = ("tomorrow", "tmrw", "tmr", "tomorow", "tommorow", "tommorrow", "tomorrw", "tomrow", "2moro", "tmw")
YESTERDAY = (
    "yesterday", "yest", "ystd", "yday", "ytd", "ystrday", "yesturday", "yesteday", "yesterdy", "yestrday", "yesterady"
)
PART_ENDS = {"morning": 12, "noon": 13, "lunchtime": 14, "midday": 13, "afternoon": 18, "evening": 24, "night": 24}
PARTS = {"morning": 9, "noon": 12, "lunchtime": 12, "midday": 12, "afternoon": 14, "evening": 19, "night": 19}
END_OF_DAY = ("eod", "cob", "eob", "cop")
OPEN = ("??", "?", "???", "tbd", "tba", "tbc")
# month, day of holidays whose date never moves and means the same everywhere
FEASTS = {
    ("christmas",): (12, 25), ("xmas",): (12, 25), ("christmas", "day"): (12, 25), ("christmas", "eve"): (12, 24),
    ("xmas", "eve"): (12, 24), ("boxing", "day"): (12, 26), ("new", "year's", "eve"): (12, 31), ("nye",): (12, 31),
    ("new", "years", "eve"): (12, 31), ("new", "year", "eve"): (12, 31), ("new", "year's", "day"): (1, 1),
    ("new", "years", "day"): (1, 1), ("new", "year's"): (1, 1), ("new", "year"): (1, 1),
    ("valentine's", "day"): (2, 14), ("valentine's",): (2, 14), ("halloween",): (10, 31),
}
# Words that open a phrase and change nothing about the date.
LEADS = (
    ("no", "later", "than"), ("not", "later", "than"), ("at", "the", "latest", "by"), ("at", "the", "latest"),
    ("at", "latest"), ("latest", "by"), ("prior", "to"), ("ahead", "of"),
    ("on", "or", "before"), ("by", "or", "before"), ("up", "to"), ("due", "by"), ("due", "on"), ("by", "latest"),
    ("by",), ("on",), ("before",), ("until",), ("till",), ("til",), ("due",), ("around",), ("latest",),
    ("for",), ("sometime", "on"), ("sometime",), ("some", "time"), ("any", "time"), ("anytime",), ("any", "day"),
    ("during",), ("from",), ("starting", "on"), ("starting",), ("about",), ("roughly",),
    ("at", "around"), ("at", "about"),
)
TAILS = (("at", "the", "latest"), ("at", "the", "very", "latest"),
         ("at", "latest"), ("latest",), ("sharp",), ("or", "earlier"), ("or", "sooner"),
         ("or", "before"))
# The second word class of everything above, for a quick refusal of what can be no date.
GLUE = word_set(
    "the over of in on at to and from for by before after until till til no not later than latest due up or around "
    "next this last past coming now today's couple half "
    "other time ago hence day days end eow eom eoy eoq start beginning close business working am pm a an "
    "between through thru within weekend commencing beginning starting w/c wc rest tonight overmorrow right "
    "sometime some earlier sooner sharp hence eve boxing christmas xmas new years nye valentine's "
    "halloween month-end year-end quarter-end late o'clock following early mid middle later during any anytime about "
    "roughly thing and very prior ahead ending w/e nxt b4 play cw calendar w/b wb"
)
WEAK = word_set(
    "sat sun wed mar march may mon second now fri for open night morning evening noon a an ytd"
)
