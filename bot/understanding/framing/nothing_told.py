"""Clauses that tell nothing of the work: a heading, a file that is announced, that it was said
before, amounts and nothing else."""

from __future__ import annotations

import re

from bot.understanding.framing.record_words import PUTS_RIGHT, SIGH
from bot.understanding.reading import phrase
from bot.understanding.talk import ADDRESS
from bot.understanding.wordlists import FILES, MONTH, WEEKDAY, group, word_set

_NOT_THAT = re.compile(
    r"(?:y |e |que )?no"
    r" (?:(?:el|un|en|al|del?|era|eran|es|esta|estaba|va|iba|sino|/|%) ?|\d\S* ?)+"
    # "no en 85 que Paola se emocionó jaja"
    r"(?:(?:que|porque|es que) [a-z]{3,15} se (?:emociono|equivoco|confundio|adelanto|apresuro"
    r"|paso)(?: [a-z]{1,12}){0,3})?"
)
# "Estado a la fecha:": what heads a section tells nothing of the work.
_HEADING = phrase(
    r"(?:el |la |los |las )?(?:estado|situacion|avances?|seguimiento|reporte|progreso|porcentaje"
    r"|descripcion|actividades|acciones|gestion|logros)"
    r"(?: (?:actual|general|a la fecha|a hoy|al (?:corte|dia|dia de hoy)|del? (?:la |los |el )?"
    r"(?:actividad|avances?|ejecucion|cumplimiento|periodo|@)|realizad[oa]s?|adelantad[oa]s?"
    r"|ejecutad[oa]s?|cualitativ[oa]|cuantitativ[oa]|reportad[oa]|obtenidos|fisic[oa])){1,4}"
)
# "100, ya te dije", "como les había informado": that it was said before tells nothing of the work.
_SAID_BEFORE = phrase(
    r"(?!informe|reporte|escrito)(?:(?:como|pues|y|que|si|ya|pero|tal) ){0,4}"
    r"(?:(?:yo|te|le|les|se|lo|la|os) ){0,3}"
    r"(?:(?:he|habia|habiamos|hemos) )?"
    r"(?:dij[eo]|dijimos|dicho|conte|contado|reporte|reportado|reportamos|informe|informado"
    r"|informamos|mencione|mencionado|comente|comentado|escribi|escrito|repito|reitero)"
    r"(?: (?:antes|ayer|hoy|ahora|ahorita|arriba|anteriormente|atras|mil|dos|tres|veces|el|otro"
    r"|dia|en|mi|reporte|correo|mensaje|anterior|que|es|esta)){0,5}"
)
# "ya está dicho", "eso dije", "100 como quedó dicho": the same, with nobody who said it.
_IS_SAID = phrase(
    r"(?:(?:como|pues|y|que|si|ya|pero|eso|esta|es[ae]|lo|fue|es|era) ){0,4}"
    r"(?:(?:esta|estaba|quedo|habia quedado|fue) (?:mas que )?"
    r"(?:dich|report|informad|contad|avisad)(?:ad)?[oa]"
    r"|(?:fue )?(?:eso|lo que) (?:le |les |yo |ya ){0,3}"
    r"(?:dije|dijimos|conte|reporte))"
    r"(?: (?:antes|ayer|hoy|arriba|ya|desde|hace|rato|el|lunes|otro|dia|correo|mensaje|en)){0,5}"
)
# "gracias por el plazo, aunque pedí el 30": the day that she wished for.
_WISHED_ANOTHER_DAY = phrase(
    r"(?:aunque|pero|si bien|y) (?:yo )?(?:lo |la )?(?:habia |habiamos )?"
    r"(?:pedi|pedimos|pedido|solicite|solicitamos|solicitado|queria|necesitaba)"
    r"(?: (?:hasta|para|que fuera|era)){0,2} (?:el|al) \d{1,2}(?: de [a-z]{4,10})?"
)
# "pedirlo", "y sí, pidan el plazo": said of a request, and nothing of the work.
_BIDS_TO_ASK = phrase(
    r"(?:(?:y|si|sip|dale|ok|claro|pues|entonces|ya|por favor|porfa) ){0,4}"
    r"(?:(?:pid[ae]n?|pedir|solicit(?:en?|ar)|tramit(?:en?|ar))l[oa]s?"
    r"|(?:pid[ae]n?|solicit[ea]n?|tramit[ea]n?) (?:(?:el|la|ese|esa|mas|mi) )?"
    r"(?:plazo|prorroga|ampliacion|tiempo))(?: (?:por favor|gracias|pues|ya)){0,2}"
)
# "fue la opción 2 de la lista": which answer of ours was meant.
_OF_OUR_LIST = phrase(
    r"(?:(?:es|era|fue|elijo|escojo|digo|seria) )?(?:(?:la|el) )?(?:opcion|numero) \d{1,2}"
    r"(?: (?:de|en) (?:la|su|esa|ese|el) (?:lista|listado|correo|mensaje|pregunta))?"
)
# "adjunto lo enunciado", "lo indicado en el asunto": what it is stands elsewhere.
_NAMED_ABOVE = (
    "(?:(?:e|a)nunciad|mencionad|indicad|relacionad|referid|citad|solicitad|requerid|descrit"
    "|señalad|asunto)(?:[oa]s?)?"
)
_IN_THE_SUBJECT = "(?: (?:en|de) (?:el )?asunto| del asunto)?"
# "va el pdf", "adjunto el acta": what only announces a file tells nothing of the work.
_FILE = group(rf"{FILES}|informes?|resolucion(?:es)?|circular(?:es)?")
_SENDS = (
    r"(?:adjunt[oa]s?|adjuntamos|adjuntan|anex[oa]s?|anexamos|anexan|remito|remitimos"
    r"|envio|enviamos|mando|mandamos|comparto|compartimos|subo|subimos|dejo|dejamos"
    r"|remiten?|envian?|allego|allegamos|allegan?|hago llegar|hacemos llegar)"
)
_SEE = r"(?:(?:por )?favor )?(?:ver|vease|segun|mire|revise|consulte) "
_THOSE = (
    r"(?: (?:luego|despues|mañana|ahora|ahorita|mas tarde|al rato|en un rato|apenas pueda"
    r"|adjunt[oa]s?|anex[oa]s?|como|de|del|en|con|el|la|los|las|un|una|unos|unas|su|sus|mi"
    r"|mis|est[aeo]s?|lo|@)){0,5}"
)
# Of what a file is: "de reunión No. 12 con su listado"; to whom it went is the work.
_OF_WHAT = (
    r" (?:de|del|con|y|no|numero|escanead[oa]s?|firmad[oa]s?|porque)"
    r"(?: (?!(?:al?|en|por|para|sin|que|donde|se|ya|falta|faltan|fue|fueron|pendientes?"
    r"|(?:realiz|celebr|llev|efectu|aprob|ejecut|termin|entreg|public|desarroll|firm)ad[oa]s?)"
    r"(?!\S))[a-z\d@./-]{1,20}){1,14}"
)
_IS_SENT = (
    r"(?:(?:y|e|ya|aqui|ahi|alla|le|les|te|lo|la|las|los|luego|despues|ahora|ahorita|mañana|si"
    r"|mas tarde|al rato|en un rato"
    rf"|se(?= (?:adjunt|anex|remit|allega))) ){{0,4}}(?:vai?n?|{_SENDS})"
    r"(?: (?:encontrara|encuentra|hallara)n?| podran? (?:ver|encontrar))?"
    rf"{_THOSE}(?: (?:{_FILE}|{_NAMED_ABOVE})){{1,2}}{_IN_THE_SUBJECT}"
    r"(?: (?:firmad[oa]s?|escanead[oa]s?|adjunt[oa]s?|respectiv[oa]s?|correspondientes?)){0,2}"
    r"(?: (?:por|en) (?:whatsapp|telegram|(?:el )?(?:chat|correo|adjunto|anexo)))?"
)
_ANNOUNCED = phrase(
    rf"{_IS_SENT}"
    rf"|(?:le|les|te) (?:{_SENDS}|paso) (?:(?:el|la|los|mi|este|un) )?"
    r"(?:reportes?|avances?|datos?|informacion|estado)"
    r"|(?:ahi |aqui |le |les |se ){0,2}(?:va |van )?(?:adjunt[oa]s?|anex[oa]s?)"
    rf"|(?:(?:y|luego|despues|mas tarde|ahora|ahorita|ya|mañana) ){{0,2}}(?:le|les|te) paso"
    rf"(?: (?:el|la|los|las|un|una|mi))? {_FILE}"
    rf"|(?:(?:el|la|los|las|su|mi) )?{_FILE} (?:vai?n?|esta|estan|se|l[oa]s?)"
    r" (?:[a-z]{2,15} ){0,2}"
    r"(?:(?:en|como) (?:(?:el|los|un) )?)?(?:adjunt[oa]s?|anex[oa]s?)"
    rf"|{_SEE}(?:(?:el|la|los|las) )?{_FILE}(?: (?:adjunt|anex)[oa]s?)?"
    rf"|(?:(?:el|la|los|las|un|una) )?{_FILE} (?:(?:adjunt|anex)[oa]s?"
    r"|(?:vai?n?|quedan?) (?:luego|despues|mas tarde|ahora|ahorita|mañana|al rato|en un rato))"
    # "el acta se la paso por el chat más tarde": a file that is to come
    rf"|(?:el|la|los|las|mi|es[ae]) {_FILE} (?:ya )?(?:(?:se|te|le) )?l[oa]s? (?:tengo listo y )?"
    r"(?:paso|mando|envio|subo|adjunto|comparto|encuentra|debo|quedo debiendo)"
    r"(?: (?!al?(?!\S))[a-z]{2,15}){0,8}"
    rf"|(?:(?:ver|vease|segun|es|lo|la|el|del?) ){{0,3}}{_NAMED_ABOVE}{_IN_THE_SUBJECT}"
)
_ANNOUNCED_AT_LENGTH = phrase(_IS_SENT + _OF_WHAT)

