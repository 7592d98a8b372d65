"""Rule 18 beside others: "necesito plazo para la 2.1 y recuérdeme la 3.1 el lunes"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import replace
from datetime import date

from bot.understanding.asks.snooze import NOT_ASKED_BEFORE, find_reminder
from bot.understanding.asks.that_day import without_its_day
from bot.understanding.clauses import clauses, joined
from bot.understanding.lexicon import tags
from bot.understanding.meaning import Context, Intent, Meaning, first_asked
from bot.understanding.parting.cutting import ARTICLES
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.parting.topics import codes_named
from bot.understanding.reading import BREAKS, HARD_BREAKS, Reading, any_phrase, read
from bot.understanding.wordlists import (
    A_CODE,
    CODE,
    FILES,
    WEEKDAY,
    accented_or_not,
    each,
    group,
    word_set,
)
from core.dates.reader import blanked, find_dates, is_asked_day

_JOINTS = word_set(", y e")
_BESIDE = (Intent.EXTENSION, Intent.REASSIGN)
_MOST_ENDS = 6
_MOST_WISH = 3  # words
_MOST_BEFORE = 12  # words before a reminder that name what it is of
_CODE_ALONE = re.compile(rf"(?:(?:y|de|para|sobre) )?(?:la |el )?(?:actividad )?{CODE}")
_WISH = re.compile(
    r"(?<!\S)(?:por favor |porfa |que |(?:necesito|quiero|quisiera|agradezco|pido) (?:que )?)$"
)
# "la 1.3 me la recuerdas", "lo demás me lo puede recordar": what stands before the verb
_ITS_OBJECT = re.compile(
    r"(?<!\S)(?:me|nos) (?:(?:pued|podri)[a-z]{1,4} )?(?:l[ao]s? )(?:(?:pued|podri)[a-z]{1,4} )?$"
)
_NEXT = re.compile(
    r"(?:\s?,)?\s(?:y\s)?(?P<name>[^.;:,\n\d%]{3,60}?)"
    r"\s(?P<day>el\s(?:d[ií]a\s)?\d{1,2}(?:\sde\s[a-z]{4,10})?)(?=\s{0,3}(?:[.,;\n]|$))",
    re.IGNORECASE,
)
_DAY_TO_COME = (
    r"(?:ma[ñn]ana|pasado ma[ñn]ana|luego|despu[eé]s|m[aá]s tarde|ahorita|ahora|en la tarde"
    rf"|esta (?:tarde|semana)|(?:el |este )?(?:pr[oó]ximo )?(?:{WEEKDAY}|mi[eé]rcoles|s[aá]bado)"
    r"|la (?:otra|pr[oó]xima) semana|en (?:estos d[ií]as|un rato))"
)
_PROOF = rf"(?:(?:la|las|el|los|una?s?) )?(?:{accented_or_not(FILES)})"
_SENDS = (
    r"(?:(?:yo|ya|se|le|les|la|las|lo|los) ){0,3}(?:voy a |vamos a |estoy |estar[eé] )?"
    r"(?:mand|envi|env[ií]|pas|sub|adjunt|hag|comparti|compart)[a-záéíóú]{1,6}(?: llegar)?"
)
# "le mando la foto mañana", "mañana le paso el pantallazo", "la foto se la envío el lunes"
_PROMISED_FILE = re.compile(
    rf"(?:[.,;\n]|\by\b|\bpero\b|^)?\s{{0,3}}\b(?:{_DAY_TO_COME} (?:{_SENDS} {_PROOF}"
    rf"|{_PROOF} {_SENDS})|{_SENDS}(?: {_DAY_TO_COME})? {_PROOF}(?: {_DAY_TO_COME}){{1,2}}"
    rf"|{_SENDS} {_DAY_TO_COME} {_PROOF}|{_PROOF} {_SENDS}(?: {_DAY_TO_COME}){{1,2}})\b"
    rf"(?: (?:en|por) la (?:ma[ñn]ana|tarde))?",
    re.IGNORECASE,
)
_PAPER = (
    rf"(?:(?:la|las|el|los|una?s?|su|sus|dich[oa]s?) )?(?:{accented_or_not(FILES)}|fichas?"
    r"|informes?|formatos?|resoluci(?:[oó]n|ones)|circular(?:es)?|cartas?|memorandos?|respuestas?)"
    r"(?: [^\W\d_]{1,20}){0,4}?"
)
_I_SEND = (
    r"(?:(?:se )?(?:la|las|lo|los) )?(?:(?:voy|vamos) a )?"
    r"(?:(?:mand|env[ií]|pas|sub|adjunt|anex|remit|compart)(?:o|amos|imos|[ai]r(?:l[aeo]s?)?)"
    r"|hago llegar)"
)
# "adjunto la ficha en un rato", "ya le mando el oficio"; not "adjunto la ficha", which may be said
# of the office.
_IS_TO_COME = re.compile(
    rf"(?:(?:y|yo|pero|apenas pueda) ){{0,2}}(?:{_DAY_TO_COME} (?:yo )?(?:les? )?{_I_SEND} {_PAPER}"
    rf"|(?:ya )?les? {_I_SEND} {_PAPER}|{_PAPER} (?:se )?(?:les? )?{_I_SEND} {_DAY_TO_COME}"
    rf"|(?:yo )?{_I_SEND} (?:{_PAPER} {_DAY_TO_COME}|{_DAY_TO_COME} {_PAPER}))",
    re.IGNORECASE,
)
_EDGE = re.compile(r"\s?[,.;:]\s+|\s(?=y\s)|\s?\n\s*|\s?[.!]{0,3}\Z")
# "recuérdemela", "me la recuerda", "recordármelo": one activity.
_OF_ONE = re.compile(r"(?<!\S)(?:[a-z]{5,9}(?:me|nos)l[oa]|(?:me|nos) l[oa] [a-z]{5,9})(?!\S)")
_CLITICS = len(" me la ")
# "1.1 va en 65. De lo demás recuérdeme el lunes", "recuérdeme las otras el lunes"
_OTHERS = r"(?:todo\s)?(?:lo|l[oa]s|el|del)\s(?:dem[aá]s|resto|otr[oa]s?|restantes)"
_OTHERS_BEFORE = re.compile(
    rf"(?:\A|[\s,.;])(?P<rest>(?:(?:y|pero|de|para|sobre|por)\s){{0,3}}{_OTHERS})[\s,]{{1,3}}\Z",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(rf"\b{_OTHERS}\b(?!\s(?:semana|mes|d[ií]a|{WEEKDAY})|\sde)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n")
_CLAUSE_END = re.compile(r"[.,;!?](?=\s)|\n|\s(?:y|e|pero)\s")
_JOINED_ON = re.compile(r"\s?,|(?:y|e)\s", re.IGNORECASE)
_STATES = word_set("DONE BEGIN LACK STAND VAGUE")


def with_reminder(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
) -> Meaning:
    """Return what `understand` makes of a text; of a reminder that it asks for beside a request or
    a report, and of what is left of the text, where it does both."""
    for first, last in _clauses(read(text), context, today):
        reminder = understand(text[first:last])
        if reminder.intent is not Intent.SNOOZE or reminder.until is None:
            continue
        named = _named(text[first:last], context)
        if named is None:
            break
        rest = _OTHERS_BEFORE.search(text, 0, first)
        first = first if rest is None else rest.start("rest")
        of_others = rest is not None or _OF_OTHERS.search(text, first, last) is not None
        following = _NEXT.match(text, last)
        other = _other(following, reminder, context, today)
        end = last if following is None or other is None else following.end()
        meaning = understand(blanked(text, [(first, end)]))
        more = () if other is None else (other,)
        of_others = of_others and A_CODE.search(text, first, last) is None
        others = _not_told(meaning, context) if of_others else ()
        about = others or named or _before(text, (first, last), context) or _of(meaning)
        asked = replace(reminder, codes=about)
        meaning = without_its_day(meaning, asked, today)
        if NOT_ASKED_BEFORE.search(reminder.words):
            meaning = _without_questions(meaning, asked.codes)
        if _is_kept(meaning):
            return replace(meaning, also=(*meaning.also, asked, *more))
        if other is None or not named:
            break
        return replace(asked, also=more)
    meaning = _with_promise(text, context, today, understand) or understand(text)
    return meaning if _is_kept(meaning) else _beside_a_file(text, understand) or meaning


def _not_told(meaning: Meaning, context: Context) -> tuple[str, ...]:
    """Return the activities that are hers and that a meaning says nothing of."""
    told = {*_of(meaning), *meaning.codes, *(code for one in meaning.also for code in one.codes)}
    return tuple(one.code for one in context.pending if one.code not in told)


def _without_questions(meaning: Meaning, codes: tuple[str, ...]) -> Meaning:
    """Return a meaning without what would be asked of activities that are not to be asked yet."""
    told = tuple(u for u in meaning.updates if u.code not in codes or u.percent is not None)
    return replace(meaning, updates=told, ask=first_asked(told))


def _beside_a_file(text: str, understand: Callable[[str], Meaning]) -> Meaning | None:
    """Return the report that a text tells beside the promise of a photo or another proof: what is
    to come is the file. None where it tells nothing else."""
    found = _PROMISED_FILE.search(text)
    rest = "" if found is None else blanked(text, [found.span()])
    if not any(sign.isalpha() for sign in rest):
        return None
    meaning = understand(rest)
    return meaning if meaning.intent is Intent.REPORT and meaning.updates else None


def promises_a_file(text: str) -> bool:
    """Tell whether a text promises a photo or another proof: "le mando la foto mañana"."""
    return _PROMISED_FILE.search(text) is not None


def papers_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the clauses that only say that she sends a paper later, and these; the
    whole text where there are none, or nothing else."""
    kept: list[str] = []
    to_come: list[str] = []
    for clause, whole in clauses(text, _EDGE):
        (to_come if _IS_TO_COME.fullmatch(clause) else kept).append(whole)
    rest = joined(kept)
    said = tuple(one.strip(" .,;:").removeprefix("y ") for one in to_come)
    return (rest, said) if rest and said else (text, ())


