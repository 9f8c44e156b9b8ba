"""Trust: sealed remarks, integrity tests, trust sheets, stop-doing lines."""

from __future__ import annotations

from .context import Bullet, Context
from .note import Line

_OUTCOMES = {
    "held": "held", "kept": "held", "passed": "held", "hold": "held", "pass": "held",
    "failed": "failed", "broken": "failed", "broke": "failed", "fail": "failed",
}
_KINDS = {
    "confidence shared": "shared", "shared confidence": "shared", "confidence asked": "asked",
    "confidence asked for": "asked", "asked confidence": "asked", "controversial opinion": "opinion",
}
_PARTS = {
    "c": 0, "r": 1, "i": 2, "s": 3,
    "credibility": 0, "reliability": 1, "intimacy": 2, "self-orientation": 3, "self": 3,
}


def sealed(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a remark told in confidence; what is nested beneath belongs to it. It is sealed even without a person."""
    beneath = bullet.last > bullet.first  # "- secret:" and the remark on the lines beneath it
    return [bullet.line("sealed", bullet.rest)] if bullet.rest or beneath else []


def test(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File an integrity test: test confidence: held."""
    words = bullet.rest.replace(":", " : ").split()
    at = next((n for n, word in enumerate(words) if word.lower().strip(",.;!") in _OUTCOMES), -1)
    if bullet.owner is None or at < 1:
        if bullet.owner is not None and bullet.rest and (bullet.colon or bullet.typed.lower() != "tested"):
            context.warn(bullet.first, "A test says how it ended: test confidence: held, or failed.")
        return []
    kind = " ".join(word for word in words[:at] if word != ":").strip(" ,;–—-")
    note = " ".join(words[at + 1 :]).replace(" : ", ": ").strip(" ,;:–—-")
    outcome = _OUTCOMES[words[at].lower().strip(",.;!")]
    return [bullet.line("test", note, key=_KINDS.get(kind.lower(), kind.lower()), outcome=outcome)]


def sheet(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File a trust sheet: trust c4 r5 i3 s2 and what it rests on; parts from 1 to 10, left out where not given."""
    scores = [0, 0, 0, 0]
    words = bullet.rest.replace(",", " ").replace("/", " ").replace("=", " ").replace(":", " ").split()
    at = 0
    while at < len(words):
        letters = words[at].lower().rstrip("0123456789.")
        digits = words[at][len(letters) :].rstrip(".")
        step = 1
        if not digits and letters in _PARTS and at + 1 < len(words):
            digits, step = words[at + 1].rstrip(".;"), 2
        if letters not in _PARTS or not (digits.isascii() and digits.isdigit() and len(digits) < 3):
            break
        if not 1 <= int(digits) <= 10 or scores[_PARTS[letters]]:
            context.warn(bullet.first, "Trust is scored from 1 to 10, each part once: trust c4 r5 i3 s2.")
            return []
        scores[_PARTS[letters]] = int(digits)
        at += step
    if not any(scores) or bullet.owner is None:
        return []
    return [bullet.line("trust", " ".join(words[at:]).lstrip("–—- "), scores=tuple(scores))]


def stop(verb: str, bullet: Bullet, context: Context) -> list[Line]:
    """File something to stop doing."""
    if not bullet.rest or (bullet.rest.lower().split()[0] == "by" and not bullet.colon):
        return []  # "stop by his office"
    return [bullet.line("stop", bullet.rest)]
