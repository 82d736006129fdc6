"""Hypothesis strategies for entries of every kind: any text, any valid number."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from recovery_journal.domain.circle import CONTACT_WAYS, AttendedMeeting, Contact
from recovery_journal.domain.entries.craving import HALT, OUTCOMES, SITUATIONS, Craving
from recovery_journal.domain.entries.entry import Entry
from recovery_journal.domain.entries.mood import Mood
from recovery_journal.domain.entries.note import Note
from recovery_journal.domain.practice import INTENTION_OUTCOMES, Intention, Review
from recovery_journal.domain.sobriety.tracker import Use
from support.corpus import HOSTILE

NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
"""No entry drawn here is later than this."""

OFFSETS = st.integers(-12 * 4, 14 * 4).map(
    lambda quarters: timezone(quarters * timedelta(hours=0.25))
)
MOMENTS = st.builds(
    lambda ago, offset: (NOW - timedelta(seconds=ago)).astimezone(offset),
    st.integers(0, 40 * 366 * 86_400),
    OFFSETS,
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=80),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("\n".join),
)
"""Text as it may be typed or pasted, before anything mended it."""
NAMES = st.lists(TEXTS, max_size=3).map(tuple)


def entries(
    *, texts: st.SearchStrategy[str] = TEXTS, tracker: int | None = None
) -> st.SearchStrategy[Entry]:
    """Any entry; uses belong to `tracker`, or to number 1."""
    shared = {
        "at": MOMENTS,
        "note": texts,
        "private": st.booleans(),
        "kept": st.booleans(),
        "tracker": st.sampled_from([None, tracker]),
    }
    tags = st.lists(texts, max_size=3).map(tuple)
    scale = st.none() | st.integers(0, 10)
    cravings = st.builds(
        Craving,
        **shared,
        intensity=st.integers(0, 10),
        after=scale,
        peak=scale,
        minutes=st.none() | st.integers(0, 100_000),
        situation=st.sampled_from([None, *SITUATIONS]),
        outcome=st.sampled_from([None, *OUTCOMES]),
        triggers=tags,
        feelings=tags,
        places=tags,
        company=tags,
        strategies=tags,
        halt=st.lists(st.sampled_from(HALT), unique=True).map(tuple),
    )
    moods = st.builds(
        Mood,
        **shared,
        mood=st.integers(1, 5),
        energy=st.none() | st.integers(1, 5),
        sleep=st.none() | st.floats(0, 24),
        feelings=tags,
    )
    written = texts.filter(lambda text: bool(text.replace("\0", "").strip()))
    notes = st.builds(Note, **{**shared, "note": written})
    uses = st.builds(
        lambda days, **fields: Use(
            next_start=None if days is None else fields["on"] + timedelta(days=days), **fields
        ),
        **{**shared, "tracker": st.just(tracker or 1)},
        on=st.dates(date(1990, 1, 1), NOW.date()),
        days=st.none() | st.integers(1, 400),
        amount=st.none() | st.floats(0, 1e8),
        triggers=tags,
        feelings=tags,
    )
    named = st.lists(written, min_size=1, max_size=3).map(tuple)
    contacts = st.builds(
        Contact, **shared, people=named, way=st.sampled_from(CONTACT_WAYS), helped=st.booleans()
    )
    attended = st.builds(AttendedMeeting, **shared, meetings=named, helped=st.booleans())
    intentions = st.builds(
        Intention, **{**shared, "note": written}, went=st.sampled_from([None, *INTENTION_OUTCOMES])
    )
    reviews = st.builds(
        Review,
        **shared,
        pack=st.sampled_from(["", "Plain", "mine"]),
        sleep=st.none() | st.floats(0, 24),
        talked=st.booleans(),
    )
    return st.one_of(cravings, moods, notes, uses, contacts, attended, intentions, reviews)
