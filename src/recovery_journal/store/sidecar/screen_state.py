"""What the app remembers: theme and discreet mode."""

import json
from contextlib import suppress

from recovery_journal import places
from recovery_journal.domain.dataclass import asdict, dataclass
from recovery_journal.store.sqlite import atomic


@dataclass(frozen=True, slots=True)
class State:
    theme: str = "dusk"
    discreet: bool = False
    copies_explained: bool = False
    """Whether the person knows that other programs keep what is copied."""


def load() -> State:
    """Return the saved state, or a default one if the file is missing or corrupt."""
    with suppress(OSError, ValueError, TypeError):
        with open(places.state_file(), encoding="utf-8") as file:
            kept = json.load(file)
        explained = kept.get("copies_explained") is True
        return State(str(kept["theme"]), kept["discreet"] is True, explained)
    return State()


def save(state: State) -> None:
    """Write the state, whole or not at all; nothing depends on it."""
    with suppress(OSError):
        atomic.write(places.state_file(), json.dumps(asdict(state)).encode(), lasting=False)
