"""Words by which an activity is no longer to be done, or leaves the plan: "la 4.1 se canceló",
"eliminen la 4.1 del plan". Pure.

Only of the activity itself, named by its code or as "esa actividad": "se canceló la reunión" tells
of its work.
"""

from __future__ import annotations

import re

from bot.understanding.wordlists import CODE, each, group

_BEFORE = r"(?:^|(?<=[.,;:¶@\d] )|(?<= que )|(?<=^que )|(?<=eso )|(?<=actividad )|(?<=ella ))"
_OUT_OF_IT = "(?:del|de el) (?:plan|programa|ptep|plan de accion|pai)"
_LATER_ON = "(?:por|porque|ya que|debido|pues|dado|segun|est[ae] (?:año|vigencia)|definitivamente)"
_END = rf"(?= *$| [.;!¶]| ,?(?: y)? ?{_LATER_ON}(?!\S))"
_IS_OFF = group(
    *each("se cancelo, fue cancelad[oa], quedo cancelad[oa], esta cancelad[oa], la cancelaron"),
    "(?:ya )?no se (?:va|ira) a (?:hacer|realizar|ejecutar)",
    *each("ya no va, ya no se hace, ya no se hara, ya no se realizara, no se hara ya"),
    "(?:ya )?(?:se|la|lo|nos la) (?:(?:van|va|quieren) a )?(?:sac|quit|elimin|retir)[a-z]{1,4} "
    f"{_OUT_OF_IT}",
    f"(?:sale|salio|esta|quedo) (?:por )?(?:fuera )?{_OUT_OF_IT}",
    rf"(?:hay que|toca|deben?) (?:sacar|quitar|eliminar|retirar)l[ao] {_OUT_OF_IT}",
)
CODE_OR_THIS = rf"(?:@|[a-z]{{0,3}}-?{CODE})"
_THE_ACTIVITY = f"(?:(?:la|el) )?(?:actividad )?{CODE_OR_THIS}"
CALLED_OFF = (
    rf"{_BEFORE}{_IS_OFF}{_END}",
    rf"(?:se cancelo|(?<!la )cancelaron|cancelamos|nos cancelaron) {_THE_ACTIVITY}{_END}",
    r"(?:(?:favor|por favor|se puede|pueden?|hay que|toca|solicit[oa](?:mos)?|pido|pedimos) )?"
    rf"(?<!no )(?:sac|quit|elimin|retir|saqu)[a-z]{{1,4}} {_THE_ACTIVITY} {_OUT_OF_IT}",
)

# "elimine la 4.2 del plan", "la 4.2 ya no va, sáquela del plan", as an order to us.
_TAKE = r"(?:(?:saqu|retir|elimin|suprim|archiv)(?:en?|a|ar)|sacar)"
_ORDERS_OUT = re.compile(
    r"(?<!\S)(?<!no )(?<!se )(?:"
    rf"(?:{_TAKE}|(?:borr|quit)(?:en?|a|ar))(?:l[ao]s?(?!\S)|(?!\S).{{1,60}}?) ?{_OUT_OF_IT}"
    rf"|{_TAKE} (?:la|las|esa) actividad(?:es)?"
    # "quita la 5.6, al final no se va a hacer"
    rf"|(?:{_TAKE}|(?:borr|quit)(?:en?|a|ar)) {_THE_ACTIVITY}"
    r"(?: ?[,.;:]| porque| que| ya que)? (?:(?:al final|esa|ya|eso) ){0,3}"
    r"(?:no se (?:va a |ira a )?(?:hacer|realizar|ejecutar|hace|hara|realizara)|no va))(?!\S)"
)


def orders_out(plain: str) -> bool:
    """Tell whether words order that an activity leave the plan; they name it or not."""
    return _ORDERS_OUT.search(plain) is not None
