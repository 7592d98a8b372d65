"""That work is given to a colleague: "delegar 1.2 en Carlos", "Carlos se encarga de la 1.2"."""

from __future__ import annotations

import re

from bot.understanding.asks.people.answering_for import ANSWERS_FOR, CARRIES, TOLD_TO_TAKE
from bot.understanding.asks.people.delegation_words import (
    A_WORD,
    BEFORE_LEAVING,
    HAS_IT,
    NOBODY,
    NOW_ON,
    PERSON,
    RETAKES,
    TITLE,
    TITLES,
    WHILE,
    WHY_HIM,
)
from bot.understanding.clauses import said_as
from bot.understanding.wordlists import PLEASE
from core.spanish import bare_words

ORDER = re.compile(
    r"\s{0,9}(?:(?:quiero|quisiera|necesito|deseo|voy a) )?/?delegar?(?:@\w{1,40})?"
    r"(?:\s{1,9}(?P<rest>.*))?",
    re.IGNORECASE | re.DOTALL,
)
TO = re.compile(r"(?:^|\s)(?:en|a|para)\s{1,9}(?P<name>\D{1,60})$", re.IGNORECASE)

_NO_NAME = r"(?!(?<! de )(?:la|el|l[ao]s|lo) )"  # "delego en Pedro la convocatoria"
_NAME = rf"{TITLE}(?P<name>[^\W\d_]{{3,20}}(?: {_NO_NAME}[^\W\d_]{{2,20}}){{0,3}})"
_EVERYTHING = (
    r"(?:(?:tod[oa]s? )?(?:las|mis)(?: (?P<count>[2-9]|dos|tres|cuatro|cinco))? actividades"
    r"|(?:todo|todas|todos)"
    r"(?: (?:eso|esas|ellas|lo mio|l[oa]s mi[oa]s|(?:mis|las) (?:actividades|cosas)))?)"
)
_LEAVE = r"(?:(?:quiero|quisiera|deseo|voy a) )?(?:dej|encarg|pas)(?:o|ar)(?:les?)?"
# "Queda Camila encargada": whoever stands in for her does so for all that is hers.
_IN_CHARGE = r"(?:encargad[oa]|a cargo|al frente)"
_OF_MINE = r"(?: (?:en mi (?:lugar|reemplazo|ausencia)|por mi|de lo mio|de mis (?:temas|cosas)))?"
_FROM_NOW = (
    r"(?:(?:y|por ahora|mientras tanto|entretanto|entonces|(?:desde|a partir de) (?:hoy|manana)"
    r"|(?:por |en )?est[oa]s? (?:dias|semana)|hola|buen[oa]s? (?:dias?|tardes)"
    r"|les? informo que) ){0,3}"
)
STANDS_IN = tuple(
    re.compile(rf"{_FROM_NOW}{words}{_OF_MINE}{WHILE}{PLEASE}")
    for words in (
        rf"(?:queda(?:ra)?|dejo(?: a)?) {_NAME} {_IN_CHARGE}",
        rf"(?:queda(?:ra)?|dejo) {_IN_CHARGE} (?:a )?{_NAME}",
        rf"{_NAME} (?:queda(?:ra)?|va a quedar) {_IN_CHARGE}",
    )
)
ALL = (
    *STANDS_IN,
    re.compile(
        rf"(?:(?:delegar?|delego|no|mejor|pues|bueno) ){{0,3}}"
        rf"(?:(?:(?:yo|les?) ){{0,2}}{_LEAVE} (?=.{{0,20}}\bactividades ))?{_EVERYTHING}"
        rf"(?: se l[oa]s? (?:delego|dejo))? (?:a|en|para) {_NAME}{WHILE}"
    ),
    re.compile(
        rf"(?:(?:/?delegar?|delego|deleguele|mejor|pues) ){{1,3}}(?:a|en) {_NAME}"
        rf" {_EVERYTHING}{WHILE}"
    ),
    re.compile(
        rf"(?:(?:no|que|bueno|pues) ){{0,3}}{_NAME} (?:se (?:va a )?encargar?a?|se hace cargo"
        rf"|queda encargad[oa]) de {_EVERYTHING}{WHILE}"
    ),
)
# The answer to which activity is delegated.
EVERY = re.compile(rf"(?:(?:si|pues|las|a|no|de) ){{0,3}}{_EVERYTHING}{WHILE}{PLEASE}")
# "las dos", where as many were offered
SO_MANY = re.compile(
    r"(?:(?:si|pues|a|de|en) ){0,3}(?:ambas|l[ao]s (?P<count>dos|tres|cuatro|cinco|[2-5]))"
    rf"(?: actividades)?{WHILE}{PLEASE}"
)
# "no, ninguna, solo quería saber si…": nothing is to be delegated
_GIVES_NONE = re.compile(
    r"(?:(?:no|ay|perdon|disculpe|gracias|mejor|ah|de) ){0,4}"
    r"(?:ningun[ao]?s?|a nadie|nadie|(?:yo )?(?:solo|solamente) (?:queria|quiero|preguntaba"
    r"|pregunte|era)|(?:yo )?(?:preguntaba|pregunte|era (?:una|solo|para))"
    r"|no (?:es nada|(?:quiero|voy a|pedi|necesito|deseo|pienso) (?:nada|delegar)))(?: .*)?"
)
_TAKES_ON = re.compile(
    rf"(?:(?:no|que|bueno|pues|ah) ){{0,3}}{_NAME} (?:se (?:va a )?encargar?a?|se hace cargo"
    r"|queda encargad[oa]) del?(?! \w{2,20}[aei]r\b)(?P<what>(?: \S{1,30}){1,6})"
)
_GIVES = re.compile(
    r"(?!.{0,60}\bno (?:quiero |voy a )?(?:les? |se l[aeo]s? )?deleg)"
    r"(?P<what>.{0,60}?)\b(?:(?:se )?(?:l[aeo]s? ))?"
    r"(?:delego|delegamos|delegue(?:(?:se)?l[ao]s?)?|delegar(?:l[ao]s?)?)(?P<more>.{0,60}?)"
    rf" (?:a|en) (?!adelante){_NAME}"
)
# "Me permito delegar en la ingeniera Rosa Tapia la actividad 4.2 en adelante".
_GIVES_TO = re.compile(
    r"(?:(?:y|pero|me permito|quiero|quisiera|deseo|voy a|procedo a|yo|entonces|mejor|que"
    r"|les? informo"
    r"|informo|por medio del? (?:la )?presente|mediante (?:el|la) presente) ){0,5}"
    r"(?:deleg(?:o|amos|ar|ue)|encarg(?:o|amos|ar)|design(?:o|amos|ar)|asign(?:o|amos|ar)) (?:a|en)"
    rf" {_NAME}(?: de (?:mi|la|esta|nuestra) (?:misma )?(?:secretaria|oficina|dependencia|area))?"
    r"(?P<what> (?:(?:de|para|con) )?(?:la |el |las |lo )?(?:actividad|seguimiento|reporte|meta"
    r"|tema|de la|de lo|\S{0,6}\d).{0,60}|(?P<more> (?:la|el|l[ao]s|lo) [a-z].{0,60}))?"
)
# Before a name; "a" may stand before an office.
IN_SOMEBODY = re.compile(rf"\bdeleg\w{{1,6}}\b.{{0,60}} en {TITLE}\Z")
PLAINLY = (*ALL, _TAKES_ON, _GIVES_TO, _GIVES)
# "Se la dejo a Jairo", "la rampa queda en manos de Jairo", "Jairo se encarga": one thing is left to
# a colleague. Where she says to leave it (`leaves`), the name is of nobody but a person. "Déjela en
# noventa", "déjelo en mayo" leave it to nobody.
_LEFT_AT = r"(?!(?:dej|pas|mand|de)[ae]?l[ao]s?(?: mejor)? en )"
_TOLD_TO = (
    r"(?P<leaves>(?:pas[ae]|deleg(?:a|ue)|dej[ae]|entreg(?:a|ue)|asign[ae]|encarg(?:a|ue)|mand[ae]"
    r"|traslad[ae]|de){0}(?:me|nos)?)(?: mejor)?"
)
# "¿se la puede pasar a Camilo?", "me ayuda pasando la 2.4 a Nelson".
_HANDING = (
    r"(?:pas|d|deleg|dej|entreg|asign|mand|encarg|traslad)(?:ar|ando)(?:le|sel[ao]s?|l[ao]s?)?"
)
_WOULD = (
    r"(?:puede[ns]?|podri?a[ns]?|pueda[ns]?|puedo|podemos|ayud[ae]n?|colabor[ae]n?)(?: (?:a|con))?"
)
_HIM_OR = (
    rf"(?:(?=(?:ellos|ellas?|el){PLEASE}\Z)|{NOBODY}){TITLE}"
    rf"(?P<name>(?:ellos|ellas?|el)\b|(?=[^\W\d_]{{3}}){A_WORD}(?: {A_WORD}){{0,3}})"
)
_LEAVES = r"(?P<leaves>dej[oe]|dejamos|dejar|encarg(?:o|ue|amos|ar))"
# Who carries it from now on: "que la lleve Nelson", "el que la lleva de ahora en adelante es …".
_IS_TO_CARRY = (
    r"(?:llev|manej|tom|asum|teng|atiend|respond|report|ayud|sig|continu|hag)[ae]"
    r"(?: (?:llev|manej|hac|atend|report|respond)[a-z]{1,2}ndo)?"
)
_THAT = r"(?:que|q)"
# What is waited for or told of others gives nobody anything: "falta que la tome Nelson".
_OF_WHAT = (
    r"(?P<what>(?:(?!\b(?:falt|esper|pend|ojala|dij|pid|dic|(?:para|hasta|cuando|apenas|no)\b)).)"
    r"{0,60}?)"
)
CARRIED_ON = tuple(
    re.compile(rf"{BEFORE_LEAVING}(?:pero )?{form}(?: por fa(?:vor)?)?{WHILE}{WHY_HIM}{PLEASE}")
    for form in (
        # by her title, whoever she is: "que la maneje el ingeniero Fabián mientras tanto"
        rf"{_OF_WHAT}\b(?P<leaves>{_THAT} (?:me |nos )?l[oa]s? {_IS_TO_CARRY})"
        rf" (?=(?:(?:la|el|mi) )?{TITLES} \w){PERSON}(?: {NOW_ON})?",
        rf"{_OF_WHAT}\b(?:{NOW_ON} )?{_THAT} (?:mejor )?(?:me |nos )?l[oa]s? {_IS_TO_CARRY}"
        rf" {NOBODY}{PERSON}(?: {NOW_ON})?",
        rf"(?P<what>.{{0,60}}?)\b(?:(?:el|la) que|quien) l[oa]s? (?:va a )?[a-z]{{4,9}}"
        rf" (?:{NOW_ON} )?(?:es|va a ser|sera) {NOBODY}{PERSON}(?: {NOW_ON})?",
        rf"(?P<what>.{{0,60}}?)\bl[oa]s? (?:responde|reporta|atiende|lleva|maneja)"
        rf" {NOBODY}{PERSON} {NOW_ON}",
        r"(?P<what>.{0,60}?)\b(?:dej[ea]n?(?:me|nos)?l[ao]s?|den?le|sig[ae]n?(?:la|lo)?)"
        rf"(?: tambien)? con {NOBODY}{PERSON}(?: {NOW_ON})?",
    )
)
_IN_PASSING = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}{WHILE}{PLEASE}")
    for form in (
        r"(?P<what>.{0,60}?)\b(?:yo )?(?:ya )?se l[ao]s? (?:voy a |vamos a |quiero )?"
        rf"{_LEAVES} a {NOBODY}{PERSON}",
        rf"les? {_LEAVES} (?P<what>(?:la|el|lo) .{{1,60}}?) a {NOBODY}{PERSON}",
        rf"(?P<what>.{{0,60}}?)\b{_LEFT_AT}{_TOLD_TO.format('(?:se)?l[ao]s?')} (?:a|en) {_HIM_OR}"
        r"(?P<more> (?:la|el|lo) .{1,60})?",
        rf"{_TOLD_TO.format('les?')}"
        rf" (?P<what>(?:la|el|l[ao]s|lo) (?:(?! a [a-z]{{3,20}} y ).){{1,60}}?) a {_HIM_OR}",
        r"(?P<what>.{0,60}?)\b(?P<leaves>(?:queda(?:ra)?|quedo|dejel[ao]|l[ao] (?:dej[oe]|pong[oa])"
        rf"|pongal[ao]) a (?:nombre|cargo) del?) {_HIM_OR}",
        r"(?P<what>.{0,60}?)\b(?:yo )?(?:ya )?se l[ao]s? (?:voy a |vamos a )?"
        rf"(?:pas[oe]|pasamos|pasar|entreg(?:o|ue|amos|ar)) a {PERSON}",
        r"(?P<what>.{0,60}?)\b(?:queda(?:ra)?|quedo|l[ao] dejo|l[ao] deje|dejel[ao])"
        rf" en (?:manos|cabeza) de {PERSON}",
        r"(?P<what>(?:(?:la|el|y) ){0,2}\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)"
        rf"(?: se)? (?:queda(?:ra)?|quedo) con {PERSON}",
        rf"{PERSON} (?:se (?:va a )?encargar?a?|se hace cargo)(?: de (?:eso|esa|ese|esto|ella))?",
        # "la doctora Beatriz Amaya queda encargada de la 2.2", whoever she is
        rf"(?=(?:(?:la|el|mi) )?{TITLES} \w|(?!la |mi |su |es[ae] |nuestra ){A_WORD} {A_WORD} )"
        rf"{PERSON} (?P<leaves>queda(?:ra)? (?:encargad[oa]|a cargo|al frente)) de "
        r"(?P<what>(?:(?:la|el|lo|actividad) ){0,2}\S{0,6}\d\S{0,8}|eso|es[ae]|esta)",
        # "no es avance, es una delegación": of what was spoken of
        r"(?:(?:pero|eso|esto|senora?|doctora?|disculpe|perdon|no) ){0,4}"
        r"(?P<leaves>(?:no es (?:un |ningun )?(?:avance|reporte|informe) )?"
        r"(?:es|era|se trata de) (?:una )?delegacion(?: y? ?no (?:es )?(?:un )?(?:avance|reporte))?"
        r"|(?:quiero|quisiera|queria|necesito|voy a) delegarl[ao]s?)",
    )
)
_ASKED_TO = tuple(
    re.compile(
        rf"{BEFORE_LEAVING}(?:(?:sera|es posible|seria posible|me gustaria) )?(?:que )?"
        rf"{form} (?:a|en) {_HIM_OR}{WHILE}{PLEASE}"
    )
    for form in (
        rf"(?P<what>.{{0,60}}?)\b(?:me |nos )?se l[ao]s? (?P<leaves>{_WOULD} {_HANDING})",
        rf"(?:me |nos |le |se )?(?P<leaves>{_WOULD} {_HANDING})"
        r" (?P<what>(?:la|el|l[ao]s|lo) .{1,60}?)",
    )
)
# "rosa es la q sabe de la página, pregúntele a ella"; "de la 5.1 pregúntele a Nelson", and not "de
# la 5.1 hablé con Nelson"
_KNOWS = (
    r"es (?:quien|(?:el|la) (?:que|q)) (?:(?:mas|si|nos) ){0,2}(?:sabe|conoce|maneja|lleva|tiene"
    r"|esta con)(?: de| lo de| todo lo de)?"
)
_ASK = r"(?:pregunt|habl|escrib|consult)[ae]n?"
_NO_END = r"[^\s.;]{1,20}(?:\.\d{1,2}){0,2}"  # of a sentence
HANDED_ON = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}{WHILE}{PLEASE}")
    for form in (
        rf"(?P<what>.{{0,60}}?)\b(?:{HAS_IT}|(?:es|son) (?:(?:tema|cosa|asunto) )?de|a cargo de"
        rf"|le (?:toca|corresponde) a) {NOBODY}{PERSON}"
        r" (?:(?:y|asi que|entonces|por favor|porfa|mejor) ){0,3}"
        r"(?P<leaves>(?:pas|dej|mand|envi|asign|habl|pregunt|record|recuerd|avis|delegu?|entregu"
        r"|encargu|escrib)[ae]n?(?:le|sel[oa]s?|l[oa]s?))(?: (?:a|con) (?:el|ella))?"
        r"(?: directamente)?",
        # "la carta Nelson la está manejando, hablen con él"
        rf"(?P<what>.{{0,60}})\b{NOBODY}(?P<name>[^\W\d_]{{3,20}}) {HAS_IT}"
        r" (?:(?:y|asi que|entonces|por favor|porfa|mejor) ){0,3}"
        rf"(?P<leaves>{_ASK}(?:le)?) (?:a|con) (?:el|ella)(?: (?:directamente|mejor))?",
        r"(?P<what>.{0,60}?)\b(?P<leaves>(?:habl|comuniques|entiendas|escrib|pregunt)[ae]n?(?:le)?)"
        rf" (?:con|a) {NOBODY}{PERSON} (?:que|q|porque|pues|ya que) (?:el|ella|es quien)"
        rf" {HAS_IT}",
        rf"{NOBODY}{PERSON} {_KNOWS} (?P<what>.{{1,60}}?)"
        rf" (?:(?:y|asi que|entonces|por favor|porfa|mejor) ){{0,3}}(?P<leaves>{_ASK}(?:le)?)"
        r" (?:a|con) (?:el|ella)(?: (?:directamente|mejor))?",
        rf"(?:de|por|sobre|lo de|para) (?P<what>(?:(?!no ){_NO_END} ){{1,6}}?)"
        rf"(?:mejor |por favor )?(?P<leaves>{_ASK}le) a {NOBODY}{PERSON}",
    )
)
# "Camilo lleva la 2.4 desde hoy"
_CARRIES_NOW = re.compile(
    rf"{BEFORE_LEAVING}{NOBODY}{PERSON} (?:va a )?"
    r"(?P<leaves>(?:llev|manej|asum|atiend|respond)[a-z]{1,2})(?: por)?"
    rf" (?P<what>(?:la|el|l[ao]s|lo) .{{1,60}}?) {NOW_ON}{PLEASE}"
)
# Who carries it, told and not ordered: she is asked whether it is given to her.
STATED = (*ANSWERS_FOR, *CARRIES, *CARRIED_ON[2:4], _CARRIES_NOW)
LEFT_TO = (*HANDED_ON, *_IN_PASSING, *CARRIED_ON, *_ASKED_TO, *TOLD_TO_TAKE, *STATED)
# "Por lo cual reasumo la 4.2": the reminders are hers again.
_RESUMES_IT = (
    r"(?:(?:por lo (?:cual|que|tanto)|por eso|asi que|entonces|y|ya|yo|de nuevo|nuevamente"
    r"|desde hoy|a partir de hoy|me permito informar que|les? informo que) ){0,5}"
    r"(?:reasum(?:o|imos|ire)|retom(?:o|are)(?: yo)?|vuelvo a (?:asumir|encargarme de|llevar)"
    r"|me (?:vuelvo a )?encarg(?:o|ar)(?: yo)?(?: de nuevo| nuevamente| otra vez)? de"
    r"|asumo (?:de nuevo|nuevamente|otra vez)"
    r"|(?:retir|quit|revoc)(?:o|amos) la delegacion (?:de|en)|ya no delego)(?P<what> .{1,60})"
)
# The same said of who has it: "a Camilo quítele la 2.4", "la 2.4 ya no la lleva Camilo".
_CARRIES = r"(?:llev|manej|hag|hac|sig|teng|tien|atiend|asum|report|respond)[a-z]{1,3}"
_FROM_YOU = r"(?:quit|retir)(?:e|a|en|ar)"
_TO_ME = r"(?:a mi(?: nombre| cargo)?|conmigo|a ser mi[oa]|a mis manos)"
_AGAIN = r"(?: (?:de nuevo|otra vez|nuevamente))?"
_SEND = r"(?:mand|envi|pas|dej|asign|lleg|devolv|devuelv|pon|recorda|recuerd)[a-z]{1,4}"
TAKES_BACK = tuple(
    re.compile(rf"{form}{PLEASE}")
    for form in (
        _RESUMES_IT,
        *(
            rf"{BEFORE_LEAVING}(?:por favor |pero )?{form}"
            for form in (
                rf"a {PERSON} (?:{_FROM_YOU}le|ya no le (?:dej|pas|mand|asign)[a-z]{{1,4}})"
                r"(?P<what> .{1,60})",
                rf"{_FROM_YOU}le(?P<what> .{{1,60}}?) a {PERSON}",
                rf"(?P<what>.{{1,60}}?) {_FROM_YOU}sel[oa] a {PERSON}",
                rf"(?:que )?ya no (?:que )?l[oa] {_CARRIES} {PERSON}(?P<what> .{{1,60}})",
                rf"(?P<what>.{{1,60}}?) (?:que )?ya no l[oa] {_CARRIES} {PERSON}",
                rf"(?:que )?{PERSON} ya no (?:l[oa] )?{_CARRIES}(?P<what> .{{1,60}})",
                r"(?P<what>.{1,60}?) (?:vuelv[ea]|regres[ea]|que(?:da|de)|pas[ea])"
                rf" {_TO_ME}{_AGAIN}",
                *RETAKES,
                # "la 1.1 me la vuelve a mandar a mí", "vuelvo yo con la 1.1"
                r"(?P<what>.{1,60}?) (?:que )?me (?:l[oa]s? )?(?:vuelv[a-z]{1,2} a )?"
                rf"{_SEND}(?: otra vez| de nuevo)? a mi(?: nombre| cargo)?{_AGAIN}",
                rf"(?:vuelvame a |me vuelve a ){_SEND}(?P<what> .{{1,60}}?)(?: {_TO_ME})?{_AGAIN}",
                r"(?:vuelvo|sigo) yo (?:con|a (?:manejar|llevar|hacer))(?P<what> .{1,60})",
                r"yo (?:sigo|continuo|me quedo) (?:con|(?:llev|manej|hac|atend)[a-z]{1,2}ndo)"
                r"(?P<what> .{1,60})",
                # "al revés: la 5.1 me la quedo yo", "la 5.1 la sigo llevando yo"
                r"(?:al reves:? )?(?P<what>.{1,60}?) (?:me l[oa] quedo"
                r"|l[oa] sigo(?: (?:llev|manej|hac|atend)[a-z]{1,2}ndo)?) yo",
                rf"que {PERSON} me (?:l[oa] )?(?:devuelva|regrese|retorne)(?P<what> .{{1,60}})",
                rf"(?:devuelva|regrese|pase)me(?: (?:de nuevo|otra vez))?(?P<what> .{{1,60}}?)"
                rf"(?: {_TO_ME})?{_AGAIN}",
            )
        ),
    )
)
# Beside that, no word about the work: "ya no a Nelson", "la sigo manejando yo".
SAYS_SO_TOO = re.compile(
    rf"{BEFORE_LEAVING}(?:(?:que )?ya no (?:a|l[oa] {_CARRIES}) {TITLE}{A_WORD}(?: {A_WORD}){{0,3}}"
    r"|(?:que )?(?:(?:l[oa]s? )?(?:sigo|vuelvo a|voy a) (?:manej|llev|hac|atend|report)[a-z]{2,5}"
    r"|(?:de )?(?:eso|es[ae]) me encargo|(?:yo )?l[oa] (?:sigo|manejo|llevo|hago|atiendo|reporto))"
    rf"(?: yo)?|(?:que )?me (?:l[oa]s? )?{_SEND}(?: (?:tod[oa]|directo|directamente))? a mi"
    r"|(?:no )?al reves|no)"
    rf"{_AGAIN}{PLEASE}"
)
# "eso ya no lo manejo yo, que lo retome Marta, ella me lo pasó": back to who had given it.
_SHE_GAVE_IT = (
    r"(?: (?:(?:que |pues |porque )?(?:fue )?(?:ella|el)(?: fue)?(?: (?:quien|la que|el que))?"
    r"|(?:quien|que)(?: fue)?) "
    r"(?:me|nos) l[aeo]s? (?:habia )?(?:pas|deleg|entreg|asign|dej|encarg|d)(?:o|io|ado))?"
)
_NO_MORE = (
    r"(?:ya no|no) (?:(?:puedo|podre|voy a|quiero) (?:seguir|continuar)(?: (?:con|en)| a cargo de)?"
    r"|(?:voy a |puedo )?(?:l[aeo]s? )?(?:manej|llev|teng|hag|hac|sig|ve|atiend|atend|seg)"
    r"[a-z]{1,4}(?: a cargo)?)(?: yo)?"
)
_RESUMES = (
    r"(?:que |mejor que |mejor )?(?:l[aeo]s? )?(?:vuelv[ae] a )?(?:retom|sig|tom|llev|manej|asum"
    r"|reasum|continu|hag|teng|recib)[a-z]{1,4}"
)
_GIVE_IT = (
    r"(?:que )?(?:deleg(?:ar|u?e)|pas(?:ar|e)|devolver|devuelva|asign(?:ar|e)|dej(?:ar|e)"
    r"|entreg(?:ar|ue))(?:se)?l[aeo]s?"
)
_FORM_OF_IT = r"(?P<what>(?:(?!ya\b|no\b|que\b)\S{1,20} ){0,7}?)"
GIVES_BACK = tuple(
    re.compile(rf"{BEFORE_LEAVING}{form}{_SHE_GAVE_IT}{PLEASE}")
    for form in (
        rf"{_FORM_OF_IT}(?:yo )?{_NO_MORE}(?P<more>(?: (?!que\b|mejor\b)\S{{1,20}}){{0,7}}?)"
        rf" (?:{_RESUMES}(?: (?:de nuevo|otra vez))? (?:a )?|{_GIVE_IT} a ){PERSON}",
        rf"(?:que )?l[ao]s? (?:retome|reasuma) {PERSON}",
        rf"{_FORM_OF_IT}(?:se |le )?(?:l[ao]s? )?(?:devuelvo|regreso|retorno)"
        rf"(?P<more>(?: \S{{1,20}}){{0,7}}?) a {PERSON}",
        # said to us: "esa actividad devuélvasela a Marta"
        rf"{_FORM_OF_IT}(?:devuelva|regrese|retorne)n?(?:le|sel[oa]s?)"
        rf"(?P<more>(?: \S{{1,20}}){{0,7}}?) a {PERSON}",
        # "lo del directorio a partir de ahora que lo lleve Marta", "la 5.1 la lleva Marta"
        rf"(?:pero )?{_OF_WHAT}\b(?:{_THAT} )?(?:mejor )?l[oa]s? (?:(?:llev|manej|asum|tom|hag|teng"
        rf"|sig|continu)[ae]|sigue llevando) {PERSON}(?: {NOW_ON})?",
        rf"{_FORM_OF_IT}(?:se |me )(?:la |lo )?(?:devuelv|regres)[ae]s? a {PERSON}"
        r"(?: (?:cuando|apenas) .{1,40})?",
    )
)
# In these forms she says outright to whom work goes: "la 2.4 la delego en Camilo", "déjesela".
_OUTRIGHT = (
    _GIVES_TO,
    _GIVES,
    *ALL[len(STANDS_IN) : -1],
    *HANDED_ON,
    *_IN_PASSING[:4],
    *CARRIED_ON,
    *_ASKED_TO,
    _CARRIES_NOW,
    *TOLD_TO_TAKE,
    *ANSWERS_FOR,
    *GIVES_BACK[2:],
)
# What goes on after that: "y la 2.5 a Nelson", "la 2.5 también".
_GOES_ON = tuple(
    re.compile(
        rf"(?:(?:y|e|tambien|ademas) ){{0,2}}(?P<what>(?:la|el|lo|l[ao]s) .{{1,40}}?)"
        rf" {form}{PLEASE}"
    )
    for form in (rf"(?:a|en|para) {NOBODY}{PERSON}", "(?:tambien|igual|igualmente|lo mismo)")
)
_OF_WHAT_WAS_SAID = re.compile(
    r"(?:(?:y|pero|por|favor|porfa|no|mejor|pues|bueno|entonces|ya|ay|hola|yo|que|de|lo|la|el|los|las|es[aeo]s?"
    r"|est[aeo]s?|tema|actividad|cosa|trabajo|asunto|todo|eso mismo) ?){0,6}"
)
EDGE = re.compile(r"[.;!\n](?=\s|$)\s{0,3}|,\s")


