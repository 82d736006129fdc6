"""The sources of the numbers and the medical sentences."""

from collections.abc import Iterable, Iterator

from recovery_journal.words.data import countries, emergencies, medical
from recovery_journal.words.data.helplines import HelpLine, Region
from recovery_journal.words.data.medical_sources import Fact, Source
from recovery_journal.words.data.strategy_library import shipped_strategies
from recovery_journal.words.format import numbers
from recovery_journal.words.right_now import HOW_CHECKED, emergency

EMERGENCY_NUMBER = "The emergency number"
HELP_LINES = "Help lines"
FIRST_AID = "Signs of danger and first aid"
STRATEGIES = "Strategies"
SEEN_IN = "seen in"
NO_SOURCE = "None of the lists we read has a number."


def all_sources(region: Region, lines: Iterable[HelpLine]) -> Iterator[str]:
    """Yield the sources of a region's numbers, then those of each medical sentence and strategy."""
    yield f"{EMERGENCY_NUMBER}:"
    yield f"  {emergency(region)}"
    yield from (f"  {source}" for source in _emergency_sources(region))
    yield ""
    yield f"{HELP_LINES}:"
    for line in lines:
        yield f"  {line.name}: {line.reach()}"
        yield f"    {line.source_line()}"
        yield f"    {SEEN_IN}: {'; '.join(line.seen_in)}"
    yield f"  {HOW_CHECKED}"
    yield ""
    yield f"{FIRST_AID}:"
    for source, facts in facts_by_source().items():
        yield f"  {source.name}"
        yield f"  {source.page}, checked {numbers.plain_date(source.checked)}"
        yield from (f"    {fact.text.replace(emergencies.CALL, 'Call')}" for fact in facts)
    yield ""
    yield f"{STRATEGIES}:"
    for one in shipped_strategies():
        yield f"  {one.strategy.name}: {one.strategy.source}"
        if one.page:
            yield f"    {one.page}, checked {numbers.plain_date(one.checked)}"


def facts_by_source() -> dict[Source, list[Fact]]:
    """Return all medical facts by who says so."""
    found: dict[Source, list[Fact]] = {}
    known = [
        fact for kind in medical.MEDICAL.values() for fact in (*kind.stopping, *kind.after_use)
    ]
    for fact in dict.fromkeys((*emergencies.all_facts(), *known)):
        found.setdefault(fact.source, []).append(fact)
    return found


def _emergency_sources(region: Region) -> Iterator[str]:
    names = [name for name in region.source.split("; ") if name]
    for name in names:
        in_full = (one for one in countries.EMERGENCY_SOURCES.values() if one.startswith(name))
        yield f"{next(in_full, name)}, checked {numbers.plain_date(region.checked)}"
    if not names:
        yield NO_SOURCE
