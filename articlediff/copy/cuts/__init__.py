"""Where a copy breaks off, and what it says there."""
