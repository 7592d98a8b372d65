"""Why something is asked for: the words of a text that say more than the wish itself."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.asks.requests.day_asked import A_DAY
from bot.understanding.asks.requests.extension import find_extension
from bot.understanding.progress.states import find_not_applicable
from bot.understanding.reading import read
from bot.understanding.talk import is_courtesy
from bot.understanding.wordlists import COURTEOUS, EVERY, word_set
from core.dates.reader import blanked, find_dates, without_days
from core.spanish import bare_words

BECAUSE = (
    r"ya que|puesto que|dado que|debido a|pues|toda vez que|por cuanto|en raz[oó]n (?:a|de)"
    r"|en virtud de|a causa de|es que (?!necesit|pid|quer|solicit|me\b|nos\b|si\b|ya no)"
    r"|por (?:la|el|los|las|lo(?= del?\b)|un|una|falta|motivos?|razones|cuenta"
    r"|agendas?|temas?|cuestiones|cruces?|demoras?|retrasos?|cambios?|ausencia|renuncia|enfermedad|incapacidad|fallas?|recortes?|lluvias?|inconvenientes?|problemas|dificultades|tramites|trámites"
    r"|semana santa|vacaciones|festivos?|puentes?|elecciones|paros?|ley de garant[ií]as|navidad"
    r"|ferias|fiestas|invierno|derrumbes?|bloqueos?|orden p[uú]blico|calamidad|vencimiento"
    r"|incumplimiento|permisos?|licencias?|mal tiempo|fuertes lluvias)"
)
_CAUSE = re.compile(
    rf"\b(?:(?P<because>porque|porq|pq|xq)|{BECAUSE})\b(?P<words>.*)", re.IGNORECASE | re.DOTALL
)
_ALONE = re.compile(
    r"por (?!falta|motivo|razon|cuenta|cuanto|(?:el|la|los|las|una?)\b)\w", re.IGNORECASE
)
# "El motivo es que el banco no ha habilitado la pasarela", "razón: falta el acta".
# "Se cayó dos veces, entonces necesitamos más tiempo": why stands before.
_SO = re.compile(
    r"[\s,;.]{1,3}(?:y )?"
    r"(?:entonces|por eso|por es[ao]s? (?:raz[oó]n|motivo)"
    r"|por lo (?:tanto|cual|que)|as[ií] (?:que|q)|de (?:modo|manera) que|en consecuencia)"
    r"[\s,]{1,2}",
    re.IGNORECASE,
)
# "por cambio de secretario solicito ampliar la fecha", "se dañó, por eso pedimos plazo"
_WISHES = re.compile(
    r"[\s,;]{1,3}(?:(?:y|por es[oa]|entonces|as[ií] que|por lo que)[\s,]{1,2})?"
    r"(?P<wish>(?:solicit(?:o|amos)|pido|pedimos|necesit(?:o|amos)|requiero|requerimos)\b)",
    re.IGNORECASE,
)
_MOTIVE = re.compile(
    r"\b(?:motivo|raz[oó]n|causa|justificaci[oó]n)"
    r"(?:\s(?:del\s(?:plazo|cambio)|de\sla\s(?:pr[oó]rroga|solicitud|ampliaci[oó]n)))?"
    r"\s?(?::|(?:es|era|fue|ser[ií]a)\b(?:\s(?:que|porque)\b)?)\s*+(?P<words>[^.;\n]{1,300})",
    re.IGNORECASE,
)
# "el motivo no es ese, es que falta el CDP", "no es por el contratista, sino porque falta el CDP"
_NAMED = r"(?:el\smotivo|la\s(?:raz[oó]n|causa|justificaci[oó]n))"
_REPLACED = re.compile(
    r"\W{0,3}(?:(?:perd[oó]n|no|ay|disculpe|oiga|mire|mentiras?|en\srealidad|s[ií]|pero|ok|listo"
    r"|(?:p[ií]d|m[aá]nd|env[ií])[ae]n?(?:l[aeo]s?)?)[\s,.]{1,3}){0,4}"
    rf"(?:{_NAMED}\sno\s(?:es|era|fue)\s(?:es[eao]|as[ií]|por[^,.;:\n]{{1,80}}|(?:el|la)\s[^,.;:\n]{{1,60}})"
    rf"|{_NAMED}\ses\sotr[oa]"
    rf"|es[eao]\sno\s(?:es|era|fue)\s{_NAMED}"
    rf"|(?:corrijo|corrija|cambio|cambie|me\sequivoqu[eé]\s(?:en|con))\s{_NAMED}"
    r"|no\s(?:es|era|fue)\spor[^,.;:\n]{1,80}(?=[\s,.;:]{1,3}(?:sino|es|era|fue)\s(?:por|que)))"
    r"[\s,.;:]{1,3}(?:(?:sino|es|era|fue|el\smotivo|la\sraz[oó]n)\s){0,3}"
    r"(?:(?:que|porque|por)\s)?(?P<words>[^;\n]{1,300})",
    re.IGNORECASE,
)
# "Lo que pedí es plazo hasta el 30 de septiembre" repeats the wish.
_ASKED = re.compile(
    r"(?:(?:oiga|mire|pero|yo|ya|no|si|como|lo|la|le|les|se|te|que|q|es|eso) ){0,7}"
    r"(?:ped[ií]|pedimos|solicit[eé]|solicitamos|(?:estoy|estamos) (?:pidiendo|solicitando)"
    r"|dije|dijimos|hab[ií]a(?:mos)? (?:pedido|solicitado))"
    r"(?: (?:fue|es|era|que|un|una|el|la|mas|m[aá]s)){0,3}"
    r" (?:plazo|pr[oó]rroga|tiempo|ampliaci[oó]n)\b"
    # "para la 2.1 plazo hasta el 15 de abril", "y el plazo de la rampa hasta el lunes"
    r"|(?:(?:y|e|pero|oiga|si) ){0,2}(?:(?:para|pa|de|en|la|el|lo|un|una|mas|actividad|@"
    r"|\d[\d.]{0,8}) ){0,6}(?:plazo|prorroga|ampliacion|aplazamiento)"
    r"(?: (?:para|pa|de|en) (?:(?:la|el|lo|actividad) ){0,2}(?:@|\d[\d.]{0,8}|\w+))? (?:hasta|al) "
    # "pero póngale hasta el 19 de junio mejor"
    r"|(?:(?:pero|mejor|entonces|y|no|si) ){0,3}(?:pong|dej|corr|muev|pid)[a-z]{1,4}l[aeo]s? "
    r"(?:mejor )?(?:hasta|para|al)\b"
    # "mejor que sea hasta el 15 de junio"
    r"|(?:(?:pero|mejor|entonces|y|no|si|que|sea|quede|seria|digo|la|el|lo|de|@|\d[\d.]{0,8}) )"
    r"{0,7}"
    rf"(?:hasta|para) {A_DAY}(?: (?:mejor|por favor|porfa|gracias|ya|si|entonces))*[ .!]*$"
)
# "como les dije", "el mismo que ya les puse"
_REFERS = re.compile(
    r"(?:como|(?:es )?(?:el|la|lo) (?:mism[oa] )?que) (?:(?:ya|yo|les?|se|lo|la) ){0,3}"
    r"(?:dij[eo]|dijimos|puse|pusimos|escrib[ií]\w{0,3}|coment[eé]|comentamos|expuse|indiqu[eé]|ped[ií])"
    r"(?: (?:antes|ayer|ya|arriba|en el correo anterior)){0,2}"
)
_CLAUSES = re.compile(r"[,;:\n]|\.(?!\d)|\bgracias\b", re.IGNORECASE)
# What surrounds a wish and explains nothing: "ya no aplica para este corte, por favor".
_BESIDE = COURTEOUS | word_set(
    "para por con que este esta estos estas ese esa esto eso una uno las los del nos les ahora "
    "hoy todavia aun momento mañana corte periodo trimestre semestre mes año vigencia anualidad "
    "actividad meta ninguna ninguno nada aqui alla"
)
# After a day: more of the wish, or what it is for.
_GOES_ON = re.compile(
    r"(?:para|por|de|del|en|a|al|y|o|e|con|la|el|las|los|se|si|que (?:viene|sigue|entra|sea|quede"
    r"|pas[eó]|pasa|es|era|fue|cae|por|le|les|si|y)|que$|@)\b"
)
# "hasta el 27 de marzo que la profe canceló": because she did
_THAT = re.compile(r"(?:que|q)\s{1,3}", re.IGNORECASE)
# "De acuerdo con todo, menos la 2.5": what she agrees to is no reason.
_AGREES = re.compile(
    r"(?:(?:si|ok|listo|bueno|claro|estoy|estamos|totalmente) ){0,4}(?:de acuerdo|conforme)"
    rf"(?: con (?:{EVERY}(?: (?:l[oa]|l[oa]s|eso)(?: \w{{1,20}})?)?|(?:el|la|l[oa]s|lo|eso|esto)"
    r"(?: \w{1,20}){0,2}))?"
)
_LAST_AND = re.compile(r"[\s,.;]{1,3}(?:y|e|pero|adem[aá]s|tambi[eé]n)\Z", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.;\n])\s+")
# "A la fecha el avance es del 30 %", "ya vamos en 60", "y ya tenemos confirmados 12 de los 30" tell
# how it goes, and not why more time is needed.
_TOLD = re.compile(
    r"\b(?:avance|vamos en|va en|van en|llevamos|llevo|estamos en|esta en|está en)\b[^.;\n]{0,60}?"
    r"\d ?%"
    r"|\b(?:vamos|va|van|estamos|est[aá]) en (?:el |un )?\d{1,3}(?=\W{0,3}\Z)"
    r"|\bya\b[^.;\n\d]{0,60}\d{1,4} de (?:l[oa]s )?\d{1,4}\b",
    re.IGNORECASE,
)
# "jurídica ya revisó" tells what is done, and not why more time is needed.
_IS_DONE = re.compile(
    r"(?!.*\b(?:no|falt\w{1,3}|tarde|pero|pendiente|sin|apenas|solo|hasta)\b).{0,60}"
    r"\bya (?:[a-z]{3,15} )?(?:l[aeo]s? |se |nos |me ){0,2}"
    r"(?:revis|firm|aprob|verific|valid|public|entreg|envi"
    r"|mand|ajust|termin|inici|empez|avanz|contest|respond|radic|socializ)"
    r"(?:o|aron|amos|imos|io|ieron|e|i)\b.{0,60}"
)
_LEAD = re.compile(
    r"[\s¡]*(?:(?:y|pero|perd[oó]n|eso|el|la|es(?!\sque))[\s,]{1,2}){0,3}", re.IGNORECASE
)
# "el alcalde no está el 24": the verb, and not "esta actividad".
_IS_NOT = re.compile(r"\bno esta\b")
_LETTERS = 3
_FEWEST = 2
# "30 % pero con este invierno no se puede fundir": the figure says not why
_FIGURE_FIRST = re.compile(
    r"^\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|por ciento)\s(?:(?:pero|y|porque)\s)?", re.IGNORECASE
)


def reason_in(text: str, today: date) -> str:
    """Return the words of a text that say why it asks for something; nothing where none do.

    "1.2 no aplica porque se canceló el convenio" gives "se canceló el convenio".
    """
    text = " ".join(one for one in _SENTENCES.split(text) if not only_tells(one))
    if motive := motive_in(text):
        return motive
    found = _CAUSE.search(text)
    if found is not None and _names_a_cause(found):
        kept = found["words"] if found["because"] else _with_its_clause(text, found, today)
        return _LAST_AND.sub("", _without_wishes(kept).strip(" ,.;:–—-"))
    so = _SO.search(text)
    if so is not None and find_extension(read(text[so.end() :])):
        before = without_agreement(text[: so.start()])
        if _says_something(before, _FEWEST) and find_extension(read(before)) is None:
            behind = _told_beside(text[so.end() :], today)
            return ", ".join(filter(None, (before.strip(" ,.;:–—-"), behind)))
    return _told_beside(text, today)


def _names_a_cause(found: re.Match[str]) -> bool:
    """Tell whether a cause says something: "por lluvias" does by itself, "por falta" does not."""
    alone = _ALONE.match(found.group()) is not None
    return alone or _says_something(found["words"], 1)


def _with_its_clause(text: str, found: re.Match[str], today: date) -> str:
    """Return a cause with the clause that it ends where that tells why by itself: "la licencia ya
    la da la curaduría por el decreto 077", and not "solicito plazo por las lluvias"."""
    edges = [one.end() for one in _CLAUSES.finditer(text, 0, found.start())]
    clause = text[edges[-1] if edges else 0 : found.start()]
    plain = read(clause).plain
    wishes = find_extension(read(clause)) or _ASKED.match(plain) or find_not_applicable(plain)
    if wishes or not _explains(clause, today):
        return found.group()
    return f"{clause.strip()} {found.group()}"


