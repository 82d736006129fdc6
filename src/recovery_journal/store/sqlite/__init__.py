"""The SQLite file: connections, schema, permissions, locking, rows."""
