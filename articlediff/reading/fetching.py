"""Fetches what is at an address of the web, and nothing else: within limits, and not from private networks."""

from __future__ import annotations

import base64
import http
import http.client
import re
import socket
import ssl
from urllib.parse import quote, unquote, urljoin, urlsplit

from articlediff import __version__
from articlediff.errors import UnreadableError
from articlediff.file_names import quoted
from articlediff.reading.addresses import scheme_of, without_credentials
from articlediff.reading.connecting import Deadline, Incoming, PrivateAddressError, connected, secured
from articlediff.reading.served import Served
from articlediff.reading.unpacking import gunzipped, too_large
from articlediff.records import NamedTuple

SECONDS = 60.0
"""Seconds that a fetch may take, with all its redirects."""
MOST_REDIRECTS = 5
"""Redirects that are followed."""
_HEADS = 1 << 20
"""Bytes that the heads of an answer, and the lengths of its chunks, may have beside the text."""
_READ = 1 << 20
"""Bytes that are read at a time."""
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_WHOLE = frozenset((200, 203))
"""The statuses of HTTP with which the text itself is sent."""
_HOST = re.compile(r"[0-9A-Za-z._-]+|[0-9a-f:.]+")
_PATH_SIGNS = "/%:@!$&'()*+,;=~-._"


class Fetched(NamedTuple):
    """What a server sent, and the address, without credentials, that it was sent from after all redirects."""

    served: Served
    address: str


class _Place(NamedTuple):
    """The parts of an address that a connection and a request need."""

    scheme: str
    host: str
    port: int
    target: str
    credentials: str


class _Limits(NamedTuple):
    most_bytes: int
    is_private_allowed: bool
    deadline: Deadline


def fetched(address: str, called: str, most_bytes: int, *, is_private_allowed: bool) -> Fetched:
    """Return what is at the address, which errors name `called`; its scheme is http or https.

    A user and a password in the address are sent to its host only, and not to where that leads.

    Raises :class:`TooLargeError` above `most_bytes`, and :class:`UnreadableError` for whatever else keeps the text from
    being fetched whole: a wrong address, a private one, a server that cannot be reached or trusted, that answers
    otherwise than with the text, leads on too often or from https to http, or takes too much time.
    """
    limits = _Limits(most_bytes, is_private_allowed, Deadline(SECONDS))
    told = called
    for _ in range(MOST_REDIRECTS + 1):
        place = _place(address, told)
        try:
            found = _answer(place, told, limits)
        except (OSError, ValueError, OverflowError, http.client.HTTPException) as error:
            raise _failure(error, told, most_bytes) from error
        if isinstance(found, Served):
            return Fetched(found, quoted(without_credentials(address)))
        address, told = _led_to(found, address, called)
    raise UnreadableError(f"{called} leads on more than {MOST_REDIRECTS} times", "name the address where the text is")


def _led_to(location: str, address: str, called: str) -> tuple[str, str]:
    """Return the address to which the other one leads, and how errors name it."""
    try:
        target = without_credentials(urljoin(address, location))
    except ValueError as error:
        raise UnreadableError(f"{called} leads to what is not a valid address", "check the address") from error
    told, scheme = f"{called} leads to {quoted(target)}, which", scheme_of(target)
    if scheme not in _PORTS:
        raise UnreadableError(f"{told} is not an address of the web", "name the address where the text is")
    if scheme == "http" and scheme_of(address) == "https":
        raise UnreadableError(f"{told} is not encrypted", "name that address if you trust it")
    return target, told


def _place(address: str, told: str) -> _Place:
    try:
        parts = urlsplit(address)
        scheme, host = parts.scheme.lower(), parts.hostname or ""
        port = parts.port or _PORTS[scheme]
        host = host if host.isascii() else host.encode("idna").decode()
        target = quote(parts.path or "/", safe=_PATH_SIGNS)
        if parts.query:
            target += "?" + quote(parts.query, safe=f"{_PATH_SIGNS}?[]")
    except ValueError:  # which tells the password
        host = ""
    if not _HOST.fullmatch(host):
        raise UnreadableError(f"{told} is not a valid address", "check it") from None
    user, password = (unquote(part or "") for part in (parts.username, parts.password))
    return _Place(scheme, host, port, target, f"{user}:{password}" if user or password else "")


