"""What the code gives to each of its notices."""

from __future__ import annotations

TITLE = "Socializar la política de riesgos con los líderes de proceso"
OFFICE = "Secretaría de Planeación"
# What the code gives to each of its notes and notices; a day is text, as storage keeps it.
ABOUT: dict[str, str | int | None] = {
    "handle": "1.2", "title": TITLE, "office": OFFICE, "due": "2026-05-04",
}  # fmt: skip
WHY: dict[str, str | int | None] = {"by": "", "reason": "lo aprobó el comité"}
NEW_ONE = ABOUT | {"duty": "lead", "due": "2026-11-30"}
OTHER_GOAL = ABOUT | {"field": "product", "before": "3 actas", "after": "4 actas"}
LUZ_JOINED: dict[str, str | int | None] = {
    "person": "Luz Cano", "office": "", "since": "2026-05-07",
}  # fmt: skip
NOTICES: dict[str, dict[str, str | int | None]] = {
    "away": {
        "person": "Marta Ruiz", "until": "2026-05-22", "number": 9,
        "words": "Estoy de vacaciones hasta el 22 de mayo.", "alone": "",
    },
    "away_off": {"person": "Marta Ruiz", "first": "2026-05-18", "until": "2026-05-22"},
    "substitute_missing": {
        "person": "Marta Ruiz", "missing": "Paola Ruiz",
        "first": "2026-06-08", "until": "2026-06-19",
    },
    "leaves": {"person": "Marta Ruiz", "words": "Me voy el viernes, me reemplaza Óscar."},
    "escalation": ABOUT | {"since": "2026-05-04", "days": "7"},
    "unreachable": {"office": OFFICE, "reason": "dead", "handles": "1.2, 1.3"},
    "office_united": {"office": OFFICE, "former": "Tesorería"},
    "takes_over": {"office": OFFICE, "former": "Marta Ruiz"},
    "handed_over": {"office": OFFICE, "lead": "Bea Díaz", "reported": 1},
    "left_empty": {"office": OFFICE, "office_id": 3, "person": "Marta Ruiz", "count": 4},
    "planning_empty": {"person": "Marta Ruiz", "silence": 1},
    "joined": {"person": "Marta Ruiz", "office": OFFICE, "since": "2026-05-08"},
    "replaces": {
        "former": "Marta Ruiz", "had": f"la {OFFICE} y el rol de control", "asked": "1.2 y 2.4",
        "words": "va en 60 %", "reported": 1,
    },
    "mail_refused": {
        "domain": "correo.example", "since": "2026-05-08", "words": "550 5.7.26 SPF check failed",
    },
    "request": ABOUT | {
        "kind": "extension", "person": "Marta Ruiz", "until": "2026-06-30", "reason": "sin CDP",
        "named_office": "", "request": 7, "decides": 1, "anybody": 1,
    },
    "request_granted": ABOUT | {
        "kind": "extension", "since": "2026-05-04", "due": "2026-06-30", "by": "Luz Cano",
        "to_office": "", "reason": "",
    },
    "request_denied": ABOUT | {
        "kind": "reassign", "since": None, "due": None, "by": "Luz Cano", "to_office": "",
        "reason": "ya se revisó",
    },
    "request_withdrawn": ABOUT | {
        "kind": "not_applicable", "person": "Marta Ruiz", "until": None, "reason": "sin convenio",
        "named_office": "", "request": 7, "decides": 0, "anybody": 1,
    },
    "report_returned": ABOUT | {
        "by": "Luz Cano", "reported": "100", "percent": "40", "reason": "falta el acta",
        "due": "2026-04-15", "dates": 1,
    },
    "report_accepted": ABOUT | {
        "by": "Luz Cano", "reported": "100", "percent": None, "reason": "",
    },
    "recorded_for": ABOUT | {
        "person": "Marta Ruiz", "by": "Luz Cano", "since": "2026-05-08", "percent": "60",
        "before": "40", "status": "in_progress", "description": "falta la firma", "inbound": 1,
        "report": 1,
    },
    "recorded_undone": ABOUT | {
        "person": "", "by": "Luz Cano", "since": "2026-05-08", "percent": "60", "holds": "40",
    },
    "part": ABOUT | {
        "other_office": "TIC", "person": "Luz Cano", "since": "2026-05-08", "report": 7,
        "description": "se entregó el informe",
    },
    "delegated": ABOUT | {"by": "Marta Ruiz"},
    "activity_received": ABOUT | {"kind": "reassign", "from_office": "TIC", "by": "Luz Cano"},
    "words_passed": ABOUT | {"person": "Marta Ruiz", "words": "la 1.2 ya quedó"},
    "disagreement": ABOUT | {"percent": 60, "other_office": "Hacienda", "other_percent": 20},
    "date_moved": ABOUT | {"since": "2026-04-30", "corrected": 1, "by": ""},
    "activity_corrected": ABOUT | {"before": "80", "percent": "60", "by": ""},
    "activity_added": NEW_ONE | WHY,
    "goal_changed": OTHER_GOAL | WHY,
    "activity_gone": ABOUT | {"by_file": 1},
    "activity_back": ABOUT | {"by": "Luz Cano"},
    "consent": {"policy_url": "https://entidad.example/datos", "version": "2"},
    "broadcast": {"text": "El viernes cerramos el corte.", "author": "Consuelo Ariza"},
}  # fmt: skip
