"""Every verb of the shell, once: help, the reading of arguments and completion come from this list."""

from __future__ import annotations

from .errors import CallError
from .verb import Option, Verb
from .verbs_daily import DAILY
from .verbs_giving import GIVING
from .verbs_keeping import KEEPING
from .verbs_knowing import KNOWING
from .verbs_program import PROGRAM
from .verbs_reviewing import REVIEWING
from .verbs_safe import SAFE
from .verbs_trusting import TRUSTING

__all__ = ["GLOBAL", "GROUPS", "VERBS", "Option", "Verb", "find"]

GLOBAL = (
    Option("journal", "The journal to use, instead of your own one.", "DIR"),
    Option("plain", "No colour and no screen: lines of text only."),
    Option("mask", "Open the program with everything personal masked; M shows it."),
    Option("help", "Show help."),
    Option("version", "Show the version."),
)

GROUPS: tuple[tuple[str, tuple[Verb, ...]], ...] = (
    ("Every day", DAILY),
    ("Know and climb", KNOWING),
    ("Keep promises and rhythm", KEEPING),
    ("Give and ally", GIVING),
    ("Trust", TRUSTING),
    ("Review", REVIEWING),
    ("Nothing is lost", SAFE),
    ("The program", PROGRAM),
)
"""The verbs as help lists them."""

WRITTEN = {
    "promise": "relbank note '@Bob Smith' '- [ ] send the article by Fri', or p on the screen; relbank promises lists.",
    "appointment": "relbank note '@Bob Smith' '- next lunch 9 Sep 12:30'; relbank today lists.",
    "fact": "relbank note '@Bob Smith' '- likes hockey'; relbank show lists.",
    "like": "relbank note '@Bob Smith' '- likes hockey'; relbank show lists.",
}
"""What one may look for as a verb, and how it is written."""
VERBS = tuple(verb for _, verbs in GROUPS for verb in verbs)


def find(name: str) -> Verb:
    """Return the verb of a name; CallError, with the nearest names, when there is none."""
    for verb in VERBS:
        if verb.name == name and name:
            return verb
    if name.startswith("@"):
        raise CallError(f"There is no verb {name!r}.", "A note is filed with: relbank note '@Name lunch today'")
    if name in WRITTEN:
        raise CallError(f"There is no verb {name!r}: it is written in a note.", WRITTEN[name])
    from difflib import get_close_matches

    near = get_close_matches(name, [v.name for v in VERBS if v.listed], n=2)
    do = f"Did you mean {' or '.join(near)}?" if near else "relbank --help lists the verbs."
    raise CallError(f"There is no verb {name!r}.", do)
