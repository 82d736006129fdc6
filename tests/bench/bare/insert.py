"""The least work to log a craving: one durable transaction into the same tables."""

import os
import sqlite3
import sys

connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA synchronous=EXTRA")
connection.execute("PRAGMA secure_delete=ON")
connection.execute("BEGIN IMMEDIATE")
number = connection.execute(
    "INSERT INTO entry (uid, revision, kind, at, offset, day, private, kept, note, words) "
    "VALUES (?, 1, 'craving', unixepoch(), 0, date(), 1, 0, 'work', 'work')",
    (os.urandom(16).hex(),),
).lastrowid
connection.execute("INSERT INTO craving (entry, intensity) VALUES (?, 7)", (number,))
connection.execute(
    "INSERT INTO entry_words (rowid, words) SELECT place, words FROM entry WHERE id = ?", (number,)
)
connection.execute("COMMIT")
connection.close()
