"""The network guard blocks the network, and allows a process to wake itself."""

import asyncio
import socket
import urllib.request
import webbrowser
from collections.abc import Callable

import pytest

from support.each import each
from support.network_guard import NetworkUsed


def connect() -> None:
    with socket.socket() as client:
        client.connect(("127.0.0.1", 9))


def listen() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))


def send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.sendto(b"x", ("127.0.0.1", 9))


@each(
    "use",
    [
        connect,
        listen,
        send,
        lambda: socket.getaddrinfo("localhost", 9),
        lambda: socket.gethostbyname("localhost"),
        lambda: urllib.request.urlopen("http://localhost:9/"),
        lambda: webbrowser.GenericBrowser("true").open("http://localhost:9/"),
    ],
)
def test_the_network_is_refused(use: Callable[[], object]) -> None:
    with pytest.raises(NetworkUsed):
        use()


def test_a_loop_may_wake_itself() -> None:
    assert asyncio.run(asyncio.sleep(0, "awake")) == "awake"
