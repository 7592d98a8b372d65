"""The parts of a raw message, as places in its bytes: nothing is copied until it is asked for."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from bot.email.reading.parts.params import read_params

MOST_PARTS = 1000
MOST_DEPTH = 25
MOST_HEADER_BYTES = 256 * 1024

_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")
_BLANK_START = re.compile(rb"(?:[ \t]{0,2000}\r?\n){1,100}")
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_DELIMITER = re.compile(
    rb"^--([^\r\n]{4,200}?)[ \t]*\r?\n(?=Content-)", re.MULTILINE | re.IGNORECASE
)
_UNIX_FROM = re.compile(rb">?From [^\n]*\n")
_DEFAULT_TYPE = "text/plain"


@dataclass(frozen=True, slots=True)
class Part:
    """One entity of a message (RFC 2045): its headers, and where its body stands in `raw`.

    Header names are in small letters; values are unfolded, bytes as surrogates where they are not
    ASCII. `children` are the parts of a multipart, or the one message of a message/rfc822.
    """

    raw: bytes = field(repr=False)
    start: int
    end: int
    headers: dict[str, list[str]]
    media_type: str
    params: dict[str, str]
    children: tuple[Part, ...] = ()

    def header(self, name: str) -> str:
        """Return the first header of this name as it stands, or nothing."""
        values = self.headers.get(name)
        return values[0] if values else ""

    def disposition(self) -> tuple[str, dict[str, str]]:
        """Return how the part wants to be shown (RFC 2183), and the parameters of that."""
        return read_params(self.header("content-disposition"))

    def body(self, most: int | None = None) -> bytes:
        """Return the decoded body; of a long one only what `most` encoded bytes hold."""
        end = self.end if most is None else min(self.end, self.start + most)
        encoding = self.header("content-transfer-encoding").strip().strip('"').lower()
        return _decode(self.raw[self.start : end], encoding)

    def encoded_size(self) -> int:
        """Return the size of the body as it travelled, in bytes."""
        return max(0, self.end - self.start)


def parse_tree(raw: bytes) -> Part:
    """Return the tree of a message. Whatever the bytes are, there is a tree: nothing is raised.

    Beyond MOST_DEPTH levels and MOST_PARTS parts nothing is taken apart: what lies there stays the
    text of the last part.
    """
    head = raw[:65536]
    if b"\n" not in head and b"\r" in head:
        raw = raw.replace(b"\r", b"\n")
    blank = _BLANK_START.match(raw)
    start = blank.end() if blank else 0
    unix_from = _UNIX_FROM.match(raw, start)
    if unix_from:
        start = unix_from.end()
    return _Splitter(raw).entity(start, len(raw), _DEFAULT_TYPE, 0)


class _Splitter:
    """Takes one message apart and counts the parts."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.left = MOST_PARTS

    def entity(self, start: int, end: int, default_type: str, depth: int) -> Part:
        self.left -= 1
        headers, body = _headers(self.raw, start, end)
        media_type, params = read_params(headers.get("content-type", [""])[0])
        if media_type.count("/") != 1:
            media_type = default_type
        children = self._children(body, end, media_type, params, depth)
        return Part(self.raw, body, end, headers, media_type, params, children)

    def _children(
        self, start: int, end: int, media_type: str, params: dict[str, str], depth: int
    ) -> tuple[Part, ...]:
        if depth >= MOST_DEPTH:
            return ()
        if media_type in ("message/rfc822", "message/global"):
            return (self.entity(start, end, _DEFAULT_TYPE, depth + 1),) if self.left > 0 else ()
        boundary = params.get("boundary", "")
        if not media_type.startswith("multipart/") or not boundary:
            return ()
        default = "message/rfc822" if media_type == "multipart/digest" else _DEFAULT_TYPE
        sections = _sections(self.raw, start, end, boundary)
        if not sections:
            guessed = _guessed_boundary(self.raw, start, end)
            sections = _sections(self.raw, start, end, guessed) or [(start, end)]
        found = []
        for first, last in sections:
            if self.left <= 0:
                break
            found.append(self.entity(first, last, default, depth + 1))
        return tuple(found)


