"""Which tables a statement reads or changes without saying of whom: neither by the entity nor by
the number of a row, its own or one that it refers to."""

from __future__ import annotations

import re
from functools import cache

from models.tables import metadata

OF_ENTITIES = frozenset(one.name for one in metadata.sorted_tables if "entity_id" in one.c)
_NAMED = re.compile(
    r'\b(?:FROM|JOIN|UPDATE) "?(?P<table>[a-z_]+)"?(?: AS "?(?P<alias>[a-z_0-9]+)"?)?'
)
# A process works for all entities: it is kept as long as a row of any of them names it.
_OF_ALL = re.compile(r"(?:SELECT (?:count\(\*\) AS count_1|holder\.id)|DELETE) FROM holder\b")


@cache
def unbounded(statement: str) -> frozenset[str]:
    """Return the tables of entities that no condition of a statement bounds."""
    plain = " ".join(statement.split())
    if (
        _OF_ALL.match(plain) or " WHERE 0 = 1" in plain or " WHERE false" in plain
    ):  # returns nothing of anybody
        return frozenset()
    found = set()
    for one in _NAMED.finditer(plain):
        table, alias = one["table"], one["alias"] or one["table"]
        if table in OF_ENTITIES and not _is_bound(plain, alias):
            found.add(table)
    return frozenset(found)


def _is_bound(plain: str, alias: str) -> bool:
    key = rf'"?\b{alias}"?\.(?:id|[a-z_]+_id)'
    bound = rf"{key} (?:=|IN)|= {key}|\bentity_id = ANY|\bWHERE id = [a-z]+_id\b"
    return re.search(bound, plain) is not None
