"""Which part of a text says that a file is attached: "la 1.5 va en 60 (adjunto acta)". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.conversation.heard import Read
from bot.conversation.reporting.links import TOGETHER
from bot.conversation.view import View
from bot.understanding import captions
from bot.understanding.meaning import Context
from bot.understanding.parting.topics import (
    Topic,
    TopicSection,
    codes_named,
    sections,
    split_topics,
)
from bot.understanding.reading import Reading, phrase, read
from bot.understanding.wordlists import WEEKDAY
from core.messages import Attached

_PAPER = rf"(?:{captions.PAPER}|borrador(?:es)?)"
_A = r"(?:el|la|los|las|un|una|unos|unas|su|sus|copia|del?|nuestro|nuestra)"
_A_PAPER = re.compile(rf"\b{captions.PAPER}\b", re.IGNORECASE)
_NOT = r"(?<!no )(?<!sin )(?<!el )(?<!los )(?<!un )(?<!del )(?<!falta )(?<!faltan )"
_ANNOUNCES = phrase(
    rf"{_NOT}(?:adjunt[oa]s?|adjuntamos|adjuntan|adjunte|anex[oa]s?|anexamos|anexan)"
    r"|(?<!no )(?:remito|remitimos|allego|allegamos)"
    r"|(?<!no )(?:(?:le|les|se|te) )?(?:(?:envio|enviamos|mando|mandamos|comparto|compartimos|subo"
    rf"|subimos)(?: {_A}){{0,3}}|(?:dejo|dejamos|van?)(?: {_A}){{1,3}}) {_PAPER}"
)
# What is attached later is not attached now; "el anexo técnico" is a thing of the work.
_NOT_NOW = phrase(
    r"mañana|luego|despues|cuando|apenas|proxim[oa]s?|(?:otra|siguiente) semana"
    rf"|{WEEKDAY}"
)
# "le mando pantallazo", "el acta ya la tengo, le mando las dos": a file is to come, and no more.
_TO_COME = phrase(
    rf"(?:(?:y|e|bueno|listo|si) )?(?:(?:{_A} )?{_PAPER}(?: [a-z]{{1,15}}){{0,6}} l[oa]s? (?:tengo"
    r"|tenemos|consegui)(?: ,)? (?:y )?)?(?:(?:ya|ahora|ahorita|enseguida|luego|mas tarde|mismo"
    r"|mañana|ahi) ){0,2}(?:(?:le|les|te|se) )?(?:(?:l[oa]s? )?(?:mando|envio|paso|comparto|adjunto"
    r"|subo)|voy a (?:mandar|enviar|pasar|subir)(?:le|les|te)?)(?: ya| ahora| ahorita)?"
    rf"(?: (?:{_A}|otr[oa]s?)){{0,2}} (?:{_PAPER}|dos|\d{{1,2}}|ambas|ambos|todo)"
    r"(?: [a-z]{1,15}){0,4}(?: [.!])*"
)
# "le adjunto el informe", "se anexan los soportes", "va adjunto el acta", "(adjunto acta)": it is
# said to come with this very message. "Jurídica adjuntó el informe" tells of others.
_A_NAMED = r"(?:el|la|los|las|un|una|unos|unas|su|sus|copia|del?)"
_SENT_HERE = phrase(
    rf"{_NOT}(?:adjunto|adjuntamos|anexo|anexamos|allego|allegamos|remito|remitimos"
    r"|se (?:adjunt|anex|alleg|remit)[ae]n?)"
    rf"(?: {_A_NAMED}){{0,2}}(?: [a-z]{{2,15}}){{0,2}} (?:{_PAPER}|copias?)"
    rf"|{_NOT}(?:adjunt[oa]s?|adjuntamos|anexo|anexamos|allego|remito|remitimos) {_A_NAMED}"
    r" [a-z]{2,15}"
    rf"|(?:le|les|te|ahi|aqui) (?:envio|mando|comparto|paso|dejo|vai?n?)(?: {_A_NAMED}){{0,2}}"
    rf" {_PAPER}"
    rf"|(?<!con el )(?<!con la )(?<!con los )(?<!con las )(?:{_PAPER}|copias?)"
    r" (?:va |van |esta |estan )?adjunt[oa]s?"
)
# "va el documento firmado", and no more in its clause; not "va el informe en 40".
_GOES_HERE = re.compile(
    rf"(?:(?:y|ahi|aqui|tambien) ){{0,2}}van? (?:{_A_NAMED} ){{1,2}}{_PAPER}"
    r"(?: (?!(?:en|por|al?|con|para|ya|muy|bien|mal|casi|sin|hasta)(?!\S)|\w*(?:and|iend|rasad)o\b)"
    r"[a-z]{2,20}){0,5} ?"
)
# What goes elsewhere, or comes later.
_ELSEWHERE = phrase(
    r"(?:por|al|en el|a su|en su|por el|a los|por un)"
    r" (?:correos?|whatsapp|e-?mail|expediente|secop|oficio|drive)"
    r"|a (?:planeacion|juridica|gobierno|hacienda|salud|tic|control|contratacion|secretaria)"
    r"|a la (?:oficina|secretaria|alcaldia|pagina|carpeta|contraloria|personeria)"
    r"|ahora|ahorita|en un rato|mas tarde|enseguida|tan pronto|una vez|ayer"
)
_THIRD_PERSON = re.compile(r"\b(?:adjunt|anex|remiti|envi|mand|alleg|pas|dej)ó\b", re.IGNORECASE)
_ENDS, _CLAUSE_ENDS = frozenset(".;¶"), frozenset(".,;:¶")
_ONE = 1
_SENTENCE = re.compile(r"(?<=[.;!])\s+|\n+")
_SENTENCES = 8
_CLAUSE = re.compile(r"[.,;:!](?=\s)|[()\n]")
_LONGEST = 4_000  # characters


def is_to_come(text: str) -> bool:
    """Tell whether a text says nothing but that a file is to come."""
    return _TO_COME.fullmatch(read(text).plain.strip()) is not None


def says_attached(text: str) -> bool:
    """Tell whether a text says that something comes with it: "la 5.4 ya quedó, le adjunto el
    informe"; not what is sent elsewhere or later, or what others have sent."""
    for clause in _CLAUSE.split(text[:_LONGEST]):
        plain = read(clause).plain
        sent = _SENT_HERE.search(plain) or _GOES_HERE.fullmatch(plain.strip())
        if sent is None or _THIRD_PERSON.search(clause):
            continue
        if not (_NOT_NOW.search(plain) or _ELSEWHERE.search(plain)):
            return True
    return False


