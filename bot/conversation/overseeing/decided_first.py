"""A decision beside words about something else: "concedo la 1.2. La 5.2 es de Hacienda"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.conversation.deciding import decisions, open_requests
from bot.conversation.deciding.decided import DECIDED
from bot.conversation.deciding.deciding_all import ALL
from bot.conversation.deciding.parting import decides_alone, parted
from bot.conversation.overseeing import apart
from bot.conversation.showing import ordered_behind, oversight
from bot.conversation.turn import Turn
from bot.understanding.asks.asides import protests
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import Intent
from bot.understanding.rulings import attempts, by_whom, left_as_none, left_where_it_is, words
from bot.understanding.rulings.in_order import put_in_order
from bot.understanding.rulings.known import Known
from bot.understanding.rulings.of_each import names_any
from bot.understanding.rulings.topic_asked import topic_asked
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.entity.rights import Right
from core.messages import Content

_JOINED = re.compile(r"(?:y|e|pero)\s", re.IGNORECASE)
_CUT = re.compile(
    r"(?:\s?[,;]|[.!])\s{1,3}(?:(?:y|e|pero|ah)\s?,?\s)?|\n{1,3}|\s(?:y|e|pero)\s", re.IGNORECASE
)
# "¿pidieron pasarnos la 3.5? no la acepto": of what was asked for.
_TAKES_IT = re.compile(
    r"\b(?:no\s)?(?:se\s)?l[ao]\s(?:acept|recib)(?:o|amos|imos)\b", re.IGNORECASE
)
_AND = re.compile(r"(?<=[.;!\n ])(?:y|e|pero)\s?\Z", re.IGNORECASE)


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Carry out what a message decides before or behind words of another activity or wish, and
    return what is said of that and the turn with the rest: no reason of the decision. Nothing and
    the whole message where there is no such rest, or where the decision lacks something: that is
    asked beside a mere question only."""
    message = turn.message
    if message.is_no_new_text or turn.in_group or message.forwarded is not None:
        return [], turn
    asked, before = _asked_behind(turn, turn.text)
    if not _may_decide(turn.text, before) or not turn.may(Right.DECIDE):
        return [], turn
    known = open_requests.known(turn.session, turn.context)
    text = open_requests.hers_in_numbers(turn, before)
    decides, others = parted(turn, text, known)
    rest = " ".join(one for one in (others, ordered_behind.of_all(asked)) if one)
    if rest and decides and decides_alone(decides, known):
        return _carried_out(turn, decides, rest, asks=not others)
    if rest and decides and (shown := _told_instead(turn, decides, known, others)):
        return [shown], turn.saying(rest)
    for head, rest, named in apart.cuts(turn, turn.text):
        of_another = known.codes.keys().isdisjoint(named) and not by_whom.says_of_something(rest)
        if of_another and decides_alone(head, known):
            return _carried_out(turn, head, rest)
    if (asks := _asked_behind_it(turn, known, before, ordered_behind.of_all(asked))) is not None:
        return [], asks
    return _left(turn, known) or _in_vain(turn, known)


def _may_decide(text: str, before: str) -> bool:
    """Tell whether a text may decide a request; `before`: what stands before what it asks."""
    verb = words.DECIDING.search(text) or _TAKES_IT.search(text)
    leaves = left_where_it_is.leaves(text) or left_where_it_is.applies(before)
    leaves = leaves or left_as_none.may_leave(before)
    return verb is not None or leaves or names_any(put_in_order(text))


def _asked_behind_it(turn: Turn, known: Known, before: str, asked: str) -> Turn | None:
    """Return the turn with what a message asks, or tells of her own activities, and behind that the
    question whether the one request is decided so of which it says yes or no beside; None where
    there is no such request, or nothing beside."""
    apart_from_it = [(before, asked)] if asked else [*_beside_her_own(turn, known)]
    own = turn.desk.handles(turn.desk.activities)
    for head, rest in apart_from_it:
        found = decisions.perhaps_of_one(turn.saying(head), own)
        if found is None or found.said is None or found.proposed is None:
            continue
        if found.proposed.kind == ALL:
            behind = (*turn.behind, *found.also, found.said)
            return replace(turn.saying(rest), asks=found.proposed, behind=behind)
    return None


def _beside_her_own(turn: Turn, known: Known) -> Iterator[tuple[str, str]]:
    """Yield what stands behind the words that tell of her own activities alone, or before them, and
    these; the most that may decide comes first, so that its reason goes with it."""
    cuts = [(turn.text[: one.start()], turn.text[one.end() :]) for one in _CUT.finditer(turn.text)]
    yield from ((last, first) for first, last in cuts if _is_hers(turn, first, known))
    yield from (one for one in reversed(cuts) if _is_hers(turn, one[1], known))


