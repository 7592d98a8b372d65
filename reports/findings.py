"""What the picture of the digest finds, in words: the same figures, rounded as it shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from core.rules import Light
from core.spanish import cut_at_word, short_date, show_percent
from reports.shown import LIGHTS, WORST_FIRST, heading
from reports.values import Figures, Group

_LONGEST_COMPONENT = 42  # letters, and so many components are told in words
_COMPONENTS = 8


def light_words(counts: Mapping[Light, int]) -> str:
    """Return how many are of each light in words: "3 en rojo, 1 en amarillo, 8 en verde"."""
    return ", ".join(f"{counts[one]} en {LIGHTS[one]}" for one in WORST_FIRST if counts.get(one))


def alternative_text(figures: Figures) -> str:
    """Return what the picture shows, as findings: for who does not see it, and for the text."""
    found = [_components(figures), _behind(figures), _since_then(figures), _of_offices(figures)]
    return " ".join(one for one in found if one)


def against_time(group: Group) -> str:
    """Return how a component goes beside what its dates asked for: "50 % (pedía 27 %)"."""
    if group.average_percent is None:
        return "no aplica"
    asked = _whole(group.expected_percent or Decimal(0))
    return f"{_whole(group.average_percent)} (pedía {asked})"


def _whole(percent: Decimal) -> str:
    return show_percent(percent.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _components(figures: Figures) -> str:
    """Return how each component goes, the first ones where there are many."""
    told = [
        f"{cut_at_word(heading(one.name), _LONGEST_COMPONENT)}, {against_time(one)}"
        for one in figures.by_component[:_COMPONENTS]
    ]
    more = len(figures.by_component) - len(told)
    rest = f"; y {more} más en el libro" if more else ""
    return f"Avance frente al tiempo: {'; '.join(told)}{rest}." if told else ""


def without_contact(figures: Figures) -> int:
    """Count the offices with a light that nothing reaches."""
    unreached = {one.name for one in figures.unreachable_offices}
    return sum(one.light is not None and one.name in unreached for one in figures.by_office)


def _behind(figures: Figures) -> str:
    """Return the component that is farthest behind what its dates ask for."""
    gaps = [
        ((one.expected_percent or Decimal(0)) - one.average_percent, one)
        for one in figures.by_component
        if one.average_percent is not None
    ]
    if not gaps:
        return ""
    gap, worst = max(gaps, key=lambda pair: pair[0])
    if gap <= 0:
        return "Ningún componente va por detrás de lo que piden sus fechas."
    return (
        f"El componente que más debe es «{cut_at_word(heading(worst.name), _LONGEST_COMPONENT)}»."
    )


def _since_then(figures: Figures) -> str:
    """Return how what is overdue went since the first week of the trend."""
    if len(figures.trend) <= 1:
        return ""
    first, last = figures.trend[0], figures.trend[-1]
    then = short_date(first.on, figures.on)
    if first.overdue == last.overdue:
        return f"Las vencidas son {last.overdue}, como el {then}."
    verb = "subieron" if last.overdue > first.overdue else "bajaron"
    return f"Desde el {then} las vencidas {verb} de {first.overdue} a {last.overdue}."


def _of_offices(figures: Figures) -> str:
    counts = Counter(group.light for group in figures.by_office if group.light)
    if not counts:
        return ""
    unreached = without_contact(figures)
    lacking = f"; {unreached} sin contacto" if unreached else ""
    return f"Oficinas por semáforo: {light_words(counts)}{lacking}."
