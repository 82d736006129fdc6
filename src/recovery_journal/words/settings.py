"""What the settings of the journal are called where one of them was changed back."""

NAMED = {
    "region": "the country of the help lines",
    "day_starts_at": "the hour at which a day starts",
    "entries_private": "whether new entries are private",
    "morning": "the question of the morning",
    "evening": "the look back of the evening",
    "pack": "the questions of the evening",
    "count_meetings": "whether meetings are counted",
    "own_line": "your own help line",
    "waking_from": "the hour at which you wake",
    "waking_to": "the hour at which you go to sleep",
    "lock_after": "when the screen locks",
    "show_days": "whether a shell prompt shows the days while the journal is locked",
    "backup_folder": "where a copy a day is kept as well",
    "open_card": "what Right now shows while the journal is locked",
}
