"""``python -m wrt_sphinx.commands.serve PORT``: show the site that was built, on this machine alone."""

from __future__ import annotations

import contextlib
import signal
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from .build import PUBLISHED


def main() -> int:
    """Serve until an interrupt."""
    port = " ".join(sys.argv[1:])
    try:
        server = ThreadingHTTPServer(("localhost", int(port)), partial(SimpleHTTPRequestHandler, directory=PUBLISHED))
    except (OSError, ValueError, OverflowError):
        print(f"ERROR: port {port} is taken, or is none: choose another, as in make serve PORT=8001", file=sys.stderr)
        return 1
    signal.signal(signal.SIGINT, signal.default_int_handler)     # a shell has those in the background ignore it
    print(f"open http://localhost:{server.server_port}", flush=True)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0


if __name__ == "__main__":
    sys.exit(main())
