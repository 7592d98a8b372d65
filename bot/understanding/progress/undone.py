"""What was done and undone since is not done: "lo publicamos y lo tumbaron", "quedó lista pero se
dañó". Pure."""

from __future__ import annotations

import re

from bot.understanding.meaning import ReadReport, Status, Update
from bot.understanding.reading import any_phrase, read

_BY_ITSELF = (
    r"se (?:(?:me|nos|le|les) )?(?:cayo|cayeron|dano|danaron|desconfiguro|desconfiguraron|borro"
    r"|borraron|perdio|perdieron|rompio|rompieron|deshizo|deshicieron|desbarato|desplomo|desprendio"
    r"|bloqueo|quemo|quemaron)"
)
# "la devolvieron firmada": so it comes back done
_BACK_DONE = (
    r"(?! (?:ya )?(?:(?:firm|aprob|revis|sell|valid|avalad|public)[a-z]{0,6}d[ao]s?|sin |con (?:el "
    r"|la )?(?:visto|firma|aprobacion|aval)|\d))"
)
_BY_OTHERS = (
    r"(?:(?:me|nos|se) )?l[ao]s? (?:tumb|baj|quit|devolvi|rob|derog|anul|revoc|suspendi|desmont"
    r"|elimin|borr|rechaz|objet|tir|dan|deshic|desinstal|descolg|hurt)(?:aron|ieron|eron|o)"
    rf"{_BACK_DONE}|l[ao] retir(?:aron|o){_BACK_DONE}"
    r"|(?:fue|fueron|quedo|quedaron) (?:devuelt|anulad|derogad|revocad|suspendid|rechazad|desmontad"
    r"|eliminad|danad)[ao]s?"
)
_NO_MORE = (
    r"(?:ya )?dej(?:o|aron) de (?:funcionar|servir|andar|abrir|aparecer)"
    r"|ya no (?:esta|estan|funcionan?|sirven?|abren?|aparecen?)"
)
_UNDONE = any_phrase(_BY_ITSELF, _BY_OTHERS, _NO_MORE)
# "no se cayó", "la que se dañó", "porque se cayó la otra": not of what was done
_OF_ANOTHER = re.compile(r"(?<!\S)(?:no|si|cuando|sin|antes|porque|que)(?: [a-z@]+){0,4} ?\Z")
# "ya la subimos otra vez", "la arreglamos": done once more
_AGAIN = re.compile(
    r"(?<!\S)(?:volv(?:i|imos|io|ieron|iendo)|otra vez|de nuevo|nuevamente"
    r"|(?:arregl|corregi|corrig|repus|repusi|restablec|reinstal|recuper|subsan|republic|repar"
    r"|reactiv|solucion)[a-z]{0,7}"
    r"|ya (?:(?:me|nos|le|les) )?(?:la|lo|las|los|se|esta|estan|quedo|quedaron|funcionan?|sirve))"
    r"(?!\S)"
)


def undone_since(update: Update, told: ReadReport) -> Update:
    """Ask for the figure of what is told to be undone behind the deed, and not done once more."""
    done = update.status is Status.DONE and update.definite and not update.outright
    if not done or any(map(str.isdigit, update.words)):
        return update
    return update.with_figure_asked() if _is_undone(update, told) else update


def _is_undone(update: Update, told: ReadReport) -> bool:
    plain, deed = read(told.told_of(update)).plain, read(update.words).plain
    _, found, behind = plain.partition(deed)
    undone = _UNDONE.search(behind) if found else None
    if undone is None or _OF_ANOTHER.search(behind[: undone.start()]) is not None:
        return False
    return _AGAIN.search(behind, undone.end()) is None