# "se me olvidó contarle": that it was not said before.
_FORGOTTEN = phrase(
    r"(?:(?:ay|ah|uy|perdon|que pena) ){0,2}se (?:me|nos) (?:habia )?(?:olvid|pas)[a-z]{1,4}"
    r"(?: (?:decir|contar|reportar|informar|comentar|mencionar|avisar)(?:l[eo]s?)?(?: que)?)?"
)
# "luz me dijo que reporte": who asked for the report.
_ASKED_FOR_IT = phrase(
    r"(?:(?:soy|por) )?(?:[a-zñ]{2,20} ){1,4}(?:me|nos) (?:dijo|dijeron|pidio|pidieron|mando"
    r"|mandaron|encargo|encargaron|solicito|recomendo) (?:(?:que|q|a) )?"
    r"(?:(?:yo|le|les|lo|la|se) ){0,3}"
    r"(?:report[a-z]{1,5}|respond[a-z]{1,4}|contest[a-z]{1,4}|inform[a-z]{1,4}|escrib[a-z]{1,4})"
    r"(?: (?:aqui|por aqui|a ustedes|esto|lo siguiente|(?:el|los) avances?))?"
)
# "Marta me encargó:", "me dijeron:", "por encargo de la doctora Luz:": who told it, or asked for it
_ON_BEHALF = phrase(
    r"(?:(?:(?:la|el) )?(?:[a-zñ]{2,20} ){1,3}?)?(?:me|nos) (?:dijo|dijeron|pidio|pidieron|encargo"
    r"|encargaron|dejo encargad[oa]|dejaron encargad[oa]|dejo a cargo|dejaron a cargo)"
    r"(?: (?:esto|eso|lo siguiente|decir|reportar|informar))?"
    r"|(?:de parte|por encargo|a nombre) (?:de |del )(?:(?:la|el) )?[a-zñ]{2,20}"
    r"(?: [a-zñ]{2,20}){0,3}"
)
# "le di sin querer", "fue sin querer", "se me fue el dedo": an apology for a wrong tap.
_SLIPPED = phrase(
    r"(?:(?:perdon|disculpen?|que pena|ay|uy|es que|pero|y|porque|eso|yo|esa|la|lo) ){0,4}"
    r"(?:(?:(?:le|la|lo|se|me|te) ){0,2}(?:di|oprimi|hundi|toque|presione|espiche|marque|puse|undi"
    r"|pulse)(?: (?:clic|click|cumplid[oa]|ahi|en|al|el|boton|que ya"
    r"|si|ya|esta)){0,4} (?:sin (?:querer|culpa|intencion|darme cuenta)|por (?:error|equivocacion"
    r"|accidente)|mal|que no era)"
    r"|(?:fue|era)(?: un)? (?:error|equivocacion)(?: mi[oa])?|(?:fue )?sin (?:querer|culpa)"
    r"|se me (?:fue|resbalo|corrio) (?:el dedo|la mano)|me equivoque de boton"
    r"|(?:mejor |ya )?olvid(?:en?l[ao]s?|en? es[aeo]))"
)
# "me equivoqué en la encuesta", "eso es solo una nota": of what was reported, and not of the work.
_IN_IT = (
    r"(?:(?:en|con) (?:lo )?(?:(?:de|del|el|la|los|las|eso|esa|es[eo]s?|@) ?){1,2}"
    r"(?:[a-z]{2,20} ?){0,3})"
)
_MISTAKEN = phrase(
    rf"(?:(?:perdon|disculpen?|que pena|ay|uy|es que|pero|y|porque|no) ){{0,3}}(?:{_IN_IT})?"
    rf"(?:me|nos) (?:equivoque|confundi|equivocamos|confundimos)(?: {_IN_IT})?"
    # "que lo leí al revés", "porque lo puse mal"
    r"|(?:(?:es que|que|porque|pues|ya que|yo) ){0,2}(?:l[oae]s? )?"
    r"(?:lei|leimos|vi|mire|escribi|puse|pusimos|digite|anote|copie|dicte|calcule|sume|tome)"
    r"(?: (?:muy|todo))? (?:al reves|mal|trocad[oa]s?|equivocad[oa]s?)"
    r"(?: (?:el|la|los|las) (?:informe|datos?|numeros?|cifras?|cuadro|reporte|archivo|tabla))?"
    r"|(?:(?:eso|esto|no|era|es|fue|solo|que|una?|pero|para que quede) ){1,6}"
    r"(?:nota|anotacion|comentario|informativo|constancia|anotado)"
)
# "22 % o 25 %", "del total sería un 25", a figure that was taken back, "va en 40; no, mejor 45":
# amounts, and nothing of the work.
_ONLY_AMOUNTS = phrase(
    r"\d{1,3} %(?: (?:o|u|y|a|-|al|no) \d{1,3}(?: %)?){1,3}"
    r"|(?:en total|del total|de todo|en general) (?:seria|iria|quedaria|es|va|vamos)"
    r"(?: (?:en|un|el|al|como)){0,2} \d{1,3}(?: %)?"
    r"|\d{1,3}(?: %)? no"
    r"|(?:ya )?(?:va|vamos|esta|estamos|sigue|quedo)(?: (?:en|al|por|el|un)){1,2} \d{1,3}(?: %)?"
    r"|(?:o sea|entonces|digamos|pongamos|dejemosla|mejor)"
    r" (?:(?:que|el|un|en) ){0,2}\d{1,3}(?: %)?"
)
# "sí son mías las 3 primeras": whose activities are tells nothing of the work.
_HERS = r"(?:mi[oa]s?|nuestr[oa]s?)"
_FIRST_ONES = r"l[oa]s?(?: \d{1,2})? (?:primer|ultim)[oa]s?(?: \d{1,2})?"
_SAYS_WHOSE = phrase(
    rf"(?:(?:si|ok|listo)(?: ,)? )?(?:(?:(?:si )?(?:es|son)|sigue siendo) (?:de )?(?:{_HERS}"
    rf"|nosotr[oa]s|mi (?:oficina|dependencia|secretaria))(?: {_FIRST_ONES})?"
    rf"|{_FIRST_ONES} (?:(?:si|es|son) ){{1,2}}{_HERS})"
)
# "pónganla en 50", "deje la 2.2 en 25": the figure is what it says.
# "ay no, el mapa era 50": which figure it was to be, and nothing of the work.
_WAS_SO_MUCH = phrase(
    r"(?:(?:no|h?ay|h?uy|perdon|es que) (?:, )?){0,3}(?:la|el|lo)(?: (?!no(?!\S))\S{1,20}){1,5}"
    r" eran?(?: (?:el|en|un|al))? \d{1,3}(?: %)?"
)
_ORDERS_A_FIGURE = phrase(
    r"(?:mejor )?(?:pong|dej|coloqu|anot|registr|sub|baj|cambi|aument|marqu)(?:an?|en?|[ae]mos)"
    r"(?:l[aeo]s?|(?: (?:a|en))? @) (?:en|al?|con|hasta|como) (?:(?:el|un) )?\d{1,3}(?: %)?"
)
# "sigo de vacaciones pero reviso:": where she is tells nothing of the work.
_ANSWERS = r"(?:(?:le|les|yo|igual|ya) ){0,2}(?:reviso|respondo|contesto|informo|reporto|cuento)"
_FROM_LEAVE = phrase(
    r"(?:(?:yo|aunque|todavia|aun) ){0,2}(?:sigo|estoy|ando) (?:de|en) (?:mis )?"
    r"(?:vacaciones|incapacidad|licencia|permiso|descanso|compensatorio)"
    rf"(?: pero {_ANSWERS})?|(?:pero )?{_ANSWERS}"
)
# "el texto es:", "anote lo siguiente:", "descripción:", "lo correcto es esto:": what leads to the
# words that are to stand is none of them.
_LABEL_WORDS = word_set(
    "el la los las un una lo le les se me mi su de del para en con como por favor porfa y e que es "
    "era son sea estas estos ese aqui final anterior va queda quede ponga poner anote anotar "
    "registre registrar escriba coloque deje incluya consigne solicito pido agradezco debe decir "
    "diga ir actividad avance avances reporte corrijo nueva definitivo bien bueno buena valido @"
)
_LABELS = word_set(
    "texto descripcion observacion observaciones anotacion nota comentario comentarios redaccion "
    "detalle esto siguiente siguientes correcto correcta este esta soporte soportes evidencia "
    "evidencias responsable asi mio nuestro"
)


