"""What a file is, by its content and never by its name; what can run is known and refused. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.evidence import packages
from core.files import Refusal, Unwanted

# What is kept as evidence: the setting's word, and the media type that is written down.
TYPES: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "webp": "image/webp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "txt": "text/plain",
    "csv": "text/csv",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
}
# What only a voice note may be.
SOUNDS: Final[Mapping[str, str]] = {"ogg": "audio/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4"}
SUFFIXES: Final[Mapping[str, str]] = {"jpeg": "jpg"}

_SIGNS: Final = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
)
# What a system runs, or a viewer runs the scripts of, whatever its name: the first bytes.
_RUNS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
    b"dex\n",
)
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"MSCF")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Text that a system runs by its name: the content is only words.
_SCRIPTS = re.compile(
    "bat|cmd|com|csh|hta|inf|jse?|jsp|lnk|msc|php|pl|ps1|psm1|py|rb|reg|scf|sct|sh|url|vb|vbe|vbs"
    "|ws|wsc|wsf|wsh"
)
_PAGES = re.compile("html?|mhtml?|shtml|svg|xhtml|xml|xslt?")
_PAGE = re.compile(r"<(?:!doctype|html|head|body|script|svg|iframe|\?xml|\?php|%)", re.IGNORECASE)
_LOOKED_AT = 4096
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_MP4 = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV",
     b"mmp4", b"dash", b"3gp4", b"3gp5"}
)  # fmt: skip
_NO_WORDS = frozenset(chr(code) for code in (*range(9), 11, *range(14, 32), 127))
_NOT_PLAIN = ("{\\rtf", "%!PS")  # words that hold more than words


def find_type(content: bytes, name: str) -> str:
    """Return the word of TYPES or SOUNDS for what a file holds; raises Unwanted.

    The name only tells words that are a table from plain ones, and words that a system would run.
    """
    if not content:
        raise Unwanted(Refusal.EMPTY)
    if found := _by_first_bytes(content):
        return found
    if content.startswith(_RUNS):
        raise Unwanted(Refusal.RUNS)
    if content.startswith(_OLD_OFFICE):
        raise Unwanted(Refusal.OLD_OFFICE)
    if content.startswith(_PACKED):
        raise Unwanted(Refusal.PACKED)
    if content.startswith(b"PK"):
        return packages.find_type(content)
    return _words(content, name)


def media_type(found: str) -> str:
    """Return the media type of a word of TYPES or SOUNDS."""
    return TYPES.get(found) or SOUNDS[found]


def _by_first_bytes(content: bytes) -> str | None:
    for sign, found in _SIGNS:
        if content.startswith(sign):
            return found
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return _by_brand(content) if content[4:8] == b"ftyp" else None


def _by_brand(content: bytes) -> str | None:
    """Return what an ISO base media file is (ISO/IEC 14496-12: the brand behind `ftyp`)."""
    brand = content[8:12]
    if brand in _HEIC:
        return "heic"
    if brand == b"M4A ":
        return "m4a"
    if brand == b"qt  ":
        return "mov"
    return "mp4" if brand in _MP4 else None


def _words(content: bytes, name: str) -> str:
    text = _decoded(content)
    if text is None or text.startswith(_NOT_PLAIN) or not _NO_WORDS.isdisjoint(text):
        raise Unwanted(Refusal.NOT_ALLOWED)
    suffix = name.rpartition(".")[2].casefold() if "." in name else ""
    if _SCRIPTS.fullmatch(suffix):
        raise Unwanted(Refusal.RUNS)
    if _PAGES.fullmatch(suffix) or _PAGE.search(text[:_LOOKED_AT]):
        raise Unwanted(Refusal.PAGE)
    return "csv" if suffix == "csv" else "txt"


def _decoded(content: bytes) -> str | None:
    utf_16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
