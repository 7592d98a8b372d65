"""The words of the three things to do: whom they are about, since when, and what presses."""

from __future__ import annotations

from datetime import date, timedelta

from core.grouping import grouped
from core.last_words import LastWords
from core.spanish import (
    cut_at_word,
    listed,
    plural,
    short_date,
    show_percent,
    to_office,
    with_article,
)
from core.unreached import Unreached
from reports.asked_for import Another, Todo
from reports.shown import REASONS, UNCONFIRMED, leading, named, words_of
from reports.weekly import Asked, Pressing, SilentOffice, Unclosed, UnreachableOffice

_NAMED = 2  # so many other offices are called by name
_LONGEST_NAME, _LONGEST_WORDS = 40, 90
_UNDECIDED = "el plan la nombra y puede no ser una oficina: falta decidir quién responde"
_ORDINALS = {2: "segunda", 3: "tercera", 4: "cuarta", 5: "quinta", 6: "sexta"}


def whom_to_call(office: SilentOffice) -> str:
    """Return whom to ask for the answer of a silent office: "Llame a la Secretaría de Salud", or in
    one's own to see to it that it is given."""
    if office.own:
        return f"Haga que responda su oficina, {with_article(cut_at_word(office.name, 70))}"
    verb = "Pregunte" if office.in_part else "Llame"
    return f"{verb} {to_office(cut_at_word(office.name, 70))}"


def ask_to_decide(todo: Todo) -> str:
    """Return whom to ask for a decision about the plan, or tell it to who reads it herself."""
    if todo.hers and todo.here:
        return "Decida en «Dudas del plan»."
    if todo.hers and todo.request is not None:
        number = todo.request.number
        return f"Decídala usted: «conceder {number}» o «negar {number}: por qué»."
    if todo.hers:
        return "Decídalo usted y dígaselo a quien administra culmina."
    if not todo.who:
        return "Pida a quien administra culmina que registre a quien lo decide."
    named = " o ".join(todo.who[:2])
    return f"Pídale a {named} que decida."


def asked_again(said: str, todo: Todo) -> str:
    """Return a thing to do that says first for which week it is asked: "Por segunda semana, llame a
    la Secretaría de Salud"; as it is in the first week."""
    week = _week_of(todo)
    return f"{week[:1].upper()}{week[1:]}, {said[:1].lower()}{said[1:]}" if week else said


def _week_of(asked: Asked) -> str:
    """Return in which week the same is asked for: "por segunda semana"; "" in the first one."""
    weeks = asked.weeks
    return f"por {_ORDINALS.get(weeks, f'{weeks}.ª')} semana" if weeks > 1 else ""


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


def answers_for(office: UnreachableOffice, today: date, *, short: bool = False) -> str:
    """Return what an office that nothing reaches answers for: "lidera 1: 7.3 vence el vie 31 jul,
    35 %; apoya 2: 4.2 está vencida"; `short`: "lidera 1 y apoya 2"."""
    if short:
        return f"lidera {office.activities}" + f" y apoya {office.supports}" * bool(office.supports)
    first = f": {pressing(office.first, today)}" if office.first else ""
    leads = f"lidera {office.activities}{first}" if office.activities else ""
    if not office.supports:
        return leads
    verb = "está vencida" if len(office.late) == 1 else "están vencidas"
    late = f": {named(office.late)} {verb}" if office.late else ""
    return "; ".join(filter(None, (leads, f"apoya {office.supports}{late}")))


def stand_in(office: UnreachableOffice, today: date) -> str:
    """Return that somebody is to receive for who is away, and which dates that concerns: "4.2 ya
    venció; 4.1 y 5.4 vencen el mar 30 jun"."""
    since = f"del {short_date(office.away_from, today)} al" if office.away_from else "hasta el"
    until = short_date(office.away_until, today) if office.away_until else ""
    by_day = grouped((max(one.due, _before(today)), one.handle) for one in office.meanwhile)
    said = [f"{named(some)} {_falls_due(day, len(some), today)}" for day, some in by_day.items()]
    who = f"{' y '.join(office.people)} ({cut_at_word(office.name, 70)})"
    return f"Pida que alguien reciba en lugar de {who}, ausente {since} {until}: {'; '.join(said)}."


def _before(today: date) -> date:
    return today - timedelta(days=1)


def _falls_due(day: date, count: int, today: date) -> str:
    if day < today:
        return "ya venció" if count == 1 else "ya vencieron"
    verb = "vence" if count == 1 else "vencen"
    return f"{verb} hoy" if day == today else f"{verb} el {short_date(day, today)}"


