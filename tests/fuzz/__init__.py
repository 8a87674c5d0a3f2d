"""The attack: made-up pairs of texts, as strange as real ones get and stranger, held against every promise.

:mod:`tests.fuzz.grammar` writes texts, :mod:`tests.fuzz.wear` says what is done to a copy, and :mod:`tests.fuzz.pairs`
makes one pair of one seed. The promises are those of `benchmarks/laws.py`, and of :mod:`tests.fuzz.promises`,
:mod:`tests.fuzz.form_promises` and :mod:`tests.fuzz.command_promises`.

``python -m tests.fuzz --minutes 60 --seed 1`` tries one seed after another, counts, and writes each broken pair, made
small, to a folder outside of the project. ``--pairs 1`` tries one seed again. :mod:`tests.fuzz.guided` lets the
coverage of the code choose the pairs, with the package ``atheris``.
"""
