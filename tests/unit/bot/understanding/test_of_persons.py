"""What a clause tells of persons is apart from the account of the work beside it."""

from __future__ import annotations

import pytest

from bot.understanding.asks.account import account_of
from bot.understanding.asks.of_persons import persons_apart, without_contacts
from bot.understanding.spelling import without_title_points


@pytest.mark.parametrize(
    ("text", "rest", "told"),
    [
        ("la rampa sigue en 15 % y el ing german no esta viniendo, el era el q manejaba el SECOP",
         "la rampa sigue en 15 %",
         ("el ing german no esta viniendo, el era el q manejaba el SECOP",)),
        ("la 3.1 en 10. Y me dicen q en obras ya no esta german, quien queda?",
         "la 3.1 en 10.", ("Y me dicen q en obras ya no esta german, quien queda?",)),
        ("la 2.4 lista. y luz me escribio q vuelve el 17 no el 16",
         "la 2.4 lista.", ("y luz me escribio q vuelve el 17 no el 16",)),
        ("la 2.1 en 60, Luz vuelve el lunes", "la 2.1 en 60", ("Luz vuelve el lunes",)),
        ("la doctora Gloria ya no trabaja con nosotros, a mí me dejaron encargada. la 2.3 en 5",
         "la 2.3 en 5",
         ("la doctora Gloria ya no trabaja con nosotros", "a mí me dejaron encargada.")),
        ("La capacitadora nueva es Diana Ríos cel 3001234567. la 2.5 en 40", "la 2.5 en 40",
         ("La capacitadora nueva es Diana Ríos cel 3001234567.",)),
        ("la 4.2 en 20, el contacto es Juan Pérez 310 555 1234, faltan planos",
         "la 4.2 en 20, faltan planos", ("el contacto es Juan Pérez 310 555 1234",)),
        ("queda encargada la Dra Gloria Mejía, gloria@pueblo.example. La 2.5 pasa a 50",
         "La 2.5 pasa a 50", ("queda encargada la Dra Gloria Mejía, gloria@pueblo.example.",)),
        ("no voy a poder con la 4.1 esta semana. Sigue en 50", "la 4.1 Sigue en 50",
         ("no voy a poder con la 4.1 esta semana.",)),
    ],
)  # fmt: skip
def test_what_is_told_of_persons_is_apart(text: str, rest: str, told: tuple[str, ...]) -> None:
    assert persons_apart(text) == (rest, told)


@pytest.mark.parametrize(
    "text",
    [
        "la 2.1 en 60 porque el ingeniero ya no trabaja aquí",  # why it stands there
        "la 2.1 en 60, el contratista no ha entregado",
        "la 2.1 en 60, el contratista renunció y toca contratar otro",
        "la 2.1 en 60, el contrato se terminó en marzo",
        "la 2.1 en 60, el aviso ya no está en la página",
        "la 2.1 en 60, el nuevo formato es el GD-12",
        "la 2.1 en 60, queda a cargo de la oficina de sistemas instalar el módulo",
        "la 2.1 en 60, el proceso vuelve el lunes a jurídica",
        "la 2.1 en 60, Hacienda nos dijo que llega el lunes el CDP",
        "la 2.1 en 60, no puedo con la plataforma",
    ],
)
def test_an_account_of_the_work_stays_whole(text: str) -> None:
    assert persons_apart(text) == (text, ())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("se habilitó el correo citas@salud.gov.co para los usuarios",
         "se habilitó el correo para los usuarios"),
        ("falta la firma, gloria@pueblo.example", "falta la firma"),
        ("la dicta Diana Ríos cel 3001234567", "la dicta Diana Ríos"),
        ("ya llamé al proveedor (310 555 1234)", "ya llamé al proveedor"),
        ("se radicó con el No. 3001234567", "se radicó con el No. 3001234567"),
        ("contrato 3001234567 firmado", "contrato 3001234567 firmado"),
        ("asistieron 310 personas", "asistieron 310 personas"),
    ],
)  # fmt: skip
def test_no_address_and_no_telephone_stands_in_a_description(words: str, told: str) -> None:
    assert without_contacts(words) == told
    assert account_of(words) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("queda la Dra. Gloria Mejía", "queda la Dra Gloria Mejía"),
        ("el Ing. german no está", "el Ing german no está"),
        ("lo firma el Sr. Pérez", "lo firma el Sr Pérez"),
        ("que la vea la Dra. Sigue en 50", "que la vea la Dra. Sigue en 50"),
        ("ya lo tiene el ing. La 2.1 en 60", "ya lo tiene el ing. La 2.1 en 60"),
        ("va bien. Gloria lo sabe", "va bien. Gloria lo sabe"),
    ],
)
def test_a_title_before_a_name_ends_no_sentence(text: str, told: str) -> None:
    assert without_title_points(text) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("el ing german se fue de vacaciones", "el ing german se fue de vacaciones"),
        ("la doctora Paola salió de permiso", "la doctora Paola salió de permiso"),
        ("ing german, qué pena con usted", ""),
        ("doña Paola qué pena", ""),
    ],
)
def test_who_is_told_of_is_not_spoken_to(words: str, told: str) -> None:
    assert account_of(words) == told
