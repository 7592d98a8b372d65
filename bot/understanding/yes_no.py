"""Yes and no in any wording, as answers to a question that waits for one."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from bot.understanding.asks.account import KNOWS_NOT_YET, NO_FIGURE
from bot.understanding.wordlists import A_CODE, ADDRESSED
from core.spanish import bare_words, fold

_LONGEST_SAID = 100
_LONGEST_DROPPED = 300
LONGEST = 60  # a yes is short; longer texts would also make the patterns slow

_YES = (
    r"si+p?|claro(?: que si)?|correcto|correctisimo|exacto|exactamente|de acuerdo|confirm[oa]"
    r"|confirmado|confirmamos|ok|okay|oka|okey|vale|listo|d[ae](?:mos)?le|de una|asi es|esta bien"
    r"|asi esta bien|por supuesto|desde luego|afirmativo|eso es|eso|aja|haga(?:mos)?le"
    r"|registre(?:lo| eso)?|guardelo|anotel[oa]|agreg(?:ue|ar)(?:l[oa])?|apuntel[oa]|pongal[oa]"
    r"|hagal[oa]|hagamosl[oa]|perfecto|bueno|es correcto|es cierto|tal cual|1"
)
# What she is told anyway: "…, y avíseme qué dicen".
_DECIDED = r"(?:(?:se )?(?:di[cg]|decid|respond|contest|aprueb|ven[cz]|sal|qued)[a-z]{1,2}n?|paso)"
_TOLD_THEN = (
    r"(?:y )?(?:(?:me|nos) (?:avis|cuent|inform|confirm|dic|escrib)[a-z]{1,3}"
    r"|(?:avis|cuent|inform|escrib|dig)[ae]n?(?:me|nos))"
    rf"(?: (?:por favor|porfa|cualquier cosa|la respuesta|(?:que|como|lo que|cuando) {_DECIDED}"
    r"|cuando (?:haya|tengan?) respuesta)){0,2}"
)
_BESIDE_YES = (
    rf"{ADDRESSED}|sin duda|esa es|esa cifra|la cifra|con esa cifra|asi|claro|sera|es|pues"
    rf"|{_TOLD_THEN}"
)
_NO = (
    r"no+|(?:todavia|aun|por ahora|pensandol[oa] (?:bien|mejor)) no|nop|nones|negativo|incorrecto"
    r"|para nada|mejor no"
    r"|de ninguna manera|esta mal|es un error|nada|ninguna?|ninguno"
    r"|ninguna de (?:esas|ellas|las anteriores)|2|no mentiras?|mentiras?"
    r"|no l[oa]s? (?:envi|mand|pid|agregu|incluy|pong)[ae]n?|no agreg(?:ue|ar)"
)
_SEND = (
    r"(?:(?:pas[ae]n?l[oa]s?|pid[aeo]n?(?:l[oa]s?)?|pedir(?:l[oa]s?)?|solicit(?:e|en|ar)(?:l[oa]s?)?"
    r"|haga la solicitud"
    r"|(?:d(?:ar|en?|ele|enle)|darle) (?:el )?(?:debido |respectivo )?tramite"
    r"|proced(?:a|an|er)|adelante|(?:gestion|radiqu|radic)(?:e|en|ar)(?:l[oa]s?)?"
    r"|tramit(?:e|en|ar)(?:l[oa]s?)?"
    r"|(?:puede )?(?:envi|mand)(?:[ae]|en|ar)(?:se)?(?:l[oa]s?)?)"
    r"(?: (?:(?:con|a) )?(?:el|la|ese|esa|este|esta|mi|nuestra)"
    r" (?:mensaje|correo|aviso|texto|solicitud|peticion|prorroga|ampliacion|plazo|cambio"
    r"(?: de (?:oficina|dependencia|responsable|area))?)| eso| lo)?)"
    r"(?: a (?:tod[oa]s|ell[oa]s))?"
)
_GOES_ON = (
    r"(?:(?:que )?(?:siga|sigan|seguir|continue|continuen)(?:me|nos)? "
    r"(?:escribiendo(?:me|nos)?|recordando(?:me|nos)?|avisando(?:me|nos)?|mandando(?:me|nos)?)"
    r"|(?:me )?quedo|me arrepenti|no me (?:saque|retire))"
)
_ONLY_TOLD = (
    r"(?:(?:era|es|fue|lo (?:dije|decia|comente|conte)|le (?:decia|contaba|comentaba)) )?"
    r"(?:solo|solamente|unicamente|nada mas|no mas)"
    r"(?: (?:era|es|fue|le|les|para|por|a modo de|como|un|una)){0,3} "
    r"(?:contar(?:le|les)?|contaba|informar(?:le|les)?|informaba|comentar(?:le|les)?|comentaba"
    r"|avisar(?:le|les)?|avisaba|decir(?:le|les)?|decia|comentario|informacion|dato|que sepa\w{0,2}"
    r"|que supiera\w{0,1})"
)
_STOP = r"salir|parar|terminar|cancelar"
_CANCEL = (
    r"cancel(?:ar|e|elo|emos)"
    r"|(?:dej[ae]n?|dejemos)(?:l[oa]s?)?(?: (?:eso|es[ae]|todo))? (?:asi(?: no mas)?|quiet[oa]s?)"
    r"|olvid(?:[ae](?:l[oa]|se)|[ae] eso|emosl[oa]|ate)(?: (?:de )?eso)?|no registre(?: nada)?"
    r"|no l[oa] registre|no l[oa] guarde|no l[oa] haga"
)
_BESIDE_NO = (
    rf"{ADDRESSED}|es correcto|es asi|es esa|es cierto|es|aun|todavia|asi|esta bien|de esas"
    r"|de ellas|perdon|disculpen?|que pena|sigan?|sigamos|mejor"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("ñ", "n"))


_SAYS_YES = _words(rf"(?:{_YES})(?: (?:{_YES}|{_BESIDE_YES}))*")
_SAYS_NO = _words(rf"(?:{_NO}|{_CANCEL})(?: (?:{_NO}|{_CANCEL}|{_BESIDE_NO}))*")
_ONLY_NO = _words(rf"(?:{_NO})(?: (?:{_NO}|{_BESIDE_NO}))*")
_SENDS = _words(
    rf"(?:(?:{_YES}|{ADDRESSED}|pues|entonces) )*(?:{_SEND})"
    rf"(?: (?:{ADDRESSED}|pues|ya|asi|{_TOLD_THEN}))*"
)
_LEAVES = _words(
    rf"(?:(?:{_YES}|{ADDRESSED}) )+(?:quiero )?(?:salir(?:me)?|salgo|retirarme|retireme|saqueme"
    rf"|darme de baja)(?: (?:{ADDRESSED}))*"
)
# "…, al 10 nos toca correr", "…, quedo atenta"
_GOES_TO_WORK = (
    r"(?: (?:entonces|pues|ahora|ya|y|ese dia|(?:al?|el|para el) \d{1,2})){0,3}"
    r" (?:(?:nos|me) toca (?:correr|apurar\w{0,4}|madrugar|trabajar|cumplir)|a (?:correr|trabajar)"
    r"|(?:quedo|quedamos) (?:atent[oa]s?|pendientes?)|estaremos (?:atent[oa]s|pendientes)"
    r"|asi (?:lo )?(?:haremos|sera)|(?:le |les )?cumplimos|(?:alli|alla) estaremos)"
)
_THANKS = _words(
    rf"(?:(?:listo|okay|ok|okey|oka|vale|bueno|perfecto|entendido|de acuerdo|esta bien|ah|ya|pues"
    rf"|{ADDRESSED}) ){{0,4}}(?:(?:muchas|mil|muchisimas) )?gracias"
    rf"(?: (?:por todo|por avisar|por la ayuda|muy amable|{ADDRESSED})){{0,3}}(?:{_GOES_TO_WORK})?"
)
# "gracias por lo de la 1.1 🙏", "mil gracias por la ayuda con el mapa": what she thanks for, and no
# word of how it stands.
_THANKED_FOR = _words(
    r"\W*(?:(?:muchas|mil|muchisimas) )?gracias por"
    r"(?: (?!(?:ya|van?|vamos|esta|estan|pero|no|si|se|nos|falta|que|quedo|avisar|pasa)\b"
    r"|list[oa]|\w+(?:[ai]mos|[ai]?eron|aron|[ai]d[oa]s?)\b)"
    r"(?:[a-z]{2,20}|[a-z]{0,3}-?\d{1,2}(?:\.\d{1,2}){1,3}(?!\W*\d))){1,7}\W*"
)
_WAS_THANKS = _words(
    r"(?:(?:no|pero|eso|oiga|ya|solo|solamente|le|les|yo|perdon) ){0,4}"
    r"(?:era|es|fue|estaba dando|daba)"
    r"(?: (?:solo|solamente|nada mas|no mas|un|unas|las|el|de|para|dar|darle|mi)){0,3}"
    r" (?:gracias|agradecimiento|agradecer(?:le|les)?|saludo|cortesia)"
    r"(?: (?:nada mas|no mas|solamente|solo|y ya|pues|jaja|jeje)){0,3}"
)
_AGREES = _words(
    r"(?:(?:listo|ok|bueno|vale) (?=d[ae]|haga))?"
    r"(?:si+p?|claro|d[ae](?:mos)?le|haga(?:mos)?le|por supuesto|desde luego|afirmativo|asi es"
    r"|de una)\b.{0,60}"
)
_STAYS = _words(rf"(?:(?:{_NO}|{_BESIDE_NO}|es broma|pues) ){{0,4}}{_GOES_ON}(?: (?:{ADDRESSED}))*")
_MERELY_TOLD = _words(rf"(?:(?:{_NO}|{_BESIDE_NO}) ){{0,4}}{_ONLY_TOLD}(?: (?:{ADDRESSED}))*")
_CANCELS = _words(
    rf"(?:(?:no|mejor|por favor|ay|ya|bueno) |nada (?=.)){{0,6}}(?:no|mejor no|no nada|{_CANCEL})"
    rf"(?: (?:{_CANCEL}|{_BESIDE_NO}))*"
)
_BEFORE = (
    r"(?:usted(?:es)?|siempre|oiga|mire|es que|otra vez|pero|no|si|esa?|eso|esta?|la|lo"
    r"|esa pregunta|la pregunta|ya|yo"
    r"|te|le|les|se|lo mismo|varias veces|que|por que|porque)"
)
_ANSWERED = (
    rf"(?:{_BEFORE} ){{0,8}}(?:conteste|contestamos|respondi|respondimos|dije|dijimos"
    r"|h(?:abia|abiamos|e|emos) (?:contestado|respondido|dicho))"
    r"(?: (?:ya|eso|antes|cual(?: (?:es|era))?|varias veces))?"
)
_ASKED_AGAIN = (
    rf"(?:(?:{_BEFORE}|me|nos) ){{0,6}}(?:(?:esta|estan|sigue|siguen|anda|vuelve a|vuelven a) )?"
    r"(?:pregunt(?:ando|a|an|e|ar|aron|o)|repit(?:e|en|iendo))(?:me|nos)?"
    r"(?: (?:mucho|siempre|otra vez|tanto|todo el tiempo|a cada rato|(?:lo|la) mism[oa]|eso"
    r"|la misma pregunta|mas|de nuevo)){1,4}"
)
_COMPLAINS = _words(
    rf"(?:{_ANSWERED}|{_ASKED_AGAIN})(?: (?:{_ANSWERED}|{_ASKED_AGAIN}|{ADDRESSED})){{0,3}}"
)
# "no me vuelva a preguntar eso", "deje de preguntarme por la 5.3"
_ASKS_NO_MORE = _words(
    rf"(?:(?:ya|pero|y|oiga|mejor|por favor|{ADDRESSED}) ){{0,3}}"
    r"(?:no (?:me|nos) (?:vuelvan? a )?(?:pregunt|insist)[a-z]{1,3}|no pregunt[ae]n?(?= mas)"
    r"|dej[ae]n? de (?:preguntar|insistir)(?:me|nos)?)"
    r"(?: (?:mas|tanto|otra vez|lo mismo|(?:por |sobre |de )?es[aeo]|por favor"
    rf"|(?:por|de|sobre) (?:lo de )?la (?:actividad )?\d[\d .]{{0,8}}|{ADDRESSED})){{0,4}}"
)
# "olvídelo, era para avisar que los diálogos los llevo yo", "no era eso lo que preguntaba"
_ONLY = r"(?:solo|solamente|unicamente|nada mas|no mas|mas bien)"
_TO_TELL = (
    rf"(?:{_ONLY} )?(?:para|por) (?:{_ONLY} )?(?:que (?:lo )?(?:sepan?|supieran?)"
    r"|(?:(?:avis|cont|inform|coment|pregunt|aclar)ar|decir)\w{0,3})"
)
_WAS_TO_TELL = (
    rf"(?:(?:{_ONLY} )?(?:eso |yo )?(?:era|fue|(?:le |les )?escrib(?:i|ia)) {_TO_TELL}"
    rf"|{_ONLY} (?:pregunt(?:aba|o|e)|queria (?:saber|preguntar)|saludaba|era una pregunta))"
)
_NOT_THAT = (
    # "ninguna, solo preguntaba", to "¿de cuál actividad?"
    r"(?:(?:de )?ningun[ao](?: otr[ao])?(?: de (?:es[ao]s|ell[ao]s|las (?:dos|tres)))?"
    rf"(?=$| {_ONLY} (?:era|pregunt|quer|saludaba)| (?:era|gracias))"
    r"|(?:eso )?no (?:era|es|fue|iba)(?: para| por)? (?:eso|esto|ahi)"
    r"|(?:eso )?no (?:es|era) de ninguna(?: (?:actividad|de ellas|de esas))?(?!\S| [a-z]+ por)"
    # "no es nada fácil" tells of the work
    r"|(?:eso )?no (?:es|era|fue) nada(?= (?:era|fue|solo|disculp|perdon|gracias|tranquil|olvid)|$)"
    r"|(?:eso )?(?:solo )?era (?:solo )?(?:un saludo|una pregunta|para saludar)"
    r"|(?:(?:ya )?no importa(?: ya)?|no se preocupen?(?: por (?:eso|es[ao] pregunta))?"
    r"|nada de (?:eso|es[ao]s|lo anterior)|eso no)(?= (?:muchas )?gracias\b|$))"
)
# "no era un avance", "no quiero reportar nada": not "no es un avance grande", which tells of it
_NO_REPORT = (
    r"(?:eso |yo |ese |esa )?no (?:era|es|fue|iba|estoy|estaba|quiero|queria|voy|necesito)"
    r"(?: (?:un|una|ningun|ninguna|para|a)){0,2}"
    r" (?:avances?|reportes?|report(?:ar|ando)(?: nada)?|registrar nada)"
    r"(?: (?:todavia|aun|hoy|ahora|por ahora|gracias)){0,2}"
)
_DROPS = _words(
    rf"(?:(?:ya|ay|oiga|bueno|pero|{_NO}|{_BESIDE_NO}) ){{0,3}}(?:{_CANCEL}|{_NOT_THAT})"
    rf"(?P<rest> .*)?|(?:(?:{_NO}|{_BESIDE_NO}) ){{0,3}}(?P<none>{_NO_REPORT})"
    rf"|(?:(?:{_NO}|{_BESIDE_NO}) ){{0,3}}(?P<only>{_WAS_TO_TELL}) .*"
)
_GOES_ON_TO_TELL = _words(rf" (?:(?:{_NO}|que|pues|es) ){{0,2}}(?:{_WAS_TO_TELL}|{_TO_TELL}) .*")
_LAST_FIGURE = (
    r"(?:como (?:estaba|esta|venia|iba|va|estaban)|igual(?: que antes)?|lo mismo"
    r"|(?:la|con la) mism[oa] (?:cifra|porcentaje)|lo que (?:dice|decia|esta en|estaba en))"
)
# "No sabría decirle el porcentaje. Es de Salud.", asked for the figure of what others lead
_KNOWS_NOT = re.compile(
    r"(?:(?:pues|la verdad|ahi si|eso|ese dato|yo|ya|es que) ){0,4}"
    r"no (?:le |les |lo )?(?:se|sabria|sabemos|sabriamos|conozco|conocemos|tengo|tenemos)"
    r"(?: (?:decirle|decirles|decir|informarle|responderle))?"
    r"(?: (?:ese|esa|el|la|ni|que|en|cuanto|cual|dato|cifra|porcentaje|avance|llevan?|van?|es|idea"
    r"|de eso)){0,6}(?: (?:eso|ese dato|ese tema|esa)?(?: ?(?:es|seria"
    r"|l[oa] (?:tiene|maneja|sabe|lleva|hace|ve|coordina)|pregunte\w{0,3}|le corresponde))"
    r" .{3,80})?"
)
_KEEPS = _words(
    rf"(?:(?:{_ANSWERED}|{_ASKED_AGAIN}|no|pues) ){{0,3}}"
    r"(?:(?:en )?(?:la|el|eso|esa)? ?[\d. ]{0,9} ?)?"
    r"(?:(?:sigue|siguen|seguimos|queda|quedo|va|esta|dej[ea]l[oa]|deje|ponga|pong[ao]le) )?"
    rf"(?:{_LAST_FIGURE})"
    r"(?: (?:(?:en|de) )?(?:el|la)? ?(?:archivo|plan|excel|matriz|cuadro|tabla))?"
    rf"(?: (?:{ADDRESSED}|(?:ya )?(?:les? )?dij[eo]|ya|eso|todavia|por ahora))*"
)
# "no registre nada", "no la toque", "no tengo porcentaje de eso"; not "no se han iniciado".
_REFUSES = re.compile(
    r"\b(?:no (?:l[oea]s? )?(?:registren?|anoten?|pongan?|escriban?|toquen?)"
    r"(?: (?:nada|eso|ahi|todavia|mas)){0,3}\Z|no (?:l[oea]s? )?(?:registren?|anoten?|toquen?)\b"
    r"|(?:quit|borr|sa(?:c|qu)|olvid)[ae]n? (?:es[ae]|la|esta) (?:bendita )?pregunta"
    r"|no me (?:vuelvan? a )?(?:pregunt\w{1,3}|insist\w{1,3})"
    r"|de es[ao] no (?:le )?(?:he dicho|dije)"
    rf"|{NO_FIGURE}\b)"
    r"|\A(?:(?:ay|no|pues|pero|yo|oiga) ){0,3}no (?:les? )?(?:(?:estoy|estamos) hablando"
    r"|habl(?:o|amos|aba|abamos)|me ref(?:iero|eria))"
    r" (?:de|del|a|al|sobre) (?:es[oa]|(?:la )?(?:actividad )?\d[\d .]{0,8})\Z"
    rf"|{KNOWS_NOT_YET}"
)
_YES_AND_MORE = re.compile(
    r"\s*+s[ií]++(?:\s*+[,.;:])?\s++(?=\w)"
    rf"(?!(?:pero|s[oó]lo|solamente|[uú]nicamente|menos|excepto|salvo)\b|(?:{_STOP})\W*$)"
    r"(?P<more>.+)",
    re.IGNORECASE | re.DOTALL,
)
_THUMB_UP = re.compile("\\s*(?:[👍👌✅✔][\U0001f3fb-\U0001f3ff\ufe0f]*\\s*)+")
_THUMB_DOWN = re.compile("\\s*(?:[👎❌✖][\U0001f3fb-\U0001f3ff\ufe0f]*\\s*)+")
# Not the points of "4.1".
_JOINT = re.compile(r"(?:[,.;:!](?=\s)|\n)\s*+(?:y\s++)?|(?<!\s)\s++y\s++", re.IGNORECASE)
# "sí y de una vez la 2.1 en 70", "dale, de paso le cuento que la 2.1 va en 70"
_BY_THE_WAY = re.compile(
    r"\A(?:(?:y|ya|pues|ah|tambi[eé]n|adem[aá]s|de (?:una vez|paso)|aprovecho(?: para)?"
    r"|(?:le|les) (?:cuento|comento|informo|digo)(?: que)?|(?:contar|decir)les?(?: que)?"
    r"|por cierto|otra cosa)\b[\s,:]{1,3}){1,4}(?=¿|(?:l[ao]s? |el )?(?:de |del )?\w)",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\bno\b")
_FIGURE = re.compile(r"[\d%]")

# "no, eso no. la 2.4 va en 50"
_NO_FIRST = re.compile(
    r"\s{0,3}(?:(?:ay|uy|ah)[\s,]{1,2})?no(?:[\s,!]{1,3}(?:no|gracias|señora?|(?:es[aeo]|esto|as[ií])"
    r"\sno(?:\s(?:es|era|va))?(?:\sas[ií])?)){0,3}\s{0,2}[.;\n]\s{0,3}(?P<rest>\S.{1,600})",
    re.IGNORECASE | re.DOTALL,
)


def says_yes(text: str) -> bool:
    """Tell whether the whole text is a yes: "Sí, señora, es correcto"; not "sí, pero van 50", nor
    the thanks of who takes leave: "listo, gracias"."""
    if merely_thanks(text):
        return False
    return _is(_SAYS_YES, text) or _THUMB_UP.fullmatch(text) is not None


def merely_thanks(text: str) -> bool:
    """Tell whether the whole text thanks and answers nothing: "ok, gracias", not "sí, gracias"."""
    for_it = len(text) <= LONGEST and _THANKED_FOR.fullmatch(fold(text)) is not None
    return for_it or _is(_THANKS, text)


def was_thanks(text: str) -> bool:
    """Tell whether the whole text says that what she wrote before was thanks: "era un gracias nada
    más"."""
    return _is(_WAS_THANKS, text)


