"""The words in which requests are granted, denied or left for later, as patterns."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.wordlists import PRINTED_CODE

_GRANTING = (
    r"conced(?:er|a|e|o|emos|amos)|aprobar|apruebe|aprueb[aeo]|aprobamos|aprobemos|autorizar|autorice"
    r"|autori(?:za|zo|zamos|cemos)"
)
# With its object: "niéguela", "niégamela".
_DENYING_IT = r"(?:(?:de)?ni[eé]g(?:u?en?|a)|rech[aá](?:cen?|za))(?:se|me)?l[aeo]s?"
_DENYING = (
    r"negar|nieg(?:ue|a|o)|negamos|neguemos|rechaz(?:ar|a|o)|rechace|denegar|denieg(?:ue|a|o)"
    rf"|(?:(?:de)?ni[eé]gu?|rech[aá]c)en?(?:me|se)|{_DENYING_IT}"
)
_GRANTED = r"concedid[ao]s?|aprobad[ao]s?|autorizad[ao]s?"
_DENIED = r"negad[ao]s?|rechazad[ao]s?|denegad[ao]s?"
_GIVING = (
    r"(?:conc[eé]d[ae]n?|apru[eé]b[ae]|autor[ií](?:ce|za))(?:se|me)?l[aeo]s?"
    r"|ot[oó]rgue(?:se)?l[aeo]s?|d[eé]n?(?:se)?l[aeo]s?|d[aá]sel[aeo]s?|d[eé]len|(?:d[eé]|conced[aá]|aprob[eé])mos?l[aeo]s?"
    r"|(?:c[oó]rr|mu[eé]v|ampl[ií]|exti[eé]nd|apl[aá]c|prorr[oó]gu)[ae]n?(?:se)?l[ao]s?"
    r"|(?:conc[eé]da|apru[eé]be|autor[ií]ce|ot[oó]rgue)n?(?:me|se)"
)
# "se la doy", "se le da plazo"
HANDED = (
    r"(?:(?:no\s)?(?:se\sl[aeo]s?|les?)\s(?:doy|damos|d[aeé]|dan|acept(?:o|amos)|concedo|apruebo)"
    r"|no\s(?:(?:se|te)\s)?l[aeo]s?\s(?:puedo|podemos|voy\sa|vamos\sa)\s(?:dar|conceder|aprobar|autorizar|ampliar|correr|otorgar))"
    r"(?:\s(?:(?:un|el|m[aá]s|ese)\s)?(?:plazo|pr[oó]rroga|tiempo))?"
)
# "pásesela a gobierno", "asigne la 3.6 a Salud": with the office that it is handed to
_TO_AN_OFFICE = r"\s(?:al?|para)\s(?=[^\W\d_])"
_HANDS = (
    r"(?:p[aá]s[ae]|(?:re)?as[ií]gn[ae]|trasl[aá]d[ae]|entr[eé]gue|m[aá]nde|d[eé])n?(?:se)?l[ao]s?"
    rf"(?={_TO_AN_OFFICE})"
)
_HANDS_OVER = rf"(?:p[aá]s|as[ií]gn|trasl[aá]d)en?(?:les?)?(?=\s[^;\n]{{1,60}}?{_TO_AN_OFFICE})"
_NUMBER = r"(?<![\w.-])\d{1,9}(?![\d%]|[.,/-]\d)"
NAME = rf"(?:{_NUMBER}|{PRINTED_CODE})"
_NAMED = (
    r"(?:(?:las?\sde|lo\sde|(?:(?:la|el|m[aá]s|un|una)\s)?(?:pr[oó]rroga|solicitud|petici[oó]n"
    r"|ampliaci[oó]n|plazo)(?:\sde\s(?:plazo|tiempo))?\s(?:de|para|a|sobre)"
    r"|(?:(?:el|un)\s)?cambio\sde\s(?:fecha|plazo)(?:\s(?:de|para|a))?)\s)?(?:(?:las?|es[ae]s?)\s)?"
    r"(?:(?:solicitud|actividad)(?:es)?\s)?"
    r"(?:n\.?[o°º]?\.?\s|n[°º]|n[uú]mero\s)?#?"
)
NUMBERS = (
    rf"{_NAMED}(?:{NAME}(?:\s?,\s|\s(?:[ye]|ni)\s|\s?,\s(?:[ye]|ni)\s)(?:las?\s)?){{0,20}}{NAME}"
)
_NO = r"(?:no\s)?(?:se\s(?:la\s|les?\s)?|la\s|les?\s|me\s)?"
VERB = rf"(?:{_NO}(?:{_GRANTING}|{_DENYING}|{_GRANTED}|{_DENIED}|{_GIVING}|{_HANDS})\b|{HANDED}\b)"
_SINGLE = rf"{_NAMED}{NAME}\s?[:,-]?\s?(?:queda\s|est[aá]\s|es\s|fue\s)?{VERB}"
_NEXT = rf"\s[ye]\s(?:{VERB}|{_SINGLE})"
_OTHERS = rf"\s[ye]\s(?:(?:a|de|con|para|sobre)\s)?las?\s{NAME}"  # "conceda la 2 y la 3 déjela"
# To grant or deny, before who asked: "concédase a Hacienda la prórroga de la 1.5".
ORDERING = rf"(?:{_GRANTING}|{_DENYING}|{_GIVING})"
# Verbs that bring their object: "concédala", "niéguele".
OBJECT = rf"(?:{_GIVING}|{_DENYING_IT})"
# "concédala, pero hasta el 9", "negada porque ya tuvo plazo": it names no request.
UNNAMED = (
    rf"(?P<given>{_HANDS}|(?:conc[eé]da|apru[eé]be)(?:se)?las?(?={_TO_AN_OFFICE})|{OBJECT}"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:pero|s[oó]lo|solamente|hasta|porque|ya\sque|por|con)\b)"
    r"|(?:concedid|(?:de)?negad)[ao]s?(?=\s?[.,:;]\s)"
    r"|(?:no\s)?(?:se\s(?:les?\s|puede\s)?|l[ao]\s)(?:conced(?:e|o|er)|(?:de)?nieg[ao]|(?:de)?negar)"
    r"(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|por|pues)\b)"
    rf"|(?:{_GRANTING}|{_DENYING}|{_GRANTED}|{_DENIED})"
    r"(?=\s?[,:]?\s(?:pero\s)?(?:(?:s[oó]lo|solamente|[uú]nicamente)\s)?(?:hasta\s(?:el\s(?:pr[oó]ximo\s|(?:lun|mar|mi[eé]|jue|vie)|d[ií]a\s|\d)|\d|fin|mediados)|porque\b|ya\sque\b)))"
)
_MARKS = r"\s?(?:$|[.,:;\n])"
_WHY = r"\s(?:es\s(?:del?|por|para|obligatori\w{1,3})|eso|toca)\b"  # "negar 3.6 es de Salud"
SOME_TIME = (
    r"(?:(?:\d{1,2}|una?|dos|tres|cuatro|cinco|seis|siete|ocho|diez|doce|quince|veinte|treinta)\s"
    r"(?:d[ií]as?|semanas?|mes(?:es)?)(?:\sh[aá]biles)?)"
)
# "15 días", "una semana más de plazo", as all that is given
GIVEN_TIME = rf"{SOME_TIME}(?:\sm[aá]s)?(?:\sde\s(?:plazo|pr[oó]rroga))?"
TIME_ENDS = (
    r"(?=\s?(?:$|[.,;:\n])|\s(?:(?:no|nada)\sm[aá]s|nom[aá]s|porque|ya\sque|pero|para)\b"
    r"|\s[ye]\s(?=(?:a\s)?las?\s\d|al?\s[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?\s(?:les?|d[eé]n?les?|no|s[ií])\b))"
)
_LENGTH = rf"{SOME_TIME}\sm[aá]s"
_LIMITS = rf"\s(?:pero|s[oó]lo|[uú]nicamente|hasta|porque|ya\sque|si|cuando|siempre|{_LENGTH})\b"
# A reason that is only announced: "después le explico a Luz por qué".
LATER = (
    r"despu[eé]s|luego|ahora|ahorita|enseguida|en\sseguida|m[aá]s\s(?:tarde|adelante)|ma[nñ]ana"
    r"|pronto|otro\sd[ií]a|(?:en|con)\s(?:persona|calma|detalle|tiempo)|personalmente"
    r"|por\s(?:tel[eé]fono|correo|oficio|escrito|aparte|chat)|en\s(?:la|una)\sreuni[oó]n|esta\starde"
)
EXPLAINS = (
    r"(?:(?:explic|aclar|coment|inform|mand|pas|escrib|justific|detall|platic)(?:o|amos|imos)"
    r"|env[ií](?:o|amos)|cuento|contamos|digo|decimos|doy|damos|hablo|hablamos"
    r"|(?:explicar|aclarar|comentar|informar|mandar|pasar|escribir|justificar|enviar|contar|dir|dar|hablar)"
    r"(?:[eé]|emos)|(?:voy|vamos)\sa\s(?:explicar|aclarar|comentar|contar|decir|dar|escribir|hablar)\w{0,5})"
)
# "negar 29 y luego le explico", "conceda la 29 y después miramos la otra"
_LATER = (
    rf"(?:\s[ye]\s(?:(?:yo|ya)\s)?(?:{LATER})|\s(?:[ye]\s)?(?:(?:yo|ya)\s)?"
    rf"(?:(?:{LATER})\s)?(?:se\s)?l[aeo]s?\s{EXPLAINS})\b"
)
# Only a number that stands alone, or before a date or a reason: "aprobar 2 actas" is no order.
ORDERS = rf"(?:{_NO}(?:{_GRANTING}|{_DENYING}|{_GIVING}|{_HANDS_OVER})|{HANDED})\b\s(?:a\s)?"
STATES = rf"{_NO}(?:{_GRANTED}|{_DENIED})\s"  # "negada la de Jairo"
ENDS = (
    rf"(?:{_MARKS}|{_LIMITS}|{_NEXT}|{_OTHERS}|{_WHY}|{_LATER}"
    r"|\s(?:al?|para|por|ya|con|de\stodos\smodos|(?:tal\s(?:y\s)?)?como\s(?:(?:me|nos|se)\s)?(?:l[aeo]s?\s)?(?:pid|ped|solicit)\w{1,5})\b)"
)
_ORDERING = rf"{ORDERS}(?P<ordered>{NUMBERS})(?={ENDS})"
_STATES_IT = rf"\s?[:,-]?\s?(?:s[ií]\s?,?\s)?(?:quedan?\s|est[aá]n?\s|es\s|fue\s)?{VERB}"
# "negada la 16 por falta de soportes"
_FOR_LACK = (
    r"\spor\s(?:falta|no|haber|ser|estar|tener|extempor[aá]ne\w{1,2}|incumplimiento|demora)\b"
)
_STATED_ENDS = rf"(?={_MARKS}|{_LIMITS}|{_NEXT}|{_FOR_LACK})"
_STATED = (
    rf"(?:{_NO}(?:{_GRANTED}|{_DENIED})\s(?P<first>{NUMBERS})|(?P<stated>{NUMBERS}){_STATES_IT})"
    rf"{_STATED_ENDS}"
)
STATED = re.compile(rf"{_STATES_IT}{_STATED_ENDS}", re.IGNORECASE)  # of the one that was shown
BEGINS = (
    r"(?:^|(?<=\n)|(?<=;)|(?<=[.,]\s)|(?<=\s[ye]\s)|(?<=ver:\s)|(?<=as[ií]:\s)|(?<=solicitudes:\s)|(?<=decisiones:\s)|(?<=siguiente:\s))[\s•*¡-]{0,4}"
    r"(?:(?:por\sfavor|porfa|favor|(?:por|de)\smi\sparte)\s?,?\s)?"
)
# "a camilo la 2.4 déle …", "niéguele la 1.2 a Marta, …"
_SOMEBODY = r"(?:(?:las?|los?|el|do[nñ]a?|doctora?)\s)?[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20}){0,4}?"
_ADDRESSED = rf"al?\s{_SOMEBODY}"
ADDRESSED = re.compile(
    rf"\A\s{_ADDRESSED}(?=\s?(?:$|[.,:;\n])|\s(?:porque|ya\sque|pues|hasta|s[oó]lo)\b)",
    re.IGNORECASE,
)
# "sí a la 2, no a la 3": of requests that wait.
YES_OR_NO = re.compile(
    rf"{BEGINS}(?P<says>s[ií]|no)\s(?:a|para|con)\s(?=las?\s)(?P<names>{NUMBERS})"
    rf"(?={_MARKS}|{_LIMITS}|\s[ye]\s)",
    re.IGNORECASE,
)
HEAD = re.compile(rf"{BEGINS}(?:{_ORDERING}|{_STATED})", re.IGNORECASE)

# The day comes before the request: "deles hasta el 31 de marzo nomás en la 2.4".
GIVEN = re.compile(
    rf"{BEGINS}(?:{_ADDRESSED}\s)?(?P<verb>(?:{_GRANTING}|{_GIVING}|(?!no\s){HANDED})\s)?"
    rf"(?P<until>(?:(?:(?:s[oó]lo|solamente|[uú]nicamente)\s)?hasta\s|{_LENGTH})(?:(?!\slas?\s\d)[^.,;:\n]){{0,40}}?)"
    rf"(?:\s(?:en|al?|para|con)|(?(verb)(?:\s?,)?|(?!)))\s(?=las?\s)(?P<names>{NUMBERS})(?={_MARKS}|{_LIMITS}|\s[ye]\s)",
    re.IGNORECASE,
)
# What is decided stands after the reason: "la 5.2 sí aplica, lo manda la ley. Negada".
SEALED = re.compile(
    rf"[.,;:\n]\s?(?:(?:as[ií]\sque|entonces|queda|est[aá])\s)?"
    rf"(?P<verb>{_NO}(?:{_GRANTED}|{_DENIED}|{_GIVING}|{_GRANTING}|{_DENYING}))"
    r"[\s.,;!]{0,3}$",
    re.IGNORECASE,
)
# "sí, esa niéguela", "a esa dele hasta el 15"
THAT_ONE = re.compile(
    r"\A\W{0,3}(?:(?:s[ií]|bueno|listo|ah|y|pues)[\s,]{1,3}){0,2}(?:a\s)?es[ae]\s(?:solicitud\s)?",
    re.IGNORECASE,
)
DECIDING = re.compile(rf"\b{VERB}", re.IGNORECASE)

# A clause that begins with requests: "y a la 3 dele …", "La 5 déjela quieta", "lo de Rosa (2.3) …".
_LEADS = (
    r"(?:(?:y|pero|ahora(?:\ss[ií])?|en\scambio)\s)?"
    rf"(?:(?P<to>{_ADDRESSED})(?:\s?,?\s(?=las?\s)|\s\()|(?:lo|las?|el)\sdel?\s{_SOMEBODY}(?:\s\(|\s(?=de\slas?\s)))?"
    r"(?:(?:a|de|con|para|sobre|en\scuanto\sa|(?:con|en)\srelaci[oó]n\s(?:a|con)|(?:con\s)?respecto\s(?:a|de)"
    r"|frente\sa)\s)?"
)
CLAUSE = re.compile(
    rf"{BEGINS}{_LEADS}(?P<article>(?=las?\s|solicitud|n\.?[o°º]|n[uú]mero\s|#))?"
    rf"(?P<names>{NUMBERS})(?=\W|$)\)?",
    re.IGNORECASE,
)
_GAP = r"\s?[:,-]?\s?"
# "la 3.6 sí es nuestra, concédala"
_WHOSE = (
    r"s[ií]\s(?:(?:es|son)\s(?:nuestr[ao]s?|suy[ao]s?|del?\s(?:ell[oa]s|nosotr[oa]s|(?:la\s)?"
    r"[^\W\d_]{4,20}))|(?:nos|les?)\s(?:corresponde|toca))"
)
_FILLED = (
    rf"(?:(?:{_WHOSE}|s[ií]|tambi[eé]n|ya|mejor|yo|que|ok|okey|listo|vale|de\sacuerdo)"
    r"\s?,?\s){0,3}"
)
DECIDES = re.compile(
    rf"{_GAP}{_FILLED}{VERB}(?={_MARKS}|{_LIMITS}"
    rf"|\s{GIVEN_TIME}{TIME_ENDS}"
    r"|\s(?:[ye]|tambi[eé]n|igual\w*|nada\sm[aá]s|as[ií]|tal|como|al?|para|por|con|de\stodos)\b)",
    re.IGNORECASE,
)
# "las dos sí", "todas negadas"
SAYS = rf"{_GAP}{_FILLED}(?P<says>{VERB}|s[ií]|no)(?!\w)"
# Beside what a verb decides, or by the request's own number.
UNTIL = re.compile(
    rf"{_GAP}{_FILLED}(?:pero\s)?(?:(?:s[oó]lo|solamente|[uú]nicamente)\s)?"
    rf"(?:d[eé]jel[ao]s?\s)?(?:en\s)?"
    rf"(?=hasta\s|{_LENGTH}\b|con\splazo\s(?:al?\s|de\s|hasta\s)?(?:el\s)?\d)",
    re.IGNORECASE,
)
# "la 1.2 hasta el 10 no, hasta el 31 de marzo sí", "la 1.2 hasta el 31 de marzo concedida"
YES_UNTIL = re.compile(
    rf"{UNTIL.pattern}[^.;?\n]{{1,80}}?\b(?:(?:s[ií]|(?<!no\s){_GRANTED})(?=\s?(?:$|[.,;\n]))"
    r"|s[ií]\s(?=hasta\s))",
    re.IGNORECASE,
)
# "la 1.2 a hacienda ok, concedida": to whom stands before the verb
HANDED_FIRST = re.compile(
    rf"{BEGINS}(?P<called>(?:(?:la|lo\sde\sla)\s)?(?:solicitud\s)?{NAME}"
    r"|(?:la|lo)\sdel?\s(?:(?:las?|los|el)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)"
    r"(?P<to>\s(?:al?|para)\s(?:(?:la|el|los|las)\s)?[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,4}?)"
    rf"(?P<verb>{_GAP}{_FILLED}{VERB})(?={_MARKS}|{_LIMITS}|\s(?:[ye]|por)\s)",
    re.IGNORECASE,
)
RUN_ON = re.compile(rf"(?<=\s)(s[ií]|no)\s(?={NAME}\s(?:s[ií]|no)\b)", re.IGNORECASE)
# "…, la capacitación hasta el 19 de junio concedida", "…, y lo de Rosa no cambia" are no reasons
ANOTHER_DATED = re.compile(
    rf"[.,;]\s(?=(?:y\s)?(?:las?|los?|el)\s[^.,;]{{3,60}}?\shasta\s[^.,;]{{1,40}}?\s{_GRANTED}\s?$)"
    r"|[.,;]\s(?=y\sl[ao]\sdel?\s[^.,;]{3,60}?\s(?:no\scambia|siguen?|quedan?|se\smantiene)\b)",
    re.IGNORECASE,
)
YES = re.compile(
    rf"{_GAP}(?:que\s)?(?:tambi[eé]n|ok|okey|listo|vale|d[aá]le|h[aá]gale|de\sacuerdo"
    r"|(?:s[ií]\s)?(?:procede|es\sviable)|(?:s[ií]\s)?(?:como|lo\sque)\s(?:lo\s|la\s)?(?:pid|solicit)\w{2,6}"
    rf"|s[ií](?:\stambi[eé]n)?)(?={_MARKS}|{_LIMITS}|\s(?:[ye]|como)\s)",
    re.IGNORECASE,
)
ALSO = re.compile(rf"{_GAP}(?:y\s)?tambi[eé]n(?={_MARKS}|{_LIMITS}|\s[ye]\s)", re.IGNORECASE)
NO = re.compile(
    rf"{_GAP}(?:que\s)?(?:(?=no\shay\b)|(?:tampoco|ni\s(?:modo|hablar)|no(?:\s(?:procede|es\sviable|se\s(?:mueve|corre|aplaza|cambia|puede)))?)"
    rf"(?={_MARKS}|{_OTHERS}|\s(?:porque|ya\sque|por)\b))",
    re.IGNORECASE,
)
# What is to be done before it is carried out, or whether it is at all.
_ASKS_FIRST = (
    r"(?:(?:voy\sa|vamos\sa|tengo\sque|tenemos\sque|hay\sque|toca|d[eé]jeme|quiero|necesito)\s)?"
    r"(?:(?:lo|la|le|me)\s)?(?:habl|consult|pregunt|revis|mir|verific|confirm|valid)\w{1,6}"
)
_HELD = (
    r"(?<!que\s)(?<!\ba\s)esp[eé]r(?:e|eme|emos(?!\sque)|enme|ese)"
    rf"|(?:primero|antes|hasta\sque|cuando|despu[eé]s\sde\sque)\s{_ASKS_FIRST}"
    r"|(?:habl|consult|pregunt|revis|mir|verific|confirm|valid)(?:o|amos)\s(?:primero|antes)"
    r"|d[eé]jeme\s(?:habl|consult|pregunt|revis|mir|verific|confirm|valid|pens|estudi)ar\w{0,3}"
    r"|(?:todav[ií]a|a[uú]n|por\sahora)\sno(?=\s?(?:$|[.,:;\n])|\s(?:la|lo|le|se)\s)"
    r"|no\s(?!s[eé]\s)(?:(?:la|lo|le|se)\s)?(?:\w{1,15}\s)?(?:todav[ií]a|a[uú]n)(?=\s?(?:$|[.,:;\n]))"
)
# Right after the verb; "si hasta el 8", "si señor" are a yes without its accent.
_IF = (
    r"\s?,?\s(?:pero\s)?(?:s[oó]lo\s)?(?:si|cuando)\s"
    r"(?!no\b|hasta\b|se[ñn]or|claro\b|por\sfavor\b|gracias\b)"
)
_HOLDS = re.compile(rf"\b(?:{_HELD})\b", re.IGNORECASE)
_CONDITION = re.compile(_IF, re.IGNORECASE)
WAITS = re.compile(
    rf"{_GAP}(?:(?:es[ae]s?|yo|l[ao]s?|me|que|mejor|pero)\s){{0,3}}(?:{_HELD}|"
    r"(?:ma[ñn]ana|luego|despu[eé]s|ahorita)\s(?:l[eo]s?\s)?(?:digo|aviso|decido|confirmo|respondo)|d[eé](?:me|nos)\s(?:un\s|m[aá]s\s)?tiemp(?:o|ito)|d[eé]je(?:me)?l[ao]s?(?!\shasta\s)|dej(?:o|amos|emos)|qued(?:a|e|an|en)\s(?:quieta|pendiente|ah[ií]|para)"
    r"|pienso|piensan?|pensamos|pensar[eé]|estudio|miro|reviso"
    r"|(?:la|las)\s(?:(?:estudi|mir|revis|consult|habl)\w{1,6}|ve(?:o|mos|r[eé]|remos))|despu[eé]s|luego|m[aá]s\starde|m[aá]s\sadelante"
    r"|todav[ií]a\sno|a[uú]n\sno|por\sahora\sno|pendientes?)\b",
    re.IGNORECASE,
)
# Another request that is named by what it is about or by who asked, after a decision: "…, y la de
# jairo me la piensan".
_SIGN = r"(?:\s?[.,;\n]\s?(?:(?:y|pero)\s)?|\s[ye]\s)"
# "…, y a las otras dos deles hasta el 12", "… y conceda las demás"
_REST = (
    r"(?:(?:todas\s)?las?\s(?:otras?|dem[aá]s)(?:\s(?:dos|tres|cuatro|[234]))?|el\sresto|todas|ambas"
    r"|las\s(?:dos|tres|cuatro))"
)
# "…. La otra no", of which nobody can tell which it is
_THE_OTHER = r"(?:a\s)?la\sotra(?=\s?[,:]?\s(?:s[ií]|no|tampoco|tambi[eé]n)(?:\s?[.,;\n]|\s?$))"
_DECIDES_THE_REST = (
    rf"(?:{VERB}\s(?:a\s)?{_REST}\b"
    rf"|(?:a\s)?{_REST}(?:{DECIDES.pattern}|{WAITS.pattern}|{UNTIL.pattern}|{YES.pattern}|{NO.pattern}))"
)
ANOTHER = re.compile(
    rf"{_SIGN}(?={_DECIDES_THE_REST}|{_THE_OTHER}|(?:las?|lo)\sdel?\s[^\s.,;:\n]{{1,30}}(?:\s[^\s.,;:\n]{{1,30}}){{0,7}}?(?=[\s,:-])"
    rf"(?:{DECIDES.pattern}|{WAITS.pattern}|{YES.pattern}|{NO.pattern}|\sd[ií]ga\w{{2,4}}\s))",
    re.IGNORECASE,
)
# A grant needs no verb after it: "…, y la de luz de junio solamente".
AND_ANOTHER = re.compile(
    r"(?:\s?[.,;]\s?|\s)y\s"
    rf"(?=l[ao]s?\sdel?\s|(?:{LATER})\b[^.,;\n]{{0,40}}\slas?\s{NAME})",
    re.IGNORECASE,
)
# "…, a Pedro 8", "… y a Salud no": to somebody else
SOMEBODY_ELSE = re.compile(
    r"(?:\s?[,;]\s(?:y\s)?|\sy\s)(?=al?\s(?!l[ao]s?\s)[^\W\d_]{3,20}(?:\s[^\W\d_]{2,20}){0,3}?\s"
    r"(?:(?:s[ií]|no)\s?(?:$|[.,:;\n])|(?:les?\s(?:doy|damos)\s)?(?:hasta\s|\d{1,2}\b"
    rf"|{SOME_TIME})))",
    re.IGNORECASE,
)
# Another activity at the beginning of a sentence: "… no cabe otra. Lo de la 5.2 es de Hacienda".
_ANOTHER_NAMED = re.compile(
    r"[.;\n]\s{1,3}(?:(?:y|sobre|respecto\sa|en\scuanto\sa)\s){0,2}"
    r"(?:(?:lo|las?|el)\s(?:tema\s)?del?\s)?(?:las?\s|el\s)?(?:actividad\s|solicitud\s)?"
    rf"(?P<code>{PRINTED_CODE})",
    re.IGNORECASE,
)
_REFUSES = re.compile(rf"\b(?:{_DENYING}|{_DENIED})(?:l[aeo]s?)?\b", re.IGNORECASE)
_DENIES_IT = re.compile(r"\bno\b", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?:(?:n+o+|s[ií]|ya|es[ao]|mejor|perd[oó]n|era|es|las?|que|se(?:\sles?)?(?:\spuede)?|quedan?|(?:yo\s)?les?\sdije|quer[ií]a|quiero|espere|ay|un\smomento|me\sequivoqu[eé])[\s,.;:]{{1,3}}){{0,5}}"
    rf"(?:{_GIVING}|{_GRANTING}|{_DENYING}|{_GRANTED}|{_DENIED})(?:l[ao])?"
    rf"(?:,?\s(?:y\s)?no\s(?:{_GRANTED}|{_DENIED}))?(?:[\s,]{{1,2}}por favor)?[\s.!]{{0,3}}",
    re.IGNORECASE,
)
# Of one of those that are decided something else is said: "… y la 30 pero la 30 solo hasta el 12".
ONE_OF_THEM = re.compile(
    r"(?:\s?,\s|\s(?=[pasye]))(?:(?P<but>pero|aunque|s[oó]lo\sque|en\scambio)\s|(?<=\s)[ye]\s|(?<=,\s))"
    rf"(?=(?:(?:las?\s)?(?:a|de|con|para|sobre)\s)?(?:las?\s)?(?:solicitud\s)?(?P<name>{NAME})(?!\stambi)"
    rf"(?:{DECIDES.pattern}|{WAITS.pattern}|{UNTIL.pattern}|{YES.pattern}|{NO.pattern}))",
    re.IGNORECASE,
)
_RATHER = re.compile(r"\b(?:mejor|perd[oó]n|era|sino|esp[eé]re\w{0,2})\b|,", re.IGNORECASE)
# "era concedida, no negada": the second says it once more
_NOT_SO = re.compile(rf"(?<=d[ao]|as|os),?\s(?:y\s)?no\s(?:{_GRANTED}|{_DENIED})\b", re.IGNORECASE)
A_REPORT = re.compile(r"%|\d\.\d|\?")
_NO_NEWS = re.compile(r"\bno\s(?:hay|tenemos|tengo)\s(?:novedad|avance|nada|cambio)", re.IGNORECASE)


def tells_of_work(text: str) -> bool:
    """Tell whether a text has a figure, asks, or says that there is no news."""
    return A_REPORT.search(text) is not None or _NO_NEWS.search(text) is not None


# "a la 2 no hay problema, désela", "no veo inconveniente con la 3": they say yes.
_NO_TROUBLE = re.compile(
    r"\b(?:no\s(?:(?:le|les|hay|habr[ií]a|tengo|tenemos|veo|vemos|encuentro|es)\s){1,2}(?:(?:ning[uú]n|mayor)\s)?"
    r"(?:problema|inconveniente|l[ií]o|pega|objeci[oó]n|reparo|impedimento)s?|no\s(?:me|nos)\sopon(?:go|emos)"
    r"|sin\s(?:problema|inconveniente|l[ií]o)s?)(?:\salguno)?"
    rf"(?=\s?(?:$|[.,;:\n])|\s(?:con|para|a|en)\s(?:las?|lo)\s|\s(?:pero|hasta|que|s[oó]lo)\s|\s{VERB})",
    re.IGNORECASE,
)


def with_yes(text: str) -> str:
    """Return a text in which "no hay problema" is "sí"; as it is where it denies something."""
    return text if _REFUSES.search(text) else _NO_TROUBLE.sub("sí", text)


# "negada pues ya se levantó el paro", "negada pq …"; not "dele pues hasta el 9"
_SINCE = re.compile(
    rf"(?<=\w)\s?,?\s(?:pues|pq|xq|porq|como\sque)\s"
    rf"(?=[^\W\d_])(?!(?:hasta|s[ií]|no|que|entonces|s[oó]lo|a|la|las)\s(?!\w{{4,}})|hasta\b|{VERB})",
    re.IGNORECASE,
)


# "niegue la 16 que ya tuvo plazo"; not "la 16 que pidió Marta"
_THAT = re.compile(
    rf"(?<!no\s)(?P<denied>\b(?:{_DENYING}|{_DENIED})\s{NUMBERS})\sque\s(?=[^\W\d_])"
    r"(?!(?:pid|solicit|mand|envi|reclam|hiz|present[oó]|es\b|era|est[aá]|se\b|l[ea]s?\b|lo\b|me\b"
    r"|nos\b|dic|dij))",
    re.IGNORECASE,
)


def with_because(text: str) -> str:
    """Return a text in which "pues", "pq" before a reason is "porque", and so is "que" behind what
    is denied."""
    return _THAT.sub(r"\g<denied> porque ", _SINCE.sub(" porque ", text))


def until_another(following: str, own: Collection[str]) -> tuple[str, str]:
    """Return the words that follow a decision up to a sentence that begins with the code of
    another activity than its `own`, and those from there on."""
    for found in _ANOTHER_NAMED.finditer(following):
        if found["code"] not in own:
            return following[: found.start()], following[found.start() + 1 :]
    return following, ""


def grants(head: str) -> bool | None:
    """Tell whether the words of a decision grant; None where they say neither: "no niego"."""
    refuses, denied = _REFUSES.search(head) is not None, _DENIES_IT.search(head) is not None
    if refuses and denied:
        return None
    return not (refuses or denied)


def refuses(text: str) -> bool:
    """Tell whether a text has a word that denies."""
    return _REFUSES.search(text) is not None


def grants_at_last(text: str) -> bool | None:
    """Tell whether a change of mind grants: "no, espere, mejor apruébela"."""
    return grants(_RATHER.split(_NOT_SO.sub("", text))[-1])


def holds(beside: str) -> bool:
    """Tell whether the words beside a decision say that it waits, or on what: "pero
    primero hablo con ella", "si la otra oficina acepta"."""
    return _HOLDS.search(beside) is not None or _CONDITION.match(beside) is not None


def names_none(text: str) -> bool:
    """Tell whether a text decides and does not say what: "no, negar"."""
    return _ALONE.fullmatch(text.strip()) is not None
