"""Days asked for outright: "pidamos el 27 porque …", "no llegamos al 20, el 27 sí". Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.understanding.wordlists import MONTH, WEEKDAY
from core.dates.reader import SaidDate

A_DAY = (
    r"(?:(?:el|la|este|esta|proximo|dia) ){0,3}(?:\d{1,2}|primero|fin|fines|finales|mediados"
    rf"|{WEEKDAY})(?: (?:del? [a-z]{{2,12}}|de \d{{4}}|\d{{1,2}})){{0,3}}"
)
# "no llegamos al 20, el 27 lo entregamos", "para el 20 no llegamos, queda el 27"
_HANDS_IN = (
    r"(?:(?:l[oa]s?|se|l[oa]s? vamos a|vamos a|ya|si|nos|queda) ){0,3}"
    r"(?:entreg|mand|envi|present|remit|report|cumpl|termin|public|pas|ten|queda|esta|sub)"
    r"[a-z]{0,7}"
)
OUT_OF_TIME = (
    r"(?:(?:y|pero) )?(?:(?:para|al?) )?(?:el )?(?:dia )?(?:\d{1,2} )?"
    r"no (?:(?:l[oa]s?|se|nos|vamos a) ){0,2}(?:alcanz|lleg)[a-z]{1,6}(?! (?:aun|todavia))"
    rf"(?: (?:al?|para|a tiempo)(?! (?:el )?(?:3[2-9]|[4-9]\d))(?: {A_DAY})?(?! %))?"
    r" , (?:(?:pero|sino|y) )?"
    rf"(?:(?:para |hasta )?{A_DAY} (?:{_HANDS_IN}|si)|{_HANDS_IN} (?:para |hasta )?{A_DAY})"
    r"(?= *$| [.,;!¶]| por| ya)"
)
# "pidamos el 27 porque el concejo sesiona hasta el 31", "el favor de poner como fecha el 31"
_AS_THE_DATE = (
    r"(?<!vamos a )(?:(?:poner|dejar|fijar|colocar|establecer)|(?:pong|coloqu|establezc)[ae]n?"
    r"|fijen?|dejen?)(?:l[ea]s?|nos)?(?: @)? (?:como|por|de) (?:la )?(?:nueva )?fecha"
    r"(?: nueva| limite| de (?:entrega|cumplimiento|vencimiento|culminacion))? "
)
DAY_ASKED = (
    rf"(?:(?:pid(?:o|a|amos|e|en)|pedimos|pedir|solicit(?:o|amos|emos))(?:l[oa])? |{_AS_THE_DATE})"
    rf"(?:(?:mejor|que sea|para|hasta) ){{0,2}}{A_DAY}"
    r"(?= ?$| ?[.,;:!?¶]| (?:porque|ya que|pues|por|dado|debido|que|como)(?!\S))"
)
# "quiero que me la pasen para junio", "¿me la pueden correr hasta el 30?"
MOVED_FOR_US = (
    r"(?:(?:quier|quer|quisier|necesit|pid|ped|solicit|agradezc|ruego|rogamos)[a-z]{0,4} que "
    r"(?:por favor )?(?:me |nos )?l[ao]s? (?:pas|corr|muev|dej|pong|aplac)[a-z]{1,4}"
    r"|(?:me|nos) l[ao]s? (?:pued|podri)[a-z]{1,4} (?:pasar|correr|mover|dejar|poner|aplazar))"
    rf"(?: @)?(?: mejor)? (?:para|hasta|al?) (?:(?:el|la) )?(?:{A_DAY}|(?:mes de )?(?:{MONTH}))"
    r"(?! (?:%|por ciento))"
)
_THEREFORE = re.compile(r"\b(?:por eso|por lo tanto|por lo que|por lo cual|asi que|entonces)\b")
_ASKED, _NOT_THEN = re.compile(rf"{DAY_ASKED}|{MOVED_FOR_US}"), re.compile(OUT_OF_TIME)


def names_the_day(plain: str, at: tuple[int, int]) -> bool:
    """Tell whether what asks for more time, at [start, end) of a text, says until which day."""
    said = plain[slice(*at)]
    return _ASKED.fullmatch(said) is not None or _NOT_THEN.fullmatch(said) is not None


def asked_outright(plain: str, at: tuple[int, int], dates: Sequence[SaidDate]) -> SaidDate | None:
    """Return the day that is asked for in the words at [start, end) themselves; None where they
    name none. Of "no llegamos al 20, el 27 lo entregamos" that is the last one."""
    named = [one for one in dates if one.start in range(*at)]
    return named[-1] if named and names_the_day(plain, at) else None


def without_why(plain: str, dates: Sequence[SaidDate]) -> list[SaidDate]:
    """Return days without those that only say why: "el concejo sesiona hasta el 31, por eso pido
    hasta el 27"; all of them where none follows."""
    therefore = _THEREFORE.search(plain)
    asked = [one for one in dates if therefore is not None and one.start >= therefore.end()]
    return asked or [*dates]
