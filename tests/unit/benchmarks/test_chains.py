from __future__ import annotations

from benchmarks import chains


def test_every_answer_is_a_run_of_its_text() -> None:
    """An answer that the text does not have could never be met."""
    for item in chains.items():
        for gold in item["statements"]:
            content = gold["content"] if isinstance(gold["content"], list) else [gold["content"]]
            assert all(run in item["text"] for run in content), item["id"]
            assert all(name in item["text"] for name in gold["chain"]), item["id"]


def test_no_two_items_have_one_name() -> None:
    """A figure must be traceable to its item."""
    names = [item["id"] for item in chains.items()]

    assert len(names) == len(set(names)) > 300


def test_a_right_chain_is_found_right_and_a_wrong_one_wrong() -> None:
    """The judge itself can fail."""
    text = "The dam will hold, Ada Ferro told Radio Marisol."
    gold = {"content": "The dam will hold", "chain": ["Ada Ferro", "Radio Marisol"]}
    item = {"id": "x", "kind": "x", "text": text, "statements": [gold]}

    assert chains.judge(item)[0][0].right
    assert not chains.judge({**item, "statements": [{**gold, "chain": ["Radio Marisol"]}]})[0][0].right
