"""The actions of daily practice on Today."""

from recovery_journal.tui.actions.action import Action

PRACTICE = (
    Action(
        id="intention",
        keys="i",
        title="Today's intention",
        textual_action="app.log('intention')",
        help="Set an intention; say later how it went.",
        search_words="morning pledge goal plan today",
        cli_command="intention",
    ),
    Action(
        id="review",
        keys="v",
        title="Evening review",
        textual_action="app.log('review')",
        help="A few questions about the day. One answer is enough.",
        search_words="inventory step ten gratitude questions reflect night",
        cli_command="review",
    ),
    Action(
        id="promise",
        keys="y",
        title="Update a promise",
        textual_action="screen.promise",
        help="Say how it went, or move it to another day.",
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
INTENTION_ACTION, REVIEW_ACTION, PROMISE_ACTION, ONE_MORE_ACTION, *_ = PRACTICE
