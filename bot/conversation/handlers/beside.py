"""What stands beside a report in one message: agreement, absence, leaving, a withdrawal, a page
that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.conversation import commands
from bot.conversation.away import absent, away_again, departing, no_reason, put_right, told_apart
from bot.conversation.away.others import confirming_away, others_away, refused, said_of_people
from bot.conversation.delegation import resuming
from bot.conversation.joining import agreeing
from bot.conversation.overseeing import (
    apart_from_decisions,
    changed_first,
    decided_first,
    reviewed_in_words,
    wrong_dates,
)
from bot.conversation.requesting import withdrawing
from bot.conversation.showing import absences_shown, each_question, oversight, protests
from bot.conversation.turn import Going, Turn, would_take
from bot.understanding.asks.of_persons import remarks_apart
from bot.understanding.asks.people.absence import tells_of_absence, tells_of_another, without_return
from bot.understanding.asks.people.away_again import another_apart
from bot.understanding.asks.people.meant_absence import meant_absence
from bot.understanding.asks.people.of_offices import office_and_who
from bot.understanding.asks.reminders import papers_apart
from bot.understanding.asks.requests.withdrawal import stands
from bot.understanding.clauses import SENTENCE
from bot.understanding.reviews import reviewed
from bot.understanding.reviews.thought_aloud import as_decided
from bot.understanding.rulings import words
from bot.understanding.rulings.beside import lines
from bot.understanding.understand import understand_by_rules
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Content, Note

# "la 1.4 va en 45 y muéstreme lo vencido"
_SHOWN_TOO = re.compile(
    r"(?:,|\sy)\s(?=(?:(?:por\sfavor|porfa)\s)?(?:mu[eé]stre|m[aá]nde|env[ií]e|regale|d[eé]|p[aá]se)n?(?:me|nos)\s)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?:(?<=\?)\s|\s?[.;]\s|\s?\n\s*)(?:(?:y|ah|e)\s){0,2}", re.IGNORECASE)
_CUT = re.compile(r"\s?[,.;]\s(?:y\s)?|\s[ye]\s|\s?\n\s*")


def beside(turn: Turn) -> tuple[list[Content], Turn]:
    """Take who is away, a decision, an agreement, a delegation that ends, absences, what control
    verifies, her leaving, a withdrawal or a page that is asked for out of a message that says more;
    return what is said of them, and the turn with what is left of the message and what was read of
    her going."""
    if turn.is_plain_text:
        turn = turn.saying(another_apart(turn.text, turn.today))
    # "nada de la 1.4, hablo de la ausencia de Rosa"
    if meant_absence(turn.text) is not None or away_again.takes_all(turn):
        return [], turn
    again, turn = away_again.beside(turn)
    changed, rest = changed_first.beside(turn)
    if rest.asks is None or lines(rest.text):  # "uy espere, la 4.2 mejor hasta el 24" is one thing
        turn = rest
    else:
        changed = []
    days, turn = _days(_as_decided(refused.in_full(turn)))
    remarks, turn = _remarks(turn)
    apart, message = apart_from_decisions.beside(turn)
    left, turn = refused.beside(replace(turn, message=message))
    people, turn = said_of_people.beside(turn)
    decided, turn = decided_first.beside(turn)
    covered, message = absences_shown.beside(turn)
    asked, message = each_question.beside(replace(turn, message=message))
    late, message = protests.beside(replace(turn, message=message))
    asked = [
        *again,
        *changed,
        *days,
        *remarks,
        *apart,
        *left,
        *people,
        *decided,
        *covered,
        *asked,
        *late,
    ]
    taken, turn = _of_others(replace(turn, message=message))
    verified, turn = reviewed_in_words.beside(turn)
    taken += verified
    pages, message = _pages(turn)
    turn = replace(turn, message=message)
    dated, message = wrong_dates.beside(turn)
    pages += [] if dated is None else [dated]
    said, turn = _of_herself(replace(turn, message=message))
    return [*asked, *taken, *pages, *said], turn


def _as_decided(turn: Turn) -> Turn:
    """Return the turn of who decides or verifies without what she only asks of herself before."""
    if "?" not in turn.text or turn.message.is_no_new_text or turn.in_group or not turn.rules:
        return turn
    return turn.saying(as_decided(turn.text, turn.desk.handles(turn.desk.activities)))


def _days(turn: Turn) -> tuple[list[Content], Turn]:
    """Take out what tells of somebody's days; beside a decision it is answered after that, unless
    it confirms an absence first, and so it is behind what control verifies, unless it confirms."""
    whole = turn.text
    said, turn = told_apart.beside(turn)
    hers, turn = no_reason.beside(turn)
    said += hers
    if not said or not turn.rules:
        return said, turn
    confirms = any(isinstance(one, Note) and one.name.startswith("away_set") for one in said)
    rest_first = whole.startswith(turn.text.rstrip(" ."))
    decides = words.DECIDING.search(turn.text) is not None and (rest_first or not confirms)
    verifies = rest_first and not confirms and bool(reviewed.find(turn.text))
    if not (decides or verifies):
        return said, turn
    return [], replace(turn, behind=tuple(said))


def _remarks(turn: Turn) -> tuple[list[Content], Turn]:
    """Take what decides or verifies apart from what it remarks of persons and from the paper that
    it promises, which are told back: no third one is to read them as a reason. So is a paper that
    is promised beside what is asked."""
    if turn.message.is_no_new_text or turn.in_group or not turn.rules:
        return [], turn
    rest, papers = papers_apart(turn.text)
    if papers and _asks_or_rules(rest):
        said, turn = _persons_remarked(turn.saying(rest))
        return [*said, Note(name="left_out", values={"beside": ". ".join(papers)})], turn
    return _persons_remarked(turn)


def _rules(text: str) -> bool:
    return words.DECIDING.search(text) is not None or bool(reviewed.find(text))


def _staff_apart(turn: Turn) -> tuple[list[Content], Turn]:
    """Take who has come to an office, has left or answers for it apart from what she asks, decides
    or verifies in the same message."""
    beside = [*_beside_what_she_asks(turn.text)]
    if not beside or would_take(turn, departing.told_of_others):
        return [], turn
    for told, rest in beside:
        if tells_of_another(told):
            return [], turn
        passed = departing.told_of_others(turn.saying(told))
        if passed is not None and passed.said is not None:
            return [passed.said], turn.saying(rest)
    return [], turn


def _beside_what_she_asks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before or behind a part of a text that asks, decides or verifies, and that
    part: whole sentences first, and less before more, so that no reason goes with it."""
    for cuts in (_STOP, _CUT):
        parts = [(text[: one.start()], text[one.end() :]) for one in cuts.finditer(text)]
        parts = sorted([*parts, *(two[::-1] for two in parts)], key=lambda two: len(two[0]))
        for told, rest in parts:
            if _asks_or_rules(rest) and not (_asks_or_rules(told) or office_and_who(rest)):
                yield told, rest


