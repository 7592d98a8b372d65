"""What is said of the record, the message or the bot itself, and nothing of the work: "eso no es
lo que dije", "quedó mal registrado", "el bot no entiende". Pure."""

from __future__ import annotations

import re

from bot.understanding.correcting.correction import ORDERED_FIGURE
from bot.understanding.correcting.retracted import NOT_HER_FIGURE, TAKES_THAT_BACK
from bot.understanding.reading import phrase, read
from bot.understanding.talk import is_courtesy, is_social
from bot.understanding.wordlists import COURTEOUS, word_set
from core.spanish import MONTHS

# All words of such a clause are of these: one of the work makes it an account.
_SMALL = COURTEOUS | word_set(
    "y e o que lo la el los las le les me nos se te un una de del a al en por con como para "
    "pero si no ni ya mas tan asi tambien tampoco nunca siempre jamas todo nada otra otro cosa "
    "algo mismo misma yo usted ustedes nosotros vez veces ahi aqui alla hoy ayer ahora antes "
    "aun va van todavia porque es era fue son eran sea esta estan estaba estaban quedo quedaron "
    "queda he ha han hay habia hemos eso esa ese esos esas esto este estos estas mi su sus cual "
    "cuando perdon disculpe pena cuanto tal solo pues entonces mire vea ve ven oiga bueno desde "
    "celular telefono tarde demora pasado anterior arriba abajo mio mia @ % - / ¿ ? ( ) mejor "
    "uno sino respecto sobre frente relacion respeto estoy soy semana sin embargo demas resto "
    "presente mes corte avance"
)
# "ah no, la 2.1 era 65": words that only say that a figure is put right.
PUTS_RIGHT = phrase(
    r"(?:(?:ah|h?ay|uy|huy|oh|eh|ups|no|si|perdon|perdone|disculpen?|mentiras?|ojo|que pena"
    r"|espere(?:n|me)?(?: que)?"
    r"|(?:me|nos) (?:equivoque|confundi|equivocamos|confundimos)|corrijo|corrige|corrija|correccion"
    r"|corregir(?:l[aeo]s?)?|favor|rectifico|digo|mejor dicho"
    r"|quise decir|quiero decir|queria decir|era(?=(?: que)? quise)"
    r"|(?:puse|dije|escribi|digite|reporte|mande) (?:el |en )?\d{1,3}(?: %)? (?:y|pero)"
    r"|error mio|mi error|(?:quedo|esta|estaba|puse|reporte) mal"
    r"|al reves|mejor|por favor|pero|desha(?:cer|ga|z)(?:l[oa])?(?: (?:eso|lo anterior))?"
    r"|(?:son|es|eran|era|va|van)(?= \d)"
    r"|es[ao](?= (?:mejor )?(?:dej|pong|pon|qued|registr|anot))|quedese (?:en|con)"
    rf"|(?:(?:a|de|en|para) )?@|{ORDERED_FIGURE}|{TAKES_THAT_BACK}"
    r"(?: (?:deje|coloque|deja|coloca)(?= \d))?)(?: |$)){1,6}"
    r"(?:\d{1,3}(?: %)?(?:(?: ,)?(?: y)? (?:no|en (?:vez|lugar) de)(?: (?:el|un|los))? \d{1,3}"
    r"(?: %)?)?(?: (?:por favor|porfa|mejor|entonces|pues|gracias|no mas"
    r"|mientras tanto|por ahora|por el momento|(?:tal )?como (?:estaba|venia|antes|siempre)"
    r"|(?:que|asi) (?:estaba|venia|tenia))){0,3})?"
)
# "ponga 60 que falta la firma", "pero ojo, es 40 porque falta la firma"; "deshaga eso y ponga 78"
FIGURE_ORDERED = re.compile(
    rf"(?:(?:{TAKES_THAT_BACK} )?(?:mejor )?{ORDERED_FIGURE}|{TAKES_THAT_BACK} (?:deje|coloque)"
    r"|(?:(?:si|no|pero) (?:, )?){0,2}(?:ojo|mejor|perdon)(?: ,)?"
    r"(?: (?:que|ya))?(?: (?:es|son|va|vamos|van|seria|eran?)(?: (?:en|por|al))?)?)"
    r" (?:el |un )?\d{1,3}(?: %)?"
    r"(?: (?:y|que|porque|pues)){1,2}(?= )"
)
# What leads to what is told: "bueno le voy contando", "de una vez le digo que"
TELLS_US = (
    r"(?:(?:bueno|pues|mire|oiga|vea|listo|y) ){0,3}(?:(?:le|les|te) )?"
    r"(?:voy (?:contando|informando|diciendo|reportando)"
    r"|quiero (?:contar|informar|reportar)(?:le)?)"
    r"(?: que)?"
    # "de una vez le digo que", "aprovecho para contarle que"
    r"|(?:(?:y|pues|bueno|tambien|ademas|aprovecho|(?:de una|de paso)(?: vez)?) ){0,3}(?:le|les|te)"
    r" (?:digo|cuento|informo|comento|aviso) que"
    r"|(?:(?:y|tambien) )?aprovecho (?:y|para)(?: (?:de una|de paso)(?: vez)?)? (?:le |les )?"
    r"(?:dec|cont|inform|coment|report|avis|dig|cuent)[a-z]{1,5} que"
)
# "falta el nebulizador póngale ochenta y cinco por ciento": behind the words of the work
_NOT_THAT = (
    r"(?:desha(?:ga|z)|borr[ae]|quit[ae]|anul[ae]|elimin[ae])n? (?:eso|lo ultimo|es[ea] \d{1,3})"
)
ORDERS_IT = (
    rf"(?:(?:{_NOT_THAT} )?(?:y|entonces) )?{ORDERED_FIGURE} (?:(?:el|un|en|al?) )?\d{{1,3}}(?: %)?"
)
# "pues ni modo", "bueno no jajaja": a sigh or a laugh tells nothing of the work.
SIGH = phrase(
    r"(?:(?:pues|bueno|no|h?ay|ah|uy|y|ya|jueputa|caramba|ja{1,3}|j[aei](?:j[aei]){1,12}h?"
    r"|ni modos?|que (?:pena|vaina|pesar|embarrada|se le hace|mas da)|que le vamos a hacer)"
    r"(?: |$)){1,8}"
)
_NOUNS = word_set(
    "dato datos cifra cifras reporte reportes registro registros recordatorio recordatorios "
    "mensaje mensajes correo correos respuesta respuestas porcentaje numero bot robot "
    "chatbot culmina palabras recibido recibo archivo archivos adjunto foto tablero telegram "
    "whatsapp chat institucional texto actividad anotacion anotaciones"
)
_VERBS = word_set(
    "dije dijo dijimos dicho digo dice dicen decir escribi escribo escribio escrito puse "
    "puso pusieron pone ponen poner mande mando mandaron mandar manden mandado envie envio "
    "enviaron enviar reporte reporto reportado conte conto contesto contesta contestan "
    "contestar contestado respondo respondi responder responde registraron registrar "
    "registrado registrada registrados registradas anoto anotaron anotado anotada aparece "
    "aparecen figura entiende entienden entendio entendieron entendi entender confunde "
    "confundio confundieron corrija corrijan corregir corrige corrijo corregido rectifique "
    "rectificar cambie cambien quite quiten borre borren revise revisen aclarar aclaro "
    "permito sabe recibi vuelvan vuelva insistan molesten manda leido leyeron revisando veo "
    "equivoque equivocamos confundi confundimos corresponde molestar molestarla molestarlo "
    "molesto caido reportamos sale salen siguen llegando avisar pendiente pendientes estar "
    "agrego vencida vencido llego llegaron recibieron recibiste tenga tengan tener cuenta dictar "
    "dictando digitar digitando teclear"
)
_JUDGED = word_set(
    "mal bien errado errada errados equivocado equivocada equivocados incorrecto incorrecta "
    "correcto correcta correctos cierto cierta verdad mentira falso asi igual distinto "
    "diferente contrario error errores confusion equivocacion"
)
_WORDS = _SMALL | _NOUNS | _VERBS | _JUDGED | frozenset(MONTHS)
_TITLED = re.compile(
    r"(?<!\S)(?:doctora?|dra?|ingenier[oa]|ing|arquitect[oa]|senora?|don|dona)"
    r" [a-z]{3,15}(?: [a-z]{4,15}(?= (?:no|es|esta|quedo)(?!\S)))?"
)
_I_SAID = (
    r"(?:dij(?:e|imos)|dicho|escribi|escrito|puse|report(?:e|amos|ado)|mande|mandado|envie|enviado"
    r"|conte)"
)
_RECORD = (
    r"(?:datos?|cifras?|reportes?|registros?|recordatorios?|mensajes?|correos?|respuestas?"
    r"|recibid?os?|porcentaje|numero|palabras|texto)"
)
_JUDGEMENT = rf"(?:no|{'|'.join(sorted(_JUDGED))}|vuelvan?|cambien?|quiten?|borren?)"
_THIS = r"(?:es[aeo]s?|est[aeo]s?|aquello)"
_OF_THE_RECORD = re.compile(
    r"(?<!\S)(?:"
    r"bot|robot|chatbot|culmina|anotacion|anotaciones"
    rf"|no (?:tengan?|tener) en cuenta|est[ea] es (?:el|la|mi|nuestro) {_RECORD}"
    r"|(?:ustedes|usted) (?:\S{1,12} ){0,3}(?:pus\w+|ponen?|entiend\w+|entendi\w+|anot\w+|escrib\w+"
    r"|registr\w+|mand\w+|confund\w+)"
    r"|me (?:puso|pusieron|anoto|anotaron|registraron|entendio|entendieron)"
    r"|(?:que|yo|no|nunca|le|les|lo|habia|he) (?:(?:yo|le|les|se|lo|habia|he|ya) ){0,3}"
    rf"{_I_SAID}"
    r"|(?:le|les|te) (?:escribo|contesto|respondo)"
    r"|mal (?:registr|anot)ad[oa]s?|(?:registr|anot)ad[oa]s? mal"
    r"|(?:registr|anot)ad[oa]s? (?:(?:en|con|como|el) ){0,2}\d{1,3}(?: %)?"
    r" (?:y|pero) (?:es|son|era|va)"
    r"|escribo desde|aparecen?|corrijan?|rectifique|revisen (?:mejor|bien)|con todo respeto"
    rf"|(?:(?:respecto|frente) (?:al|del)|(?:respecto (?:a|de)|frente a|sobre|por)"
    rf" (?:su|el|este|ese)) {_RECORD}"
    r"|por ?que (?:\S{1,4} )?(?:salen?|siguen)|me (?:equivoque|confundi)"
    rf"|nos (?:equivocamos|confundimos)|(?:llego|recibieron) (?:el|la|es[ae]|mi|su) {_RECORD}"
    rf"|{_RECORD} (?:\S{{1,6}} ){{0,3}}no (?:me |les |nos )?(?:llego|llegaron)"
    r"|pena (?:molestar\w{0,3}|con usted(?:es)?)|gracias por (?:estar pendientes?|avisar)"
    r"|no (?:\S{1,4} )?entend(?:i|io|ieron)"
    rf"|(?:corregir|corrijo|rectificar|aclarar) (?:\S{{1,3}} ){{0,3}}{_RECORD}"
    rf"|(?:{_THIS}|s[ui]s?|mi) {_RECORD}(?= .{{0,60}}(?<!\S){_JUDGEMENT}(?!\S))"
    rf"|{_JUDGEMENT} .{{0,60}}(?<!\S)(?:{_THIS}|sus?|mi) {_RECORD}"
    rf"|{_RECORD} (?:anterior|pasado|de (?:ayer|hoy|arriba))"
    r"|que (?:les? |me |se |lo )?(?:mando|mandaron|envio|enviaron|dijo|dijeron|reporto|puso"
    rf"|pusieron|escribio) .{{0,60}}(?<!\S){_JUDGEMENT}"
    r"|(?:perdon|disculpe|pena|disculpen) (?:por |con )?la demora"
    r")(?!\S)"
)
# "así es", "esta sí está bien", "eso quedó mal": a verdict, on nothing that has a name.
_VERDICT = re.compile(
    r"(?:(?:no|si|y|pero|pues|todo) ){0,2}(?:asi (?:no |si )?(?:es|era|esta|quedo)"
    r"|(?:lo de @ |(?:todo )?(?:lo demas|el resto|lo otro|lo que ustedes \w{1,15}) "
    rf"|{_THIS} |@ )(?:(?:no|si|ya|tambien) ){{0,2}}(?:es|era|fue|esta|estaba|quedo)"
    rf"(?: muy| tan)? (?:{'|'.join(sorted(_JUDGED))})|(?:no |si )?es asi)(?: (?:como|doctora?) .*)?"
)
# "soy Marta de Planeación", "les escribe la secretaria", "nota": who writes, and what leads on.
_WHO_WRITES = re.compile(
    r"(?:yo )?(?:soy|l[ae]s? (?:habla|escribe)) (?:(?!(?:no|ha|han|se|que) )[a-z]{2,15} ){0,7}"
    r"[a-z]{2,15}|nota|pd|posdata"
)
# "qué desespero con este sistema", "usted no me entendió nada", "se lo dije ayer": a quarrel with
# the bot, whatever else its clause says; what an office does of its work has no such words.
_THIS_BOT = (
    r"(?:est[ea]|es[ea]|su) (?:bendito |tal |pinche |dichoso )?"
    r"(?:sistema|robot|bot|chatbot|maquina|aplicacion|aparato|programa(?! de)|cosa esta)"
)
_ANGER = (
    r"(?:desespero|perdedera|perdida de tiempo|no sirve|no entiende|no lee|malisim[oa]|pesim[oa]"
    r"|(?:tan|muy) (?:mal[oa]|brut[oa]|terc[oa]|torpe)|inutil|cansad[oa]|hart[oa]|aburrid[oa]"
    r"|mamad[oa]|fastidi\w{1,4}|que (?:pereza|rabia|jartera))"
)
_QUARREL = re.compile(
    rf"(?<!\S)(?:{_ANGER}(?: [a-z]+){{0,4}} {_THIS_BOT}(?! de(?!\S))"
    rf"|{_THIS_BOT}(?: (?!de(?!\S))[a-z]+){{0,4}} {_ANGER}"
    r"|(?:usted(?:es)?|ud|uds) (?:no|nunca|jamas|siempre) (?:me |nos |le |les )?"
    r"(?:entend\w{1,5}|entiend\w{1,2}|le(?:e|en|yo|yeron)|cambi\w{1,5}|escuch\w{1,5}|par[ao]\w{0,3}"
    r"|pregunt\w{1,4}|repit\w{1,4}|molest\w{1,4}|insist\w{1,4}|salen? con lo mismo)"
    r"|(?:usted(?:es)?|ud|uds)(?: si)?(?: (?:me|nos))? "
    r"(?:pregunt|escrib|insist|molest|repit)\w{1,3} (?:mucho|tanto|demasiado"
    r"|a (?:cada rato|toda hora)|todos los dias|todo el (?:dia|tiempo))"
    r"|(?:no|deje(?:n|se)? de) (?:me |nos )?(?:fastidi|molest|jod|frieg|freg|insist|friegu)\w{1,4}"
    r"(?: (?:mas|tanto|ya))?(?= *$| [.,;:!¶])"
    r"|(?:no|nunca) (?:me|nos) (?:par(?:o|an|aron) bolas|entendio|entendieron|entiende|leyo|lee)"
    r"|aprendan? a leer|lea (?:bien|mejor)|pongame atencion"
    r"|no (?:me |nos )?(?:lo |la )?(?:vuelvan? a )?(?:cambi(?:e|en|ar))(?: mas)? lo que"
    r" (?:yo |uno )?(?:digo|dije|escribo|escribi|reporto|reporte)"
    r"|(?:ya )?(?:se|te) (?:lo|la) (?:he )?(?:dije|dicho|repeti|repetido)(?= (?:ayer|antes|ya|mil"
    r"|dos|tres|varias|muchas|otra)(?!(?: [a-z]+){0,3} al?(?!\S))(?!\S)|$))(?!\S)"
)
# "no era para deshacerlo", "no quería borrar lo de la 1.2": what she did not mean to take back.
_NOT_UNDONE = re.compile(
    r"(?<!\S)no (?:(?:era|fue|es) para|(?:lo |la )?(?:queria|quise)|iba a) (?:que )?"
    r"(?:deshac|deshag|borr|quit|anul|elimin)[a-z]{1,4}(?:l[oa]s?)?(?: (?:lo|el|eso|es[ea]|reporte"
    r"|del?|la|@|nada|[a-z]{0,3}-?\d[\d.]{0,8})){0,5}(?= *$| [.,;:!¶])"
)
# "la dejaron mal", "lo anotaron mal": what was put down, of nothing that has a name.
_PUT_WRONGLY = re.compile(
    r"(?:(?:no|ay|uy|oiga|pero|me|nos|se|l[ao]s?|es[ao]) ){1,4}"
    r"(?:dej|pus|anot|registr|apunt|escrib|guard|tom|entend|ley|copi|carg|grab)"
    r"(?:aron|ieron|eron|o|io|aste|iste) (?:muy )?mal"
)
# "pero no le dije que apenas vamos a reservar": a protest, whatever it repeats.
DID_I_NOT_SAY = r"(?:yo )?no (?:le|les|te|se l[oa]) (?:dije|habia dicho|estoy diciendo)\b"
_NOT_HER_FIGURE = phrase(NOT_HER_FIGURE)
_DENIED = re.compile(
    r"(?<!\S)(?:no|mal|err\w+|equivoc\w+|incorrect\w+|mentira|falso|distint\w+)(?!\S)"
)


