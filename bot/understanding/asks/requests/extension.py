"""Rule 16: the person asks for a new due date."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.asks.requests.day_asked import (
    A_DAY,
    DAY_ASKED,
    MOVED_FOR_US,
    OUT_OF_TIME,
    asked_outright,
    names_the_day,
    without_why,
)
from bot.understanding.asks.requests.moving import MOVE, MOVE_IT, OF_A_PART, WAS_MOVED
from bot.understanding.asks.requests.no_extension import NO_EXTENSION
from bot.understanding.reading import Reading, any_phrase
from bot.understanding.wordlists import BECAUSE, MOVED_TO, each, group
from core.dates.lengths import WorkingDays, find_lengths
from core.dates.reader import SaidDate, doubt_of, find_dates, is_asked_day

_ASKS = group(
    *each(
        r"pued[ea]n?, podemos, podria\w*, puedo, necesit\w+, solicit\w+, pid\w+, "
        r"pedimos, requer\w+, requier\w+, quisiera\w*, queremos, quiero, por favor, favor, "
        r"ruego, rogamos, agradec\w+, insist\w+, reiter\w+"
    ),
    "hay (?:posibilidad|forma|manera)",
    *each(
        r"es posible, sera posible, sera que, nos da\w*, den, denos, denme, deme, dame, danos, "
        r"den?les?, dar, darnos, dar(?:le|me)s?, me (?:les? )?da\w*, regal\w+, conced\w+, "
        r"otorg\w+, autoric\w+, autoriz\w+, permit\w+, amplie\w*, extienda\w*, aplac\w+, "
        r"corra\w*, prorrogu\w+, hagamos, tramit\w+, "
        r"gestion\w+, proponemos, propongo, proponer, se requiere, toca, tocaria, colabor\w+, "
        r"ayud\w+, facilit\w+, apoy\w+"
    ),
)
_TERM = group(
    *each(
        "plazo, prorroga, prorrogas, prorrogar, ampliacion, aplazamiento, extension, "
        "mas tiempo, mas dias, mas semanas, tiempo adicional, tiempo extra, otro tiempito, "
        "tiempito, tiempecito, tiempico, fecha limite, la fecha, nueva fecha, otra fecha, "
        "el termino"
    ),
    "fecha de (?:entrega|culminacion|cumplimiento|vencimiento)",
)
_TIME = group(*each("dias?, semanas?, mes, meses, semanitas?, diitas"))
_MORE = r"(?: (?:mas|adicional(?:es)?|extra|de plazo|para))"
# "¿podemos entregarlo el 30?"
_MAY_WE = group(
    *each("podemos, puedo, podriamos, podria, se puede, es posible"),
    "hay (?:posibilidad|forma|manera) de",
)
_HAND_IN = group(
    *each("entregar, reportar, presentar, cumplir, terminar, hacer, subir, enviar, dejar")
)
_MAY_WE_HAND_IN = (
    rf"{_MAY_WE}(?: [a-z]+){{0,2}} {_HAND_IN}[a-z]*(?: [a-z]+){{0,2}}"
    r" (?:el|para|hasta|en) [^.;!¶]{1,40}\?"
)
# "solicitamos prórroga", "necesito un plazo"
_REQUEST = group(
    *each("solicito, solicitamos, solicitud de, pedimos, pido, requerimos, requiero, necesito"),
    *each("necesitamos, se solicita"),
)
_SOME = r"tiemp(?:o|ito|ecito|ico)"
# "ocupamos más plazo", not "nos ha ocupado más tiempo", "ocupamos más días de los previstos"
_NEEDS = (
    r"(?:(?:se )?(?:ocup(?:a|o|amos|ar|aria|ariamos)|precis(?:a|o|amos|ar)(?: de)?)"
    r"|(?:hacen?|hara) falta|(?:nos|me) urgen?)"
)
_NEEDS_TERM = (
    rf"{_NEEDS} (?:(?:una?|otr[oa]) (?:(?:poco|poquito) (?:mas )?de )?)?"
    rf"(?:(?:mas )?(?:plazo|prorroga|ampliacion|aplazamiento)|mas (?:{_SOME}|{_TIME}))"
    r"(?! (?:del?|que) (?:l[oa]s? )?(?:que|previst|planea|program|pensa|habitual|normal|acord))"
    rf"|{_NEEDS} (?:otr[oa]s? |unos |unas )?(?:\d{{1,3}}|una?)? ?{_TIME}{_MORE}"
    rf"|{_NEEDS} otr[oa]s? (?:\d{{1,3}} )?{_TIME}"
)
# "póngale más plazo a las redes", not "póngale 40"
_PUT_MORE = (
    r"(?:pong|agregu|aument)[ae](?:n|mos)?(?:les?|me|nos) (?:(?:un|otro) (?:poco|poquito) )?mas "
    rf"(?:de )?(?:plazo|tiempo|tiempito|{_TIME})"
)
_REQUEST_TERM = rf"{_REQUEST} (?:una? )?(?:prorroga|ampliacion|plazo|aplazamiento)"
# "nos regala otros 10 días hábiles más", "deme hasta el lunes", "una semana de plazo"
_ASK_TIME = (
    rf"{_ASKS}(?: [a-z]+){{0,3}} (?:\d{{1,3}}|un|una|otr[oa]s?|unos|unas)(?: [a-z]*)? ?"
    rf"{_TIME}(?: (?:habiles|calendario|laborales))?{_MORE}"
)
_ASK_UNTIL = (
    rf"{_ASKS}(?: (?:[a-z]+|@)){{0,2}} (?:hasta|de aqui a|mas plazo|otr[oa] (?:mes|semana|poco)"
    r"|otros \d{1,3})(?! (?:ahora|la fecha|el momento|aqui))"
)
_TIME_MORE = (
    r"(?:\d{1,3}|un|una|otros \d{1,3}|otr[oa]) (?:dias?|semanas?|mes|meses)"
    r"(?: habiles| calendario)? (?:mas|adicional(?:es)?|de (?:plazo|prorroga))"
)
_PUT_OFF = (
    r"(?:se )?(?:aplazar?|reprogramar?|correr) (?:la actividad |@ )?(?:para|hasta|al) (?:el |la )?"
)
# "no, que el plazo hasta el 9 de abril, …", not "el plazo hasta el 9 de abril se cumplió".
_THE_TERM_UNTIL = (
    r"^(?:(?:no|que|es|era|digo|perdon|mejor|@|[.,;:!]) ){0,5}(?:el |la |un |una |mas )?"
    rf"(?:plazo|prorroga|ampliacion)(?: (?:de|para|en) @)? hasta {A_DAY}"
    r"(?= ?$| ?[.,;:!¶]| (?:porque|por|ya que|pues|dado|debido)\b)"
)
# "la 4.1 no alcanza, plazo hasta el 30 de abril porque …"
_NO_TIME_SO = (
    r"no (?:(?:nos|se|me|l[oa]|vamos a|voy a|va a) ){0,2}"
    r"(?:alcanz[a-z]{1,5}|llegam[a-z]{1,3}|llego|logr[a-z]{1,5}|da)(?: el tiempo| tiempo)?"
    r" ?[.,;:!¶] ?(?:(?:entonces|por favor|porfa|mejor|el|un|una|mas|otro) ){0,3}"
    rf"(?:plazo|prorroga|ampliacion)(?: (?:de|para|en) @)? hasta {A_DAY}"
    r"(?= ?$| ?[.,;:!¶]| (?:porque|por|ya que|pues|dado|debido)\b)"
)
# The thing itself, and nothing else: "prórroga", "otro mes para la licencia", "más plazo, 2.1"
_JUST = (
    r"(?:prorroga|aplazamiento|plazo|(?:mas|otro (?:poco|poquito) (?:mas )?de)"
    r" (?:plazo|tiempo|dias|diitas)"
    r"|(?<!la )(?<!el )otr[oa] (?:mes|mesecito|semana|semanita|quincena|tiempito"
    r"|tiempecito|plazo)|ampliacion"
    r"(?: del? (?:plazo|tiempo|termino|fecha))?"
    r"|otr[oa]s [a-z0-9]{1,10} (?:dias|semanas|meses))(?: (?:mas|adicional(?:es)?|de plazo))?"
)
_FOR_IT = (
    r"(?: (?:(?:para|de|en|a|con|,) ){0,2}(?:(?:la|el|lo|actividad|tema|de) ){0,4}"
    r"(?:@|\d[\d.]{0,8})| para (?:la|el|lo|las|los)(?: [a-z]{2,20}){1,5})"
)
_JUST_THAT = (
    r"^(?:(?:[.,;:!]|hola|buen[oa]s|dias|tardes|por favor|porfa|favor|y|pero|entonces|solo|es|seria"
    r"|una?|la|el|solicitud|de|que pena|@) ){0,6}"
    rf"{_JUST}{_FOR_IT}?(?: (?:por fa(?:vor)?|porfa|porfavor|gracias|[.,!?])){{0,4}} ?$"
)
# "hay que correrla, el capacitador solo puede en julio", not "hay que mover las sillas"
_HAS_TO_MOVE = re.compile(
    r"(?:hay que|habra que|habria que|toca|tocara|tocaria"
    r"|(?:tenemos|tengo|tendremos|tendria|debemos|vamos a tener) que) "
    r"(?:correr|aplazar|mover|postergar|reprogramar|prorrogar)"
    r"(?:l[oa]s?| (?:la |el )?(?:@|\d[\d.]{0,8})| la fecha)?"
    r"(?= ?$| ?[,.;:!¶]| (?:para|hasta|a|al|porque|por|ya que|pues|un|una|otr[oa]) )"
)
# "pónganla mejor para el 15", "la pasamos al 8", "adelanten la fecha de la 3.3 al 15 de mayo"; not
# "póngala al 15"
_THE_DATE = r"(?: (?:mejor|mas bien|de|del|en|la|el|fecha|entrega|@|actividad|por favor)){0,6}"
_TO_A_DAY = re.compile(
    r"(?:(?:pong(?:an?|amos)|pon|pas(?:en?|a|emos)|dej(?:en?|a|emos))l[ao]s?(?: @)?"
    r"(?: (?:mejor|mas bien))? (?:para|hasta)|quede (?:mejor|mas bien) (?:para|hasta)"
    r"|(?:(?:adelant(?:en?|ar|emos)|cambi(?:en?|ar|emos)|muev(?:an?)|mover)(?:l[ao]s?|nos)?"
    r"|(?:corr(?:an?|e|amos)|aplac(?:en?|emos)|aplaza)l[ao]s?"
    r"|(?:(?<![a-z] )|(?<= y ))l[ao]s? (?:pasa|move|movi|corre|corri|aplaza|reprograma)mos"
    rf"|{WAS_MOVED})"
    rf"{_THE_DATE} (?:para|hasta|al?)) {A_DAY}"
    r"(?= ?$| ?[,.;:!?¶]| (?:por|porque|para|mejor|que|ya|pues|gracias|y)(?!\S))"
)
# "no alcanzamos para el 19, la capacitación quedó para el 10 de abril"
_NOT_IN_TIME = (
    r"(?:(?:(?:y|pero) )?(?:para )?el (?:dia )?\d{1,2} )?"
    r"no (?:l[oa]s? |se )?alcanza(?:mos|ron|n|ra)? [^.;!?¶]{0,80}?"
    rf"(?:(?:queda|quedo|quedaria) (?:(?:aplazad|corrid)[oa]s? )?para {A_DAY}"
    rf"|(?:seria|sera|mejor|toca|tocaria) (?:ya |mejor )?(?:para|hasta) {A_DAY}"
    rf"|(?:para|hasta) {A_DAY} (?:si|ya)(?= *$| [.,;!¶]))"
)
# "nos toca esperar que Gobierno apruebe, necesitamos plazo": what is waited for asks for nothing.
# "no se puede fundir, pido plazo": what cannot be done asks for nothing
_DENIED = re.compile(r"(?<!\S)no (?:(?:se|me|nos|lo|la) )?$")
_HAS_TO_WAIT = re.compile(r"toca (?:esperar|aguardar)\b[^,]{0,60} ,")
_EXTENSION = any_phrase(
    _HAS_TO_MOVE.pattern,
    _TO_A_DAY.pattern,
    _NOT_IN_TIME,
    OUT_OF_TIME,
    DAY_ASKED,
    _MAY_WE_HAND_IN,
    rf"{_ASKS}(?: (?!no |vencer )[^.;?!¶]{{1,60}}?)? {_TERM}",
    rf"{_ASKS}(?: [a-z@]+){{0,4}} {MOVE}",
    rf"^(?:@ )?{_TERM} (?:hasta|de|para|por(?! favor)|\d{{1,3}} {_TIME})",
    rf"{MOVE} (?:el |la |nos |nuestro |este |un poco )?(?:el )?{_TERM}",
    _REQUEST_TERM,
    _NEEDS_TERM,
    _PUT_MORE,
    _ASK_TIME,
    _ASK_UNTIL,
    _TIME_MORE,
    _PUT_OFF,
    _THE_TERM_UNTIL,
    _NO_TIME_SO,
    MOVED_FOR_US,
    _JUST_THAT,
    rf"{MOVED_TO} {A_DAY}(?= ?\?)",  # "¿me corren la 4.1 para el 25?"
    MOVE_IT,
    r"(?:nos |me )?(?:ampli|extiend)[ae]\w* hasta",
    # "¿sería posible el 15 de junio?"
    r"(?:es|sera|seria) posible (?:hasta |para )?(?:el )?\d{1,2} (?:de|del) [a-z]{3,10}"
    r"(?: de \d{4})?(?= *(?:$|[?.]))",
    # "se corre para el 26 porque el capacitador no puede. ¿se puede?"
    r"se (?:corre|correria|aplaza|aplazaria|reprograma|reprogramaria|mueve|moveria|pasa|pasaria"
    r"|posterga)(?: (?:hasta|para|al?))(?= [^?¶]{1,160}?"
    r"(?:se puede|es posible|sera posible|podemos|hay (?:problema|posibilidad|forma)"
    r"|(?:me|nos) (?:autoriza|aprueba|ayuda|colabora)n?) ?\?)",
    # "le digo que se corre para el 27"
    rf"(?:les? )?(?:digo|dije|decia) que (?:@ )?se (?:corre|aplaza|mueve|reprograma|pasa) "
    rf"(?:hasta|para|al?) {A_DAY}",
    # "no alcanzamos mañana. se puede el 31?"
    r"no (?:(?:nos|lo|la|me) )?(?:alcanz|llegam)[a-z]{1,5}\b[^?¶]{0,60}"
    r"(?:se puede|podemos|podria ser|seria posible|es posible|puede ser) "
    rf"(?:para |hasta )?{A_DAY} ?\?",
    # "el 15 de mayo no nos alcanza, agradezco reconsiderar el 29 de mayo"
    rf"(?:{_ASKS}|agradez\w+)(?: [a-z]+){{0,3}} reconsider\w+ [^.;?!¶]{{0,40}}?(?:\d|{_TERM})",
    rf"(?:denos|denme|deme|(?:nos|me) da|regale(?:me|nos)) (?:un|una|\d{{1,3}}) {_TIME}"
    r"(?= *$| [.,;?])",
)
_WAS_MOVED = re.compile(WAS_MOVED)
_UNTIL_CUE = re.compile(
    r"(?:^|\s)(?:hasta|para|al|a|es|seria|plazo|prorroga|de)"
    r"(?: (?:el|la|los|este|esta|proximo|otro|fin de|finales de|dia|mas tardar|fecha|nueva|,|:))*$"
)
# "hasta el 20", "¿se puede correr la fecha al 20?"
_TO_THE = re.compile(rf"(?:^|\s)(?:hasta(?: (?:el|la|este|esta|proximo|otro|dia|a))*|{MOVED_TO})$")
_HASTA = re.compile(r"(?:^|\s)hasta(?: (?:el|la|este|esta|proximo|otro|dia|a))*$")


def find_extension(reading: Reading) -> tuple[int, int] | None:
    """Return where a new due date is asked for."""
    plain = NO_EXTENSION.sub(lambda m: "_" * len(m.group()), reading.plain)
    found = _EXTENSION.search(plain)
    if found is not None and _HAS_TO_WAIT.match(found.group()):
        found = _EXTENSION.search(plain, found.start() + 1) or found
    if found is not None and "," in found.group() and _DENIED.search(plain[: found.start()]):
        found = _EXTENSION.search(plain, found.start() + 1) or found
    if found is not None and was_moved(plain, found.start()):
        found = None if OF_A_PART.search(plain[: found.start()]) else found
    return found.span() if found else None


def was_moved(plain: str, at: int) -> bool:
    """Tell whether what stands at a place tells to which day something was moved already."""
    return _WAS_MOVED.match(plain, at) is not None


def has_to_be_moved(reading: Reading) -> bool:
    """Tell whether a text says that its date has to be moved: "hay que correr la 1.2", "pónganla
    mejor para el 15"."""
    asked = find_extension(reading)
    if asked is None:
        return False
    moved = any(one.match(reading.plain, asked[0]) for one in (_HAS_TO_MOVE, _TO_A_DAY))
    return moved or names_the_day(reading.plain, asked)


