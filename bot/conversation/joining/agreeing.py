"""What a lead says of her part in a plan: agreed, not hers, or given to a delegate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import addressees
from bot.conversation.delegation.delegating import (
    DEPUTY,
    delegate,
    give_all,
    to_whom,
    which,
    which_to_give,
    write_down,
)
from bot.conversation.desk import Desk
from bot.conversation.joining import assent
from bot.conversation.joining.assent import Assent
from bot.conversation.requesting.addressing import known_offices
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.requests.withdrawal import says_it_is_hers
from bot.understanding.meaning import REQUESTS
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.buttons import Button, Does
from core.entity.rights import MAY, Right
from core.inbound import Inbound
from core.messages import Content, Note
from core.refs import Ref
from core.spanish import fold
from models import audit_actions
from models.answers import requests
from models.staff import agreements
from models.still_open import open_activities
from scheduler.told.welcoming import ALL_HERS

_SAYS_MORE = re.compile(r"[^\W\d_]{4,}")  # besides "la", "de la", "las … y …"
# "todas son de la Secretaría de Hacienda, de acuerdo"
_LONGEST = 160
_OF_AN_OFFICE = re.compile(
    r"(?<!\bno )\b(?:es|son) (?P<whose>del? (?:la |el )?"
    r"(?P<office>[^\W\d_]{3,30}(?: [^\W\d_]{1,30}){0,7}?))"
    r"(?=\s?[.,;!]|\s?$|\s(?:la|las|y)\s\d|\s(?:estoy |estamos )?de acuerdo\b)",
    re.IGNORECASE,
)
ACTIONS = frozenset({Does.AGREE, Does.WHOSE, Does.HAND, Does.DELEGATE, DEPUTY})


def in_her_words(turn: Turn) -> Turn:
    """Return the turn of a text that only says that activities are of her own office, which it
    names ("todas son de Hacienda, de acuerdo"), with "de nosotros" for that name; not of who
    decides, who says there whose they are."""
    if turn.rules or not turn.is_plain_text or len(turn.text) > _LONGEST:
        return turn
    named = _OF_AN_OFFICE.search(turn.text)
    if named is None:
        return turn
    ours = f"{turn.text[: named.start('whose')]}de nosotros{turn.text[named.end('whose') :]}"
    codes = {fold(one) for one in A_CODE.findall(ours)}
    if not codes <= {*map(fold, turn.desk.handles(turn.desk.activities))}:
        return turn
    hers = turn.saying(ours)
    said = assent.said(hers.message)
    agrees = (said is not None and not said.rest) or assent.parted(hers.message) is not None
    if not (agrees or says_it_is_hers(ours)):
        return turn
    found = addressees.find(named["office"], known_offices(turn))
    own = len(found) == 1 and not found[0].person and found[0].office.id in turn.desk.roles
    return hers if own else turn


def pressed(turn: Turn, ref: Ref) -> Obeyed:
    """Do what a button of the welcome, of a card or of a question about delegates asks for."""
    hers = turn.desk_of(turn.person)
    match ref.action:
        case Does.AGREE:
            return Obeyed(_agree(turn, hers, ref.target))
        case Does.WHOSE:
            return Obeyed(which(turn, hers, Does.WHOSE, ref.target))
        case Does.HAND:
            return which_to_give(turn, hers, ref.target)
        case Does.DELEGATE:
            return to_whom(turn, hers, ref.target)
    if ref.target == 0:
        return Obeyed(give_all(turn, hers, int(ref.value)))
    return Obeyed(delegate(turn, hers, ref.target, int(ref.value)))


def agreed(turn: Turn) -> Obeyed | None:
    """Take "de acuerdo", in one of the first answers to the welcome, as the press of its button."""
    if (named := _agreed_by_name(turn)) is not None:
        hers, mine, message = named
        if message.text:
            return None
        return Obeyed(_agree_to(turn, hers, mine) if mine else Note(name="courtesy"))
    found = assent.said(turn.message)
    if found is None or found.rest:
        return None
    asked = _asked(turn, found)
    return _ask_of_which(turn, found) if asked is None else pressed(turn, asked)


def _ask_of_which(turn: Turn, said: Assent) -> Obeyed | None:
    """Ask whether "de acuerdo" is of a welcome that still waits for it, where something else was
    said to her since and nothing else waits for a yes; None for other words."""
    if said.bare or said.plain or _waits_for_another(turn):
        return None
    waits = _asked(turn, Assent(plain=True, rest=""))
    if waits is None:
        return None
    count = len(_to_agree_to(turn, turn.desk_of(turn.person), waits.target))
    yes = Button(label=ALL_HERS, ref=turn.context.refs.make(waits))
    return Obeyed(Note(name=assent.AGREE_TO_THESE, values={"activities": count}, buttons=(yes,)))


def _waits_for_another(turn: Turn) -> bool:
    """Tell whether a question, a request or a decision waits for her yes."""
    current = turn.current
    asked = current.open_wish(None) or current.open_question(None) or turn.waiting
    decides = turn.may(Right.DECIDE) and requests.of_entity(turn.session, turn.context.entity_id)
    return bool(asked or decides or turn.message.is_reply)


def agreed_beside(turn: Turn) -> tuple[Content | None, Inbound]:
    """Take an agreement beside which a message says more, to all but what it names as not agreed
    to; return what is left of it. An agreement to everything is no word about the work, whether or
    not it was asked for."""
    named = _agreed_by_name(turn)
    if named is not None and named[2].text:
        hers, mine, message = named
        return _agree_to(turn, hers, mine) if mine else None, message
    found = assent.said(turn.message)
    if found is None or not found.rest or _decides(turn, found):
        return None, turn.message
    rest, apart = found.rest, _named(turn.desk, found.rest) if found.objects else ()
    if found.objects and not apart:
        return None, turn.message
    if found.taken_out and not _SAYS_MORE.search(_without(apart, rest)):
        rest = f"{rest} no es mía"
    turn = replace(turn, wishing=(*turn.wishing, *apart))
    asked = _asked(turn, found)
    if asked is None and apart and not _waits_for_another(turn) and _requests(turn, rest):
        asked = _asked(turn, replace(found, plain=True))
    said = None if asked is None else pressed(turn, asked).said
    if said is None and found.own and found.count:  # "de acuerdo con la mía", of several
        beside = turn.text.replace(found.rest, "").strip(" .,;")
        said = Note(name="left_out", values={"beside": beside})
    if said is None and (apart or not (found.plain and (found.count or found.own))):
        return None, turn.message
    return said, turn.message.model_copy(update={"text": rest})


def _decides(turn: Turn, said: Assent) -> bool:
    """Tell whether who decides grants somebody something: "de acuerdo, pásele la 1.2 a TIC"."""
    return turn.rules and not said.objects and _requests(turn, said.rest)


def _requests(turn: Turn, text: str) -> bool:
    """Tell whether a text asks for something of the activities that it names, as is said to a plan
    and not to a receipt."""
    return understand_by_rules(text, turn.desk.open_context(), turn.today).intent in REQUESTS


def _agreed_by_name(turn: Turn) -> tuple[Desk, list[int], Inbound] | None:
    """Return what is hers, the activities that a message agrees to by name, and the rest of it;
    what it does not agree to is said not to be hers. Where no welcome waits for it, nothing is to
    be written: it is no word about the work either."""
    parted = assent.parted(turn.message)
    if parted is None:
        return None
    hers = turn.desk_of(turn.person)
    named = [*parted.to, *parted.not_to]
    open_ones = {fold(hers.activities[one].handle): one for one in hers.open_ids}
    to = [open_ones.get(fold(code)) for code in parted.to]
    if not {fold(code) for code in named} <= open_ones.keys() or len({*named}) < len(named):
        return None
    waits = _asked(turn, Assent(plain=True, rest=parted.rest, own=True)) is not None
    mine = [one for one in _to_agree_to(turn, hers, 0) if one in to]
    if waits and len(mine) != len(to):
        return None
    if not waits and (parted.not_to or _may_mean_more(turn)):
        return None
    given = agreements.given(turn.session, turn.context.entity_id)
    stands = waits or all((one, hers.office_of(one)) in given for one in mine)
    left = [f"la {one} no es mía" for one in parted.not_to]
    rest = ", ".join(filter(None, (*left, _of_these(turn, parted))))
    message = turn.message.model_copy(update={"text": rest})
    return hers, mine if stands else [], message


def _may_mean_more(turn: Turn) -> bool:
    """Tell whether words that agree to an activity may decide a request, verify, or answer one."""
    current = turn.current
    waits = current.open_wish(None) or current.open_question(None) or turn.waiting
    return bool(waits or turn.may(Right.DECIDE) or turn.may(Right.VERIFY))


def _of_these(turn: Turn, parted: assent.Parted) -> str:
    """Return what else a text says, with the activities agreed to where it tells of these: "de
    acuerdo con la 1.4, va en 30"."""
    known = turn.desk.open_context()
    if not parted.rest or parted.not_to or codes_named(read(parted.rest), known):
        return parted.rest
    whole = f"la {' y la '.join(parted.to)} {parted.rest}"
    meant = understand_by_rules(whole, known, turn.today)
    return whole if meant.updates or meant.intent in REQUESTS else parted.rest


