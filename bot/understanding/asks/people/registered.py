"""Whether somebody is registered, and who somebody is: "¿ya registraron a Germán?", "¿quién es
Yolanda Pérez?"."""

from __future__ import annotations

import re

from core.spanish import bare_words

_ADDRESSED = r"(?:don|dona|dra?|doctora?|ing|ingenier[oa]|senora?|companer[oa])"
_TITLE = rf"(?:(?:la|el) (?={_ADDRESSED} ))?(?:{_ADDRESSED} )?"
_NOBODY = rf"(?:las?|los|el|todos?|todas?|alguien|mi|mis|su|sus|{_ADDRESSED})"
_WHO = rf"(?P<who>(?!{_NOBODY}\b)[a-z]{{3,20}}(?: [a-z]{{2,20}}){{0,3}}?)"
_REGISTERED = r"(?:registr|inscri|invit|vincul|agreg)(?:ad|t)[oa]s?"
_STANDS = (
    rf"(?:sigue (?:figurando|apareciendo|{_REGISTERED})|(?:todavia|aun|ya no) (?:figura|aparece))"
)
_THEY = r"(?:registr|inscrib|invit|vincul|agreg)(?:aron|ieron)"
_BY_NOW = r"(?: (?:ya|por fin|al fin|hoy|aca|aqui|en el sistema|en culmina|en esto)){0,2}"
_FORMS = tuple(
    re.compile(rf"(?:(?:y|o|pero|oiga|hola|una pregunta) ){{0,2}}{one}{_BY_NOW}")
    for one in (
        rf"(?:ya )?(?:l[ao] )?{_THEY} (?:ya )?al? {_TITLE}{_WHO}",
        rf"al? {_TITLE}{_WHO} (?:ya )?l[oa] {_THEY}",
        rf"(?:ya )?(?:esta|quedo|fue) (?:ya )?{_REGISTERED} (?:ya )?{_TITLE}{_WHO}",
        rf"{_TITLE}{_WHO} (?:ya )?(?:esta|quedo|fue) (?:ya )?{_REGISTERED}",
        rf"{_TITLE}{_WHO} (?:todavia |aun )?{_STANDS}",
    )
)
_BEGINS = r"(?:empieza|entra|llega|comienza|arranca|se posesiona)(?: a trabajar)?"
_WHO_IS = re.compile(
    rf"(?:(?:y|o|pero|oiga|hola|una pregunta) ){{0,2}}(?:quien es (?:es[ae] )?(?:tal )?"
    rf"|(?:de|en) que (?:oficina|secretaria|dependencia|area) (?:es|esta|trabaja|queda) "
    rf"|(?:en )?donde trabaja |(?:a partir de |desde )?cuando {_BEGINS} ){_TITLE}{_WHO}{_BY_NOW}"
)
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}"
_NAME_WRITTEN = re.compile(rf"{_CAPITAL} {_CAPITAL}|{_BEGINS} {_CAPITAL}")
_CLAUSE = re.compile(r"[.;,\n¿?!]")


def who_is_asked_about(text: str) -> str:
    """Return the name of whom a question asks whether she is registered; "" for other texts."""
    words = _last_clause(text)
    found = next((one for form in _FORMS if (one := form.fullmatch(words))), None)
    asks = text.rstrip(" .!").endswith("?") or re.match(rf"ya {_THEY}", words) is not None
    return found["who"] if found is not None and asks else ""


def who_is_to_be_told(text: str) -> str:
    """Return the name of whom a question asks who she is, where she works or since when; "" for
    other texts.
    It may be no name: "quién es responsable del boletín"."""
    found = _WHO_IS.fullmatch(_last_clause(text))
    return "" if found is None else found["who"]


def names_somebody(text: str) -> bool:
    """Tell whether a text writes a first and a last name, as names are written."""
    return _NAME_WRITTEN.search(text) is not None


def _last_clause(text: str) -> str:
    last = [one for one in _CLAUSE.split(text) if one.strip()][-1:]
    return bare_words(last[0]) if last else ""
