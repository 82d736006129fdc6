"""What was chosen for a page, as text in a draft."""

import json
from datetime import date
from typing import Any

from recovery_journal.domain.dataclass import asdict, replace
from recovery_journal.domain.sharing.share import PageSelection
from recovery_journal.errors import BadInput


def selection_to_text(selection: PageSelection) -> str:
    return json.dumps(asdict(selection), default=date.isoformat)


def selection_from_text(text: str, default: PageSelection) -> PageSelection:
    """Return the selection; `default` if the text isn't one."""
    try:
        said: dict[str, Any] = json.loads(text)
        days = {name: date.fromisoformat(said[name]) for name in ("since", "until")}
        uids = {name: tuple(said[name]) for name in ("ticked", "left_out")}
        return replace(default, **(said | days | uids))
    except (ValueError, TypeError, KeyError, BadInput):
        return default
