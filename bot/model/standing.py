"""Whether what a model has written stands in a person's text: words, figures and days. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.understanding.meaning import PendingActivity, Status
from bot.understanding.reading import HARD_BREAKS, Reading, read
from bot.understanding.second.hypotheses import Hypothesis, hypotheses
from bot.understanding.second.ranking import probabilities
from bot.understanding.weights import learned
from core.dates.lengths import WorkingDays, find_lengths
from core.dates.reader import find_dates
from core.spanish import fold

# The least probability that the second reader has to give a reading. Measured with weights that
# were learned without each file in turn: 7 of 779 right figures are below it, and four of five
# times that "done" is taken from a deed which is only a step.
LEAST = 0.05
# What it has to give one that is recorded without a yes where the other readers ask.
PLAIN = 0.5
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_PERCENT = re.compile(r"\s?%")
_CLAUSES = re.compile(r"[.;,:…\n]+(?!\d)")


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A person's text, ready to be asked what stands in it."""

    text: str
    reading: Reading
    words: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(cls, text: str) -> SearchedText:
        """Return a text with its words."""
        found = ((fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))
        return cls(text, read(text), tuple(found))

    def places(self, said: str) -> Iterator[tuple[int, int]]:
        """Yield where `said` stands, whatever its case, accents and signs."""
        wanted = [fold(word) for word in _WORD.findall(said)]
        norms = [word for word, _, _ in self.words]
        for at in range(len(norms) - len(wanted) + 1) if wanted else ():
            if norms[at : at + len(wanted)] == wanted:
                end = self.words[at + len(wanted) - 1][2]
                sign = _PERCENT.match(self.text, end) if said.rstrip()[-1] == "%" else None
                yield self.words[at][1], sign.end() if sign else end

    def own_words(self, said: str) -> str | None:
        """Return `said` in the person's own spelling; None where a part of it does not stand."""
        place = next(self.places(said), None)
        if place is not None:
            return self.text[slice(*place)]
        clauses = [clause for clause in _CLAUSES.split(said) if _WORD.search(clause)]
        found = [next(self.places(clause), None) for clause in clauses]
        pieces = [self.text[slice(*place)] for place in found if place is not None]
        return ", ".join(pieces) if len(pieces) == len(clauses) else None

    def between(self, start: int, end: int) -> Reading:
        """Return the reading of the words from `start` to `end` alone."""
        return self.reading.part(*self._range(start, end))

    def sentences(self, start: int, end: int) -> Reading:
        """Return the sentences that the words from `start` to `end` stand in."""
        tokens = self.reading.tokens
        first, last = self._range(start, end)
        while first > 0 and tokens[first - 1].norm not in HARD_BREAKS:
            first -= 1
        while last < len(tokens) and tokens[last].norm not in HARD_BREAKS:
            last += 1
        return self.reading.part(first, last)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.reading.tokens
        inside = [at for at, one in enumerate(tokens) if one.start < end and one.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)


def told(
    standing: SearchedText, start: int, end: int, activity: PendingActivity, *, alone: bool
) -> list[Hypothesis]:
    """Return the readings of the sentences around some words that are not out of the question.

    Left out are numbers that are surely something else, and what the weights of the second reader
    find next to impossible, as "done" for a deed that is only a step. An amount that stands in the
    words themselves stays, however unlikely. Where an activity is not `alone` in the text, the
    words by themselves may make a reading likely.
    """
    around, shares = _readings(standing.sentences(start, end), activity)
    quoted, own = _readings(standing.between(start, end), activity)
    if not alone:
        shares = {said: max(share, own.get(said, 0.0)) for said, share in shares.items()}
    likely = [one for one in around if shares[one.percent, one.status] >= LEAST]
    return [*likely, *(one for one in quoted if one.role == "is")]


def is_plain(
    standing: SearchedText,
    start: int,
    end: int,
    activity: PendingActivity,
    said: tuple[Decimal | None, Status],
) -> bool:
    """Tell whether the second reader finds this figure and state likelier than all others."""
    parts = (standing.sentences(start, end), standing.between(start, end))
    return any(_readings(part, activity)[1].get(said, 0.0) >= PLAIN for part in parts)


def _readings(
    part: Reading, activity: PendingActivity
) -> tuple[list[Hypothesis], dict[tuple[Decimal | None, Status], float]]:
    """Return the readings of some words, and how probable each figure and state is."""
    found = hypotheses([token.norm for token in part.tokens], activity)
    kept, shares = [], defaultdict[tuple[Decimal | None, Status], float](float)
    for one, share in zip(found, probabilities(found, learned().ranking), strict=True):
        if not one.masked:
            kept.append(one)
            shares[one.percent, one.status] += share
    return kept, shares


def supported(
    readings: Sequence[Hypothesis], percent: Decimal | None, status: Status, last: Decimal | None
) -> Hypothesis | None:
    """Return the reading that gives this figure and state; None where none does.

    A figure with decimals that was computed ("2 de 3") may be rounded.
    """
    fits = [one for one in readings if one.status is status or _is_later(one, status, last)]
    for wanted in (percent, _rounded(percent)):
        for one in fits:
            if one.percent == wanted:
                return one
    return None


def _is_later(one: Hypothesis, status: Status, last: Decimal | None) -> bool:
    """Whether no progress may be meant as not begun: nothing was done before (rule 6)."""
    return one.role == "same" and not last and status is Status.NOT_STARTED


def _rounded(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def days(
    text: str, today: date, dues: Sequence[date | None], working_days: WorkingDays
) -> set[date]:
    """Return the days to come that a text names, or counts from today or from a due date."""
    found = {said.day for said in find_dates(text, today) if said.day is not None}
    bases = {today, *(due for due in dues if due is not None and due >= today)}
    for length in find_lengths(text):
        for base in bases:
            try:
                found.add(length.after(base, working_days))
            except (OverflowError, ValueError):  # beyond the calendar
                continue
    return {day for day in found if day > today}
