"""What was reported of one activity is of another, or of none: "eso no es de la carta, es de la
3.3", "quite el 80 de la carta, ahí vamos en cero"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.conversation import thread
from bot.conversation.correcting.denials import TAKES_THAT_OUT
from bot.conversation.filing import attaching
from bot.conversation.filing.misfiled import PAPER, REMOVE
from bot.conversation.heard import Answered
from bot.conversation.reporting import chains
from bot.conversation.reporting.chains import Chain
from bot.conversation.reporting.wording import SENTENCE
from bot.conversation.turn import Turn
from bot.conversation.view import Moving, View
from bot.understanding.reading import read
from core.spanish import sentences
from core.words import Status
from models import progress
from models.answers import evidence

_MOST = 4  # activities with the figure that are looked at
_LEAD = (
    r"(?:(?:no|senora?|h?ay|h?uy|perdon|ojo|que pena|disculp[ea]|aclaro(?: que)?|y|pero"
    r"|me equivoque|es que|doctora?|mire)(?: [,.;:])? ){0,3}"
)
_FIGURE = r"(?:(?:el|ese|es[ao] del?) (?P<figure{0}>\d{{1,3}})(?: (?:%|por ciento))?)"
_WHAT = (
    r"(?:es[aeo]s?|esto|lo anterior|todo eso|(?:ese|el) (?:dato|reporte|avance|porcentaje)"
    r"|(?:esa|la) cifra|lo que (?:puse|dije|reporte|escribi|mande))"
)
_IS = r"(?:es|son|era|eran|va|van|iba|corresponden?)"
_OF = r"(?:del?|al?|en|para)(?: (?:la|el|los|las|lo))?"
_NAME = r"[^¶]{2,90}?"
_END = r"(?: [,.;:!])*"
_NOT_BUT = re.compile(
    rf"{_LEAD}(?:{_WHAT}|{_FIGURE.format(1)}) no {_IS} {_OF} (?P<off>{_NAME})(?: [,;])?"
    rf" (?:(?:sino(?: que)?|pero|y|mas bien) (?:{_IS} )?|{_IS} ){_OF} (?P<to>{_NAME}){_END}"
)
_IS_NOT = re.compile(
    rf"{_LEAD}(?:{_WHAT}|{_FIGURE.format(1)}) {_IS} {_OF} (?P<to>{_NAME})(?: [,;])?"
    rf"(?: y)? no(?: {_IS})? {_OF} (?P<off>{_NAME}){_END}"
)
_FIGURE_IS = re.compile(rf"{_LEAD}{_FIGURE.format(1)} {_IS} {_OF} (?P<to>{_NAME}){_END}")
# "la anotación que quedó en la 2.5 corresponde a la 2.2", "lo que reporté en la 2.5 es de la 2.2"
_RECORDED = (
    r"(?:(?:(?:la|el|l[ao]s|ese|es[ao]s?) (?:anotacion|nota|texto|descripcion|comentario|palabras"
    r"|redaccion|reporte|registro|dato|avance|cifra|porcentaje)|lo)"
    r"(?: que (?:(?:yo|se|me|le|les) ){0,2}(?:qued|pus|report|escrib|anot|registr|aparec|mand|envi"
    r"|dij)[a-z]{1,6})?)"
)
_STANDS_IN = re.compile(
    rf"{_LEAD}(?:(?:corrijo|favor corregir|correccion)(?: [,.;:])? )?(?!lo del? ){_RECORDED}"
    rf" {_OF} (?P<off>[^¶]{{2,60}}?)"
    rf"(?: no {_IS} (?:{_OF} )?(?:es[ae]|ella|ahi|alli|aqui)(?: actividad)?(?: [,;])?)?"
    rf" (?:{_IS}|sino) {_OF} (?P<to>{_NAME}){_END}"
)
# Where a clause about another begins: "corresponde a la 2.2 y la 2.5 sigue en 30".
_ANOTHER = re.compile(r",?\s(?:y|pero)\s(?=(?:la|el|en)\s)|,\s(?=(?:la|el|en)\s\S{0,4}\d)")
# "quite el 80 de la carta", "ese 80 de la 4.4 quedó por error, favor quitarlo"
_TAKES_OUT = re.compile(
    rf"\b{REMOVE} {_FIGURE.format(1)}"
    rf"|{_FIGURE.format(2)}.{{0,60}}\b(?:por error|equivocado|mal|{REMOVE})(?!\S)"
)
_NOTHING_DONE = re.compile(
    r"(?:no hay|sin|ningun) avance|\b(?:en|vamos|va|es|un) (?:el )?0(?: %)?(?= [,.]|$)"
    r"|no (?:hemos|se ha) (?:avanzado|iniciado|empezado)"
)
_POLITE = re.compile(
    r"(?:(?:por favor|favor|porfa|le agradezco|agradezco|gracias|muchas gracias|mil gracias)"
    r"(?: [,.])? ?)?(?:(?:corregir|corrij[ae]n?|cambi[ae]r?|arregl[ae]r?|mover|muev[ae]n?|pasar"
    r"|pas[ae]r?)(?:l[oae]s?|me)?)?(?: (?:por favor|porfa|gracias|eso))?(?: [.!,])*"
)
_FILES_TOO = re.compile(
    rf"(?:y )?(?:la|el|las|los|es[ae]) {PAPER} (?:tambien )?{_IS} (?:de|para) "
    rf"(?:es[ae]|ella|la misma|alla)(?: actividad)?{_END}"
)
_TOLD_BESIDE = (_POLITE, _FILES_TOO, TAKES_THAT_OUT)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a text wants moved `off` an activity: with its figure, `to` another, or to none, where
    it says that nothing is done."""

    off: int | None
    to: int | None
    figure: int | None


