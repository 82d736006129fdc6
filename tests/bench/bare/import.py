"""Insert the entries of a journal into its tables in a new file, with executemany alone.

There is no file to read, and nothing is recorded, indexed for searching or checked.
"""

import sqlite3
import sys
from pathlib import Path

TABLES = ("entry", "craving")

journal = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
target = Path(sys.argv[1]).with_name("bare.db")
target.unlink(missing_ok=True)
connection = sqlite3.connect(target)
connection.execute("PRAGMA synchronous=FULL")
marks = ", ".join("?" * len(TABLES))
for (schema,) in journal.execute(
    f"SELECT sql FROM sqlite_schema WHERE tbl_name IN ({marks}) AND sql IS NOT NULL", TABLES
):
    connection.execute(schema)
with connection:
    for table in TABLES:
        columns = [name for _, name, *_ in journal.execute(f"PRAGMA table_info({table})")]
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        rows = journal.execute(f"SELECT {names} FROM {table}")
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
connection.close()
