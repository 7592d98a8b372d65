"""What is said outright is not asked: the figure is there, in other words than most."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.checked import understand_checked
from bot.understanding.meaning import Ask, Context, OtherActivity, PendingActivity, Status
from tests.unit.bot.understanding.plan import TODAY

TITLES = {
    "1.1": ("Actualizar el mapa de riesgos de corrupción", "Un mapa aprobado"),
    "1.2": ("Socializar la política de administración del riesgo", "Tres jornadas"),
    "1.3": ("Publicar el mapa de riesgos en la página web", "Publicación"),
    "2.1": ("Registrar en el SUIT la estrategia de racionalización", "Estrategia registrada"),
    "2.2": ("Permitir el pago en línea del impuesto predial", "Trámite en línea"),
    "2.4": ("Habilitar la cita médica por internet en el puesto de salud", "Servicio en línea"),
    "3.1": ("Realizar la audiencia pública de rendición de cuentas", "Una audiencia"),
    "3.4": ("Transmitir por redes la audiencia pública", "Transmisión"),
    "3.5": ("Publicar las respuestas a las preguntas de la ciudadanía", "Documento"),
    "4.1": ("Capacitar al personal de ventanilla en lenguaje claro", "20 personas"),
    "4.3": ("Medir la satisfacción de los usuarios del centro de salud", "Una encuesta"),
    "A4.4": ("Actualizar la carta de trato digno", "Carta publicada"),
    "AT4.4": ("Instalar un buzón de sugerencias en cada puesto de salud", "5 buzones"),
    "5.5": ("Actualizar el índice de información clasificada", "Índice"),
}


def plan(codes: str, *, others: str = "", supports: str = "", reply: str | None = None) -> Context:
    """Return a list of activities ("1.1:40" with its last figure), beside those of others."""
    pending = []
    for word in codes.split():
        code, _, last = word.partition(":")
        helped = "Secretaría de Hacienda" if code in supports.split() else ""
        percent = Decimal(last) if last else None
        pending.append(PendingActivity(code, *TITLES[code], None, percent, None, supports=helped))
    away = tuple(OtherActivity(code, TITLES[code][0], "TIC") for code in others.split())
    return Context(tuple(pending), reply, away)


def said(text: str, context: Context) -> list[str]:
    """Return what a text writes and asks of each activity."""
    found = understand_checked(text, context, TODAY).updates
    figures = [(one.code, "none" if one.percent is None else f"{one.percent:g}") for one in found]
    asked = ["" if one.ask is None else f" ?{one.ask}" for one in found]
    return [f"{code} {figure}{ask}" for (code, figure), ask in zip(figures, asked, strict=True)]


HERS = plan("5.5:70 1.1:40 4.1 1.2 3.5 A4.4", others="1.3 2.2 2.4 3.1 3.4")
HEALTH = plan("2.4:30 4.3:95 AT4.4", others="1.1 1.3 4.1")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("la del mapa de riesgos ya reunimos 3 procesos de 5", "1.1 60"),
        ("perdon eran 4 procesos de 5 en el mapa", "1.1 80"),
        ("el mapa de riesgos va en 60", "1.1 60"),
        ("ya está publicado el mapa de riesgos en la web", "None none ?activity"),
        ("la 4.1 son 20 personas, van 8", "4.1 40"),
        ("4.1: son 20 personas y llevamos 8", "4.1 40"),
        ("la 3.5 es despues de la audiencia, todavia no toca", "3.5 0"),
        ("la 3.5 todavía no toca, es después de la audiencia", "3.5 0"),
        ("la 3.5 todavía no toca los temas de salud", "3.5 none ?percent"),
        ("la A4.4 firmada ayer x el secretario y publicada", "A4.4 100"),
        ("la A4.4 este mes ya", "A4.4 100 ?confirm"),
        ("la A4.4 este mes ya casi", "A4.4 none ?percent"),
    ],
)
def test_what_an_office_says_of_its_own(text: str, means: str) -> None:
    assert said(text, HERS) == [means]


@pytest.mark.parametrize(
    "text",
    ["la 2.2 seguimos con 35, juridica no a devuelto el contrato", "la 2.2 sigue con 35",
     "2.2 siguen con 35 porque jurídica no firma"],
)  # fmt: skip
def test_who_goes_on_with_a_figure_has_it(text: str) -> None:
    assert said(text, plan("2.2:35 3.4", supports="2.2")) == ["2.2 35"]


@pytest.mark.parametrize(
    "text",
    ["la 3.1 vamos en 45 nosotros ya salio la invitacion",
     "la 3.1 vamos en 45 nosotras, ya salió la invitación"],
)  # fmt: skip
def test_we_behind_a_figure_are_no_things_that_it_counts(text: str) -> None:
    assert said(text, plan("3.1:30 3.5", supports="3.1")) == ["3.1 45"]


@pytest.mark.parametrize(
    "text",
    ["la 2.1 la estamos corrigiendo con el dafp, dejemosla en 80, la 3.1 sigue igual",
     "2.1 pongámosle 80, la estamos corrigiendo; la 3.1 sigue igual"],
)  # fmt: skip
def test_let_us_leave_it_at_is_leave_it_at(text: str) -> None:
    assert said(text, plan("2.1:70 3.1:50")) == ["2.1 80", "3.1 50"]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("ya está montado en la web la 1.3", "1.3 100"),
        ("la 1.3 ya está montada en la página", "1.3 100"),
        ("1.3 ya se subió a la sede electrónica", "1.3 100"),
        ("la 1.3 ya está montada en la carpeta", "1.3 none ?percent"),
        ("la 1.3 todavía no está montada en la página", "1.3 none ?percent"),
    ],
)
def test_what_is_put_up_where_people_read_it_is_published(text: str, means: str) -> None:
    assert said(text, plan("1.3:15 3.4")) == [means]


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (
            "Buenos dias. Le cuento: 1) encuesta: ya firmo la doctora, queda cumplida. 2) lo de las"
            " citas sigue en 30. 3) los buzones ya se compraron los 5 pero falta instalarlos. Feliz"
            " dia",
            ["4.3 100", "2.4 30", "AT4.4 none ?percent"],
        ),
        (
            "1) encuesta: queda cumplida 2) citas 40 3) buzones 60",
            ["4.3 100", "2.4 40", "AT4.4 60"],
        ),
        (
            "los buzones no van en 3, eso era el numero de la lista. van como en 40, comprados",
            ["AT4.4 40"],
        ),
        ("los buzones no van en 30, van en 40", ["AT4.4 40"]),
    ],
)
def test_the_number_of_a_point_is_no_figure(text: str, means: list[str]) -> None:
    assert said(text, HEALTH) == means


def test_all_of_them_put_up_with_a_picture_to_come_is_no_promise_to_report_later() -> None:
    text = "los buzones ya quedaron los 5 instalados, le mando la foto ahorita"
    (update,) = understand_checked(text, HEALTH, TODAY).updates

    assert (update.code, update.status) == ("AT4.4", Status.DONE)
    assert update.ask in (None, Ask.CONFIRM)
