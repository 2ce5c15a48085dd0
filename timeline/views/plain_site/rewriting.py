"""A page of ours as one that nothing stands behind: without its forms and scripts, and with its links
leading to files."""

from collections.abc import Callable

from lxml import html
from lxml.html import HtmlElement

# What asks somebody behind the page, or tells of the keys of a script that is not there.
GONE_TAGS = {"script", "form", "noscript"}
GONE_IDS = {"keys", "failed", "status", "languages", "wrong"}
GONE_CLASSES = {"opens-filters", "preferences", "arranging", "since", "chips", "of-keys"}
OF_SCRIPTS = ("hx-", "popover", "data-")
NO_LONGER_TRUE = {"alternate", "canonical", "search", "shortlink"}  # links in a head

Lead = Callable[[str], str | None]
Beside = Callable[[str, str], str]


OF_THE_LIVE_SITE = frozenset({"printed", "to-cite"})  # what names its address in words


def plain(
    page: bytes, *, lead: Lead, beside: Beside, style: str, gone: frozenset[str] = frozenset()
) -> bytes:
    """The page with each address as `lead` has it, which gives None for what leads nowhere here.
    `beside` is told the links of a list's pager: "next" or "prev", and the address. `style` is the
    address of one more style sheet; what has an id or a class of those `gone` is left out."""
    document = html.document_fromstring(page)
    for element in list(document.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None:
            _strip(element, gone)
    for element in list(document.iter("a", "link", "img", "image", "use")):
        _lead(element, lead, beside)
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
    elif element.tag == "a" and _is_choice(element):
        element.drop_tree()
    else:
        del element.attrib[name]


def _is_choice(element: HtmlElement) -> bool:
    """One of a row of links, where one that leads nowhere is of no use; elsewhere its words stay, and so
    do the bars of a histogram."""
    rows = [above for above in element.iterancestors() if above.tag in ("nav", "aside")]
    return bool(rows) and "histogram" not in rows[0].get("class", "")
