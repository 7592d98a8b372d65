"""What a follow-up says of an activity: what was said in its period, else since when nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core import rules
from core.last_words import TYPED_BY
from core.spanish import fold, show_percent
from core.words import Status

NO_REPORT = "Sin reporte"
NOT_APPLICABLE = "N/A"
_OVERRULED = "se tomó la cifra del archivo, corte"
_SINCE = r" \d{2}/\d{2}/\d{4}(?: \([^)]*\))?"
_MARK = re.compile(
    rf"sin reporte(?P<since> desde{_SINCE})?|.*: {fold(_OVERRULED)}(?P<day>{_SINCE})"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A report that was not taken back; `office` is none where a file says it.

    `decided_by`: that it does not apply was decided, by these; the words are those of who had
    asked. `by_hand`: planning typed it.
    """

    report: rules.Report
    words: str
    office: str
    from_file: bool
    decided_by: str = ""
    by_hand: bool = False

    @property
    def source(self) -> str:
        """Who said it and on which day, without a person's name: it is published."""
        if self.by_hand:
            return f"{TYPED_BY}, {self.report.as_of:%d/%m/%Y}"
        if self.from_file:
            return f"Archivo del plan, corte {self.report.as_of:%d/%m/%Y}"
        if self.decided_by:
            return f"Decisión de {self.decided_by}, {self.report.as_of:%d/%m/%Y}"
        return f"{self.office or 'Reporte'}, {self.report.as_of:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class Until:
    """The last day of a follow-up; `loaded` where it is none but the day of loading a file.

    What the file says is then all of it: what people report after that is of the next one.
    """

    day: date
    loaded: datetime | None = None

    def holds(self, told: Told) -> bool:
        """Tell whether something was said by then."""
        report = told.report
        if self.loaded is None or report.as_of != self.day:
            return report.as_of <= self.day
        return told.from_file or report.recorded_at <= self.loaded


@dataclass(frozen=True, slots=True)
class InPeriod:
    """The cells of a follow-up; `figure` is the one that holds, `words` are of its period alone.

    `mark` stands in place of words where nothing was said in it: since when the figure is known.
    """

    figure: Decimal | None = None
    applies: bool = True
    words: str = ""
    source: str = ""
    mark: str = ""
    from_file: bool = False


def in_period(told: Sequence[Told], after: Until | None) -> InPeriod:
    """Return what was said after the follow-up `after`; without one, all of it was.

    An older figure that still holds stands with a mark that tells its day, or beside newer words;
    words of an earlier figure are left out.
    """
    current = rules.current(one.report for one in told)
    if current is None:
        return InPeriod(mark=NO_REPORT)
    by_id = {one.report.id: one for one in told}
    newest = by_id[current.report.id]
    if not _is_after(newest, after):
        mark = _overruled(told, current, after) or _mark(current)
        return InPeriod(current.percent, mark=mark)
    applies = current.report.status is not Status.NOT_APPLICABLE
    figure = current.told
    worded = _worded(by_id, current, after) if applies else newest
    return InPeriod(
        current.percent,
        applies,
        worded.words,
        _source(newest if figure is None else by_id[figure.id], worded, figure),
        from_file=newest.from_file,
    )


def marks_no_report(words: str, *, figure: bool) -> bool:
    """Tell whether the words of a follow-up say that there is none, as culmina gave it back; "Sin
    reporte" alone beside a `figure` is somebody's own remark."""
    found = _MARK.fullmatch(fold(words))
    return found is not None and bool(found["since"] or found["day"] or not figure)


def _is_after(told: Told, until: Until | None) -> bool:
    return until is None or not until.holds(told)


def _worded(told: Mapping[int, Told], current: rules.Current, after: Until | None) -> Told:
    """Return the newest report in the period with words of the figure that holds, by the office
    that spoke last; else the newest, whose figure has none."""
    newest = told[current.report.id]
    if newest.by_hand and newest.from_file:
        return next((one for one in told.values() if _lacks_figure(one, newest)), newest)
    if newest.words or newest.from_file or newest.by_hand:
        return newest
    of_figure = (told[one.id] for one in _of_figure(told, current))
    same_office = (
        one
        for one in of_figure
        if one.words
        and not one.from_file
        and one.report.office_id == newest.report.office_id
        and _is_after(one, after)
    )
    return next(same_office, newest)


def _lacks_figure(told: Told, typed: Told) -> bool:
    """Tell whether these are the file's words of a cell whose figure was typed for it."""
    of_file = told.from_file and not told.by_hand and told.report.percent is None
    return of_file and bool(told.words) and told.report.as_of == typed.report.as_of


def _of_figure(told: Mapping[int, Told], current: rules.Current) -> list[rules.Report]:
    """Return the reports since the figure that holds was first told, the newest first."""
    found = []
    for one in rules.standing(one.report for one in told.values()):
        if one.percent not in {None, current.percent} or one.status is Status.NOT_APPLICABLE:
            break
        found.append(one)
    while found and found[-1].percent != current.percent:
        found.pop()
    return found


def _source(told: Told, worded: Told, figure: rules.Report | None) -> str:
    if not worded.words or worded.source == told.source:
        return told.source
    if figure is None or figure.percent is None:
        return worded.source
    return f"{show_percent(figure.percent)}: {told.source}. Texto: {worded.source}"


def _overruled(told: Sequence[Told], current: rules.Current, after: Until | None) -> str:
    """Return who reported in the period and that the file's figure was taken; "" for nobody."""
    gone = {one.report.continues for one in told if one.from_file} - {None}
    said = [
        one
        for one in told
        if not one.from_file
        and (one.report.id in gone or one.report.continues in gone)
        and _is_after(one, after)
    ]
    if not said:
        return ""
    last = max(said, key=lambda one: one.report.order)
    return f"{last.source}{_holding(last.report.percent)}: {_OVERRULED}{_holds(current)}"


def _holding(percent: Decimal | None) -> str:
    return "" if percent is None else f" ({show_percent(percent)})"


def _mark(current: rules.Current) -> str:
    """Return since when nothing was said, with the figure that still holds."""
    return f"{NO_REPORT} desde{_holds(current)}"


def _holds(current: rules.Current) -> str:
    """Return the day of which the figure that holds speaks, and the figure where there is one."""
    day = f" {current.report.as_of:%d/%m/%Y}"
    if current.report.status is Status.NOT_APPLICABLE:
        return f"{day} ({NOT_APPLICABLE})"
    return f"{day}{_holding(current.percent)}"
