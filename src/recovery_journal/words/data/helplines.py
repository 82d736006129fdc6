"""Emergency numbers and help lines by country, read from helplines.toml."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from recovery_journal.words.format import numbers

CRISIS = "crisis"
SUBSTANCES = "alcohol and drugs"
MEETINGS = "meetings"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """A service to call, message or visit online."""

    name: str
    number: str
    """A phone number or an address."""
    how: str
    """How to use it: "call", "text HOME to"."""
    also: str = ""
    """Other ways to reach the same service."""
    purposes: tuple[str, ...]
    """CRISIS, SUBSTANCES or MEETINGS."""
    hours: str
    """"24/7", or opening hours in the country's own time."""
    cost: str = ""
    """Empty if unknown."""
    languages: tuple[str, ...] = ()
    source: str
    """The pages that list it."""
    level: str
    """"V1": the operator's or the government's own page; "V2": another reliable page."""
    checked: date
    """When it was last seen on those pages; nobody dialled it."""

    @property
    def always_open(self) -> bool:
        return self.hours == "24/7"

    def reach(self) -> str:
        """E.g. "call 0800 787 797, or text 8681"."""
        return f"{self.how} {self.number}" + (f", or {self.also}" if self.also else "")

    def terms(self) -> str:
        """Return the known hours, cost and languages: "24/7 · free"."""
        return " · ".join(filter(None, (self.hours, self.cost, ", ".join(self.languages))))

    def source_line(self) -> str:
        return f"source: {self.source}, checked {numbers.plain_date(self.checked)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A country with its emergency number and help lines, crisis lines first."""

    code: str
    """ISO 3166 code; "EU" for the rest of the Union, empty for `anywhere()`."""
    name: str
    emergency: str
    emergency_note: str = ""
    """Another number, or who answers."""
    source: str
    level: str
    checked: date
    zones: tuple[str, ...] = ()
    """IANA time zones that suggest this region."""
    lines: tuple[HelpLine, ...] = ()

    def lines_for(self, purpose: str) -> tuple[HelpLine, ...]:
        """Return the lines for one purpose, those open around the clock first."""
        chosen = [line for line in self.lines if purpose in line.purposes]
        return tuple(sorted(chosen, key=lambda line: not line.always_open))


@cache
def regions() -> dict[str, Region]:
    """Return all regions by code, in file order."""
    data = _data()
    return {row["code"]: _region(row, data["checked"]) for row in data["region"]}


@cache
def anywhere() -> Region:
    """Return what applies in every country: directories of help lines and of meetings."""
    data = _data()
    return _region(data["anywhere"], data["checked"])


@cache
def _data() -> dict[str, Any]:
    import tomllib
    from importlib.resources import files

    text = files("recovery_journal.words.data").joinpath("helplines.toml").read_text("utf-8")
    return tomllib.loads(text)


def _region(row: dict[str, Any], checked: date) -> Region:
    plain = {key: value for key, value in row.items() if key not in ("line", "zones")}
    return Region(
        **{"checked": checked} | plain,
        zones=tuple(row.get("zones", ())),
        lines=tuple(_line(line, checked) for line in row.get("line", ())),
    )


def _line(row: dict[str, Any], checked: date) -> HelpLine:
    plain = {key: value for key, value in row.items() if key not in ("for", "languages")}
    return HelpLine(
        **{"checked": checked} | plain,
        purposes=tuple(row["for"]),
        languages=tuple(row.get("languages", ())),
    )