def words_after(reading: Reading, at: int) -> str:
    """Return the person's words after `plain[:at]`."""
    words = reading.plain[at:]
    start = at + len(words) - len(words.lstrip(" ,.;:"))
    if not words.strip(" ,.;:"):
        return ""
    first, last = reading.span(start, len(reading.plain))
    return reading.text[first:last].strip()


def extended_until(
    reading: Reading, at: tuple[int, int], due: date | None, today: date, working_days: WorkingDays
) -> date | None:
    """Return the day that an extension asks for; lengths count from `due`, or from `today`.

    A day that is written and cannot be read for certain is none, whatever else stands there; nor is
    one without its year that has just passed.
    """
    plain = reading.plain
    until = _HASTA.search(plain[: at[1]]) or "hasta el" in plain or _TO_A_DAY.match(plain, at[0])
    dates = [
        said
        for said in find_dates(plain, today)
        if (said.sure or until or _TO_THE.search(lead_of(plain, said)) or said.start in range(*at))
        and not _explains(plain, at, said)
    ]
    outright = asked_outright(plain, at, dates)
    if outright is not None:
        return None if is_doubted(plain, outright, today) else outright.day
    dates = without_why(plain, dates)
    if "posible" in plain[at[0] : at[1]]:  # a day that is asked for so, and none before it
        dates = [said for said in dates if said.start >= at[0]] or dates
    for cue in (_HASTA, _UNTIL_CUE):
        fits = [s for s in dates if cue.search(lead_of(plain, s)) and is_asked_day(s, today)]
        if fits:
            said = min(fits, key=lambda said: abs(said.start - at[1]))
            return None if is_doubted(plain, said, today) else said.day
    base = due if due is not None and due >= today else today
    for length in sorted(find_lengths(plain), key=lambda length: length.start < at[0]):
        read_as_day = any(
            s.start < length.end and length.start < s.end and s.exact and not _moved_by(plain, s)
            for s in dates
        )
        if not read_as_day:
            return length.after(base, working_days)
    later = [s for s in dates if s.sure and is_asked_day(s, today) and s.start >= at[0]]
    if later and not later[0].exact and _HAS_TO_MOVE.match(plain, at[0]):
        return None  # "toca correrla, el capacitador solo puede en abril": the month is why
    return later[0].day if later else None


