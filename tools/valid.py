"""Every kind of page, in every language, before the Nu checker of the W3C; and the style sheets.

usage: python -m tools.valid --jar vnu.jar [--folder build/valid]

The pages are those of tests/kinds.py, drawn in this process on a database that is made for it. Exit
status 1 when the checker finds an error or has a warning.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What the checker does not know. (htmx takes its attributes with data- before them too, which
# would make each page longer and no reader's browser the wiser.)
FILTERED = (
    "Attribute “hx-[a-z-]+” not allowed on element .*",
    "CSS: .*Property “(vector-effect|paint-order)” doesn't exist.",  # of SVG 2
)


def set_up(folder: Path) -> None:
    """Django, on a new database in the folder."""
    import django

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder.absolute()}/valid.sqlite3",
        "DATELINE_CACHE": str(folder.absolute() / "cache"),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    django.setup()


def draw(folder: Path) -> list[Path]:
    """A file for each kind of page in each language."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from tests.kinds import addresses, in_language, publish_every_kind

    call_command("migrate", verbosity=0)
    client, drawn = Client(raise_request_exception=False), []
    for kind, (address, status) in addresses(publish_every_kind()).items():
        for code, _ in settings.LANGUAGES:
            answer = client.get(in_language(address, code))
            if answer.status_code != status:
                raise ValueError(f"{address} was answered with {answer.status_code}")
            drawn.append(folder / f"{kind}.{code}.html")
            drawn[-1].write_bytes(answer.content)
    return drawn


def check(jar: Path, files: list[Path]) -> int:
    """The checker's exit status; it prints what it finds."""
    command = ["java", "-jar", str(jar), "--Werror", "--also-check-css", "--also-check-svg"]
    command += ["--filterpattern", "|".join(FILTERED)] if FILTERED else []
    return subprocess.run([*command, *map(str, files)], check=False).returncode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jar", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=Path("build/valid"))
    asked = parser.parse_args()
    set_up(asked.folder)
    pages = draw(asked.folder)
    ours = [*sorted((ROOT / "static").glob("*.css")), *sorted((ROOT / "static").glob("*.svg"))]
    print(f"{len(pages)} pages and {len(ours)} files before the Nu checker …", flush=True)
    status = check(asked.jar, pages + ours)
    print("Nothing found." if status == 0 else "See above.")
    sys.exit(status)


if __name__ == "__main__":
    main()
