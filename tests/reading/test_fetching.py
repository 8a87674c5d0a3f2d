"""Fetching: only if it is asked for, only from the web, within limits, and never from private networks unless asked."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from articlediff import Article, read_article
from articlediff.command.compare import main
from articlediff.errors import TooLargeError, UnreadableError
from articlediff.reading import connecting, fetching
from articlediff.reading.public import is_public
from tests.hostile.inputs import STORY
from tests.web_server import Answer, answer, dripping, leading_to, serving

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the talks went on.\n"
COPY = FULL.replace("rebel-held", "████")


def fetch(answers: dict[str, Answer] | Answer, path: str = "/a", **how: Any) -> Article:
    with serving(answers if isinstance(answers, dict) else {path: answers}) as server:
        return read_article(server.address + path, **({"fetch": "private"} | how))


def refused(answers: dict[str, Answer] | Answer, path: str = "/a", **how: Any) -> str:
    with pytest.raises(UnreadableError) as caught:
        fetch(answers, path, **how)
    told = str(caught.value)
    assert told.startswith("http://127.0.0.1:")
    assert "\n" not in told
    return told


def command(*words: str) -> Result:
    return CliRunner().invoke(main, words)


# ---- only what is asked for


def test_an_address_is_fetched_only_if_that_is_asked_for() -> None:
    with serving({"/a": answer(STORY.encode())}) as server:
        done = command(f"{server.address}/a", "samples/ferry.full.txt")
        assert (done.exit_code, done.stderr) == (
            2,
            f"articlediff: {server.address}/a is an address; add --fetch to fetch it\n",
        )
        with pytest.raises(UnreadableError, match="add --fetch"):
            read_article(f"{server.address}/a")
        for wish in (False, None, "Public"):
            with pytest.raises(UnreadableError, match="add --fetch"):
                read_article(f"{server.address}/a", fetch=wish)  # type: ignore[arg-type]  # as a caller may write it
        assert server.requests == []


def test_an_address_with_half_a_character_is_told() -> None:
    with pytest.raises(UnreadableError, match="is not a valid address"):
        read_article("http://example.org/\udcff", fetch="public")


def test_a_family_of_addresses_that_this_machine_lacks_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.socket

    def without_version_6(family: int, *kind: int, **how: Any) -> socket.socket:
        if family == socket.AF_INET6:
            raise OSError(97, "Address family not supported by protocol")
        return real(family, *kind, **how)

    with serving({"/a": answer(STORY.encode())}) as server:
        port = int(server.address.rpartition(":")[2])
        both = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", port, 0, 0))]
        both += [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        monkeypatch.setattr(connecting.socket, "getaddrinfo", lambda *asked, **how: both)
        monkeypatch.setattr(connecting.socket, "socket", without_version_6)
        assert read_article(f"{server.address}/a", fetch="private").text == STORY


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/a.txt", "gopher://example.org/", "JAR://a"]
)
def test_other_schemes_are_refused_by_name(address: str) -> None:
    scheme = address.partition(":")[0].lower()
    for words in ([], ["--fetch"], ["--fetch-private"]):
        done = command(*words, address, "samples/ferry.full.txt")
        assert done.exit_code == 2
        assert f"{address} is an address that is not fetched ({scheme}://)" in done.stderr


def test_a_private_address_is_refused_before_anything_is_sent() -> None:
    with serving({"/a": answer(b"secret")}) as server:
        port = server.address.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0.0.0.0"):
            with pytest.raises(UnreadableError, match=r"is at a private address \(.*; add --fetch-private"):
                read_article(f"http://{host}:{port}/a", fetch="public")
        assert server.requests == []


def test_an_output_or_a_list_is_no_address(tmp_path: Path) -> None:
    done = command("--fetch", "--restore", "-o", "https://ann:secret@example.org/a", "https://example.org/a", "b.txt")
    assert done.exit_code == 2
    assert "-o https://example.org/a is an address, which is only read; name a file" in done.stderr
    done = command("--fetch", "--pairs", "https://example.org/list.csv")
    assert "https://example.org/list.csv is an address; save what is there as a file first" in done.stderr


PRIVATE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8
192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 :: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::7f00:1
64:ff9b::a00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 fc00::1 fd12:3456::1 fe80::1
fe80::1%eth0 fec0::1 ff02::1 4000::1
""".split()
PUBLIC = """1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 192.0.1.1 ::ffff:8.8.8.8 64:ff9b::808:808 2606:4700::1111
2a00:1450::1""".split()


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_told(address: str) -> None:
    assert is_public(address)