def gives_work(text: str) -> bool:
    """Tell whether a text gives work to somebody outright, and says nothing else."""
    forms = _ASKED_TO if "?" in text else _OUTRIGHT
    return said_as(text.strip("¿? "), forms) is not None


def hands_on(text: str) -> bool:
    """Tell whether a text says who has something, and to turn to that one: "la lleva Camilo,
    pásesela a él"."""
    return "?" not in text and said_as(text, HANDED_ON) is not None


def goes_on(text: str, before: str) -> str:
    """Return in full what goes on giving work to somebody behind words that gave some: "la 2.5 a
    Nelson", "la 2.5 también"; "" for other words."""
    given, more = said_as(before, _OUTRIGHT), said_as(text, _GOES_ON)
    if given is None or more is None:
        return ""
    name = more.groupdict().get("name") or given.groupdict().get("name")
    return f"delegar {more['what']} en {name}" if name else ""


def names_nothing(what: str) -> bool:
    """Tell whether words mean what was spoken of, and name nothing: "eso", "la"."""
    return _OF_WHAT_WAS_SAID.fullmatch(what.strip(" ,")) is not None


def gives_what_was_said(text: str) -> bool:
    """Tell whether a text gives what was spoken of to somebody: "déjesela a Camilo"."""
    said = said_as(text, _OUTRIGHT)
    if said is None or said.re in ALL:
        return False
    parts = said.groupdict()
    return names_nothing(f"{parts.get('what') or ''} {parts.get('more') or ''}")


def gives_none(text: str) -> bool:
    """Tell whether a text answers that nothing is delegated, or to nobody: "no, ninguna"."""
    return _GIVES_NONE.fullmatch(bare_words(text)) is not None
