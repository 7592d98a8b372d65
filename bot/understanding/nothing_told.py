"""Clauses that tell nothing of the work: a heading, a file that is announced, that it was said
before, amounts and nothing else."""

from __future__ import annotations

import re

from bot.understanding.reading import phrase
from bot.understanding.record_words import PUTS_RIGHT, SIGH

_NOT_THAT = re.compile(
    r"(?:y |e |que )?no"
    r" (?:(?:el|un|en|al|del?|era|eran|es|esta|estaba|va|iba|sino|/|%) ?|\d\S* ?)+"
)
# "Estado a la fecha:": what heads a section tells nothing of the work.
_HEADING = phrase(
    r"(?:el |la |los |las )?(?:estado|situacion|avances?|seguimiento|reporte|progreso|porcentaje"
    r"|descripcion|actividades|acciones|gestion|logros)"
    r"(?: (?:actual|general|a la fecha|a hoy|al (?:corte|dia|dia de hoy)|del? (?:la |los |el )?"
    r"(?:actividad|avances?|ejecucion|cumplimiento|periodo|@)|realizad[oa]s?|adelantad[oa]s?"
    r"|ejecutad[oa]s?|cualitativ[oa]|cuantitativ[oa]|reportad[oa]|obtenidos|fisic[oa])){1,4}"
)
# "100, ya te dije", "como les había informado": that it was said before tells nothing of the work.
_SAID_BEFORE = phrase(
    r"(?!informe|reporte|escrito)(?:(?:como|pues|y|que|si|ya|pero|tal) ){0,4}"
    r"(?:(?:yo|te|le|les|se|lo|la|os) ){0,3}"
    r"(?:(?:he|habia|habiamos|hemos) )?"
    r"(?:dij[eo]|dijimos|dicho|conte|contado|reporte|reportado|reportamos|informe|informado"
    r"|informamos|mencione|mencionado|comente|comentado|escribi|escrito|repito|reitero)"
    r"(?: (?:antes|ayer|hoy|ahora|ahorita|arriba|anteriormente|atras|mil|dos|tres|veces|el|otro"
    r"|dia|en|mi|reporte|correo|mensaje|anterior|que|es|esta)){0,5}"
)
# "adjunto lo enunciado", "lo indicado en el asunto": what it is stands elsewhere.
_NAMED_ABOVE = (
    "(?:(?:e|a)nunciad|mencionad|indicad|relacionad|referid|citad|solicitad|requerid|descrit"
    "|señalad|asunto)(?:[oa]s?)?"
)
_IN_THE_SUBJECT = "(?: (?:en|de) (?:el )?asunto| del asunto)?"
# "va el pdf", "adjunto el acta": what only announces a file tells nothing of the work.
_ANNOUNCED = phrase(
    r"(?:(?:y|e|ya|aqui|ahi|alla|le|les|te|se|lo|la|las|los) ){0,4}"
    r"(?:vai?n?|adjunt[oa]s?|adjuntamos|adjuntan|anex[oa]s?|anexamos|anexan|remito|remitimos"
    r"|envio|enviamos|mando|mandamos|comparto|compartimos|subo|subimos|dejo|dejamos"
    r"|remiten?|envian?|allego|allegamos|allegan?)"
    r"(?: (?:adjunt[oa]s?|anex[oa]s?|como|de|del|en|con|el|la|los|las|un|una|unos|unas|su|sus|mi"
    r"|mis|est[aeo]s?|lo|@)){0,5}"
    r"(?: (?:pdf|word|excel|fotos?|fotografias?|foticos?|imagen|imagenes|evidencias?"
    r"|soportes?|anexos?|archivos?|adjuntos?|documentos?|pantallazos?|capturas?|acta|actas|listas?"
    rf"|listados?|planillas?|oficios?|certificados?|link|enlace|{_NAMED_ABOVE})){{1,2}}"
    rf"{_IN_THE_SUBJECT}"
    r"(?: (?:firmad[oa]s?|escanead[oa]s?|adjunt[oa]s?|respectiv[oa]s?|correspondientes?)){0,2}"
    r"|(?:ahi |aqui |le |les |se ){0,2}(?:va |van )?(?:adjunt[oa]s?|anex[oa]s?)"
    rf"|(?:(?:ver|vease|segun|es|lo|la|el|del?) ){{0,3}}{_NAMED_ABOVE}{_IN_THE_SUBJECT}"
)

# "22 % o 25 %", "del total sería un 25": amounts, and nothing of the work.
_ONLY_AMOUNTS = phrase(
    r"\d{1,3} %(?: (?:o|u|y|a|-|al|no) \d{1,3}(?: %)?){1,3}"
    r"|(?:en total|del total|de todo|en general) (?:seria|iria|quedaria|es|va|vamos)"
    r"(?: (?:en|un|el|al|como)){0,2} \d{1,3}(?: %)?"
    r"|\d{1,3}(?: %)? no"
    r"|(?:o sea|entonces|digamos|mejor) (?:(?:que|el|un|en) ){0,2}\d{1,3}(?: %)?"
)

TELL_NOTHING = (_NOT_THAT, _ONLY_AMOUNTS, PUTS_RIGHT, _HEADING, _ANNOUNCED, _SAID_BEFORE, SIGH)
