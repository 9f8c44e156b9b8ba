"""What every test needs: a world without the user's settings, a fixed seed, no animation."""

from __future__ import annotations

import os
import signal

from hypothesis import HealthCheck, settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when Textual is imported
os.environ["TEXTUAL_FPS"] = "120"
for name in ("NO_COLOR", "RELBANK_JOURNAL", "RELBANK_NOW"):
    os.environ.pop(name, None)
for name in ("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_FILTERS", "TEXTUAL_THEME"):
    os.environ.pop(name, None)

for number in (signal.SIGINT, signal.SIGHUP):  # ignored in the background and under nohup, and children inherit that
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL if number is signal.SIGHUP else signal.default_int_handler)

settings.register_profile(
    "relbank", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("relbank")


def pytest_collection_modifyitems(config, items):
    """Leave the long tests out unless -m names them."""
    import pytest

    if config.getoption("-m"):
        return
    skip = pytest.mark.skip(reason="takes minutes; run with -m long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)
