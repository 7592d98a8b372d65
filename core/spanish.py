"""Spanish of Colombia, as read from cells and answers and as written in messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

# What many offices are called: alone, such a word names none of them.
OFFICE_KINDS = frozenset({
    "secretaria", "subsecretaria", "oficina", "direccion", "subdireccion", "unidad", "gerencia",
    "subgerencia", "division", "coordinacion", "seccion", "grupo", "despacho", "departamento",
    "equipo", "area", "dependencia",
})  # fmt: skip
# What offices are called, by the article that goes before it.
_ARTICLES = {
    article: re.compile(rf"(?:{'|'.join(words.split())})\b")
    for article, words in {
        "la": "secretaria subsecretaria oficina direccion subdireccion unidad gerencia subgerencia "
        "tesoreria jefatura division coordinacion comisaria personeria contraloria seccion "
        "inspeccion alcaldia rectoria vicerrectoria biblioteca",
        "el": "grupo despacho departamento comite equipo instituto area almacen concejo archivo "
        "centro fondo",
    }.items()
}
# Who may decide on requests, by the names of roles in the settings.
_DECIDING = {"planning": "planeación", "control": "control interno"}
_INTO_NAME = re.compile(r"(?: (?:de|del|la|las|los|el|para|asesora))* ?")
_OF_SOMETHING = re.compile(
    r"\w{1,30}(?: asesora)? (?:del|de (?:la |las |los |el )?)(?P<name>\S.{0,300})", re.IGNORECASE
)
# Words after which nobody stops: a text is not cut behind them.
_HANGING = re.compile(
    r"(?:\s(?:el|la|los|las|un|una|unos|unas|al|del|a|de|en|con|por|para|sin|sobre|entre|desde"
    r"|hasta|según|y|e|o|u|que|su|sus|ante|hacia|se|como)){1,4}[ ,;.:(]*$",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")
_SIGNS = re.compile(r"[^\w\s]")
# The blocks of combining marks; one search is ten times faster than asking for each letter.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
# Readers of plans fold the same names again and again.
_LONGEST_KEPT = 200
_SHORTEST_MONTH = 2
_LONGEST_PLAN = 20
# What people call the plans that the law names; the first that fits.
_PLANS = (("transparencia y etica", "PTEP"), ("anticorrupcion", "PAAC"))
_LONGEST_INITIALS = 3  # letters
# Names in capitals come without accents; these have theirs whatever stands around them.
_ION = re.compile(r"\b(?![Gg]uion\b)(\w{2,40}i)on\b")
_ACCENTED_WORDS = (
    "secretaría subsecretaría tesorería personería contraloría alcaldía comisaría asesoría "
    "auditoría interventoría categoría economía energía minería ganadería tecnología tecnologías "
    "jurídica jurídico informática política políticas económica económico pública público públicas "
    "públicos trámite trámites técnica técnico técnicas académica ética vías área áreas línea "
    "líneas índice género víctimas crédito créditos climático climática logística física "
    "científica tecnológica tecnológico turística estratégica estratégico estadística médica"
)
_ACCENTED = {
    _ACCENTS.sub("", unicodedata.normalize("NFKD", word)): word for word in _ACCENTED_WORDS.split()
}
_LETTERS = re.compile(r"[^\W\d_]+")
ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")  # as days are stored, not as they are shown
_QUOTED_OR_DAY = re.compile(rf"«[^«»]{{0,500}}»|{ISO_DAY.pattern}")
_DECIMAL = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)?")


def fold(text: str) -> str:
    """Return `text` without case, accents and double blanks: for comparing, never for showing."""
    return _folded(text) if len(text) <= _LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    parts = text.casefold()
    if not parts.isascii():
        parts = _ACCENTS.sub("", unicodedata.normalize("NFKD", parts)).casefold()
    return " ".join(parts.split())


_folded = lru_cache(maxsize=8192)(_fold)


def without_kind(name: str) -> str:
    """Return an office's folded name without its kind: "hacienda" of "Secretaría de Hacienda"."""
    bare = bare_words(name)
    kind = next((found for one in _ARTICLES.values() if (found := one.match(bare))), None)
    rest = bare if kind is None else _INTO_NAME.sub("", bare[kind.end() :], count=1)
    return rest or bare


