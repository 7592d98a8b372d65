"""A lead who says that a date, or the plan, is wrong: she may not change it, so her words go to
planning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from bot.conversation.deciding.open_requests import asked_about
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import inquiries
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.pages.inquiry import (
    is_question,
    says_date_is_wrong,
    says_not_late_yet,
    says_plan_is_otherwise,
    says_plan_is_wrong,
    sets_a_date,
)
from bot.understanding.meaning import REQUESTS, Context, Intent, Meaning, Status, Update
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.buttons import Button
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Note, load_content
from core.refs import Ref
from core.spanish import bare_words, who_decides
from models.outbox import OutboxItem
from scheduler.message.lines import Facts, facts

_PUT_RIGHT = re.compile(r"\bcorr(?:ij|eg|ig)\w{1,6} (?:la|esa|su) fecha\b", re.IGNORECASE)
_MEND_IT = re.compile(r"\b(?:corrij|arregl|cambi)[ae]n?(?:lo)?\b", re.IGNORECASE)
# "abril no tiene 31", "debe ser 30 de abril", "en el convenio quedó 12 de agosto"
_WHY_WRONG = re.compile(
    r"(?:porque |pues |ya que )?(?:[a-z]{4,10} no tiene (?:29|30|31)(?: dias)?"
    r"|(?:debe|deberia) (?:ser|decir) .{1,40}|(?:el )?(?:29|30|31) de [a-z]{4,10} no existe"
    r"|(?:en|segun) (?:el|la) [a-z]{4,15}(?: [a-z]{2,15}){0,3}? (?:quedo|dice|es|figura|aparece)"
    r"(?: (?:el|para el|con el))? \d{1,2} de [a-z]{4,10})"
)
# "la 2.5 dice 31 de abril", before "esa fecha no existe"
_SAYS_DATE = re.compile(
    r"(?:[^\s]{1,20} ){1,6}(?:dice|aparece|figura|tiene|sale|quedo|pusieron)"
    r"(?: (?:para|con|como|que (?:vence|es)))?(?: el)? \d{1,2} de [a-z]{4,10}"
)
_LEADS_ON = re.compile(r"(?:y |ah,? y )?(?:otra cosa|adem[aá]s|aparte|tambi[eé]n)", re.IGNORECASE)
# "la 2.2 va en 35 y respecto a la 2.5 la fecha está mal"
_CLAUSE = re.compile(
    r"\s?,|;|\n|[.!](?!\d)|\s(?:y|pero)\s(?=(?:(?:con\s)?respecto|en|de|sobre|la|lo|el|ojo|no)\s)"
)
_SAME = re.compile(r"\s?[,;]")  # goes on in the same sentence
_FIGURE = re.compile(
    r"%|\b(?:van?|vamos|llev\w{1,5}|quedamos|estamos)\s(?:(?:en|al|el|un)\s){0,2}\d", re.IGNORECASE
)
_LONGEST = 300  # characters: what is longer says more


def said(turn: Turn) -> Obeyed | None:
    """Say who corrects dates, with a button that passes her words on, and to who decides on dates,
    how they are corrected; None for other messages.

    A later date is asked for as more time is, and a date in a request that is shown is its own;
    not where it is the plan that is said to be wrong.
    """
    reading = read(turn.text)
    otherwise = says_plan_is_otherwise(turn.text)
    of_plan = otherwise or says_plan_is_wrong(reading)
    if _is_other(turn.message) or (
        any(one.asked_at for one in turn.current.wishes) and not of_plan
    ):
        return None
    sets, wrong = sets_a_date(reading), otherwise or says_date_is_wrong(reading)
    if not sets and not wrong:
        return None
    decides = turn.may(Right.DECIDE)
    sets = sets and decides
    if not sets and not wrong:
        return None
    known = turn.desk.open_context()
    mentioned = inquiries.mentioned(turn, reading, known)
    named = tuple(code for code in mentioned if code is not None)
    about = elsewhere.called_or_printed(turn, named) if named else {}
    if not named:
        about = _wished(turn) or inquiries.spoken_of(turn)
    if not about and len(turn.desk.open_ids) == 1:
        about = {one.handle: one for one in facts(turn.session, turn.desk.open_ids).values()}
    one = next(iter(about.values())) if len(about) == 1 else None
    if sets and (one is None or _is_asked_for(turn, one)):
        return None
    code = None if one is None else one.handle
    meaning = understand_by_rules(turn.text, Context(known.pending, code), turn.today)
    if not otherwise and _says_more(meaning, one, orders=of_plan or sets):
        return None
    return Obeyed(_told(turn, one, decides=decides, of_plan=otherwise))


def _wished(turn: Turn) -> dict[str, Facts]:
    """Return the one activity of a request that waits for what it lacks."""
    about = turn.current.wishes[0].activities if turn.current.wishes else ()
    found = facts(turn.session, about).values() if len(about) == 1 else ()
    return {one.handle: one for one in found}


def _is_other(message: Inbound) -> bool:
    """Tell whether a message is no text of hers, or so long that it says more."""
    told = message.is_no_new_text or message.files
    return bool(told) or len(message.text) > _LONGEST


def _is_asked_for(turn: Turn, about: Facts) -> bool:
    """Tell whether words about another date may decide a request, or ask for one of her own."""
    hers = about.activity_id in turn.desk.activities
    return hers or about.activity_id in asked_about(turn)


def _says_more(meaning: Meaning, about: Facts | None, *, orders: bool) -> bool:
    """Tell whether a text reports something, or asks for a later date; one that `orders` a date
    itself, or says that the plan is wrong, asks for none."""
    due = None if about is None else about.due
    later = meaning.until is not None and (due is None or meaning.until > due) and not orders
    asks = meaning.intent is Intent.EXTENSION and later
    return asks or any(map(_tells, meaning.updates))


def _tells(update: Update) -> bool:
    """Tell whether a figure or a state is said; "el 31 de abril no existe" is neither."""
    going = update.percent is None and update.status is Status.IN_PROGRESS
    return update.definite and not going


def named(turn: Turn) -> Obeyed | None:
    """Offer to pass on what she said before, where she was asked of which activity it is, and no
    more is said than that; None for other messages."""
    if _is_other(turn.message):
        return None
    reading, known = read(turn.text), turn.desk.open_context()
    codes = {code for code in inquiries.mentioned(turn, reading, known) if code is not None}
    if len(codes) != 1 or is_question(reading):
        return None
    meant = understand_by_rules(turn.text, known, turn.today)
    if meant.intent in REQUESTS or any(_tells(one) or one.description for one in meant.updates):
        return None
    asked = turn.session.scalar(
        select(OutboxItem.content)
        .where(OutboxItem.person_id == turn.person.id, OutboxItem.channel == turn.channel)
        .order_by(OutboxItem.id.desc())
        .limit(1)
    )
    note = None if asked is None else load_content(asked)
    if not isinstance(note, Note) or note.name != "date_wrong" or "said" not in note.values:
        return None
    about = next(iter(elsewhere.called_or_printed(turn, tuple(codes)).values()), None)
    said, of_plan = str(note.values["said"]), "plan" in note.values
    if about is None:
        return None
    return Obeyed(_told(turn, about, decides=False, of_plan=of_plan, said=said))


def beside(turn: Turn) -> tuple[Note | None, Inbound]:
    """Return what is said to clauses of a report that want a date put right, or say that it is
    wrong, and the message without these: "va en 25. La fecha de la 2.5 está mal"."""
    if (ordered := _beside_a_question(turn)) is not None:
        return ordered
    wrong, rest = _apart(turn)
    no_text = bool(turn.message.is_no_new_text or turn.message.files)
    if no_text or not wrong or not rest or len(wrong) > _LONGEST:
        return None, turn.message
    hers, reading = turn.desk, read(wrong)
    known = hers.open_context()
    of_plan = says_plan_is_otherwise(wrong)
    mentioned = inquiries.mentioned(turn, reading, known)
    if not mentioned and (of_plan or says_not_late_yet(reading)):
        mentioned = (*inquiries.mentioned(turn, read(rest), known),)[-1:]
    named = tuple(code for code in mentioned if code is not None)
    about = elsewhere.called_or_printed(turn, named) if named else {}
    about = about or inquiries.spoken_of(turn)
    one = next(iter(about.values())) if len(about) == 1 else None
    if one is None or one.activity_id not in hers.activities:
        return None, turn.message
    context, today = Context(known.pending, one.handle), turn.today
    said = understand_by_rules(wrong, context, today)
    if _FIGURE.search(wrong) is None:  # a number is a day
        states = (one for one in said.updates if one.status is not Status.IN_PROGRESS)
        said = replace(said, updates=tuple(states))
    if not of_plan and _says_more(said, one, orders=says_plan_is_wrong(reading)):
        return None, turn.message
    meaning = understand_by_rules(rest, context, today)
    if not any(
        _tells(update) or update.code not in (None, one.handle) for update in meaning.updates
    ):
        return None, turn.message
    decides = turn.may(Right.DECIDE)
    told = _told(turn, one, decides=decides, of_plan=of_plan)
    rest = _with_name(rest, one.handle if mentioned else "", known)
    return told, turn.message.model_copy(update={"text": rest})


def _with_name(rest: str, handle: str, known: Context) -> str:
    """Return what is told beside a date with the activity that was named with that, where it names
    none itself."""
    return f"la {handle} {rest}" if handle and not codes_named(read(rest), known) else rest


def _beside_a_question(turn: Turn) -> tuple[Note, Inbound] | None:
    """Return what is said to the date that who decides orders beside a question, and the message
    with the question, which is about the same: "la 2.5 es para el 30 de abril, corríjala. ¿quién
    la lleva?"; None for other messages."""
    asked, rest = asked_apart(turn.text)
    if not asked or not rest or not turn.may(Right.DECIDE) or not sets_a_date(read(rest)):
        return None
    obeyed = said(turn.saying(rest))
    if obeyed is None or not isinstance(obeyed.said, Note):
        return None
    handle, question = obeyed.said.values.get("handle"), " ".join(asked)
    if handle and A_CODE.search(question) is None:
        question = f"la {handle} {question}"
    return obeyed.said, turn.message.model_copy(update={"text": question})