def announced(heard: Read, view: View) -> tuple[int, ...]:
    """Return the activities whose part of a text says that its files are attached; none where no
    single part does. A text with links too gives each to its part, and its files to all."""
    attached = heard.attached or Attached()
    if attached.recordings or attached.links or not attached.total:
        return ()
    told = {one.code for one in heard.meaning.updates}
    if (shown := _shown_apart(heard.text, view)) is not None:
        return (shown[0],)
    known = view.activities.items()
    near = tuple(one for found, one in known if found in view.open_ids or one.code in told)
    codes = _announced_of(heard.text, Context(near, None))
    found = (view.id_of(code) for code in codes)
    return tuple(one for one in found if one is not None)


def _shown_apart(text: str, view: View) -> tuple[int, str] | None:
    """Return the activity whose papers a sentence of a text names and tells no more of, and the
    other sentences, which name others only: "Adjunto los listados de la socialización. De la
    capacitación no hay novedad". None for other texts."""
    context = Context(tuple(view.activities[one] for one in view.activities), None)
    said = [one for one in _SENTENCE.split(text.strip()) if one.strip()]
    for at, one in enumerate(said if _ONE < len(said) <= _SENTENCES else ()):
        if captions.label_end(one) is None or not captions.is_label(one, context):
            continue
        rest = "\n".join(said[:at] + said[at + 1 :])
        shown = set(codes_named(read(_A_PAPER.sub(" ", one)), context))
        others = set(codes_named(read(rest), context))
        if len(shown) == _ONE and others and not others & {None, *shown}:
            about = view.id_of(shown.pop())
            return None if about is None else (about, rest)
    return None