def without_why(text: str) -> str:
    """Return a text up to where it says why: "hasta el 12" of "hasta el 12 porque sesiona hasta el
    31"."""
    found = (one.search(_LEAD.sub("", text, count=1)) for one in (_CAUSE, _MOTIVE))
    starts = [one.start() + len(text) - len(one.string) for one in found if one is not None]
    return text[: min(starts)] if starts else text


def says_only_why(text: str) -> bool:
    """Tell whether a text begins with the word for a reason: "es que el contratista se enfermó"."""
    begins = _LEAD.sub("", text, count=1)
    return (_CAUSE.match(begins) or _MOTIVE.match(begins)) is not None


def _told_beside(text: str, today: date) -> str:
    """Return the clauses of a text that tell more than the wish."""
    clauses = (_FIGURE_FIRST.sub("", one.strip()) for one in _CLAUSES.split(text))
    told = (_after_the_wish(one, today) for one in clauses)
    return ", ".join(one.strip("–—- ") for one in told if _explains(one, today))


def _without_wishes(words: str) -> str:
    """Return what tells why without what behind it only asks for more time."""
    for wish in _WISHES.finditer(words):
        before = words[: wish.start()]
        if _says_something(before, _FEWEST) and find_extension(read(words[wish.start("wish") :])):
            return before
    first, *more = _SENTENCES.split(words)
    kept = [one for one in more if _CAUSE.search(one) or find_extension(read(one)) is None]
    return words if len(kept) == len(more) else " ".join((first, *kept))


