"""An article is text, whatever it says."""

from __future__ import annotations

from articlediff.model import Loss, SameStory, Span
from browser.reports import Launch, Open, in_firefox_too
from tests.builder import added, compared, formatting, moved, removed, restored, reworded, stood, unrestored

pytestmark = in_firefox_too
ATTACKS = (
    "<script>globalThis.hit = 1</script>",
    "</script><script>globalThis.hit = 2</script>",
    "</style><style>body { display: none }</style>",
    "<img src=x onerror='globalThis.hit = 3'>",
    '" onmouseover="globalThis.hit = 4" x="',
    "' onfocus='globalThis.hit = 5' autofocus='",
    "<!--",
    "]]>",
    "<a href='javascript:globalThis.hit = 6'>javascript:globalThis.hit = 6</a>",
    "<iframe srcdoc='<script>parent.hit = 7</script>'></iframe>",
    "<svg><script>globalThis.hit = 8</script></svg>",
    "<meta http-equiv=refresh content='0;url=https://example.com/'>",
    "<base href='https://example.com/'>",
    "&lt;script&gt; {{ 7 * 7 }}",
    "a \u202e b \x1b[31m c \x00",
)
TEXT = " ".join(ATTACKS)
STORY = compared(
    f"{TEXT} ",
    restored(TEXT, blank=TEXT, alternatives=(Span(0, 0, TEXT),)),
    added(TEXT),
    " and ",
    removed(TEXT),
    reworded(TEXT, f"{TEXT}!"),
    formatting(TEXT, f"{TEXT} "),
    unrestored(TEXT),
    moved(1, TEXT, restored(TEXT)),
    " then ",
    stood(1),
    names=(TEXT, TEXT),
    damage=[Loss(TEXT, 1, 0, TEXT)],
    same_story=SameStory("uncertain", 0.5, TEXT),
)


def test_what_a_page_loads_would_be_seen(engine: str, launch: Launch) -> None:
    page = launch(engine).new_page()
    with page.expect_request("https://articlediff.invalid/seen"):
        page.set_content("<img src='https://articlediff.invalid/seen'>", wait_until="commit")
    page.close()


def test_attacks_are_shown_and_not_run(open_report: Open) -> None:
    page = open_report(STORY)
    page.click("#beside")
    page.click("#next")
    page.fill("#query", "<script>")
    page.locator("#list a").first.click()
    page.mouse.move(400, 600)
    assert page.evaluate("globalThis.hit") is None
    kinds = page.evaluate("[...document.scripts].map(script => script.type)")
    assert kinds == [*["application/json"] * 3, "module"]
    assert page.locator("img, iframe, base, main script, main style").count() == 0
    assert page.locator("[onmouseover], [onerror], [onfocus]").count() == 0
    shown = page.locator("#view-beside .right").first.inner_text()
    assert "<script>globalThis.hit = 1</script>" in shown and "<U+202E>" in shown and "␛[31m" in shown
    assert page.locator("a:not([href^='#'])").count() == 0


def test_the_policy_stops_what_an_escape_would_miss(open_report: Open) -> None:
    page = open_report(STORY, noisy=True)
    outcome = page.evaluate(
        """async () => {
            const stopped = [];
            document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "globalThis.hit = 9";
            const style = document.createElement("style");
            style.textContent = "body { display: none }";
            document.body.append(script, style);
            await new Promise((resolve) => setTimeout(resolve, 100));
            return {
                hit: globalThis.hit ?? 0,
                stopped: stopped.sort(),
                display: getComputedStyle(document.body).display,
            };
        }"""
    )
    assert outcome == {"hit": 0, "stopped": ["script-src-elem", "style-src-elem"], "display": "block"}
