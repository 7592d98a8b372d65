"""Answering what is asked about activities: when they are due, whose they are, what was said."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.conversation import thread
from bot.conversation.deciding import reviewing, told_of
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import evidence_shown
from bot.conversation.showing.pages_of_one import facts_of, newest_rows, reads_all
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.unknown_codes import nearest
from bot.understanding.activities import stem, words_of
from bot.understanding.asks.pages.asking import AskedPages, asked_apart, may_ask
from bot.understanding.asks.pages.inquiry import find_inquiry
from bot.understanding.asks.pages.named_then_told import two_names
from bot.understanding.asks.pages.questions import Page
from bot.understanding.bare import says_nothing
from bot.understanding.meaning import Context
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import Reading, read
from bot.understanding.talk import asks_for_hers
from bot.understanding.wordlists import A_CODE, CODE, LETTERED
from core.entity.rights import Right
from core.messages import Content, Note
from core.overviews import Overview
from core.refs import Ref
from core.spanish import OFFICE_KINDS, bare_words
from models.answers import requests
from models.organisation import Membership
from models.plan import Activity
from plans.deciding.doubts import printed_as
from plans.storing.handles import matches
from scheduler.message.lines import Facts, facts

MOST_ACTIVITIES = 5
# "historial 2.1": in a question a code needs no article.
_BARE_CODE = re.compile(r"(?<![\w.,-])(?<!la )(?=\d{1,3}\.\d{1,3}(?!\d*\s?%))", re.IGNORECASE)
# "¿y la primera decisión, la del 15 de mayo?": the day is in what is shown.
_OF_A_DAY = re.compile(
    r"\s?,\s(?:la|el)\sdel?\s(?:d[ií]a\s)?\d{1,2}\sde\s[a-z]{4,10}", re.IGNORECASE
)
# "la 3.1 quedó pa el 27, cierto?": whether a day is hers is asked with that day.
_IS_IT_THE_DAY = re.compile(
    r"\s(?:qued[oó]|queda|quedaba|es|era|sigue|segu[ií]a|est[aá]|estaba|vence|venc[ií]a|va)"
    r"\s(?:(?:para|pa'?|hasta|al?)\s)?(?:el|al)\s(?:d[ií]a\s)?\d{1,2}(?:\sde\s[a-z]{4,10})?"
    r"\s?,?\s?(?:\?|(?:no\ses\s)?(?:cierto|verdad|correcto|as[ií])\s?\?|o\sno\s?\??|(?:cierto|verdad)(?=\W*$))",
    re.IGNORECASE,
)
_OF_A_DECISION = re.compile(r"\bdecisi[oó]n\b|\bpr[oó]rroga\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:l[ao]s?|el) del? (?:l[ao]s? )?([a-z]{5,20})\b")  # "la de integridad"
_LETTERS = 4  # of a word that tells an office from another
_OF_OFFICES = OFFICE_KINDS | {"asesora"}
_ONLY_A_CODE = re.compile(
    rf"\W{{0,3}}(?:(?:de|la|lo|el|es|actividad) ){{0,3}}(?P<code>{CODE}|{LETTERED})\W{{0,3}}",
    re.IGNORECASE,
)
_LISTS = frozenset({"activity", "reported", "unverified"})  # pages of activities
_SAID = frozenset({Page.HISTORY, Page.ASKED, Page.BEFORE})  # what the history tells
_LONGEST = 300  # characters: what is longer is no mere question


def asked(turn: Turn, about: Sequence[str] = ()) -> Obeyed | None:
    """Answer a question about activities of any office; None for every other message.

    Nothing is recorded. What was said of an activity is shown to its offices, and to who reads all;
    what was sent for it to these. A question that names none is of those that were named before,
    `about` these codes, else of the one that was spoken of last.
    """
    told = turn.message.is_no_new_text or turn.message.files
    turn = turn if told else _which_answered(turn)
    if told or len(turn.text) > _LONGEST or turn.text.lstrip().startswith("/"):
        return None
    if not about and turn.may(Right.VERIFY) and _stands_beside_another(turn.text):
        return None  # each is taken by itself: `each_question`
    evidence = _evidence(turn)
    if evidence:
        return Obeyed(evidence[0], also=tuple(evidence[1:]))
    shown = _told(turn, about)
    return Obeyed(shown[0], also=tuple(shown[1:])) if shown else None


def _which_answered(turn: Turn) -> Turn:
    """Return a bare code, right after it was asked of which activity a history or the evidence is
    wanted, as the question for that; other messages as they are."""
    found = _ONLY_A_CODE.fullmatch(turn.text)
    shown = thread.said_before(turn)[0] if found else None
    if found is None or not isinstance(shown, Note) or shown.name != "history_which":
        return turn
    wanted = "soportes" if shown.values.get("evidence") else "historial"
    return turn.saying(f"{wanted} de la {found['code']}")


def _stands_beside_another(text: str) -> bool:
    """Tell whether a question of one activity stands beside words on another: "la 5.4 está bien. De
    la 1.3 ¿qué han dicho?"."""
    asked, rest = asked_apart(text)
    named, beside = {*A_CODE.findall(" ".join(asked))}, {*A_CODE.findall(rest)}
    return bool(named and beside) and named.isdisjoint(beside)


