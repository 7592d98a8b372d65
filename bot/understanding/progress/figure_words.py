"""The words beside an amount that say what it is: a state, a goal, what is missing, a gain."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.understanding.amounts.settled import Amount, Kind
from bot.understanding.progress.done_words import ITS_PART
from bot.understanding.wordlists import MONTH, word_set

_TO_DO = r"(?:ejecutar|hacer|completar|realizar|terminar|cumplir)"
# "40 % pendiente capacitación de la auxiliar" tells what is pending, not how much of it
IS_MISSING = re.compile(
    rf"^ (?:pendientes?(?= *$| (?:aun|todavia) *$| (?:de|por) {_TO_DO})|restante|faltante"
    rf"|por {_TO_DO}"
    r"|que (?:nos |me )?falta(?:n|ba|ban)?|que resta|sin (?:ejecutar|hacer|terminar))(?!\S)"
)
_A_SHARE = re.compile(r"(?<!\S)(?<!en )(?:el|un) $")
_IS_PENDING = re.compile(r"^ pendientes?(?!\S)")
LEFT_OVER = re.compile(
    r"(?:^|\s)(?:nos )?quedan? (?:(?:nos|solo|solamente|apenas|un|el|por|como|todavia|aun|ya) )*$"
)
ALL = Decimal(100)
TENTH = Decimal(10)
DAYS = Decimal(31)
_DAYS = ("el ", "para el ", "hasta el ", "desde el ", "del ", "al ")
BEFORE_DAYS = frozenset(f"{joint}{one}" for joint in ("", "y ", "pero ") for one in _DAYS)
# "ya están los 6", "compraron los otros 4": how many there are is no percentage.
_THOSE = re.compile(
    r"(?<!\S)(?:estan|llegaron|compramos|compraron|hay|tenemos|instalamos|instalaron|entregaron"
    r"|entregamos|trajeron) l[oa]s(?: (?:otr|primer|ultim)[oa]s)? $"
)
# "tengo las actas firmadas, son 14": as many papers, where the work itself is not named
_PAPERS = re.compile(
    r"(?<!\S)l[oa]s (?!avances|porcentajes|resultados|cifras|metas)[a-z]{4,}s"
    r"(?: (?!van?|estan?|llevan?|digo|perdon)[a-z]+){0,4}(?: ,)? (?:que )?(?:son|fueron|eran)"
    r"(?: (?:en total|como|unos|unas|ya))? $"
)
# "con corte al 31 de octubre": the day of which a figure is told, even where it is to come.
CLOSING_DAY = re.compile(r"(?:^|\s)corte(?: (?:a|al|de|del|el|:))* $")
# "ya pasamos del 50, estamos en 55"
PASSED = re.compile(r"(?:^|\s)(?:pas(?:amos|o|aron)|super(?:amos|o|aron)) (?:de |del |el |la )?$")
# "dos diálogos ciudadanos: el de Arroyo Grande y el de La Pesca"
# "van 4 falta el de la vereda": nor does the one that lacks
_ONE_LACKS = r"(?:solo )?falta (?:(?:el|la) (?:del?|que)|un[oa]) "
NO_MORE = re.compile(rf"^(?: (?!\w*(?:ad|id)[oa]s(?!\S))[a-z]{{4,}})? *(?:$|: |(?<= ){_ONE_LACKS})")
TIME_PAST = re.compile(
    r"(?:^|\s)(?:año|mes|trimestre|semestre|cuatrimestre|periodo|vez|semana|corte|reporte|informe)"
    r" (?:pasad[oa]|anterior)(?!\S)".replace("ñ", "n")
)
REPORTED = re.compile(
    rf"(?:^|\s)(?:en|a) (?:{MONTH}) (?:reportamos|reporte|informamos|registramos)(?!\S)"
)
FROM = re.compile(r"(?:^|\s)(?:de|del|desde|desde el|desde un)(?: (?:un|casi|la))? $")
TO = re.compile(
    r"^ (?:(?:ya|y|paso|subio|fuimos|[a-z]{3,}(?:amos|imos)) )*(?:a|al|hasta"
    r"|hasta el|para|hacia el|-)(?: (?:un|casi|el|la|las))? $"
)
REJECTED = re.compile(
    r"(?:^|\s)(?:no|no es|no era|no eran|no son|no al|no en|no el|no del|no un|en vez de|en vez del"
    r"|en lugar de|en lugar del|y no|y no el|no a) $"
)
BUT = re.compile(r"^ (?:%|,|sino|es|son|era|eran|que|el|un| )+$")  # "no es 80 es 60"
# "no vamos en 40, vamos en 60", "no va en 70 es 60"
OTHERWISE = re.compile(
    r"(?:^|\s)sino "
    r"|[,.;] (?:o sea|es decir)(?: ,)?(?: (?:es|son|en|al?|por|el|un|la))* $"
    r"|(?:^(?: %| por ciento)?|[,.;]|o sea) (?:ya )?(?:vamos|va|van|estamos|esta|quedo|queda"
    r"|llevamos"
    r"|lleva|sigue|seguimos|siguen|continua|es|son"
    r"|deje(?:l[aeo])?|dele|pon(?:g[ae](?:l[aeo])?|l[aeo]))"
    r"(?: (?:en|al?|por|el|la|como|casi))* $"
)
MORE = re.compile(r"^ (?:mas(?! o menos)|adicional(?:es)?|de mas|extra)(?!\S)")
_OF_A_DEED = re.compile(
    r"(?:^|\s)(?!(?:lleva|avanza|subi|aumenta|progresa)mos )[a-z]{3,}(?:amos|imos|aron|ieron) $"
)
# "ya subimos 4 de 12 conjuntos": put on a page, and no gain
_UPLOADED = re.compile(r"(?:^|\s)subi(?:mos|eron|o)(?: (?:ya|como|apenas|solo)){0,2} $")
# "según planeación vamos en 50, pero según mi cuenta es 62": two tell two figures.
AS_SOMEBODY_SAYS = re.compile(r"(?:^|\s)(?:segun|dicen?|decia|dijo)(?!\S)")
# "dos grupos focales más": more than before, not as many as there are.
MORE_UNITS = re.compile(r"^ (?:[a-z]+ )?(?:mas(?! (?:o menos|de))|adicionales)(?!\S)")
# "es 40, 12 son los contratos"
_COUNTS_OTHERS = re.compile(
    r"^ (?:son|eran|fueron) (?:de )?l[oa]s (?!que|otr)[a-z]{4,20}s(?! (?:va|van|esta)(?!\S))(?!\S)"
)
_FEW = 30  # a larger number is a percentage
# "los otros 2 ya quedaron instalados", "las otras 2 aún no": how many there are
_THE_OTHERS = re.compile(r"(?:^|\s)l[oa]s otr[oa]s $")
AND_OTHERS = re.compile(r"(?:^|\s)y otr[oa]s? (?:dicen )?$")
IS_GOAL = re.compile(
    r"^ (?:programad|planead|previst|proyectad|esperad|pactad)[oa]s?(?!\S)|^ de meta"
)
GOAL_HEAD = re.compile(
    r"^(?:y |la |el |una |frente a |frente al |contra )*(?:meta|programado|planeado)"
    r"(?: (?:(?!(?:van?|esta|lleva|tiene|presenta|registra|reporta|avanz\w+|quedo) )\w+|:)){0,6}"
    r" $"
)
OF_WHAT = re.compile(
    r"^ (?:de|del) (?:(?:la|el|los|las|sus?|nuestr[oa]s?|est[ae]|dich[oa]) )?(?P<noun>[a-z]{3,})"
)
OF_A_THING = re.compile(
    r"(?:^|\s)(?:el|la|los|las) (?P<noun>[a-z]{4,})(?: [a-z]+){0,4}"
    r" (?:fue|fueron|son|dio|dieron|crecio|crecieron|cayo|disminuyo|arrojo|arrojaron|marco)"
    r"(?: (?:de|del|en|un|el|al?|como|casi))* $"
)
# "188 quejas, de las cuales se atendieron 170"
OF_WHICH = re.compile(r"^ (?:, )?de (?:los|las) (?:que|cuales)(?!\S)")
AND_MORE = re.compile(r"^(?: [a-z]+){0,4} (?:y|,)(?: (?:de|del|el|un))* $")
OF_THE_WORK = word_set(
    "avance avances cumplimiento ejecucion actividad actividades meta metas tarea total progreso "
    "implementacion desarrollo trabajo producto programado planeado previsto camino acuerdo lo "
    "elaboracion construccion actualizacion consolidacion cronograma plan documento todo"
)
BY_THEN = re.compile(r"^ (?:(?:para|al|a|en|hacia|antes de)(?: el| la| los)? |el |la )?$")
IS_ANOTHERS = re.compile(r"(?:^|\s)(?:segun|dice|dicen|decia|pero|otr[oa]s?|mientras)(?!\S)")

# "Diríamos que un 60", "yo le calculo como el 60", "eso es como un 60": what she takes it for.
_JUDGES = (
    r"(?:diria|diriamos|digamos|calculo|calculamos|calcul[eo]mosle|estimo|estimamos|considero"
    r"|consideramos|pondria|pondriamos|pongale|pongamos|pongamosle|(?:eso|esto) (?:es|seria))"
)
JUDGED = re.compile(
    rf"(?<!\S)(?<!no )(?<!no le )(?<!no lo ){_JUDGES}"
    r"(?: (?:que|es|seria|va|vamos|en|por|como|de|mas|o|menos|un|el|al|avance|ahi|casi)){0,8} $"
)

_ENDS_THERE = re.compile(
    r"^ ?(?:$|[.,;!¶]|(?:y|pero|porque|pues)(?!\S)"
    r"|(?:(?:de|del|en) )?(?:(?:el|la|lo) )?(?:@|avance|ejecucion|cumplimiento|progreso)(?!\S))"
)


def put_up(amount: Amount, clause: str, told: str, behind: str) -> bool:
    """Tell whether so many of all, `told`, were put on a page: "ya subimos 4 de 12 conjuntos"."""
    more = " mas " in f" {told} " or MORE.match(behind) is not None
    return amount.kind is Kind.FRACTION and not more and _UPLOADED.search(clause) is not None


def counts_more(clause: str, behind: str) -> bool:
    """Tell whether so many things more were done, which are no points that a figure gained: "ayer
    capacitamos 4 más"."""
    return MORE.match(behind) is not None and _OF_A_DEED.search(clause) is not None


