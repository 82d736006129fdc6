"""The entry point, and the only place that ends the process."""

import gc
import os
import sys

INTERNAL_ERROR_EXIT = 70
INTERRUPTED_EXIT = 130
PIPE_CLOSED_EXIT = 141
"""Exit codes of the shell's own, which aren't errors of this program."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return its exit code.

    A shell prompt runs `status --line` before every line, so that one is answered without loading
    the command line. So is the TUI, unless the shell is asking for completions.
    """
    os.umask(0o077)
    sys.unraisablehook = _ignore_unraisable
    gc.set_threshold(50_000, 20, 20)  # most commands end before there is anything to collect
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        if arguments == ["status", "--line"]:
            return _print_prompt_line()
        if not arguments and not any(name.endswith("_COMPLETE") for name in os.environ):
            from recovery_journal.cli.system.open_tui import show_screens_if_possible

            if (code := show_screens_if_possible()) is not None:
                return code
        return _run(arguments)
    except BrokenPipeError:
        return PIPE_CLOSED_EXIT
    except (KeyboardInterrupt, Exception) as error:
        return _report_stop(error, as_json="--json" in arguments)


def _run(arguments: list[str]) -> int:
    """Run a command; help right now also where the libraries are missing or broken."""
    try:
        from recovery_journal.cli.run import run

        return run(arguments, os.path.basename(sys.argv[0]))
    except ImportError:
        from recovery_journal.cli.base.program_names import HELP_NAMES

        if not arguments or arguments[0] not in HELP_NAMES:
            raise
        from recovery_journal.cli.toolkit.help_alone import show_help

        return show_help(arguments[1:])


def _report_stop(error: BaseException, *, as_json: bool) -> int:
    """Report an error without its traceback, which could contain private words."""
    from recovery_journal.cli.base.output import (
        print_error_as_json,
        print_error_notes,
        print_message,
        reprint_unsaved_words,
    )
    from recovery_journal.words.cli import unexpected

    if not isinstance(error, KeyboardInterrupt):
        message = unexpected(type(error).__name__)
        if as_json:
            print_error_as_json(error, message, INTERNAL_ERROR_EXIT)
            return INTERNAL_ERROR_EXIT
        print_message(message)
    print_error_notes(error)
    if not isinstance(error, KeyboardInterrupt):
        return INTERNAL_ERROR_EXIT
    reprint_unsaved_words()
    return INTERRUPTED_EXIT


def _ignore_unraisable(_: object) -> None:
    """Print nothing: the default hook shows a traceback, which could contain private words."""


def _print_prompt_line() -> int:
    """Print the prompt line; on any error print nothing, because a prompt can't handle one."""
    try:
        from recovery_journal import clock, places
        from recovery_journal.store.sidecar.prompt_line import read_prompt_text

        if found := read_prompt_text(places.journal_file(), clock.now()):
            os.write(1, f"{found}\n".encode())
    except Exception:
        return 0
    return 0


def start() -> None:
    """Run the command line of this process, and end it.

    Python would free every object first, which is a tenth of a quick command. It only does so after
    the screens, which have threads, and when the last output can't be written.
    """
    code = main()
    if "textual" not in sys.modules:
        try:
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit(code)
        except (OSError, ValueError):
            pass  # Python tries once more, and says so
    sys.exit(code)


if __name__ == "__main__":
    start()
