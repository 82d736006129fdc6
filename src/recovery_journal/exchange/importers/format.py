"""What an importer declares about its program."""

from collections.abc import Callable, Mapping

from recovery_journal.domain.dataclass import dataclass, field
from recovery_journal.exchange.importers.answers import Answers, Target
from recovery_journal.exchange.importers.given import Given
from recovery_journal.exchange.importers.item import Found


@dataclass(frozen=True, slots=True)
class Format:
    """A program, and how to read what it exports."""

    name: str
    """As people know it; kept with every entry."""
    recognises: Callable[[Given], bool]
    """Tell by its content whether a file is one of its exports."""
    read: Callable[[Given, Answers], Found]
    """Read a file, item by item.

    Raises:
        BadData: the file as a whole can't be read.
        AmbiguousDates: its dates need `Answers.dates`.
    """
    targets: Mapping[str, Target] = field(default_factory=dict)
    """What its own series are here; whatever isn't in it is asked."""
    moods: Mapping[str, int] = field(default_factory=dict)
    """Its own words for moods, case-folded."""
    is_of_any_program: bool = False
    """What was answered about one file is true only of files with the same columns."""
    not_kept: str = ""
    """What an export holds that isn't imported, as a sentence."""
