"""The sub-command ``articlediff corpus`` and its jobs, loaded only when they are asked for."""
