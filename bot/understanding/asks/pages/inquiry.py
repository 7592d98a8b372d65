"""Questions about one activity that are answered at once: its date, whose it is, what was said."""

from __future__ import annotations

import re
from collections.abc import Set

from bot.understanding.asks.pages.asking import AskedPages, of_activity, only_questions, says_who
from bot.understanding.asks.pages.questions import NAME
from bot.understanding.clauses import without_clauses
from bot.understanding.progress.tags import is_tagged
from bot.understanding.reading import Reading, any_phrase, phrase, read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import A_CODE, MONTH, WEEKDAY
from core.spanish import bare_words

_LONGEST = 16  # words beside the name: what says more is no mere question

_IS_QUESTION = re.compile(
    r"(?:(?:y|oiga|disculpe|doctora?|buen[oa]s|dias|tardes) |[.,;¿¶] ){0,4}"
    r"(?:que|quien(?:es)?|como|cuando|cuant[oa]s?|cual(?:es)?|donde|por que|para que) "
    r"[^?¶]{1,300}\? *"
)
# "sale una pregunta, si Marta no me manda el mapa antes del 31 a quién regañan?"
_WHO_IF_NOT = re.compile(
    r"(?:[^%?¶,.;]{0,40} , )?(?:y )?si (?:[a-zñ]{2,15} ){0,3}no [^?¶%,.;]{1,100} (?:, )?"
    r"(?:a|de|con|para|contra) quien(?:es)? [^?¶%]{1,60}\? *"
)
# "está vencida si eso era para el 31 de marzo", "no está vencida, vence el 31 de marzo"
_LATE_AGAINST = (
    r"(?:vencid|atrasad|retrasad)[oa]s?(?: (?:la|el|lo)(?: [a-z\d.]{2,20}){1,4}?)?(?: [,.])?"
    r"(?: (?:si|cuando|pero|porque|pues|y|que|eso|es[ae]|@|la|el|plazo|fecha|yo|tenia(?:mos)?"
    r"|entendido)){0,6}"
    r" (?:era|es|vence|vencia|estaba|quedo|iba|va|tenia plazo)(?: es)?(?: (?:para|hasta|al?))?"
    rf" (?:el )?\d{{1,2}} de (?:{MONTH})"
)
_IS_NOT_LATE = any_phrase(_LATE_AGAINST)
_DATE_IS_WRONG = any_phrase(
    _LATE_AGAINST,
    r"fechas?(?: [^\s%;]{1,30}){0,7} (?:(?:esta|estan|quedo|quedaron|tiene|sale) "
    r"(?:mal[oa]?s?|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?|un error)"
    r"|no (?:es|era|son) (?:es[ao]s?|est[ao]s?|correctas?|(?:la|las) (?:correctas?|que)|[.,;]|$)"
    r"|es (?:otra|incorrecta)|no (?:corresponden?|coinciden?))",
    r"(?:mal|errad[oa]|equivocad[oa]) (?:la|esa|su) fecha",
    r"tienen? (?:la|esa|su) fecha (?:mal[oa]?|errad[oa]|equivocad[oa])",
    r"(?:el )?(?:29|30|31) de [a-z]{4,10}(?: (?:de|en) (?:la |el )?[^\s%;]{1,12}){0,2} no existe",
    "(?:esa|la) fecha(?: [^\\s%;]{1,30}){0,4} no existe",
    "(?:error|equivocacion) en (?:la|esa|su) fecha",
    r"fecha (?:correcta|verdadera|real)(?: [^\s%;]{1,30}){0,4} (?:es|era|seria)",
    "esa no es la fecha",
    r"(?:corregir|corrij\w{1,5}) (?:la|esa|su) fecha",
    r"vence(?: [^\s%;]{1,30}){1,6} (?:, )?(?:y )?no (?:el )?\d{1,2} de",
)
# The plan is said to be wrong, as somebody wrote it: "quedó mal copiada", "era 20 de abril no 20 de
# marzo". No other day is asked for.
_AS_WRITTEN = any_phrase(
    _LATE_AGAINST,
    "(?:en el|del) plan",
    "no existe",
    r"no tiene (?:29|30|31)(?: dias)?",
    r"(?:debe|deberia) (?:ser|decir)(?= .{0,20}\d)",
    r"mal (?:copi|escri|digit|transcri|pues|sub)[a-z]{1,6}",
    r"era (?:para )?(?:el )?\d{1,2} de [a-z]{4,10} (?:, )?(?:y )?no",
    rf"no (?:es|era|quedo) para (?:el )?(?:mes de )?(?:{MONTH})",
)
# What the plan is said to have wrong besides a date: "la meta de la 3.1 está mal, son 3", "el plan
# está mal, no es mensual es trimestral", "eso no es así en el plan".
_CODED = r"(?:actividad |meta )?[a-z]{0,4}\d[\d ]{0,9}"
_OF_IT = (
    rf"(?: (?:del?|en|para|a)(?: (?:la|el|esa|ese|esta|este|mi|nuestra))? (?:{_CODED}"
    r"|actividad|[a-z]{4,20}(?: [a-z]{2,20}){0,4}?))?"
)
_IT = (
    r"(?:(?:en |de |eso |esto |(?:l[ao]|el)(?: del?)?(?: la)? ){0,3}"
    rf"(?:{_CODED}|[a-z]{{4,20}})? ?)"
)
_FIELD = (
    r"(?:(?:la|el|su|esa|ese|las|los|mi|nuestra) )?(?:periodicidad|frecuencia|metas?|indicador"
    r"(?:es)?|producto|unidad(?: de medida)?|(?:nombre|titulo|descripcion|redaccion) de (?:(?:la|el"
    rf"|esa|ese) )?(?:actividad|meta|indicador|producto|{_CODED}))"
)
_IS_WRONG = (
    r"(?:(?:me |nos )?(?:esta|estan|quedo|quedaron|aparece|figura|sale)n? (?:muy )?"
    r"(?:mal[oa]?s?|errad[oa]s?|equivocad[oa]s?|incorrect[oa]s?|con (?:un )?error(?:es)?)"
    r"(?: (?:[a-z]{3,10}[ai]d[oa]s?|escrit[oa]s?|puest[oa]s?))?"
    r"|tiene (?:un )?error(?:es)?|no (?:es|son|era|eran|corresponde|coincide)"
    r"(?: (?:es[aeo]s?|asi|correct[oa]))?)"
)
_NUMBER = r"(?:de )?\d{1,4}"
_PERIOD = (
    r"(?:diari[oa]|semanal|quincenal|mensual|bimestral|bimensual|trimestral|cuatrimestral|semestral"
    r"|anual)(?:es)?"
)
_NOT_AS_PLANNED = re.compile(
    rf"(?:(?:pero|no|y|es que|oiga|mire|ojo|que pena|le digo (?:que|q)) ){{0,3}}(?:"
    rf"(?:(?:el|ese|este|nuestro) plan|(?:{_IT})?{_FIELD}{_OF_IT}) {_IS_WRONG}(?: en el plan)?"
    rf"|{_IT}(?:{_IS_WRONG}|no (?:es|era|quedo|esta|va|son) asi) en el plan"
    rf"|(?:hay|tiene|veo) un(?:a)? (?:error|equivocacion) en (?:el plan|{_FIELD}{_OF_IT})"
    rf"|{_IT}(?:es|era|son) {_PERIOD} (?:y )?no {_PERIOD}"
    rf"|{_IT}no (?:es|era|son|va) {_PERIOD} (?:(?:sino|es|era|son|va|que) )+{_PERIOD}"
    rf"|{_FIELD}{_OF_IT} no (?:es|son|era|eran) {_NUMBER}(?: (?:(?:sino|es|son|que) )+{_NUMBER})?)"
)
_HOW_IT_IS = re.compile(
    rf"(?:(?:porque|pues|esa|ese) ){{0,2}}(?:{_IT})?"
    r"(?:no )?(?:es|son|era|eran|seria|serian|debe ser|deberian? ser|dice|deberia decir"
    r"|van?(?! (?:en|al|por)\b))"
    r" [^%]{1,50}"
    r"|(?:por favor |porfa )?(?:corrij|cambi|arregl)[ae]n?(?:l[oa])?(?: (?:eso|el plan))?"
)
_ASKS_FOR_TIME = any_phrase(
    r"plazo|prorroga|mas tiempo|(?:ampli|aplaz|correr|necesit|solicit|pid|pedi)[a-z]{0,8}"
)
_ASKS_FOR_NONE = phrase(
    r"no (?:es que )?(?:estoy |estamos |le |les |te )?"
    r"(?:pid|solicit|ped|quier|quer|necesit)[a-z]{1,7}"
    r"(?: (?:mas|otro|un|ningun|el))? (?:plazo|prorroga|tiempo)"
)
_SETS_DATE = any_phrase(
    r"(?:cambi|corrij|mod[ei]fi|actuali|ajust|mu[ev]|pon|pong|pas|corr)[a-z]{1,8} "
    r"(?:(?:la|esa|su) )?fecha(?= .{0,60}\d)",
    r"(?:dej|pong|pas|corr|muev|mov|program|reprogram|aplac|aplaz)[a-z]{1,8}l[ao]s? "
    r"(?:para|hasta|al) (?:el )?\d{1,2} de [a-z]{4,10}",
    r"(?:queda|quedara|quede|se (?:corre|aplaza|mueve|pasa|reprograma)) "
    r"(?:para|hasta|al) (?:el )?\d{1,2} de [a-z]{4,10}",
    r"fecha (?:de (?:la |el )?[^\s%;]{1,12} )?(?:es|sera|seria|queda) (?:el )?"
    r"\d{1,2} de [a-z]{4,10}",
    # "la 2.5 es para el 30 de abril, corríjala"
    r"es (?:para|hasta) (?:el )?\d{1,2} de [a-z]{4,10} ?[,.;] ?"
    r"(?:corrij|cambi|arregl)[a-z]{1,2}l[ao]",
    # "la fecha de la carta es trimestral, son 31 mar 30 jun"
    rf"fechas?(?: [^\s%;]{{1,30}}){{0,7}} (?:es|son|van?) (?:cada )?{_PERIOD}(?= .{{0,20}}\d)",
)
# All that stands beside the date that somebody gives an activity: "la fecha de la 2.5 es", "va con
# el"; where she has it from may follow.
_GIVES_DATE = re.compile(
    r"(?:(?:por favor|porfa|si|ok|listo|entonces|ya|mire|oiga|buen[oa]s|dias|tardes|doctora?|sobre"
    r"|en|de|del|el|la|lo|los|las|con|para|al|a|que|hasta|dia|actividad|plan|dud[ao]s?|pregunta|es[ae]s?|fecha"
    r"|correcta|verdadera|real|buena|definitiva|culminacion|vencimiento|entrega|acta|es|era|seria"
    r"|sera|va|iria|queda|quedo|quedaria|vence|vencia|debe|ser|decir|toma|tome|deje|dejen|dejar"
    r"|dejel[ao]|dejenl[ao]|pon(?:er|ga|gan|gale|ganle)|corrij(?:a|an|al[ao]|anl[ao])|corregir"
    r"|cambi(?:e|ar|el[ao])|acept[oe]|confirm(?:[oa]|ad[oa]|amos)|se|asi|le|nos|gracias|mal[ao]?|esta"
    r"|errad[oa]|equivocad[oa]|incorrect[oa]|por|error|digitacion|dice|decia|aparece|figura|pusieron"
    rf"|tiene|(?:29|30|31) de (?:{MONTH}))(?: |$)){{0,24}}"
    r"(?:(?:asi|como|segun|porque|pues|que es (?:la|el)) [a-z ]{3,80})?"
)


