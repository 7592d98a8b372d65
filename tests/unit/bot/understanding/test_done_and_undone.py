"""What was done and undone since is not done, unless it was done once more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity, Update

TODAY = date(2026, 5, 11)
TITLES = {
    "2.4": "Habilitar la cita médica por internet",
    "3.2": "Publicar el índice de información clasificada",
    "4.4": "Firmar el convenio con la Contraloría",
    "5.1": "Entregar el informe de gestión",
}
PENDING = tuple(
    PendingActivity(code, title, "", None, Decimal(30), None) for code, title in TITLES.items()
)


def told(code: str, text: str) -> Update:
    """Return what is said of the activity that is answered."""
    (update,) = understand_checked(text, Context(PENDING, code), TODAY).updates
    assert update.code == code
    return update


@pytest.mark.parametrize(
    ("code", "text"),
    [("2.4", "se habilitó y se cayó"), ("2.4", "se habilito y se cayo"),
     ("3.2", "lo publicamos y lo tumbaron"), ("3.2", "la 3.2 la publicamos y la tumbaron"),
     ("2.4", "quedó lista pero se dañó"), ("2.4", "la subimos y la bajaron"),
     ("4.4", "se firmó y la devolvieron"), ("4.4", "se firmo y nos lo devolvieron"),
     ("3.2", "se publicó, luego la quitaron"),
     ("3.2", "ya se publicó pero la bajaron de la página"),
     ("3.2", "se publicó y ya no aparece"), ("2.4", "la habilitamos. Se cayó ayer"),
     ("2.4", "ya la habilitamos y dejó de funcionar"), ("4.4", "se firmó pero fue devuelta"),
     ("5.1", "ya se entregó, control lo devolvió"),
     ("2.4", "ya quedó lista, ayer se cayó la página")],
)  # fmt: skip
def test_how_far_it_is_is_asked(code: str, text: str) -> None:
    update = told(code, text)
    assert (update.percent, update.ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    ("code", "text"),
    [("3.2", "se cayó el servidor pero ya la publicamos"),
     ("3.2", "se publicó y se cayó, ya la subimos otra vez"),
     ("3.2", "ya la publicamos porque se cayó la anterior"),
     ("3.2", "ya publicamos la que se cayó"),
     ("3.2", "ya quedó lista y la devolvimos firmada"),
     ("4.4", "ya se firmó y nos la devolvieron firmada"),
     ("4.4", "se firmó y se entregó")],
)  # fmt: skip
def test_what_was_undone_before_or_done_once_more_is_done(code: str, text: str) -> None:
    update = told(code, text)
    assert (update.percent, update.ask) == (Decimal(100), None)


@pytest.mark.parametrize(
    ("code", "text"),
    [("3.2", "ese día publico"), ("3.2", "ese dia la publico"), ("3.2", "la publico ese día"),
     ("3.2", "mañana publico"), ("3.2", "el viernes publico el índice"),
     ("3.2", "el viernes la publico"), ("3.2", "el viernes yo la publico"),
     ("3.2", "esta semana la publico"), ("3.2", "sesiona el comité y ese día la publico"),
     ("3.2", "la revisa jurídica el jueves y el viernes la publico"),
     ("5.1", "está lista, ese día la publico"), ("5.1", "ese día lo entrego"),
     ("5.1", "llegan el 20, ese mismo día los instalo"),
     ("4.4", "ese día la firmo"), ("4.4", "el jueves la firmo"), ("3.2", "ese día la subo"),
     ("3.2", "el lunes la cargo"), ("5.1", "ese día lo envio")],
)  # fmt: skip
def test_what_she_will_do_that_day_is_not_done(code: str, text: str) -> None:
    update = told(code, text)
    assert (update.percent, update.ask) == (None, Ask.PERCENT)


@pytest.mark.parametrize(
    ("code", "text"),
    [("3.2", "ya se publico"), ("3.2", "se publico el viernes"), ("3.2", "ese día se publico"),
     ("3.2", "el viernes la publicó"), ("3.2", "la 3.2 ese día la publicó prensa"),
     ("3.2", "la 3.2 el viernes pasado la publico sistemas"),
     ("3.2", "la 3.2 la publico sistemas el viernes"), ("3.2", "ese día la publicamos")],
)  # fmt: skip
def test_what_was_done_that_day_is_done(code: str, text: str) -> None:
    update = told(code, text)
    assert (update.percent, update.ask) == (Decimal(100), None)
