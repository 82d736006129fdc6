"""The formats that can be imported, and which of them a file has."""

from recovery_journal.errors import BadData
from recovery_journal.exchange.importers import (
    any_csv,
    bearable,
    daily_notes,
    daylio,
    dayone,
    habitbull,
    jrnl,
    loop,
    nomie,
    pixels,
    sobriety,
    track_and_graph,
)
from recovery_journal.exchange.importers.format import Format
from recovery_journal.exchange.importers.given import Given
from recovery_journal.words import import_ as words

FORMATS: tuple[Format, ...] = tuple(
    module.FORMAT
    for module in (
        daylio,
        track_and_graph,
        loop,
        habitbull,
        dayone,
        jrnl,
        bearable,
        sobriety,
        nomie,
        pixels,
        daily_notes,
        any_csv,
    )
)
"""In the order in which they are tried: any CSV file comes last."""


def recognise(given: Given) -> Format:
    """Return the format of a file, by what is in it.

    Raises:
        BadData: it's none of these.
    """
    for form in FORMATS:
        if form.recognises(given):
            return form
    raise BadData(words.unknown_format([form.name for form in FORMATS]))
