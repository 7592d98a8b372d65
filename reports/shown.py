"""How figures are shown in Spanish: words and colours that pages, charts and sheets share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from core.channels import LABELS
from core.last_words import Author, LastWords
from core.rules import Light, State, state_of
from core.spanish import cut_at_word, plan_letters, plural, short_date, show_percent
from core.words import Status
from reports.risk import AHEAD_DAYS
from reports.values import STALE_DAYS, Figures, Group, Moved, Overdue, Part
from reports.weekly import Doubt, Reason, SilentOffice, Todo, TodoKind, WaitingReason

__all__ = ["AHEAD_DAYS", "STALE_DAYS"]

LIGHTS = {Light.RED: "rojo", Light.AMBER: "amarillo", Light.GREEN: "verde"}
WORST_FIRST = (Light.RED, Light.AMBER, Light.GREEN)
STATES = {
    State.NOT_STARTED: "sin iniciar",
    State.IN_PROGRESS: "en curso",
    State.DONE: "cumplida",
    State.NOT_APPLICABLE: "no aplica",
    State.WITHOUT_REPORT: "sin reporte",
}
ASKED_NOT_TO_COUNT = "pidió no aplica"  # and nobody has decided it
REASONS = {
    Reason.NOBODY_REGISTERED: "no tiene a nadie registrado",
    Reason.NO_LIVING_ADDRESS: "nadie tiene un correo o chat que reciba",
    Reason.BLOCKED: "bloquearon el chat y no hay otra dirección",
    Reason.NO_CONSENT: "no aceptaron mensajes por chat y no hay correo",
    Reason.RETURNED: "los correos que se le envían vuelven sin entregarse",
    Reason.AWAY: "quien responde está ausente y nadie recibe en su lugar",
}
UNREACHED = "sin contacto"
# What is to be done about an office that nothing reaches.
ASK_FOR = {
    Reason.NOBODY_REGISTERED: "Pregunte allí quién responde y dígaselo a quien administra culmina.",
    Reason.NO_LIVING_ADDRESS: "Llame y pida un correo que sí reciba.",
    Reason.BLOCKED: "Llame y pida un correo.",
    Reason.NO_CONSENT: "Llame y pida un correo.",
    Reason.RETURNED: "Llame y pida un correo que funcione.",
    Reason.AWAY: "Pida que alguien reciba en su lugar.",
}
WAITING_REASONS = {
    WaitingReason.SET_ASIDE: "falló al procesarse",
    WaitingReason.NOBODYS: "la dirección no es de nadie registrado",
    WaitingReason.OF_A_MACHINE: "lo escribió una máquina",
    WaitingReason.TOO_MANY: "llegaron demasiados de esa dirección",
    WaitingReason.TOO_LARGE: "es demasiado grande para recibirlo",
    WaitingReason.UNREACHABLE: "no hay cómo responderle",
    WaitingReason.NOT_UNDERSTOOD: "no se entendió",
    WaitingReason.UNHANDLED: "no se ha procesado",
    WaitingReason.SPOKEN: "nota de voz sin respuesta escrita; alguien debe oírla",
}
CHANNELS = LABELS | {"cli": "otro medio"}
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST_PLAN = 45
_LONGEST_LETTERS = 12  # "PTEP 2026" is no sentence
_LONGEST_LABEL = 34
_NAMED = 4  # so many activities are called by their names
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_LONGEST_PRINTED = 40
# What is odd about what a plan prints, and what it leaves out.
_ODD = {
    "impossible_date": ", que no existe",
    "far_year": ", de otro año",
    "only_collectives": ", que no es una oficina",
}
_LACKING = {"due": "la fecha", "offices": "la oficina", "percent": "cuánto avanzó"}
_A_WORD = re.compile(r"[^\W\d_]{3}")
# The fill of badges and cells; dark letters are legible on all of them.
FILLS = {Light.RED: "#f4b6ae", Light.AMBER: "#f7dd8b", Light.GREEN: "#a9dcb5"}


def state(percent: Decimal | None, status: Status | None) -> str:
    """Return the word for how an activity stands, the same wherever it is told."""
    return STATES[state_of(percent, status)]


def figure(percent: Decimal | None, status: Status | None) -> str:
    """Return a percentage as people read it, or the word for why there is none."""
    if percent is not None:
        return show_percent(percent)
    return state(percent, status)


def part(one: Part, today: date | None = None) -> str:
    """Return what a supporting office says of its part: "TIC: 100 % (Pedro Páez, lun 11 may)"."""
    day = short_date(one.on, today)
    return f"{one.office}: {figure(one.percent, one.status)} ({one.person}, {day})"


def suggested(printed: str) -> str:
    """Return that a date is only suggested, and what the plan prints in its place."""
    return f"sugerida; en el plan: «{printed}»" if printed else "sugerida; el plan no la dice"


def said_by(said: LastWords | None) -> str:
    """Return who said what was said last; whose figure it is, where the words told none."""
    if said is None:
        return ""
    if said.figure_by is None:
        return _author(said.by)
    return f"{_author(said.by)} (cifra: {_author(said.figure_by)}, {said.figure_by.on:%d/%m/%Y})"


def told_of_work(said: LastWords | None) -> str:
    """Return what was said last of the work; where the last answer had no words, those before it
    with whose they are and of which day."""
    if said is None or said.earlier is None:
        return said.text if said else ""
    by = said.earlier.by
    return f"{said.earlier.text} ({_author(by)}, {by.on:%d/%m/%Y})"


def _author(author: Author) -> str:
    if author.decided:
        return f"Decisión de {author.person}"
    return f"Archivo {author.file}" if author.file else author.person


def hour(local: datetime) -> str:
    """Return the time of a local instant as "8:05 a. m.", with blanks that do not break."""
    half = "a. m." if local.hour < 12 else "p. m."
    return f"{local.hour % 12 or 12}:{local.minute:02} {half}".replace(" ", "\u00a0")


def table_name(figures: Figures) -> str:
    """Return the name under which the table is attached: seguimiento-2026-05-11.xlsx."""
    return f"seguimiento-{figures.on.isoformat()}.xlsx"


def plan_name(figures: Figures) -> str:
    """Return what the plan is called in a subject: its usual letters and year, or its title cut."""
    if len(figures.plans) != 1:
        return plural(len(figures.plans), "plan", "planes") if figures.plans else "Sin plan abierto"
    (title,) = figures.plans
    letters, year = plan_letters(title), _YEAR.search(title)
    if letters:
        return f"{letters} {year.group()}" if year else letters
    return cut_at_word(heading(title), _LONGEST_PLAN)


def heading(name: str) -> str:
    """Return a heading of the plan as a sentence writes it, not all in capitals."""
    return name.capitalize() if name.isupper() and len(name) > _LONGEST_LETTERS else name


def compared(now: int, before: int | None) -> str:
    """Return how a count stands beside that of a week before: "igual", "3 más", "2 menos"."""
    if before is None:
        return ""
    if now == before:
        return "igual"
    return f"{now - before} más" if now > before else f"{before - now} menos"


def counted(group: Group) -> str:
    """Return what is done of what was due, with the word of the light: "4 de 6, amarillo"."""
    if group.light is None:
        return "no aplica"
    if not group.due:
        return f"nada vencía aún, {LIGHTS[group.light]}"
    return f"{group.met} de {group.due}, {LIGHTS[group.light]}"


def standing_rows(figures: Figures) -> list[tuple[str, int, int | None]]:
    """Return how the plan stands beside a week before: each count with its name."""
    due, met = figures.account
    before = figures.before
    then = (before.due, before.met, before.overdue, before.changed) if before else (None,) * 4
    names = ("Debían estar listas", "De esas, al día", "Vencidas", "Cambiaron en la semana")
    now = (due, met, figures.headline.overdue, len(figures.moved))
    return list(zip(names, now, then, strict=True))


def newly_overdue(figures: Figures) -> list[Overdue]:
    """Return what is overdue and was not a week before."""
    return [one for one in figures.overdue if one.handle in figures.new_overdue]


def others(figures: Figures) -> str:
    """Return what else the sheet of the week tells, in one sentence; nothing where nothing does."""
    counted = (
        (len(figures.open_requests), "solicitud sin decidir", "solicitudes sin decidir"),
        (len(figures.disagreements), "actividad con dos cifras", "actividades con dos cifras"),
        (len(figures.parts), "aporte de quien apoya", "aportes de quien apoya"),
        (len(figures.waiting), "mensaje que espera", "mensajes que esperan"),
    )
    said = ", ".join(plural(count, one, many) for count, one, many in counted if count)
    return f"En la hoja «Semana» del libro: {said}." if said else ""


def has_news(figures: Figures) -> bool:
    """Tell whether anything new is to be told besides what changed."""
    told = (
        newly_overdue(figures),
        figures.no_longer_overdue,
        figures.evidence,
        figures.decided,
        figures.newer_files,
    )
    return any(told) or figures.nobody_decides or bool(others(figures))


def changes(figures: Figures) -> list[Moved]:
    """Return what changed: what somebody said words about first, else the newest first."""
    return sorted(figures.moved, key=lambda one: not words_of(one.words))


def words_of(words: str) -> str:
    """Return what somebody said of the work, nothing where that is only a figure."""
    return words if _A_WORD.search(words) else ""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that is late, silent or that nothing reaches, as the digest shows it."""

    name: str
    overdue: int
    light: Light | None
    silent: SilentOffice | None
    unreachable: Reason | None


