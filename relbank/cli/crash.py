"""What is said when relbank itself fails: where and in which versions, never what was in it."""

from __future__ import annotations

import sys
from pathlib import Path

from relbank import __version__


def sentence(error: BaseException, verb: str) -> str:
    """Return one sentence about a failure of relbank: verb, exception class, place in the code, versions.

    The exception's own text and all values stay out: they may hold what is in the journal.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    what = f"relbank {verb}".strip()
    return (
        f"{what} failed by a mistake of its own ({type(error).__name__} at {_place(error)}; relbank {__version__}, "
        f"Python {python}, {sys.platform}); no content is shown here."
    )


def _place(error: BaseException) -> str:
    """Return the innermost line of relbank's own code that the error passed through."""
    place, step = "start", error.__traceback__
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        if "relbank" in path.parts:
            parts = path.parts[len(path.parts) - path.parts[::-1].index("relbank") :]
            place = f"{'/'.join(parts)}:{step.tb_lineno}"
        step = step.tb_next
    return place
