"""Who has come to an office, or answers for all that an office has: "desde el lunes las actividades
de Hacienda las responde Jairo". Whose office that is, is looked up elsewhere. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.asks.people.delegation_words import BEFORE_LEAVING, NOBODY, NOW_ON, PERSON
from bot.understanding.clauses import said_as
from bot.understanding.wordlists import A_CODE, PLEASE, WEEKDAY

_NOW = (
    rf"(?:{NOW_ON}|(?:desde|a partir) (?:del? |el )?(?:proximo )?"
    rf"(?:{WEEKDAY}|\d{{1,2}}(?: de [a-z]{{4,10}})?))"
)
_TOLD = r"(?:(?:(?:le|les) )?(?:cuento|informo|aviso|comento|comunico|recuerdo) que )?"
_FIRST = rf"{BEFORE_LEAVING}{_TOLD}(?:{_NOW} )?"
_ALL = (
    r"(?:(?:todas )?las actividades|todas las|las|todo lo|lo"
    r"|(?:todos )?los (?:reportes|avances|temas))"
)
_OFFICE = (
    r"(?:(?:la|el|las|los) )?(?P<office>(?!(?:la|el|los|las)\b)[a-z]{3,20}(?: [a-z]{1,20}){0,5}?)"
)
_DOES = (
    r"(?:va a )?(?:respond|contest|report|llev|manej|asum|atend|atiend|coordin|segu|sigu)"
    r"(?:e|a|er|ar|ir)"
)
_WHO = rf"{NOBODY}{PERSON}"
_CHARGED = r"queda (?:a cargo|al frente|encargad[oa])"
_HAS = (
    rf"(?:{_DOES}(?: (?:por|de))?|se (?:encarga|hace cargo|va a (?:encargar|hacer cargo)) de"
    rf"|{_CHARGED} (?:de|con)|queda con)"
)
_COMES = r"(?:llego|llega|entro|entra|ingreso|ingresa|se (?:vinculo|vincula|incorporo|incorpora))"
_MOVES = r"(?:pasa|paso|se (?:pasa|paso|va|fue|cambia|cambio)|fue trasladad[oa])"
_CHANGES = rf"(?:se cambia|se cambio) de (?:oficina|dependencia)(?: ,)?(?: (?:y )?{_MOVES})?"
_TO = r"(?:a|para) (?![a-z]{2,20}(?:ar|er|ir)\b)"
_POST = r"(?:enlace|lider|jef[ea]|secretari[oa]|encargad[oa]|responsable|director[a]?|delegad[oa])"
_AS = (
    rf"(?: (?:en (?:reemplazo|lugar)|como (?:nuev[oa] )?{_POST}|a reemplazar)"
    r"(?: [a-z]{1,20}){0,5})?"
)
_FORMS = tuple(
    re.compile(rf"{_FIRST}{form}{PLEASE}")
    for form in (
        rf"{_ALL} del? {_OFFICE}(?: {_NOW})? l[ao]s? {_DOES}(?: {_NOW})? {_WHO}(?: {_NOW})?",
        rf"(?:por|de) {_ALL} del? {_OFFICE} (?:{_DOES}|se encarga) {_WHO}(?: {_NOW})?",
        rf"{_WHO} (?:{_NOW} )?{_HAS} {_ALL} del? {_OFFICE}(?: {_NOW})?",
        rf"{_WHO} (?:{_NOW} )?{_CHARGED} (?:de|en) {_OFFICE}(?: {_NOW})?",
        rf"{_COMES} {_WHO} (?:a|en|para) {_OFFICE}{_AS}",
        rf"(?:en|de) {_OFFICE} ya no (?:va|esta|sigue|queda) (?:[a-z]{{2,20}} ){{1,4}}?(?:{_NOW} )?"
        rf"(?:es|esta|va|queda|viene|llega) {_WHO}(?: {_NOW})?",
        rf"{_WHO} (?:{_NOW} {_MOVES}|{_CHANGES}) {_TO}{_OFFICE}(?: {_NOW})?",
        rf"{_WHO} {_MOVES} {_TO}{_OFFICE} {_NOW}",
        rf"{_WHO} {_COMES} (?:a|en) {_OFFICE}{_AS}",
        rf"(?:la|el) {_POST} (?:de|en) {_OFFICE} (?:{_NOW} )?ya no es (?:[a-z]{{2,20}} ){{1,4}}?"
        rf"(?:, )?(?:sino|(?:ahora )?es) {_WHO}(?: {_NOW})?",
        rf"(?:la|el) (?:nuev[oa] )?{_POST}(?: nuev[oa])? (?:de|en) {_OFFICE} (?:ahora )?es {_WHO}",
    )
)


def office_and_who(text: str) -> tuple[str, str] | None:
    """Return the office and the person of whom a text says that she has come there or answers for
    all of it, in small letters; None where it says anything else, or names an activity."""
    if "?" in text or A_CODE.search(text) is not None:
        return None
    found = said_as(without_contacts(text), _FORMS)
    return None if found is None else (found["office"], found["name"])
