"""The requests that wait for a decision, as who decides them sees them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import commands
from bot.conversation.requesting.withdrawing import already
from bot.conversation.speaking.paging import turns
from bot.conversation.steps import Action, ShowRequests, TellElsewhere
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.inquiry import is_question
from bot.understanding.meaning import Context, PendingActivity
from bot.understanding.progress.of_the_report import shows_work
from bot.understanding.reading import read
from bot.understanding.rulings import (
    attempts,
    called_requests,
    each_by_name,
    left_as_none,
    named_by,
    words,
)
from bot.understanding.rulings.codes_ordered import codes_ordered
from bot.understanding.rulings.in_order import given_until, put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_all import said_of_all, speaks_of_several
from bot.understanding.rulings.of_each import (
    ReadRuling,
    begins_with,
    names_any,
    names_first,
    perhaps,
)
from bot.understanding.talk import is_list_request
from bot.understanding.understand import understand_by_rules
from core.buttons import Button, Does
from core.entity.context import EntityContext
from core.entity.rights import Right
from core.messages import PAGE, Content, Listing, Note
from core.overviews import Overview, OverviewRow
from core.refs import Ref
from core.spanish import bare_words, listed
from models.answers import requests
from models.answers.requests import RequestRow, RequestState
from models.plan import Activity
from models.staff import offices, people

DENIES = "denies"  # the requests shown to who would deny one, and did not say which
_UNTIL = re.compile(r"\bhasta\s(?:el\s)?\d{1,2}\b", re.IGNORECASE)
# "la 2.4 no se mueve": of the date that was asked for
_STAYS = re.compile(r"\bno\sse\s(?:mueve|corre|aplaza|cambia)\b", re.IGNORECASE)
_HERS = re.compile(r"\bla\s(?:m[ií]a|nuestra)\b", re.IGNORECASE)
_LETTERS = 3  # of a word that calls an activity


def list_open(turn: Turn, inbound_id: int) -> Overview:
    """Return the requests that wait, with their buttons for who decides them."""
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    decides = turn.may(Right.DECIDE)
    rows = tuple(
        OverviewRow(
            name=str(one.id),
            title=f"{one.handle} {one.title}",
            office=", ".join(name for name in (one.person, one.office) if name),
            asks=one.kind.value,
            until=one.until,
            named=one.named_office,
            words=one.reason,
            since=turn.context.today(one.asked_at),
            buttons=_deciding(turn.context, one) if decides else (),
        )
        for one in waiting
    )
    pages = turns(turn.context.refs, len(rows), 0, inbound_id)
    return Overview(name="requests", rows=rows, total=len(rows), buttons=pages, decides=decides)


def list_own(turn: Turn) -> Overview:
    """Return the requests of a person that wait, to herself."""
    every = list_open(turn, 0)
    hers = {
        str(one.id)
        for one in requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    }
    rows = tuple(row for row in every.rows if row.name in hers)
    return every.model_copy(update={"rows": rows, "total": len(rows), "buttons": ()})


def list_named(turn: Turn, codes: Collection[str], text: str = "") -> Overview:
    """Return the requests that wait about activities, to who named them and decided nothing that
    could be read in her `text`; the total counts all that wait."""
    every = list_open(turn, 0)
    waiting = _of_codes(turn.session, turn.context, codes)
    rows = tuple(row for row in every.rows if int(row.name) in waiting)
    return every.model_copy(
        update={"rows": rows, "buttons": (), "tried": _tried(text) or "unclear"}
    )


def instead(turn: Turn, actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return what is done; who decides is shown the requests about activities that are not hers,
    and not whose these are, unless she tells a figure."""
    told = next((one for one in actions if isinstance(one, TellElsewhere)), None)
    hers = turn.message.chat is None and turn.message.forwarded is None
    if told is None or not hers or not turn.may(Right.DECIDE):
        return tuple(actions)
    waiting = set(_of_codes(turn.session, turn.context, told.codes).values())
    waiting -= _with_a_figure(turn.text, told.codes, turn.today)
    named = tuple(code for code in told.codes if code in waiting)
    if not named:
        return tuple(actions)
    rest = tuple(code for code in told.codes if code not in waiting)
    shown: tuple[Action, ...] = (ShowRequests(named, turn.text),)
    shown += (replace(told, codes=rest),) if rest else ()
    return tuple(part for one in actions for part in (shown if one is told else (one,)))


