from __future__ import annotations

from benchmarks.linking import (
    Sentence,
    at_threshold,
    lay_out,
    likeness,
    qa_align_topics,
    recall_at,
    shuffled,
    superpal_topics,
)


def row(first: str, second: str, alignments: str = "[{}]") -> dict[str, str]:
    texts = {"text_1": f"Text of {first}.", "text_2": f"Text of {second}."}
    return {"abs_sent_id_1": first, "abs_sent_id_2": second, "alignments": alignments, **texts}


def test_pairs_of_ecb_are_left_out_and_topics_are_told_apart() -> None:
    """What may train what ships must not measure it; two writers of one TAC topic are one topic."""
    topics = qa_align_topics(
        [
            row("18_1ecb~!~0~!~2", "18_2ecb~!~0~!~5"),
            row("MultiNews_x1~!~1_parsed.txt~!~4", "MultiNews_x1~!~2_parsed.txt~!~9", "[]"),
            row("TAC2030~!~D1-A-BCDE~!~3", "TAC2030~!~D1-A-BCDE~!~8"),
            row("TAC2030~!~D1-A-BCDE~!~3", "TAC2030~!~D1-A~!~WIRE_1~!~2"),
        ]
    )

    assert {name: len(pairs) for name, (_, pairs, _) in topics.items()} == {"MultiNews_x1": 1, "D1-A": 2}
    assert topics["MultiNews_x1"][2] == set()
    assert len({s.document for s in topics["D1-A"][0].values()}) == 3


def test_a_shuffled_pair_is_never_a_gold_one_nor_joined_by_others() -> None:
    """«a–b» and «b–c» say that a and c may be one thing too."""
    pairs = [("a", "b"), ("b", "c"), ("d", "e"), ("f", "g")]
    sentences = {k: Sentence(k, 0, k) for k in "abcdefg"}
    drawn = {p for seed in range(20) for p in shuffled(sentences, pairs, seed)}

    assert drawn
    assert not drawn & {*pairs, ("a", "c"), ("b", "b")}
    assert shuffled(sentences, pairs, 1) == shuffled(sentences, pairs, 1)


def test_recall_is_taken_where_precision_suffices() -> None:
    """Worked by hand: at .4 two of three are found, and one shuffled pair that counts a half comes with them."""
    gold, others = [0.9, 0.4, 0.1], [(0.5, 0.5), (0.2, 3.0)]

    assert at_threshold(gold, others, 0.4) == (2 / 3, 0.8)
    assert recall_at(gold, others, 0.8) == (2 / 3, 0.4)
    assert recall_at(gold, others, 0.9) == (1 / 3, 0.9)
    assert recall_at([0.1], [(0.5, 1.0)], 0.9) == (0.0, 2.0)


def test_sentences_of_one_fact_are_likelier_one_claim_than_others() -> None:
    """The benchmark asks the stage itself; a label without a stop is a sentence, and the same words twice are one."""
    laid = lay_out(
        {
            "a": Sentence("1", 0, "The harbour crane fell on a tug on Monday, the port said."),
            "b": Sentence("1", 1, "Fishermen want lower fees."),
            "c": Sentence("2", 0, "The crane in the harbour fell on a tug"),
            "d": Sentence("3", 0, "The crane in the harbour fell on a tug"),
        }
    )
    near, far, same = (laid.likeliest(laid.of(x), laid.of(y))[0] for x, y in ("ac", "bc", "cd"))

    assert near > 0.5 > far
    assert same == 1.0


def test_marked_words_count_from_the_sentence_and_keep_what_they_are_aligned_with() -> None:
    """Offsets of the set count from the file's start."""
    common = {
        "topic": "t",
        "documentFile": "1.txt",
        "scuSentCharIdx": "100",
        "scuSentence": "The crane fell and a tug sank.",
    }
    topics = superpal_topics(
        [
            {**common, "docSentCharIdx": "7", "docSentText": "It fell.", "summarySpanOffsets": "100,114", "docSpanOffsets": "7,14"},
            {**common, "docSentCharIdx": "20", "docSentText": "A tug sank.", "summarySpanOffsets": "119,129", "docSpanOffsets": "20,30"},
        ]
    )  # fmt: skip
    sentences, marked = topics["t"]

    assert sentences["document 1.txt 20"].text == "A tug sank."
    assert [(m.runs, dict(m.aligned)) for m in marked] == [
        (((0, 14),), {"document 1.txt 7": ((0, 7),)}),
        (((19, 29),), {"document 1.txt 20": ((0, 10),)}),
    ]


def test_the_baseline_knows_words_and_not_their_order() -> None:
    """It is what ours must beat."""
    assert likeness("the tug sank", "sank, the tug") > 0.99
    assert likeness("the tug sank", "a crane fell") == 0.0
