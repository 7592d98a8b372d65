"""A lead does not agree with what planning decided, or asks again in the same words for what it
denied: she is told what stands and how it is asked for once more. Nothing is recorded and nobody is
asked before her yes to the new request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.conversation import commands, thread
from bot.conversation.deciding import asked_once_more, told_of
from bot.conversation.deciding.decided import NAMED
from bot.conversation.requesting.asked_days import names_a_day, wishes_a_day
from bot.conversation.requesting.wish_answers import CAUSE
from bot.conversation.requesting.withdrawing import already
from bot.conversation.state import Proposal
from bot.conversation.steps import Action, AskWish, Step, TellDenied
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.wish import Wish
from bot.understanding.asks.requests.doubted import DoubtedDecision, doubt_in, leaves_it
from bot.understanding.asks.requests.protested import Protest, protest_in
from bot.understanding.asks.requests.reasons import reason_in
from bot.understanding.imperatives import ASKED_TO, CLITICS, ORDERED
from bot.understanding.meaning import Context, Intent
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import after_words, reason_after_yes, says_no, says_send, says_yes
from core.dates.reader import without_days
from core.entity.rights import Right
from core.messages import Note
from core.spanish import bare_words, listed
from core.words import RequestKind
from models.answers import requests
from models.answers.requests import RequestRow, RequestState

ACTION = "ask_anew"
_AGAIN = re.compile(r"\b(?:otra vez|de nuevo|nuevamente|una vez m[aá]s)\b", re.IGNORECASE)
_ORDERS = re.compile(rf"\b(?:{ORDERED}{CLITICS}|{ASKED_TO})\b")
_OF_NOTHING = Context((), None)
_FEWEST = 3  # words of a reason
SAME = "same"  # how a proposal names what is asked for again in the same words
TOLD = "told"  # what is only told of: how it is asked for again is said elsewhere


def doubted(turn: Turn) -> Obeyed | Turn | None:
    """Answer a lead who wants a decision looked at again or protests against a denial, or take the
    day that she names with that as the new request; where nothing was decided that is said. None
    for other words, and for who decides: she can change it herself."""
    denial = protest_in(turn.text) is Protest.DENIED
    doubt = DoubtedDecision(outright=False) if denial else doubt_in(turn.text)
    if not _may_doubt(turn):
        return None
    if doubt is None:
        again = asked_once_more.beside_a_report(turn)
        return None if again is None or turn.may(Right.DECIDE) else again
    shown, _ = thread.said_before(turn)
    if not (doubt.outright or denial) and not told_of.told_in(shown):
        return None
    if turn.may(Right.DECIDE):
        return None
    found = told_of.decision(turn, turn.text, shown, turn.desk.activities)
    if denial and (found is None or found.state is not RequestState.DENIED):
        return None
    if found is None:
        alone = not doubt.rest or CAUSE.match(doubt.rest)
        return _nothing_decided(turn) if doubt.outright and alone else None
    if doubt.rest:
        return _request(turn, found, doubt.rest)
    note = _what_stands(turn, found, found.kind.value)
    return Obeyed(note, Proposal(kind=ACTION, target=found.id, at=turn.now))


def _what_stands(turn: Turn, found: RequestRow, again: str) -> Note:
    """Return who decided a request, when and why, and how it is asked for `again`."""
    said = already(turn.context, found)
    why = {"again": again, "reason": found.answer or None}
    return said.model_copy(update={"values": said.values | why})


def told_first(turn: Turn, following: Step) -> Step:
    """Return what follows where a text asks, with nothing new, for what planning denied: she is
    told that, and may insist. Who has just been told insists by asking."""
    shown = next((one for one in following.actions if isinstance(one, AskWish)), None)
    told = turn.waiting is not None and turn.waiting.kind == ACTION
    if shown is None or told or turn.anew is not None or turn.message.pressed is not None:
        return following
    found = [] if turn.in_group else _denied(turn, shown.wish)
    if not found:
        return following
    left = tuple(one for one in following.state.wishes if one.name != shown.wish.name)
    told_of_them = {one.activity_id for one in found}
    rest = tuple(one for one in shown.wish.activities if one not in told_of_them)
    actions: list[Action] = list(_tell(found, insists=not rest))
    state = following.state.model_copy(update={"wishes": left})
    if rest:
        asks = shown.wish.model_copy(update={"activities": rest})
        wishes = tuple(asks if one.name == asks.name else one for one in following.state.wishes)
        state = following.state.model_copy(update={"wishes": wishes})
        actions.append(AskWish(asks))
    else:
        value = ",".join((SAME, *(str(one.id) for one in found)))
        asked = Proposal(kind=ACTION, target=found[-1].id, at=turn.now, value=value)
        state = state.model_copy(update={"proposed": asked})
    at = following.actions.index(shown)
    around = (*following.actions[:at], *actions, *following.actions[at + 1 :])
    return replace(following, state=state, actions=around)


def _tell(found: Sequence[RequestRow], *, insists: bool) -> Iterator[TellDenied]:
    """Yield one answer for what was denied at once; under the last one that she may insist."""
    decisions: dict[tuple[object, ...], list[int]] = {}
    for one in found:
        decisions.setdefault((one.decided_by, one.decided_at, one.answer), []).append(one.id)
    groups = [tuple(ids) for ids in decisions.values()]
    for ids in groups:
        yield TellDenied(ids, insists=insists and ids is groups[-1])


def denied(turn: Turn, request_ids: Sequence[int], *, insists: bool) -> Note | None:
    """Say that requests were denied, by whom, when and why, and that a yes asks for them again."""
    every = [requests.find(turn.session, turn.context.entity_id, one) for one in request_ids]
    found = [one for one in every if one is not None]
    if not found:
        return None
    said = _what_stands(turn, found[0], SAME if insists else TOLD)
    handle = listed([one.handle for one in found])
    return said.model_copy(update={"values": said.values | {"handle": handle}})


def _denied(turn: Turn, wish: Wish) -> list[RequestRow]:
    """Return the requests that were denied in the last weeks and that a wish of this message only
    repeats, each the last one of its kind about its activity; none for who decides herself."""
    if wish.inbound_id != turn.inbound.id or turn.may(Right.DECIDE):
        return []
    found = (_denied_of(turn, wish, about) for about in wish.activities)
    return [one for one in found if one is not None]


def _denied_of(turn: Turn, wish: Wish, about: int) -> RequestRow | None:
    every = requests.of_activity(turn.session, turn.context.entity_id, about)
    asked = [one for one in every if one.kind is wish.kind]
    last = max(asked, key=lambda one: one.id, default=None)
    if last is None or last.state is not RequestState.DENIED or last.decided_at is None:
        return None
    is_late = turn.now - last.decided_at > NAMED
    is_hers = last.office_id == turn.desk.office_of(about)
    return last if not is_late and is_hers and _is_same(wish, last) else None


def _is_same(wish: Wish, before: RequestRow) -> bool:
    """Tell whether a wish says no other day, office or reason than a request did."""
    office = bare_words(wish.office or wish.named)
    reason = bare_words(wish.reason)
    return (
        wish.until in (None, before.until)
        and office in ("", bare_words(before.named_office))
        and reason in ("", bare_words(before.reason))
    )


def _nothing_decided(turn: Turn) -> Obeyed | None:
    """Say that nothing was decided of the activity that a text names, or at all, and what can be
    asked; None where it names another office's."""
    desk = turn.desk
    named = [one for one in desk.activities.values() if names_handle(turn.text, one.handle)]
    if len(named) > 1 or (A_CODE.search(turn.text) and not named):
        return None
    mine = requests.of_entity(turn.session, turn.context.entity_id)
    waits = [
        one.handle
        for one in mine
        if one.activity_id in desk.activities and (not named or one.handle == named[0].handle)
    ]
    values = {"handle": named[0].handle if named else None, "waiting": ", ".join(waits) or None}
    return Obeyed(Note(name="decision_none", values=values))


