"""What stands above the table: the entity, the title, the year, the cut-off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.spanish import fold
from plans.values.clean import clean
from plans.values.dates import first_date

_ENTITY = re.compile(r"\s*(?:nombre de la )?entidad\b\s*:?\s*", re.IGNORECASE)
_ENTITY_HEAD = re.compile(
    r"(?:alcaldia|gobernacion|ministerio|municipio|departamento|instituto|agencia|concejo|"
    r"personeria|contraloria|superintendencia|corporacion|hospital|e\.?s\.?e\.?|empresa|"
    r"universidad|unidad administrativa|asamblea)\b"
)
_YEAR_LABEL = re.compile(r"\b(?:vigencia|ano)\b\D{0,5}((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_PUBLISHED = re.compile(r"\bfecha de (?:la )?(?:publicacion|expedicion)\b|\bpublicado el\b")
_CUTOFF = re.compile(r"\bfecha de(?:l)? (?:seguimiento|corte)\b|\bcorte\b|\bfecha corte\b")
_TITLE = re.compile(r"\b(?:plan|seguimiento|programa|estrategia|mapa)\b")
_LABEL = re.compile(r"(?:fecha|objetivo|compromiso|vigencia|entidad|mision|vision)\b")
_PAGE = re.compile(r"(?:pagina|pag|version|codigo|fecha)\b")
_PERIOD = re.compile(r"\b(?:vigencia|año|plan|paac|ptep)\b", re.IGNORECASE)
_FOUR_DIGITS = re.compile(r"\d{4}")
_MARKS = "#*_ :.-"
_BEFORE_PERIOD = " -–,.(\t"
_LONGEST_NAME = 8
_FEWEST_PAGES = 3


@dataclass(frozen=True, slots=True)
class Preamble:
    """The facts of the whole plan as its file prints them; None for what it does not say."""

    entity: str | None = None
    title: str | None = None
    year: int | None = None
    cutoff: date | None = None
    published: date | None = None


def read_preamble(lines: Iterable[str], between: Iterable[str] = ()) -> Preamble:
    """Read the lines above the first table; a page's foot (`between`) may name the entity."""
    shown = [line for line in (clean(line).strip("#* ") for line in lines) if line]
    title = _title(shown)
    return Preamble(
        entity=_entity(shown) or _repeated(between),
        title=title,
        year=_year(shown, title),
        cutoff=_labelled_date(shown, _CUTOFF),
        published=_labelled_date(shown, _PUBLISHED),
    )


def year_of(preamble: Preamble, cutoff: date | None, days: Sequence[date]) -> int | None:
    """Return the plan's year: as printed, else the cut-off's, else the one most dates have."""
    if preamble.year is not None:
        return preamble.year
    if cutoff is not None:
        return cutoff.year
    years = Counter(day.year for day in days)
    return max(years, key=lambda year: (years[year], -year)) if years else None


def _entity(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = _ENTITY.match(line)
        if found and (name := line[found.end() :].strip(_MARKS)):
            return name
    named = (line for line in lines if _ENTITY_HEAD.match(fold(line)))
    return next((_without_period(line).strip(_MARKS) for line in named), None)


def _without_period(line: str) -> str:
    """Return the line up to the word of a period, where a year stands behind that."""
    period = _PERIOD.search(line)
    if period is None or _FOUR_DIGITS.search(line, period.end()) is None:
        return line
    return line[: period.start()].rstrip(_BEFORE_PERIOD)


def _repeated(lines: Iterable[str]) -> str | None:
    """Return the short line that is printed on most pages, as the name of an entity is."""
    shown = (clean(line).strip(_MARKS) for line in lines)
    names = Counter(line for line in shown if line and len(line.split()) <= _LONGEST_NAME)
    if not names:
        return None
    name, times = names.most_common(1)[0]
    known = any(letter.isalpha() for letter in name) and not _PAGE.match(fold(name))
    return name if known and times >= _FEWEST_PAGES else None


def _title(lines: Sequence[str]) -> str | None:
    for line in lines:
        folded = fold(line)
        if _TITLE.search(folded) and not _LABEL.match(folded) and not _ENTITY_HEAD.match(folded):
            return line.strip(_MARKS)
    return None


def _year(lines: Sequence[str], title: str | None) -> int | None:
    labelled = (_YEAR_LABEL.search(fold(line)) for line in lines)
    found = next((one for one in labelled if one), None) or _YEAR.search(title or "")
    return int(found.group(1)) if found else None


def _labelled_date(lines: Sequence[str], label: re.Pattern[str]) -> date | None:
    for line in lines:
        found = label.search(fold(line))
        if found and (day := first_date(line)):
            return day
    return None
