"""A page that was made to be sent or handed round, shown in a frame of its own."""

from __future__ import annotations

from aiohttp import web

# Its styles stand in it, nothing runs and nothing is fetched.
_SHUT = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)


def framed(content: bytes) -> web.Response:
    """Return a whole page that only a frame of this site shows, or a window of its own."""
    return web.Response(
        body=content,
        content_type="text/html",
        charset="utf-8",
        headers={"Content-Security-Policy": _SHUT, "X-Frame-Options": "SAMEORIGIN"},
    )
