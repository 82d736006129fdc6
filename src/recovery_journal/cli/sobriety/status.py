"""The command that shows the day counts and what there is today, in full or in short."""

from recovery_journal import clock, places
from recovery_journal.cli.base import output
from recovery_journal.cli.base.accessible import in_words
from recovery_journal.cli.base.options import AS_JSON, option
from recovery_journal.cli.base.quick import quick_command


@quick_command(
    "status",
    option("--line", is_flag=True, help="One number, for a shell prompt."),
    option("--due", is_flag=True, help="What is due, one line each; nothing if nothing is."),
    AS_JSON,
    example="rj status --line",
)
def status(line: bool, due: bool, as_json: bool) -> None:
    """Show your status.

    Your days, the next milestone, a craving you haven't updated yet, and what's on today: your
    intention, promises, and other people's dates within a week.
    """
    if line:
        from recovery_journal.store.sidecar.prompt_line import read_prompt_text as for_prompt
        from recovery_journal.words.cli import prompt_in_words as in_full

        text = for_prompt(places.journal_file(), clock.now())
        if as_json:
            output.print_json_report({"line": text})
        elif text:
            output.print_line(in_full(text) if in_words() else text)
        return
    if due:
        from recovery_journal.cli.sobriety.due import print_due

        print_due(as_json=as_json)
        return
    from recovery_journal.cli.sobriety.full_status import print_status

    print_status(as_json=as_json)
