"""Bytes to text whatever the label says: labels are wrong, text is not lost."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

# What a label means in mail, where it is less than what the senders write (as in the WHATWG's list
# of encodings): Windows' supersets are used under the name of the standard.
_MEANT = {
    "us-ascii": "ascii",
    "ansi_x3.4-1968": "ascii",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "iso-2022-jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-unknown": "",
    "unknown-8bit": "",
    "unknown": "",
    "binary": "",
    "default": "",
    "x-user-defined": "",
    "_iso-2022-jp": "iso2022_jp_ext",
}
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso-8859-15", "iso_8859-1"})
_SINGLE_BYTE = re.compile(r"cp125\d|windows-125\d|iso-?8859|latin|ascii|mac")
_HIGH_UTF8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# UTF-8 read as Windows-1252, once or twice. Only the lead letters of Western text and of its
# punctuation: «SÍ”» would pass for a Cyrillic letter otherwise.
_TAILS = (
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018"
    "\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
_THREE = f"\u00e2[\u20ac\u201a\u201e\u02c6\u2020\u2026\u0080]{_TAILS}"
_FOUR = f"\u00f0[\u0178\u009f]{_TAILS}{_TAILS}"
_MOJIBAKE = re.compile(f"[\u00c2\u00c3]{_TAILS}|{_THREE}|{_FOUR}")
_MORE_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_TAILS}|{_THREE}|{_FOUR}")
_LAST_BYTE = 0xFF


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and whether its label or its encoding had to be put right."""

    text: str
    repaired: bool


def decode_bytes(data: bytes, label: str | None) -> Decoded:
    """Return the text of `data`; never raises.

    The label holds when the bytes are possible in it. Bytes that can only be UTF-8 are read so
    whatever single-byte charset the label names; where nothing fits, Windows-1252 does.
    """
    name = (label or "").strip().strip("\"'").lower()
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _with_mark(data, name)
    if data.isascii() and not _may_be_seven_bit(name):
        return Decoded(data.decode("ascii"), repaired=False)
    meant = _meant(name)
    if meant and not (_SINGLE_BYTE.search(meant) and _is_utf8(data)):
        text = _tried(data, meant)
        if text is not None:
            return _without_mojibake(text, repaired=False)
    text = _tried(data, "utf-8") if _is_utf8(data) else _windows(data)
    return _without_mojibake(text or "", repaired=True)


def _with_mark(data: bytes, name: str) -> Decoded:
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-16"
    text = data.decode(encoding, "replace")
    return Decoded(text.lstrip("\ufeff"), repaired=bool(name) and not name.startswith("utf"))


def _may_be_seven_bit(name: str) -> bool:
    return "2022" in name or "utf-7" in name or name.startswith(("utf-16", "utf-32", "hz"))


def _meant(name: str) -> str:
    """Return the Python name of a label; nothing where it is unknown or no text."""
    if name in _LATIN:
        return "cp1252" if not name.endswith("15") else "iso8859-15"
    name = _MEANT.get(name, name)
    try:
        b"ab".decode(name)
    except UnicodeError:
        return name
    except (LookupError, ValueError):
        return ""
    return name


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError):
        return _tried_without_a_cut_end(data, encoding)
    return None if encoding.startswith("utf-16") and "\x00" in text else text


def _tried_without_a_cut_end(data: bytes, encoding: str) -> str | None:
    """Decode what was cut in the middle of its last character; None for anything else wrong."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        return decoder.decode(data, final=False)
    except (UnicodeError, ValueError, LookupError):
        return None


def _is_utf8(data: bytes) -> bool:
    return bool(_HIGH_UTF8.search(data)) and _tried(data, "utf-8") is not None


def _windows(data: bytes) -> str:
    """Decode as Windows-1252, its five empty places as the C1 characters that they once were."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_one_of_windows(byte) for byte in data)


def _one_of_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", "ignore") or " "


def _without_mojibake(text: str, *, repaired: bool) -> Decoded:
    """Undo UTF-8 that was read as Windows-1252 before it was sent, piece by piece.

    Text in which this has happened once is likely to hold more of it, behind other letters too.
    """
    for pattern in (_MOJIBAKE, _MORE_MOJIBAKE, _MORE_MOJIBAKE):
        mended = pattern.sub(_mended, text)
        if mended == text:
            break
        text, repaired = mended, True
    return Decoded(text, repaired)


def _mended(found: re.Match[str]) -> str:
    try:
        return b"".join(_windows_byte(letter) for letter in found[0]).decode("utf-8")
    except UnicodeError:
        return found[0]


def _windows_byte(letter: str) -> bytes:
    return letter.encode("latin-1" if ord(letter) <= _LAST_BYTE else "cp1252")
