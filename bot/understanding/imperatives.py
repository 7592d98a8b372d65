"""What one tells somebody to do, in the forms in which it is put: "pase", "me pasa", "pasar"."""

from __future__ import annotations

from bot.understanding.wordlists import group, word_list

_TO_USTED = word_list(  # "páseme", "díganos"
    "pase mande envie reenvie avise informe pregunte quite borre llame ayude agregue "
    "anote apunte registre saque cambie delegue asigne confirme elimine actualice "
    "cancele anule retire verifique explique muestre cuente niegue apruebe active "
    "traslade revise regale recuerde indique averigue copie colabore ponga diga corrija "
    "incluya conceda escriba devuelva deshaga repita remita comparta"
)
_TO_TU = word_list(  # "pásame", "mándenla"
    "pasa manda envia reenvia llama avisa quita borra ayuda explica cuenta muestra recuerda "
    "informa confirma regala indica"
)
CLITICS = r"(?:(?:me|nos|se)?l[oa]s?|l[eo]s?|me|nos)"
# Before an order: "buenos días doctora, me envía el formato"
GREETED = r"hola|buen[oa]s?(?: (?:dias?|tardes|noches))?|doctora?|oigan?"
# With a clitic behind it: without one "pase", "llame" may tell of somebody else.
ORDERED = rf"{group(*_TO_USTED, *_TO_TU)}n?"
# What one asks of a bot, and not of who signs or approves: "nos pueden aprobar el contrato".
_TO_DO = group(
    *word_list(
        "pasar mandar enviar reenviar avisar informar ayudar llamar confirmar explicar mostrar "
        "contar regalar recordar indicar averiguar colaborar preguntar decir escribir remitir "
        "compartir cambiar borrar"
    )
)
_TELLS = group(*word_list("dice cuenta confirma avisa informa indica explica averigua recuerda"))
_GIVES = group(*word_list("manda envia pasa regala comparte muestra"))
_WHETHER = (
    r"(?:si|cuando|cuant[oa]s?|quien(?:es)?|como|donde|cual(?:es)?|por que|(?:en|a|de|desde|hasta"
    r"|para|con) (?:que|quien(?:es)?|cuando|cuanto|donde)|que (?:dia|fecha|paso|falta))(?!\S)"
)
_PLEASE = r"(?: (?:por favor|porfa|favor))?"
_CAN = r"(?:pued[ae]|podria|pudiera)n?(?: (?:ustedes|usted|por favor|porfa)){0,2}"
_I_WANT = r"(?:necesito|quiero|quisiera|(?:l[eo]s? )?(?:pido|ruego|agradezco|agradeceria|solicito))"
# What is ordered without the form of an order: "me dice cuándo vence", "me pueden mandar el
# formato", "quisiera saber si …", "necesito que me ayuden", "no me vuelva a preguntar".
ASKED_TO = (
    rf"(?:(?:me|nos) {_TELLS}n?{_PLEASE} {_WHETHER}"
    rf"|me (?:l[oa]s? )?(?:{_GIVES}n? (?:el|la|los|las|un|una|unos|unas)|(?:ayuda|colabora)n? con)"
    rf"(?!\S)|(?:sera que )?(?:(?:(?:me|nos) (?:l[oa]s? )?{_CAN} {_TO_DO}"
    rf"|{_CAN} {_TO_DO}{CLITICS})(?!\S))"
    rf"|(?:{_I_WANT}|(?:me|nos) gustaria|queremos|quisieramos) (?:saber|preguntar) {_WHETHER}"
    rf"|{_I_WANT} (?:el favor )?(?:de )?(?:(?:que )?me (?:l[oa]s? )?{ORDERED}|{_TO_DO}(?:me|nos))"
    rf"(?!\S)|(?:por favor|porfa|favor) {_TO_DO}(?:me|nos)(?:l[oa]s?)?(?!\S)"
    r"|no (?:me|nos) (?:vuelva|siga|escriba|mande|envie|llame|recuerde|moleste|pregunte"
    r"|insista)n?(?!\S))"
)
