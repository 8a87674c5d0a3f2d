"""The command ``articlediff``, also as ``python -m articlediff``.

The search for cyclic garbage is switched off: a run makes next to none, and the search would take a twelfth longer.
"""

import atexit
import gc
import sys

gc.disable()
atexit.register(gc.freeze)


def main() -> None:
    """Run the command, which is loaded here: Ctrl-C ends the program without a traceback then, too."""
    try:
        from articlediff.command.stopping import loading, stoppable

        with loading():
            from articlediff.command.compare import main as command
    except KeyboardInterrupt:
        sys.exit(130)
    with stoppable():
        command(prog_name="articlediff")


if __name__ == "__main__":
    main()