def _other(
    following: re.Match[str] | None, reminder: Meaning, context: Context, today: date
) -> Meaning | None:
    """Return the reminder that goes on with another activity and its day: "y la del mapa el 27"."""
    if following is None:
        return None
    days = find_dates(read(following["day"]).plain, today)
    day = next((one.begins(today) for one in days if is_asked_day(one, today)), None)
    named = _named(following["name"], context)
    return replace(reminder, codes=named, until=day) if day and named else None


def _with_promise(
    text: str,
    context: Context,
    today: date,
    understand: Callable[[str], Meaning],
) -> Meaning | None:
    """Return what a text means that promises besides to tell of other activities another day."""
    reading = read(text)
    found = find_promise(reading, context, today)
    if found is None:
        return None
    first, last = (reading.tokens[found[0]].start, reading.tokens[found[1] - 1].end)
    rest = blanked(text, [(first, last)])
    promised = understand(text[first:last])
    named = _named(text[first:last], context)
    if promised.intent is not Intent.SNOOZE or promised.until is None or not named:
        return None
    meaning = _with_promise(rest, context, today, understand) or understand(rest)
    told = {*_of(meaning), *(code for one in meaning.also for code in one.codes)}
    if not (_is_kept(meaning) or _tells_of_named(meaning)) or told.intersection(named):
        return None
    return replace(meaning, also=(*meaning.also, replace(promised, codes=named)))