def _apart(turn: Turn) -> tuple[str, str]:
    """Return the clauses of a text that want a date put right or say that it is wrong, with what
    goes on in their sentence and names nothing else, and the rest as it stands there."""
    text, edges = turn.text, [*_CLAUSE.finditer(turn.text)]
    spans = [*zip([0, *(one.end() for one in edges)], [*edges, None], strict=True)]
    clauses = [text[at : edge and edge.start()].strip() for at, edge in spans]
    mends = _MEND_IT.search(text) is not None
    wrong = set[int]()
    for at, one in enumerate(clauses):
        before = "" if not at else clauses[at - 1]
        of_plan = mends and says_plan_is_otherwise(one)
        if of_plan or _PUT_RIGHT.search(one) or says_date_is_wrong(read(one)):
            wrong |= {at - 1, at} if _SAYS_DATE.fullmatch(bare_words(before)) else {at}
        elif _is_joined(edges, at) and says_date_is_wrong(read(f"{before}, {one}")):
            wrong |= {at - 1, at}
        elif wrong and _WHY_WRONG.fullmatch(bare_words(one)):
            wrong.add(at)
        elif at - 1 in wrong and _is_joined(edges, at):
            wrong |= {at} if _goes_on(turn, one, before) else set()
    rest = ""
    for at, ((start, edge), one) in enumerate(zip(spans, clauses, strict=True)):
        if at in wrong or not one or _LEADS_ON.fullmatch(one):
            continue
        ends = edge and (". " if at + 1 in wrong else f"{edge[0]} ")
        rest += f"{text[start : edge and edge.start()].strip()}{ends or ''}"
    return ". ".join(clauses[at] for at in sorted(wrong)), rest.strip(" ,;.")


