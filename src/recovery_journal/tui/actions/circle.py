"""The actions of the Circle screen."""

from recovery_journal.tui.actions.action import Action

CIRCLE = (
    Action(
        id="in_touch",
        keys="enter",
        title="In touch, or how it went",
        textual_action="screen.happened",
        help="Writes down a word with this person, that you were there, or how a promise went.",
        search_words="call contact log attended meeting promise done",
        cli_command="contact",
    ),
    Action(
        id="in_full",
        keys="space,right",
        title="All of it",
        textual_action="screen.in_full",
        help="Gives it all the room; in discreet mode it opens what is covered.",
        search_words="open show read number",
        cli_command="people show",
    ),
    Action(
        id="add_to_circle",
        keys="a",
        title="Add to the circle",
        textual_action="screen.add",
        help="A person, a meeting, a promise, or words that someone gave you.",
        search_words="new person meeting promise words sponsor peer friend",
        cli_command="people add",
    ),
    Action(
        id="edit_in_circle",
        keys="e",
        title="Change it",
        textual_action="screen.edit",
        help="Change what you know about it.",
        search_words="edit correct",
        cli_command="people edit",
    ),
    Action(
        id="favourite_person",
        keys="f,asterisk",
        title="First when it is hard",
        textual_action="screen.favourite",
        help="This person comes first, here and in Right now; or no longer.",
        search_words="star favourite",
        cli_command="people edit",
    ),
    Action(
        id="remove_from_circle",
        keys="d,delete",
        title="Remove from the circle",
        textual_action="screen.trash",
        help="Moves it to the trash for 30 days; undo brings it back.",
        search_words="delete trash",
        cli_command="people delete",
    ),
    Action(
        id="page_for_person",
        keys="s",
        title="A page for this person",
        textual_action="screen.page_for",
        help="What you hand to them: you see it, and choose what stands on it.",
        search_words="share sponsor print send week report",
        cli_command="share",
    ),
)