def agrees(text: str) -> bool:
    """Tell whether the whole text is a yes that cannot be a mere "ok": "sí, hágale", "dele"."""
    return says_yes(text) and _AGREES.fullmatch(bare_words(text)) is not None


def is_answer(text: str) -> bool:
    """Tell whether a text is a yes, a no, or an order to send what waits for one."""
    return says_yes(text) or says_no(text) or says_send(text)


def says_send(text: str) -> bool:
    """Tell whether the whole text wants what was shown to be sent: "dale, pídelo", "envíela"."""
    return _is(_SENDS, text)


def says_leave(text: str) -> bool:
    """Tell whether the whole text is the yes to leaving: "sí, salir"."""
    return says_yes(text) or _is(_LEAVES, text)


def says_stay(text: str) -> bool:
    """Tell whether the whole text is the no to leaving: "no mentiras, siga escribiendo"."""
    return says_no(text) or _is(_STAYS, text)


def merely_tells(text: str) -> bool:
    """Tell whether the whole text wants nothing done: "no, era solo para contarle"."""
    return _is(_MERELY_TOLD, text)


def says_no(text: str) -> bool:
    """Tell whether the whole text is a no, or wants nothing written: "no, gracias", "cancelar"."""
    return _is(_SAYS_NO, text) or _THUMB_DOWN.fullmatch(text) is not None


