"""What stands in every journal file, or beside it, and can never be chosen anew."""

APPLICATION_ID = 0x524A6E6C
"""Marks the file as a recovery journal ("RJnl")."""
SCHEMA_VERSION = 4
"""The schema this program knows; `schema.MIGRATIONS` leads up to it."""
SQLITE_MAGIC = b"SQLite format 3\0"
APPLICATION_ID_BYTES = slice(68, 72)
"""Where the header of an SQLite file holds its application id."""
SIDE_FILE_SUFFIXES = ("-journal", "-wal", "-shm")
"""What SQLite finds beside a file and takes for its own."""
PLACES_PER_SECOND = 1 << 20
"""How many entries of one second the column `place` tells apart: more than anyone logs."""
INDEX_OPTIONS_SQL = '''tokenize="unicode61 remove_diacritics 2", prefix="1 2 3"'''
"""How the search index takes words apart."""
