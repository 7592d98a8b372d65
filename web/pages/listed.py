"""A long list shown page by page, and the links of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from web.site import Ask

T = TypeVar("T")

MOST = 50
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The rows of one page: its `number` of so many `pages`, and how many rows there are in all."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int


def page(ask: Ask, rows: Sequence[T], most: int = MOST) -> Part[T]:
    """Return the page of rows that is asked for with `pagina`: the nearest one that there is."""
    given = ask.request.query.get("pagina", "")
    wanted = int(given) if given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS else 1
    pages = max(1, -(-len(rows) // most))
    number = min(max(wanted, 1), pages)
    return Part(rows[(number - 1) * most : number * most], number, pages, len(rows))


def link(ask: Ask, path: str, **changed: str) -> str:
    """Return where the same rows are shown with other fields of the query, "" for none."""
    asked = {**ask.request.query, **changed}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{said}" if said else path
