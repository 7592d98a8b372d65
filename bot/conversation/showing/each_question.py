"""The questions of a message, each answered by itself, alone or beside what it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import commands
from bot.conversation.for_others import elsewhere
from bot.conversation.showing import (
    inquiries,
    left_beside,
    oversight,
    registered,
    several,
    shown,
    told_by_office,
)
from bot.conversation.showing.answers_joined import joined, with_the_open
from bot.conversation.showing.evidence_shown import codes_asked
from bot.conversation.showing.her_own import of_herself
from bot.conversation.turn import Obeyed, Turn
from bot.conversation.wish import Owes
from bot.understanding.asks.pages.asking import asked_apart
from bot.understanding.asks.pages.inquiry import sets_a_date, told_beside
from bot.understanding.asks.pages.named_then_told import as_headings
from bot.understanding.asks.people import days_apart
from bot.understanding.clauses import SENTENCE
from bot.understanding.meaning import ASKS_NOTHING, REQUESTS, Context, Intent
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.reviews.review_words import JUDGING
from bot.understanding.rulings import words
from bot.understanding.span import names_days_before
from bot.understanding.talk import is_courtesy, is_list_request
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from bot.understanding.yes_no import says_no, says_send, says_yes
from core.entity.rights import Right
from core.inbound import Inbound
from core.messages import Content, Note, store_content
from core.overviews import Overview

_ORDERS = frozenset({Intent.EXTENSION, Intent.REASSIGN, Intent.UNDO})
_MOVES = _ORDERS | {Intent.SNOOZE}
_TELLS_NOTHING = frozenset({Intent.COURTESY, Intent.UNCLEAR, Intent.LIST, Intent.HELP})
# "necesito eso para el comité": why she asks, whatever activity has such a word in its title.
_WHAT_FOR = re.compile(
    r"\W{0,3}(?:(?:lo|la|los|las|eso|esto) )?(?:necesit(?:o|amos)|requ(?:iero|erimos)|es|son)"
    r"(?: (?:eso|esto|esos? datos?|la informaci[oó]n))? (?:para|antes)\b",
    re.IGNORECASE,
)
# "la 2.3 figura en 85": what she was shown
_SHOWN = re.compile(r"\b(?:figura|aparece|sale)n?\b", re.IGNORECASE)
_TO_BE_SENT = re.compile(
    r"(?:y\s)?(?:por\sfavor\s)?(?:m[aá]nd|env[ií]|p[aá]s|reenv[ií])e(?:me|nos)l[ao]s?(?:\spor\sfavor)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s{0,3}\d{1,2}[.)]\s")  # "1. Estado de la 4.2": the one point of a list
_STOP = re.compile(r"[.;!?\n](?!\d)")
# "¿la 5.1 por qué no sale? Esa ya la subimos"
_POINTS = re.compile(r"(?i:(?:y |pero )?(?:es[aeo]|est[aeo]|ya l[ao])s?\b(?! (?:es|era) todo))")
# "sí, pídalo. ¿Y qué día …", "sí, ¿cuándo me responden?": more is asked, and nothing doubted
_AND_ANOTHER = re.compile(
    r"\s{0,3}(?:(?P<yes>[^.;?!\n]{1,60})[.;!\n]\s{0,3}¿?\s?(?P<more>y|ah|adem[aá]s|tambi[eé]n|otra)\b"
    r"|(?P<sent>[^.;?!\n]{1,60}?)(?:[.,;!\n]|\sy\b)\s{0,3}¿?\s?"
    r"(?P<when>(?:cu[aá]ndo|qu[eé]\sd[ií]a)\s(?:(?:me|nos|lo|la)\s){0,2}(?:respo|conte|avis|decid)))",
    re.IGNORECASE,
)
_FEWEST_NAMED = 3  # words of a question without a word that asks
_FEWEST = 2  # questions that are answered one by one beside something else


def of_a_reader(turn: Turn) -> Obeyed | None:
    """Answer the questions of somebody who only reads; None where none can be answered. What she
    wants to have changed is refused beside that, also where it is answered as a question."""
    if _is_no_text(turn):
        return None
    answered = _answers(turn, _parts_of(turn.text))
    if not any(answered.values()):
        return inquiries.asked(turn)
    refused = any(
        not ((told and "?" in turn.text) or several.asks(part) or codes_asked(part))
        and changes(turn, part)
        for part, told in answered.items()
    )
    return _as_one(answered, [Note(name="reads_only")] if refused else [])


def _of_an_overseer(turn: Turn) -> Obeyed | None:
    """Answer the questions of somebody who also reports or decides, where a message asks for a page
    of the plan among other questions or courtesies, and tells nothing that would be recorded; who
    has nothing to report may ask of activities too. None for others."""
    parts = _parts_of(turn.text)
    known, today = turn.desk.open_context(), turn.today
    alone = len(parts) < _FEWEST and _ITEM.match(turn.text) is None
    if _is_no_text(turn) or turn.in_group or (known.pending and alone):
        return None
    asking = [one for one in parts if _asks(one) or _page(turn, one) or codes_asked(one)]
    pages = (
        _page(turn, text) or bool(codes_asked(text)) or (several.asks(text) and A_CODE.search(text))
        for one in asking
        for text in several.readings_of(one)
    )
    more = len(asked_apart(turn.text)[0]) > len(asking)  # "y ya pidieron plazo?" has no asking word
    if not asking or more or (known.pending and not any(pages)):
        return None
    if any(map(commands.told_to_one, parts)):  # what is to be written is shown beside: `of_anybody`
        return None
    if not turn.may(Right.SEE):
        return None
    for part in parts if known.pending else ():
        if _WHAT_FOR.match(part):
            continue
        told = several.before_asking(part) if (asks := part in asking) else part
        meant = understand_by_rules(told, known, today)
        reports = any(one.definite for one in meant.updates) and not _SHOWN.search(told)
        if reports or not (asks or (meant.intent in _TELLS_NOTHING and not meant.updates)):
            return None
    answered = _answers(turn, asking)
    left = _left(turn, [one for one in parts if one not in asking], answered)
    return _as_one(answered, left) if any(answered.values()) else None


def of_several(turn: Turn) -> Obeyed | None:
    """Answer the questions of a message that asks more than one; None for others."""
    return _of_an_overseer(turn) or of_anybody(turn, fewest=_FEWEST)


def of_anybody(turn: Turn, *, fewest: int = 1) -> Obeyed | None:
    """Answer the questions of a message that tells nothing besides that would be recorded, and do
    what it orders to be written to an office; None for others, and with less than `fewest`."""
    if _is_no_text(turn) or turn.in_group or turn.message.edits is not None:
        return None
    asked, rest = asked_apart(turn.text)
    signed = [one for one in SENTENCE.split(rest) if asked and one.endswith("?") and _asks(one)]
    asked = (*asked, *(one for one in signed if not is_courtesy(read(one).plain)))
    if len(asked) < fewest:
        return None
    known = _known(turn, rest or turn.text)
    if _tells(turn, rest, known):
        return None
    answered = _answers(turn, asked, _named_in(turn, rest or turn.text, known), whole=True)
    if not any(answered.values()):
        return _in_vain(turn, asked)
    said = _as_one(answered, _left(turn, SENTENCE.split(rest), answered))
    orders = (one for one in SENTENCE.split(rest) if commands.told_to_one(one))
    for one in orders:
        ordered = shown.in_words(_alone(turn, one))
        if ordered is not None and ordered.said is not None:
            return replace(said, also=(*said.also, ordered.said), proposed=ordered.proposed)
    return said


def beside(turn: Turn) -> tuple[list[Content], Inbound]:
    """Return the answers to the questions that stand beside a report or a request, and the message
    without them; nothing and the whole message where there are none."""
    turn = turn.saying(as_headings(turn.text, turn.desk.open_context()))
    message = turn.message
    alone = replace(turn, message=message.model_copy(update={"files": ()}))
    if _is_no_text(alone) or message.chat or message.edits is not None or message.forwarded:
        return [], message
    asked, rest = asked_apart(turn.text)
    first, more = _answers_first(turn)
    if first and not asked and "?" in more:
        asked, rest = (more,), first
    if not asked or not turn.desk.activities:
        return [], message
    known = _known(turn, rest)
    rest = _of_what_is_asked(turn, asked, rest, known)
    if not first and (_only_answers(rest) or not _tells(turn, rest, known)):
        return [], message
    answered = _answers(turn, asked, _named_in(turn, rest, known), whole=True)
    if not any(answered.values()) and told_by_office.of_whom(turn) is not None:
        return [], message
    answered = {one: told for one, told in answered.items() if told or several.asks_alone(one)}
    said = _as_one(answered, []) if answered else None
    told = [] if said is None or said.said is None else [said.said, *said.also]
    rest = first if first and not _tells(turn, rest, known) else rest
    return told, message.model_copy(update={"text": told_beside(rest)})


def answers_to(turn: Turn, asked: Sequence[str]) -> list[Obeyed]:
    """Return what answers the questions beside a judgement; nothing for none."""
    return [_as_one(_answers(turn, asked, whole=True), [])] if asked else []


def _left(
    turn: Turn, parts: Sequence[str], answered: dict[str, tuple[Content, ...]]
) -> list[Content]:
    """Return what tells her back what stands beside answered questions and is taken by nobody: a
    word on an activity that is not shown, on a request, or on somebody's days, a verdict of who
    verifies, a yes or no of who decides, or that something is to be sent."""
    contents = [store_content(content) for told in answered.values() for content in told]
    shown = {*A_CODE.findall(str(contents))}
    lost = [
        one.strip(" .")
        for one in parts
        if not (_WHAT_FOR.match(one) or commands.told_to_one(one) or _asks(one))
        and (left_beside.says_either(turn, one) or _tells_more(turn, one, shown))
    ]
    return [Note(name="left_out", values={"beside": ". ".join(lost)})] if lost else []


def _tells_more(turn: Turn, part: str, shown: set[str]) -> bool:
    """Tell whether a part of a message that asks nothing tells, judges or decides something that
    the pages of the `shown` activities do not answer."""
    verifies, decides = turn.may(Right.VERIFY), turn.may(Right.DECIDE)
    judges = verifies and JUDGING.search(part) is not None
    rules = words.DECIDING.search(part) is not None
    apart = shown.isdisjoint(A_CODE.findall(part)) or judges or (decides and rules)
    to_be_sent = verifies and _TO_BE_SENT.fullmatch(part.strip(" .!")) is not None
    told = A_CODE.search(part) is not None or days_apart.may_tell_days(part)
    return apart and (told or rules or judges or to_be_sent)


def _known(turn: Turn, text: str) -> Context:
    """Return what is open of hers, and the activities of others that a text may name."""
    others = elsewhere.others(turn, text)
    return replace(turn.desk.open_context(), others=others)


def _tells(turn: Turn, rest: str, known: Context) -> bool:
    """Tell whether the text beside a question reports, asks for something to be moved, or answers
    what waits."""
    rest = told_beside(rest)
    if _only_answers(rest):
        return True
    meant = understand_by_rules(rest, known, turn.today)
    if meant.intent in _MOVES or any(one.definite for one in meant.updates):
        return True
    if not meant.updates:
        return False
    # Words without figure or state may be of anything, where she may ask of all.
    named = {*A_CODE.findall(rest)}
    sees = turn.may(Right.SEE)
    return any(one.code in named for one in meant.updates) or not (sees or meant.codes)


def _only_answers(rest: str) -> bool:
    """Tell whether the text beside a question is a mere yes or no, which the question may doubt."""
    said = A_CODE.sub("", rest).strip(" ,.")
    return says_yes(said) or says_no(said)


def _answers_first(turn: Turn) -> tuple[str, str]:
    """Return the yes to what waits for one, where a sentence of its own says it before questions
    about something more, and these: "sí, pídalo. ¿Y qué día vence la 2.4?"; "" elsewhere."""
    found = _AND_ANOTHER.match(turn.text)
    first = "" if found is None else found["yes"] or found["sent"]
    if found is None or not turn.waits_for_yes or not (says_yes(first) or says_send(first)):
        return "", ""
    return first, turn.text[max(found.start("more"), found.start("when")) :]


def _named_in(turn: Turn, rest: str, known: Context) -> tuple[str, ...]:
    """Return the one activity that the text beside a question names; nothing for several."""
    named = inquiries.mentioned(turn, read(rest), known)
    codes = tuple(dict.fromkeys(one for one in named if one is not None))
    return codes if len(codes) == 1 else ()


def _of_what_is_asked(turn: Turn, asked: Sequence[str], rest: str, known: Context) -> str:
    """Return the text behind questions, with the activity that these name where it names none and
    asks something for that, or tells how it goes: "¿por qué me llegó la 1.2? Eso es de Gobierno",
    "¿la rampa cuándo vence? Ahí vamos en 30". A figure alone answers what was asked before."""
    behind = turn.text.rpartition(asked[-1].rstrip("?"))[2].lstrip(" ?.,;")
    named = {code for one in asked for code in _named_in(turn, one, known)}
    if not rest.endswith(behind) or len(named) != 1:
        return rest
    if {*codes_named(read(behind), known)} - {None} or not any(map(str.isalpha, behind)):
        return rest
    whole = f"la {min(named)} {behind}"
    meant = understand_by_rules(whole, known, turn.today)
    points = _POINTS.match(behind) is not None
    told = {one.code for one in meant.updates if one.definite or points}
    about = {*meant.codes} if meant.intent in REQUESTS else told
    before = rest[: len(rest) - len(behind)]
    if (before and not points) or about != named or meant.also:
        return rest
    return f"{before}{whole}"


def _in_vain(turn: Turn, asked: Sequence[str]) -> Obeyed | None:
    """Say that nobody here can answer; None where the text is no mere question."""
    meant = understand_by_rules(turn.text, turn.desk.open_context(), turn.today)
    owes = any(one.owes is Owes.REASON for one in turn.current.wishes)
    if meant.intent not in ASKS_NOTHING or owes or not any(map(several.asks_much, asked)):
        return None
    sees, reports = turn.may(Right.SEE), turn.may(Right.REPORT)
    values = {"sees": sees, "reports": reports, "unclear": True}
    said = Note(name="asked_in_vain", values={name: int(one) for name, one in values.items()})
    return Obeyed(said)


def changes(turn: Turn, part: str) -> bool:
    """Tell whether a part of a message wants something to be written or moved."""
    meant = understand_by_rules(part, Context((), None), turn.today)
    definite = any(one.definite for one in meant.updates) and _SHOWN.search(part) is None
    return definite or meant.intent in _ORDERS or sets_a_date(read(part))


def _is_no_text(turn: Turn) -> bool:
    message = turn.message
    told = message.is_no_new_text or message.files
    return bool(told) or commands.read(turn.text) is not None


def _as_one(answered: dict[str, tuple[Content, ...]], beside: Sequence[Content]) -> Obeyed:
    """Return the answers as one, with which question has none."""
    told = joined([content for one in answered.values() for content in one])
    open_ = [part for part, one in answered.items() if not one and _asks_by_itself(part)]
    shown = {one.name for one in told if isinstance(one, Overview)}
    open_ = [part for part in open_ if not several.is_told_by(part, shown)]
    unanswered = "» ni «".join(one.rstrip("?") for one in open_)
    said = [*with_the_open(told, unanswered), *beside]
    return Obeyed(said[0], also=tuple(said[1:]))


def _parts_of(text: str) -> list[str]:
    """Return the parts of a message, each with the sign of its question, if it has one."""
    parts = several.parts_of(text)
    return [f"{one}?" if f"{one}?" in text else one for one in parts]


def _asks(part: str) -> bool:
    """Tell whether a part asks something, by a word or its sign: "y lo de la rampa?"; "niego
    cualquier plazo que pidan" decides, though a word of it may ask."""
    if part.endswith("?"):
        return several.asks(part) or len(part.split()) >= _FEWEST_NAMED
    decides = words.DECIDING.search(part) is not None and not several.begins(part)
    return several.asks(part) and not decides


