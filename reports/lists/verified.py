"""What control judged in the week, and what is reported done and waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from core.in_words import judged_report
from core.rules import WHOLE
from core.spanish import short_date, show_percent
from reports.plan.standing import Span, Standing
from reports.values import Row
from reports.weekly import Verified, VerifiedActivity


def of(standings: Iterable[Standing], span: Span) -> dict[str, Any]:
    """Return what was judged since the last digest, and the handles of what is at 100 % and that
    nobody judged, as fields of `Figures`; nothing of these where control has judged nothing yet."""
    known = [one for one in standings if one.applies]
    judged = [(one, one.verified) for one in known if one.verified is not None]
    waits = [
        one.activity.handle
        for one in known
        if one.done and (one.verified is None or one.verified.newer or one.awaits_control)
    ]
    return {
        "verified": tuple(
            VerifiedActivity(**one.named, verified=last)
            for one, last in judged
            if last.on >= span.since
        ),
        "unverified": tuple(waits) if judged else (),
    }


def is_returned(one: Standing | Row) -> bool:
    """Tell whether an office has reported an activity done, and control has returned that."""
    told = one.percent is not None and one.percent >= WHOLE
    if not told or one.verified is None or one.verified.accepted:
        return False
    return bool(one.unmet) or not one.verified.newer


def returned(one: Verified | None) -> str:
    """Return that what was reported last came back, and why: "devuelta por control: «falta el
    acta»"; "" where it did not, or another report has come since."""
    if one is None or one.accepted or one.newer:
        return ""
    return f"devuelta por control: «{one.remark}»" if one.remark else "devuelta por control"


def sent_back(judged: Iterable[VerifiedActivity], handle: str, today: date) -> str:
    """Return that control returned the last report of an activity this week: "; control devolvió el
    33 % el jue 11 jun"; "" where it did not."""
    of_it = (one.verified for one in judged if one.handle == handle)
    back = next((one for one in of_it if returned(one)), None)
    if back is None:
        return ""
    said = f"; control devolvió {judged_report(back.reported)} el {short_date(back.on, today)}"
    return f"{said}; {answered(back, today)} y falta verificarlo" if back.answered_on else said


def answered(one: Verified, today: date) -> str:
    """Return that an office answered what was returned, how and when: "la oficina mandó un archivo
    el vie 6 mar"."""
    if one.answered_on is None:
        return ""
    did = "mandó un archivo" if one.with_file else "respondió"
    did = "la reportó de nuevo" if one.newer else did
    return f"la oficina {did} el {short_date(one.answered_on, today)}"


def outcome(one: Verified) -> str:
    """Return what was judged, in words: "devolvió el 100 %: «falta el acta». Verificó 40 %"."""
    said = f"{'aceptó' if one.accepted else 'devolvió'} {judged_report(one.reported)}"
    said += f": «{one.remark}»" if one.remark else ""
    return said if one.percent is None else f"{said}; verificó {show_percent(one.percent)}"


def in_a_word(one: Verified) -> str:
    """Return what was judged of one among several: "devuelta", and whether its office has reported
    it again since: "devuelta y reportada de nuevo"."""
    said = "aceptada" if one.accepted else "devuelta"
    return f"{said} y reportada de nuevo" if one.newer else said


def by(one: Verified) -> str:
    """Return who judged; that it was of her own office is always told."""
    who = one.by or "quien administra"
    return f"{who} (de su propia oficina)" if one.own_office else who


def told(one: Verified, day: str) -> str:
    """Return what was judged, by whom and on which `day`, as its reader is told days, and whether
    another report, or an answer to what was returned, has come since."""
    answer = "; hay un archivo posterior" if one.with_file else "; hay una respuesta posterior"
    since = f"{answer} sin verificar" if one.answered_on is not None else ""
    since = "; hay un reporte posterior sin verificar" if one.newer else since
    return f"{by(one)} {outcome(one)}, {day}{since}"
