"""The least work for a prompt: read when the first tracker started."""

import sqlite3
import sys

connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
print(connection.execute("SELECT start FROM tracker ORDER BY position LIMIT 1").fetchone()[0])
connection.close()
