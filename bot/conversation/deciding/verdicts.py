"""What is granted, read of the words of who decides: the day, or the office."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversation import addressees
from bot.conversation.deciding import decision_asks
from bot.conversation.requesting.asked_days import in_its_month, last_days
from bot.conversation.speaking.numbered import chosen
from bot.conversation.turn import Turn
from bot.understanding.reading import read
from bot.understanding.rulings import granted
from bot.understanding.rulings.named_by import words_of
from core.buttons import Button, Does
from core.dates.lengths import find_lengths
from core.dates.reader import doubt_of, find_dates
from core.dates.said import end_of
from core.entity.context import EntityContext
from core.messages import Question
from core.refs import Ref
from core.spanish import OFFICE_KINDS, bare_words
from core.words import RequestKind
from models.answers.requests import RequestRow
from models.organisation import Office
from plans.requests import deciding
from plans.requests.outcomes import Verdict

_PREPOSITION = re.compile(r"^(?:a|al|para|en|de|del|es de|es del)\s+", re.IGNORECASE)
_GIVEN_TO = re.compile(
    r"\s?(?:al?|para)\s(?:(?:la|el|los|las)\s)?(?P<office>[^\d.,;:\n]{3,80}?)"
    r"(?=\s?(?:[.,;:\n]|$)|\s(?:porque|ya\sque|que|pues|hasta)\b)",
    re.IGNORECASE,
)
_NO_OFFICE = frozenset(
    {"partir", "que", "ellos", "ellas", "quien", "brevedad", "nombre", "ustedes"}
)
# "la 5 es de …", "5: …", "…, la 5"
_ITEM = (
    r"(?:(?:^|[\s,.;:]{{1,3}})(?:(?:y|de|en|para)\s)?(?:(?:la|el|lo|de|solicitud|actividad|n[uú]mero)\s){{0,4}})"
    r"(?<![\w.])(?:{called})(?![\w%]|\s?%|[.,/-]\d)\s?[,:.-]?"
    r"(?:\s(?:(?:eso\s)?(?:es|era|va|queda)|(?:se\s)?l[ae]\s(?:toca|corresponde|lleva|maneja)|p[aá]sel[ao]|d[eé]sel[ao])\b)?"
)
# "¿es de Gobierno?", "no es de Gobierno"
_NOT_NAMED = re.compile(r"\?|\b(?:no|ni|tampoco)\b", re.IGNORECASE)
_COURTESY = re.compile(
    r"[\s,.;]{1,3}(?:(?:muchas )?gracias|por favor|porfa)\W{0,3}\Z", re.IGNORECASE
)
# "pero a hacienda", "a hacienda mejor"
_RATHER = re.compile(
    r"^\W{0,3}(?:(?:pero|mejor|s[ií]|sino|m[aá]s\sbien|s[oó]lo\sque|que\ssea)[\s,]{1,2}){1,3}"
    r"(?=(?:al?|para)\s)|(?:[\s,]{1,2}(?:mejor|m[aá]s\sbien|entonces)){1,2}\W{0,3}$",
    re.IGNORECASE,
)
# "a Jurídica, perdón, a Hacienda", "a Jurídica o a Hacienda"
_TAKES_BACK = re.compile(
    r"\b(?:mejor|sino|perd[oó]n|digo|corrijo|mentiras?|m[aá]s\sbien|o)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:la|el|los|las)\s+", re.IGNORECASE)


def of_button(ref: Ref) -> Verdict | None:
    """Return what a button decides; None where its action is none of theirs."""
    match ref.action:
        case Does.GRANT:
            return Verdict(granted=True)
        case Does.DENY:
            return Verdict(granted=False)
        case decision_asks.UNTIL:
            return Verdict(granted=True, until=date.fromisoformat(ref.value))
        case decision_asks.OFFICE:
            office, _, anyway = ref.value.partition(".")
            return Verdict(granted=True, office_id=int(office), anyway=bool(anyway))
    return None


def read_grant(
    session: Session, context: EntityContext, today: date, request: RequestRow, text: str
) -> Verdict | None:
    """Return the grant with the date or the office that a text names, None without one."""
    if request.kind is RequestKind.EXTENSION:
        until = _day(session, context, today, request, text)
        return None if until is None else Verdict(granted=True, until=until)
    if request.kind is RequestKind.NOT_APPLICABLE:
        return None
    text = _RATHER.sub("", without_item(text, str(request.id), request.handle))
    instead = addressees.named_instead(text)
    if instead is None and _NOT_NAMED.search(text):
        return None
    plain = (text if instead is None else instead.name).strip(" .,:;")
    name = _PREPOSITION.sub("", plain)
    for typed in (plain, name, _ARTICLE.sub("", name)):
        found = deciding.office_called(session, request, typed) if typed else None
        if found is not None:
            return Verdict(granted=True, office_id=found)
    part = _office_in_part(session, context, request, plain)
    part = part or _named_first(session, context, request, plain)
    return None if part is None else Verdict(granted=True, office_id=part)


def _named_first(
    session: Session, context: EntityContext, request: RequestRow, text: str
) -> int | None:
    """Return the office that a text names before it says more: "a Jurídica, ya hablé con Luisa y
    dijo que listo"; None where it names another one behind, or takes the first one back."""
    given = _GIVEN_TO.match(f" {text}")
    if given is None or _TAKES_BACK.search(text):
        return None

    def office(named: str) -> int | None:
        called = deciding.office_called(session, request, named)
        return called or _office_in_part(session, context, request, named)

    first = office(given["office"])
    behind = (office(one["office"]) for one in _GIVEN_TO.finditer(f" {text}", given.end()))
    return first if not {*behind} - {None, first} else None