def motive_in(text: str) -> str:
    """Return the reason that a text calls so: "el motivo es que no hay sistema"; nothing where none
    is, or where it says no more than "el motivo es el mismo"."""
    if replaced := motive_replaced(text):
        return replaced
    found = _MOTIVE.search(text)
    words = "" if found is None else found["words"].strip(" ,:–—-")
    refers, _, rest = words.partition(":")
    words = rest.strip() if rest and _REFERS.fullmatch(bare_words(refers)) else words
    return words if _says_something(words, _FEWEST) else ""


def motive_replaced(text: str) -> str:
    """Return the reason that a text puts in the place of another: "el motivo no es ese, es que
    falta el CDP"; nothing where it does not."""
    found = _REPLACED.match(text)
    words = "" if found is None else found["words"].strip(" ,.:–—-")
    return words if _says_something(words, 1) else ""


def only_tells(sentence: str) -> bool:
    """Tell whether a sentence tells a figure, and neither asks for anything nor says why."""
    asks = _CAUSE.search(sentence) or find_extension(read(sentence))
    return not asks and _TOLD.search(sentence) is not None


def without_agreement(words: str) -> str:
    """Return words without the greetings and agreements with which they begin."""
    rest = words.strip()
    while rest:
        edge = _CLAUSES.search(rest)
        clause = rest if edge is None else rest[: edge.start()]
        if clause.strip() and not _agrees_or_greets(clause):
            break
        rest = "" if edge is None else rest[edge.end() :].strip()
    return rest


