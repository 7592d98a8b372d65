"""Whether words of somebody who oversees the plan may tell of an activity that she leads. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.understanding.progress.of_the_report import bids, names_alike, tells_of_ours
from core.spanish import bare_words

# What one who oversees decides, asks for and runs: no account of work has these words.
_OVERSEES = re.compile(
    r"\b(?:ausencias?|ausentes?|vacaciones|incapacitad[oa]s?|recordatorios?|boletin(?:es)?|correos?"
    r"|notificaciones|rol(?:es)?|usuarios?|celular(?:es)?|telefonos?|contrasenas?|prorrogas?"
    r"|(?:mas|el|los) plazos?|(?:la|el|las|los) (?:solicitud(?:es)?|peticion(?:es)?)"
    r"|(?:no )?(?:l[aeo]s? |se l[ao]s? )?(?:acept[oe]|apruebo|aprobe|rechaz[oe]|devuelvo|devolvi"
    r"|autoric?[oe]|concedo|concedi|nieg[oa]|decidi|concedale|autorice|devuelvan?|apruebe|rechace"
    r"|autorizo|aceptamos|rechazamos|autorizamos|concedemos|negamos|comparto|compartimos)"
    r"|(?:de acuerdo|conformes?|adelante|ok|okey|listo|bien) con"
    r"|me parece(?:n)? (?:bien|mal)|lo habia decidido"
    r"|(?:yo|control) (?:ya )?(?:l[aeo]s? )?(?:vi|mire|revise|abri|consulte)"
    r"|segun (?:lo que )?(?:yo )?(?:vi|mire|revise|verifique))\b"
)
# "me refiero a todo el plan, no solo a lo mío", "hablo de todas las oficinas"
_OF_ALL = re.compile(
    r"\b(?:(?:refiero|referia|hablo|hablaba|pregunto|preguntaba|consulto|digo)"
    r" (?:a|de|del|al|por|sobre|en) (?:tod[oa]s? )?(?:el|este|nuestro|las?) (?:plan|programa|ptep"
    r"|paac|entidad|alcaldia|gobernacion|oficinas|dependencias|secretarias|areas|actividades)"
    r"|no (?:solo|solamente|unicamente|nada mas)(?: (?:de|a|en|con|por))?"
    r" (?:lo|la|el|las|los) mi[oa]s?)\b"
)
# "la de Sandra", and no paper or meeting of the work: "la de la alcaldesa" has an article.
_SOMEBODYS = re.compile(
    r"\bl[ao]s? de (?!(?:l[ao]s?|las|el|est[ea]|es[ea]|aca|alla|hoy|ayer|siempre|ahora|antes)\b)"
    r"(?P<name>[a-z]{3,15})\b"
)
_NAMES_WHAT = re.compile(
    r"\b(?:l[ao]s?|el) del? (?!(?:esta|la|ayer|hoy|siempre|ahora|antes)\b)[a-z]"
)
# What is given to somebody else: "le doy un mes más a Pedro", "déle otros ocho días a la doctora".
_GIVES = re.compile(
    r"\b(?:se )?les? (?:doy|damos|di|dimos|concedo|concedemos|concedi|aprueb[oa]|autoriz[oa]"
    r"|otorg[oa]|acept[oa]|nieg[oa])\b"
    r"|\b(?:de|den|conceda|otorgue|autorice|apruebe)les? (?:[a-z\d]{1,9} ){1,6}al? [a-z]{2}"
)
# "se lo acepto", "la de la ventanilla va aceptada", "verificado lo de la ventanilla"
_JUDGES = re.compile(
    r"\b(?:(?:se |no )?l[aeo]s? (?:acept|valid|verific|devuelv|rechaz)o"
    r"|(?:se )?l[aeo]s? doy por (?:buen|aceptad|valid|recibid)[ao]s?"
    r"|(?:acepto|devuelvo|rechazo) (?:lo|las?|el|los)"
    r"|(?:va|van|queda|quedan) (?:aceptad|devuelt|rechazad|validad)[ao]s?"
    r"|(?:verificad|aceptad|devuelt|validad)[ao]s? (?:lo|las?|el|los) del?)\b"
)
_THEIRS = re.compile(
    r"\bl[ao]s? del? (?:(?:la|el|los|las|don|dona|doctora?|ingenier[oa]|secretaria|oficina"
    r"|direccion) (?:de )?){0,3}(?P<name>[a-z]{3,20})\b"
)
_HOW_FAR = re.compile(
    r"\b(?:v[ao]n?|esta|estan|quedo|quedaron|llevan?|termin[oa]|cumpli(?:o|da))\b"
)
_FIGURE = re.compile(r"\d")
_HEARSAY = re.compile(
    r"\b(?:dicen?|dij(?:o|eron)|me (?:conto|informo)|(?:inform|asegur|confirm|avis)[ao]) que\b"
)
_CLAUSE = re.compile(r"[,.;:\n]\s+")
# Decisions of several, and talk, that are no deeds of the work.
_SAID_BY_US = re.compile(
    r"\b(?:(?:acept|rechaz|autoriz|habl|acord)(?:amos|abamos)|(?:conced|ten|dec|compart|quer)[ei]mos"
    r"|negamos|damos|dimos|vamos de acuerdo)\b"
)
# Of another person's doing: "Pedro no ha podido", "a ellos les hace falta el acta".
_OF_ANOTHER = re.compile(
    r"\A(?:(?:y|pero|pues|es que|que|si|no|oiga|mire) ){0,3}(?:a )?(?!se |ya |no |lo |la |el |eso "
    r"|nos |me |todo )[a-z]{3,15} (?:(?:no|ya|si|me|todavia|aun|le|les) ){0,3}"
    r"(?:hacen? falta|ha (?:podido|mandado|enviado|entregado|respondido|contestado|dicho|llegado)"
    r"|entrego|mando|dijo|respondio|contesto|envio|pidio|necesita|quiere|esta sin)\b"
)
# How work is told of without who does it: "se hicieron dos mesas", "está en revisión".
_WITHOUT_WHO = re.compile(
    r"\A(?:(?:ya|aun|todavia|apenas|y|pues|eso|por ahora|hoy|ayer|no) ){0,4}"
    r"(?:se (?:h[aio]\w+|[a-z]{3,}(?:o|aron|ieron)|esta|estan|va|van|sigue)\b"
    r"|(?:va|van|esta|estan|quedo|quedan|sigue|siguen|hubo|hay) (?!que )"
    r"|avanz\w+|en (?:eso|proceso|tramite|revision|curso)\b|por la mitad\b|nada\b|tod[oa]\b)"
)


def oversees(text: str) -> bool:
    """Tell whether a text has words of what one who oversees decides, asks for and runs."""
    return _OVERSEES.search(bare_words(text)) is not None


def gives_to_another(text: str) -> bool:
    """Tell whether a text grants or refuses somebody something, and asks for nothing herself."""
    return _GIVES.search(bare_words(text)) is not None


def judges(text: str) -> bool:
    """Tell whether a text judges in so many words what others report: "se lo acepto"."""
    return _JUDGES.search(bare_words(text)) is not None


def of_theirs(text: str, names: Collection[str]) -> bool:
    """Tell whether all that a text tells of how far something is is said of who has one of these
    `names`, "en 40 va lo de Jairo", or what one of them says: "Jairo dice que va en 40"."""
    if _HEARSAY.search(bare_words(text)) and not {*bare_words(text).split()}.isdisjoint(names):
        return True
    told = [bare_words(one) for one in _CLAUSE.split(text)]
    theirs = [any(it["name"] in names for it in _THEIRS.finditer(one)) for one in told]
    far = [whose for one, whose in zip(told, theirs, strict=True) if _HOW_FAR.search(one)]
    figured = [whose for one, whose in zip(told, theirs, strict=True) if _FIGURE.search(one)]
    return any(far) and all(figured)


def decides_on_her_own(text: str) -> bool:
    """Tell whether a text that names an activity of hers has words of overseeing, and none of those
    who do its work: "de acuerdo con la 1.4"."""
    return oversees(text) and not tells_of_ours(_SAID_BY_US.sub(" ", bare_words(text)))


def of_all(text: str) -> bool:
    """Tell whether a text says that it is about the whole plan, or about more than what is hers."""
    return _OF_ALL.search(bare_words(text)) is not None


def names_what(text: str) -> bool:
    """Tell whether a text names what it is about, as "lo de Pedro lo miro mañana" does."""
    return _NAMES_WHAT.search(bare_words(text)) is not None


def may_be_her_own(text: str, known: str) -> bool:
    """Tell whether a text may be an account of work whose `known` words are its title and what was
    told of it: in the words of those who do it, or in words of its own."""
    plain = bare_words(text)
    if oversees(text) or bids(text) or of_all(text) or _OF_ANOTHER.search(plain):
        return False
    if (whose := _SOMEBODYS.search(plain)) and not names_alike(whose["name"], known):
        return False
    told = tells_of_ours(text) or _WITHOUT_WHO.search(plain) is not None
    return told or names_alike(text, known)
