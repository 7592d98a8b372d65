"""What one heading means, by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from core.spanish import MONTHS, fold
from plans.tables.headings.fields import ENGLISH, LESS_SURE, MEANINGS, Field
from plans.values.clean import clean
from plans.values.cutoffs import without_day
from plans.values.kinds_of_progress import SUMMED, counts_money, counts_work
from plans.values.moved_days import is_about_moving, is_moved_alone, is_moved_day

_LINKS = frozenset({"de", "del", "la", "las", "el", "los", "a", "al", "en", "y", "o", "e"})
# Without the words that headings leave out as they like, where that leaves more than one.
_BARE_MEANINGS = {
    bare: field
    for heading, field in MEANINGS.items()
    if " " in (bare := " ".join(word for word in heading.split() if word not in _LINKS))
}
_FIRST = re.compile(r"[^\w%#]*([^\W_]+|[%#])")
# A long first word may be cut by its column's end: its first piece is any beginning of it.
_FIRST_WORDS = frozenset(
    heading.split()[0][:length]
    for heading in (*MEANINGS, *ENGLISH)
    for length in range(1, 1 + len(heading.split()[0]))
)
_WORDS_KNOWN = frozenset({
    *(word for heading in MEANINGS for word in heading.split()), *MONTHS, "cumplimiento",
    "septiembre", "setiembre", "bimestre", "corresponsable", "administrativa", "entregable",
    "seguimiento", "indicador", "verificacion", "programacion", "subcomponente", "responsables",
})  # fmt: skip
_MOST_CUTS = 4  # lines, of a long word in a narrow column
# "No. TAREA", "CÓD. META": the number of the activity. "DETALLE DE LAS TAREAS": its name.
_ACTIVITY = r"(?:actividad|accion|tarea|compromiso|iniciativa)(?:e?s)?"
_OF = r"(?: de)?(?: las?| los?| cada| el)?"
_NUMBER_OF = re.compile(
    r"(?:n|no|nro|num|numero|cod|codigo|item|id|consecutivo)"
    rf"{_OF} (?:{_ACTIVITY}|metas?|hallazgos?)"
)
_TO_DO = r" a (?:desarrollar|realizar|ejecutar)"
_NAME_OF = re.compile(
    rf"(?:(?:descripcion|nombre|detalle|titulo|denominacion){_OF}|principales|nuevas?) {_ACTIVITY}"
    rf"(?:{_TO_DO})?|{_ACTIVITY}{_TO_DO}"
)
_NAMED = re.compile(r"nombres? (?:del? )?(?:las? |los? |el )?")
# "1. ACTIVIDAD", "B) PLAZO": headings that are counted.
_COUNTED = re.compile(r"(?:\d{1,2}|[a-h]) (?=[a-z%])")
# What was done of the activities is no activity.
_DONE = re.compile(
    rf"{_ACTIVITY} (?:ya )?(?:ejecutad|realizad|cumplid|desarrollad|adelantad|terminad|finalizad)"
)
# Who goes along with those who answer for it: "Dependencias que participan", "Quién acompaña".
_ALONG = re.compile(
    r"(?:quien(?:es)?|dependencias?|areas?|oficinas?|secretarias?|entidad(?:es)?|procesos?)\b"
    r"(?!.*\bresponsables?\b).*\b(?:apoy[ao]n?|acompan\w{1,8}|colabora\w{0,6}|"
    r"participa\w{0,5}|corresponsables?|aliad[ao]s?)\b"
    r"|responsables? (?:que )?(?:apoy(?:o|an?)|acompanan?|colaboran?|participan?|intervienen?)$"
)
# Who is outside of the entity, and to whom nobody writes: "Apoyo (Aliados)", "Actores externos".
_OUTSIDERS = re.compile(
    r"(?!.*\b(?:dependencias?|areas?|oficinas?|secretarias?|procesos?|responsables?)\b)"
    r".*\b(?:aliad[ao]s?|(?:actores|entidades|agentes) extern[ao]s)\b"
)
# Whose word decides a long heading: "Dependencia o persona responsable de ejecutar la actividad".
_TELLING = (
    (Field.CO_OFFICES, re.compile(r"\b(?:co ?r?responsables?|apoy[ao]n?)\b")),
    (Field.OFFICES, re.compile(r"\b(?:responsables?|encargad[ao]s?)\b")),
    (Field.DUE, re.compile(r"\bfechas?\b.*\b(?:culmina|termina|entrega|cumpli|limite|fin)")),
)  # fmt: skip

_START = re.compile(r"\b(?:inicio|inicia|inicial|iniciacion|ini|desde|comienzo|start|begin)\b")
_END = re.compile(r"\b(?:fin|final|finaliza\w{0,5}|termina\w{0,5}|culmina\w{0,5}|hasta)\b")

# What is to be reached by a day, and what an activity weighs, is no progress; when something was
# done is no deadline.
_NO_PROGRESS = re.compile(
    r"(?:(?:%|porc|porcentaje|avance|ejecucion|cumplimiento|acum(?:ulad[oa])?) (?:de )?){1,3}"
    r"(?:progr?\b|program|planead|planific|proyectad|esperad|previst|meta\b|peso|ponder|particip)"
)
# When, by whom and of what money a record is, is no news of its activity, and its days are no
# deadline: "FECHA_REGISTRO", "USUARIO_MODIFICA", "Fuente".
_WRITTEN = (
    r"(?:registr\w{0,8}|modific\w{0,8}|creacion|creado|crea|actualiz\w{0,8}|cargue|carga|"
    r"digitacion|diligenciamiento|captura|radicacion|suscripcion|identificacion|formulacion|"
    r"ingreso)"
)
_NO_NEWS = re.compile(
    rf"(?:fechas?|fec|fch)(?: y hora)?(?: (?:de|del|la|ultima|ult))* {_WRITTEN}\b"
    rf"|(?:usuario|user|login)(?: (?:que|de|del))* {_WRITTEN}$|{_WRITTEN} por$"
    r"|ultim[ao] (?:fecha|actualizacion|modificacion|cambio)\b|estado (?:reg|registro)$"
    r"|fuentes?(?: (?:de )?(?:recursos?|financiacion|financiamiento|"
    r"verificacion|informacion))?$"
    r"|(?:valor|monto|costo) (?:del )?presupuesto$|(?:created|updated|modified) (?:at|by)$"
)
_DONE_DAY = re.compile(
    r"(?:fechas?|fin|final|finalizacion|terminacion)\b.*\b(?:real(?:es)?|ejecutad[oa]s?)\b"
)
# When somebody looks at what was done is no deadline either: "Fecha seguimiento".
_LOOKED_AT = r"(?:seguimientos?|monitoreos?|verificacion|revision|evaluacion|corte)\b"
_FOLLOW_UP_DAY = re.compile(
    rf"fechas?(?: (?:de|del|la|el|los|ultim[ao]|proxim[ao]|programad[ao])){{0,4}} {_LOOKED_AT}"
)
_FOLLOW_UP = re.compile(rf"\b(?:avances?|{_LOOKED_AT})")
_PLANS_TOO = re.compile(r"\b(?:program|cronograma|planea)")
# "ACTIVIDADES / RESPONSABLE": a group of columns, and a column's own name.
_GROUPED = re.compile(r"(?P<group>[^/]{2,60}?)\s{1,4}/\s{1,4}(?P<own>[^/]{1,80})")

# "UNIDAD AUDITABLE / ACTIVIDAD": one column with two names. Beside a word about progress, a day or
# who answers, an activity's is no name of the column.
_OR = re.compile(r"[/|]|\b(?:y|o|u)\b[/\s]*")
_NO_NAMES = frozenset({
    Field.PERCENT, Field.DESCRIPTION, Field.EXECUTED, Field.PLANNED, Field.DUE, Field.OFFICES,
    Field.CO_OFFICES,
})  # fmt: skip
_LONGEST_NAMES = 80
_LONGEST_HEADING = 120
_LONGEST_END = 40
_EDGES = ".,:;()*"
# "Descripción de la mejora" is no progress: these words say something of us only alone.
_WHOLE_ONLY = frozenset({
    "n", "no", "id", "fin", "final", "hasta", "que", "termino", "area", "oficina", "secretaria",
    "como", "donde", "por que", "para que", "cuanto", "cronograma", "programacion",
    "calendario", "tiempo", "tiempos", "p e", "total", "poblacion",
})  # fmt: skip
# Headings over days, terms or periods, as the cells or a second row tell.
_WHEN = frozenset({
    "cronograma", "programacion", "calendario", "tiempo", "tiempos", "tiempo de ejecucion",
    "tiempo de realizacion", "cronograma de ejecucion", "tiempo de cumplimiento",
    "bimestre", "trimestre", "cuatrimestre", "semestre", "mes", "meses", "periodo", "vigencia",
})  # fmt: skip
_FORMAT = re.compile(r"\b(?:d{1,2}|m{2}|a{2,4}|y{4})\b")  # of a day: "Inicio dd/mm/aa"
# An export numbers its records: a code of the activity beside that is surer.
_OF_THE_RECORD = frozenset({"id", "consecutivo"})
_SURE = 100.0
_LIKE = 86.0
_DATED = 95.0
_HARDLY = 90.0
_OF_A_RECORD = 79.0  # "id_tarea" beside "cod_poa"
_BARELY = 87.0
# Of the activity itself, unless the table has figures and no surer words about them.
BARE_DESCRIPTION = "descripcion"
_BEGINS_LIKE = 80.0
_MOVED = 60.0  # a table's own deadlines are surer
_HAS_WORD = 70.0
# "fechaFin": an export writes its words together.
_HUMP = re.compile(r"(?<=[a-záéíóúñ])(?=[A-ZÁÉÍÓÚÑ])")
_IN_BRACKETS = re.compile(r"\([^)]{0,200}\)")
_SIGNS = re.compile(r"[^\w%#]+|_")
# What an export's names of columns are short for: "DESC_ACTIVIDAD", "F_TERMINO".
_SHORT = {
    "act": "actividad", "desc": "descripcion", "nom": "nombre", "resp": "responsable",
    "dep": "dependencia", "depen": "dependencia", "f": "fecha", "fec": "fecha", "fch": "fecha",
    "obs": "observaciones", "observ": "observaciones", "prog": "programada", "ejec": "ejecutada",
    "ini": "inicio", "pct": "%", "porc": "%", "corresp": "corresponsables",
}  # fmt: skip
# How Jira names the columns that an entity has added.
_CUSTOM = re.compile(
    r"(?:custom field|campo personalizado|(?:texto?|n[uú]mero|number|fecha|date)\d{1,2})"
    r" \((.{1,200})\)",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"[^\W_]+(?:_[^\W_]+)+")
ORDINAL = re.compile(r"^(?:primer|segundo|tercer|cuarto) (?=seguimiento|avance|monitoreo|reporte)")
_LAST_ROMAN = re.compile(r"\b[ivx]{1,4}$")


def shown_heading(text: str) -> str:
    """Return a heading's text as it is shown, its words whole: "CUATRIMEST" over "RE" is one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    result = lines[0]
    at = 1
    while at < len(lines):
        cut = _cut_word(result, lines[at : at + _MOST_CUTS])
        for line in lines[at : at + cut]:
            result = result.rstrip("-") + line
        if not cut:
            result += f"\n{lines[at]}"
        at += cut or 1
    return clean(result)


