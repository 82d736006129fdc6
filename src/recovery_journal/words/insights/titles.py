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