# "quedo a la espera de sus comentarios"; what the work waits for is somebody's.
_AN_ANSWER = (
    r"(?:(?:la|su|sus|una|tu|las|alguna) )?(?:respuestas?|comentarios?|observaciones|indicaciones"
    r"|instrucciones|confirmacion|noticias|razon)(?: (?:suyas?|tuya|de (?:usted(?:es)?|su parte)"
    rf"|pronta|al respecto|{ADDRESS})){{0,2}}"
)
_THEY_TELL = (
    r"(?:confirm|respond|avis|cuent|dig|contest|inform|escrib|llam|indi(?:qu|c)|resuelv|decid)"
    r"[a-z]{1,4}"
)
_AWAITS_US = (
    r"(?:(?:y|ahi|aqui|muy|yo) ){0,2}(?:(?:quedo|quedamos|quedare|estoy|estamos)"
    r" (?:muy )?(?:(?:pendientes?|atent[oa]s?|al tanto|esperando|(?:a|en) (?:la )?espera)"
    rf"(?: (?:de|a))? (?:{_AN_ANSWER}|(?:a )?(?:lo )?que (?:(?:me|nos|l[oea]s?) )?{_THEY_TELL}"
    r"(?: (?:algo|pronto|usted(?:es)?))?))"
    rf"|(?:espero|esperamos) (?:(?:que )?(?:me|nos) {_THEY_TELL}(?: [a-z]{{2,12}}){{0,2}}"
    rf"|{_AN_ANSWER}))"
)
# "tomen nota", "anote ahí", "apunte eso por favor"
_TAKE_NOTE = (
    r"(?:(?:y|por favor|favor|porfa|entonces|bueno|mire|oiga) ){0,3}"
    r"(?:(?:tom[ea]n?|vayan? tomando) (?:(?:atenta|buena|mucha) )?nota"
    r"|(?:anot|apunt|escrib|registr|coloqu)[ea]n?(?:(?:me)?l[oae]s?|(?:me)? (?:ahi|eso|esto|asi))"
    r"|(?:ponga|pongan|pongame|pongale) cuidado)"
    r"(?: (?:ahi|eso|esto|asi|pues|por favor|porfa|(?:de|a) (?:eso|esto|lo (?:que|q) [a-z ]{2,20}))"
    r"){0,3}"
)
# "comparta esto con el grupo", "riegue la voz entre los compañeros"
_TO_OTHERS = (
    r"(?:(?:y|por favor|favor|porfa) ){0,2}"
    r"(?:compart|difund|divulg(?:u)?|reenvi|circul|publi(?:qu)?"
    r"|rieg(?:u)?)[ea]n?(?:l[oa]s?)?"
    r" (?:(?:esto|eso|este|el|la|mensaje|informacion|voz|bola|es[ae]) ){0,3}"
    r"(?:(?:con|a|al|en|entre) (?:(?:el|los|las|sus|todos|todas|tod[oa]) ){0,2}"
    r"(?:grupo|equipo|chat|compañeros|jefes|demas|todos|oficinas|mundo|lideres|funcionarios))"
)
# "ya estoy", "ya me conecté", "mañana llego tarde", "hablamos en el comité", "ya voy de salida"
_HERE_AND_LATER = (
    r"(?:(?:ya|aqui|por fin|apenas|hola|bueno|y|ahora si) ){0,3}"
    r"(?:me (?:pude |logre )?conect[a-z]{1,4}"
    r"|estoy(?: (?:aqui|aca|por (?:aqui|aca)|en linea|conectad[oa]|de vuelta|otra vez))?)"
    r"(?: (?:al|otra|vez|desde|chat|de|nuevo|hoy|por|fin)){0,3}"
    r"|(?:(?:hoy|mañana|y) ){0,2}(?:llego|voy a llegar|llegue|entro|salgo) (?:(?:un|mas|muy) )?"
    r"(?:poco |poquito |rato )?(?:tarde|temprano)(?: (?:hoy|mañana|a la oficina|al trabajo))?"
    r"|(?:(?:y|luego|despues|mañana|ya) ){0,2}(?:l[oea]s? |nos )?(?:hablamos|vemos)"
    r" (?:en|el|mañana|luego|despues)"
    rf"(?: (?:el|la|los|comite|consejo|reunion|oficina|de|del|{WEEKDAY}|gobierno|rato)){{0,5}}"
    r"|(?:(?:y|muy|esto|es|esta|el chat|este chat) ){0,4}(?:practic|chever|util|facil|comod|rapid)"
    r"(?:[oae]s?)?(?: (?:el|este|esto|del|chat|sistema|por aqui)){0,3}"
)


