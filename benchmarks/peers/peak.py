"""Runs a command and prints its exit status and its peak memory in bytes. Linux only; a script of its own.

Linux counts for a process also the peak of the one that it was split off from, and Python is larger
than some of the commands. So a shell starts the command and ends, and the command, now without a
parent, comes back to this process to be waited for.
"""

from __future__ import annotations

import ctypes
import os
import sys

PR_SET_CHILD_SUBREAPER = 36
UNIT = 1024


def main() -> None:
    """Run the arguments as a command and wait for it; what it prints is dropped."""
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise SystemExit("this system does not give orphans back")
    shell = os.spawnvp(os.P_NOWAIT, "sh", ["sh", "-c", '"$@" > /dev/null &', "sh", *sys.argv[1:]])
    while True:
        child, status, usage = os.wait4(-1, 0)
        if child != shell:
            print(os.waitstatus_to_exitcode(status), usage.ru_maxrss * UNIT)
            return


if __name__ == "__main__":
    main()
