"""What the tests build by hand is a comparison."""

from __future__ import annotations

from tests.builder import added, compared, moved, restored, stood


def test_runs_cover_both_texts_in_order() -> None:
    ending = moved(1, "It ", added("now "), "ends. ")
    built = compared("One ", restored("half-told"), " tale. ", ending, "So. ", stood(1))
    by_place = sorted(built.runs, key=lambda run: run.truncated.start)
    assert "".join(run.full.text for run in built.runs) == built.full.text
    assert "".join(run.truncated.text for run in by_place) == built.truncated.text
    assert built.full.text == "One half-told tale. It now ends. So. "
    assert built.truncated.text == "One     tale. So. It ends. "
