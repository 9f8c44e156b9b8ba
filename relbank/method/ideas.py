"""The method, idea by idea (M1 to M41), and where each lives in the program: `relbank help method` prints it."""

from __future__ import annotations

from relbank.model.record import record

SECTIONS = {
    "A": "The ladder", "B": "Know the person", "C": "Capture every touch", "D": "Promises", "E": "Touch discipline",
    "F": "Give first", "G": "Strategic alliances", "H": "Trust", "I": "Review",
}  # fmt: skip


@record
class Idea:
    """One idea: its number, name and sentence, and the screens, keys and shell verbs where it is practised.

    lives: (where, key, verb); key and verb may be "".
    """

    number: str
    section: str
    name: str
    says: str
    lives: tuple[tuple[str, str, str], ...] = ()


def called(number: str) -> str:
    """Return the name of an idea by its number: "Three-touch rule" for "M20"; the number where there is none."""
    return next((idea.name for idea in IDEAS if idea.number == number), number)


def _(number: int, section: str, name: str, says: str, *lives: tuple[str, str, str]) -> Idea:
    return Idea(f"M{number}", section, name, says, lives)


IDEAS: tuple[Idea, ...] = (
    _(1, "A", "Rungs", "Five rungs from first meeting to return; each move is dated and has a reason.",
      ("ladder", "g l", "ladder"), ("person", "m", "move")),
    _(2, "A", "What each rung asks", "A checklist ticked by evidence; what is missing is the next thing to do.",
      ("ladder", "g l", "ladder"), ("ladder, evidence", "v", "why")),
    _(3, "A", "Start with the end in mind", "Why this person: role, purpose, their gravity, who else courts them.",
      ("person", "A", "aim")),
    _(4, "A", "Introductions", "Who brought whom; thank the introducer and tell them what came of it.",
      ("introductions", "g i", "introductions"), ("person", "I", "introduced")),
    _(5, "B", "Profile", "Likes, dislikes, preferences, tastes, prejudices: dated, used, superseded.",
      ("home, profile", "2", "know"), ("home, people", "/", "people"), ("profile, a clue used", "space", "used")),
    _(6, "B", "The one thing", "One or two hard rules for each person, seen before everything else.",
      ("home, profile", "2", "show"), ("brief", "b", "brief")),
    _(7, "B", "Key questions", "How are you measured? How do you earn? Asked before the next meeting.",
      ("person", "Q", "ask"), ("person, answers", "Q", "answer")),
    _(8, "B", "Dates and tastes", "Birthdays, families, teams and drinks, with time enough to act.",
      ("home, profile", "2", "days"), ("home, people", "1", "people")),
    _(9, "B", "Style, to be mirrored", "Channel, pace, hours; topics taken up, ignored, avoided.",
      ("person", "S", "style"), ("capture", "n", "note")),
    _(10, "B", "Both sides said", "Strengths, weaknesses, measures, successes of both sides, re-agreed.",
      ("person", "=", "sides")),
    _(11, "C", "In the moment", "Jot it down within the quarter of an hour after each meeting.",
      ("capture", "n", "note"), ("why", "v", "why")),
    _(12, "C", "One text, everything filed", "A note's bullets file facts, promises, dates and deeds.",
      ("capture", "n", "note"), ("notes that wait for a name", "@", "settle")),
    _(13, "C", "Debrief owed", "A meeting that has passed without a note is asked for.",
      ("home, today", "6", "due"), ("capture", "n", "note --debrief"), ("calendar file", "", "calendar")),
    _(14, "D", "Two-sided promise book", "What I promised and what they promised, with how each ended.",
      ("home, promises", "4", "due"), ("home, promises", "5", "done"), ("promises", "g p", "promises")),
    _(15, "D", "One to three from a visit", "Leave with a follow-up; a fourth promise needs a written yes.",
      ("capture", "n", "note"), ("promise", "p", "override"), ("home, promises", "4", "due")),
    _(16, "D", "Margin and the doubt clock", "My own target comes before the date promised; promises have an age.",
      ("promise", "p", "note"), ("promises", "g p", "promises")),
    _(17, "D", "Capacity", "Open promises against the pace at which I really deliver.",
      ("promises", "g p", "promises")),
    _(18, "D", "Tickler", "Due, overdue, coming, and what they owe me, one key away.", ("home", "4", "due"),
      ("home", "5", "due"), ("promises, word given", "w", "promises"), ("agenda", "g a", "today"),
      ("shell prompt", "", "due --line"), ("calendar file", "", "calendar")),
    _(19, "D", "Performance trumps all", "The share kept, and kept on time, by person and in all.",
      ("promises", "g p", "promises")),
    _(20, "E", "Three-touch rule", "Three of my touches without an answer: back off.", ("capture", "n", "note"),
      ("why", "v", "due"), ("why, not now", "x", "override")),
    _(21, "E", "Nurture lane", "Those who are parked get something of value now and then.", ("park", "P", "park"),
      ("rhythms", "g d", "park"), ("send to many", "c", "campaign")),
    _(22, "E", "Cadence", "Each rung or tag has a rhythm, wished and worst; drift is a ratio.",
      ("rhythms", "g d", "drift"), ("rhythm", "R", "rhythm")),
    _(23, "E", "Weekly priority", "Whom to see this week, and why, as blocks in the calendar.",
      ("rhythms, the week", "g d", "plan"), ("weekly review", "g w", "week")),
    _(24, "E", "Accountability", "Streaks, gaps, an easy return, and a report for a coach.",
      ("weeks in a row", "", "streak"), ("coming back", "", "due --all"), ("daily review", "r", "review"),
      ("for a coach", "", "report --redacted"), ("statistics", "g s", "stats")),
    _(25, "F", "Bank", "Deposits before withdrawals; the balance is a fold over the entries.",
      ("bank", "g b", "bank"), ("gave", "+", "give"), ("got, asked", "-", "asked"), ("why", "v", "due")),
    _(26, "F", "Point of view", "A shelf of ideas and papers, matched to people, never given twice.",
      ("bank, the shelf", "g b", "shelf")),
    _(27, "F", "Reward trust with effort", "The rank of effort beside the rank of trust.",
      ("bank", "g b", "bank --effort"), ("why", "V", "why")),
    _(28, "G", "The circle", "Allies, and what each side should know of the other's ideal client.",
      ("alliances", "g t", "circle"), ("into, out of the circle", "C", "circle add")),
    _(29, "G", "Tracking table", "A row a person: what was done, what is next, when.",
      ("alliances, the table", "g t", "track")),
    _(30, "G", "Prune", "Every quarter: real effort, with evidence; who retires stays a friend.",
      ("alliances", "g t", "circle prune"), ("let it end", "C", "circle retire")),
    _(31, "G", "Referrals", "Both ways, with quality, outcome and value; leads a month.",
      ("alliances", "g t", "referrals"), ("launch", "g t", "circle launch"), ("proofs", "g t", "circle proof")),
    _(32, "G", "The arithmetic", "What a client is worth, and what referrals bring in a year.",
      ("calculator", "g c", "worth")),
    _(33, "H", "Trust equation", "Credibility, reliability and intimacy over self-orientation.",
      ("trust with a person", "T", "trust"), ("rating", "T a", "trust --rate")),
    _(34, "H", "Integrity", "Tests held or failed, remarks kept sealed, principles written down.",
      ("trust with a person", "T", "trust --test"), ("sealed", "!", "sealed"), ("principles", "g v", "principles"),
      ("mask", "M", "--mask")),
    _(35, "H", "Twelve keys", "A sheet for both sides of a partnership, compared with the last.",
      ("trust with a person", "T a", "twelve")),
    _(36, "H", "Organisation", "People belong to organisations; five facts tell whether those stand.",
      ("organisations", "g o", "organisation")),
    _(37, "H", "No surprises", "Tell them before a promise slips, not after.",
      ("promises", "w", "promises --told"), ("why", "v", "why")),
    _(38, "I", "Daily review", "A short walk through what the day asks, one card at a time.",
      ("daily review", "r", "review"), ("line by line", "", "review --plain")),
    _(39, "I", "Weekly review", "Plan, prune, climb, and what to stop doing.",
      ("weekly review", "g w", "week"), ("keep it", "ctrl+s", "week --finish"), ("to stop", "a", "week --stop")),
    _(40, "I", "Brief", "One page to read a minute before meeting somebody.",
      ("brief", "b", "brief"), ("of the next meeting", "", "brief --next"), ("for paper", "", "brief --html")),
    _(41, "I", "Return on impact", "What went into the bank, and what came back.",
      ("statistics", "g s", "stats"), ("the entries behind", "v", "stats back")),
)
