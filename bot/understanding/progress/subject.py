"""What a statement of something done is about: "se entregó el informe", "la guía ya quedó"."""

from __future__ import annotations

import re
from itertools import takewhile

from bot.understanding.wordlists import COURTEOUS, DAYS_OF_A_WEEK, word_set

_TIME_NOUNS = frozenset(DAYS_OF_A_WEEK) | word_set(
    "semana mes dia año pasado pasada "
    "ayer dias tarde mañana fecha cual hora noche inicio final vez mismo"
)
_DETERMINERS = word_set(
    "el la los las un una unos unas su sus nuestro nuestra este esta ese esa dicho dicha mi "
    "todo toda todos todas"
)
_ADVERBS = (
    COURTEOUS
    | {*DAYS_OF_A_WEEK}
    | word_set(
        "el la los las en con por a al de del desde durante para segun mediante y e ya bien todo "
        "completo hoy ayer anoche entre sin como cuando conforme dentro ante hace este esta pero "
        "que satisfactoriamente adjunto anexo antier antes despues totalmente ok asi tambien exito "
        "se le les lo nos ahi via tal solo oportunamente listo lista finalmente entonces porque "
        "gracia dios esa ese eso total es si toda todas temprano anteayer nosotros nosotras"
    )
)
_SMALL_BEFORE = COURTEOUS | word_set(
    "dia y e ya que si fin bueno pues entonces le les informo cuento me permito informar ok el la "
    "lo los las un una se pero en a con de del por completo totalmente completamente finalmente "
    "efectivamente hoy ayer tambien esa ese eso esta este al listo lista comunico confirmo "
    "queda quedo quedaron todo todos todas felizmente afortunadamente dios nos fue fueron ha "
    "sido como bien @ - fecha"
)


_WHEN = word_set("ayer anoche hoy antier ya por fin finalmente")

_IT_DID = re.compile(r"(?:ya )?(?:se )?(?:la|lo|las|los) ")
_DONE = re.compile(r"(?:firmad|aprobad|revisad|corregid|adoptad|expedid)[oa]s?")
_REACH = 240  # characters on either side in which the noun is looked for; bounds the work


def find_subject(clause: str, found: re.Match[str]) -> tuple[str | None, list[str]]:
    """Return the noun that the predicate is about, with the words of its phrase."""
    after = _object_of(clause, found)
    if after[:2] == ["es", "@"]:
        return "@", []  # "la que ya está terminada es la 2.1"
    before = clause[max(0, found.start() - _REACH) : found.start()].split()
    if before[-1:] == ["@"] and found["be"]:
        return "@", before[:-1]  # "@ ya está terminada la imprimieron ayer"
    noun = _noun_at(after)
    if noun is not None:
        return noun, after[:9]
    deed = found["we"] or found["did"]  # "@ ya hicimos pruebas", not "@ la publicó prensa"
    bare = deed and _IT_DID.match(deed) is None and _is_bare_noun(after)
    if not bare and ("@" in before or after[:1] == ["@"]):
        return "@", [word for word in before if word != "@"]
    for at, word in enumerate(before):
        noun = _noun_at(before[at:])
        if noun is not None:
            return noun, before[at:]
        if word in ("de", "del", "en", "con", "para", "por"):
            break
    return _without_article(before, after)


def _without_article(before: list[str], after: list[str]) -> tuple[str | None, list[str]]:
    """Return the noun of a predicate that none with an article stands right beside."""
    if _is_bare_noun(after):
        return after[0], after[:9]
    object_at = _object_at(after)
    if object_at is not None:
        return object_at, after[:9]
    small = _SMALL_BEFORE | _TIME_NOUNS
    told = takewhile(lambda word: word not in ("por", "x"), before)  # "firmada por el alcalde"
    nouns = [w for w in told if w.isalpha() and w not in small and not _DONE.fullmatch(w)]
    return (nouns[0], before) if nouns else (None, [])


def _is_bare_noun(after: list[str]) -> bool:
    """Whether a noun without an article stands right behind a predicate: "hicimos pruebas"."""
    noun = after[0] if after else ""
    return noun.isalpha() and noun not in _ADVERBS and not noun.endswith("mente")


def _object_at(after: list[str]) -> str | None:
    """Return the noun that follows when and where it was done: "ayer en la plaza la feria"."""
    if after[:1] == ["al"]:  # "al público"
        return _noun_at(after[2:])
    if after[:1] == ["por"] and after[1:2] and after[1] in _DETERMINERS:  # "por la directora"
        return _noun_at(after[3:])
    led = 0
    while led < len(after) and after[led] in _WHEN:
        led += 1
    return _noun_at(after[led:]) if led else None


def _object_of(clause: str, found: re.Match[str]) -> list[str]:
    """Return the words after the predicate; of "se hizo entrega del informe", "el informe"."""
    after = clause[found.end() : found.end() + _REACH].split()
    return ["el", *after[1:]] if found["gave"] else after


def _noun_at(words: list[str]) -> str | None:
    """Return the noun of a phrase that begins with an article at `words[0]`."""
    if not words or words[0] not in _DETERMINERS:
        return "eso" if words and words[0] in ("eso", "esto") else None
    for word in words[1:4]:
        if word in _DETERMINERS or word.isdigit():
            continue
        if word in _TIME_NOUNS or not word.isalpha() or word in _SMALL_BEFORE:
            return None
        return word
    return None
