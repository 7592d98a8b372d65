"""Rule 4: done, when the activity or its product as a whole is said to be there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.activities import MADE_KNOWN, ActivityWords, sounds_like, stem, verb_stem
from bot.understanding.progress import done_words as signs
from bot.understanding.progress.ready import Ahead, ready_for
from bot.understanding.progress.states import SaidState, WorkState
from bot.understanding.progress.subject import find_subject
from bot.understanding.reading import Reading, read
from bot.understanding.wordlists import WEEKDAY, word_set
from core.dates.reader import COMING, find_dates
from core.spanish import OFFICE_KINDS, bare_words

_SMALL = word_set("de del la las el los y e en para")
_PART_IS_DONE = (signs.PART_FIRST, signs.PART_LAST, signs.OFFICE_IS_DONE)
# "nuestra parte ya, mañana la subimos"
PART_TO_COME = re.compile(
    rf"(?<!\S)(?:manana|luego|despues|falta|vamos a|voy a|proxim[oa]|{WEEKDAY}) "
)
# "nuestra parte ya está lista desde el viernes"
_SINCE_A_DAY = re.compile(
    rf" (?:ayer|anoche|antier|anteayer|hoy|(?:desde (?:el )?|el )(?:{WEEKDAY})(?: pasado)?"
    r"|(?:desde (?:el )?|el )(?:dia )?\d{1,2} de [a-z]{4,10}"
    r"|desde (?:ayer|anoche|antier|anteayer|enero|(?:la semana|el mes) pasad[oa])"
    r"|(?:desde )?hace \d{1,2} (?:dias?|semanas?|meses))$"
)
_BEFORE_A_LIST = re.compile(r"(?:^|\s)(?:el|la|los|las) $")
_FEW = 7  # words of a clause that tells of all units at once
_SHORTEST = 2  # letters of initials that call no office
# "la 3.3, cumplida el martes": without a verb of what comes it is past
_WAS_ON = re.compile(
    r"(?:@ )?(?:ya )?(?:cumplid|terminad|finalizad|culminad|realizad|ejecutad|entregad|publicad)"
    rf"[ao]s? el (?:dia |pasado )?(?:{WEEKDAY})(?: pasado)?"
)
# "aprobada con la Resolución 214": an act of the administration is there, whatever the deed.
_BY_ACT = re.compile(
    r"(?:(?:ya|si|y|@|eso|fue|quedo|esta|se encuentra|ha sido) ){0,4}"
    r"(?:(?:aprob|adopt|sancion|reglament|formaliz|promulg|cre|conform|modific|legaliz|oficializ)ad"
    r"|expedid|establecid)[oa]s? (?:con|por|mediante|segun|a traves de|en) (?:(?:la|el|su) )?"
    r"(?:resolucion|decreto|acuerdo|ordenanza|acta|circular|acto administrativo)(?= .{0,20}[\d_])"
    r"(?: \S{1,20}){1,8}"
)
_UNTIL_A_DAY = re.compile(r" hasta el (?:dia )?[\d_]{1,2}(?! %|\S)")


# "en la 1.2 lo que han hecho": what was done is spoken of, and not that all is
_WHAT_IS_DONE = re.compile(r"\blo que (?:(?:se|nos|les|ya) ){0,2}$")


def find_done(
    reading: Reading, words: ActivityWords | None, today: date, units: int
) -> SaidState | None:
    """Return where a text about one activity says that it is done, None when it does not.

    `units` is how many units the goal counts, 0 for none; with several, one of them is a part.
    """
    plain, ahead = reading.plain, ready_for(reading.plain, words)
    ready: SaidState | None = None
    condition = False
    for first, last in clauses(reading):
        if reading.ends_with(last, "?"):
            continue
        start = reading.starts[first]
        end = reading.starts[last - 1] + len(reading.tokens[last - 1].norm)
        clause = plain[start:end]
        depends = condition and signs.QUEUES.search(clause) is not None
        condition = signs.CONDITION.match(clause) is not None and reading.ends_with(last, ",")
        if depends:
            continue
        if signs.THIS_TIME.search(clause):
            ready = ready or SaidState(WorkState.READY, start, end)
            continue
        if _is_just_ready(clause) or _closes_it(clause, plain):
            ready = ready or SaidState(WorkState.JUST_READY, start, start + len(clause.split()[0]))
            continue
        found = _done_in(_before_what_comes(clause, start, ahead), words, today, units)
        if found is None:
            all_of_them = _all_of_them(clause, words, today, units) or _by_act(clause, units)
            if all_of_them is not None and ready is None:
                ready = SaidState(WorkState.READY, start + all_of_them[0], start + all_of_them[1])
            continue
        said = SaidState(WorkState.DONE, start + found[0], start + found[1])
        return None if is_hindered(plain) else said
    ready = ready or next(
        (SaidState(WorkState.READY, o.start, o.end) for o in ahead if o.may_be_done), None
    )
    agrees = ready is None or is_hindered(plain) or signs.WHOSE.search(plain) is not None
    return None if agrees else ready


def _all_of_them(
    clause: str, words: ActivityWords | None, today: date, units: int
) -> tuple[int, int] | None:
    """Return where a few words say that all units of a goal stand done, by their name and by no
    number: "ya quedaron instalados los buzones", of five."""
    told = clause.split()
    several = words is not None and units > 1 and len(told) <= _FEW
    if not several or words is None or re.search(r"\d", clause):
        return None
    nouns = (one["noun"] for one in signs.THEM.finditer(clause))
    named = any(sounds_like(stem(noun), words.heads) for noun in nouns)
    stand = not signs.LEFT_SO.isdisjoint(told)
    return _done_in(clause, words, today, 1) if named and stand else None


def _by_act(clause: str, units: int) -> tuple[int, int] | None:
    """Return where nothing but an act with its number says that the one thing of a goal is there:
    "aprobada con la Resolución 214"."""
    found = None if units > 1 else _BY_ACT.fullmatch(clause)
    return None if found is None else found.span()


def _before_what_comes(clause: str, start: int, ahead: Sequence[Ahead]) -> str:
    """Return a clause, which stands at `start`, with nothing in it that is only ready."""
    for one in ahead:
        first, last = max(0, one.start - start), one.end - start
        if last > 0 and first < len(clause):
            clause = clause[:first] + "_" * (min(last, len(clause)) - first) + clause[last:]
    return clause


def is_for_later(text: str, today: date) -> bool:
    """Tell whether words speak of a day to come, or of something that is not done yet: "queda lista
    mañana", "estará firmada", "casi"."""
    plain = read(text).plain
    if signs.BLOCK.search(signs.CLEAR_BLOCK.sub(" ", plain)) or is_hindered(plain):
        return True
    return any(day.day is not None and day.day > today for day in find_dates(plain, today))


