"""What the command face says around a return to use, beside the sentences of `returns`."""

from recovery_journal.words.returns import ARE_YOU_SAFE

SAFE = f"{ARE_YOU_SAFE} If not, or not sure: rj now"
NOTHING_COUNTED = (
    "Thank you for saying it. Nothing is counted yet, so there is nothing to write it to. "
    "To count from a day on: rj tracker add NAME --since DAY. In your own words: rj note. "
    "Help now: rj now"
)
