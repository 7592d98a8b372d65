"""What opens a formal letter before it says anything: whom it is for, its subject and its greeting,
and the lead-in that names what it answers. Pure."""

from __future__ import annotations

import re

from bot.understanding.framing.frames import lead_in
from bot.understanding.framing.signing import Span, is_name, is_office
from bot.understanding.meaning import Context
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import any_phrase, phrase, read
from bot.understanding.wordlists import each
from core.dates.reader import blanked

_LONGEST_HEAD = 700  # characters
_MOST = 14  # pieces
_ADDRESSEE = phrase(
    r"(?:señor(?:a|es|as)?|doctora?|doctores|doctoras|dra?|ingenier[oa]|arquitect[oa]|abogad[oa]"
    r"|licenciad[oa])(?: [a-z.]{2,20}){0,5}"
)
_PLACE = any_phrase(*each("(?:la )?ciudad, presente, e . ?s . ?[dm], e . s . d, despacho, s . d"))
_SUBJECT = re.compile(r"\s{0,3}(?:asunto|referencia|ref)\b\.?\s{0,2}:", re.IGNORECASE)
_GREETS = phrase(
    r"(?:reciba[n]? )?(?:un )?(?:muy )?(?:cordial|atento|respetuoso) saludo"
    r"|(?:respetad|apreciad|estimad|distinguid)[oa]s? (?:señor(?:a|es)?|doctora?|doctores"
    r"|ingenier[oa]|licenciad[oa])(?: [a-z]{2,20}){0,4}"
)
# A piece ends with its line, at a comma, or at a point that a capital follows; a subject goes on
# to the end of its sentence.
_PIECE = re.compile(r"[^\n,.:]{1,90}(?:\.(?=\w\.)[^\n,.:]{1,3}){0,3}")
_OF_SUBJECT = re.compile(r"[^\n.]{1,240}")
_BETWEEN = re.compile(r"[\s,.:]{1,300}")


def without_head(text: str, context: Context) -> str:
    """Return a text with blanks in the place of its address block, subject and greeting, and of the
    lead-in where what follows names activities or it names none; the text as it is where nothing
    else stands in it."""
    head = _head(text, context)
    rest = text if head is None else blanked(text, [head])
    if not any(sign.isalnum() for sign in rest):
        return text
    lead = lead_in(rest)
    return rest if lead is None or not _says_nothing(rest, lead, context) else blanked(rest, [lead])


def _head(text: str, context: Context) -> Span | None:
    """Return where whom a letter is for stands with what goes on from it up to its greeting; None
    for a text without a subject, greeting or place below the addressee."""
    at, end, sealed = 0, 0, False
    for _ in range(_MOST):
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at >= _LONGEST_HEAD or at >= len(text):
            break
        subject = _SUBJECT.match(text, at)
        if subject is not None:
            told = _OF_SUBJECT.match(text, subject.end())
            if told is None or (_has_digit(told[0]) and codes_named(read(told[0]), context)):
                break
            at, end, sealed = told.end(), told.end(), True
            continue
        piece = _PIECE.match(text, at)
        if piece is None:
            break
        plain = read(piece[0]).plain.strip(" .,:")
        if not end and _ADDRESSEE.fullmatch(plain) is None:
            return None
        seals = _PLACE.fullmatch(plain) is not None or _GREETS.fullmatch(plain) is not None
        if not (seals or not end or is_office(piece[0], plain) or is_name(piece[0], text)):
            break
        at = end = piece.end()
        sealed = sealed or seals
    return (0, end) if sealed else None


def _has_digit(words: str) -> bool:
    return any(sign.isdigit() for sign in words)


def _says_nothing(text: str, lead: Span, context: Context) -> bool:
    """Whether a lead-in may be left out: something follows it, and it names no activity or what
    follows names its own."""
    behind = text[lead[1] :]
    if not any(sign.isalnum() for sign in behind):
        return False
    named = codes_named(read(text[slice(*lead)]), context)
    return not named or bool(codes_named(read(behind), context))