def find_part_done(reading: Reading, office: str, words: ActivityWords | None) -> SaidState | None:
    """Return where a text says that the part of an `office`, which supports an activity, is done:
    "ya quedó de nuestra parte", "la parte de TIC ya está lista", "lo nuestro de la rampa ya está".
    Said of another's, or of a thing of no title, it is None."""
    if is_hindered(reading.plain):
        return None
    for first, last in clauses(reading):
        clause = reading.part(first, last).plain
        told = _SINCE_A_DAY.sub("", clause)
        found = next(filter(None, (one.fullmatch(told) for one in _PART_IS_DONE)), None)
        if found is None or reading.ends_with(last, "?") or _is_of_a_part(found, words):
            continue
        if found["of"] is None or calls(found["of"], office):
            start = reading.starts[first]
            if clause.endswith(" ya") and PART_TO_COME.search(reading.plain[start:]):
                return None
            return SaidState(WorkState.DONE, start, start + len(clause))
    across = signs.ACROSS_CLAUSES.search(reading.plain)
    if across is None or (across["of"] is not None and not calls(across["of"], office)):
        return None
    return SaidState(WorkState.DONE, *across.span())


def _is_of_a_part(found: re.Match[str], words: ActivityWords | None) -> bool:
    """Whether a part is said to be of a thing that is not in the title of the activity."""
    thing = (found.groupdict().get("thing") or "").split()
    nouns = [word for word in thing if word not in _SMALL]
    terms = frozenset[str]() if words is None else words.terms
    return any(sounds_like(stem(noun), terms) is None for noun in nouns)


