"""A server of the web on this machine, which answers with whatever bytes a test gives it."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

Answer = bytes | Callable[[socket.socket], None]
"""The bytes that are sent, or what is done with the connection."""


class WebServer(NamedTuple):
    """The address of the server without a path, and the heads of the requests that it got."""

    address: str
    requests: list[str]


def answer(
    document: bytes, sort: str = "text/plain; charset=utf-8", head: str = "", status: str = "200 OK", length: int = -1
) -> bytes:
    """The answer of a server with this document; ``length`` is the one that it claims, if that is another one."""
    claimed = len(document) if length < 0 else length
    return f"HTTP/1.1 {status}\r\nContent-Type: {sort}\r\nContent-Length: {claimed}\r\n{head}\r\n".encode() + document


def leading_to(address: str, status: str = "302 Found") -> bytes:
    """The answer of a server whose text is at another address."""
    return answer(b"", head=f"Location: {address}\r\n", status=status)


def dripping(beginning: bytes) -> Callable[[socket.socket], None]:
    """Send the beginning, and then a letter every hundredth of a second until nobody listens."""

    def send(connection: socket.socket) -> None:
        connection.sendall(beginning)
        for _ in range(3_000):
            connection.sendall(b"a")
            time.sleep(0.01)

    return send


@contextmanager
def serving(answers: dict[str, Answer], certificate: Path | None = None) -> Iterator[WebServer]:
    """Serve the answers by their paths, encrypted if there is a certificate."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        scheme = "https" if certificate else "http"
        server = WebServer(f"{scheme}://127.0.0.1:{listening.getsockname()[1]}", [])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if certificate:
            context.load_cert_chain(certificate)

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:  # closed
                    return
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection: socket.socket) -> None:
            try:
                if certificate:
                    connection = context.wrap_socket(connection, server_side=True)
                with connection, connection.makefile("rb") as incoming:
                    head = b"".join(iter(incoming.readline, b"\r\n")).decode()
                    server.requests.append(head)
                    found = answers[head.split()[1]]
                    if isinstance(found, bytes):
                        connection.sendall(found)
                    else:
                        found(connection)
            except (OSError, IndexError):  # the other end has gone
                return

        threading.Thread(target=serve, daemon=True).start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)
