"""The actions of daily practice on Today."""

from recovery_journal.tui.actions.action import Action

PRACTICE = (
    Action(
        id="intention",
        keys="i",
        title="Today's intention",
        textual_action="app.log('intention')",
        help="What you want of today; later, how it went.",
        search_words="morning pledge goal plan today",
        cli_command="intention",
    ),
    Action(
        id="review",
        keys="v",
        title="Evening review",
        textual_action="app.log('review')",
        help="A look back at the day, by a few questions; any one answer is enough.",
        search_words="inventory step ten gratitude questions reflect night",
        cli_command="review",
    ),
    Action(
        id="promise",
        keys="y",
        title="Answer a promise",
        textual_action="screen.promise",
        help="How what you planned for today went, or another day for it.",
        search_words="commitment done moved",
        cli_command="promise",
    ),
    Action(
        id="one_more",
        keys="plus",
        title="One more",
        textual_action="screen.one_more",
        help="Log an amount of what you are cutting down on.",
        search_words="drink smoke cup amount cut down limit use used",
        cli_command="used",
    ),
    Action(
        id="dry_day",
        keys="0",
        title="A dry day",
        textual_action="screen.dry_day",
        help="Log a day without what you are cutting down on.",
        search_words="none zero sober nothing cut down limit",
        cli_command="none",
    ),
)
INTENTION_ACTION, REVIEW_ACTION, PROMISE_ACTION, ONE_MORE_ACTION, DRY_DAY_ACTION = PRACTICE
