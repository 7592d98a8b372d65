"""Encoded words of headers (RFC 2047), as senders really write them."""

from __future__ import annotations

import binascii
import re

from bot.email.reading.parts.charsets import decode_bytes

_MOST = 65_536
_WORD = re.compile(r"=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f\ud800-\udfff]+")


def decode_words(value: str) -> str:
    """Return a header's value as a person reads it, in one line.

    Neighbouring words of one charset are put together before they are decoded: many senders cut in
    the middle of a character. Bytes that are not ASCII are taken as UTF-8, else as Windows-1252.
    """
    value = value[:_MOST]
    pieces: list[str] = []
    charset, data, at = "", b"", 0
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        raw = _word_bytes(found[2], found[3])
        if data and not between.strip() and found[1].lower() == charset:
            data += raw
        else:
            pieces.append(_decoded(data, charset))
            pieces.append("" if data and not between.strip() else _bare(between))
            charset, data = found[1].lower(), raw
        at = found.end()
    pieces.append(_decoded(data, charset))
    pieces.append(_bare(value[at:]))
    return _BLANK.sub(" ", "".join(pieces)).strip()


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode("ascii", "surrogateescape")
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]+", b"", raw)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _decoded(data: bytes, charset: str) -> str:
    return decode_bytes(data, charset).text if data else ""


def _bare(text: str) -> str:
    if text.isascii():
        return text
    return decode_bytes(text.encode("utf-8", "surrogateescape"), "utf-8").text
