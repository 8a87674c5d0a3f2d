"""Tells an address of the web from the path of a file, and spells it without a password."""

from __future__ import annotations

from articlediff.expressions import expression

_SCHEME = expression(r"(?i)([a-z][a-z0-9+.-]+)://")
_CREDENTIALS = expression(r"(?i)([a-z][a-z0-9+.-]+://)(?:[^/?#]*@|[^/?#@\[\]]*:(?!\d*(?:[/?#]|$)).*@)")
"""What is in front of the host; a password with a slash in it, which makes the address wrong, as well."""
_NO_PART = frozenset(("", ".", ".."))


def is_address(source: object) -> bool:
    """Return whether the source of a text is an address, of whatever scheme, and not a path.

    >>> is_address("https://example.org/story"), is_address("FILE:///a.txt"), is_address("./http://a"), is_address(b"")
    (True, True, False, False)
    """
    return isinstance(source, str) and _SCHEME.match(source) is not None


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters; an empty one for a path.

    >>> scheme_of("HTTPS://example.org/"), scheme_of("story.txt")
    ('https', '')
    """
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def without_credentials(address: str) -> str:
    """Return the address as reports and messages show it, without the user and the password in it.

    >>> without_credentials("https://ann:secret@example.org/@wren?a=b")
    'https://example.org/@wren?a=b'
    >>> without_credentials("https://ann:sec/ret@example.org/"), without_credentials("https://[::1]:80/@a")
    ('https://example.org/', 'https://[::1]:80/@a')
    """
    return _CREDENTIALS.sub(r"\1", address, count=1)


def path_of(source: str) -> str:
    """Return the path of a file for what is at an address: its host and path. A path stays as it is.

    >>> path_of("https://example.org:8000/news//../a.html?page=2#top"), path_of("a/b.txt")
    ('example.org_8000/news/a.html', 'a/b.txt')
    """
    if not is_address(source):
        return source
    place = without_credentials(source).partition("://")[2].partition("#")[0].partition("?")[0]
    return "/".join(part for part in place.replace(":", "_").replace("\\", "/").split("/") if part not in _NO_PART)