# Why the printed day is none: "abril no trae 31", "ese mes solo tiene 30 días"
_DAYS_OF_A_MONTH = re.compile(
    rf"(?:(?:porque|pues|que) )?(?:(?:{MONTH})|ese mes) (?:(?:no|solo) )?(?:trae|tiene|llega)"
    r"(?: (?:hasta|sino|al?|el|dia)){0,3}(?: (?:28|29|30|31))?(?: dias)?(?!\S)"
)


def gives_a_date(text: str, first: int, last: int) -> bool:
    """Tell whether a text says no more of an activity than that its date is the one that it names
    between these places: "la 2.5 va con el 30 de abril, así quedó en el acta"."""
    if "?" in text or "¿" in text or _ASKS_FOR_TIME.search(read(text).plain):
        return False
    beside = A_CODE.sub(" ", f"{text[:first]} {text[last:]}")
    said = _DAYS_OF_A_MONTH.sub(" ", " ".join(bare_words(beside).split()))
    return _GIVES_DATE.fullmatch(" ".join(said.split())) is not None


def sets_a_date(reading: Reading) -> bool:
    """Tell whether a text orders another date: "cambie la fecha de la 5.3 al 15 de noviembre"."""
    return _SETS_DATE.search(reading.plain) is not None


def says_date_is_wrong(reading: Reading) -> bool:
    """Tell whether a text says that the date of an activity is not the right one."""
    return _DATE_IS_WRONG.search(reading.plain) is not None