def own_words(text: str, attached: Attached | None, view: View) -> str:
    """Return what a text tells of the work: without the sentence that says whose its files are."""
    if attached is None or attached.recordings or attached.links or not attached.total:
        return text
    apart = _shown_apart(text, view)
    return text if apart is None else apart[1]


def _announced_of(text: str, context: Context) -> tuple[str, ...]:
    """Return the codes of the one part of a text that says that files are attached.

    Nothing where no part says so, or several do; nor where it is said apart from the parts, before
    or behind all of them.
    """
    reading = read(text)
    found = list(_announcements(reading))
    if found and (apart := sections(text, context)):
        told = [_told_in(reading, at, apart, context) for at in found]
        return told[0] if all(one == told[0] for one in told) else ()
    topics = split_topics(reading, context) if found else []
    if len([one for one in topics if one.named]) <= _ONE:
        return ()
    parts = {_part(reading, at, topics) for at in found}
    return parts.pop() if len(parts) == _ONE else ()


def _told_in(
    reading: Reading, at: int, parts: Sequence[TopicSection], context: Context
) -> tuple[str, ...]:
    """Return the activities of the paragraph in which a token stands; of one that names none, as
    "Adjunto las fotos de las charlas", those of the only one that tells of the same thing."""
    text, here = reading.text, reading.tokens[at].start
    first, last = text.rfind("\n\n", 0, here) + 1, text.find("\n\n", here)
    paragraph = text[first : last if last >= 0 else None]
    if TOGETHER.search(paragraph):
        return ()
    if codes_named(read(paragraph), replace(context, reply_to=None)):
        return next((one.codes for one in parts if one.first <= here < one.last), ())
    shown = captions.roots(paragraph)
    others = [(one.codes, text[one.first : one.last].replace(paragraph, "")) for one in parts]
    alike = [codes for codes, told in others if codes and shown & captions.roots(told)]
    return alike[0] if len(alike) == _ONE else ()


def _announcements(reading: Reading) -> Iterator[int]:
    """Yield the tokens with which it is said that something is attached to this message."""
    for match in _ANNOUNCES.finditer(reading.plain):
        at = reading.index(match.start())
        first, last = _around(reading.norms, at, _CLAUSE_ENDS)
        if not _NOT_NOW.search(reading.part(first, last).plain):
            yield at


def _part(reading: Reading, at: int, topics: Sequence[Topic]) -> tuple[str, ...]:
    """Return the activities of the part in which a token stands; none where it stands apart."""
    here = reading.tokens[at].start
    own = [one for one in topics if any(token.start == here for token in one.reading.tokens)]
    known = [code for one in own for code in one.codes if code is not None]
    said = _around(reading.norms, at, _ENDS)
    if len(own) != _ONE or TOGETHER.search(reading.part(*said).plain):
        return ()
    named = _named(reading, topics)
    beside = [one for one in named if said[0] <= one < said[1]]
    is_last = not any(one > at for one in named)
    if beside:
        joint = is_last and len(beside) > _ONE and not _in_brackets(reading, at)
        return () if joint else tuple(known)
    line = _around(reading.norms, at, frozenset("¶"))
    in_line = [one for one in named if line[0] <= one < line[1]]
    between = not is_last and any(one < at for one in named)
    return tuple(known) if between or len(in_line) == _ONE else ()


def _named(reading: Reading, topics: Sequence[Topic]) -> list[int]:
    """Return the tokens of a text that name the activities of its parts."""
    places = {token.start: at for at, token in enumerate(reading.tokens)}
    starts = [
        token.start
        for one in topics
        if one.named
        for token in one.reading.tokens
        if token.norm == "@"
    ]
    return sorted(places[start] for start in set(starts) if start in places)


def _around(norms: Sequence[str], at: int, ends: frozenset[str]) -> tuple[int, int]:
    """Return where the stretch between two of the `ends` begins and ends that has a token."""
    first = next((one + 1 for one in range(at, -1, -1) if norms[one] in ends), 0)
    last = next((one for one in range(at, len(norms)) if norms[one] in ends), len(norms))
    return first, last


def _in_brackets(reading: Reading, at: int) -> bool:
    before = reading.text[: reading.tokens[at].start]
    return before.rfind("(") > max(before.rfind(")"), before.rfind("\n"))
