"""Text of a page that a reader cannot see: taken out before the article is looked for, and told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

_MAX_RULES, _MAX_STYLE_CHARS = 2000, 400_000
_DECLARATION = re.compile(r"([a-z-]{2,30})\s*:\s*([^;]{1,200})", re.IGNORECASE)
_MAY_HIDE = re.compile(r"none|hidden|collapse|opacity|font-size|-\d{3}|clip", re.IGNORECASE)
_MAY_HIDE_OR_COLOUR = re.compile(r"none|hidden|collapse|opacity|font-size|-\d{3}|clip|color", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d{0,9}\.?\d{1,9}")
_SIMPLE = re.compile(r"(?:[a-z0-9]{0,10})([.#][\w-]{1,80})$", re.IGNORECASE)
_WHITE = {"white": "#fff", "black": "#000", "transparent": "#0000"}
_FAR = 500  # pixels or so beyond the edge
_UNSTATED = frozenset("nav aside footer header form dialog menu".split())
_SENTENCE = re.compile(r"\w[.!?][\"'”’)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words that the page holds and does not show, and how it hides them."""

    kind: str
    text: str


def take_hidden(root: HtmlElement) -> tuple[HiddenText, ...]:
    """Take what a reader cannot see out of a tree; give it if it reads like sentences.

    A page that hides its headline, or most of its text, shows it by a program: that is left in.
    """
    rules = dict(_rules(root))
    found = [(e, kind) for e in root.iter() if isinstance(e.tag, str) and (kind := _kind(e, rules))]
    if not found:
        return ()
    whole = _length(root)
    told = []
    gone: set[object] = set()
    for element, kind in found:
        parent = element.getparent()
        if parent is None or element.tag in {"html", "body", "head"} or any(a in gone for a in element.iterancestors()):
            continue
        text = " ".join(_words(element).split())
        if kind.startswith("font") and not _has_own_words(element):
            continue  # a box whose children set their own size: a habit of layout
        if element.tag != "template" and (len(text) * 2 > whole or next(element.iter("h1"), None) is not None):
            continue
        gone.add(element)
        if _is_statement(text) and not any(a.tag in _UNSTATED for a in [element, *element.iterancestors()]):
            told.append(HiddenText(kind, text))
    for element in gone:
        element.drop_tree()  # type: ignore[attr-defined]
    return tuple(told)


def _words(element: HtmlElement) -> str:
    return str(element.text_content()) if element.tag not in {"script", "style"} else ""


def _has_own_words(element: HtmlElement) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


def _length(root: HtmlElement) -> int:
    return sum(len(" ".join(p.text_content().split())) for p in root.iter("p", "h1", "h2", "li", "td"))


def _is_statement(text: str) -> bool:
    return len(text.split()) >= 5 and _SENTENCE.search(text) is not None  # noqa: PLR2004 - fewer words are a label


def _kind(element: HtmlElement, rules: Mapping[str, str]) -> str:
    """Say how an element is hidden; "" if it is not, as far as the page itself says."""
    if element.tag == "template":
        return "template"
    if element.tag in {"script", "style", "head", "html", "meta", "link"}:
        return ""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return "hidden attribute"
    if rules:
        names = [f".{c}" for c in (element.get("class") or "").split()]
        by_rule = next((rules[n] for n in [*names, f"#{element.get('id')}"] if n in rules), "")
        if by_rule:
            return f"{by_rule} by a style sheet"
    style = element.get("style")
    return how_hidden(style, _background(element)) if style and _MAY_HIDE_OR_COLOUR.search(style) else ""


