"""Invented names, and words that stand for one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_FIRST = (
    "Adela Anselm Belisar Bruna Casimir Corvin Dalia Demian Edda Elvin Fabia Ferrol Gisela Havel Ilma Isidor Jelka Joren Katrin Lazlo Leonie Maren "
    "Milosh Nadira Nestor Odile Orsin Petra Quirin Ramona Rasmin Sabela Stellan Tamsin Teodor Ulrike Valka Viktorin Wanda Xenia Yorick Zelda"
).split()
_LAST_A = (
    "Ambro Bari Carva Delv Ester Fond Garr Hollen Isk Jarv Kalt Lund Marv Nast Orl Pelt Quen Rost Sarv Tarn Ulm Vask Wend Yarr Zol Brann Corm Drav Falk Grisk"
).split()
_LAST_B = "ova ek ander ini oss ard eau ley quist mann ic ero ati ow stra ens".split()
_PLACE_A = "Ar Bel Cor Dun El Fal Gor Hal Is Kes Lor Mar Nov Or Pel Quil Ras Sel Tor Ul Var Wes Yel Zan".split()
_PLACE_B = "agna borough dale enta fjord gard hollow inga kirk lund mere moor nau ossa port quay rath sund tavia vik wold".split()
_OUTLETS = (
    "Gazette Courier Tribune Herald Chronicle Post Observer Mercury Star Messenger Standard Echo Record Dispatch Journal Sentinel Argus Beacon Monitor Examiner"
).split()
_AIRED = ("Radio {}", "{} Television", "Channel {}", "{} Online", "{} News")
_AGENCIES = ("{} Press Agency", "{}press", "{} Wire Service", "{} News Agency")

# One table for paraphrase and for spinning: words of one line stand for one another.
_SYNONYMS = """
said stated|showed revealed|found discovered|people persons|workers employees staff|residents inhabitants locals|children youngsters|hospital clinic infirmary
fire blaze|smoke fumes|building structure|warehouse storehouse depot|shut closed|closed shut|opened reopened|started began|stopped halted|ended finished
broke snapped|broken faulty damaged|damaged harmed|destroyed wrecked ruined|cracked split|old ageing|new recent fresh|big large|large sizeable big|small minor
money funds cash|cost price|paid spent|bought purchased acquired|sold disposed|built constructed|repaired mended fixed|repairs works|checked inspected examined
inspection check examination|report account|letter note|contract agreement|company firm business|council authority|town municipality|street road|road route
bridge crossing|water supply|river stream|night evening|morning dawn|week fortnight|months weeks|warned cautioned|warning alert caution|asked requested|refused declined
promised pledged|agreed consented|ordered instructed told|ignored disregarded|lost missing|stolen taken|missing lost|injured hurt wounded|hurt injured|burned charred|treated cared
moved transferred shifted|taken brought carried|brought taken|carried borne|sent dispatched|left departed|arrived came|called rang phoned|heard noticed|saw witnessed spotted
searched combed|questioned interviewed|arrested detained held|freed released|resigned quit|dismissed sacked fired|hired employed|counted tallied|votes ballots|vote ballot
election poll|boxes crates cases|crates boxes|valve tap|pump compressor|pipe duct|roof ceiling|door gate|wall partition|window pane|alarm siren|guard watchman|crew team
engineers technicians|experts specialists|officials authorities|police officers|driver motorist|passengers travellers|boat vessel craft|ferry ship|captain skipper master
harbour port|storm gale|rain downpour|snow drifts|flood deluge|dam barrier|painting canvas picture|museum gallery|thieves robbers burglars|theft robbery|bank lender
customers clients savers|savings deposits|loans credits|shares stock|market exchange|fell dropped sank|rose climbed increased|halved slashed|doubled redoubled|delayed postponed
cancelled scrapped dropped|quickly rapidly swiftly|slowly gradually|nearly almost|about roughly around|again anew|without lacking|after following|before ahead|during throughout
because since|several some various|many numerous|whole entire|first initial|last final|empty vacant deserted|full packed|safe secure|dangerous hazardous perilous|clean pure
dirty foul|dark unlit|loud noisy|ill sick|sick unwell ill|doctors physicians medics|nurses carers|patients inmates|virus germ|tests trials checks|samples specimens|results outcomes findings
school college|pupils schoolchildren students|teachers tutors|shops stores|shop store|traffic vehicles|trucks lorries|cars automobiles|line queue|meeting session gathering|plan scheme proposal
decision ruling|rules regulations|law statute|fine penalty|tax levy duty|budget purse|debt arrears|grant subsidy|aid help assistance|shelter refuge|tents canopies|blankets covers
families households|houses homes dwellings|homes houses|owners proprietors|tenants renters|neighbours residents|garden yard|field meadow|farmers growers|cattle cows livestock|crops harvests
""".replace("\n", "|")
SYNONYMS: dict[str, tuple[str, ...]] = {}
for _line in _SYNONYMS.split("|"):
    if _line.strip():
        _word, *_others = _line.split()
        SYNONYMS.setdefault(_word, tuple(_others))

FILLERS = (
    "matter corner season manner figure section element purpose station channel surface pattern quarter portion passage fashion context feature circle margin "
    "steady narrow common gentle proper simple modest formal recent distant partial regular"
).split()


class Names:
    """Draws names, none twice."""

    def __init__(self, rng: Random) -> None:
        """Start with nothing drawn."""
        self._rng = rng
        self._given: set[str] = set()

    def _new(self, make: list[tuple[str, ...]], pattern: str = "{}{}") -> str:
        while True:
            name = pattern.format(*(self._rng.choice(part) for part in make))
            if name not in self._given:
                self._given.add(name)
                return name

    def surname(self) -> str:
        """Give a family name."""
        return self._new([tuple(_LAST_A), tuple(_LAST_B)])

    def person(self) -> str:
        """Give a first and a family name."""
        return f"{self._rng.choice(_FIRST)} {self.surname()}"

    def place(self) -> str:
        """Give a town's name."""
        return self._new([tuple(_PLACE_A), tuple(_PLACE_B)])

    def outlet(self) -> str:
        """Give a paper, a station or a site, named after a town."""
        if self._rng.random() < 0.3:
            return self._rng.choice(_AIRED).format(self.place())
        return f"{self.place()} {self._rng.choice(_OUTLETS)}"

    def agency(self) -> str:
        """Give a news agency."""
        return self._rng.choice(_AGENCIES).format(self.place())