def bare_words(text: str) -> str:
    """Return the folded words of `text`, without its signs: "¡Sí, señora!" gives "si senora"."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


def label_words(text: str) -> str:
    """Return the folded words of a label, as `bare_words` does; what "_" joins is two words."""
    return bare_words(text.replace("_", " "))


def month_number(word: str) -> int | None:
    """Return 1–12 for a month as people write it ("Setiembre", "sept.", "ab"), None for "ju", which
    fits two."""
    name = fold(word).rstrip(".")
    if name.startswith("set"):
        name = "sept" + name[3:]
    if len(name) < _SHORTEST_MONTH:
        return None
    fitting = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    return fitting[0] if len(fitting) == 1 else None


def parse_decimal(text: str) -> Decimal | None:
    """Read a number with decimal comma or point ("88,24"); None when it is no number."""
    text = text.strip()
    if not _DECIMAL.fullmatch(text):
        return None
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:  # pragma: no cover - the pattern admits only numbers
        return None


def show_number(value: Decimal | float | int) -> str:
    """Write a number as Colombia does: 88,24 and 60, never 60,0."""
    number = Decimal(str(value))
    if number == number.to_integral_value():
        return str(int(number))
    return format(number.normalize(), "f").replace(".", ",")


def show_percent(value: Decimal | float | int) -> str:
    """Write a percentage (0–100) as in "33,33 %", with a blank that does not break."""
    return f"{show_number(round(Decimal(str(value)), 2))}\u00a0%"


def plural(count: int, one: str, many: str) -> str:
    """Return "1 día" or "3 días"."""
    return f"{count} {one if count == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: "1.2", "1.2 y 1.3", "1.2, 1.3 y 1.4"."""
    *others, last = names or ("",)
    return f"{', '.join(others)} y {last}" if others else last


_BEFORE_NAMES = frozenset({"al", "en", "con", "para", "por"})
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "da", "do", "dos", "van"})


def with_article(office: str) -> str:
    """Return "la Secretaría General" or "el Grupo de Archivo"; another name stays as it is."""
    name = fold(office)
    found = (one for one, words in _ARTICLES.items() if words.match(name))
    article = next(found, "")
    return f"{article} {as_office(office)}".strip()


def of_office(office: str) -> str:
    """Return whose something is: "de la Secretaría General", "del Despacho", "de Hacienda"."""
    return f"de {with_article(office)}".replace("de el ", "del ", 1)


def to_office(office: str) -> str:
    """Return to whom something goes: "a la Secretaría General", "al Despacho", "a Hacienda"."""
    return f"a {with_article(office)}".replace("a el ", "al ", 1)


def who_decides(roles: Iterable[str], before: str = "") -> str:
    """Return who decides on requests, each behind a word: "de planeación o de control interno"."""
    return " o ".join(f"{before}{name}" for role, name in _DECIDING.items() if role in roles)


def with_accents(text: str) -> str:
    """Return a name that stood in capitals with the accents that these left out: "gestión" of
    "gestion"; what may be two words stays."""
    whole = _LETTERS.sub(lambda word: _accented(word[0]), text)
    return _ION.sub(r"\1ón", whole)


def _accented(word: str) -> str:
    found = _ACCENTED.get(word.lower())
    if found is None or word.isupper():
        return word
    return found[:1].upper() + found[1:] if word[:1].isupper() else found


def as_office(office: str) -> str:
    """Return an office's name as a sentence holds it: "Secretaría de Hacienda" of "SECRETARÍA DE
    HACIENDA"; its short words in capitals ("TIC") and names of one word stay."""
    if not office.isupper() or " " not in office.strip():
        return office
    words = as_name(office).split(" ")
    whole = zip(office.split(" "), words, strict=True)
    return " ".join(
        is_now.lower()
        if at and is_now.lower() in _BEFORE_NAMES
        else was
        if len(was) <= _LONGEST_INITIALS and is_now != is_now.lower()
        else with_accents(is_now)
        for at, (was, is_now) in enumerate(whole)
    )


def short_office(office: str) -> str:
    """Return what an office is called in few words: "Planeación" of "Secretaría de Planeación";
    another name has its article, as in "la Secretaría General"."""
    named, whole = as_office(office), with_article(office)
    found = _OF_SOMETHING.fullmatch(named) if whole != named else None
    return whole if found is None else found["name"]


def as_name(text: str) -> str:
    """Return a person's name as it is written: "MARÍA DE LA CRUZ" gives "María de la Cruz"."""
    if not text.isupper():
        return text
    words = text.title().split(" ")
    small = (
        word.lower() if at and word.lower() in _PARTICLES else word for at, word in enumerate(words)
    )
    return " ".join(small)


# Given names that are said together with the next one: "Luz Dary", "Juan Carlos".
_BEGIN_TWO = re.compile("ana|blanca|flor|gloria|jose|juan|luis|luz|maria")
_END_TWO = re.compile(
    "adriana|alberto|alejandra|amparo|andrea|andres|angel|angela|antonio|beatriz|camilo|carlos"
    "|cecilia|cristina|dary|david|diego|eduardo|elena|eugenia|felipe|fernanda|fernando|francisco"
    "|guillermo|isabel|javier|jose|lucia|luis|luisa|manuel|marcela|maria|marina|mario|mercedes|mery"
    "|miguel|milena|nelly|pablo|paola|patricia|paula|pilar|sebastian|sofia|stella|teresa"
)


def given_name(person: str) -> str:
    """Return how a person is greeted: "Marta" of "MARTA LUCÍA RINCÓN", "Luz Dary" of "Luz Dary
    Tovar"; empty where she has no name."""
    first, *others = as_name(person).split() or [""]
    if others and _BEGIN_TWO.fullmatch(fold(first)) and _END_TWO.fullmatch(fold(others[0])):
        return f"{first} {others[0]}"
    return first


def plan_letters(title: str) -> str:
    """Return what people call a plan that the law names, "PTEP"; empty for another."""
    folded = fold(title)
    return next((short for words, short in _PLANS if words in folded), "")


