"""The meaning of the alignment: versions of one story or not, what the copy lost systematically, the changes.

:func:`~articlediff.findings.verdict.judge` and :func:`~articlediff.findings.damage.find_damage` come first,
:func:`~articlediff.findings.classifying.classified` makes drafts of changes,
:func:`~articlediff.findings.numbering.numbered` gives them their numbers and divides both texts into runs. All figures
that these decide by are in :mod:`articlediff.calibration`.
"""
