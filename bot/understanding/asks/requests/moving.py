"""Words that move a date: the verbs, and whole requests in them: "córranme la 2.4". Pure."""

from __future__ import annotations

import re

from bot.understanding.asks.requests.day_asked import A_DAY
from bot.understanding.wordlists import each, group

MOVE = group(
    *each(
        r"ampli\w+, extend\w+, extiend\w+, aplaz\w+, aplac\w+, prorrog\w+, corran, corren?, "
        r"correr(?:nos|l[oa]s?)?, mover(?:l[oa]s?)?, mueven?, corra, muevan, mueva, "
        r"reprogram\w+, posterg\w+, prolong\w+"
    ),
    # not "quiero cambiar la descripción", "modificar lo que dije"
    r"(?:modificar|cambiar)(?! (?:(?:la|el|lo|las|los|mi|una?) ){0,2}(?:descrip|texto|observ|anota"
    r"|palabra|report|registr|cifra|porcentaje|avance|dato|que |responsable|lider|encargad|correo"
    r"|numero|celular|nombre|titulo|oficina|respuesta|soporte|evidencia|archivo|producto|meta\b))",
)
_MOVES = (
    r"(?:corr[ae]n?|ampli[ae]n?|apla[cz][ae]n?|prorrogu?[ae]n?|muev[ae]n?|extiend[ae]n?"
    r"|posterg\w{1,3})"
)
_HELP = r"(?:(?:ayud|colabor)[ae]n?(?:me|nos)|(?:me|nos) (?:ayud|colabor)[ae]n?)(?: con| a)?"
_MOVING = r"(?:corr|aplaz|mov|ampli|prorrog|extend)(?:iendo|ando|er|ar)"
_IT = r"(?:@|\d[\d.]{0,8})"
_BEHIND_IT = (
    r"(?= *$| [.,;:!?¶]| (?:por|porfa|para|pa|hasta|al?|porque|que|ya|y|un|una|otr[oa]s?|unos|unas)"
    r"(?!\S))"
)
# "me corren la 2.4 por favor", "córranme la 2.4 para junio", "la 2.4 me la aplazan?"
MOVE_IT = (
    r"(?:^|(?<=[.,;:!?¶] )|(?<= y ))(?:(?:por favor|porfa|favor|que|ayud[ae]n?me|entonces) ){0,3}"
    rf"(?:(?:me|nos) {_MOVES}|{_MOVES}(?:me|nos)|{_HELP} {_MOVING}) "
    r"(?:(?:la fecha|el plazo|lo) (?:de|en) )?"
    rf"(?:(?:la|el|actividad) ){{0,2}}{_IT}{_BEHIND_IT}"
    # "mejor que la 2.4 sea hasta el 15", "la 2.4 mejor para el 15 de junio"
    rf"|(?:mejor que|que|mejor) (?:la )?{_IT} (?:que )?(?:mejor )?(?:sea|quede) (?:hasta|para)"
    rf" {A_DAY}"
    rf"|{_IT} (?:mejor que|que mejor) (?:sea|quede) (?:hasta|para) {A_DAY}"
    rf"|{_IT} mejor (?:hasta|para) {A_DAY}"
    rf"|{_IT} (?:(?:por favor|porfa) )?(?:me|nos) l[ao]s? {_MOVES}{_BEHIND_IT}"
)
# "la 3.1 la movieron para el 30 de abril", "se aplazó hasta el 30", "la fecha cambió para el 30"
WAS_MOVED = (
    r"(?:(?<![a-z] )|(?<= y )|(?<= ya )|(?<= pero ))"
    r"(?:(?:nos |me )?l[ao]s? (?:(?:pasa|corrie|movie|cambia|aplaza|reprograma|posterga)ron"
    r"|corrio|movio|aplazo|reprogramo)|(?:nos )?aplazaron"
    r"|se (?:nos )?(?:corrio|movio|aplazo|reprogramo|postergo)"
    r"|(?:queda|quedo|fue|esta) (?:aplazad|reprogramad|corrid|postergad)[oa]"
    r"|la fecha (?:(?:se|la|nos|ya) ){0,2}(?:cambio|corrio|movio|movieron|corrieron|cambiaron))"
)
# "la reunión de la 3.1 se aplazó": a part of the work, and not its date
OF_A_PART = re.compile(
    r"\b(?!fecha|entrega|plazo|vencimiento|lo\b|tema|actividad)[a-z]+ (?:de|del)"
    r" (?:(?:la|el|actividad) ){0,2}@ (?:ya )?$"
)
