"""The posts that people hold in an entity, one list for all who read of them."""

from __future__ import annotations

import re

from core.spanish import fold

# Of these every office has some.
_CLERKS = (
    "profesional", "t[eé]cnic[oa]", "tecn[oó]log[oa]", "contratista", "auxiliar", "asistente",
    "funcionari[oa]", "servidor[a]?", "practicante", "pasante", "operari[oa]", "abogad[oa]",
    "ingenier[oa]", "contador[a]?",
)  # fmt: skip
# These are held in an office, too, and lead none.
_STAFF = (
    "asesor[a]?", "psic[oó]log[oa]", r"trabajador[a]?\ssocial", "docente", "enfermer[oa]",
    "m[eé]dic[oa]", "bibliotec[oó]log[oa]", "archivista", "administrador[a]?",
)  # fmt: skip
# Who leads a matter in an office.
_IN_CHARGE = (
    "l[ií]der(?:esa)?", "referente", "responsable", "encargad[oa]", "enlace", "gestor[a]?",
    "supervisor[a]?", "oficial",
)  # fmt: skip
# Of these an entity or an office has one.
_SINGLE = (
    "jef[ea]", "(?:sub|vice)?(?:(?:director|rector)[a]?|gerente|secretario|president[ea])",
    "alcald(?:e|esa)", "gobernador[a]?", "personer[oa]", "contralor[a]?", "coordinador[a]?",
    "orientador[a]?", "almacenista", "tesorer[oa]", "inspector[a]?", "pagador[a]?",
    "comisari[oa]", "bibliotecari[oa]", "auditor[a]?", "interventor[a]?",
)  # fmt: skip
_OTHERS = (
    "representante", "vocer[oa]", "delegad[oa]", "ordenador[a]?", "intendente", "capit[aá]n",
    "comandante", "concejal",
)  # fmt: skip


def _one_of(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


# What patterns of names are made of: small letters, with or without accents, in the singular.
CLERK = _one_of(*_CLERKS)
STAFF = _one_of(*_CLERKS, *_STAFF)
IN_CHARGE = _one_of(*_IN_CHARGE)
SINGLE = _one_of(*_SINGLE, *_OTHERS)
_POST = re.compile(
    rf"(?:{_one_of(*_CLERKS, *_STAFF, *_IN_CHARGE, *_SINGLE, *_OTHERS)}(?:e?s)?\b|p\.\s?u\.|"
    r"prof\. [a-z]|(?:ing|arq|abog|psic|enf)\. [a-z])"
)


def begins_with_post(text: str) -> bool:
    """Tell whether a text begins with a post: "Jefe de Calidad", "Profesionales de apoyo". What a
    secretary is called without an accent is an office's name, too, and none here."""
    return bool(_POST.match(fold(text)))
