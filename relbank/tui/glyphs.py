"""The signs the screens are drawn with: one set in Unicode, one in true ASCII.

Box, bar and spark signs are of ambiguous width: a terminal set up for East Asian text may draw them two cells wide, and
a console font may lack them. Hence a set that every terminal shows alike. No emoji, no private-use icons.
"""

from __future__ import annotations

from collections.abc import Mapping

from relbank.model.record import record


@record
class Glyphs:
    """One set of signs; each is one cell wide unless its name says otherwise."""

    name: str
    cursor: str
    bar: str
    full: str
    empty: str
    open: str
    done: str
    yes: str
    no: str
    bullets: str
    quote: str
    rule: str
    column: str
    dot: str
    ellipsis: str
    arrow: str
    up: str
    down: str
    sparks: str
    heat: str
    thumb: str
    border: str
    """The border style of panes, as Textual names it."""

    def rung(self, number: int, of: int = 5) -> str:
        """Return a ladder of rungs, as many filled as were climbed: ▰▰▱▱▱."""
        number = max(0, min(of, number))
        return self.full * number + self.empty * (of - number)

    def tick(self, done: bool) -> str:
        """Return the box of a promise."""
        return self.done if done else self.open

    def bullet(self, depth: int) -> str:
        """Return the sign before an item of a list; depth counts from 0."""
        return self.bullets[depth % len(self.bullets)]

    def spark(self, part: float) -> str:
        """Return the column that shows a part from 0 to 1."""
        return self.sparks[max(0, min(len(self.sparks) - 1, round(part * (len(self.sparks) - 1))))]


UNICODE = Glyphs(
    name="unicode", cursor="›", bar="▎", full="▰", empty="▱", open="☐", done="☑", yes="✓", no="✗", bullets="•◦▪",
    quote="│", rule="─", column="│", dot="·", ellipsis="…", arrow="→", up="▲", down="▼", sparks="▁▂▃▄▅▆▇█",
    heat="·░▒▓█", thumb="▐", border="round",
)  # fmt: skip

ASCII = Glyphs(
    name="ascii", cursor=">", bar="|", full="#", empty="-", open="o", done="x", yes="+", no="x", bullets="-*+",
    quote="|", rule="-", column="|", dot="-", ellipsis="~", arrow=">", up="^", down="v", sparks="_.-:=+*#",
    heat=".:+*#", thumb="#", border="ascii",
)  # fmt: skip

_SETS = {UNICODE.name: UNICODE, ASCII.name: ASCII}


def choose(setting: str, environ: Mapping[str, str]) -> Glyphs:
    """Return the set the setting names ("unicode", "ascii"); for anything else the one that fits the locale.

    ASCII is taken when the locale is not UTF-8 and on the Linux console, whose fonts lack the signs.
    """
    if setting in _SETS:
        return _SETS[setting]
    if environ.get("TERM", "") in ("linux", "vt100", "vt102", "vt220", "dumb"):
        return ASCII
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return UNICODE if "utf8" in locale.lower().replace("-", "") else ASCII


def of(owner: object) -> Glyphs:
    """Return the set of an app (its attribute `glyphs`), Unicode if it names none."""
    found = getattr(owner, "glyphs", UNICODE)
    return found if isinstance(found, Glyphs) else UNICODE