def how_hidden(style: str, background: str = "#fff") -> str:
    """Say how a style hides what it is on; "" if it does not."""
    given = {k.lower(): v.strip().lower().removesuffix("!important").strip() for k, v in _DECLARATION.findall(style)}
    if given.get("display") == "none":
        return "not displayed"
    if given.get("visibility") in {"hidden", "collapse"}:
        return "invisible"
    if "opacity" in given and _number(given["opacity"]) == 0:
        return "transparent"
    if "font-size" in given and 0 <= _number(given["font-size"]) < 1.5 and not re.search(r"r?em|%", given["font-size"]):  # noqa: PLR2004
        return "font of no size"
    if "font-size" in given and _number(given["font-size"]) == 0:
        return "font of no size"
    aside = given.get("position") in {"absolute", "fixed"}
    if aside and any(_number(given.get(side, "1")) <= -_FAR for side in ("left", "top", "right", "bottom")):
        return "off the screen"
    if any(_number(given.get(name, "1")) <= -_FAR for name in ("text-indent", "margin-left", "margin-top")):
        return "off the screen"
    if re.search(r"inset\(\s*(?:50|100)%", given.get("clip-path", "")) or re.match(
        r"rect\(\s*[01](?:px)?[ ,]+[01](?:px)?[ ,]+[01](?:px)?[ ,]+[01]", given.get("clip", "")
    ):
        return "cut off"
    if given.get("overflow") == "hidden" and any(
        given.get(s) in {"0", "0px"} for s in ("height", "width", "max-height", "max-width")
    ):
        return "a box of no size"
    colour = _colour(given.get("color", ""))
    behind = _colour(given.get("background-color") or given.get("background", "")) or background
    return "colour of its background" if colour and (colour in {behind, "#0000"}) else ""


def _number(value: str) -> float:
    found = _NUMBER.search(value)
    return float(found.group()) if found else 99.0  # a word: no size that hides


def _colour(value: str) -> str:
    """Give a colour in its short form; "" for none that is read."""
    value = value.split(maxsplit=1)[0] if value and not value.startswith("rgb") else value
    value = _WHITE.get(value, value)
    if re.fullmatch(r"#[0-9a-f]{6}", value) and value[1::2] == value[2::2]:
        return f"#{value[1::2]}"
    if value.startswith("rgb"):
        parts = [int(float(n)) for n in _NUMBER.findall(value)][:4]
        if len(parts) == 4 and value.startswith("rgba") and parts[3] == 0:  # noqa: PLR2004
            return "#0000"
        return (
            _colour("#{:02x}{:02x}{:02x}".format(*(max(0, min(255, n)) for n in parts[:3]))) if len(parts) >= 3 else ""
        )  # noqa: PLR2004
    return value if value.startswith("#") else ""


def _background(element: HtmlElement) -> str:
    """Give the nearest background that an ancestor's own style sets; white if none does."""
    for k, ancestor in enumerate(element.iterancestors()):
        style = ancestor.get("style") or ""
        found = re.search(r"background(?:-color)?\s*:\s*([^;]{1,60})", style, re.IGNORECASE) if style else None
        colour = _colour(found[1].strip().lower()) if found else (_colour((ancestor.get("bgcolor") or "").lower()))
        if found or colour:
            return colour
        if k > 50:  # noqa: PLR2004 - deep enough
            break
    return "#fff"


def _rules(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give the simple selectors (a class or an identifier) that the page's own style sheets hide on every screen."""
    n = 0
    for sheet in root.iter("style"):
        for selectors, style in _top_rules((sheet.text or "")[:_MAX_STYLE_CHARS]):
            kind = how_hidden(style) if _MAY_HIDE.search(style) else ""
            if kind and kind != "colour of its background":
                for selector in selectors.split(","):
                    simple = _SIMPLE.match(selector.strip())
                    if simple and n < _MAX_RULES:
                        n += 1
                        yield simple[1], kind


def _top_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Give (selectors, declarations) of a style sheet, those within «@media» and the like left out."""
    sheet = re.sub(r"/\*[^*]*\*/", " ", sheet)
    depth, at, opened = 0, 0, 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace.group() == "{":
            depth += 1
            if depth == 1:
                opened = brace.start()
            continue
        if depth == 1 and not sheet[at:opened].lstrip().startswith("@"):
            yield sheet[at:opened], sheet[opened + 1 : brace.start()]
        depth = max(0, depth - 1)
        if depth == 0:
            at = brace.end()
