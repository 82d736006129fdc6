"""Which day a moment belongs to, and where a week begins: decided here and nowhere else."""

from datetime import date, datetime, timedelta

WEEK_STARTS = {"monday": 0, "sunday": 6, "saturday": 5}
"""The days a week can start on, each with its number in `date.weekday()`."""

SATURDAY_COUNTRIES = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
SUNDAY_COUNTRIES = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX "
    "MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
"""Where weeks usually start on these days (Unicode CLDR); elsewhere it's Monday, mostly."""

REVIEW_FROM_HOUR = 17
"""The hour from which a review is asked for."""


def local_day(at: datetime, day_starts_at: int) -> date:
    """Return the local day of a moment when days start at hour 0 to 6.

    If the day starts at 4, a craving at 02:30 belongs to the evening before.
    """
    return (at.replace(tzinfo=None) - timedelta(hours=day_starts_at)).date()


def weekday_numbers(week_starts_on: str) -> list[int]:
    """Return the days of a week in their order, as `date.weekday()` numbers them."""
    return [(WEEK_STARTS[week_starts_on] + ahead) % 7 for ahead in range(7)]


def usual_week_start(country: str) -> str:
    """Return the day on which weeks usually start in a country (ISO 3166): one of WEEK_STARTS."""
    if country in SATURDAY_COUNTRIES.split():
        return "saturday"
    return "sunday" if country in SUNDAY_COUNTRIES.split() else "monday"


def first_of_week(day: date, week_starts_on: str) -> date:
    """Return the first day of a week, which starts on one of WEEK_STARTS."""
    return day - timedelta(days=(day.weekday() - WEEK_STARTS[week_starts_on]) % 7)


def a_year_before(day: date) -> date:
    """Return the same day of the year before; for 29 Feb the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)


def is_late(now: datetime, day_starts_at: int) -> bool:
    """Return whether the day is old enough to look back at."""
    return now.hour >= REVIEW_FROM_HOUR or now.hour < day_starts_at