def calls(said: str, office: str) -> bool:
    """Tell whether words call an office by words of its name, or by its initials: "TIC"."""
    name = [word for word in bare_words(office).split() if word not in _SMALL]
    initials = "".join(word[0] for word in name)
    called = [word for word in said.split() if word not in _SMALL]
    if len(called) == 1 and len(called[0]) > _SHORTEST and initials.endswith(called[0]):
        return True
    return bool(called) and set(called) <= set(name) and not set(called) <= OFFICE_KINDS


def clauses(reading: Reading) -> list[tuple[int, int]]:
    """Return clauses, cut at "pero" and "aunque" as well as at signs."""
    cut: list[tuple[int, int]] = []
    for first, last in reading.clauses():
        start = first
        for at in range(first, last):
            if reading.tokens[at].norm in ("pero", "aunque", "porque", "xq") and at > start:
                cut.append((start, at))
                start = at
        cut.append((start, last))
    return [(a, b) for a, b in cut if a < b]


def is_hindered(plain: str) -> bool:
    """Tell whether something is said to be left to do: "firmada, pendiente la radicación"."""
    return signs.HINDERED.search(signs.COURTESY_PENDING.sub(" ", plain)) is not None


def _is_just_ready(clause: str) -> bool:
    """Whether "listo" stands alone, as people also say "very well"."""
    rest = signs.READY.sub(" ", clause, count=1)
    return (
        clause.split()[0] in ("listo", "lista", "listos", "listas")
        and not re.search(r"\w", signs.LEFT_ASIDE.sub(" ", rest))
        and "@" not in clause
    )


def _closes_it(clause: str, plain: str) -> bool:
    """Whether a clause asks for the activity to be closed, and nothing in the text says why it
    would be left undone: "ya firmaron el acta, ciérrenla"."""
    asks = signs.CLOSE_IT.fullmatch(clause) is not None
    return asks and signs.NOT_TO_BE_CLOSED.search(plain) is None


def _done_in(
    clause: str, words: ActivityWords | None, today: date, units: int
) -> tuple[int, int] | None:
    blocked = signs.BLOCK.search(signs.CLEAR_BLOCK.sub(" ", clause))
    at_once = signs.NOTHING_LEFT.search(clause) or signs.STOOD_SINCE.fullmatch(clause)
    at_once = at_once or (None if blocked else signs.FULFILLED.search(clause))
    if at_once is not None or blocked:
        return None if at_once is None else at_once.span()
    if signs.AGREES.match(clause) and signs.WHOSE.search(clause):
        return None
    for found in signs.DONE.finditer(clause):
        verb = _verb_of(found)
        if _is_a_noun(clause, found):
            continue
        if verb is None or _is_to_come(clause, found, today):
            continue
        if _is_whole(clause, found, verb, words, units):
            return found.span()
    return None


def _is_a_noun(clause: str, found: re.Match[str]) -> bool:
    """Whether what looks like a participle is a thing, "2 salidas", "lista de asistencia", "lo que
    han hecho", or one of several is told by its number: "la sesión 2 la hicimos"."""
    lead = clause[: found.start()]
    if signs.NUMBERED.search(lead) or _WHAT_IS_DONE.search(lead):
        return True
    if not found["bare"]:
        return False
    before = clause[: found.start("s3")]
    listed = signs.A_LIST.match(clause[found.start("s3") :]) is not None
    listed = listed or (
        found["s3"].startswith("list") and _BEFORE_A_LIST.search(before) is not None
    )
    return listed or signs.BEFORE_NOUN.search(before) is not None


