"""Asks several servers the same questions, many in flight at each."""

import selectors
import socket
import struct
import time

WINDOW = 48
PATIENCE = 3.0
TRIES = 3
TC = 0x02


def ask_all(addresses, messages):
    """{server: [response or None]} for {server: (address, port)}; messages are queries without their id."""
    selector = selectors.DefaultSelector()
    clients = {server: Client(address, messages) for server, address in addresses.items()}
    for client in clients.values():
        selector.register(client.socket, selectors.EVENT_READ, client)
        client.send()
    waiting = set(clients.values())
    try:
        while waiting:
            for key, _ in selector.select(0.1):
                key.data.receive()
                key.data.send()
            for client in list(waiting):
                client.send_again()
                if client.is_done():
                    waiting.discard(client)
                    selector.unregister(client.socket)
    finally:
        for client in clients.values():
            client.socket.close()
    for client in clients.values():
        client.ask_truncated_by_tcp()
    return {server: client.responses for server, client in clients.items()}


class Client:
    """One server's share: what was sent, what came back. The id of a query is its index, modulo 65536."""

    def __init__(self, address, messages):
        self.address = address
        self.messages = messages
        self.responses = [None] * len(messages)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        self.socket.connect(address)
        self.socket.setblocking(False)
        self.next = 0
        self.in_flight = {}  # id: (index, when sent, how often)

    def is_done(self):
        return not self.in_flight and self.next == len(self.messages)

    def send(self):
        while self.next < len(self.messages) and len(self.in_flight) < WINDOW:
            if self.next & 0xFFFF in self.in_flight:
                return
            self._send(self.next, 1)
            self.next += 1

    def _send(self, index, tries):
        number = index & 0xFFFF
        self.in_flight[number] = (index, time.monotonic(), tries)
        try:
            self.socket.send(struct.pack("!H", number) + self.messages[index])
        except OSError:
            pass  # as if it were lost

    def receive(self):
        while True:
            try:
                data = self.socket.recv(65535)
            except OSError:
                return
            if len(data) < 12:
                continue
            found = self.in_flight.pop((data[0] << 8) | data[1], None)
            if found:
                self.responses[found[0]] = data

    def send_again(self):
        late = time.monotonic() - PATIENCE
        for index, sent, tries in list(self.in_flight.values()):
            if sent < late:
                if tries == TRIES:
                    del self.in_flight[index & 0xFFFF]
                else:
                    self._send(index, tries + 1)

    def ask_truncated_by_tcp(self):
        truncated = [i for i, data in enumerate(self.responses) if data is not None and data[2] & TC]
        if not truncated:
            return
        connection = None
        for index in truncated:
            message = struct.pack("!H", index & 0xFFFF) + self.messages[index]
            for _ in range(2):
                try:
                    connection = connection or socket.create_connection(self.address, PATIENCE)
                    connection.sendall(struct.pack("!H", len(message)) + message)
                    size = struct.unpack("!H", _exactly(connection, 2))[0]
                    self.responses[index] = _exactly(connection, size)
                    break
                except OSError:
                    connection = None  # closed by the server: once more on a new one
        if connection:
            connection.close()


def _exactly(connection, size):
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise OSError("closed")
        data += part
    return data
