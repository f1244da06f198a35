"""Small tables for names: spellings of one given name, places and offices that look alike and are not one, small words.

Our own compilation of common knowledge; no gazetteer was copied.
"""

from __future__ import annotations

_GIVEN = (
    "muhammad mohammed mohammad mohamed mohamad muhammed muhamad mohd", "mahmud mahmoud mahmood mehmood", "ahmad ahmed ahmet achmad", "hamid hameed hamed abdelhamid",
    "hamad hammad", "hamdi hamdy", "hassan hasan", "hussein hussain hossein hossain husayn husain huseyin hosein", "said saeed saeid saied", "sayyid sayed syed seyed saiyid", "ali aly", "karim kareem",
    "kamal kemal", "jamal gamal cemal djamal", "jamil jameel djamil", "rashid rasheed rachid reshid", "rashad rachad", "salim saleem selim", "salam salaam", "salman",
    "suleiman sulaiman suleyman soliman sulayman soleimani", "yusuf yousef youssef yusef yousuf", "yunus younis yunis younes", "omar umar omer", "amr", "amir ameer emir",
    "amin ameen emin", "khalid khaled halid", "khalil khaleel halil", "walid waleed", "majid majeed", "majd", "nasir naser nasser nassir", "nasr", "tariq tarek tarik", "farid fareed", "faruk farooq farouk faruq",
    "bilal", "belal", "latif lateef", "rahim raheem", "rahman rehman rahmaan", "aziz azeez", "azim azeem", "ibrahim ebrahim brahim", "ismail ismael esmail", "mustafa mostafa moustafa mustapha",
    "murtaza morteza murtada", "fatima fatema fatimah fatma", "fathi fathy", "aisha ayesha aicha", "zainab zeinab zaynab", "zahra zahraa", "leila layla laila", "lina", "maryam mariam meryem",
    "alexei aleksei alexey aleksey", "alexander aleksandr alexandr oleksandr", "sergei sergey serhii serhiy", "mikhail mykhailo", "mikhailov", "dmitri dmitry dmitriy dimitri dmytro", "andrei andrey andriy", "andreev", "nikolai nikolay mykola",
    "vladimir volodymyr", "vladislav", "yuri yury yuriy iurii", "yulia iulia julia yuliya", "ivan", "evan", "anna", "anya", "hanna", "maria mariya", "marina", "tatiana tatyana", "natalia natalya nataliya",
    "juan", "joan", "jose josé", "josef", "ana", "luis", "luisa", "carlos", "carla", "mario", "marcos marcus", "martin", "martina", "martinez", "fernandez", "fernando", "hernandez", "gonzalo", "gonzalez gonzales",
    "rodrigo", "rodriguez rodrigues", "kim gim", "lee yi rhee ri", "park pak bak", "choi choe", "jung jeong chung", "kang gang", "kwon gwon", "jong chong", "il", "un eun", "singh sing", "sinha", "ravi", "rava", "mehta", "mehra", "gupta", "guha",
    "sharma sarma", "shah", "sheikh shaikh shaykh cheikh", "banerjee banerji bandyopadhyay", "mukherjee mukherji mukhopadhyay", "chatterjee chatterji chattopadhyay", "rao", "roy", "das", "dass",
    "amar", "amer", "chen", "cheng", "wang", "wong", "zhang chang", "zhan", "zhao chao", "zhou chou", "zhu chu", "li", "liu", "lu", "lin", "ling", "xu hsu", "xue hsueh", "yang", "yan", "ying", "hans", "hanns", "jan", "jana", "karl carl", "karla",
)  # fmt: skip
GIVEN: dict[str, int] = {word: i for i, words in enumerate(_GIVEN) for word in words.split()}
"""The number of the name that a spelling is one of: two numbers are two names, one number is one."""

