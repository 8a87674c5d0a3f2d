"""Connects to a host of the web: the address that is checked is the one that is connected to."""

from __future__ import annotations

import io
import socket
import threading
import time
from typing import Any

from articlediff.reading.public import is_public

_LONGEST_TRY = 10.0
"""Seconds that one of the addresses of a host may take to answer."""


class PrivateAddressError(OSError):
    """Raised for a host that is only at addresses of this machine or of private networks."""


class Deadline:
    """The end of the time that a fetch may take in all."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds that are left; raise :class:`TimeoutError` if none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Incoming(io.RawIOBase):
    """The bytes that come over a connection: until the deadline, and at most as many as are allowed.

    Raises :class:`TimeoutError` and :class:`OverflowError` beyond them, however slowly a server sends and whatever
    lengths it claims.
    """

    def __init__(self, connection: socket.socket, deadline: Deadline, most: int) -> None:
        self._connection = connection
        self._deadline = deadline
        self._left = most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._deadline.left())
        number = self._connection.recv_into(buffer)
        self._left -= number
        if self._left < 0:
            raise OverflowError
        return number

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return a buffered reader, which is what :class:`http.client.HTTPResponse` asks a connection for."""
        return io.BufferedReader(self)


def connected(host: str, port: int, is_private_allowed: bool, deadline: Deadline) -> socket.socket:
    """Return a connection to the host, by the first of its addresses that is allowed and answers.

    Nothing is sent before the address at the other end was checked. Raises :class:`PrivateAddressError` if none of them
    is allowed, and other errors of :class:`OSError` if none answers, or there is no such host.
    """
    places = _resolved(host, port, deadline)
    allowed = [place for place in places if is_private_allowed or is_public(place[-1][0])]
    if not allowed:
        raise PrivateAddressError(places[0][-1][0])
    failure: OSError = TimeoutError()
    for family, kind, protocol, _, place in allowed:
        try:
            connection = socket.socket(family, kind, protocol)
        except OSError as error:  # a family of addresses that this machine does not have
            failure = error
            continue
        try:
            connection.settimeout(min(deadline.left(), _LONGEST_TRY))
            connection.connect(place)
            _refuse_private(connection, is_private_allowed)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _refuse_private(connection: socket.socket, is_private_allowed: bool) -> None:
    other_end = connection.getpeername()[0]
    if not is_private_allowed and not is_public(other_end):
        raise PrivateAddressError(other_end)


def _resolved(host: str, port: int, deadline: Deadline) -> list[Any]:
    """Return the addresses of the host, as :func:`socket.getaddrinfo` does, which has no limit of time of its own."""
    found: list[Any] = []

    def resolve() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(deadline.left())
    answer = found[0] if found else TimeoutError()
    if isinstance(answer, OSError):
        raise answer
    if isinstance(answer, Exception):
        raise OSError("not the name of a host") from answer
    return list(answer)


def secured(connection: socket.socket, host: str, deadline: Deadline) -> socket.socket:
    """Return the connection encrypted, to a host that has shown a certificate for its name.

    Raises :class:`ssl.SSLError` if it has none that this machine trusts. A connection that is closed without a word is
    told from the end of what was sent.
    """
    import ssl

    connection.settimeout(min(deadline.left(), _LONGEST_TRY))
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context.wrap_socket(connection, server_hostname=host, suppress_ragged_eofs=False)
