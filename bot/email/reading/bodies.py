"""Which parts of a message are its text, in which forms, and which are files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.email.reading.charsets import decode_bytes
from bot.email.reading.flowed import unflow
from bot.email.reading.html_text import shown_images
from bot.email.reading.mime_tree import Part

MOST_TEXT_BYTES = 1_500_000
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,4}=\s{0,4}[\"']?([\w-]{2,40})", re.IGNORECASE
)
_MESSAGES = frozenset({"message/rfc822", "message/global"})


@dataclass(slots=True)
class Bodies:
    """The texts of a message in order, plain and HTML, and the parts that are none.

    Each text of a mail stands in `plain`, in `pages` or, as alternatives, in both; `pieces` keeps
    the order in which they are read: (plain parts, HTML parts).
    """

    pieces: list[tuple[list[Part], list[Part]]] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Texts:
    """The decoded texts: all plain, all HTML; whether a label had to be put right."""

    plain: str
    page: str
    repaired: bool
    shown: frozenset[str]


def find_bodies(root: Part) -> Bodies:
    """Return what of a message is text and what is a file."""
    bodies = Bodies()
    _walk(root, bodies)
    return bodies


def read_texts(bodies: Bodies) -> Texts:
    """Decode the texts of a message, together no more than MOST_TEXT_BYTES of each form.

    A piece that came in one form only is read in that form on both sides: the text of a mail with a
    photo in its middle is plain here and HTML there.
    """
    plain, pages = [], []
    repaired = False
    for plains, htmls in bodies.pieces:
        texts = [_plain_text(part) for part in plains]
        page_texts = [_page_text(part) for part in htmls]
        repaired = repaired or any(mended for _, mended in texts + page_texts)
        plain.append("\n".join(text for text, _ in texts))
        pages.append("\n".join(text for text, _ in page_texts))
    page = "\n".join(pages)[:MOST_TEXT_BYTES]
    return Texts("\n\n".join(plain)[:MOST_TEXT_BYTES], page, repaired, shown_images(page))


def is_file(part: Part) -> bool:
    """Tell whether a leaf is meant as a file: it says so, or it has a name, or it is no text."""
    disposition, params = part.disposition()
    if disposition == "attachment" or "filename" in params:
        return True
    if part.media_type not in ("text/plain", "text/html", "text/enriched"):
        return True
    return bool(part.params.get("name")) and disposition != "inline"


def _walk(part: Part, bodies: Bodies) -> None:
    if part.media_type == "multipart/alternative" and part.children:
        _alternative(part.children, bodies)
    elif part.media_type in _MESSAGES or not part.children:
        _leaf(part, bodies)
    else:
        for child in part.children:
            _walk(child, bodies)


def _alternative(children: Iterable[Part], bodies: Bodies) -> None:
    """Put the forms of one text beside each other; what is neither text stays a file."""
    plains: list[Part] = []
    htmls: list[Part] = []
    for child in children:
        inner = Bodies()
        _walk(child, inner)
        for plain, html in inner.pieces:
            plains += plain if not plains or child.media_type == "text/plain" else []
            htmls += html
        bodies.files += inner.files
    if plains or htmls:
        bodies.pieces.append((plains, htmls))


def _leaf(part: Part, bodies: Bodies) -> None:
    if part.media_type in _MESSAGES or is_file(part):
        bodies.files.append(part)
    elif part.media_type == "text/html":
        bodies.pieces.append(([], [part]))
    else:
        bodies.pieces.append(([part], []))


def _plain_text(part: Part) -> tuple[str, bool]:
    decoded = decode_bytes(part.body(MOST_TEXT_BYTES), part.params.get("charset"))
    text = decoded.text
    if part.params.get("format", "").lower() == "flowed":
        text = unflow(text, delsp=part.params.get("delsp", "").lower() == "yes")
    return text, decoded.repaired


def _page_text(part: Part) -> tuple[str, bool]:
    data = part.body(MOST_TEXT_BYTES)
    label = part.params.get("charset")
    if not label:
        meta = _META_CHARSET.search(data, 0, 4096)
        label = meta[1].decode("ascii") if meta else None
    decoded = decode_bytes(data, label)
    return decoded.text, decoded.repaired