def _cut_word(text: str, following: Sequence[str]) -> int:
    """Return how many of the lines that follow go on with the last word of a text."""
    last = text.split()[-1]
    if fold(last).strip(_EDGES) in _WORDS_KNOWN:
        return 0
    for count, line in enumerate(following, start=1):
        first, *more = line.split()
        last = last.rstrip("-") + first
        if fold(last).strip(_EDGES) in _WORDS_KNOWN:
            return count
        if more:
            return 0
    return 0


def meaning(heading: str) -> tuple[Field | None, float]:
    """Return what a heading means and how sure that is (0–100); (None, …) for no field of ours."""
    words = normal(heading)
    if not words:
        return None, 0.0
    if _OUTSIDERS.match(_with_brackets(heading)):
        return None, 0.0
    told = _of_moved_day(heading) or _named(words) or _built_of(words)
    if told is not None:
        return told
    if _is_also_activity(heading):
        return Field.TITLE, _HARDLY
    if _ALONG.match(words):
        return Field.CO_OFFICES, _BEGINS_LIKE
    likeness, best = max((fuzz.ratio(words, known), known) for known in MEANINGS)
    if likeness >= _LIKE:
        return MEANINGS[best], likeness
    return _by_its_words(words)


def _of_moved_day(heading: str) -> tuple[Field | None, float] | None:
    """Return what a heading means that says of a deadline that it was moved."""
    words = _with_brackets(heading)
    if is_about_moving(words) or is_moved_alone(words):
        return None, _HARDLY
    return (Field.DUE, _MOVED) if is_moved_day(words) else None


