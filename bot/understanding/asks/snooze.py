"""Rule 18: the answer comes another day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.understanding.asks.account import TO_BE_WRITTEN_TO
from bot.understanding.framing.not_now import find_not_today, says_not_now
from bot.understanding.reading import Reading, any_phrase
from bot.understanding.wordlists import WEEKDAY, each, group
from core.dates.reader import COMING, SaidDate, find_dates, is_asked_day

_TELL = group(
    *each(
        "cuento, respondo, respondemos, informo, informamos, reporto, reportamos, escribo, "
        "escribimos, confirmo, confirmamos, aviso, avisamos, envio, enviamos, mando, mandamos, "
        "remito, remitimos, allego, allegamos, paso, pasamos, digo, doy, damos, "
        "contesto, contestamos, comento, actualizo, tengo, "
        r"entrego, hago llegar, contamos, estoy \w+ndo, estare \w+ndo, estaria \w+ndo, "
        r"puedo \w+r, voy a \w+r, reviso, miro, verifico"
    ),
)
_TELL_LATER = group(
    *each(
        "contare, responderemos, respondere, informare, informaremos, reportare, reportaremos, "
        "escribire, confirmare, confirmaremos, avisare, enviare, enviaremos, remitire, "
        "remitiremos, mandare, "
        "mandaremos, pasare, pasaremos, contestare, comentare, daremos, dare"
    ),
)
_ANSWER = group(
    " (?:el|la|los|las|mi|un|su))* ?(?:datos?",
    *each("reporte, avances?, informacion, cifras?, respuesta, informe, porcentaje, reviso, eso"),
)
# "no me la pregunten antes de mayo"
NOT_ASKED_BEFORE = re.compile(
    r"no (?:me|nos) (?:(?:la|lo|las|los) )?(?:vuelvan? a )?pregunt(?:en?|ar)"
    r"(?: (?:mas|por|de|la|lo|es[ae]|eso|@|[a-z]{0,3}\d{1,2}(?:\.\d{1,3}){1,3})){0,5}"
    r" (?:antes de|hasta)"
)
_REMIND = any_phrase(
    # "recuérdele a Jairo": of somebody else
    r"(?<!no )(?:recuerd[ae](?!n?les?(?!\S))\w*(?: me)?|acuerd[ae](?:me|nos)"
    r"|(?:me|nos) (?:puede\w* )?"
    "(?:recuerda|recuerdas|recordar|recuerde|recuerdan|recuerden|avisa|avisas|avise|avisan"
    "|avisar|escribir|preguntar|llamar|buscar|contactar|escribe|escribes|escriban?"
    "|pregunta|preguntas|pregunten?|busca|busquen?|llama|llamen?|avisen"
    "|vuelve a (?:escribir|preguntar|recordar)"
    "|vuelva a (?:escribir|preguntar|recordar))|recordar(?:me|nos)?|avis[ae](?:me|nos)|escriba"
    "(?:me|nos)|escribam[ea]|llamem[ea]|hablem[ea]|preguntem[ea]|busqueme"
    "|vuelva(?:me)? a "
    r"(?:escribir|preguntar|recordar)\w*|posponer|pospong[ao]\w*"
    # "espéreme hasta el lunes"
    r"|(?:me (?:esper|aguant)[ae]n?|(?:esper|aguant)[ae]n?(?:me|nos))"
    r"(?= (?:(?:un poco|por favor|porfa) )?(?:hasta|al?|unos?|el|para) ))",
    NOT_ASKED_BEFORE.pattern,
)
# "La mando a firma", "lo paso a jurídica": the next step of the work, and no promise to us.
_ON_ITS_WAY = (
    rf"(?!(?: (?:hoy|manana|pasado manana|el (?:{WEEKDAY})|el \d{{1,2}})){{0,2}}"
    r" (?:a|al|para|con|en|por) (?!usted\b|primera\b|mas\b|la (?:tarde|manana|noche)\b"
    rf"|(?:el |la |este |esta )?(?:{WEEKDAY}|proxim|semana)|correo|escrito|\d))"
)
_WILL_TELL = any_phrase(
    f"(?:le|les|te) (?:(?:lo|la|los|las|estoy|voy) )?(?:{_TELL}|{_TELL_LATER})",
    f"se l[ao]s? (?:(?:estoy|voy) )?(?:{_TELL}|{_TELL_LATER}){_ON_ITS_WAY}",
    f"(?:lo|la) (?:{_TELL}|{_TELL_LATER}){_ON_ITS_WAY}",
    f"(?<!se )(?!(?<=que )paso(?!\\S))(?:{_TELL}{_ANSWER}|{_TELL}(?= *$| [.,;¶])|{_TELL_LATER})",
    # not "no pude contestar"
    r"(?<!\bpude )(?<!\bpudimos )(?<!\bpodido )(?<!\balcance a )(?<!\balcanzamos a )"
    "(?:responder|contestar|contar|informar|reportar|enviar|mandar|confirmar)(?:le|les|te|lo|la)?",
)
_SHOWS = (
    "(?:recuerd|acuerd|avis|muestr|mostr|pas|mand|envi|dig|list)[a-z]{1,8}"
    "|me (?:recuerd|avis|muestr|pas|mand|envi)[a-z]{1,5}"
)
_LATER = any_phrase(
    *each("luego, mas tarde, despues, mas adelante, ahorita, al rato"),
    "(?:en )?(?:unos|un par de) dias",
    "un (?:momento|rato|tiempito)",
    *each("otro dia, mas tardecito, lueguito"),
    "cuando (?:pueda|llegue|regrese|vuelva|salga|tenga|termine)",
    *each("pronto, esta (?:tarde|noche), en la tarde, en la noche"),
    "apenas (?:pueda|llegue|salga|tenga|regrese)",
)
_ONLY_LATER = re.compile(
    r"(?:(?:no|ok|ya|si|ahora no|mejor|por favor|porfa|,|\.|doctora?|gracias) )*"
    r"(?:luego|mas tarde|mas tardecito|mas adelante|ahorita|al rato|en un rato|otro dia"
    r"|(?:luego|despues|mas tarde|ahorita|al rato) hablamos|despues"
    r"|esta tarde|en la tarde|en la noche|(?:pasado )?manana(?: temprano)?"
    rf"|(?:el |este )(?:proximo |otro )?(?:{WEEKDAY})|la (?:otra|proxima) semana)"
    r"(?: (?:por favor|porfa|,|\.|doctora?|gracias))*"
)
_BUSY = any_phrase(
    "(?<!se )(?<!nos )(?<!le )(?:lo |la )?(?:reviso|verifico|averiguo|consulto|pregunto|miro)",
    "voy a (?:revisar|mirar|consultar|averiguar|preguntar)",
    "(?:estoy|ando|estamos|andamos|salgo|sigo|toy) (?:en |de )?(?:una |un |la |el )?"
    "(?:comision|comite|vacaciones|reunion|permiso|licencia|incapacidad|incapacitad[oa]|viaje"
    "|ocupad[oa]|visita|campo|audiencia|capacitacion|manejando|consejo|junta|diligencia|cita"
    "|calamidad|enferm[oa])",
    *each("ahora no puedo, no puedo ahora, en este momento no, ahora estoy ocupad[oa]"),
    "no tengo (?:el dato|la informacion|los datos)(?: a la mano| ahora)?",
)
_OF_A_THING = re.compile(
    r"(?<!\S)(?!(?:finale?s?|mediados|principios|comienzos|inicios|mes|el|en)(?!\S))"
    r"[a-z]{3,20} de $"
)
_IS_DUE = any_phrase(
    f"(?:{_SHOWS})(?: (?:me|el|{WEEKDAY})){{0,3}} (?:las|los|cuales)(?: actividades)?(?: que)?"
    "(?: (?:se|me))? vencen?"
)
# "el viernes me envía el listado de vencidas"
_SENDS_SHEET = re.compile(
    rf"(?:(?:por favor|porfa|y|,|los?|el|cada|este|todos|{WEEKDAY}|manana|me|nos) ){{0,8}}"
    r"(?:mand|envi|pas|compart)[a-z]{1,5} (?:(?:un|el|la|los|las) )?"
    r"(?:resumen|listado|lista|cuadro|consolidado|semaforo|vencidas|pendientes)(?!\S)"
)
# "quién reemplaza a Ana la otra semana", of nobody who writes: asked, and nothing promised
_ASKS_WHO = re.compile(
    r"(?:(?:y|no|yo|oiga|disculpe|es que|pregunt[a-z]{1,5}|,|¿) ){0,4}"
    r"quien(?:es)?(?!(?: \S+)* (?:me|nos|les?|recuerd\S*)(?!\S)) [^.,;:¶]+"
)
# "ya van 17 personas, la carta la actualizo el viernes": how the work goes, beside a promise
_COUNTS = re.compile(
    r"(?<!\S)\d{1,4} (?:%|(?!(?:dias|semanas|meses|horas|minutos|veces)\b)[a-z]{4,}s(?!\S))"
)
_ASKED_AGAIN = r"(?:luego|despues|mas (?:tarde|adelante)|en otro momento|otro dia)"
_NOT = "".join(
    f"(?<!no {who}{what})" for who in ("", "me ", "nos ", "se ") for what in ("", "lo ", "la ")
)
_ASKS_REMINDER = re.compile(
    rf"(?<!\S){_NOT}(?:(?:(?:me|nos|se) )?(?:(?:lo|la|los|las) )?"
    r"(?:recuerd[ae]n?(?:me|nos)?(?:l[ao]s?)?(?: me| nos)?|acuerd[ae](?:me|nos)\w{0,3})"
    r"|(?:pued|podri|favor|favor de)\w{0,4} (?:recordar|posponer|aplazar)\w{0,6}"
    r"|(?<!por )(?<!de )(?<!al )(?<!para )recordar(?:me|nos)?\w{0,3}"
    r"|(?:vuelva|me vuelve|nos vuelve)\w{0,3} a (?:escribir|preguntar|recordar)\w{0,3}"
    rf"|(?:(?:escriba|pregunte)(?:me|nos)\w{{0,2}}|(?:me|nos) (?:escrib|pregunt)\w{{1,3}})"
    rf" {_ASKED_AGAIN}|pospong\w{{1,5}})(?!\S)"
    # "recuérdeme cuándo vence", "recuerde que es de Hacienda", "recuerde a Pedro": other things.
    r"(?! (?:por favor |, )?(?:a|que|cual|cuales|cuanto|cuanta|cuando|como|quien|quienes|donde|si"
    r"|el|los|las (?:que|fechas?))(?!\S))"
)
# "cualquier cosa me avisa a mí": who is to be written to
_FOR_HER = re.compile(
    rf"\b(?:{TO_BE_WRITTEN_TO}"
    r"|(?:me|nos) (?:avis|escrib|llam|busc|contact)\w{1,3} a (?:mi|nosotr[oa]s))\b"
)
# "a Luz le doy hasta el 15": time for somebody who asked for it, and nothing promised to us
_GIVES = "(?:doy|damos|concedo|concedemos|otorgo|otorgamos|dejo|dejamos)"
_WHO = r"al? (?!(?:usted(?:es)?|conocer|mas)(?!\S))[a-z]+(?: [a-z]+){0,4}?"
_SOME = "(?:el|un|mas|otro|ese|solo|solamente|maximo|nada|no|entonces|pues|ya)"
_GIVES_TIME = re.compile(
    rf"(?<!\S)(?:les? {_GIVES}|{_WHO} se l[aeo]s? {_GIVES})(?: {_SOME})*(?: {_WHO})?(?: {_SOME})*"
    r" (?:hasta|plazo|prorroga|tiempo)(?!\S)"
)
_OF_AN_ANSWER = re.compile(
    r"\b(?:respuestas?|datos?|informacion|informes?|avances?|cifras?|soportes?|reportes?|razon)\b"
)
_UP_TO_A_DAY = re.compile(r"[a-z]{0,4}(?: (?:por|favor|porfa|eso|para|hasta|mejor|el|de|nuevo))* ?")
# "eso ya lo hice el lunes", "ya lo mandé el martes", "quedó listo el viernes": when it was done
_WAS_DONE = re.compile(
    r"(?<!\S)(?:(?:hice|hizo|hicimos|hicieron|fue|fueron|quedo list[oa]|quedaron list[oa]s)"
    r"|[a-z]{2,15}(?:aron|ieron)|(?:he|ha|han|hemos) (?:[a-z]{2,15}[ai]do|hecho)"
    r"|ya (?:(?:l[oae]s?|se) ){1,2}(?:[a-z]{2,15}(?:amos|imos)|(?!tiene|puede|quiere)[a-z]{2,15}e))"
    r"(?: (?!y|e|pero|,)[a-z]{1,15}){0,3} (?:desde )?(?:el )?$"
)
# "el jueves no pude contestar", "no alcancé a escribirle el jueves": a day that has passed
_COULD_NOT = (
    r"no (?:(?:me|les?|l[oa]s?|nos) ){0,2}(?:pud(?:e|imos)|(?:he|hemos) podido|alcan(?:ce|zamos)"
    r"|contest(?:e|amos)|respond(?:i|imos)|estuv(?:e|imos))(?!\S)"
)
_WAS_NOT = re.compile(rf" (?:yo |ya ){{0,2}}{_COULD_NOT}")
_WAS_NOT_ON = re.compile(rf"(?<!\S){_COULD_NOT}(?: [a-z]{{1,15}}){{0,4}} (?:desde )?(?:el )?$")
_NO_NEED = re.compile(r"(?<!\S)no (?:[a-z]+ ){1,4}que (?:(?:me|nos|se|lo|la|los|las) ){0,2}$")


_BY_NAME = re.compile(
    r"\s(?:(?:la|el|don|doña|doctora?|ing)\.?\s){0,2}(?!Lunes|Martes|Mi[eé]rcoles|Jueves|Viernes"
    r"|S[aá]bado|Domingo|Ma[ñn]ana|Hoy|Ahora|Luego|Dr|Ing|Se[ñn]or)[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Snooze:
    """Until when the person puts the answer off; None for "luego"."""

    until: date | None


def find_reminder(reading: Reading) -> tuple[int, int] | None:
    """Return where a text asks to be reminded."""
    found = _REMIND.search(reading.plain)
    return found.span() if found else None


def asks_to_be_reminded(plain: str) -> bool:
    """Tell whether a text asks to be reminded, rather than promising to answer: "recuérdemela
    después", not "luego le cuento"."""
    found = _ASKS_REMINDER.search(plain)
    return found is not None and _NO_NEED.search(plain[: found.start()]) is None


