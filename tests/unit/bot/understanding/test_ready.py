"""Ready for what is to come is not done: neither reader takes it for that."""

from __future__ import annotations

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, PendingActivity
from bot.understanding.understand import understand_by_rules
from tests.unit.bot.understanding.plan import TODAY

TRAINING = PendingActivity(
    "1.1", "Realizar la capacitación en atención al ciudadano", "Capacitación", None, None, None
)
REPORT = PendingActivity(
    "2.3", "Publicar el informe de peticiones", "Informe publicado", None, None, None
)
ARCHIVE = PendingActivity(
    "8.4", "Organizar el archivo de gestión", "Archivo organizado", None, None, None
)


@pytest.mark.parametrize("reader", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    ("activity", "text"),
    [
        (TRAINING, "ya quedó lista la capacitación para el 30 de mayo"),
        (TRAINING, "ya quedó todo listo para la capacitación del 30 de mayo"),
        (TRAINING, "la capacitación quedó lista para el viernes"),
        (TRAINING, "ya está lista la capacitación, es el 30 de mayo"),
        (TRAINING, "la capacitación ya está lista y se dicta la otra semana"),
        (TRAINING, "ya quedó lista la capacitación, la hacemos el 30 de mayo"),
        (TRAINING, "quedó cuadrada la capacitación para el 30 de mayo"),
        (TRAINING, "quedó organizada la capacitación para el 30 de mayo"),
        (TRAINING, "ya quedó la capacitación para el próximo viernes"),
        (TRAINING, "ya quedó lista para empezar"),
        (REPORT, "el informe ya quedó listo para publicar"),
        (REPORT, "el informe ya está listo para subirlo a la página"),
        (REPORT, "el informe ya quedó listo para que lo publiquen"),
        (REPORT, "quedó listo el informe para publicarlo el lunes"),
        (REPORT, "el informe está listo para su publicación"),
        (REPORT, "el informe lo presento el jueves y lo publico"),
        (TRAINING, "listo para revisión"),
    ],
)
def test_what_is_ready_for_something_to_come_is_asked(
    reader: type, activity: PendingActivity, text: str
) -> None:
    meaning = reader(text, Context((activity,), None), TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(None, Ask.PERCENT)]


@pytest.mark.parametrize("reader", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    "text",
    [
        "ya quedó listo el informe para el comité del 30 de mayo",
        "ya está listo el informe para la audiencia del viernes",
    ],
)
def test_what_may_be_all_there_was_to_do_is_a_yes_or_no(reader: type, text: str) -> None:
    meaning = reader(text, Context((REPORT,), None), TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(100, Ask.CONFIRM)]


@pytest.mark.parametrize("reader", [understand_by_rules, understand_checked])
@pytest.mark.parametrize(
    ("activity", "text"),
    [
        (REPORT, "ya quedó publicado el informe para el 30 de mayo"),
        (REPORT, "ya quedó listo"),
        (REPORT, "el informe ya quedó publicado y listo para consulta de la ciudadanía"),
        (REPORT, "se publicó el informe el jueves"),
        (TRAINING, "quedó lista la capacitación, se hizo el 30 de marzo"),
        (TRAINING, "la capacitación ya se hizo, quedó todo listo para los certificados"),
        (ARCHIVE, "ya quedó organizado el archivo para la transferencia"),
    ],
)
def test_what_is_done_stays_done_whatever_comes_after_it(
    reader: type, activity: PendingActivity, text: str
) -> None:
    meaning = reader(text, Context((activity,), None), TODAY)

    assert [(u.percent, u.ask) for u in meaning.updates] == [(100, None)]
