"""Several pages that one message wishes to see: "historial de la 1.5 y los soportes"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.conversation import commands
from bot.conversation.acting import act
from bot.conversation.sheets import exchanging
from bot.conversation.showing import inquiries, several, shown
from bot.conversation.showing.answers_joined import with_the_open
from bot.conversation.showing.evidence_shown import codes_asked
from bot.conversation.steps import ShowList
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.pages.asking import only_asks
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy, is_list_request
from bot.understanding.wordlists import A_CODE, CODE
from core.messages import Content, Note
from core.overviews import Overview

_LONGEST = 300  # characters of a message that is a mere wish
_FEWEST, _MOST = 2, 4  # pages
_JOINT = re.compile(
    r"[;?!\n]\s{0,3}(?:[ye]\s)?|\.(?!\d)\s{0,3}|,\s(?:[ye]\s)?|\s(?:y|e)\s", re.IGNORECASE
)
_TOO = re.compile(r"(?:tambi[eé]n|adem[aá]s|de paso)\s", re.IGNORECASE)
_OF_ONE = re.compile(
    r"(?:(?:(?:me\s)?[a-zé]{3,12}(?:me|nos)?\s)?(?:el|la|los|las|sus)\s)?"
    r"(?:historial|trazabilidad|soportes|evidencias|archivos|anexos)\b",
    re.IGNORECASE,
)
# "y dígame si ya tiene soportes": they are shown
_WHETHER = re.compile(
    r"(?:(?:(?:d[ií]ga|ind[ií]que|conf[ií]rme|inf[oó]rme|cu[eé]nte)(?:me|nos)"
    r"|me\s(?:dice|confirma|indica)n?|(?:quiero|quisiera|necesito)\ssaber)\s)?si\s(?:ya\s)?"
    r"(?:tienen?|hay|mand(?:[oó]|aron)|envi(?:[oó]|aron)|sub(?:i[oó]|ieron))\s(?:ya\s)?"
    r"(?=(?:los\s|las\s)?(?:soportes|evidencias|archivos|anexos)\b)",
    re.IGNORECASE,
)
# "y de la 2.4 los soportes": the activity stands before what is wished of it.
_NAMED_FIRST = re.compile(
    rf"(?:de|para)\s(?:la\s)?(?P<code>{CODE})\s?,?\s(?P<what>\S.{{2,60}})", re.IGNORECASE
)


def asked(turn: Turn) -> Obeyed | None:
    """Answer a message that wishes to see several pages and says nothing else, and tell which of
    them cannot be shown; None for other messages."""
    message = turn.message
    no_text = message.is_no_new_text or message.files or message.edits is not None
    if no_text or turn.in_group or len(turn.text) > _LONGEST or commands.read(turn.text):
        return None
    beside = _beside_a_broadcast(turn)
    if beside is not None:
        return beside
    wishes = () if commands.asked(turn.text) else _wishes(turn.text)
    if not _FEWEST <= len(wishes) <= _MOST:
        return None
    answers = [_shown(turn.saying(one)) for one in wishes]
    open_ = [one for one, told in zip(wishes, answers, strict=True) if not told]
    if len(open_) == len(wishes):
        return None
    told = [one for answer in answers for one in answer]
    pages = {one.name for one in told if isinstance(one, Overview)}
    open_ = [one for one in open_ if not several.is_told_by(one, pages)]
    said = with_the_open(told, "» ni «".join(open_))
    return Obeyed(said[0], also=tuple(said[1:]))


def _beside_a_broadcast(turn: Turn) -> Obeyed | None:
    """Show the pages for which a message wishes, and behind them what it orders to be told to the
    offices, before that is sent; None where it orders nothing, or says more."""
    for joint in _JOINT.finditer(turn.text):
        order, wishes = turn.text[joint.end() :], _wishes(turn.text[: joint.start()])
        if not wishes or (ordered := commands.ordered(order)) is None:
            continue
        if ordered.name != commands.BROADCAST or order.startswith("/"):
            continue
        shown_to = shown.in_words(turn.saying(order))
        told = [one for wish in wishes for one in _shown(turn.saying(wish))]
        if not told or shown_to is None or shown_to.said is None:
            return None
        return replace(shown_to, said=told[0], also=(*told[1:], shown_to.said))
    return None


def _wishes(text: str) -> list[str]:
    """Return the pages for which a text wishes, each of the activity that was named last, else of
    the first one; nothing where a part of it wishes for none."""
    code, found = next(iter(A_CODE.findall(text)), ""), []
    for said in (_TOO.sub("", one.strip(" ¿¡,"), count=1) for one in _JOINT.split(text)):
        part = _WHETHER.sub("", said, count=1)
        if not part or is_courtesy(read(part).plain):
            continue
        if (first := _NAMED_FIRST.fullmatch(part)) is not None:
            code, part = first["code"], _behind(first["what"], first["code"])
        code = next(iter(A_CODE.findall(part)), code)
        of_one = _OF_ONE.match(part) is not None
        wish = f"{part} de la {code}" if of_one and code and not A_CODE.search(part) else part
        asks = first is not None and only_asks(read(wish).plain)
        if not (of_one or asks or _is_page(wish)):
            return []
        found.append(wish)
    return found


def _behind(what: str, code: str) -> str:
    """Return what is wished of an activity with its code behind it: "cómo va la 2.4"."""
    of_it = f"{what} de la {code}"
    return of_it if _OF_ONE.match(what) else f"{what} la {code}"


def _is_page(wish: str) -> bool:
    whole = commands.asked(wish) or codes_asked(wish) or commands.wants_workbook(wish)
    return bool(whole) or is_list_request(read(wish).plain)


def _shown(turn: Turn) -> tuple[Content, ...]:
    """Return what is shown to one wish; nothing where that is not hers to see."""
    for take in (exchanging.asked, shown.in_words, inquiries.asked):
        obeyed = take(turn)
        if obeyed == Obeyed(Note(name="not_for_you")):
            return ()
        if obeyed is not None and obeyed.said is not None:
            return obeyed.said, *obeyed.also
    lists = bool(turn.desk.activities) and is_list_request(read(turn.text).plain)
    hers = act(turn, ShowList()) if lists else None
    return () if hers is None else (hers,)
