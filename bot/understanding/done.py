"""Rule 4: done, when the activity or its product as a whole is said to be there."""

from __future__ import annotations

import re
from datetime import date

from bot.understanding.activities import MADE_KNOWN, ActivityWords, sounds_like, stem, verb_stem
from bot.understanding.dates import MONTH, WEEKDAY, find_dates
from bot.understanding.reading import Reading, any_phrase, phrase
from bot.understanding.states import Said, State
from bot.understanding.subject import find_subject
from bot.understanding.wordlists import any_of, each, group, word_list, word_set

# Verbs that end any work, and verbs that say what was done to it.
_UNIVERSAL = frozenset(
    verb_stem(verb)
    for verb in word_list(
        "terminar finalizar culminar cumplir completar concluir realizar ejecutar efectuar"
    )
) | {"qued", "list", "listas", "listos", "ec", "is", "yeb", "sal", "logr", verb_stem("concluyo")}
_FINAL = frozenset(
    verb_stem(verb)
    for verb in word_list("entregar firmar publicar aprobar adoptar expedir suscribir")
)
# Of a goal of several, "se realizó" tells of one; these tell of all.
_CLOSING = _UNIVERSAL - {verb_stem(v) for v in ("realizar", "ejecutar", "efectuar")} - {
    "ec", "is", "yeb", "sal"
}  # fmt: skip
_EVERY = re.compile(r"(?<!\S)tod[oa]s(?!\S)")
_STATE = (
    r"(?:[a-z]{3,}[ai]d[oa]s?|hech[oa]s?|list[oa]s?|complet[oa]s?|suscrit[oa]s?|abiert[oa]s?"
    r"|puest[oa]s?|resuelt[oa]s?|inscrit[oa]s?|impres[oa]s?)"
)
_PAST = r"(?:[a-z]{2,}(?:aron|ieron|io|uyo|uo|[^aeiou]o)|hizo|hicieron|dio|salio|fue)"
_WE = group(
    "[a-z]{3,}(?:amos|imos)",
    *each("hicimos, termine, finalice, entregue, cumpli, hice, publique, complete, realice"),
)
# "ya quedó", "quedó publicada"; not "quedó en 60", "quedó pendiente".
_NOT_KEPT = (
    r"(?! (?:en|pendientes?|por|de|mal|faltando|para|a|sin|como|el \d"
    r"|con (?:observ|ajust|pendient)))"
)
_KEPT = (
    rf"(?:ya )?(?:(?:ha|han) )?(?:quedo|quedaron|quedado)(?: (?P<s0>{_STATE}|todo list[oa]|bien))?"
)
# "está publicado", "ya fue aprobada".
_BEING = group(
    *each("esta, estan, fue, fueron, se encuentra, se encuentran, la tenemos, lo tenemos, tenemos")
)
_IS = rf"(?:ya )?{_BEING} (?:ya |todo |totalmente |completamente )?(?P<s1>{_STATE})"
# "se dio por terminada", "se llevó a cabo", "ya está".
_ENDED = r"(?:terminad|finalizad|cumplid|culminad|concluid|cerrad)[oa]s?"
_GIVEN = rf"(?:(?:se|la|lo) )?(?:dio|dimos|damos|doy|da|dieron) por {_ENDED}"
_COMPLIED = r"(?:se )?(?:dio|dimos|damos|da|ha dado|dado) (?:total |pleno )?cumplimiento"
_SINCE = r" desde (?:el |la )?\w+(?: (?:pasad[oa]|\d+ de \w+))?(?: *$| [.,;¶])"
_HELD = any_of(
    rf"(?:ya )?(?:{_GIVEN}|se llevo a cabo|se llevaron a cabo|{_COMPLIED})",
    *each("mision cumplida, tarea cumplida, todo (?:list|cumplid|hech|terminad)o"),
    rf"ya esta(?= *$| [.,;¶]|{_SINCE})",
)
# "se realizó", "lo publicaron"; "se ha firmado"; "hicimos"; "ya salió"; "publicado".
_DID = rf"(?:ya )?(?:se|la|lo|las|los|me|nos) (?:le |les |nos )?(?P<v1>{_PAST})"
_HAS = (
    r"(?:ya )?(?:(?:se|la|lo|las|los) )?(?:ha|han|hemos|he) (?:sido )?"
    r"(?P<s2>[a-z]+d[oa]s?|hecho|suscrito)"
)
_WE_DID = rf"(?:ya )?(?:(?:se )?(?:la|lo|las|los) )?(?P<v2>{_WE})"
_OUT = any_of(
    "ya (?:salio|salieron|termino|terminaron|finalizo|culmino|concluyo)",
    "salio(?=$| (?:[.,;¶]|ayer|hoy|el|la))",
)
# "se hizo entrega del informe"
_GAVE = (
    r"(?:ya )?(?:(?:se|le|les|nos) ){0,2}(?:hizo|hicimos|ha hecho|hemos hecho|realizo|realizamos)"
    r" (?:la )?(?P<deed>entrega|publicacion|firma|adopcion|aprobacion|expedicion)(?= del? )"
)
# "entró en operación", "se puso al servicio", "están funcionando"
_SERVES = any_of(
    r"(?:ya )?(?:entro|entraron|(?:se )?(?:puso|pusieron)|quedo|quedaron|esta|estan|salio|salieron)"
    r" (?:ya )?(?:en|al) (?:plen[oa] )?(?:servicio|funcionamiento|operacion|produccion|vigencia)",
    "(?:ya )?(?:esta|estan|quedo|quedaron) (?:ya )?(?:funcionando|operando|en uso)",
)
# "salió firmada la resolución"
_CAME_OUT = r"(?:ya )?(?:salio|salieron) (?P<s4>(?:firmad|publicad|aprobad|adoptad|expedid|sancionad)[oa]s?)"
_DONE = any_phrase(
    f"(?P<gave>{_GAVE})",
    f"(?P<serves>{_SERVES})",
    f"(?P<came>{_CAME_OUT})",
    f"(?P<kept>{_KEPT}){_NOT_KEPT}",
    f"(?P<be>{_IS})",
    f"(?P<held>{_HELD})",
    f"(?P<did>{_DID})",
    f"(?P<has>{_HAS})",
    f"(?P<we>{_WE_DID})",
    f"(?P<out>{_OUT})",
    f"(?P<bare>(?:ya )?(?P<s3>{_STATE}))",
)
_NOTHING_LEFT = phrase(
    r"(?:ya )?no (?:nos |me )?(?:falta|queda) nada(?: pendiente)?|nada pendiente"
)
_A_LIST = re.compile(r"list(?:a|as|ado) (?:de|del|con) ")  # "lista de asistencia"
_READY = phrase(r"list[oa]s?|listic[oa]")
_BLOCK = any_phrase(
    *each(
        "no, casi, nunca, tampoco, aun, todavia, cuando, ojala, espero, esperamos, esperando, "
        "para que, a punto"
    ),
    "por (?:terminar|finalizar|culminar|entregar|firmar|publicar|cumplir)",
    *each(
        r"practicamente, parcial\w*, en parte, algun[oa]s?, mayoria, vari[oa]s, borradores, "
        r"una parte, parte, avances, mitad, quedara\w*, quedaria\w*, estara\w*, estaria\w*, "
        r"sera, seran, debe\w*, puede\w*, podra\w*"
    ),
    r"si (?:nos|se|hay|todo|el|la|logramos|dan|queda|esta|alcanz\w+)",
    "hasta que",
    r"apenas (?:est|qued|se|lo|la)\w*",
    *each(
        r"una vez, medio, semi, falta\w*, faltan\w*, va a, van a, vamos a, ir a, quiero, "
        r"queremos, que este, que quede, se espera, sin, preliminar\w*, proyectad\w*, "
        r"programad\w*, previst\w*, pendientes?, por (?:[a-z]{2,}[aei]r\w*|ahora|partes|pedazos), "
        r"por el momento, menos, excepto, salvo, solo, solamente, "
        "unicamente, apenas, mas o menos"
    ),
)
_CLEAR_BLOCK = any_phrase(
    "no falta nada",
    "ya no falta nada",
    "sin (?:contratiempos?|novedad(?:es)?|problemas?|inconvenientes?|pendientes)",
    "por fin",
    "(?:que|la|lo|el|es[aeo]|@) si (?:esta|estan|quedo|quedaron|la|lo|se)",
    "por (?:terminad|finalizad|cumplid|culminad|concluid|cerrad)[oa]s?",
    "por (?:parte|medio|el (?:alcalde|secretario|jefe|comite|concejo|señor)|la "
    "(?:alcaldesa|secretaria|doctora|oficina|pagina)|correo|los|las|todos|unanimidad|completo"
    "|ley)",
    "nada pendiente",
)
_HINDERED = any_phrase(
    "(?:aun |todavia |solo |pero |nos |me )?"
    "(?:falta|faltan|faltaria|faltando|hace falta|hacen falta|restan?)",
    "(?:queda|quedan|esta|estan|tenemos|hay|solo) pendientes?",
    "pendientes? (?:de|por|la|el|los|las)",
    "en (?:revision|tramite|ajustes?|correccion|aprobacion|proceso)",
    "para (?:su |la |el |que la )?(?:revision|firma|aprobacion|visto bueno|concepto|validacion"
    "|correccion|observaciones|comentarios|ajustes?)",
    "(?:esta|estan|pasa|paso|sigue) (?:en|para) "
    "(?:revision|firma|visto bueno|aprobacion|tramite|ajustes?)",
    "por (?:firmar|publicar|aprobar|revisar|entregar|socializar|ajustar|subir|cargar)",
    "esperando",
    "a la espera",
    "sin (?:firma|firmar|publicar|aprobar|revisar|socializar|acta|soporte)",
    "solo queda",
    r"se (?:publicara|firmara|enviara|entregara|socializara|subira|cargara)\w*",
    "(?:lo|la) (?:publicamos|enviamos|firmamos|subimos) (?:el|mañana|la)",
)
_COURTESY_PENDING = any_phrase(
    "quedo (?:muy )?pendiente",
    "quedamos (?:muy )?pendientes?",
    "(?:ya )?no (?:nos |me )?(?:falta|queda) nada(?: pendiente)?",
    *each("sin pendientes, nada pendiente, quedo atent[oa]"),
)
_PARTS = any_phrase(
    *each(
        r"borrador\w*, preliminar\w*, version, primera?, segund[oa], tercera?, cuart[oa], fase, "
        "etapa, parte, avance, avances, mitad, propuesta, proyecto, esquema, esqueleto, "
        "plantilla, formato, cronograma, contrato, convocatoria, invitacion, enero, febrero, "
        "marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, "
        "trimestre, semestre, mes, casi, todavia, estudios, mesas?, reunion, reuniones, "
        r"parcial\w*, insumos?, diagnostico, otr[oa]s?, nuev[oa]s?, mayoria, algun[oa]s?, "
        "vari[oa]s"
    ),
)
_DAY_OF_MONTH = re.compile(rf"(?:(?:{WEEKDAY}) )?\d{{1,2}} de (?:{MONTH})(?!\S)")
_AMOUNT_NEXT = re.compile(
    rf"^(?! el (?:[12]?\d|3[01])(?= *$| [.,;¶]))"
    rf" (?:el |la |las |los |un |una |como |casi |solo |en |por |a "
    rf"|al )*(?!100(?!\S))(?!\d{{1,2}} (?:de (?:{MONTH})"
    rf"|/))(?:\d{{1,3}}(?:\.\d+)? (?!de (?:{MONTH}))\S|\d{{1,3}} *$|mitad|tercio|cuarta parte"
    rf"|tercera parte)"
)
_OF_DOING = re.compile(r"^ de (?P<verb>[a-z]{3,}[aei]r)(?:l[oae]s?)?(?!\S)")
_WITH_SOMEONE = re.compile(
    r"^ (?:(?:lo|la|el|los|las) (?:de|del)|con)(?! (?:exito|todo|todos|todas|los|las|el"
    r"|base|apoyo|ayuda|acompañamiento|participacion|asistencia|presencia|normalidad"
    r"|(?:la |el )?(?:resolucion|decreto|acuerdo|acta|circular|oficio|acto|memorando))(?!\S))"
    r"(?: (?:la|el|los|las))? (?P<noun>[a-z]+)"
)
_WHOLE_NOUNS = word_set(
    "actividad tarea meta producto todo compromiso accion labor gestion ejercicio asunto "
    "trabajo eso esto objetivo"
)
_SURELY_PAST = word_set("hicimos hice pusimos trajimos dijimos tuvimos")  # "entregamos" may be now
_NOT_VERBS = word_set(
    "como cuando quedo quiero tengo pido solo cuento puedo luego debo informo espero anexo "
    "adjunto estoy reporto remito envio creo ruego solicito agradezco comparto necesito "
    "comento confirmo presento vamos estamos seguimos llevamos tenemos queremos necesitamos "
    "quedamos informamos esperamos reportamos solicitamos adjuntamos podemos andamos ramos "
    "agradecemos proximos ultimos minimos maximos tramos termino"
)