def _asks_by_itself(part: str) -> bool:
    asks = _asks(part) and (several.begins_asking(part) or part.endswith("?"))
    return asks or bool(codes_asked(part))


def _page(turn: Turn, text: str) -> bool:
    """Tell whether a text asks for a page of the plan."""
    return bool(oversight.asked(turn, text))


def _names_asked(turn: Turn, text: str) -> set[str]:
    """Return the names of the pages of the plan for which a text asks."""
    return {one.name for one in oversight.asked(turn, text)}


def _answers(
    turn: Turn, parts: Sequence[str], about: Sequence[str] = (), *, whole: bool = False
) -> dict[str, tuple[Content, ...]]:
    """Return what answers each part of a message; one that names no activity is of those that the
    last sentence before it named, else of those `about` which the message is."""
    answered = {}
    for part in parts:
        before = turn.text.partition(part.rstrip("?"))[0]
        codes = next((c for one in reversed(_STOP.split(before)) if (c := A_CODE.findall(one))), ())
        named = A_CODE.findall(part) or codes or about
        answered[part] = _answer(turn, part, named, whole=whole)
    return answered


def _alone(turn: Turn, text: str) -> Turn:
    return replace(turn, message=turn.message.model_copy(update={"text": text, "subject": ""}))


def _answer(turn: Turn, part: str, about: Sequence[str], *, whole: bool) -> tuple[Content, ...]:
    """Return what answers one part of a message; nothing where it asks nothing that is known.
    `whole`: without a code nothing of it may be left out."""
    if (known := registered.asked(_alone(turn, part))) is not None and known.said is not None:
        return (known.said,)
    texts = several.readings_of(part.rstrip("?"))
    if (of_it := f"{part} de la {about[-1]}" if about else "") and codes_asked(of_it):
        texts = iter((of_it,))  # "la 2.3 figura en 85. Soportes y quién lo dijo?"
    coded = A_CODE.search(part) is not None
    dated = turn.may(Right.SEE) and commands.OVERDUE in _names_asked(turn, part)
    lists = not (coded or dated) and is_list_request(read(part).plain)
    if lists and (hers := of_herself(turn, part)):
        return hers
    for text in texts if not whole or coded else [next(texts)]:
        alone = _alone(turn, text)
        # "cómo va Salud", "quién está de vacaciones" ask for that, whatever activity was named.
        names = _names_asked(turn, text)
        of_days = commands.DECIDED in names and names_days_before(text)
        of_all = not coded and (of_days or bool(names & commands.OF_NO_ACTIVITY))
        answer = None if of_all else inquiries.asked(alone, about)
        if answer is None and names:
            answer = shown.in_words(alone)
        if answer is not None and answer.said is not None:
            return (answer.said, *answer.also)
    return of_herself(turn, part)
