"""Rules 1, 2, 3: the amounts of a text as the rules take them: each number in one of them at most.

All that may be meant finds `finding.py`; here the fullest way to read a number is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import accumulate, takewhile

from bot.understanding.amounts.finding import OF_A_SHARE, Candidate, Goal, all_candidates
from bot.understanding.amounts.masks import norm_at, number
from bot.understanding.lexicon import rule_tags, tags
from bot.understanding.reading import phrase
from bot.understanding.wordlists import word_set


class Kind(StrEnum):
    """How an amount is written."""

    PERCENT = "percent"
    FRACTION = "fraction"
    SHARE = "share"
    POINTS = "points"
    COUNT = "count"
    BARE = "bare"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Amount:
    """`plain[start:end]` as a percentage; `value` is None for what has none (a range)."""

    kind: Kind
    value: Decimal | None
    start: int
    end: int
    units: int | None = None
    of_others: bool = False


N = r"-?\d+(?:\.\d+)?"
_SOME = r"(?:(?:el|un|al|como|casi|unos|a|por) ){0,20}"
_RANGE = phrase(
    rf"entre {_SOME}{N}(?: %)? (?:y|a|-) {_SOME}{N}(?: %)?|{N} %? ?(?:o|-|u|y|ó) {N} %"
    rf"|(?<!del )(?<!de )(?<!desde )(?<!desde el )(?<!de un )(?<!desde un )(?<!del un ){N}(?: "
    rf"%)? (?:a|o|u|-) {_SOME}{N}(?: %)?"
    rf"|{N} {N} %|{N}(?: %)? (?:y pico|y algo|y tantos?|y punta|largo|larguito)(?: %)?"
    rf"|(?:mas o menos )?de {_SOME}{N}(?: %)? para arriba|[4-9][05] / [4-9][05]"
)
# The fullest way to read a number first.
_KINDS = {
    "fraction": Kind.FRACTION, "whole first": Kind.FRACTION, "ordinal": Kind.FRACTION,
    "percent": Kind.PERCENT, "share": Kind.SHARE, "points": Kind.POINTS, "count": Kind.COUNT,
    "count alone": Kind.COUNT, "bare": Kind.BARE,
}  # fmt: skip
_ORDER = list(_KINDS)
_TOO_MANY = 3  # times what is planned: no count of the goal's units
_OTHER_THINGS = frozenset(("MONEY", "OTHER", "PEOPLE"))
_TOLD = frozenset(("STAND", "DONE", "LACK"))
_PARTICIPLE = re.compile(r"\w{3,}[ai]d[oa]s?|hech[oa]s?|list[oa]s?")
_PAST = re.compile(
    r"(?:[ai]d[oa]s?|amos|imos|aron|ieron|[ai]ndo|o|e)$|^(?:list|hech|complet|va$|van$|lleva)"
)
_DEEDS = frozenset(("DONE", "MADE"))
_NOT_DONE = frozenset(("LACK", "NOT", "UNDONE", "HOPED"))
_CLAUSE = 12  # words
_VERB = re.compile(r"[a-z]{3,}(?:[aei]mos|aron|ieron)")
_HELPS = word_set("esta estan se ya ha han an hemos fueron son hay")
_APART = word_set("antes por con en entre sin para y")  # no part and its whole around it
_BEFORE_OTHERS = word_set("de en por para con y")
_OF_ALL = word_set("de los las")
_ENDS = frozenset(".,;¶")
_PLURAL_VERB = re.compile(
    r"\w+mos|mas|menos|gracias|ademas|despues|entonces|pues|mientras|es|los|las|nos|nosotr[oa]s|pendientes|tras"
)


def find_amounts(plain: str, counted: frozenset[str], planned: int | None) -> list[Amount]:
    """Return the amounts in `plain`, whose distracting numbers are masked, in their order.

    `counted` are stems of the units of a goal of `planned` of them.
    """
    text = _Text(plain, Goal(planned, counted))
    found = sorted(filter(text.is_meant, all_candidates(text.norms, text.goal)), key=_fullest)
    chosen: list[Amount] = []
    for amount in [*_ranges(plain), *map(text.amount, found)]:
        if all(amount.end <= one.start or one.end <= amount.start for one in chosen):
            chosen.append(amount)
    return sorted(chosen, key=lambda amount: amount.start)


def rounded(value: Decimal) -> Decimal:
    """Round to a whole number, halves up."""
    return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _fullest(candidate: Candidate) -> int:
    return _ORDER.index(candidate.kind)


def _ranges(plain: str) -> Iterator[Amount]:
    for found in _RANGE.finditer(plain):
        if "%" in found.group() or not re.match(r" (?:de|puntos|/)", plain[found.end() :]):
            yield Amount(Kind.RANGE, None, *found.span())


class _Text:
    """The words of a text, and which of its candidates are amounts to the rules."""

    def __init__(self, plain: str, goal: Goal) -> None:
        self.norms = plain.split(" ")
        self.goal = goal
        self.starts = [0, *accumulate(len(norm) + 1 for norm in self.norms)]

    def amount(self, c: Candidate) -> Amount:
        """Return a candidate by its place in the text; a label belongs to what it counts."""
        kind, label = _KINDS[c.kind], self._label(c)
        if kind is Kind.SHARE and c.mask == "range":
            return Amount(Kind.RANGE, None, self.starts[c.first], self.starts[c.last] - 1)
        units = c.whole if kind is Kind.FRACTION else int(c.part) if c.part is not None else None
        of_others = kind is Kind.FRACTION and _is_counted_noun(norm_at(self.norms, c.last))
        of_others = of_others or c.mask in OF_A_SHARE
        start = self.starts[c.first if label is None else label]
        return Amount(kind, self._value(c), start, self.starts[c.last] - 1, units, of_others)

    def _value(self, c: Candidate) -> Decimal:
        """Return the value, below zero for "vamos en menos 10 %"."""
        led, norm = norm_at(self.norms, c.first - 2), norm_at(self.norms, c.first - 1)
        minus = norm == "menos" and not (led.isalpha() and "STAND" not in tags(led) and led != "en")
        return -c.value if minus and (c.kind == "percent" or led == "en") else c.value

    def is_meant(self, c: Candidate) -> bool:
        """Whether a candidate is an amount, not a number of something else."""
        if c.mask not in ("", "range") and c.kind != "count":
            return c.kind == "share" and c.mask in OF_A_SHARE
        match c.kind:
            case "fraction":
                return self._is_fraction(c)
            case "whole first":
                return self._is_told(c.last - 2)
            case "ordinal":  # of a whole that is told too
                whole = c.last - c.first > 2 and number(self.norms[c.last - 1]) is not None
                return whole and self._is_done(c)
            case "share":
                return not tags(c.noun) & _OTHER_THINGS
            case "count" | "count alone" | "bare":
                return self._is_alone(c)
        return c.kind in _KINDS

    def _is_done(self, c: Candidate) -> bool:
        """Whether what has a place in a row was done: not "la segunda de 3 es el viernes"."""
        before = list(
            takewhile(_goes_on, reversed(self.norms[max(0, c.first - _CLAUSE) : c.first]))
        )
        rest = self.norms[c.first : c.last + _CLAUSE]
        if "," in self.norms[c.first : c.last]:  # its whole stands in brackets
            rest = [*self.norms[c.first : c.last], *self.norms[c.last + 1 : c.last + _CLAUSE]]
            rest.remove(",")
        words = [*before, *takewhile(_goes_on, rest)]
        found = {tag for word in words for tag in rule_tags(word)}
        if found & _NOT_DONE:
            return False
        going = (
            before[1:2]
            and before[1] in ("en", "por")
            and "GOING" in rule_tags("".join(before[2:3]))
        )
        return bool(going) or any(is_past(word) and rule_tags(word) & _DEEDS for word in words)

    def _is_alone(self, c: Candidate) -> bool:
        """Whether a number without its whole counts the units of the goal, or counts nothing."""
        after = norm_at(self.norms, c.last)
        if c.kind == "bare":
            return not _is_counted_noun(after)
        if c.kind == "count":
            return self._is_count(c)
        all_of_them = c.value == 100 and norm_at(self.norms, c.first - 1) in ("las", "los")
        return all_of_them and after in _ENDS and self._is_told(c.first - 2)

    def _is_fraction(self, c: Candidate) -> bool:
        """Whether a part is of its whole: not "un avance de 60", "3 visitas antes del 4"."""
        between = self.norms[c.first + 1 : c.last - 1]
        if c.whole != self.goal.planned and not _APART.isdisjoint(between):
            return False
        of_all = between[0] == "de" or between[-1] in _OF_ALL - {"de"}
        return self.norms[c.first][-1].isdigit() or of_all or self.goal.counts(between[0])

    def _is_told(self, at: int) -> bool:
        """Whether a verb stands at a token, or before the "ya" there."""
        at -= norm_at(self.norms, at) == "ya"
        norm, before = norm_at(self.norms, at), norm_at(self.norms, at - 1)
        if rule_tags(norm) & _NOT_DONE - {"LACK"} or "no" in self.norms[max(0, at - 2) : at]:
            return False  # "hay programadas 18", "no hicimos 18"
        if _PARTICIPLE.fullmatch(norm):
            return before in _HELPS or bool(tags(before) & _TOLD)
        return bool(tags(norm) & _TOLD) or _VERB.fullmatch(norm) is not None

    def _is_count(self, c: Candidate) -> bool:
        if c.last > c.first + 1:  # the noun follows
            few = c.part is not None and c.part <= _TOO_MANY * (self.goal.planned or 0)
            return few and self.norms[c.first + 1] not in _BEFORE_OTHERS
        label, after = self._label(c), norm_at(self.norms, c.last)
        if label is None or c.value > 100 or after in ("de", "/", "%") or number(after) is not None:
            return False
        words = self.norms[label : c.first]
        labels = words[0].endswith("s") and all(word == ":" or len(word) > 3 for word in words)
        return self._is_told(c.first - 1) or (labels and after in _ENDS)

    def _label(self, c: Candidate) -> int | None:
        """Return where the noun stands that is counted before its number: "talleres van 2"."""
        if c.kind != "count" or c.last > c.first + 1:
            return None
        for at in range(c.first - 1, max(-1, c.first - 5), -1):
            if self.goal.counts(self.norms[at]):
                while norm_at(self.norms, at - 1) in _OF_ALL:
                    at -= 1
                return at
            if not self.norms[at].isalpha() and self.norms[at] != ":":
                return None
        return None


def is_past(word: str) -> bool:
    """Whether a word has a form in which deeds are told."""
    return _PAST.search(word) is not None


def _goes_on(norm: str) -> bool:
    return norm not in ".,;:?!¶"


def _is_counted_noun(word: str) -> bool:
    if word[0] == "_" or word in ("de", "/"):
        return True
    plural = word.isalpha() and word.endswith("s") and len(word) > 3
    return plural and not _PLURAL_VERB.fullmatch(word)