# "si desembolsan esta semana, la actividad queda cumplida"
_CONDITION = phrase(
    r"(?:(?:y|pero|pues|entonces|es que) )?(?:si(?! (?:senora?|ya|se (?:hizo|pudo|logro))(?!\S))|cuando|apenas"
    r"|una vez|tan pronto|en cuanto|siempre que|con tal)"
)
_QUEUES = phrase(r"(?:queda|quedan|esta|estan|damos|se da|tenemos|termina\w*|cumpl\w*|seria)")


def find_done(
    reading: Reading, words: ActivityWords | None, today: date, units: int
) -> Said | None:
    """Return where a text about one activity says that it is done, None when it does not.

    `units` is how many units the goal counts, 0 for none; with several, one of them is a part.
    """
    plain = reading.plain
    ready: Said | None = None
    condition = False
    for first, last in _clauses(reading):
        if last < len(reading.tokens) and reading.tokens[last].norm == "?":
            continue
        start = reading.starts[first]
        end = reading.starts[last - 1] + len(reading.tokens[last - 1].norm)
        clause = plain[start:end]
        depends = condition and _QUEUES.search(clause) is not None
        condition = _CONDITION.match(clause) is not None and reading.ends_with(last, ",")
        if depends:
            continue
        found = _done_in(clause, words, today, units)
        if found is None:
            continue
        said = Said(State.DONE, start + found[0], start + found[1])
        if _is_just_ready(clause):
            ready = ready or Said(State.JUST_READY, said.start, said.end)
            continue
        return None if _is_hindered(plain) else said
    return None if ready is None or _is_hindered(plain) else ready


