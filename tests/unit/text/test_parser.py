"""The parser gives each sentence one tree, whatever else is parsed beside it."""

from __future__ import annotations

import numpy as np

from firsthand.text.heads import best_heads
from firsthand.text.network import groups
from firsthand.text.parser import MAX_WORDS, parse
from firsthand.text.tokens import tokenize

SENTENCES = [
    "Go.",
    "The mayor said the bridge is closed.",
    "“We will rebuild,” she added, “whatever it costs us.”",
    "Two engineers who had seen the cracks warned the council in March that the pier would give way under a heavy lorry.",
]


def test_a_sentence_is_parsed_alike_alone_and_among_others() -> None:
    """Sentences share arrays, and none may see its neighbour."""
    tokens = [tokenize(s) for s in SENTENCES]

    together = parse(tokens)

    assert together == tuple(parse([t])[0] for t in tokens)


def test_sentences_come_back_in_their_order() -> None:
    """They are sorted by length for the work."""
    tokens = [tokenize(s) for s in reversed(SENTENCES)]

    assert [s.tokens for s in parse(tokens)] == tokens


def test_an_empty_sentence_has_an_empty_tree() -> None:
    """A line of blanks must not end a run."""
    assert [len(s.tokens) for s in parse([(), tokenize("It rained."), ()])] == [0, 3, 0]


def test_a_sentence_that_is_too_long_is_parsed_in_parts() -> None:
    """Attention is quadratic; every word still gets a head inside the sentence."""
    tokens = tokenize("the mayor said it rained , " * 50)

    (tree,) = parse([tokens])

    assert len(tokens) > 2 * MAX_WORDS
    assert all(-1 <= head < len(tokens) for head in tree.heads)


def test_heads_of_a_padded_sentence_stay_inside_it() -> None:
    """What pads a short sentence is no word, however well it scores."""
    arcs = np.zeros((2, 3, 4), np.float32)
    arcs[0, 2, 0] = 9  # the third row of a sentence of two words
    arcs[0, 1, 0] = 1
    arcs[0, 0, 2] = 1
    arcs[1] = np.eye(3, 4)  # each word's best head: the one before it

    assert best_heads(arcs, [2, 3]) == [[2, 0], [0, 1, 2]]


def test_words_that_lead_to_one_another_are_parted() -> None:
    """Every word reaches the root."""
    arcs = np.full((1, 3, 4), -5, np.float32)
    arcs[0, 0, 0] = 5  # the root
    arcs[0, 1, 3] = arcs[0, 2, 2] = 4  # second and third lead to each other
    arcs[0, 2, 1] = 1  # the cheaper way out

    assert best_heads(arcs, [3]) == [[0, 3, 1]]


def test_groups_take_every_row_once_and_pad_little() -> None:
    """Attention works on padded groups; rows go out and come back unchanged."""
    lengths = [2, 2, 3, 9, 10, 40]
    rows = np.arange(sum(lengths), dtype=np.float32)[:, None]

    listed = list(groups(lengths))

    assert np.array_equal(np.concatenate([g.flat(g.wide(rows)) for g in listed]), rows)
    assert sum(g.real.size for g in listed) <= 1.25 * sum(lengths)