@lru_cache(maxsize=64)  # asked for each line of a page, of the few plans that are open
def short_plan(title: str, year: int | None) -> str:
    """Return a plan's short name with its year: "PTEP 2026", "Plan de Acción 2026"."""
    name = " ".join(re.sub(r"\b20\d\d\b", " ", title).split())
    if len(name) > _LONGEST_PLAN:
        name = plan_letters(title) or _initials(name) or cut_at_word(name, _LONGEST_PLAN)
    return f"{name} {year}" if year else name


def _initials(name: str) -> str:
    """Return the first letters of a name's words that begin with a capital; empty for one alone."""
    found = [fold(word)[0].upper() for word in name.split() if word[0].isupper()]
    return "".join(found) if len(found) > 1 else ""


_NEAR = 14  # days ahead that a weekday helps to find


def short_date(day: date, today: date | None = None) -> str:
    """Return "lun 30 jun", with its year where that is not that of `today`."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def plain_date(day: date, today: date) -> str:
    """Return "30 de junio", its year where that is not today's."""
    return long_date(day) if day.year != today.year else f"{day.day} de {MONTHS[day.month - 1]}"


def said_days(text: str, today: date) -> str:
    """Return a text with its days as people read them: "vuelve el vie 15 may"; what it quotes stays
    as it was written."""

    def said(found: re.Match[str]) -> str:
        try:
            return short_date(date.fromisoformat(found[0]), today)
        except ValueError:  # a quotation, or no day
            return found[0]

    return _QUOTED_OR_DAY.sub(said, text)


def near_date(day: date, today: date) -> str:
    """Return "viernes 5 de junio" of one of the next two weeks, else "30 de junio"."""
    near = 0 < (day - today).days <= _NEAR and day.year == today.year
    return day_and_month(day) if near else plain_date(day, today)


def of_file(day: date, today: date, *, loaded: bool) -> str:
    """Return of which day a file speaks, to follow its name: ", corte 31 ago", its year where that
    is not today's; " cargado el 2 mar" where it names none and was `loaded` on that day."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{' cargado el' if loaded else ', corte'} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def day_and_month(day: date) -> str:
    """Return "lunes 30 de junio"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} de {MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Return "30 de junio de 2026"."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def days_left(due: date, today: date) -> str:
    """Return how far `due` is from `today`: "vence hoy", "faltan 3 días", "venció hace 1 día"."""
    distance = (due - today).days
    if distance == 0:
        return "vence hoy"
    if distance == 1:
        return "vence mañana"
    if distance > 0:
        return f"faltan {distance} días"
    return f"venció hace {plural(-distance, 'día', 'días')}"


def cut_at_word(text: str, limit: int) -> str:
    """Cut `text` at a word so that it has at most `limit` characters, ellipsis included."""
    text = _BLANKS.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    at = text.rfind(" ", 0, limit)
    kept = text[: at if at > limit // 3 else limit - 1]
    opened = kept.rfind("(")
    if opened > limit // 3 and ")" not in kept[opened:]:  # nobody sees where it would close
        kept = kept[:opened]
    return _HANGING.sub("", kept).rstrip(" ,;.:(") + "…"


def cut_apart(text: str, others: Iterable[str], limit: int) -> str:
    """Cut a title at a word; where one of the `others` would be cut to the same, keep what tells
    the two apart: "Verificar y… gestión" beside "Verificar y… corrupción"."""
    short = cut_at_word(text, limit)
    words = _BLANKS.sub(" ", text).strip().split(" ")
    alike = [one for one in others if one != text and cut_at_word(one, limit) == short]
    if not alike or short == " ".join(words):
        return short
    same = max(_alike(words, _BLANKS.sub(" ", one).strip().split(" ")) for one in alike)
    end = cut_at_word(" ".join(words[same:]), max(limit // 2, limit - len(words[0]) - 2))
    begun = cut_at_word(" ".join(words), limit - len(end) - 1)
    return f"{begun} {end}"


def _alike(words: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words two titles begin with together; one less than all of them."""
    pairs = zip(words, others, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(words))
    return min(same, len(words) - 1)


def cut_in_the_middle(text: str, limit: int) -> str:
    """Keep the beginning and the end of `text` within `limit` characters, ellipsis included."""
    text = _BLANKS.sub(" ", text).strip()
    if len(text) <= limit:
        return text
    room = (limit - 2) // 2
    head, tail = text[:room], text[-room:]
    head = head[: head.rfind(" ")] if " " in head[room // 2 :] else head
    tail = tail[tail.find(" ") + 1 :] if " " in tail[: room // 2] else tail
    return f"{head.rstrip(' ,;.:')}… {tail}"


def sentences(pieces: Iterable[str]) -> str:
    """Join the words of several messages as sentences; what is said twice stands once."""
    whole, known = "", set()
    for piece in pieces:
        if not piece or fold(piece) in known:
            continue
        known.add(fold(piece))
        gap = " " if whole.endswith((".", ";", ":", ",", "!", "?")) else ". "
        whole = f"{whole}{gap}{piece}" if whole else piece
    return whole
