"""The columns of a plan's own table, kept so that the plan can be given back in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from core.grouping import grouped
from core.spanish import fold
from plans.readers.grid import Row
from plans.tables.headings.fields import GROUPS, MEANINGS
from plans.tables.headings.headers import Field, Header, meaning
from plans.tables.headings.levels import is_level_at
from plans.tables.headings.meaning import is_follow_up, is_moved, is_usual, normal
from plans.tables.headings.risks import is_of_risk
from plans.tables.rows.line import Line
from plans.tables.table import Table
from plans.values.clean import clean

# Of these kinds a table may have several columns: they are told apart by their headings.
_SEVERAL = frozenset({Field.TERM, Field.PERCENT, Field.DESCRIPTION, Field.FOLLOW_UP, Field.SOURCE})
# A column may be one of several of these, or says who wrote it.
_NOT_PROPOSED = frozenset({Field.TITLE, Field.CODE, Field.DESCRIPTION, Field.SOURCE})
_NEAR = 75.0
# Columns of an export that say of the whole plan what it says in every row.
OF_THE_PLAN = frozenset({"entidad", "vigencia", "fecha de corte", "fecha corte"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its meaning, None for one that is kept cell by cell.

    The heading of a period is the period's name, that of a kept column the name under which its
    cells stand in `extra`.
    """

    name: str
    field: Field | None

    def to_json(self) -> dict[str, str | None]:
        """Return the column as the database keeps it."""
        return {"name": self.name, "field": self.field}

    @classmethod
    def from_json(cls, kept: Mapping[str, str | None]) -> Column:
        """Return the column that the database keeps."""
        field = kept["field"]
        return cls(kept["name"] or "", Field(field) if field else None)


def columns_of(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Return the columns of a table in order, those of the heading over most rows first;
    behind its groups the levels that lines above the table name."""
    by_header = grouped((id(line.header), line) for line in lines)
    rows: Counter[tuple[Column, ...]] = Counter()
    for some in by_header.values():
        rows[_columns(some[0].header, some)] += len(some)
    result: list[Column] = []
    for columns, _ in rows.most_common():
        _add(result, columns)
    over = [Column(name, None) for name in dict.fromkeys(n for line in lines for n, _ in line.over)]
    # Behind the groups' own columns: so these stay what they are when the plan is read back.
    at = max((n + 1 for n, one in enumerate(result) if one.field in GROUPS), default=0)
    return (*result[:at], *over, *result[at:])


def extra_name(header: Header, column: int) -> str:
    """Return the name of a column that culmina has no word for; no two of a table have the same."""
    name = clean(header.names.get(column, "")) or f"columna {column + 1}"
    earlier = (clean(other) for at, other in header.extra.items() if at < column)
    return f"{name} ({column + 1})" if name in earlier else name


def heading_texts(table: Table) -> dict[str, tuple[Row, int]]:
    """Return the headings that culmina has no word for, each with its first row and column; those
    of levels, of days of beginning, of what is planned and done in a period are understood, usual
    ones are no news, and a second one is of something else beside the activity."""
    unknown: dict[str, tuple[Row, int]] = {}
    for row, header in table.headers:
        understood = {*header.parts, *header.starts, *moved_columns(header)}
        read = {fold(header.own[at]) for at in header.roles if at in header.own}
        for column, name in header.extra.items():
            own = header.own.get(column, name)
            usual = is_usual(own) or is_of_risk(own) or fold(own) in {*read, *OF_THE_PLAN}
            usual = usual or (meaning(own)[0] is Field.DUE and is_follow_up(name))
            if column not in understood and not is_level_at(header, column) and not usual:
                unknown.setdefault(clean(name), (row, column))
    return unknown


def moved_columns(header: Header) -> list[int]:
    """Return the columns of days to which the deadlines of another were moved, in order."""
    if not header.has(Field.DUE):
        return []
    return sorted(at for at, name in header.extra.items() if is_moved(name))


def nearest_field(heading: str, known: Collection[Field]) -> Field | None:
    """Return the field that a heading without a meaning may be of, none of those that the table has
    already, or None: it is only proposed."""
    words = normal(heading)
    if not words or meaning(heading)[1]:
        return None
    others = {
        name: field
        for name, field in MEANINGS.items()
        if field is not None and field not in known and field not in _NOT_PROPOSED
    }
    alike = process.extractOne(
        words, others.keys(), scorer=fuzz.token_set_ratio, score_cutoff=_NEAR
    )
    return others[alike[0]] if alike else None


def _columns(header: Header, lines: Iterable[Line]) -> tuple[Column, ...]:
    kept = {*header.extra, *(column for line in lines for column in line.cells.extra)}
    return tuple(
        Column(extra_name(header, column), None)
        if column in kept
        else Column(
            header.terms.get(column) or clean(header.names.get(column, "")), header.roles[column]
        )
        for column in sorted({*kept, *header.roles})
    )


def _add(result: list[Column], columns: Sequence[Column]) -> None:
    known = {_key(one) for one in result}
    at = 0
    for one in columns:
        if _key(one) in known:
            at = 1 + next(n for n, other in enumerate(result) if _key(other) == _key(one))
        else:
            result.insert(at, one)
            known.add(_key(one))
            at += 1


def _key(column: Column) -> tuple[Field | None, str]:
    own = column.field is None or column.field in _SEVERAL
    return column.field, fold(column.name) if own else ""
