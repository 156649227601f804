# SPDX-License-Identifier: MIT
"""What a screen reader meets in a window, and so what a person does; asked over a message bus of the test's own."""
from message_bus import Bus, Connection

ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE, TEXT, PROPERTIES = "org.a11y.atspi.Accessible", "org.a11y.atspi.Text", "org.freedesktop.DBus.Properties"
SERVICE = "org.a11y.Bus"  # whom Qt asks for the bus of accessibility; here it is the one it asks on
SHOWING = 25  # number of the state that says: a person sees it now


class ScreenReader:
    """Reads windows that run with its `environment`; it must be there before they start."""

    def __init__(self, stage):
        bus = Bus(stage).start()
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": bus.address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8"}
        self._connection = Connection(bus, {"GetAddress": bus.address})
        self._connection.askBus("RequestName", "su", SERVICE, 0)

    def shown(self, window):
        """[(role, name, text)] of all that is to be seen in this Window now, from the top; text: what stands in a field."""
        place = self._placeOf(window.pid)
        return list(self._below(place, ROOT)) if place else []

    def _placeOf(self, pid):
        """The connection on which this process answers for its window; None while there is none yet."""
        for name in self._connection.askBus("ListNames"):
            if name.startswith(":") and self._connection.askBus("GetConnectionUnixProcessID", "s", name) == pid \
                    and self._connection.ask(name, ROOT, ACCESSIBLE, "GetChildren") is not None:
                return name
        return None

    def _below(self, place, path):
        ask = self._connection.ask
        for _, child in ask(place, path, ACCESSIBLE, "GetChildren") or []:
            states = ask(place, child, ACCESSIBLE, "GetState")
            if states and states[0] >> SHOWING & 1:
                yield (ask(place, child, ACCESSIBLE, "GetRoleName"), ask(place, child, PROPERTIES, "Get", "ss", ACCESSIBLE, "Name"),
                       ask(place, child, TEXT, "GetText", "ii", 0, -1))
                yield from self._below(place, child)
