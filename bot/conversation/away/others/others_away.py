"""Somebody tells that another person is away: "Sandra Cano, de TIC, está de licencia hasta el 11".

Whoever confirms absences is shown it and sets it with a yes; others are told who does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from bot.conversation.away import by_mailbox, put_right
from bot.conversation.away.others import confirming_away, until_when
from bot.conversation.state import Proposal
from bot.conversation.turn import Arrival, Obeyed, Turn
from bot.understanding.asks.people.absence import says_why_away, tells_of_another
from bot.understanding.asks.people.absence_days import REASON, Days, away_days, first_day
from bot.understanding.asks.people.covered import says_who_covers
from bot.understanding.asks.people.delegation import EDGE
from bot.understanding.asks.people.of_health import ABSENT
from bot.understanding.asks.people.told_by import as_told
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.captions import is_named
from bot.understanding.clauses import clauses, joined
from bot.understanding.meaning import Intent
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.understand import understand_by_rules
from core.entity.rights import Right
from core.messages import Content, Note
from core.notice_names import AWAY
from core.refs import Ref
from core.spanish import bare_words, fold
from core.words import Because
from models.organisation import Person
from models.owed import Notice, OwedState
from models.staff import absences
from models.staff.people import PersonRow
from scheduler.message.notices import away_buttons
from scheduler.told import absence, absence_put_right, absences_ahead, covered

_OF_HER_OWN = frozenset({Intent.REPORT, Intent.EXTENSION, Intent.SNOOZE})
_BESIDE = re.compile(r"[.;]\s|,\s|\s(?:y|mientras|porque|pues|ya que)\s", re.IGNORECASE)
_A_DAY = re.compile(r"\s?(?:el )?\d{1,2}[\s.]{0,3}", re.IGNORECASE)
# "ausencia de Sandra", "vacaciones de Pedro"
_SUBJECT = re.compile(
    r"\W{0,9}(?:(?:aviso de|sobre|por|tema|confirmo|confirmacion(?: de)?) )?(?:(?:las?|el) )?"
    rf"(?:ausencia|{REASON}|permisos|calamidad)(?: medica)? del? "
    r"(?:(?:la|el|don|dona|dra?|doctora?|ing|ingenier[oa])\.? )?"
    r"(?P<who>[a-z]{3,20}(?: [a-z]{2,20}){0,3})\W{0,9}"
)
_WISH = re.compile(r"%|\?|\b(?:plazo|pr[oó]rroga|aplaz\w{1,6}|ampli\w{1,8})\b", re.IGNORECASE)
# "Germán tiene permiso esos días": on those that were announced
_THOSE_DAYS = re.compile(
    r"\b(?:es[ao]s\s(?:d[ií]as|fechas)|en\sesa\sfecha|ese\sd[ií]a)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Another:
    """Somebody besides the writer who is said to be away."""

    person_id: int
    name: str


def written(arrival: Arrival, who: PersonRow) -> bool:
    """Tell whether a mail that looks like a mailbox's own answer says who else is away, or is a new
    one under a subject of somebody else's absence."""
    message = arrival.message
    if message.automatic:
        return False
    if _who_is_away(arrival, who, arrival.text) is not None:
        return True
    of = _SUBJECT.fullmatch(fold(message.subject)) if by_mailbox.answers_no_mail(message) else None
    return of is not None and among(colleagues(arrival, who), of["who"]) is not None


def told(turn: Turn) -> Obeyed | None:
    """Answer a message that tells that somebody else is away, with what a yes sets. None for other
    words, and for what is said of an activity of hers."""
    if not turn.is_plain_text:
        return None
    text, today, known = turn.text, turn.today, turn.desk.open_context()
    another = _who_is_away(turn, turn.person, text)
    if another is None or _WISH.search(text) or is_named(text, known):
        return None
    confirms = turn.may(Right.ABSENCE)
    own = bool(known.pending) and understand_by_rules(text, known, today).intent in _OF_HER_OWN
    if not confirms and own and not _tells_nothing_else(text, today):
        return None
    return shown(turn, another, text, confirms=confirms)


def _tells_nothing_else(text: str, today: date) -> bool:
    """Tell whether a text says on which days somebody else is away, and no more: "el 12 y 13"."""
    parts = [one for one in _BESIDE.split(text) if not tells_of_another(one)]
    return away_days(text, today).last is not None and all(map(_A_DAY.fullmatch, parts))