def office_lines(figures: Figures) -> list[OfficeLine]:
    """Return the offices that are late, silent or not reached; the most overdue first."""
    groups = {group.name: group for group in figures.by_office}
    silent = {one.name: one for one in figures.silent_offices}
    unreached = {one.name: one.reason for one in figures.unreachable_offices}
    late = [group.name for group in figures.by_office if group.overdue]
    names = dict.fromkeys([*late, *silent, *unreached])
    lines = [
        OfficeLine(
            name=name,
            overdue=groups[name].overdue if name in groups else 0,
            light=groups[name].light if name in groups else None,
            silent=silent.get(name),
            unreachable=unreached.get(name),
        )
        for name in names
    ]
    return sorted(lines, key=lambda one: -one.overdue)


def light_word(line: OfficeLine) -> str:
    """Return the word of an office's light, with "sin contacto" beside it where nothing reaches it:
    of what nobody can be asked about, "verde" alone would say too much."""
    words = (line.light and LIGHTS[line.light], line.unreachable and UNREACHED)
    return ", ".join(one for one in words if one)


def contact(line: OfficeLine, today: date) -> str:
    """Return since when an office is silent or what it owes, and why nothing reaches it."""
    silent = line.silent and _silence(line.silent, today)
    unreached = line.unreachable and REASONS[line.unreachable]
    return "; ".join(one for one in (silent, unreached) if one)


