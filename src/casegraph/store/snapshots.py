"""The folder of snapshots: immutable, named by their content, swapped with one rename.

::

    snapshots/
      current            the id of the snapshot in use; replaced atomically
      lock               held by the one build that may run
      3f2a…/             a finished snapshot: manifest.json, store/, index/, comparison/, dumps/
      3f2a…-2/           the same content, built again by force
      .new-…/            an unfinished one; whoever builds next removes it

A snapshot is written aside, renamed into place when whole, and only then becomes current.
A build that dies at any moment therefore leaves the one in use untouched.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from typing import Any

from casegraph.errors import BuildInProgressError, SnapshotError

__all__ = ["KEPT", "Snapshots", "content_id"]

KEPT = 3
_MANIFEST = "manifest.json"


def content_id(inputs: Mapping[str, Path], choices: Mapping[str, str] | None = None) -> str:
    """An id for the content of files under their names and for choices: same inputs, same id."""
    digest = sha256()
    for name, choice in sorted((choices or {}).items()):
        digest.update(f"{name}={choice}\0".encode())
    for name, file in sorted(inputs.items()):
        content = file.read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Snapshots:
    """A folder of snapshots."""

    folder: Path

    def current(self) -> Path | None:
        """The folder of the snapshot in use, or None if there is none yet."""
        try:
            place = self.folder / (self.folder / "current").read_text("ascii").strip()
        except FileNotFoundError:
            return None
        return place if (place / _MANIFEST).is_file() else None

    def kept(self, name: str) -> Path | None:
        """The newest finished snapshot of that id, or None."""
        found = [place for place in self._finished() if place.name.partition("-")[0] == name]
        return max(found, key=lambda place: place.stat().st_mtime, default=None)

    def manifest(self, snapshot: Path) -> dict[str, Any]:
        """What a snapshot says of itself."""
        try:
            manifest: dict[str, Any] = json.loads((snapshot / _MANIFEST).read_text("utf-8"))
        except (OSError, ValueError) as error:
            message = f"The snapshot {snapshot.name} cannot be read ({error}). Build it again."
            raise SnapshotError(message) from error
        return manifest

    @contextmanager
    def building(self) -> Iterator[None]:
        """Hold the build lock; BuildInProgressError if another process does."""
        from filelock import FileLock, Timeout

        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            message = f"Another build is writing to {self.folder}. Wait for it to end."
            raise BuildInProgressError(message) from error
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """An empty folder to write a snapshot into; it is put in use when the block ends well."""
        new = self.folder / f".new-{name}-{os.getpid()}"
        new.mkdir()
        try:
            yield new
            self._put_in_use(new, name)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        self._prune()

    def write_manifest(self, new: Path, manifest: Mapping[str, Any]) -> None:
        """Write the manifest, the last file of a snapshot."""
        text = json.dumps(manifest, indent=2, sort_keys=True)
        (new / _MANIFEST).write_text(text + "\n", "utf-8")

    def use(self, place: Path) -> None:
        """Put a finished snapshot in use."""
        os.utime(place)
        pointer = self.folder / f".current-{os.getpid()}"
        pointer.write_text(place.name + "\n", "ascii")
        pointer.replace(self.folder / "current")

    def _put_in_use(self, new: Path, name: str) -> None:
        """Give a whole snapshot a name that no other has, so that none is ever removed for it."""
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        place = next(self.folder / n for n in names if not (self.folder / n).exists())
        new.rename(place)
        self.use(place)

    def _sweep(self) -> None:
        """Remove what builds that died have left."""
        for left in self.folder.glob(".new-*"):
            shutil.rmtree(left, ignore_errors=True)
        for left in self.folder.glob(".current-*"):
            left.unlink(missing_ok=True)

    def _finished(self) -> list[Path]:
        return [
            manifest.parent
            for manifest in self.folder.glob(f"*/{_MANIFEST}")
            if not manifest.parent.name.startswith(".")
        ]

    def _prune(self) -> None:
        in_use = self.current()
        finished = self._finished()
        finished.sort(key=lambda place: (place == in_use, place.stat().st_mtime), reverse=True)
        for old in finished[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)