def is_of_the_record(clause: str) -> bool:
    """Tell whether a clause, as the grammar spells it, tells of what was recorded, sent or said to
    the bot, and has no word of the work."""
    if _VERDICT.fullmatch(clause) or _WHO_WRITES.fullmatch(clause) or quarrels(clause):
        return True
    if _NOT_UNDONE.search(clause) or is_put_wrongly(clause):
        return True
    words = _TITLED.sub(" ", clause).split()
    told = all(word in _WORDS or word[0].isdigit() for word in words)
    return told and _OF_THE_RECORD.search(clause) is not None


def quarrels(clause: str) -> bool:
    """Tell whether a clause quarrels with the bot, or over a figure: "no me entendió nada", "ese
    15 no lo dije yo"."""
    return _QUARREL.search(clause) is not None or _NOT_HER_FIGURE.fullmatch(clause) is not None


def is_put_wrongly(clause: str) -> bool:
    """Tell whether a clause says that something was put down wrongly, and not what."""
    return _PUT_WRONGLY.fullmatch(clause) is not None


def was_not_to_be_undone(text: str) -> bool:
    """Tell whether a text says that something was taken back that was to stand."""
    return _NOT_UNDONE.search(read(text).plain) is not None


def tells_only_of_the_record(text: str) -> bool:
    """Tell whether the clauses of a text tell of the record, besides its courtesy."""
    reading = read(text)
    said = [reading.part(*one).plain for one in reading.clauses()]
    told = [one for one in said if not is_social(one)]
    return bool(told) and all(map(is_of_the_record, told))


def confirms(text: str) -> bool:
    """Tell whether a text says nothing but that what was recorded is right: "así es"."""
    reading = read(text)
    said = [reading.part(*one).plain for one in reading.clauses()]
    right = [one for one in said if _VERDICT.fullmatch(one) and not _DENIED.search(one)]
    return bool(right) and all(one in right or is_courtesy(one) for one in said)
