"""Who oversees says to which office an activity belongs, or that it is to leave the plan: "la 5.3
la lleva Infraestructura", "saque la 4.2 del plan". Nothing is changed by that: she is told whose
it is, and how that is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import thread
from bot.conversation.addressees import KnownOffice, find
from bot.conversation.away import departing
from bot.conversation.deciding.open_requests import asked_about
from bot.conversation.deciding.verdicts import without_item
from bot.conversation.for_others import elsewhere
from bot.conversation.requesting import addressing
from bot.conversation.showing import inquiries
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.asks.people.of_offices import office_and_who
from bot.understanding.asks.requests.reassignment import find_reassignment
from bot.understanding.meaning import Context
from bot.understanding.progress.called_off import orders_out
from bot.understanding.reading import Reading, read
from bot.understanding.reviews.review_words import ITS_CODE
from bot.understanding.understand import understand_by_rules
from bot.understanding.wordlists import CODE, LETTERED
from core.buttons import Button
from core.entity.rights import Right
from core.messages import Note
from core.overviews import Overview
from core.refs import Ref
from core.spanish import bare_words
from models.staff import people
from scheduler.message.lines import Facts

_LONGEST = 160  # characters: what is longer tells more
# "¿y la 5.2? Es de la Secretaría de Hacienda, corríjala": whose it is, where the office is known
_IS_OF = re.compile(
    rf"[\s¿¡]{{0,3}}(?:y\s)?(?:(?:la|el|lo\sde\s(?:la|el))\s)?(?:{CODE}|{LETTERED})\s?[?,:]?\s"
    r"(?:es|era)\s(?:ya\s|ahora\s)?(?:del\s|de\s(?:la\s)?)(?P<office>[^.,;?!\n]{3,60}?)"
    r"(?:[.,;]?\s(?:por\sfavor\s)?(?:corr[ií]|c[aá]mbi|arr[eé]gl|p[aá]s)[a-záéíóú]{1,8}"
    r"(?:\s(?:eso|por\sfavor|gracias)){0,2})?[\s.!]{0,3}",
    re.IGNORECASE,
)
# "pase la 5.2 a la Secretaría de Hacienda", as an order
_MOVES = re.compile(
    r"[\s¡]{0,3}(?:(?:por\sfavor|porfa|favor|necesito\sque|hay\sque)[\s,]{1,2})?"
    r"(?:(?:re)?asign|p[aá]s|m[uo]e?v|traslad|cambi|entr[eé]g)[a-zñé]{1,5}\s"
    rf"(?:la\s|el\s)?(?:actividad\s)?(?:{CODE}|{LETTERED})\s"
    r"(?:al?|para)\s(?:el\s|la\s)?(?P<office>[^.,;?!\n]{3,60}?)"
    r"(?:[.,;]?\s(?:por\sfavor|porfa|gracias)){0,2}[\s.!]{0,3}",
    re.IGNORECASE,
)
_BEFORE_THE_ACTIVITY = re.compile(
    rf"(?P<told>.{{10,120}}?)\s?[,.;]\s(?:y\s)?(?:la|el)\s(?:{CODE}|{LETTERED})\b",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    r"^(?:es\s)?(?:(?:a|de|para)(?:\s(?:la|el))?|al|del|la|el)\s", re.IGNORECASE
)


def ordered(turn: Turn) -> Obeyed | None:
    """Answer an order to give an activity to an office, or to take some out of the plan, of which
    nobody asks anything; None for others. Of hers the latter is a request."""
    reading = read(turn.text)
    moves = _MOVES.fullmatch(turn.text) is not None
    if not (moves or _takes_out(turn, reading)) or not turn.may(Right.SEE):
        return None
    about = _all_meant(turn, reading)
    if not about or {one.activity_id for one in about} & asked_about(turn):
        return None
    if moves:
        return told(turn)
    hers = any(one.activity_id in turn.desk.activities for one in about)
    handles = " y ".join(one.handle for one in about)
    values: dict[str, str | int | None] = {"topic": "retirar", "handle": handles}
    return None if hers else Obeyed(Note(name="explained", values=values))


def told(turn: Turn) -> Obeyed | None:
    """Answer who sees the whole plan and says whose an activity is that is not hers; None for other
    words, and where nobody can tell which one, or which office."""
    text, message = turn.text, turn.message
    other = message.is_no_new_text or message.files or "%" in text
    if other or turn.in_group or len(text) > _LONGEST:
        return None
    reading = read(text)
    office = _office_in(reading)
    if not turn.may(Right.SEE):
        return None
    about = None if office is None else _meant(turn, reading)
    offices = addressing.known_offices(turn)
    if about is None and (pair := _paired(turn, offices)) is not None:
        about, office = pair
    if about is None or office is None or about.activity_id in turn.desk.activities:
        return None
    if turn.may(Right.DECIDE) and about.activity_id in asked_about(turn):
        return None  # it may be what she decides
    found = find(office, offices)
    named = [one.office for one in found]
    if len(named) != 1 or _tells_more(turn):
        return None
    leads = elsewhere.leading(about)
    decides = turn.may(Right.DECIDE)
    values: dict[str, str | int | None] = {
        "handle": about.handle,
        "office": "" if leads is None else about.offices[leads],
        "named": named[0].name,
        "same": int(named[0].id == leads),
        "decides": int(decides),
    }
    told = Note(name="office_said", values=values)
    return Obeyed(_to_whom(turn, about, found[0].person, told), also=_passed_before(turn))


def _to_whom(turn: Turn, about: Facts, who: str, told: Note) -> Note:
    """Return what is `told` with who hands work on in the office, where `who` is somebody else of
    it: "la rampa que la maneje Rosa"; her words can be passed on."""
    office = elsewhere.leading(about) or 0
    staff = people.people_of_offices(turn.session, [office]).get(office, ())
    if not who or not staff or staff[0].name == who or not told.values["same"]:
        return told
    ref = turn.context.refs.make(Ref(elsewhere.ACTION, about.activity_id, str(turn.inbound.id)))
    values = {**told.values, "who": who, "lead": staff[0].name}
    buttons = (Button(label="Pasarle sus palabras", ref=ref),)
    return told.model_copy(update={"values": values, "buttons": buttons})


def _passed_before(turn: Turn) -> tuple[Note, ...]:
    """Pass on who changes to another office, where the words before the activity say so: "Jairo
    pasa a Hacienda desde el lunes, y la 2.2 la lleva Salud"."""
    found = _BEFORE_THE_ACTIVITY.match(turn.text)
    if found is None or office_and_who(found["told"]) is None:
        return ()
    return (departing.passed_of_others(turn.saying(found["told"])),)


