"""What is left of other programs in a text is taken out of what people are shown."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# A tag begins with a letter; "< 5 %" stays.
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BOLD = re.compile(r"\*\*+")
# Without its semicolon an entity may be part of an address ("?a=1&copy=2").
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_SOFT_HYPHEN = re.compile("\u00ad\\s*+(?=\\w)|\u00ad")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
# A word that the end of a printed line cut; after a figure or before a capital it is a sign.
_CUT_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-záéíóúüñ])")
# Lines that end within an address, whose hyphens are its own, and how far back it may begin.
_ADDRESS_END = re.compile(r"(?:://|www\.|\S/)\S*(?:\n\S+)*$")
_LONGEST_ADDRESS = 300
_BULLET = re.compile(r"^[ \t]*[•·▪●○◦■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc][ \t]*", re.MULTILINE)
# Signs that also stand for something else are bullets where several lines begin with them.
_LISTED = re.compile(r"^[ \t]*[-–*][ \t]+", re.MULTILINE)
_SEVERAL = 2
_BLANKS = re.compile(r"\s+")
# Every sign with which one of the above begins, and every blank but the common one. Most cells have
# none of them: one search instead of six replacements.
_ODD = re.compile(
    "[<&\u00ad\u200b-\u200f\u2060\ufeff•·▪●○◦■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc"
    "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return `text` without HTML, bold marks, bullets, cut words, unseen signs, double blanks."""
    if _is_plain(text):
        return unicodedata.normalize("NFC", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    text = _UNSEEN.sub("", _SOFT_HYPHEN.sub("", unicodedata.normalize("NFC", text)))
    if "\n" in text:
        text = join_cut_words(text)
        if len(_LISTED.findall(text)) >= _SEVERAL:
            text = _LISTED.sub("", text)
    text = _BOLD.sub("", _BULLET.sub("", text))
    return _BLANKS.sub(" ", text).strip()


def _is_plain(text: str) -> bool:
    if "  " in text or "**" in text or text[:1] == " " or text[-1:] == " ":
        return False
    return not _ODD.search(text)


def join_cut_words(text: str) -> str:
    """Return `text` with the words put together that its lines' ends cut, but not addresses."""
    return _CUT_WORD.sub(_without_hyphen, _SOFT_HYPHEN.sub("", text))


def _without_hyphen(cut: re.Match[str]) -> str:
    before = cut.string[max(0, cut.start() - _LONGEST_ADDRESS) : cut.start()]
    return "-" if _ADDRESS_END.search(before) else ""