def _told(turn: Turn, about: Sequence[str]) -> list[Overview | Note]:
    """Answer questions about dates, offices or what was said, each; nothing for other messages."""
    text = _IS_IT_THE_DAY.sub(" ¿cuándo vence?", _OF_A_DAY.sub("", turn.text))
    reading = read(_BARE_CODE.sub("la ", text))
    if not may_ask(reading.plain):
        return []
    pending = tuple(mine.as_pending() for mine in turn.desk.activities.values())
    others = elsewhere.others(turn, turn.text)
    known, named = _naming(turn, reading, Context(pending, None, others))
    named = _each_named(turn, named, known)
    before = () if any(named) else tuple(about)
    coded = any(map(A_CODE.fullmatch, reading.norms))
    alike, words = ((), set()) if any(named) or before or coded else _alike(reading, known)
    names = pieces_of(reading.norms, known).names | words
    asks, named = _asks(reading, names, named, known=bool(before))
    if asks is None:
        return []
    codes = before or alike or tuple(code for code in named if code is not None)
    if codes:
        found = _of_the_office(
            elsewhere.called_or_printed(turn, codes[:MOST_ACTIVITIES]), codes, reading
        )
    elif named:  # a code that nobody has is asked about
        gone = _history_of_gone(turn, reading)
        if gone is not None:
            return [gone] if Page.HISTORY in asks.pages else []
        return _no_such(turn, reading)
    elif asks_for_hers(reading.plain):  # "cómo va lo mío" is of all of hers
        return []
    else:
        found = spoken_of(turn)
    listed = _in_turn(codes, found)
    shown = (_page(turn, one, found, listed) for one in _each_once(asks.pages))
    told = [page for page in shown if page is not None] if found else _which(asks)
    if Page.HISTORY in asks.pages:
        told = [_with_rest(one, listed[1:], reading) for one in told]
    return told


def _each_once(pages: Sequence[Page]) -> list[Page]:
    """Return pages without those that tell again what one before them tells."""
    said = [one for one in pages if one in _SAID]
    return [one for one in pages if one not in said[1:]]


def _which(asks: AskedPages) -> list[Overview | Note]:
    """Ask of which activity it is asked how far it was before; nothing for other questions."""
    return [Note(name="history_which")] if Page.BEFORE in asks.pages else []


def _asks(
    reading: Reading, names: Set[int], named: tuple[str | None, ...], *, known: bool
) -> tuple[AskedPages | None, tuple[str | None, ...]]:
    """Return what a text asks, None where it says anything else beside, and of which codes. Beside
    a code a word of a title may name nothing: "de qué se trata la 3.5"."""
    coded = {at for at, norm in enumerate(reading.norms) if A_CODE.fullmatch(norm)}
    for where, codes in ((names, named), (coded, _as_written(reading, named))):
        asks = find_inquiry(reading, where, known=known)
        if asks is not None and (not asks.rest or says_nothing(asks.rest)):
            return asks, codes
        if not coded:
            break
    return None, named


