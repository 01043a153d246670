"""A server that always says the same: what the client itself costs. `python -m bench.sparql.floor`.

It takes its port as its argument, and a request as ended where its head ends.
"""

import asyncio
import sys
from typing import cast

__all__ = ["main"]

_BODY = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}' + b" " * 1000
_HEAD = f"HTTP/1.1 200 OK\r\nContent-Length: {len(_BODY)}\r\n\r\n".encode()


class _Same(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n"):
            self._transport.write(_HEAD + _BODY)


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(_Same, "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    """Serve until ended."""
    asyncio.run(_serve(int(sys.argv[1])))


if __name__ == "__main__":
    main()
