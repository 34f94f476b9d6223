"""`valuecase serve`: a session, its server, and a look at the files again and again until Ctrl-C."""

from __future__ import annotations

import errno
import gc
import threading
from collections.abc import Callable
from pathlib import Path

from valuecase.preview.server import HOST, Server
from valuecase.preview.session import Session
from valuecase.preview.watch import Watch


class PortTaken(Exception):
    """The preview cannot be had on the port that was asked for; the message names a remedy."""


def serve(root: Path, case: str, port: int, say: Callable[[str], None], own_templates: bool = True) -> None:
    """Show a project, or the one `case` of it that is named, and follow changes until Ctrl-C.

    `say` writes a line to the terminal. Without its `own_templates` nothing of the project is run.
    """
    session = Session(root, [case] if case else None, say, own_templates)
    try:
        server = Server(session, port)
    except (OSError, OverflowError) as error:
        why = "is in use" if isinstance(error, OSError) and error.errno == errno.EADDRINUSE else "cannot be used"
        raise PortTaken(f"Port {port} {why}; name another, from 1024 to 65535: valuecase serve --port 8001") from error
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            say(f"Open http://{HOST}:{server.server_port}/{f'{case}/index.html' if case else ''}  (Ctrl-C ends it)")
            watch = Watch(root)
            session.refresh()
            gc.freeze()  # what was read stays: looking through all of it for waste would slow every change
            while True:
                session.refresh(watch.wait())
        except KeyboardInterrupt:
            say("Ended.")
        finally:
            server.shutdown()
