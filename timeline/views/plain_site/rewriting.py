"""A page of ours as one that nothing stands behind: without its forms and scripts, and with its links
leading to files."""

import posixpath
from collections.abc import Callable, Mapping

from lxml import html
from lxml.html import HtmlElement

# What asks somebody behind the page, or tells of the keys of a script that is not there.
GONE_TAGS = {"script", "form", "noscript", "button"}
GONE_IDS = {"keys", "failed", "status", "languages", "wrong", "ways", "whole"}
GONE_CLASSES = {"opens-filters", "preferences", "arranging", "since", "chips", "of-keys"}
OF_SCRIPTS = ("hx-", "popover", "data-")
# Links in a head; and no font can be loaded beforehand from a file.
NO_LONGER_TRUE = {"alternate", "canonical", "search", "shortlink", "preload"}

Lead = Callable[[str], str | None]
Beside = Callable[[str, str], str]


OF_THE_LIVE_SITE = frozenset({"printed", "to-cite"})  # what names its address in words


def plain(
    page: bytes,
    *,
    lead: Lead,
    beside: Beside,
    style: str,
    gone: frozenset[str] = frozenset(),
    words: Mapping[str, str],
) -> bytes:
    """The page with each address as `lead` has it, which gives None for what leads nowhere here.
    `beside` is told the links of a list's pager: "next" or "prev", and the address. `style` is the
    address of one more style sheet; `words` are those of links to a file, by its name; what has an id
    or a class of those `gone` is left out."""
    document = html.document_fromstring(page)
    for element in list(document.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None:
            _strip(element, gone)
    for element in list(document.iter("a", "link", "img", "image", "use")):
        _lead(element, lead, beside)
    for link in document.iter("a"):
        if said := words.get(posixpath.basename(link.get("href", ""))):
            link.text = said
    document.head.append(html.Element("link", rel="stylesheet", href=style))
    whole: bytes = html.tostring(document, encoding="utf-8", doctype="<!DOCTYPE html>")
    return whole


def _strip(element: HtmlElement, gone: frozenset[str]) -> None:
    if _is_gone(element) or gone & {element.get("id"), *element.get("class", "").split()}:
        element.drop_tree()
        return
    for name in list(element.attrib):
        if name.startswith(OF_SCRIPTS) and name != "data-theme":
            del element.attrib[name]


def _is_gone(element: HtmlElement) -> bool:
    if element.tag in GONE_TAGS or element.get("id") in GONE_IDS:
        return True
    if element.tag == "p" and element.getparent().get("class") == "histogram":
        return True  # which offers other stretches of time
    if element.tag == "meta":
        named = element.get("property") or element.get("name") or ""
        return named.startswith(("og:", "article:", "twitter:", "htmx"))
    if element.tag == "link":
        return bool(NO_LONGER_TRUE & set(element.get("rel", "").split()))
    return bool(GONE_CLASSES & set(element.get("class", "").split()))


def _lead(element: HtmlElement, lead: Lead, beside: Beside) -> None:
    name = "src" if element.tag == "img" else "href"
    address = element.get(name)
    if address is None or address.startswith("#"):
        return
    in_pager = element.getparent() is not None and "pager" in element.getparent().get("class", "")
    led = beside(element.get("rel", ""), address) if in_pager else lead(address)
    if led is not None:
        element.set(name, led)
    elif element.tag == "a":
        del element.attrib[name]
        _make_words(element)
    else:
        del element.attrib[name]


def _make_words(link: HtmlElement) -> None:
    """A link that leads nowhere is words like others, or gone where it would only have led on."""
    above = list(link.iterancestors())
    if "histogram" in _classes(above):
        link.set("role", "img")  # which may be labelled, as what is no link may not
        return
    if "drawn" in _classes(above[:2]):
        link.tag = "g"  # of the map's picture: what could be looked at more closely
        link.attrib.pop("aria-label", None)
        for title in link.findall("title"):
            title.drop_tree()
    elif _is_choice(link, above):
        link.drop_tree()
    elif _is_all_of(above[0], link):
        above[0].drop_tree()
    else:
        link.tag = "span"


def _is_choice(link: HtmlElement, above: list[HtmlElement]) -> bool:
    """One of a row of links."""
    in_a_row = any(each.tag in ("nav", "aside") for each in above)
    return in_a_row or "order" in above[0].get("class", "").split()


def _is_all_of(paragraph: HtmlElement, link: HtmlElement) -> bool:
    """Whether it says no more than the link does, and that is ours to say: no name and no title."""
    alone = paragraph.text_content().strip() == link.text_content().strip()
    return paragraph.tag in ("p", "span") and alone and link.find(".//*[@dir]") is None


def _classes(elements: list[HtmlElement]) -> set[str]:
    return {name for each in elements for name in each.get("class", "").split()}
