"""The words beside an amount that say what it is: a state, a goal, what is missing, a gain."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.understanding.wordlists import MONTH, each, group, word_set

FILL = (
    r"(?:(?:https?://\S{1,500}|el|la|lo|los|las|un|una|unos|al|a|en|de|del|como|ya|casi|solo"
    r"|solamente|apenas|aun"
    r"|todavia"
    r"|nos|me|mas o menos|aproximadamente|aprox|cerca|alrededor|por|ahi|mas|menos|tan|unicamente"
    r"|hoy|ahora|actualmente|que|le|les|se|:|@|avance|avances|porcentaje|total|general|fisico"
    r"|acumulado|ejecucion|cumplimiento|orden|,|hasta|ahi|entre|otros|otro|bien|exactamente"
    r"|doctora?|mismo|misma|lados"
    r"|ingenier[oa]|hola|buenas|buenos|buen|dia|dias|tardes?|noches?|ok|vale|listo|doc|jefe"
    r"|jefa|senora?|gracias|si|saludo|cordial|muy|logro|lograr|-|y|esta|actividad|meta) ){0,20}"
)
FRAME = group(
    *each(
        "vamos, va, van, voy, ando, anda, andamos, llevamos, lleva, llevo, llevan, estamos, "
        "esta, estan, estoy, avance, avances, avanzado, avanzada, avanzados, avanzadas, "
        "progreso, cumplimiento, ejecucion, ejecutado, ejecutada, quedamos, quedo, quedaron, "
        "queda, quedan, seguimos, sigue, siguen, presenta, presentamos, dejamos, dejo, "
        "registra, reporta, reportamos, reporto, reportar, alcanza, alcanzo, alcanzamos, "
        "logramos, logro, tenemos, tiene, tengo, completamos, completado, cumplimos, cumplido, "
        "llegamos, llego, hicimos, hemos, hecho, hechos, hechas, realizamos, realizado, "
        "realizados, realizadas, actualmente, hoy, ahora, dice, dicen, es, son, era, eran, "
        "fue, sino, pongale, ponga, ponle, anote, registre, porcentaje, correcta, correcto, "
        "corrija, corrijo, perdon, dicho, disculpe, digo, decir, poner, queria, diria, "
        "calculo, cuentas, creo, digamos, pasamos, paso, pasa, subimos, subio, sube, suben, "
        "baja, llega, avanza, volvemos, volvimos, regresamos, bajamos, bajo, retrocedimos, cayo, "
        "desarrollo, desarrollado, "
        "implementacion, implementado, marcha, organizado, actualizado, actualizadas, "
        "actualizados, actualizada, listos?, listas?, vamo, ya, acumulado, finalizad[oa]s?, "
        "terminad[oa]s?, cumplid[oa]s?, culminad[oa]s?, ejecutad[oa]s?, fecha, avanzamos, "
        "avanzo, avanza, estado, publicamos, dictamos, terminamos, terminado, entregamos, "
        "sumamos, ajustado, cerramos, cerro, pondria, pongo, dejelo, dejela, dejemoslo, "
        "(?:vamos|voy|va|van|@) con, @, :"
    ),
)
FRAMED = re.compile(rf"(?:^|\s){FRAME} {FILL}$")
ONLY_FILL = re.compile(rf"^{FILL}$")
MISSING = re.compile(
    rf"(?:^|\s)(?:faltan?(?: es| son)?|faltando|faltante|faltaria|faltarian|resta|restan|restando"
    rf"|hace falta"
    rf"|hacen falta|pendientes?|por ejecutar|por hacer"
    rf"|por completar) (?:{FILL}(?:\w+[aei]r )?){{1,2}}$"
)
WAS_MISSING = re.compile(rf"(?:^|\s)(?:faltaba|faltaban|restaba) {FILL}$")
IS_MISSING = re.compile(
    r"^ (?:pendientes?|restante|faltante|por (?:ejecutar|hacer|completar|realizar|terminar|cumplir)"
    r"|que (?:nos |me )?falta|que resta|sin (?:ejecutar|hacer|terminar))(?!\S)"
)
ONLY = re.compile(r"(?:^|\s)(?:solo|solamente|unicamente|apenas)(?!\S)")
LEFT_OVER = re.compile(
    r"(?:^|\s)(?:nos )?quedan? (?:(?:nos|solo|solamente|apenas|un|el|por|como|todavia|aun|ya) )*$"
)
ALL = Decimal(100)
TENTH = Decimal(10)
DAYS = Decimal(31)
BEFORE_DAYS = frozenset(("el ", "para el ", "hasta el ", "desde el ", "del ", "al "))
SHRUNK = re.compile(rf"(?:^|\s)(?:se )?(?:reduj\w+|reduc\w+) (?:\w+ )?{FILL}$")
ALMOST = re.compile(rf"(?:^|\s)casi (?:(?:lleg|complet|alcanz|logr|cumpl|termin|est)\w+ )?{FILL}$")
LESS_THAN = re.compile(
    r"(?:^|\s)(?:menos de|menos del|por debajo de|por debajo del|inferior al?) $"
)
# "con corte al 31 de octubre": the day of which a figure is told, even where it is to come.
CLOSING_DAY = re.compile(r"(?:^|\s)corte(?: (?:a|al|de|del|el|:))* $")
# "ya pasamos del 50, estamos en 55"
PASSED = re.compile(r"(?:^|\s)(?:pas(?:amos|o|aron)|super(?:amos|o|aron)) (?:de |del |el |la )?$")
# "dos diálogos ciudadanos: el de Arroyo Grande y el de La Pesca"
NO_MORE = re.compile(r"^(?: (?!\w*(?:ad|id)[oa]s(?!\S))[a-z]{4,})? *(?:$|: )")
# "perdón, eran 7": what was counted is told again.
COUNTED_ANEW = re.compile(
    r"(?:^|\s)(?:perdon|disculpe\w*|corrij\w+|correccion|equivoque|equivocamos|digo)(?!\S)[^.;]{0,200}"
    r" (?:eran?|son|fueron|es) $|(?:^|\s)(?:correccion|corrijo|rectifico)(?: [:,])? $"
)
TIME_PAST = re.compile(
    r"(?:^|\s)(?:año|mes|trimestre|semestre|cuatrimestre|periodo|vez|semana|corte|reporte|informe)"
    r" (?:pasad[oa]|anterior)(?!\S)".replace("ñ", "n")
)
FORMER = re.compile(
    rf"(?:^|\s)(?:estabamos|estaba|estaban|estuvimos|veniamos|venia|ibamos|iba|iban|teniamos|tenia"
    rf"|llevabamos|llevaba|habiamos reportado|habia reportado|habiamos quedado|antes|anteriormente"
    rf"|(?:en|a) (?:{MONTH}) (?:reportamos|reporte|informamos|registramos)"
    rf"|el mes pasado|la (?:vez|semana) pasada|anterior|pasado|habia|habian"
    rf"|reporte anterior) {FILL}$"
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
NEGATED = re.compile(
    r"(?:^|\s)(?:ni (?:siquiera )?(?:a |en |por |al )?(?:la |el |un |una )?$|(?:no|ni|nunca"
    r"|tampoco)(?: (?:se|nos|le|lo|ha|han|hemos|hay|habia|he|alcanza\w*|lleg\w+"
    r"|pasa\w*|pasamos|supera\w*|vamos|van?|esta|estan|estamos|llevamos|cumpl\w+|logr\w+|es"
    r"|aun|todavia|hic\w+|hizo|hecho|dict\w+|entreg\w+|public\w+|termin\w+|inici\w+"
    r"|tenemos|completa\w*|avanz\w+|hicimos|realiz\w+|sub\w+|podido|a|siquiera))+ "
    rf"{FILL}$)"
)
# "no vamos en 40, vamos en 60"
OTHERWISE = re.compile(
    r"(?:^|\s)sino "
    r"|, (?:ya )?(?:vamos|va|van|estamos|esta|quedo|queda|llevamos|lleva|es|son)"
    r"(?: (?:en|al?|por|el))* $"
)
UNDONE = re.compile(
    r"(?:^|\s)(?:aplaz|cancel|suspend|pospus|reprogram|rechaz|devolv|programaron|programo|agend"
    rf"|contrat(?:o|aron|amos)(?= ))\w* {FILL}$"
)
# A count is of units that are there: "van 2 talleres", "se dictaron 2", "2 talleres listos".
MADE = re.compile(
    r"(?:^|\s)(?:van?|llevamos|llevo|llevan?|vamos|completamos|sumamos|logramos|alcanzamos|cumpl\w+"
    r"|ya (?:estan?|hay|tenemos|son|salio|salieron)|total de|participa\w+|particip[oe]|asisti\w+"
    r"|estuvimos|dimos|salio|salieron|hic\w+|hizo|hech[oa]s?|list[oa]s"
    r"|(?:realiz|dict|public|entreg|emit|transmit|grab|elabor|celebr|efectu|ejecut|desarroll"
    r"|adelant|termin|finaliz|culmin|complet|atend|present|difund|divulg|sub|carg|levant|produc"
    r"|expid|impart|sembr|instal|visit|vacun|constru|repar|capacit|socializ|conform|concili"
    r"|rehabilit|paviment|recuper)(?:amos|imos|aron|ieron|o|io|e|i|ad[oa]s?|id[oa]s?))(?!\S)"
)
ONLY_OF_ALL = re.compile(
    r"(?:^|\s)(?:para|de|sobre|entre|por|en|con|desde|hasta)"
    r"(?: (?:las|los|mis|nuestr[oa]s|est[oa]s))? $"
)
TO_THEM = re.compile(r"(?:^|\s)(?:a|con|para|entre)(?: (?:las|los))? $")
GOING_TO = re.compile(
    r"(?:^|\s)(?:vamos|van|va|llevamos|lleva|llegamos|llego|avanz\w+|cumpl\w+|pas\w+|sub\w+|de"
    r"|equival\w+|corresponde\w*|igual|seguimos|sigue|quedamos|queda)(?!\S)"
)
COUNTED_WITH = re.compile(
    r"(?:^|\s)(?:total|mas|menos|cerca|alrededor|participa\w*|estuvimos|presencia|cumpl\w+|vamos|van?"
    r"|llevamos)"
    r" (?:de|en|con|por)(?: (?:las|los))? $"
)
GAIN = re.compile(
    r"(?:^|\s)(?:subimos|subio|subieron|aumentamos|aumento|crecimos|crecio|sumamos|incrementamos"
    r"|incremento|avanzamos|avanzo|adicional|adicionales|otros?|otras?|gano|ganamos|mejoramos)"
    r" (?:(?:en|un|unos|el|otros?|como|casi|ya|nos|solo|apenas|cerca|de|los|las"
    r"|aproximadamente) ){0,20}$"
)
MORE = re.compile(r"^ (?:mas(?! o menos)|adicional(?:es)?|de mas|extra)(?!\S)")
# "según planeación vamos en 50, pero según mi cuenta es 62": two tell two figures.
AS_SOMEBODY_SAYS = re.compile(r"(?:^|\s)(?:segun|dicen?|decia|dijo)(?!\S)")
# "dos grupos focales más": more than before, not as many as there are.
MORE_UNITS = re.compile(r"^ (?:[a-z]+ )?(?:mas(?! (?:o menos|de))|adicionales)(?!\S)")
AND_OTHERS = re.compile(r"(?:^|\s)y otr[oa]s? (?:dicen )?$")
LOSS = re.compile(
    r"(?:^|\s)(?:bajamos|bajo|retrocedimos|retrocedio|perdimos|disminuyo) (?:(?:en|un|unos"
    r"|como) ){0,20}$"
)
GOAL = re.compile(
    r"(?:^|\s)(?:espero|esperamos|esperan|esperando|espera|aspiramos|aspiro|proyect\w+|debe|debemos"
    r"|deberia\w*|debiamos|debia|tenemos que|toca|hay que|llegaremos|llegaria\w*|llegar|lograr"
    r"|lograremos"
    r"|alcanzar|alcanzaremos|tendremos|quedara\w*|quedaria\w*|estara\w*|estaria\w*|estaremos"
    r"|sera|seria"
    r"|vamos a \w+r|va a \w+r|van a \w+r|programad[oa]s?|programamos|previst[oa]s?|prevemos"
    r"|planead[oa]s?"
    r"|planeamos|ojala|objetivo|cuando|pensamos"
    r"|queremos|confiamos"
    r"|buscamos|podemos|podriamos|se espera|completaremos|completaria\w*|subira\w*|subiremos"
    r"|pasaremos"
    r"|avanzaremos|cerraremos|terminaremos|haremos|realizaremos|haran|realizaran|hara|realizara"
    r"|comprometemos|compromiso|estimamos|estimado|si (?:nos|se|hay|todo|el|la|logramos|dan)"
    r"|para que|para (?:cumplir|completar|llegar|terminar|lograr|alcanzar|cerrar)"
    r"|faltaria para|quedemos|lleguemos|llegue|alcancemos|entregaremos|publicaremos|dictaremos"
    r"|pedia|pide|exigia|exige|cronograma|programacion|vamos para|va para|vamos hacia"
    r"|solicitad[oa]s|contratad[oa]s|agendad[oa]s|solicitamos|solicitaron)(?!\S)"
)
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
OF_WHO_DO = re.compile(
    r"^ de (?:los|las) [a-z]+(?: [a-z]+)? (?:no |ya )?(?:\w{3,}(?:aron|ieron)|entrego"
    r"|respondio|asistio|cumplio)(?!\S)"
)
AND_MORE = re.compile(r"^(?: [a-z]+){0,4} (?:y|,)(?: (?:de|del|el|un))* $")
OF_THE_WORK = word_set(
    "avance avances cumplimiento ejecucion actividad actividades meta metas tarea total progreso "
    "implementacion desarrollo trabajo producto programado planeado previsto camino acuerdo lo "
    "elaboracion construccion actualizacion consolidacion cronograma plan documento todo"
)
GOING = re.compile(rf"(?:^|\s)(?:vamos|va|van|voy|llevamos|lleva|llevo|avance|avanzado|@) {FILL}$")
BY_THEN = re.compile(r"^ (?:(?:para|al|a|en|hacia|antes de)(?: el| la| los)? |el |la )?$")
IS_ANOTHERS = re.compile(r"(?:^|\s)(?:segun|dice|dicen|decia|pero|otr[oa]s?|mientras)(?!\S)")
NOW = re.compile(
    rf"(?:^|\s)(?:ahora|hoy|actualmente|por ahora|por el momento|de momento|a hoy|ya"
    rf"|quedamos|quedo|queda|quedaron|a la fecha|al dia de hoy|este mes"
    rf"|llegamos|llego|(?:digo|perdon|mejor dicho|corrijo|corrija|disculpe)"
    rf"(?: (?:son|es|eran?|fueron))?|sino|total de|en total|es) {FILL}$"
)
CURRENT_FRAME = re.compile(
    rf"(?:^|\s)(?:vamos|va|van|voy|llevamos|lleva|llevo|estamos|esta|estan|hoy|actualmente"
    rf"|a la fecha|por ahora|por el momento|de momento|a hoy"
    rf"|presenta|avance(?: de| del)?) {FILL}$"
)
