"""Completion in bash, zsh and fish: click's, with the values that come after ``=`` and those with commas.

Loaded only when a shell asks. The scripts are click's with one change or two; where a later click no longer has the
line that is changed, its script is used as it is.
"""

from __future__ import annotations

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

_SIGN = "="


def register() -> None:
    """Make click use the classes of this module."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)


class _Bash(BashComplete):
    """Bash, which makes three words of ``--format=html``."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one to complete, without the sign between an option and its value."""
        args, incomplete = super().get_completion_args()
        if args[-1:] == [_SIGN] and args[-2:-1] and args[-2].startswith("--"):
            args.pop()
        return args, incomplete


class _WholeWords(ShellComplete):
    """A shell that puts a completion in the place of the whole word, with the option that is in it."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return the completions; a value that comes after a sign has the option in front."""
        items = super().get_completions(args, incomplete)
        option, sign, _ = incomplete.partition(_SIGN)
        for item in items if sign and option.startswith("--") else []:
            if item.type == "plain":
                item.value = f"{option}{sign}{item.value}"
        return items


class _Zsh(_WholeWords, ZshComplete):
    """Zsh, which is told that the name of a file begins after the sign."""

    source_template = ZshComplete.source_template.replace("_path_files -f", "compset -P '--*='; _path_files -f")


class _Fish(_WholeWords, FishComplete):
    """Fish, whose script must neither part values at their commas nor look for a file called ``--output=``."""

    source_template = FishComplete.source_template.replace(
        'string split "," $completion', 'string split --max 1 "," $completion'
    ).replace(
        "__fish_complete_path $metadata[2];",
        "set -l option (string match --regex '^--[^=]+=' -- (commandline -t));"
        ' __fish_complete_path $metadata[2] | string replace --regex "^" -- "$option";',
    )
