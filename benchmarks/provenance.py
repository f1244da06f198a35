"""Real re-publication: copies of one agency's report over many sites, with the agency's name hidden, must not count as independent.

    python -m benchmarks.provenance [helsinki|census|spotify]

Pairs of articles that carry the marker of one agency and share more than 40 % of the shorter one's six-word runs. Hidden: paragraphs of
a byline, and the agencies' names in what is near the top and the end. A pair is seen if both articles are in one story and one family there
(``count/families.py``), so that no claim of theirs can have two roots on their account. The set holds no agency's own site, so that «the
agency's copy stands above» cannot be measured on it. Its texts belong to their publishers and stay outside the repository.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
import time
from pathlib import Path
from typing import Any

import firsthand
from firsthand.count.families import Families
from firsthand.model import Stemma
from firsthand.text.frequency import folded_words

DATA = Path(__file__).parent.parent.parent / "shared" / "data" / "provenance-events"
EVENTS = ("helsinki", "census", "spotify")
_SHARED, _TOP, _END, _RUN = 0.4, 500, 300, 6
_AGENCIES = re.compile(
    r"\(?\b(?:the )?(?:Associated Press|Reuters|AFP|Agence France[- ]Presse|Bloomberg|AP)\b\)?", re.IGNORECASE
)
_BYLINE = re.compile(r"^by\b.{0,80}$", re.IGNORECASE)


def rows_of(event: str) -> list[dict[str, Any]]:
    """Read an event's articles."""
    with gzip.open(DATA / f"{event}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def hidden(text: str) -> str:
    """Give an article's text without bylines, its agencies' names taken from the top and the end."""
    kept = [p for p in text.split(" ### ") if not _BYLINE.match(p.strip())]
    whole = "\n\n".join(kept)
    end = max(_TOP, len(whole) - _END)
    return _AGENCIES.sub("", whole[:_TOP]) + whole[_TOP:end] + _AGENCIES.sub("", whole[end:])


def pairs_of(rows: list[dict[str, Any]], texts: list[str]) -> list[tuple[int, int]]:
    """Give the pairs of one agency's articles that share much of their words."""
    runs = [_runs(t) for t in texts]
    return [
        (i, j)
        for i, j in itertools.combinations(range(len(rows)), 2)
        if set(rows[i]["wire_marker"]) & set(rows[j]["wire_marker"])
        and runs[i]
        and runs[j]
        and len(runs[i] & runs[j]) > _SHARED * min(len(runs[i]), len(runs[j]))
    ]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = folded_words(text)
    return frozenset(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1))


def measure(event: str) -> dict[str, float]:
    """Trace an event; give the share of the pairs that are seen to hang together."""
    rows = rows_of(event)
    texts = [hidden(r["text"]) for r in rows]
    wanted = pairs_of(rows, texts)
    records = [
        {"text": t, "outlet": r["publisher"], "published": r["scrape_time"], "path": f"{event}-{r['id']}"}
        for r, t in zip(rows, texts, strict=True)
    ]
    started = time.perf_counter()
    trace = firsthand.trace(records)
    family: dict[str, tuple[str, str]] = {}
    for story in trace.stories:
        documents = [trace.document(i) for i in story.documents]
        families = Families(documents, Stemma(origins=story.origins, derivations=story.derivations))
        family |= {d.id: (story.id, families.of(d.id)) for d in documents}
    place: dict[str, list[str]] = {}
    for d in trace.documents:
        place.setdefault(d.text.strip(), []).append(d.id)
    known = [place.get(t.strip(), [""])[0] for t in texts]
    seen = sum(known[i] == known[j] or family.get(known[i]) == family.get(known[j], ("", "")) for i, j in wanted)
    return {
        "articles": len(rows),
        "read": len(trace.documents),
        "pairs": len(wanted),
        "together": round(seen / max(1, len(wanted)), 3),
        "seconds": round(time.perf_counter() - started, 1),
    }


def main() -> None:
    """Print the figures of each event."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", default=list(EVENTS))
    events = parser.parse_args().events
    if not DATA.exists():
        print(f"not measured: {DATA.name} is not on this machine")
        return
    for event in events:
        print(event, measure(event))


if __name__ == "__main__":
    main()
