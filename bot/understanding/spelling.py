"""Spelling slips of the words that the grammar knows: "bamos", "porsiento", "terminda"."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.wordlists import DAYS_OF_A_WEEK, word_list, word_set
from core.spanish import MONTHS

# What people type in a hurry; a blank makes several words of one.
SHORTHAND = {
    "ba": "va", "ban": "van", "ise": "hice", "aun": "aun", "ay": "hay", "asta": "hasta",
    "q": "que", "k": "que", "ke": "que", "xq": "porque", "pq": "porque", "porq": "porque",
    "tb": "tambien", "tmb": "tambien", "tambn": "tambien", "x": "por", "pa": "para", "d": "de",
    "pal": "para el", "ps": "pues", "pss": "pues", "bn": "bien", "dnd": "donde", "cdo": "cuando",
    "grax": "gracias", "grcs": "gracias", "grac": "gracias", "mna": "manana",
    "fds": "fin de semana", "nomas": "solo", "nomaz": "solo",
    "vms": "vamos", "vmos": "vamos", "vmaos": "vamos", "vamo": "vamos", "bams": "vamos",
    "vams": "vamos", "llebamos": "llevamos", "yevamos": "llevamos", "lleamos": "llevamos",
    "lsito": "listo", "lito": "listo", "lisot": "listo", "lizto": "listo",
    "okey": "ok", "okay": "ok", "oki": "ok", "okis": "ok", "okk": "ok",
    "pct": "%", "porc": "%", "pctj": "%", "porciento": "%", "porcien": "%",
    "estabms": "estabamos", "kedo": "quedo", "qued": "quedo", "ceguimos": "seguimos",
    "siguimos": "seguimos",
    "trminado": "terminado", "100pre": "siempre",
    "alas": "a las", "sinquenta": "cincuenta", "cinquenta": "cincuenta", "sincuenta": "cincuenta",
    "sesnta": "sesenta", "setnta": "setenta", "ochnta": "ochenta", "trenta": "treinta",
    "mita": "mitad", "mitá": "mitad", "enel": "en el", "enla": "en la",
    "dela": "de la", "delas": "de las", "vamosen": "vamos en", "vaen": "va en",
    "vamosal": "vamos al", "estaen": "esta en", "vanen": "van en", "yava": "ya va",
    "semanita": "semana", "semanitas": "semanas", "diitas": "dias", "diita": "dia",
    "mesecito": "mes", "ratico": "rato", "ratito": "rato",
    "km": "kilometros", "kms": "kilometros",
    "igualito": "igual", "igualitos": "iguales", "igualitas": "iguales",
    "terminadita": "terminada", "terminadito": "terminado", "hechecito": "hecho",
    "haci": "asi", "ahi": "ahi", "finde": "fin de", "setiembre": "septiembre", "sept": "septiembre",
    "ene": "enero", "feb": "febrero", "abr": "abril", "jun": "junio", "jul": "julio",
    "sep": "septiembre", "ago": "agosto", "oct": "octubre",
    "nov": "noviembre", "dic": "diciembre",
}  # fmt: skip

# Words of the grammar that a slip may hide. They are long or have no neighbour in Spanish that
# would be mistaken for them ("firmado" is left out: "formado" is a word too).
_GRAMMAR = (
    *MONTHS,
    *DAYS_OF_A_WEEK,
    *word_list(
        """
    vamos llevamos estamos estabamos seguimos sigue quedamos quedo queda hicimos hizo hecho
    avance avances avanzado avanzada avanzamos avanzando subimos subio faltan falta faltando
    terminado terminada terminamos termino finalizado finalizada finalizamos finalizo culminado
    culminada cumplido cumplida cumplimos completado completada entregado entregada entregamos
    entrego realizado realizada realizamos realizo publicado publicada publicamos publico
    ejecutado ejecutada porciento actividad actividades pendiente pendientes prorroga plazo
    ampliar ampliacion gracias enterado enterada recibido recibida iniciado iniciada iniciamos
    empezado empezamos comenzado novedad aplica mitad tercio tercios cuarta cuartas partes parte
    equivoque corrija corregir correccion necesitamos necesito necesita necesitan
    requiero requerimos solicitamos solicito recuerdame recuerdeme
    recordarme manana semana primera segunda tercera quinta ultima todas ambas excepto
    menos salvo aumento corresponde nosotros capacitacion capacitaciones bastante todavia listo
    lista hacienda ayuda reporto deshacer buenos buenas buen dias tardes noches saludo cordial
    doctora ingeniero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece
    catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento
    veinticinco hasta hace hemos haber vez ahora hoy casi hacer desde
    """
    ),
)

# Right words that sound like, or stand one letter from, a word of the grammar.
_OTHER_WORDS = word_set(
    "ola sede cede valla vaya boto voto tubo tuvo avanza avanzo avanzar termina terminan terminar "
    "finaliza finalizan finalizar finalizando terminando realiza realizan realizar realizando "
    "publica publican publicar publicando entrega entregan entregar entregando ejecutar ejecutando "
    "completar completa completo completando cumple cumplen cumplir cumpliendo culminar culminando "
    "iniciar inicia inician iniciando empezar empezando subir subiendo recordar cuenta cuento "
    "ampliado ampliada realizaron publicaron entregaron finalizaron terminaron ejecutaron "
    "avanzan avanzaron quedan queden publique realice entregue termine finalice publicados "
    "terminados terminadas realizados realizadas publicadas entregados entregadas ejecutados "
    "cumplidos cumplidas finalizados finalizadas finalidad actividades mercado marzal ceremonia "
    "haga haya alla llegamos llegar llegan llegado estados estado estadio cartas siento "
    "sientos nuevo nuevos nueva nuevas pastes cuentas cuantas cuanta cuanto "
    "suele sabemos nota notas haremos aremos conocido iniciados iniciadas aplicar aplican aplicada "
    "recibidos recibidas capacitados capacitado capacitada corresponden solicita solicitan "
    "mueve muebe humo entrada entradas solicitado solicitada recuerda "
    "terminal cien sien"
)

_GLUED = re.compile(r"(?P<number>[a-z]{3,})por(?:ciento|siento|cien)")  # "sesentaporciento"
_DRAWN_OUT = re.compile(r"no{2,9}|si{2,9}")  # "noo 35" is no number 35
_DOUBLED = re.compile(r"(.)\1+")
_STRETCHED = re.compile(r"(?<=[^\W\d_])([aeouáéíóú])\1{2,}")  # not the numeral "iii"


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return how a folded word sounds, so that b and v, s, c and z, and a mute h are one."""
    word = word.replace("ch", "x").replace("ll", "y").replace("qu", "k").replace("h", "")
    word = re.sub(r"c(?=[ei])|z", "s", word).replace("c", "k").replace("v", "b")
    word = re.sub(r"g(?=[ei])", "j", word).replace("n", "m").replace("w", "u")
    return _DOUBLED.sub(r"\1", word)


