"""The command ``articlediff`` and its sub-commands: the only folder that reads arguments and writes to a terminal."""
