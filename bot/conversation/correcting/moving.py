"""What was reported of one activity is of another, or of none: "eso no es de la carta, es de la
3.3", "quite el 80 de la carta, ahí vamos en cero"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from bot.conversation import thread
from bot.conversation.correcting.corrected_figure import as_exchanged, exchanges
from bot.conversation.correcting.denials import TAKES_THAT_OUT
from bot.conversation.correcting.moved_words import (
    ANOTHER,
    CUT,
    END,
    FIGURE,
    FIGURE_IS,
    IS,
    IS_NOT,
    IT_WAS,
    MEANT,
    NAMES_IT,
    OF_A_CLAUSE,
    OF_ANOTHER,
    OF_THAT_ONE,
    TELLS_ANOTHER,
    WORDS_ARE,
)
from bot.conversation.filing import attaching
from bot.conversation.filing.misfiled import PAPER, REMOVE
from bot.conversation.heard import Answered
from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import Chain
from bot.conversation.state import Draft, State
from bot.conversation.subjects import is_coded
from bot.conversation.turn import Turn
from bot.conversation.view import Moving, View
from bot.understanding.clauses import SENTENCE
from bot.understanding.correcting.as_before import NO_WORK, corrects, is_as_before
from bot.understanding.correcting.exchanged import IS_WRONG
from bot.understanding.parting.naming.called import headed_by
from bot.understanding.reading import read
from bot.understanding.talk import find_undo
from core.reported import NOTHING_SAID, Reported
from core.spanish import bare_words, sentences
from core.words import Status
from models import progress
from models.answers import evidence
from models.inbox import Inbound as StoredInbound

_MOST = 4  # activities with the figure that are looked at
# "quite el 80 de la carta", "ese 80 de la 4.4 quedó por error, favor quitarlo"
_TAKES_OUT = re.compile(
    rf"\b{REMOVE} {FIGURE.format(1)}"
    rf"|{FIGURE.format(2)}.{{0,60}}\b(?:por error|equivocado|mal|{REMOVE})(?!\S)"
    rf"|\b{REMOVE}(?:le)? es[ae] (?:porcentaje|cifra|avance)(?!\S)"
)
_NOTHING_DONE = re.compile(rf"{NO_WORK}|\b(?:en|vamos|va|es|un) (?:el )?0(?: %)?(?= [,.]|$)")
_POLITE = re.compile(
    r"(?:(?:por favor|favor|porfa|le agradezco|agradezco|gracias|muchas gracias|mil gracias)"
    r"(?: [,.])? ?)?(?:(?:corregir|corrij[ae]n?|cambi[ae]r?|arregl[ae]r?|mover|muev[ae]n?|pasar"
    r"|pas[ae]r?|(?:borr|quit|anul|elimin)[ae]r?)(?:l[oae]s?|me)?)?"
    r"(?: (?:por favor|porfa|gracias|eso))?(?: [.!,])*"
)
_FILES_TOO = re.compile(
    rf"(?:y )?(?:la|el|las|los|es[ae]) {PAPER} (?:tambien )?{IS} (?:de|para) "
    rf"(?:es[ae]|ella|la misma|alla)(?: actividad)?{END}"
)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_ONLY_NO = re.compile(
    r"(?:(?:no|nop|mentiras?|perdon|ojo|h?uy|h?ay|que pena|disculp[ea]|me (?:equivoque|confundi)"
    rf"|{IS_WRONG})(?: [,.;:!]){{0,4}} ?){{1,4}}"
)
_TOLD_BESIDE = (_POLITE, _FILES_TOO, TAKES_THAT_OUT, _ONLY_NO)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a text wants moved `off` an activity: with its figure, `to` another, or to none, where
    it says that nothing is done, or that it is `as_before`."""

    off: int | None
    to: int | None
    figure: int | None
    as_before: bool = False


