"""A header's value with its parameters, in every way in which names of files are written."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from bot.email.reading.parts.charsets import decode_bytes
from bot.email.reading.parts.words import decode_words

_MOST = 16_384
_PARAM = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*+"?|[^;]*)')
_ESCAPED = re.compile(r"\\(.)")
_SECTION = re.compile(r"([^*]+)(?:\*(\d{1,3}))?(\*?)$")


def read_params(value: str) -> tuple[str, dict[str, str]]:
    """Return the value before the first semicolon, in small letters, and its parameters, decoded.

    Continued and encoded parameters (RFC 2231) win over plain ones; encoded words (RFC 2047), which
    do not belong here but are everywhere, are decoded too, and so are bare bytes.
    """
    value = value[:_MOST]
    main = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for found in _PARAM.finditer(value, len(value.partition(";")[0])):
        section = _SECTION.match(found[1].lower())
        if section is None:
            continue
        text = _unquoted(found[2])
        if section[2] is None and not section[3]:
            plain.setdefault(section[1], text)
        else:
            pieces.setdefault(section[1], {})[int(section[2] or 0)] = (text, bool(section[3]))
    params = {name: decode_words(text) for name, text in plain.items()}
    params.update({name: _joined(numbered) for name, numbered in pieces.items()})
    return main, params


def _unquoted(text: str) -> str:
    text = text.strip()
    if text.startswith('"'):
        return _ESCAPED.sub(r"\1", text[1:].removesuffix('"'))
    return text


def _joined(numbered: dict[int, tuple[str, bool]]) -> str:
    """Put the pieces of one parameter together; the first names the charset of the encoded ones."""
    charset, data = "", b""
    for position, number in enumerate(sorted(numbered)):
        text, encoded = numbered[number]
        if encoded and position == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "surrogateescape")
        data += unquote_to_bytes(raw) if encoded else raw
    return decode_bytes(data, charset or "utf-8").text
