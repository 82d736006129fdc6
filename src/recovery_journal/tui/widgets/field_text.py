"""What was told in a field as text, and back: what a draft of it holds."""

from textual.widget import Widget
from textual.widgets import Input, TextArea

from recovery_journal.tui.widgets.date_fields import DayField, MomentField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale


def read(field: Widget) -> str:
    """What stands in a field; empty when nothing does, or when it holds no words of anyone."""
    match field:
        case Input(value=text) | TextArea(text=text):
            return text
        case DayField(line=line) | MomentField(line=line):
            return line.value
        case Scale(value=value) | PickOne(value=value):
            return "" if value is None else str(value)
        case PickMany(chosen=chosen):
            return "\n".join(map(str, chosen))
        case _:
            return ""


def restore(field: Widget, text: str) -> None:
    """Put into a field what was read from it; what it does not offer any more is left out."""
    match field:
        case Input():
            field.value = text
        case TextArea():
            field.text = text
        case DayField(line=line) | MomentField(line=line):
            line.value = text
        case Scale() if text.isdecimal():
            field.value = int(text)
        case PickOne():
            field.value = next((one for one in field.options if str(one) == text), field.value)
        case PickMany():
            names = text.split("\n")
            field.chosen = tuple(one for one in field.options if str(one) in names)
