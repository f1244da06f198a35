"""Compile an invented pile that is written with its answer inside it into ``articles/`` and ``gold.json``.

    python -m training.markup PILE.txt TARGET_FOLDER

The form of the file (training/piles/README.md shows one):

    pile: one line, what happened
    note: a line for the README; as many as wanted

    @A outlet: VELNA | published: 2026-05-14 | story: roofs | from: O1 summary, B rewrite
    The article, with its tellings marked: He was [[held|the police > a clerk|indirect said|arrested on Tuesday]].

    @O1 the Regional Prosecutor's statement of 14 May

    @claims
    held: He was arrested on Tuesday.
      roots: the police; own reporter, VELNA
      date conflict: A=Tuesday; C=Monday # C takes the day of the report

A telling is ``[[claim|chain, outermost first, parted by " > ", or nothing|form certainty|words]]``; ``claim+claim`` where the same words tell
two, and a telling may stand inside another. Terms as in the story piles: form direct, indirect or none; five kinds of derivation.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
from dataclasses import dataclass, field
from typing import Any

FORMS = ("direct", "indirect", "none")
DERIVATIONS = ("copy", "rewrite", "summary", "translation", "update")
KINDS = (
    "quantity",
    "date",
    "name",
    "place",
    "role",
    "relation",
    "certainty",
    "attribution",
    "quotation",
    "polarity",
    "wording",
)
VERDICTS = ("conflict", "compatible", "update", "variant")
_BLOCK = re.compile(r"(?m)^@(\w+)[ \t]*(.*)\n")
_MARK = re.compile(r"\[\[|\]\]")
_HEAD = re.compile(r"([\w+-]+)\|([^|\[\]]*)\|(\w+) ([^|\[\]]*)\|")


class MarkupError(ValueError):
    """What is wrong in a marked pile, and where."""


@dataclass(slots=True)
class Pile:
    """A pile and its answer."""

    line: str = ""
    notes: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    origins: list[dict[str, Any]] = field(default_factory=list)
    derivations: list[dict[str, Any]] = field(default_factory=list)
    claims: list[dict[str, Any]] = field(default_factory=list)
    tellings: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


def read(marked: str) -> Pile:
    """Read a marked pile.

    Raises:
        MarkupError: A mark, a name or a term is wrong.
    """
    pile = Pile()
    parts = _BLOCK.split(marked)
    for line in parts[0].splitlines():
        key, _, value = line.partition(":")
        if key == "pile":
            pile.line = value.strip()
        elif key == "note":
            pile.notes.append(value.strip())
    for name, head, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if name == "claims":
            pile.claims = [_claim(c) for c in re.split(r"\n(?=\S)", body.strip())]
        elif head.startswith("outlet:"):
            _document(pile, name, head, body)
        else:
            pile.origins.append({"id": name, "name": head.strip(), "derived": []})
    _check(pile)
    return pile


def _document(pile: Pile, name: str, head: str, body: str) -> None:
    given = dict(part.strip().split(": ", 1) for part in head.split("|") if ": " in part)
    if missing := {"outlet", "published", "story"} - set(given):
        msg = f"@{name}: {', '.join(sorted(missing))} missing; write «outlet: … | published: … | story: …»"
        raise MarkupError(msg)
    slug = re.sub(r"[^a-z0-9]+", "-", given["outlet"].lower()).strip("-")
    pile.documents.append(
        {
            "id": name,
            "file": f"articles/{name.lower()}-{slug}.txt",
            "outlet": given["outlet"],
            "published": given["published"],
            "story": given["story"],
        }
    )
    for edge in filter(None, map(str.strip, given.get("from", "").split(","))):
        parent, _, kind = edge.partition(" ")
        if kind not in DERIVATIONS:
            msg = f"@{name}: from: «{edge}» needs a parent and one of {', '.join(DERIVATIONS)}"
            raise MarkupError(msg)
        pile.derivations.append({"document": name, "parent": parent, "kind": kind})
    pile.texts[name] = _unmarked(pile, name, body.strip() + "\n")


def _unmarked(pile: Pile, document: str, body: str) -> str:
    """Take the marks out, and note the tellings with their places."""
    text, at, open_marks = "", 0, []
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()] if mark.start() > at else ""
        at = max(at, mark.end())
        if mark[0] == "[[":
            head = _HEAD.match(body, mark.end())
            if not head or head[3] not in FORMS:
                msg = f"@{document}: «{body[mark.start() : mark.start() + 60]}» is no [[claim|chain|form certainty|words]]"
                raise MarkupError(msg)
            at = head.end()
            open_marks.append((head, len(text)))
        elif not open_marks:
            msg = f"@{document}: ]] without [[ before «{body[mark.end() : mark.end() + 40]}»"
            raise MarkupError(msg)
        else:
            head, start = open_marks.pop()
            chain = [c.strip() for c in head[2].split(">") if c.strip()]
            for claim in head[1].split("+"):
                pile.tellings.setdefault(claim, []).append(
                    {
                        "doc": document,
                        "text": text[start:],
                        "attribution": chain,
                        "form": head[3],
                        "certainty": head[4].strip(),
                        "start": start,
                        "end": len(text),
                    }
                )
    if open_marks:
        msg = f"@{document}: [[ without ]]: «{open_marks[-1][0][0]}»"
        raise MarkupError(msg)
    return text + body[at:]


def _claim(block: str) -> dict[str, Any]:
    first, *rest = block.splitlines()
    name, _, gist = first.partition(":")
    claim: dict[str, Any] = {
        "id": name.strip(),
        "gist": gist.strip(),
        "tellings": [],
        "independent_roots": [],
        "differences": [],
    }
    for line in filter(str.strip, rest):
        key, _, value = line.strip().partition(":")
        if key == "roots":
            claim["independent_roots"] = [r.strip() for r in value.split(";") if r.strip()]
            continue
        kind, _, verdict = key.partition(" ")
        if kind not in KINDS or verdict not in VERDICTS:
            msg = f"claim {name}: «{line.strip()}» is neither roots: nor «kind verdict: A=…; B=…»"
            raise MarkupError(msg)
        values, _, note = value.partition(" # ")
        pairs = [v.split("=", 1) for v in values.split(";") if "=" in v]
        claim["differences"].append(
            {
                "kind": kind,
                "verdict": verdict,
                "values": [{"doc": d.strip(), "value": v.strip()} for d, v in pairs],
                "note": note.strip(),
            }
        )
    return claim


def _check(pile: Pile) -> None:
    documents, origins = {d["id"] for d in pile.documents}, {o["id"]: o for o in pile.origins}
    for edge in pile.derivations:
        if edge["parent"] in origins:
            origins[edge["parent"]]["derived"].append(edge["document"])
        elif edge["parent"] not in documents:
            msg = f"@{edge['document']}: parent {edge['parent']} is no document and no origin"
            raise MarkupError(msg)
    names = {c["id"] for c in pile.claims}
    if strange := sorted(set(pile.tellings) - names):
        msg = f"told but not under @claims: {', '.join(strange)}"
        raise MarkupError(msg)
    for claim in pile.claims:
        claim["tellings"] = pile.tellings.get(claim["id"], [])
        if not claim["tellings"]:
            msg = f"claim {claim['id']} has no telling"
            raise MarkupError(msg)
        for difference in claim["differences"]:
            told = {t["doc"] for t in claim["tellings"]}
            if strange := [v["doc"] for v in difference["values"] if v["doc"] not in told]:
                msg = f"claim {claim['id']}: a difference names {strange}, where it is not told"
                raise MarkupError(msg)


def write(pile: Pile, folder: pathlib.Path) -> None:
    """Write the articles, the answer and a README."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    for document in pile.documents:
        (folder / document["file"]).write_text(pile.texts[document["id"]], "utf-8")
    for origin in pile.origins:
        origin["derived"] = sorted(set(origin["derived"]))
    gold = {
        "pile": pile.line,
        "documents": pile.documents,
        "origins": pile.origins,
        "derivations": pile.derivations,
        "claims": pile.claims,
    }
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    notes = "".join(f"- {note}\n" for note in pile.notes)
    (folder / "README.md").write_text(f"# {folder.name} (invented)\n\n{pile.line}\n\n{notes}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    given = parser.parse_args()
    pile = read(given.marked.read_text("utf-8"))
    write(pile, given.folder)
    words = sum(len(t.split()) for t in pile.texts.values())
    roots = [len(c["independent_roots"]) for c in pile.claims]
    print(
        f"{given.folder.name}: {len(pile.documents)} articles, {words} words, {len(pile.claims)} claims, {sum(map(len, pile.tellings.values()))} tellings, "
        f"{sum(len(c['differences']) for c in pile.claims)} differences, roots {sorted(roots)}"
    )
    for claim in pile.claims:
        if len({t["doc"] for t in claim["tellings"]}) < 2:  # noqa: PLR2004 - a hint, not an error
            print(f"  only one article tells {claim['id']}")


if __name__ == "__main__":
    main()