def says_not_late_yet(reading: Reading) -> bool:
    """Tell whether a text says against an activity's being late that its date is another one."""
    return _IS_NOT_LATE.search(reading.plain) is not None


def says_plan_is_wrong(reading: Reading) -> bool:
    """Tell whether a text says that the plan has not the date that was meant, and asks for no
    more time."""
    rest = _ASKS_FOR_NONE.sub(" ", reading.plain)
    written = rest != reading.plain or _AS_WRITTEN.search(rest) is not None
    asks = _ASKS_FOR_TIME.search(rest) is not None
    return written and not asks and says_date_is_wrong(reading)


def says_plan_is_otherwise(text: str) -> bool:
    """Tell whether a text only says that the plan has something else than a date wrong, and how it
    should be."""
    said = [one for one in map(bare_words, _CLAUSE.split(text)) if one]
    found = [one for one in said if _NOT_AS_PLANNED.fullmatch(one)]
    if not found and _NOT_AS_PLANNED.fullmatch(bare_words(text)):
        return "?" not in text
    beside = (one for one in said if one not in found)
    return (
        bool(found)
        and "?" not in text
        and all(_HOW_IT_IS.fullmatch(one) or is_courtesy(read(one).plain) for one in beside)
    )


def is_question(reading: Reading) -> bool:
    """Tell whether a text is a question from its first word to its last: it tells nothing."""
    if any(one.fullmatch(reading.plain) for one in (_IS_QUESTION, _WHO_IF_NOT)):
        return True
    return len(reading.tokens) <= _LONGEST and only_questions(reading.text, reading.plain)


