"""What is told of another activity at the end of a sentence: "falta tabular la encuesta y lo de la
cita por internet sigue igual". Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.understanding.meaning import Context, Intent, Meaning, first_asked
from bot.understanding.parting.cutting import Piece, tells
from bot.understanding.parting.naming.name_behind import with_name_first
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.wordlists import A_CODE
from core.dates.reader import blanked

_BEHIND = re.compile(
    r"(?:\s?,)?\s(?:y|pero|mientras\sque|en\scambio)\s(?:(?:ya|tambi[eé]n)\s)?"
    r"(?P<told>lo\sdel?\s[^.;:?¿!\n]{3,120})(?=[.;!\n]|\Z)",
    re.IGNORECASE,
)
Understand = Callable[[str, Context], Meaning]


def read_apart(text: str, context: Context, understand: Understand) -> Meaning:
    """Return what `understand` makes of a text in which a figure is told behind its name; where the
    last clause begins with "lo de …" and tells how another activity stands, of both apart."""
    text = with_name_first(text, context)
    found = None if A_CODE.search(text) else _BEHIND.search(text)
    told = "" if found is None else found["told"]
    codes = codes_named(read(told), replace(context, reply_to=None)) if told else ()
    if found is None or len(codes) != 1 or not _tells(told):
        return understand(text, context)
    rest = blanked(text, [found.span()])
    if any(norm[0].isdigit() for norm in read(rest).norms):
        return understand(text, context)  # a list of figures is parted already
    left = tuple(one for one in context.pending if one.code != codes[0])
    others = replace(
        context, pending=left, reply_to=None if context.reply_to == codes[0] else context.reply_to
    )
    if len(left) == len(context.pending) or not codes_named(read(rest), others):
        return understand(text, context)
    before, behind = understand(rest, others), understand(told, context)
    if not before.intent is behind.intent is Intent.REPORT or before.also or behind.also:
        return understand(text, context)
    if {one.code for one in behind.updates} != {*codes}:
        return understand(text, context)
    updates = (*before.updates, *(one.moved(found.start("told")) for one in behind.updates))
    return replace(before, updates=updates, ask=first_asked(updates), readings=())


def _tells(words: str) -> bool:
    norms = read(words).norms
    return tells(norms, Piece(0, len(norms), opens=True))