def estimates_now(clause: str, hoped: str, after: str) -> bool:
    """Whether a figure is an estimate of now: "estimamos un 40 %, falta el acta", not "estimamos un
    80 % al cierre"; `hoped` stands between the word of hope and the figure."""
    estimated = " ".join(clause.split()).endswith(f"estimamos {hoped}".strip())
    judged = estimated and JUDGED.search(clause) is not None
    return judged and _ENDS_THERE.match(after) is not None


# "jurídica ya la revisó 95 solo falta subirla": the number is no object of the verb.
# "ya hablamos con el concejo 20": nor is it the number of a body that there is one of.
# "le dimos inicio 10": a noun tells what was begun, and with whom: "ya con contratistas 100".
_BODY = (
    r"(?:con[cs]ejo|alcald(?:e|ia|esa)|secretari[oa]|gobernacion|personeria|contraloria"
    r"|contratistas?|proveedor(?:es)?|operador(?:es)?|capacitador[a]?|comunidad|ministerio|veedores"
    r"|interventor(?:ia)?|juridica|planeacion|hacienda|sistemas|juntas|lideres|funcionari[oa]s"
    r"|servidores|proveedores|talento humano)"
)
_DEED_TOLD = re.compile(
    r"(?<!\S)ya (?:l[ao] [a-z]{3,15}(?:o|aron|ieron|[ai]mos)"
    rf"|(?:nos )?[a-z]{{3,15}}[ai]mos con (?:el|la|los|las) {_BODY}"
    rf"|con (?:(?:el|la|los|las) )?{_BODY}"
    r"|(?:les? )?(?:dimos|dieron|di|dio) (?:inicio|comienzo|arranque)"
    r"|(?:les? )?metimos (?:la )?mano"
    r") $"
)
_REST_FOLLOWS = re.compile(r" ?(?:$|[.,;¶]|(?:solo |apenas |nada mas )?(?:falta|queda|resta) )")


