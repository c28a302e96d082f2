"""The commands that step and play, connected with the desk."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from vmdesk.ui.parts.menus import Commands
from vmdesk.ui.work.desk import Desk


def connect_play_commands(commands: Commands, desk: Desk) -> None:
    """Every command of stepping and playing does what it says."""
    playing = desk.playing
    wishes: tuple[tuple[QAction, Callable[[], object]], ...] = (
        (commands.step_back, lambda: desk.step(-1)),
        (commands.step_forward, lambda: desk.step(1)),
        (commands.ten_back, lambda: desk.step(-10)),
        (commands.ten_forward, lambda: desk.step(10)),
        (commands.first_frame, lambda: desk.seek(0)),
        (commands.last_frame, desk.seek_last),
        (commands.play, desk.toggle_play),
        (commands.shuttle_forward, lambda: playing.shuttle(1)),
        (commands.shuttle_back, lambda: playing.shuttle(-1)),
        (commands.rest, playing.rest),
        (commands.slower, lambda: playing.step_speed(-1)),
        (commands.faster, lambda: playing.step_speed(1)),
        (commands.in_point, playing.set_in),
        (commands.out_point, playing.set_out),
        (commands.clear_in, playing.clear_in),
        (commands.clear_out, playing.clear_out),
        (commands.loop, playing.toggle_loop),
        (commands.sound, desk.sound.toggle),
    )
    for action, wish in wishes:
        action.triggered.connect(wish)
