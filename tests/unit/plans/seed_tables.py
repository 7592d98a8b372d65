"""What the two follow-ups of the seeds say, row by row, transcribed by eye from their text.

Each line: line of the file, component, subcomponent, dates, percentage, offices (the first leads).
`-` stands for nothing printed.
"""

from __future__ import annotations

COMPONENTS = {
    "RIE": "GESTION DE RIESGOS DE CORRUPCION",
    "TRA": "ESTRATEGIA DE RACIONALIZACION DE TRÁMITES",
    "TRA21": "RACIONALIZACION DE TRAMITES",
    "CUE": "ESTRATEGIA DE RENDICION DE CUENTAS",
    "SER": "FORTALECIMIENTO SERVICIO AL CIUDADANO",
    "INF": "MECANISMOS PARA LA TRANSPARENCIA Y ACCESO A LA INFORMACIÓN PÚBLICA",
    "PAR": "ESTRATEGIA DE PARTICIPACIÓN CIUDADANA",
    "OTR": "OTRAS INICIATIVAS",
}
SUBCOMPONENTS = {
    "-": None,
    "mon": "Monitoreo o revisión",
    "seg": "Seguimiento",
    "inf": "INFORMACIÓN de Calidad y de Lenguaje Comprensible (Resultados y logros)",
    "dia": "DIÁLOGO y la retroalimentación entre las entidades y sus grupos de interés",
    "res": "RESPONSABILIDAD",
    "eva": "EVALUACIÓN y retroalimentación a la gestión institucional",
    "est": "Estructura administrativa y Direccionamiento estratégico",
    "can": "Fortalecimiento de los canales de atención",
    "hum": "Talento Humano",
    "nor": "Normativo y procedimental",
    "rel": "Relacionamiento con el ciudadano",
    "act": "Lineamientos de Transparencia Activa",
    "pas": "Lineamientos de Transparencia Pasiva",
    "ins": "Elaboración de Instrumentos de Gestión de Información",
    "cri": "Criterio Diferencial de Accesibilidad",
    "acc": "Monitoreo del Acceso a la Información Pública",
    "ide": "Participación ciudadana en la identificación de necesidades o diagnóstico",
    "for": "Participación en la Formulación de Planes, Programa y Proyectos",
    "nmt": "Participación ciudadana la Formulación de Normatividad",
    "mej": "Participación ciudadana para la mejora de la Gestión Institucional",
    "esp": "Evaluación de la Gestión institucional en espacios de Rendición de cuentas",
    "int": "Acciones para Implementar la Política de Integridad",
    "con": "Declaración de Conflicto de Interés",
}
OFFICES = {
    "OR": "Oficina de Riesgos",
    "CI": "Oficina de Control Interno",
    "PL": "Oficina Asesora de Planeación",
    "OP": "Oficina de Planeación",
    "CO": "Oficina Asesora de Comunicaciones",
    "OC": "Oficina de Comunicaciones",
    "ME": "Oficina Comercial y de Mercadeo",
    "EQ": "Equipo MECI/Calidad",
    "SG": "Secretaría General",
    "TH": "Grupo de Talento Humano",
    "CT": "Coordinación de Talento Humano",
    "GC": "Grupo de Contratos",
    "GN": "Grupo de contratación",
    "GD": "Grupo de Desarrollo y Transformación Organizacional",
    "CD": "Coordinación de Desarrollo y Transformación Organizacional",
    "VF": "Vicepresidencia Financiera",
    "MI": "Ministerio de Educación",
    "AT": "Áreas líderes de los trámites",
    "AM": "Areas Misionales",
    "AE": "Áreas misionales",
    "AI": "Áreas ICETEX",
}
COLLECTIVES = {"AT", "AM", "AE", "AI"}