def tells_nothing(reading: Reading) -> bool:
    """Tell whether each word of a text belongs to a question, and no figure is in it: the states
    that it names are asked for."""
    numbers = any(token.norm == "%" or token.norm.isdecimal() for token in reading.tokens)
    return not numbers and only_questions(reading.text, reading.plain, aside=0)


# "¿por qué la 5.5 sigue vencida si Gobierno dice que va en 80?": the figure is another's
_WHY_THOUGH = re.compile(r"(?:y )?por que .{1,60} (?:si|cuando|aunque) .{1,80} \? ?$")


# Who asks because she does not know, and tells nothing by it.
_KNOWS_NOT = re.compile(
    r"(?:(?:y|pero|yo|la verdad|que) ){0,2}(?:"
    r"no (?:l[oa]s? |me )?(?:conozco|se|sabia|sabemos|acuerdo|recuerdo|entiend[oe]|entendi"
    r"|respondi(?:o|eron)|contest(?:o|aron)|lidero|lideramos)(?: (?!que |ha )[a-z0-9.]{1,12}){0,9}"
    r"|(?:no (?:tengo|tenemos) )?(?:ni )?(?:la (?:menor|mas minima) )?idea"
    r"(?: (?:de|como|que|cual|cuanto)(?: [^ ]{1,20}){1,6})?"
    r"|(?:acabo|acabamos|recien|apenas) (?:de )?(?:llegar|entrar|llegue|entre|posesion[a-z]{1,6})"
    r"(?: [a-z]{1,15}){0,4}"
    r"|por cierto|a proposito"
    r"|(?:tengo |me queda |hago )?(?:una|otra) (?:pregunta|consulta|duda|cosa)"
    r"|soy (?:el |la )?nuev[oa](?: [a-z]{1,15}){0,4}) ?$"
)
# "la próxima semana quedo yo, qué fechas hay?": it is her turn, and so she asks.
_HER_TURN = re.compile(
    rf"\A(?:(?:y|pero|hola|buen[oa]s|dias|tardes|que|como|ya que|desde|a partir de|el|la|est[ae]"
    rf"|prox|proxim[oa]|otr[oa]|siguiente|entrante|que viene|semana|mes|hoy|manana|(?:{WEEKDAY})"
    r"|soy|yo) ){0,9}"
    r"(?:quedo|me quedo|me toca(?: quedar(?:me)?)?|voy a (?:quedar|estar)|estoy|soy)"
    r"(?: (?:yo|encargad[oa]|a cargo|al frente|de (?:turno|reemplazo)|(?:la|el) suplente)){1,3}"
    r"(?: (?:el|la|est[ae]|prox|proxim[oa]|otr[oa]|siguiente|entrante|que viene|semana|mes)){0,4}"
    r" ?\Z"
)
_OF_BOTH = frozenset({"las", "los", "esas", "esos"})  # "cuál de las dos" tells no figure
_CLAUSE = re.compile(r"[.,;!?\n](?!\d)\s{0,3}")


def told_beside(rest: str) -> str:
    """Return what the text beside a question tells, without that she does not know: "no la conozco,
    acabo de llegar" is why she asks."""
    return without_clauses(rest, _CLAUSE, bare_words, (_KNOWS_NOT, _HER_TURN))


def find_inquiry(reading: Reading, named: Set[int], *, known: bool) -> AskedPages | None:
    """Return what a text asks of the activity that the tokens `named` name, None for no question.

    Figures beside these tokens are a report, and so is a long text. `known`: what is asked about
    was named before.
    """
    tokens = [token.norm for token in reading.tokens]
    beside = [
        norm
        for at, norm in enumerate(tokens)
        if at not in named and (tokens[at - 1] not in _OF_BOTH or norm != "2")
    ]
    told = any(norm[0].isdigit() or norm == "%" for norm in beside)
    told = told and _WHY_THOUGH.match(reading.plain) is None
    if told or len(beside) > _LONGEST:
        return None
    spelled = (
        NAME if at in named else token.norm
        for at, token in enumerate(reading.tokens)
        if at not in named or at - 1 not in named
    )
    if says_who(reading.plain):
        return None
    asked = of_activity(" ".join(spelled))
    means_the_last = known or named or not asked.signed or is_tagged(reading.plain)
    return asked if asked.pages and means_the_last else None
