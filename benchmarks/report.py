"""The HTML report of a large damaged story: how big it is, how fast it is made, opened and used.

    python -m benchmarks.report 100000

Each step is given in the milliseconds that a reader waits, and in those that the thread of the page works, which hardly
depend on what else the machine does: the least of all runs. A fixed calculation tells how fast the browser is then.
Chromium without a graphics card; needs the extra `browser`.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from articlediff import compare
from articlediff.records import NamedTuple
from benchmarks.data import options
from benchmarks.workloads import damaged, slightly_damaged, stock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

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
CALCULATION = "for (let n = 0, x = 1; n < 4e6; n++) x = (x * 1103515245 + 12345) % 2147483648"
SCROLLING = "for (let n = 0; n < 20; n++) { scrollBy(0, 300); await new Promise(requestAnimationFrame); }"
FIRST_CHANGE = "document.querySelector('#next').click()"
STEPS = {
    "a fixed calculation": CALCULATION,
    "20 frames of scrolling": SCROLLING,
    "the next change": FIRST_CHANGE,
    "filter by names": "choose('[data-filter=category]', 'name')",
    "filter by nothing": "choose('[data-filter=category]', '')",
    "filter by words": "choose('[data-filter=words]', 'the')",
    "sort by words": "document.querySelector('th[data-sort=words] button').click()",
    "sort by confidence": "document.querySelector('th[data-sort=confidence] button').click()",
    "refuse all below 0.90": "choose('#least', '0.9')",
    "side by side": "document.querySelector('#beside').click()",
    "the next change there": FIRST_CHANGE,
    "inline again": "document.querySelector('#inline').click()",
    "search": "choose('#query', 'the')",
}
STEP = """async () => {
    const choose = (selector, value) => {
        const field = document.querySelector(selector);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const start = performance.now();
    %s;
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    return performance.now() - start;
}"""
"""A step with the frame that shows what came of it."""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
MOMENT = 300
"""Milliseconds in which the page comes to rest."""


class Taken(NamedTuple):
    """Milliseconds: those that a reader waits, and those that the thread of the page works."""

    waited: float
    worked: float


def measured(path: Path, runs: int) -> dict[str, Taken]:
    """The least that each step took in some runs, each with a browser of its own."""
    from playwright.sync_api import sync_playwright

    least: dict[str, Taken] = {}
    with sync_playwright() as playwright:
        for _ in range(runs):
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            for name, taken in _run(browser, path):
                least[name] = Taken(*map(min, least.get(name, taken), taken))
            browser.close()
    return least


def _run(browser: Browser, path: Path) -> Iterator[tuple[str, Taken]]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield "opened", _taken(page, session, lambda: (page.goto(path.as_uri()), page.evaluate(LOADED))[1])
    for name, step in STEPS.items():
        yield name, _taken(page, session, lambda step=step: page.evaluate(STEP % step))  # type: ignore[misc]


def _taken(page: Page, session: CDPSession, act: Callable[[], float]) -> Taken:
    before = _worked(session)
    waited = act()
    page.wait_for_timeout(MOMENT)
    return Taken(waited, _worked(session) - before)


def _worked(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == "TaskDuration")


def main() -> None:
    """Read the size, print the figures."""
    parser = options(__doc__)
    parser.add_argument("size", type=int, help="words")
    parser.add_argument("--runs", type=int, default=3, help="browsers for each report (default: 3)")
    chosen = parser.parse_args()
    for workload in (slightly_damaged, damaged):
        comparison = compare(*workload(stock(chosen.data), chosen.size))
        started = time.perf_counter()
        html = comparison.to_html()
        made = time.perf_counter() - started
        print(f"{len(comparison.changes):,} changes: made in {made:.1f} s, {len(html.encode()) / 1e6:.1f} MB")
        print(f"  {'':24} {'waited':>10} {'worked':>10}")
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(html, "utf-8")
            for name, taken in measured(page, chosen.runs).items():
                print(f"  {name:24} {taken.waited:7,.0f} ms {taken.worked:7,.0f} ms")


if __name__ == "__main__":
    main()
