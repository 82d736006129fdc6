"""What happens soon after the journal was opened: offering a draft, the daily backup."""

from contextlib import suppress
from functools import partial
from typing import Any

from recovery_journal import clock
from recovery_journal.errors import JournalError, NoLocks
from recovery_journal.store.journal import Journal
from recovery_journal.store.sidecar import drafts
from recovery_journal.text import one_line
from recovery_journal.tui.host import Host
from recovery_journal.tui.runtime import ahead
from recovery_journal.words import tui as words

OFFER_DRAFT_AFTER_SECONDS = 0.3
UPKEEP_AFTER_SECONDS = 5.0
"""When to look for a draft, and when to make the daily backup."""
UPKEEP_INTERVAL_SECONDS = 600.0
"""How often to look whether another day has begun, or a folder is there again."""
DRAFT_PREVIEW_CHARS = 40


def schedule_opening_work(app: Host) -> None:
    if not app.is_headless:
        app.run_worker(ahead.prepare(app), exit_on_error=False)
    app.set_timer(OFFER_DRAFT_AFTER_SECONDS, partial(_offer, app))
    if app.open_journal is not None and not app.open_journal.can_be_written:
        app.show_toast(NoLocks.ONLY_READ)
    app.set_timer(UPKEEP_AFTER_SECONDS, partial(_start_upkeep, app))
    app.set_interval(UPKEEP_INTERVAL_SECONDS, partial(_start_upkeep, app))


def _start_upkeep(app: Host) -> None:
    """Do what is due once a day in a thread."""
    if app.open_journal is not None:
        due = partial(run_upkeep, app.path, app.open_journal.key)
        app.run_worker(due, thread=True, exit_on_error=False)


def run_upkeep(path: str, key: bytes | None) -> None:
    """Do what is due once a day, unless it's done; on any error, the next time tries again."""
    from recovery_journal.store.sidecar import daily_mark, leftovers

    leftovers.clear(path)  # what has to stay is told of when the app ends
    if daily_mark.is_done(path, clock.now()):
        return
    from recovery_journal.store.backup.daily import run_daily_upkeep

    with suppress(JournalError), Journal(path, create=False, key=key) as opened:
        run_daily_upkeep(opened, clock.now())


def _offer(app: Host) -> None:
    """Ask about a draft that was left when a process ended."""
    # If the journal was locked meanwhile, they are offered after unlocking.
    found = drafts.find_leftover(app.open_journal) if app.open_journal is not None else None
    if found is None:
        return
    from recovery_journal.tui.dialogs.choose import ChooseScreen

    path, draft = found
    said = "" if app.discreet else one_line(" ".join(filter(None, draft.typed.values())))
    beginning = f"{said[:DRAFT_PREVIEW_CHARS]}…" if len(said) > DRAFT_PREVIEW_CHARS else said
    options = (
        ("go", words.DRAFT_CONTINUE),
        ("later", words.DRAFT_LATER),
        ("drop", words.DRAFT_DROP),
    )
    app.push_screen(
        ChooseScreen(words.draft_left(beginning), options),
        partial(_handle_draft_choice, app, path, draft),
    )


def _handle_draft_choice(app: Host, path: str, draft: drafts.Draft, answer: Any) -> None:
    if answer == "drop":
        drafts.remove_file(path)
        _offer(app)
    elif answer == "go":
        from recovery_journal.tui.dialogs.registry import screen_for_draft

        try:
            screen = screen_for_draft(app.journal, draft)
        except JournalError as error:
            app.show_status(str(error))
            return
        app.drafts.adopt(screen, path)
        app.push_screen(screen, partial(_finish_draft, app))


def _finish_draft(app: Host, saved: Any) -> None:
    """Report what was saved, and offer the next draft."""
    from recovery_journal.domain.entries.entry import Entry
    from recovery_journal.words.strategies import strategy_saved as saved_thing

    if isinstance(saved, Entry):
        app.report_saved_entry(saved)
    elif saved is not None:
        told = app.describe(saved) if hasattr(saved, "uid") else ""
        app.show_status(saved_thing(told), undo=True)
        app.reload_place()
    _offer(app)
