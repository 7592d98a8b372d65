"""The requests that a text can name, by number and by the code of their activity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.understanding.parting.naming.codes import codes_of, in_print
from bot.understanding.rulings import words
from core.words import RequestKind

_BY_NAME = re.compile(rf"\b(?:las?|solicitud)\s({words.NAME})(?=\W|$)", re.IGNORECASE)
_BY_VERB = re.compile(rf"{words.DECIDING.pattern}\s(?:la\s)?({words.NAME})(?=\W|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a text can name: the requests that wait, the decided ones, and by the code of its
    activity each one that is the only one there; of each that waits the code, who asked and her
    office, and what for. `spoken_of`: those of which the message spoke that a text follows;
    `withdrawn`: what `called` has, of those that were taken back."""

    waiting: frozenset[int] = frozenset()
    decided: frozenset[int] = frozenset()
    codes: Mapping[str, int | None] = field(default_factory=dict)
    called: Mapping[int, str] = field(default_factory=dict)
    kinds: Mapping[int, RequestKind] = field(default_factory=dict)
    spoken_of: frozenset[int] = frozenset()
    withdrawn: Mapping[int, str] = field(default_factory=dict)

    @property
    def gone(self) -> Known:
        """Return the withdrawn requests as if they waited, to find the one that a text means."""
        codes = {asked.split()[0]: number for number, asked in self.withdrawn.items()}
        return Known(frozenset(self.withdrawn), codes=codes, called=self.withdrawn)

    def numbers(self, names: Sequence[str]) -> list[int | None] | None:
        """Return which requests are named, None for a code of several; None where a code is of
        no request at all."""
        if any(not one.isdecimal() and one not in self.codes for one in names):
            return None
        return [int(one) if one.isdecimal() else self.codes[one] for one in names]

    def in_print(self, text: str) -> str:
        """Return a text in which each code that it writes in its own way is as it is printed."""
        return in_print(text, codes_of(tuple(self.codes)))

    def named_in(self, text: str, *, reason: bool) -> list[str]:
        """Return the requests that wait and are named among other words; in a reason to deny, only
        such as a verb decides."""
        named = _BY_VERB.findall(text) + ([] if reason else _BY_NAME.findall(text))
        named = list(dict.fromkeys(named))
        return [one for one in named if set(self.numbers([one]) or ()) & self.waiting]
