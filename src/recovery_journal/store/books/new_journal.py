"""What a new journal assumes about the person, from the region of the time zone."""

from recovery_journal import clock
from recovery_journal.domain.settings import Settings
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words.helpline_choice import region_for_zone


def assume_usual_week(file: JournalFile) -> None:
    """Let weeks start as is usual in the region.

    The row has revision 0: nobody chose it, and an import may change it.
    """
    region = region_for_zone(clock.zone_name())
    if region is not None and region.week_starts_on != Settings().week_starts_on:
        file.run(
            "INSERT INTO setting (uid, revision, value) VALUES ('week_starts_on', 0, ?)",
            (region.week_starts_on,),
        )
