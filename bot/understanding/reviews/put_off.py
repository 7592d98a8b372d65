"""What who judges reports means to do later, or does not do yet: "la 5.1 la reviso la otra semana",
"todavía no acepto la 5.1". It judges nothing. Pure."""

from __future__ import annotations

import re

from bot.understanding.reviews.review_words import (
    AND,
    ARTICLE,
    ITS_CODE,
    NAMES,
    NEXT_CODE,
    OF_AN_OFFICE,
)
from bot.understanding.wordlists import WEEKDAY

_LOOKS = r"(?:revis|verific|mir|eval[uú]|valid|estudi|analiz)"
_WHEN = (
    r"(?:todav[ií]a|a[uú]n|por\s(?:ahora|el\smomento|lo\spronto)|hoy(?=\sno\s)|(?:pasado\s)?mañana|luego|despu[eé]s"
    rf"|m[aá]s\s(?:tarde|adelante)|ahorita|(?:el|este)\s(?:{WEEKDAY}|mi[eé]rcoles|s[aá]bado)"
    r"|(?:en\s)?la\s(?:otra|pr[oó]xima)\ssemana)"
)
_IT = r"(?:se\s)?(?:l[aeo]s?\s)?"
_JUDGES = (
    rf"(?:(?:acept|{_LOOKS})(?:o|amos|ar[eé]|aremos)|apruebo|recibo|devuelvo|devolvemos|devolver[eé]"
    r"|(?:puedo|podemos|voy\sa|vamos\sa|quiero)\s(?:acept|valid|verific|aprob|recib|devolv|rechaz)[aei]r(?:l[ao]s?)?)"
)
_TO_JUDGE = rf"(?:(?:acept|verific|aprob|devolv|rechaz)[ae]r|{_LOOKS}ar)(?:l[ao]s?)?"
_WHOSE = rf"{NAMES}{OF_AN_OFFICE}"
_SOMEBODY = r"(?:al?\s(?:(?:la|el)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?\s)?"
_REST = r"(?:\s?[.,;:]|\s|$)[^?%]{0,90}"
# "la 5.2 no la he mirado", "las otras no las he visto", "las demás están sin revisar"
_YET = r"(?:(?:todav[ií]a|a[uú]n|ni\ssiquiera)\s)?"
_OTHERS = r"(?:las?\s(?:otras?(?:\s(?:dos|tres|cuatro))?|dem[aá]s)|lo\sdem[aá]s|el\sresto|es[ae]s?)"
_NOT_LOOKED = (
    rf"(?:(?:de|a|en)\s)?(?:{_WHOSE}|{_OTHERS})\s?,?\s(?:yo\s)?{_YET}"
    r"(?:ni\s|no\s)(?:l[aeo]s?\s)?(?:(?:he|hemos)\s(?:podido\s)?(?:visto|mirado|revisado|le[ií]do|verificado|abierto|estudiado|ver|mirar|revisar)"
    r"|(?:vi|vimos|mir[eé]|revis[eé]|miramos|revisamos)(?!\w))"
)
_ONLY_NOT_LOOKED = re.compile(rf"{_NOT_LOOKED}{_REST}", re.IGNORECASE)
_PUTS_OFF = re.compile(
    r"(?:(?:y|pero|pues|no,|s[ií],|por ahora)\s){0,2}(?:"
    # "la 5.1 la reviso la otra semana", "las otras las miro después"
    r"(?:(?:las?|los?|el|de|a|y|actividad(?:es)?|otras?|demás|resto)\s|\d[\d.]{0,8},?\s){1,8}"
    r"(?:(?:despu[eé]s|luego|mañana)\s(?:l[ao]s?\s)?)?"
    rf"(?:{_LOOKS}(?:o|amos|ar[eé]|aremos)|ver[eé]|veremos|(?:veo|vemos)(?=\s?(?:\Z|[.,;])|\s(?:{_WHEN}|luego|en|el|la|esta|cuando|hasta|con)\b)"
    rf"|(?:voy|vamos)\sa\s{_LOOKS}ar(?:l[ao]s?)?|dej(?:o|amos|ar[eé])\spara)\b[^?%\d]{{0,60}}"
    # "todavía no acepto la 5.1", "mañana le acepto la 5.1 a Pedro"
    rf"|{_WHEN}\s(?:yo\s)?(?:no\s)?{_IT}{_JUDGES}\s{_SOMEBODY}{_WHOSE}{_REST}"
    # "la 5.1 todavía no la acepto"
    rf"|(?:de\s|en\s)?{_WHOSE}\s?,?\s(?:yo\s)?{_WHEN}\s(?:yo\s)?(?:no\s)?{_IT}{_JUDGES}{_REST}"
    # "la 1.1 y 3.3 todavía no porque van a medias"
    rf"|(?:de\s|en\s)?{_WHOSE}\s?,?\s(?:todav[ií]a|a[uú]n|por\sahora)\sno(?=\s?(?:\Z|[.,:;])|\s(?:porque|ya\sque|hasta)\b){_REST}"
    # "voy a devolver la 4.3"
    rf"|(?:yo\s)?{_IT}(?:voy\sa|vamos\sa|pienso|tengo\sque|me\sfalta|nos\sfalta)\s{_TO_JUDGE}\s{_WHOSE}{_REST}"
    # "de la 3.1 necesito ver el acta antes de aceptarla", "la 3.1 la dejo pendiente"
    rf"|(?:(?:de|en|para|sobre)\s)?{ARTICLE}{ITS_CODE}(?:{AND}{NEXT_CODE}){{0,9}}\s?,?\s(?:yo\s)?"
    rf"(?:(?:necesito|quiero|debo|tengo\sque|me\sfalta|espero|estoy\sesperando)\s[^?%.;]{{2,60}}?\s(?:antes\sde|para)\s{_TO_JUDGE}"
    rf"|(?:me\sfalta|tengo\sque)\s{_TO_JUDGE}"
    r"|las?\s(?:dejo|dejamos|tengo|tenemos)\s(?:pendientes?|quietas?|en\s(?:revisi[oó]n|estudio|espera)))"
    rf"{_REST}"
    rf"|{_NOT_LOOKED}{_REST})[\s.!]{{0,3}}",
    re.IGNORECASE,
)


def puts_off(text: str) -> bool:
    """Tell whether all of a text says of activities that they are judged later, or not yet."""
    return _PUTS_OFF.fullmatch(text.strip(" .!")) is not None


def not_looked_at(text: str) -> bool:
    """Tell whether all of a text says of activities that she has not looked at them yet."""
    return _ONLY_NOT_LOOKED.fullmatch(text.strip(" .!")) is not None
