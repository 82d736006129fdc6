"""The actions of a day's practice on Today."""

from recovery_journal.tui.actions.action import Action

PRACTICE = (
    Action(
        id="intention",
        keys="i",
        title="Today's intention",
        does="app.log('intention')",
        help="What you want of today; later, how it went.",
        words="morning pledge goal plan today",
        twin="intention",
    ),
    Action(
        id="review",
        keys="v",
        title="Evening review",
        does="app.log('review')",
        help="A look back at the day, by a few questions; any one answer is enough.",
        words="inventory step ten gratitude questions reflect night",
        twin="review",
    ),
    Action(
        id="promise",
        keys="y",
        title="Answer a promise",
        does="screen.promise",
        help="How what you planned for today went, or another day for it.",
        words="commitment done moved",
        twin="promise",
    ),
)
INTENTION, REVIEW, PROMISE = PRACTICE