def shown(turn: Turn, another: Another, text: str, *, confirms: bool) -> Obeyed:
    """Show an absence that words tell of, for a yes; ask for its last day where they do not say it.
    Tell who does not confirm absences who does."""
    days = away_days(text, turn.today)
    if (runs := _known_days(turn, another, days)) is not None:
        if confirms and (later := begins_later(turn, another, text)) is not None:
            return later
        known = {"person": another.name, "known": 1} | runs
        return Obeyed(Note(name="away_of_another", values=known))
    if confirms and days == Days() and (announced := _announced(turn, another)) is not None:
        return _on_those_days(turn, announced, text)
    said = absence.Told(another.person_id, another.name, days.first, days.last, text)
    values: dict[str, str | int | None] = {"person": another.name, **said.days}
    if not confirms or days.last is None:
        values |= {"yours": int(confirms)} | stands(turn, another)
        note = Note(name="away_of_another", values=values)
        asked = until_when.question(turn, another.person_id, text) if confirms else None
        return Obeyed(note, asked)
    return proposed(turn, said)


def _announced(turn: Turn, another: Another) -> Notice | None:
    """Return the notice of the one absence to come that somebody announced with its last day, and
    that is not confirmed; None for none, and for several."""
    hers = {
        days_told(one): one
        for one in absences_ahead.told_of(turn.session, turn.context, turn.now)
        if int(one.details["away"]) == another.person_id and days_told(one)[1] is not None
        if one.reason not in (Because.BACK, Because.SHOWN_AT_ONCE)
    }
    return next(iter(hers.values())) if len(hers) == 1 else None


def _on_those_days(turn: Turn, announced: Notice, text: str) -> Obeyed:
    """Set an absence that was announced where words say that it is on "esos días"; show it for a
    yes where they name no days."""
    if _THOSE_DAYS.search(text) is not None:
        return Obeyed(confirm(turn, announced) or Note(name="question_gone"))
    away, name = int(announced.details["away"]), str(announced.details["person"])
    return proposed(turn, absence.Told(away, name, *days_told(announced), text))


def stands(turn: Turn, another: Another) -> dict[str, str | int | None]:
    """Return until when somebody is registered as away today, as texts tell it; nothing else."""
    until = absences.away_until(turn.session, another.person_id)
    return {} if until is None or until < turn.today else {"was_until": until.isoformat()}


def proposed(turn: Turn, said: absence.Told, instead: absence.Known | None = None) -> Obeyed:
    """Show an absence on known days, perhaps `instead` of another; a yes sets it, and those that
    the same message showed before. It begins on the day that was announced where no first one is
    said."""
    if instead is None and said.first is None:
        said = replace(said, first=_announced_from(turn, said))
    notice = _kept(turn, said)
    if instead is not None:
        absence_put_right.replace_known(turn.session, turn.context, notice, instead, turn.now)
    values: dict[str, str | int | None] = {"person": said.name, **said.days, "number": notice.id}
    day = max(said.first or turn.today, turn.today)
    values |= covered.covers(turn.session, turn.context, said.person_id, day, turn.now)
    buttons = away_buttons(turn.context.refs, notice.id, said.name)
    note = Note(name="away_proposed", values=values, buttons=buttons)
    before = turn.asks if turn.asks is not None and turn.asks.kind == AWAY else None
    value = "" if before is None else f"{before.value},{before.target}".lstrip(",")
    return Obeyed(note, Proposal(kind=AWAY, target=notice.id, at=turn.now, value=value))


def set_at_once(
    turn: Turn, said: absence.Told, instead: absence.Known | None = None
) -> Obeyed | None:
    """Set an absence that words tell and confirm, perhaps `instead` of another."""
    notice = _kept(turn, said)
    if instead is not None:
        absence_put_right.replace_known(turn.session, turn.context, notice, instead, turn.now)
    done = confirming_away.decide(turn, notice.id)
    return None if done is None else Obeyed(done)