def _paired(turn: Turn, offices: Sequence[KnownOffice]) -> tuple[Facts, str] | None:
    """Return the activity and the office of a text that names these two and no more: "a la
    Secretaría de Gobierno, la 5", "5: gobierno"; None for other texts."""
    codes = re.findall(ITS_CODE, turn.text)
    if len(codes) != 1 or "?" in turn.text:
        return None
    office = _BEFORE_IT.sub("", without_item(turn.text, codes[0]))
    names = ({*bare_words(one).split()} for office in offices for one in office.spellings)
    words = {*bare_words(office).split()}
    about = [*elsewhere.called_or_printed(turn, (codes[0],)).values()]
    fits = words and any(words <= name for name in names)
    return (about[0], office) if fits and len(about) == 1 else None


def _takes_out(turn: Turn, reading: Reading) -> bool:
    """Tell whether a text of hers orders that an activity leave the plan, and does not ask how."""
    text = reading.text
    other = turn.message.is_no_new_text or turn.message.files or "?" in text or "%" in text
    return not other and len(text) <= _LONGEST and orders_out(reading.plain)


def _office_in(reading: Reading) -> str | None:
    """Return the office to which words say that an activity belongs; None for others, and for what
    asks whether it does."""
    given = None if "?" in reading.text else find_reassignment(reading)
    if given is not None and given.office is not None:
        return given.office
    said = _IS_OF.fullmatch(reading.text) or _MOVES.fullmatch(reading.text)
    return None if said is None else said["office"]


def _meant(turn: Turn, reading: Reading) -> Facts | None:
    """Return the one activity that is meant; None where there are several."""
    found = _all_meant(turn, reading)
    return found[0] if len(found) == 1 else None


def _all_meant(turn: Turn, reading: Reading) -> list[Facts]:
    """Return the activities that words name, else the one whose page was shown last."""
    known = Context((), None, elsewhere.others(turn, turn.text))
    mentioned = inquiries.mentioned(turn, reading, known)
    codes = tuple(code for code in mentioned if code is not None)
    if not mentioned:
        shown, _ = thread.said_before(turn)
        page = isinstance(shown, Overview) and shown.name in ("activity", "history")
        if not page or not isinstance(shown, Overview):
            return []
        names = [one.name for one in shown.rows]
        codes = (shown.handle,) if shown.name == "history" else tuple(names)
    return [*elsewhere.called_or_printed(turn, codes).values()]


def _tells_more(turn: Turn) -> bool:
    """Tell whether words tell of the work too."""
    known = turn.desk.open_context()
    meant = understand_by_rules(turn.text, known, turn.today)
    return any(one.definite for one in meant.updates)
