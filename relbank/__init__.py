"""relbank: a private terminal journal of the people who matter, and of what was promised."""

__version__ = "0.1.0"
