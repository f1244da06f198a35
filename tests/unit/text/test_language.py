"""Short texts are English unless they are clearly something else."""

from __future__ import annotations

import pytest

from firsthand.text.language import identify

NAMES = [
    ("Jean Dupré", "Le Quai"),
    ("Éloïse de la Tour", "La Voix du Port"),
    ("Jürgen Weiß", "Der Süddeutsche Bote"),
    ("Niccolò Di Stefano", "Il Corriere della Costa"),
    ("José Luis Ibáñez", "La Nación del Sur"),
    ("João da Conceição", "O Diário da Manhã"),
    ("Władysław Żółkiewski", "Głos Łodzi"),
    ("Gökçe Şahinoğlu", "Akşam Haberleri"),
]
FOREIGN = {
    "fr": "« Le vignoble est perdu », a déclaré le maire. Les pompiers n’ont pas pu l’éteindre.",
    "de": "Die Brücke wurde am Freitag gesperrt. Der Bürgermeister sagte, niemand sei verletzt worden.",
    "es": "El puente fue cerrado el viernes. El alcalde dijo que nadie resultó herido.",
    "it": "Il ponte è stato chiuso venerdì. Il sindaco ha detto che nessuno è rimasto ferito.",
    "pt": "A ponte foi fechada na sexta-feira. O prefeito disse que ninguém ficou ferido.",
    "nl": "De brug werd vrijdag gesloten. De burgemeester zei dat niemand gewond was geraakt.",
    "pl": "Most został zamknięty w piątek. Burmistrz powiedział, że nikt nie został ranny.",
    "tr": "Köprü cuma günü kapatıldı. Belediye başkanı kimsenin yaralanmadığını söyledi.",
    "ru": "Мост закрыли в пятницу. Мэр сказал, что никто не пострадал.",
    "zh": "大桥星期五关闭。市长说没有人受伤。记者从市政府获悉,修复工程将持续三个月。",
}


@pytest.mark.parametrize(("person", "outlet"), NAMES)
def test_foreign_names_do_not_make_a_short_text_foreign(person: str, outlet: str) -> None:
    """A text taken for another language is not analysed: what it tells would be lost."""
    texts = [
        f"« The vineyard is lost », {person} told {outlet}. Its owner was not there.",
        f"{person} of {outlet} denied it. «Not true», he said.",
        f"Police arrested {person} near {outlet} early today.",
    ]

    assert [identify(text) for text in texts] == ["en"] * 3


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_a_short_text_in_another_language_is_still_told(language: str) -> None:
    """Caution must not make every text English."""
    assert identify(FOREIGN[language]) == language


def test_a_few_words_tell_nothing() -> None:
    """Three words are no evidence."""
    assert identify("Le Quai, Paris") == "und"
