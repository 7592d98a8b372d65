"""The words of rules 6 and 7 for the learned reader: no progress, not begun, not applicable.

More than the rules take outright: what speaks for each reading is weighed.
"""

from __future__ import annotations

from bot.understanding.progress.called_off import CALLED_OFF
from bot.understanding.progress.states import NOT_THIS_TIME, NOT_YET_DUE
from bot.understanding.reading import any_phrase
from bot.understanding.wordlists import each, group, word_list

_FEW = r"(?:\w+ ){0,4}?"
# "no aplica porque la norma cambió": what changed is why
_NOT_WHY = r"(?: (?!aplic\w*|porque|pues|por|ya)\w+){0,4}?"
_BEGUN = group(*(f"{verb}\\w*" for verb in word_list("inici empez empiez comenz comienz arranc")))
_STANDS = group(
    *each("seguimos, sigue, siguen, estamos, esta, estan, vamos, va, todo, quedo"),
    r"(?:continua|permanece)\w*",
)
# "está igual en 70" is 70
_EQUAL = r"igual\w*(?! (?:en|al?|con) (?:(?:el|un) )?\d)"
_STILL = group(
    _EQUAL,
    *each("en las mismas, lo mismo, (?:quiet|estancad|parad|detenid|suspendid)[oa]s?"),
)
_MOVES = group(
    *each(r"avanc\w+, avanz\w+, progres\w+, novedad\w*, cambios?, movimiento, variacion\w*")
)
_WAS = group(*word_list("estaba iba venia estabamos ibamos veniamos"))
STATES = (
    (
        "not applicable",
        any_phrase("n / a", r"no (?:nos |le )?aplica\w*", "no es aplicable", *CALLED_OFF),
    ),
    (
        "not started",
        any_phrase(
            f"(?:no|sin|ni) {_FEW}{_BEGUN}",
            f"(?:no|sin) {_FEW}(?:dado|da) inicio",
            "por (?:iniciar|empezar|comenzar|arrancar)",
            "en ceros?",
        ),
    ),
    (
        "same",
        any_phrase(
            rf"(?:sin|ningun|cero|0|no{_NOT_WHY}) (?:mas |nuev[oa]s )?{_MOVES}",
            rf"{_STANDS} (?:\w+ ){{0,2}}?{_STILL}",
            _EQUAL,
            "lo mismo(?: de| del)?",
            "en las mismas",
            "(?:sigue|siguen|seguimos) en veremos",
            rf"(?<!% )(?<!% , )(?<!\d )(?<!\d , )como {_WAS}",  # "30 %, como estaba" is 30
            r"no (?:se )?(?:ha|han|hemos|hizo|hicimos) (?:\w+ ){0,2}nada",
            "nada(?: nuevo| todavia| aun)?",
            "ni (?:un|una) \\w+",
            "(?:anda|esta|estan|andan|quedo) (?:\\w+ )?para(?:d)?[oa]s?",
            NOT_THIS_TIME,
            NOT_YET_DUE,
        ),
    ),
)
