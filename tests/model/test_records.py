"""The package's named tuples behave as those of `typing`."""

from __future__ import annotations

import pickle
import typing

from articlediff.records import NamedTuple


class Ours(NamedTuple):
    """A place."""

    start: int
    words: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.words)


class Theirs(typing.NamedTuple):
    """A place."""

    start: int
    words: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.words)


def test_they_are_built_compared_shown_and_pickled_alike() -> None:
    ours, theirs = Ours(1, ("a", "b")), Theirs(1, ("a", "b"))
    assert ours == theirs == (1, ("a", "b"))
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.size, ours._replace(start=2), Ours(3)) == (2, (2, ("a", "b")), (3, ()))
    assert pickle.loads(pickle.dumps(ours)) == ours
    assert (Ours.__doc__, Ours._fields, Ours._field_defaults) == (
        Theirs.__doc__,
        Theirs._fields,
        Theirs._field_defaults,
    )
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
