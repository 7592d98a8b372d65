"""What a server's answer to a message means: one table for refusals at once and for bounces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.email.reading.lines import folded
from bot.email.reading.wordings import folded_pattern
from core.inbound import Returned

_MOST_WORDS = 1_000
_FULL = folded_pattern("refused_full")
_OF_THE_MAIL = folded_pattern("refused_mail")
_FOR_NOW = folded_pattern("refused_for_now")
_GONE = folded_pattern("refused_gone")

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45]\d\d)(?![\d.])")
# Names of machines and people in an answer say nothing of its reason.
_NAMES = re.compile(
    r"[^\s<>()\[\]\"]{0,64}@[^\s<>()\[\]\"]{1,255}"
    r"|(?:\b[a-z\d][a-z\d.-]{0,80} ?)?\[[\d.:a-f]{3,45}\]",
    re.IGNORECASE,
)

# RFC 3463 and the registry of RFC 5248: the second and third number. What stands here is decided
# by the number, what does not by the words. X.2.1 is a mailbox switched off, X.1.10 a domain that
# takes no mail (RFC 7505), X.7.13 a user switched off; X.1.7 and X.1.8 speak of the sender.
_BY_STATUS = {
    "1.1": Returned.GONE, "1.2": Returned.GONE, "1.3": Returned.GONE, "1.6": Returned.GONE,
    "1.10": Returned.GONE, "2.1": Returned.GONE, "7.13": Returned.GONE,
    "2.2": Returned.PASSING, "2.4": Returned.PASSING, "3.1": Returned.PASSING,
    "3.2": Returned.PASSING,
    "1.7": Returned.REFUSED, "1.8": Returned.REFUSED, "2.3": Returned.REFUSED,
    "3.3": Returned.REFUSED, "3.4": Returned.REFUSED,
}  # fmt: skip
# X.6 is the content, X.7 security and policy.
_BY_SUBJECT = {"6": Returned.REFUSED, "7": Returned.REFUSED}
# RFC 5321, 4.2.3, and RFC 7504, where neither number nor words say more.
_BY_CODE = {
    "450": Returned.PASSING, "452": Returned.PASSING, "551": Returned.GONE,
    "552": Returned.PASSING, "554": Returned.REFUSED, "556": Returned.GONE,
}  # fmt: skip


def outcome_of(words: str, status: str = "") -> Returned:
    """Return what the words of a server say became of a message; pure.

    `status` is the enhanced status (RFC 3463), where a report has one apart from the words. It
    decides first, then the words, then the code of the answer. An address is `gone` only where the
    number or the words say so and nothing in the words speaks of another reason.
    """
    words = words[:_MOST_WORDS]
    said = folded(_NAMES.sub(" ", words))
    numbers = [found[0] for found in _STATUS.finditer(f"{status} {words}")]
    code = next(iter(_CODE.findall(words)), "")
    found = _decided(numbers, said) or _by_words(code, said)
    # What a server says with 4 it may take back.
    if found is Returned.GONE and (numbers[0] if numbers else code).startswith("4"):
        return Returned.UNREACHED
    return found


def status_in(text: str) -> str:
    """Return the first enhanced status in a text, or nothing."""
    found = _STATUS.search(text)
    return found[0] if found else ""


def _decided(numbers: Sequence[str], said: str) -> Returned | None:
    """Return what enhanced numbers mean, the words against it; None where they tell nothing.

    A relaying server may put its own before the one of the server that refused: an address is
    gone only where none of them says otherwise.
    """
    meanings = [_BY_STATUS.get(n[2:]) or _BY_SUBJECT.get(n[2]) for n in numbers]
    told = [meaning for meaning in meanings if meaning is not None]
    other = next((meaning for meaning in told if meaning is not Returned.GONE), None)
    if other is not None or not told:
        return other
    return _other_reason(said) or Returned.GONE


def _other_reason(said: str) -> Returned | None:
    """Return the reason that words name which is not that the mailbox is gone."""
    if _FULL.search(said):
        return Returned.PASSING
    if _OF_THE_MAIL.search(said):
        return Returned.REFUSED
    return Returned.UNREACHED if _FOR_NOW.search(said) else None


def _by_words(code: str, said: str) -> Returned:
    other = _other_reason(said)
    if other is not None:
        return other
    if _GONE.search(said):
        return Returned.GONE
    return _BY_CODE.get(code, Returned.UNREACHED)
