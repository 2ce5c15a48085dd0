"""The one frame that shows a page of ours within another site's page."""

from html import escape

WIDTH, HEIGHT = 600, 520  # pixels, where nobody says how large
ALLOWED = "allow-popups allow-popups-to-escape-sandbox"


def iframe(address: str, title: str, width: int | str = WIDTH, height: int = HEIGHT) -> str:
    """HTML to copy into a page: `address` is absolute and leads to a page below /embed/, `title` says
    to those who hear the page what is inside; `width` and `height` are in pixels, the width perhaps
    in per cent of the page around ("100%").

    It needs no script and no style of the page around it. The sandbox lets what is inside do no more
    than open links in windows of their own. Who reads the other page is not told to us by it
    (`referrerpolicy`), and what is far down the page is fetched when it is scrolled to.
    """
    attributes = {
        "src": address,
        "title": title,
        "width": str(width),
        "height": str(height),
        "sandbox": ALLOWED,
        "loading": "lazy",
        "referrerpolicy": "no-referrer",
        "frameborder": "0",  # the one way to have no border without a style
    }
    said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<iframe {said}></iframe>"
