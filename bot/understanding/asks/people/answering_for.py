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
_CARRY = r"(?:llev|manej|tom|atend|coordin)"
_TAKES_ON = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}(?: {NOW_ON})?{WHILE}{PLEASE}")
    for form in (
        rf"(?:que )?{_WHO} (?P<leaves>se (?:encargue|haga cargo)) de {_CODED}",
        rf"(?:que )?de {_CODED} (?P<leaves>se (?:encargue|haga cargo)) {_WHO}",
        rf"de {_CODED} (?P<leaves>se (?:va a (?:encargar|hacer cargo)|(?:encarg|h)ara(?: cargo)?))"
        rf" {_WHO}",
        rf"{_WHO} (?P<leaves>(?:se )?queda(?:ra)?) con {_CODED}",
        rf"(?:que )?{_WHO} (?P<leaves>(?:asuma|{_CARRY}e|va a (?:asumir|{_CARRY}[ae]r))) {_CODED}",
        rf"que {_CODED} l[ao] (?P<leaves>asuma|reporte|{_CARRY}e) {_WHO}",
        rf"{_CODED} l[ao] (?P<leaves>va a (?:asumir|{_CARRY}[ae]r)) {_WHO}",
        rf"(?<!no )(?P<leaves>les? (?:pas|entreg|deleg)(?:o|amos)|deleg(?:o|amos)) {_CODED}"
        rf" a {_WHO}",
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
    return "?" not in text and said_as(text, ANSWERS_FOR) is not None
