"""Who loads the plan orders what is not done here: that two offices be one, that one have another
name, that an activity be otherwise or in the plan again. She is told where that is done."""

from __future__ import annotations

import re

from bot.conversation.addressees import find
from bot.conversation.requesting import addressing
from bot.conversation.turn import Obeyed, Turn
from bot.understanding.reading import read
from bot.understanding.wordlists import CODE
from core.entity.rights import Right
from core.messages import Note

_LONGEST = 160  # characters: what is longer tells more
OFFICES, PLAN = "oficinas", "cargar"
# "Hacienda y Secretaría de Hacienda son la misma, júntelas"
_ARE_ONE = re.compile(
    r"(?P<first>[^.,;]{3,80}?) (?:y|e|con) (?P<second>[^.,;]{3,80}?) son (?:la|una|lo) mism[ao]\b"
    r"(?: (?:oficina|dependencia|secretaria|area))?(?! (?:fecha|actividad|meta|cosa))"
)
_JOIN = re.compile(
    r"(?:^|[.,;] ?|por favor |porfa )(?:una|junte|fusione|unifique)n? (?:las oficinas )?"
    r"(?P<first>[^.,;]{3,80}?) (?:y|con|a) (?P<second>[^.,;]{3,80})"
)
# "desde el 1 de abril la oficina de las TIC se llama Secretaría Digital"
_RENAMED = re.compile(
    r"(?P<first>[^.,;]{3,100}?) (?:ahora |ya )?(?:(?:se llama|se llamara"
    r"|se va a llamar|paso a ser|pasa a ser) (?:la |el )?(?:secretaria|oficina|direccion|unidad"
    r"|departamento|subsecretaria|gerencia|despacho)|pas[oa] a llamarse|cambi[oa] de nombre)\b"
)
_THE_OFFICE = re.compile(r"\b(?:la|el) (?=(?:oficina|secretaria|direccion|departamento|unidad)\b)")
_NAMED = rf"(?:@|{CODE})"
_OF_THE_PLAN = re.compile(
    # "deshaz lo del plan que cargué el martes"
    r"\b(?:desha(?:z|ga|gan|cer)|revierta|reverse|revertir|anule|echa(?:r)? (?:para )?atras)\b"
    r".{0,24}\b(?:del|el|ese) plan\b.{0,24}\b(?:cargue|subi|mande|envie|cargamos|subimos)\b"
    # "la meta de la 4.1 ahora son 25 personas"
    rf"|^(?:y )?(?:la )?(?:nueva )?meta de (?:la )?{_NAMED} (?:ahora |ya |nueva )?"
    r"(?:es|son|queda en|cambia a|cambio a|pasa a|paso a)\b"
    # "la 5.3 sí sigue en el plan, la saqué por error"
    rf"|{_NAMED} (?:si )?(?:sigue|va|esta|debe (?:ir|estar|seguir)) en el plan\b"
    # "el buzón de sugerencias es 4.5 no 4.4"
    rf"|^(?:el|la) [a-z ]{{4,60}} (?:es|era) (?:la )?{_NAMED} ?,? (?:y )?no (?:la )?{_NAMED} ?$"
)


def told(turn: Turn) -> Obeyed | None:
    """Tell where an order about the plan or its offices is carried out; None for other words."""
    text = turn.text
    if not turn.is_plain_text or "?" in text or "%" in text or len(text) > _LONGEST:
        return None
    plain = read(text).plain
    if not turn.may(Right.LOAD):
        return None
    if _of_offices(turn, plain):
        return Obeyed(Note(name="explained", values={"topic": OFFICES}))
    if _OF_THE_PLAN.search(plain) is not None:
        return Obeyed(Note(name="explained", values={"topic": PLAN}))
    return None


def _of_offices(turn: Turn, plain: str) -> bool:
    """Tell whether words order that two offices of the entity be one, or rename one."""
    joined, renamed = _ARE_ONE.search(plain) or _JOIN.search(plain), _RENAMED.search(plain)
    named = [*joined.group("first", "second")] if joined else []
    named += [renamed["first"]] if renamed else []
    offices = addressing.known_offices(turn)
    return bool(named) and all(find(_THE_OFFICE.split(one)[-1].strip(), offices) for one in named)