def _asks_or_rules(text: str) -> bool:
    return _rules(text) or bool(commands.asked(text))


def _persons_remarked(turn: Turn) -> tuple[list[Content], Turn]:
    told, turn = _staff_apart(turn)
    if told:
        return told, turn
    rest, remarks = remarks_apart(turn.text)
    if not remarks or not _rules(rest):
        return [], turn
    if any(commands.told_to_one(one.removeprefix("y ")) for one in remarks):
        return [], turn  # "y avísele a Jairo que …" is obeyed
    passed = departing.told_of_others(turn.saying(". ".join(remarks)))
    if passed is not None and passed.said is not None:
        return [passed.said], turn.saying(rest)
    said = Note(name="left_out", values={"beside": ". ".join(remarks)})
    return [said], turn.saying(rest)


def _of_others(turn: Turn) -> tuple[list[Content], Turn]:
    """Take out that somebody else is away, and that she does again what that one did."""
    if turn.message.is_no_new_text or turn.message.chat:
        return [], turn
    said = list[Content]()
    away, rest = others_away.told_beside(turn)
    said += [] if away is None else [away]
    stranger, rest = departing.strangers_away(turn.saying(rest))
    said += [] if stranger is None else [stranger]
    turn = turn.saying(rest)  # without what is known already
    again = resuming.found(turn, rest)
    if again is not None and (again.rest or said):
        resumed = resuming.resumed(turn, again)
        said += [] if resumed is None else [resumed]
        rest = again.rest
    return said, turn.saying(rest) if said else turn


