"""What the program remembers for itself: the theme, and whether it is discreet."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass

from recovery_journal import places
from recovery_journal.store.sqlite import atomic


@dataclass(frozen=True, slots=True)
class State:
    """How the screen was left."""

    theme: str = "dusk"
    discreet: bool = False


def load() -> State:
    """The state as it was kept; a missing or broken file is a fresh start."""
    with suppress(OSError, ValueError, TypeError):
        with open(places.state_file(), encoding="utf-8") as file:
            kept = json.load(file)
        return State(theme=str(kept["theme"]), discreet=kept["discreet"] is True)
    return State()


def save(state: State) -> None:
    """Write the state whole or not at all; the journal does not depend on it."""
    with suppress(OSError):
        atomic.write(places.state_file(), json.dumps(asdict(state)).encode(), lasting=False)