def is_moved(heading: str) -> bool:
    """Tell whether a heading is that of days to which deadlines were moved."""
    return is_moved_day(_with_brackets(heading))


def _with_brackets(heading: str) -> str:
    return normal(heading.replace("(", " ").replace(")", " "))


def _built_of(words: str) -> tuple[Field | None, float] | None:
    """Return what a heading means that says whose number or name it is, what was done, or what was
    seen in plans but for its links."""
    if _NUMBER_OF.fullmatch(words):
        of_record = words.startswith("id ") or "hallazgo" in words
        return Field.CODE, _OF_A_RECORD if of_record else _DATED
    if _NAME_OF.fullmatch(words):
        return Field.TITLE, _DATED
    if _DONE.match(words):
        return Field.DESCRIPTION, _BEGINS_LIKE
    bare = _without_links(words)
    return (_BARE_MEANINGS[bare], _DATED) if bare in _BARE_MEANINGS else None


def _by_its_words(words: str) -> tuple[Field | None, float]:
    """Return what a heading means that was not seen so: by its first words, without what only
    counts or introduces them, or by one word that decides."""
    beginnings = [
        known for known in MEANINGS if words.startswith(f"{known} ") and known not in _WHOLE_ONLY
    ]
    if beginnings:
        field = MEANINGS[max(beginnings, key=len)]
        return None if field is Field.DUE and is_start(words) else field, _BEGINS_LIKE
    for introduced in (_COUNTED, _NAMED):
        found = introduced.match(words)
        if found and found.end() < len(words):
            field, sure = meaning(words[found.end() :])
            return field, min(sure, _HARDLY)
    told = next((field for field, pattern in _TELLING if pattern.search(words)), None)
    return told, _HAS_WORD if told else 0.0


