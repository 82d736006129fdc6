"""The actions of the insights."""

from recovery_journal.tui.actions.action import Action

SHORTER_RANGE = Action(
    id="shorter_range",
    keys="left_square_bracket",
    title="A shorter time",
    textual_action="screen.shorter_range",
    help="How strong cravings were in a year, 13 weeks, 4 weeks, 2 weeks.",
    footer="shorter",
    search_words="range zoom weeks months",
)
LONGER_RANGE = Action(
    id="longer_range",
    keys="right_square_bracket",
    title="A longer time",
    textual_action="screen.longer_range",
    help="From 2 weeks to 4 weeks, 13 weeks, a year, and all of it.",
    footer="longer",
    search_words="range zoom year all",
)
IN_WORDS = Action(
    id="in_words",
    keys="t",
    title="Charts in words",
    textual_action="screen.in_words",
    help="Says what each chart shows; press it again for the charts.",
    footer="as words",
    search_words="text table accessible screen reader numbers",
)
INSIGHTS = (SHORTER_RANGE, LONGER_RANGE, IN_WORDS)
