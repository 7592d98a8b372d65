"""What who decides says of requests that she calls by who asked, and that decides none clearly: the
one of which it names a day is asked about, else those that it may mean are shown."""

from __future__ import annotations

import re

from bot.conversation.deciding import deciding_all, open_requests, rulings_asked
from bot.conversation.deciding.carrying_out import not_yours
from bot.conversation.deciding.verdicts import read_grant
from bot.conversation.state import Proposal
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.parting.naming.handles import names_handle
from bot.understanding.reviews.review_words import JUDGING
from bot.understanding.rulings import of_who_asked, words
from bot.understanding.rulings.of_each import ReadRuling
from bot.understanding.understand import understand_by_rules
from core.entity.rights import Right
from core.words import RequestKind
from models.answers import requests

# another sentence, a no, or what she does herself on that day
_MORE = re.compile(
    r"[.;\n]\s?\S|\bno\b(?!\s(?:el|m[aá]s)\b)"
    r"|\b(?:mir|re[uú]n|habl|consult|pregunt|verific|confirm|llam)\w{1,6}\b|\bveo\b",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"\b(?:plazo|pr[oó]rroga|ampliaci[oó]n)\b", re.IGNORECASE)
# "sí, que se lo den", "yo diría que se lo nieguen", "por mí dénselo": by others than who writes
_LET_THEM = re.compile(
    r"(?:(?:s[ií]|no|ok|listo|bueno|claro|pues|por\sm[ií]|para\sm[ií]|yo\s(?:dir[ií]a|digo|creo|opino)|(?:que\s)?mejor"
    r"|(?:me\sparece|est[aá])\sbien|de\sacuerdo)\s?,?\s){0,4}"
    r"(?:que\s(?:no\s)?(?:se\s)?l[aeo]s?\s(?:den?|conced[ae]n?|aprueben?|autoricen?|nieguen?|otorguen?|rechacen?|ampl[ií]en?)"
    rf"|(?:no\s)?{words.OBJECT}|yo\s(?:s[ií]\s|no\s)?(?:se\s)?l[aeo]s?\s(?:dar|conceder|aprobar|negar)[ií]a(?:mos)?)(?:\s(?:el|ese|m[aá]s|la)\s(?:plazo|tiempo|pr[oó]rroga))?"
    r"(?:[\s,]{1,2}(?:por\sfavor|porfa|gracias|entonces|ya))?[\s.!]{0,3}",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\bhasta\s", re.IGNORECASE)
_GIVES_A_DAY = re.compile(r"\bhasta\b|\b\d{1,2}\b|\bfin(?:es)?\sde\b", re.IGNORECASE)


def taken(turn: Turn) -> Obeyed | None:
    """Ask about the request, or show those, of which a text of who decides speaks by who asked, "la
    de Gobierno ni idea, mañana miro": it is no word about her own work. None where it names an
    activity of hers, or tells how far one is."""
    if turn.in_group or "%" in turn.text or not turn.may(Right.DECIDE):
        return None
    mine = turn.desk.activities
    known = open_requests.known(turn.session, turn.context)
    if of_who_asked.asks_for(turn.text, known.called):
        return Obeyed(open_requests.list_open(turn, turn.inbound.id))
    own = {place: one.title for place, one in mine.items()}
    numbers = of_who_asked.spoken_of(turn.text, known.called, own)
    if not numbers or tells_of_absence(turn.text):
        return None
    if any(names_handle(turn.text, one.handle) for one in mine.values()):
        return None
    told = understand_by_rules(turn.text, turn.desk.open_context(), turn.today).updates
    if any(one.percent is not None for one in told):
        return None
    dated = _GIVES_A_DAY.search(turn.text) is not None
    if dated and (asked := _until_its_day(turn, numbers)):
        return asked
    if dated:  # a mere yes is not to grant another day
        shown = open_requests.list_open(turn, turn.inbound.id)
        return Obeyed(shown.model_copy(update={"tried": "unclear"}))
    codes = [known.called[one].split()[0] for one in numbers]
    return Obeyed(open_requests.list_named(turn, codes, turn.text))


def not_hers(turn: Turn) -> Obeyed | None:
    """Say who decides to who sees the plan and would have a request decided that waits: one that
    she calls by who asked, "yo le daría el plazo a Germán, concédaselo", or of which she says no
    more than that, "sí, que se lo den"; None for other words, and where none waits."""
    text, sees = turn.text, turn.may(Right.SEE) and not turn.may(Right.DECIDE)
    if not sees or turn.in_group or "?" in text:
        return None
    of_time = _OF_TIME.search(text) or _UNTIL.search(text)
    timed = of_time is not None and words.DECIDING.search(text) is not None
    mere = _LET_THEM.fullmatch(text.strip()) is not None and not JUDGING.search(text)
    known = open_requests.known(turn.session, turn.context).called if timed or mere else {}
    meant = known and (mere or of_who_asked.named(text, known))
    return Obeyed(not_yours()) if meant else None


def _until_its_day(turn: Turn, numbers: list[int]) -> Obeyed | None:
    """Ask whether the one request is granted until the day that a text names, which says no more
    than that; None where it says a no, or more."""
    says_more = _MORE.search(turn.text) or words.WAITS.search(turn.text)
    if len(numbers) != 1 or says_more or words.refuses(turn.text):
        return None
    request = requests.find(turn.session, turn.context.entity_id, numbers[0])
    if request is None or request.kind is not RequestKind.EXTENSION:
        return None
    said = read_grant(turn.session, turn.context, turn.today, request, turn.text)
    if said is None or said.until is None:
        return None
    _, until, beside = turn.text.partition("hasta")
    each = (ReadRuling(request.id, True, f"{until}{beside}" or f"hasta el {said.until:%d/%m/%Y}"),)
    asked = Proposal(kind=deciding_all.ALL, at=turn.now, value=deciding_all.stored(each))
    return Obeyed(rulings_asked.question(turn, each), asked)