def left_waiting(turn: Turn, names: Known) -> Note:
    """Say that the requests are left as they are, which a text would decide on a condition: the one
    that it names, or that waits alone."""
    said = names.in_print(turn.text)
    named = {code for asked in names.called.values() if (code := asked.split()[0]) in said}
    codes = named or {asked.split()[0] for asked in names.called.values()}
    if len(codes) > 1:
        return Note(name="decision_waits", values={"handle": "", "count": len(codes)})
    return Note(name="decision_waits", values={"handle": next(iter(codes))})


def _tried(text: str) -> str:
    """Return that a text means to deny, which a yes to the list that is shown goes on with."""
    return DENIES if words.refuses(text) else ""


def _of_codes(session: Session, context: EntityContext, codes: Collection[str]) -> dict[int, str]:
    """Return the codes of activities by the requests that wait about them."""
    waiting = requests.of_entity(session, context.entity_id)
    return {one.id: one.handle for one in waiting if one.handle in codes}


def _with_a_figure(text: str, codes: Sequence[str], today: date) -> set[str | None]:
    """Return the activities of which a text tells a figure."""
    pending = tuple(PendingActivity(one, "", "", None, None, None) for one in codes)
    decides = words.DECIDING.search(text) or _UNTIL.search(text) or _STAYS.search(text)
    if decides and "%" not in text:
        return set()  # "aprobada la 4.2", "la 4.2 hasta el 12 no hasta el 19" tell of no work
    told = understand_by_rules(text, Context(pending, None), today).updates
    return {one.code for one in told if one.percent is not None}


def beside(turn: Turn, said: list[Content]) -> list[Content]:
    """Return what is said; with the requests that wait where it tells what is pending to somebody
    who decides them: they are hers to do, also where no activity is. Where she was not understood
    she is shown them instead: she may have meant to decide."""
    if _may_have_decided(turn, said):
        waits = list_open(turn, turn.inbound.id)
        return [waits.model_copy(update={"tried": "unclear"})] if waits.rows else said
    kept = [one for one in said if not (isinstance(one, Note) and one.name == "list_empty")]
    if len(kept) == len(said) and not any(isinstance(one, Listing) for one in said):
        return said
    waiting = list_open(turn, turn.inbound.id) if turn.may(Right.DECIDE) else None
    if waiting is None or not waiting.total:
        return _without_list(turn, said, kept)
    # A message turns the pages of one list.
    return [*kept, waiting.model_copy(update={"buttons": ()}) if kept else waiting]


def _may_have_decided(turn: Turn, said: Sequence[Content]) -> bool:
    """Tell whether who decides wrote a text that was not understood, asks nothing in it, and shows
    no work of her own."""
    unread = [one.name for one in said if isinstance(one, Note)] == ["unclear"] and len(said) == 1
    if not unread or not turn.may(Right.DECIDE) or is_question(read(turn.text)):
        return False
    return not (turn.desk.open_ids and shows_work(turn.text))


def _without_list(turn: Turn, said: list[Content], kept: list[Content]) -> list[Content]:
    """Return what is said where no request waits: `kept`, which has no note of an empty list, where
    words were passed on; to who oversees and asked for no list, that it was not understood."""
    if any(isinstance(one, Note) and one.name == "staff_told" for one in kept):
        return kept
    ordered = not turn.message.text or commands.read(turn.text) is not None
    asked = ordered or is_list_request(read(turn.text).plain)
    unread = len(kept) < len(said) and not asked and turn.may(Right.SEE)
    return [*kept, Note(name="unclear")] if unread else said


def _deciding(context: EntityContext, request: RequestRow) -> tuple[Button, ...]:
    offered = (("Conceder", Does.GRANT), ("Negar", Does.DENY))
    return tuple(
        Button(label=f"{verb} {request.id}", ref=context.refs.make(Ref(action, request.id)))
        for verb, action in offered
    )


def unknown(turn: Turn, number: int) -> Note:
    """Say that there is no such request, and which ones wait."""
    waiting = named(turn) or None
    return Note(name="request_unknown", values={"number": number, "waiting": waiting})


def named(turn: Turn, only: Collection[int] | None = None) -> str:
    """Return the first requests that wait in a sentence, or `only` these: number, activity and who
    asked."""
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    waiting = [one for one in waiting if only is None or one.id in only]
    return listed([f"{one.id} ({one.handle}, {one.person})" for one in waiting[:PAGE]])


