"""A figure that is taken back in the same breath: "va en 66, mentiras, 70" says 70. Pure."""

from __future__ import annotations

import re

from bot.understanding.wordlists import EVERY, PLEASE, TENS, UNITS
from core.numerals import read_numeral
from core.spanish import bare_words, fold

_MOST_LEFT_OUT = 3  # words beside the figure that go with it: "66 y bajando, mentiras, 70"
_TAKES_BACK = (
    r"(?:(?:ay|uy|ah|no)[\s,.;:]{1,4}){0,2}"
    r"(?:mentiras?|(?:(?<=no,\s)|(?<=no\s))(?:mejor|espere)|(?<!yo )digo|perd[oó]n"
    r"|mejor dicho|corrijo|me equivoqu[eé]|(?<=[,;.…]\s)no(?=\s?[,;:…]))"
)
# "noventa no perdón noventa y dos por ciento", dictated
_IN_WORDS = re.compile(
    rf"\b(?:{TENS}|veint[ei]\w{{0,6}}|die[cz]\w{{0,6}}|once|doce|trece|catorce|quince|cien)"
    rf"(?:(?<=nta)\sy\s(?:{UNITS}))?\b",
    re.IGNORECASE,
)
_LEADS = r"(?:(?:es|son|va|van|eran?|en|el|al|un|que)\s){0,3}"
_RETRACTED = re.compile(
    r"(?:(?:o sea|osea|digamos|es decir)[\s,]{1,3})?"
    r"(?<![\w.,/])(?<!de )(?<!/ )(?P<old>\d{1,3}(?:\s?(?:%|por ciento))?)(?![\w/]|[.,]\d)"
    rf"(?P<beside>[^\d\n?]{{0,80}}?)[\s,.;:…!]{{1,6}}{_TAKES_BACK}[\s,.;:…]{{1,5}}{_LEADS}"
    r"(?P<new>\d{1,3}(?:\s?(?:%|por ciento))?)(?![\w/]|[.,]\d)"
    r"(?=\s{0,2}(?:[.,;:!)\n]|$|(?:falta|faltan|porque|pero|y|con|ya)\s))",
    re.IGNORECASE,
)

