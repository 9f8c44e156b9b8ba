"""The screens: the only room that imports Textual, and that only as lean.py lets it be imported."""

from . import lean

lean.load()
