"""The office that words name as the one that answers for an activity: "es de Hacienda"."""

from __future__ import annotations

import re

from bot.understanding.reading import Reading, phrase
from bot.understanding.wordlists import WHO_IS, word_set
from core.spanish import MONTHS

ITS_CODE = r"(?:@|\d{1,2}(?:\.\d{1,3}){1,3})"
_NAME = r"[^.;,:?!¶]{2,60}"
_LEADS = "(?:liderar|llevar|manejar|asumir|coordinar|encabezar)"
OWES_IT = (
    "(?:(?:la|lo|las|los) (?:tiene que|tienen que|deben?|deberian?|les? corresponde) (?:reportar"
    rf"|responder|hacer|ejecutar|{_LEADS})|(?:deben?|deberian?|tienen? que) {_LEADS}l[ao]s?)"
)
# "que la 2.2 la lleve la Oficina de las TIC"
IS_TO_LEAD = "(?:lleven?|manejen?|lideren?|asuman?|coordinen?|encabecen?|respondan?|reporten?)"
# "no es nuestra, la contrató Gobierno": what another office does there is why it is that one's
DOES = (
    r"(?:contrat|adjudic|ejecut|realiz|constru|pag|financi|gestion|tramit|organiz|adelant|desarroll"
    r"|elabor|expid|formul|firm|sac|hac|hiz|har)[a-z]{1,7}"
)
BY_A_DEED = phrase(
    rf"(?:la|lo|las|los) (?:(?:ya|esta|estan|va a|van a|iba a|iban a|ha|han|habia) )?{DOES}"
    rf" (?:es )?(?!(?:del?|en|por|para|al?|con|que|no|y)(?!\S))(?P<office>{_NAME})"
    rf"|quien(?:es)? (?:la|lo|las|los) {DOES} (?:es|son|fue|fueron|era) (?P<office2>{_NAME})"
)
# "cámbiele el responsable a Planeación", "ponga como responsable a Hacienda"
CHANGES_IT = (
    r"(?:(?:cambi|correg|corrij|actualic|modifi)[a-z]{1,6}(?:le|les)? (?:el|la) "
    r"(?:responsable|encargad[oa]|oficina|dependencia)(?: de @)? (?:a|al|por|para)"
    r"|(?:pong|dej)[a-z]{1,4}(?:l[aeo]s?)? (?:como responsable a|a nombre de))"
)
# "ya la aclaré con Sistemas, es de ellos", "es de ellos: que pase a TIC"
IS_THEIRS = (
    r"(?:(?:que|eso|ya|y) ){0,3}(?:(?:es|era|son) (?:cosa |tema |asunto )?de ell[oa]s"
    rf"|l[ao] (?:asumen|toman|llevan|hacen|manejan|{IS_TO_LEAD}) ell[oa]s)"
)
SETTLED_WITH = (
    r"(?:habl|aclar|convers|acord|cuadr|verifiqu|mir|consult)[a-z]{1,5} "
    r"(?:(?:ya|eso|bien) ){0,2}con "
)
GOES_TO = (
    rf"{IS_THEIRS}(?: [:,.;])?(?: (?:y|asi|por|favor|entonces)){{0,3}} (?:para )?que "
    r"(?:(?:se|l[ao]|les?) ){0,2}(?:pasen?|trasladen?|asignen?|reasignen?|devuelvan?) (?:a|al)"
)
# "pido que la 4.3 pase a Infraestructura", "debería quedar en cabeza de Planeación"; what goes "a
# revisión" or "a otro mes" goes to no office.
_A_STEP = (
    r"(?:revis|firm|aprob|comit|conce|consej|proxim|otr[ao]|siguient|mes|semana|segund|tercer|final"
    r"|tramit|estudi|votaci|debat|plenari|sesion|despach|impren|public|archiv|ser |cer|cien|estado"
    r"|ejecuci|contrat|junt|mesa|\d)"
)
IS_TO_PASS = (
    r"(?:(?:deberia|debe)n?|(?:pid|solicit|quisier|quier|propon|necesit|sugier|rueg|ruog)[a-z]{1,4}"
    rf" que)(?: (?:se|la|lo|esa|ese|eso|actividad|{ITS_CODE})){{0,3}} (?:pas(?:e|ara?|ar)"
    r"|(?:sea|fuera|ser) (?:traslad|asign|reasign)ad[oa]|qued(?:e|ara|ar)) "
    rf"(?:a|al|en (?:cabeza|manos) del?|a (?:cargo|nombre) del?)(?= (?!(?:la |el |los )?{_A_STEP}))"
)
NAMED_BY = (
    phrase(rf"{IS_TO_PASS} (?P<office>{_NAME})"),
    phrase(rf"(?:nosotr[oa]s|yo) sino (?P<office>{_NAME})"),
    phrase(rf"{GOES_TO} (?P<office>{_NAME})"),
    phrase(rf"que (?:(?:se|la|lo) )?qued(?:e|a|ara) con (?P<office>{_NAME})"),
    phrase(rf"{SETTLED_WITH}(?P<office>[^.;,:?!¶]{{2,40}}?)(?: [,.:;])? {IS_THEIRS}"),
    phrase(rf"{WHO_IS} (?:a |al )?(?P<office>{_NAME})"),
    phrase(
        rf"(?:le |les )?(?:corresponden?|competen?|tocan?|pertenecen?"
        rf"|corresponderian?)(?: directamente)? (?:es )?a (?:la |el |los "
        rf"|las )?(?P<office>{_NAME})|(?:le |les )?(?:corresponden?|competen?|tocan?"
        rf"|pertenecen?) (?:es )?al (?P<office2>{_NAME})"
    ),
    phrase(
        rf"(?:(?:ahora|ya|desde \w+|hoy|actualmente) )?(?:la|lo|las|los|eso) (?:esta |va a "
        rf"|siguen? )?(?:lleva|llevan|maneja|manejan|tiene|tienen|hace|hacen|coordina|asumio"
        rf"|asume|ve|ven|asumira|llevara|manejara|atiende|cogio|tomo|quedo|responden?|contestan?"
        rf"|{IS_TO_LEAD})(?: ahora| ya| es"
        rf"| actualmente)?(?: a cargo de| con)? (?P<office>{_NAME})"
    ),
    phrase(
        rf"(?:ahora|hoy|actualmente) (?:esta|es|quien esta es|quedo"
        rf"|quedo a cargo) (?P<office>{_NAME})"
    ),
    phrase(
        rf"(?:esta|queda|quedo|paso|pasa|es|quedara|estara|fue|ahora)? ?(?:ahora )?(?:a|en"
        rf"|al) (?:cargo|cabeza|manos|frente) (?:de|del) (?P<office>{_NAME})"
    ),
    phrase(
        rf"(?:el |la |los |las )?(?:responsables?|encargad[oa]s?|lider"
        rf"|competentes?)(?: de es[oa]| de @| ahora| actual)* (?:es|son|seria"
        rf"|ahora es) (?P<office>{_NAME})|(?:la |el )?(?P<office2>{_NAME}?) es (?:ahora )?(?:la "
        rf"|el |quien )(?:responsable|encargad[oa]|lider|que (?:maneja|lleva|la lleva|lo lleva"
        rf"|tiene))"
    ),
    phrase(
        rf"(?:eso |esa |ese |@ )?(?:ya )?(?:es|era|seria|son)(?: (?:tema|asunto|cosa"
        rf"|competencia|responsabilidad|funcion|tarea|un tema|actividad|resorte"
        rf"|potestad))? (?:de|del) (?P<office>{_NAME})"
    ),
    phrase(
        rf"(?:(?:se )?(?:paso|traslado|asigno|reasigno|entrego|pasaron|trasladaron|asignaron"
        rf"|delego|transfirio|remitio|reasigne\w*|asigne\w*|remitir|pase\w*|traslade\w*"
        rf"|remita\w*|envie\w*|diri[gj]\w+|(?:re)?direccion(?:ar|e|en)\w*|pasar|reasignar|trasladar|asignar"
        rf"|delegue\w*|delegar|redirija\w*|mande\w*|manden\w*"
        r"|devuelv[ae]\w*|devolver\w*|regres(?:en?|ar)\w*|retornen?\w*))(?:sela|selo|la|lo|le)?"
        rf"(?: (?:@|la actividad|esa|eso|esto|esta|actividad|tarea|por favor|directamente|el tema"
        r"|tema|(?:este|esta|ese|esa) (?:requerimiento|solicitud|correo|mensaje|recordatorio)))*"
        rf" (?:a|al|para|con|hacia) (?P<office>{_NAME})"
    ),
    phrase(
        rf"(?:(?<!le )(?<!les )(?<!ya )(?<!yo )pregunte\w*|consulte\w*|hable\w*|escriba\w*"
        rf"|escribale|dirijase"
        rf"|comuniquese|contacte\w*|digale|preguntar)(?: (?:eso|por favor|mejor|directamente|esa"
        rf"|esto))* (?:a|al|con) (?P<office>{_NAME})"
    ),
    phrase(rf"(?:de )?(?:eso|esa|esto|@) (?:ya )?(?:se|lo|la) encargan? (?P<office>{_NAME})"),
    phrase(
        r"se (?:encarga|encargan|ocupa|ocupan) (?:(?:ahora|ya|hoy) )?(?:de (?:eso|esa|esto|@) )?"
        rf"(?P<office>{_NAME})"
    ),
    phrase(
        r"(?:responsable|encargad[oa])(?: de (?:eso|esa|esto|@))? , (?:es|lo es|seria) (?:el |la )?"
        rf"(?P<office>{_NAME})"
    ),
    phrase(rf"(?:sino|mas bien|es|a ser) (?:de|del|a|al) (?P<office>{_NAME})"),
    phrase(rf"{CHANGES_IT} (?:la |el )?(?P<office>{_NAME})"),
    phrase(rf"{OWES_IT} (?P<office>{_NAME})"),
    BY_A_DEED,
)
_OFFICE_TAIL = re.compile(
    r" (?:desde|porque|ya que|que|quien|y|pero|por|para|hace|ahora|a partir|gracias"
    r"|doctora?(?= ?$)|por favor|en vez|no|debido|pues|con|muchas|esa|eso|la que|el que"
    r"|quienes|aunque|segun|conforme|mientras|cuando|como|si|sino|asi|entonces|cierto|creo|o eso"
    r"|o algo|de acuerdo|de conformidad|tal|salvo|excepto)(?!\S).*$"
)
_OFFICE_HEAD = re.compile(
    r"^(?:(?:la|el|los|las|a|al|de|del|es|ser|los de|las de|gente de|doctora?|dra|dr|señora?"
    r"|ingenier[oa]|sra|sr|compañer[oa]|don|doña|ellos|ellas) )+".replace("ñ", "n")
)
_NO_OFFICE = word_set(
    "nosotros nosotras nuestra nuestro mi mia mio esta este eso esa ellos acuerdo ley verdad "
    "pronto usted ustedes misma mismo todos cada cumplimiento caracter tipo silencio mal bien"
) | frozenset(MONTHS)


def office_in(reading: Reading, found: re.Match[str]) -> str | None:
    """Return the name in the person's own spelling, without its article, of a match of NAMED_BY;
    "" where nobody is named, None where it is no name."""
    group = next(name for name, said in found.groupdict().items() if said)
    start, end = found.span(group)
    said = reading.plain[start:end]
    kept = _OFFICE_TAIL.sub("", " " + said).strip()
    start += said.find(kept)
    head = _OFFICE_HEAD.match(kept + " ")
    if head and head.end() > len(kept):
        return ""  # "la", "el ingeniero": nobody is named
    if head:
        start, kept = start + head.end(), kept[head.end() :]
    if not kept or kept.split()[0] in _NO_OFFICE or kept[0].isdigit():
        return None
    first, last = reading.span(start, start + len(kept))
    return " ".join(reading.text[first:last].split()).strip(" .,;:")
