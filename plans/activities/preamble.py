"""What stands above the table: the entity, the title, the year, the cut-off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from core.spanish import fold
from plans.tables.columns import OF_THE_PLAN
from plans.tables.rows.line import Line
from plans.values.clean import clean
from plans.values.dates import first_date

_ENTITY = re.compile(
    r"\s*(?:(?:nombre de la )?entidad(?: (?:auditada|vigilada|territorial))?\b\s*:?|"
    r"(?:auditada|sujeto (?:de control|vigilado|auditado)) ?:)\s*",
    re.IGNORECASE,
)
_ENTITY_HEAD = re.compile(
    r"(?:alcaldia|gobernacion|ministerio|municipio|departamento|instituto|agencia|concejo|"
    r"personeria|contraloria|superintendencia|corporacion|hospital|e\.?s\.?e\.?|empresa|"
    r"universidad|unidad administrativa|asamblea|institucion educativa|centro educativo|colegio|"
    r"consejo comunitario|cabildo|resguardo|loteria|beneficencia|caja de|camara de|fondo de|"
    r"area metropolitana|terminal de|distrito|establecimiento publico)\b"
)
# What a company's name ends with.
_ENTITY_END = re.compile(
    r"\b(?:s\.? ?a\.?(?: ?s\.?)?|e\. ?s\. ?[ep]\.|e\. ?i\. ?c\. ?e\.|ltda\.?)(?:\W|$)"
)
# "PLAN DE ACCIÓN 2026 Código: F-12", "ALCALDÍA DE LA PAZ DE-F-012": what a line of a page puts
# behind a name or a title.
_BESIDE = re.compile(
    r"\s(?:(?:c[oó]digo|versi[oó]n|fecha|p[aá]gina|emisi[oó]n|vigente desde) ?[:.]|nit\b|"
    r"seguimiento con corte\b|[A-Z]{1,4}(?:-[A-Z]{1,4}){1,2}-\d{1,4}\b).*",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"(?:reporte|informe|nombre del (?:plan|documento)|documento|t[ií]tulo|plan|formato) ?:\s*",
    re.IGNORECASE,
)
# "PLAN ANUAL DE AUDITORÍA 2026" is of that year.
_AUDITED = re.compile(
    r"\b(?:auditad[ao]s?|evaluad[ao]|visita|"
    r"(?<!anual de )(?<!plan de )(?<!programa de )auditoria)\b"
)
_LAST_INITIAL = re.compile(r"\.[A-Z]$")
_PARTS = re.compile(r"\s[-–—|]\s")
_YEAR_LABEL = re.compile(r"\b(?:vigencia|ano)\b\D{0,5}((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
# "PLAN INDICATIVO 2024-2027": the years of a term of office are no plan's year.
_YEARS = re.compile(r"\b(?:19|20)\d\d ?(?:[-–—/]|al?|y) ?(?:(?:19|20)\d\d|\d\d)\b")
_PUBLISHED = re.compile(r"\bfecha de (?:la )?(?:publicacion|expedicion)\b|\bpublicado el\b")
_CUTOFF = re.compile(r"\bfecha de(?:l)? (?:seguimiento|corte|evaluacion)\b|\bcorte\b")
_TITLE = re.compile(r"\b(?:plan|seguimiento|programa|estrategia|mapa)\b")
_LESSER_TITLE = re.compile(r"(?:documento: )?(?:cronograma|poai?|paac|ptep|peti)\b")
# Above a plan of the year stands the one that it serves.
_SERVED = re.compile(r"plan (?:nacional |departamental |distrital |municipal )?de desarrollo\b")
_LABEL = re.compile(r"(?:fecha|objetivo|compromiso|vigencia|entidad|mision|vision)\b")
_PAGE = re.compile(r"(?:pagina|pag|version|codigo|fecha)\b")
_PERIOD = re.compile(r"\b(?:vigencia|año|plan|paac|ptep)\b", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"\bfecha\b")
_FOUR_DIGITS = re.compile(r"\d{4}")
_MARKS = "#*_ :.-"
_BEFORE_PERIOD = " -–,.(\t"
_LONGEST_NAME = 8
_LONGEST_LABEL = 20
_SHORTEST_NAME = 3
_FEWEST_PAGES = 3


@dataclass(frozen=True, slots=True)
class Preamble:
    """The facts of the whole plan as its file prints them; None for what it does not say.
    `told_year` is the year that a sentence speaks of, which may be another plan's."""

    entity: str | None = None
    title: str | None = None
    year: int | None = None
    told_year: int | None = None
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
        told_year=_told_year(shown),
        cutoff=_labelled_date(shown, _CUTOFF),
        published=_labelled_date(shown, _PUBLISHED),
    )