def _clauses(reading: Reading, context: Context, today: date) -> Iterator[tuple[int, int]]:
    """Give where a reminder may stand in the text: the longest clause first."""
    found = find_reminder(reading)
    if found is None:
        return
    tokens, verb = reading.tokens, _with_object_before(reading, reading.index(found[0]))
    wanted = _with_wish_before(reading, _with_day_before(reading, verb, today))
    day = next((one for one in find_dates(reading.plain, today) if one.start > found[1]), None)
    wanted = wanted if day is not None else _with_promise_before(reading, wanted, today)
    first = _with_name_before(reading, wanted, context)
    least = reading.index(found[1] - 1 if day is None else day.end - 1) + 1
    hard = (at for at in range(verb, len(tokens)) if tokens[at].norm in HARD_BREAKS)
    most = next(hard, len(tokens))
    joints = [at for at in range(least, most) if tokens[at].norm in _JOINTS]
    ends = dict.fromkeys([most, *reversed(joints[:_MOST_ENDS]), least])
    for begin in dict.fromkeys((first, wanted)):
        lead = begin - 1 if begin and tokens[begin - 1].norm in _JOINTS else begin
        opens = lead == 0 or tokens[lead - 1].norm in HARD_BREAKS
        for last in ends:
            if lead < last <= most:
                joined = last in joints and opens
                yield tokens[lead].start, tokens[last if joined else last - 1].end


