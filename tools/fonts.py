"""Make static/fonts anew, and the fonts that cards are drawn with (timeline/share/fonts): the letters and
weights that we use, and no more.

usage: python tools/fonts.py     (or `make fonts`)

The sources are npm packages, fetched by `npm pack`. What a page in English needs is in the "basic"
files; the accents of Western Europe and the rest of the Latin script are fetched by a page that has
them (`unicode-range` in base.css). Source Serif's licence reserves the name “Source” for the
original, so what is cut from it goes by another name. Cards are drawn where they cannot know what a
title is written in, so theirs have every script that we read.
"""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HOUSE = Path(__file__).resolve().parent.parent
INTO, FOR_CARDS = HOUSE / "static" / "fonts", HOUSE / "timeline" / "share" / "fonts"
INTER, SERIF = "inter@5.3.0", "source-serif-4@5.3.1"  # of @fontsource-variable; with their releases
NASKH, HEBREW = "noto-naskh-arabic@5.3.0", "noto-serif-hebrew@5.3.0"
HEBREW_TEXT = "noto-sans-hebrew@5.3.0"
LICENCES = {"source-serif-4": "DatelineSerif-OFL.txt", "inter": "Inter-OFL.txt"}

# As in base.css.
BASIC = [*range(0x20, 0x7F), 0xA0, 0xB7, 0xD7, *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D)]
BASIC += [0x2026, 0x202F, 0x2190, 0x2192, ord("ç")]  # every page names “Français”
WESTERN = [point for point in [*range(0xA1, 0x100), 0x152, 0x153, 0x20AC] if point not in BASIC]
EXTENDED = [*range(0x100, 0x152), *range(0x154, 0x2BB), *range(0x1D00, 0x1DC0)]
EXTENDED += [*range(0x1E00, 0x1EA0), *range(0x1EF2, 0x1F00), *range(0x2C60, 0x2C80)]
EXTENDED += [*range(0xA720, 0xA800)]

CYRILLIC = [*range(0x400, 0x460), 0x490, 0x491, 0x4B0, 0x4B1, 0x2116]
ARABIC = [*range(0x600, 0x700), 0x200C, 0x200D]
# With the quotes and dashes of every language.
ANY_LANGUAGE = [*BASIC, *WESTERN, *range(0x2000, 0x2070), 0x2116, 0x2122]
HEBREW_LETTERS = [*range(0x591, 0x5F5), 0x20AA]

UPRIGHT = ["ccmp", "locl", "mark", "mkmk"]  # what accents need
HEADLINES, FIGURES = (
    ["kern", *UPRIGHT],
    ["tnum", *UPRIGHT],
)  # pairs are seen where letters are large
JOINED = ["kern", *UPRIGHT, "isol", "init", "medi", "fina", "rlig", "calt", "liga", "curs"]


def main() -> None:
    with TemporaryDirectory() as folder:
        text = Source(INTER, Path(folder), FIGURES)
        weights = (400, 650)
        text.cut("inter-basic", "latin", BASIC, weights)
        text.cut("inter-western", "latin", WESTERN, weights)
        text.cut("inter-extended", "latin-ext", EXTENDED, weights)
        serif = Source(SERIF, Path(folder), HEADLINES)
        for weight in (400, 600):
            serif.cut(f"serif-basic-{weight}", "latin", BASIC, weight)
        serif.cut("serif-western", "latin", WESTERN, (400, 600))
        serif.cut("serif-extended", "latin-ext", EXTENDED, (400, 600))
    with TemporaryDirectory() as folder:
        cut_for_cards(Path(folder))


def cut_for_cards(folder: Path) -> None:
    text = Source(INTER, folder, HEADLINES)
    serif = Source(SERIF, folder, HEADLINES)
    for part, points in (
        ("latin", ANY_LANGUAGE),
        ("latin-ext", EXTENDED),
        ("cyrillic", CYRILLIC),
    ):
        text.cut_for_cards(f"sans-{part}", part, points, (400, 650))
        serif.cut_for_cards(f"serif-{part}", part, points, 600)
    Source(NASKH, folder, JOINED).cut_for_cards("arabic", "arabic", ARABIC, (400, 700))
    Source(HEBREW, folder, JOINED).cut_for_cards("serif-hebrew", "hebrew", HEBREW_LETTERS, 600)
    Source(HEBREW_TEXT, folder, JOINED).cut_for_cards(
        "sans-hebrew", "hebrew", HEBREW_LETTERS, (400, 650)
    )


class Source:
    """An unpacked npm package of a variable font, and the OpenType features to keep of it."""

    def __init__(self, package: str, folder: Path, features: list[str]) -> None:
        self.name = package.partition("@")[0]
        self.features = features
        self.folder = folder / self.name
        self.folder.mkdir()
        command = ["npm", "pack", "--silent", f"@fontsource-variable/{package}"]
        packed = subprocess.run(
            command, cwd=self.folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(self.folder / packed.stdout.strip()) as archive:
            archive.extractall(self.folder, filter="data")

    def cut(self, name: str, part: str, points: list[int], weight: int | tuple[int, int]) -> None:
        """Write static/fonts/`name`.woff2: these code points, at one weight or between two."""
        font = self._cut(part, points, weight)
        font.flavor = "woff2"
        saved(font, INTO / f"{name}.woff2")

    def cut_for_cards(
        self, name: str, part: str, points: list[int], weight: int | tuple[int, int]
    ) -> None:
        """As `cut`, unpacked, as what shapes letters reads it; the licence is laid beside it."""
        font = self._cut(part, points, weight, boxes=True)
        font.flavor = None
        saved(font, FOR_CARDS / f"{name}.ttf")
        if named := LICENCES.get(self.name):  # the serif's package names no author
            copyfile(INTO / named, FOR_CARDS / named)
        else:
            copyfile(self.folder / "package" / "LICENSE", FOR_CARDS / f"{self.name}-OFL.txt")

    def _cut(
        self, part: str, points: list[int], weight: int | tuple[int, int], *, boxes: bool = False
    ) -> TTFont:
        path = self.folder / "package" / "files" / f"{self.name}-{part}-wght-normal.woff2"
        font = reread(
            instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": weight})
        )
        options = Options(layout_features=self.features, hinting=False, desubroutinize=True)
        options.notdef_outline = boxes  # no other font will draw what is missing
        options.name_IDs = [0, 1, 2, 4, 6]  # the licence lies beside them, as it asks to
        options.drop_tables += ["STAT", "BASE"]  # for menus of fonts, and lines of mixed scripts
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=points)
        subsetter.subset(font)
        rename(font)
        return font


def saved(font: TTFont, path: Path) -> None:
    font.save(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def reread(font: TTFont) -> TTFont:
    """The subsetter wants its tables as they are in a file."""
    file = BytesIO()
    font.save(file)
    return TTFont(BytesIO(file.getvalue()), recalcTimestamp=False)


def rename(font: TTFont) -> None:
    """A name instead of the reserved one; the notice of copyright stays."""
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6):
            said = str(record).replace("Source Serif 4", "Dateline Serif")
            record.string = said.replace("SourceSerif4", "DatelineSerif")


if __name__ == "__main__":
    main()
