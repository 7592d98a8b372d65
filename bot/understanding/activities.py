"""The words of an activity: what it is called by, what it counts, and its codes (rule 13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.understanding.reading import read
from bot.understanding.spelling import sound
from bot.understanding.wordlists import word_set
from core.spanish import fold

# Words that stand in every plan and tell no activity from another.
WEAK = word_set(
    "a al ante con de del desde el en entre la las lo los para por sobre su sus un una unas "
    "unos y e "
    "o u que se como no si pero sino porque aunque pues cuando donde tambien "
    "es son ser ya mas anual ano anos vez veces segun cada todo toda todos "
    "todas otro otra este esta esa ese mes dia semana actividad actividades accion acciones meta "
    "metas producto avance traves mediante durante hacia sin ni les le nos nuestro nuestra parte "
    "tema cuenta cuento cuenten trimestre semestre vigencia fecha linea segunda primera tercera "
    "segundo primer "
    "realizar elaborar hacer efectuar implementar definir ejecutar desarrollar llevar dar buen "
    "entidad alcaldia municipio municipal oficina oficinas secretaria dependencia dependencias "
    "persona "
    "personas funcionario funcionarios contratista contratistas usuario usuarios ciudadano "
    "ciudadanos lider lideres comite administrativo administrativa evidencia evidencias soporte "
    "soportes contrato contratos "
    "realizado realizada realizados realizadas elaborado elaborada ejecutado ejecutada efectuado "
    "efectuada implementado implementada definido definida"
)
# Nouns that name any paper or body: they tell activities apart only with a word beside them.
_COMMON = word_set(
    "informe documento plan programa proceso procedimiento reporte base dato registro acta jornada "
    "reunion equipo sistema pagina web publicacion informacion gestion "
    "ciudadania grupo valor punto atencion servicio tramite publico publica publicar "
    "actualizar actualizado actualizada respuesta formato "
    "propuesta proyecto control seguimiento nuevo nueva resultado general social interno interna "
    "externo acto firma resolucion circular decreto oficio memorando "
    "publicado publicada publicados socializar socializada socializado corrupcion"
)
_PARTICIPLE = re.compile(
    r"(?!(?:estad|jornad|resultad|mercad|lad|grad|contad|juzgad|comunidad|entidad)[oae]s?$)"
    r"(?:[a-z]{3,}[ai]d[oa]s?|hech[oa]s?|suscrit[oa]s?)"
)
INFINITIVE = re.compile(r"[a-z]{3,}[aei]r")
# Nouns and adjectives that end like an infinitive, and the words after which a noun must come.
_NOT_INFINITIVES = word_set(
    "bienestar taller mujer lugar hogar titular militar escolar familiar popular auxiliar "
    "particular similar regular celular solar ejemplar pilar lider caracter poder deber alquiler "
    "porvenir preescolar peculiar dolar circular altar cancer ayer"
)
_BEFORE_VERBS = word_set("y e o u ni para a al de por sin hasta se")
_BEFORE_NOUNS = word_set("el la los las un una del al su sus nuestro nuestra este esta con en de")
# Roots of what is done with a product once it is there.
MADE_KNOWN = frozenset(("publik", "sosiali", "dibulg", "impleme", "adopt"))
_CAPITALIZED = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{3,}"
_NAME_IN_CAPITALS = re.compile(
    rf"{_CAPITALIZED}(?: (?:(?:de|del|la|las|los|al|a|el|y|e) ){{0,3}}{_CAPITALIZED}){{2,5}}"
)
_NO_HEAD = word_set("un una el la los las y e a de en del nuevo nueva al por con")
_CODE = re.compile(r"(?P<prefix>[^\W\d_]*)[-. ]?(?P<number>\d+(?:\.\d+)*)")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what a folded noun or adjective keeps in all its forms, as it sounds."""
    if word.startswith("pqr"):
        return "pqr"
    if word.endswith(("bilidad", "bilidades")):  # "accesibilidad" of what is "accesible"
        return sound(word[: word.rindex("bilidad")] + "bl")
    if len(word) > 3 and word.endswith("s"):
        word = word[:-1]
    if len(word) > 3 and word[-1] in "aeo":
        word = word[:-1]
    return sound(word)


# Participles whose root is not that of their verb.
_IRREGULAR = {
    "abiert": "abrir", "cubiert": "cubrir", "resuelt": "resolver", "inscrit": "inscribir",
    "suscrit": "suscribir", "escrit": "escribir", "impres": "imprimir", "dispuest": "disponer",
}  # fmt: skip


def is_irregular(word: str) -> bool:
    """Tell whether a word is a participle whose root is not that of its verb: "inscritos"."""
    return word.rstrip("s")[:-1] in _IRREGULAR


@lru_cache(maxsize=50_000)
def verb_stem(form: str) -> str:
    """Return the root of an infinitive, participle or past form of a regular verb."""
    form = _IRREGULAR.get(form.rstrip("s")[:-1], form)
    root = re.sub(
        r"(?:(?:[ai]d[oa]s?)|ar|er|ir|[oaei]|amos|imos|aron|ieron|io|ando|iendo)$", "", form
    )
    return sound(root)[:7]


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """What the words of an activity say: stems of `terms`, of the `heads` and of the `verbs`.

    `stages` are the roots of verbs that follow one another ("formalizar y publicar"); `counted` are
    stems of the units that a goal of several counts; `deeds` are stems of the nouns of its verbs
    ("migración" of "Migrar …").
    """

    terms: frozenset[str]
    common: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]
    stages: tuple[str, ...]
    counted: frozenset[str]
    deeds: frozenset[str]


