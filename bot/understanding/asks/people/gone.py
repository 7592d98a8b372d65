"""The words that somebody has left or leaves, and what else is said of people beside a report: a
trip that was cancelled, the mood of a head. Pure."""

from __future__ import annotations

from bot.understanding.wordlists import MONTH, WEEKDAY

TITLE = (
    r"(?:ing|ingenier[oa]|dr|dra|doctora?|sr|sra|senora?|don|dona|arq|arquitect[oa]|abogad[oa]"
    r"|jef[ea]|enlace|companer[oa]|lic|profe(?:sora?)?|secretari[oa]|director[a]?"
    r"|supervisor[a]?|coordinador[a]?|funcionari[oa]|delegad[oa])"
)
A_DAY = (
    rf"(?:(?:el|hasta|desde|este) (?:el )?(?:{WEEKDAY}|\d{{1,2}})|manana|pasado manana"
    r"|(?:a|para|al) fin(?:al|es)? del? (?:este )?(?:mes|ano)|(?:la )?(?:otra|proxima) semana"
    rf"|en (?:{MONTH})|(?:a|para) fin(?:al|es)? de (?:{MONTH}))"
)
_PLACE = (
    r"(?:alcaldia|entidad|municipio|cargo|oficina|secretaria|gobernacion|ministerio|personeria"
    r"|contraloria|procuraduria|sena|nacion)"
)
_ON = (
    rf"(?: (?:ya|del todo))?(?: (?:del?|a|para)(?: la| el)? {_PLACE})?"
    rf"(?: (?:desde |a partir del? )?{A_DAY}(?: \d{{1,2}})?(?: de (?:{MONTH}))?)?$"
)
_CONTRACT = r"(?: (?:su|el))? contrato"
GONE = (
    r"(?:ya no (?:trabaja|labora|viene|esta viniendo|hace parte|nos acompana|sigue)"
    r"|ya no va(?: mas)?(?=$| (?:con nosotros|desde (?:hoy|ayer)))"
    r"|ya no esta(?= (?:con nosotros|aqui|aca|en la (?:alcaldia|entidad|oficina|secretaria)"
    r"|viniendo|trabajando)|$)"
    r"|no (?:esta|sigue) viniendo|no volvio(?= a trabajar|$)|(?:va a )?renunci(?:o|a|ar)(?! a la)"
    r"|(?:presento|paso) (?:su|la) (?:carta de )?renuncia"
    r"|se (?:nos )?(?:va a )?(?:jubil|pension)(?:o|a|ar)"
    rf"|se (?:nos )?(?:fue|retiro|desvinculo)(?= (?:del?|a|para)(?: la| el)? {_PLACE}|$)"
    rf"|salio(?= del?(?: la| el)? {_PLACE})"
    r"|(?:se (?:nos )?(?:va|retira|desvincula)|(?:solo )?(?:va|esta|trabaja)(?: solo)?(?= hasta )"
    rf"|(?:entrega|deja) (?:el|su) (?:cargo|puesto))(?={_ON})"
    r"|(?:lo|la) (?:trasladaron|sacaron|despidieron|echaron)|fue trasladad[oa]"
    r"|pidio (?:(?:el|su|un) )?(?:traslado|cambio de (?:oficina|dependencia|secretaria|area))"
    rf"|(?:se le )?(?:(?:termin|acab)[oa]|venci?[oe]){_CONTRACT}"
    r"|(?:ya )?no es (?:(?:mi|el|la|su|nuestr[oa]) )?(?:delegad[oa]|enlace|reemplazo)(?: de (?:nada"
    r"|nadie|aqui|nosotros))?(?: (?:desde|a partir de) (?:ayer|hoy|el lunes|esta semana))?"
    rf"|no le (?:renov|prorrog)[a-z]{{2,5}}{_CONTRACT}"
    r"|no l[oa] (?:van a |volvieron a |vuelven a )?contrat[a-z]{2,5})"
)
# "se fue de vacaciones", "salió de permiso": somebody is away, on no days that are said
ON_LEAVE = (
    r"(?:(?:se (?:nos )?(?:fue|va)|salio|sale|esta|anda|entro) (?:de|a|en|con)"
    r" (?:(?:las?|sus?|una?) )?"
    r"(?:vacaciones|licencia|permiso|incapacidad|comision|descanso|compensatorio))"
)
# Who is called by no name: "ella ya no trabaja acá", "la muchacha de archivo se fue".
UNNAMED = (
    r"(?:ell[oa]s?|el|es[ea] (?:senora?|persona|muchach[oa]|nin[oa]|companer[oa]|funcionari[oa])"
    r"|(?:el|la) (?:muchach[oa]|nin[oa]|practicante|pasante)(?: del?(?: la)? [a-z]{3,15})?)(?: ya)?"
)
# "se canceló la comisión": somebody's trip; a committee has a name, "la comisión de personal".
NO_TRIP = (
    r"(?:(?:al final|siempre|ya|que) ){0,2}(?:no hubo (?:comision|viaje)"
    r"|se (?:me |nos |le )?(?:cancelo|aplazo|cayo|suspendio"
    r"|corrio|dano) (?:la|mi|su|el|nuestra) (?:comision|viaje))"
    r"(?: (?:de servicios|que (?:tenia|teniamos|habia)|al final|a (?:bogota|medellin|cali)))?"
)
IN_A_MOOD = (
    rf"(?:(?:el|la) (?:alcalde|alcaldesa|gobernador[a]?|gerente|rector[a]?|{TITLE})"
    r"(?: [a-z]{3,15})?) (?:anda|esta|amanecio) (?:(?:muy|como|medio|super|todo|toda) )?(?:brav[oa]"
    r"|molest[oa]|furios[oa]|acelerad[oa]|de (?:mal (?:genio|humor)|afan)|trist[e])"
    r"(?: (?:hoy|conmigo|con (?:nosotros|todos|todo el mundo)|estos dias)){0,2}"
)
UNWELL = (
    r"(?:(?:anda|esta|sigue|se siente|amanecio|se puso) (?:(?:muy|medio|un poco|algo|bastante) )?"
    r"(?:enferm[oa]|mal(?:it[oa])?|indispuest[oa]|hospitalizad[oa]|con (?:gripa|covid|dengue))"
    r"|se enfermo)(?: (?:hoy|ayer|desde|el|la|estos|esta|dias|semana|otra|vez|de|hace|rato)){0,5}"
)
