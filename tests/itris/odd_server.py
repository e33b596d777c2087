"""A server that answers every call with the same bytes, for answers that no decent itris gives."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class OddServer:
    def __init__(self, answer: bytes, pause: float) -> None:
        self.received: list[bytes] = []
        self._answer, self._pause = answer, pause
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            with client:
                self.received.append(client.recv(65_536))
                try:
                    self._send(client)
                except OSError:
                    continue

    def _send(self, client: socket.socket) -> None:
        if not self._pause:
            client.sendall(self._answer)
            return
        for byte in self._answer:  # a trickle
            client.sendall(bytes([byte]))
            time.sleep(self._pause)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=5)


@contextmanager
def answering(answer: bytes, *, pause: float = 0) -> Iterator[OddServer]:
    server = OddServer(answer, pause)
    try:
        yield server
    finally:
        server.close()


def http(status: str, body: bytes = b"", *headers: str) -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers])
    return head.encode() + b"\r\n\r\n" + body