def heard(turn: Turn, view: View, answers: Answered, text: str) -> tuple[str, View] | None:
    """Return a text without what it says of the place of an earlier report or of words that wait,
    and the view that knows that; None where it says no such thing of something that can be moved.
    """
    split = (one for one in SENTENCE.split(text) if one and one.strip())
    said = [part for one in split for part in _parted(one, view)]
    found = next(((at, it) for at, one in enumerate(said) if (it := _wanted(one, view))), None)
    if found is None:
        return None
    place, wanted = found
    plain = [read(one).plain for one in said]
    others = [
        one.strip()
        for at, one in enumerate(said)
        if at != place and not any(pattern.fullmatch(plain[at]) for pattern in _TOLD_BESIDE)
    ]
    rest = " ".join(others)
    chain = _chain(turn, view, answers, wanted)
    off = wanted.off if chain is None else chain.activity_id
    waits = next((one for one in turn.current.waiting if one.activity_id == off is not None), None)
    if off is None or (chain is None and waits is None) or off == wanted.to:
        return None
    moving = Moving(off, wanted.to, text)
    if chain is None and waits is not None:
        figureless = replace(waits.reported, percent=None, status=Status.IN_PROGRESS)
        moving = replace(moving, told=figureless)
    if chain is not None and wanted.to is not None and turn.desk.part_of(wanted.to) is None:
        told = chains.recent(turn, wanted.to)
        moving = replace(moving, contested=told is not None and told.last.percent is not None)
    if chain is not None:
        moving = _of_report(turn, moving, chain)
        view = _as_before(turn.session, view, chain)
    return _with_its_figure(rest, moving, view)


def _parted(sentence: str, view: View) -> tuple[str, ...]:
    """Return a sentence, in two where only its first clause says of which activity a record is."""
    if _wanted(sentence, view) is None and (another := _ANOTHER.search(sentence)) is not None:
        first, rest = sentence[: another.start()], sentence[another.end() :]
        if _STANDS_IN.fullmatch(read(first).plain) and _wanted(first, view) is not None:
            return first, rest
    return (sentence,)


def _wanted(sentence: str, view: View) -> _Wanted | None:
    plain = read(sentence).plain
    for pattern in (_NOT_BUT, _IS_NOT, _FIGURE_IS, _STANDS_IN):
        if (match := pattern.fullmatch(plain)) is None:
            continue
        said: Mapping[str, str | None] = match.groupdict()
        to, off = (_named(said.get(one) or "", view) for one in ("to", "off"))
        figure = None if said.get("figure1") is None else int(str(said["figure1"]))
        if to is not None and (off is not None or not said.get("off")):
            return _Wanted(off, to, figure)
    removes = _TAKES_OUT.search(plain)
    if removes is None or _NOTHING_DONE.search(plain) is None:
        return None
    return _Wanted(_named(plain, view), None, int(removes["figure1"] or removes["figure2"]))


# "la encuesta, las citas van en 50", "la encuesta y la de las citas va en 50"
_GOES_ON = re.compile(r" [,.;] ?| (?:y )?(?:la|el|lo|las|los) (?:de|del) | y (?:la|el|los|las) ")


def of_no_other(turn: Turn, view: View, answers: Answered, text: str) -> tuple[str, Chain] | None:
    """Return what a text calls the activity that a figure of hers is of, where it is none of hers,
    and her report with that figure: "el 95 era de la encuesta"; None for other texts."""
    plain = read(text).plain
    said = _IS_NOT.fullmatch(plain) or _FIGURE_IS.fullmatch(plain)
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
    if wanted.off is not None or wanted.figure is None:
        return _only(turn, view, () if wanted.off is None else (wanted.off,), wanted)
    last = thread.last_report(turn)
    told = answers.activities or (() if last is None else last.activities)
    figured = tuple(one for one in view.activities if view.percent(one) == wanted.figure)
    found = _only(turn, view, told, wanted)
    return found or _only(turn, view, figured[:_MOST], wanted)


def _only(turn: Turn, view: View, told: Iterable[int], wanted: _Wanted) -> Chain | None:
    """Return the report of hers on one of the activities that has the figure, where one alone
    has it."""
    hers = (one for one in told if one in view.activities and one != wanted.to)
    held = (chains.recent(turn, about) for about in hers if turn.desk.part_of(about) is None)
    found = [chain for chain in held if chain is not None]
    same = [one for one in found if wanted.figure in {None, one.last.percent}]
    return same[0] if len(same) == 1 else None


def _of_report(turn: Turn, moving: Moving, chain: Chain) -> Moving:
    """Return what is moved with the figure, the words and the files of a report."""
    message = evidence.newest(
        turn.session, person_id=turn.person.id, activities=(chain.activity_id,)
    )
    came = {row.inbound_id for row in chain.rows}
    filed = None
    if message in came and message is not None:
        filed = attaching.standing(turn, message)
    return replace(moving, report=chain.first.id, told=chain.last.reported, filed=filed)


def _as_before(session: Session, view: View, chain: Chain) -> View:
    """Return the view in which the report was not made."""
    about = chain.activity_id
    before = progress.figure_without(session, about, chain.first.id)
    known = replace(view.activities[about], percent=before)
    return replace(
        view,
        activities={**view.activities, about: known},
        open_ids=view.open_ids | {about},
    )


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
    now = replace(moving, told=replace(more, description=whole))
    return "", replace(view, rewriting=now)