def _with_object_before(reading: Reading, verb: int) -> int:
    """Return where "me la recuerdas" begins."""
    before = "".join(f"{norm} " for norm in reading.norms[max(0, verb - _MOST_WISH) : verb])
    its = _ITS_OBJECT.search(before)
    return verb if its is None else verb - len(its.group().split())


def _with_day_before(reading: Reading, verb: int, today: date) -> int:
    """Return where "y el lunes recuérdeme" begins: with its day, where that opens the clause."""
    for day in find_dates(reading.plain, today):
        first, last = reading.index(day.start), reading.index(day.end - 1) + 1
        opens = first == 0 or reading.tokens[first - 1].norm in BREAKS | {*_JOINTS}
        if last == verb and opens:
            return first
    return verb


def _with_promise_before(reading: Reading, verb: int, today: date) -> int:
    """Return where "se lo reporto el martes, recuérdeme" begins: with the promise of a day that
    stands right before a reminder without one."""
    opens = next((at for at in range(verb - 1, 0, -1) if reading.norms[at - 1] in HARD_BREAKS), 0)
    before = reading.part(opens, verb)
    told = _PROMISE.search(before.plain)
    days = [one for one in find_dates(before.plain, today) if is_asked_day(one, today)]
    if told is None or not any(one.start > told.end() for one in days):
        return verb
    return opens + before.index(told.start())


def _with_wish_before(reading: Reading, verb: int) -> int:
    """Return where "necesito que me recuerden", "por favor recuérdeme" begins."""
    before = "".join(f"{norm} " for norm in reading.norms[max(0, verb - _MOST_WISH) : verb])
    wish = _WISH.search(before)
    return verb if wish is None else verb - len(wish.group().split())


def _with_name_before(reading: Reading, verb: int, context: Context) -> int:
    """Return where "y la audiencia apenas, recuérdeme el viernes" begins: with what opens a clause,
    names one of hers and tells nothing of it but that it is not done."""
    for first in range(verb - 1, max(0, verb - _MOST_BEFORE) - 1, -1):
        said = reading.part(first, verb)
        alone = _CODE_ALONE.fullmatch(said.plain.rstrip(" ,"))
        if alone is None and any(_tells(norm) for norm in said.norms[:1]):
            break
        opens = first == 0 or reading.tokens[first - 1].norm in HARD_BREAKS | {*_JOINTS}
        if opens and (alone or codes_named(said, replace(context, reply_to=None))):
            return first
    return verb


def _tells(norm: str) -> bool:
    """Whether a word ends what a reminder may be named by: a figure, a state, a full stop."""
    return norm[0].isdigit() or norm in HARD_BREAKS or bool(tags(norm) & _STATES)


def _is_kept(meaning: Meaning) -> bool:
    """Tell whether what is left asks for something, or reports something for certain."""
    reports = meaning.intent is Intent.REPORT and any(u.definite for u in meaning.updates)
    return meaning.intent in _BESIDE or reports


def _tells_of_named(meaning: Meaning) -> bool:
    """Tell whether what is left tells of the work of activities, without a figure: "ya mandé el
    correo por lo de las fichas"."""
    told = (one for one in meaning.updates if one.code is not None and one.description)
    return meaning.intent is Intent.REPORT and any(told)


def _named(clause: str, context: Context) -> tuple[str, ...] | None:
    """Return the activities that a clause names; None where it names one that is not hers."""
    named = codes_named(read(clause), replace(context, reply_to=None))
    hers = [activity.code for activity in context.pending if activity.code in named]
    return tuple(hers) if len(hers) == len(named) else None