def until_answered(turn: Turn) -> Obeyed | None:
    """Show the absence with the last day that was asked for, or leave it where a message refuses;
    None for what does not answer that question."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != until_when.QUESTION or turn.message.is_no_new_text:
        return None
    if waiting.target == turn.person.id:  # her own
        return put_right.until_answered(turn, waiting)
    if until_when.refuses(turn.text):
        return answered(turn, 0, yes=False)
    return _with_last_day(turn, waiting, turn.text)


def _with_last_day(turn: Turn, waiting: Proposal, said: str) -> Obeyed | None:
    """Show the absence that was asked about with the last day that words say; None where they say
    no more than that day."""
    name = turn.session.get_one(Person, waiting.target).name
    text = until_when.completed(waiting, turn.saying(until_when.without_name(said, name)))
    if text is None:
        return None
    return shown(turn, Another(waiting.target, name), text, confirms=True)


def begins_later(turn: Turn, another: Another, text: str) -> Obeyed | None:
    """Show an absence that runs already from the later day on which words say that it begins: "es
    desde el 24, no desde hoy"; None where they say no such."""
    first = first_day(text, turn.today)
    until = absences.away_until(turn.session, another.person_id)
    if first is None or until is None or not turn.today < first < until:
        return None
    said = absence.Told(another.person_id, another.name, first, until, text)
    return proposed(turn, said, absence.Known(None, until))


def _announced_from(turn: Turn, said: absence.Told) -> date | None:
    """Return the day to come from which somebody announced to be away without a last day; None
    where nobody did, or only behind the last day that is told now."""
    told = absences_ahead.told_of(turn.session, turn.context, turn.now)
    hers = [days_told(one) for one in told if int(one.details["away"]) == said.person_id]
    open_ended = [first for first, until in hers if until is None and first is not None]
    newest = open_ended[-1] if open_ended else None
    if newest is None or said.until is None or not turn.today < newest <= said.until:
        return None
    return newest


def _known_days(turn: Turn, another: Another, days: Days) -> dict[str, str | int | None] | None:
    """Return the days on which somebody is away whose absence runs already, where no later day is
    told, or is confirmed and to come, where none is; None elsewhere."""
    until = absences.away_until(turn.session, another.person_id)
    if until is not None and until >= turn.today:
        runs = days.last is None or days.last <= until
        return {"until": until.isoformat()} if runs else None
    if days != Days():
        return None
    planned = absences_ahead.planned(turn.session, turn.context, turn.now)
    hers = sorted((first, last) for one, first, last in planned if one == another.person_id)
    return {"first": hers[0][0].isoformat(), "until": hers[0][1].isoformat()} if hers else None


def told_beside(turn: Turn) -> tuple[Content | None, str]:
    """Answer words that tell that somebody else is away beside others, and return these: why
    somebody is away is no word about the work. Nothing is said of an absence that runs already. Who
    confirms absences says it in a message of its own."""
    said = [(one, whole) for one, whole in clauses(turn.text, EDGE) if one.strip()]
    tell = [one for one, _ in said if tells_of_another(one)]
    besides = [(one, whole) for one, whole in said if one not in tell and not says_who_covers(one)]
    rest = joined([whole for one, whole in besides if not says_why_away(one)])
    if tell and besides and not rest:
        return None, joined([whole for one, whole in said if one in tell])
    if not tell or not rest or is_courtesy(read(rest).plain):
        return None, turn.text
    another = _who_is_away(turn, turn.person, tell[0])
    # "no está el viernes, tiene cita médica": of the same one
    others = any(_who_is_away(turn, turn.person, one) is not None for one in tell[1:])
    confirms = turn.may(Right.ABSENCE)
    if another is None or others or confirms or is_named(tell[0], turn.desk.open_context()):
        return None, turn.text
    rest = with_why(rest, turn.today)
    if _known_days(turn, another, away_days(tell[0], turn.today)) is not None:
        return None, rest
    return shown(turn, another, tell[0], confirms=False).said, rest


def with_why(rest: str, today: date) -> str:
    """Return a request for more time with why it is made, that somebody is absent, where it gives
    no other reason; other words as they are."""
    if find_extension(read(rest)) is None or reason_in(rest, today):
        return rest
    return f"{rest.rstrip(' .')}. Motivo: {ABSENT}"


def answered(turn: Turn, notice_id: int, *, yes: bool) -> Obeyed:
    """Set the absence that was shown, and those that were shown with it, after a yes."""
    together = shown_last(turn)
    if yes and notice_id in together and len(together) > 1:
        done = confirming_away.decide_all(turn, together)
        return Obeyed(done or Note(name="question_gone"))
    return confirming_away.pressed(turn, Ref(AWAY, notice_id, "" if yes else "no"))


