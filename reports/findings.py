"""What the picture of the digest finds, in words: the same figures, rounded as it shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from core.rules import Light
from core.spanish import cut_at_word, plural, short_date
from reports.shown import GREY_MEANS, LIGHTS, WORST_FIRST, heading
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


def overdue_of_due(group: Group) -> str:
    """Return what a component has overdue of what was to be ready: "2 de 4 vencidas"."""
    if group.light is None:
        return "no aplica"
    if not group.due:
        return "nada vencía aún"
    if not group.overdue and group.due == 1:
        return "ninguna vencida"
    verb = "vencida" if group.overdue == group.due == 1 else "vencidas"
    return f"{group.overdue or 'ninguna'} de {group.due} {verb}"


def _components(figures: Figures) -> str:
    """Return how each component goes, the first ones where there are many."""
    told = [
        f"{cut_at_word(heading(one.name), _LONGEST_COMPONENT)}, {overdue_of_due(one)}"
        for one in figures.by_component[:_COMPONENTS]
    ]
    more = len(figures.by_component) - len(told)
    rest = f"; y {more} más en el libro" if more else ""
    return f"De lo que debía estar listo: {'; '.join(told)}{rest}." if told else ""


def _behind(figures: Figures) -> str:
    """Return the component that has most overdue, and of how many."""
    late = [one for one in figures.by_component if one.overdue]
    if not late:
        return "Ningún componente tiene vencidas." if figures.by_component else ""
    worst = max(late, key=lambda one: (one.overdue, one.overdue / one.due))
    name = cut_at_word(heading(worst.name), _LONGEST_COMPONENT)
    total = figures.headline.overdue
    if total == 1:
        return f"La única vencida es de «{name}»."
    return f"El componente que más debe es «{name}»: {worst.overdue} de las {total} vencidas."


def _since_then(figures: Figures) -> str:
    """Return how what is overdue went since the digest before, which all the rest compares with."""
    before = figures.before
    if before is None:
        return ""
    then, now = short_date(before.on, figures.on), figures.trend[-1].overdue
    if before.overdue == now:
        return f"Las vencidas son {now}, como el {then}."
    verb = "subieron" if now > before.overdue else "bajaron"
    return f"Desde el {then} las vencidas {verb} de {before.overdue} a {now}."


def _of_offices(figures: Figures) -> str:
    """Return the lights of the offices that lead activities: they add up to how many there are."""
    counts = Counter(group.light for group in figures.by_office if group.light)
    if not counts:
        return ""
    total = plural(sum(counts.values()), "oficina que lidera", "oficinas que lideran")
    dark = f" ({GREY_MEANS})" if counts[Light.GREY] else ""
    return f"{total}: {light_words(counts)}{dark}."
