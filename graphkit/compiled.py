"""The compiled corpus as one SQLite file: made, opened, refused where it is not ours or not whole.

Rows hold numbers for entities, documents, speakers and propositions; words from closed lists are
stored as their place in the list (`standing.PHASES`, ...). Dates are stored as printed (EDTF) and as
the first and last day they can mean, as whole numbers YYYYMMDD.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from graphkit.database import FORMAT, INDEXES, ROWID_TABLES, TABLES
from graphkit.errors import CompiledError

APPLICATION = 0x6D636763
AT_A_TIME = 500
UNSAVED = f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA mmap_size={2**30};"
"""For a file that is thrown away where it is not finished; what of it is read again is not copied."""

Row = tuple[Any, ...]


class CompiledFile:
    """An open compiled corpus as a file: made, opened, written, closed."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection, self.path = connection, path

    @classmethod
    def create(cls, path: str) -> Self:
        """A new, empty store; `:memory:` keeps it in memory. Indexes come with `index`."""
        connection = sqlite3.connect(path, isolation_level=None)
        with _writing(path):
            connection.executescript(
                f"{UNSAVED} PRAGMA application_id={APPLICATION}; PRAGMA user_version={FORMAT};"
            )
            for name, columns in TABLES.items():
                keyed = "PRIMARY KEY (" in columns and name not in ROWID_TABLES
                connection.execute(f"CREATE TABLE {name} ({columns}){' WITHOUT ROWID' if keyed else ''}")
            connection.execute("BEGIN")
        return cls(connection, path)

    @classmethod
    def open(cls, path: str) -> Self:
        """The store in the file, for reading only; CompiledError when it is not one of ours or not whole."""
        if not os.path.isfile(path):
            raise CompiledError(path, "there is no compiled corpus here")
        try:
            connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro", uri=True, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise CompiledError(path, f"cannot be opened ({error})", is_foreign=True) from error
        store = cls(connection, path)
        try:
            store._look()
        except CompiledError:
            store.close()
            raise
        return store

    def _look(self) -> None:
        """CompiledError when the file is not one of ours, of another version or not whole."""
        application, version, pages, size = (
            self.rows(f"PRAGMA {name}")[0][0]
            for name in ("application_id", "user_version", "page_count", "page_size")
        )
        if application != APPLICATION:
            raise CompiledError(
                self.path, "this is not a compiled corpus of graphkit", is_foreign=not _may_be_ours(self.path)
            )
        if version != FORMAT:
            raise CompiledError(self.path, f"compiled in format {version}, this program reads {FORMAT}")
        if os.path.getsize(self.path) != pages * size or self.meta("complete") != "yes":
            raise CompiledError(self.path, "the compiled corpus is cut short")

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows, each with every column of the table in order."""
        iterator = iter(rows)
        first = next(iterator, None)
        if first is not None:
            statement = f"INSERT INTO {table} VALUES ({','.join('?' * len(first))})"
            with _writing(self.path):
                self.connection.execute(statement, first)
                self.connection.executemany(statement, iterator)

    def index(self) -> None:
        """Build the indexes."""
        with _writing(self.path):
            for name, on in INDEXES.items():
                self.connection.execute(f"CREATE INDEX {name} ON {on}")

    def finish(self) -> None:
        """Mark the store as whole."""
        with _writing(self.path):
            self.insert("meta", [("complete", "yes")])
            self.connection.execute("COMMIT")
            self.connection.execute("PRAGMA query_only=ON")

    def close(self) -> None:
        """Close the file; rows that were read stay usable."""
        self.connection.close()

    def meta(self, key: str) -> str | None:
        """The value of a key, None where it is absent."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    def section(self, name: str) -> Any:
        """A section of the vocabulary as plain data; KeyError where there is none."""
        found = self.rows("SELECT value FROM vocabulary WHERE section = ?", (name,))
        if not found:
            raise KeyError(name)
        return json.loads(found[0][0])

    def sections(self) -> list[str]:
        """The names of the vocabulary's sections."""
        return [row[0] for row in self.rows("SELECT section FROM vocabulary ORDER BY section")]

    def sources(self) -> list[Row]:
        """(path, size, mtime in ns, sha256) of every file that was compiled, sorted by path."""
        return self.rows("SELECT path, size, mtime, sha256 FROM source ORDER BY path")

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a select; for the selects of this file only; CompiledError where it is damaged."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except UnicodeEncodeError:  # half a character, from a name that is no text: nothing is called so
            return []
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def chunks(self, statement: str, values: Sequence[Any] = ()) -> Iterator[list[Row]]:
        """As `rows`, some hundred at a time: memory does not grow with their number."""
        try:
            found = self.connection.execute(statement, values)
            while rows := found.fetchmany(AT_A_TIME):
                yield rows
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.DatabaseError) -> CompiledError:
        if isinstance(error, sqlite3.ProgrammingError):  # nothing is wrong with the file
            return CompiledError(self.path, f"cannot be asked here ({error}): load it in each thread")
        ours = _may_be_ours(self.path)
        then = "delete it, it is made anew" if ours else "it is no compiled corpus of graphkit"
        return CompiledError(self.path, f"cannot be read ({error}): {then}", is_foreign=not ours)


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """CompiledError where the file cannot be written, as on a full disk."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CompiledError(path, f"cannot be written ({error})") from error


def _may_be_ours(path: str) -> bool:
    """Whether the file begins as an SQLite file with our mark, or is cut short before that mark."""
    magic = b"SQLite format 3\0"
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    if len(head) < 72:
        return magic.startswith(head[:16])
    return head.startswith(magic) and head[68:72] == APPLICATION.to_bytes(4, "big")


def _quoted(path: str) -> str:
    """The path for the address of a file; every byte is written as a number, so none has a meaning."""
    return "".join(f"%{byte:02x}" for byte in os.fsencode(os.path.abspath(path)))
