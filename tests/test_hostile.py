"""Hostile inputs are read or refused with one line."""

from __future__ import annotations

import pytest

from articlediff import ArticleDiffError, read_article
from tests.hostile.inputs import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_input_is_read_or_refused_on_one_line(name: str) -> None:
    hostile = HOSTILE[name]
    if not hostile.refused:
        assert hostile.text
        assert read_article(hostile.make(), name="a.x").text.startswith(hostile.text)
        return
    with pytest.raises(ArticleDiffError, match=r"^a\.x ") as caught:
        read_article(hostile.make(), name="a.x")
    assert hostile.refused in str(caught.value)
    assert "\n" not in str(caught.value)
