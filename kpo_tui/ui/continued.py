"""A screen that goes on after the program was stopped from outside.

Textual gives the terminal up when it is stopped by a key, and takes it again when it is continued. A stop that no program
is told of (SIGSTOP) leaves it as it is; taken a second time, the settings of the screen would be those to go back to
at the end, and the threads of the first time would never end.
"""

from textual.drivers.linux_driver import LinuxDriver


class Continued(LinuxDriver):
    """Gives the terminal up before it takes it again, where that was not done when the program was stopped."""

    def _sigcont_application(self, *_: object) -> None:
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
        super()._sigcont_application()
