"""Where each cell of two seeds stands, row by row, read by eye from their text.

The texts themselves stay in ../shared: a test reads them there, from the line and the column that
are named here. Columns count from 1; `None`: the cell is not printed.
"""

from __future__ import annotations

from typing import TypedDict


class Columns(TypedDict, total=False):
    """The columns of a row by field; `april` and `august` are words and percentage."""

    code: int | None
    title: int
    product: int
    indicator: int
    goal: int
    offices: int
    co_offices: tuple[int, ...]
    terms: tuple[int, ...]
    due: int
    april: tuple[int | None, int | None]
    august: tuple[int | None, int | None]


# The plan of 2023: thirteen pages, each with its own heading.
WHOLE_2023: Columns = {
    "code": 3, "title": 4, "product": 5, "indicator": 6, "goal": 7, "offices": 8,
    "co_offices": (9,), "terms": (10, 11, 12), "due": 13, "april": (14, 15), "august": (16, 17),
}  # fmt: skip
FIRST_PAGE: Columns = {"april": (None, 14), "august": (18, 19)}
EXCHANGED: Columns = {"april": (15, 14)}
WITHOUT_WORDS_OF_APRIL: Columns = {"april": (None, 14), "august": (15, 16)}
FROM_THE_DATE_ONE_TO_THE_RIGHT: Columns = {"due": 14, "april": (15, 16), "august": (17, 18)}
OWN_2023: dict[int, Columns] = {
    **dict.fromkeys(range(12, 17), FIRST_PAGE),
    17: {**FIRST_PAGE, "code": 2, "title": 3, "product": 4, "indicator": 5},
    80: {"terms": (11, 12, 13), "due": 14, "april": (15, 16), "august": (17, None)},
    **dict.fromkeys(range(120, 125), EXCHANGED),
    **dict.fromkeys(range(150, 158), WITHOUT_WORDS_OF_APRIL),
    175: {"co_offices": (9, 10), "terms": (11, 12, 13), "due": 14, "april": (15, 16),
          "august": (17, None)},
    202: {"terms": (10, 11), "due": 12, "april": (13, 14), "august": (15, 16)},
    206: {"code": 1, "title": 3, "product": 4, "indicator": 5, "goal": 6, "offices": 7,
          "co_offices": (8,), "terms": (9, 10, 11), "due": 12, "april": (13, 14),
          "august": (15, 16)},
    **dict.fromkeys(range(219, 222), FROM_THE_DATE_ONE_TO_THE_RIGHT),
}  # fmt: skip
LINES_2023 = (
    *range(12, 18), *range(28, 37), *range(47, 54), *range(71, 81), *range(91, 94),
    *range(104, 110), *range(120, 125), *range(135, 138), *range(150, 158), *range(168, 176), 188,
    *range(200, 207), *range(217, 222), *range(232, 237),
)  # fmt: skip
# The first line of each component and subcomponent.
COMPONENTS_2023 = {
    12: "1: Gestión del Riesgo de Corrupción - Mapa de Riesgos de Corrupción",
    47: "2. Racionalización de trámites",
    71: "3: Mecanismos para mejorar la atención al ciudadano",
    105: "4: Rendición de Cuentas",
    169: "5:Transparencia y acceso a la Información Pública",
    217: "6. Iniciativas Adicionales",
}
SUBCOMPONENTS_2023 = {
    12: "Plan Anticorrupción y Atención al Ciudadano",
    14: "Política de Administración de Riesgos de Corrupción",
    15: "Construcción del Mapa de Riesgos de Corrupción",
    17: "Consulta y divulgación",
    31: "Monitoreo o revisión",
    34: "Seguimiento",
    47: "Priorización",
    49: "Racionalización y simplificación de Trámites",
    53: "Divulgación",
    71: "Estructura administrativa y Direcciónamiento estratégico",
    74: "Fortalecimiento de los canales de atención",
    92: "Relacionamiento con el ciudadano",
    105: "Información de calidad y en lenguaje comprensible",
    135: "Diálogo de doble vía con la ciudadanía y sus organizaciones",
    150: "Incentivos para motivar la cultura de la rendición y petición de cuentas",
    169: "Lineamientos de Transparencia Activa",
    172: "Elaboración de los Instrumentos de Gestión de la Información",
    173: "Lineamientos de Transparencia Pasiva",
    200: "Instrumentos de Gestión de la Información",
    202: "Criterio diferencial de accesibilidad",
    203: "Monitoreo del Acceso a la Información Pública",
    217: "Iniciativas Adicionales",
}
# Cells that name two offices without a sign between them, or one in another way than the rest.
OFFICES_2023 = {
    "Secretaría de Hacienda Dirección de las TIC": (
        "Secretaría de Hacienda", "Dirección de las TIC",
    ),
    "Secretaría Jurídica Dirección de las TIC": ("Secretaría Jurídica", "Dirección de las TIC"),
    "Dirección de las TIC / Secretaría de comunicaciones": (
        "Dirección de las TIC", "Secretaría de las comunicaciones",
    ),
    "Secretaría de comunicaciones": ("Secretaría de las comunicaciones",),
    "Secretaría de Evaluación y control": ("Secretaría de Evaluación y Control",),
    "Dirección de las Tic": ("Dirección de las TIC",),
    "No aplica": (),
    "": (),
}  # fmt: skip

