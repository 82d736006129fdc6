"""Constants of the file format, which can never change."""

APPLICATION_ID = 0x524A6E6C
"""Marks the file as a recovery journal ("RJnl")."""
SQLITE_MAGIC = b"SQLite format 3\0"
APPLICATION_ID_BYTES = slice(68, 72)
"""Where an SQLite header holds the application id."""
SIDE_FILE_SUFFIXES = ("-journal", "-wal", "-shm")
"""Files that SQLite looks for next to a database and takes for its own."""
PLAIN_COPY_MARK = ".before-passphrase-"
"""Part of the name of a plain journal that has been, or was being, encrypted."""
PLACES_PER_SECOND = 1 << 20
"""How many entries of the same second `place` can order: more than anyone logs."""
DAY_START_SQL = "SELECT value FROM setting WHERE uid = 'day_starts_at'"
"""Finds the hour at which days start, or nothing for midnight."""
INDEX_OPTIONS_SQL = '''tokenize="unicode61 remove_diacritics 2", prefix="1"'''
"""How the search index splits text into words.

What starts with one letter has a list of its own, as it would take long to gather.
"""
LARGE_INDEX_OPTIONS_SQL = '''tokenize="unicode61 remove_diacritics 2", prefix="1 2 3"'''
"""The same of journals made earlier: lists that are hardly quicker and take more room than text."""