_BY_SOUND = {sound(word): word for word in reversed(_GRAMMAR)}
_KNOWN = frozenset(_GRAMMAR) | _OTHER_WORDS
_NEIGHBOURED = word_set("estamos llevamos publico hacienda cuartas salvo")
_LONG = tuple(word for word in _GRAMMAR if len(word) >= 7 and word not in _NEIGHBOURED)
# Ends that make another form of the same verb, not a slip.
_OTHER_FORMS = ("ndo", "ar", "er", "ir", "ara", "era", "aran", "eran", "aria", "aba", "aban", "ase")


@lru_cache(maxsize=50_000)
def corrected(word: str) -> str:
    """Return a folded word as the grammar spells it, or the word itself when it knows none."""
    if word in SHORTHAND:
        return SHORTHAND[word]
    if _DRAWN_OUT.fullmatch(word):
        return f"{word[:2]} ,"
    glued = _GLUED.fullmatch(word)
    if glued is not None:
        return f"{glued['number']} %"
    if word in _KNOWN or len(word) < 3:
        return word
    heard = _BY_SOUND.get(sound(word))
    if heard is not None and abs(len(heard) - len(word)) <= 2:
        return "%" if heard == "porciento" else heard
    return _one_slip_away(word)


def _one_slip_away(word: str) -> str:
    if len(word) < 7 or len(word) > 20 or word.endswith(_OTHER_FORMS):
        return word
    found = process.extract(word, _LONG, scorer=OSA.distance, score_cutoff=1, limit=2)
    if len(found) != 1 or _is_another_form(word, found[0][0]):
        return word
    return "%" if found[0][0] == "porciento" else str(found[0][0])