# The plan of 2017: line, code, subcomponent, planned, executed, dates, offices.
PS, CP = "Grupo de Participación y Servicio al Ciudadano", "Grupo de Comunicaciones y Prensa"
OFFICES_2017 = {
    "PS": PS,
    "CP": CP,
    "CT": "Grupo de Comunicaciones y Tecnologías de la Información TICS",
    "TH": "Subdirección de Talento Humano",
    "OJ": "Oficina Asesora Jurídica",
    "SG": "Secretaría General",
    "DE": "Dependencias de la entidad",
    "MI": "Ministro de Minas y Energía",
    "PG": "Oficina de Planeación y Gestión Internacional",
}
COMPONENTS_2017 = {
    8: "Estrategia de Participación Ciudadana",
    47: "Estrategia de Rendición de cuentas",
}
SUBCOMPONENTS_2017 = {
    8: "Subcomponente 1 Estructura administrativa y Direcciónamiento estratégico",
    9: "Subcomponente 2 Fortalecimiento de los canales de atención",
    21: "Subcomponente 3 Talento humano",
    30: "Subcomponente 4 Normativo y procedimental",
    32: "Subcomponente 5 Relacionamiento con el ciudadano",
    47: "Subcomponente 1 Información de calidad y en lenguaje comprensible",
    60: "Subcomponente 2 Diálogo de doble vía con la ciudadanía y sus organizaciones",
    70: "Subcomponente 3 Incentivos para motivar la cultura de la rendición y petición de cuentas",
    80: "Subcomponente 4 Evaluación y retroalimentación a la gestión institucional",
}
SEED_2017 = """
8  1.1 1 0 30/06/2017                                                        PS
9  2.1 3 0 31/08/2017+29/10/2017+29/12/2017                                  PS,CT
10 2.2 6 2 15/12/2017                                                        PS
18 2.3 1 0 28/07/2017                                                        PS
19 2.4 3 1 28/04/2017+31/08/2017+29/12/2017                                  PS
20 2.5 1 0 31/08/2017                                                        PS
21 3.1 1 0 29/12/2017                                                        PS,TH
22 3.2 1 0 30/11/2017                                                        PS,TH
30 4.1 2 0 30/11/2017                                                        PS
31 4.2 1 0 30/05/2017                                                        OJ,SG,PS
32 5.1 2 0 30/06/2017+30/11/2017                                             PS
33 5.2 4 1 31/03/2017+30/06/2017+29/09/2017+29/12/2017                       PS
41 5.3 1 0 30/11/2017                                                        PS
47 1.1 2 0 29/09/2017                                                        PS,CP
48 1.2 1 0 29/09/2017                                                        PS,CP
49 1.3 1 0 30/11/2017                                                        PS,CP
58 1.4 6 1 30/03/2017+28/04/2017+30/06/2017+31/08/2017+31/10/2017+29/12/2017 PS
59 1.5 4 1 28/04/2017+30/06/2017+31/08/2017+31/10/2017                       PS
60 2.1 2 0 30/11/2017                                                        PS,DE
68 2.2 1 0 30/11/2017                                                        MI,PG,PS
69 2.3 1 0 31/08/2017                                                        PS
70 3.1 4 0 28/06/2017+29/08/2017+29/10/2017+29/12/2017                       PS,TH
71 3.2 1 0 30/11/2017                                                        TH,PS
72 3.3 1 0 31/10/2017                                                        PS,CP
80 4.1 1 0 29/12/2017                                                        PS
81 4.2 1 0 30/10/2017                                                        PS
82 4.3 1 0 31/10/2017                                                        PS
83 4.4 2 0 31/07/2017+29/12/2017                                             PS
"""
# On the first page code and name share the second cell; from then on they are the second and third.
TOGETHER_2017 = (8, 9, 10)
