"""Sums of money and sizes inside a deed: ~$4k, €250, 300 CHF, x3."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_SIGNS = {"usd": "$", "eur": "€", "gbp": "£", "jpy": "¥", "us$": "$"}
_TIMES = {"k": 3, "m": 6, "mn": 6, "mio": 6, "million": 6, "thousand": 3, "bn": 9, "b": 9}


@cache
def _pattern() -> re.Pattern[str]:
    import re

    code = "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|CNY|BRL|ZAR|SGD|HKD|MXN"
    number = (
        r"(?P<{0}>\d{{1,15}}(?:[,']\d{{3}}(?!\d))*(?:\.\d{{1,6}}|,\d{{1,2}}(?!\d))?)"
        r"\s?(?P<{1}>(?i:k|mn|mio|million|thousand|m|bn|b)\b)?"
    )
    front = rf"(?P<sign>US\$|[$€£¥₹]|(?:{code})\b)\s?" + number.format("n1", "t1")
    behind = number.format("n2", "t2") + rf"\s?(?P<behind>[€£¥₹$]|\b(?:{code})\b|\b(?i:euros?|dollars?|pounds?)\b)"
    return re.compile(rf"(?<![\w.])[~≈]?\s?(?:{front}|{behind})(?![\w$€£])(?:/\w+)?")


def money(text: str) -> tuple[str, str, str]:
    """Return (text without the first sum, the sum as a plain decimal, its currency); "" and "" when there is none."""
    if not any(char.isdigit() for char in text[:400]):
        return text, "", ""
    match = _pattern().search(text[:400])
    if match is None or match[0].endswith(tuple("/" + unit for unit in ("h", "hr", "mo", "month", "year"))):
        return text, "", ""
    number, times, sign = (
        (match["n1"], match["t1"], match["sign"]) if match["n1"] else (match["n2"], match["t2"], match["behind"])
    )
    if number[-2:-1] == "," or number[-3:-2] == ",":
        number = number[:-3] + number[-3:].replace(",", ".")  # 12,5k
    sum_ = _decimal(number.replace(",", "").replace("'", ""), _TIMES.get((times or "").lower(), 0))
    low = sign.lower()
    named = {"euro": "€", "euros": "€", "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£"}
    return _without(text, match.start(), match.end()), sum_, named.get(low) or _SIGNS.get(low, sign.upper())


def _decimal(number: str, places: int) -> str:
    """Move the point of a decimal to the right: ("1.5", 6) -> "1500000"."""
    whole, _, part = number.partition(".")
    part = part.ljust(places, "0")
    whole, part = whole + part[:places], part[places:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def size(text: str) -> tuple[str, int]:
    """Return (text without its size, the size 1 to 5, as in x3); 0 when none is given."""
    return _graded(text, "x×")


def quality(text: str) -> tuple[str, int]:
    """Return (text without a lead's quality, the quality 1 to 5, as in q4); 0 when none is given."""
    return _graded(text, "q")


def _graded(text: str, signs: str) -> tuple[str, int]:
    words = text.split()
    for place in (len(words) - 1, 0):
        if 0 <= place < len(words):
            word = words[place].lower().strip(".,;()")
            if len(word) == 2 and word[0] in signs and word[1] in "12345":
                at = text.rfind(words[place]) if place else text.find(words[place])
                return _without(text, at, at + len(words[place])), int(word[1])
    for word in words:
        if len(word) == 2 and word[0].lower() in signs and word[1] in "12345":
            at = text.find(f" {word} ") + 1
            return (_without(text, at, at + 2), int(word[1])) if at else (text, 0)
    return text, 0


def _without(text: str, start: int, end: int) -> str:
    left, right = text[:start].rstrip(), text[end:].lstrip()
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    joined = f"{left} {right}" if left and right and right[0] not in ",.;:)" else left + right
    return joined.strip().rstrip(",;–—-").rstrip() if not right else joined.strip()
