"""``python -m articlediff`` is the command ``articlediff``."""

from articlediff.cli import main

main(prog_name="articlediff")
