"""The yardstick: the smallest Textual program whose every key repaints one Static."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class Tiny(App[None]):
    """One Static that counts keys."""

    ENABLE_COMMAND_PALETTE = False
    count = 0

    def compose(self) -> ComposeResult:
        """Yield the one widget."""
        yield Static("READY", markup=False)

    def on_key(self, event: Key) -> None:
        """Count and repaint."""
        self.count += 1
        self.query_one(Static).update(f"READY {self.count}")


if __name__ == "__main__":
    Tiny().run()