def may_be_pending(clause: str, after: str) -> bool:
    """Whether "el 40 % pendiente de firma" may be what is left; not "va en el 40 % pendiente …"."""
    return _A_SHARE.search(clause) is not None and _IS_PENDING.match(after) is not None


def follows_a_deed(clause: str, value: Decimal | None, after: str) -> bool:
    """Whether a bare number stands alone behind a deed that has its object, before what lacks."""
    told = value is not None and value >= TENTH and _DEED_TOLD.search(clause) is not None
    return told and _REST_FOLLOWS.match(after) is not None


# "la de la cita nuestra parte 50", "lo nuestro en 50"
ITS_PART_AT = re.compile(
    rf"(?<!\S){ITS_PART}(?: (?:ya|va|vamos|esta|en|al|un|el|como|por|ahi)){{0,4}} ?$"
)


def are_those(clause: str, sentence: str, told: Amount, after: str) -> bool:
    """Tell whether a bare number behind a clause of a sentence, and before what follows it, tells
    how many there are: "ya están los 6", "12 son los contratos", "las actas son 14"."""
    few = told.value is not None and told.value <= _FEW
    others = few and _THE_OTHERS.search(clause) is not None
    counts = others or any(
        (_THOSE.search(clause), _COUNTS_OTHERS.match(after), few and _PAPERS.search(sentence))
    )
    return told.kind is Kind.BARE and counts
