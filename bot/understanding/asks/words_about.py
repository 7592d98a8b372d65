"""What of a message is about one activity, where another office is to read it. Pure."""

from __future__ import annotations

import re

from bot.understanding.clauses import clauses, joined
from bot.understanding.framing.record_words import tells_only_of_the_record
from bot.understanding.framing.signing import CONTACT, signature
from bot.understanding.meaning import Context, OtherActivity
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import read
from bot.understanding.talk import is_social
from bot.understanding.wordlists import CODE, CODE_ALONE

_SENTENCE = re.compile(r"[.!?;]{1,5}(?:\s{1,9}|$)|\n{1,9}")
_CALLED = rf"(?:(?:en|de|la|el|lo|del|para|con|sobre|actividad|meta)\s){{0,4}}{CODE}(?!\s?%)"
_CLAUSE = re.compile(rf",\s|\s(?=(?:y|e|pero|ni)\s{_CALLED})", re.IGNORECASE)
_CODE = re.compile(CODE_ALONE)
_JOINS = re.compile(r"(?:y|e|pero|ni)\s", re.IGNORECASE)


def words_about(text: str, one: OtherActivity, printed: str = "") -> str:
    """Return what a text says of an activity, whose `code` (or `printed` one) it may name, or words
    of its title.

    What follows is of the activity that was named last. Who signs, greetings, thanks, telephones
    and what is said to the bot are left out; where nothing else is said, only who signs is.
    """
    signed = signature(text)
    whole = text if signed is None else f"{text[: signed[0]]}\n{text[signed[1] :]}"
    context = Context((), None, (one,))
    codes = frozenset((one.code, *re.findall(CODE, f"{one.code} {printed}")))
    is_alone = not {*_CODE.findall(whole)} - codes
    kept: list[str] = []
    is_about: bool | None = None  # None while no activity has been named
    for sentence, with_end in clauses(whole, _SENTENCE):
        pieces = [*clauses(sentence, _CLAUSE)]
        named = [_is_about(said, codes, context) for said, _ in pieces]
        is_about = next((about for about in named if about is not None), is_about)
        last = len(kept)
        for about, (said, piece) in zip(named, pieces, strict=True):
            is_about = is_about if about is None else about
            if (is_about or (is_about is None and is_alone)) and (about or not _is_beside(said)):
                kept.append(piece if len(kept) > last else _behind_joint(piece))
        if len(kept) > last:
            kept[-1] = kept[-1].rstrip(" ,") + with_end[len(sentence) :]
    return joined(kept) or whole.strip()


def _is_about(said: str, codes: frozenset[str], context: Context) -> bool | None:
    """Tell whether words name an activity by its codes or its title; None where they name none."""
    written = _CODE.findall(said)
    if codes & {*written, *codes_named(read(said), context)}:
        return True
    return False if written else None


def _is_beside(said: str) -> bool:
    plain = read(said).plain
    courteous = is_social(plain) or tells_only_of_the_record(said)
    return courteous or CONTACT.fullmatch(said) is not None


def _behind_joint(piece: str) -> str:
    found = _JOINS.match(piece)
    return piece if found is None else piece[found.end() :]
