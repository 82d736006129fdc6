"""Nothing leaves the machine, not even in tests: any use of the network raises."""

import socket
import sys
from typing import Any

FORBIDDEN_EVENTS = frozenset(
    {
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "webbrowser.open",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
        "smtplib.connect",
    }
)
SOCKET_EVENTS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


class NetworkUsed(BaseException):
    """Something tried to reach the network. No `except Exception` may swallow this."""


def forbid_network() -> None:
    """Watch this process until it ends: an audit hook cannot be taken back."""
    sys.addaudithook(_refuse)


def _refuse(event: str, details: tuple[Any, ...]) -> None:
    if event in FORBIDDEN_EVENTS:
        raise NetworkUsed(f"{event}{details!r}")
    # asyncio wakes itself through a local pair of sockets; that stays on this machine.
    if event in SOCKET_EVENTS and details[0].family != socket.AF_UNIX:
        raise NetworkUsed(f"{event}{details[1:]!r}")