def _without_links(words: str) -> str:
    return " ".join(word for word in words.split() if word not in _LINKS)


def _named(words: str) -> tuple[Field | None, float] | None:
    """Return what a heading means that was seen in plans, but for the day that it names."""
    if any(said.match(words) for said in (_NO_PROGRESS, _DONE_DAY, _NO_NEWS, _FOLLOW_UP_DAY)):
        return None, 100.0
    bare = undated(words)
    if counts_money(words) or counts_work(bare):
        return (None, 100.0) if counts_money(words) else (Field.PERCENT, _DATED)
    for known, sure in ((words, 100.0), (bare, _DATED)):
        if known in MEANINGS:
            return MEANINGS[known], _HARDLY if known in _OF_THE_RECORD else sure
        if known in LESS_SURE:
            return LESS_SURE[known], _HARDLY
    if words in ENGLISH:
        return ENGLISH[words]
    return (Field.DESCRIPTION, _BARELY) if words == BARE_DESCRIPTION else None


@lru_cache(maxsize=4096)
def _is_also_activity(heading: str) -> bool:
    """Tell whether one of the names that a bar joins in a heading is that of the activities."""
    if not ("/" in heading or "|" in heading) or len(heading) > _LONGEST_NAMES:
        return False
    names = [words for part in _OR.split(fold(heading)) if (words := normal(part))]
    fields = [MEANINGS.get(name) for name in names]
    said = {field for name, field in zip(names, fields, strict=True) if name in MEANINGS}
    return len(names) > 1 and Field.TITLE in said and not said & _NO_NAMES