def _of_herself(turn: Turn) -> tuple[list[Content], Turn]:
    came: Content | None = None
    lost, rest = departing.without_her_phone(turn)
    turn = turn if lost is None else turn.saying(rest)
    if tells_of_absence(without_return(turn.text) or ""):  # "ya volví, pero el viernes no estoy"
        came, message = absent.back(turn, turn.desk.open_context())
        turn = replace(turn, message=message)
    said, turn = _of_her_going(turn)
    return [one for one in (lost, came, said) if one is not None], turn


def _of_her_going(turn: Turn) -> tuple[Content | None, Turn]:
    said: Content | None = None
    # That is no part of what is left of it; nor is it her plan to which she agrees.
    if not (stands(turn.text)[0] or confirming_away.sets_somebody(turn.text)):
        said, message = agreeing.agreed_beside(turn)
        turn = replace(turn, message=message)
    if said is not None:
        return said, turn
    going = going_of(turn)
    if going.leaves:
        said = departing.pass_on(turn)
        return said, turn.saying(going.leaves)
    turn = replace(turn, going=going)
    if not (without_return(turn.text) and put_right.takes_all(turn)):  # "no hubo viaje, ya volví"
        said, message = absent.back(turn, turn.desk.open_context())
        turn = replace(turn, message=message)
    if said is None and going.away and not put_right.takes_all(turn):
        said = absent.tell(turn)
        turn = replace(turn.saying(going.away), asks=absent.asked(turn, said) or turn.asks)
    told = turn.message.is_no_new_text
    if said is None and not told and withdrawing.is_of_another(turn.text, turn.wishing):
        said, rest = withdrawing.beside(turn)
        turn = turn.saying(rest)
    return said, turn


def going_of(turn: Turn) -> Going:
    """Return what a message tells of her absence and of her leaving."""
    known = turn.desk.open_context()
    waits = turn.waits_for_answer
    asks_for = turn.current.open_wish(None) is not None
    away = absent.besides(known, turn.message, turn.today, waits=waits, asks_for=asks_for)
    leaves = departing.besides(turn, known)
    return Going(turn.text, away, leaves)


def _pages(turn: Turn) -> tuple[list[Content], Inbound]:
    """Return the pages for which sentences of a report ask, and the message without these; nothing
    and the whole message where it reports nothing, or she does not see all."""
    if turn.message.is_no_new_text or turn.message.chat:
        return [], turn.message
    parts = [*_sentences(turn.text)]
    asking = [one for one in parts if _asks_for_pages(one)]
    rest = "\n".join(one for one in parts if one not in asking)
    if not asking or not turn.desk.activities or not rest or "?" in rest:
        return [], turn.message
    if not turn.may(Right.SEE):
        return [], turn.message
    known, today = turn.desk.open_context(), turn.today
    if not any(one.definite for one in understand_by_rules(rest, known, today).updates):
        return [], turn.message
    found = {c: None for one in asking for c in oversight.asked(turn, one)}
    hers = turn.desk.handles(turn.desk.activities)
    shown = [
        oversight.show(turn, one, in_group=False, hers=hers)
        for one in found
        if one.name in commands.OF_NO_ACTIVITY
    ]
    return shown, turn.message.model_copy(update={"text": rest}) if shown else turn.message


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, and what is to be shown behind a report as one of its own."""
    for sentence in SENTENCE.split(text):
        joint = _SHOWN_TOO.search(sentence)
        if joint is not None and _asks_for_pages(sentence[joint.end() :]):
            yield from (sentence[: joint.start()], sentence[joint.end() :])
        elif sentence.strip():
            yield sentence


def _asks_for_pages(text: str) -> bool:
    return any(one.name in commands.OF_NO_ACTIVITY for one in commands.asked(text))
