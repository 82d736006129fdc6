"""The picture of a breath in Right now, until it begins."""

from recovery_journal.tui.right_now.choices import ACTIONS
from recovery_journal.tui.strategies.breath import LEAST_PICTURE, StillBreath
from recovery_journal.tui.widgets.pane import Pane
from recovery_journal.words import right_now as words


class BreathPane(Pane):
    """Below what there is to do, on a large screen; it goes where that leaves too little room.

    It's seen only once its room is known, or it would be shown for a moment before it goes.
    """

    def __init__(self) -> None:
        super().__init__(StillBreath(), title=words.BREATHE_WITH_IT, id="breathe")

    def on_mount(self) -> None:
        self.set_keys([(ACTIONS["choose_breathing"], words.START)])

    def on_resize(self) -> None:
        has_room = self.content_size.height >= LEAST_PICTURE.height
        self.set_class(has_room, "-fits")
        if not has_room:
            self.screen.remove_class("-at-rest")
