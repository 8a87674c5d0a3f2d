"""How sure a restoration is grows with what speaks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff.calibration.thresholds import BOTH_SIDES_MATCH, FAINT_TRACE, ONE_SIDE_MATCHES, ONE_SIGN_MATCHES, SURE
from articlediff.findings.confidence import Neighbours, confidence

MARGINS = st.integers(0, 10_000)
NEIGHBOURS = st.sampled_from(Neighbours)
FLAGS = st.booleans()


@given(MARGINS, NEIGHBOURS, FLAGS)
def test_it_is_a_share_and_never_certainty(margin: int, neighbours: Neighbours, faint: bool) -> None:
    assert 0 <= confidence(margin, neighbours, faint) <= SURE == 0.99


@given(MARGINS, MARGINS, NEIGHBOURS, FLAGS)
def test_it_grows_with_the_distance_to_the_next_best_reading(
    one: int, other: int, neighbours: Neighbours, faint: bool
) -> None:
    low, high = sorted((one, other))
    assert confidence(low, neighbours, faint) <= confidence(high, neighbours, faint)


@given(MARGINS, FLAGS)
def test_words_on_both_sides_say_at_least_as_much_as_on_one_and_a_lone_sign_says_less(margin: int, faint: bool) -> None:
    both, one, sign = (confidence(margin, neighbours, faint) for neighbours in Neighbours)
    assert both >= one > sign


@given(MARGINS, NEIGHBOURS)
def test_a_faint_trace_is_less_sure(margin: int, neighbours: Neighbours) -> None:
    assert confidence(margin, neighbours, is_faint=True) < confidence(margin, neighbours)


@pytest.mark.parametrize(
    ("neighbours", "measured"), [(Neighbours.BOTH, BOTH_SIDES_MATCH), (Neighbours.ONE, ONE_SIDE_MATCHES)]
)
def test_at_each_margin_measured_it_is_the_share_measured(
    neighbours: Neighbours, measured: tuple[tuple[int, float], ...]
) -> None:
    for margin, share in measured:
        assert confidence(margin, neighbours) == round(share, 2)
        assert confidence(margin, neighbours, is_faint=True) == round(share * FAINT_TRACE, 2)
    far = measured[-1][0] + 1000
    assert confidence(far, neighbours) == measured[-1][1]


def test_between_two_margins_it_lies_between_their_shares() -> None:
    """Half the way from 15 (0.94) to 30 (0.98), rounded; a lone sign takes a tenth off."""
    assert confidence(22, Neighbours.ONE) == 0.96
    assert confidence(30, Neighbours.ONE_SIGN) == round(0.98 * ONE_SIGN_MATCHES, 2)