def others(todo: Todo, today: date, *, short: bool = False) -> str:
    """Return the other offices of which the same is to be said, each with whom to call and what
    presses: "Tampoco responde la Secretaría de Hacienda (Nubia Salcedo; 3.2 venció hace 20 días,
    30 %)."; `short`, fewer of them and without what presses; "" for none."""
    offices = [one for one in todo.also if not _is_collective(one.unreachable)]
    told = leading(offices, 1 if short else _NAMED)
    said = [_another(one, today, short=short) for one in told]
    more = len(offices) - len(told)
    named_all = listed([*said, f"{more} más"] if more else said)
    reached = (todo.unreachable, *(one.unreachable for one in offices))
    gone = [one for one in reached if one is not None]
    if not told:
        also = ""
    elif any(one.reason is Unreached.UNCONFIRMED for one in gone):
        also = f"Llame también {named_all}."
    elif gone:
        also = f"Tampoco hay cómo avisar {named_all}."
    else:
        also = f"Tampoco {'responde' if len(offices) == 1 else 'responden'} {named_all}."
    return " ".join(filter(None, (also, "" if short else _which_are(todo))))


def collective(office: UnreachableOffice) -> str:
    """Return a name of many offices with what it is named for: "«Todas las áreas» (apoya 1)"."""
    leads = f"lidera {office.activities}" if office.activities else ""
    helps = f"apoya {office.supports}" if office.supports else ""
    holds = " y ".join(filter(None, (leads, helps)))
    name = f"«{cut_at_word(office.name, _LONGEST_NAME)}»"
    return f"{name} ({holds})" if holds else name


def _is_collective(office: UnreachableOffice | None) -> bool:
    return office is not None and office.reason is Unreached.COLLECTIVE


def _which_are(todo: Todo) -> str:
    """Return that of the names of many among the others nobody has said which offices they are."""
    names = [
        collective(one.unreachable)
        for one in todo.also
        if one.unreachable is not None and _is_collective(one.unreachable)
    ]
    return f"Falta decir qué oficinas son {listed(names)}." if names else ""


def _another(one: Another, today: date, *, short: bool) -> str:
    name = cut_at_word(one.name, _LONGEST_NAME)
    if one.unreachable is not None:
        gone = one.unreachable
        named_before = gone.returned_on is not None or not gone.people
        people = "" if named_before else f"{' o '.join(gone.people[:_NAMED])}; "
        holds = answers_for(gone, today, short=short)
        unheard = gone.reason is Unreached.UNCONFIRMED and not gone.undecided
        reason = UNCONFIRMED if unheard else why(gone, today)  # told whole of the first one
        told = "; ".join(filter(None, (f"{people}{reason}", holds, _week_of(one))))
        return f"{to_office(name)} ({told})"
    silent = one.silent.people[:_NAMED] if one.silent is not None else ()
    presses = "" if short or not one.first else pressing(one.first, today)
    told = "; ".join(filter(None, (" o ".join(silent), presses, _week_of(one))))
    return f"{with_article(name)} ({told})" if told else with_article(name)


def why(office: UnreachableOffice, today: date) -> str:
    """Return why nothing reaches an office, or who never answered there, and since which day its
    mail comes back."""
    if office.undecided:
        return _UNDECIDED
    who = " y ".join(office.people[:2])
    if office.reason is Unreached.UNCONFIRMED and who:
        return REASONS[office.reason].replace("escrito", f"escrito a {who}", 1)
    if office.returned_on is None:
        return REASONS[office.reason]
    since = short_date(office.returned_on, today)
    return f"el correo de {who} no existe o no recibe desde el {since}"


def unanswered(office: SilentOffice, today: date, *, short: bool = False) -> str:
    """Return what an office left without an answer, though it arrived, and since when."""
    since = short_date(office.since, today)
    if short:
        return f"sin respuesta desde el {since}"
    if office.reminders == 1:
        return f"sin respuesta al recordatorio entregado el {since}"
    return f"sin respuesta a {office.reminders} recordatorios entregados desde el {since}"


def blocked(office: SilentOffice | UnreachableOffice) -> str:
    """Return who shut the chat, and is written to by mail since: blocked or closed looks alike."""
    names = " y ".join(office.blocked[:2])
    if len(office.blocked) == 1:
        return f"{names} bloqueó o cerró el chat y se le escribe por correo"
    return f"{names} bloquearon o cerraron el chat y se les escribe por correo"


def half_said(one: Unclosed | None) -> str:
    """Return what was written and is not closed: "de la 1.2 escribió «va bien», sin cifra"."""
    if one is None:
        return ""
    words = cut_at_word(one.words, _LONGEST_WORDS)
    joint = ", " if one.figure is None else " "
    return f"; de la {cut_at_word(one.handle, 20)} escribió «{words}»{joint}{lacks(one)}"


def lacks(one: Unclosed) -> str:
    """Return what is missing of words: a figure, or the yes to the one that they give."""
    if one.figure is None:
        return "sin cifra"
    return f"y falta su «sí» para {show_percent(one.figure)}"


def last_said(said: LastWords | None, today: date, most: int) -> str:
    """Return what a person said last of what is late, in at most so many letters: "Marta Ruiz, vie
    29 may: «falta la firma»"; "" where nobody did in words."""
    if said is None or not said.by.person or not words_of(said.text):
        return ""
    words = cut_at_word(said.text, most)
    return f"; {said.by.person}, {short_date(said.by.on, today)}: «{words}»"