def _may_doubt(turn: Turn) -> bool:
    """Tell whether a message may doubt a decision: it brings only words, in her own chat, and no
    request is shown."""
    message = turn.message
    told = message.is_no_new_text or message.files or turn.text.startswith("/")
    return not (told or turn.in_group or turn.current.open_wish(None) is not None)


def asked_anew(turn: Turn) -> Obeyed | Turn | None:
    """Take the answer to that: a yes, a day or a reason is a new request, to be shown as any other;
    after a no all stays as it was decided."""
    waiting = turn.waiting
    if waiting is None or waiting.kind != ACTION or turn.message.is_no_new_text:
        return None
    if says_no(turn.text) or leaves_it(turn.text):
        return Obeyed(Note(name="courtesy"))
    found = requests.find(turn.session, turn.context.entity_id, waiting.target)
    if found is None:
        return None
    same, *ids = waiting.value.split(",")
    every = [requests.find(turn.session, turn.context.entity_id, int(one)) for one in ids]
    about = tuple(one.activity_id for one in every if one is not None) or (found.activity_id,)
    return _request(turn, found, turn.text.strip(), repeats=same == SAME, about=about)


def _request(
    turn: Turn, before: RequestRow, text: str, *, repeats: bool = False, about: tuple[int, ...] = ()
) -> Turn | None:
    """Return the turn in which a text asks anew for what was decided; None where it does not ask
    so. What was said then is not read again, unless she `repeats` it: only the day or the reason
    that she names now is."""
    by_itself = repeats or before.kind is not RequestKind.EXTENSION  # no other day is to be told
    why = _reason_behind(turn, text) if by_itself else ""
    if _insists(text) or why:
        keeps_why = repeats or before.kind is RequestKind.NOT_APPLICABLE
        again = Wish(
            kind=before.kind,
            activities=about or (before.activity_id,),
            inbound_id=turn.inbound.id,
            until=before.until if repeats else None,
            named=before.named_office or "",
            reason=why or (before.reason if keeps_why else ""),
        )
        return replace(turn, anew=again, proposed=None)
    if before.kind is not RequestKind.EXTENSION or len(about) > 1:
        return None
    rest = after_words(text, says_yes) or text
    if re.search(r"[%?]", text) or A_CODE.search(text):
        return None
    wish = f"necesitamos más plazo para la {before.handle}"
    if names_a_day(rest, turn.today):
        return _asking(turn, f"{wish} {rest}")
    return _asking(turn, f"{wish}, {rest}") if CAUSE.match(rest) else None


