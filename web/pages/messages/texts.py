"""The texts of messages as a page shows them: without marks, and without links that let in."""

from __future__ import annotations

import re

from bot.telegram.layout import without_marks
from core.channels import MARKED
from scheduler.explained.told import Told
from web.site import Site

_HIDDEN = "[enlace personal]"
_INVITING = re.compile(r"https://t\.me/\S+\?start=\S+")
MOST = 8_000  # letters of one text


def texts_of(site: Site, one: Told) -> list[str]:
    """Return what went out of a message, each part by itself."""
    return [readable(site, one.channel, text) for text in one.texts]


def readable(site: Site, channel: str, text: str) -> str:
    """Return a text as its person reads it; a link that is hers alone is not shown to others."""
    plain = without_marks(text) if channel in MARKED else text
    return without_links(site, plain)[:MOST]


def without_links(site: Site, text: str) -> str:
    """Return a text in whose links to pages and invitations nobody else can enter."""
    shown = _INVITING.sub(_HIDDEN, text)
    url = site.settings.url
    return re.sub(rf"{re.escape(url)}/\S+", _HIDDEN, shown) if url else shown
