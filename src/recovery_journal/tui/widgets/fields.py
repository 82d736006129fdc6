"""The fields people type into; what is pasted into them is made visible or harmless first."""

from textual import events
from textual.widgets import Input, TextArea

from recovery_journal.text import clean


class Line(Input):
    """One line of text."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        super()._on_paste(event)


class Words(TextArea):
    """Several lines of text; tab leads on to the next field."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
