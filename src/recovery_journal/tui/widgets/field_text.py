"""Convert the content of any field to text and back, for drafts."""

from textual.widget import Widget
from textual.widgets import Input, TextArea

from recovery_journal.tui.widgets.date_fields import DayField, MomentField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale


def read(field: Widget) -> str:
    """Return a field's content as text; empty for widgets without any."""
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
    """Restore a field from its text; choices no longer offered are skipped."""
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
