"""Ready for what is to come: "quedó todo listo para la capacitación", "lista para el 30 de mayo".
What is only ready, or has its day set, is not done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.activities import INFINITIVE, ActivityWords, sounds_like, stem, verb_stem
from bot.understanding.reading import phrase
from bot.understanding.wordlists import MONTH, WEEKDAY, group, word_set

_STANDS = (
    r"(?:quedo|quedaron|quedado|esta|estan|se encuentran?|tenemos|tengo|dejamos|deje|dejaron|queda"
    r"|quedan|ya)"
)
_STATE = "(?:list|preparad|alistad|organizad|cuadrad|coordinad|programad|agendad|planead)[oa]s?"
_READY = rf"(?:{_STANDS} ){{0,2}}(?:(?:ya|tod[oa]s?|muy) ){{0,2}}(?P<state>{_STATE})"
_WORDS = r"(?: (?!(?:y|e|pero|aunque|que|se|para|porque)(?!\S))[a-z@]{1,25}){0,8}?"
_WHEN = (
    rf"(?:(?:{WEEKDAY})|\d{{1,2}}(?! (?:%|[a-z]{{3,12}}s(?!\S)))|\d{{1,2}} de (?:{MONTH})"
    rf"|(?:{MONTH})|semana|quincena|mes|bimestre|trimestre|semestre|ano"
    r"|fin(?:es|al(?:es)?)?|principios|comienzos|mediados)"
)
_DAY = (
    r"(?:(?:el |la |los |este |esta |en )?(?:dia )?(?:(?:proxim[oa]|otr[oa]|siguiente) )?"
    rf"{_WHEN}(?! pasad[oa])|hoy|mañana|pasado mañana)"
)
# "quedó la capacitación para el viernes", not "quedó publicado el informe para el viernes"
_LEFT = r"(?:quedo|quedaron)(?! [a-z]{2,20}(?:[ai]d|ech|[rs]t|it)[oa]s?(?!\S))"
_FOR_A_DAY = phrase(rf"(?:{_READY}|{_LEFT}){_WORDS} para {_DAY}")
ENDS_ON_A_DAY = phrase(rf"(?:se )?(?:termin|acab|finaliz|culmin)an? {_DAY}")
_FOR = phrase(
    rf"{_READY}(?P<of>{_WORDS}) para (?P<what>(?:(?:el|la|los|las|su|sus|un|una|lo|poder) )?[a-z]+)"
)
_HAPPENS = group(
    "es",
    "sera",
    "seria",
    "toca",
    "arranca",
    "empieza",
    "inicia",
    "comienza",
    r"se [a-z]{3,12}(?:a|e|an|en)",
    r"(?:la|lo|las|los) (?:hacemos|tenemos|dictamos|realizamos|[a-z]{3,12}(?:are|ere|ire)(?:mos)?)",
)
_THEN = phrase(
    rf"{_READY}{_WORDS}(?: [,;:])?(?: (?:y|que|pero))?(?: (?:(?:la|el) (?P<what>[a-z]{{4,20}})"
    rf"|eso|esa|ese|@))? {_HAPPENS} (?:para )?{_DAY}"
)
_A_LIST = re.compile(r"list(?:a|as|ado) (?:de|del|con)(?!\S)")
_CLITIC = re.compile(r"(?<=[aei]r)(?:l[aeo]s?|se|nos)$")
_CLOSES = re.compile(r"(?:cerr|archiv|report|marc)ar")
_NO_VERBS = word_set("mujer lugar hogar bienestar taller lider bachiller sector")
# Not "la población", "la ciudadanía": people, for whom a thing may be ready and done.
_EVENT = re.compile(
    r"(?!poblacion|institucion|administracion)(?:[a-z]{3,}(?:cion|sion|miento)(?:es)?"
    r"|comites?|con[cs]ejos?|audiencias?|juntas?|visitas?|auditorias?|eventos?|jornadas?|ferias?"
    r"|firmas?|entregas?|lanzamientos?|envios?|talleres|taller|mesas?|encuentros?|foros?|actos?"
    r"|asambleas?|cortes?|uso|arranque|inicio|tramite)"
)


@dataclass(frozen=True, slots=True)
class Ahead:
    """Where words say that something is ready for what is to come; `start` and `end` in `plain`.

    `may_be_done` tells that it may be all there was to do, as a report that is ready for a
    committee.
    """

    start: int
    end: int
    may_be_done: bool


def ready_for(plain: str, words: ActivityWords | None) -> list[Ahead]:
    """Return where a text says that the work is ready for what is still to come. What the activity
    itself is to be made ("Organizar el archivo") is done when it is said to be so."""
    found = [Ahead(*one.span(), may_be_done=False) for one in _FOR_A_DAY.finditer(plain)]
    found += [
        Ahead(*one.span(), may_be_done=False)
        for one in _THEN.finditer(plain)
        if one["what"] is None or _is_own(one["what"], words)
    ]
    for one in _FOR.finditer(plain):
        doubt = _may_be_done(one, words)
        if doubt is not None:
            found.append(Ahead(*one.span(), may_be_done=doubt))
    return [one for one in found if not _is_another(plain[one.start : one.end], words)]


def only_ready(norms: Sequence[str], words: ActivityWords | None) -> frozenset[int]:
    """Return the places of the words that say so."""
    plain = " ".join(norms)
    found = ((plain.count(" ", 0, one.start), one) for one in ready_for(plain, words))
    return frozenset(
        at
        for first, one in found
        for at in range(first, first + plain.count(" ", one.start, one.end) + 1)
    )


def _may_be_done(found: re.Match[str], words: ActivityWords | None) -> bool | None:
    """Return whether what is ready may be done; None where it is ready for nothing to come."""
    noun = found["what"].split()[-1]
    verb = _CLITIC.sub("", noun)
    if INFINITIVE.fullmatch(verb) and noun not in _NO_VERBS:
        return _CLOSES.fullmatch(verb) is not None
    if noun == "que":
        return False
    if _EVENT.fullmatch(noun) is None:
        return None if found["of"] or not found["state"].startswith("list") else False
    if not _is_own(noun, words):
        return True
    named = any(_is_own(word, words) for word in found["of"].split())
    return None if named else False  # "lista la guía para la atención" is called so


def _is_own(noun: str, words: ActivityWords | None) -> bool:
    """Whether a noun is the activity's own, or that of its verb: "publicación" of "Publicar"."""
    if words is None:
        return False
    return sounds_like(stem(noun), words.terms) is not None or stem(noun) in words.deeds


def _is_another(said: str, words: ActivityWords | None) -> bool:
    """Whether it is a list of things, or the deed that the activity itself is."""
    state = re.search(rf"(?<!\S){_STATE}(?!\S)", said)
    if state is None:
        return False
    own = words is not None and any(verb_stem(state[0])[:6] == verb[:6] for verb in words.verbs)
    return own or (state.start() == 0 and _A_LIST.match(said) is not None)
