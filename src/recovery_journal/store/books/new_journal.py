"""What a new journal assumes about the person, from the country of the time zone."""

from recovery_journal import clock
from recovery_journal.domain.days import usual_week_start
from recovery_journal.domain.settings import Settings
from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.words.helpline_choice import region_for_zone


def assume_usual_week(file: JournalFile) -> None:
    """Let weeks start as is usual in the country.

    The row has revision 0: nobody chose it, and an import may change it.
    """
    region = region_for_zone(clock.zone_name())
    starts_on = usual_week_start(clock.country() or (region.code if region else ""))
    if starts_on != Settings().week_starts_on:
        file.run(
            "INSERT INTO setting (uid, revision, value) VALUES ('week_starts_on', 0, ?)",
            (starts_on,),
        )