# "la 2 sí, hasta el 30 de abril", "sí a la 2", "la 2 no: ya tuvo plazo": a yes or no to a request.
# The number stands without "la" where requests were spoken of just before.
_THE_NUMBER = (
    r"(?:a\s)?(?:(?P<called_{0}>la)\s)?(?:solicitud\s(?:n[uú]mero\s)?)?(?P<{0}>\d{{1,5}})(?![.\d])"
)
_BY_NUMBER = re.compile(
    rf"\s*(?:{_THE_NUMBER.format('granted')}\s?,?\ss[ií]\b[\s,.:]{{0,3}}(?P<until1>hasta\s.{{1,60}})?"
    rf"|s[ií],?\s{_THE_NUMBER.format('agreed')}(?:\s?,?\s(?P<until2>hasta\s.{{1,60}}))?"
    rf"|{_THE_NUMBER.format('dated')}\s?,?\s(?P<until3>hasta\s.{{1,60}})"
    rf"|{_THE_NUMBER.format('denied')}\s?,?\sno\s?[,.:;]\s(?P<why>.{{2,160}}))\s*\Z",
    re.IGNORECASE | re.DOTALL,
)


def says_of_a_number(text: str) -> bool:
    """Tell whether a text says yes or no to a number: "99 sí", "la 2 no: ya tuvo plazo"."""
    return _BY_NUMBER.fullmatch(text) is not None


def calls_another(turn: Turn, number: int) -> bool:
    """Tell whether a text decides, as far as it can be read, another request than that one."""
    found = perhaps(turn.text, known(turn.session, turn.context))
    return found is not None and found.number != number


def of_none_that_waits(turn: Turn, text: str, names: Known) -> ReadRuling | None:
    """Return what a text decides that says yes or no to a number that no request has which waits;
    None for other words, and where it may call an activity of hers: "la 2 no: falta el acta", or
    is a number alone that answers no list of requests: "99 sí"."""
    found = _BY_NUMBER.fullmatch(text)
    if found is None:
        return None
    said = found.groupdict()
    if not names.spoken_of and not any(said[one] for one in said if one.startswith("called_")):
        return None
    granted = said["granted"] or said["agreed"]
    number = int(granted or said["dated"] or said["denied"])
    own = [one.handle for one in turn.desk.activities.values()]
    hers = number <= len(own) or any(one.rpartition(".")[2] == str(number) for one in own)
    if number in names.waiting or (hers and not granted):
        return None
    beside = said["until1"] or said["until2"] or said["until3"] or said["why"] or ""
    return ReadRuling(number, said["denied"] is None, beside)


def known(session: Session, context: EntityContext) -> Known:
    """Return the requests that a decision can name, and those that were withdrawn; by its code the
    only one of an activity."""
    every = requests.of_entity(session, context.entity_id, all_of_them=True)
    every_name = {office.office.name for office in offices.list_offices(session, context.entity_id)}
    taken = {word for name in every_name for word in bare_words(name).split()}
    rows = requests.of_entity(session, context.entity_id)
    waiting = {one.id: _called(one, taken) for one in rows}
    asked = {one.handle for one in rows}
    back = {
        one.handle: one
        for one in every
        if one.state is RequestState.WITHDRAWN and one.handle not in asked
    }
    of_code: dict[str, list[int]] = {}
    for one in every:
        of_code.setdefault(one.handle, []).append(one.id)
    codes: dict[str, int | None] = {}
    for code, about in of_code.items():
        choices = [one for one in about if one in waiting] or about[-1:]
        codes[code] = choices[0] if len(choices) == 1 else None
    decided = frozenset(one.id for one in every).difference(waiting)
    kinds = {one.id: one.kind for one in rows}
    gone = {one.id: _called(one, taken) for one in back.values()}
    return Known(frozenset(waiting), decided, codes, waiting, kinds, withdrawn=gone)


def _called(one: RequestRow, taken: Collection[str]) -> str:
    """Return the words by which a request may be called."""
    return f"{one.handle} {one.person} {one.office} {_own_words(one.title, taken)}"


def withdrawn(turn: Turn, text: str, names: Known) -> Note | None:
    """Say that the request on which a text decides was taken back, and by whom; None where it
    names one that waits, or none of those."""
    number = None if begins_with(text, names) is not None else begins_with(text, names.gone)
    row = None if number is None else requests.find(turn.session, turn.context.entity_id, number)
    return None if row is None else already(turn.context, row)


def _own_words(title: str, taken: Collection[str]) -> str:
    """Return the words of a title by which it may be called: none that is in an office's name."""
    said = (one for one in bare_words(title).split() if len(one) >= _LETTERS)
    return " ".join(one for one in said if one not in taken)


