"""What the beginning of a subject says: an answer, something passed on, a calendar's answer."""

from __future__ import annotations

import re

from bot.email.reading.lines import folded
from bot.email.reading.wordings import folded_alternatives

_MOST = 1000
_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\([^)]{1,40}\))\s*")
_BRACKETS = re.compile(r"\[[^\]]{1,80}\]")
_NUMBER = r"(?:\[\d+\]|\(\d+\))?\s?[:：]"
_REPLY = re.compile(rf"\s*(?:{folded_alternatives('reply_prefixes')}){_NUMBER}")
_FORWARD = re.compile(rf"\s*(?:{folded_alternatives('forward_prefixes')}){_NUMBER}")
_CALENDAR = re.compile(rf"\s*(?:{folded_alternatives('calendar_prefixes')})\s?[:：]")


def is_forward_subject(subject: str) -> bool:
    """Tell whether the first prefix of a subject is one of passing on."""
    return bool(_FORWARD.match(_start(subject)))


def is_reply_subject(subject: str) -> bool:
    """Tell whether the first prefix of a subject is one of an answer."""
    return bool(_REPLY.match(_start(subject)))


def is_calendar_subject(subject: str) -> bool:
    """Tell whether a calendar wrote the subject: "Aceptado: …"."""
    return bool(_CALENDAR.match(_start(subject)))


def without_prefixes(subject: str) -> str:
    """Return the folded subject without any prefix of answers and passing on."""
    text = _start(subject)
    while True:
        found = _REPLY.match(text) or _FORWARD.match(text)
        if found is None:
            return text.strip()
        text = text[found.end() :]


def words_of(subject: str, *, answers: bool = False) -> str:
    """Return what a subject says without what stands in brackets; nothing of one that a calendar
    wrote, and of one that answers or passes on only where `answers`: without its prefixes."""
    text = subject[:_MOST]
    if is_calendar_subject(text):
        return ""
    while is_reply_subject(text) or is_forward_subject(text):
        if not answers:
            return ""
        text = re.split("[:：]", text, maxsplit=1)[1]
    return " ".join(_BRACKETS.sub(" ", text).split())


def _start(subject: str) -> str:
    return folded(_TAG.sub("", subject[:_MOST]))
