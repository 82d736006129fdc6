"""One plain pass over the rows that the insights read."""

import sqlite3
import sys

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
rows = connection.execute(
    "SELECT entry.*, craving.*, mood.* FROM entry "
    "LEFT JOIN craving ON craving.entry = entry.id LEFT JOIN mood ON mood.entry = entry.id"
).fetchall()
tags = connection.execute("SELECT entry, role, name FROM entry_tag JOIN tag ON tag.id = tag")
print(len(rows), len(tags.fetchall()))
