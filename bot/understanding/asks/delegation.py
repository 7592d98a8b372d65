"""That work is given to a colleague: "delegar 1.2 en Carlos", "Carlos se encarga de la 1.2"."""

from __future__ import annotations

import re

ORDER = re.compile(
    r"\s{0,9}/?delegar?(?:@\w{1,40})?(?:\s{1,9}(?P<rest>.*))?", re.IGNORECASE | re.DOTALL
)
TO = re.compile(r"(?:^|\s)(?:en|a|para)\s{1,9}(?P<name>\D{1,60})$", re.IGNORECASE)

# The same in plain words: "Camilo se encarga de los buzones", "eso se lo delego a Camilo".
_NAME = r"(?P<name>[^\W\d_]{3,20}(?: [^\W\d_]{2,20}){0,3})"
_EVERYTHING = (
    r"(?:todo|todas|todos)"
    r"(?: (?:eso|esas|ellas|lo mio|l[oa]s mi[oa]s|(?:mis|las) (?:actividades|cosas)))?"
)
_WHILE = r"(?: (?:mientras|hasta|por (?:estos|esos|ahora)|durante|cuando)\b.{0,60})?"
ALL = (
    re.compile(
        rf"(?:(?:delegar?|delego|no|mejor|pues|bueno) ){{0,3}}{_EVERYTHING}"
        rf"(?: se l[oa]s? (?:delego|dejo))? (?:a|en|para) {_NAME}{_WHILE}"
    ),
    re.compile(
        rf"(?:(?:/?delegar?|delego|deleguele|mejor|pues) ){{1,3}}(?:a|en) {_NAME}"
        rf" {_EVERYTHING}{_WHILE}"
    ),
    re.compile(
        rf"(?:(?:no|que|bueno|pues) ){{0,3}}{_NAME} (?:se (?:va a )?encargar?a?|se hace cargo"
        rf"|queda encargad[oa]) de {_EVERYTHING}{_WHILE}"
    ),
)
# The answer to which activity is delegated.
EVERY = re.compile(
    rf"(?:(?:si|pues|las|a|no|de) ){{0,3}}{_EVERYTHING}{_WHILE}"
    r"(?: (?:por favor|porfa|gracias)){0,2}"
)
_TAKES_ON = re.compile(
    rf"(?:(?:no|que|bueno|pues|ah) ){{0,3}}{_NAME} (?:se (?:va a )?encargar?a?|se hace cargo"
    r"|queda encargad[oa]) del?(?! \w{2,20}[aei]r\b)(?P<what>(?: \S{1,30}){1,6})"
)
_GIVES = re.compile(
    r"(?P<what>.{0,60}?)\b(?:(?:se )?(?:l[aeo]s? ))?(?:delego|delegamos|delegue)(?P<more>.{0,60}?)"
    rf" (?:a|en) {_NAME}"
)
PLAINLY = (*ALL, _TAKES_ON, _GIVES)
