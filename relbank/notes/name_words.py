"""Where a typed name begins and ends, and what of it counts when names are compared."""

from __future__ import annotations

from relbank.model.called import dotted

from .word_sets import word_set

_ENDS = frozenset(" \t\n\r\v\f,;:!?()[]{}<>\"“”„«»#@|/\\*=+~^$%&、，；：。！？（）")
_PARTICLES = word_set(
    "van von de der den del della di da do dos das du la le los las bin ibn bint al el abu ter ten zu zur y e "
    "of"
)
ORDINARY = word_set(  # first names that are plain words when they have small letters
    "art april august bill bob chase chip dawn dick don drew earnest faith frank gene grace grant guy hank harry heath "
    "herb hope jack jay jean job joy june lance lane lee luke mark may miles nick norm pat patience peg penny pierce "
    "rand ray rich rob robin rod rose rusty sandy sky stew sue summer ted terry tim tom trip victor wade ward will"
)
# words behind a name in small letters that begin a sentence: @bob rang yesterday, @liz was late friday
_SAYING = word_set(
    "said says told asked asks was were is are has had have will would can could should did does didn't doesn't "
    "isn't wasn't won't can't went came left got gave sent wrote rang rings met saw made took thinks thought "
    "wants wanted needs needed likes liked loves hates moved quit just still also not never always about re he "
    "she it they we i my his her their our your the a an this that so but if then as up down back over off for "
    "from by to into after before since until dropped stopped popped passed mentioned promised agreed offered "
    "joined showed looked seemed talked spoke arrived cancelled canceled postponed rescheduled missed replied "
    "answered explained complained changed started finished resigned retired married introduced invited brought "
    "bought paid forgot knows knew feels felt looks seems"
)
_AFTER = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "md"))


def word_at(text: str, start: int) -> int:
    """Return the end of the word of a name that begins at start (start itself when none does)."""
    end = start
    while end < len(text) and text[end] not in _ENDS and not text[end].isspace():
        end += 1
    while end > start and text[end - 1] in ".-–—'’…" and not dotted(text[start:end]):
        if text[end - 1] in "'’" and text[end - 2 : end - 1].lower() == "s":
            break  # James'
        end -= 1
    return end


def is_capital(word: str) -> bool:
    """Tell whether a word may be part of a name: capitalised, or of a script without capitals."""
    first = word[:1]
    if first in "'’" and len(word) > 1:
        first = word[1]
    return first.isalpha() and not first.islower()


def is_particle(word: str) -> bool:
    """Tell whether a small word joins names: van, de la, bin."""
    return word.lower() in _PARTICLES


def is_saying(word: str) -> bool:
    """Tell whether a word behind a name is none of it, but begins to say something."""
    return word in _SAYING


def initials(word: str) -> bool:
    """Tell whether a folded word is an initial."""
    return len(word) == 1