def is_known(heading: str) -> bool:
    """Tell whether a heading is one of those seen in published plans, word by word."""
    if _is_also_activity(heading):
        return True
    first = _FIRST.match(heading)
    if first is None or fold(_HUMP.split(first.group(1))[0]) not in _FIRST_WORDS:
        return False
    text = heading if "\n" not in heading else shown_heading(heading)
    return normal(text) in MEANINGS or normal(text) in ENGLISH


def parted(
    names: Mapping[int, str], parents: Mapping[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the own names of columns and the texts over them, where headings have both around a
    slash: only where several have the same group, which else may be another name of one column."""
    found = {at: one for at, text in names.items() if (one := _GROUPED.fullmatch(text.strip()))}
    groups = Counter(fold(one["group"]) for one in found.values())
    several = {at: one for at, one in found.items() if groups[fold(one["group"])] > 1}
    own = {at: one["own"] for at, one in several.items()}
    over = {at: f"{parents.get(at, '')} {one['group']}".strip() for at, one in several.items()}
    return {**names, **own}, {**parents, **over}


def is_name_under(parent: str, name: str) -> bool:
    """Tell whether a heading is that of the activities' name together with the one over it:
    "ACTIVIDADES" over "DESCRIPCIÓN"."""
    return bool(_NAME_OF.fullmatch(f"{normal(name)} {normal(parent)}"))


def is_follow_up(heading: str) -> bool:
    """Tell whether a heading over several columns is that of a follow-up, whose days are those on
    which somebody looked at what was done."""
    words = normal(heading)
    return bool(_FOLLOW_UP.search(words)) and not _PLANS_TOO.search(words)


def may_say_when(heading: str) -> bool:
    """Tell whether a heading may be over deadlines, or over periods: "CRONOGRAMA"."""
    return normal(heading) in _WHEN


def days_of_follow_ups(
    parents: Mapping[int, str], meanings: Mapping[int, tuple[Field | None, float]]
) -> dict[int, tuple[Field | None, float]]:
    """Return the columns of days under the heading of a follow-up, which is over no activity, but
    for those that somebody told: these are surer than words are."""
    over = {parents.get(at, "") for at, (one, _) in meanings.items() if one is Field.TITLE}
    days = (at for at, (one, sure) in meanings.items() if one is Field.DUE and sure <= _SURE)
    groups = {at: parents[at] for at in days if parents.get(at, "") not in {"", *over}}
    return {at: (None, meanings[at][1]) for at, group in groups.items() if is_follow_up(group)}


def is_usual(heading: str) -> bool:
    """Tell whether a heading is known to be of no field of ours: a column that plans usually have
    besides, and that is kept without a word."""
    field, sure = meaning(heading)
    return field is None and sure > 0


def is_start(heading: str) -> bool:
    """Tell whether a heading, below all that stand over it, is that of days of beginning."""
    words = _words(heading[-_LONGEST_END:])
    return bool(_START.search(words)) and not _END.search(words)


def normal(heading: str) -> str:
    """Return a heading as folded words, without what stands in brackets; "" for a long text."""
    return _words(heading) if len(heading) <= _LONGEST_HEADING else ""


def undated(words: str) -> str:
    """Return a heading's words without the day or period that it names."""
    sign = "% " if "%" in words.split() else ""
    return f"{sign}{without_day(words)}".strip()


def uncounted(heading: str) -> str:
    """Return a heading's words without its day or number: "AVANCE II" is named as "AVANCE I"."""
    return _LAST_ROMAN.sub("", ORDINAL.sub("", undated(normal(heading))))


@lru_cache(maxsize=4096)
def _words(heading: str) -> str:
    if custom := _CUSTOM.fullmatch(heading):
        heading = custom[1]
    if _COLUMN.fullmatch(heading):
        heading = " ".join(_SHORT.get(fold(word), word) for word in heading.split("_"))
    heading = _HUMP.sub(" ", heading)
    folded = fold(_IN_BRACKETS.sub(" ", heading)) or fold(heading)
    folded = folded.replace("°", " ").replace("º", " ")
    words = SUMMED.sub("", " ".join(_SIGNS.sub(" ", folded).split()))
    return " ".join(_FORMAT.sub(" ", words).split()) or words