def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """Return clauses, cut at "pero" and "aunque" as well as at signs."""
    cut: list[tuple[int, int]] = []
    for first, last in reading.clauses():
        start = first
        for at in range(first, last):
            if (
                reading.tokens[at].norm in ("pero", "aunque", "porque", "xq", "ya")
                and at > start
                and reading.tokens[at].norm != "ya"
            ):
                cut.append((start, at))
                start = at
        cut.append((start, last))
    return [(a, b) for a, b in cut if a < b]


def _is_hindered(plain: str) -> bool:
    return _HINDERED.search(_COURTESY_PENDING.sub(" ", plain)) is not None


def _is_just_ready(clause: str) -> bool:
    """Whether "listo" stands alone, as people also say "very well"."""
    rest = _READY.sub(" ", clause, count=1)
    return (
        clause.split()[0] in ("listo", "lista", "listos", "listas")
        and not re.search(r"\w", _LEFT_ASIDE.sub(" ", rest))
        and "@" not in clause
    )


_LEFT_ASIDE = any_phrase(
    *each(
        "doctora?, doc, dra, dr, ingenier[oa], señora?, jefe, jefa, profe, si, muchas, "
        "gracias, ok, vale, bueno, muy, amable, don, doña, mi, dale, perfecto, con gusto, "
        "entonces, pues, teniente, comandante, capitan, sargento, coronel, sumerce, profe, veci, "
        "patron(?:a)?"
    ),
)