SEED_2019 = """
9  RIE mon 29/11/2019 N/A  OR
10 RIE mon 16/12/2019 N/A  OR
11 RIE seg 30/04/2019 100% CI
12 RIE seg 31/08/2019 N/A  CI
13 RIE seg 31/01/2020 0%   CI
14 TRA -   31/10/2018 100% -
15 TRA -   30/11/2018 100% PL,AT
16 TRA -   20/12/2018 100% PL,AT
19 TRA -   22/01/2019 100% PL
20 TRA -   31/01/2019 100% PL,ME
21 TRA -   31/12/2019 33%  PL
22 TRA -   31/01/2020 100% CI
23 TRA -   31/01/2020 N/A  PL,ME
24 CUE inf 31/12/2019 N/A  PL,EQ
25 CUE inf 31/10/2019 60%  PL,EQ
28 CUE inf 29/03/2019 100% PL
29 CUE inf 31/12/2019 25%  CO,ME
30 CUE inf 31/01/2019 100% PL
31 CUE inf 31/12/2019 25%  CO
32 CUE inf 29/03/2019 100% PL
35 CUE inf 31/10/2019 10%  PL,CO,ME
36 CUE inf 31/12/2019 20%  -
37 CUE inf 31/12/2019 20%  -
38 CUE inf 31/08/2019 N/A  PL
39 CUE inf 31/12/2019 30%  PL
42 CUE res 31/12/2019 20%  OC,ME,OP
43 CUE res 30/11/2019 100% PL,TH,OC
44 CUE res 31/12/2019 N/A  PL
45 CUE eva 31/01/2019 100% PL
46 SER est 30/08/2019 20%  ME
47 SER can 30/12/2019 11%  ME
50 SER can 30/11/2019 0%   SG,ME
51 SER can 30/12/2019 10%  ME,SG
52 SER hum 30/12/2019 100% CT,ME
53 SER nor 30/12/2019 20%  ME
56 SER nor 30/12/2019 20%  ME
57 SER rel 30/12/2019 33%  ME
58 SER rel 30/12/2019 40%  CO,ME
59 SER rel 30/12/2019 N/A  OP,ME
60 INF act 30/12/2019 100% PL,AT
63 INF act 30/12/2019 100% SG,GC
64 INF act 30/12/2019 100% SG,TH
65 INF pas 31/12/2019 100% ME
68 INF ins 30/12/2019 30%  OR,SG
69 INF cri 30/12/2019 10%  ME,SG
70 INF acc 30/12/2019 N/A  ME
71 PAR ide 31/12/2019 N/A  PL,AM,VF
74 PAR ide 31/10/2019 60%  PL,EQ
75 PAR ide 29/03/2019 100% PL
76 PAR for 31/01/2019 100% PL
77 PAR for 31/01/2019 100% PL
78 PAR for 31/01/2019 100% PL
81 PAR for 31/01/2019 100% PL
82 PAR for 31/01/2019 100% PL
83 PAR for 31/01/2019 100% PL
84 PAR for 31/01/2019 100% PL
85 PAR nmt 31/12/2019 N/A  SG,AI
86 PAR mej 01/06/2019+31/12/2019 20% VF,ME
87 PAR mej -          25%  CO
90 PAR mej 01/06/2019+30/10/2019 10% CO
91 PAR mej 30/04/2019 100% CO
92 PAR mej 30/04/2019+01/06/2019 N/A CO
93 PAR esp 30/06/2019 50%  CO,ME,PL
94 PAR esp 31/12/2019 0%   CO,PL
95 PAR esp 31/12/2019 0%   CO,PL
98 PAR esp 31/12/2019 0%   PL
99 PAR esp 31/01/2020 0%   PL
"""

SEED_2021 = """
14 RIE   mon 29/11/2021 100% OR
15 RIE   mon 16/12/2021 100% OR
16 RIE   seg 13/05/2021 100% CI
17 RIE   seg 13/09/2021 100% CI
18 RIE   seg 14/01/2022 100% CI
19 TRA21 -   13/01/2021 100% -
22 TRA21 -   04/01/2021 100% PL
23 TRA21 -   13/04/2021+14/08/2021+18/01/2022 100% PL
24 TRA21 -   15/05/2021+14/09/2021+18/01/2022 100% CI
25 TRA21 -   31/01/2022 100% PL,ME
26 CUE   inf 31/01/2021 100% PL
29 CUE   inf 31/12/2021 100% CO
30 CUE   inf -          100% PL
31 CUE   inf 30/11/2021 100% PL,CO,AE
32 CUE   inf 30/12/2021 100% PL,CO,AE,MI
35 CUE   dia 31/12/2021 100% CO
36 CUE   dia 31/08/2021 100% PL
37 CUE   dia 31/12/2021 100% PL,CO
40 CUE   res 30/12/2021 100% CD,PL
41 CUE   res 31/12/2021 100% PL
42 CUE   eva 31/01/2021 100% PL
43 SER   est 30/09/2021 100% ME
44 SER   can 30/06/2021 100% ME
47 SER   can 30/12/2021 100% ME
48 SER   hum 30/12/2021 100% CD,ME
49 SER   hum 30/12/2021 100% CD,ME
50 SER   nor 30/12/2021 100% ME
53 SER   nor 30/12/2021 100% ME
54 SER   rel 30/12/2021 100% ME
55 INF   act 30/12/2021 100% PL,AT
56 INF   act 30/12/2021 100% SG,GC
57 INF   act 30/12/2021 100% SG,TH,GC
60 INF   act 31/01/2021+30/11/2021 88,24% GD,GN
61 INF   act 31/01/2021+31/05/2021 88,24% GD,GN
62 INF   pas 31/12/2021 100% ME
63 INF   ins 30/12/2021 100% OR,SG
64 INF   cri 30/12/2021 100% ME,SG
67 INF   acc 30/12/2021 100% ME
68 OTR   int 31/12/2021 100% GD
69 OTR   int 31/12/2021 100% OR,GD
72 OTR   con 30/06/2021 100% GD
"""