def merely_no(text: str) -> bool:
    """Tell whether the whole text is a no, and does not want what was said to be forgotten."""
    return _is(_ONLY_NO, text)


def cancels(text: str) -> bool:
    """Tell whether the text ends a question for a figure; "nada" and "2" may be figures there."""
    return _is(_CANCELS, text)


def drops(text: str, *, reports: bool) -> bool:
    """Tell whether the text drops what it was asked and says something else: "olvídelo, era para
    avisar que las convocatorias las hago yo". What `reports` is dropped only where it was for
    telling, and no figure is written."""
    if len(text) > _LONGEST_DROPPED:
        return False
    found = _DROPS.fullmatch(bare_words(text))
    if found is None:
        return False
    told = found["only"] or found["none"] or _GOES_ON_TO_TELL.fullmatch(found["rest"] or "")
    return not reports or (bool(told) and not _FIGURE.search(A_CODE.sub("", text)))


def asks_no_more(text: str) -> bool:
    """Tell whether the whole text wants to be asked no more: "no me vuelva a preguntar eso"."""
    return len(text) <= _LONGEST_SAID and _ASKS_NO_MORE.fullmatch(bare_words(text)) is not None


def complains(text: str) -> bool:
    """Tell whether the whole text says that the question was answered before: "ya le contesté"."""
    return len(text) <= _LONGEST_SAID and _COMPLAINS.fullmatch(bare_words(text)) is not None


