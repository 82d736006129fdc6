"""Random sequences of signals, keys and closed windows, on any screen, and their outcome.

The program has to be gone, its terminal has to be as it was before, and what was being typed has to
be offered at the next start.
"""

import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from recovery_journal import clock
from recovery_journal.domain.dataclass import dataclass, replace
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.settings import Settings
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from support.encrypted import PASSPHRASE, encrypt
from support.screens import alcohol_tracker, started_journal
from support.terminal import Terminal

GONE_WITHIN_SECONDS = 3.0
"""On an otherwise idle machine."""
DELAY_SECONDS = 0.05, 2.0
STRAIN_PROBE_SECONDS = 0.02
"""The duration of the work that measures how busy the machine is."""
TYPED = "halfasentence"
FIRST_SIGHT = "1 Today"

PLACES: dict[str, tuple[str, ...]] = {
    "today": (),
    "journal": ("2",),
    "strategies": ("3",),
    "circle": ("4",),
    "insights": ("5",),
}
"""Keys to screens that q quits from."""
SHEETS: dict[str, tuple[str, ...]] = {
    "entry": ("2", "enter"),
    "keys": ("?",),
    "things": (",",),
    "search": ("/",),
    "filter": ("2", "f"),
    "date": ("2", "o"),
    "palette": ("ctrl+p",),
    "right now": ("f2",),
    "breathing": ("f2", "3"),
    "hidden": ("f4",),
}
"""Keys to other screens."""
DIALOGS: dict[str, tuple[str, ...]] = {
    "note": ("n",),
    "craving": ("c", "7", "tab"),
    "used": ("r", "f8"),
    "intention": ("i",),
    "review": ("v",),
    "edited": ("2", "e"),
    "person": ("4", "a", "enter"),
    "tracker": (",", "a"),
}
"""Keys to a text field."""
BEGINNINGS = ("starting", "first start", "locked", "damaged")
"""What is shown before a journal is open."""
JOURNALS = ("plain", "locking", "encrypted")
SCREENS = (*PLACES, *SHEETS, *DIALOGS, *BEGINNINGS)


@dataclass(frozen=True)
class Order:
    """A sequence of events."""

    screen: str
    journal: str
    events: tuple[tuple[float, str], ...]
    """Seconds to wait, then a signal, "q" or "close"."""

    def __str__(self) -> str:
        happening = " ".join(f"{delay} {kind}" for delay, kind in self.events)
        return f"{self.journal} {self.screen}: {happening}"

    @property
    def ends(self) -> bool:
        """Return whether these events must end the program."""
        kinds = [kind for _, kind in self.events]
        if {"HUP", "TERM", "close"}.intersection(kinds):
            return True
        # A program that was stopped may be locked, and ask for the passphrase.
        return kinds[0] == "q" and self.screen in PLACES

    @property
    def leaves_it_stopped(self) -> bool:
        """Return whether nothing continues the program after it was last stopped."""
        kinds = [kind for _, kind in self.events][::-1]
        return "TSTP" in kinds and "CONT" not in kinds[: kinds.index("TSTP")]

    def followed_by(self, kind: str, chance: random.Random) -> "Order":
        """Return the same events with one more."""
        return replace(self, events=(*self.events, (_delay(chance), kind)))


def random_order(chance: random.Random) -> Order:
    """Return random events that end the program and don't leave it stopped."""
    screen, journal = chance.choice(SCREENS), chance.choice(JOURNALS)
    kinds = chance.choices(("HUP", "TERM", "q", "close", "TSTP", "CONT"), k=chance.randint(1, 4))
    order = Order(screen, journal, tuple((_delay(chance), one) for one in kinds))
    if not order.ends:
        order = order.followed_by(chance.choice(("HUP", "TERM", "close")), chance)
    return order.followed_by("CONT", chance) if order.leaves_it_stopped else order


def _delay(chance: random.Random) -> float:
    return round(chance.uniform(*DELAY_SECONDS), 2)