# "cualquier cosa me avisa a mí hasta el viernes", "espero que me den el plazo": said to us.
_SAID_TO_US = phrase(
    rf"{_AWAITS_US}|{_TAKE_NOTE}|{_TO_OTHERS}"
    r"|(?:(?:y|por favor|favor|porfa|por fa) ){0,2}(?:me|nos) (?:confirm|avis|cuent|dic)[ae]n?"
    r" (?:(?:el|de|si|que|le|les|ya) ){0,3}(?:recib|lleg|qued)[a-z]{1,6}"
    r"(?: (?:bien|asi|registrad[oa]|el mensaje|por favor|porfa)){0,2}"
    r"|(?:y )?(?:por|al) (?:(?:el|mi) )?(?:correo|whatsapp|chat|telegram) (?:si|no|mejor|tambien)"
    # "saludes a todos", "que descanse", "perdón por los errores", "cuando pueda la llamo"
    r"|(?:y )?(?:(?:muchas|mis) )?(?:saludes|respetos)(?: a (?:tod[oa]s|l[ao]s? [a-z]{3,15}))?"
    r"|(?:y )?que (?:descans|le vaya|les vaya|este|esten)[a-z]{0,2}(?: (?:muy )?bien)?"
    r"|(?:y )?(?:perdon|perdone|disculpen?) (?:por )?"
    r"(?:los errores|la (?:ortografia|molestia|hora|tardanza)|lo (?:cort[oa]|tarde))"
    r"(?: de (?:ortografia|dedo|digitacion))?"
    r"|(?:y )?(?:cuando|apenas) pueda (?:l[aeo]s?|te) (?:llamo|escribo|cuento|busco)"
    r"|(?:yo )?prefiero (?:el|por)(?: el)? (?:correo|whatsapp|telegram|chat)"
    r"|(?:ahi |ahora |luego )?(?:le|les|te) (?:mando|envio|grabo) (?:un |el )?audio"
    r"|(?:y )?(?:se )?cuid(?:ate|ese|ense|e|en)(?: mucho)?"
    r"|(?:y )?(?:ya )?voy a colgar|(?:tengo|estoy con|ando con) mucho (?:trabajo|que hacer|afan)"
    r"|(?:y )?(?:el|la|mi) [a-z]{3,15} me (?:esta|anda) (?:llamando|esperando|buscando)"
    r"|cualquier (?:cosa|duda|inquietud) (?:(?:me|nos|le|les|quedo|estoy|aqui|con|por)"
    r"(?: [a-z\d]{1,12}){0,10})"
    r"|(?:y )?(?:ojala|espero|esperamos|espera) (?:que )?(?:ya )?(?:me|nos) (?:den|concedan"
    r"|aprueben|autoricen|amplien)(?: (?:el|la|ese|esa|ya|plazo|prorroga|ampliacion|tiempo)){0,3}"
    rf"|(?:y )?(?:que (?:tenga|pase) (?:una? )?)?(?:feliz|buen|lind[oa]|bonit[oa]|excelente)"
    rf" (?:inicio de semana|dia|tarde|noche|semana|fin de semana|puente|{WEEKDAY})"
    r"(?: para tod[oa]s)?"
    r"|(?:sigue|siguen|seguimos|va|vamos|esta|queda|quedo) (?:en|al) (?:un |el )?\d{1,3}(?: %)?"
    r" como (?:(?:ya|yo|le|les|se|lo) ){0,3}(?:dij[eo]|dijimos|conte|reporte|informe|mencione)"
)


