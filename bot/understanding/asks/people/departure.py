"""Who leaves or has left, who comes in the place of somebody, and an address that has changed: who
registers people is to know it, and no report is to say it. Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.people.absence import tells_of_absence
from bot.understanding.clauses import without_clauses
from bot.understanding.wordlists import MONTH, TITLES, WEEKDAY
from core.spanish import bare_words, fold

_PLACE = (
    r"(?:la |el |esta |este |mi )?(?:alcaldia|gobernacion|entidad|municipio|administracion"
    r"|ministerio|instituto|empresa|hospital|cargo|puesto|secretaria(?! de\b))"
)
_OF_THE_ENTITY = (
    r"(?:la (?:secretaria|oficina) de )?(?:educacion|salud|hacienda|gobierno|infraestructura"
    r"|sistemas|planeacion|juridica|cultura|transito|contratacion)\b"
)
_CHARGE = (
    r"(?:secretari|jef|lider|director|encargad|delegad|responsable|coordinador|enlace|funcionari"
    r"|contratista)\w{0,3}"
)
_FROM_NOW = r"(?:desde|a partir de) (?:hoy|ayer|ahora|manana|el [a-z]{5,9})"
_LEAVES = re.compile(
    rf"\b(?:(?:ya )?me (?:voy|retiro|retire|fui|desvinculo|desvincularon) (?:de|del) {_PLACE}"
    rf"|ya no (?:trabajo|laboro|estoy|sigo)(?: mas)? "
    rf"(?:aqui|aca|(?:en|con|para) (?:{_PLACE}|ustedes))"
    rf"|ya no hago parte de {_PLACE}"
    r"|ya no (?:trabajo|laboro)(?: mas)? (?:en|con|para)"
    r" (?!es[eoa]\b|l[ao]s?\b (?!secret|ofic))[a-z]+"
    rf"|ya no soy (?:mas )?(?:(?:el|la|un|una) )?(?:de {_OF_THE_ENTITY}|{_CHARGE})"
    r"|(?:ya )?(?:renuncie|(?:presente|pase) (?:mi|la) (?:carta de )?renuncia)"
    r"|me (?:traslad|reubic|reasign)(?:aron|an) (?:a|para|de) [a-z]{3,20}"
    rf"|me (?:pasan|pasaron|salgo) (?:a|para|de) {_OF_THE_ENTITY}"
    rf"(?! (?:el|la|los|las|una?) (?!{WEEKDAY}|\d))"
    r"|me (?:traslad|pas|cambi|mov|reubic)(?:aron|an) (?:a|para|de) (?:(?:otra|una nueva) )?"
    r"(?:oficina|dependencia|secretaria|area)(?! (?:el|la) (?!\d))"
    # "ya no estoy en salud, ahora estoy en gobierno", "y yo paso a hacienda"
    rf"|ya no (?:trabajo|laboro|estoy|sigo)(?: mas)? en {_OF_THE_ENTITY}[ ,.]{{1,3}}"
    r"(?:y |que )?(?:ahora|ya|me|desde|paso|quede)"
    rf"|(?:yo (?:ahora )?(?:(?:me )?paso|pase|voy) (?:a|para)|ahora (?:estoy|trabajo|quede) en"
    rf"|ahora soy (?:el|la) de) {_OF_THE_ENTITY}(?= ?(?:[.,;]|\Z))"
    # "desde hoy quedo en la Secretaría de Gobierno", "desde hoy ya no estoy en infraestructura"
    rf"|{_FROM_NOW} (?:(?:yo|me|ya) ){{0,3}}(?:quedo|quede|estoy|trabajo|paso|pase"
    r"|no (?:estoy|sigo|trabajo))"
    rf" (?:en|a|para) {_OF_THE_ENTITY}(?= ?(?:[.,;]|y\b|\Z))"
    r"|dejo (?:el|mi) (?:cargo|puesto)|(?:es|fue|sera) mi ultimo dia|me (?:jubilo|pensiono)"
    r"|ya no (?:llevo|manejo|hago|atiendo)(?: mas)? (?:este|ese|el) seguimiento(?! (?:de|a)l? )"
    r"|(?:hoy|manana|ayer|ya|(?:el|este) [a-z]{5,9}|se me|me) (?:se )?"
    r"(?:termin[aoe]|acab[aoe]|venc[eo]|finaliz[aoe]) (?:(?:el|mi) )?contrato)\b"
)
_A_DAY = (
    rf"(?:hoy|manana|(?:(?:el|este) )?(?:dia )?(?:{WEEKDAY})(?: \d{{1,2}})?"
    rf"|(?:el )?(?:dia )?\d{{1,2}})(?: de (?:{MONTH}))?"
)
_ENDS = r"(?: (?:solo|nomas|no mas|nada mas|y ya))?(?=\s{0,3}(?:[.,;!]|$|y\b))"
_ON_A_DAY = re.compile(
    rf"\bmi ultimo dia(?: (?:de trabajo|laboral|aca|aqui|(?:en|de) {_PLACE}))? (?:es|sera|seria)"
    rf" {_A_DAY}{_ENDS}"
    r"|\b(?:mi contrato|el contrato mio) (?:(?:solo )?va|es|(?:se me |se )?(?:termin|acab|venc"
    rf"|finaliz)[aeo])(?: (?:hasta|solo))? {_A_DAY}{_ENDS}"
    # "renuncio el lunes", not "Germán renunció el lunes"
    rf"|(?:(?:\A|[.,;!\n]|\b(?:yo|que|y|les|dias|tardes))\s{{0,2}}renuncio"
    rf"|\bme (?:retiro|desvinculo))(?: (?:desde|a partir del?))? {_A_DAY}{_ENDS}"
    rf"|\b(?:entrego|entregare|voy a entregar) (?:el|mi) (?:cargo|puesto)\b"
)
# "trabajo hasta el viernes", "solo estoy hasta el 15": she leaves, where no absence is told beside.
_UNTIL_A_DAY = re.compile(
    r"\b(?:trabajo|laboro|solo (?:estoy|trabajo|laboro)|(?:estoy|trabajo|laboro) solo)"
    rf"(?: (?:aqui|aca|con ustedes|en {_PLACE}))? hasta {_A_DAY}{_ENDS}"
)
_TAKES_OVER = re.compile(r"\bqueda\w{0,2} (?:[a-zñ]{3,20} ){0,3}(?:encargad[oa]|a cargo)\b")
_STAYS_UNTIL = re.compile(rf"\b(?:voy|estoy|sigo|vengo)(?: (?:aqui|aca))? hasta {_A_DAY}{_ENDS}")
# Beside that she was moved: "yo ya no estoy en salud".
_NO_MORE_THERE = re.compile(
    r"\bya no (?:trabajo|laboro|estoy|sigo)(?: mas)? en [a-z]|\bya no voy mas(?=\s{0,3}(?:[.,;]|$))"
    rf"|\A(?:(?:y|ahora|me|yo) ){{0,3}}(?:pas[eo]|qued[eo]) (?:a|en) {_OF_THE_ENTITY}[ .]*\Z"
    rf"|\A(?:y )?(?:lo|todo lo) de {_OF_THE_ENTITY} (?:es |queda |sigue )?con [a-z]"
)
# Who stands in for her: on holiday too.
_REPLACED = re.compile(
    r"\b(?:me (?:va a )?(?:reemplaza|releva|sucede)[r]?"
    r"|(?:mi reemplazo|quien me reemplaza|quien sigue) es)\b"
)
# What a mailbox left behind says, of its owner in the first or the third person. Who follows is no
# sign of it: somebody is replaced on holiday too.
_OFFICE = (
    r"(?:la |el |esta |este |mi )?(?:secretaria|dependencia|direccion|institucion|organizacion)"
)
_HAS_LEFT = re.compile(
    r"\b(?:ya no (?:(?:trabaj|labor)[oa]|me desempeno|se desempena)(?: mas)?"
    rf" (?:aqui|aca|(?:en|con|para) (?:{_PLACE}|{_OFFICE}|ustedes|nosotros))"
    rf"|ya no (?:estoy|sigo|hago parte|hace parte) (?:aqui|en|de|con) {_PLACE}"
    rf"|ya no (?:(?:me|se) encuentr[oa]|esta|estoy) vinculad[oa] (?:a|al|con) {_PLACE}"
    rf"|(?:me|se) (?:retire|retiro|desvincule|desvinculo|pensione|pensiono) (?:de|del) {_PLACE}"
    r"|dej[eo] de (?:trabajar|laborar|prestar (?:mis|sus) servicios)"
    rf" (?:aqui|(?:en|con|para) {_PLACE})"
    r"|(?:ya )?(?:renuncie|presente (?:mi|la) (?:carta de )?renuncia))\b"
)
_WHEN = r"(?:hoy|ya|(?:el |este |la )?(?:proxim[oa] )?[a-z]{4,10})"
_FOLLOWED = re.compile(
    rf"\b(?:desde|a partir de|a partir del) {_WHEN} (?:la|lo|las|los) "
    r"(?:lleva|maneja|asume|atiende|coge)n? (?P<who>[a-zñ]{3,20}(?: [a-zñ]{3,20}){0,3})"
)
# "Germán Useche responde desde hoy por todas mis actividades"
_ANSWERS_FOR_HER = re.compile(
    rf"\b(?:responde(?:ra)?|se encarga|queda encargad[oa]) (?:(?:desde|a partir del?) {_WHEN} )?"
    r"(?:por|de) (?:todo lo mio|(?:todas )?mis (?:actividades|cosas|temas))\b"
)
_CLAUSE = re.compile(
    r"\s{1,3}y\s{1,3}(?=(?:queda|entra|sigue|responde)\s(?-i:[A-ZÁÉÍÓÚÑ]))"
    r"|[;!]\s{0,3}|,(?!\d)\s{0,3}|\.(?:\s{1,3}|$)|\n\s{0,3}|\s{1,3}y\s{1,3}(?=(?:la|el|los|las|me)\b)"
    # "la 2.4 45 ya casi me pensiono": behind its figure, and not "el 20 me voy"
    r"|(?<=[\d%])(?<!el\s\d\d)(?<!el\s\d)\s{1,3}(?=(?:y\s|pero\s|que\s|ja\w{1,8}\s)?(?:ya\s|yo\s|hoy\s|es\sque\s)?(?:casi\s)?"
    r"(?:me|mi|renunci|dejo|entrego)\w{0,3}\b)",
    re.IGNORECASE,
)
_SOMEBODY = (
    r"(?!(?:el|la|los|las|una?|en|del?|por|para|que|pendientes?|falta\w*|list[oa]s?"
    r"|[a-z]{2,20}(?:[ai]d[oa]s?|ndo))\b)[a-zñ]{3,20}"
)
_TITLED = rf" (?:(?:el|la) (?:{'|'.join(sorted(TITLES))})\.?|(?:mi|el|la) (?:companer|coleg)[ao])"
_MY_PLACE = r"(?:en (?:mi|el) (?:lugar|reemplazo|puesto|cargo)|de (?:encargad|reemplaz)[oa])"
# Beside it: who goes on with the work, and where that person is reached.
_GOES_ON = re.compile(
    r"\b(?:la|lo|las|los) (?:sigue|lleva|maneja|asume|atiende|coge)n? [a-zñ]{3}"
    r"|\bquedo (?:encargad[oa]|a cargo)\b"
    r"|\b(?:desde|a partir de) (?:hoy|ayer|manana|el [a-z]{5,9}) (?:es|sera) (?:el |la )?[a-z]{3}"
    rf"|\A(?:y |ahora |{_MY_PLACE} ){{0,3}}(?:qued[ao]|entr[ao]|lleg[ao]|sigue|responde|viene)"
    rf"(?: {_MY_PLACE})?(?:{_TITLED})?(?: {_SOMEBODY}){{1,3}}(?: {_MY_PLACE})?\Z"
    r"|\bqueda\w{0,2} (?:[a-zñ]{3,20} ){0,3}(?:encargad[oa]|a cargo)|\bencargad[oa]s?\b"
    r"|\bqueda (?!(?:list|pendient|hech|complet)\w{0,3}\b|\w{2,20}[ai]d[oa]s?\b)"
    rf"(?:[a-zñ]{{3,20}} ){{1,3}}en (?:{_OFFICE}|{_PLACE})"
    r"|\b(?:trabajo|laboro|estoy|sigo) (?:aqui |aca )?hasta (?:el|hoy|manana|fin)\b"
    r"|[\w.+-]{1,64}@[\w-]{1,63}\."
    r"|\b(?:su|el|al) (?:nuevo )?(?:correo|celular|telefono|numero|email|contacto|whatsapp)\b"
)
_CONTACT = re.compile(
    r"(?:(?:el|su|y|de|es|la|quien sigue|[a-zñ]{3,20}) |[:,] ?){0,8}"
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}"
)


def without_departure(text: str) -> str | None:
    """Return what a text says besides that its writer leaves and who goes on; None where it does
    not say so: somebody stands in for her while she is away, too."""
    leaves = _leaving(text)
    if not any(one.search(fold(text)) for one in leaves):
        return None
    return without_clauses(
        text, _CLAUSE, fold, (*leaves, _STAYS_UNTIL, _REPLACED, _GOES_ON, _NO_MORE_THERE)
    )


def _leaving(text: str) -> tuple[re.Pattern[str], ...]:
    """Return what tells that the writer of a text leaves: that she is there until a day only where
    she tells of no absence, or who follows."""
    leaves = (_LEAVES, _ON_A_DAY, _FOLLOWED, _ANSWERS_FOR_HER)
    if tells_of_absence(text):
        return leaves
    follows = _REPLACED.search(fold(text)) or _TAKES_OVER.search(fold(text))
    return (*leaves, _UNTIL_A_DAY, _STAYS_UNTIL) if follows else (*leaves, _UNTIL_A_DAY)


def only_contact(text: str) -> bool:
    """Tell whether a text says nothing but where somebody is reached: "su correo es …"."""
    return _CONTACT.fullmatch(fold(text).strip(" .")) is not None


def has_left(text: str) -> bool:
    """Tell whether a mailbox says that its owner no longer works there."""
    return _HAS_LEFT.search(fold(text)) is not None


def only_who_follows(text: str) -> str | None:
    """Return who is said to follow where only that is told: "desde mañana la lleva Marta"."""
    said = fold(text)
    leaves = _LEAVES.search(said) or _REPLACED.search(said)
    found = None if leaves else _FOLLOWED.search(said)
    return None if found is None else found["who"]


_NEWS = r"(?:correo|celular|telefono|whatsapp|numero de (?:celular|telefono|whatsapp))"
_AN_OFFICE = (
    rf"(?:(?:la )?(?:secretaria|oficina|direccion) (?:de )?[a-z]{{3,20}}|{_OF_THE_ENTITY}"
    r"|(?:el )?archivo|(?:las )?tics?\b|comunicaciones|control interno|talento humano)"
)
# Said of somebody known by name; "se fue la luz" and "renunció el contratista" are of the work.
_LEFT = re.compile(
    rf"\b(?:ya no (?:esta|sigue|trabaja|labora)(?: mas)? en {_AN_OFFICE}"
    r"|ya no (?:(?:se encuentra )?(?:trabaj|labor)(?:a|an|ando)"
    r"|(?:esta|sigue|viene)(?: mas)? (?:aca|aqui|con nosotros|en (?:la|esta) (?:alcaldia|oficina"
    r"|entidad|secretaria))|hace parte)"
    # "Jairo Pardo se retira de Hacienda y lo reemplaza Mónica Duarte"
    rf"|se (?:retira|desvincula|va) (?:del? )?(?:la |el )?(?:{_AN_OFFICE}|{_PLACE})"
    r"|renuncia al cargo|se (?:pensiona|jubila)(?= (?:hoy|manana|este|el|en|a partir|desde|y)\b|\Z)"
    r"|renuncio|se (?:pensiono|jubilo|retiro|desvinculo)|l[oa] (?:trasladaron|echaron|sacaron)"
    r"|se (?:fue|paso) (?:a|para) (?!(?:la |el )?(?:firma|revision|reunion))"
    r"|(?:se fue|salio) de (?:la|esta) (?:alcaldia|entidad|oficina|secretaria|administracion)"
    r"|se fue de (?:la|esta|aca|aqui)|se le (?:acabo|termino) el contrato"
    r"|(?:dicen|dijeron|contaron|informaron|avisaron) que (?:en (?:la )?[a-z]{4,20} )?"
    r"ya no (?:esta|sigue|viene))\b"
)
_TO_WHOM = re.compile(
    r"[\s,.;]{1,4}(?:y\s)?(?:¿\s?)?(?:y\s)?(?:(?:a|con)\s)?qui[eé]n(?:es)?\s(?:(?:se\s)?les?\s|lo\s|hay\sque\s)?"
    r"(?:avis|inform|dig|dec|report|escrib|cuent|comunic|notific|habl)\w{1,8}\s?\??\s{0,3}\Z",
    re.IGNORECASE,
)
# "Germán es ahora el de gobierno", "la de salud ahora es Rosa", "Germán el de salud se fue"
_POST = rf"(?:el|la) (?:{_CHARGE} )?de {_OF_THE_ENTITY}"
_CALLED = r"(?!(?:es[aeo]|est[aeo]|que|quien|cual|todo|otr[ao]|la|el|no|solo)\b)[a-z]{3,15}"
_NO_MORE = re.compile(
    rf"\b(?<!\bla )(?<!\bel )(?<!\blas )(?<!\blos ){_CALLED}"
    rf" (?:ya no es|es ahora|ahora es|pas[oa] a ser) {_POST}"
    rf"|\A(?:[a-z]{{2,10}} ){{0,3}}{_POST} (?:ahora|ya|desde hoy|de ahora en adelante)"
    rf" (?:es|se llama|va a ser) (?:(?:el|la) )?{_CALLED}"
    rf"|\b{_CALLED} (?:el|la) de {_OF_THE_ENTITY} (?:ya )?(?:se (?:fue|retiro|jubilo|pensiono)"
    r"|renuncio|no (?:esta|trabaja|sigue)|salio)\b|"
    r"\bno (?:le|les) (?:manden?|escriban?|envien?) (?:mas|nada|(?:los )?(?:recordatorios|mensajes"
    r"|correos|avisos))\b"
    r"|\b(?:quit|saqu|borr|elimin|retir)(?:e|en)(?:l[oae]s?)? (?:a [a-z]{3,15} )?"
    r"(?:de|del) (?:la|esa|su|el|los) (?:lista|grupo|mensajes|recordatorios|correos)\b"
    r"|\A(?:por favor )?(?:quit|saqu|borr|elimin|retir)(?:e|en|ar) a (?:[a-z]{2,15} ){1,4}"
    r"(?:de|del) (?:la |el )?(?:sistema|culmina|registro|lista|bot|plataforma)\b"
    r"|\b(?:entro|llego|tenemos|ingreso) (?:una?|el|la) (?:\w+ ){0,3}nuev[oa]\b.{0,60}"
    r"\b(?:agreguen|incluyan|registren|metan|inscriban)l[oa]s?\b"
    rf"|\A(?:(?:desde|a partir del?) (?:el )?(?:{MONTH}|{WEEKDAY}|hoy|manana|\d{{1,2}})"
    rf"(?: de (?:{MONTH}))? )?"
    r"(?:(?:el|la) nuev[oa] (?:secretari|jef|director|lider|encargad|enlace|coordinador)[oae]?"
    r"|(?:el|la) (?:secretari|jef|director|lider|encargad|enlace|coordinador)[oae]? nuev[oa])"
    r"(?: de [a-z ]{3,40}?)? (?:es|se llama)\b"
    # "el jefe de TIC ya no es Sandra sino Andrés"
    rf"|\b(?:el|la) {_CHARGE} (?:de|en) (?:(?:la|el) )?[a-z]{{3,20}}(?: [a-z]{{2,20}}){{0,3}}?"
    rf" ya no (?:es|va a ser|sera) (?:(?:el|la) )?{_CALLED}"
    rf"|\b{_CALLED} ya no (?:esta|sigue|va) (?:de|como) (?:(?:el|la) )?"
    r"(?:delegad|enlace|encargad|lider|jef)[a-z]?\b"
    # "en infraestructura quedó Germán Useche como encargado"
    rf"|\A(?:en|para) (?:la |el )?{_OF_THE_ENTITY} (?:queda|quedo|entra|entro|llega|llego)"
    rf"(?: {_CALLED}){{1,4}} (?:como|de) (?:(?:el|la) )?(?:nuev[oa] )?"
    r"(?:encargad|delegad|enlace|lider)"
    # "Camilo se va, llega Ana Pilar", "ya no soy yo, ahora es Ana Pilar"
    rf"|\A(?:{_CALLED}(?: {_CALLED})? se va|se va {_CALLED}(?: {_CALLED})?)(?: y)? (?:llega|entra)"
    rf"(?! (?:hoy|manana|luego|despues|tarde))(?: {_CALLED}){{1,3}}\Z"
    r"|\A(?:(?:yo|desde hoy|ahora|bueno|no) ){0,2}ya no soy(?: yo)? (?:ahora |ya )?es"
    rf"(?: {_CALLED}){{1,4}}\Z"
    r"|\byo no soy (?:el |la )?(?:secretari|jef|director|lider|encargad|enlace|coordinador)[aeo]?\b"
    r"(?! de (?:es[aeo]|est[aeo]|la \d))"
)
_ADDRESS = re.compile(
    rf"\b(?:me cambiaron|cambie(?: de)?|tengo (?:un )?nuevo|mi nuevo)(?: (?:el|mi|de))? {_NEWS}\b"
    # "el ingeniero Useche no tiene correo, solo WhatsApp"
    rf"|\b(?:{'|'.join(sorted(TITLES))}) (?:[a-z]{{2,20}} ){{1,4}}"
    rf"(?:no (?:tiene|usa|maneja|revisa)|solo (?:tiene|usa|maneja)) (?:el |su )?{_NEWS}\b"
    # "el correo de Marta cambió, ahora es …"
    rf"|\A(?:(?:el|la|su) )?{_NEWS} (?:nuevo )?del? (?:[a-z]{{2,20}} ){{1,4}}"
    r"(?:(?:ya )?(?:cambio|es otr[oa]|es nuev[oa])\b|(?:ahora )?es\b(?=.{0,40}@|.{0,20}\d{7})"
    # "el correo de Marta está mal"
    r"|(?:esta|quedo|tiene|figura) (?:mal|errad|equivocad|incorrect|desactualizad|viej)\w{0,6}"
    r"(?: (?:escrit|digitad|registrad)[oa])?(?=\Z| (?:ahora |ya )?es\b|.{0,40}@))"
    # "por correo sí": how she wants to be written to
    r"|\A(?:(?:mejor|no|ok|bueno|a mi) ){0,2}por (?:el )?(?:correo|whatsapp|telegram|chat)"
    r"(?: electronico)? (?:si|(?:es )?mejor|me (?:sirve|queda) mejor)\Z"
)
# A telephone that is gone, and with it the chat: whoever has it may write in her name.
_PHONE = r"(?:(?:el|mi|este|ese) )?(?:celular|cel|telefono|movil|iphone)\b"
_LOST = re.compile(
    rf"\b(?:me (?:lo )?(?:rob|hurt|atrac|quit|rap)(?:aron|o) {_PHONE}"
    rf"|(?:perdi|bote|extravie|(?:se )?me (?:perdio|extravio|quedo perdido)) {_PHONE}"
    r"|(?:celular|telefono|chat|telegram|whatsapp) ya no (?:es mi[oa]|lo tengo yo)\b"
    r"|ya no (?:tengo|es mio) (?:ese|este|el|mi) (?:celular|telefono|chat|telegram)\b"
    rf"|{_PHONE} (?:se me perdio|me lo (?:rob|hurt)aron))"
)
# A telephone or a number that is another, or another way to reach her.
_DEVICE = r"(?:(?:numero de )?(?:celular|cel|telefono|movil|whatsapp)|numero|linea|chip)"
_NO_OTHERS = r"(?! (?:del?|de (?:la|los|las)) (?!la alcaldia))"  # "el celular del proyecto"
_NEW_PHONE = re.compile(
    rf"\b(?:me (?:cambiaron|dieron|entregaron)|(?:ya )?cambie|cambiare|voy a cambiar|tengo|compre)"
    rf"(?: (?:de|el|mi|un|otr[oa]|nuev[oa])){{0,3}} {_DEVICE}(?: nuev[oa])?\b{_NO_OTHERS}"
    rf"|\b(?:este|ese|el) (?:{_DEVICE}|chat|telegram) (?:ya )?(?:(?:lo|la) )?"
    r"(?:(?:dejo|deje|dejare|voy a dejar) de usar|no (?:lo|la) (?:uso|usare|voy a usar))\b"
    rf"|\bya no (?:uso|usare|voy a usar)(?: mas)? (?:este|ese|mi) (?:{_DEVICE}|chat|telegram)\b"
    rf"|\bmi (?:nuevo )?{_DEVICE}(?: nuevo)? (?:ahora )?es\b"
    r"|\bescrib(?:a|an)(?:me|nos) (?:(?:mejor|todo) )?(?:por|al) (?:(?:el|mi) )?"
    r"(?:whats ?app|wh?ats|w[au]sap|guasap|wpp|wp)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:mand|escrib|envi|respond|contact|avis)[a-z]{1,6} (?:(?:todo|eso|me|cualquier cosa) )?"
    r"(?:a|por|al) (?:(?:mi|el) )?(?:correo|mail|email)\b"
    r"|\bmientras (?:compro|consigo|recupero|repongo)\b|\bpor (?:ahi|ese chat)\b"
    r"|\b(?:ya )?(?:puse|pondre|voy a poner) (?:el|la) denunci[oa]\b"
    r"|\b(?:mand|envi|pas)(?:e|en)(?:me)? (?:(?:otro|otra vez|el|un|nuevo|de nuevo) ){1,3}"
    r"(?:enlace|link)\b|\b3\d{2}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}\b"
)
_LAST_AND = re.compile(r"[\s,]{1,3}(?:y|pero)\Z", re.IGNORECASE)


def without_lost_phone(text: str) -> str | None:
    """Return what a text says besides that its writer has lost her telephone, and where she is
    reached now; None where it does not say so."""
    return _without_phone(text, _LOST)


def without_new_phone(text: str) -> str | None:
    """Return what a text says besides that its writer has another telephone or number, or wants to
    be written to elsewhere; None where it does not say so."""
    return _without_phone(text, _NEW_PHONE)


def _without_phone(text: str, told: re.Pattern[str]) -> str | None:
    if "?" in text or told.search(fold(text)) is None:
        return None
    rest = without_clauses(text, _CLAUSE, fold, (told, _ELSEWHERE))
    return _LAST_AND.sub("", rest)


def tells_of_an_address(text: str) -> bool:
    """Tell whether a text says that its writer is reached elsewhere, or somebody not by mail:
    "cambié de celular", "el doctor Pinto no tiene correo"."""
    return "?" not in text and _ADDRESS.search(bare_words(text)) is not None


def tells_who_gets_nothing(text: str) -> bool:
    """Tell whether a text says, whoever it names, to whom nothing is to be sent any more, or that
    somebody new is to be registered."""
    return "?" not in text and _NO_MORE.search(bare_words(text)) is not None


def without_to_whom(text: str) -> str:
    """Return a text without the question behind it to whom that is to be told."""
    return _TO_WHOM.sub("", text)


def tells_who_left(text: str) -> bool:
    """Tell whether a text says of somebody, whom it names, to have left."""
    return "?" not in text and _LEFT.search(bare_words(text)) is not None