def _done_in(
    clause: str, words: ActivityWords | None, today: date, units: int
) -> tuple[int, int] | None:
    nothing_left = _NOTHING_LEFT.search(clause)
    if nothing_left is not None:
        return nothing_left.span()
    if _BLOCK.search(_CLEAR_BLOCK.sub(" ", clause)):
        return None
    for found in _DONE.finditer(clause):
        verb = _verb_of(found)
        if found["bare"] and _A_LIST.match(clause[found.start("s3") :]):
            continue
        if verb is None or _is_to_come(clause, found, today):
            continue
        if _is_whole(clause, found, verb, words, units):
            return found.span()
    return None


def _verb_of(found: re.Match[str]) -> str | None:
    """Return the root of the verb that says what was done; None when the words say nothing done."""
    if found["gave"]:
        return verb_stem(f"{found['deed'].removesuffix('cion')}r")
    if found["kept"] or found["held"] or found["out"] or found["serves"]:
        state = found["s0"]
        return verb_stem(state) if state and not state.startswith(("todo", "bien")) else "qued"
    said = found["s1"] or found["v1"] or found["s2"] or found["v2"] or found["s3"] or found["s4"]
    if said in _NOT_VERBS and not found["v1"]:
        return None
    root = (
        "ec"
        if said.startswith("hech")
        else "is"
        if said.startswith("hi") and said != "hilo"
        else verb_stem(said)
    )
    known = root in _UNIVERSAL or root in _FINAL
    # A bare participle or "-amos" counts only for verbs that end a work, or the activity's own.
    return root if known or found["s1"] or found["v1"] or found["s2"] else f"?{root}"


