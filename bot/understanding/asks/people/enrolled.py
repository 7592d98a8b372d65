"""Whether a text wants somebody new to be registered, "agregue a Diana Mejía como delegada de
Hacienda", "es una persona nueva", or what is registered of somebody changed: "cámbiele el correo a
Jairo Mena". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.of_persons import without_contacts
from bot.understanding.asks.people.covered import LEAD, NAME, OFFICE, spelled
from bot.understanding.asks.people.gone import TITLE
from bot.understanding.wordlists import A_CODE

_PLEASE = (
    r"(?:(?:por favor|porfa|favor|hola|buen[oa]s (?:dias|tardes)|hay que|toca"
    r"|necesito|necesitamos|quiero|quisiera|(?:(?:me|nos) )?(?:puede|pueden|podria)"
    r"|(?:me|nos) ayudan? a|ayudeme a) ){0,3}"
)
_ENROLS = (
    r"(?:(?:registr|ingres)(?:ar|e|en|emos)|inscrib(?:ir|a|an)|vincul(?:ar|e|en)|agreg(?:ar|ue|uen|uemos)"
    r"|inclu(?:ir|ya|yan)|met(?:er|a|an)|pong(?:a|an)|poner|anad(?:ir|a|an)|cre(?:ar|e|en))(?:me|nos)?"
    r"(?: (?:por favor|porfa|favor|ahi))?"
)
_ROLE = (
    r"(?:persona|delegad[oa]|enlace|lider|jef[ea]|encargad[oa]|responsable|funcionari[oa]|usuari[oa]"
    r"|companer[oa]|secretari[oa]|profesional|contratista|director[a]?)"
)
_NEW = rf"(?:(?:una?|otr[oa]|el|la) )?(?:nuev[oa] {_ROLE}|{_ROLE} nuev[oa])"
_PERSON = rf"(?:(?:la|el|don|dona) )?(?:{TITLE} )?{NAME}(?: {NAME}){{0,3}}?"
_PLACE = rf"(?:la |el |mi |nuestra )?(?:oficina|secretaria|dependencia|area|equipo|{OFFICE})"
_TAIL = (
    rf"(?: (?:como|del?|en|para|por) [a-z ]{{2,60}}| a {_PLACE}(?: [a-z]{{1,20}}){{0,5}}"
    rf"| (?:(?:que )?es )?(?:el|la|un|una|nuestr[oa]) [a-z ]{{2,60}})?"
    r"(?: (?:su|el|con|y|es|correo|celular|cel|telefono|numero|whatsapp|por|favor|gracias)){0,8}"
)
_NAMED = re.compile(
    rf"{LEAD}{_PLEASE}(?:{_ENROLS} al? {_PERSON}"
    rf"|(?:en {_PLACE}(?: [a-z]{{1,20}}){{0,3}} )?(?:entra|llega) {_PERSON}(?= como)"
    rf"|{_PERSON} (?:es|sera|va a ser|entra como|llega como|queda como) {_NEW}){_TAIL}"
)
_UNNAMED = re.compile(
    rf"{LEAD}(?:no es de ninguna (?:actividad )?)?{_PLEASE}"
    rf"(?:{_ENROLS} (?:a )?(?:{_NEW}|una? {_ROLE}|personas(?: nuevas)?)"
    rf"|(?:es|era|hablo de) (?:{_NEW}|alguien nuev[oa])"
    rf"|(?:llego|entro|ingreso|tenemos|hay) {_NEW}(?: {_PLACE})?){_TAIL}"
)
# beside an address: "Marcela Ruiz es la delegada de Hacienda, marcela@…"
_IS_ONE = re.compile(
    rf"{LEAD}{_PERSON} (?:es|sera|va a ser) (?:el|la|una?|mi|nuestr[oa]) {_ROLE}{_TAIL}"
)
_HOW = re.compile(
    rf"{LEAD}(?:como|donde|quien) "
    r"(?:(?:hago|hacemos) para |(?:puedo|podemos|se|debo) (?:puede )?){0,2}"
    r"(?:registr|agreg|inscrib|inclu|met|ingres|anad|cre)[a-z]{1,5}"
    rf" (?:al? )?(?:{_NEW}|(?:(?:una?|el|la|mi) )?{_ROLE}|(?:las )?personas(?: nuevas)?|gente nueva"
    rf"|alguien nuev[oa]){_TAIL}"
)
# "cómo saco a Rosa Elvira Tapia? ya no trabaja acá"
_HOW_OUT = re.compile(
    rf"{LEAD}(?:como|donde|quien) "
    r"(?:(?:hago|hacemos) para |(?:puedo|podemos|se|debo) (?:puede )?){0,2}"
    rf"(?:sac|quit|retir|elimin|borr|desactiv)[a-z]{{1,3}} a {_PERSON}"
    r"(?: (?:porque |que )?ya no [a-z ]{3,40}| (?:del?|de la) [a-z]{4,20})?"
)
# As what, or in which office.
_AS_WHAT = re.compile(
    rf"\bcomo (?:(?:mi|el|la|un|una) )?(?:nuev[oa] )?{_ROLE}\b"
    rf"|\ba {NAME} {NAME} (?:en|del?) {_PLACE}\b"
)
_AWAY = re.compile(r"\bausentes?\b")  # "ponga a Marta Lucía ausente"
_NAME_WRITTEN = re.compile(r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}\s[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")

# "cámbiele el correo a Jairo Mena", "corrija el apellido de Rosa: es Tapia"
_CHANGE = (
    r"(?:(?:por favor|porfa|favor|hola|hay que|toca|necesito|(?:me|nos) (?:puede|ayudan? a)) ){0,2}"
    r"(?:(?:cambi|actualiz|modific|arregl)(?:ar|e|en|emos)|(?:actuali|modifi)(?:ce|que)n?"
    r"|correg(?:ir)|corrij(?:a|an|amos))(?:me|nos|se)?(?:le)?"
)
_DATA = (
    r"(?:el|la|los|su) (?:(?:nuevo|numero de) )?(?:correo|email|mail|celular|cel|telefono|whatsapp"
    r"|numero|cargo|nombre|apellidos?|datos)(?: electronico| institucional)?"
)
_TO_BE = r"(?: (?:a|al|por|es|que es|ahora es|con|quedo|esta|en)\b[a-z ]{0,60})?"
_CHANGES = re.compile(rf"{LEAD}{_CHANGE} {_DATA} (?:al?|del?) {_PERSON}{_TO_BE}")


def wants_data_changed(text: str) -> bool:
    """Tell whether a text only wants the address, the name or the post of somebody changed."""
    return "?" not in text and _CHANGES.fullmatch(spelled(without_contacts(text))) is not None


def wants_somebody_enrolled(text: str) -> bool:
    """Tell whether a text wants somebody to be registered, or asks how that is done or undone, and
    says nothing else; who is named is called by two names, or it says as what, or how she is
    reached."""
    plain = without_contacts(text)
    words = spelled(plain)
    if A_CODE.search(text) is not None or _AWAY.search(words) is not None:
        return False
    if _UNNAMED.fullmatch(words) or _HOW.fullmatch(words) or _HOW_OUT.fullmatch(words):
        return True
    if "?" in text:
        return False
    if plain != text and _IS_ONE.fullmatch(words) is not None:
        return True
    if _NAMED.fullmatch(words) is None:
        return False
    told = plain != text or _AS_WHAT.search(words) is not None
    return told or _NAME_WRITTEN.search(text) is not None
