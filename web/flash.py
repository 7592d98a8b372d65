"""One sentence of what was just done, shown on the next page and then forgotten."""

from __future__ import annotations

from urllib.parse import quote, unquote

from aiohttp import web

_COOKIE = "culmina_dicho"
_LONGEST = 600


def say(answer: web.StreamResponse, sentence: str) -> web.StreamResponse:
    """Let the next page begin with a sentence. It is shown as text, whoever wrote the cookie."""
    answer.set_cookie(
        _COOKIE, quote(sentence[:_LONGEST]), path="/", httponly=True, samesite="Strict", max_age=60
    )
    return answer


def said(request: web.Request) -> str:
    """Return the sentence that the last answer left."""
    return unquote(request.cookies.get(_COOKIE, ""))[:_LONGEST]


def forget(request: web.Request, answer: web.StreamResponse) -> None:
    """Let it be shown once: on a page, and not on the way to one."""
    if request.cookies.get(_COOKIE) and answer.content_type == "text/html":
        answer.del_cookie(_COOKIE, path="/")
