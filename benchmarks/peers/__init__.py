"""articlediff beside the tools that people would otherwise take, on the same cases in the same run.

benchmarks/README.md says what each tool is told, what counts as its claim and how it is timed.
"""