def _answer(place: _Place, told: str, limits: _Limits) -> Served | str:
    """Return what the server sends, or the address to which it leads."""
    connection = connected(place.host, place.port, limits.is_private_allowed, limits.deadline)
    try:
        if place.scheme == "https":
            connection = secured(connection, place.host, limits.deadline)
        connection.settimeout(limits.deadline.left())
        connection.sendall(_request(place))
        incoming = Incoming(connection, limits.deadline, limits.most_bytes + _HEADS)
        response = http.client.HTTPResponse(incoming, method="GET")  # type: ignore[arg-type]  # it asks for a file only
        response.begin()
        location = response.headers.get("Location")
        if response.status in _REDIRECTS and location:
            # Servers send UTF-8, which http.client decodes as Latin-1.
            return location.strip().encode("latin-1").decode("utf-8", "replace")
        if response.status not in _WHOLE:
            raise _other_answer(response.status, told)
        return _served(response, told, limits.most_bytes)
    finally:
        connection.close()


def _request(place: _Place) -> bytes:
    host = f"[{place.host}]" if ":" in place.host else place.host
    lines = [
        f"GET {place.target} HTTP/1.1",
        f"Host: {host}" if place.port == _PORTS[place.scheme] else f"Host: {host}:{place.port}",
        f"User-Agent: articlediff/{__version__}",
        "Accept: */*",
        "Accept-Encoding: gzip",
        "Connection: close",
    ]
    if place.credentials:
        lines.append(f"Authorization: Basic {base64.b64encode(place.credentials.encode()).decode()}")
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _served(response: http.client.HTTPResponse, told: str, most_bytes: int) -> Served:
    if (response.length or 0) > most_bytes:
        raise too_large(told, most_bytes)
    pieces: list[bytes] = []
    left = most_bytes + 1
    while left > 0 and (piece := response.read(min(left, _READ))):
        pieces.append(piece)
        left -= len(piece)
    if left <= 0:
        raise too_large(told, most_bytes)
    if response.length:
        raise http.client.IncompleteRead(b"")
    document = _decompressed(b"".join(pieces), response, told, most_bytes)
    try:
        return Served(document, response.headers.get_content_type(), response.headers.get_content_charset())
    except (TypeError, LookupError):  # a parameter in parts, of which some have no number
        return Served(document)


def _decompressed(content: bytes, response: http.client.HTTPResponse, told: str, most_bytes: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "x-gzip"):
        finding = f"{told} is sent in an encoding that was not asked for ({quoted(encoding)[:30]})"
        raise UnreadableError(finding, "save what is there as a file first")
    return gunzipped(content, told, most_bytes) if content else content


def _other_answer(status: int, told: str) -> UnreadableError:
    phrase = http.HTTPStatus(status).phrase if status in {*http.HTTPStatus} else "no status of HTTP"
    advice = "put a user and a password into the address" if status == 401 else "check the address"
    return UnreadableError(f"{told} answers {status} ({phrase})", advice)


def _failure(error: Exception, told: str, most_bytes: int) -> UnreadableError:
    """Return the error that tells a person why a text could not be fetched."""
    if isinstance(error, PrivateAddressError):
        return UnreadableError(f"{told} is at a private address ({error})", "add --fetch-private if that is meant")
    if isinstance(error, OverflowError):
        return too_large(told, most_bytes)
    if isinstance(error, TimeoutError):
        return UnreadableError(f"{told} does not answer in time", "try again, or save what is there as a file first")
    if isinstance(error, ssl.SSLCertVerificationError):
        return UnreadableError(f"{told} has no certificate to trust ({error.verify_message})", "check the address")
    if isinstance(error, socket.gaierror):
        return UnreadableError(f"{told} is at a host that is not found", "check the address and the network")
    if isinstance(error, (http.client.IncompleteRead, ssl.SSLEOFError)):
        return UnreadableError(f"{told} breaks off", "try again")
    if isinstance(error, OSError):
        why = error.strerror or "the connection failed"
        return UnreadableError(f"{told} cannot be reached ({why})", "check the address; proxies are not used")
    return UnreadableError(f"{told} gives an answer that is not HTTP", "check the address")
