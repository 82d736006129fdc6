"""The shape of the file, as migrations that are only ever appended."""

from recovery_journal.store.sqlite.file_format import INDEX_OPTIONS_SQL, PLACES_PER_SECOND

PLACE_SQL = f"at * {PLACES_PER_SECOND} + id % {PLACES_PER_SECOND}"

ROW = """
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 32),
    revision INTEGER NOT NULL CHECK (revision > 0)
"""
"""The common columns of all records."""

# Double quotes, because sqlite-utils uses them to recognise an index.
CREATE_INDEX_SQL = f"""CREATE VIRTUAL TABLE entry_words USING fts5 (
            words, content="entry", content_rowid="place",
            {INDEX_OPTIONS_SQL}
        )"""

MIGRATIONS = {
    # Trackers, entries with a table per kind, tags, strategies, settings, changes, search.
    "m0001_create_journal": (
        f"""CREATE TABLE tracker ({ROW},
            name TEXT NOT NULL CHECK (length(name) > 0),
            kind TEXT NOT NULL,
            verb TEXT NOT NULL,
            start TEXT NOT NULL,
            start_time TEXT,
            limit_amount REAL CHECK (limit_amount > 0),
            limit_unit TEXT,
            limit_per TEXT,
            limit_since TEXT,
            cents_per_day INTEGER CHECK (cents_per_day >= 0),
            currency TEXT NOT NULL,
            minutes_per_day INTEGER CHECK (minutes_per_day >= 0),
            headline TEXT NOT NULL,
            private INTEGER NOT NULL CHECK (private IN (0, 1)),
            position INTEGER NOT NULL,
            archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
            trashed_at INTEGER
        ) STRICT""",
        # `place` orders entries by time and, within a second, by number. One integer is both the
        # sort key of every page and the rowid of the search index, so "newest first" costs nothing;
        # its 20 bits hold more entries than anyone logs in a second.
        f"""CREATE TABLE entry ({ROW},
            kind TEXT NOT NULL,
            at INTEGER NOT NULL,
            offset INTEGER NOT NULL,
            day TEXT NOT NULL,
            tracker INTEGER REFERENCES tracker (id),
            private INTEGER NOT NULL CHECK (private IN (0, 1)),
            kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
            note TEXT NOT NULL,
            words TEXT NOT NULL,
            trashed_at INTEGER,
            place INTEGER NOT NULL GENERATED ALWAYS AS ({PLACE_SQL}) STORED
        ) STRICT""",
        "CREATE UNIQUE INDEX entry_place ON entry (place)",
        "CREATE INDEX entry_kind ON entry (kind, place) WHERE trashed_at IS NULL",
        "CREATE INDEX entry_day ON entry (day, kind) WHERE trashed_at IS NULL",
        "CREATE INDEX entry_tracker ON entry (tracker, place) WHERE tracker IS NOT NULL",
        "CREATE INDEX entry_kept ON entry (place) WHERE kept = 1 AND trashed_at IS NULL",
        "CREATE INDEX entry_trash ON entry (trashed_at) WHERE trashed_at IS NOT NULL",
        """CREATE TABLE craving (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            intensity INTEGER NOT NULL CHECK (intensity BETWEEN 0 AND 10),
            after INTEGER CHECK (after BETWEEN 0 AND 10),
            peak INTEGER CHECK (peak BETWEEN 0 AND 10),
            minutes INTEGER CHECK (minutes >= 0),
            situation TEXT,
            outcome TEXT
        ) STRICT""",
        """CREATE TABLE mood (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            mood INTEGER NOT NULL CHECK (mood BETWEEN 1 AND 5),
            energy INTEGER CHECK (energy BETWEEN 1 AND 5),
            sleep REAL CHECK (sleep BETWEEN 0 AND 24)
        ) STRICT""",
        """CREATE TABLE use (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            "on" TEXT NOT NULL,
            next_start TEXT CHECK (next_start > "on"),
            amount REAL CHECK (amount >= 0)
        ) STRICT""",
        f"""CREATE TABLE tag ({ROW},
            role TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) > 0),
            folded TEXT NOT NULL,
            UNIQUE (role, folded)
        ) STRICT""",
        """CREATE TABLE entry_tag (
            entry INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            tag INTEGER NOT NULL REFERENCES tag (id),
            PRIMARY KEY (entry, position)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX entry_tag_tag ON entry_tag (tag, entry)",
        f"""CREATE TABLE strategy ({ROW},
            key TEXT NOT NULL,
            name TEXT NOT NULL CHECK (length(name) > 0),
            category TEXT NOT NULL,
            "when" TEXT NOT NULL,
            steps TEXT NOT NULL,
            minutes INTEGER CHECK (minutes >= 0),
            source TEXT NOT NULL,
            warning TEXT NOT NULL,
            favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
            archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
            for_very_high INTEGER NOT NULL CHECK (for_very_high IN (0, 1)),
            lowest INTEGER NOT NULL CHECK (lowest BETWEEN 0 AND 10),
            highest INTEGER NOT NULL CHECK (highest BETWEEN 0 AND 10),
            trashed_at INTEGER
        ) STRICT""",
        "CREATE UNIQUE INDEX strategy_key ON strategy (key) WHERE key <> '' AND trashed_at IS NULL",
        """CREATE TABLE setting (
            uid TEXT PRIMARY KEY,
            revision INTEGER NOT NULL,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            uid TEXT NOT NULL,
            revision INTEGER NOT NULL,
            before TEXT,
            after TEXT,
            undoes INTEGER REFERENCES change (id),
            step INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX change_step ON change (step)",
        "CREATE INDEX change_uid ON change (uid, id)",
        "CREATE INDEX change_undoes ON change (undoes) WHERE undoes IS NOT NULL",
        """CREATE TABLE tombstone (
            uid TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        CREATE_INDEX_SQL,
    ),
    # People, reasons, letters, if-then plans and the safety plan.
    "m0002_add_reserve": (
        f"""CREATE TABLE person ({ROW},
            name TEXT NOT NULL CHECK (length(name) > 0),
            role TEXT NOT NULL,
            number TEXT NOT NULL,
            other_ways TEXT NOT NULL,
            any_hour INTEGER NOT NULL CHECK (any_hour IN (0, 1)),
            good_times TEXT NOT NULL,
            favourite INTEGER NOT NULL CHECK (favourite IN (0, 1)),
            note TEXT NOT NULL,
            recovery_day TEXT,
            agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
            archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE reason ({ROW},
            text TEXT NOT NULL CHECK (length(text) > 0),
            position INTEGER NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE letter ({ROW},
            text TEXT NOT NULL CHECK (length(text) > 0),
            written TEXT NOT NULL,
            on_day TEXT,
            on_count INTEGER CHECK (on_count > 0),
            opened INTEGER,
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE plan ({ROW},
            cue TEXT NOT NULL CHECK (length(cue) > 0),
            act TEXT NOT NULL CHECK (length(act) > 0),
            weekdays TEXT NOT NULL,
            from_hour INTEGER CHECK (from_hour BETWEEN 0 AND 23),
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE safety_step ({ROW},
            step INTEGER NOT NULL CHECK (step BETWEEN 1 AND 6),
            text TEXT NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
        "CREATE UNIQUE INDEX safety_step_step ON safety_step (step) WHERE trashed_at IS NULL",
    ),
    # Contacts, meetings, promises, kept words, intentions, reviews, and shared pages.
    "m0003_add_circle": (
        """CREATE TABLE contact (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            way TEXT NOT NULL,
            helped INTEGER NOT NULL CHECK (helped IN (0, 1))
        ) STRICT""",
        """CREATE TABLE attended (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            helped INTEGER NOT NULL CHECK (helped IN (0, 1))
        ) STRICT""",
        """CREATE TABLE intention (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            went TEXT
        ) STRICT""",
        """CREATE TABLE review (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            pack TEXT NOT NULL,
            sleep REAL CHECK (sleep BETWEEN 0 AND 24),
            talked INTEGER CHECK (talked IN (0, 1))
        ) STRICT""",
        f"""CREATE TABLE meeting ({ROW},
            name TEXT NOT NULL CHECK (length(name) > 0),
            fellowship TEXT NOT NULL,
            weekdays TEXT NOT NULL,
            at TEXT,
            place TEXT NOT NULL,
            home INTEGER NOT NULL CHECK (home IN (0, 1)),
            archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE kept_words ({ROW},
            text TEXT NOT NULL CHECK (length(text) > 0),
            who TEXT NOT NULL,
            received TEXT NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE promise ({ROW},
            text TEXT NOT NULL CHECK (length(text) > 0),
            "to" TEXT NOT NULL,
            day TEXT,
            outcome TEXT NOT NULL,
            learned TEXT NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
        "CREATE INDEX promise_day ON promise (day) WHERE trashed_at IS NULL AND outcome = ''",
        f"""CREATE TABLE pack ({ROW},
            name TEXT NOT NULL CHECK (length(name) > 0),
            prompts TEXT NOT NULL,
            key TEXT NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
        f"""CREATE TABLE share ({ROW},
            who TEXT NOT NULL,
            made INTEGER NOT NULL,
            since TEXT NOT NULL,
            until TEXT NOT NULL,
            preset TEXT NOT NULL,
            file TEXT NOT NULL,
            entries TEXT NOT NULL,
            ask TEXT NOT NULL,
            trashed_at INTEGER
        ) STRICT""",
    ),
    # The private keys for sealed messages, left out of exports and recorded changes.
    "m0004_add_secrets": (
        "CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
    ),
    # Where imported entries come from, and what was answered about the files of other programs.
    "m0005_add_sources": (
        """CREATE TABLE imported (
            entry INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            source TEXT NOT NULL,
            key TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE import_answer (
            source TEXT NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            PRIMARY KEY (source, question)
        ) STRICT, WITHOUT ROWID""",
    ),
    # What public lists of meetings know.
    "m0006_add_details_of_meetings": (
        'ALTER TABLE meeting ADD COLUMN "end" TEXT',
        "ALTER TABLE meeting ADD COLUMN zone TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN address TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN link TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN phone TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN types TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN notes TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN source TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN source_key TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE meeting ADD COLUMN list_day TEXT",
    ),
}
"""The SQL statements of each migration, by its name."""
SCHEMA_VERSION = len(MIGRATIONS)