def _as_written(reading: Reading, named: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Return those of some codes that stand in a text; all of them where none does."""
    return tuple(one for one in named if one in reading.norms) or named


def _naming(turn: Turn, reading: Reading, known: Context) -> tuple[Context, tuple[str | None, ...]]:
    """Return the codes that a question names, and among what. Who reads all and has one activity
    of her own may mean any other: where nothing names hers, it is looked for without it."""
    named = mentioned(turn, reading, known)
    if named or len(known.pending) != 1 or not reads_all(turn):
        return known, named
    without = replace(known, pending=())
    of_others = mentioned(turn, reading, without)
    return (without, of_others) if any(of_others) else (known, named)


def _each_named(
    turn: Turn, named: tuple[str | None, ...], known: Context
) -> tuple[str | None, ...]:
    """Return what a question names, each of two by itself: "cómo van la rampa y lo del SECOP"."""
    each = [mentioned(turn, read(one), known) for one in two_names(turn.text)]
    if len(named) > 1 or not each or any(len(one) != 1 or one[0] is None for one in each):
        return named
    return tuple(dict.fromkeys(code for one in each for code in one))


def _no_such(turn: Turn, reading: Reading) -> list[Overview | Note]:
    """Say that no activity has the code that is asked about, with the nearest of hers."""
    code = elsewhere.of_nothing(turn, reading)
    if not code:
        return []
    hers = {one.handle: one.title for one in turn.desk.activities.values()}
    values: dict[str, str | int | None] = {"code": code}
    for at, handle in enumerate(nearest(code, hers)[:MOST_ACTIVITIES], start=1):
        values |= {f"handle{at}": handle, f"title{at}": hers[handle]}
    return [Note(name="no_such_activity", values=values)]


def _alike(reading: Reading, known: Context) -> tuple[tuple[str, ...], set[int]]:
    """Return the few activities of hers that have the word by which a text calls one, "la de
    integridad", and where it stands; nothing where none or many have it."""
    for word in _CALLED.findall(reading.plain):
        about = (
            one for one in known.pending if stem(word) in words_of(one.title, one.product).terms
        )
        found = tuple(one.code for one in about)
        if 0 < len(found) <= MOST_ACTIVITIES:
            return found, {at for at, norm in enumerate(reading.norms) if norm == word}
    return (), set()


def _page(
    turn: Turn, page: Page, found: dict[str, Facts], listed: Sequence[Facts]
) -> Overview | Note | None:
    """Return a page about the activities `found`; None for evidence that is not hers to see."""
    about = listed[:1] or list(found.values())
    if page is Page.ASKED and (none := _nothing_asked(turn, about)) is not None:
        return none
    if page in _SAID:
        return _history_of(turn, about)
    if page is Page.FACTS:
        return facts_of(turn, list(found.values()))
    sees = reads_all(turn)
    return evidence_shown.show(turn, about) if sees else None


def _nothing_asked(turn: Turn, about: Sequence[Facts]) -> Note | None:
    """Say that nobody has asked for anything about an activity; None where somebody has, where
    several may be meant, and where it is not hers to know."""
    (one, *others) = about
    sees = one.activity_id in turn.desk.activities or reads_all(turn)
    if others or not sees:
        return None
    if requests.of_activity(turn.session, turn.context.entity_id, one.activity_id):
        return None
    return Note(name="nothing_asked", values={"handle": one.handle, "title": one.title})


def page_of(turn: Turn, page: Page, activity_id: int) -> Overview | Note:
    """Return the facts or the history of an activity that she may see."""
    about = list(facts(turn.session, [activity_id]).values())
    if page is Page.HISTORY:
        return _history_of(turn, about)
    return facts_of(turn, about)


def _of_the_office(
    found: dict[str, Facts], codes: Sequence[str], reading: Reading
) -> dict[str, Facts]:
    """Return those activities of one code whose office the text names: "la 4.4 de Gobierno"; all of
    them where it names none."""
    if len(codes) > 1 or len(found) == 1:
        return found
    words = {norm for norm in reading.norms if len(norm) >= _LETTERS} - _OF_OFFICES
    own = {
        handle: one
        for handle, one in found.items()
        if words & set(bare_words(" ".join(one.offices.values())).split())
    }
    return own or found


def _in_turn(codes: Sequence[str], found: dict[str, Facts]) -> list[Facts]:
    """Return the activities in the order of their codes; none where a code may mean several."""
    listed = [found[code] for code in codes if code in found]
    return listed if len(listed) == len(found) else []


def _with_rest(told: Overview | Note, others: Sequence[Facts], reading: Reading) -> Overview | Note:
    """Return a history with what to write for the rest of what was asked."""
    rest = [f"historial de la {one.handle}" for one in others]
    rest += ["resumen"] if "resumen" in reading.norms else []
    if not rest or isinstance(told, Note) or told.name != "history":
        return told
    return told.model_copy(update={"rest": "» o «".join(rest)})


def _evidence(turn: Turn) -> list[Overview | Note]:
    """Show the evidence that a text asks for to who reads all, of each activity, and tell others
    who that is; nothing for other texts."""
    codes = evidence_shown.codes_asked(turn.text)
    sees = bool(codes) and reads_all(turn)
    if not codes or not (sees or evidence_shown.is_request(turn.text)):
        return []
    each = [elsewhere.called_or_printed(turn, (code,)) for code in codes]
    if not all(each):
        return []
    if not sees:
        return [Note(name="evidence_not_yours", values={"handle": next(iter(each[0]))})]
    return [evidence_shown.show(turn, list(one.values())) for one in each]


def mentioned(turn: Turn, reading: Reading, known: Context) -> tuple[str | None, ...]:
    """Return the codes that a text names, None for one that nobody has; by the codes that plans
    print now where it is no handle."""
    named = codes_named(reading, known)
    if any(named):
        return named
    return _printed(turn, reading) or named


def _printed(turn: Turn, reading: Reading) -> tuple[str, ...]:
    """Return the codes in a text that a plan prints now, of one activity or several."""
    codes = (norm for norm in reading.norms if A_CODE.fullmatch(norm))
    return tuple(code for code in codes if printed_as(turn.session, turn.context.entity_id, code))


def _history_of(turn: Turn, found: Sequence[Facts]) -> Overview | Note:
    """Tell what was said of an activity; where several may be meant, ask of which."""
    if len(found) == 1:
        return _history(turn, found[0])
    one, other = found[:2]
    values: dict[str, str | int | None] = {"handle1": one.handle, "title1": one.title}
    values |= {"handle2": other.handle, "title2": other.title}
    return Note(name="history_which", values=values)


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Tell what was said of the activity that a button of the digest names."""
    found = list(elsewhere.called_or_printed(turn, (ref.value,)).values())
    return Obeyed(_history_of(turn, found) if found else Note(name="question_gone"))


def _history_of_gone(turn: Turn, reading: Reading) -> Overview | Note | None:
    """Tell what was said of the activity of a code that the plan no longer has; None for others."""
    said = [token.norm for token in reading.tokens if A_CODE.fullmatch(token.norm)]
    archived = select(Activity.id, Activity.handle, Activity.withdrawn_at).where(
        Activity.entity_id == turn.context.entity_id, Activity.withdrawn_at.is_not(None)
    )
    rows: list[Any] = [
        row
        for row in turn.session.execute(archived)
        if any(matches(one, [row.handle]) for one in said)
    ]
    if len(rows) != 1:
        return None
    activity_id, handle, withdrawn_at = rows[0]
    about = facts(turn.session, [activity_id])[activity_id]
    held = select(Membership.office_id).where(Membership.person_id == turn.person.id)
    hers = set(turn.session.scalars(held)) & about.offices.keys()
    if not hers and not reads_all(turn):
        return Note(name="history_not_yours", values={"handle": handle})
    told = newest_rows(turn, about)
    return told.model_copy(update={"gone": turn.context.today(withdrawn_at)})


def spoken_of(turn: Turn) -> dict[str, Facts]:
    """Return the activity of the message that is replied to, else the one just spoken of."""
    ids = thread.answered_by(turn).activities
    if not ids:
        shown, _ = thread.said_before(turn)
        if alone := _shown_alone(shown):
            return elsewhere.called_or_printed(turn, (alone,))
        about = turn.current.spoken_of(turn.desk.at, None)
        if _OF_A_DECISION.search(turn.text):  # "¿y la primera decisión?"
            sees = None if reads_all(turn) else turn.desk.activities
            told = told_of.decision(turn, "", shown, sees)
            about = about if told is None else told.activity_id
        ids = () if about is None else (about,)
    if len(ids) != 1:
        return {}
    return {one.handle: one for one in facts(turn.session, ids).values()}


def _shown_alone(shown: Content | None) -> str:
    """Return the handle of the one activity of which a page or what control judged tells; "" for
    what tells of several, or of none."""
    if isinstance(shown, Note):
        return str(shown.values["handle"]) if shown.name == reviewing.KEPT else ""
    if not isinstance(shown, Overview):
        return ""
    handles = {shown.handle} if shown.name == "history" else set()
    if shown.name in _LISTS:
        handles = {row.name for row in shown.rows}
    return handles.pop() if len(handles) == 1 else ""


def _history(turn: Turn, about: Facts) -> Overview | Note:
    if about.activity_id not in turn.desk.activities and not reads_all(turn):
        return Note(name="history_not_yours", values={"handle": about.handle})
    return newest_rows(turn, about)
