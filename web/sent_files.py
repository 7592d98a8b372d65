"""A file that somebody sent, given to a browser so that nothing of it runs."""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from bot.evidence.names import plain_name

# What a browser draws by itself; a document goes to the program that opens it.
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
_SHUT = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'self'"


def as_attachment(name: str, content: bytes) -> web.Response:
    """Return a file that is saved under its plain name, whatever it is."""
    named = quote(plain_name(name) or "soporte", safe="")
    return _file(content, "application/octet-stream", f"attachment; filename*=UTF-8''{named}")


def as_picture(media_type: str, content: bytes) -> web.Response:
    """Return a picture that a page shows."""
    return _file(content, media_type, "inline")


def _file(content: bytes, media_type: str, disposition: str) -> web.Response:
    return web.Response(
        body=content,
        content_type=media_type,
        headers={
            "Content-Disposition": disposition,
            "Content-Security-Policy": _SHUT,
            "X-Frame-Options": "SAMEORIGIN",
        },
    )
