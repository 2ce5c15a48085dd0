"""Many rows at once, without an object for each."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Model

CACHE = 32_768  # kilobytes
Values = Sequence[Any]

json_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def make_room() -> None:
    """Let SQLite keep more of its indexes at hand than the 2 MB that it does by itself: many rows
    go to many places of them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{CACHE}")


def select(
    model: type[Model], fields: Sequence[str], *, where: str, is_in: Collection[Any]
) -> list[Any]:
    """`fields` of the rows whose field `where` is one of these values, as the database gives them."""
    if not is_in:
        return []
    columns = ", ".join(_columns(model, fields))
    (asked,) = _columns(model, [where])
    marks = ", ".join(["%s"] * len(is_in))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM {_table(model)} WHERE {asked} IN ({marks})",  # noqa: S608, our names
            list(is_in),
        )
        rows: list[Any] = cursor.fetchall()
    return rows


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Values]) -> None:
    """Insert rows of `fields`, given as the database takes them: days in ISO form, JSON as text."""
    columns = ", ".join(_columns(model, fields))
    marks = ", ".join(["%s"] * len(fields))
    _run(f"INSERT INTO {_table(model)} ({columns}) VALUES ({marks})", rows)  # noqa: S608, our names


def update(model: type[Model], fields: Sequence[str], rows: Iterable[Values]) -> None:
    """Set `fields` of one row each; the last value of each is the row's key."""
    columns = ", ".join(f"{column} = %s" for column in _columns(model, fields))
    _run(f"UPDATE {_table(model)} SET {columns} WHERE id = %s", rows)  # noqa: S608, our names


def moment(value: datetime) -> object:
    """As the database takes it."""
    return connection.ops.adapt_datetimefield_value(value)


def _run(sql: str, rows: Iterable[Values]) -> None:
    rows = list(rows)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(sql, rows)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[Model], fields: Sequence[str]) -> list[str]:
    found: Any = (model._meta.get_field(field).column for field in fields)  # type: ignore[union-attr]
    return [connection.ops.quote_name(column) for column in found]
