"""A corpus on a cluster: pairs and compares the articles of Spark's data frames.

They return the rows that a run on one machine writes, made by the same functions; :func:`json_lines` gives them as
JSON, equal to the byte. As everywhere in Spark, nothing is computed before the rows are asked for.

``pip install 'articlediff[spark]'`` installs PySpark; versions 3.5 and 4 will do. articlediff has to be installed on
every machine of the cluster, which docs/corpus.md describes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articlediff.corpus.shortlist import MOST_ARTICLES
from articlediff.corpus.spark_batches import SKETCH, pair_lines, paired, result_lines, results, shortlists, sketches
from articlediff.corpus.writing_rows import LAYOUTS, Sort
from articlediff.errors import ArticleDiffError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SQL_TYPES = {"string": "string", "double": "double", "int": "bigint", "strings": "array<string>"}
"""The types of the columns of rows in the terms of SQL."""


def pair(
    damaged: DataFrame, full: DataFrame, *, id: str = "id", text: str = "text", order: str | None = None
) -> DataFrame:
    """Return each damaged article with its full version, or with the reason why it has none.

    `damaged`, `full`: the two collections, with the ids and the texts in the columns that `id` and `text` name.
    `order`: a column of `full` with another whole number in each row, by which the collection is in order. Of full
    articles that do equally well, the first is the partner, as on one machine; without an order, it is any of them, but
    always the same one. Of several full articles with one id, only the first is taken.

    The columns are those of pairs in Parquet. Raises :class:`ArticleDiffError` if a column is missing.
    """
    from pyspark.sql import functions as f

    _require(damaged, id, text)
    _require(full, id, text, *([order] if order else []))
    copies, articles = _numbered(damaged, id, text, None), _numbered(full, id, text, order)
    met = _shared(copies, articles).groupBy("copy", "asked")
    shortlist = met.agg(f.collect_list(f.struct("number", "shared")).alias("met"))
    shortlist = shortlist.mapInArrow(shortlists, "copy bigint, number bigint")
    candidates = shortlist.join(articles, "number").groupBy("copy")
    with_texts = candidates.agg(f.collect_list(f.struct("number", "id", "text")).alias("candidates"))
    found = copies.withColumnRenamed("number", "copy").join(with_texts, "copy", "left")
    return found.select("id", "text", "candidates").mapInArrow(paired, _told("pairs"))


def compare(pairs: DataFrame) -> DataFrame:
    """Return the result of comparing each pair.

    `pairs`: what :func:`pair` returns, or any data frame with an ``id`` and the texts in ``truncated`` and ``full``;
    of the other columns of pairs, those that it has are used.

    The columns are those of results in Parquet: the ids, the status, the verdict, the counts, and the document as JSON
    in ``comparison``. A pair that cannot be compared gives a row with its ``problem``. Raises
    :class:`ArticleDiffError` if a column is missing.
    """
    _require(pairs, "id", "truncated", "full")
    known = [name for name in LAYOUTS["pairs"].columns if name in pairs.columns]
    return pairs.select(*known).mapInArrow(results, _told("results"))


def json_lines(rows: DataFrame) -> DataFrame:
    """Return what :func:`pair` or :func:`compare` returned as lines of JSON, in the column ``value``.

    ``json_lines(rows).write.text(path)`` writes them.
    """
    return rows.mapInArrow(result_lines if "comparison" in rows.columns else pair_lines, "value string")


def _numbered(articles: DataFrame, id: str, text: str, order: str | None) -> DataFrame:
    """Return the ids and the texts, each with a ``number``: the one of its order, or else a hash of both.

    Two of five million hashes of 64 bits are equal once in a million times.
    """
    from pyspark.sql import functions as f

    named = articles.select(
        f.coalesce(f.col(id).cast("string"), f.lit("")).alias("id"),
        f.col(text).cast("string").alias("text"),
        *([f.col(order).cast("bigint").alias("number")] if order else []),
    )
    return named if order else named.withColumn("number", f.xxhash64("id", "text"))


def _shared(copies: DataFrame, articles: DataFrame) -> DataFrame:
    """Return how many shingles each copy has ``shared`` with each article, and how many it has: ``asked``."""
    from pyspark.sql import functions as f

    wanted = copies.mapInArrow(sketches, SKETCH).dropDuplicates(["number"])
    wanted = wanted.select(f.col("number").alias("copy"), "asked", f.explode("shingles").alias("shingle"))
    joined = wanted.join(_telling(articles), "shingle")
    return joined.groupBy("copy", "asked", "number").agg(f.count("*").alias("shared"))


def _telling(articles: DataFrame) -> DataFrame:
    """Return the shingles of each article that at most 100 articles have.

    The others are dropped before anything is joined. A shingle that an outlet prints below each of its stories would
    join every copy with every article.
    """
    from pyspark.sql import functions as f

    place = f.expr("row_number() OVER (PARTITION BY id ORDER BY number)")
    firsts = articles.mapInArrow(sketches, SKETCH).withColumn("place", place).where("place = 1")
    shingles = firsts.select("number", f.explode("shingles").alias("shingle"))
    frequency = f.expr("count(*) OVER (PARTITION BY shingle)")
    return shingles.withColumn("frequency", frequency).where(f.col("frequency") <= MOST_ARTICLES).drop("frequency")


def _require(given: DataFrame, *names: str) -> None:
    missing = [name for name in names if name not in given.columns]
    if missing:
        had = ", ".join(given.columns) or "none"
        finding = f"the data frame has no column {missing[0]!r} (its columns: {had})"
        raise ArticleDiffError(finding, "rename the column with withColumnRenamed")


def _told(sort: Sort) -> str:
    return ", ".join(f"{name} {_SQL_TYPES[kind]}" for name, kind in LAYOUTS[sort].columns.items())