# Thanks to somebody for what he did to her report, not to whom the work is owed: "gracias doña
# Patricia por el plazo", not "gracias a la comunidad se terminó".
_TO_HER = (
    rf"(?: (?:a )?(?:mi |la |el )?(?:{ADDRESS}|usted(?:es)?)(?: [a-z]{{3,15}}){{0,2}}?"
    r"|(?: [a-z]{3,15})??)"
)
_A_FAVOUR = (
    r"(?:plazo|prorroga|ampliacion|tiempo|espera|paciencia|recordatorio|recordarme|avis[oa]r?(?:me)?"
    r"|comprension|comprender|entender(?:me)?|esperar(?:me)?|ayud(?:a|arme|ita)|colaboracion"
    r"|atencion|dia|dias|permiso|acordarse|estar pendiente|preguntar)"
)
_THANKS_SOMEBODY = phrase(
    r"(?:(?:y|pero|h?ay|uy|bueno|ok|okey|listo|si|vale|dale|ah|muy bien) ){0,2}"
    r"(?:(?:muchas|mil|muchisimas|infinitas|tantas) )?gracias"
    rf"{_TO_HER}(?: (?:por|x) (?:(?:el|la|los|las|su|tan|tanta|lo del?|darme|este|ese) ){{0,3}}"
    rf"{_A_FAVOUR})?|(?:y )?gracias a (?:dios|mi dios)"
    rf"|(?:y )?(?:(?:le|les) agradezco|agradecid[oa])(?: mucho)?(?: con)?{_TO_HER}"
    rf" (?:por )?(?:el|la|los|su|lo del?) {_A_FAVOUR}"
)
# "según entiendo", "los felicito", "ya que insiste tanto", "como decía mi abuela, …", "eso es
# lo que hay", "toca rezar": what fills a message.
_FILLS = (
    r"(?:(?:y|pues|pero|eso) ){0,2}(?:"
    r"(?:segun|hasta donde) (?:yo )?(?:entiendo|se|yo|creo|recuerdo|tengo entendido)"
    r"|(?:lo|la|los|las|le|les) (?:felicito|felicitamos|quiero|aprecio|admiro)(?: mucho)?"
    r"|se (?:le|les|te) (?:quiere|aprecia|agradece|estima)(?: mucho)?|firmado yo"
    r"|toca (?:rezar|orar|encomendarse|aguantar)(?: (?:mucho|bastante|a dios|no mas))?"
    r"|ojala (?:que )?(?:no )?(?:llueva|escampe|haga sol|salga el sol)"
    r"|ya que (?:me )?(?:insiste|pregunta)n?(?: tanto)?"
    r"|como (?:decia|dice|dicen) (?:mi|el|la|las|los|por) [a-z]{3,12}"
    r"|es lo que hay|ni mas ni menos|que viva [a-z]{3,20}|pilas(?: con eso)?|ahi vera(?: usted)?"
    r"|imagine(?:se|nse)(?: usted(?:es)?)?|usted(?:es)? sabe[n]? como es(?: eso)?|y punto"
    r"|(?:con (?:mucho|harto) esfuerzo|a los trancazos|con las uñas)(?: (?:eso si|como siempre))?"
    rf"|(?:ya|casi|hoy|otra vez|por fin|que|uy|ay)(?: (?:ya|casi|es|otra vez|por fin)){{0,3}}"
    rf" (?:{WEEKDAY}|{MONTH}|puente|fin de (?:semana|mes|año)|festivo|quincena)"
    r"(?: (?:otra vez|de nuevo|por fin|al fin|gracias a dios|(?:tan|mas) [a-z]{4,9})){0,2}"
    r"|(?:hay|estamos en|andamos en|ando en|estoy en|tenemos|empieza|ya empezo) (?:la |el |una? )?"
    r"(?:junta|reunion|comite|consejo)(?: (?:de (?:gobierno|trabajo|area|jefes)|ahora|ahorita|ya"
    r"|hoy|en un rato|a esta hora|toda la (?:mañana|tarde))){0,2}"
    r"|se (?:me|nos) (?:acab|descarg)[a-z]{1,4} (?:el|la|los|las) (?:plan|bateria|datos|saldo"
    r"|internet)(?: de datos)?)"
)
# "es festivo", "mi cumple lo corrieron", "qué lluvia", "uy no, Nelson se equivocó": small talk
_SMALL_TALK = phrase(
    rf"{_HERE_AND_LATER}|{_FILLS}|"
    rf"(?:(?:y|hoy|mañana|el lunes|como|ya que|aunque|oiga|el (?:{WEEKDAY})) ){{0,3}}"
    r"(?:es|fue|era|cae|hay|tenemos) (?:un |dia )?(?:festivo|feriado|puente)(?: (?:hoy|mañana))?"
    r"|(?:(?:hoy|mañana|ayer|y|es|fue|era) ){0,3}mi (?:cumple(?:años)?|santo)(?: [a-z]{2,12}){0,5}"
    r"|(?:que|q) (?:lluvia|aguacero|calor|frio|trancon|trafico|sueño|hambre|cansancio|guayabo)"
    r"(?: (?:tan|mas|de|por|aqui|hace|esta|la|el|hoy|dia|hp|bravo|terrible|berraco)){0,4}"
    r"|(?:h?ay |uy |ah |y ){0,2}(?:no )?(?:ya )?se (?:me )?fue"
    r"|(?:h?ay|uy|ah|no|perdon|que pena|jaja)(?: (?:no|si|pero|fue que|es que|que))* [a-z]{3,12} se"
    r" (?:emociono|equivoco|confundio|adelanto|apresuro)"
)