@lru_cache(maxsize=4_000)
def words_of(title: str, product: str) -> ActivityWords:
    """Return the words that name an activity by its title and product."""
    title_words, product_words = _content(title), _content(product)
    nouns = [word for word in (*title_words, *product_words) if word not in WEAK]
    common = {stem(word) for word in nouns if word in _COMMON or word.rstrip("s") in _COMMON}
    infinitives = _infinitives(title_words)
    participles = _participles(product_words)
    nouns = [word for word in nouns if word not in {*infinitives, *participles}]
    nouns += [*_acronyms(title), *_acronyms(product)]
    verbs = [verb_stem(word) for word in (*_leading_verbs(title), *participles)]
    heads = {*_heads(title_words, infinitives), *_heads(product_words, participles)}
    return ActivityWords(
        frozenset(stem(word) for word in nouns),
        frozenset(common),
        frozenset(heads),
        frozenset(verb_stem(word) for word in (*infinitives, *participles)) | frozenset(verbs),
        _stages(title) or _later_stages(product),
        frozenset({*heads, *_after_numbers(product), *_after_numbers(title)}),
        frozenset(_deeds(infinitives)),
    )


@lru_cache(maxsize=4_000)
def title_words(title: str, product: str) -> frozenset[str]:
    """Return every word of an activity, weak ones included, as a person may repeat them."""
    return frozenset((*_content(title), *_content(product)))


def _content(text: str) -> list[str]:
    return [token.norm for token in read(text).tokens if token.norm.isalpha()]


def _acronyms(text: str) -> list[str]:
    """Return the initials of names of three words or more: "TRD", "PAAC"."""
    names = (re.findall(r"[^\W\d_]+", name) for name in _NAME_IN_CAPITALS.findall(text))
    initials = ("".join(w[0] for w in name if w[0].isupper()).casefold() for name in names)
    return [fold(acronym) for acronym in initials if len(acronym) > 2]


def _infinitives(words: Sequence[str]) -> list[str]:
    """Return the verbs of a title: "Elaborar y publicar …", not "el bienestar", "plan escolar"."""
    found: list[str] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        may_be = INFINITIVE.fullmatch(word) and word not in _NOT_INFINITIVES
        if may_be and (not before or before in _BEFORE_VERBS or before in found):
            found.append(word)
    return found


def _participles(words: Sequence[str]) -> list[str]:
    """Return what a product is made to be: "Plan adoptado", not the noun "Certificado digital"."""
    nouns = frozenset(("", *_BEFORE_NOUNS))
    return [
        word
        for before, word in zip(("", *words), words, strict=False)
        if _PARTICIPLE.fullmatch(word) and before not in nouns
    ]


def _leading_verbs(title: str) -> list[str]:
    return _infinitives(_content(title)[:4])


def _deeds(infinitives: Iterable[str]) -> Iterator[str]:
    """Return the nouns that verbs make: "migrar" gives "migración" and "migramiento", "convocar"
    gives "convocatoria"."""
    for verb in infinitives:
        if verb in WEAK or len(verb) < 5:
            continue
        vowel = "a" if verb.endswith("ar") else "i"
        yield stem(f"{verb[:-2].removesuffix('u')}{'u' if verb.endswith('uir') else vowel}cion")
        yield stem(f"{verb[:-2]}{vowel}miento")
        yield stem(f"{verb[:-2]}{vowel}toria")


def _heads(words: Iterable[str], but: Iterable[str]) -> list[str]:
    skipped = {*but, *_NO_HEAD}
    nouns = [w for w in words if w not in skipped and not w.endswith("mente")]
    return [stem(word) for word in nouns[:1]]


def _stages(text: str) -> tuple[str, ...]:
    """Return the roots of the verbs that "y" joins at the head of a title or in a product."""
    words = _content(text)
    for pattern in (INFINITIVE, _PARTICIPLE):
        for at in range(1, len(words) - 1):
            joined = words[at] in ("y", "e")
            if joined and pattern.fullmatch(words[at - 1]) and pattern.fullmatch(words[at + 1]):
                return verb_stem(words[at - 1]), verb_stem(words[at + 1])
    return ()


def _later_stages(product: str) -> tuple[str, ...]:
    """Return the stages of a product whose last one comes after the work is made."""
    stages = _stages(product)
    return stages if stages and stages[-1] in MADE_KNOWN else ()


def _after_numbers(text: str) -> list[str]:
    """Return the stems of the nouns that numbers count: "en 6 ferias", "Un (1) nuevo punto"."""
    words = [token.norm for token in read(text).tokens]
    found = []
    for at, word in enumerate(words):
        if word.isdigit():
            nouns = [w for w in words[at + 1 : at + 4] if w.isalpha() and w not in _NO_HEAD]
            found += [stem(noun) for noun in nouns[:1]]
    return found


def is_numbered(code: str, number: str) -> bool:
    """Tell whether a code, with a prefix or without, has the number that is typed as "1.2"."""
    found, typed = _CODE.fullmatch(code.strip(" .")), _CODE.fullmatch(number)
    if found is None or typed is None:
        return False
    return _numbers(found["number"]) == _numbers(typed["number"])


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


@lru_cache(maxsize=50_000)
def sounds_like(word: str, terms: frozenset[str]) -> str | None:
    """Return the term that a stem is, or is one slip away from; None where there is none."""
    if word in terms:
        return word
    if len(word) < 6:
        return None
    near = [t for t in terms if len(t) >= 6 and OSA.distance(word, t, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None
