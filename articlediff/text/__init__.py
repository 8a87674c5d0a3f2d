"""One text without the other: its tokens, the masks that show by their spelling, the blanks that show by their look."""
