"""The words of the three things to do: whom they are about, since when, and what presses."""

from __future__ import annotations

from datetime import date, timedelta

from core.spanish import cut_at_word, plural, short_date, show_percent, with_article
from reports.shown import named
from reports.weekly import Pressing, SilentOffice, Todo, UnreachableOffice

_OWN = {"la": "propia", "el": "propio"}
_ORDINALS = {2: "Segunda", 3: "Tercera", 4: "Cuarta", 5: "Quinta", 6: "Sexta"}


def own_office(office: SilentOffice) -> str:
    """Return an office with its article; that of who reads it as "la propia Oficina …"."""
    called = with_article(office.name)
    article, _, name = called.partition(" ")
    if not office.own or article not in _OWN:
        return called
    return f"{article} {_OWN[article]} {name}"


def ask_to_decide(todo: Todo) -> str:
    """Return whom to ask for a decision about the plan."""
    if not todo.who:
        return "Pida a quien administra culmina que registre a quien lo decide."
    named = " o ".join(todo.who[:2])
    return f"Pídale a {named} que decida."


def asked_again(todo: Todo, today: date) -> str:
    """Return in which week something is asked for: "Segunda semana."; "" in the first."""
    if todo.first_on is None:
        return ""
    mondays = (day - timedelta(days=day.weekday()) for day in (todo.first_on, today))
    first, this = mondays
    weeks = (this - first).days // 7 + 1
    if weeks == 1:
        return ""
    return f"{_ORDINALS[weeks]} semana." if weeks in _ORDINALS else f"Van {weeks} semanas."


def since_due(due: date, today: date) -> str:
    """Return when something was or is due: "venció hace 27 días", "vence el vie 26 jun"."""
    days = (today - due).days
    if days > 0:
        return f"venció hace {plural(days, 'día', 'días')}"
    return "vence hoy" if not days else f"vence el {short_date(due, today)}"


def pressing(one: Pressing, today: date) -> str:
    """Return what presses of an office: "1.4 venció hace 27 días, 0 %"."""
    figure = "sin reporte" if one.percent is None else show_percent(one.percent)
    return f"{cut_at_word(one.handle, 20)} {since_due(one.due, today)}, {figure}"


def answers_for(office: UnreachableOffice, today: date) -> str:
    """Return what an office that nothing reaches answers for: "lidera 1: 7.3 vence el vie 31 jul,
    35 %; apoya 2: 4.2 está vencida"."""
    first = f": {pressing(office.first, today)}" if office.first else ""
    said = f"lidera {office.activities}{first}"
    if not office.supports:
        return said
    verb = "está vencida" if len(office.late) == 1 else "están vencidas"
    late = f": {named(office.late)} {verb}" if office.late else ""
    return f"{said}; apoya {office.supports}{late}"
