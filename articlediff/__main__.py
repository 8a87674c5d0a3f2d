"""The command ``articlediff``, also as ``python -m articlediff``.

Cyclic garbage is not looked for: a run makes next to none, and would take a twelfth longer for it.
"""

import atexit
import gc

gc.disable()
atexit.register(gc.freeze)

from articlediff.command.compare import main as _command  # noqa: E402 - else what is imported is looked through as well


def main() -> None:
    """Run the command."""
    _command(prog_name="articlediff")


if __name__ == "__main__":
    main()