def _is_another_form(word: str, known: str) -> bool:
    """Whether the two differ at the end: number, gender and person mean something."""
    return word[-2:] != known[-2:]


# A title before a name ends no sentence: "la Dra. Gloria", not "que la vea la Dra. Sigue en 50".
_TITLE_POINT = re.compile(
    r"(?<!\w)((?:dra?|ing|sra?|srta|arq|lic|abg|prof|econ)s?)\.(?=[ \t]{1,3}"
    r"(?!(?:sigue|siguen|seguimos|va|van|vamos|voy|la|el|los|las|lo|en|al|a|ya|no|si|se|me|nos|le"
    r"|falta|faltan|queda|quedo|esta|estamos|yo|y|por|para|de|que|con|hoy|esa|ese|eso|es|son|lleva"
    r"|llevamos|tambien|gracias|pero|porque|quedamos|sube|pasa|ponga|todo|todas|las|cada|un|una)\b)"
    r"[a-záéíóúñ])",
    re.IGNORECASE,
)

_LEADS_TO_A_QUESTION = re.compile(
    r"(?<=[\w%)])(?:\s?[,;.:-]\s(?:(?:y|e|pero|ah)\s,?){0,2}|\s(?:y|e|pero)\s)"
    r"(?:de\s(?:una(?:\svez)?|paso)|ya\sque\sestamos|por\scierto|aprovecho(?:\sy\spregunto)?"
    r"|(?:le\s)?pregunto(?=\s?[:,])|(?<=\by\s)(?:le\s)?pregunto"
    r"|(?:(?:le\s)?(?:tengo|hago)\s)?(?:una|otra|la\sotra)\s(?:pregunt|dud|cos)(?:a|ita))\s?[:,]?\s"
    r"(?=¿|(?:(?:a|de|en|con|para|por|hasta|desde)\s)?(?:qui[eé]n(?:es)?|qu[eé](?=[^.;\n]{0,120}\?)|cu[aá]ndo|cu[aá]l(?:es)?"
    r"|c[oó]mo|cu[aá]nt[oa]s?|d[oó]nde)\b)",
    re.IGNORECASE,
)
# "ya casi una pregunta las fotos se las mando por aquí", dictated
_ASKS_OF_A_FILE = re.compile(
    r"(?<=[\w%)])(?:\s?,)?\s(?=una\spregunt(?:a|ita)[\s,:]{1,2}"
    r"(?:por\s(?:aqu[ií]|ac[aá])\s|(?:les?\s)?(?:puedo|podemos)\s|(?:la|el|las|los)\s[^,.;?\n]{3,60}?"
    r"\s(?:se\s)?(?:la|lo|las|los)\s(?:mando|env[ií]o|paso|subo|adjunto)\s))",
    re.IGNORECASE,
)


def without_title_points(text: str) -> str:
    """Return a text without the points behind titles that stand before a name."""
    return _TITLE_POINT.sub(r"\1", text)


def without_stretches(text: str) -> str:
    """Return a text with its stretched vowels written once: "buenos díaaas"."""
    return _STRETCHED.sub(r"\1", text)


def with_questions_apart(text: str) -> str:
    """Return a text with a sentence of its own for a question that only leads in beside something
    else: "va en 60, y de una: quién lidera la 5.2"."""
    return _ASKS_OF_A_FILE.sub(". ", _LEADS_TO_A_QUESTION.sub(". ", text))
