"""SHACL beside other work: a process of its own validates while the snapshot is being written.

Run as a module it reads N-Triples from standard input and the shape files from its arguments, and
answers with JSON. It is a plain subprocess and no multiprocessing worker, since that would run the
caller's script once more where it has no main guard.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize

from casegraph.errors import DataError, SnapshotError
from casegraph.store.shapes import Violation, violations

__all__ = ["Validation"]


class Validation:
    """A validation under way: started early, fed once, asked for its result at the end."""

    def __init__(self, shapes: Sequence[Path]) -> None:
        # -P: a module that lies in the user's folder must not stand in for one of ours
        command = [sys.executable, "-P", "-m", "casegraph.store.validation", *map(str, shapes)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)  # noqa: S603  # our own module
        self._pool = ThreadPoolExecutor(1)

    def feed(self, quads: Iterable[Quad]) -> None:
        """Hand over the statements, all graphs merged; the work goes on beside the caller's."""
        text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        self._answer = self._pool.submit(self._process.communicate, text)

    def result(self) -> list[Violation]:
        """What breaks the shapes; waits until it is known."""
        out, complaint = self._answer.result()
        if self._process.returncode:
            last = complaint.decode(errors="replace").strip().rpartition("\n")[2]
            raise SnapshotError(f"The SHACL validation did not end well: {last}")
        return [Violation(*row) for row in json.loads(out)]

    def __enter__(self) -> "Validation":
        return self

    def __exit__(self, *_: object) -> None:
        """End the process whatever happened."""
        self._process.kill()
        self._process.wait()
        self._pool.shutdown()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None and not pipe.closed:
                pipe.close()


def _main(shapes: Sequence[str]) -> None:
    import pyshacl  # noqa: F401  # loaded while the caller still maps

    quads = parse(sys.stdin.buffer.read(), format=RdfFormat.N_TRIPLES)
    try:
        found = violations(quads, [Path(file) for file in shapes])
    except DataError as error:
        sys.exit(str(error))
    json.dump([astuple(violation) for violation in found], sys.stdout)


if __name__ == "__main__":
    _main(sys.argv[1:])
