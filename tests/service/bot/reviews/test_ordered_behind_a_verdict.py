"""What control orders or asks behind a verdict is done, shown or told back: it is no remark of what
is accepted, and no office reads it as the reason of what is returned."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.service.bot.reviews.test_judged_in_everyday_words import beside, judged


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of control, whose office has 1.4; Marta has told 4.1, 4.3 and 3.1
    (100 %) and 3.2 (63 % of 16 buildings), Pedro 5.2 (100 %); of 5.4 nobody has told anything."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de controles")
    buildings = {"product": "16 edificios", "planned": 16, "title": "Inspeccionar los edificios"}
    town.add("3.2", 25, **buildings)
    town.add("4.1", 30, title="Publicar los boletines de prensa")
    town.add("4.3", 20, title="Realizar la encuesta de satisfacción")
    town.add("3.1", 25, title="Instalar las veedurías ciudadanas")
    of_pedro = {"office": town.other_office_id}
    town.add("5.2", 80, title="Digitalizar el archivo histórico", **of_pedro)
    town.add("5.4", title="Socializar el código de integridad", **of_pedro)
    for code in ("4.1", "4.3", "3.1"):
        marta.says(f"la {code} quedó al 100")
    marta.says("la 3.2 va en 63 %")
    pedro.says("la 5.2 quedó al 100")
    town.deliver()
    return chief


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Acepto la 4.1. Y avísele por favor a Hacienda que falta el acta", "broadcast_preview"),
        ("Acepto la 4.1. Le solicito recordarle a Hacienda que falta el acta",
         "broadcast_preview"),
        ("Acepto la 4.1. Adicionalmente le pido que me muestre lo vencido", "overdue"),
        ("Acepto la 4.1. Le agradezco me muestre lo que está vencido", "overdue"),
        ("Acepto la 4.1. Muéstreme lo que me queda por revisar", "unverified"),
    ],
)  # fmt: skip
def test_it_is_done_behind_what_is_accepted(
    town: Town, control: Chat, said: str, shown: str
) -> None:
    control.says(said)
    assert judged(town) == {"4.1": (True, None, "")}
    heard = [getattr(one, "name", one.kind) for one in control.heard()]
    assert heard == ["review_kept", shown]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Acepto la 4.1. Descargue el seguimiento en Excel", "Descargue el seguimiento en Excel"),
        ("Acepto la 4.1. Publique el informe en la página", "Publique el informe en la página"),
        ("Acepto la 4.1. Revise también la 4.3", "Revise también la 4.3"),
    ],
)
def test_what_nobody_does_is_told_back(town: Town, control: Chat, said: str, left: str) -> None:
    control.says(said)
    assert judged(town) == {"4.1": (True, None, "")}
    assert beside(control) == [left]


def test_a_report_beside_what_nobody_does_is_kept(town: Town, control: Chat) -> None:
    control.says("Acepto la 4.1. Publique el informe. La 1.4 va en 30")
    assert judged(town) == {"4.1": (True, None, "")}
    assert notes(control.heard()) == ["review_kept", "left_out", "receipt"]
    assert int(town.reports()[-1].percent or 0) == 30


@pytest.mark.parametrize(
    "said",
    [
        "No acepto la 4.1, falta el acta; y muéstreme por favor lo que queda por revisar",
        "No acepto la 4.1: falta el acta. Y muéstreme por favor lo que queda por revisar",
        "No acepto la 4.1: falta el acta. Agradezco me muestre lo vencido",
        "No acepto la 4.1: falta el acta. Muéstreme los soportes del año pasado",
    ],
)
def test_what_she_wants_to_see_is_no_reason(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {"4.1": (False, None, "falta el acta")}
    assert len(control.heard()) == 2


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Acepto la 4.1. Por favor dejen copia en el archivo",
         (True, None, "Por favor dejen copia en el archivo")),
        ("Acepto la 4.1. El equipo revisó los soportes de enero",
         (True, None, "El equipo revisó los soportes de enero")),
        ("No acepto la 4.1: falta el acta. Corrija la cifra y vuelva a enviarla",
         (False, None, "falta el acta. Corrija la cifra y vuelva a enviarla")),
        ("devuelvo la 4.1 por favor, le hace falta el acta",
         (False, None, "le hace falta el acta")),
        ("devuélvame la 4.1 por favor, que no aparece el acta",
         (False, None, "no aparece el acta")),
        ("no acepto la 4.1 por falta de acta", (False, None, "falta de acta")),
    ],
)  # fmt: skip
def test_what_the_office_is_to_read_stays(
    town: Town, control: Chat, said: str, verdict: tuple[bool, str | None, str]
) -> None:
    control.says(said)
    assert judged(town) == {"4.1": verdict}
