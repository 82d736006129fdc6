"""What was told in a field as text, and back: what a draft of it holds."""

from textual.widget import Widget
from textual.widgets import Input, TextArea

from recovery_journal.tui.widgets.date_fields import Day, Moment
from recovery_journal.tui.widgets.pick import Pick, Picks
from recovery_journal.tui.widgets.scale import Scale


def read(field: Widget) -> str:
    """What stands in a field; empty when nothing does, or when it holds no words of anyone."""
    match field:
        case Input(value=text) | TextArea(text=text):
            return text
        case Day(line=line) | Moment(line=line):
            return line.value
        case Scale(value=value) | Pick(value=value):
            return "" if value is None else str(value)
        case Picks(chosen=chosen):
            return "\n".join(map(str, chosen))
        case _:
            return ""


def put_back(field: Widget, text: str) -> None:
    """Put into a field what was read from it; what it does not offer any more is left out."""
    match field:
        case Input():
            field.value = text
        case TextArea():
            field.text = text
        case Day(line=line) | Moment(line=line):
            line.value = text
        case Scale() if text.isdecimal():
            field.value = int(text)
        case Pick():
            field.value = next((one for one in field.offered if str(one) == text), field.value)
        case Picks():
            names = text.split("\n")
            field.chosen = tuple(one for one in field.offered if str(one) in names)