def heard(turn: Turn, view: View, answers: Answered, text: str) -> tuple[str, View] | None:
    """Return a text without what it says of the place of an earlier report or of words that wait,
    and the view that knows that; None where it says no such thing of something that can be moved.
    """
    if as_exchanged(text, view) is not None:
        return None
    split = (one for one in SENTENCE.split(text) if one and one.strip())
    said = [part for one in split for part in _parted(one, view)]
    found = next(((at, it) for at, one in enumerate(said) if (it := _wanted(one, view))), None)
    found = found or _as_it_was(said, view, text)
    if found is None or _tells_which(turn, view, found[1]):
        return None
    place, wanted = found
    moving = _moving(turn, view, answers, wanted, text)
    if moving is None:
        return None
    view = _as_before(turn, view, moving)
    plain = [read(one).plain for one in said]
    told = {place}
    if [*map(OF_THAT_ONE.match, plain[place + 1 : place + 2])] not in ([], [None]):
        left, view = _with_its_figure(said[place + 1], moving, view)
        told |= set() if left else {place + 1}
        moving = view.rewriting if isinstance(view.rewriting, Moving) else moving
    elif _goes_on_with_words(plain[place + 1 : place + 2]):
        moving, told = _with_words(moving, said[place + 1], view), told | {place + 1}
        view = replace(view, rewriting=moving)
    others = [
        one.strip(" ,;")
        for at, one in enumerate(said)
        if at not in told and not any(pattern.fullmatch(plain[at]) for pattern in _TOLD_BESIDE)
        if not (is_as_before(plain[at]) and _named(one, view) == moving.off)
    ]
    return _with_its_figure(". ".join(others), moving, view)


def _as_it_was(said: Sequence[str], view: View, text: str) -> tuple[int, _Wanted] | None:
    """Return the sentence of a correction that says that one activity is as it was before, and
    what is wanted: that what was reported of it is taken out."""
    if not corrects(read(text).plain):
        return None
    for at, one in enumerate(said):
        about = _named(one, view) if is_as_before(read(one).plain) else None
        if about is not None:
            return at, _Wanted(about, None, None, as_before=True)
    return None


def _goes_on_with_words(behind: Sequence[str]) -> bool:
    """Tell whether words go on behind a comma, without a figure: "…, el acto firmado"."""
    return any(one.startswith(",") and _NUMBERS.search(one) is None for one in behind)


def _with_words(moving: Moving, words: str, view: View) -> Moving:
    """Return what is moved with words that stand behind the name of the activity it is of."""
    if moving.to is None:
        return moving
    said = words.strip(" ,;")
    told = view.read_about(moving.to, said, view.today).updates
    if not any(one.description for one in told):
        return moving
    more = sentences((moving.told.description, said))
    return replace(moving, told=replace(moving.told, description=more))


def _tells_which(turn: Turn, view: View, wanted: _Wanted) -> bool:
    """Tell whether words that only name an activity answer which one was meant."""
    asked = turn.current.open_question(view.reminded_at)
    unnamed = wanted.off is None and wanted.figure is None
    return unnamed and asked is not None and asked.activity_id is None


def _moving(turn: Turn, view: View, answers: Answered, wanted: _Wanted, text: str) -> Moving | None:
    """Return what is moved: her report, or words that wait and were said after it; None where
    there is neither, or it stands there already."""
    chain = _chain(turn, view, answers, wanted)
    waits = _waiting(turn.current, view, wanted)
    if waits is not None and chain is not None and waits.inbound_id <= chain.last.inbound_id:
        waits = None
    if waits is not None:
        told = _told_by(waits)
        if wanted.as_before or (told.percent is None and not told.description):
            return None  # nothing was recorded; of "listas" alone nothing could be told of another
        moving = Moving(waits.activity_id or 0, wanted.to, text, told=told)
    elif chain is not None:
        moving = _of_chain(turn, view, wanted, chain, text)
    else:
        return None
    if moving.off == moving.to:
        return None
    if moving.to is None or turn.desk.part_of(moving.to) is not None:
        return moving
    there = chains.recent(turn, moving.to)
    if there is None or there.last.percent is None:
        return moving
    words_alone = moving.told.percent is None and bool(moving.told.description)
    differs = moving.told.percent not in (None, there.last.percent)
    return replace(moving, contested=differs, beside=words_alone)


def _waiting(state: State, view: View, wanted: _Wanted) -> Draft | None:
    """Return the words that wait for an answer and are meant: of the activity that is named, else
    those that are asked about."""
    if wanted.off is not None:
        return next((one for one in state.waiting if one.activity_id == wanted.off), None)
    asked = None if wanted.figure is not None else state.open_question(view.reminded_at)
    return asked if asked is not None and asked.activity_id is not None else None


def _told_by(waits: Draft) -> Reported:
    """Return what words that wait say of the work: with their figure where it is written there."""
    written = waits.percent is not None and not waits.lacks
    if written and str(waits.percent) in _NUMBERS.findall(read(waits.words).plain):
        return waits.reported
    return replace(waits.reported, percent=None, status=Status.IN_PROGRESS)


