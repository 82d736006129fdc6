"""Which sections of the insights have a title and a chart in common."""

TITLES: dict[str, tuple[str, ...]] = {
    "The last 14 days with an entry": ("trend",),
    "How strong": ("over time",),
    "When": ("part of the day", "weekday"),
    "What set it off": ("triggers",),
    "What tends to go together": ("together",),
    "What you tried": ("went well", "came down"),
    "Mood": ("mood",),
    "Hungry, angry, lonely, tired": ("halt",),
    "After a short night": ("sleep",),
}
"""The sections of each title, in the order they are shown."""

COUNTED = {
    "The last 14 days with an entry": "cravings",
    "How strong": "by month: cravings, median of 0 to 10, middle half",
    "What set it off": "cravings",
    "What you tried": "times, did not use, typical drop in points",
    "Mood": "by month: days, median of 1 to 5",
}
"""What the numbers of a chart are when it is said in words."""
