"""Column types and the naming of constraints that every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column

from core.spanish import as_name

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcInstant(TypeDecorator[datetime]):
    """An aware instant in UTC; SQLite, which has no zones, holds it as naive UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive instants; give SQLite the naive UTC form."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in culmina")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Percent(TypeDecorator[Decimal]):
    """A percentage 0–100 with two decimals, held as hundredths so that both databases are exact."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """60.5 → 6050."""
        del dialect
        return None if value is None else round(value * 100)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """6050 → 60.5."""
        del dialect
        if value is None:
            return None
        percent = Decimal(value) / 100
        return percent.quantize(Decimal(1)) if value % 100 == 0 else percent


class PersonName(TypeDecorator[str]):
    """A person's name: kept as it was given, and read as "María Ruiz" where it is "MARÍA RUIZ"."""

    impl = String
    cache_ok = True

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Give back a name that is not all in capitals."""
        del dialect
        return None if value is None else as_name(value)


def words(kind: type[StrEnum]) -> Enum:
    """Return a text column type that admits only the words of `kind`, checked by the database."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=20,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The tables of culmina."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this class attribute
        datetime: UtcInstant(),
        str: String(),
        dict[str, Any]: JSON().with_variant(JSONB(), "postgresql"),
        list[str]: JSON().with_variant(JSONB(), "postgresql"),
        list[dict[str, Any]]: JSON().with_variant(JSONB(), "postgresql"),
    }


# SQLite numbers rows by itself only where the key is called INTEGER.
RowId = BigInteger().with_variant(Integer(), "sqlite")
Id = Annotated[int, mapped_column(RowId, primary_key=True)]
EntityId = Annotated[
    int, mapped_column(RowId, ForeignKey("entity.id", ondelete="RESTRICT"), index=True)
]


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index of the rows that fit `where` alone, on both databases.

    The condition is written out: SQLite uses such an index only where it can read the same in a
    statement (`text(…)`), and where one might fit it plans the statement anew for each bound value.
    """
    condition = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def ref(target: str, *, index: bool = False) -> Any:
    """Return a column that refers to the row id of the table `target`."""
    return mapped_column(RowId, ForeignKey(f"{target}.id", ondelete="RESTRICT"), index=index)


def later_ref(target: str, **column: Any) -> Any:
    """Return a column for a reference that a later migration added to its table.

    SQLite can add it only without a word on deletion; what is referred to is kept all the same.
    """
    return mapped_column(RowId, ForeignKey(f"{target}.id"), index=True, **column)
