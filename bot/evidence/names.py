"""Names of files made safe: shown to people, and given to what is saved. Pure."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
# Path separators, what shells and Windows take for more than a letter, and what turns text round.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Return a name as it can be shown: one line, without a path, nothing that turns text round."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    return " ".join(_UNSAFE.sub(" ", last).split())


def safe_name(name: str, suffix: str, default: str) -> str:
    """Return a file name that is one plain name, and ends in the suffix of what the file is.

    "..\\\\informe.pdf.exe" that holds a PDF becomes "informe.pdf.pdf"; without a name it is
    `default` with the suffix.
    """
    clean = plain_name(name)
    stem = clean.rpartition(".")[0] or clean
    stem = stem.strip(" .-~$=+@")[:LONGEST].strip(" .") or default
    if _RESERVED.fullmatch(stem):
        stem = f"{default} {stem}"
    return f"{stem}.{suffix}"
