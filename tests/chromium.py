"""The Chromium of the browser tests: found, or else fetched.

`python -m tests.chromium` is what `make test` runs first; it prints one line and never fails, since
without a browser the browser tests skip themselves (and .ci/run makes that a failure).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 600  # seconds for one attempt to install


def find() -> str | None:
    """The path of a Chromium that is here: the system's, else the one Playwright has fetched."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return on_path or _fetched_by_playwright()


def _fetched_by_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install() -> None:
    """Try Playwright's own download, then (as root) the system's package."""
    attempts = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        attempts.append(
            [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
        )
    for commands in attempts:
        if all(map(_succeeds, commands)) and find():
            return


def _succeeds(command: list[str]) -> bool:
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> None:
    if find():
        return
    print("No Chromium here; trying to install one for the browser tests …", flush=True)  # noqa: T201
    install()
    print(find() or "No Chromium could be had: the browser tests will be skipped.")  # noqa: T201


if __name__ == "__main__":
    main()