def _agrees_or_greets(clause: str) -> bool:
    return bool(_AGREES.fullmatch(bare_words(clause))) or is_courtesy(read(clause).plain)


def _after_the_wish(clause: str, today: date) -> str:
    """Return what a clause says after asking for time until a day; all of it where it asks not."""
    reading = read(clause)
    if find_extension(reading) is None and _ASKED.match(reading.plain) is None:
        return clause
    plain = reading.plain
    end = max((one.end for one in find_dates(plain, today)), default=len(plain))
    if end >= len(plain):
        return ""
    first, _ = reading.span(end + 1, len(plain))
    rest = clause[first:].strip()
    asks = _GOES_ON.match(bare_words(rest)) or find_extension(read(rest)) is not None
    return "" if asks else _THAT.sub("", rest, count=1) if _THAT.match(rest) else rest


def _explains(clause: str, today: date) -> bool:
    if _agrees_or_greets(clause) or _REFERS.fullmatch(bare_words(clause)):
        return False
    plain = read(clause).plain
    if _IS_DONE.fullmatch(plain):
        return False
    state = find_not_applicable(plain)
    rest = without_days(blanked(plain, [] if state is None else [state]), today)
    return _says_something(rest, _FEWEST)


def _says_something(words: str, fewest: int) -> bool:
    plain = _IS_NOT.sub("ausente", bare_words(words))
    said = [one for one in plain.split() if one.isalpha() and len(one) >= _LETTERS]
    return len([one for one in said if one not in _BESIDE]) >= fewest