def button(turn: Turn) -> tuple[Button, ...]:
    """Return the button of a welcome of late to which no answer has come, to stand under the whole
    list: none where nothing waits for it."""
    asked = None if turn.in_group else _asked(turn, Assent(plain=True, rest=""))
    return () if asked is None else (Button(label=ALL_HERS, ref=turn.context.refs.make(asked)),)


def _named(hers: Desk, text: str) -> tuple[str, ...]:
    """Return the handles of what is hers and open, and named in a text."""
    mine = (hers.activities[one].handle for one in hers.activities if one in hers.open_ids)
    return tuple(handle for handle in mine if names_handle(text, handle))


def _without(handles: Sequence[str], text: str) -> str:
    for one in handles:
        text = fold(text).replace(fold(one), " ")
    return text


def _asked(turn: Turn, said: Assent) -> Ref | None:
    """Return the button for which the words stand, where something of hers waits for it."""
    asked = assent.asked(turn, said)
    if asked is None:
        return None
    hers = turn.desk_of(turn.person)
    mine = _to_agree_to(turn, hers, asked.ref.target)
    if said.count not in (None, len(mine), len(hers.open_ids)):
        return None  # "de acuerdo con las 3", of eight
    given = agreements.given(turn.session, turn.context.entity_id)
    owed = any((one, hers.office_of(one)) not in given for one in mine)
    return asked.ref if asked.answered or owed else None