# "el 45 era de la 4.3 ay no mentira la 4.3 sí va en 90": 90 is of it
_OF_THE_SAME = re.compile(
    r"(?<![\w.,/])\d{1,3}(?:\s?%)?(?P<beside>\s[^\d\n?]{1,40}?(?P<code>\d{1,2}\.\d{1,2}))"
    rf"[\s,.;]{{1,4}}{_TAKES_BACK}[\s,.;:…]{{1,4}}(?:(?:la|el)\s)?(?P=code)\s(?:s[ií]\s)?{_LEADS}"
    r"(?P<new>\d{1,3}(?:\s?%)?)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)

# "va en 95, no perdón, ya quedó publicado", "va en 60, mentiras, sigue igual": a state in its place
_ENDED = (
    r"(?:list|hech|cumplid|terminad|finalizad|culminad|publicad|entregad|realizad|ejecutad|aprobad"
    r"|firmad|adoptad|expedid|cerrad|completad|subid|montad|instalad|enviad|aplicad|actualizad)[oa]s?"
)
_IS_STATED = (
    r"(?:(?:es\sque|que|eso|esa|s[ií])\s){0,2}(?:"
    rf"(?:ya\s)?(?:qued[oó]|quedaron|est[aá]n?|fue|fueron)\s(?:ya\s)?(?:todo\s)?{_ENDED}"
    r"|ya\s(?:qued[oó]|est[aá])(?=\s{0,2}(?:[.,;!]|$))"
    r"|ya\sse\s(?:termin|public|entreg|cumpl|hizo|cerr|finaliz|culmin|realiz|aprob|firm|expidi|mont)"
    r"[a-zó]{0,5}\b"
    r"|ya\s(?:l[oa]s?\s)?(?:termin|public|entreg|finaliz|culmin|cerr|acab|realiz|hic|cumpl)[ai]mos\b"
    r"|(?:ah[ií]\s)?(?:sigue|seguimos|est[aá]|va)\s(?:igual|lo mismo|en lo mismo)\b"
    r"|no\s(?:se\s)?(?:ha|han|hemos)\s(?:avanzado|movido|empezado|iniciado|arrancado)\b"
    r"|(?:todav[ií]a|a[uú]n)\sno\b)"
)
_SIGNS = r"[\s,.;:…]{1,3}"
_PLAINLY = (
    rf"(?:no{_SIGNS})?(?:mentiras?|mejor dicho|me equivoqu[eé]|corrijo){_SIGNS}(?:no{_SIGNS})?"
    rf"|no{_SIGNS}perd[oó]n{_SIGNS}|perd[oó]n{_SIGNS}no{_SIGNS}"
)
# "95, perdón, ya está lista", of all of it; not "95, perdón, ya está lista la carta"
_IN_PASSING = rf"(?:no,\s|no\s(?=ya\s)|perd[oó]n{_SIGNS})"
_RETRACTED_FOR_A_STATE = re.compile(
    r"(?:(?<=\s)|^)(?:(?:ya\s)?(?:va|van|vamos|est[aá]|estamos|qued[oó]|llevamos)\s)?"
    r"(?:(?:en|al|por|el|un)\s){0,2}(?<![\w.,/])\d{1,3}(?:\s?(?:%|por ciento))?(?![\w/]|[.,]\d)"
    rf"[\s,.;:…!]{{1,6}}(?:(?:ay|uy|ah){_SIGNS}){{0,2}}"
    rf"(?:(?:{_PLAINLY})(?={_IS_STATED})"
    rf"|{_IN_PASSING}(?={_IS_STATED}(?!\s(?:el|la|los|las|una?)\s)))",
    re.IGNORECASE,
)

# "… también lo puede cerrar no mentiras deje así": nothing of it is to be written.
_LEAVE_IT = (
    r"(?:dej[ae](?:l[oa])? (?:eso )?asi|olvid[ae]l[oa]|olvid[ae] (?:eso|todo)|no era (?:eso|nada)"
    r"|no (?:me )?(?:l[oa] )?(?:registr|anot|hag|pong|guard)[ae](?: nada| eso)?"
    r"|no l[oa] tenga en cuenta)"
)
_ALL_BACK = re.compile(
    r".{1,300} (?:(?:(?:ay|ah|ya|o|y) )?(?:no )?(?:mentiras?|perdon)|(?:ay |ah |ya )?no)"
    rf"(?: (?:no|pues|ya|mejor|nada)){{0,3}} {_LEAVE_IT}"
    r"(?: (?:gracias|por favor|porfa|mejor|no mas|entonces)){0,2}"
)

_POLITE = r"(?:(?:no|mejor|uy|ay|perdon|disculpe|por favor|porfa|espere|mentiras?|que pena) ){0,4}"
_TAKE_BACK = (
    r"(?:desha(?:ga|cer|z|gan)|(?:borr|elimin|anul)(?:e|ar|en)|quit(?:e|ar|en))"
    r"(?:me|nos|l[oa]s?)?"
)
# "deshaga eso y", "quite ese 87 y": before the figure that is to stand
TAKES_THAT_BACK = (
    rf"{_TAKE_BACK}(?: (?:eso|esto|(?:es[ea]|el|la)(?: (?:\d{{1,3}}(?: %)?|ultim[oa]|dato|cifra))?"
    r"|lo (?:ultimo|anterior|que (?:puse|dije|mande|escribi|reporte))))?(?: (?:y|mejor)){1,2}"
)
# "deshaga lo mío no, mentiras", "borre lo de la 3.6, ah no, déjelo": what stands is left
_LEFT_AS_IT_WAS = re.compile(
    rf".{{0,80}}?(?<!\S){_TAKE_BACK}(?: (?!no )\S{{1,20}}){{0,8}}?"
    r"(?: (?:ay|ah|uy|no|pues|ya|espere|mejor|perdon|que)){0,4}"
    r"(?: mentiras?|(?<= ah| ay| uy) no|(?<= mejor) no|(?<= espere) no|(?<= no) espere|"
    r"(?<= no) mejor(?: no)?)"
    r"(?: (?:no|pues|ya|mejor|si)){0,3}"
    rf"(?: (?:{_LEAVE_IT}|(?:dej[ae]|dejen)(?:me)?l[oa]s?(?: (?:quiet[oa]|ahi|como esta(?:ba)?))?"
    r"|no (?:l[oa] )?(?:quit|borr|toqu|cambi|mue?v|elimin|anul|desha)[a-z]{1,3}(?: (?:nada|eso))?"
    rf"|esta bien(?: asi)?|as[ií] esta bien)){{0,2}}{PLEASE}"
)
# "deshaga todo eso", "borre todo lo anterior menos la 1.2"
_ALL_OF_IT = re.compile(
    rf"{_POLITE}{_TAKE_BACK} (?:por favor )?(?:{EVERY})"
    r"(?: (?:eso|esto|ellas|ellos|lo anterior|completo|el mensaje|las (?:cifras|tres|dos|cuatro)"
    r"|lo que (?:le )?(?:dije|puse|reporte|mande|escribi|registro|anoto|puso)))?"
    rf"(?: (?:menos|excepto|salvo|pero no) (?P<but>.{{1,80}}?))?{PLEASE}"
)
# "todo está mal menos la 5.1, bórrelo", "bórrelas menos la 5.1"
_BUT = r"(?:menos|excepto|salvo|pero no) (?P<but>.{1,80}?)"
_ALL_BUT = tuple(
    re.compile(f"{_POLITE}{form}{PLEASE}")
    for form in (
        rf"tod[oa]s? (?:eso )?(?:esta|estan|quedo|quedaron) mal {_BUT} {_TAKE_BACK}",
        rf"{_TAKE_BACK} {_BUT}",
    )
)
_ITS_CODE = r"[a-z]{0,3}-?\d{1,2}(?:\.\d{1,3}){1,3}"
_ONE_BACK = re.compile(
    rf"(?:(?:por favor|porfa|no|perdon|mejor)[ ,.]{{1,3}}){{0,2}}(?:{_TAKE_BACK} (?:(?:por favor|la"
    rf"|el|lo|de|del?|actividad|mio|reporte|dato) ){{0,4}}{_ITS_CODE}"
    rf"|(?:(?:la|el|lo|de) ){{0,3}}{_ITS_CODE},? {_TAKE_BACK}(?: lo mio)?){PLEASE}"
)
# "deshaz eso, era el borrador", "bórralo, el acta todavía no está": why it is taken back
_LEADS_IN = (
    r"(?:(?:uy|ay|ah|oiga|no|nono|perdon|disculpe|que pena|espere?|mejor|oops|ups|por favor|porfa)"
    r"(?: [,.;!])* )*"
)
_SAID_IT = r"(?:yo )?(?:(?:le|les|te|ya) )?(?:dije|puse|mande|escribi|reporte|envie)"
_JUST_TOLD = (
    r"(?:eso|esto|lo|(?:el|mi|ese|este) (?:ultimo )?(?:reporte|registro|dato|mensaje|avance))"
    rf"(?: (?:ultimo|anterior|ahorita|que {_SAID_IT}))*"
)
_TAKEN = r"(?:desha(?:ga|cer|z|gan)|(?:borr|elimin|anul|quit|retir)(?:a|e|ar|en))(?:me|nos)?"
_KINDLY = r"(?: (?:por favor|porfa|mejor|entonces|pues|ya))*"
_WAS_NOT = r"(?:(?:eso|es[ae]|lo anterior) [^¶?,.;@\d]{2,40} (?:[,.;:] )+(?:y |mejor )?)?"
_WHY = (
    r"(?:porque|pues|es que|ya que|era|eran|fue|no era"
    r"|que (?:todavia|aun|no|me|ya|fue|era|eso|faltan?|estaba|lo (?:mande|puse|envie|escribi)))"
)
_UNDOES_IT = re.compile(
    rf" ?{_LEADS_IN}{_WAS_NOT}(?:(?:{_TAKEN}(?:l[oa]s?| {_JUST_TOLD}))|deshacer){_KINDLY}"
    r"(?:(?: [.!,;:])* *|(?: [,.;:!¶]+)+ (?:[^?¶\d@]{2,120})"
    rf"|(?: [,.;:!¶]+)* {_WHY} [^?¶\d@]{{2,120}})"
)
# "no lo borre": it stands
_NOT_TO_GO = re.compile(
    rf"{_POLITE}no (?:l[oa]s? )?(?:(?:borr|elimin|anul|quit|retir|toqu|cambi)(?:e|es|en)"
    rf"|desha(?:ga|gas|gan))(?:l[oa]s?)?(?: (?:eso|esto|nada|lo (?:anterior|ultimo)"
    rf"|(?:ese|el) (?:dato|reporte|registro)))?{PLEASE}"
)
# "deshacer 3.6": a code, whoever's it is.
UNDONE_CODE = (
    r"desha(?:cer|z|ga)(?:l[oae]s?)?(?: (?:la|el|lo|de|actividad|reporte|registro)){0,3}"
    r" \d{1,2}(?:\.\d{1,2}){1,3}(?! %)"
)
_UNDONE_CODE = re.compile(rf"(?<!\S)(?:{UNDONE_CODE})(?!\S)")
# "deshacer, no es mío ese 10": the figure, and not the activity
_THAT_FIGURE = (
    r"(?:es[ea]|el|la|est[ea]) (?:\d{1,3}(?: (?:%|por ciento))?|dato|cifra|porcentaje|numero"
    r"|reporte|avance|valor)"
)
_IS_NOT_MINE = (
    r"no (?:lo )?(?:es|era|fue) (?:mi[oa]|nuestr[oa]|de nosotros|de mi oficina|de aca|de aqui)"
)
_SAID_BY = r"(?:dij|pus|report|mand|escrib|anot|registr)(?:e|i|imos|amos|o|io|aron|ieron)"
# "lo de 15 no fue mío", "ese 15 no lo dije yo", "eso de 15 lo puso otro"
NOT_HER_FIGURE = (
    r"(?:(?:y|pero|ojo|el|la|lo|que|es que) ){0,2}"
    r"(?:(?:es[aeo]|est[aeo]|el|la|lo)(?: (?:cifra|dato|valor|reporte|avance|porcentaje|numero))?"
    r" (?:del? )?\d{1,3}(?: (?:%|por ciento))?|es[ae] (?:cifra|dato|porcentaje))"
    rf" (?:que (?:aparece|sale|esta|tienen) )?(?:{_IS_NOT_MINE}"
    rf"|(?:yo )?no l[oa] (?:he )?{_SAID_BY}(?: (?:yo|nosotros|aca))?"
    rf"|l[oa] {_SAID_BY} (?:otr[oa](?: persona)?|alguien(?: mas)?|quien sabe quien)"
    r"|no se (?:quien|de donde)(?: [a-z]{2,10}){1,3})"
)
# "esa respuesta de 17 no la tengan en cuenta", "no tengan en cuenta lo del 60"
_OF_THE_FIGURE = (
    r"(?:(?:es[ea]|el|la|lo|mi|est[ea]) "
    r"(?:(?:ultim[oa]|respuesta|reporte|dato|avance|mensaje) ){0,2}"
    r"del? \d{1,3}(?: (?:%|por ciento))?"
    rf"|{_THAT_FIGURE})"
)
_DISOWNS = re.compile(
    rf"{_POLITE}{_TAKE_BACK}(?: eso)? (?:(?:que|porque|es que) ){{0,2}}"
    rf"(?:{_IS_NOT_MINE} {_THAT_FIGURE}|{_THAT_FIGURE} {_IS_NOT_MINE}){PLEASE}"
    rf"|{_POLITE}(?:{_OF_THE_FIGURE} no l[oa] (?:tengan?|tomen?) en cuenta"
    rf"|no (?:tengan?|tomen?) en cuenta {_OF_THE_FIGURE}){PLEASE}"
)


def all_but(text: str) -> str | None:
    """Return what a text leaves out that takes back all that was just told, empty where that is
    nothing: "deshaga todo menos la 1.2"; None for other texts."""
    said = bare_words(text)
    fits = (one.fullmatch(said) for one in (_ALL_OF_IT, *_ALL_BUT))
    found = next(filter(None, fits), None)
    return None if found is None else found["but"] or ""


def undoes_one(text: str) -> bool:
    """Tell whether a text is an order to take back what is said of one activity by its code, and
    says nothing else: "deshaga la 3.6"."""
    return _ONE_BACK.fullmatch(" ".join(fold(text).split()).rstrip(" .!")) is not None


def leaves_as_it_was(text: str) -> bool:
    """Tell whether the end of a text takes back that it wants something undone: "deshaga lo de la
    3.6, no, mentiras", or all of it says that nothing is to go: "no lo borre"."""
    said = bare_words(text)
    return any(one.fullmatch(said) is not None for one in (_LEFT_AS_IT_WAS, _NOT_TO_GO))


def undoes_another(plain: str) -> bool:
    """Tell whether a code that stands in the text is to be taken back: one that is not known."""
    return _UNDONE_CODE.search(plain) is not None


def undoes_what_was_told(plain: str) -> bool:
    """Tell whether a text, as it is read, orders that what was just told be taken back, with the
    reason or none, and names no figure: "deshaz eso, era el borrador"."""
    return _UNDOES_IT.fullmatch(plain) is not None


def disowns_a_figure(text: str) -> bool:
    """Tell whether a text takes back what was told because the figure is not of hers, and says
    nothing else, or that it is not to count: "deshacer, no es mío ese 10"."""
    return _DISOWNS.fullmatch(bare_words(text)) is not None


def without_retracted(text: str) -> str:
    """Return a text with the figure that it puts right in the place of the one that it takes back,
    or without that where it tells a state instead. A few words beside the figure go with it."""
    figured = _figures_put_right(text)
    if figured == text:
        in_digits = _IN_WORDS.sub(_digits, text)
        dictated = _figures_put_right(in_digits)
        figured = text if dictated == in_digits else dictated
    return _RETRACTED_FOR_A_STATE.sub("", figured)


def _figures_put_right(text: str) -> str:
    return _RETRACTED.sub(_corrected, _OF_THE_SAME.sub(r"\g<new>\g<beside>", text))


def _digits(said: re.Match[str]) -> str:
    read = read_numeral(fold(said[0]).split(), 0)
    return said[0] if read is None else str(read[0])


def _corrected(found: re.Match[str]) -> str:
    beside = found["beside"]
    return found["new"] + (beside if len(beside.split()) > _MOST_LEFT_OUT else "")


def takes_all_back(text: str) -> bool:
    """Tell whether the end of a text takes back all that it said: "ciérrela, no mentiras, deje
    así"."""
    return _ALL_BACK.fullmatch(bare_words(text)) is not None
