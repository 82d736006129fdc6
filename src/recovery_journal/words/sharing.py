"""Text of a page to share, in the voice of its writer, and sentences about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from recovery_journal.domain.calendar_names import part_of_day
from recovery_journal.domain.circle import Promise
from recovery_journal.domain.sharing.initials import NameMark
from recovery_journal.domain.sharing.privacy import COUNTED, LISTED, OUT
from recovery_journal.domain.sharing.share import SharedPage
from recovery_journal.domain.sharing.summary import CravingSummary, EntrySummary
from recovery_journal.domain.sobriety.standing import Standing
from recovery_journal.domain.sobriety.tracker import Tracker
from recovery_journal.text import ended
from recovery_journal.words.format import numbers
from recovery_journal.words.keys import key_of

DAYS = "My days"
CRAVINGS = "Cravings"
MOOD = "Mood and sleep"
PEOPLE = "People and meetings"
INTENTIONS = "Promises and intentions"
RETURNS = "Returns to use"
PROUD = "Something I am proud of"
HARD = "Something that was hard"
ENTRIES = "In my own words"
RISKY_TIMES = "When it may be hard"
ASK = "What I ask of you"
CHARTS = "Day by day"
CRAVINGS_BY_DAY = "The strongest craving of a day, from 0 to 10"
MOODS_BY_DAY = "Mood, from 1 (very low) to 5 (very good)"

SET_OFF = "Most common triggers"
WENT_WELL = "What I tried when it passed"
STILL_USING = "still using"
NOTHING = "There is nothing on this page yet."
NOT_SENT = "Nothing was sent. Share the file yourself."
NOTHING_FOR_A_LINE = "There is nothing to say in a line yet. --ask TEXT adds your own words."
NO_SHARES = "No pages yet. To make one: rj share --with NAME -o FILE.md"


def title(who: str) -> str:
    return f"For {who}"


def rests_on(entries: int) -> str:
    return f"Based on {numbers.count(entries, 'entry', 'entries')}."


def days(standing: Standing, without: int, of: int) -> str:
    """E.g. "7 of 7 days without use, 127 days now, 412 days in total"."""
    parts = [f"{without} of {numbers.days(of)} without use"] if of else []
    if standing.still_using:
        parts.append(STILL_USING)
    elif standing.current:
        parts.append(f"{numbers.days(standing.current)} now")
    if standing.total != standing.current:
        parts.append(f"{numbers.days(standing.total)} in total")
    return ", ".join(parts)


def cravings(found: CravingSummary) -> Iterator[str]:
    """Say how many cravings there were, how strong, and how they ended."""
    if found.count == 1:
        yield f"1 craving, {found.strongest} of 10"
    else:
        average = numbers.plain_number(round(found.mean_intensity, 1))
        yield f"{found.count} cravings, {average} of 10 on average, the strongest {found.strongest}"
    if found.outcomes_known:
        yield f"{found.passed} of {found.outcomes_known} passed (where the outcome is known)"


def named(what: str, names: list[tuple[str, int]]) -> str:
    """E.g. "Most common triggers: payday (2), work (1)"."""
    return f"{what}: {', '.join(f'{name} ({times})' for name, times in names)}"


def tried(found: tuple[tuple[str, int, int], ...]) -> str:
    """E.g. "What I tried when it passed: a walk (2 of 3)"."""
    said = (f"{name} ({passed} of {of})" for name, passed, of in found)
    return f"{WENT_WELL}: {', '.join(said)}"


def mood(found: EntrySummary) -> str:
    """Give the median mood, its range, and the number of moods."""
    middle = numbers.plain_number(found.median_mood or 0)
    rests = numbers.count(len(found.moods), "mood")
    if found.moods[0] == found.moods[-1]:
        return f"Mood: {middle} of 5, from {rests}"
    low, high = found.moods[0], found.moods[-1]
    return f"Mood: median {middle} of 5, between {low} and {high}, from {rests}"


def sleep(found: EntrySummary) -> str:
    """Give the mean sleep and the number of nights."""
    hours = numbers.count(round(found.mean_sleep_hours or 0, 1), "hour")
    if len(found.nightly_sleep_hours) == 1:
        return f"Sleep: {hours}, 1 night"
    return f"Sleep: {hours} on average, {len(found.nightly_sleep_hours)} nights"


def people(found: EntrySummary) -> Iterator[str]:
    """Count meetings, contacts, and times the person was there for someone."""
    if found.meetings:
        yield numbers.count(found.meetings, "meeting")
    if found.contacts:
        yield numbers.count(found.contacts, "contact")
    if found.times_helped:
        yield f"Helped someone: {numbers.count(found.times_helped, 'time')}"


def intentions(found: EntrySummary) -> str:
    """E.g. "Intentions: 2 of 3 kept, 1 still open"."""
    parts = (
        [f"{found.intentions_kept} of {found.intentions_answered} kept"]
        if found.intentions_answered
        else []
    )
    parts += [f"{found.intentions_partly} partly"] if found.intentions_partly else []
    if still := found.intentions - found.intentions_answered:
        parts.append(f"{still} still open")
    return f"Intentions: {', '.join(parts)}"


def promises(found: list[Promise]) -> str:
    """E.g. "Promises: 2 of 3 done, 1 still open"."""
    over = [one for one in found if one.outcome]
    done = sum(one.outcome == "done" for one in over)
    parts = [f"{done} of {len(over)} done"] if over else []
    if still := len(found) - len(over):
        parts.append(f"{still} still open")
    return f"Promises: {', '.join(parts)}"


def promise(one: Promise) -> str:
    """Promises made to the reader of the page."""
    return f"Promised to you: {one.text}{f', {one.outcome}' if one.outcome else ''}"


def private_left_out(count: int, option: str) -> str:
    """Printed beside a page, never on it."""
    if count == 1:
        return f"1 private entry was left out. Add it with {option}."
    return f"{count} private entries were left out. Add one with {option}."


def days_withheld(trackers: Sequence[Tracker]) -> str:
    """Say why days are missing, beside a page and never on it; empty if none are."""
    hidden = ", ".join(one.name for one in trackers if not one.private)
    private = ", ".join(one.name for one in trackers if one.private)
    reasons = (
        f"The page doesn't count your days ({hidden}), because a use is private or left out: the "
        "number would be wrong or give it away. Include that use to count them."
        if hidden
        else "",
        f"A private tracker is never on a page ({private})." if private else "",
    )
    return f"Only you see this. {' '.join(filter(None, reasons))}" if any(reasons) else ""


def names_replaced(marks: Iterable[NameMark]) -> str:
    """E.g. "Replaced by initials: Mara (2), Klein."; empty if there are none."""
    return _named("Replaced by initials", [one.name for one in marks if one.replaced])


def names_left(marks: Iterable[NameMark]) -> str:
    """E.g. "These may still be names: Tomasz, Oslo."; empty if there are none."""
    return _named("These may still be names", [one.name for one in marks if not one.replaced])


def _named(what: str, names: list[str]) -> str:
    counted = Counter(names).items()
    listed = ", ".join(f"{name} ({times})" if times > 1 else name for name, times in counted)
    return ended(f"{what}: {listed}") if listed else ""


def page_saved(path: str) -> str:
    return f"Page saved: {path}"


def values_by_day(days: Iterable[tuple[date, float | None]], this_year: int) -> str:
    """Put a bar chart into words: "8 Nov 4, 9 Nov 3."; days without a value are skipped."""
    said = (
        f"{numbers.plain_date(day, this_year)} {numbers.plain_number(value)}"
        for day, value in days
        if value is not None
    )
    return f"{', '.join(said)}."


def day_count(number: int) -> str:
    return numbers.days(number)


def hour_in_words(how: str, hour: int) -> str:
    """E.g. "a hard evening"."""
    return f"{'an' if how[0] in 'aeiou' else 'a'} {how} {numbers.PART_NAMES[part_of_day(hour)]}"


def entry_has_no_place(number: int) -> str:
    return (
        f"Entry {number} can't go on this page: it's from other days, in the trash, or about a "
        "conversation with a sponsee or with someone who isn't in your circle. Nothing was "
        "saved."
    )


def today_is_private(number: int) -> str:
    """Printed beside a check-in whose latest craving or mood was left out."""
    return f"Today's last craving or mood is private. --with-entry {number} includes it."


def share_line(share: SharedPage, made_on: date, this_year: int) -> str:
    """E.g. "Sam, 15 Nov to 22 Nov, sponsor, 2 entries, made on 22 Nov, /home/me/page.md"."""
    first, last = (numbers.plain_date(day, this_year) for day in (share.since, share.until))
    held = f"{len(share.entries)} " + ("entry" if len(share.entries) == 1 else "entries")
    made = f"made on {numbers.plain_date(made_on, this_year)}"
    told = (share.who, f"{first} to {last}", share.preset, held, made, share.file)
    return ", ".join(filter(None, told))


TO_CHOOSE = "What goes in"
MARKS_AND_KEYS = "Marks and keys"
STATES = {LISTED: "with its words", COUNTED: "in the numbers only", OUT: "not on the page"}
PRIVATE_HERE, ASKED_AGAIN = "private", "private: we'll ask you again"
SAVED_AS_SHOWN = "the file says the same"
WITH_ASK, NO_ASK = "with what you ask", "nothing asked"
ASK_ADDED = "What you ask is on the page now."
ASK_REMOVED = "The page asks for nothing now."
ASK_EXAMPLE = "Please call me on Thursday"
YOUR_TEXT = "The page in your words"
NO_TEXT = "The page is empty. Press esc to get back what was there."
SAVE_PAGE = "Save the page"
NOT_SENT_YET = "Nothing is sent. Share the file yourself."
FILE_ENDINGS = "Nothing was saved. The file name of a page ends in .html or .md."
NO_NAME = "The file needs a name."
NOBODY = "There's nobody to make a page for yet. Add someone to your Circle first."
FOR_WHOM = "Who is it for?"
NOTHING_WRITTEN = "Nothing was logged on these days."
OWN_TEXT = (
    f"This is your own text now. Press {key_of('page_anew')} to return to the page as it was made."
)
RANGE_HINT = (
    f"Move to the end of the range; {key_of('page_tick')} ticks all of it, "
    f"{key_of('page_range')} ends it."
)
COVERED = f"Covered. Press {key_of('page_read')} to show it."
NAMES, INITIALS = "names", "initials"
ALL_WORDS, CHOSEN_WORDS = "all words", "chosen words"


def private_here(count: int) -> str:
    if count == 1:
        return f"1 entry is private (p). Press {key_of('page_tick')} to include it."
    return f"{count} entries are private (p). Press {key_of('page_tick')} to include one."


def private_on_page(private: int) -> str:
    if private == 1:
        return "This private entry is included"
    return f"These {private} private entries are included"


def last_page(day: date, this_year: int) -> str:
    """E.g. "last page 15 Nov", "last page 2025"."""
    if day.year != this_year:
        return f"last page {day.year}"
    return f"last page {numbers.plain_date(day, this_year)}"


def page_for(who: str) -> str:
    return f"Page for {who}"


def as_read_by(who: str) -> str:
    """The title of the preview."""
    return f"Page for {who}, as {who} will read it"


def on_it(number: int, of: int) -> str:
    """E.g. "2 of 27 on it"; entries, plans and promises alike."""
    return f"{number} of {of} on it"


def date_range(since: date, until: date) -> str:
    """E.g. "15 Nov to 22 Nov"."""
    year = until.year
    if since == until:
        return numbers.plain_date(until, year)
    return f"{numbers.plain_date(since, year)} to {numbers.plain_date(until, year)}"
