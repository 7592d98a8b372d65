"""The two cookies: a session, and what ties a form to a browser that has not entered."""

from __future__ import annotations

from aiohttp import web

from web.settings import WebSettings

SESSION, BROWSER = "culmina_sesion", "culmina_navegador"


def set_cookie(
    answer: web.StreamResponse,
    settings: WebSettings,
    name: str,
    value: str,
    seconds: int | None = None,
) -> None:
    """Set a cookie that no script reads and no form of another site sends along; it ends with the
    browser where no `seconds` are given."""
    answer.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.secure,
    )
