"""Emergency numbers and help lines by country."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from recovery_journal.domain.dataclass import dataclass
from recovery_journal.words.data import countries, helpline_table
from recovery_journal.words.format import numbers

CRISIS = "crisis"
SUBSTANCES = "alcohol and drugs"
GAMBLING = "gambling"
FAMILY = "family and friends"
MEETINGS = "meetings"
PURPOSES = (CRISIS, SUBSTANCES, GAMBLING, FAMILY, MEETINGS)
"""What lines are for, in the order in which they are shown."""

CHECKED_ON = date.fromisoformat(helpline_table.LINES_CHECKED_ON)
HOURS_NOT_KNOWN = "hours unknown"
NOT_CERTAIN = "lists differ, so we are not certain"

_SHORT_PURPOSES = {"drugs": SUBSTANCES, "family": FAMILY}


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
    """Some of PURPOSES."""
    hours: str
    """"24/7", or opening hours in the country's own time."""
    cost: str = ""
    """Empty if unknown."""
    languages: tuple[str, ...] = ()
    source: str
    """The operator's own page, where one was seen."""
    seen_in: tuple[str, ...] = ()
    """The lists that agree on it."""
    level: str
    """"V1": seen on the operator's or the government's own page; "V2": on two lists that agree."""
    checked: date
    """When it was last compared with them; nobody dialled it."""

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

    def phone_links(self) -> Iterator[tuple[str, str]]:
        """Yield each way as (what to show, what a phone understands): ("988", "tel:988")."""
        ways = [f"{self.how} {self.number}", *(self.also.split(" or ") if self.also else ())]
        for way in ways:
            if way.startswith("look at "):
                yield self.number, f"https://{self.number}"
            if "WhatsApp" in way:
                continue
            number = way.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
            dialled = "".join(sign for sign in number if sign in "+*0123456789")
            if dialled and not way.startswith("text"):
                yield number, f"tel:{dialled}"
            if dialled and "text" in way:
                word = way.partition("text ")[2].partition(" to ")[0]
                body = f"?body={word}" if word.isupper() else ""
                yield f"text {word + ' to ' if body else ''}{number}", f"sms:{dialled}{body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A country with its emergency number and help lines, crisis lines first."""

    code: str
    """ISO 3166 code; "EU" for the European Union, empty for `anywhere()`."""
    name: str
    emergency: str
    """Empty where no number is known."""
    emergency_note: str = ""
    """Another number, or who answers."""
    source: str
    level: str
    checked: date
    lines: tuple[HelpLine, ...] = ()

    def lines_for(self, purpose: str) -> tuple[HelpLine, ...]:
        """Return the lines for one purpose, those open around the clock first."""
        chosen = [line for line in self.lines if purpose in line.purposes]
        return tuple(sorted(chosen, key=lambda line: not line.always_open))


@cache
def regions() -> dict[str, Region]:
    """Return all regions by code: the countries, and the European Union."""
    lines = _lines_by_country()
    known = [_country(row, lines) for row in countries.COUNTRIES.splitlines()]
    union = Region(
        code="EU",
        name="European Union",
        emergency="112",
        source=_source_names("e", countries.EMERGENCY_SOURCES),
        level="V1",
        checked=CHECKED_ON,
    )
    return {one.code: one for one in (*known, union)}


@cache
def anywhere() -> Region:
    """Return what applies in every country: directories of help lines and of meetings."""
    return Region(
        code="",
        name="Anywhere",
        emergency="112",
        emergency_note=(
            "from a mobile phone, in most of the world; your country's own number is better"
        ),
        source="Wikipedia, 112 (emergency telephone number)",
        level="V2",
        checked=CHECKED_ON,
        lines=tuple(_line(row) for row in _rows(helpline_table.ANYWHERE)),
    )


def sort_key(name: str) -> str:
    """Return a name as it is sorted and looked up: small letters without accents."""
    from unicodedata import combining, normalize

    letters = normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not combining(letter))


def _country(row: str, lines: dict[str, list[HelpLine]]) -> Region:
    named, number, note, seen = (part.strip() for part in row.split("|"))
    if seen.endswith("?"):
        note = "; ".join(filter(None, (note, NOT_CERTAIN)))
    return Region(
        code=named[:2],
        name=named[3:],
        emergency=number,
        emergency_note=note,
        source=_source_names(seen, countries.EMERGENCY_SOURCES),
        level="V1" if {*seen} & {"e", "p"} else "V2",
        checked=CHECKED_ON,
        lines=tuple(lines.get(named[:2], ())),
    )


def _lines_by_country() -> dict[str, list[HelpLine]]:
    lines: dict[str, list[HelpLine]] = {}
    codes: list[str] = []
    for row in _rows(helpline_table.HELP_LINES):
        if row.startswith("["):
            codes = row.strip("[]").split()
            continue
        line = _line(row)
        for code in codes:
            lines.setdefault(code, []).append(line)
    return lines


def _rows(table: str) -> Iterator[str]:
    """Join each row with the indented lines that go on with it."""
    yield from table.replace("\n    ", " ").splitlines()


def _line(row: str) -> HelpLine:
    name, way, purposes, hours, price, page, seen, *later = map(str.strip, row.split("|"))
    way, _, also = way.partition(", or ")
    how, number = _split_way(way)
    cost, languages = price.partition(";")[::2] if ";" in price or price == "free" else ("", price)
    return HelpLine(
        name=name,
        number=number,
        how=how,
        also=also,
        purposes=tuple(_SHORT_PURPOSES.get(one, one) for one in purposes.split(", ")),
        hours=HOURS_NOT_KNOWN if hours == "?" else hours,
        cost=cost,
        languages=tuple(languages.strip().split(", ")) if languages.strip() else (),
        source=page,
        seen_in=tuple(helpline_table.HELPLINE_LISTS[one] for one in seen),
        level="V1" if {*seen} & {*helpline_table.OPERATORS_OWN_PAGE} else "V2",
        checked=date.fromisoformat(later[0]) if later else CHECKED_ON,
    )


def _split_way(way: str) -> tuple[str, str]:
    """Split "text HOME to 741741" before the number or the address."""
    words = way.split(" ")
    at = next(i for i, word in enumerate(words) if "." in word or word[0] in "+*(0123456789")
    return " ".join(words[:at]), " ".join(words[at:])


def _source_names(letters: str, names: dict[str, str]) -> str:
    return "; ".join(names[one].partition(",")[0] for one in letters if one in names)