def _silence(office: SilentOffice, today: date) -> str:
    if office.in_part:
        return f"respondió en parte: {in_part(office, today)}"
    return f"sin responder desde el {short_date(office.since, today)}"


def in_part(office: SilentOffice, today: date) -> str:
    """Return when an office wrote and of what, and what is lacking: "escribió el vie 29 may (3.7);
    faltan 5.2 y 6.2"."""
    days = [day for day in (office.answered_on, office.wrote_on) if day is not None]
    wrote = f"escribió el {short_date(max(days), today)}"
    if office.answered:
        wrote += f" ({_several(office.answered)})"
    if office.wrote_on is not None:
        wrote += " y falta precisar lo que dijo"
    verb = "falta" if office.activities == 1 else "faltan"
    lacking = _several(office.lacking) or plural(office.activities, "actividad", "actividades")
    return f"{wrote}; {verb} {lacking}"


def _several(handles: Sequence[str]) -> str:
    """Return activities in a sentence, the first ones by name: "5.2, 5.4 y 2 más"."""
    named = list(handles[:_NAMED])
    more = len(handles) - len(named)
    last = f"{more} más" if more else named.pop() if named else ""
    return f"{', '.join(named)} y {last}" if named else last


def untold_returned(figures: Figures) -> int:
    """Count the people whose mail came back and whom none of the things to do names."""
    told = {one.returned.person for one in figures.todo if one.returned}
    return sum(one.person not in told for one in figures.returned)


def doubt(one: Doubt, today: date) -> str:
    """Return what a plan prints that nobody is sure of, as a question to who decides it."""
    about = f"{cut_at_word(one.handle, 20)}: " if one.handle else ""
    if not one.printed:
        prints = f"el plan no dice {_LACKING.get(one.field, 'un dato')}"
    else:
        text = cut_at_word(one.printed, _LONGEST_PRINTED)
        odd = _ODD.get(one.kind, "")
        prints = f"el plan dice {text}{odd}" if odd else f"el plan dice «{text}»"
    return f"{about}{prints}; ¿{_question(one, today)}?"


def _question(one: Doubt, today: date) -> str:
    if not one.suggestion:
        return "quién responde" if one.field == "offices" else "qué es lo correcto"
    if one.field == "due":
        days = (date.fromisoformat(day) for day in _ISO_DAY.findall(one.suggestion))
        return "es el " + " y el ".join(short_date(day, today) for day in days)
    if one.field == "percent":
        return f"es {one.suggestion}\u00a0%"
    of = "es de " if one.field == "offices" else "es "
    return f"{of}{cut_at_word(one.suggestion, _LONGEST_PRINTED)}"


@dataclass(frozen=True, slots=True)
class Step:
    """What leads on from a thing to do: the label of a link or button, and the words to write.

    `handle` is the activity whose history that shows, empty for other pages.
    """

    label: str
    words: str
    handle: str = ""


def step(todo: Todo) -> Step | None:
    """Return how to look further into a thing to do, None where nothing shows more."""
    about = todo.silent or todo.late or todo.unreachable
    if todo.kind is TodoKind.RETURNED and todo.returned and todo.returned.office:
        office = todo.returned.office
        return Step(f"Ver {cut_at_word(office, _LONGEST_LABEL)}", f"/oficina {office}")
    if about is not None:
        return Step(f"Ver {cut_at_word(about.name, _LONGEST_LABEL)}", f"/oficina {about.name}")
    if todo.at_risk is not None and todo.at_risk.office:
        office = todo.at_risk.office
        return Step(f"Ver {cut_at_word(office, _LONGEST_LABEL)}", f"/oficina {office}")
    if todo.request is not None or todo.kind is TodoKind.NOBODY_DECIDES:
        return Step("Ver las solicitudes", "/solicitudes")
    if todo.disagreement is not None:
        handle = todo.disagreement.handle
        return Step(f"Ver quién dijo qué de {handle}", f"historial de la {handle}", handle)
    return None
