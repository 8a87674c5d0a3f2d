"""A patch applied by diff-match-patch, as an implementation does whose strings are UTF-16, such as JavaScript's."""

from __future__ import annotations

from diff_match_patch import diff_match_patch


def applied_by_units(written: str, text: str) -> tuple[str, list[bool]]:
    """Return the patched text, and of each hunk whether it could be applied."""
    tool = diff_match_patch()
    patches = tool.patch_fromText(written)
    for hunk in patches:
        hunk.diffs = [(operation, in_units(kept)) for operation, kept in hunk.diffs]
    result, successes = tool.patch_apply(patches, in_units(text))
    return result.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass"), successes


def in_units(text: str) -> str:
    """Return a character for each UTF-16 unit."""
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[k] + 256 * units[k + 1]) for k in range(0, len(units), 2))