def _insists(text: str) -> bool:
    """Tell whether the whole text is the yes to asking again: "sí", "sí, pídala otra vez"."""
    plain = _AGAIN.sub(" ", text)
    return says_yes(plain) or says_send(plain)


def _reason_behind(turn: Turn, text: str) -> str:
    """Return the reason that stands behind a yes: "sí, pídala, así lo acordamos en la reunión";
    nothing where other things do: a day, a figure, what is done, a question."""
    if _insists(text):
        return ""
    rest = (after_words(text, _insists) or reason_after_yes(text)).strip(" .")
    plain = without_days(read(rest).plain, turn.today)
    if not rest or re.search(r"[\d%?¿]", plain) or wishes_a_day(rest, turn.today):
        return ""
    if CAUSE.match(rest):
        return reason_in(rest, turn.today)
    told = understand_by_rules(rest, _OF_NOTHING, turn.today)
    others = any(one.definite for one in told.updates)
    others = others or told.intent not in (Intent.UNCLEAR, Intent.REPORT)
    others = others or commands.is_one(rest) or _ORDERS.search(plain) is not None
    return "" if others or len(rest.split()) < _FEWEST else rest


def _asking(turn: Turn, words: str) -> Turn:
    """Return the turn in which the new request is what she writes."""
    message = turn.message.model_copy(update={"text": words})
    return replace(turn, message=message, proposed=None)
