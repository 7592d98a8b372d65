"""The texts of the messages as people get them, with invented data."""

from __future__ import annotations

from aiohttp import web

from core.spanish import fold
from texts.samples import Sample, samples
from web.paging import Paged, link, page_number
from web.site import Ask

ADDRESS = "/ajustes/textos"
A_PAGE, _LONGEST = 20, 200


async def show(ask: Ask) -> web.Response:
    """Show a page of the texts in which each of the words stands that are looked for."""
    words, number = ask.request.query.get("q", "").strip()[:_LONGEST], page_number(ask)
    found = [one for one in samples() if _says(one, fold(words).split())]
    start = A_PAGE * (number - 1)
    return ask.page(
        "sample_texts",
        words=words,
        texts=found[start : start + A_PAGE],
        pages=Paged(number, len(found), A_PAGE, lambda one: link(ask, ADDRESS, pagina=str(one))),
    )


def _says(one: Sample, words: list[str]) -> bool:
    said = fold(" ".join((one.name, *(text for _, text in one.said))))
    return all(word in said for word in words)
