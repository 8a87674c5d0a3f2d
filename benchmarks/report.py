"""The HTML report of a large damaged story: how big it is, how fast it is made, opened and scrolled through.

    python -m benchmarks.report 100000

Chromium without a graphics card; needs the extra `browser`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from articlediff import compare
from benchmarks.data import options
from benchmarks.workloads import damaged, stock

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A browser as root, without a graphics card, that asks nothing of any network."""
FRAMES = """async () => {
    const taken = [];
    for (let step = 0; step < 100; step++) {
        const start = performance.now();
        scrollBy(0, 300);
        await new Promise(requestAnimationFrame);
        taken.push(performance.now() - start);
    }
    return taken.sort((a, b) => a - b);
}"""
BESIDE = """() => {
    const start = performance.now();
    document.querySelector("#beside").click();
    document.body.getBoundingClientRect();
    return performance.now() - start;
}"""


def measured(page: Path) -> dict[str, Any]:
    """Milliseconds in the browser: until it is loaded, a frame while scrolling, the view side by side."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        opened = browser.new_page(viewport={"width": 1280, "height": 800})
        opened.goto(page.as_uri())
        loaded = opened.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        frames = opened.evaluate(FRAMES)
        beside = opened.evaluate(BESIDE)
        browser.close()
    return {"loaded": loaded, "frame, median": frames[50], "frame, 95 of 100": frames[95], "side by side": beside}


def main() -> None:
    """Read the size, print the figures."""
    parser = options(__doc__)
    parser.add_argument("size", type=int, help="words")
    chosen = parser.parse_args()
    comparison = compare(*damaged(stock(chosen.data), chosen.size))
    started = time.perf_counter()
    html = comparison.to_html()
    print(f"made in {time.perf_counter() - started:.1f} s, {len(html.encode()) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        page.write_text(html, "utf-8")
        for name, milliseconds in measured(page).items():
            print(f"{name}: {milliseconds:,.0f} ms")


if __name__ == "__main__":
    main()