def _headers(raw: bytes, start: int, end: int) -> tuple[dict[str, list[str]], int]:
    """Return the headers at `start` and where the body begins.

    A line that is no header ends them (RFC 5322 knows none such): it belongs to the body.
    """
    if raw[start : start + 1] == b"\n" or raw[start : start + 2] == b"\r\n":
        return {}, start + (1 if raw[start : start + 1] == b"\n" else 2)
    most = min(end, start + MOST_HEADER_BYTES)
    blank = _BLANK_LINE.search(raw, start, most)
    stop, body = (blank.start(), blank.end()) if blank else (most, most)
    found: list[tuple[str, bytes]] = []
    at = start
    for line in raw[start:stop].splitlines(keepends=True):
        if found and (line[:1] in b" \t" or _is_lost_parameter(found[-1][0], line)):
            found[-1] = (found[-1][0], found[-1][1] + b" " + line.strip())
        elif _HEADER.match(line):
            name, _, value = line.partition(b":")
            found.append((name.strip().decode("ascii").lower(), value.strip()))
        else:
            body = at
            break
        at += len(line)
    return _collected(found), min(body, end)


def _is_lost_parameter(name: str, line: bytes) -> bool:
    """Tell whether a line is the rest of a Content-Type that some gateway moved to the margin."""
    return name.startswith("content-") and line[:9].lower().startswith(
        (b"boundary=", b"charset=", b"name=")
    )


def _collected(found: list[tuple[str, bytes]]) -> dict[str, list[str]]:
    headers: dict[str, list[str]] = {}
    for name, value in found:
        headers.setdefault(name, []).append(value.decode("ascii", "surrogateescape"))
    return headers


def _guessed_boundary(raw: bytes, start: int, end: int) -> str:
    """Return what stands where a boundary should: gateways that rewrite addresses change it."""
    found = _DELIMITER.search(raw, start, min(end, start + MOST_HEADER_BYTES))
    return found[1].decode("ascii", "surrogateescape") if found else ""


def _sections(raw: bytes, start: int, end: int, boundary: str) -> list[tuple[int, int]]:
    """Return where the parts of a multipart stand (RFC 2046, 5.1.1); a lost end is no obstacle."""
    if not boundary:
        return []
    delimiter = b"--" + boundary.encode("utf-8", "surrogateescape")
    sections: list[tuple[int, int]] = []
    open_at: int | None = None
    at = raw.find(delimiter, start, end)
    while at != -1 and len(sections) < MOST_PARTS:
        line_end = raw.find(b"\n", at, end)
        line_end = end if line_end == -1 else line_end + 1
        tail = raw[at + len(delimiter) : min(line_end, at + len(delimiter) + 100)].strip()
        if (at == start or raw[at - 1 : at] == b"\n") and tail in (b"", b"--"):
            if open_at is not None:
                sections.append((open_at, max(open_at, _without_line_end(raw, at))))
            open_at = None if tail else line_end
            if tail:
                break
        at = raw.find(delimiter, line_end, end)
    if open_at is not None:
        sections.append((open_at, end))
    return sections


def _without_line_end(raw: bytes, at: int) -> int:
    """Return `at` before the line end that belongs to the delimiter."""
    if raw[at - 2 : at] == b"\r\n":
        return at - 2
    return at - 1 if raw[at - 1 : at] == b"\n" else at


def _decode(data: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding in ("x-uuencode", "uuencode", "x-uue"):
        return _uudecoded(data)
    return data


def _base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        letters = _NOT_BASE64.sub(b"", data)
        letters = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _uudecoded(data: bytes) -> bytes:
    decoded = []
    for line in data.splitlines():
        if line.startswith((b"begin ", b"end")) or not line.strip():
            continue
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(decoded)
