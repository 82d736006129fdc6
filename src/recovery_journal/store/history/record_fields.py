"""The fields of a record as they are compared between copies of a journal.

Numbers differ between copies, so a tracker is named by its uid. Columns that only make sense
together are one field, and the tags of a role are, too.
"""

from collections.abc import Callable, Mapping
from typing import Any

from recovery_journal.domain.entries.kinds import ENTRY_CLASSES, entry_class, own_fields
from recovery_journal.store.history.snapshot import Snapshot

TOGETHER = {
    "entry": (("at", "offset"), ("on", "next_start")),
    "tracker": (
        ("limit_amount", "limit_unit", "limit_per", "limit_since"),
        ("kind", "cents_per_day", "minutes_per_day", "currency"),
    ),
    "strategy": (("lowest", "highest"),),
    "letter": (("on_day", "on_count"),),
    "person": (("recovery_day", "agreed"),),
}
"""Columns of each table that are one field: alone, each could contradict the other."""
TAGS = "tags "
"""Begins the name of a field with the tags of a role."""
NO_TRACKER_NUMBER = 0
"""No tracker has it: in recorded changes it means one that was removed for good."""

Values = dict[str, Any]


def to_values(
    subject: str, snapshot: Snapshot | None, tracker_uid: Callable[[int], str | None]
) -> Values:
    """Return a snapshot as fields.

    Args:
        subject: its table.
        snapshot: the snapshot; None if there is no such row.
        tracker_uid: returns the uid of a tracker by its number; None if it's unknown.
    """
    if snapshot is None:
        return {}
    values: Values = {**snapshot["row"], **snapshot.get("details", {})}
    if (number := values.get("tracker")) is not None:
        values["tracker"] = tracker_uid(number) or ""
    for columns in TOGETHER.get(subject, ()):
        if not values.keys().isdisjoint(columns):
            values[" ".join(columns)] = tuple(values.pop(column, None) for column in columns)
    for role, name in snapshot.get("tags", ()):
        values[TAGS + role] = (*values.get(TAGS + role, ()), name.casefold())
    return values


def to_snapshot(
    subject: str,
    values: Mapping[str, Any],
    tracker_number: Callable[[str], int | None],
    spelled: Callable[[str, str], str],
) -> Snapshot:
    """Return fields as a snapshot, the inverse of `to_values`.

    Args:
        subject: its table.
        values: the fields.
        tracker_number: returns the number of a tracker by its uid.
        spelled: returns how a tag of a role is spelled.
    """
    row = {name: value for name, value in values.items() if not name.startswith(TAGS)}
    for columns in TOGETHER.get(subject, ()):
        if (together := row.pop(" ".join(columns), None)) is not None:
            row |= dict(zip(columns, together, strict=True))
    if row.get("tracker") is not None:
        row["tracker"] = tracker_number(row["tracker"])
    if subject != "entry":
        return {"row": row}
    kind = row["kind"]
    details = {name: row.pop(name) for name in own_fields(kind) if name in row}
    roles = entry_class(kind).tag_roles.values()
    tags = [
        [role, spelled(role, folded)]
        for role in dict.fromkeys(roles)
        for folded in values.get(TAGS + role) or ()
    ]
    return {"row": row, **({"details": details} if details else {}), "tags": tags}


def is_sound(subject: str, snapshot: Any, columns: tuple[str, ...]) -> bool:
    """Return whether a recorded snapshot, perhaps a stranger's, looks like one of ours."""
    if snapshot is None:
        return True
    if not isinstance(snapshot, dict) or not isinstance(row := snapshot.get("row"), dict):
        return False
    kind = row.get("kind") if subject == "entry" else ""
    if subject == "entry" and (not isinstance(kind, str) or kind not in ENTRY_CLASSES):
        return False
    details, tags = snapshot.get("details", {}), snapshot.get("tags", [])
    if not isinstance(details, dict) or not isinstance(tags, list):
        return False
    return (
        row.keys() <= set(columns)
        and details.keys() <= set(own_fields(kind or ""))
        and all(map(_is_plain, (*row.values(), *details.values())))
        and all(isinstance(tag, list) and list(map(type, tag)) == [str, str] for tag in tags)
    )


def _is_plain(value: Any) -> bool:
    """Return whether SQLite could hold a value that any column of ours has."""
    if type(value) is int:
        return -(1 << 63) <= value < 1 << 63
    return value is None or type(value) is str or (type(value) is float and value == value)
