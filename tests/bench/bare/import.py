"""Insert the rows of a CSV file with one executemany, with an index, and nothing else."""

import csv
import sqlite3
import sys
from pathlib import Path

table = Path(sys.argv[1])
target = table.with_name("bare-import.db")
target.unlink(missing_ok=True)
connection = sqlite3.connect(target)
connection.execute("PRAGMA synchronous=FULL")
connection.execute("CREATE TABLE point (name TEXT, at TEXT, value REAL, label TEXT, note TEXT)")
connection.execute("CREATE INDEX point_at ON point (at)")
with table.open(encoding="utf-8", newline="") as file, connection:
    rows = csv.reader(file)
    next(rows)
    connection.executemany("INSERT INTO point VALUES (?, ?, ?, ?, ?)", rows)
connection.close()
