"""Rule 17: the activity belongs to another office or person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.asks.no_account import refers_to_who_knows
from bot.understanding.asks.requests.named_office import (
    BY_A_DEED,
    CHANGES_IT,
    DOES,
    GOES_TO,
    IS_THEIRS,
    IS_TO_LEAD,
    IS_TO_PASS,
    ITS_CODE,
    NAMED_BY,
    OWES_IT,
    SETTLED_WITH,
    office_in,
)
from bot.understanding.correcting.retracted import NOT_HER_FIGURE
from bot.understanding.description import describe
from bot.understanding.progress.states import find_not_applicable
from bot.understanding.reading import Reading, any_phrase, phrase, read
from bot.understanding.wordlists import BECAUSE, MONTH, OFFICE_KIND, WHO_IS
from core.spanish import bare_words

_NO_TIME = (
    rf"(?:(?:la|el|los) )?(?!{MONTH}|libre|baja|alta|caracter|obligatori\w{{1,3}}|largo|corto)"
)
_NOT_OURS = any_phrase(
    "no (?:de )?(?:nosotr[oa]s|nuestr[oa]s?|mi[oa]s?)",
    "no (?:manejamos|manejo|llevamos|llevo|hacemos|tenemos) (?:eso|esa|esto|ese tema|ese asunto)",
    "no (?:es|son|era) (?:de |para )?"
    "(?:nosotr[oa]s|nuestr[oa]s?|mi[oa]s?|mi|esta (?:oficina|dependencia|secretaria)|"
    "(?:de )?mi (?:area|dependencia|oficina|competencia)|nuestra competencia|"
    "(?:de )?competencia (?:nuestra|de (?:esta|nosotros|mi))|responsabilidad "
    "(?:nuestra|mia|de (?:esta|nosotros))|(?:de )?(?:la |esta |nuestra )?"
    "(?:oficina|dependencia|area))",
    r"no (?:nos|me|le) (?:corresponde|compete|toca|pertenece)(?: a (?:nosotr[oa]s|mi|esta \w+))?",
    r"no (?:corresponde|compete|pertenece) a (?:nosotr[oa]s|esta|mi|nuestra)(?: \w+)?",
    "no (?:somos|soy) (?:nosotr[oa]s|yo|los|las|el|la)?(?: )?"
    "(?:responsables?|encargad[oa]s?|l[oa]s? encargad[oa]s?)?",
    r"ya no (?:la|lo|estoy|manejo|trabajo|esta|es|somos|soy|hago|nos|me)(?: \w+)?",
    r"no (?:la|lo|los|las) (?:manejamos|manejo|llevamos|llevo|hacemos|tenemos)(?! (?:en|al?) \d)",
    r"no (?:tenemos|tengo|hay) (?:nada )?que ver(?= ?[.,;:!¶]| ?$| (?:ahi|porque|eso|es)\b"
    r"| (?:con|en) (?:es[aeo]|ella|@))",
    # "que nos quite de ahí", "no apoyamos esa"
    r"(?:nos|me) (?:quit|saqu|retir)en? de (?:ahi|es[aeo]|@|la @)",
    r"(?:quit|saqu|retir)en?(?:me|nos) de (?:ahi|es[aeo]|@|la @)",
    r"no (?:la )?apoyamos(?: (?:en )?(?:es[aeo]|ahi)(?: \w+)?)?(?= ?[.,;:!¶]| ?$)",
    "no (?:la|lo|las|los) (?:recibo|recibimos)(?= ?[.,;:!¶]| ?$| (?:es|eso|porque|pues))",
    "no (?:es|va|seria) (?:con (?:nosotr[oa]s|mi)|conmigo)",
    # "quítenme la 5.3", "saquen esa de mi lista"
    r"(?:quiten|saquen|retiren)(?:me|nos) (?:de encima )?(?:la |el |es[ae] )?(?:actividad )?"
    rf"{ITS_CODE}",
    rf"(?:quit|sa(?:c|qu)|retir)[ae]n?(?:me|nos)? (?:la |el |es[ae] )?(?:actividad )?"
    rf"(?:{ITS_CODE} )?de (?:mi|nuestra) (?:lista|oficina|dependencia|cuenta)",
    "(?:quit|sa(?:c|qu)|retir)[ae](?:me|nos) es[ae] (?:actividad|tarea)",
    # "yo nunca dije que era de Hacienda, dije que es de Planeación"
    r"(?:no|nunca) (?:he |hemos )?(?:dije|dijimos|dicho) que (?:(?:eso|esa|la|@|actividad) ){0,3}"
    r"(?:es|era|fuera) (?:de|del)",
    # "no es de Planeación, es de Catastro"
    r"no (?:es|son) (?:de|del) [a-z ]{3,40} ,(?= (?:es|son|sino|le|les|corresponden?) )",
    rf"no (?:es|son) (?:de|del) {_NO_TIME}[a-z ]{{3,40}}(?= sino (?:de|del) {_NO_TIME}[a-z])",
)
# Whose it is said not to be: "no le corresponde a Hacienda sino a …", "nunca dije que era de …".
_DENIED = (
    r"(?:no|nunca|tampoco|ni) (?:(?:le|les|la|lo|nos|me|se) )?"
    r"(?:(?:dij\w{1,4}|he dicho|hemos dicho|digo|decimos) que (?:(?:eso|esa|la|@) ){0,2})?"
    r"(?:es|era|son|eran|fuera|corresponden?|compete|competen|tocan?|pertenecen?)"
    r"(?: (?:tema|asunto|competencia|responsabilidad|actividad|funcion))? (?:de|del|a|al) "
    r"(?P<denied>[^.;,:?!¶]{2,60}?)(?= (?:sino|pero|mas bien|es)(?!\S)| ?[.;,:?!¶]| ?$)"
)
# Who is only to be asked for it: "pídale a Planeación que se la pase".
_IS_TO_ASK = (
    r"(?:pid[ae]|dig[ae]|solicit[ae]|inform[ae])n?(?:le|les|nos)?(?: por favor)? (?:a|al) "
    r"(?P<asked>[^.;,:?!¶]{2,60}?)"
)
_THAT_IT_MOVES = r" que (?:(?:se|l[ao]s?|nos|me) ){0,2}(?:pas|asign|reasign|traslad)\w{1,6}"
_NO_TARGET = re.compile(rf"(?<!\S)(?:{_DENIED}|{_IS_TO_ASK}(?={_THAT_IT_MOVES}))")
# "de acuerdo con lo que aparece de Hacienda": what is agreed with, or referred to
_REFERRED = (
    r" (?!(?:corresponden?|competen?|tocan?|es|son|pertenecen?|pas\w{1,4}|traslad\w{1,4})(?!\S))"
    r"[a-zñ\d.@]{1,20}"
)
# "yo no estoy pasando la 1.4, hablo del nombre de la oficina"
_GIVES_NONE = (
    r"no (?:l[ao]s? )?(?:estoy|estamos|voy a|vamos a|quiero|queremos) "
    r"(?:pas|traslad|reasign|ced)(?:ando|iendo|ar|er)(?:l[ao]s?)?"
    rf"(?: (?:la|el|lo|es[ao]|actividad|{ITS_CODE})){{0,3}}"
    r"(?: a (?:nadie|ninguna|otra)(?: oficina)?)?"
)
# "lo que resta, que es la integración, le corresponde a la Oficina TIC": the rest of the work
_WHAT_IS_LEFT = (
    r"(?:lo|el resto|la parte) (?:que )?(?:(?:ya )?(?:nos |solo |aun |todavia )?"
    r"(?:resta|falta|queda|sigue|esta pendiente))[^.;¶]{0,120}?"
    r"(?:(?:le|les) )?(?:corresponde|compete|toca|pertenece|es (?:tema|asunto|responsabilidad"
    r"|competencia|funcion)|es|depende)(?: ya)? (?:a|al|de|del)(?!\S)[^.,;¶]{2,60}"
)
_REFERS = phrase(
    rf"{_WHAT_IS_LEFT}|(?:de acuerdo con|conforme a|segun) lo (?:que|de)(?:{_REFERRED}){{1,14}}"
    rf"(?= ?[.;,:?!¶]| ?$)|{NOT_HER_FIGURE}|{_GIVES_NONE}"
)
# After "no aplica (este año)": the thing of which it is then said who does it.
_FIRST_OF_ALL = re.compile(
    r"(?: (?:ya|(?:en |por |para )?(?:est[ea]|el) \w{3,12}(?: ano)?)){0,2}"
    r" ?[.,;:] (?:es que |porque |ya que )?(?:@|(?:el|la|los|las) \w{4,20}(?: \w{1,20}){0,4}) *$"
)
_OF_NO_OFFICE = phrase(
    r"no (?:es|era|son|va) (?:de|para) (?:ningun[ao]?(?: otr[ao])?"
    r" (?:oficina|dependencia|secretaria|area|entidad)|nadie mas)"
    r"|(?:es|sigue siendo) (?:de )?(?:nosotr[oa]s mism[oa]s|(?:mi|esta|nuestra) misma "
    r"(?:oficina|dependencia|secretaria|area))"
    r"|no (?:es|era) de otra (?:oficina|dependencia|secretaria|area)"
    r"|(?<!no )(?<!ni )(?<!que )es de (?:mi|nuestra) (?:oficina|dependencia|secretaria|area)"
)
# Enough without a name: "no nos corresponde".
_PLAINLY_NOT_OURS = (
    "no es", "no va", "no seria", "no nos", "no me", "no son", "no corr", "no comp", "no pert",
    "no de", "no som", "no soy", "no la llev", "no lo llev", "no la manej", "no lo manej",
    "no tenemos que", "no tenemos nada", "no tengo que", "no tengo nada", "no hay", "no apoy",
    "no la apoy", "nos quit", "nos saqu", "nos retir", "me quit", "me saqu", "me retir",
    "ya no es mi", "ya no es nu", "ya no son mi", "ya no son nu", "quit", "saq", "retir",
)  # fmt: skip
_REASSIGNED = any_phrase(
    rf"{WHO_IS}(?! quien)",
    r"(?:ahora|ya|desde (?:hoy|ayer|este mes|" + MONTH + r"))(?: \w+){0,2} "
    "(?:la|lo|las|los) (?:lleva|llevan|maneja|manejan|tiene|tienen|asumio|asume|hace|hacen"
    "|coordina)",
    "(?:la|lo|las|los) (?:lleva|llevan|maneja|manejan|asumio|asume|asumira|llevara|manejara"
    rf"|{IS_TO_LEAD})"
    r"(?! (?:en|un|a|al|muy|bien|mal|como|\d\S*)(?!\S))",
    "(?:la|lo|las|los) (?:tiene|coordina|hace) (?:ahora|ya|actualmente|hoy)",
    "(?:paso|pasa|quedo|queda|esta|quedara) (?:ahora )?a (?:cargo|manos|ser responsabilidad) de",
    "les? (?:corresponden?|competen?|tocan?|pertenecen?) (?:es )?(?:a|al)",
    "de (?:eso|esa|esto|@|esa actividad|ese tema) se (?:encarga|encargan|ocupa|ocupan)",
    "(?:paso|pasa) a ser (?:de|del|responsabilidad|competencia)",
    OWES_IT,
    r"(?:el|la|persona) (?:responsable|encargad[oa])(?: (?:\w+|@)){0,3} es",
    "es ahora (?:la|el|quien) (?:responsable|encargad[oa]|lider)",
    "es (?:responsabilidad|competencia|funcion|tema|asunto|resorte) (?:de|del)",
    "se (?:la |lo |le )?(?:paso|traslado|asigno|reasigno|delego|entregaron|asignaron|pasaron)"
    r"(?: \w+){0,3} a",
    r"(?<!le )(?<!les )(?<!ya )(?<!yo )pregunte\w* a",
    r"preguntele\w* a",
    r"reasign\w+ (?:@ |(?:la |esta |esa )?(?:actividad|tarea) |esa |eso |esta )?(?:a|al)",
    r"(?:por favor|favor|se debe|deben|debe|hay que) (?:remit\w+|asign\w+)"
    "(?: (?:@|esa|eso|la actividad))* (?:a|al)",
    r"(?:por favor |favor )?"
    r"(?:reasign\w+|redirij\w+|(?:re)?direccion(?:ar|e|en)\w*|traslad\w+|diri[gj]\w+)"
    r"(?: \w+){0,3} (?:a|al)(?! (?:30|60|\d))",
    "(?:eso|esto|(?:ese|este) (?:tema|asunto)|(?:esa|esta)(?: actividad| tarea)?|@) (?:ya )?"
    "(?:lo|la) (?:ve|ven|lleva|llevan|maneja|manejan|hace|hacen|coordina|atiende|atienden)",
    r"(?:pas[ae]\w*|mand[ae]\w*|envi[ae]\w*|remit[ae]\w*) (?:por favor )?"
    "(?:eso|esa|esto|@|esa actividad|esa tarea|ese tema) (?:por favor )?(?:a|al)",
    "(?:eso|esa|esto|esa actividad|esa tarea|@) (?:ya )?(?:es|son|seria) (?:de|del) "
    r"(?:la |el |los )?(?!\d|" + MONTH + "|segundo|proximo|otro|otra|este|esta|cada|todos|todas"
    "|caracter|tramite|largo|ley|verdad|nosotros|primer|tercer|cuarto|ultimo|fin|final)[a-z]+",
    "(?:pase|mande|envie|remita|asigne|reasigne|traslade)n?(?:sel|l)[ao]s? (?:por favor )?(?:a|al)",
    f"corresponde (?:a|al) (?:la |el )?(?:{OFFICE_KIND})",
    # "la 5.2 es de Hacienda, no de Planeación"
    rf"(?:\d+(?:\.\d+)+|@|es[ao]|lo (?:de|del) [a-z ]{{3,50}}) (?:es|son) (?:de|del) {_NO_TIME}"
    rf"[a-z ]{{3,40}}(?: ,| y) no (?:es )?(?:de|del) {_NO_TIME}[a-z]+",
    # "la saca Jurídica, no es de Hacienda"
    rf"(?:la|lo|las|los) (?!\S+[ai]mos ){DOES} [a-z ]{{3,40}}(?: [,;]| y) (?:eso )?"
    rf"no (?:es|son) (?:de|del) {_NO_TIME}[a-z]+",
    "ni idea",
    GOES_TO,
    IS_TO_PASS,
    rf"{SETTLED_WITH}[^.;,:?!¶]{{2,40}}?(?: [,.:;])? {IS_THEIRS}",
    CHANGES_IT,
    _IS_TO_ASK.replace("?P<asked>", "?:") + _THAT_IT_MOVES,
)

# "ya lo tiene la Secretaría para firma", "la responsable es Marta, vamos en 45": still ours.
_STILL_OURS = any_phrase(
    "(?:la|lo|las|los) (?:tiene|tienen|ve|ven|lleva) [^.;!?¶]{2,60}? (?:para|en|pendiente de) "
    r"(?:la |el |su )?(?:firma\w*|revis\w+|visto bueno|aprob\w+|valid\w+|ajust\w+|concepto"
    r"|tramite|estudio|public\w+|correc\w+)",
    "(?<!nuevo )(?<!nueva )responsable es [^.;!?¶]{2,60}? (?:vamos|llevamos|hemos|hicimos)",
    # "ya lo tiene el comité": none of these is an office
    "(?:la|lo|las|los) (?:tiene|tienen) (?:ahora |ya )?(?:el |la |los |las )?"
    "(?:comite|concejo|junta|asamblea|curaduria|notaria|juzgado|juez|contratista|proveedor"
    "|interventor(?:ia|a)?|consultor[a-z]{0,3})(?![a-z])",
    # "ya lo tiene Hacienda, 85": who has it now, not whose it is
    r"(?:la|lo|las|los) (?:tiene|tienen) [^.;!?¶\d]{2,60}? , (?:(?:vamos|va|van|estamos|llevamos)"
    r"(?: (?:en|al|con|el|un|por)){0,2} )?\d{1,3}(?: %)?(?= *[,.;¶]| *$)",
)

_SHARED = any_phrase(
    "no (?:es|son) (?:(?:solo|solamente|unicamente|sola|nada mas) (?:de )?"
    "(?:mi[oa]s?|nuestr[oa]s?|nosotr[oa]s|mi (?:oficina|area|dependencia))"
    "|(?:de )?(?:mi[oa]s?|nuestr[oa]s?|nosotr[oa]s) (?:sol[oa]s?|solamente|unicamente|nada mas))",
)
_BECAUSE = phrase(
    f"{BECAUSE}|pues|por ser|por tratarse|por cuanto|toda vez que"
    "|en razon a|por (?:tener|manejar|corresponder|pertenecer|estar)"
    r"|por (?:(?:el|la|los|las|una?|l[oa]) )?(?:nuev[oa]s? )?(?:decretos?|resolucion|acuerdo|ley"
    r"|ordenanza|norma|circular|reestructuracion|organigrama|directriz|instruccion|orden|decision"
    r"|reforma|manual)"
)
# "Por favor trasladar" asks for it, and explains nothing.
_ORDER = re.compile(
    r"(?:(?:por favor|porfa|favor|agradezco|agradecemos|solicito|solicitamos|pido|pedimos|ruego"
    r"|les?|se|su|el|la|lo|dar|hacer|entonces|y|asi que|quedo atent[oa]) ){0,6}"
    r"(?:traslad|reasign|remit|pas[ae]|mand|envi|redirig|redirij|redireccion|asign|cambi|correg"
    r"|corrij|tramit|quit|saqu|sac|retir|entregu)\w{0,9}"
    r"(?: (?:l[ao]s?|el|ella|a|al|de|mi|es[aeo]|esa|responsable|oficina|dependencia|requerimiento"
    r"|solicitud|actividad|tarea|lista|[a-z]{0,4}\d{1,3}(?:[ .]\d{1,3}){0,3}|encima|ell[oa]s"
    r"|quien corresponda|tramite|para (?:alla|ella|ellos|ellas|esa oficina)|alla)){0,6}"
    r"(?: (?:por favor|porfa|(?:muchas )?gracias)){0,2}"
)
_SENTENCE = re.compile(r"(?<=[.;,\n])\s+")
_REPORTED = phrase(
    r"(?:vamos|va|van|estamos|esta|llevamos)(?: (?:en|al|con|el|un|por))* \d+(?: %)?"
)


@dataclass(frozen=True, slots=True)
class Reassignment:
    """To whom an activity is said to belong, and where in `plain` the words for it stand; from
    `why` on they say why."""

    start: int
    end: int
    office: str | None
    why: int | None = None


def is_shared(plain: str) -> bool:
    """Tell whether an activity is said to be hers together with others: "no es mía sola"."""
    return _SHARED.search(plain) is not None


def is_of_no_office(text: str) -> bool:
    """Tell whether a text says that something is of no other office: "no es de ninguna oficina"."""
    return _OF_NO_OFFICE.search(read(text).plain) is not None


def says_whose_it_is_not(text: str) -> bool:
    """Tell whether a text says that something is not hers, or of no other office."""
    return any(one.search(read(text).plain) is not None for one in (_NOT_OURS, _OF_NO_OFFICE))


def find_reassignment(reading: Reading) -> Reassignment | None:
    """Return who is said to answer for an activity instead (rule 17)."""
    plain = _REFERS.sub(lambda found: "," * len(found[0]), reading.plain)
    if is_shared(plain) or _OF_NO_OFFICE.search(plain) or refers_to_who_knows(plain):
        return None
    not_ours = _NOT_OURS.search(plain)
    given = _REASSIGNED.search(plain)
    if not_ours is None and (given is None or _STILL_OURS.search(plain)):
        return None
    if not_ours is None and given is not None and _is_why_not(plain[: given.start()]):
        return None
    if not_ours is None and given is not None and _REPORTED.search(plain[: given.start()]):
        return None  # "estamos en 80, ya lo tiene Hacienda": who has it now, not whose it is
    start = min(found.start() for found in (not_ours, given) if found)
    search_from = not_ours.end() if not_ours else max(0, start - 30)
    others = _NO_TARGET.sub(_without_name, plain)
    for pattern in NAMED_BY:
        found = pattern.search(others, search_from) or pattern.search(others)
        office = office_in(reading, found) if found else None
        if found and office is not None:
            at = found if pattern is BY_A_DEED else _BECAUSE.search(plain, start, found.end())
            why = None if at is None else at.start()
            return Reassignment(min(start, found.start()), found.end(), office or None, why)
    plainly = not_ours is not None and not_ours.group().startswith(_PLAINLY_NOT_OURS)
    if not_ours is not None and (plainly or others != plain):
        return Reassignment(start, not_ours.end(), office=None)
    return None


def only_refers(plain: str) -> bool:
    """Tell whether a text refers to what another office has, or gives nobody an activity."""
    rest = _REFERS.sub(" ", plain)
    return rest != plain and _NOT_OURS.search(rest) is None and _REASSIGNED.search(rest) is None


def _without_name(found: re.Match[str]) -> str:
    """Return words that name an office which takes nothing over, without its name."""
    name = found["denied"] or found["asked"]
    return found[0].removesuffix(name) + "," * len(name)


def reason_of(reading: Reading, found: Reassignment) -> str:
    """Return the person's words but for those that say whose it is: "porque ellos la hacen"."""
    at = (found.start, found.end)
    if found.why is None:
        return _without_orders(describe(reading, at, anything=True))
    first = reading.index(found.why)
    parts = (reading.part(0, first), reading.part(first, len(reading.tokens)))
    told = (describe(parts[0], at, anything=True), describe(parts[1], None, anything=True))
    return _without_orders(" ".join(words for words in told if words))


def _without_orders(words: str) -> str:
    """Return words without those that only ask to have it passed on."""
    said = _SENTENCE.split(words)
    kept = [one for one in said if not _ORDER.fullmatch(bare_words(one))]
    return words if len(kept) == len(said) else " ".join(kept).strip(" .;,")


def _is_why_not(before: str) -> bool:
    """Tell whether words that say who does it are why it does not apply: "no aplica porque …",
    "no aplica, la audiencia la hace el canal"."""
    stated = find_not_applicable(before)
    if stated is None:
        return False
    told_first = _FIRST_OF_ALL.match(before, stated[1]) is not None
    return told_first or _BECAUSE.search(before, stated[1]) is not None
