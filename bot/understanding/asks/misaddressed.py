"""The message just before was meant for somebody else: "este mensaje no era para usted"."""

from __future__ import annotations

import re

from core.spanish import bare_words

_LEAD = (
    r"(?:(?:h?uy|ay|ups|oops|no|perdon|perdone|perdoneme|disculpe|disculpeme|disculpa|que pena"
    r"|oiga|mire|ah|doctora?|senora?|y|es que|pero|lo siento) ){0,5}"
)
_MESSAGE = (
    r"(?:(?:est[eo]|es[eo]|el|mi) (?:(?:ultimo|anterior) )?(?:mensaje|correo|texto|audio)"
    r"(?: anterior| de ahorita| de antes)?|es[oa]|esto|lo anterior|lo de ahorita|lo ultimo)"
)
_HERE = (
    r"(?:usted(?:es)?|ud|ti|vos|este (?:chat|numero|correo|grupo|bot)|aca|aqui|el (?:bot|sistema)"
    r"|planeacion)"
)
_ELSEWHERE = (
    r"(?:otr[oa] (?:persona|chat|grupo|numero|contacto|conversacion|correo)"
    r"|(?:el|un) (?:grupo|chat)|mis? [a-z]{3,15}|alguien mas|la familia|una? amig[oa]|un familiar)"
)
_OF_WHOM = r"(?: (?:de|del|con|que)(?: [a-z]{1,20}){1,6})?"
_WRONG_PLACE = (
    r"(?:chat|grupo|numero|contacto|destinatari[oa]|persona|conversacion|correo(?: electronico)?)"
)
_MISADDRESSED = re.compile(
    rf"{_LEAD}(?:{_MESSAGE} (?:es|era|iba|va) (?:para|con) {_ELSEWHERE}{_OF_WHOM}"
    rf"|(?:{_MESSAGE} )?(?:no (?:es|era|iba|va) (?:para|con) {_HERE}"
    rf"(?: (?:sino |era |es |iba )?(?:para|con|a)(?: [a-z]{{1,20}}){{1,5}})?"
    rf"|me equivoque de {_WRONG_PLACE}|{_WRONG_PLACE} equivocad[oa]"
    r"|(?:se me fue|lo mande|lo envie|me equivoque y lo mande|escribi) (?:al?|en el) "
    rf"{_WRONG_PLACE} (?:equivocad[oa]|que no era)))"
    r"(?: (?:haga caso omiso|ignorel[oa]|borrel[oa]|olvidel[oa]|no (?:le|lo) (?:haga caso|tenga en"
    r" cuenta)|perdon|disculpe|gracias|que pena|mil disculpas|por favor)){0,3}"
)


def is_misaddressed(text: str) -> bool:
    """Tell whether a text says nothing but that a message was meant for somebody else."""
    return _MISADDRESSED.fullmatch(bare_words(text)) is not None
