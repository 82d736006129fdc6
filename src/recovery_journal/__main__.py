"""The entry point, and the only place where the program ends."""

import gc
import os
import sys

INTERNAL = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
"""Exit codes that stand for no error of ours."""


def main(arguments: list[str] | None = None) -> int:
    """Carry out a command line; the code to exit with.

    A shell prompt asks `status --line` at every line, so that one is answered without loading
    the command face; and so are the screens shown, unless a shell wants to complete a line.
    """
    os.umask(0o077)
    sys.unraisablehook = _unheard
    gc.set_threshold(50_000, 20, 20)  # most commands end before there is anything to collect
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if arguments == ["status", "--line"]:
            return _line()
        if not arguments and not any(name.endswith("_COMPLETE") for name in os.environ):
            from recovery_journal.cli.system.open_tui import alone

            if (code := alone()) is not None:
                return code
        from recovery_journal.cli.app import run

        return run(arguments, os.path.basename(sys.argv[0]))
    except BrokenPipeError:
        return PIPE_CLOSED
    except (KeyboardInterrupt, Exception) as error:
        return _stopped(error)


def _stopped(error: BaseException) -> int:
    """Say what can be said without a traceback, which could hold what the person wrote."""
    from recovery_journal.cli.base.output import give_back, say, say_notes
    from recovery_journal.words.cli import unexpected

    if not isinstance(error, KeyboardInterrupt):
        say(unexpected(type(error).__name__))
    say_notes(error)
    if not isinstance(error, KeyboardInterrupt):
        return INTERNAL
    give_back()
    return INTERRUPTED


def _unheard(_: object) -> None:
    """Show nothing of an error that is nobody's to answer: it could hold what the person wrote."""


def _line() -> int:
    """Answer a shell prompt, which must never see an error."""
    try:
        from recovery_journal import clock, places
        from recovery_journal.store.sidecar.prompt_line import line

        if found := line(places.journal_file(), clock.now()):
            os.write(1, f"{found}\n".encode())
    except Exception:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