def has_cued_day(reading: Reading, today: date) -> bool:
    """Tell whether a text has a day to come behind "hasta", "para": another only dates the why."""
    leads = (
        lead_of(reading.plain, s)
        for s in find_dates(reading.plain, today)
        if is_asked_day(s, today)
    )
    return any(_HASTA.search(lead) or _UNTIL_CUE.search(lead) for lead in leads)


_WHY = re.compile(rf"\b(?:{BECAUSE}|pues|toda vez que|por cuanto|a causa de)\b")
_BECAUSE_OF = re.compile(r"\bpor (?:el|la|los|las|un|una)(?: [a-z]{2,20}){1,6}$")
_SINCE = re.compile(r"\b(?:desde|no [a-z]{2,20}(?: [a-z]{1,20}){0,2} hasta)(?: (?:el|la|este))*$")


def _explains(plain: str, at: tuple[int, int], said: SaidDate) -> bool:
    """Whether a day stands in what explains the request: "… porque sale el 2 de junio"."""
    lead = lead_of(plain, said)
    before = said.start < at[0] and _BECAUSE_OF.search(lead) is not None
    if before or _SINCE.search(lead):
        return True
    return _HASTA.search(lead) is None and _WHY.search(plain[at[1] : said.start]) is not None


_MOVED_BY = re.compile(rf"(?:{MOVE}|plazo)$")


def _moved_by(plain: str, said: SaidDate) -> bool:
    """Whether "en un mes" says by how much a date is moved: "ampliar en un mes el plazo"."""
    before = plain[: said.start].rstrip()
    if before.endswith(" en"):
        return _MOVED_BY.search(before[:-3]) is not None
    return plain[said.start :].startswith("en ") and _MOVED_BY.search(before) is not None


def is_doubted(plain: str, said: SaidDate, today: date) -> bool:
    """Tell whether a day is written that cannot be read for certain."""
    return doubt_of(plain[said.start : said.end], today) is not None


def lead_of(plain: str, said: SaidDate) -> str:
    """Return what stands before a date, its own article included."""
    words = re.match(
        r"(?:(?:el|la|este|proximo|dia|al|fin|fines|final|finales|mediados|de|a) )*",
        plain[said.start : said.end],
    )
    return (plain[: said.start] + (words.group() if words else "")).rstrip()
