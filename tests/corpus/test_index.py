"""The index of full articles is kept and added to, and finds an article by any passage that is not common."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from articlediff.corpus.corpus_rows import Text
from articlediff.corpus.index import Index
from articlediff.corpus.shortlist import MOST_ARTICLES, shortlisted
from articlediff.corpus.sketch import sketch
from articlediff.errors import ArticleDiffError, UnreadableError
from benchmarks.corpus.making import Corpus

ARTICLES = [Text(made.id, made.text) for made in islice(Corpus(3).articles(), 60)]


def found(index: Index, articles: list[Text] = ARTICLES) -> list[list[str]]:
    """Return for each article the ids of those that may be its full version."""
    return [[candidate.id for candidate in index.candidates(sketch(article.text))] for article in articles]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "full.index"


def test_every_article_is_found_by_itself(path: Path) -> None:
    with Index(path) as index:
        assert index.add(ARTICLES) == len(index) == len(ARTICLES)
        assert all(article.id in ids for article, ids in zip(ARTICLES, found(index), strict=True))


def test_candidates_are_the_articles_themselves(path: Path) -> None:
    with Index(path) as index:
        index.add([Text("a", "Nobody on the quay\r\nhad seen “him” leave \U0001f6a2 since Monday. ")])
        (candidate,) = index.candidates(sketch("nobody on the quay had seen him leave since Monday"))
        assert candidate == Text("a", "Nobody on the quay\r\nhad seen “him” leave \U0001f6a2 since Monday. ")


def test_an_index_that_was_added_to_is_like_one_made_at_once(path: Path, tmp_path: Path) -> None:
    with Index(tmp_path / "at once") as index:
        index.add(ARTICLES)
        expected = found(index)
    for some in (ARTICLES[:20], ARTICLES[20:21], ARTICLES):
        with Index(path) as index:
            index.add(some)
    with Index(path, read_only=True) as index:
        assert found(index) == expected


def test_what_is_added_again_is_left_as_it_is(path: Path) -> None:
    refused: list[str] = []
    with Index(path) as index:
        assert index.add(ARTICLES, refuse=refused.append) == len(ARTICLES)
        assert index.add(ARTICLES, refuse=refused.append) == 0
        assert index.add([*ARTICLES[:1], *ARTICLES[:1]], refuse=refused.append) == 0
    assert refused == []


def test_an_id_that_two_articles_have_is_the_first_ones(path: Path) -> None:
    refused: list[str] = []
    with Index(path) as index:
        assert index.add([Text("7", ARTICLES[0].text), Text("7", ARTICLES[1].text)], refuse=refused.append) == 1
        assert index.add([Text("7", ARTICLES[2].text)], refuse=refused.append) == 0
        assert found(index, ARTICLES[:1]) == [["7"]]
    assert refused == ["7: the index has another article of this id"] * 2


def test_an_article_that_could_not_be_read_is_refused(path: Path) -> None:
    refused: list[str] = []
    with Index(path) as index:
        assert index.add([Text("7", "", "its text is not UTF-8")], refuse=refused.append) == 0
    assert refused == ["7: its text is not UTF-8"]


@pytest.mark.parametrize(
    "id", ["", " ", "a\nb", "O'Hara; DROP TABLE article", "a/b.txt", "日本", "%00", "\0", "7" * 5000]
)
def test_an_id_may_be_anything(path: Path, id: str) -> None:
    with Index(path) as index:
        index.add([Text(id, ARTICLES[0].text)])
        assert found(index, ARTICLES[:1]) == [[id]]


def test_texts_without_words_are_kept_and_never_found(path: Path) -> None:
    with Index(path) as index:
        assert index.add([Text("a", ""), Text("b", "One."), *ARTICLES]) == len(ARTICLES) + 2
        assert index.candidates(sketch("")) == []


def with_boilerplate(number: int) -> list[Text]:
    """Return articles of a few words of their own and one long passage that all have."""
    return [Text(f"{at}", f"{ARTICLES[at % 60].text[at : at + 300]} {ARTICLES[0].text}") for at in range(number)]


@pytest.mark.parametrize("steps", [1, 2, 5])
def test_what_more_than_a_hundred_articles_have_finds_none(path: Path, steps: int) -> None:
    articles = with_boilerplate(MOST_ARTICLES + 1)
    for start in range(steps):
        with Index(path) as index:
            index.add(articles[start::steps])
    with Index(path) as index:
        assert index.candidates(sketch(ARTICLES[0].text[400:])) == []
        index.add([Text("one more", ARTICLES[0].text)])
        assert index.candidates(sketch(ARTICLES[0].text[400:])) == []
        assert all(found(index, [Text("", article.text[:250])]) for article in articles[1:60])


def test_what_a_hundred_articles_have_finds_them(path: Path) -> None:
    with Index(path) as index:
        index.add(with_boilerplate(MOST_ARTICLES))
        assert len(index.candidates(sketch(ARTICLES[0].text[400:]))) == 5


def failing(articles: list[Text]) -> Iterator[Text]:
    yield from articles
    raise KeyboardInterrupt


def test_an_interrupted_adding_is_completed_by_another(path: Path, tmp_path: Path) -> None:
    many = [Text(f"{copy} {article.id}", f"{copy} {article.text}") for copy in range(30) for article in ARTICLES]
    with Index(path) as index, pytest.raises(KeyboardInterrupt):
        index.add(failing(many[:1500]))
    with pytest.raises(UnreadableError, match=r"was not finished .*; add the full articles to it once more"):
        Index(path, read_only=True)
    with Index(path) as index, Index(tmp_path / "undisturbed") as undisturbed:
        assert 0 < index.add(many) < len(many) == undisturbed.add(many)
        assert found(index) == found(undisturbed)


def test_several_read_at_once_and_nobody_writes(path: Path) -> None:
    with Index(path) as index:
        index.add(ARTICLES)
    with Index(path, read_only=True) as one, Index(path, read_only=True) as other:
        assert found(one) == found(other)
        with pytest.raises(ArticleDiffError, match="cannot be added to"):
            one.add([Text("new", "Some words that are new.")])


@pytest.mark.parametrize("name", ["full?mode=rwc", "50%20off", "a#b", "a b", "ü"])
def test_a_name_is_a_name(tmp_path: Path, name: str) -> None:
    with Index(tmp_path / name) as index:
        index.add(ARTICLES[:1])
    assert (tmp_path / name).is_file()
    with Index(tmp_path / name, read_only=True) as index:
        assert len(index) == 1


def test_a_file_of_another_kind_is_refused(path: Path, tmp_path: Path) -> None:
    path.write_text("id,text\n7,Nobody on the quay had seen him.\n" * 100, "utf-8")
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as file:
        file.execute("CREATE TABLE article (number)")
    file.close()
    before = other.read_bytes()
    for wrong in (path, other):
        for read_only in (False, True):
            with pytest.raises(UnreadableError, match="index"):
                Index(wrong, read_only=read_only)
    assert other.read_bytes() == before
    with pytest.raises(UnreadableError, match="cannot be used as an index"):
        Index(tmp_path / "missing", read_only=True)
    with pytest.raises(UnreadableError, match="cannot be used as an index"):
        Index(tmp_path / "no folder" / "index")


def test_a_shortlist_is_in_the_order_of_the_collection() -> None:
    assert shortlisted({9: 40, 3: 40, 5: 41}, 64) == [3, 5, 9]


def test_of_many_that_do_as_well_the_first_are_taken() -> None:
    assert shortlisted(dict.fromkeys(range(20, 0, -1), 30), 64) == [1, 2, 3, 4, 5]


def test_whoever_shares_little_is_not_on_the_shortlist() -> None:
    assert shortlisted({1: 7}, 64) == shortlisted({}, 64) == shortlisted({}, 0) == []
    assert shortlisted({1: 30, 2: 9}, 64) == [1]
