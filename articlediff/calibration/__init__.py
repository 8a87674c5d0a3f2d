"""The calibration: every figure that decides, one module a stage, each with its unit, its effect and its measurement.

- :mod:`~articlediff.calibration.one_text`: the tokens, masks, blanks and page furniture of one text (``text/``)
- :mod:`~articlediff.calibration.both_texts`: the copy in the light of the full text (``copy/``)
- :mod:`~articlediff.calibration.costs`: the weights of tokens, and the costs and bounds of ``alignment/``
- :mod:`~articlediff.calibration.thresholds`: the thresholds of ``findings/``, and all confidences

Numbers that only bound memory are where they are used.
"""