def shown_last(turn: Turn) -> list[int]:
    """Return the numbers of the absences that were shown to her together, and wait for a yes."""
    waiting = turn.proposed
    if waiting is None or waiting.kind != AWAY:
        return []
    return [*map(int, filter(None, waiting.value.split(","))), waiting.target]


def confirm(turn: Turn, notice: Notice) -> Note | None:
    """Set the absence of a notice, whoever was to read it; it is not told to her any more."""
    told = notice.details
    first, until = days_told(notice)
    words, own = str(told.get("words") or ""), bool(told.get("own"))
    said = absence.Told(int(told["away"]), str(told["person"]), first, until, words, own)
    hers = notice if notice.person_id == turn.person.id else _kept(turn, said)
    if hers.state is OwedState.OPEN:
        hers.state, hers.reason = OwedState.CLOSED, Because.SHOWN_AT_ONCE
    return confirming_away.decide(turn, hers.id)


def days_told(notice: Notice) -> tuple[date | None, date | None]:
    """Return the first and the last day that a notice of an absence tells, None where it tells
    none."""
    first, until = (notice.details.get(one) for one in ("first", "until"))
    return (
        date.fromisoformat(first) if first else None,
        date.fromisoformat(until) if until else None,
    )


def _kept(turn: Turn, said: absence.Told) -> Notice:
    """Return the notice that says so to her, a new one where she has none of these days."""
    known = absence.of_reader(turn.session, turn.context, said, turn.person.id, turn.now)
    if known is not None and not absence.changes(known, said, turn.today):
        return known
    key, details = absence.notice_of(turn.session, turn.context, said, turn.now)
    mine = select(Notice).where(Notice.person_id == turn.person.id, Notice.key == key)
    found = turn.session.scalars(mine).one_or_none()
    if found is None:
        found = Notice(
            entity_id=turn.context.entity_id,
            person_id=turn.person.id,
            key=key,
            kind=AWAY,
            details=details,
            state=OwedState.CLOSED,
            reason=Because.SHOWN_AT_ONCE,
            recorded_at=turn.now,
        )
        turn.session.add(found)
        turn.session.flush()
    return found


def _who_is_away(arrival: Arrival, who: PersonRow, text: str) -> Another | None:
    """Return the one active person besides the writer whom a text says to be away; of several of
    the same first name the one whose other names it says too.

    Who is named beside, as who stands in, is not meant: "queda Camilo mientras Ruth está de
    licencia"."""
    if not tells_of_another(text):
        return None
    rows = colleagues(arrival, who)
    told = [as_told(one) for one in _BESIDE.split(text) if tells_of_another(one)] + [text]
    return next((one for part in told if (one := among(rows, part)) is not None), None)


def named(turn: Turn) -> str | None:
    """Return the name of the one active person besides the writer whom a text names."""
    found = another_in(turn, turn.text)
    return None if found is None else found.name


def another_in(turn: Turn, text: str) -> Another | None:
    """Return the one active person besides the writer whom words name."""
    return among(colleagues(turn, turn.person), text)


def names_anybody(turn: Turn) -> bool:
    """Tell whether a text names active people besides the writer, by their first names."""
    said = bare_words(turn.text).split()
    rows = colleagues(turn, turn.person)
    return any(_said_of(bare_words(name).split(), said) for _, name in rows)


def colleagues(arrival: Arrival, who: PersonRow) -> Sequence[tuple[int, str]]:
    """Return the active people of the entity besides one, each with her name."""
    found = arrival.session.execute(
        select(Person.id, Person.name)
        .where(
            Person.entity_id == arrival.context.entity_id,
            Person.active.is_(True),
            Person.id != who.id,
        )
        .order_by(Person.id)
    )
    return [(one, name) for one, name in found]


def among(rows: Sequence[tuple[int, str]], text: str) -> Another | None:
    """Return the one of these people whom words name; None where they may name several."""
    said = bare_words(text).split()
    scored = [(_said_of(bare_words(name).split(), said), Another(one, name)) for one, name in rows]
    best = max((score for score, _ in scored), default=0)
    named = [another for score, another in scored if score == best]
    return named[0] if best and len(named) == 1 else None


def _said_of(name: Sequence[str], said: Sequence[str]) -> int:
    """Return how many words of a name stand together in a text, none without its first or last."""
    own = {one for one in name if len(one) > 2}  # not "de", "la"
    most = run = 0
    for word in said:
        run = run + 1 if word in own else 0
        most = max(most, run)
    alone = most == 1 and name[0] not in said
    return 0 if alone else most
