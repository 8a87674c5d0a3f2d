"""The words and signs that marks are made of, as public corpora, courts, offices and machines write them."""

from __future__ import annotations

import re

BRACKETS = (
    ("[", "]"), ("(", ")"), ("<", ">"), ("{{", "}}"), ("[[", "]]"), ("[**", "**]"), ("⟨", "⟩"), ("«", "»"),
    ("<<", ">>"), ("{{{{", "}}}}"), ("⟦", "⟧"), ("【", "】"), ("‹", "›"), ("[*", "*]"), ("((", "))"), ("<|", "|>"),
    ("[-", "-]"), ("[~", "~]"), ("〈", "〉"), ("(*", "*)"),
)  # fmt: skip
"""The opening and the closing of a group, its braces doubled for `str.format`."""

KINDS_OF_NAMES = (
    "name", "person", "per", "nom", "nombre", "nome", "naam", "navn", "namn", "imię", "имя", "姓名", "organisation",
    "org", "location", "loc", "place", "ort", "lieu", "first name", "full name", "patient", "witness", "victim",
    "persona", "person name", "address", "adresse", "firma",
)  # fmt: skip
KINDS_OF_NUMBERS = (
    "date", "number", "num", "datum", "fecha", "age", "date_time", "id", "nummer", "numéro", "phone", "дата", "日期",
)  # fmt: skip
WORDS = (*KINDS_OF_NAMES, "name", "person", "redacted", "subject", "token", "item")
NUMBERINGS = ("WORD_NUMBER", "WORD NUMBER", "WORD-NUMBER", "WORDNUMBER", "WORD_0NUMBER", "WORD#NUMBER")
EXEMPT = ("redacted-ex b", "exemption", "ex. b")
PHRASES = (
    "name withheld", "name suppressed", "withheld", "withheld by request", "text withheld", "passage omitted",
    "not released", "out of scope", "sealed", "classified", "anonymised", "anonymized", "censored", "blacked out",
    "inaudible", "unintelligible", "illegible", "unreadable", "unk", "mask", "blank", "gap", "hidden", "private",
    "geschwärzt", "anonymisiert", "nicht lesbar", "nom supprimé", "occulté", "anonymisé", "inaudible 00:14:02",
    "tachado", "dato eliminado", "oscurato", "omissis", "weggelaten", "borttaget", "sladdet", "peitetty", "usunięto",
    "удалено", "скрыто", "неразборчиво", "已删除", "涂黑", "黒塗り", "redactedtext", "redacted name", "redacted-pii",
    "redacted per order", "pii removed", "email protected", "personal data", "b6", "b7C", "b(6)", "b6, b7C", "s. 40",
    "5 U.S.C. 552", "third party", "expletive", "crosstalk", "indistinct", "removed", "deleted", "removed at request",
)  # fmt: skip
INSIDE_SIGNS = (
    "***", "**", "* * *", "---", "--", "….", "....", ". . .", "?", "??", "???", "__", "___", "xxx", "XX", "X", "█",
    "███", "•••", "#", "###", "~", "//", "■", "░░░", "=", "&&&", "…?", "@@@", "+++", "N.N.", "nnn",
)  # fmt: skip
EMPTY = ("", " ", "     ")

SIGNS = "#?-.~=+%$@/|^!:&"
"""Signs that a text has as well, so that it takes some of them to be a mark."""
GLYPHS = "░▒▓⬛□●◼•¤§·×◻○☐▪◆★⬜▯◾⚫¶†‡∎◊▰❚✱"

CAPITALS = (
    "NAME", "PERSON", "PER", "LOC", "ORG", "WITNESS", "SUBJECT", "TOKEN", "ENTITY", "Person", "NOM", "PERSONA", "NAMN",
    "PLACE", "DATE", "ANON", "MASK", "UNK", "PII", "OFFICER", "REDACTED", "ИМЯ", "VICTIM", "PARTY",
)  # fmt: skip
DECORATIONS = ("WORD", "WORD", "_WORD_", "__WORD__", "@WORD", "#WORD", "$WORD", "%WORD%", "-WORD-", "*WORD*")
LETTERS = "XYZNQ"
CODES = (
    "b6", "b7C", "b6 b7C", "b6, b7C", "b7D", "B6", "b3/b6", "b-6", "b6-1", "B7C-2", "REDACTED", "REDACTION", "ANON",
    "PII", "UNK", "N/A", "XxXxX", "CENSORED", "WITHHELD", "ANONYMISED", "GESCHWÄRZT", "OMISSIS", "NN", "N.N.", "A.N.",
    "NAME-WITHHELD", "PRENOM_NOM", "MR_X", "XX-XX", "xx/xx", "XXX-XX", "REDACTED_PII", "FNAME_LNAME", "s40(2)",
)  # fmt: skip

LISTED = re.compile(
    r"[\[<] \s? (?i: (?:[a-z]+\s){0,2} (?:redacted|deleted|withheld|omitted|censored|illegible|blank|removed) )"
    r"\s? [\]>] | \[ (?: … | \.{3,4} | \*{2,} | _+ | \s{2,} ) \] | \(b\)\(6\) | (?i:X{4,}) | \*{3,} | _{2,} | HOM",
    re.VERBOSE,
)
"""Marks of the older families, and what `articlediff` listed itself when the newer ones were written."""
