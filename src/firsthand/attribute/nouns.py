"""Which common nouns mean somebody."""

from __future__ import annotations

_PERSON_NOUNS = frozenset(
    "man woman boy girl guard officer official resident witness neighbour neighbor driver doctor nurse teacher student pupil "
    "minister president mayor governor senator judge lawyer attorney prosecutor detective inspector commander soldier captain "
    "colonel general sergeant major pilot sailor fisherman farmer worker miner engineer scientist researcher professor expert "
    "analyst economist trader dealer broker banker investor owner operator manager director executive chief head boss leader "
    "chair deputy secretary treasurer clerk aide adviser advisor ambassador diplomat envoy source insider colleague friend "
    "relative mother father son daughter brother sister cousin nephew niece uncle aunt wife husband widow grandmother "
    "grandfather parent child survivor victim patient passenger tourist visitor customer client shopkeeper baker butcher cook "
    "waiter barber porter caretaker gardener shepherd priest bishop imam rabbi coach player striker goalkeeper captain fan "
    "singer actor actress artist author writer poet journalist reporter editor photographer critic curator guide spokesman "
    "spokeswoman spokesperson representative delegate member candidate voter activist campaigner organiser organizer "
    "volunteer veteran person technician mechanic electrician plumber carpenter surveyor consultant auditor accountant "
    "physician surgeon paramedic firefighter policeman policewoman constable superintendent commissioner magistrate "
    "negotiator whistleblower employee staffer supervisor foreman landlord tenant pensioner teenager youth official "
    "premier chancellor monarch king queen prince princess pope duke founder chairman chairwoman watchman".split(),
)
_PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ician", "keeper", "master", "mistress", "worker", "maker")
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "eer", "gent", "ant")
_NO_AGENTS = frozenset(
    "number paper letter order offer matter power water river tower computer sensor factor error floor border corner dinner "
    "weather summer winter disaster chapter quarter center theater layer flower fever answer danger server counter shelter "
    "container reactor tractor motor sector mirror vector monitor harbor terror horror anchor elevator generator december "
    "november october september newspaper register folder poster master cluster filter boiler trailer tanker bunker carrier "
    "barrier former latter either neither whether another together further rather however never chamber timber lumber cover "
    "caliber butter dollar cellar trigger finger hunger gender tender render wonder thunder cylinder remainder reminder "
    "transfer discover recover discovery rumor tumor minor major senior junior interior exterior superior behavior behaviour "
    "restaurant plant warrant instant elephant constant giant distant important relevant significant servant covenant "
    "consumer printer scanner router charger propeller helicopter feather leather mother-board shoulder manner banner barrel "
    "history territory detergent urgent wafer copper pepper supper slipper zipper".split(),
)


def is_person_noun(word: str) -> bool:
    """Tell whether a noun, in the singular, mostly means somebody."""
    if word in _PERSON_NOUNS or (len(word) > 5 and word.endswith(_PERSON_ENDINGS)):  # noqa: PLR2004 - not «man» alone
        return True
    return len(word) > 5 and word.endswith(_AGENT_ENDINGS) and word not in _NO_AGENTS  # noqa: PLR2004


def is_person_plural(word: str) -> bool:
    """Tell whether a noun is the plural of one that means somebody."""
    if word in {"people", "police", "parents", "children", "men", "women"} or word.endswith(("men", "women")):
        return True
    if word.endswith("ies") and is_person_noun(f"{word[:-3]}y"):
        return True
    return (word.endswith("s") and is_person_noun(word[:-1])) or (word.endswith("sses") and is_person_noun(word[:-2]))