def in_every_row(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what an export says of the whole plan in a column of its own: "Entidad: …"."""
    values: dict[str, set[str]] = {}
    for line in lines:
        for column, name in line.header.extra.items():
            if fold(name) in OF_THE_PLAN:
                cell = line.cells.columns.get(column)
                values.setdefault(name, set()).add(clean(cell.text) if cell else "")
    yield from (
        f"{name}: {text}" for name, texts in values.items() if len(texts) == 1 for text in texts
    )


def year_of(preamble: Preamble, cutoff: date | None, days: Sequence[date]) -> int | None:
    """Return the plan's year: as printed, else one that a sentence speaks of and a date has, else
    the cut-off's, else the one most dates have."""
    if preamble.year is not None:
        return preamble.year
    if preamble.told_year in {day.year for day in days} or not (cutoff or days):
        return preamble.told_year
    if cutoff is not None:
        return cutoff.year
    years = Counter(day.year for day in days)
    return max(years, key=lambda year: (years[year], -year)) if years else None


def _entity(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = _ENTITY.match(line)
        name = line[found.end() :].strip(_MARKS) if found else ""
        if any(map(str.isalpha, name)):  # an export may give its number
            return _bare(_BESIDE.sub("", name))
    named = (line for line in lines if _ENTITY_HEAD.match(fold(line)) or _is_company(line))
    first = next((_bare(_without_period(line)) for line in named), None)
    return first or next(_within(lines), None)


def _bare(name: str) -> str:
    """Return a name without the marks around it; the stop of "S.A. E.S.P." is its own."""
    bare = name.strip(_MARKS)
    return f"{bare}." if _LAST_INITIAL.search(bare) and f"{bare}." in name else bare


def _is_company(line: str) -> bool:
    folded = fold(line)
    return bool(_ENTITY_END.search(folded)) and not _TITLE.search(folded) and ":" not in line


def _within(lines: Sequence[str]) -> Iterator[str]:
    """Yield the entities behind another name: "SISTEMA WEB 4.2 - GOBERNACIÓN DE SAN ROQUE"."""
    for line in lines:
        if not _TITLE.search(fold(line)):
            yield from (part for part in _PARTS.split(line)[1:] if _ENTITY_HEAD.match(fold(part)))


def _without_period(line: str) -> str:
    """Return the line up to the word of a period, where a year stands behind that."""
    line = _BESIDE.sub("", line)
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
    known = sum(map(str.isalpha, name)) >= _SHORTEST_NAME and not _PAGE.match(fold(name))
    return name if known and times >= _FEWEST_PAGES else None


def _title(lines: Sequence[str]) -> str | None:
    titles = [title for line in lines if (title := _titled(line, _TITLE))]
    own = [title for title in titles if not _SERVED.match(fold(title))]
    # The heading of the page may name the form, and the text below it this year's plan.
    of_year = (title for title in own if _year_in(title))
    lesser = (title for line in lines if (title := _titled(line, _LESSER_TITLE)))
    return next(iter((*of_year, *own, *titles, *lesser)), None)


def _titled(line: str, words: re.Pattern[str]) -> str | None:
    """Return the title that a line prints, as these words tell; None for another line."""
    if _ENTITY_HEAD.match(fold(line)):
        # "ALCALDÍA DE SAN ROQUE PLAN DE ACCIÓN 2026": one line of a page for both
        line = line[len(_without_period(line)) :].lstrip(_BEFORE_PERIOD)
    folded = fold(line)
    if not words.search(folded) or _LABEL.match(folded):
        return None
    return _TITLE_LABEL.sub("", _BESIDE.sub("", line), count=1).strip(_MARKS)


def _year(lines: Sequence[str], title: str | None) -> int | None:
    """Return the year that is labelled or, without a label, in the title."""
    labels = (one for text, one in _labelled_years(lines) if len(text.split()) <= _LONGEST_LABEL)
    found = next(labels, None) or _year_in(title or "")
    return int(found.group(1)) if found else None


def _told_year(lines: Sequence[str]) -> int | None:
    """Return the year that a sentence labels: "en el año 2023"."""
    told = (one for text, one in _labelled_years(lines) if len(text.split()) > _LONGEST_LABEL)
    found = next(told, None)
    return int(found.group(1)) if found else None


def _labelled_years(lines: Sequence[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield each line with the year that it labels; not one that was audited, and none of the years
    of a term of office."""
    for line in lines:
        folded = fold(line)
        kept = _YEARS.sub("", folded)
        if not _AUDITED.search(folded) and (found := _YEAR_LABEL.search(kept)):
            yield kept, found


def _year_in(title: str) -> re.Match[str] | None:
    """Return the year in a title, None for one that was audited, and for a sentence."""
    folded = fold(title)
    if _AUDITED.search(folded) or len(folded.split()) > _LONGEST_LABEL:
        return None
    return _YEAR.search(_YEARS.sub("", folded))


def _labelled_date(lines: Sequence[str], label: re.Pattern[str]) -> date | None:
    for line in lines:
        folded = fold(line)
        for found in label.finditer(folded):
            if day := first_date(_NEXT_LABEL.split(folded[found.end() :])[0]):
                return day
    return None
