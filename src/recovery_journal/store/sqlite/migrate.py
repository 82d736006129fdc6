"""Migrate a file to the current schema.

Imported only to create or migrate a journal: sqlite-utils takes longer than logging a craving.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from recovery_journal.store.sqlite.file import JournalFile
from recovery_journal.store.sqlite.schema import MIGRATIONS, SCHEMA_VERSION


def migrate(file: JournalFile) -> None:
    """Migrate the file to the current schema in one transaction.

    The version is written in the same transaction, so a second process that waited finds nothing
    left to do.
    """
    with file.transaction():
        create_schema(file.connection)
        file.run(f"PRAGMA user_version={SCHEMA_VERSION}")


def create_schema(connection: sqlite3.Connection) -> None:
    """Create what is missing of the current schema."""
    make_migrations().apply(Database(connection, execute_plugins=False))


def make_migrations() -> Migrations:
    """Return the statements of the schema as migrations of sqlite-utils."""
    migrations = Migrations("recovery-journal")
    for name in MIGRATIONS:
        _register(migrations, name)
    return migrations


def _register(migrations: Migrations, name: str) -> None:
    @migrations(name=name)
    def execute(database: Database) -> None:
        for statement in MIGRATIONS[name]:
            database.execute(statement)
