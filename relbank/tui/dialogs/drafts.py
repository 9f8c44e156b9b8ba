"""Texts that were typed and not filed: which one to go on with."""

from __future__ import annotations

from datetime import date

from relbank.actions.openly import draft_openly
from relbank.method.agenda import day_of
from relbank.store import Store
from relbank.store.drafts import Draft

from .choose import Choice


def kept(store: Store) -> list[Draft]:
    """Return the drafts of notes, the newest first."""
    return [d for d in reversed(store.drafts.all()) if d.text.strip() and not d.about.startswith("form:")]


def choices(store: Store, drafts: list[Draft], today: date) -> list[Choice]:
    """Return drafts as a menu: when each was kept, and how it begins."""
    return [
        Choice(d, f"{day_of(d.kept.date().isoformat(), today)} {d.kept:%H:%M}", "", _begins(store, d), mine=True)
        for d in drafts
    ]


def _begins(store: Store, draft: Draft) -> str:
    return " ".join(draft_openly(store, draft).split())[:80]


def about(draft: Draft) -> tuple[str, str]:
    """Return what a draft is about, as the capture screen takes it, and the title of the screen."""
    return (draft.about, "Edit note") if draft.about.startswith("edit:") else ("note", "Note")
