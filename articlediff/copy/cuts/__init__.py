"""Where the copy breaks off while the full text goes on."""