def hers_in_numbers(turn: Turn, text: str) -> str:
    """Return a text with the number of her own request where it says "la mía", if only one of hers
    waits, and as its grant where it leaves as not applicable what was asked to be so; with the
    numbers of several of which it says by name what becomes of each; else as it is, with "porque"
    before a reason that she gives otherwise."""
    text = words.with_because(text)
    if left_as_none.may_leave(text) and turn.may(Right.DECIDE):
        waits = known(turn.session, turn.context)
        meant = left_as_none.request_of(text, waits.called, waits.kinds)
        return text if meant is None else f"concedida la {meant}"
    if each_by_name.may_list(text) and turn.may(Right.DECIDE):
        return each_by_name.in_numbers(text, known(turn.session, turn.context))
    if _HERS.search(text) is None:
        return text
    asked = requests.of_person(turn.session, turn.context.entity_id, turn.person.id)
    own = [one for one in asked if one.is_open]
    return _HERS.sub(f"la {own[0].id}", text) if len(own) == 1 else text


def _none_of(turn: Turn, whose: str) -> Content | None:
    """Say that nobody of this name, and no office, has a request that waits, or that none does;
    None where one has, or nobody is called so."""
    if named_by.all_by_name(whose, known(turn.session, turn.context).called):
        return None
    cards = people.list_people(turn.session, turn.context.entity_id)
    every = {one.person.id: one.person.name for one in cards}
    called = [every[one] for one in named_by.all_by_name(whose, every)]
    if not called:
        houses = offices.list_offices(turn.session, turn.context.entity_id)
        names = {one.office.id: one.office.name for one in houses}
        called = [names[one] for one in named_by.all_by_name(whose, names)]
    if len(called) != 1:
        return None
    waiting = named(turn)
    if not waiting:
        return list_open(turn, turn.inbound.id)
    values = {"number": None, "of": called[0], "waiting": waiting}
    return Note(name="request_unknown", values=values)


def asked_about(turn: Turn) -> set[int]:
    """Return the activities about which a request waits."""
    waiting = requests.of_entity(turn.session, turn.context.entity_id)
    return {one.activity_id for one in waiting}


def _of_no_request(turn: Turn, codes: Collection[str], own: Collection[str]) -> Note | None:
    """Say that no request waits of the activities on which a text decides, and which ones wait;
    None where one waits or one is of her `own`, and for codes of no activity."""
    entity_id = turn.context.entity_id
    open_ = {one.handle for one in requests.of_entity(turn.session, entity_id)}
    if not open_.union(own).isdisjoint(codes):
        return None
    of_plan = Activity.entity_id == entity_id, Activity.handle.in_(codes)
    if {*turn.session.scalars(select(Activity.handle).where(*of_plan))} != {*codes}:
        return None
    of, waiting = f"la {' ni la '.join(codes)}", named(turn) or None
    return Note(name="request_unknown", values={"number": None, "of": of, "waiting": waiting})


def perhaps_decided(turn: Turn, own: Collection[str]) -> Obeyed | None:
    """Return the requests that wait to who decides them and tries to in words that name none; or
    the one of which a text says a yes or no that might also tell a figure: "32 ok", "5.5: sí, pero
    que no se repita". Activities of her `own` are hers to report."""
    text = turn.text
    tries = attempts.tries(text) or words.names_none(text) or called_requests.says_whose(text)
    orders, to = attempts.orders_others(text, own), given_until(text)
    tries = tries or orders or to is not None
    of_shown = speaks_of_several(text) or said_of_all(text) is not None
    tries = tries or bool(of_shown and requests.of_entity(turn.session, turn.context.entity_id))
    whose = called_requests.whose(text) or to
    if orders and turn.may(Right.SEE) and not turn.may(Right.DECIDE):
        return Obeyed(Note(name="decision_not_yours"))
    codes = codes_ordered(put_in_order(text))
    tries = tries or attempts.on_condition(text)
    if not (tries or whose or names_any(text) or codes) or not turn.may(Right.DECIDE):
        return None
    if attempts.on_condition(text) and (names := known(turn.session, turn.context)).waiting:
        return Obeyed(left_waiting(turn, names))
    if whose and (none := _none_of(turn, whose)) is not None:
        return Obeyed(none)
    if codes and (none := _of_no_request(turn, codes, own)) is not None:
        return Obeyed(none)
    if tries:
        shown = list_open(turn, turn.inbound.id)
        unsaid = to is not None or attempts.is_meant_of_one(text)
        unclear = "unclear" if unsaid and shown.rows else shown.tried
        return Obeyed(shown.model_copy(update={"tried": _tried(text) or unclear}))
    names = known(turn.session, turn.context)
    name = names_first(text, names)
    number = (names.numbers([name]) or [None])[0] if name and name not in own else None
    found = None if number is None else requests.find(turn.session, turn.context.entity_id, number)
    return None if found is None else Obeyed(list_named(turn, [found.handle]))
