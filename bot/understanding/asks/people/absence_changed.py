"""That an absence which was told is on other days, or none at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.understanding.asks.people.absence import (
    only_stands_in,
    own_words,
    says_here,
    without_absence,
    without_what_belongs,
)
from bot.understanding.asks.people.absence_days import (
    A_WEEKDAY,
    AT_WORK,
    NOT_AWAY_YET,
    REASON,
    Days,
    away_days,
)
from bot.understanding.clauses import clauses, joined, said_as
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import CITY, MONTH, PLEASE, group
from core.spanish import fold

_A_DAY = (
    rf"(?:(?:el|dia|este|los|dias) ){{0,2}}(?:{A_WEEKDAY}(?: \d{{1,2}})?|\d{{1,2}}|hoy"
    rf"|(?:pasado )?manana)(?: de (?:{MONTH}))?(?: de \d{{4}})?"
)
A_SPAN = (
    rf"(?:(?:del?|desde|entre) {_A_DAY} (?:al?|hasta|y) {_A_DAY}|{_A_DAY} (?:al?|hasta) {_A_DAY}"
    rf"|(?:(?:hasta|para|desde|a partir del?|del?) )?{_A_DAY}(?: y {_A_DAY})?)"
)
_NEW, _OLD = rf"(?P<days>{A_SPAN})", rf"(?P<denied>{A_SPAN})"
_REASON = rf"(?:{REASON}|ausencia)"
_IT = (
    rf"(?:lo de (?:(?:las|mis|la|el|mi) )?|(?:las|mis|la|mi|el) ){_REASON}"
    rf"(?: (?:a|de|para|en) {group(CITY)})?"
)
_MISTAKEN = (
    r"(?:(?:ja){2,4}|me equivoque|perdon|disculpen?|que pena|(?:me |lo )?corrijo|correccion"
    r"|se corrige|(?:me )?rectifico|rectificacion|mejor dicho|(?:quise|queria) decir|mentiras?"
    r"|digo)"
)
_LEAD = (
    rf"(?:(?:{_MISTAKEN}|{NOT_AWAY_YET}|y|pero|no|mejor|ay|uy|oiga|ah|ya|hola|buen[oa]s|dias|tardes"
    r"|(?:cordial )?saludos?|por favor|porfa"
    r"|entonces|es que|resulta que|al final|finalmente|aclaro(?: que)?"
    r"|(?:(?:les?|te) )?(?:cuento|informo|aviso|repito|recuerdo|digo) que)"
    r" ){0,5}"
)
IS = (
    r"(?:es|son|eran?|seria|sera|seran|quedan?|quedo|quedaron|van|pasan?|empiezan?|comienzan?"
    r"|(?:se|me l[ao]s) (?:corri|movi|cambi|pas|aplaz)[a-z]{1,5})"
)
# Behind its name its days may stand: "mis vacaciones del 13 al 17 se corrieron".
_WHICH = rf"(?: (?P<leaving>{A_SPAN}))?"
# Before its new days: "ahora son", "quedan para".
_NOW = (
    r"(?: y)?(?: (?:ahora|ya|pues|entonces|mejor|sino|que|para|a|es|son|quedan?|quedo|quedaron"
    r"|seran?|seria|serian|van?|salgo|apenas))"
)
_WORKS = (
    r"(?:voy(?: a (?:trabajar|estar|ir|venir|la oficina))?|trabajo|laboro|vengo|estoy|estare)"
    r"(?: (?:normal(?:mente)?|en la oficina|trabajando)){0,2}"
)
AT_WORK_ON = rf"(?:yo )?(?:ya )?(?:si )?{_WORKS}"
_BOTH = r"(?: (?:(?:ambos|los dos)(?: dias)? )?(?:incluidos|inclusive|incluidas))?"
_NOT = (
    rf"(?:(?:y )?(?:ya )?no (?:(?:es|son|era|eran) )?{_OLD}"
    rf"|(?:(?:y|pues|porque|que) )?(?P<works>{A_SPAN}) {AT_WORK_ON})"
)
_MOVES = r"(?:se|me l[ao]s?) (?:corri|movi|cambi|pas|aplaz)[a-z]{1,5}"
ONLY = r"(?:solo|solamente|unicamente|nada mas)"
_LEAVES = r"(?:viajo|me ausento|salgo de viaje|me voy de viaje|salgo de comision)"
_STAYS_AWAY = rf"(?:falto|faltare|voy a faltar|no (?:voy|estoy|vengo)(?: {AT_WORK})?|{_LEAVES})"
_LENGTHENED = r"(?:extend|prorrog|alarg|ampli)[a-z]{1,6}"
_COMES_BACK = (
    r"(?:(?:mejor )?(?:regreso|vuelvo|me reintegro|retorno) antes(?: de (?:mis )?vacaciones)?"
    r"|(?:ya )?(?:siempre|mejor) (?:regreso|vuelvo|me reintegro))"
)
_BACKS = r"(?:vuelvo|regreso|me reintegro|me reincorporo|retorno)"
_BACK_ON = rf"{_BACKS}(?: (?:es|a trabajar))?"
# Only its first day is another: "ya no salgo el 16 sino el 17", "eso de 16 era el día que salgo".
_GOES_OUT = (
    r"(?:salgo|me voy|viajo|me ausento|empiezo|arranco)(?: (?:a|de) (?:vacaciones|viaje|permiso))?"
)
_RETURNS = rf"(?:(?: y)? (?:vuelvo|regreso|me reintegro|retorno) (?P<back>{_A_DAY}))?"
_BEGINS = f"(?P<begins>{_A_DAY})"
_FROM = r"(?:(?:es|apenas|solo|desde|a partir|del?) ){0,3}"
_TAKES_UP = r"(?:empieza|comienza|arranca|inicia)n?"
_STARTS = tuple(
    re.compile(rf"{_LEAD}{form}{_RETURNS}{PLEASE}")
    for form in (
        rf"(?:ya )?no {_GOES_OUT} {_OLD} (?:sino|es|pero si)(?: que)?(?: {_GOES_OUT})? {_BEGINS}",
        rf"(?:ya )?no {_GOES_OUT} {_OLD}(?: (?:ahora|mejor|pero|y|sino que))? {_GOES_OUT}"
        rf" (?:es )?{_BEGINS}",
        rf"{_GOES_OUT} {_BEGINS} (?:y )?(?:ya )?no {_OLD}",
        rf"{_IT} {IS} del {_BEGINS},? no del (?P<denied>{_A_DAY})",
        rf"{_IT} (?:empieza|comienza|arranca|inicia)n? (?:es )?(?:para |a )?{_BEGINS} {_NOT}",
        rf"{_IT} (?:ya )?no (?:empieza|comienza|arranca|inicia)n? {_OLD}"
        rf" (?:sino|es|empiezan?|arrancan?)(?: que)? {_BEGINS}",
        rf"{_GOES_OUT} (?:es|mejor|apenas) {_BEGINS}(?: {_NOT})?",
        rf"{_IT} (?:{_TAKES_UP} {_FROM}|(?:es|son) (?:es )?(?:desde|a partir del?) ){_BEGINS}",
        rf"(?:no )?(?:(?:eso|ese|lo|el) )?(?:del? )?{_BEGINS} (?:era|es) el dia (?:en )?"
        rf"(?:que|q) {_GOES_OUT}(?: {_A_DAY})?",
    )
)
_MOVED = tuple(
    re.compile(rf"{_LEAD}{form}{PLEASE}")
    for form in (
        rf"{_IT}{_WHICH} (?:ya )?{IS}(?:{_NOW}){{0,4}} {_NEW}{_BOTH}(?: {_NOT})?",
        rf"{_IT} (?:{_MOVES} )?(?:ya )?no (?:es|son|era|eran|van?) {_OLD}(?:{_NOW}){{1,3}}"
        rf" {_NEW}{_BOTH}",
        rf"(?:cambi|corrij|muev|pas|aplac|corr)[a-z]{{1,3}} {_IT} (?:para |a )?{_NEW}",
        rf"me (?:cambi|corri|movi|pas|aplaz)[a-z]{{2,5}} {_IT} (?:para |a )?{_NEW}",
        rf"{_IT} (?:medica )?(?:(?:se|me|se me) )?(?:l[ao]s? )?{_LENGTHENED} {_NEW}",
        rf"me {_LENGTHENED} {_IT} (?:medica )?{_NEW}",
        rf"{_COMES_BACK} (?P<back>{_A_DAY})(?: ya)?(?: estoy)?(?: (?:en la oficina|aqui|aca))?",
        rf"{_BACK_ON} (?P<back>{_A_DAY}) (?:y )?(?:ya )?no {_OLD}",
        rf"{_BACKS} (?:es|apenas) (?P<back>{_A_DAY})",
        rf"(?:yo )?{_BACKS} (?P<back>{_A_DAY}) de (?:(?:las|mis|la|el|mi) )?{_REASON}",
        rf"(?:ya )?no {_BACK_ON} {_OLD} (?:sino|es|pero si)(?: que)?(?: {_BACK_ON})?"
        rf" (?P<back>{_A_DAY})",
        rf"{ONLY} {_STAYS_AWAY} {_NEW}(?: {_NOT})?",
        rf"{_STAYS_AWAY} {ONLY} {_NEW}(?: {_NOT})?",
        rf"{ONLY} {_NEW} {_STAYS_AWAY}",
        rf"no (?:{_LEAVES}|falto) {_OLD} (?:{ONLY}|sino|es|pero si)(?: {ONLY})? {_NEW}",
        rf"{_OLD} no (?:{_LEAVES}|falto) (?:{ONLY}|sino|es|pero si)(?: {ONLY})? {_NEW}",
        rf"(?:viajo|falto) es {_NEW}(?: {_NOT})?",
    )
)
MEND_IT = r"(?:corrij|cambi|arregl)[a-z]{1,4}(?: (?:eso|las?|los?|fechas?|dias?)){0,2}"
_NO_MORE_DAYS = r"(?: (?:no|nada) mas)?"
_OUT = r"(?:por )?a?fuera"
_IS_OUT = rf"(?:{_GOES_OUT}|estoy(?: {_OUT})?) (?:desde )?{_BEGINS}(?: {_OUT})?"
# Right after it was told: "me equivoqué, empiezo el 18", "es a partir del 18 que salgo"
_BARE_STARTS = tuple(
    re.compile(f"{form}{PLEASE}")
    for form in (
        rf"{_LEAD}(?:{_MISTAKEN}|{NOT_AWAY_YET}) (?:(?:no|que|yo|mejor) ){{0,2}}"
        rf"(?:{_GOES_OUT}|{_TAKES_UP}) {_FROM}{_BEGINS}",
        rf"{_LEAD}(?:es|era|seria) (?:desde|a partir del?) {_BEGINS}"
        rf"(?: (?:que|cuando) {_GOES_OUT})?",
        rf"{_LEAD}{_GOES_OUT} (?:(?:es|apenas) ){{0,2}}(?:desde|a partir del?) {_BEGINS}",
        rf"{_LEAD}{_MISTAKEN} (?:yo )?{_IS_OUT} (?:y )?(?:yo )?{_BACK_ON} (?P<back>{_A_DAY})",
        rf"{_LEAD}{_MISTAKEN} (?:yo )?{_BACK_ON} (?P<back>{_A_DAY}) (?:(?:y|porque|pues) )?"
        rf"{_IS_OUT}",
    )
)
# Of no absence that is named: its days are denied, or it was spoken of just now.
_BARE = tuple(
    re.compile(f"{form}(?: {MEND_IT})?{PLEASE}")
    for form in (
        rf"{_LEAD}(?:{IS} )?{_NEW} {_NOT}",
        rf"{_LEAD}{_MOVES} (?:(?:para|a) )?{_NEW}",
        rf"{_LEAD}(?:ya )?no (?:(?:es|son|era|eran|van?|salgo) )?{_OLD}"
        rf"(?:(?:{_NOW}){{1,3}}|(?= (?:del|desde|hasta) )) {_NEW}",
        rf"(?:(?:no|ay|uy|pero|que|y) ){{0,3}}mejor (?:sea )?(?:{IS} )?{_NEW}{_NO_MORE_DAYS}",
        rf"{_LEAD}{_MISTAKEN} (?:(?:no|que|mejor) )?(?:{IS} )?{_NEW}{_NO_MORE_DAYS}(?: {_NOT})?",
        rf"{_LEAD}(?:las fechas|la fecha|los dias)(?: (?:correct|buen)[ao]s?)? {IS} {_NEW}"
        rf"(?: {_NOT})?",
    )
)
_GOES = (
    r"(?:salgo|sali|me voy|me fui|voy|entro|tomo|tome|saco|saque"
    r"|(?:voy a|me voy a) (?:salir|tomar|sacar)|tengo|me (?:dieron|aprobaron|concedieron))"
)
_FELL_THROUGH = (
    r"(?:(?:porque|pues|que|y) )?(?:(?:es[ea]|el|la|mi|eso) )?(?:(?:viaje|comision|salida) )?"
    r"(?:se|me l[ao]) (?:cancel|suspend|aplaz|cay)[a-z]{1,5}"
)
_NO_MORE = r"(?:(?:ya|siempre|al fin(?:al)?|mejor) )?no"
_CALLED_OFF = tuple(
    re.compile(rf"{_LEAD}{form}(?: (?P<denied>{A_SPAN}))?{PLEASE}")
    for form in (
        rf"(?:retir|cancel|quit|anul|borr|elimin|olvid)(?:o|e|en|a|ar|amos|ese de)(?:me)? {_IT}",
        rf"{_NO_MORE} {_GOES} (?:(?:a|de|en|con|las|mis|la|el|mi) ){{0,2}}{_REASON}",
        rf"{_NO_MORE} (?:viajo|me ausento|falto)(?: {_FELL_THROUGH})?",
        rf"{_NO_MORE} (?:salgo|me voy|viajo) (?P<leaving>{_A_DAY})",
        rf"{_NO_MORE} (?:era|fue|es|hubo|hay) (?:(?:una?|la|mi|ninguna?|ningun) )?{_REASON}"
        r"(?: (?:al final|nada))?",
        rf"{_NO_MORE} (?:{_LEAVES}|me voy|salgo) (?P<leaving>{_A_DAY}) {_FELL_THROUGH}",
        r"(?:ya no hay|(?:se|me|nos|se me) (?:acab[a-z]{1,3} de )?(?:cancel|neg|suspend|aplaz)"
        r"[a-z]{1,5}|(?:cancel|neg|suspend|aplaz)(?:aron|ieron))"
        rf" (?:{_IT}|{_REASON})",
        rf"{_IT}{_WHICH} (?:ya )?(?:(?:se|(?:me|nos|se me) l[ao]s?|se me) (?:cancel|neg|suspend"
        r"|aplaz|cay)|no (?:me|nos) l[ao]s? (?:d[ai]|aprob|autoriz|conced|firm))[a-z]{1,6}",
        rf"{_IT}{_WHICH} (?:ya )?no (?:van?|fue|fueron|hay)",
        rf"{_IT}{_WHICH} (?:ya )?(?:qued|fu|est)[a-z]{{1,5}}"
        r" (?:cancel|aplaz|neg|suspend)[a-z]{1,3}d[oa]s?",
    )
)
_AWAY_NO_MORE = (
    rf"{_NO_MORE} (?:estoy|estare|voy a estar) (?:ausente|incapacitad[oa]|(?:de|en) {_REASON})"
)
# "el lunes sí voy a trabajar"
_AT_WORK_AFTER_ALL = (
    rf"(?P<denied>{A_SPAN}) (?:yo )?(?:ya )?si {_WORKS}",
    rf"(?:yo )?(?:ya )?si {_WORKS} (?P<denied>{A_SPAN})",
)
_CALLED_OFF += tuple(re.compile(f"{_LEAD}{form}{PLEASE}") for form in _AT_WORK_AFTER_ALL)
_CALLED_OFF += (
    re.compile(rf"{_LEAD}{_AWAY_NO_MORE} (?P<denied>{A_SPAN}){PLEASE}"),
    re.compile(rf"{_LEAD}(?P<denied>{A_SPAN}) {_AWAY_NO_MORE}{PLEASE}"),
)
# As of _BARE: "siempre no voy", "me las aplazaron para abril", right after it was told.
_BARE_OFF = tuple(
    re.compile(f"{_LEAD}{form}{PLEASE}")
    for form in (
        rf"(?:no )?{_NO_MORE} (?:voy|me voy|salgo|viajo)",
        rf"(?:{_NO_MORE} (?:(?:voy|me voy|salgo|viajo) )?(?:(?:porque|que|pues) )?)?"
        r"(?:(?:me|nos|se me) l[ao]s?|se me) (?:cancel|aplaz|neg|suspend|pospus)[a-z]{1,6}"
        rf"(?: (?:para|hasta) (?:el |la )?(?:{MONTH}|otr[oa] (?:mes|semana|fecha)|despues|luego"
        r"|(?:mes|semana) (?:entrante|siguiente|que viene)|mas adelante|nuevo aviso))?",
        rf"{_NO_MORE} (?:me|nos) l[ao]s? (?:aprob|autoriz|conced|di|dan|dej)[a-z]{{0,6}}"
        r"(?: (?:al final|tomar|salir))?",
    )
)
# She is away and goes on with us: "yo contesto desde allá, no me quite los mensajes".
_GOES_ON_WITH_US = (
    r"(?:(?:(?:les? )?(?:contesto|respondo) desde (?:alla|(?:la|mi) casa|donde este)"
    r"|no me (?:quit|suspend|cort|cancel)[ae]n? (?:los|las|mis) (?:mensajes|recordatorios|avisos)"
    r"|no (?:me )?dej[ae]n? de (?:escribir|avisar|recordar)(?:me)?|escriban?me(?= normal| igual)"
    r"|(?:sigan?me|me sigue) (?:escribiendo|avisando|recordando))(?: (?:normal|igual))?)"
)
_AND = r" ?(?:(?:bueno|igual|yo|que|y|pero) ){0,4}"
_BARE_OFF += (re.compile(rf"{_LEAD}(?:{_AND}{_GOES_ON_WITH_US}){{1,3}}{PLEASE}"),)
_OFF = (*_CALLED_OFF, *_BARE_OFF)
# On other days, and she does not say on which: "mis vacaciones se corrieron"
_TO_OTHER_DAYS = (
    rf"(?:{_MOVES}|cambi(?:o|aron|an) de (?:fechas?|dias?)"
    r"|ya no son (?:esos dias|en es[ao]s? fechas?)"
    r"|(?:se|me l[ao]s?) reprogram[a-z]{2,4})"
)
_ON_OTHER_DAYS = tuple(
    re.compile(f"{_LEAD}{form}(?: (?:no se|todavia no se|aun no se) (?:para )?cuando)?{PLEASE}")
    for form in (
        rf"{_IT}{_WHICH} (?:ya )?{_TO_OTHER_DAYS}",
        rf"(?:(?:se )?me|se) (?:corri|movi|cambi|reprogram)[a-z]{{1,5}} (?:la fecha de |de fecha )?"
        rf"{_IT}",
    )
)
_FORMS = (*_STARTS, *_BARE_STARTS, *_MOVED, *_OFF, *_BARE)
# "no, salgo el 18": what was told is denied, and not that day
_NO_AND_A_DAY = re.compile(
    r"\A(?P<before>\W{0,3}(?:ah |ay |uy |perd[oó]n,? )?)no(?: se[nñ]ora?)?(?:,\s{1,3}|\.\s{1,3})"
    r"(?=(?:yo )?(?:salgo|me voy|viajo|me ausento|empiezo|arranco|comienzo|inicio|entro|estoy"
    r"|vuelvo|regreso|me rein[a-z]{5,9})\b"
    r"|(?:(?:es|son) )?del? (?:el )?\d{1,2}(?: de [a-z]{4,10})? (?:al?|hasta) (?:el )?\d)",
    re.IGNORECASE,
)
_OF_HERS = re.compile(
    rf"\b(?:mis?|me|salgo|si {_WORKS}|(?:regreso|vuelvo|retorno)(?: antes)?|{_STAYS_AWAY}"
    r"|vacaciones|incapacidad|descanso|compensatorio|ausencia|ausente|incapacitad[oa])\b"
)
_REASONS = re.compile(rf"\b{_REASON}\b")
_TRAVELS = re.compile(r"\bno viajo\b|\bviajo (?:es|solo|solamente|unicamente)\b|\bsolo viajo\b")
_JOURNEY = frozenset({"viajo", "viaje", "viajar", "comision"})
_OPENS = (
    rf"(?:lo de|{ONLY} {_STAYS_AWAY}"
    r"|(?:(?:por )?ahora|todav[ií]a|a[uú]n|yo)\s(?:sigo|estoy|no\sme\she)\b"
    r"|(?:ya |siempre |al fin(?:al)? )?no (?:salgo|sal[ií]|me (?:voy|fui)|viajo|hubo|era)\b"
    r"|(?:ya )?(?:volv[ií]|regres[eé]|llegu[eé])\b"
    r"|(?:sigo|estoy(?!\s(?:(?:por\s)?a?fuera\s)?desde\b)|ac[aá]|aqu[ií]|escr[ií]b[a-z]{2,5})\b"
)
_EDGE = re.compile(
    rf"[.;!?](?=\s|$)\s{{0,3}}|\n|(?:,|\sy|\spero)\s(?={_OPENS}"
    r"|(?:se|me|se me) (?:cancel|suspend|aplaz)[a-z]{1,5} (?:el|las?|para|hasta)\s"
    r"|(?:(?:en|de|con) )?(?:la )?\d{1,2}\.\d"
    rf"|(?:cancel|retir|quit|anul|cambi|corrij)[a-z]{{1,3}} (?:lo de|mis?)"
    rf"|(?:(?:les?|te) (?:repito|recuerdo|cuento|aviso|informo|digo) que )?mis? {_REASON}))",
    re.IGNORECASE,
)
_LAST_JOINT = re.compile(r"[\s,]{1,3}(?:y|pero)\Z", re.IGNORECASE)
_ONLY_HERE = re.compile(rf"(?:y |pero )?{NOT_AWAY_YET}")
_ONLY_LEADS = re.compile(rf"{_LEAD}")


@dataclass(frozen=True, slots=True)
class Changed:
    """An absence put right: `days` are its new ones, None where there is none any more; `denied`
    are those that were told before, as far as they are said. `words` say it, `rest` is what a text
    says besides. `names`: it is named, by its `reasons` too ("licencia"); `hers`: it is surely an
    absence of her own, and no paper or journey of the work. `travels`: it is a journey of hers.
    `begins`: only the first day is said, and the last one stands."""

    days: Days | None
    denied: Days
    words: str
    rest: str
    names: bool
    hers: bool
    reasons: frozenset[str]
    travels: bool
    begins: bool


def changed(text: str, today: date) -> Changed | None:
    """Return how a text puts an absence right that was told before; None where it does not."""
    kept: list[str] = []
    told: tuple[str, re.Match[str]] | None = None
    denies = ""
    for clause, whole in clauses(_NO_AND_A_DAY.sub(r"\g<before>perdón, ", text), _EDGE):
        plainly = re.sub(r":(?=\s)", "", clause)  # "corrección: del 18 al 25"
        said = None if "?" in whole else said_as(plainly, _FORMS)
        if said is None:
            kept.append(whole)
            continue
        parts = said.groupdict()
        days_before = (parts.get(one) for one in ("denied", "leaving", "works"))
        denies = next(filter(None, days_before), denies)
        if told is None or said.re not in _OFF:  # why it was: "me cancelaron el viaje"
            told = (clause.strip(), said)
    if told is None:
        return None
    words, said = told
    moves = said.re not in _OFF
    days = _new_days(said, today) if moves else None
    if moves and (days is None or days.last is None):
        return None
    parts = said.groupdict()
    begins = parts.get("begins") is not None and parts.get("back") is None
    kept = [one for one in kept if (moves and not begins) or not _says_here(one)]
    words, rest, anew = _with_what_goes_on(words, kept, today)
    days = anew if days is None else days
    denied = days_of(denies or None, today) or Days()
    hers = _OF_HERS.search(fold(words)) is not None
    travels = _TRAVELS.search(fold(words)) is not None
    reasons = frozenset(_REASONS.findall(fold(words)))
    reasons |= _JOURNEY if travels or "viaje" in reasons else frozenset()
    names = said.re not in (*_BARE, *_BARE_OFF, *_BARE_STARTS)
    return Changed(days, denied, words, rest, names, hers, reasons, travels, begins)


def moves_to_other_days(text: str) -> tuple[str, str] | None:
    """Return the words of a text that move an absence of its writer to days that it does not say,
    and what it says besides; None where it does not: "me cambiaron las vacaciones"."""
    told, kept = "", list[str]()
    for clause, whole in clauses(text, _EDGE):
        if not told and "?" not in whole and said_as(clause, _ON_OTHER_DAYS) is not None:
            told = clause.strip()
        else:
            kept.append(whole)
    return (told, _LAST_JOINT.sub("", without_what_belongs(joined(kept)))) if told else None


def _says_here(clause: str) -> bool:
    """Tell whether a clause says no more than that its writer is still here."""
    return says_here(clause) or said_as(clause, (_ONLY_HERE,)) is not None


def _new_days(said: re.Match[str], today: date) -> Days | None:
    """Return the days on which an absence is now."""
    parts = said.groupdict()
    starts, back = parts.get("begins"), parts.get("back")
    new = _on_a_day(parts.get("days") or starts or f"regreso {_on_a_day(back or '')}")
    return days_of(f"salgo {new} y regreso {_on_a_day(back)}" if starts and back else new, today)


def _with_what_goes_on(
    words: str, kept: Sequence[str], today: date
) -> tuple[str, str, Days | None]:
    """Return the words that put an absence right with those beside them of the same absence: who
    stands in, on which days it is instead; what a text says besides, and these days."""
    stand_in = [one for one in kept if only_stands_in(one)]
    rest = without_what_belongs(joined([one for one in kept if one not in stand_in]))
    words = ". ".join([words, *(joined([one]) for one in stand_in)])
    own = own_words(rest)
    anew = away_days(own, today) if own else Days()
    if anew.last is None:
        return words, rest, None
    return f"{words}. {joined([own])}", without_absence(rest), anew


def _on_a_day(said: str) -> str:
    """Return a day that a bare number is as a day: "el 16"."""
    return f"el {said}" if said.isdigit() else said


def without_courtesy(rest: str) -> str:
    """Return what a text says besides, "" where that is a courtesy or a word that leads on."""
    leads = _ONLY_LEADS.fullmatch(f"{fold(rest).strip(' ,.')} ")
    return "" if leads or is_courtesy(read(rest).plain) else rest


def days_of(said: str | None, today: date) -> Days | None:
    """Return the days of an absence that are said alone: "del 16 al 20"."""
    if said is None:
        return None
    said = re.sub(r"\Adel (?!.{1,40} (?:al?|hasta) )", "el ", said)  # "del 4 y 5"
    return away_days(f"permiso {said}", today)
