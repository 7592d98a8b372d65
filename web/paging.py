"""A long list, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from web.site import Ask

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
        return max(1, -(-self.total // self.a_page))


def page_number(ask: Ask) -> int:
    """Return the page that is asked for, the first where none is; raises HTTPNotFound."""
    given = ask.request.query.get("pagina", "") or "1"
    if not (given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS) or int(given) < 1:
        raise web.HTTPNotFound
    return int(given)
