"""The streams inside the compound files of old Office programs (.xls, and locked .xlsx)."""

from __future__ import annotations

import struct
from itertools import islice

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_MINI_SECTOR = 64
_STREAM, _ROOT = 2, 5


def streams(content: bytes) -> dict[str, bytes]:
    """Return a compound file's streams by name (MS-CFB); raises ValueError or struct.error."""
    file = _File(content)
    found: dict[str, bytes] = {}
    for name, kind, start, size in file.entries:
        if kind == _STREAM:
            found.setdefault(name, file.stream(start, size))
    return found


class _File:
    def __init__(self, content: bytes) -> None:
        if not content.startswith(_SIGNATURE):
            raise ValueError("no compound file")
        self._content = content
        self._size = 1 << int(struct.unpack_from("<H", content, 30)[0])
        if self._size not in {512, 4096}:
            raise ValueError("no such size of sectors")
        directory, self._smallest, mini = struct.unpack_from("<I4xII", content, 48)
        self._table: list[int] = []
        for sector in self._table_sectors():
            self._table += struct.unpack(f"<{self._size // 4}I", self._sector(sector))
        raw = self._chain(directory)
        self.entries = [
            entry
            for at in range(0, len(raw) - _ENTRY + 1, _ENTRY)
            if (entry := _entry(raw[at : at + _ENTRY])) is not None
        ]
        root = next((entry for entry in self.entries if entry[1] == _ROOT), None)
        if root is None:
            raise ValueError("no root")
        self._mini = self._chain(root[2])
        raw = self._chain(mini)
        self._mini_table = struct.unpack(f"<{len(raw) // 4}I", raw)

    def stream(self, start: int, size: int) -> bytes:
        """Return a stream by its first sector: small ones lie together in a stream of their own."""
        if size >= self._smallest:
            return self._chain(start)[:size]
        pieces: list[bytes] = []
        while start < len(self._mini_table) and len(pieces) <= len(self._mini_table):
            pieces.append(self._mini[start * _MINI_SECTOR : (start + 1) * _MINI_SECTOR])
            start = self._mini_table[start]
        return b"".join(pieces)[:size]

    def _table_sectors(self) -> list[int]:
        """Return the sectors of the table of sectors: 109 in the header, the rest chained."""
        sectors = list(struct.unpack_from("<109I", self._content, 76))
        following: int = struct.unpack_from("<I", self._content, 68)[0]
        most = len(self._content) // self._size
        while following < _LAST_SECTOR and len(sectors) <= most + 109:
            more = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            sectors += more[:-1]
            following = more[-1]
        return list(islice((one for one in sectors if one < _LAST_SECTOR), most))

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        piece = self._content[at : at + self._size]
        if not piece:
            raise ValueError("a sector outside the file")
        return piece.ljust(self._size, b"\x00")

    def _chain(self, start: int) -> bytes:
        pieces: list[bytes] = []
        while start < _LAST_SECTOR:
            if start >= len(self._table) or len(pieces) > len(self._table):
                raise ValueError("a chain of sectors without end")
            pieces.append(self._sector(start))
            start = self._table[start]
        return b"".join(pieces)


def _entry(raw: bytes) -> tuple[str, int, int, int] | None:
    """Return name, kind, first sector and size of a directory entry; None for an unused one."""
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return (name, kind, start, size) if kind in {_STREAM, _ROOT} else None
