"""The words of what a plan prints and nobody is sure of: each a question to who decides it."""

from __future__ import annotations

from datetime import date

from core.spanish import ISO_DAY, cut_at_word, of_office, short_date, show_percent
from reports.asked_for import Todo
from reports.shown import named
from reports.weekly import Doubt

WHOLE = 2  # so many stand in a thing to do with what the plan prints; the others by their codes
_LONGEST_PRINTED = 40
# What is odd about what a plan prints, and what it leaves out.
_ODD = {
    "impossible_date": ", que no existe",
    "far_year": ", de otro año",
    "only_collectives": ", que puede no ser una oficina",
}
_LACKING = {"due": "la fecha", "offices": "la oficina", "percent": "cuánto avanzó"}


def doubt(one: Doubt, today: date, longest: int = _LONGEST_PRINTED) -> str:
    """Return what a plan prints that nobody is sure of, as a question to who decides it; what it
    prints is cut after `longest` letters, what is proposed is told whole: she chooses of it."""
    about = f"{cut_at_word(one.handle, 20)}: " if one.handle else ""
    if not one.printed:
        prints = f"el plan no dice {_LACKING.get(one.field, 'un dato')}"
    else:
        text = cut_at_word(one.printed, longest)
        odd = _ODD.get(one.kind, "")
        prints = f"el plan dice {text}{odd}" if odd else f"el plan dice «{text}»"
    if one.by and one.on is not None:
        said = "reportó" if one.reported is None else f"reportó {show_percent(one.reported)}"
        prints += f", y {one.by} {said} el {short_date(one.on, today)}, que es lo que vale"
    return f"{about}{prints}; ¿{_question(one, today)}?"


def doubted(todo: Todo, after: int = 0) -> str:
    """Return which activities the doubts of a thing to do are of, those `after` the first ones:
    "2.3, 4.3 y 2 más"; "" where they are not of activities."""
    told = todo.doubts[after:]
    handles = list(dict.fromkeys(one.handle for one in told if one.handle))
    if not handles or len(handles) < len(told):
        return ""
    return named(handles, todo.count - len(todo.doubts))


def _question(one: Doubt, today: date) -> str:
    if not one.suggestion:
        return "quién responde" if one.field == "offices" else "qué es lo correcto"
    if one.field == "due":
        days = (date.fromisoformat(day) for day in ISO_DAY.findall(one.suggestion))
        return "es el " + " y el ".join(short_date(day, today) for day in days)
    if one.field == "percent":
        return f"{'se cambia por' if one.by else 'es'} {one.suggestion}\u00a0%"
    if one.field == "offices":
        return "es " + " o ".join(of_office(name) for name in one.suggestion.split(" / "))
    return f"es {one.suggestion}"
