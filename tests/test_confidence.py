"""How sure a restoration is grows with what speaks for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff.findings.confidence import FAINT, HELD, LONE_SIGN, ONE_SIDED, SURE, confidence

MARGINS = st.integers(0, 10_000)
FLAGS = st.booleans()


@given(MARGINS, FLAGS, FLAGS, FLAGS)
def test_it_is_a_share_and_never_certainty(margin: int, held: bool, by_sign: bool, faint: bool) -> None:
    assert 0 <= confidence(margin, held, by_sign, faint) <= SURE == 0.99


@given(MARGINS, MARGINS, FLAGS, FLAGS, FLAGS)
def test_it_grows_with_the_distance_to_the_next_best_reading(
    one: int, other: int, held: bool, by_sign: bool, faint: bool
) -> None:
    low, high = sorted((one, other))
    assert confidence(low, held, by_sign, faint) <= confidence(high, held, by_sign, faint)


@given(MARGINS, FLAGS, FLAGS)
def test_words_on_both_sides_hold_at_least_as_well_as_on_one(margin: int, by_sign: bool, faint: bool) -> None:
    one_sided = confidence(margin, held=False, by_sign=by_sign, faint=faint)
    assert confidence(margin, held=True, by_sign=by_sign, faint=faint) >= one_sided


@given(MARGINS, FLAGS, FLAGS)
def test_a_faint_trace_is_less_sure(margin: int, held: bool, by_sign: bool) -> None:
    assert confidence(margin, held, by_sign, faint=True) < confidence(margin, held, by_sign, faint=False)


@given(MARGINS, FLAGS)
def test_a_lone_sign_holds_less_than_a_word_but_where_both_sides_hold_it_makes_no_difference(
    margin: int, faint: bool
) -> None:
    word, sign = (confidence(margin, False, by_sign, faint) for by_sign in (False, True))
    assert sign < word
    assert confidence(margin, True, True, faint) == confidence(margin, True, False, faint)


@pytest.mark.parametrize(("held", "measured"), [(True, HELD), (False, ONE_SIDED)])
def test_at_each_margin_measured_it_is_the_share_measured(held: bool, measured: tuple[tuple[int, float], ...]) -> None:
    for margin, share in measured:
        assert confidence(margin, held, by_sign=False, faint=False) == round(share, 2)
        assert confidence(margin, held, by_sign=False, faint=True) == round(share * FAINT, 2)
    far = measured[-1][0] + 1000
    assert confidence(far, held, by_sign=False, faint=False) == measured[-1][1]


def test_between_two_margins_it_lies_between_their_shares() -> None:
    """Half the way from 15 (0.94) to 30 (0.98), rounded; a lone sign takes a tenth off."""
    assert confidence(22, held=False, by_sign=False, faint=False) == 0.96
    assert confidence(30, held=False, by_sign=True, faint=False) == round(0.98 * LONE_SIGN, 2)
