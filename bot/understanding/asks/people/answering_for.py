"""That somebody is the one who answers for an activity: "Nelson va a responder por la 4.1". It is
no account of that activity: it is given to her, or told. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.delegation_words import (
    BEFORE_LEAVING,
    NOBODY,
    NOW_ON,
    PERSON,
    TITLES,
    WHILE,
)
from bot.understanding.clauses import said_as
from bot.understanding.wordlists import PLEASE, WEEKDAY

_DEED = r"(?:respond|contest|report|rend|inform)"
_WILL = (
    rf"(?:(?:va a|queda(?:ra)?|puede|seguira|sigue) {_DEED}(?:er|ar|ir|iendo|ando)|{_DEED}[aei]ra)"
)
_DOES = rf"(?P<leaves>{_WILL}|{_DEED}[ea])"
# "yo me encargo del resto", "del resto respondo yo": what she keeps is hers already
_REST_IS_MINE = (
    r"(?: (?:(?:y|pero|de|del|por|con) ){0,2}(?:yo|el resto|resto|l[ao]s (?:demas|otr[ao]s))"
    r" (?:[a-z]{1,12} ){0,5}(?:resto|demas|otr[ao]s|yo))?"
)
_WHO = rf"(?:(?=(?:(?:la|el|mi) )?{TITLES} \w)|{NOBODY}){PERSON}"
_NO_DAY = rf"(?!.{{0,60}}\b(?:{WEEKDAY}|hoy|manana|semana)\b)"
_OF_IT = r"(?P<what>(?:la|el|l[ao]s|lo) (?:(?!\b(?:yo|resto|demas|que)\b).){1,60}?)"
# "la 2.4", "eso": nothing that could be a paper or a step of the work
_CODED = r"(?P<what>(?:(?:la|el|lo|actividad) ){0,2}\S{0,6}\d\S{0,8}|eso|es[ae])"
_CARRY = r"(?:llev|manej|tom|atend|coordin|segu)"
_CARRY_IT = (
    rf"(?:lleva|maneja|sigue|coordina|asume|va a (?:asumir|{_CARRY}[aei]r)|esta (?:llev|manej|sigu)"
    r"[a-z]{2,5})"
)
# An activity by words of its title: "los buzones", and nothing denied or asked
_CALLED = (
    r"(?P<what>(?:la|el|l[ao]s|lo|es[ae]|eso) "
    r"(?:(?!\b(?:yo|resto|demas|que|q|no|nunca|ya|quien|va|falta|porque|lleva|maneja|sigue|coordina)\b).){1,60}?)"
)
# "él es quien sabe", "ella le responde", "el contratista, escríbale a él"
_AND_ASK = (
    rf"(?: (?:el|la|mi|nuestr[oa]) {TITLES})?"
    r"(?: (?:(?:y|que|porque|pues) )?(?:(?:el|ella) )?(?:es (?:quien|(?:el|la) que) )?"
    r"(?:(?:les?|me|nos|se|l[oa]) )?(?:sabe|responde|contesta|informa|cuenta|conoce|reporta"
    r"|esta al tanto)(?: (?:de eso|todo|por ella|por eso))?)?"
    r"(?: (?:(?:y|asi que|por favor) )?(?:escrib|pregunt|habl|consult|avis)[ae]n?(?:l[eoa])?"
    r" (?:a|con) (?:el|ella)(?: directamente)?)?"
)
# "que Nelson se encargue de la 2.4", "le paso la 2.4 a Nelson": it is to be so from now on
TOLD_TO_TAKE = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}(?: {NOW_ON})?{WHILE}{PLEASE}")
    for form in (
        rf"(?:que )?{_WHO} (?P<leaves>se (?:encargue|haga cargo)) de {_CODED}",
        rf"(?:que )?de {_CODED} (?P<leaves>se (?:encargue|haga cargo)) {_WHO}",
        rf"{_WHO} (?P<leaves>(?:se )?queda(?:ra)?) con {_CODED}",
        rf"(?:que )?{_WHO} (?P<leaves>(?:asuma|{_CARRY}e)) {_CODED}",
        rf"que {_CODED} l[ao] (?P<leaves>asuma|reporte|{_CARRY}e) {_WHO}",
        rf"(?<!no )(?P<leaves>les? (?:pas|entreg|deleg)(?:o|amos)|deleg(?:o|amos)) {_CODED}"
        rf" a {_WHO}",
    )
)
_TAKES_ON = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}(?: {NOW_ON})?{WHILE}{PLEASE}")
    for form in (
        rf"de {_CODED} (?P<leaves>se (?:va a (?:encargar|hacer cargo)|(?:encarg|h)ara(?: cargo)?))"
        rf" {_WHO}",
        rf"(?:que )?{_WHO} (?P<leaves>va a (?:asumir|{_CARRY}[aei]r)) {_CODED}",
    )
)
CARRIES = tuple(
    re.compile(rf"{BEFORE_LEAVING}(?:{NOW_ON} )?{form}(?: {NOW_ON})?{_AND_ASK}{WHILE}{PLEASE}")
    for form in (
        # of what was spoken of: "esa la está manejando Camilo", "la lleva Camilo"
        rf"l[ao]s? {_CARRY_IT} {_WHO}",
        rf"de (?P<what>es[aeo]) se (?:encarga|hace cargo) {_WHO}",
        rf"{_CALLED} (?:{NOW_ON} )?l[ao]s? {_CARRY_IT} {_WHO}",
        rf"de {_CALLED} se (?:encarga|hace cargo) {_WHO}",
    )
)

ANSWERS_FOR = _TAKES_ON + tuple(
    re.compile(rf"{_NO_DAY}{BEFORE_LEAVING}{form}{_REST_IS_MINE}{WHILE}{PLEASE}")
    for form in (
        rf"{_WHO} {_DOES} (?:por|de) {_OF_IT}",
        rf"{_WHO} (?P<leaves>(?:va a |queda )?report(?:ar|ara|ando)) {_OF_IT}",
        rf"(?:por|de) {_OF_IT} {_DOES} {_WHO}",
        rf"(?:por|de) {_OF_IT} (?:la que|el que|quien) {_DOES} es {_WHO}",
        rf"(?:la que|el que|quien) {_DOES} (?:por|de) {_OF_IT} es {_WHO}",
        rf"{_OF_IT} l[ao]s? {_DOES} {_WHO}",
    )
)


def says_who_answers(text: str) -> bool:
    """Tell whether a text says who answers for an activity, and nothing else."""
    return "?" not in text and said_as(text, (*TOLD_TO_TAKE, *ANSWERS_FOR)) is not None
