"""What is left of other programs in a text is taken out of what people are shown."""

from __future__ import annotations

import html
import re
import unicodedata

# A tag begins with a letter; "< 5 %" stays.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BOLD = re.compile(r"\*\*+")
# Without its semicolon an entity may be part of an address ("?a=1&copy=2").
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` without HTML, bold marks, unseen characters and double blanks."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    text = _BOLD.sub("", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return _BLANKS.sub(" ", text).strip()
