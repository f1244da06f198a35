from __future__ import annotations

import pytest

from benchmarks.retellings.properties import parsed_once, run


@pytest.mark.parametrize("seed", range(6))
def test_copies_raise_no_count_and_a_date_makes_no_origin(seed: int) -> None:
    """Word for word, spun, backdated, several at once: ``python -m benchmarks.retellings --properties`` runs thousands."""
    with parsed_once():
        _, broken = run(seed)

    assert broken == []