def announces(clause: str) -> bool:
    """Tell whether a clause says what a file is that comes with it: "adjunto acta de la reunión con
    su listado". It is told beside an account of the work, and is none by itself."""
    return _ANNOUNCED_AT_LENGTH.fullmatch(clause) is not None


def is_small_talk(clause: str) -> bool:
    """Tell whether a clause is thanks, small talk or said to us: nothing of it is to be done."""
    return any(one.fullmatch(clause) for one in (_SAID_TO_US, _THANKS_SOMEBODY, _SMALL_TALK))


def is_label(clause: str) -> bool:
    """Tell whether a clause before a colon only leads to the words that are to stand."""
    words = clause.split()
    named = any(word in _LABELS for word in words)
    return named and all(word in _LABELS or word in _LABEL_WORDS for word in words)


TELL_NOTHING = (
    _NOT_THAT, _ONLY_AMOUNTS, PUTS_RIGHT, _HEADING, _ANNOUNCED, _SAID_BEFORE, _IS_SAID,
    _BIDS_TO_ASK, _WISHED_ANOTHER_DAY, _FORGOTTEN, SIGH, _OF_OUR_LIST, _ASKED_FOR_IT, _SLIPPED,
    _MISTAKEN,
    _SAYS_WHOSE, _FROM_LEAVE, _SAID_TO_US, _THANKS_SOMEBODY, _SMALL_TALK, _ORDERS_A_FIGURE,
    _WAS_SO_MUCH, _ON_BEHALF,
)  # fmt: skip