def _is_joined(edges: Sequence[re.Match[str]], at: int) -> bool:
    """Tell whether a clause goes on in the sentence of the one before it."""
    return at > 0 and _SAME.fullmatch(edges[at - 1][0]) is not None


def _goes_on(turn: Turn, clause: str, before: str) -> bool:
    """Tell whether a clause names no other activity than the one before it, tells no figure and
    asks nothing."""
    known = turn.desk.open_context()
    named, same = ({*inquiries.mentioned(turn, read(one), known)} for one in (clause, before))
    return named <= same and _FIGURE.search(clause) is None and "?" not in clause


def _told(
    turn: Turn, about: Facts | None, *, decides: bool, of_plan: bool = False, said: str = ""
) -> Note:
    """Return what is said to it; `of_plan`: it is of more than a date; `said`: the number of the
    message with her words, this one where there is none."""
    said = said or str(turn.inbound.id)
    values: dict[str, str | int | None] = {"plan": 1} if of_plan else {}
    if decides:
        named = {} if about is None else {"handle": about.handle}
        return Note(name="date_by_file", values=values | named)
    if about is None:
        return Note(name="date_wrong", values=values | {"said": said})
    ref = turn.context.refs.make(Ref(elsewhere.DATES, about.activity_id, said))
    values |= {"handle": about.handle}
    if not of_plan:
        values |= {"due": None if about.due is None else about.due.isoformat()}
    label = f"Pasar {who_decides(turn.context.policy.requests_decided_by, 'a ')}"
    return Note(name="date_wrong", values=values, buttons=(Button(label=label, ref=ref),))