def _parted(sentence: str, view: View) -> tuple[str, ...]:
    """Return a sentence, in two or three where only a clause of it says of which activity a record
    is, or which one she meant."""
    reading = read(sentence)
    tells = TELLS_ANOTHER.search(sentence)
    if tells is not None and not exchanges(reading.plain):
        clause, rest = sentence[: tells.start()], sentence[tells.end() :]
        if any(view.named(rest)) and _wanted(clause, view) is not None:
            return clause, rest
    meant = MEANT.search(reading.plain)
    if meant is not None and _outright(meant["to"], view) is not None:
        first, last = reading.span(*meant.span())
        tail = ANOTHER.split(sentence[last:], maxsplit=1)
        return tuple(one for one in (sentence[:first], sentence[first:last], *tail) if one)
    was = None if _wanted(sentence, view) is not None else IT_WAS.search(reading.plain)
    if was is not None:
        first, last = reading.span(*was.span())
        return tuple(
            one for one in (sentence[:first], sentence[first:last], sentence[last:]) if one
        )
    if _wanted(sentence, view) is None:
        for cut in CUT.finditer(sentence):
            clause, rest = sentence[: cut.start()], sentence[cut.end() :]
            of_it = any(one.fullmatch(read(clause).plain) for one in OF_A_CLAUSE)
            if of_it and _wanted(clause, view) is not None:
                return clause, rest
    return (sentence,)


def _wanted(sentence: str, view: View) -> _Wanted | None:
    plain = read(sentence).plain
    if TELLS_ANOTHER.search(sentence) is not None:
        return None
    for found in filter(None, (pattern.fullmatch(plain) for pattern in OF_ANOTHER)):
        said: Mapping[str, str | None] = found.groupdict()
        to, off = (_named(said.get(one) or "", view) for one in ("to", "off"))
        figure = None if said.get("figure1") is None else int(str(said["figure1"]))
        if to is not None and (off is not None or not said.get("off")):
            return _Wanted(off, to, figure)
    if (match := next(filter(None, (one.fullmatch(plain) for one in NAMES_IT)), None)) is not None:
        to, off = _outright(match["to"], view), _named(match.groupdict().get("off") or "", view)
        return None if to is None else _Wanted(off, to, None)
    removes = _TAKES_OUT.search(plain)
    if removes is None or _NOTHING_DONE.search(plain) is None:
        return None
    gone = removes["figure1"] or removes["figure2"]
    return _Wanted(_named(plain, view), None, None if gone is None else int(gone))


def _outright(words: str, view: View) -> int | None:
    """Return the only activity of hers that words name by its code or begin with a thing of."""
    about = _named(words, view)
    if about is None or is_coded(words, about, view):
        return about
    return about if view.id_of(headed_by(read(words).norms, view.every())) == about else None


# "la encuesta, las citas van en 50", "la encuesta y la de las citas va en 50"
_GOES_ON = re.compile(
    r" [,.;] ?| (?:y )?(?:la|el|lo|las|los) (?:de|del) | y (?:(?:en|para) )?(?:la|el|los|las) "
)


def of_no_other(turn: Turn, view: View, answers: Answered, text: str) -> tuple[str, Chain] | None:
    """Return what a text calls the activity that a figure of hers is of, where it is none of hers,
    and her report with that figure: "el 95 era de la encuesta"; None for other texts."""
    plain = read(text).plain
    said = IS_NOT.fullmatch(plain) or FIGURE_IS.fullmatch(plain)
    if said is None or said["figure1"] is None:
        return None
    what, *_ = _GOES_ON.split(said["to"])
    if any(_named(one, view) is not None for one in (said["to"], what)):
        return None
    off = _named(said.groupdict().get("off") or "", view)
    chain = _chain(turn, view, answers, _Wanted(off, None, int(said["figure1"])))
    return None if chain is None else (said["to"], chain)


def _named(words: str, view: View) -> int | None:
    """Return the only activity of hers that words name."""
    if not words.strip():
        return None
    ids = view.named(words)
    return ids[0] if len(ids) == 1 else None


def _chain(turn: Turn, view: View, answers: Answered, wanted: _Wanted) -> Chain | None:
    """Return her report that is meant: of the activity that is named, else the one with the figure
    among those of the message that is answered, or of the last; among all of the last hours where
    none of these has it."""
    if wanted.off is not None:
        return _only(turn, view, (wanted.off,), wanted)
    last = thread.last_report(turn)
    told = answers.activities or (() if last is None else last.activities)
    figured = tuple(one for one in view.activities if view.percent(one) == wanted.figure)
    found = _only(turn, view, told, wanted)
    return found if wanted.figure is None else found or _only(turn, view, figured[:_MOST], wanted)


