"""What a part of a text may say of its activity: every reading of it, and what speaks for each.

A hypothesis is a figure, a state or "no amount"; its features are short names
("is|percent|before:LABEL") whose weights `ranking.py` sums. Features look at words by their tags
and stems, never at codes, names or figures themselves, so that what is learned of one entity holds
for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.understanding.activities import ActivityWords, sounds_like, stem, verb_stem, words_of
from bot.understanding.amounts.finding import Candidate, Goal, find_candidates
from bot.understanding.lexicon import tags
from bot.understanding.meaning import PendingActivity, Status
from bot.understanding.progress.done_words import PUBLISH, is_posted, said_of_oneself
from bot.understanding.progress.ready import only_ready
from bot.understanding.reading import BREAKS, HARD_BREAKS
from bot.understanding.second.state_words import STATES
from bot.understanding.wordlists import word_list

_PAST = ("aron", "ieron", "amos", "imos", "o")
_FUTURE = ("ar", "er", "ir", "ara", "aran", "aremos", "era", "eran", "eremos", "ira", "iran")
_PARTICIPLE = word_list(
    "ado ada ados adas ido ida idos idas hecho hecha hechos hechas ierto ierta uesto uesta scrito"
    " scrita"
)
_GOING = ("ando", "iendo")
_SENTENCE_TAGS = word_list("MONEY OTHER GOAL PAST LACK LABEL NOT IF PEOPLE BUT SORRY")
_FRACTIONS = frozenset(("fraction", "whole first", "ordinal"))
_MOST_DEEDS = 60
_GAINS = frozenset(("percent", "points", "bare", "share", "count"))


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    """Whether a word has one of the endings behind a root of three letters or more."""
    return word.isalpha() and any(
        word.endswith(ending) and len(word) - len(ending) > 2 for ending in endings
    )


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """`percent` and `status` as a reading gives them, `first` to `last` the tokens it reads.

    `role`: is (the figure), left (what is missing), gain, done, not started, same (no progress),
    not applicable, none (no amount).
    """

    role: str
    percent: Decimal | None
    status: Status
    first: int
    last: int
    features: tuple[str, ...]

    @property
    def masked(self) -> bool:
        """Whether it reads a number that is probably something else."""
        return f"{self.role}|mask" in self.features


@dataclass(frozen=True, slots=True)
class _Part:
    norms: Sequence[str]
    activity: PendingActivity
    own: ActivityWords
    candidates: Sequence[Candidate]
    told: frozenset[str]  # the tags of all its words

    def clause(self, first: int, last: int, stops: frozenset[str]) -> tuple[int, int]:
        """Return the tokens around `first` to `last` between two of the stops."""
        while first > 0 and self.norms[first - 1] not in stops:
            first -= 1
        while last < len(self.norms) and self.norms[last] not in stops:
            last += 1
        return first, last

    def tags(self, first: int, last: int) -> set[str]:
        return {tag for norm in self.norms[max(0, first) : last] for tag in tags(norm)}

    def hits(self, first: int, last: int) -> int:
        """Return how many words of the activity stand between two tokens."""
        words = (n for n in self.norms[first:last] if n.isalpha())
        return sum(sounds_like(stem(word), self.own.terms) is not None for word in words)

    def word(self, at: int) -> str:
        """Return the stem of a word, "#" for a number, "^" and "$" beyond the ends."""
        if not 0 <= at < len(self.norms):
            return "^" if at < 0 else "$"
        norm = self.norms[at]
        return "#" if norm.lstrip("-")[:1].isdigit() else norm if len(norm) < 5 else stem(norm)


def hypotheses(norms: Sequence[str], activity: PendingActivity) -> list[Hypothesis]:
    """Return the readings of the words of a part; the last one is that it tells no amount."""
    own = words_of(activity.title, activity.product)
    found = find_candidates(norms, Goal(activity.planned, own.counted))
    told = frozenset(tag for norm in norms for tag in tags(norm))
    part = _Part(norms, activity, own, found, told)
    return [*_figures(part), *_deeds(part), *_states(part), _nothing(part)]


def _figures(part: _Part) -> Iterable[Hypothesis]:
    for candidate in part.candidates:
        before = part.tags(
            max(part.clause(candidate.first, candidate.last, BREAKS)[0], candidate.first - 6),
            candidate.first,
        )
        after = part.tags(
            candidate.last,
            min(part.clause(candidate.first, candidate.last, BREAKS)[1], candidate.last + 5),
        )
        features = _of_figure(part, candidate, before, after)
        value, place = candidate.value, (candidate.first, candidate.last)
        if value > 100 or value < 0:  # rule 10: asked for
            yield Hypothesis("none", None, Status.IN_PROGRESS, *place, _as("over", features))
            continue
        status = Status.DONE if value == 100 else Status.IN_PROGRESS
        yield Hypothesis("is", value, status, *place, _as("is", features))
        led = candidate.first and part.norms[candidate.first - 1] == "al"  # "queda al 100 %"
        lacks = not led and ("LACK" in before or "LACK" in after)
        if lacks and candidate.kind not in ("whole first", "all"):
            rest = 100 - value
            status = Status.DONE if rest == 100 else Status.IN_PROGRESS
            yield Hypothesis("left", rest, status, *place, _as("left", features))
        yield from _gain(part, candidate, before | after, features)


def _gain(
    part: _Part, candidate: Candidate, near: set[str], features: Sequence[str]
) -> Iterable[Hypothesis]:
    """Read what was added to the last figure; not where the text names the sum itself."""
    if not ("GAIN" in near or candidate.kind == "points") or candidate.kind not in _GAINS:
        return
    former = part.activity.percent
    total = None if former is None else former + candidate.value
    if any(other.value == total for other in part.candidates):
        return
    role = "none" if total is None or total > 100 else "gain"
    total = None if role == "none" else total
    place = candidate.first, candidate.last
    yield Hypothesis(role, total, Status.IN_PROGRESS, *place, _as("gain", features))


def _as(role: str, features: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{role}|{feature}" for feature in features)


def _of_figure(part: _Part, candidate: Candidate, before: set[str], after: set[str]) -> list[str]:
    """Return what speaks for or against a candidate: what it is, what stands around it."""
    kind, first, last = candidate.kind, candidate.first, candidate.last
    words = [part.word(first - n) for n in (1, 2)] + [part.word(last), part.word(last + 1)]
    told = [
        f"word before:{words[0]}", f"words before:{words[1]} {words[0]}",
        f"word after:{words[2]}", f"words after:{words[2]} {words[3]}",
    ]  # fmt: skip
    told += [f"before:{tag}" for tag in before] + [f"after:{tag}" for tag in after]
    told += [f"close before:{tag}" for tag in part.tags(first - 3, first)]
    told += [f"close after:{tag}" for tag in part.tags(last, last + 2)]
    sentence = part.clause(first, last, HARD_BREAKS)
    around = part.tags(*sentence)
    told += [f"sentence:{tag}" for tag in _SENTENCE_TAGS if tag in around]
    told += _of_place(part, candidate, sentence)
    told += _of_units(part, candidate)
    told += _of_value(part, candidate)
    told += _of_rivals(part, candidate)
    mask = [f"mask:{candidate.mask}", "mask"] if candidate.mask else []
    return [f"kind:{kind}", *told, *mask, *(f"{kind}|{feature}" for feature in (*told, *mask))]


def _of_place(part: _Part, candidate: Candidate, sentence: tuple[int, int]) -> list[str]:
    clause = part.clause(candidate.first, candidate.last, BREAKS)
    told = [
        f"title words in sentence:{min(part.hits(*sentence), 3)}",
        f"title words in clause:{min(part.hits(*clause), 2)}",
        f"length:{min(len(part.norms) // 8, 5)}",
    ]
    told += ["opens sentence"] if sentence[0] == candidate.first else []
    told += ["closes part"] if candidate.last >= len(part.norms) else []
    told += ["first sentence"] if sentence[0] == 0 else []
    return told


def _of_units(part: _Part, candidate: Candidate) -> list[str]:
    told = []
    if candidate.whole is not None and part.activity.planned:
        same = candidate.whole == part.activity.planned
        told.append("whole is planned" if same else "whole is not planned")
    if candidate.noun:
        noun = stem(candidate.noun)
        if sounds_like(noun, part.own.counted):
            told.append("noun of the goal")
        elif sounds_like(noun, part.own.terms):
            told.append("noun of the title")
        else:
            told.append("another noun")
        told += [f"noun:{tag}" for tag in tags(candidate.noun)]
    return told


def _of_value(part: _Part, candidate: Candidate) -> list[str]:
    told = []
    former = part.activity.percent
    if former is not None:
        order = candidate.value > former, candidate.value == former
        told.append("higher" if order[0] else "same as before" if order[1] else "lower")
    if candidate.value == 100:
        told.append("hundred")
    return told


def _of_rivals(part: _Part, candidate: Candidate) -> list[str]:
    """Return what the other amounts of the part say of this one."""
    open_ = [c for c in part.candidates if not c.mask]
    told = []
    if not candidate.mask:
        same = [c for c in open_ if c.kind == candidate.kind]
        at = same.index(candidate)
        place = "first" if at == 0 else "last" if at == len(same) - 1 else "between"
        told.append("only one" if len(same) == 1 else place)
    if candidate.kind != "percent" and any(c.kind == "percent" for c in open_):
        told.append("beside a percentage")
    if candidate.kind not in _FRACTIONS:
        wholes = [c.whole for c in open_ if c.kind in _FRACTIONS]
        told += ["beside a fraction"] if wholes else []
        planned = part.activity.planned
        told += ["beside a fraction of the goal"] if planned and planned in wholes else []
    agree = any(
        c is not candidate and c.first != candidate.first and abs(c.value - candidate.value) <= 1
        for c in open_
    )
    return [*told, "another agrees"] if agree else told


def _deeds(part: _Part) -> Iterable[Hypothesis]:
    """Read words that may say that the whole is there: verbs of the lexicon or of the title."""
    budget, present = _MOST_DEEDS, said_of_oneself(" ".join(part.norms))
    ahead = only_ready(part.norms, part.own)
    for at, norm in enumerate(part.norms):
        if norm in present or at in ahead:
            continue
        known = "DONE" in tags(norm)
        form = bool(_ends(norm, _PARTICIPLE) or _ends(norm, _PAST))
        own = form and norm.isalpha() and _is_own_deed(part, at)
        if (known or own) and (budget := budget - 1) >= 0:
            features = tuple(f"done|{f}" for f in _of_deed(part, at, known=known, own=own))
            yield Hypothesis("done", Decimal(100), Status.DONE, at, at + 1, features)


def _is_own_deed(part: _Part, at: int) -> bool:
    """Whether a word is a form of a verb of the title, or says that what is to be published is."""
    root = verb_stem(part.norms[at])
    if is_posted(root, " ".join(("", *part.norms[at + 1 :]))):
        root = PUBLISH
    return root in part.own.verbs


def _of_deed(part: _Part, at: int, *, known: bool, own: bool) -> list[str]:
    norm = part.norms[at]
    clause, sentence = part.clause(at, at + 1, BREAKS), part.clause(at, at + 1, HARD_BREAKS)
    told = ["deed", f"word:{part.word(at)}", f"word before:{part.word(at - 1)}"]
    told += [f"words before:{part.word(at - 2)} {part.word(at - 1)}"]
    told += [f"word after:{part.word(at + 1)}", f"second after:{part.word(at + 2)}"]
    told += [f"before:{tag}" for tag in part.tags(max(clause[0], at - 6), at)]
    told += [f"after:{tag}" for tag in part.tags(at + 1, min(clause[1], at + 7))]
    told += [f"sentence:{tag}" for tag in part.tags(*sentence)]
    told += [f"part:{tag}" for tag in part.told]
    told += [f"title words in clause:{min(part.hits(*clause), 3)}"]
    told += [f"title words in sentence:{min(part.hits(*sentence), 3)}"]
    told += ["known"] if known else []
    told += ["verb of the title"] if own else []
    if part.own.stages and verb_stem(norm) == part.own.stages[-1]:
        told.append("last stage")
    told += [
        name
        for name, pattern in (("past", _PAST), ("future", _FUTURE), ("participle", _PARTICIPLE))
        if _ends(norm, pattern)
    ]
    told += [f"beside:{kind}" for kind in {c.kind for c in part.candidates if not c.mask}]
    told += ["goal of several"] if (part.activity.planned or 0) > 1 else []
    told += ["a number follows"] if part.word(at + 1) == "#" else []
    told += [f"length:{min(len(part.norms) // 6, 5)}"]
    told += ["opens part"] if at == 0 else []
    told += ["closes part"] if at + 1 >= len(part.norms) else []
    going = any(_ends(norm, _GOING) for norm in part.norms[sentence[0] : sentence[1]])
    told += ["going on"] if going else []
    return told


def _states(part: _Part) -> Iterable[Hypothesis]:
    """Read rules 6 and 7: no progress, not begun, not applicable."""
    plain = " ".join(part.norms)
    former = part.activity.percent or Decimal(0)
    for role, pattern in STATES:
        for found in pattern.finditer(plain):
            first = plain.count(" ", 0, found.start())
            last = first + found.group().count(" ") + 1
            features = tuple(f"{role}|{f}" for f in _of_state(part, first, last))
            if role == "not applicable":
                yield Hypothesis(role, None, Status.NOT_APPLICABLE, first, last, features)
            elif role == "not started":
                yield Hypothesis(role, Decimal(0), Status.NOT_STARTED, first, last, features)
            else:
                status = Status.DONE if former == 100 else Status.IN_PROGRESS
                yield Hypothesis(role, former, status, first, last, features)


def _of_state(part: _Part, first: int, last: int) -> list[str]:
    clause = part.clause(first, last, BREAKS)
    told = [
        "state",
        f"word:{part.word(last - 1)}",
        f"word before:{part.word(first - 1)}",
        f"word after:{part.word(last)}",
    ]
    told += [f"first word:{part.word(first)}"]
    told += [f"part:{tag}" for tag in part.told]
    told += [f"clause:{tag}" for tag in part.tags(*clause)]
    kinds = {c.kind for c in part.candidates if not c.mask and not first <= c.first < last}
    told += [f"beside:{kind}" for kind in kinds] or ["alone"]
    told += [f"length:{min(len(part.norms) // 6, 5)}"]
    told += ["opens part"] if first == 0 else []
    told += ["closes part"] if last >= len(part.norms) else []
    told += [f"title words in clause:{min(part.hits(*clause), 2)}"]
    return told


def _nothing(part: _Part) -> Hypothesis:
    open_ = [c for c in part.candidates if not c.mask]
    told = ["nothing", f"amounts:{min(len(open_), 4)}", f"length:{min(len(part.norms) // 8, 5)}"]
    told += [f"part:{tag}" for tag in part.told]
    told += [f"kind:{kind}" for kind in {c.kind for c in open_}]
    told += [
        f"several:{kind}"
        for kind in ("percent", "fraction", "bare")
        if sum(c.kind == kind for c in open_) > 1
    ]
    told += ["range"] if any(c.mask == "range" for c in part.candidates) else []
    told += [
        f"several:{kind}|{tag}"
        for kind in ("percent", "fraction")
        if len({c.value for c in open_ if c.kind == kind}) > 1
        for tag in part.told
    ]
    told += ["going on"] if any(_ends(n, _GOING) for n in part.norms) else []
    told += ["a deed"] if any(_ends(n, _PAST) and n.isalpha() for n in part.norms) else []
    return Hypothesis("none", None, Status.IN_PROGRESS, 0, 1, tuple(f"none|{f}" for f in told))
