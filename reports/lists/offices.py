"""The offices that owe something: who is silent, whom nothing reaches, who answered in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from core.grouping import grouped
from core.rules import Light
from core.spanish import plural, short_date
from core.unreached import Unreached
from reports.asked_for import Todo
from reports.lists.asking import answers_for, blocked, why
from reports.shown import LIGHTS, UNCLEAR, UNCONFIRMED, UNREACHED, in_part, named
from reports.values import NO_OFFICE, Figures
from reports.weekly import SilentOffice, UnreachableOffice


class Owing(IntEnum):
    """What an office owes; the first ones are told first."""

    SILENT = 0
    UNREACHED = 1
    IN_PART = 2
    LATE = 3


_ABOVE = "qué hacer, arriba"
_SILENT, _LATE = "en silencio", "sin deber respuesta y con vencidas"
_IN_PART = ("respondió en parte", "respondieron en parte")


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office that is late, silent or that nothing reaches, as the digest shows it; `late` are
    the activities that it has overdue."""

    name: str
    overdue: int
    light: Light | None
    silent: SilentOffice | None
    unreachable: UnreachableOffice | None
    late: tuple[str, ...] = ()

    @property
    def owing(self) -> Owing:
        """What it owes: one thing, so that the counts add up."""
        if self.silent is not None:
            return Owing.IN_PART if self.silent.in_part else Owing.SILENT
        return Owing.UNREACHED if self.unreachable is not None else Owing.LATE

    @property
    def only_supports(self) -> bool:
        """Tell whether nothing reaches it and others lead all that it answers for."""
        return self.unreachable is not None and not self.unreachable.activities


def office_lines(figures: Figures) -> list[OfficeLine]:
    """Return the offices that owe something: silent, then not reached, in part, only late; of each
    the most overdue first, and one's own before all."""
    groups = {group.name: group for group in figures.by_office}
    silent = {one.name: one for one in figures.silent_offices}
    unreached = {one.name: one for one in figures.unreachable_offices}
    late = [group.name for group in figures.by_office if group.overdue]
    overdue = grouped((one.office or NO_OFFICE, one.handle) for one in figures.overdue)
    lines = [
        OfficeLine(
            name=name,
            overdue=groups[name].overdue if name in groups else 0,
            light=groups[name].light if name in groups else None,
            silent=silent.get(name),
            unreachable=unreached.get(name),
            late=tuple(overdue.get(name, ())),
        )
        for name in dict.fromkeys([*late, *silent, *unreached])
    ]
    return sorted(lines, key=_worst_first)


def _worst_first(one: OfficeLine) -> tuple[Owing, bool, int]:
    own = one.silent is not None and one.silent.own
    return one.owing, not own, -one.overdue


def how_many(lines: list[OfficeLine]) -> str:
    """Return how many offices owe something and how many of them lead nothing, which have no light:
    "11; 1 solo apoya"."""
    offices = _offices(lines)
    helping = sum(one.only_supports for one in offices)
    rest = f"; {plural(helping, 'solo apoya', 'solo apoyan')}" if helping else ""
    return f"{len(offices)}{rest}"


def counted(lines: list[OfficeLine]) -> str:
    """Return how many offices owe what: "2 en silencio, 1 sin confirmar, 5 respondieron en parte";
    what may be no office is counted apart."""
    counts = Counter(_counts_as(one) for one in _offices(lines))
    told = (_SILENT, UNREACHED, UNCONFIRMED, UNCLEAR, _IN_PART[0], _LATE)
    many = dict([_IN_PART])
    return ", ".join(plural(counts[one], one, many.get(one, one)) for one in told if counts[one])


def _offices(lines: list[OfficeLine]) -> list[OfficeLine]:
    """Return the lines without that of the activities that have no office."""
    return [one for one in lines if one.name != NO_OFFICE]


def _counts_as(line: OfficeLine) -> str:
    if line.unreachable is not None and line.owing is Owing.UNREACHED:
        return without_contact(line.unreachable)
    return {Owing.SILENT: _SILENT, Owing.IN_PART: _IN_PART[0]}.get(line.owing, _LATE)


def out_of_reach(figures: Figures) -> str:
    """Return how many offices nothing reaches, or nobody has answered from: "1 oficina sin contacto
    y 2 sin confirmar"; "" for none."""
    told = _by_word(figures)
    said = [f"{count} {word}" for count, word in told]
    if said:
        said[0] = f"{plural(told[0][0], 'oficina', 'oficinas')} {told[0][1]}"
    return " y ".join(said)


def sum_out_of_reach(figures: Figures) -> int:
    """Return how many offices those are in all."""
    return sum(count for count, _ in _by_word(figures))


def _by_word(figures: Figures) -> list[tuple[int, str]]:
    counts = Counter(map(without_contact, figures.unreachable_offices))
    return [(counts[one], one) for one in (UNREACHED, UNCONFIRMED) if counts[one]]


def mute(lines: list[OfficeLine], above: Sequence[Todo] = ()) -> list[OfficeLine]:
    """Return the offices of which nothing was heard: silent ones and those that nothing reaches;
    those last that are things to do `above`."""
    found = [one for one in lines if one.owing in (Owing.SILENT, Owing.UNREACHED)]
    told = {name for _, name in (one.about for one in above)}
    return sorted(found, key=lambda one: one.name in told)


def partial(lines: list[OfficeLine]) -> list[OfficeLine]:
    """Return the offices that answered in part."""
    return [one for one in lines if one.owing is Owing.IN_PART]


def only_late(lines: list[OfficeLine]) -> list[OfficeLine]:
    """Return the offices that owe no answer and have something overdue."""
    return [one for one in _offices(lines) if one.owing is Owing.LATE]


def light_word(line: OfficeLine) -> str:
    """Return the word of an office's light, with "sin contacto", "sin confirmar" or "por aclarar"
    beside it: of what nobody can be asked about the light alone would say too much."""
    words = (
        line.light and LIGHTS[line.light],
        line.unreachable and without_contact(line.unreachable),
    )
    return ", ".join(one for one in words if one)


def without_contact(office: UnreachableOffice) -> str:
    """Return the words beside the light of an office from which nothing can be heard."""
    if office.is_unclear:
        return UNCLEAR
    return UNCONFIRMED if office.reason is Unreached.UNCONFIRMED else UNREACHED


def contact(line: OfficeLine, today: date, above: Sequence[Todo] = ()) -> str:
    """Return since when an office is silent or what it owes, and why nothing reaches it, unless one
    of the things to do `above` has told that."""
    gone = line.unreachable
    silent = line.silent and _silence(line.silent, today)
    told = gone is not None and gone in (one.unreachable for one in above)
    unreached = gone and (_ABOVE if told else f"{why(gone, today)}; {answers_for(gone, today)}")
    only = line.owing is Owing.LATE and line.late
    late = f"no debe respuesta; {_is_late(line)}" if only else ""
    return "; ".join(one for one in (silent, unreached, late) if one)


def _is_late(line: OfficeLine) -> str:
    verb = "vencida" if len(line.late) == 1 else "vencidas"
    return f"{verb}: {named(line.late)}"


def _silence(office: SilentOffice, today: date) -> str:
    if office.in_part:
        return f"respondió en parte: {in_part(office, today)}"
    since = short_date(office.since, today)
    asked = plural(office.reminders, "recordatorio entregado", "recordatorios entregados")
    never = f"aún no ha respondido; {asked} desde el {since}"
    said = never if office.never else f"sin responder desde el {since}"
    return f"{said}; {blocked(office)}" if office.blocked else said
