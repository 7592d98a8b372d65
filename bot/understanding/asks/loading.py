"""What the words beside a file want with it: that it be stored as a plan or as a list of people, or
that it proves something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile

from bot.understanding.wordlists import word_set
from core.loading import FileOf
from core.spanish import bare_words

_STORES = word_set(
    "cargue cargar cargarlo cargarla carguelo carguela carguelos carguelas cargalo cargala "
    "carguen carga cargas cargame carguemos "
    "suba subir subirlo subirla subalo subala suban importe importar importarlo importelo "
    "actualice actualizar actualicelo reemplace reemplazar reemplacelo monte montar montelo "
    "ingrese ingresar registre registrar registrelas registrelos inscriba inscribir guarde guardar "
    "guardelo agregue agregar"
)
_PLAN = word_set("plan planes paac ptep matriz cronograma actividades vigencia")
_PEOPLE = word_set(
    "personas funcionarios funcionarias usuarios usuarias responsables servidores contactos gente "
    "lideres enlaces contratistas empleados delegados personal"
)
_LISTS = word_set("lista listado directorio base relacion nomina")
_NEWER = word_set("nueva ultima actualizada corregida ajustada definitiva")
_FILES = word_set("archivo tabla libro excel documento hoja cuadro adjunto esto este esta")
_PROOF = word_set(
    "soporte soportes evidencia evidencias avance avances acta actas informe informes foto fotos "
    "prueba pruebas"
)
# "este es el plan corregido", "la matriz actualizada"
_NEW_PLAN = re.compile(
    r"\b(?:plan|paac|ptep|matriz|cronograma)(?: (?:de accion|anual|\d{4})){0,2}"
    r" (?:ya )?(?:corregid|nuev|actualizad|ajustad|definitiv|modificad)[oa]\b"
    r"|\b(?:nuev|ultim)[oa] (?:plan|paac|ptep|matriz|cronograma)\b"
    # "nueva versión del plan"; no "versión del plan de tratamiento", which an activity makes
    r"|\b(?:(?:nuev|ultim)a version|version (?:nuev|ultim|corregid|actualizad|ajustad|definitiv)a)"
    r" (?:del|de la) (?:plan|paac|ptep|matriz|cronograma)\b(?! (?:de|para) (?!accion\b))"
)
# A code of an activity, or a figure: then the words tell of the work.
_FIGURE = re.compile(r"%|\bpor ciento\b|\bporciento\b")
_TELLS = re.compile(rf"{_FIGURE.pattern}|\d\.\d")
# "la matriz con los cambios de la 3.4": what the file has that is new, no account of the work
_CHANGED = re.compile(r"\b(?:cambi|modific|ajust|correg|corrig|corrij)\w*")
_DENIED = re.compile(r"\b(?:no|sin) (?:lo |la |me |se )?(?:carg|sub|import|actualic|reempla|guard)")


_MOST_WORDS = 6
_YES = word_set("si dale ok listo claro bueno perfecto de acuerdo por favor")
_DROPS = word_set("cancele cancelar cancelelo cancelela descarte descartelo descartela olvidelo")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a file: to be stored in so many words, and as what (None: not said)."""

    stored: bool
    of: FileOf | None = None


def wanted(text: str) -> Wanted | None:
    """Return what the words beside a file want with it; None where they tell of the work, or say
    that the file proves something. A plan that is called new may say what it has changed."""
    bare = bare_words(text)
    words = bare.split()
    newer = _NEW_PLAN.search(bare) is not None
    changed = not _PLAN.isdisjoint(words) and _CHANGED.search(bare) is not None
    tells = (_FIGURE if newer or changed else _TELLS).search(text)
    if tells or not _PROOF.isdisjoint(words) or _DENIED.search(bare):
        return None
    listed = not _LISTS.isdisjoint(words)
    people = not _PEOPLE.isdisjoint(words) and (listed or _PLAN.isdisjoint(words))
    version = "version" in words and not _NEWER.isdisjoint(words)
    plan = not _PLAN.isdisjoint(words) or version
    of = FileOf.PEOPLE if people else FileOf.PLAN if plan else None
    orders = not _STORES.isdisjoint(words)
    names_it = of is not None or not _FILES.isdisjoint(words)
    newer = newer or (version and plan)
    return Wanted(stored=(orders and names_it) or (people and listed) or newer, of=of)


def says_store(text: str) -> bool:
    """Tell whether words that answer what was shown of a file have it stored: "cárguelo"."""
    words = [*dropwhile(_YES.__contains__, bare_words(text).split())]
    return 0 < len(words) <= _MOST_WORDS and words[0] in _STORES


def says_drop(text: str) -> bool:
    """Tell whether they have it forgotten: "cancele", "no lo cargue"."""
    words = bare_words(text).split()
    few = 0 < len(words) <= _MOST_WORDS
    return few and (words[0] in _DROPS or _DENIED.match(" ".join(words)) is not None)
