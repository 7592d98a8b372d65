"""Lists and pasted tables are read as sentences: a name, its figure, its note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.reading import read


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("mapa 40% / traje 70%", "mapa 40 % ; traje 70 %"),
        ("mapa 40%/traje 70%", "mapa 40 % ; traje 70 %"),
        ("mapa 4 de 15 / traje 3", "mapa 4 de 15 ; traje 3"),
        ("1.1 40% / 1.2 70%", "1.1 40 % ; 1.2 70 %"),
        ("1. 100%\n2. 65%", "1 : 100 % ¶ 2 : 65 %"),
        ("2/ 190 trajes\n5- sin avance", "2 : 190 trajes ¶ 5 : sin avance"),
        ("Mapa;90\nTraje;75", "mapa : 90 ¶ traje : 75"),
        ("A-07\t90\tfalta la firma\nA-08\t5", "a - 07 : 90 , falta la firma ¶ a - 08 : 5"),
        ("Cód.\tMeta\tEjecutado\t% avance\nA-07\t24\t12\t50", "a - 07 : 50 %"),
        (
            "Ítem|Programado|Realizado|Nota\nTrajes|7|6|falta la firma",
            "trajes : 6 de 7 , falta la firma",
        ),
        ("Actividad;%\n1.1 Mapa;30\n\nGracias", "1.1 mapa : 30 % ¶ ¶ gracias"),
        ("Actividad | Meta | % | Obs.\nMapa | 9 | - | en firma", "mapa : - , en firma"),
    ],
)
def test_each_row_is_a_name_with_its_figure(text: str, means: str) -> None:
    assert read(text).plain == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("vamos 4 / 5", "vamos 4 / 5"),
        ("3/4 listos", "3 / 4 listos"),
        ("N / A", "n / a"),
        ("12 / 05 / 2026", "12 / 05 / 2026"),
        ("60. Falta la firma", "60 . falta la firma"),
        (
            "va bien; falta la firma\ngracias; saludos",
            "va bien ; falta la firma ¶ gracias ; saludos",
        ),
    ],
)
def test_what_is_no_list_is_left_alone(text: str, means: str) -> None:
    assert read(text).plain == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Le cuento: 1) la encuesta. 2) citas en 30", "le cuento : la encuesta . citas en 30"),
        ("1) encuesta al día 2) citas 40 3) buzones 60", "encuesta al dia . citas 40 . buzones 60"),
        ("Van así: 1. encuesta. 2. citas en 30.", "van asi : encuesta . citas en 30 ."),
        ("1) 2.4 va en 40; 2) 4.3 va en 60", "2.4 va en 40 ; 4.3 va en 60"),
    ],
)
def test_the_numbers_of_points_in_running_text_are_no_figures(text: str, means: str) -> None:
    assert read(text).plain == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1) 80 2) 40", "1 : 80 2 : 40"),
        ("1) ya quedó 2) va en 40", "1 : ya quedo 2 : va en 40"),
        ("Hoy van 2. Las citas van en 1. Bien", "hoy van 2 . las citas van en 1 . bien"),
        ("reunimos 3 (de 5) y van 2) creo", "reunimos 3 , de 5 : y van 2 : creo"),
        ("1) la encuesta. 3) citas en 30", "1 : la encuesta . 3 : citas en 30"),
    ],
)
def test_other_numbers_with_such_a_sign_stay(text: str, means: str) -> None:
    assert read(text).plain == means


@given(st.text(alphabet="a1%/;|\t\n .-", max_size=60))
def test_any_text_is_read_and_every_token_stands_in_it(text: str) -> None:
    for token in read(text).tokens:
        assert 0 <= token.start <= token.end <= len(text)
