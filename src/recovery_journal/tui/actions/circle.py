"""The actions of the place Circle."""

from recovery_journal.tui.actions.action import Action

CIRCLE = (
    Action(
        id="in_touch",
        keys="enter",
        title="In touch, or how it went",
        does="screen.happened",
        help="Writes down a word with this person, that you were there, or how a promise went.",
        words="call contact log attended meeting promise done",
        twin="contact",
    ),
    Action(
        id="in_full",
        keys="space,right",
        title="All of it",
        does="screen.in_full",
        help="Gives it all the room; in discreet mode it opens what is covered.",
        words="open show read number",
        twin="people show",
    ),
    Action(
        id="add_to_circle",
        keys="a",
        title="Add to the circle",
        does="screen.add",
        help="A person, a meeting, a promise, or words that someone gave you.",
        words="new person meeting promise words sponsor peer friend",
        twin="people add",
    ),
    Action(
        id="edit_in_circle",
        keys="e",
        title="Change it",
        does="screen.edit",
        help="Change what you know about it.",
        words="edit correct",
        twin="people edit",
    ),
    Action(
        id="favourite_person",
        keys="f,asterisk",
        title="First when it is hard",
        does="screen.favourite",
        help="This person comes first, here and in Right now; or no longer.",
        words="star favourite",
        twin="people edit",
    ),
    Action(
        id="remove_from_circle",
        keys="d,delete",
        title="Remove from the circle",
        does="screen.trash",
        help="Moves it to the trash for 30 days; undo brings it back.",
        words="delete trash",
        twin="people delete",
    ),
    Action(
        id="page_for_person",
        keys="s",
        title="A page for this person",
        does="screen.page_for",
        help="What you hand to them: you see it, and choose what stands on it.",
        words="share sponsor print send week report",
        twin="share",
    ),
)
