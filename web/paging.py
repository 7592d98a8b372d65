"""A long list, a page at a time, and the links of its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from aiohttp import web

from web.forms import whole
from web.site import Ask

T = TypeVar("T")

MOST = 50
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Paged:
    """Which page of a list is shown: its `number` from 1 on, how many lines there are in `total`,
    how many `a_page`, and where another one is."""

    number: int
    total: int
    a_page: int
    link: Callable[[int], str]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return page_count(self.total, self.a_page)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The rows of one page: its `number` of so many `pages`, and how many rows there are in all."""

    rows: Sequence[T]
    number: int
    pages: int
    total: int


def page_count(found: int, a_page: int) -> int:
    """Return on how many pages so many lines stand, at least one."""
    return max(1, -(-found // a_page))


def page_number(ask: Ask) -> int:
    """Return the page that is asked for, the first where none is; raises HTTPNotFound."""
    number = whole(ask.request.query.get("pagina", "") or "1", _MOST_DIGITS)
    if not number:
        raise web.HTTPNotFound
    return number


def part(ask: Ask, rows: Sequence[T], most: int = MOST) -> Part[T]:
    """Return the page of rows that is asked for with `pagina`: the nearest one that there is."""
    wanted = whole(ask.request.query.get("pagina", ""), _MOST_DIGITS)
    pages = page_count(len(rows), most)
    number = min(max(1 if wanted is None else wanted, 1), pages)
    return Part(rows[(number - 1) * most : number * most], number, pages, len(rows))


def link(ask: Ask, path: str, **changed: str) -> str:
    """Return where the same rows are shown with other fields of the query, "" for none."""
    asked = {**ask.request.query, **changed}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{said}" if said else path
