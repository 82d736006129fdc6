"""The SQLite file: connections, schema, permissions, locking and rows."""