def places(*addresses: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in addresses]


def test_of_the_addresses_of_a_name_only_public_ones_are_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def connect(connection: socket.socket, place: tuple[str, int]) -> None:
        tried.append(place[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(connecting.socket.socket, "connect", connect)
    monkeypatch.setattr(
        connecting.socket, "getaddrinfo", lambda *asked, **how: places("10.0.0.1", "1.1.1.1", "127.0.0.1", "8.8.8.8")
    )
    with pytest.raises(UnreadableError, match=r"cannot be reached \(Connection refused\)"):
        read_article("http://example.org/", fetch="public")
    assert tried == ["1.1.1.1", "8.8.8.8"]


def test_the_other_end_of_the_connection_is_what_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is not asked for twice, and a network that leads elsewhere is found out before anything is sent."""
    monkeypatch.setattr(connecting.socket, "getaddrinfo", lambda *asked, **how: places("1.1.1.1"))
    real = socket.socket.connect
    with serving({"/a": answer(b"secret")}) as server:
        here = ("127.0.0.1", int(server.address.rpartition(":")[2]))
        monkeypatch.setattr(connecting.socket.socket, "connect", lambda connection, place: real(connection, here))
        with pytest.raises(UnreadableError, match=r"at a private address \(127\.0\.0\.1\)"):
            read_article("http://example.org/a", fetch="public")
        assert server.requests == []


# ---- what comes


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (answer("café".encode()), "café"),
        (answer(b"caf\xe9 \x93no\x94", "text/plain; charset=ISO-8859-1"), "café “no”"),
        (answer(b"\xcb\xee\xe4\xea\xe0", 'text/plain; charset="windows-1251"'), "Лодка"),
        (answer("Лодка".encode("utf-16-le"), "text/plain; charset=utf-16"), "Лодка"),
        (answer(b"\xef\xbb\xbf" + "café".encode(), "text/plain; charset=ISO-8859-1"), "café"),
        (answer("café".encode(), "text/plain; charset=x-klingon"), "café"),
        (answer("café".encode(), "text/plain; charset=us-ascii"), "café"),
        (answer(gzip.compress(b"words"), head="Content-Encoding: gzip\r\n"), "words"),
        (answer(gzip.compress(b"words"), "application/gzip"), "words"),
        (b"HTTP/1.0 200 OK\r\n\r\nwords", "words"),
        (answer(b"words", "text/plain; charset*=utf-8''a; charset*0*=b"), "words"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nwor\r\n2\r\nds\r\n0\r\n\r\n", "words"),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + answer(b"words"), "words"),
    ],
)
def test_a_text_is_read_as_the_server_says(sent: bytes, read: str) -> None:
    assert fetch(sent).text == read


def test_an_encoding_that_is_asked_for_overrules_the_server() -> None:
    assert fetch(answer(b"caf\xe9", "text/plain; charset=koi8-r"), encoding="latin-1").text == "café"


def test_the_encoding_of_the_server_overrules_that_of_the_page() -> None:
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    page = '<meta charset="iso-8859-1"><p>The café is closed.</p>'.encode()
    assert fetch(answer(page, "text/html; charset=utf-8")).text == "The café is closed.\n"
    assert fetch(answer(b"No tag in it.", "text/html")).origin is not None


def test_redirects_are_followed_and_told() -> None:
    page = answer(b"<html><body><p>The ferry left.</p></body></html>", "text/html")
    article = fetch(
        {"/a": leading_to("b"), "/b": leading_to("/c?d=1#top", "308 Permanent Redirect"), "/c?d=1": page}, format="html"
    )
    first, *others = article.remarks
    assert first == f"{article.name} was fetched from {article.name[:-1]}c?d=1#top"
    assert article.origin is not None
    assert article.origin.mendings == (first, *others)
    chain: dict[str, Answer] = {f"/{n}": leading_to(f"/{n + 1}") for n in range(1, 6)}
    assert fetch(chain | {"/6": answer(b"words")}, "/1").text == "words"
    assert "/0 leads on more than 5 times" in refused(chain | {"/0": leading_to("/1"), "/6": answer(b"words")}, "/0")


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("file:///etc/passwd", "leads to file:///etc/passwd, which is not an address of the web"),
        ("ftp://example.org/", "leads to ftp://example.org/, which is not an address of the web"),
        ("http://[::1", "leads to what is not a valid address"),
        ("http://a b/", "leads to http://a b/, which is not a valid address"),
        ("http://ann:secret@", "leads to http://, which is not a valid address"),
        ("http://example.org:99999/", "leads to http://example.org:99999/, which is not a valid address"),
    ],
)
def test_where_an_address_leads_is_checked(location: str, told: str) -> None:
    assert told in refused(leading_to(location))


def test_a_private_address_after_a_redirect_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(connecting, "is_public", lambda address: asked.append(address) or len(asked) < 3)
    told = refused(leading_to("http://127.0.0.2:9/"), fetch="public")
    assert "leads to http://127.0.0.2:9/, which is at a private address (127.0.0.2)" in told
    assert asked == ["127.0.0.1", "127.0.0.1", "127.0.0.2"]


def test_credentials_are_sent_to_their_host_only_and_shown_nowhere() -> None:
    answers: dict[str, Answer] = {"/c": answer(b"", status="404 Not Found")}
    with serving({"/b": answer(b"words")}) as other, serving(answers) as server:
        answers["/a"] = leading_to(f"{other.address}/b")
        address = server.address.replace("://", "://ann:s%40cret@")
        article = read_article(f"{address}/a", fetch="private")
        assert "Authorization: Basic YW5uOnNAY3JldA==" in server.requests[0]
        assert "Authorization" not in other.requests[0]
        assert article.name == f"{server.address}/a"
        assert "cret" not in repr(article)
        with pytest.raises(UnreadableError, match=r"^http://127[^@]*/c answers 404 \(Not Found\); check the address$"):
            read_article(f"{address}/c", fetch="private")


def test_a_password_that_makes_the_address_wrong_is_not_shown() -> None:
    with pytest.raises(UnreadableError, match=r"^http://example.org/ is not a valid address; check it$"):
        read_article("http://ann:sec/ret@example.org/", fetch="public")


# ---- limits


def test_a_text_above_the_limit_is_refused_as_early_as_possible() -> None:
    for sent in (
        answer(b"", length=10**15),
        b"HTTP/1.0 200 OK\r\n\r\n" + b"a" * 1001,
        answer(gzip.compress(b"a" * 1001), head="Content-Encoding: gzip\r\n"),
        answer(gzip.compress(b"a" * 1001)),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n" + b"a" * (3 << 20),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n" + b"a" * (3 << 20),
    ):
        with pytest.raises(TooLargeError, match="is larger than 1,000 bytes; raise the limit with --max-size"):
            fetch(sent, max_bytes=1000)
    assert fetch(answer(b"a" * 1000), max_bytes=1000).characters == 1000


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nA: ",
        b"HTTP/1.0 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["status", "head", "text", "chunk"],
)
def test_a_server_that_drips_is_left_in_time(beginning: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    begin = time.monotonic()
    assert "does not answer in time" in refused(dripping(beginning))
    assert time.monotonic() - begin < 5


def test_a_name_that_takes_its_time_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    monkeypatch.setattr(connecting.socket, "getaddrinfo", lambda *asked, **how: time.sleep(3))
    with pytest.raises(UnreadableError, match="does not answer in time"):
        read_article("http://example.org/", fetch="public")


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (answer(b"", status="404 Not Found"), "answers 404 (Not Found)"),
        (answer(b"", status="401 Unauthorized"), "answers 401 (Unauthorized); put a user and a password"),
        (answer(b"", status="299 \x1b]0;owned"), "answers 299 (no status of HTTP)"),
        (answer(b"", status="302 Found"), "answers 302 (Found)"),
        (answer(b"wor", length=5), "breaks off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwor", "breaks off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwor", "breaks off"),
        (answer(b"words", head="Content-Encoding: br\r\n"), "an encoding that was not asked for (br)"),
        (answer(b"words", head="Content-Encoding: gzip\r\n"), "is broken gzip data"),
        (b"220 mail.example.org ESMTP\r\n", "gives an answer that is not HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 1000 + b"\r\n", "gives an answer that is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"a" * (1 << 20), "gives an answer that is not HTTP"),
        (b"", "cannot be reached"),
        (answer(b""), "is empty"),
        (answer(bytes(100), "text/plain"), "is binary data"),
    ],
)
def test_an_answer_that_is_not_the_text_is_refused(sent: bytes, told: str) -> None:
    assert told in refused(sent)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(UnreadableError, match=r"cannot be reached \(Connection refused\); .*proxies are not used"):
        read_article("http://127.0.0.1:9/", fetch="private")
    for name in ("a..b", "a" * 64 + ".example"):
        with pytest.raises(UnreadableError, match=r"not a valid address|cannot be reached|is not found"):
            read_article(f"http://{name}/", fetch="private")


def test_a_request_cannot_be_given_lines_of_its_own() -> None:
    with serving({"/a%20%0D%0AX:%20y?b=c%20d": answer(b"words")}) as server:
        assert read_article(f"{server.address}/a %0D%0AX: y?b=c d", fetch="private").text == "words"
        assert server.requests[0].splitlines()[0] == "GET /a%20%0D%0AX:%20y?b=c%20d HTTP/1.1"


# ---- encrypted


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    file = tmp_path_factory.mktemp("certificate") / "a.pem"
    words = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*words.split(), "-keyout", file, "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: Path) -> None:
    with serving({"/a": answer(b"words")}, certificate) as server:
        with pytest.raises(UnreadableError, match=r"has no certificate to trust \(self.signed certificate\)"):
            read_article(f"{server.address}/a", fetch="private")
        assert server.requests == []


def test_an_encrypted_text_is_fetched_whole_or_not_at_all(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", f"{certificate}.crt")
    answers: dict[str, Answer] = {
        "/a": answer(b"words"),
        "/b": leading_to("http://127.0.0.1:9/"),
        "/c": b"HTTP/1.1 200 OK\r\n\r\nbroken o",
    }
    with serving(answers, certificate) as server:
        assert read_article(f"{server.address}/a", fetch="private").text == "words"
        with pytest.raises(UnreadableError, match="which is not encrypted; name that address if you trust it"):
            read_article(f"{server.address}/b", fetch="private")
        with pytest.raises(UnreadableError, match="breaks off"):
            read_article(f"{server.address}/c", fetch="private")


# ---- the command


def test_addresses_are_compared_and_restored_like_files(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL, "utf-8")
    with serving(
        {
            "/copy": answer(COPY.encode()),
            "/cp1252": answer(COPY.replace("█", "_").encode(), "text/plain; charset=cp1252"),
        }
    ) as server:
        done = command("--fetch-private", f"{server.address}/copy", str(tmp_path / "full.txt"))
        assert (done.exit_code, done.stderr) == (1, "")
        assert f"{server.address}/copy" in done.stdout
        done = command("--fetch-private", "--restore", f"{server.address}/copy", str(tmp_path / "full.txt"))
        assert done.stdout == FULL
        assert len(server.requests) == 2
        output = tmp_path / "restored"
        done = command(
            "--fetch-private", "--restore", "-o", str(output), f"{server.address}/cp1252", str(tmp_path / "full.txt")
        )
        assert output.read_text("utf-8") == FULL


def test_a_list_of_pairs_names_addresses(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL, "utf-8")
    with serving({"/news/copy?a=1.5": answer(COPY.encode()), "/gone": answer(b"", status="410 Gone")}) as server:
        rows = [f"{server.address}/news/copy?a=1.5,full.txt", f"{server.address}/gone,full.txt"]
        (tmp_path / "pairs.csv").write_text("\n".join(rows))
        output = tmp_path / "restored"
        done = command("--fetch-private", "--pairs", str(tmp_path / "pairs.csv"), "--restore", "-o", str(output))
        host = server.address.removeprefix("http://").replace(":", "_")
        assert done.exit_code == 2
        assert f"{host}/gone: {server.address}/gone answers 410 (Gone)" in done.stderr
        assert [path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()] == [
            f"{host}/news/copy"
        ]
        assert (output / host / "news" / "copy").read_text("utf-8") == FULL
        assert len(server.requests) == 2
        done = command("--pairs", str(tmp_path / "pairs.csv"))
        assert done.exit_code == 2
        assert len(server.requests) == 2


def test_a_restored_text_is_not_the_directory_of_another(tmp_path: Path) -> None:
    (tmp_path / "full.txt").write_text(FULL, "utf-8")
    with serving({"/news": answer(COPY.encode()), "/news/copy": answer(COPY.encode())}) as server:
        rows = [f"{server.address}{path},full.txt" for path in ("/news", "/news/copy")]
        (tmp_path / "pairs.csv").write_text("\n".join(rows))
        output = tmp_path / "restored"
        done = command("--fetch-private", "--pairs", str(tmp_path / "pairs.csv"), "--restore", "-o", str(output))
        assert done.exit_code == 2
        assert "/news would be a restored text and the directory of another; give each pair a name" in done.stderr
        assert not output.exists() and server.requests == []


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9")
    assert fetch(answer(b"words")).text == "words"
