from __future__ import annotations

import pytest

from benchmarks.strength import by_hedges, by_words, f1, insciout, label, macro_f1, sides


def test_macro_f1_counts_every_label_alike() -> None:
    """Worked by hand: «same» is found with F1 .8, the other never."""
    assert macro_f1(["same", "same", "downplays"], ["same"] * 3) == pytest.approx(0.4)
    assert f1([True, False], [True, True]) == pytest.approx(2 / 3)


def test_a_release_that_makes_a_cause_of_a_link_exaggerates() -> None:
    """And one that takes a claim back downplays."""
    rows = [
        {"press_release_conclusion": "Walnuts reduce hiccups.", "press_release_strength": 3, "exaggeration_label": "exaggerates",
         "abstract_conclusion": "Eating walnuts was associated with fewer hiccups.", "abstract_strength": 1},
        {"press_release_conclusion": "Walnuts may reduce hiccups.", "press_release_strength": 2, "exaggeration_label": "downplays",
         "abstract_conclusion": "Walnuts reduce hiccups.", "abstract_strength": 3},
    ]  # fmt: skip
    figures = insciout(rows)

    assert label(1, 1) == "same"
    assert figures["macro F1"] == figures["strength F1"] == 1.0
    assert figures["majority right"] == 0.0


def test_the_scale_of_certainty_alone_sees_a_lost_hedge() -> None:
    """«May» in the abstract, a fact in the release."""
    assert (
        by_hedges("Walnuts stop the hiccups of sailors.", "Walnuts may stop the hiccups of sailors.") == "exaggerates"
    )
    assert by_hedges("Walnuts stop the hiccups of sailors.", "Walnuts stop the hiccups of sailors.") == "same"


def test_a_second_claim_that_says_the_same_strengthens_and_one_that_denies_weakens() -> None:
    """One judged by the stages, one by the rules of words beside them."""
    first = "The ferry Aurora carried 300 passengers, the harbour master said."
    pairs = [("The ferry Aurora had 300 passengers aboard, the harbour master said.", "strengthen"),
             ("The ferry Aurora carried 450 passengers, the harbour master said.", "weaken")]  # fmt: skip
    rows = [{"claim_a": first, "claim_b": b, "article_a": "One", "article_b": f"Two {k}"} for b, k in pairs]

    assert [[k for k in ("strengthen", "weaken") if said[k]] for said in sides(rows)] == [[k] for _, k in pairs]
    assert by_words("The dam did not leak.", "The dam leaked.") == (True, True)