def _is_to_come(clause: str, found: re.Match[str], today: date) -> bool:
    """Whether a day that comes turns "listo" or "terminamos" into a promise."""
    state = found["s0"] or found["s1"] or found["s3"] or ""
    if state.startswith("list") and clause.startswith(" para ", found.end()):
        return True  # "ya está lista para aplicar"
    if (
        found["did"]
        or found["came"]
        or found["serves"]
        or found["v2"] in _SURELY_PAST
        or found["gave"]
        or found["has"]
        or (found["be"] and "fue" in found["be"])
        or found["kept"]
        or clause.startswith("ya ")
        or "@ ya" in clause
    ):
        return False
    after = clause[found.end() :]
    if re.match(
        rf" (?:para|el (?:proximo )?(?:{WEEKDAY})(?! pasado)|mañana|la otra|hasta)(?!\S)".replace(
            "ñ", "n"
        ),
        after,
    ):
        return True
    return any(
        d.day is not None
        and d.day > today
        and (d.day - today).days < 240
        and not clause[: d.start].rstrip().endswith((" de", " del"))
        for d in find_dates(clause, today)
    )


def _is_whole(
    clause: str, found: re.Match[str], verb: str, words: ActivityWords | None, units: int
) -> bool:
    """Whether what is done is the activity or its product, not a part of it or another thing."""
    root = verb.removeprefix("?")
    own = words is not None and any(root[:6] == v[:6] for v in words.verbs)
    after = clause[found.end() :]
    if (verb.startswith("?") and not own) or _tells_of_some(clause, after, root, words, units):
        return False
    subject, phrase_words = find_subject(clause, found)
    if subject is not None and words is not None and _puts_in_force(subject, clause, words):
        return root in _FINAL
    if subject is not None and not _is_the_product(subject, phrase_words, clause, words, units):
        return False
    return _ends_it(root, own, words)