def _agree(turn: Turn, hers: Desk, plan_id: int) -> Note:
    """Write that her offices agree to what they have in a plan; said again, it says the same."""
    return _agree_to(turn, hers, _to_agree_to(turn, hers, plan_id))


def _agree_to(turn: Turn, hers: Desk, mine: Sequence[int]) -> Note:
    for activity_id in mine:
        new = agreements.agree(
            turn.session,
            entity_id=turn.context.entity_id,
            activity_id=activity_id,
            office_id=hers.activities[activity_id].office_id,
            person_id=turn.person.id,
            inbound_id=turn.inbound.id,
            now=turn.now,
        )
        if new:
            write_down(turn, hers, activity_id, audit_actions.ACTIVITY_AGREED_TO, {})
    return Note(name="agreed" if mine else "agreed_nothing", values={"activities": len(mine)})


def _to_agree_to(turn: Turn, hers: Desk, plan_id: int) -> list[int]:
    """Return what her offices answer for in a plan, she for them, and does not give away."""
    offices = [one for one, role in hers.roles.items() if role in MAY[Right.AGREE]]
    apart = assent.disputed(turn)
    apart |= {one for one, mine in hers.activities.items() if mine.handle in turn.wishing}
    mine = open_activities(turn.session, turn.context, offices, plan_id or None)
    return [one for one in mine if hers.office_of(one) in offices and one not in apart]
