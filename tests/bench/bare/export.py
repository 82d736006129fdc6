"""Write all that an export holds of each entry, as SQLite itself makes JSON of it."""

import sqlite3
import sys
from pathlib import Path

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
columns = {
    "entry": "id uid revision kind at offset day tracker private kept note trashed_at",
    "craving": "intensity after peak minutes situation outcome",
    "mood": "mood energy sleep",
}
pairs = ", ".join(
    f"'{name}', {table}.{name}" for table, names in columns.items() for name in names.split()
)
with Path(sys.argv[1]).with_name("bare.json").open("w", encoding="utf-8") as out:
    for (text,) in connection.execute(
        f"SELECT json_object({pairs}, 'tags', (SELECT json_group_array(json_array(role, name)) "
        "FROM entry_tag JOIN tag ON tag.id = tag WHERE entry_tag.entry = entry.id)) "
        "FROM entry LEFT JOIN craving ON craving.entry = entry.id "
        "LEFT JOIN mood ON mood.entry = entry.id ORDER BY place DESC"
    ):
        out.write(f"{text}\n")
