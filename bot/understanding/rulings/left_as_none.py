"""Words that leave an activity as one that does not apply: they grant it where that was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.understanding.rulings import words
from bot.understanding.rulings.named_by import all_by_name
from core.words import RequestKind

# "deje como no aplica la 5.1 de salud", "lo del recibo déjelo como no aplica si ya lo pidieron"
_LEAVES_IT = r"(?:d[eé]j|p[oó]ng|m[aá]rqu|reg[ií]str|an[oó]t)[ae]n?(?:se)?(?:l[aoe]s?)?|qued[ae]n?"
_AS_NONE = r"(?:como\s|en\s)?no\saplica(?:ble)?"
_LEFT_ONE = (
    r"(?:la|lo|el|esa)\s(?:del?\s)?(?:(?:la|los|las|el)\s)?"
    rf"(?:(?P<number>{words.NAME})(?:\sdel?\s(?:(?:la|los|las|el)\s)?)?)?"
    r"(?P<name>(?:[^\W\d_]{2,20}\s){0,6}?(?:[^\W\d_]{2,20})?)"
)
_LEFT_AS_NONE = tuple(
    re.compile(
        rf"\W{{0,3}}(?:(?:ok|listo|bueno|s[ií]|dale|vale|claro|de\sacuerdo|por\sfavor|porfa|pues|entonces|que)\W{{1,2}}){{0,3}}{form}"
        r"(?:\s?[,.;]?\s(?:si|ya|que|porque|pues|como|por\sfavor|gracias)\b[^?%\d]{0,80})?[\s.!]{0,3}",
        re.IGNORECASE,
    )
    for form in (
        rf"(?:{_LEAVES_IT})\s{_AS_NONE}\s{_LEFT_ONE}",
        rf"{_LEFT_ONE}\s?,?\s(?:{_LEAVES_IT})\s{_AS_NONE}",
        rf"(?:{_LEAVES_IT})\s{_LEFT_ONE}\s{_AS_NONE}",
    )
)


def may_leave(text: str) -> bool:
    """Tell whether a text orders that an activity is left as one that does not apply."""
    return any(one.fullmatch(text) for one in _LEFT_AS_NONE)


def request_of(
    text: str, waiting: Mapping[int, str], kinds: Mapping[int, RequestKind]
) -> int | None:
    """Return the only request that waits for an activity not to apply, of one that a text orders to
    leave so; None where nobody asked for that, or several did."""
    asked = {one: said for one, said in waiting.items() if kinds[one] is RequestKind.NOT_APPLICABLE}
    for found in (one.fullmatch(text) for one in _LEFT_AS_NONE):
        if found is None:
            continue
        number, name = found["number"], found["name"].strip()
        of = {
            one: said for one, said in asked.items() if number in (None, str(one), said.split()[0])
        }
        meant = all_by_name(name, of) if name else list(of) if number else []
        if len(meant) == 1:
            return meant[0]
    return None