def _is_hers(turn: Turn, text: str, known: Known) -> bool:
    """Tell whether words report her own activities for certain, or want to be reminded of them;
    not where they decide a request: "apruebe la 3" is of no activity."""
    if decides_alone(text, known):
        return False
    own = turn.desk.handles(turn.desk.activities)
    meant = understand_by_rules(text, turn.desk.open_context(), turn.today)
    told = [one.code for one in meant.updates if one.definite]
    told += meant.codes if meant.intent is Intent.SNOOZE else ()
    return bool(told) and {*told, *A_CODE.findall(text)} <= {*own}


def _left(turn: Turn, known: Known) -> tuple[list[Content], Turn] | None:
    """Return the request that a sentence beside others wants left where it is, "la de la licencia
    devuélvasela a Infraestructura", and the message without that sentence."""
    parts = _sentences(turn.text)
    for at, one in enumerate(parts):
        found = left_where_it_is.denied(one, known)
        rest = " ".join((*parts[:at], *parts[at + 1 :]))
        if found is not None and rest:
            code = known.called[found.number].split()[0]
            shown = open_requests.list_named(turn, [code])
            return [shown], turn.saying(rest)
    return None


def _sentences(text: str) -> list[str]:
    return [one for one in SENTENCE.split(text) if one.strip()]


def _in_vain(turn: Turn, known: Known) -> tuple[list[Content], Turn]:
    """Return that no request waits where sentences beside a report mean to decide one, "niego lo de
    Sandra: …", and the message without them: they are no description of what it reports."""
    parts = _sentences(turn.text)
    tries = [one for one in parts if attempts.tries(one)]
    rest = " ".join(one for one in parts if one not in tries).rstrip(" .")
    if known.waiting or not tries or not rest:
        return [], turn
    shown = open_requests.perhaps_decided(turn.saying(tries[0]), ())
    said = None if shown is None else shown.said
    if said is None:
        return [], turn
    return [said], turn.saying(rest)


def _told_instead(turn: Turn, decides: str, known: Known, others: str) -> Content | None:
    """Return what is said of words that mean to decide and cannot: that the request was taken back,
    which ones wait where they call none, or the one that they only name. They are no description
    of what the rest reports."""
    if (gone := open_requests.withdrawn(turn, decides, known)) is not None:
        return gone
    codes = [one for one in A_CODE.findall(decides) if known.codes.get(one) in known.waiting]
    if codes and _TAKES_IT.search(decides) and not turn.may(Right.VERIFY):
        return open_requests.list_named(turn, codes)
    if not others or not attempts.tries(decides):
        return None
    shown = open_requests.perhaps_decided(turn.saying(decides), ())
    return None if shown is None else shown.said


def _carried_out(
    turn: Turn, head: str, rest: str, *, asks: bool = False
) -> tuple[list[Content], Turn]:
    """Carry out what the head of a message decides; nothing where that lacks something, unless the
    rest only `asks`: then it is asked for before that is answered."""
    decided = decisions.ordered(turn.saying(head))
    if decided is None or decided.said is None:
        return [], turn
    proposed = decided.proposed
    waits = proposed if proposed is not None and proposed.kind != DECIDED else None
    if waits is not None and not (asks and waits.kind == ALL):  # only a yes is owed
        return [], turn
    return [decided.said, *decided.also], replace(turn.saying(rest), asks=waits or turn.asks)


def _asked_behind(turn: Turn, text: str) -> tuple[str, str]:
    """Return the questions that end a text, each a sentence of its own or joined by "y", or the
    page that is to be shown behind it, and what stands before them; nothing and the whole text
    where there are none, or they only protest."""
    asked, rest = asked_apart(text)
    begins = text.find(asked[0].rstrip("?")) if asked else -1
    led = text[:begins].rstrip(" ¿")
    before = _AND.sub("", led).rstrip(" ¿")
    joined = before != led or (asked and _JOINED.match(asked[0]) is not None)
    apart = joined or before.endswith((".", ";", "!", "\n"))
    apart = apart or any(oversight.asked(turn, one) for one in asked)
    stands = apart and not any(map(protests, asked)) and rest.strip(" .") in before
    if stands:
        return " ".join(asked), before.rstrip(" ,")
    before, order = ordered_behind.parted(turn, text)
    return (order, before) if order else topic_asked(text)
