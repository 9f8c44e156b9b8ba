"""The words for a kind of contact, as people write them in a header."""

from __future__ import annotations

from relbank.model.touch import CALL, EMAIL, EVENT, GIFT, IN, MAILING, MESSAGE, MET, MUTUAL, OUT

from .word_sets import word_set

_WORDS = {
    MET: "met meet meeting mtg lunch lunched dinner breakfast brunch supper coffee tea drinks drink beer beers walk "
    "walked visit visited mtng 1:1 catchup catch-up saw "
    "sync standup stand-up 1on1 1-1 appt appointment golf hike bfast demo walkthrough walk-through offsite off-site "
    "onsite on-site huddle kickoff kick-off one-on-one",
    CALL: "call called tel rang phone phoned video zoom facetime skype webex videocall phonecall teams",
    EMAIL: "email emailed e-mail e-mailed mail mailed",
    MESSAGE: "message messaged msg text texted txt txts texts chat chatted letter sms dm dms slack vm voicemail "
    "whatsapp wechat signal telegram imessage",
    EVENT: "event conference conf party workshop webinar fair expo meetup",
    GIFT: "gift",
    MAILING: "newsletter mailing",
}
KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
# Words before a kind that change nothing: a quick call, video call with …
FILLERS = word_set(
    "a an quick short long brief good great nice had over for our another first 1st second 2nd third 3rd "
    "working business"
)
# Words before a kind that say which it was, and no name: intro call, site visit.
OPENERS = word_set(
    "intro introductory site plant store factory office client customer sales status project budget board team staff "
    "group kickoff kick-off follow-up followup check-in checkin discovery planning strategy quarterly monthly weekly "
    "annual product group catch-up catchup debrief review training onboarding farewell welcome networking charity "
    "golf conference video zoom teams phone voice whatsapp slack text linkedin site-visit field"
)
NTH = frozenset(("first", "1st", "second", "2nd", "third", "3rd"))
_PAIRS = {
    "video": "call", "phone": "call", "zoom": "call", "conf": "call", "conference": "call", "teams": "call",
    "text": "message", "voice": "message", "whatsapp": "message", "slack": "message", "tel": "call",
}


TWO = {"catch up": MET, "caught up": MET, "ran into": MET, "bumped into": MET}
"""Kinds of two words, and what they are."""


def kind_of(word: str) -> str:
    """Return the kind that a word (any case) means, "" when it means none."""
    return KINDS.get(word.lower().strip(".,;:!"), "")


def opens_kind(word: str, following: str) -> bool:
    """Tell whether a word and the kind behind it are one, and the word no part of a name: intro call, site visit."""
    return word.lower().strip(".,;:!") in OPENERS and bool(kind_of(following))


def goes_on(word: str, following: str) -> bool:
    """Tell whether two kind words are one: video call, phone call."""
    return _PAIRS.get(word.lower().rstrip(".")) == following.lower().strip(".,;:!")


def direction_of(kind: str, said: str = "") -> str:
    """Return a touch's direction: as said, else mutual for meetings, calls and events, else out."""
    if said in (IN, OUT):
        return said
    return MUTUAL if kind in (MET, CALL, EVENT) else OUT
