"""The article in a web page, and what the page says of itself.

The page is untrusted: nothing in it is run or fetched, and only text comes out.
"""

import logging
import re
from copy import deepcopy
from typing import TYPE_CHECKING

from timeline.extract.readers.decoding import clean, decoded
from timeline.extract.readers.masthead import Masthead
from timeline.extract.readers.page_masthead import page_masthead
from timeline.extract.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes
_SHORTEST = "40"  # characters; below, trafilatura glues the whole page into one paragraph
_MOST_ELEMENTS = 50_000  # ten times a news page; the search for the article slows with its square


def read_page(data: bytes, *, declared: str = "") -> tuple[str, Masthead]:
    """The article's text, without menus, comments and scripts, and the page's masthead.

    `declared` is the encoding that its server names, which comes before the page's own word (WHATWG
    HTML, 13.2.3.2). Raises Unreadable where there is no article to be found.
    """
    own = _CHARSET.search(data[:_DECLARED_WITHIN])
    page = decoded(data, declared=declared or (own[1].decode("latin-1") if own else ""))
    try:
        tree = _tree(page)
        return _with_heading(_article(tree), tree), page_masthead(tree)
    except (Unreadable, ImportError):  # a missing package is our fault, not the page's
        raise
    except Exception as error:  # the parsers promise nothing about what a broken page may raise
        raise Unreadable("is a web page too broken to be read") from error


def _tree(page: str) -> "HtmlElement":
    from lxml.html import HTMLParser, document_fromstring

    # As trafilatura parses; given a text, it would fetch one that looks like an address.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = document_fromstring(page.encode(), parser=parser)
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise Unreadable(f"has more than {_MOST_ELEMENTS:,} elements; save the article alone")
    return tree


def _with_heading(text: str, tree: "HtmlElement") -> str:
    """The article with its headline marked as one, "# …": read as a sentence it would be a second
    account of what the first paragraph tells."""
    first, _, rest = text.partition("\n\n")
    headlines = {" ".join(h1.text_content().split()) for h1 in tree.iter("h1")}
    return f"# {first}\n\n{rest}" if first in headlines and rest else text


def _article(tree: "HtmlElement") -> str:
    """Its paragraphs, a blank line between them as in a typed text."""
    from trafilatura import bare_extraction
    from trafilatura.settings import DEFAULT_CONFIG

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # we say ourselves what is amiss
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["min_extracted_size"] = _SHORTEST
    found = bare_extraction(tree, include_comments=False, config=config)
    text = getattr(found, "text", None) or ""
    if not text.strip():
        raise Unreadable("holds no article that could be found")
    return clean(re.sub(r"\n+", "\n\n", text))
