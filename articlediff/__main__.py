"""The command ``articlediff``, also as ``python -m articlediff``.

The search for cyclic garbage is switched off: a run makes next to none, and the search would take a twelfth longer.
"""

import atexit
import gc

gc.disable()
atexit.register(gc.freeze)

from articlediff.command.compare import main as _command  # noqa: E402 - after gc.disable(), so that imports are not searched


def main() -> None:
    """Run the command."""
    _command(prog_name="articlediff")


if __name__ == "__main__":
    main()
