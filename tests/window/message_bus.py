# SPDX-License-Identifier: MIT
"""A D-Bus message bus of a test's own and a connection to it, spoken by hand: no session of the machine takes part."""
import itertools
import os
import socket
import struct

from peers.process import Process
from peers.stage import LIMIT

BUS, BUS_PATH = "org.freedesktop.DBus", "/org/freedesktop/DBus"
CALL, ANSWER, ERROR = 1, 2, 3  # kinds of messages
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_TO, DESTINATION, SENDER, SIGNATURE = range(1, 9)  # fields of their headers
FIELD_TYPES = {PATH: "o", INTERFACE: "s", MEMBER: "s", ERROR_NAME: "s", REPLY_TO: "u", DESTINATION: "s", SIGNATURE: "g"}
NUMBERS = {"y": "B", "b": "I", "i": "i", "u": "I"}  # D-Bus type: the same in struct's words
CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""


class Bus(Process):
    """A dbus-daemon that starts no service by itself."""

    def __init__(self, stage, name="bus"):
        super().__init__(stage, name)
        self.path = self.folder / "socket"
        self.configuration = self.folder / "bus.conf"
        self.configuration.write_text(CONFIGURATION.format(self.path), encoding="utf-8")

    @property
    def address(self):
        return f"unix:path={self.path}"

    def arguments(self):
        return ["dbus-daemon", f"--config-file={self.configuration}", "--nofork", "--nopidfile"]

    def ready(self):
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.path)) == 0


class Connection:
    """`answers`: what it says to questions of others, by member; text only. It answers while it asks something itself."""

    def __init__(self, bus, answers):
        self._answers = answers
        self._serials = itertools.count(1)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(LIMIT)
        self._socket.connect(str(bus.path))
        self._begin()

    def _begin(self):
        self._socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
        said = b""
        while not said.endswith(b"\r\n"):
            said += self._exactly(1)
        assert said.startswith(b"OK "), said
        self._socket.sendall(b"BEGIN\r\n")
        self.askBus("Hello")

    def askBus(self, member, signature="", *values):
        return self.ask(BUS, BUS_PATH, BUS, member, signature, *values)

    def ask(self, destination, path, interface, member, signature="", *values):
        """The first value of the answer; None for an error: what vanished meanwhile, or knows no such question."""
        number = self._send(CALL, {DESTINATION: destination, PATH: path, INTERFACE: interface, MEMBER: member}, signature, *values)
        while True:
            kind, serial, fields, body = self._receive()
            if kind == CALL:
                self._serve(serial, fields)
            elif fields.get(REPLY_TO) == number:
                return body[0] if kind == ANSWER and body else None

    def _serve(self, serial, fields):
        said = {REPLY_TO: serial, DESTINATION: fields[SENDER]}
        if fields[MEMBER] in self._answers:
            self._send(ANSWER, said, "s", self._answers[fields[MEMBER]])
        else:
            self._send(ERROR, {**said, ERROR_NAME: "org.freedesktop.DBus.Error.UnknownMethod"})

    def _send(self, kind, fields, signature="", *values):
        serial = next(self._serials)
        body = packed(signature, values)
        head = b""
        for code, value in ({**fields, SIGNATURE: signature} if signature else fields).items():
            head = padded(head, 8) + bytes([code, 1, ord(FIELD_TYPES[code]), 0]) + packed(FIELD_TYPES[code], [value])
        start = struct.pack("<BBBBIII", ord("l"), kind, 0, 1, len(body), serial, len(head))
        self._socket.sendall(padded(start + head, 8) + body)
        return serial

    def _receive(self):
        """(kind, serial, header's fields, values) of the next message."""
        start = self._exactly(16)
        _, kind, _, _, bodyLength, serial, headLength = struct.unpack("<BBBBIII", start)
        head = self._exactly(headLength + -headLength % 8)
        fields = dict(Unpacker(start + head, 12).value("a(yv)"))
        return kind, serial, fields, Unpacker(self._exactly(bodyLength)).values(fields.get(SIGNATURE, ""))

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            got = self._socket.recv(count - len(data))
            if not got:
                raise ConnectionError("the message bus closed the connection")
            data += got
        return data


def padded(data, boundary):
    return data + bytes(-len(data) % boundary)


def packed(signature, values):
    """Values of simple types, as a message carries them."""
    data = b""
    for kind, value in zip(signature, values):
        if kind in NUMBERS:
            data = padded(data, struct.calcsize(NUMBERS[kind])) + struct.pack("<" + NUMBERS[kind], value)
        elif kind == "g":
            data += bytes([len(value)]) + value.encode() + b"\0"
        else:
            data = padded(data, 4) + struct.pack("<I", len(value.encode())) + value.encode() + b"\0"
    return data


def typesOf(signature):
    """Its complete types, one after another."""
    while signature:
        end = 0
        while signature[end] == "a":
            end += 1
        depth = signature[end] == "("
        while depth:
            end += 1
            depth += (signature[end] == "(") - (signature[end] == ")")
        yield signature[:end + 1]
        signature = signature[end + 1:]


class Unpacker:
    """Takes values out of a message."""

    def __init__(self, data, at=0):
        self._data, self._at = data, at

    def values(self, signature):
        return [self.value(kind) for kind in typesOf(signature)]

    def value(self, kind):
        if kind in NUMBERS:
            return self._number(kind)
        if kind in "sog":
            return self._text(self._number("y" if kind == "g" else "u"))
        if kind == "v":
            return self.value(self.value("g"))
        if kind[0] == "a":
            return self._array(kind[1:])
        self._align(8)
        return tuple(self.values(kind[1:-1]))

    def _array(self, kind):
        length = self._number("u")
        self._align(8 if kind[0] == "(" else 1)
        end = self._at + length
        found = []
        while self._at < end:
            found.append(self.value(kind))
        return found

    def _number(self, kind):
        size = struct.calcsize(NUMBERS[kind])
        self._align(size)
        self._at += size
        return struct.unpack_from("<" + NUMBERS[kind], self._data, self._at - size)[0]

    def _text(self, length):
        self._at += length + 1
        return self._data[self._at - length - 1:self._at - 1].decode()

    def _align(self, boundary):
        self._at += -self._at % boundary
