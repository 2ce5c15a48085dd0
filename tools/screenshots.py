"""Pictures of each kind of page of the seed timeline, on a phone and up to a wide screen, by day and night.

usage: python -m tools.screenshots [--folder docs/screenshots] [--only timeline map …]

They are for looking at before a release, and for the README. What has a picture there already is
taken anew; its name stays: <kind>-<width>-<light or dark>.jpg.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright
from tqdm import tqdm

from tests.chromium import find
from tests.seed_site import ROOT, seed_site

SIZES = {360: 740, 768: 1024, 1280: 900, 1920: 1080}
QUALITY = 50
FIXED = {
    "timeline": "/",
    "timeline-ar": "/?lang=ar",
    "map": "/map/",
    "map-ar": "/map/?lang=ar",
    "actors": "/actors/",
    "locations": "/locations/",
    "empty": "/?q=zeppelin&country=IQ",
    "refused": "/?from=2024-09-01&to=2024-08-01",
    "missing": "/no/such/page/",
    "datasets": "/datasets/",
    "method": "/method/",
    "changes": "/changes/",
    "facet": "/facets/actor/",
}
# kind -> the page on which a link to it stands, and the link
LINKED = {
    "incident": ("/?q=jordan", ".entry h3 a"),
    "history": ("incident", "a[href*='/history/']"),
    "actor": ("incident", "main a[href*='/actors/']"),
    "location": ("incident", "main a[href*='/locations/']"),
    "report": ("incident", "main a[href*='/reports/']"),
}


def addresses(page: Page, site: str) -> dict[str, str]:
    """kind of page -> its address at the seed site."""
    found = {kind: urljoin(site, address) for kind, address in FIXED.items()}
    for kind, (origin, link) in LINKED.items():
        page.goto(found.get(origin) or urljoin(site, origin))
        found[kind] = urljoin(page.url, page.locator(link).first.get_attribute("href"))
    return found


def take(browser: Browser, site: str, folder: Path, only: list[str]) -> None:
    wanted = addresses(browser.new_page(), site)
    wanted = {kind: wanted[kind] for kind in only or wanted}
    with tqdm(total=len(wanted) * len(SIZES) * 2, unit="pictures", disable=None) as bar:
        for scheme in ("light", "dark"):
            page = browser.new_page(color_scheme=scheme, reduced_motion="reduce", locale="en-GB")
            for kind, address in wanted.items():
                for width, height in SIZES.items():
                    page.set_viewport_size({"width": width, "height": height})
                    page.goto(address, wait_until="networkidle")
                    path = folder / f"{kind}-{width}-{scheme}.jpg"
                    page.screenshot(path=path, type="jpeg", quality=QUALITY)
                    bar.update()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--only", nargs="*", default=[], help="these kinds of pages")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place, seed_site(Path(place)) as site, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        take(browser, site, asked.folder, asked.only)
        browser.close()
    size = sum(picture.stat().st_size for picture in asked.folder.glob("*.jpg"))
    print(
        f"{len(list(asked.folder.glob('*.jpg')))} pictures, {size / 1_000_000:.1f} MB in {asked.folder}"
    )


if __name__ == "__main__":
    main()