def knows_not(text: str) -> bool:
    """Tell whether the whole text says that she does not know a figure, or whose it is."""
    return len(text) <= _LONGEST_SAID and _KNOWS_NOT.fullmatch(bare_words(text)) is not None


def keeps_the_last(text: str, last: Decimal | None = None) -> bool:
    """Tell whether the whole text says that the last figure stands: "sigue como en el archivo",
    "igual en 5" where that was the `last` one."""
    if len(text) > _LONGEST_SAID:
        return False
    plain = bare_words(text)
    if last is not None:
        plain = re.sub(rf"(?: (?:en|con|al?|el))? {last.normalize():f}(?: por ciento)?$", "", plain)
    return _KEEPS.fullmatch(plain) is not None


def refuses_to_tell(text: str) -> bool:
    """Tell whether a short text wants a question for a figure to be left: "no sé, quite esa
    pregunta", "la 4.4 no la toque", "no tengo porcentaje de eso"."""
    return len(text) <= _LONGEST_SAID and _REFUSES.search(bare_words(text)) is not None


def denies(text: str) -> bool:
    """Tell whether there is a "no" anywhere in the text."""
    return _NEGATION.search(bare_words(text)) is not None


def reason_after_yes(text: str) -> str:
    """Return what follows a leading "sí": "sí, porque…" gives "porque…"; else nothing."""
    found = _YES_AND_MORE.fullmatch(text)
    return found["more"].strip() if found else ""


def after_words(text: str, are_they: Callable[[str], bool]) -> str:
    """Return what follows the words with which a text begins: after "sí, pedirlo" in "sí, pedirlo.
    La 4.1 va en 80". Nothing where it begins with others."""
    rest = ""
    for joint in _JOINT.finditer(text, 0, LONGEST):
        if are_they(text[: joint.start()]):
            rest = text[joint.end() :].strip()
    return _BY_THE_WAY.sub("", rest)


def after_a_no(text: str) -> str:
    """Return what a text says behind a no: "no, eso no. la 2.4 va en 50", "no, la 2.4 va en 50"."""
    found = _NO_FIRST.fullmatch(text)
    if found is not None:
        return _BY_THE_WAY.sub("", found["rest"].strip())
    return after_words(text, lambda words: merely_no(words) and not _FIGURE.search(words))


def _is(pattern: re.Pattern[str], text: str) -> bool:
    return len(text) <= LONGEST and pattern.fullmatch(bare_words(text)) is not None
