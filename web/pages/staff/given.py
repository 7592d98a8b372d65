"""What is given in addresses and forms of people and offices: pages, days, numbers."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from core.errors import InputError
from reports.table.page import PAGE
from web.forms import day_of, whole
from web.paging import page_count
from web.site import Ask


def number_in(given: str) -> int:
    """Return a number that was given, 0 for anything else."""
    return whole(given) or 0


def page_number(ask: Ask, found: int) -> tuple[int, int]:
    """Return which page of what is found is asked for, the last for one behind it, and how many
    there are; raises HTTPNotFound for what is no number."""
    given = ask.request.query.get("pagina", "1")
    number = number_in(given)
    if number < 1:
        raise web.HTTPNotFound
    pages = page_count(found, PAGE)
    return min(number, pages), pages


def day_in(ask: Ask, name: str) -> date | None:
    """Return the day of a field, None where it is empty; raises InputError for what is no day."""
    given = ask.form.get(name)
    if not given:
        return None
    day = day_of(given)
    if day is None:
        raise InputError("eso no es un día.", todo="Escríbalo así: 2026-11-30.")
    return day
