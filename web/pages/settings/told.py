"""What the settings say, in words, each with its name in the file; no secret is among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from core.channels import LABELS
from core.entity.calendar import Calendar
from core.entity.context import EntityContext
from core.entity.policy import SUPERIOR, Policy
from core.rules import Measure
from core.spanish import listed, plural, short_date, show_percent
from core.words import Role
from plans.people.roles import in_words
from reports.settings import DigestSettings

_ROLES = frozenset(Role)
_SHOWN_DAYS_OFF, _LOOKS_AHEAD = 6, 120
_SATURDAY = 5
_KEPT: Mapping[str, tuple[str, str, str]] = {
    "mails_months": ("Los correos de los que no se registró nada se guardan", "mes", "meses"),
    "messages_months": ("Las palabras de las que no se registró nada se guardan", "mes", "meses"),
    "sent_months": ("Lo que se envió se guarda", "mes", "meses"),
    "passes_days": ("Las pasadas del reloj se recuerdan", "día", "días"),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: what it is, its value in words, and its name in the file."""

    what: str
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """The settings of one matter; `section` is theirs in the file."""

    title: str
    section: str
    settings: tuple[Setting, ...]


def groups(
    context: EntityContext, digest: DigestSettings, kept: Mapping[str, int], today: date
) -> list[Group]:
    """Return what the settings are; `kept` are the periods of [keep] by their names."""
    policy = context.policy
    return [
        Group("Días y horas", "reminders", tuple(_hours(policy, today))),
        Group("Recordatorios", "reminders", tuple(_reminders(policy))),
        Group("Silencio y solicitudes", "reminders", tuple(_above(policy))),
        Group("Resumen y semáforo", "digest", tuple(_digest(digest))),
        Group("Datos personales", "privacy", tuple(_privacy(context))),
        Group("La prueba", "trial", (_trial(context),)),
        Group("Cuánto se guarda", "keep", tuple(_kept(kept))),
    ]


def days_off(calendar: Calendar, today: date) -> list[date]:
    """Return the next days from Monday to Friday on which nothing is sent."""
    days = (today + timedelta(days=ahead) for ahead in range(_LOOKS_AHEAD))
    off = [day for day in days if day.weekday() < _SATURDAY and not calendar.is_working_day(day)]
    return off[:_SHOWN_DAYS_OFF]


def channels(context: EntityContext) -> str:
    """Return the channels that can send, as people call them, "" where none can."""
    return listed([LABELS.get(one, one) for one in context.channels])


def _hours(policy: Policy, today: date) -> Iterator[Setting]:
    yield Setting("El mensaje del día sale a las", _hour(policy.hour), "hour")
    yield Setting("El horario laboral comienza a las", _hour(policy.opens), "opens")
    yield Setting("El horario laboral termina a las", _hour(policy.closes), "closes")
    own = [short_date(one, today) for one in policy.extra_days_off]
    said = "; ".join(own) or "ninguno"
    yield Setting("Días no laborales propios de la entidad", said, "extra_days_off")


def _reminders(policy: Policy) -> Iterator[Setting]:
    before = [str(one) for one in policy.steps_before if one]
    said = f"{listed(before)} días antes" if before else ""
    if 0 in policy.steps_before:
        said = f"{said} y el mismo día" if said else "el mismo día"
    yield Setting("Se recuerda una fecha", said, "steps_before")
    every = f"cada {plural(policy.overdue_every_days, 'día', 'días')}"
    yield Setting("Lo vencido se recuerda", every, "overdue_every_days")
    every = f"cada {plural(policy.overdue_answering_every_days, 'día', 'días')}"
    yield Setting(
        "Lo vencido de una oficina que responde se recuerda", every, "overdue_answering_every_days"
    )
    quiet = _working_days(policy.silence_after_answer_working_days)
    yield Setting(
        "Después de una respuesta no se recuerda esa actividad",
        quiet,
        "silence_after_answer_working_days",
    )
    hours = plural(policy.other_channel_after_hours, "hora", "horas")
    yield Setting(
        "Si un canal falla, se usa el otro después de", hours, "other_channel_after_hours"
    )


def _above(policy: Policy) -> Iterator[Setting]:
    late = plural(policy.escalation_after_days_overdue, "día", "días")
    yield Setting(
        "Se avisa del silencio cuando lo vencido lleva", late, "escalation_after_days_overdue"
    )
    silent = _working_days(policy.escalation_silence_working_days)
    yield Setting("Es silencio que nadie responda en", silent, "escalation_silence_working_days")
    yield Setting("Quién se entera del silencio", _named(policy.escalate_to), "escalate_to")
    yield Setting(
        "Quién decide las solicitudes", _named(policy.requests_decided_by), "requests_decided_by"
    )


def _digest(digest: DigestSettings) -> Iterator[Setting]:
    yield Setting("El resumen sale los lunes a las", _hour(digest.hour), "hour")
    yield Setting("Quién recibe el resumen", _named(digest.readers), "readers")
    by_dates = digest.light is Measure.DATES
    said = "lo vencido" if by_dates else "el avance promedio"
    yield Setting("El semáforo mide", said, "light")
    yield Setting("El semáforo es amarillo desde", show_percent(digest.amber), "amber")
    unused = " (no cuenta: se mide lo vencido)" if by_dates else ""
    yield Setting("El semáforo es verde desde", f"{show_percent(digest.green)}{unused}", "green")


def _privacy(context: EntityContext) -> Iterator[Setting]:
    privacy = context.privacy
    url = privacy.policy_url or "sin dirección: los correos no traen el enlace"
    yield Setting("Política de tratamiento de datos", url, "policy_url")
    yield Setting("Versión de la política", privacy.version, "version")


def _trial(context: EntityContext) -> Setting:
    people = listed(sorted(context.trial_people)) or "nadie"
    return Setting("En la prueba solo se le escribe a", people, "people")


def _kept(kept: Mapping[str, int]) -> Iterator[Setting]:
    for name, count in kept.items():
        if name in _KEPT:
            what, one, many = _KEPT[name]
            yield Setting(what, plural(count, one, many) if count else "siempre", name)


def _working_days(count: int) -> str:
    return plural(count, "día hábil", "días hábiles")


def _hour(at: time) -> str:
    return f"{at.hour}:{at:%M}"


def _named(words: Sequence[str]) -> str:
    """Return roles as people call them, and mail addresses as they are."""
    return listed([_one(word) for word in words])


def _one(word: str) -> str:
    if word == SUPERIOR:
        return "quien lidera la oficina de encima"
    return in_words(Role(word)) if word in _ROLES else word
