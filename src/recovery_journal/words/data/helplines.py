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
    """Somebody to call, write to or look up."""

    name: str
    number: str
    """What to dial, or an address."""
    how: str
    """What stands before it: "call", "text HOME to"."""
    also: str = ""
    """Other ways to reach the same people."""
    purposes: tuple[str, ...]
    """CRISIS, SUBSTANCES or MEETINGS."""
    hours: str
    """"24/7", or when in words, in the country's own time."""
    cost: str = ""
    """Empty when not known."""
    languages: tuple[str, ...] = ()
    source: str
    """The pages it was seen on."""
    level: str
    """"V1": the operator's or the government's page; "V2": another page to rely on."""
    checked: date
    """The day it was last seen there; nobody dialled it."""

    @property
    def always_open(self) -> bool:
        """Somebody answers at any hour."""
        return self.hours == "24/7"

    def reach(self) -> str:
        """How to reach it: "call 0800 787 797, or text 8681"."""
        return f"{self.how} {self.number}" + (f", or {self.also}" if self.also else "")

    def terms(self) -> str:
        """Hours, cost and languages, as far as they are known: "24/7 · free"."""
        return " · ".join(filter(None, (self.hours, self.cost, ", ".join(self.languages))))

    def source_line(self) -> str:
        """Where and when it was last seen: "source: samaritans.org, checked 22 Nov 2026"."""
        return f"source: {self.source}, checked {numbers.plain_date(self.checked)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A country, its emergency number and its lines, the crisis lines first."""

    code: str
    """ISO 3166 code; "EU" for the rest of the Union, empty for everywhere."""
    name: str
    emergency: str
    emergency_note: str = ""
    """Another number, or whom one reaches."""
    source: str
    level: str
    checked: date
    zones: tuple[str, ...] = ()
    """IANA time zones from which the region is guessed."""
    lines: tuple[HelpLine, ...] = ()

    def lines_for(self, purpose: str) -> tuple[HelpLine, ...]:
        """Its lines for one purpose, those that are always open first."""
        chosen = [line for line in self.lines if purpose in line.purposes]
        return tuple(sorted(chosen, key=lambda line: not line.always_open))


@cache
def regions() -> dict[str, Region]:
    """All regions by code, in the order of the file."""
    data = _data()
    return {row["code"]: _region(row, data["checked"]) for row in data["region"]}


@cache
def anywhere() -> Region:
    """What is true in every country: finders of help lines and of meetings."""
    data = _data()
    return _region(data["anywhere"], data["checked"])


def region_for_zone(zone: str | None) -> Region | None:
    """The region a time zone ("Europe/Berlin") lies in; None when it is not one of ours."""
    return next((region for region in regions().values() if zone in region.zones), None)


def region_for(chosen: str, zone: str | None) -> tuple[Region, bool]:
    """The region to show, and whether it was only guessed.

    The person's choice (a code) counts first, then the time zone; else it is anywhere().
    """
    if chosen in regions():
        return regions()[chosen], False
    guess = region_for_zone(zone)
    return (anywhere(), False) if guess is None else (guess, True)


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
