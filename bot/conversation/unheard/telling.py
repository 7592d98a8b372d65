"""Telling back, at the end of an answer, which parts of a message it has left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.conversation.deciding import reviewing
from bot.conversation.outcomes import outcome_of
from bot.conversation.reporting.wording import lacking
from bot.conversation.state import Draft
from bot.conversation.steps import Action, AskAbout, Correct, Record, Step
from bot.conversation.turn import Turn
from bot.conversation.unheard.facts import by_its_title, parts_of
from bot.conversation.unheard.left_out import left_out
from bot.conversation.unheard.told import Told, told_in
from bot.conversation.unheard.unrecorded import before_a_wish, beside_whose_it_is, unrecorded
from bot.conversation.unheard.untraced import handed_on, untraced
from bot.conversation.wish import Wish
from bot.understanding.asks.no_account import gives_no_account
from bot.understanding.clauses import clauses
from bot.understanding.correcting.exchanged import find_exchanged
from bot.understanding.correcting.retracted import without_retracted
from bot.understanding.framing.besides import told_besides
from bot.understanding.framing.record_words import is_of_the_record
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.progress.of_the_report import shows_work
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import A_CODE
from core.inbound import Inbound, Outcome
from core.messages import UNHEARD, Content, Filed, Note, Question, Receipt, Undone
from core.spanish import fold
from core.words import RequestKind, Status

MOST = 3  # parts that are told back
_LEADS = "lead_asks"
_A_HANDLE = re.compile(r"handle\d")
_COMMA = re.compile(r"[.,;]\s|\s(?=(?:porque|pero)\s)", re.IGNORECASE)
# "deshaga eso. Era el borrador"
_WHY_UNDONE = re.compile(r"(?:(?:es que|porque|eso|es[ae]) )*(?:eran?|fue) ")
_OF_ONE = ("activity_id", "about")
_OF_SEVERAL = ("activities", "back")


def with_unheard(
    turn: Turn,
    message: Inbound,
    following: Step,
    said: list[Content],
    orders: Sequence[str] = (),
) -> list[Content]:
    """Return what is said to a `message`, and behind it a note with the parts of which nothing is
    told, asked or recorded, and the `orders` that were taken out of it; `turn` is how it was taken,
    `following` what follows from it.

    Only of what she wrote by hand to us alone: a press, a file, a voice note, an edit or what she
    passes on holds more than its words, and others read what is said in a group.
    """
    said = _without_judged(said)
    if not said or not _is_her_own(message) or _is_not_understood(turn, following, said):
        return said
    parts = parts_of(
        without_retracted(message.text), [one.handle for one in turn.desk.activities.values()]
    )
    only_asks = _only_asks_for_time(turn, following)
    if len(parts) < 2 and not orders and not only_asks:
        return said
    told = _told(turn, following, said)
    known = turn.desk.open_context()
    named = [by_its_title(one, known) for one in parts]
    lost = left_out(named, told)
    receipt = next((one for one in said if isinstance(one, Receipt)), None)
    if receipt is not None and told.only_reports:
        shown = [told.kept, told.answers, *_shown(turn, following, said)]
        bare = [one for one in named if f"{one.text}:" not in message.text]  # no heading
        of_it = replace(known, reply_to=receipt.records[0].line.handle)
        lost = (*lost, *unrecorded(bare, told, of_it, turn.today, shown))
    if all(isinstance(one, Note) and one.name == _LEADS for one in said):
        lost = (*lost, *beside_whose_it_is(named, known, turn.today))
    if only_asks:
        lost = (*lost, *(one for one in before_a_wish(named, told) if one not in lost))
    apart = [one for one in orders if not any(one in part for part in lost)]
    lost = tuple(one for one in lost if not any(one in part for part in apart))
    back = sorted((*lost, *apart), key=message.text.find)
    kept = [one for one in back if told.keeps(one)]
    left = [one for one in back if one not in kept]
    notes = ((left, 0), (kept, 1))
    return [*said, *(_told_back(parts, described) for parts, described in notes if parts)]


def _without_judged(said: list[Content]) -> list[Content]:
    """Return what is said without whose the activities are that were judged in the same message."""
    notes = [one for one in said if isinstance(one, Note)]
    judged = {one.values["handle"] for one in notes if one.name == reviewing.KEPT}
    if not judged:
        return said
    return [
        one
        for one in said
        if not (isinstance(one, Note) and one.name == "elsewhere" and _told_of(one) <= judged)
    ]


def _told_of(told: Note) -> set[object]:
    return {value for key, value in told.values.items() if _A_HANDLE.fullmatch(key)}


def _only_asks_for_time(turn: Turn, following: Step) -> bool:
    """Tell whether nothing but more time is asked for with the message of a turn."""
    drafts, wishes = _waiting(turn, following)
    acts = any(isinstance(one, Record | AskAbout | Correct) for one in following.actions)
    return {one.kind for one in wishes} == {RequestKind.EXTENSION} and not (drafts or acts)


def _told_back(parts: Sequence[str], described: int) -> Note:
    """Return the note of parts that are recorded nowhere, or in a description alone."""
    values = {f"words{place}": part for place, part in enumerate(parts[:MOST], 1)}
    more = {"more": max(0, len(parts) - MOST), "described": described}
    return Note(name=UNHEARD, values={**values, **more})


def not_of_the_work(turn: Turn, following: Step, said: Sequence[Content]) -> tuple[str, ...]:
    """Return what the message of a turn tells besides the work, where its answer is about a report
    alone: nothing was done of it, and it is in no description."""
    kinds = {type(one) for one in said}
    if turn.in_group or not _is_her_own(turn.message) or Filed in kinds:
        return ()
    if find_exchanged(read(turn.text).plain) is not None:
        return ()  # all of it is of which activity a figure is
    if kinds == {Undone}:
        return _beside_an_undo(turn.text)
    besides = told_besides(turn.text) if Receipt in kinds else ()
    handed = handed_on(turn.text)
    if not (besides or handed):
        return ()
    told = _told(turn, following, said)
    if not told.only_reports:
        return ()
    lost = [
        one
        for one in besides
        if not (told.knows(one) or _gives_no_account(one) or _is_recorded(turn, one, told))
    ]
    more = untraced(handed, [told.kept, *_shown(turn, following, said)])
    return *lost, *(one for one in more if not any(one in other for other in lost))


def _is_recorded(turn: Turn, words: str, told: Told) -> bool:
    """Tell whether words end an activity that the answer tells to have ended: "si la 1.2 la doy por
    cumplida" is a yes, and no condition."""
    meant = understand_by_rules(words, turn.desk.open_context(), turn.today)
    done = (one for one in meant.updates if one.definite and one.status is Status.DONE)
    return any(one.code and names_handle(told.words, one.code) for one in done)


