"""A corpus on a cluster: Spark in local mode, on Java, gives the rows of the run on this machine.

The tests take a minute, most of it Java's. They are skipped where PySpark or Java is missing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articlediff.corpus import spark
from articlediff.corpus.collections.opening import text_of
from articlediff.corpus.corpus_rows import PairRow, to_json
from articlediff.corpus.full_versions import pair
from articlediff.corpus.index import Index
from articlediff.corpus.results import result_of
from articlediff.corpus.shortlist import MOST_ARTICLES
from articlediff.errors import ArticleDiffError
from tests.pages import DOCS, blocks

pyspark = pytest.importorskip("pyspark")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java", allow_module_level=True)

SYLLABLES = (
    "bra",
    "cor",
    "del",
    "fen",
    "gal",
    "hul",
    "lor",
    "mar",
    "nes",
    "ost",
    "pel",
    "rin",
    "sul",
    "tam",
    "ver",
    "wic",
)
BELOW = " Sign up for our newsletter and read every story of the day before anybody else does."
NUMBER = MOST_ARTICLES + 20


def story(number: int) -> str:
    """Return an article of words of its own, below which stands what stands below all of them."""
    chance = random.Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(60)]
    words[::9] = [word.capitalize() + "." for word in words[::9]]
    return " ".join(words) + "." + BELOW


def blacked_out(text: str) -> str:
    """Return the text with some words hidden."""
    return " ".join("████" if place % 7 == 5 else word for place, word in enumerate(text.split(" ")))


FULL = [("late", None, -1)] + [(f"f{number}", story(number), number) for number in range(NUMBER)]
FULL += [("wire", story(3), NUMBER), ("f5", "This is another article under an id that is taken already.", NUMBER + 1)]
FULL += [("late", story(6), NUMBER + 2)]
DAMAGED = [(f"d{number}", blacked_out(story(number))) for number in range(0, NUMBER, 3)]
DAMAGED += [
    ("cut", story(8)[:150] + " [+311 chars]"),
    ("d0", story(1)),
    ("d0", story(1)),
    ("none", "Nobody has printed a word of this story, or of any that is like it, in a full collection."),
    ("empty", " "),
    ("null", None),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Return a session of Spark with two workers on this machine."""
    from pyspark.sql import SparkSession

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="module")
def damaged(session: Any) -> Any:
    return session.createDataFrame(DAMAGED, "id string, text string")


@pytest.fixture(scope="module")
def full(session: Any) -> Any:
    return session.createDataFrame(FULL, "id string, text string, row bigint")


def on_this_machine(damaged: Iterable[tuple[Any, ...]], full: Iterable[tuple[Any, ...]]) -> list[PairRow]:
    with Index(":memory:") as index:
        index.add(text_of(name, text) for name, text, _ in full)
        return [*pair((text_of(name, text) for name, text in damaged), index)]


def values(rows: Any) -> list[str]:
    return sorted(row.value for row in spark.json_lines(rows).collect())


def test_rows_are_those_of_this_machine_to_the_byte(damaged: Any, full: Any) -> None:
    """So they are for ties, for two articles with one id, and for rows that cannot be read."""
    expected = on_this_machine(DAMAGED, FULL)
    pairs = spark.pair(damaged, full, order="row").persist()
    assert values(pairs) == sorted(map(to_json, expected))
    assert values(spark.compare(pairs)) == sorted(to_json(result_of(row)) for row in expected)
    found = {row.id: row for row in expected}
    assert (found["d3"].full_id, found["d3"].ties) == ("f3", ("wire",))
    assert (found["d6"].full_id, found["d6"].ties) == ("f6", ("late",))
    assert found["cut"].full_id == "f8"
    assert (found["none"].full_id, found["none"].problem) == (None, None)
    assert found["null"].problem == "it has no text"


def test_what_is_below_every_article_joins_nothing(damaged: Any, full: Any) -> None:
    """Otherwise, every copy would meet every article: in a large corpus, a billion times."""
    copies, articles = spark._numbered(damaged, "id", "text", None), spark._numbered(full, "id", "text", "row")
    # Each copy meets its own article, and a few others by chance.
    assert len(DAMAGED) / 2 < spark._shared(copies, articles).count() < 2 * len(DAMAGED)


def test_a_row_that_fails_is_a_row_with_its_reason(session: Any) -> None:
    given = [("1", "The   side.", "The rebel-held side."), ("2", None, "The side."), ("3", "The side.", None)]
    found = {
        row.id: row
        for row in spark.compare(session.createDataFrame(given, "id string, truncated string, full string")).collect()
    }
    assert (found["1"].status, found["1"].verdict, found["1"].restored) == ("compared", "same", 1)
    assert (found["2"].status, found["2"].problem) == ("failed", "it has no text")
    assert (found["3"].status, found["3"].comparison) == ("unpaired", None)


def test_the_job_of_the_page_runs_as_it_is(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (job,) = blocks(DOCS / "corpus.md", "py")
    some, of_which = DAMAGED[:5], FULL[1:20]
    for name, articles in (("damaged", some), ("full", of_which)):
        rows = ({"id": article[0], "text": article[1]} for article in articles)
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    monkeypatch.setattr(sys, "argv", ["job.py", *(str(tmp_path / name) for name in ("damaged", "full", "out"))])
    exec(compile(job, "job.py", "exec"), {})
    lines = "".join(part.read_text("utf-8") for part in (tmp_path / "out/lines").glob("part-*")).splitlines()
    assert sorted(lines) == sorted(to_json(result_of(row)) for row in on_this_machine(some, of_which))


def test_a_missing_column_is_named(damaged: Any, full: Any) -> None:
    with pytest.raises(ArticleDiffError, match=r"no column 'content' \(its columns: id, text\)"):
        spark.pair(damaged, full, text="content")
    with pytest.raises(ArticleDiffError, match="no column 'truncated'"):
        spark.compare(damaged)
