"""The weights of tokens: how much each says. All costs of the alignment have their unit: 10 is a word of content."""

from __future__ import annotations

MASK_WEIGHT = 2
"""The weight of a mask, which hides words and is not a word (10: a word of content)."""
SIGN_WEIGHT = 3
"""The weight of a sign; every word weighs more."""
SHORT_WEIGHT = 5
"""The weight of a word of up to three small letters of ASCII, such as “the”."""
CONTENT_WEIGHT = 10
"""The weight of any other word: a word of content."""
