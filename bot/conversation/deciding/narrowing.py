"""What an answer makes of decisions that wait for a yes: all of them, or only some. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation.deciding import places
from bot.conversation.deciding import ruling_words as words
from bot.conversation.deciding.called_requests import COUNTS
from bot.conversation.deciding.known import Known
from bot.conversation.speaking.yes_no import LONGEST, says_send, says_yes
from core.spanish import bare_words

_THOSE = (
    r"(?:a |con )?(?:las (?P<count>dos|tres|cuatro|cinco|[2-9])|(?P<both>ambas)|todas(?: ellas)?"
    r"|es[ao]s?(?: (?P<few>dos|tres|cuatro|cinco))?|(?:la|las) mism[ao]s?)"
)
_WHICH = re.compile(rf"{_THOSE}(?: (?P<behind>.+))?|(?P<before>.+?) {_THOSE.replace('P<', 'P<_')}")
_NAMES = re.compile(words.NAME)
_LEADS = (
    r"[\s¡]{0,3}(?:(?:s[ií]|no|pero|ok|listo|bueno|todas|ambas|las\s(?:dos|tres|cuatro))"
    r"[\s,.]{1,3}){0,4}"
)
_NAMED = rf"(?P<names>{words.NUMBERS})"
_ONLY = re.compile(
    rf"{_LEADS}(?:s[oó]lo|solamente|[uú]nicamente|nada\sm[aá]s|nom[aá]s)\s(?:a\s)?{_NAMED}[\s.!]{{0,3}}",
    re.IGNORECASE,
)
_BUT = re.compile(
    rf"{_LEADS}(?:(?:menos|excepto|salvo|quitando|fuera\sde|pero\sno)\s(?:a\s)?{_NAMED}"
    rf"|(?:a\s)?{_NAMED.replace('P<names>', 'P<without>')}\s(?:todav[ií]a\s|a[uú]n\s)?no)"
    r"(?=[\s.!]{0,3}\Z|[,.;:]\s|\s(?:porque|ya\sque|que\sya)\b)",
    re.IGNORECASE,
)


def agrees(text: str, count: int) -> bool:
    """Tell whether the whole text is a yes to so many: "sí, las dos", "hágale", "todas"."""
    return says_yes(text) or says_send(text) or _meant(text, count) == count


def miscounts(text: str, count: int) -> bool:
    """Tell whether the whole text is a yes to another number than was asked about."""
    meant = _meant(text, count)
    return meant is not None and meant != count


def _meant(text: str, count: int) -> int | None:
    """Return to how many a text says yes that says "las dos" or "todas"; None for others."""
    plain = bare_words(text)
    found = _WHICH.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        return None
    beside = found["behind"] or found["before"] or ""
    if beside and not says_yes(beside):
        return None
    said = found["count"] or found["few"] or found["_count"] or found["_few"]
    if said is None and (found["both"] or found["_both"]):
        said = "dos"
    return COUNTS[said] if said else count


def those_left(text: str, numbers: Sequence[int], known: Known) -> list[int] | None:
    """Return which of the requests asked about a text leaves: "sí, pero solo la 4.1", "menos la
    10"; None where it says nothing of that, or of others."""
    said = places.in_numbers(known.in_print(text), numbers)
    only, but = _ONLY.fullmatch(said), _BUT.match(said)
    if only is None and but is None:
        return None
    names = only["names"] if only else "" if but is None else but["names"] or but["without"]
    named = known.numbers(_NAMES.findall(names))
    if not named or not set(named) < set(numbers):
        return None
    return [one for one in numbers if (one in named) is (only is not None)]
