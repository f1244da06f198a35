"""What textacy's ``direct_quotations`` finds on the articles of PolNeAR, beside ours (optional: nothing of ours needs textacy).

python -m benchmarks.textacy_beside [dev|train] [--pipeline NAME]

Its rules need a parsed spaCy document. They run over the parse of a pipeline, if one is named, and over our own parser's (words, heads,
relations and tags put into a spaCy document, relations renamed to spaCy's), so that only the rules differ. It finds direct quotations alone,
so both are scored on those: gold attributions whose content lies for the most part between quotation marks. An attribution is found if cue,
source and content overlap (``benchmarks.polnear.whole``); precision counts what agrees with any gold attribution; of ours only direct ones count.
An article with an odd number of marks it refuses: these are counted as nothing found.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks import polnear
from firsthand.attribute.cues import verb_cues
from firsthand.attribute.parsed import parsed_sentences
from firsthand.read import document_from_mapping
from firsthand.text.quotes import inside, quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_RENAMED = {"flat": "compound", "obj": "dobj", "nsubj:pass": "nsubjpass", "csubj:pass": "csubjpass", "aux:pass": "auxpass", "root": "ROOT"}  # fmt: skip
_MOSTLY = 0.5  # of a direct quotation's letters
_NEEDED = "textacy_beside: left out: textacy is not installed. Install it, in an environment of its own, beside firsthand: pip install textacy spacy"

Found = list[polnear.Found]


def ours_in_spacy(text: str, vocab: object) -> Any:  # noqa: ANN401 - spaCy's own class, which may be missing
    """Put our parser's sentences into a spaCy document; its words are our tokens, parted by one blank or none."""
    sentences = parsed_sentences(document_from_mapping({"text": text, "title": ""}, path="article"))
    words: list[str] = []
    heads, tags, relations, spaces, starts, places = [], [], [], [], [], []
    cues = verb_cues()
    lemmas = []
    for sentence in sentences:
        first = len(words)
        for i, token in enumerate(sentence.tree.syntax.tokens):
            word = sentence.tree.word(i)
            words.append(token.text)
            places.append((token.start, token.end))
            spaces.append(text[token.end : token.end + 1].isspace())
            heads.append(first + (sentence.tree.head(i) if sentence.tree.head(i) >= 0 else i))
            tags.append(sentence.tree.tag(i).split("-")[0])
            relations.append(_RENAMED.get(sentence.tree.relation(i), sentence.tree.relation(i)))
            lemmas.append(cues[word].lemma if word in cues else word)
            starts.append(i == 0)
    made = importlib.import_module("spacy.tokens").Doc(
        vocab, words=words, spaces=spaces, heads=heads, deps=relations, pos=tags, lemmas=lemmas
    )
    made.user_data["places"] = places
    return made


def theirs(doc: Any, text: str) -> Found | None:  # noqa: ANN401 - spaCy's own class, which may be missing
    """Give what textacy finds in a document; None if it refuses it."""
    places = doc.user_data.get("places") or [(t.idx, t.idx + len(t)) for t in doc]
    direct_quotations: Callable[..., Iterator[Any]] = importlib.import_module("textacy.extract").direct_quotations

    def letters(tokens: Sequence[Any]) -> frozenset[int]:
        return polnear.letters(text, [places[t.i] for t in tokens])

    try:
        return [
            {"cue": letters(q.cue), "source": letters(q.speaker), "content": letters(q.content)}
            for q in direct_quotations(doc)
        ]
    except ValueError:
        return None


def is_direct(text: str, found: polnear.Found) -> bool:
    """Tell whether most of a content lies between quotation marks."""
    quoted = quotations(text)
    letters = found["content"]
    return bool(letters) and sum(inside(quoted, i, i + 1) for i in letters) >= _MOSTLY * len(letters)


def tally(gold: Found, found: Found, text: str) -> Counter[str]:
    """Count the direct gold attributions, those found, ours and those that agree with any gold one."""
    direct = [g for g in gold if is_direct(text, g)]
    return Counter(
        gold=len(direct),
        found=sum(any(polnear.whole(g, o) for o in found) for g in direct),
        given=len(found),
        right=sum(any(polnear.whole(g, o) for g in gold) for o in found),
    )


def measure(compartment: str, pipeline: str | None, most: int | None = None) -> dict[str, Counter[str]]:
    """Count for each of the ways; ``refused`` are the articles that textacy did not take."""
    spacy = importlib.import_module("spacy")
    blank = spacy.blank("en")
    nlp = spacy.load(pipeline) if pipeline else None
    counted: dict[str, Counter[str]] = {}
    for row in polnear.articles(compartment)[:most]:
        text, gold = row["text"], polnear.gold_of(row)
        ways: dict[str, Found | None] = {"ours": [o for o in polnear.ours_of(row) if is_direct(text, o)]}
        ways["textacy on our parse"] = theirs(ours_in_spacy(text, blank.vocab), text)
        if nlp is not None:
            ways[f"textacy on {pipeline}"] = theirs(nlp(text), text)
        for name, found in ways.items():
            counts = counted.setdefault(name, Counter())
            counts += tally(gold, found or [], text)
            counts["refused"] += found is None
    return counted


def main() -> None:
    """Print recall, precision and F1 of each way, or what to install."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("compartment", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--pipeline", help="a spaCy pipeline that is installed: en_core_web_sm")
    parser.add_argument("--most", type=int, help="read so many articles and no more")
    options = parser.parse_args()
    if importlib.util.find_spec("textacy") is None:
        print(_NEEDED)
        return
    if not polnear.DATA.exists():
        print("textacy_beside: the set's texts are not on this machine")
        return
    for name, c in measure(options.compartment, options.pipeline, options.most).items():
        recall, precision = c["found"] / max(1, c["gold"]), c["right"] / max(1, c["given"])
        both = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        print(
            f"{name:34} recall {recall:.3f} precision {precision:.3f} F1 {both:.3f} ({c['given']} given, {c['refused']} articles refused)"
        )


if __name__ == "__main__":
    main()