def _only(turn: Turn, view: View, told: Iterable[int], wanted: _Wanted) -> Chain | None:
    """Return the report of hers on one of the activities that has the figure, where one alone
    has it."""
    hers = (one for one in told if one in view.activities and one != wanted.to)
    # What her office only supports holds none of her figures but its part: it can only be moved.
    led = (one for one in hers if wanted.to is not None or turn.desk.part_of(one) is None)
    held = (chains.recent(turn, about) for about in led)
    found = [chain for chain in held if chain is not None]
    same = [one for one in found if wanted.figure in {None, one.last.percent}]
    return same[0] if len(same) == 1 else None


def _of_report(turn: Turn, moving: Moving, chain: Chain) -> Moving:
    """Return what is moved with the figure, the words and the files of a report."""
    message = evidence.newest(
        turn.session, person_id=turn.person.id, activities=(chain.activity_id,)
    )
    came = {row.inbound_id for row in chain.rows}
    filed = attaching.standing(turn, message) if message is not None and message in came else None
    return replace(moving, report=chain.first.id, told=chain.last.reported, filed=filed)


def _of_chain(turn: Turn, view: View, wanted: _Wanted, chain: Chain, text: str) -> Moving:
    """Return what is moved of a report: all of it, its figure or its words."""
    moving = Moving(chain.activity_id, wanted.to, text, as_before=wanted.as_before)
    moving = _of_report(turn, moving, chain)
    plain = read(text).plain
    if wanted.to is not None and WORDS_ARE.search(plain):
        return _words_alone(moving, undoes=find_undo(plain) is not None)
    if wanted.to is not None and wanted.figure is not None:
        return _with_words_parted(turn, view, moving, chain)
    return moving


def _words_alone(moving: Moving, *, undoes: bool) -> Moving:
    """Return what is moved where she says it of words: no figure goes along, and it stays where it
    was but where she `undoes` it."""
    told = replace(NOTHING_SAID, description=moving.told.description)
    if not told.description:
        return replace(moving, to=None, as_before=True) if undoes else moving
    moved = replace(moving, told=told)
    return moved if undoes else replace(moved, report=None, left="")


def _with_words_parted(turn: Turn, view: View, moving: Moving, chain: Chain) -> Moving:
    """Return what is moved where she says of which activity a figure is: the words that had waited
    for it, and those that name the activity that it is taken from, stay with that."""
    query = select(StoredInbound.payload["text"].as_string())
    written = query.where(StoredInbound.id.in_({row.inbound_id for row in chain.rows}))
    came = {*bare_words(" ".join(filter(None, turn.session.scalars(written)))).split()}
    said = [one for one in SENTENCE.split(moving.told.description) if one and one.strip()]
    along = [
        one
        for one in said
        if {*bare_words(one).split()} <= came and moving.off not in view.named(one)
    ]
    kept = sentences(one.strip() for one in said if one not in along)
    told = replace(moving.told, description=sentences(one.strip() for one in along))
    return replace(moving, told=told, kept=kept)


def _as_before(turn: Turn, view: View, moving: Moving) -> View:
    """Return the view in which the report that is moved was not made."""
    about, report = moving.off, moving.report
    if report is None:
        return view
    part = turn.desk.part_of(about)
    before = progress.figure_without(turn.session, about, report, part_of=part)
    known = {**view.activities, about: replace(view.activities[about], percent=before)}
    return replace(view, activities=known, open_ids=view.open_ids | {about})


def _with_its_figure(rest: str, moving: Moving, view: View) -> tuple[str, View]:
    """Take what else the text says for the activity that it was moved to, where it tells a figure
    of that one alone: "ya firmado, 95 % mientras se publica"."""
    if moving.to is None or not rest or view.named(rest):
        return rest, replace(view, rewriting=moving)
    meaning = view.read_about(moving.to, rest, view.today)
    told = [one for one in meaning.updates if one.definite and one.percent is not None]
    if len(told) != 1 or len(meaning.updates) != 1:
        return rest, replace(view, rewriting=moving)
    more = told[0].reported
    whole = sentences((moving.told.description, more.description))
    now = replace(moving, told=replace(more, description=whole), contested=False, beside=False)
    return "", replace(view, rewriting=now)
