"""Rule 11: numbers that are no progress: dates, laws, money, people, shares of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice, takewhile

from bot.understanding.activities import sounds_like, stem
from bot.understanding.amounts.masks import is_reference, mask, norm_at, number
from bot.understanding.correcting.retracted import UNDONE_CODE
from bot.understanding.lexicon import rule_tags
from bot.understanding.reading import HARD_BREAKS, phrase
from bot.understanding.wordlists import word_set
from core.dates.reader import date_spans

NUMBER = r"-?\d+(?:\.\d+)?"
_FIGURES = r"\d[\d.'/-]*"
# "recuérdeme lo de la 1.2 el 16": what it is of, and no "que" with which something is told.
_OF_IT = (
    r"(?:me|nos|n|nme|nnos)?(?:l[ao]s?)?"
    r"(?: (?!(?:que|va|van|vamos|llega|esta|estan|quedo|lleva|llevamos)(?!\S))"
    r"(?:@|[a-z]{1,20}|[a-z]{0,4}-?\d{1,3}(?:\.\d{1,3}){0,4})){0,8}?"
)
_PERCENT = rf"{NUMBER} %"
# "quedó hasta el 25", "hasta el 25 o hasta el 27": a day; not "vamos hasta el 25".
_COMES_TO = (
    "va van vamos llega llego llegan llegamos llegaron llevamos subio subimos subalo subala avance "
    "avanzo avanzamos bajo"
)
_UNTIL_A_DAY = (
    "".join(rf"(?<!{verb} )" for verb in _COMES_TO.split())
    + r"(?<!\d )(?<!% )hasta el (?:dia )?(?:0?[1-9]|[12]\d|3[01])"
    r"(?! (?:%|por ciento|porciento|puntos|de))"
)
_PATTERNS = tuple(
    phrase(pattern)
    for pattern in (
        r"\+ ?\d+(?: \d+)*|\d{3} \d{3} \d{2} ?\d{2}|\d{3} \d{4}|\d{3} \d{7}|60\d \d{3} \d{4}",
        rf"(?:no|nro|num|ext) \. {_FIGURES}(?! %)",
        r"a la[s]? \d{1,2}(?! %)(?: (?:y media|y \d{1,2}|en punto))?",
        r"(?:el|del|desde el|fecha) \d{1,2} / \d{1,2}|dia \d{1,2}",
        r"(?:evidencia|soporte|foto|anexo|archivo|pagina|parte|hoja)s? \d+ (?:de|/) \d+(?! %)",
        rf"(?:lo|la|los|las) (?:aprob|perd|gan|contest|respond|llen)\w+ (?:el |un )?{_PERCENT}",
        r"(?:asist|acud|concurr|comparec)ieron (?:solo |apenas )?\d+ (?:de|/) (?:l[oa]s )?\d+",
        r"\d{1,4}(?: (?:\+|mas|y) \d{1,4}){1,5}(?= (?::|son|dan?|suman|hacen|(?:en )?total)(?!\S))",
        # "el archivo plan2 no es soporte", "acta3.pdf"
        r"(?:archivo|documento|foto|imagen|pantallazo)s? [a-z]{3,20} \d{1,4}(?= no (?:es|era|va) )",
        r"[a-z]{3,20} \d{1,4} \. (?:pdf|docx?|xlsx?|jpe?g|png|csv|zip|pptx?)(?!\S)",
        rf"1 de cada {NUMBER}|{NUMBER} puntos de(?! avance)",
        UNDONE_CODE,
        _UNTIL_A_DAY,
        r"(?:100|cien) (?:%|por ciento) (?:(?:confidencial|transparen|comprometid|honest|segur)\w*"
        r"|(?:para|con) tod[oa]s)(?!\S)",
        rf"{_PERCENT} (?:\w+ ){{0,3}}?(?:se (?:declar|sient|sinti|mostr|muestr)\w+"
        r"|(?:in)?satisfech\w+|(?:in)?conformes?(?! (?:a|al|con|lo)(?!\S))|content[oa]s?"
        r"|de acuerdo)",
        rf"{_PERCENT} (?:son|fueron|eran|asistieron|votaron|respondieron|calificaron|participaron"
        r"|manifest\w+|opina\w*|considera\w*|conocen?|(?:dicen|dijeron) que)(?! de avance)",
        r"(?:recuerd|recorda|acuerd|escrib|llam|pregunt|avis|habl)\w*(?: (?:para|antes))?"
        r" (?:de)?el (?:dia )?\d{1,2}(?! %)",
        rf"(?:recuerd[ae]|recordar|acuerd[ae]){_OF_IT} (?:para )?el (?:dia )?\d{{1,2}}"
        r"(?! (?:%|por ciento|puntos))",
        r"el \d{1,2}(?= (?:le|les|te|se|lo|la|nos|me|vuelvo|regreso|tengo|hay|entrego|envio"
        r"|hicimos|realizamos|tuvimos)(?!\S))",
        # "la carta la sacamos el 20"
        r"(?:la|lo|las|los|se) (?:(?:sac|public|entreg|mand|radic|envi|present|firm|instal|aprob)"
        r"(?:o|an?|en?|amos)|(?:expid|recib)(?:o|en?|imos)) (?:apenas |solo )?(?:para )?el \d{1,2}"
        r"(?! (?:%|por ciento|puntos))",
        # "queda firmada el 20", "fue entregada el 5"
        r"(?:list|terminad|firmad|aprobad|publicad|entregad|enviad|radicad|instalad|realizad"
        r"|expedid)[ao]s? (?:para )?el (?:dia )?(?:0?[1-9]|[12]\d|3[01])"
        r"(?! (?:%|por ciento|puntos))",
        # "en el plan dice 31", "31 no es el avance": the day that the plan prints
        r"(?:plan|tabla|cuadro|correo|mensaje)(?: (?:me|nos|le|les))? (?:dicen?|decian?|apareci?an?"
        r"|aparece|figura|sale|tienen?|pusieron|dijeron)(?: que)?(?: (?:es|era|vence))?"
        r"(?: (?:para )?el)? (?:0?[1-9]|[12]\d|3[01])(?! (?:%|por ciento|puntos))",
        r"(?:el )?(?:0?[1-9]|[12]\d|3[01])(?= (?:(?:no|ni) (?:es|era|fue) (?:el |un |ningun )?"
        r"(?:avance|porcentaje|progreso)|(?:es|era) (?:la|una) fecha)(?!\S))",
        r"(?:asistimos|fuimos|eramos|somos|estuvimos|llegamos) \d+(?! %)",
        r"(?:es|fue) (?:la|el) (?:no |numero |# )?0?\d{3,}(?! (?:%|de (?:los|las)))",
    )
)
# "de 20 funcionarios llevamos 12", "van 2 de los 12 meses": so many are there of so many, whoever
# or whatever they are; "12 de los 20 funcionarios asistieron" tells who came.
_HAVE = r"(?:van|vamos|llev(?:amos|o|an|aban)|hicimos|hemos hecho|tenemos|son)"
_SOME = r"(?:(?:ya|solo|apenas|como|en|por ahora) ){0,2}"
_COUNTED = (
    phrase(
        r"(?:de|son)(?: (?:los|las|un total de))? \d{1,4} [a-z]{3,20}s(?: [a-z]{3,20}){0,2}(?: ,)?"
        rf" (?:y )?{_SOME}{_HAVE} {_SOME}\d{{1,4}}(?! (?:%|por ciento|puntos))"
    ),
    phrase(
        rf"(?:\A|(?<=[.,;:¶@] )|(?<=\d\.\d )|{_HAVE} {_SOME})\d{{1,3}} (?:[a-z]{{3,20}}s (?:de|/)"
        r" (?:(?:los|las|un total de) )?\d{1,3}|(?:de|/) (?:(?:los|las|un total de) )?\d{1,3}"
        r" [a-z]{3,20}s)"
        r"(?= *$| [.,;!¶]| (?:ya )?[a-z]{3,20}[ai]d[oa]s)"
    ),
)
# "encuestamos 180 de 200 usuarios": the work on people, where the goal counts nothing else.
_DEED = re.compile(
    r"@|(?!asist|convoc|invit|cit[ao]|esper|fuimos|somos|tuvimos|cont[ao])[a-z]{3,}(?:amos|imos)"
)
_OTHERS = frozenset(("MONEY", "OTHER", "PEOPLE", "THING", "CROWD"))
_NAMES = frozenset(("REFERENCE", "NUMBERED"))
_MEASURES = frozenset(("MEASURE",))
_STANDS = frozenset(("STAND", "LABEL"))
_TO_WHOLE = word_set("de / los las un total")
_BEFORE_COUNT = word_set(": ya a de / los las") | frozenset(map(str, range(1000)))
_PEOPLE = frozenset(("PEOPLE", "CROWD"))
_OF_THE = word_set("de del en el la los las su sus nuestro nuestra nuestros nuestras total")
# Words between a thing and its share: "el presupuesto va en un 80 %".
_LINKS = word_set(
    "de del en un una el la los las es fue esta al con por va van lleva llego alcanzo obtuvo tuvo "
    "nos dio dieron obtuvimos tuvimos : ejecutado ejecutada general promedio total global "
    "ejecucion avance nivel porcentaje quedo casi como subio bajo paso aumento mejoro a fisico"
)
_WORKS = word_set("encuesta encuestas")  # that also make an activity
_REACH = 7  # words between a thing and its share
_DIGIT = re.compile(r"\d")


def hide(plain: str, counted: frozenset[str] = frozenset(), *, uncounted: bool = False) -> str:
    """Return `plain`, as long as before, with "_" for each digit that is no figure of progress.

    `counted` are stems of the units that the goal counts: "40 funcionarios" is a count where the
    plan promises to train 40 of them; of a goal that is `uncounted` so is "180 de 200 usuarios".
    """
    if _DIGIT.search(plain) is None:
        return plain
    norms = plain.split(" ")
    hidden = bytearray(len(plain))
    for first, last in (*date_spans(plain), *_spans(plain)):
        hidden[first:last] = b"\1" * (last - first)
    counted_apart = bytearray(len(plain))
    for first, last in (one.span() for counts in _COUNTED for one in counts.finditer(plain)):
        counted_apart[first:last] = b"\1" * (last - first)
    letters, start = list(plain), 0
    for at, norm in enumerate(norms):
        end = start + len(norm)
        told = number(norm) is not None and not (
            any(counted_apart[start:end]) or _is_of_the_goal(norms, at, counted, uncounted)
        )
        if told and (any(hidden[start:end]) or _is_of_another(norms, at, counted)):
            letters[start:end] = _DIGIT.sub("_", norm)
        start = end + 1
    return "".join(letters)


def _spans(plain: str) -> Iterator[tuple[int, int]]:
    return (found.span() for pattern in _PATTERNS for found in pattern.finditer(plain))


def _nouns(norms: Sequence[str], at: int) -> list[str]:
    """Return two words behind a number, or behind the whole of which it is a part."""
    behind = norms[at + 1 : at + _REACH]
    skipped = _TO_WHOLE | {"a"} if number(norm_at(norms, at + 2)) is not None else _TO_WHOLE
    words = dropwhile(lambda norm: norm in skipped or number(norm) is not None, behind)
    return list(islice(takewhile(str.isalpha, words), 2))


def _is_of_the_goal(
    norms: Sequence[str], at: int, counted: frozenset[str], uncounted: bool
) -> bool:
    nouns = _nouns(norms, at)
    if any(sounds_like(stem(noun), counted) for noun in nouns):
        return True
    if not uncounted or not any(rule_tags(noun) & _PEOPLE for noun in nouns):
        return False
    led = next((n for n in reversed(norms[max(0, at - 5) : at]) if n not in _BEFORE_COUNT), ".")
    return _DEED.fullmatch(led) is not None


def _is_of_another(norms: Sequence[str], at: int, counted: frozenset[str]) -> bool:
    """Whether a number names a paper, counts people, time or money, or is a share of those."""
    after, why = norm_at(norms, at + 1), mask(norms, at, counted)
    thousands = "'" in norms[at]
    if after == "%":
        return thousands or why in ("money", "date") or _is_share_of_another(norms, at, counted)
    whole = norm_at(norms, at - 1) in ("de", "/") and number(norm_at(norms, at - 3)) is not None
    names = not whole and is_reference(norms, at, _NAMES)
    if names or why not in ("", "range", "reference"):
        return True
    of_them = norm_at(norms, at - 1) in ("de", "/") and number(norm_at(norms, at - 2)) is not None
    if (rule_tags(after) & _MEASURES and not of_them) or any(
        rule_tags(noun) & _PEOPLE for noun in _nouns(norms, at)
    ):
        return True
    long = thousands or len(norms[at].partition(".")[0].lstrip("-")) > 3
    return long or _led_by(norms, at).startswith(("financier", "presupuestal"))


def _is_share_of_another(
    norms: Sequence[str], at: int, counted: frozenset[str] = frozenset()
) -> bool:
    led = _led_by(norms, at)
    own = led in _WORKS or (led.endswith("s") and stem(led) in counted)  # "los contratos van en …"
    if (rule_tags(led) & _OTHERS and not own) or _goes_on_sharing(norms, at):
        return True
    here = at + 2
    if norm_at(norms, here) == "y" and norm_at(norms, here + 2) == "%":
        here += 3
    if norm_at(norms, here) not in ("de", "del", "en"):
        found = rule_tags(norm_at(norms, here))
        following = next((n for n in norms[here + 1 : here + _REACH] if n not in _LINKS), ".")
        return bool(found & _PEOPLE) or ("MONEY" in found and number(following) is None)
    while norm_at(norms, here) in _OF_THE:
        here += 1
    # of what the goal counts, "el 45 % de los contratos" is how far it is
    here_counted = stem(norm_at(norms, here)) in counted
    return not here_counted and any(rule_tags(one) & _OTHERS for one in norms[here : here + 2])


def _goes_on_sharing(norms: Sequence[str], at: int) -> bool:
    """Whether a share follows one of something else: "85 % de satisfacción y un 62 % con los …"."""
    here = at - 1
    while norm_at(norms, here) in ("el", "un"):
        here -= 1
    if norm_at(norms, here) not in ("y", "e") or norm_at(norms, at + 2) not in ("con", "en"):
        return False
    between = list(takewhile(lambda norm: norm != "%", reversed(norms[max(0, here - 12) : here])))
    sign = here - 1 - len(between)
    told = any(rule_tags(norm) & _STANDS or norm in HARD_BREAKS for norm in between)
    return norm_at(norms, sign) == "%" and not told and _is_share_of_another(norms, sign - 1)


def _led_by(norms: Sequence[str], at: int) -> str:
    """Return the word before a number of which it may be said: "el presupuesto va en un 80 %"."""
    here = at - 1
    while here >= 0 and at - here < _REACH and norms[here] in _LINKS:
        here -= 1
    return norm_at(norms, here)
