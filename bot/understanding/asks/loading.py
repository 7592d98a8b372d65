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
    "guardelo agregue agregar subela subelo subelos cargala cargalos carguelas registrala "
    "registralo "
    "registralas registralos registrela registrelo agregala agregalo agregalas agregalos"
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
# "este es el plan corregido", "la matriz actualizada", "el plan completo, versión 2", "es el plan"
_NEW_PLAN = re.compile(
    r"\b(?:plan|paac|ptep|matriz|cronograma)(?: (?:de accion|anual|\d{4})){0,2}"
    r" (?:ya )?(?:(?:corregid|nuev|actualizad|ajustad|definitiv|modificad|complet)[oa]"
    r"|con (?:todas|todo)|(?:la )?(?:v|version) ?\d{1,2})\b"
    r"|\bversion \d{1,2} (?:del|de la) (?:plan|paac|ptep|matriz|cronograma)\b"
    r"(?! (?:de|para) (?!accion\b))"
    r"|\bes (?:el|la) (?:plan|paac|ptep|matriz|cronograma)(?: de accion| anual)?$"
    r"|\b(?:nuev|ultim)[oa] (?:plan|paac|ptep|matriz|cronograma)\b"
    # "nueva versión del plan"; no "versión del plan de tratamiento", which an activity makes
    r"|\b(?:(?:nuev|ultim)a version|version (?:nuev|ultim|corregid|actualizad|ajustad|definitiv)a)"
    r" (?:del|de la) (?:plan|paac|ptep|matriz|cronograma)\b(?! (?:de|para) (?!accion\b))"
)
_NO_PROOF = re.compile(r"\bno (?:es|era|son) (?:un |una |el |la )?(?:soporte|evidencia|prueba)s?\b")
_TO_A_FIGURE = re.compile(r"%|\b(?:al?|en) (?:el )?\d", re.IGNORECASE)
# A code of an activity, or a figure: then the words tell of the work.
_FIGURE = re.compile(r"%|\bpor ciento\b|\bporciento\b")
_TELLS = re.compile(rf"{_FIGURE.pattern}|\d\.\d")
# "la matriz con los cambios de la 3.4": what the file has that is new, no account of the work
_CHANGED = re.compile(r"\b(?:cambi|modific|ajust|correg|corrig|corrij)\w*")
_DENIED = re.compile(r"\b(?:no|sin) (?:lo |la |me |se )?(?:carg|sub|import|actualic|reempla|guard)")