def _before(text: str, where: tuple[int, int], context: Context) -> tuple[str, ...]:
    """Return the activity of which the words before a reminder are that names none: the last one
    that is named there, for "recuérdemela"; for "recuérdeme" the one that the clause which it ends
    names ("2.5 nada todavía recuérdeme el lunes"), else the only one of its sentence. Where
    nothing is named before "recuérdemela", it is of what the message answers."""
    first, last = where
    is_one = _OF_ONE.search(read(text[max(0, first - _CLITICS) : last]).plain) is not None
    alone = replace(context, reply_to=None)
    goes_on = _JOINED_ON.match(text, first) is None
    own = codes_named(read(_CLAUSE_END.split(text[:first])[-1]), alone) if goes_on else ()
    if not is_one and context.reply_to is not None and len(own) != 1:
        return ()  # the words before may be of what the message answers too
    before = text[:first] if is_one else _SENTENCE_END.split(text[:first])[-1]
    named = codes_named(read(before), alone) if before.strip() else ()
    named = own if len(own) == 1 and not is_one else named
    if is_one:
        answered = () if context.reply_to is None else (context.reply_to,)
        named = named[-1:] or answered
    hers = [activity.code for activity in context.pending if activity.code in named]
    return tuple(hers) if len(named) == 1 else ()


def _of(meaning: Meaning) -> tuple[str, ...]:
    """Return what a reminder is about that names nothing: the same as what stands beside it."""
    told = (update.code for update in meaning.updates if update.code is not None)
    return meaning.codes if meaning.intent in _BESIDE else tuple(dict.fromkeys(told))


_TELL = group(
    *each(
        "cuento, contamos, contare, aviso, avisamos, avisare, confirmo, confirmamos, confirmare, "
        "informo, informamos, informare, respondo, respondemos, respondere, reporto, reportamos, "
        "reportare, comento, comentare, escribo, escribimos, escribire, digo"
    ),
)
_PROMISE = any_phrase(f"(?:(?:le|les|te|se (?:lo|la|los|las)|lo|la) )(?:estoy |estare )?{_TELL}")
_PLACES = word_set("de del sobre para respecto acerca cuanto")
_BEFORE_A_NAME = word_set("el la los las y e a actividad actividades tambien yo")
_AFTER_A_NAME = word_set("de del la el los las sobre como va van por favor porfa muchas gracias")


def find_promise(reading: Reading, context: Context, today: date) -> tuple[int, int] | None:
    """Return the tokens of a clause that only promises to tell of activities on a day to come.

    None where the clause says anything else, or names no activity or no day.
    """
    promises = list(_PROMISE.finditer(reading.plain))
    if not promises:
        return None
    tokens = reading.tokens
    named = pieces_of(reading.norms, context).names
    days = {
        at
        for day in find_dates(reading.plain, today)
        if is_asked_day(day, today)
        for at in range(reading.index(day.start), reading.index(day.end - 1) + 1)
    }
    for found in promises:
        verb, after = reading.index(found.start()), reading.index(found.end() - 1) + 1
        first, last = _start(reading, verb, named | days), after
        while last < len(tokens) and (last in named | days or tokens[last].norm in _AFTER_A_NAME):
            last += 1
        clause = range(first, last)
        opens = first == 0 or {tokens[first - 1].norm, tokens[first].norm} & (BREAKS | _JOINTS)
        ends = last == len(tokens) or tokens[last].norm in BREAKS or tokens[last].norm in _JOINTS
        if opens and ends and named.intersection(clause) and days.intersection(clause):
            return first, last
    return None


def _start(reading: Reading, verb: int, known: Set[int]) -> int:
    """Return where the clause of a promise begins: with "de la 3.1", "y la 3.1", "el lunes"."""
    tokens, first = reading.tokens, verb
    while first:
        norm = tokens[first - 1].norm
        if first - 1 not in known and norm not in _BEFORE_A_NAME and norm not in _PLACES:
            break
        first -= 1
        *_, led, before = ("", "", *(token.norm for token in tokens[max(0, first - 2) : first]))
        if norm in _PLACES and before in ARTICLES:
            return first - 1 - (led == "de")  # "la del SUIT", "de la del SUIT"
        if norm in _PLACES and before and before not in _PLACES:
            return first - 1 if before in ("en", "con") else first
    return first
