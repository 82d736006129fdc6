"""Help right now where the libraries are missing or broken, as before and during set-up."""

from recovery_journal import clock
from recovery_journal.cli.base import output
from recovery_journal.cli.toolkit import help_text
from recovery_journal.words.data.strategy_library import pick_simplest_of_all
from recovery_journal.words.helpline_choice import lines_in_order


def show_help(arguments: list[str]) -> int:
    """Print what `rj now` prints; of its options, only --region is read.

    Returns the exit code.
    """
    output.prepare_streams()
    card = help_text.read_own_card()
    place, guessed, code = help_text.choose_region(card, _region(arguments) or None)
    strategies, plans = help_text.read_strategies_and_plans()
    lines, ways = lines_in_order(place, clock.now()), pick_simplest_of_all(strategies)
    for text in help_text.paragraphs(card, place, lines, ways, plans, guessed=guessed):
        output.print_paragraph(text)
    return code


def _region(arguments: list[str]) -> str:
    """Return what was typed after --region; empty without it."""
    for at, word in enumerate(arguments):
        name, sign, value = word.partition("=")
        if name == "--region":
            return value if sign else "".join(arguments[at + 1 : at + 2])
    return ""
