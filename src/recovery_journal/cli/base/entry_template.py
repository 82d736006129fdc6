"""Entries in a form of one's own: --format '{id} {at} {intensity}'."""

from collections.abc import Mapping
from typing import Any

from recovery_journal.cli.base import values
from recovery_journal.cli.base.options import option
from recovery_journal.domain.dataclass import fields
from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class
from recovery_journal.text import quote_typed
from recovery_journal.words import cli

FORMAT = option(
    "--format",
    "template",
    metavar="TEXT",
    help="A line in your own form for each, with the keys of --json: '{id} {at} {note}'.",
)


class EntryTemplate:
    """A line with the keys of --json in braces."""

    def __init__(self, typed: str) -> None:
        """Read what was typed.

        Raises:
            UsageError: no entry has such a key, or a brace is left open.
        """
        from string import Formatter

        try:
            self._parts = [*Formatter().parse(typed)]
        except ValueError:
            raise values.usage_error(cli.format_unreadable(quote_typed(typed))) from None
        known = known_keys()
        for _, key, form, conversion in self._parts:
            if key is not None and (form or conversion or key not in known):
                whole = f"{key}{f'!{conversion}' * bool(conversion)}{f':{form}' * bool(form)}"
                raise values.usage_error(cli.no_such_key(quote_typed(whole), known))

    def line(self, values: Mapping[str, Any]) -> str:
        """Return the line of an entry; a key that its kind hasn't is empty."""
        return "".join(
            text + ("" if key is None else _as_text(values.get(key)))
            for text, key, *_ in self._parts
        )


def known_keys() -> list[str]:
    """The keys of all kinds of entries, in their order."""
    names = [one.name for kind in ENTRY_CLASSES for one in fields(entry_class(kind))]
    return ["kind", *dict.fromkeys(names)]


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)