def asks_to_be_shown(plain: str) -> bool:
    """Whether a text asks for what is due, for an overview on some day, or who does something:
    nothing is put off."""
    shows = _IS_DUE.search(plain) is not None or _SENDS_SHEET.match(plain) is not None
    return shows or _ASKS_WHO.fullmatch(plain) is not None


def gives_time(plain: str) -> bool:
    """Whether a text gives somebody time, "a Luz le doy hasta el 15": nothing is put off."""
    return _GIVES_TIME.search(plain) is not None and _OF_AN_ANSWER.search(plain) is None


def _hers(found: re.Match[str] | None, reading: Reading) -> re.Match[str] | None:
    """Return words that tell what she will do; None where their accent, or a name behind them, says
    that another did it: "lo revisó jurídica", "lo mando Marta", not "lo reviso"."""
    if found is None:
        return None
    first, last = reading.span(*found.span())
    others = reading.text[first:last].endswith("ó") or _BY_NAME.match(reading.text, last)
    return None if others else found


def find_snooze(reading: Reading, today: date) -> Snooze | None:
    """Return until when the answer is put off, None when it is not."""
    plain = reading.plain
    if _ONLY_LATER.fullmatch(plain):
        return Snooze(_only_day(plain, today))
    if says_not_now(plain):
        return Snooze(None)
    not_today = find_not_today(plain)
    asked = _Asked(
        remind=_REMIND.search(plain),
        tell=None if gives_time(plain) else _hers(_WILL_TELL.search(plain), reading),
        busy=not_today or _hers(_BUSY.search(plain), reading),
        later=_LATER.search(plain) is not None,
        dates=_coming(plain, today),
        counts=_COUNTS.search(plain) is not None,
    )
    if not_today and not (asked.dates or asked.remind):
        return Snooze(today + timedelta(days=1))
    at = asked.remind or asked.tell or asked.busy
    for_her = _FOR_HER.search(plain) is not None
    if at is None or not asked.is_put_off or for_her or asks_to_be_shown(plain):
        return None
    if asked.only_reminds and "gracias" in plain:
        return None  # "gracias por recordarme"
    dates, tell = asked.dates, asked.tell
    if tell:
        dates = [said for said in dates if said.start > tell.start() or not _is_of(plain, said)]
    nearest = min(dates, key=lambda said: abs(said.start - at.start()), default=None)
    nearest = _behind(plain, asked.remind, today) or nearest
    if asked.later and not asked.remind and not _is_promise(plain, nearest, tell):
        nearest = None
    return Snooze(nearest.begins(today) if nearest else None)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a text by which an answer may be put off: those that ask to be reminded, that
    promise to `tell`, that say that she is `busy`, and when: `later`, or the days to come;
    `counts`: how the work goes stands beside them."""

    remind: re.Match[str] | None
    tell: re.Match[str] | None
    busy: re.Match[str] | None
    later: bool
    dates: list[SaidDate]
    counts: bool

    @property
    def is_put_off(self) -> bool:
        """Whether she asks for it, promises to tell some day, or is busy and says until when."""
        when = bool(self.dates) or self.later
        promises = self.tell is not None and when
        is_away = self.busy is not None and (when or self.tell is not None)
        return self.remind is not None or (not self.counts and (promises or is_away))

    @property
    def only_reminds(self) -> bool:
        """Whether nothing else is said than a word of reminding."""
        rest = self.dates or self.tell or self.later or self.busy
        return self.remind is not None and not rest


def _only_day(plain: str, today: date) -> date | None:
    days = [said for said in find_dates(plain, today) if said.day and said.day > today]
    return days[0].begins(today) if days else None


def _coming(plain: str, today: date) -> list[SaidDate]:
    """Return the days to come, and those that cannot be read; "el 15" only where no other is. A day
    that comes in most of a year was rather the last one: "lo entregó el 6 de mayo"."""
    dates = [said for said in find_dates(plain, today) if is_asked_day(said, today)]
    dates = [one for one in dates if not (_is_past(one, today) or _tells_what_was(plain, one))]
    sure = [said for said in dates if said.sure]
    return sure or dates[:1]


def _tells_what_was(plain: str, said: SaidDate) -> bool:
    """Tell whether something was done on a day, or could not be."""
    before = plain[: said.start]
    was = (_WAS_DONE.search(before), _WAS_NOT_ON.search(before), _WAS_NOT.match(plain, said.end))
    return any(one is not None for one in was)


def _is_past(said: SaidDate, today: date) -> bool:
    """Tell whether a day, and no mere month, comes only in most of a year."""
    return said.exact and said.day is not None and said.day - today >= COMING


def _behind(plain: str, remind: re.Match[str] | None, today: date) -> SaidDate | None:
    """Return the day that stands right behind the words that ask for a reminder, sure or not: "el
    sena confirma la otra semana. recuérdeme el 24"."""
    if remind is None:
        return None
    for said in find_dates(plain, today):
        between = plain[remind.end() : said.start]
        if said.start >= remind.end() and is_asked_day(said, today):
            return said if _UP_TO_A_DAY.fullmatch(between) else None
    return None


def _is_of(plain: str, said: SaidDate) -> bool:
    """Whether a month only says which thing is meant: "del diálogo de abril les aviso luego"."""
    words = plain[said.start : said.end].removeprefix("de ")
    before = plain[: said.end - len(words)]
    return words.isalpha() and _OF_A_THING.search(before) is not None


def _is_promise(plain: str, said: SaidDate | None, tell: re.Match[str] | None) -> bool:
    """Whether a day stands beside the words that promise an answer."""
    if said is None or tell is None:
        return False
    between = plain[min(said.end, tell.end()) : max(said.start, tell.start())]
    return not re.search(r"[.;¶]", between)
