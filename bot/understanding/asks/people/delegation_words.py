"""The words in which work is given to somebody: her title, her name, what stands around. Pure."""

from __future__ import annotations

TITLES = (
    r"(?:senora?|doctora?|dra?|ingenier[oa]|ing|profesional|contratista|funcionari[oa]"
    r"|companer[oa]|colega|arquitect[oa]|abogad[oa]|licenciad[oa]|tecnic[oa])\.?"
)
TITLE = rf"(?:(?:la|el|mi) )?(?:{TITLES} ){{0,2}}"
WHILE = r"(?: (?:mientras|hasta|por (?:estos|esos|ahora)|durante|cuando)\b.{0,60})?"
# "… Rosa que ella es la que sube eso": why
WHY_HIM = (
    r"(?:(?: (?:que|q|porque|pues|ya que|es que))? (?:ella|el) (?:es (?:quien|(?:la|el) (?:que|q))"
    r"|(?:es la |ya |si )?(?:sabe|maneja|sube|conoce|tiene|hace))(?: (?!y\b|\S*\d)\S{1,20}){0,8})?"
)
A_NUMERAL = (
    r"(?:cero|diez|quince|cien|veint[a-z]{1,8}|(?:trei|cuare|cincue|sese|sete|oche|nove)nta)"
)
NOBODY = (
    rf"(?!(?:la|el|los|las|mi|mis|su|sus|un|una) (?!{TITLES} )|(?:ustedes?|ellos|ellas?|el|dios"
    r"|nadie|alguien|quien|otr[oa]s?|tod[oa]s|consideracion|criterio|disposicion"
    rf"|excel|word|pdf|papel|fisico|digital|linea|drive|formato|{A_NUMERAL})\b)"
)
BEFORE_LEAVING = r"(?:(?:no|mejor|pues|bueno|entonces|ya|y|ay|hola|yo|eso|esa|ese) ){0,4}"
A_WORD = (
    r"(?!(?:para|en|por|con|que|y|o|a|al|ya|el|los|un|una|hoy|ayer|manana|antes|porque|mientras"
    r"|hasta|desde|cuando|no|si|queda|quedan|va|van|ella|del resto)\b)[^\W\d_]{2,20}"
)
PERSON = rf"{TITLE}(?P<name>(?=[^\W\d_]{{3}}){A_WORD}(?: {A_WORD}){{0,3}})"
NOW_ON = (
    r"(?:(?:de |desde )?ahora(?: en adelante)?|(?:desde|a partir de) (?:hoy|ahora|manana)|hoy|ya"
    r"|de aqui en adelante|(?:por )?est[ao]s? (?:semana|mes|dias))"
)
# "ya no le delego la 5.5 a Nelson", "la 5.5 la retomo yo", "la 4.1 y la 5.5 me las devuelven"
RETAKES = (
    rf"ya no (?:quiero )?(?:les? )?deleg(?:o|ar(?:le)?)(?P<what> .{{1,60}}?) (?:a|en) {PERSON}",
    r"(?P<what>.{1,60}?) ya no (?:quiero )?(?:se )?l[ao]s? deleg(?:o|ar|arsel[ao]s?)"
    rf" (?:a|en) {PERSON}",
    r"(?P<what>.{1,60}?) l[ao]s? (?:retom(?:o|are)|reasum(?:o|ire)|asumo"
    r"|vuelvo a (?:llevar|manejar|tomar|asumir))(?: de nuevo| otra vez)? yo(?: misma| mismo)?",
    r"(?P<what>.{1,60}?) (?:por favor |porfa )?(?:que )?me l[ao]s? (?:devuelv|regres|retorn)[ae]n?",
)
# "La cita médica la lleva Camilo, pásesela a él", "hable con Camilo, que él la lleva".
HAS_IT = (
    r"(?:l[oa]s? (?:lleva|maneja|hace|tiene|mueve|coordina|atiende|ve|trabaja"
    r"|esta (?:llev|manej|hac|coordin|atend|trabaj)[a-z]{1,2}ndo))"
)