_PLACES = (
    "paktia paktya", "paktika", "ghor", "ghur", "farah", "faryab", "kunar konar", "kunduz konduz qunduz", "nangarhar ningarhar", "nuristan", "zabul", "kabul", "hebei", "hubei", "henan", "hunan", "hainan", "shanxi", "shaanxi", "jiangxi", "jiangsu",
    "guangdong", "guangxi", "shandong", "liaoning", "jilin", "austria", "australia", "slovakia", "slovenia", "slavonia", "iran", "iraq", "mali", "malawi", "niger", "nigeria", "gambia", "zambia", "guinea", "guyana", "dominica", "dominican",
    "latvia", "lithuania", "libya", "syria", "serbia", "siberia", "mauritania", "mauritius", "uruguay", "paraguay", "sweden", "sudan", "chad", "chile", "togo", "tonga", "tigray", "tigre", "oromia", "amhara", "asmara", "gojjam", "gondar", "donetsk", "dnipro",
    "luhansk lugansk", "kharkiv kharkov", "kherson", "khmelnytskyi", "chernihiv chernigov", "chernivtsi", "cherkasy cherkassy", "odesa odessa", "kyiv kiev", "kirov", "orel oryol", "oral", "tomsk", "omsk", "tambov", "tula", "tver", "perm", "penza",
    "pyongan", "gyeonggi kyonggi", "gangwon kangwon", "gwangju kwangju", "gongju kongju", "jeonju chonju", "jinju chinju", "cheongju chongju", "chungju", "busan pusan", "bursa", "basra", "busra", "homs hims", "hama", "hamah", "sanaa", "sirte", "sidon", "samarra",
    "samara", "marrakesh marrakech", "tehran teheran", "tirana", "bukhara bokhara", "batken", "batumi", "kutaisi", "gori", "goris", "bihar", "behar", "berar", "assam", "punjab panjab", "sindh sind", "karachi", "karaj", "kerala", "kermanshah", "kerman", "madurai", "mathura",
    "mumbai bombay", "dhaka dacca", "dakar", "kolkata calcutta", "raipur", "rampur", "jaipur", "jodhpur", "udaipur", "vilnius", "valencia", "valenzuela", "leon", "lyon", "cordoba cordova", "merida", "mérida", "granada", "grenada", "bonn", "bern berne", "bremen", "brema", "essen", "hessen hesse",
    "lodz", "lublin", "lubin", "poznan", "wroclaw", "warsaw warszawa", "thessaloniki saloniki salonica", "thessaly", "patras", "paros", "poros", "naxos", "limnos lemnos", "lefkada", "corfu", "hanoi", "hue", "hoi", "danang", "izmir", "izmit", "adana", "ankara", "antalya", "antakya", "konya", "kenya",
    "mardin", "mersin", "manisa", "rize", "trabzon", "haifa", "jaffa yafo", "acre akko", "eilat elat", "ramla", "ramallah", "netanya", "nahariya", "ashdod", "ashkelon",
)  # fmt: skip
PLACES: dict[str, int] = {word: i for i, words in enumerate(_PLACES) for word in words.split()}
"""The number of the place that a spelling is one of."""

_OFFICES = (
    "ministry", "minister", "embassy", "ambassador", "presidency", "president", "parliament", "parliamentarian", "court", "judge", "council", "councillor", "committee", "commission", "commissioner", "police", "army",
    "navy", "bank", "banker", "university", "hospital", "party", "union", "agency", "office", "officer", "department", "secretariat", "secretary", "governor", "governorate", "province", "district", "city", "federation", "republic", "republican", "kingdom",
    "senate", "senator", "prosecutor", "prosecution", "mayor", "municipality", "airline", "airport", "airways", "company", "institute", "spokesman spokeswoman spokesperson", "deputy", "former", "prime", "acting", "vice",
    "defence defense", "interior", "foreign", "finance", "health", "justice", "education", "agriculture", "trade", "labour labor", "transport", "energy", "culture", "islamic", "democratic", "national", "central", "international",
    "north northern", "south southern", "east eastern", "west western", "upper", "lower", "new", "old", "great greater", "little lesser", "inner", "outer", "northwest", "northeast", "southwest", "southeast", "jr junior", "sr senior", "ii", "iii", "iv", "vi", "vii",
    "father", "brother", "sister", "daughter", "wife", "widow", "cousin", "nephew", "school", "river", "sea", "gulf", "lake", "mountain mountains", "island islands", "front", "brigade", "brigades", "base", "port", "bay", "strait",
)  # fmt: skip
OFFICES: dict[str, int] = {word: i for i, words in enumerate(_OFFICES) for word in words.split()}
"""Words that tell one bearer of a name from another: a body from its head, north from south, a father from his son."""

TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady sheikh shaikh mullah maulvi mawlawi maulana hajji haji ayatollah imam rabbi father pope saint st gen general col colonel capt captain maj major lt sgt "
    "mister madam señor senor don doña herr frau pan pani".split()
)
PARTICLES = frozenset("al el ul ad ar as ash an at az la le de del della der den von van da do dos das di of the and for bin ibn ben bint y e zu ter te d l".split())  # fmt: skip