def faults_of(order: Order, home: Path) -> list[str]:
    """Run the events in an empty folder; return everything that went wrong."""
    path = home / "journal.db"
    key = prepared(order, path)
    with Terminal() as terminal:
        if order.screen != "starting":
            lead_to(order, terminal)
        for delay, kind in order.events:
            terminal.read_for(delay)
            happen(kind, terminal)
        faults = [] if is_gone(terminal) else [f"alive, {terminal.state}"]
        if not faults and "close" not in [kind for _, kind in order.events]:
            faults += terminal_faults(terminal)
    if order.screen in DIALOGS and TYPED not in words_left(path, key):
        faults.append("words are lost")
    return faults


def prepared(order: Order, path: Path) -> bytes | None:
    """Create the journal; return its key if it's encrypted."""
    if order.screen == "first start":
        return None
    started_journal(path.parent, alcohol_tracker(clock.now().date()))
    with Journal(str(path)) as journal:
        journal.entries.add(Note(at=clock.now(), note="planted"))
        lock_after = 0 if order.journal == "plain" else 30
        journal.settings.write(Settings(first_start_done=True, lock_after=lock_after))
    if order.screen == "damaged":
        path.write_bytes(path.read_bytes()[:5000])
    elif order.journal == "encrypted" or order.screen == "locked":
        return encrypt(path).key
    return None


def lead_to(order: Order, terminal: Terminal) -> None:
    """Go to the screen, and type some text if possible."""
    if order.screen in BEGINNINGS:
        terminal.wait_until(lambda: terminal.screen.strip())
        return
    if order.journal == "encrypted":
        terminal.wait_for("Passphrase")
        terminal.send(f"{PASSPHRASE}\r")
    terminal.wait_for(FIRST_SIGHT)
    keys = (PLACES | SHEETS | DIALOGS)[order.screen]
    terminal.press(*keys)
    if order.screen in DIALOGS:
        terminal.send(TYPED)
        terminal.wait_for(TYPED)


def happen(kind: str, terminal: Terminal) -> None:
    if kind == "close":
        terminal.hang_up()
    elif kind == "q":
        with suppress(OSError):  # the window may be closed by now
            terminal.press("q")
    elif terminal.is_alive:
        terminal.kill(signal.Signals[f"SIG{kind}"])


def is_gone(terminal: Terminal) -> bool:
    """Return whether the program ended in time."""
    end = time.monotonic() + GONE_WITHIN_SECONDS * strain()
    while terminal.is_alive and time.monotonic() < end:
        terminal.read_for(0.05)
    return not terminal.is_alive


def strain() -> float:
    """Return how much slower the machine is because of other work."""
    began, used = time.monotonic(), time.thread_time()
    while time.thread_time() - used < STRAIN_PROBE_SECONDS:
        pass
    return max(1.0, (time.monotonic() - began) / STRAIN_PROBE_SECONDS)


def terminal_faults(terminal: Terminal) -> Iterator[str]:
    """Yield what a shell would find wrong after the program has ended."""
    terminal.read_for(0.2)
    raw = terminal.raw
    for on, off in (
        *((f"?{mode}h", f"?{mode}l") for mode in (1049, 1000, 1003, 1004, 1006, 2004, 2048)),
        *(("?25l", "?25h"), ("?7l", "?7h")),
    ):
        if raw.rfind(f"\x1b[{on}".encode()) > raw.rfind(f"\x1b[{off}".encode()):
            yield f"{on} is left on"
    if len(re.findall(rb"\x1b\[>\d+u", raw)) != raw.count(b"\x1b[<u"):
        yield "keys are sent in another way"
    if terminal.attributes != untouched_attributes():
        yield "what is typed is treated in another way"


@cache
def untouched_attributes() -> list[Any]:
    """Return a terminal's settings after a program that changed nothing."""
    with Terminal(program=["true"]) as terminal:
        terminal.wait_for_exit()
        return terminal.attributes


def words_left(path: Path, key: bytes | None) -> str:
    """Return the text offered at the next start."""
    with Journal(str(path), key=key) as journal:
        left = drafts.find_leftover(journal)
    return " ".join({**left[1].typed, **left[1].chosen}.values()) if left else ""
