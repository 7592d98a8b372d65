"""That an absence of somebody else is on other days than were told, or is none any more: "lo de Luz
es solo el viernes", "Camilo ya no viaja", "Nelson ya volvió". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.understanding.asks.people.absence_changed import A_SPAN, IS, MEND_IT, ONLY, days_of
from bot.understanding.asks.people.absence_days import A_WEEKDAY, NEXT_WEEK, REASON, THIS_WEEK, Days
from bot.understanding.asks.people.presence_words import (
    FELL_THROUGH,
    NOT_LEFT_AWAY,
    REINSTATED,
    WRITTEN_AGAIN,
)
from bot.understanding.asks.people.told_by import as_told
from bot.understanding.clauses import clauses, joined, said_as
from bot.understanding.wordlists import PLEASE
from core.spanish import bare_words, fold

_LEAD = (
    r"(?:(?:si+p?|y|pero|no|ay|oiga|ah|ojo|hola|buen[oa]s|dias|tardes|ok|listo|bueno|vale|perdon"
    r"|mentiras?|(?:me )?equivoque|corrijo|aclaro|que|confirm(?:o|ad[oa])|correct[oa]"
    r"|de acuerdo|enterad[oa]) ){0,5}"
)
_WHO = (
    r"(?:(?:el|la|don|dona|doctora?|ingenier[oa]|senora?) ){0,2}"
    r"(?P<who>[a-z]{2,20}(?: [a-z]{2,20}){0,3}?)"
)
_PERSON = _WHO.replace("(?: [a-z]", "(?: (?!del? )[a-z]")  # not "el informe de Pedro"
_HERS = rf"(?:lo|la|el|las|los)(?: (?:{REASON}|ausencia))? de {_WHO}"
_LISTED = r"(?:los )?(?:dias? )?\d{1,2}(?: \d{1,2}){1,5} y (?:el )?\d{1,2}"  # "18 19 y 20"
_SPAN = rf"(?:{A_SPAN}|{_LISTED}|{NEXT_WEEK}|{THIS_WEEK})"
_NEW, _OLD = rf"(?P<days>{_SPAN})", rf"(?P<denied>{_SPAN})"
_GOES = r"(?:viaja|se va|sale|falta|se ausenta)"
_STAYS_AWAY = (
    rf"(?:{_GOES}|no (?:esta|viene|va|trabaja)|esta (?:ausente|por fuera|fuera|(?:de|en) {REASON}))"
)
_COMES_BACK = r"(?:vuelve|regresa|retorna|entra|se (?:reintegra|reincorpora))"
_BACK = (
    rf"(?:es que |que |ya )?{_COMES_BACK} (?:es )?(?P<back>{A_SPAN})"
    rf"(?: (?:y )?no (?:hasta )?{A_SPAN})?"
)
_BACK_NOT = rf"no {_COMES_BACK} {A_SPAN} (?:sino|es)(?: es)? (?P<back>{A_SPAN})"
_SETS_OUT = r"(?:sale|empieza|comienza|arranca|viaja|se va|inicia)"
_BEGINS = (
    rf"(?:{_SETS_OUT} (?:es|solo|apenas)|(?:mejor|ahora) {_SETS_OUT}(?: (?:es|solo|apenas))?)"
    rf" (?:desde |a partir )?(?P<begins>{A_SPAN})"
)
_BEGINS_NOT = rf"{_SETS_OUT} (?P<begins>{A_SPAN}) (?:y )?(?:ya )?no {_OLD}"
_GOES_AND_COMES = (
    rf"{_SETS_OUT}(?: (?:a|de|en|con) (?:sus? )?{REASON})? (?:desde )?(?P<goes>{A_SPAN}) (?:y )?"
    rf"{_COMES_BACK} (?P<returns>{A_SPAN})(?P<mends> {MEND_IT})?(?: queda confirmad[oa])?"
)
_BUT_THEN = r"(?: (?:tambien|si))?(?: (?:pero|solo que|aunque))?"
_PUT_RIGHT = r"(?: (?:corri[jg]|cambi|arregl)[a-z]{1,6})?"
_NO_MORE = r"(?: (?:nada mas|no mas|y ya))?"
_NUMBER = re.compile(r"\d{1,2}")
_FROM_TO = re.compile(rf"(?:del?|desde|entre) .{{1,40}} (?:al?|hasta|y) (?:el )?(?:\d|{A_WEEKDAY})")
_TAKEN_OUT = r"(?:cancel|quit|borr|anul|elimin|retir)[a-z]{1,3} (?:l[oa]s?|el)(?: dia)?"
_NOT = (
    rf"(?: (?:y )?(?:(?:no|{_TAKEN_OUT}) {_OLD}"
    r"|no (?:es )?(?:(?:por|de|solo|solamente) )?(?:un|1)(?: solo)? dia))?"
)
_BUT = r"(?:sino|pero si|es|solo|solamente|unicamente)"
_FORMS = tuple(
    re.compile(rf"{_LEAD}{form}{PLEASE}")
    for form in (
        rf"{_HERS}(?: tambien)?(?: pero)? (?:{IS}|va|{ONLY}|pero)(?: {ONLY})? {_NEW}{_NO_MORE}"
        rf"{_NOT}",
        rf"{_HERS} no {IS} {_OLD} {_BUT}(?: {ONLY})? {_NEW}",
        rf"{_WHO} (?:(?:siempre|ya|al final|mejor) )?no {_GOES} {_OLD} {_BUT}(?: {ONLY})? {_NEW}"
        rf"{_PUT_RIGHT}",
        rf"{_WHO} (?:{ONLY} {_STAYS_AWAY}|{_STAYS_AWAY} {ONLY}) {_NEW}{_NO_MORE}{_NOT}",
        rf"{_WHO} {_STAYS_AWAY} {_NEW} (?:y )?(?:ya )?no (?P<denied>hasta {A_SPAN})",
        rf"lo de {_WHO} (?:es|son|era|eran) (?:la|el|las|los|un) {REASON} {_NEW}{_NOT}",
        rf"{_WHO}(?: tambien)?(?: pero)?(?: (?:esta|es|va))? {ONLY} {_NEW}{_NO_MORE}{_NOT}",
        rf"{_WHO} tambien pero {_NEW}{_NO_MORE}{_NOT}",
        rf"{_HERS}{_BUT_THEN} {_BACK}{_PUT_RIGHT}",
        rf"{_PERSON}{_BUT_THEN} {_BACK}{_PUT_RIGHT}",
        rf"{_PERSON} {_BACK_NOT}{_PUT_RIGHT}",
        rf"{_HERS}{_BUT_THEN} {_BEGINS}{_NOT}{_PUT_RIGHT}",
        rf"{_PERSON}{_BUT_THEN} {_BEGINS}{_NOT}{_PUT_RIGHT}",
        rf"{_PERSON}{_BUT_THEN} {_BEGINS_NOT}{_PUT_RIGHT}",
        rf"(?:no (?:es|era) {_OLD} (?:(?:sino|es) )?(?:que )?)?{_PERSON} {_GOES_AND_COMES}",
    )
)
# Most messages have none of these.
_ANY = re.compile(
    r"\b(?:sol[oa]|solamente|unicamente|pero|sino|mejor|ahora|no|es|son|queda|quedo|va|apenas|vuelve"
    r"|regresa|retorna|reintegra|reincorpora|entra)\b"
)
_HIS = rf"(?:lo de )?(?:lo|la|el|las|los)(?: (?:del? )?(?P<names>{REASON}|ausencia))? de {_WHO}"
_ITS_NAME = rf"(?:la|el|las|los|su|sus|esa) (?P<names>{REASON}|ausencia)"
_STOPS = r"(?:cancel|aplaz|suspend|anul|ca[iy])"
_IS_OVER = r"(?:(?:termin|acab|finaliz)(?:o|aron)|conclu(?:yo|yeron)|venci(?:o|eron))"
_TO = rf"(?: (?:a|de|en|por|para)(?: (?:sus?|las?|el))? {REASON})?"
_NO = r"(?:(?:ya|siempre|al final|finalmente|mejor) )?no"
# "lo de Camilo no es ausencia, es que se va, ignoren"
_IT_IS_THAT = (
    r"(?:(?:es|sino|lo que pasa es|porque) )?q?(?:ue)? ?(?:ya )?(?:se (?:va|fue|retira|retiro"
    r"|pensiono|jubilo)|renuncio|renuncia|lo trasladaron|la trasladaron|se le acabo el contrato)"
    r"(?: (?:del?|al?|para)(?: (?:la|el))? [a-z]{3,20})?"
)
_IGNORE = r"(?:ignor|omit|descart|olvid)[a-z]{1,6}(?: (?:eso|es[ae] (?:aviso|ausencia)|la|lo))?"
_TAKES_OFF = r"(?:quit|borr|retir|elimin|cancel|anul)(?:e|en|a|ar)(?:l[ea]s?)?"
_BELONGS = re.compile(
    rf"{_IT_IS_THAT}|{_IGNORE}{PLEASE}|{FELL_THROUGH}|{NOT_LEFT_AWAY}{PLEASE}|{REINSTATED}"
    rf"|(?:(?:asi que|por favor|porfa) )?{_TAKES_OFF}"
    rf" (?:(?:la|esa|su) ausencia|lo de (?:hoy|manana)){PLEASE}"
    r"|(?:(?:asi que|por favor|porfa) )?(?:quit|borr|retir|elimin|cancel|anul)(?:e|en|a)l[oa]"
    rf"{PLEASE}"
)
# "la de Sandra no está autorizada por talento humano", "a Sandra no le han firmado las vacaciones"
_ALLOWED = r"(?:autorizad|aprobad|firmad|concedid|confirmad|avalad|otorgad)[oa]s?"
_ALLOWS = (
    r"(?:(?:han|ha|habian) (?:autorizado|aprobado|firmado|concedido|dado|otorgado)"
    r"|(?:autoriz|aprob|firm)(?:o|aron)|concedi(?:o|eron)|di(?:o|eron)|otorg(?:o|aron))"
)
_BY_WHOM = r"(?: (?:por|en|de)(?: (?:la|el))? [a-z]{3,20}(?: (?:de )?[a-z]{3,20}){0,3})?"
_SO_NOT = r"(?: (?:(?:asi|entonces|por eso|q|que) ){0,2}es[ae] no(?: va| se confirma)?)?"
_WORKS = (
    r"(?:trabaja|trabajara|viene|vendra|labora|asiste|va a (?:venir|trabajar|estar|asistir)"
    r"|(?:vino|llego|asistio|trabajo|se presento)(?: (?:hoy|ayer|a trabajar|a la oficina)){0,2}"
    r"|(?:esta|estara)(?: (?:trabajando|en la oficina|aqui|aca))?"
    rf"(?= (?:el|hoy|manana|{A_WEEKDAY})\b|\Z))"
    r"(?: normal(?:mente)?)?"
)
_TAKE_IT_OFF = (
    r"(?:(?: (?:y|asi que|por favor|porfa)){0,2}"
    rf" {_TAKES_OFF} (?:la|esa|su) ausencia)?"
)
_OFF = tuple(
    re.compile(rf"{_LEAD}{form}{PLEASE}")
    for form in (
        rf"{_WHO} {_NO} (?P<names>{_GOES}|viajo|se fue|salio|falto)(?: ya)?{_TO}(?: {_OLD})?",
        rf"{_WHO} {_NO} (?P<names>(?:esta|estara|va a estar|anda|sigue)"
        rf" (?:ausente|incapacitad[oa]|(?:de|en) {REASON}|(?:por )?a?fuera))(?: {_OLD})?",
        rf"{_WHO} (?:ya )?si (?P<names>{_WORKS})(?: {_OLD})?{_TAKE_IT_OFF}",
        rf"{_WHO} (?P<names>{_WORKS}) (?:es )?normal(?:mente)?(?: {_OLD})?{_TAKE_IT_OFF}",
        rf"(?:el )?{_OLD} {_WHO} si (?P<names>{_WORKS}){_TAKE_IT_OFF}",
        rf"{_HIS}(?: {_OLD})? (?:{_NO} (?:va|es|fue|sale|hay)|(?:ya )?se {_STOPS}[a-z]{{1,5}}"
        rf"|(?:ya )?(?:qued|fu|est)[a-z]{{1,5}} {_STOPS}[a-z]{{1,3}}d[oa]s?)(?: {FELL_THROUGH})?",
        rf"(?:la|el|las|los) (?P<names>{REASON}|ausencia) de {_WHO} (?:ya )?(?:se )?{_IS_OVER}"
        r"(?: ya)?",
        rf"{_HERS} no (?:es|era|fue|son) (?:(?:una?|por|de) )?(?P<names>{REASON}|ausencias?)"
        rf"(?: {_IT_IS_THAT})?(?: {_IGNORE})?",
        rf"(?:ya )?(?:se|le) {_STOPS}[a-z]{{1,5}} {_ITS_NAME} (?:de|a) {_WHO}",
        rf"a {_WHO} (?:ya )?le (?:neg|{_STOPS})[a-z]{{1,5}} {_ITS_NAME}",
        rf"{_WHO} (?:ya )?{_STOPS}[a-z]{{1,3}} {_ITS_NAME}",
        rf"(?:quit|borr|retir|elimin|{_STOPS})(?:e|en|a|ar)(?:le)? {_ITS_NAME} (?:de|a) {_WHO}",
        rf"{_HIS} {_NO} (?:(?:esta|estan|fue|fueron|quedo|queda|ha sido) )?{_ALLOWED}{_BY_WHOM}"
        rf"{_SO_NOT}",
        rf"{_HIS} no (?:l[ao]s? )?(?:confirmo|autorizo|apruebo|avalo|autorizaron|aprobaron"
        rf"|firmaron){_SO_NOT}",
        rf"(?:a )?{_WHO} no (?:se )?les? {_ALLOWS}(?: (?:las?|los?|el|su|sus|ese|esos|esas))?"
        rf" (?P<names>{REASON}|ausencia){_BY_WHOM}{_SO_NOT}",
        rf"{_WHO} no tiene (?:(?:ningun|el|las|sus?) )?(?P<names>permiso|vacaciones|autorizacion)"
        rf"(?: {_ALLOWED})?{_BY_WHOM}{_SO_NOT}",
    )
)
_CAME = r"(?:volvio|se devolvio|regreso|retorno|llego|se reintegro|se reincorporo)"
_IS_HERE = r"esta (?:de (?:vuelta|regreso|nuevo)|trabajando|aqui|aca|en la oficina|otra vez)"
_FROM = (
    rf"(?: (?:del?(?: (?:las?|sus?|el))? {REASON}|hoy|ayer|desde (?:hoy|ayer)|a trabajar|al trabajo"
    r"|a la oficina|de nuevo|antes(?: de tiempo)?|ya|ahora)){0,2}"
)
_HERE = tuple(
    re.compile(rf"{_LEAD}{form}{_FROM}{PLEASE}")
    for form in (
        rf"{_WHO} (?:ya )?(?:{_CAME}|{_IS_HERE})", rf"ya (?:{_CAME}|{_IS_HERE}) {_WHO}",
        rf"{_CAME} {_WHO}",
    )
)  # fmt: skip
_ANY_END = re.compile(
    rf"\b(?:no|si|normal(?:mente)?)\b|\b{_STOPS}|{_IS_OVER}|{_CAME}|\besta\b|\b(?:quit|borr|retir|elimin)"
)
_MOST = 400  # characters of a message
# "Sandra sí vino, me equivoqué": that it was told by mistake, beside that it is none.
_MISTAKEN = re.compile(
    r"(?:(?:ay|uy|no|perdon|perdone|disculpen?|que pena|con (?:usted|ustedes)|es que|yo|fue|un|mi"
    r"|mi[oa]|me equivoque|me confundi|error|equivocacion|confusion) ?){1,6}"
)
_EDGE = re.compile(
    r"[.;!?](?=\s|$)\s{0,3}|\n|,\s(?=(?:l[oa]|el)\s(?:[a-z]{5,12}\s)?de\s)"
    r"|(?:,|\sy)\s(?=(?:(?:la|el|en\sla)\s)?\d{1,2}\.\d)",  # "…, la 1.4 va en 15"
    re.IGNORECASE,
)

_END_EDGE = re.compile(
    r"[.;!?](?=\s|$)\s{0,3}|\n|,\s(?:(?:y|e|pero|ah)\s)?|\s(?:y|e|pero)\s(?!(?:el\s)?\d)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,]{1,3}(?:y|e|pero|ah)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnothersDays:
    """The `days` on which somebody is away whom `words` name; `denied` are those that were told
    before, as far as they are said, `rest` is what a text says besides. `begins`: only the first of
    them is said, and the last one stands; `lasts`: it is said from which day to which; `returns`:
    when she is back; `anew`: nothing that was told before is put right."""

    days: Days
    denied: Days
    words: str
    rest: str
    begins: bool = False
    lasts: bool = False
    returns: bool = False
    anew: bool = False


@dataclass(frozen=True, slots=True)
class AnothersEnd:
    """That somebody whom `words` name is not away any more, or will not be; `back`: she has come
    back. `denied` are the days that were told, as far as they are said; `names`: the words speak of
    an absence, and not only of "lo de Luz"; `rest` is what a text says besides."""

    back: bool
    denied: Days
    names: bool
    words: str
    rest: str


def anothers_end(text: str, today: date) -> AnothersEnd | None:
    """Return that a text says of somebody else's absence that it is over or called off; None where
    it does not."""
    if len(text) > _MOST or _ANY_END.search(fold(text)) is None:
        return None
    kept: list[str] = []
    told: AnothersEnd | None = None
    for clause, whole in clauses(text, _END_EDGE):
        if only_mistaken(clause):
            continue
        if WRITTEN_AGAIN.fullmatch(bare_words(clause)) and "?" not in whole:
            continue  # "Luz ya llegó, ya pueden escribirle": it says the same
        if told and "?" not in whole and _says_the_same(clause, told):
            continue
        said = None if told or "?" in whole else said_as(as_told(clause), (*_OFF, *_HERE))
        if said is None:
            kept.append(whole)
            continue
        parts = said.groupdict()
        denied = days_of(parts.get("denied"), today) or Days()
        back = said.re in _HERE
        names = back or parts.get("names") is not None
        told = AnothersEnd(back, denied, names, clause.strip(), "")
    return None if told is None else replace(told, rest=_JOINS.sub("", joined(kept)))


def only_mistaken(clause: str) -> bool:
    """Tell whether a clause only says that it was a mistake: "me equivoqué, qué pena"."""
    return _MISTAKEN.fullmatch(bare_words(clause)) is not None


def _says_the_same(clause: str, told: AnothersEnd) -> bool:
    """Tell whether a clause only adds to one that ends an absence: "ella ya volvió", "quítela"."""
    here = said_as(as_told(clause), _HERE)
    if here is not None:
        return {*here["who"].split()} <= {"ella", "el", "ya", *bare_words(told.words).split()}
    return _BELONGS.fullmatch(bare_words(clause)) is not None


def _from_to(said: str | None) -> str | None:
    """Return days that are listed, "18 19 y 20", as their first to their last; others as they are,
    and those between which a day is left out."""
    if said is None or re.fullmatch(_LISTED, said) is None:
        return said
    first, *more = [int(one) for one in _NUMBER.findall(said)]
    in_a_row = more == [*range(first + 1, first + 1 + len(more))]
    return f"del {first} al {more[-1]}" if in_a_row else said


def anothers_days(text: str, today: date) -> AnothersDays | None:
    """Return on which other days a text says that somebody else is away; None where it does not."""
    if len(text) > _MOST or _ANY.search(fold(text)) is None:
        return None
    kept: list[str] = []
    told: AnothersDays | None = None
    for clause, whole in clauses(text, _EDGE):
        said = None if told or "?" in whole else said_as(as_told(clause), _FORMS)
        parts = {} if said is None else said.groupdict()
        new = _from_to(parts.get("days")) or parts.get("begins")
        back = parts.get("back")
        both = said is not None and parts.get("goes") is not None
        new = f"sale {parts['goes']} y regreso {parts['returns']}" if both else new
        days = days_of(f"y regreso {back}" if back else new, today)
        if said is None or days is None or days.last is None:
            kept.append(whole)
            continue
        denied = days_of(parts.get("denied"), today) or Days()
        begins = parts.get("begins") is not None and days.first == days.last
        lasts = both or (new is not None and _FROM_TO.match(new) is not None)
        told = AnothersDays(days, denied, clause.strip(), "", begins, lasts, back is not None)
        told = replace(told, anew=both and not (denied.last or parts["mends"]))
    return None if told is None else replace(told, rest=joined(kept))
