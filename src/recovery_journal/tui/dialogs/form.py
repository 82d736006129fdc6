"""The declaration of a dialog: a list of fields, each with a label and its widgets.

Rows, values, drafts and the focus order follow from that list.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from recovery_journal.tui.text.literal import safe_content
from recovery_journal.tui.widgets.date_fields import DateField
from recovery_journal.tui.widgets.fields import FieldRow, LineField, TextField
from recovery_journal.tui.widgets.pick import PickMany, PickOne
from recovery_journal.tui.widgets.scale import Scale

FieldWidget = LineField | TextField | Scale | PickOne | PickMany | DateField[Any]
"""`read` returns its value; `to_draft` and `from_draft` store and restore it as text."""
TYPED_FIELDS = (LineField, TextField, DateField)
"""Those that are typed into, not chosen from."""


class Field:
    """A label with the widgets to fill in, whose ids name the values."""

    def __init__(
        self,
        label: str,
        *widgets: FieldWidget,
        above: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """Declare a field.

        Args:
            label: empty if the widget needs none.
            widgets: usually one.
            above: the label goes above the widgets, not in front.
            id: the id of the group, if there are several widgets below one label.
        """
        self.widgets = {widget.id or "": widget for widget in widgets}
        name = Static(safe_content(label), classes="label")
        if above and len(widgets) == 1:
            self.row: Widget = widgets[0]
            self.parts: tuple[Widget, ...] = (name, self.row)
            return
        if above:
            self.row = Vertical(name, Horizontal(*widgets, classes="row"), id=id)
        else:
            self.row = FieldRow(label, *widgets) if label else widgets[0]
        self.parts = (self.row,)


def named_alike(names: Iterable[str]) -> dict[str, str]:
    """Return options whose labels are their values."""
    return {name: name for name in names}


class Values(Mapping[str, Any]):
    """The values of the fields by id, each read on access.

    Raises:
        BadInput: a field can't be parsed.
    """

    def __init__(self, widgets: Mapping[str, FieldWidget]) -> None:
        self._widgets = widgets

    def __getitem__(self, name: str) -> Any:
        return self._widgets[name].read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._widgets)

    def __len__(self) -> int:
        return len(self._widgets)
