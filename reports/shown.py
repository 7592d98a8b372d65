"""How figures are shown in Spanish: words and colours that pages, charts and sheets share."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from core.channels import KINDS
from core.last_words import Author, LastWords
from core.rules import Light, State, state_of
from core.spanish import short_date, show_percent
from core.words import Status
from reports.values import Figures, Group, Part, Reason, WaitingReason

LIGHTS = {Light.RED: "rojo", Light.AMBER: "amarillo", Light.GREEN: "verde"}
STATES = {
    State.NOT_STARTED: "sin iniciar",
    State.IN_PROGRESS: "en ejecución",
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
CHANNELS = {one.name: one.label for one in KINDS} | {"cli": "otro medio"}
# The chart shows no more components than this; the table has them all.
MOST_BARS = 12
# The fill of bars and badges, and a darker ink that is legible on white.
FILLS = {Light.RED: "#f4b6ae", Light.AMBER: "#f7dd8b", Light.GREEN: "#a9dcb5"}
INKS = {Light.RED: "#c0392b", Light.AMBER: "#d99a00", Light.GREEN: "#2e8b57"}


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


def group_figure(group: Group) -> str:
    """Return the average of a component with the word of its light: "62,5 %, amarillo"."""
    if group.average_percent is None or group.light is None:
        return "no aplica"
    return f"{show_percent(group.average_percent)}, {LIGHTS[group.light]}"


def more_bars(figures: Figures) -> str:
    """Return how many components the chart leaves out, or nothing."""
    more = len(figures.by_component) - MOST_BARS
    return f"y {more} más (en la tabla)" if more > 0 else ""


def alternative_text(figures: Figures) -> str:
    """Return in words what the chart shows, for who does not see it."""
    if not figures.by_component:
        return "Gráfico del avance promedio por componente: el plan no tiene actividades."
    said = [f"{g.name}: {group_figure(g)}" for g in figures.by_component[:MOST_BARS]]
    rest = more_bars(figures)
    bars = "; ".join([*said, rest] if rest else said)
    return f"Gráfico de barras del avance promedio por componente. {bars}."
