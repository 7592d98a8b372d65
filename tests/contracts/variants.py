"""Values that a notice or note holds only now and then, beside those of its sample."""

from __future__ import annotations

Values = dict[str, str | int | None]

_JUNE = "2026-06-30"
_TIC, _HACIENDA = "Oficina TIC", "Secretaría de Hacienda"

NOTICE_VARIANTS: dict[str, tuple[Values, ...]] = {
    "escalation": (
        {"said_on": "2026-05-07"},
        {"said_on": "2026-05-07", "unread": "1"},
        {"said_on": "2026-05-07", "said_of": "3.7"},
        {"said_on": "2026-05-07", "said_by": "Luz Cano", "said_words": "va bien, falta la firma"},
    ),
    "activity_back": ({"by_file": 1},),
    "activity_corrected": (
        {"before": "80", "percent": "60", "by": "", "reporter": "Jairo Cifuentes"},
        {"percent": "", "by": "Luz Cano"},
        {"percent": None, "to_office": _TIC, "stays": 1, "by_file": 1},
        {"percent": None, "to_office": _TIC, "corrected": 1},
    ),
    "activity_gone": ({"by_file": 0, "by": "Luz Cano"},),
    "activity_received": ({"corrected": 1},),
    "away": (
        {"alone": _HACIENDA},
        {"first": "2026-05-18", "own": 1},
        {"first": "2026-05-18", "was_first": "2026-05-18", "was_until": "2026-05-20", "own": 1},
        {"until": None},
        {"missing": "Paola Ruiz"},
    ),
    "date_moved": (
        {"due": None, "next_on": _JUNE},
        {"due": None, "by": "Luz Cano"},
        {"since": None},
        {"corrected": 0},
    ),
    "joined": ({"office": ""},),
    "leaves": ({"others": 1},),
    "substitute_missing": ({"first": None, "until": None},),
    "left_empty": ({"until": "2026-05-22"}, {"count": 0}, {"lost": "yes"}),
    "recorded_for": (
        {"said_on": "2026-05-07", "holds": "50", "of_file": 0, "loaded": 0},
        {"said_on": "2026-05-07", "holds": "50", "of_file": 1, "loaded": 1},
        {"person": "", "by": "", "percent": None},
    ),
    "recorded_undone": ({"person": "Marta Ruiz", "holds": None},),
    "replaces": (
        {"asked": "", "words": ""},
        {"had": "", "asked": "", "words": ""},
        {"asked": "", "words": "", "reported": 0},
    ),
    "handed_over": ({"reported": 0},),
    "request": (
        {"decides": 0, "granted": 1, "by": "Luz Cano", "due": _JUNE, "to_office": ""},
        {"decides": 0, "granted": 1, "by": "Luz Cano", "to_office": _TIC},
        {"kind": "reassign", "named_office": _TIC, "until": None},
        {"decides": 0, "anybody": 0},
        {"kind": "snooze"},
    ),
    "report_returned": (
        {"percent": None, "by": "", "reported": None, "due": None},
        {"dates": 3},
    ),
    "report_accepted": ({"reason": "vi el acta"}, {"reported": None}),
    "request_denied": (
        {"moot": 1, "closed": 1},
        {"by": "Luz Cano", "asker": "Ana Gil", "asker_office": _TIC},
    ),
    "request_granted": (
        {"kind": "reassign", "to_office": _TIC, "corrects": 1},
        {"reason": "hay motivos", "asker": "Ana Gil", "asker_office": _TIC},
        {"kind": "not_applicable", "by": ""},
    ),
    "request_withdrawn": ({"closed": 1}, {"person": ""}),
    "words_passed": ({"date": 1}, {"nobody": 1}, {"office": ""}),
}
NOTE_VARIANTS: dict[str, tuple[Values, ...]] = {
    "replaced": ({"had": ""}, {"reported": 0}),
    "question_waits": ({"figure": "30 %", "thanked": 0, "again": 0},),
    "own_summary": (
        {
            "overdue": 0,
            "late": "",
            "about1": None,
            "about2": None,
            "more": 0,
            "handle1": None,
            "handle2": None,
        },
        {"open": 0, "overdue": 0, "late": "", "handle1": None, "handle2": None, "example": None},
    ),
    "own_summary_chosen": ({"wants": 0},),
    "asked_in_vain": (
        {"words": "¿quién es el alcalde?"},
        {"sees": 1},
        {"sees": 1, "reports": 1},
    ),
    "request_sent": ({"reason": "el contratista se enfermó"},),
    "decision_none": ({"waiting": "1.4"},),
    "explained": (
        {"topic": "vencimiento", "handle": "1.2", "words": "30 de julio"},
        {"topic": "plazo", "handle": "1.2"},
        {"topic": "soportes"},
        {"topic": "avisos"},
        {"topic": "tabla"},
        {"topic": "decide"},
        {"topic": "lectores"},
    ),
    "office_people": ({"names": ""},),
    "away_of_another": ({"dropped": 1}, {"yours": 0}),
    "away_proposed": ({"alone": _HACIENDA}, {"first": "2026-05-18"}),
    "away_set": ({"alone": _HACIENDA}, {"first": "2026-05-18"}),
    "away_told": (
        {"deputy": "Ana Gil", "given": 1},
        {"told": 1, "until": "2026-05-22"},
        {"missing": "Paola Ruiz", "registers": "Pilar Duque"},
        {"missing": "Paola Ruiz", "registers": "", "yours": 1},
    ),
    "no_such_activity": ({"handle1": None, "title1": None},),
    "substitute_missing": ({"registers": "", "yours": 1}, {"registers": "", "yours": 0}),
    "broadcast_preview": ({"left": "Tesorería (Ana Díaz: ausente)", "left_more": 2},),
    "consent_withdrawn": ({"by_mail": "yes"},),
    "date_of_each": ({"count": 2, "handle2": "1.4", "title2": "Comprar", "due2": _JUNE},),
    "decided_already": (
        {"office": _TIC, "until": None},
        {"by": "", "since": None},
        {"again": "extension"},
        {"again": "told", "reason": "ya tuvo plazo"},
        {"again": "reassign"},
        {"again": "extension", "outcome": "denied", "reason": "el comité ya cerró el cronograma"},
        {"again": "extension", "outcome": "denied", "reason": None},
    ),
    "office_said": ({"same": 1}, {"office": "", "decides": 0}),
    "decided_several": (
        {"final": "yes", "done": None},
        {"unclear": "la 2 y la 3"},
        {"waiting": "3 (1.2, Luz Díaz)"},
    ),
    "decision_denied": (
        {"reason": "ya tuvo plazo"},
        {"corrects": 1, "until": _JUNE, "since": "2026-05-29"},
        {"corrects": 1, "kind": "reassign", "office": _TIC},
    ),
    "decision_granted": (
        {"reason": "hay motivos", "corrects": 1},
        {"kind": "reassign", "office": _TIC},
    ),
    "decision_waits": ({"count": 3},),
    "elsewhere": (
        {"office": _HACIENDA, "handle1": ""},
        {"handle2": "2.2", "office2": _HACIENDA, "lead2": "", "which": 1},
        {"beside": 1, "reader": "Luz Cano"},
    ),
    "enrolled": ({"unread": 1}, {"sees": 1}, {"sees": 1, "decides": 1}),
    "forward_recorded": ({"more": 2},),
    "greeting": ({"sees": 1}, {"sees": 1, "reports": 1}),
    "help": (
        {"sees": 1, "broadcasts": 1, "decides": 1, "records": 1, "loads": 1, "traces": 1},
        {"sees": 1, "broadcasts": 1, "records": 1, "traces": 1},
        {"sees": 1, "reports": 1},
    ),
    "history_which": ({"evidence": 1},),
    "leave_confirm": ({"again": 1},),
    "not_yours": ({"handle": "2.1"},),
    "reads_only": ({"asked": 1}, {"files": 2}),
    "review_kept": (
        {"accepted": 1, "percent": None, "reason": "vi el acta", "own": 0},
        {"accepted": 1, "percent": None, "reason": "", "own": 0, "reported": None},
        {"percent": None, "own": 0, "reopened": 0, "due": None},
        {"percent": None, "own": 0, "dates": 3},
    ),
    "review_reason": ({"percent": None},),
    "review_unclear": ({"request": None, "reported": None},),
    "snoozed": ({"refused": "1.3"},),
    "unclear": ({"tries": 1}, {"tries": 2}, {"handle": None, "sees": 1}),
}