def _tells_of_some(
    clause: str, after: str, root: str, words: ActivityWords | None, units: int
) -> bool:
    """Whether a number, a part, or one unit of several is what was done."""
    one_of_several = units > 1 and root not in _CLOSING and not _EVERY.search(clause)
    return one_of_several or _counts_something(after) or _is_about_a_part(after, words)


def _is_the_product(
    subject: str, phrase_words: list[str], clause: str, words: ActivityWords | None, units: int
) -> bool:
    """Whether a noun stands for the activity: its product, its own deed, or "la actividad"."""
    own = words.terms if words is not None else frozenset()
    others = [word for word in phrase_words if stem(word) not in own]
    if _PARTS.search(_DAY_OF_MONTH.sub(" ", " ".join(others))):
        return False
    if subject in _WHOLE_NOUNS or subject == "@":
        return True
    if words is None:
        return False
    named = sounds_like(stem(subject), words.heads) or _is_the_deed(subject, words)
    all_of_them = subject.endswith("s") and _EVERY.search(clause) is not None
    return bool(named) and (units <= 1 or all_of_them)


def _is_about_a_part(after: str, words: ActivityWords | None) -> bool:
    """Whether "lo de Hacienda", "con Hacienda" or "de recoger datos" follows the predicate."""
    deed = _OF_DOING.match(after)
    if deed is not None:
        return words is None or verb_stem(deed["verb"]) not in words.verbs
    found = _WITH_SOMEONE.match(after)
    if found is None or found["noun"] in _WHOLE_NOUNS:
        return False
    return words is None or sounds_like(stem(found["noun"]), words.terms) is None


_ACT = re.compile(
    r"(?:resolucion|decreto|acuerdo|ordenanza|acto administrativo|circular)(?: (?:no|n|nro|numero|:"
    r"|\.|\d\S*|_+|de|del|el|la)){0,6} (?:que|mediante|por (?:la|el|medio)(?: de)?(?: (?:la|el))?"
    r"(?: cual| que)?|con (?:la|el) (?:cual|que)) (?:se )?(?P<verb>[a-z]{4,}) (?P<rest>.*)"
)


def _puts_in_force(subject: str, clause: str, words: ActivityWords) -> bool:
    """Whether what was signed is the act that does the activity's own deed to its product."""
    found = _ACT.search(clause)
    if found is None or not found.group().startswith(subject):
        return False
    own = verb_stem(found["verb"])[:5] in {verb[:5] for verb in words.verbs}
    nouns = found["rest"].split()[:5]
    return own and any(sounds_like(stem(noun), words.heads) for noun in nouns)


def _is_the_deed(subject: str, words: ActivityWords) -> bool:
    """Whether a noun is the activity's own verb: "la actualización" of "Actualizar …"."""
    if not subject.endswith(("cion", "miento", "ciones")):
        return False
    root = verb_stem(subject)[:6]
    return any(root == v[:6] for v in words.verbs) and not any(
        root == stage[:6] for stage in words.stages[:-1]
    )


def _counts_something(after: str) -> bool:
    """Whether a number or a share follows: "se ejecutó el 30 % …" tells how much, not that all."""
    return _AMOUNT_NEXT.match(after) is not None


def _ends_it(root: str, own: bool, words: ActivityWords | None) -> bool:
    if words is not None and words.stages and own:
        return not any(root[:6] == stage[:6] for stage in words.stages[:-1])
    if own or root in _UNIVERSAL:
        return True
    later = words is not None and not words.verbs.isdisjoint(MADE_KNOWN)
    return root in _FINAL and not later
