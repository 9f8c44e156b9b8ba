"""The verbs a bullet may begin with, in every form people type, and what each files."""

from __future__ import annotations

from functools import cache

_DASHES = ("- ", "– ", "— ", "-> ", "→ ", "=> ")
LIKE, DISLIKE, PREFERENCE, TASTE, PREJUDICE = "like", "dislike", "preference", "taste", "prejudice"

LISTED = frozenset((LIKE, DISLIKE, PREFERENCE, TASTE))
"""The verbs behind which a comma list is several facts."""
FACTS = frozenset(
    (LIKE, DISLIKE, PREFERENCE, TASTE, PREJUDICE, "always", "measured", "earns", "wants", "avoid", "birthday")
)
"""The verbs that tell about a person, so that they count behind a name, too."""

# what is filed -> the words; "a b" is two words in a row
_FORMS: dict[str, str] = {
    "like": "like|likes|liked|loves|love|loved|enjoys|enjoy|enjoyed",
    "dislike": "dislike|dislikes|disliked|hate|hates|hated|doesn't like|does not like|doesnt like|didn't like"
    "|can't stand|cannot stand|cant stand",
    "preference": "prefer|prefers|preferred|preference|preferences",
    "taste": "taste|tastes|taste in|tastes in",
    "prejudice": "prejudice|prejudices|prejudiced|prejudice against|prejudices against|prejudiced against",
    "always": "always|never|don't ever|do not ever|dont ever",
    "rule": "rule|rules|hard rule|hard rules",
    "measured": "measured by|measured on|measures by|is measured by|is measured on|measured",
    "earns": "earns by|earns with|earn by|earned by|earns|earns money by|earns money with|makes money by"
    "|makes money with",
    "wants": "want|wants|wanted",
    "success": "success|success is|success means|successful if|successful when",
    "revenue": "revenue model|revenue models",
    "growth": "growth",
    "priorities": "priorities|priority|priorities are|priority is",
    "field": "fact|facts",
    "birthday": "birthday|bday|b-day|birthday is|bday is|birthday on|bday on",
    "question": "ask",
    "avoid": "avoid|avoids|avoided",
    "cue": "cue|cues",
    "todo": "todo|todos|to do|action|action item|ai",
    "next": "next|nxt",
    "deposit": "gave|given|shared",
    "withdrawal": "got|gotten",
    "ask": "asked|asked for",
    "ref": "ref|refs|referral|referrals|referred",
    "stage": "stage|rung",
    "mention": "mention|mentions|mentioned",
    "introduced": "introduced by|intro by|intro from|introduced via|introduced through|introduced from"
    "|was introduced by",
    "secret": "secret|secrets",
    "test": "test|tests|tested",
    "trust": "trust",
    "stop": "stop",
    "consent": "consent",
}


@cache
def _table() -> dict[tuple[str, ...], str]:
    return {tuple(form.split()): verb for verb, forms in _FORMS.items() for form in forms.split("|")}


@cache
def _openings() -> dict[str, int]:
    """Return the first words of all forms, each with how many words its longest form has."""
    most: dict[str, int] = {}
    for form in _table():
        most[form[0]] = max(len(form), most.get(form[0], 0))
    return most


def verb_at(text: str) -> tuple[str, str, str, bool] | None:
    """Return (verb, its words as typed, what follows, whether a colon stood between), None for an ordinary bullet."""
    first = text.split(None, 1)[0].lower().replace("’", "'") if text else ""
    most = _openings().get(first.rstrip(":="), 4 if ":" in first or "=" in first else 0)
    words: list[str] = []
    ends: list[int] = []
    at = 0
    colon = False
    while len(words) < most and at < len(text):
        end = at
        while end < len(text) and not text[end].isspace() and text[end] not in ":=":
            end += 1
        word = text[at:end].lower().replace("’", "'")
        if not word or not all(char.isalpha() or char in "'-" for char in word):
            break
        words.append(word)
        ends.append(end)
        colon = end < len(text) and text[end] in ":="
        if colon:
            break
        at = end
        while at < len(text) and text[at] in " \t\u00a0":
            at += 1
    for size in range(len(words), 0, -1):
        verb = _table().get(tuple(words[:size]))
        if verb:
            end = ends[size - 1]
            rest = text[end:].lstrip()
            marked = bool(rest) and (rest[0] in ":=" or (verb != "todo" and rest.startswith(_DASHES)))
            sign = 2 if rest[1:2] == ">" and rest[0] in "-=" else 1
            return verb, text[:end], (rest[sign:].lstrip() if marked else rest), marked
    return None
