"""articlediff beside the tools that people would otherwise take, on the same cases in the same run.

No peer knows what a blank is, so each is told. In the copy that a peer sees, the trace of every blank
that left one is a word of its own, one letter that neither text has, spaced as the lost words were.
What the peer then says at that word is its claim:

- A hunk is what stands between two stretches that the peer takes for common: words deleted, words
  inserted. It is a claim if its deleted side holds a mark and its inserted side is not empty.
- The claim is the whole inserted side, also where other words are deleted along with the mark. But
  where the inserted side begins with all that is deleted before the mark, or ends with all that is
  deleted after it (`“▮’s` against `“al-Assad’s`), outer ``, . ; :`` aside, that much is context and the
  claim is what is left.
- Several marks in one hunk are one claim: the peer did not tell the blanks apart.
- Hunks without a mark are no claims, so what editors changed elsewhere costs a peer nothing.

articlediff is not told: it sees the copy as it is. A claim is right if it is exactly a span that was
lost, outer white space and ``, . ; :`` aside (`benchmarks.scoring`), for all alike. A blank that left
no trace cannot be told, so no peer claims it; the report says how many there are.

The claims are read from the peers' own output and mapped to the full text by walking over its
characters. Where that output, white space aside, is not the full text, the measurement ends: it would
be an error in the reading.

Time is that of one comparison: for a command of the whole process, its files written before; for a
library of its calls inside this process, imports done before. All tools do one case before any does
the next, and the order turns from case to case. Peak memory is that of a process of its own, on the
case of middle length; for libraries Python is in it.
"""