def _verb_of(found: re.Match[str]) -> str | None:
    """Return the root of the verb that says what was done; None when the words say nothing done."""
    if found["gave"]:
        return verb_stem(f"{found['deed'].removesuffix('cion')}r")
    if found["kept"] or found["held"] or found["out"] or found["serves"]:
        state = found["s0"]
        return verb_stem(state) if state and not state.startswith(("todo", "bien")) else "qued"
    said = found["s1"] or found["v1"] or found["s2"] or found["v2"] or found["s3"] or found["s4"]
    if said in signs.NOT_VERBS and not found["v1"]:
        return None
    if said in signs.said_of_oneself(found.string):
        return None
    root = (
        "ec"
        if said.startswith("hech")
        else "is"
        if said.startswith("hi") and said != "hilo"
        else verb_stem(said)
    )
    known = root in signs.UNIVERSAL or root in signs.FINAL
    if signs.is_posted(root, found.string[found.end() :]):
        return signs.PUBLISH
    # A bare participle or "-amos" counts only for verbs that end a work, or the activity's own.
    return root if known or found["s1"] or found["v1"] or found["s2"] else f"?{root}"


def _is_to_come(clause: str, found: re.Match[str], today: date) -> bool:
    """Whether a day that comes turns "listo" or "terminamos" into a promise."""
    if _WAS_ON.fullmatch(clause):
        return False
    if _UNTIL_A_DAY.match(clause, found.end()):
        return True  # "quedó hasta el 25"
    if (
        found["did"]
        or found["came"]
        or found["serves"]
        or found["v2"] in signs.SURELY_PAST
        or (found["held"] and "llev" in found["held"])
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
        and d.sure
        and d.day > today
        and d.day - today < COMING
        and not clause[: d.start].rstrip().endswith((" de", " del", "desde", "desde el"))
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
        return root in signs.FINAL
    if subject is not None and not _is_the_product(subject, phrase_words, clause, words, units):
        return False
    sent = subject is not None and signs.is_sent_in_full(root, after)
    return sent or _ends_it(root, own, words)


def _tells_of_some(
    clause: str, after: str, root: str, words: ActivityWords | None, units: int
) -> bool:
    """Whether a number, a part, or one unit of several is what was done."""
    one_of_several = units > 1 and root not in signs.CLOSING and not signs.EVERY.search(clause)
    with_somebody = after.startswith(" con ") and root in signs.WITH_ANOTHER
    about_a_part = not with_somebody and _is_about_a_part(after, words)
    return one_of_several or _counts_something(after) or about_a_part


def _is_the_product(
    subject: str, phrase_words: list[str], clause: str, words: ActivityWords | None, units: int
) -> bool:
    """Whether a noun stands for the activity: its product, its own deed, or "la actividad"."""
    own = words.terms if words is not None else frozenset()
    others = [word for word in phrase_words if stem(word) not in own]
    if signs.PARTS.search(signs.DAY_OF_MONTH.sub(" ", " ".join(others))):
        return False
    if subject in signs.WHOLE_NOUNS or subject == "@":
        return True
    if words is None:
        return False
    named = sounds_like(stem(subject), words.heads) or _is_the_deed(subject, words)
    all_of_them = subject.endswith("s") and signs.EVERY.search(clause) is not None
    return bool(named) and (units <= 1 or all_of_them)


def _is_about_a_part(after: str, words: ActivityWords | None) -> bool:
    """Whether "lo de Hacienda", "con Hacienda" or "de recoger datos" follows the predicate."""
    deed = signs.OF_DOING.match(after)
    if deed is not None:
        return words is None or verb_stem(deed["verb"]) not in words.verbs
    found = signs.WITH_SOMEONE.match(after)
    if found is None or found["noun"] in signs.WHOLE_NOUNS:
        return False
    return words is None or sounds_like(stem(found["noun"]), words.terms) is None


def _puts_in_force(subject: str, clause: str, words: ActivityWords) -> bool:
    """Whether what was signed is the act that does the activity's own deed to its product."""
    found = signs.ACT.search(clause)
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
    return signs.AMOUNT_NEXT.match(after) is not None


def _ends_it(root: str, own: bool, words: ActivityWords | None) -> bool:
    if words is not None and words.stages and own:
        return not any(root[:6] == stage[:6] for stage in words.stages[:-1])
    if own or root in signs.UNIVERSAL:
        return True
    later = words is not None and not words.verbs.isdisjoint(MADE_KNOWN)
    return root in signs.FINAL and not later