def _beside_an_undo(text: str) -> tuple[str, ...]:
    """Return the clauses beside words that take a report back which tell how the work stands:
    "deshaga esa, nos falta el certificado"; nothing of the record, or with a figure."""
    said = [one.strip(" .,;") for one, _ in clauses(text, _COMMA)]
    if find_undo(read(said[0]).plain) is None or len(said) < 2:
        return ()
    return tuple(one for one in said[1:] if _tells_how_it_stands(one))


def _tells_how_it_stands(words: str) -> bool:
    plain = read(words).plain
    of_the_record = find_undo(plain) is not None or is_of_the_record(plain)
    of_the_record = of_the_record or _WHY_UNDONE.match(plain.strip()) is not None
    figured = any(sign.isdigit() for sign in plain)
    return bool(lacking(words) or shows_work(words)) and not (of_the_record or figured)


def _gives_no_account(words: str) -> bool:
    return gives_no_account(A_CODE.sub("@", read(words).plain))


def _shown(turn: Turn, following: Step, said: Sequence[Content]) -> Iterator[str]:
    """Yield the words of a message that its questions show, now or when they are asked."""
    drafts, wishes = _waiting(turn, following)
    yield from (fold(one.words) for one in said if isinstance(one, Question))
    yield from (fold(word) for one in drafts for word in _shown_of(one))
    yield from map(fold, _of_wishes(wishes))


def _told(turn: Turn, following: Step, said: Sequence[Content]) -> Told:
    """Return what an answer tells of a message, with what waits of it for another question."""
    drafts, wishes = _waiting(turn, following)
    named = [*_named(turn, following.actions), *_handles(turn, drafts)]
    named += [name for one in wishes for name in turn.desk.handles(one.activities)]
    words = [word for one in drafts for word in (one.words, *_shown_of(one))]
    return told_in(said, named, [*words, *_of_wishes(wishes)])


def _is_her_own(message: Inbound) -> bool:
    beside = message.files or message.beside or message.album or message.spoken
    elsewhere = message.chat or message.page is not None
    return not (message.is_no_new_text or beside or elsewhere)


def _is_not_understood(turn: Turn, following: Step, said: Sequence[Content]) -> bool:
    return outcome_of(following.actions, said, turn.message) is Outcome.UNCLEAR


def _waiting(turn: Turn, following: Step) -> tuple[list[Draft], list[Wish]]:
    """Return the reports and requests of this message that wait, also those asked about later."""
    after, this = following.state, turn.inbound.id
    drafts = [one for one in after.waiting if this in one.messages]
    return drafts, [one for one in after.wishes if one.inbound_id == this]


def _shown_of(draft: Draft) -> tuple[str, ...]:
    return draft.description, draft.beside, draft.lacks


def _of_wishes(wishes: Sequence[Wish]) -> list[str]:
    return [word for one in wishes for word in (one.reason, one.only, one.named)]


def _named(turn: Turn, actions: Sequence[Action]) -> Iterator[str]:
    """Yield what the activities are called of which the actions do something."""
    for action in actions:
        match action:
            case Record(drafts=drafts):
                yield from _handles(turn, drafts)
            case AskAbout(draft=draft) | Correct(draft=draft):
                yield from _handles(turn, [draft])
        one = (getattr(action, field, None) for field in _OF_ONE)
        several = (at for field in _OF_SEVERAL for at in getattr(action, field, ()))
        yield from turn.desk.handles(at for at in (*one, *several) if isinstance(at, int))
        yield from getattr(action, "codes", ())


def _handles(turn: Turn, drafts: Sequence[Draft]) -> tuple[str, ...]:
    return turn.desk.handles(one.activity_id for one in drafts if one.activity_id is not None)
