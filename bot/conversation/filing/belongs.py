"""Sentences that say of which activity a file sent before is, or is not, beside a report or a yes:
"sí, pero el acta solo es de la 1.1, no de las demás", "quiten el pdf de la 2.5 y la 2.2". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation.filing import filing, misfiled
from bot.conversation.reporting.drafts import about_now, go_on, without
from bot.conversation.state import Draft, State
from bot.conversation.steps import Action, Attach, Say, Step, Withdraw
from bot.conversation.view import Placing, View
from bot.understanding.reading import phrase, read
from core.spanish import WEEKDAYS, fold

_LEAD = (
    r"(?:(?:si|no|y|pero|oiga|mire|ah|ay|perdon|disculp[ea]|que pena|por favor|porfa|ojo|doctora?"
    r"|es que|aclaro que|me equivoque|lo que (?:le |les )?(?:pido|quiero|necesito|digo) es que)"
    r"(?: [,:])? ){0,4}"
)
_SENT = (
    r"que (?:ya )?(?:les? )?(?:mande|envie|subi|adjunte|anexe|pase|mandamos|enviamos|subimos"
    r"|adjuntamos)"
)
_BEFORE = (
    r"(?: (?:la (?:otra|primera|ultima) vez|el otro dia|ayer|antes|hoy|ahora|ahorita|primero"
    r"|anteriormente|en el (?:otro )?(?:correo|mensaje)(?: anterior)?|la semana pasada"
    rf"|el (?:{fold('|'.join(WEEKDAYS))})|(?:con|en) (?:la|el) (?P<with>{misfiled.CODE})))?"
)
_THIS = r"(?:el|las?|los|mi|es[aeo]s?|est[aeo]s?)"
_FILE = (
    rf"{_THIS} {misfiled.PAPER}(?: (?:de|del) correo| adjunt[oa]s?"
    r"| [a-z\d_-]{1,30} ?\. ?(?:pdf|docx?|xlsx?|jpe?g|png))?"
    rf"(?: {_SENT}{_BEFORE})?"
)
_OF = r"(?:de|para|a|en)(?: (?:las?|el|los|actividad(?:es)?)){0,2}"
_CODES = rf"{misfiled.CODE}(?:(?: [,yeo]| ni){{1,2}}(?: {_OF}| las?| el)? {misfiled.CODE}){{0,5}}"
_THERE = r"(?:(?:de|en|para) )?(?:ahi|aqui|alla|esa actividad|esta actividad|esas|esa|esta)"
_OTHERS = rf"{_OF} (?:demas|otr[oa]s?(?: (?:dos|tres|\d))?|resto)(?: actividades)?"
_IS = (
    r"(?:es|son|era|eran|vai?n?|corresponden?|pertenecen?|queden?|sirven?|quedo|debe"
    r" (?:ir|estar|quedar)|tiene que ver con)"
)
_AS_SUPPORT = r"(?:(?:el |la |un |una |como )?(?:soporte|evidencia|anexo|prueba)s? )?"
_ONLY = r"(?:(?:es |son )?(?:solo|solamente|unicamente|nada mas|tambien) )?"
_NOT = rf"no (?:{_IS} )?"
_END = misfiled.ENDING
# "el acta solo es de la 1.1", and of which it is not
_KEPT = re.compile(
    rf"{_LEAD}{_FILE} {_ONLY}{_IS} {_ONLY}{_AS_SUPPORT}{_OF} (?P<kept>{_CODES})"
    rf"(?:(?: ,)?(?: (?:y|pero))? {_NOT}(?:{_OF} (?P<off>{_CODES})|{_OTHERS}|{_THERE}))?{_END}"
)
# "esa foto no era de ahí", and of which it is
_DENIED = re.compile(
    rf"{_LEAD}{_FILE} {_NOT}(?:{_OF} (?P<off>{_CODES})|{_OTHERS}|(?P<there>{_THERE}))"
    rf"(?:(?: ,)? (?:sino|es|era|pero es|y es|sino que es) (?:solo )?{_OF} (?P<kept>{_CODES}))?"
    rf"{_END}"
)
_TAKEN_OFF = re.compile(
    rf"{_LEAD}{misfiled.REMOVE} {_FILE} (?:{_OF} (?P<off>{_CODES})|(?P<there>{_THERE})){_END}"
)
_SENTENCE = re.compile(
    rf"(?<=[.;!])\s|\n|,?\s(?=pero\b)|,?\s(?=y (?:la|el|las|los|es[ae]) {misfiled.PAPER} )",
    re.IGNORECASE,
)
# "el acta es de la 1.1 que ya quedó en 100, no de la 4.1": how the one that it is of stands.
_HOW_IT_STANDS = re.compile(
    rf"(?P<of>\b{misfiled.PAPER}\b[^.;\n]{{0,40}}? (?:es|era|son|eran|va) (?:de|para) (?:la|el) "
    r"(?P<code>[a-z]{0,4}-?\d{1,3}(?:\.\d{1,3}){1,4})),? que (?P<told>[^.;,\n]{4,80})"
    r"(?P<off>,? (?:y )?no (?:es )?(?:de|para) (?:la|el) [a-z]{0,4}-?\d{1,3}(?:\.\d{1,3}){1,4})?",
    re.IGNORECASE,
)
_NUMBER, _WAS_SENT = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}"), re.compile(_SENT)


@dataclass(frozen=True, slots=True)
class Parted:
    """What a text says of a file that was sent before, its words for that, and its other words."""

    placing: Placing
    words: str
    rest: str


def parted(text: str, view: View, *, brings_files: bool) -> Parted | None:
    """Return what a text says of the activity of an earlier file, apart from all else; None for a
    text that says nothing of it. Where it `brings_files` of its own, it has to say "que mandé"."""
    if misfiled.says_where(text):
        return None
    text = _HOW_IT_STANDS.sub(r"\g<of>\g<off>. La \g<code> \g<told>", text)
    said = [one for one in _SENTENCE.split(text) if one and one.strip()]
    for at, one in enumerate(said):
        plain = read(one).plain
        match = next((m for p in (_KEPT, _DENIED, _TAKEN_OFF) if (m := p.fullmatch(plain))), None)
        if match is None or (brings_files and not _WAS_SENT.search(plain)):
            continue
        found = match.groupdict()
        kept, off = (_ids(found.get(name), view) for name in ("kept", "off"))
        off = off or _ids(found.get("with"), view)
        if kept is None or off is None or not (kept or off or found.get("there")):
            continue
        if len(kept) == 1 and not off and misfiled.places_first(text) is not None:
            return None  # the words behind it are of that activity
        rest = "\n".join(other.strip() for place, other in enumerate(said) if place != at)
        return Parted(Placing(kept, off), plain, rest)
    return None


def _ids(codes: str | None, view: View) -> tuple[int, ...] | None:
    """Return the activities of some codes; None where one of them is none of hers."""
    said = codes or ""
    found = tuple(
        one
        for one, known in view.activities.items()
        if phrase(re.escape(read(known.code).plain)).search(said)
    )
    return found if len(found) == len({*_NUMBER.findall(said)}) else None


def settled(state: State, placing: Placing, view: View, *, alone: bool) -> Step:
    """Move what was filed as she says. `alone`: the message says nothing else, so that the next
    question is put, and for a file that is only not "de ahí" it is asked of which it is."""
    waits = next((one for one in reversed(state.waiting) if one.is_evidence_only), None)
    newest = 0 if view.filed is None else max(view.filed[0])
    if waits is not None and len(placing.kept) == 1 and waits.inbound_id > newest:
        return filing.placed(without(state, waits), waits, placing.kept[0], view, alone=alone)
    if view.filed is None:
        return Step(state, (Say("undo_nothing"),))
    if alone and not placing.kept and not placing.off:
        return filing.taken_back(state, view)
    messages, attached = view.filed
    gone = placing.off if not placing.kept else ()
    state = _without_files(state, messages, placing)
    actions: tuple[Action, ...] = (Withdraw(messages, is_told=not placing.kept, of=gone),)
    if placing.kept:
        actions = (*actions, Attach(placing.kept, messages, attached))
    if not alone:
        return Step(state, actions)
    only = placing.kept[0] if len(placing.kept) == 1 else None
    return go_on(state if only is None else about_now(state, only, view), actions, view)


def _without_files(state: State, messages: tuple[int, ...], placing: Placing) -> State:
    """Let no question give the files of these messages to an activity that they are not of."""

    def keeps(draft: Draft) -> bool:
        about = draft.activity_id
        stays = about in placing.kept if placing.kept else about not in placing.off
        return stays and bool(placing.kept or placing.off)

    waiting = tuple(
        one
        if one.inbound_id not in messages or keeps(one)
        else one.model_copy(update={"attached": None, "also": ()})
        for one in state.waiting
    )
    return state.model_copy(update={"waiting": waiting})
