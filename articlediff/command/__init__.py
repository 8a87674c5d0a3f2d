"""The command ``articlediff`` and its jobs: the one wing that talks to people."""
