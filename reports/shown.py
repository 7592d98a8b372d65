"""How figures are shown in Spanish: words and colours that pages, charts and sheets share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from core.channels import LABELS
from core.grouping import grouped
from core.rules import Light, State, state_of
from core.spanish import (
    cut_at_word,
    plan_letters,
    plural,
    short_date,
    show_percent,
    with_accents,
)
from core.unreached import Unreached
from core.words import Status
from reports.asked_for import TodoKind
from reports.plan.risk import AHEAD_DAYS
from reports.values import STALE_DAYS, Figures, Group, Headline, Moved, Overdue, Part
from reports.weekly import SilentOffice, Unclosed, WaitingReason

__all__ = ["AHEAD_DAYS", "STALE_DAYS"]

_T = TypeVar("_T")

LIGHTS = {
    Light.RED: "rojo",
    Light.AMBER: "amarillo",
    Light.GREY: "gris",
    Light.GREEN: "verde",
}
GREY_MEANS = "sin contacto o sin reporte"
WORST_FIRST = (Light.RED, Light.AMBER, Light.GREEN, Light.GREY)
STATES = {
    State.NOT_STARTED: "sin iniciar",
    State.IN_PROGRESS: "en curso",
    State.DONE: "cumplida",
    State.NOT_APPLICABLE: "no aplica",
    State.WITHOUT_REPORT: "sin reporte",
}
ASKED_NOT_TO_COUNT = "pidió no aplica"  # and nobody has decided it
REASONS = {
    Unreached.NOBODY_REGISTERED: "no tiene a nadie registrado",
    Unreached.COLLECTIVE: "no es una sola oficina y no se ha dicho cuáles son",
    Unreached.NO_LIVING_ADDRESS: "nadie tiene un correo o chat que reciba",
    Unreached.BLOCKED: "bloquearon el chat y no hay otra dirección",
    Unreached.NO_CONSENT: "no aceptaron mensajes por chat y no hay correo",
    Unreached.RETURNED: "los correos que se le envían vuelven sin entregarse",
    Unreached.AWAY: "quien responde está ausente y nadie recibe en su lugar",
    Unreached.UNCONFIRMED: "se le ha escrito y ninguna persona ha respondido nunca por ahí",
}
UNREACHED, UNCONFIRMED = "sin contacto", "sin confirmar"
UNCLEAR = "por aclarar"  # a name of the plan that is no office, or may be none
# What is to be done about an office that nothing reaches.
ASK_FOR = {
    Unreached.NOBODY_REGISTERED: (
        "Pregunte allí quién responde y dígaselo a quien administra culmina."
    ),
    Unreached.COLLECTIVE: "Dígale a quien administra culmina cuáles son, o quién responde.",
    Unreached.NO_LIVING_ADDRESS: "Llame y pida un correo que sí reciba.",
    Unreached.BLOCKED: "Llame y pida un correo.",
    Unreached.NO_CONSENT: "Llame y pida un correo.",
    Unreached.RETURNED: "Llame y pida un correo que funcione.",
    Unreached.AWAY: "Pida que alguien reciba en su lugar.",
    Unreached.UNCONFIRMED: "Llámela y pregunte si lee su correo.",
}
WAITING_REASONS = {
    WaitingReason.SET_ASIDE: "falló al procesarse",
    WaitingReason.NOBODYS: "la dirección no es de nadie registrado",
    WaitingReason.OF_A_MACHINE: "lo escribió una máquina",
    WaitingReason.TOO_MANY: "llegaron demasiados de esa dirección",
    WaitingReason.TOO_LARGE: "es demasiado grande para recibirlo",
    WaitingReason.UNREACHABLE: "no hay cómo responderle",
    WaitingReason.ASKED: "se le preguntó a la persona registrada; todavía no responde",
    WaitingReason.UNPLACED: "trae un archivo y no se sabe de cuál actividad es",
    WaitingReason.NOT_UNDERSTOOD: "no se entendió",
    WaitingReason.UNHANDLED: "no se ha procesado",
    WaitingReason.SPOKEN: "nota de voz sin respuesta escrita; alguien debe oírla",
}
CHANNELS = LABELS | {"cli": "otro medio"}
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST_PLAN = 45
_LONGEST_LETTERS = 12  # "PTEP 2026" is no sentence
_TOLD_DAYS = 2
_STALE = timedelta(days=STALE_DAYS)
_NAMED = 4  # so many activities are called by their names
_HEAD_ENDS = (" (", ": ", ". ")
_A_WORD = re.compile(r"[^\W\d_]{3}")
# The fill of badges and cells; dark letters are legible on all of them.
FILLS = {
    Light.RED: "#f4b6ae",
    Light.AMBER: "#f7dd8b",
    Light.GREY: "#cfd6dd",
    Light.GREEN: "#a9dcb5",
}


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
    shouted = name.isupper() and len(name) > _LONGEST_LETTERS
    return with_accents(name.capitalize()) if shouted else name


def compared(now: int, before: int | None) -> str:
    """Return how a count stands beside that of a week before: "igual", "3 más", "2 menos"."""
    if before is None:
        return ""
    if now == before:
        return "igual"
    return f"{now - before} más" if now > before else f"{before - now} menos"


def counted(group: Group) -> str:
    """Return what is done of what was due, with the word of the light: "4 de 6, amarillo". What
    has no office has no light."""
    if group.light is None:
        return f"{group.met} de {group.due}" if group.due else "sin semáforo"
    if not group.due:
        return f"nada vencía aún, {LIGHTS[group.light]}"
    return f"{group.met} de {group.due}, {LIGHTS[group.light]}"


def standing_rows(figures: Figures) -> list[tuple[str, int, int | None]]:
    """Return how the plan stands beside a week before: each count with its name."""
    due, met = figures.account
    before = figures.before
    then = (before.due, before.met, before.overdue, before.changed) if before else (None,) * 4
    names = ("Debían estar listas", "De esas, al día", "Vencidas", "Cambiaron de cifra")
    now = (due, met, figures.headline.overdue, len(figures.moved))
    return list(zip(names, now, then, strict=True))


def state_rows(headline: Headline) -> list[tuple[str, int]]:
    """Return how many activities are in each state, with its name; what control returned and what
    was decided not to apply only where there is some."""
    back = headline.returned
    counts = [
        ("Cumplidas", headline.done),
        *([("Al 100\u00a0%, devueltas por control", back)] if back else ()),
        ("En curso", headline.in_progress),
        ("Sin iniciar", headline.not_started),
        ("Sin reporte", headline.without_report),
    ]
    none = headline.not_applicable
    return [*counts, ("No aplican (decidido)", none)] if none else counts


def named(handles: Sequence[str], besides: int = 0) -> str:
    """Return activities by name, the first ones: "5.2, 5.4 y 2 más"; `besides` are so many more
    that have no name here."""
    told = leading(handles, _NAMED) if not besides else list(handles)
    more = besides + len(handles) - len(told)
    last = f"{more} más" if more else told.pop() if told else ""
    return f"{', '.join(told)} y {last}" if told else last


def leading(some: Sequence[_T], most: int) -> list[_T]:
    """Return the first of some, or all where only one would be left to count."""
    return list(some) if len(some) <= most + 1 else list(some[:most])


def escalated(figures: Figures) -> list[str]:
    """Return of which activities planning was told that their offices are silent, on the last days,
    whom and how: "5.2 y 1.2, el vie 5 jun a Darío Manjarrés por Telegram"."""
    told = grouped(((one.on, one.to, one.channel), one.handle) for one in figures.escalated)
    return [
        f"{named(handles)}, {told_to(on, to, channel, figures.on)}"
        for (on, to, channel), handles in list(told.items())[-_TOLD_DAYS:]
    ]


def told_to(on: date, to: str, channel: str, today: date) -> str:
    """Return when something was told, to whom and through which channel."""
    whom = f" a {to}" if to else ""
    by = f" por {CHANNELS.get(channel, channel)}" if channel else ""
    return f"el {short_date(on, today)}{whom}{by}"


def age_of(figures: Figures) -> str:
    """Return that nobody has reported since the digest before, and of how many open activities the
    last report is old: as the dates of the table tell; "" for neither."""
    nobody = nobody_since(figures)
    said = [nobody] if nobody else []
    if figures.stale:
        first, last = (short_date(figures.on + n * _STALE, figures.on) for n in (-1, 1))
        stale = f"Sin reporte desde el {first}: {figures.stale} de {figures.open} abiertas"
        pressing = f" ({figures.stale_pressing} con fecha hasta el {last})"
        said.append(f"{stale}{pressing * bool(figures.stale_pressing)}.")
    return " ".join(said)


def nobody_since(figures: Figures) -> str:
    """Return since when nobody has reported, where that was before the digest before this one."""
    newest = figures.newest_report and figures.newest_report.date()
    if newest is None or newest >= figures.since:
        return ""
    return f"Nadie ha reportado desde el {short_date(newest, figures.on)}."


def unclosed(figures: Figures) -> list[Unclosed]:
    """Return what nobody has closed and no thing to do has told already."""
    told = [one.unclosed for one in figures.todo]
    return [one for one in figures.unclosed if one not in told]


def titles(figures: Figures) -> dict[str, str]:
    """Return the title of each activity by its handle."""
    return {row.handle: row.title for row in figures.rows}


def counted_unclosed(figures: Figures) -> str:
    """Return how many nobody has closed, and how many of these stand among the things to do:
    "3; 1 arriba"."""
    above = len(figures.unclosed) - len(unclosed(figures))
    return f"{len(figures.unclosed)}; {above} arriba" if above else str(len(figures.unclosed))


def newly_overdue(figures: Figures) -> list[Overdue]:
    """Return what is overdue and was not a week before."""
    return [one for one in figures.overdue if one.handle in figures.new_overdue]


def others(figures: Figures) -> str:
    """Return what else the sheet of the week tells, in one sentence; nothing where nothing does."""
    kinds = {one.kind for one in figures.todo}
    requests = 0 if TodoKind.REQUEST in kinds else len(figures.open_requests)
    doubts = 0 if TodoKind.FAULTS in kinds else figures.headline.open_faults
    alone = len(set(figures.uncovered) - {one.unreachable for one in figures.todo})
    changed = len(figures.replacements) - len(leading(figures.replacements, 1))
    counted = (
        (alone, "ausencia sin reemplazo", "ausencias sin reemplazo"),
        (doubts, "duda del plan por decidir", "dudas del plan por decidir"),
        (requests, "solicitud sin decidir", "solicitudes sin decidir"),
        (len(figures.disagreements), "actividad con dos cifras", "actividades con dos cifras"),
        (len(figures.parts), "aporte de quien apoya", "aportes de quien apoya"),
        (changed, "cambio de persona", "cambios de persona"),
        (len(figures.waiting), "mensaje que espera", "mensajes que esperan"),
    )
    said = ", ".join(plural(count, one, many) for count, one, many in counted if count)
    return f"En la hoja «Semana» del libro: {said}." if said else ""


def has_news(figures: Figures) -> bool:
    """Tell whether anything new is to be told besides what changed."""
    told = (
        figures.no_longer_overdue,
        figures.evidence,
        figures.decided,
        figures.newer_files,
        figures.replacements,
        figures.verified,
        figures.unverified,
    )
    return any(told) or figures.nobody_decides or bool(others(figures))


def changes(figures: Figures) -> list[Moved]:
    """Return what changed: what somebody said words about first, else the newest first."""
    return sorted(figures.moved, key=lambda one: not words_of(one.words))


def words_of(words: str) -> str:
    """Return what somebody said of the work, nothing where that is only a figure."""
    return words if _A_WORD.search(words) else ""


def in_part(office: SilentOffice, today: date) -> str:
    """Return when an office wrote and of what, and what is lacking: "escribió el vie 29 may (3.7);
    faltan 5.2 y 6.2"."""
    days = [day for day in (office.answered_on, office.wrote_on) if day is not None]
    wrote = f"escribió el {short_date(max(days), today)}"
    if office.answered:
        wrote += f" ({named(office.answered)})"
    if office.wrote_on is not None:
        wrote += " y falta precisar lo que dijo"
    verb = f"falta{' la' if office.lacking else ''}" if office.activities == 1 else "faltan"
    lacking = named(office.lacking) or plural(office.activities, "actividad", "actividades")
    return f"{wrote}; {verb} {lacking}"


def untold_returned(figures: Figures) -> int:
    """Count the people whose mail came back and whom neither a thing to do nor an office that
    nothing reaches names."""
    told = {one.returned.person for one in figures.todo if one.returned}
    told |= {person for one in figures.unreachable_offices for person in one.people}
    return sum(one.person not in told for one in figures.returned)


def in_two(sentence: str) -> tuple[str, str]:
    """Return what is to be done, which is said loudly, and the rest of a sentence."""
    ends = (at for end in _HEAD_ENDS if (at := sentence.find(end)) > 0)
    at = min(ends, default=len(sentence))
    return sentence[:at], sentence[at:]
