"""What WordPress makes of a link that is pasted into a post, to an address that it has never heard of.

As in WP_oEmbed::discover, ::get_html and wp_filter_oembed_result of WordPress 6, and in its script
wp-embed.js; only said shorter.
"""

import re
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit

from bs4 import BeautifulSoup

READS = 150 * 1024  # bytes of a page
WIDTH, HEIGHT = 600, 900  # pixels that a theme has room for
SECRET = "s3cr3ts3cr"
KEPT = {
    "src",
    "width",
    "height",
    "frameborder",
    "marginwidth",
    "marginheight",
    "scrolling",
    "title",
}

# The part of wp-embed.js that hears what a frame has to say.
LISTENS = """
addEventListener("message", ({data, source}) => {
    const frame = document.querySelector(`iframe[data-secret="${data.secret}"]`);
    if (!frame || frame.contentWindow !== source) return;
    if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value)));
    if (data.message === "link" && new URL(data.value).host === new URL(frame.src).host
        && document.activeElement === frame) top.location.href = data.value;
});
"""


def discovered(page: bytes) -> str:
    """The address that a page's head names for its oEmbed answer as JSON; "" where it names none."""
    read = page[:READS].decode(errors="replace")
    head = read[: read.lower().find("</head>")]
    for link in re.findall("<link([^<>]+)/?>", head, re.IGNORECASE):
        said = dict(re.findall(r'([\w-]+)\s*=\s*"([^"]*)"', link))
        if said.get("type") == "application/json+oembed":
            return unescape(said["href"])
    return ""


def asked_of(provider: str, address: str) -> str:
    """The address with WordPress's own parameters, which take the place of those that stand there."""
    parts = urlsplit(provider)
    asked = dict(parse_qsl(parts.query)) | {
        "maxwidth": str(WIDTH),
        "maxheight": str(HEIGHT),
        "url": address,
        "dnt": "1",
        "format": "json",
    }
    return parts._replace(query=urlencode(asked)).geturl()


def sanitised(html: str) -> str:
    """One iframe, of which little is kept, in a sandbox that may run scripts and nothing else."""
    frame = BeautifulSoup(html, "html.parser").iframe
    assert frame is not None, html
    frame.attrs = {name: said for name, said in frame.attrs.items() if name in KEPT}
    frame["src"] += f"#?secret={SECRET}"
    frame["data-secret"] = SECRET
    frame["class"] = "wp-embedded-content"
    frame["sandbox"] = "allow-scripts"
    return str(frame)


def post(html: str) -> str:
    """A page of the blog."""
    return (
        '<!doctype html><html lang="en"><head><title>A post</title></head>'
        f"<body><h1>A post</h1>{html}<script>{LISTENS}</script></body></html>"
    )
