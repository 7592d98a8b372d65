"""What taking an import of a plan back would do, and what ends with a plan, in sentences."""

from __future__ import annotations

from datetime import date

from core.spanish import plural
from plans.storing.open_plans import PlanCard
from plans.storing.undoing import Undoing


def what_is_undone(found: Undoing) -> list[str]:
    """Return what taking the newest import back would do, a sentence each."""
    if found.back_to is None:
        now = _count(found.activities, found.archived)
        told = [f"Fue la primera importación: el plan se va, con {now} y sus primeras cifras."]
    else:
        told = [
            f"El plan vuelve a ser lo que decía {found.back_to}: "
            f"{_count(found.activities_before, found.archived_before)}; ahora tiene "
            f"{_count(found.activities, found.archived)}."
        ]
    if found.offices:
        made = plural(found.offices, "oficina", "oficinas")
        told.append(f"Creó {made}: con ella se van las que nada más nombra.")
    if found.corrected and not found.against:
        people = plural(found.corrected, "persona", "personas")
        told.append(
            f"Se le avisó de los cambios a {people}, y se le avisará que todo está como antes."
        )
    return told


def what_was_undone(plan_id: int, found: Undoing, offices: int) -> str:
    """Return what became of a plan whose newest import was taken back with so many offices."""
    gone = f"; con él {plural(offices, 'oficina', 'oficinas')}" if offices else ""
    if found.back_to is None:
        return f"El plan {plan_id} ya no está{gone}. Su archivo se puede importar otra vez."
    return f"El plan {plan_id} es otra vez lo que decía {found.back_to}{gone}."


def what_ends(card: PlanCard, today: date) -> list[str]:
    """Return what ends when a plan is closed, a sentence each."""
    told = [
        f"{card.title}: {plural(card.activities, 'actividad', 'actividades')}, "
        f"{plural(card.open_dates, 'fecha', 'fechas')} sin cumplir, "
        f"{plural(card.faults, 'duda', 'dudas')} sin resolver."
    ]
    if card.year is not None and card.year >= today.year:
        told.append(f"Su año, {card.year}, no ha terminado.")
    return told


def what_ended(card: PlanCard) -> str:
    """Return what is so once a plan is closed."""
    return f"{card.title} está cerrado: terminan sus recordatorios y a nadie se le pregunta por él."


def _count(activities: int, archived: int) -> str:
    old = f" y {plural(archived, 'archivada', 'archivadas')}" if archived else ""
    return f"{plural(activities, 'actividad', 'actividades')}{old}"
