"""Which parts of a message are its text, in which forms, and which are files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.email.reading.parts.charsets import decode_bytes
from bot.email.reading.parts.flowed import unflow
from bot.email.reading.parts.html_text import shown_images
from bot.email.reading.parts.mime_tree import Part

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
class Piece:
    """One text of a mail, decoded: plain, as a page, or in both forms."""

    plain: str
    page: str


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts in order; whether a label had to be put right; the images that pages show."""

    pieces: tuple[Piece, ...]
    repaired: bool
    shown: frozenset[str]


def find_bodies(root: Part) -> Bodies:
    """Return what of a message is text and what is a file."""
    bodies = Bodies()
    _walk(root, bodies)
    return bodies


def read_texts(bodies: Bodies) -> Texts:
    """Decode the texts of a message, together no more than MOST_TEXT_BYTES of them."""
    reader = _Reader()
    pieces = tuple(
        Piece(reader.all_of(plains, _plain_text), reader.all_of(htmls, _page_text))
        for plains, htmls in bodies.pieces
    )
    shown = frozenset(image for piece in pieces for image in shown_images(piece.page))
    return Texts(pieces, reader.repaired, shown)


@dataclass(slots=True)
class _Reader:
    """Decodes parts until the bytes that are read of one message are used up."""

    left: int = MOST_TEXT_BYTES
    repaired: bool = False

    def all_of(self, parts: list[Part], read: Callable[[Part, int], tuple[str, bool]]) -> str:
        texts = []
        for part in parts:
            if self.left <= 0:
                break
            text, repaired = read(part, self.left)
            self.left -= part.encoded_size()
            self.repaired = self.repaired or repaired
            texts.append(text)
        return "\n".join(texts)


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


def _plain_text(part: Part, most: int) -> tuple[str, bool]:
    decoded = decode_bytes(part.body(most), part.params.get("charset"))
    text = decoded.text
    if part.params.get("format", "").lower() == "flowed":
        text = unflow(text, delsp=part.params.get("delsp", "").lower() == "yes")
    return text, decoded.repaired


def _page_text(part: Part, most: int) -> tuple[str, bool]:
    data = part.body(most)
    label = part.params.get("charset")
    if not label:
        meta = _META_CHARSET.search(data, 0, 4096)
        label = meta[1].decode("ascii") if meta else None
    decoded = decode_bytes(data, label)
    return decoded.text, decoded.repaired
