"""Hostile inputs are read or refused with one line."""

from __future__ import annotations

import pytest
import zstandard

from articlediff import ArticleDiffError, UnreadableError, read_article
from tests.hostile.inputs import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_input_is_read_or_refused_on_one_line(name: str) -> None:
    hostile = HOSTILE[name]
    if not hostile.refused:
        assert hostile.text
        assert read_article(hostile.make(), name="a.x").text.startswith(hostile.text)
        return
    with pytest.raises(UnreadableError, match=r"^a\.x ") as caught:
        read_article(hostile.make(), name="a.x")
    assert hostile.refused in str(caught.value)
    assert "\n" not in str(caught.value)


def test_zstandard_that_breaks_off_is_refused_and_frames_follow_one_another() -> None:
    packed = zstandard.ZstdCompressor().compress(bytes(range(65, 90)) * 40_000)
    assert read_article(packed * 2).characters == 2_000_000
    for end in (4, len(packed) // 2, len(packed) - 1):
        with pytest.raises(ArticleDiffError, match="broken Zstandard data"):
            read_article(packed[:end])