def of_the_option(turn: Turn, request: RequestRow) -> Verdict | None:
    """Return the grant to an office that a text names with its place in the list that was shown:
    "Gobierno, la 5"; None where the list has another one there."""
    offered = decision_asks.nearest(turn, request) if request.kind is RequestKind.REASSIGN else ()
    for place, button in enumerate(offered, 1):
        text = without_item(turn.text, str(place))
        verdict = read_grant(turn.session, turn.context, turn.today, request, text)
        ref = turn.context.refs.read(button.ref)
        if verdict is not None and ref is not None and str(verdict.office_id) == ref.value:
            return verdict
    return None


def without_item(text: str, *names: str) -> str:
    """Return a text without the number or the code of that for which it names an office: "a la
    Secretaría de Gobierno, la 5", "la 5 es de Gobierno", "5: gobierno"."""
    called = "|".join(re.escape(name) for name in names if name)
    left = re.sub(_ITEM.format(called=called), " ", text, count=1, flags=re.IGNORECASE)
    return text if left == text else _COURTESY.sub("", left).strip(" ,.;:-")


def gives_unasked(session: Session, context: EntityContext, request: RequestRow, text: str) -> bool:
    """Tell whether the words beside a grant give what was not asked for: another office, "la 3.6
    désela a gobierno", where more time is; or time where it is to count no more."""
    if request.kind is RequestKind.NOT_APPLICABLE and granted.begins_with_time(text):
        return True
    given = None if request.kind is RequestKind.REASSIGN else _GIVEN_TO.match(text)
    if given is None:
        return False
    called = deciding.office_called(session, request, given["office"])
    return bool(called or _office_in_part(session, context, request, given["office"]))


def names_unknown(request: RequestRow, text: str) -> bool:
    """Tell whether the words beside the grant of another office begin with one that is not known:
    "concedida a gobierno"; whom it is told to is named there too."""
    given = _GIVEN_TO.match(f" {_RATHER.sub('', text).strip()}")
    said = set() if given is None else {*bare_words(given["office"]).split()}
    told = {*bare_words(f"{request.person} {request.office}").split(), *_NO_OFFICE}
    return request.kind is RequestKind.REASSIGN and bool(said) and not said & told


def _office_in_part(
    session: Session, context: EntityContext, request: RequestRow, typed: str
) -> int | None:
    """Return the one office of whose name a short text says a clear part: "a Comunicaciones"."""
    known = decision_asks.known(session, context, request)
    said = words_of(typed)
    if said - OFFICE_KINDS and not re.search(r"\d", typed):  # "a TIC"
        meant = [one for name, one in known if said <= {*bare_words(name).split()}]
        if len(meant) == 1:
            return meant[0]
    options = tuple(Button(label=name, ref=str(office_id)) for name, office_id in known)
    asked = Question(name="office", buttons=options)
    named = () if re.search(r"\d", typed) else chosen(asked, typed)
    return int(named[0].ref) if len(named) == 1 else None


def _day(
    session: Session, context: EntityContext, today: date, request: RequestRow, text: str
) -> date | None:
    """Return the one day that a text names; None for none, several, or one that is unclear."""
    plain = granted.without_denied(read(text).plain)
    said = find_dates(plain, today)
    if doubt_of(plain, today) is not None or granted.passes_over(plain, said):
        return None
    days = list(dict.fromkeys(one.day for one in said))
    if len(days) > 1:
        days = last_days(plain, today)
    if not days:
        due = deciding.date_in_question(session, request.activity_id)
        lengths = find_lengths(plain)
        base = max(due or today, today)
        days = [one.after(base, context.calendar.add_working_days) for one in lengths]
    if len(days) != 1 or request.until is None:
        return days[0] if len(days) == 1 else None
    due = deciding.date_in_question(session, request.activity_id)
    near = due is not None and request.until <= end_of(end_of(due) + timedelta(days=1))
    return in_its_month(days[0], due, request.until, plain) if near else days[0]


def names_own_office(turn: Turn, verdict: Verdict) -> bool:
    """Tell whether the office that a verdict names, if any, is one of the entity."""
    if verdict.office_id is None:
        return True
    own = Office.id == verdict.office_id, Office.entity_id == turn.context.entity_id
    return turn.session.scalar(select(Office.id).where(*own)) is not None