_MOST_WORDS = 6
_YES = word_set(
    "si sisas sip sipi dale dele hagale haga ok listo claro bueno perfecto de acuerdo por favor "
    "entonces ya puede puedes pueden podria que quiero lo la se adelante proceda proceder con a"
)
_NO = word_set("no mejor espere perdon ay por ahora favor porfa bueno entonces ya si")
_DROPS = word_set(
    "cancele cancelar cancelo cancelelo cancelela cancelemos descarte descartar descartelo "
    "descartela olvidelo olvidela anule anular anulelo anulela elimine eliminelo eliminela borre "
    "borrelo borrela quite quitelo quitela deseche desechelo"
)
# What may stand behind such a verb and names nothing but the file.
_IT = word_set(
    "ese esa eso este esta esto el la los las ese archivo carga plan lista listado tabla hoja "
    "documento excel todo por favor porfa gracias asi no mas ya entonces de personas gente todavia "
    "aun mejor nada hoy ahora que le mande envie"
)
# "cargue el plan": it names the file that was shown
_NAMED = word_set("archivo plan lista listado")
# "…, y yo miro la 5.3": what she does herself after it is stored
_HER_OWN = re.compile(
    r"\s?(?:,|\by|\bque)\s(?:(?:y|que)\s)?(?:luego\s|despu[eé]s\s|ya\s)?yo\s"
    r"(?:(?:luego|despu[eé]s|ya|misma?)\s)?"
    r"(?:l[ao]s?\s|le\s)?(?:mir|revis|arregl|habl|averig|llam|coordin|cuadr|corrij|acomod|verific)\w{1,6}\b"
    r"[^;\n]{0,80}\Z",
    re.IGNORECASE,
)
_REASON = re.compile(r"[,.;:]\s|\s(?=porque\s|que\s)")
_NOW = word_set("si dale hagale ahora listo ya")  # "no espere, ya sí"
# "para que quede en el sistema": it is to be stored
_SO_IT_STANDS = re.compile(
    r"\b(?:para|a fin de) que (?:ya )?qued\w{1,4} "
    r"(?:en el sistema|registrad|inscrit|cargad|incluid)"
)
_NEW_PERSON = re.compile(
    r"\b(?:delegad[oa]s?|enlaces?|lider(?:es)?|encargad[oa]s?|funcionari[oa]s?) nuev[oa]s?\b"
    r"|\bnuev[oa]s? (?:delegad[oa]|enlace|lider|encargad[oa]|funcionari[oa])"
)
# "cárguelo mañana", "cárguelo pero sin Ana": it is not to be stored as it was shown.
_NOT_SO = word_set(
    "manana luego despues lunes martes miercoles jueves viernes cuando si apenas tarde pero menos "
    "excepto salvo sin solo solamente no otro otra"
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted of a file: to be stored in so many words, and as what (None: not said)."""

    stored: bool
    of: FileOf | None = None


def wanted(text: str) -> Wanted | None:
    """Return what the words beside a file want with it; None where they tell of the work, or say
    that the file proves something. A plan that is called new may say what it has changed."""
    bare = _NO_PROOF.sub("", bare_words(text)).strip()
    words = bare.split()
    newer = _NEW_PLAN.search(bare) is not None
    changed = not _PLAN.isdisjoint(words) and _CHANGED.search(bare) is not None
    tells = (_FIGURE if newer or changed else _TELLS).search(text)
    if tells or not _PROOF.isdisjoint(words) or _DENIED.search(bare):
        return None
    listed = not _LISTS.isdisjoint(words)
    of_people = not _PEOPLE.isdisjoint(words) or _NEW_PERSON.search(bare) is not None
    people = of_people and (listed or _PLAN.isdisjoint(words))
    version = "version" in words and not _NEWER.isdisjoint(words)
    plan = not _PLAN.isdisjoint(words) or version
    of = FileOf.PEOPLE if people else FileOf.PLAN if plan else None
    orders = not _STORES.isdisjoint(words) or _SO_IT_STANDS.search(bare) is not None
    names_it = of is not None or not _FILES.isdisjoint(words)
    newer = newer or (version and plan)
    return Wanted(stored=(orders and names_it) or (people and listed) or newer, of=of)


def orders_to_store(text: str) -> bool:
    """Tell whether words begin with the order to store what was shown, whatever stands behind it:
    "súbelo pero la 5.3 no la quites"."""
    words = [*dropwhile(_YES.__contains__, bare_words(text).split())]
    if not words or not _PROOF.isdisjoint(words) or _TO_A_FIGURE.search(text):
        return False
    if words[0] not in _STORES:
        return False
    names_it = not _NAMED.isdisjoint(words[1:]) and _IT.issuperset(words[1:])
    return names_it or words[0].endswith(("lo", "la", "los", "las"))


def without_her_own(text: str) -> str:
    """Return an order without what she does herself afterwards: "cárguelo así y yo miro la 5.3"."""
    return _HER_OWN.sub("", text)


def says_store(text: str) -> bool:
    """Tell whether words that answer what was shown of a file have it stored as it was shown: "sí,
    cárguelo", "ya puede cargarlo"."""
    words = [*dropwhile(_YES.__contains__, bare_words(text).split())]
    if not 0 < len(words) <= _MOST_WORDS or words[0] not in _STORES:
        return False
    if _TO_A_FIGURE.search(text):
        return False
    return _NOT_SO.isdisjoint(words[1:]) and _PROOF.isdisjoint(words)


def says_drop(text: str) -> bool:
    """Tell whether they have it forgotten: "no, cancele esa carga", "mejor no lo cargue"; also with
    the reason behind it, where that tells no figure and wants nothing else: "no, esas son solo las
    que cambian"."""
    if _drops(text):
        return True
    head, *rest = _REASON.split(text, maxsplit=1)
    why = "".join(rest)
    other = "?" in why or any(sign.isdigit() for sign in why)
    other = other or not (_PROOF | _STORES | _NOW).isdisjoint(bare_words(why).split())
    denied = bare_words(head).split()
    merely = "no" in denied and _NO.issuperset(denied)
    return bool(why) and not other and (merely or _drops(head))


def _drops(text: str) -> bool:
    bare = bare_words(text)
    words = [*dropwhile(_NO.__contains__, bare.split())]
    if not 0 < len(bare.split()) <= _MOST_WORDS:
        return False
    if words and words[0] in _DROPS:
        return _IT.issuperset(words[1:])
    denied = _DENIED.search(bare)
    return denied is not None and _NO.issuperset(bare[: denied.start()].split())
