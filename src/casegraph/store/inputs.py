"""What a snapshot is made from. Light: it tells whether anything changed without reading RDF."""

from dataclasses import dataclass
from pathlib import Path

from casegraph.store.snapshots import content_id

__all__ = ["Inputs"]

_PROGRAM = Path(__file__).parent.parent
_ONTOLOGY = (
    "*.ttl", "schemes/*.ttl", "mappings/*.ttl", "shapes/*.ttl", "rules/*.rq", "questions/*.*",
)  # fmt: skip


@dataclass(frozen=True)
class Inputs:
    """The ontology, the data, this program, and the engine of the search."""

    ontology: Path
    data: Path
    search_engine: str = "whoosh"

    def files(self) -> dict[str, Path]:
        """Every input file by a name that does not depend on where it lies."""
        roots = {
            "ontology": (self.ontology, _ONTOLOGY),
            "data": (self.data, ("actors.yaml", "cases/*.yaml", "imported/*.jsonl")),
            "program": (_PROGRAM, ("**/*.py", "**/*.json", "**/*.txt")),
        }
        return {
            f"{name}/{file.relative_to(root).as_posix()}": file
            for name, (root, patterns) in roots.items()
            for pattern in patterns
            for file in root.glob(pattern)
            if "_data" not in file.relative_to(root).parts
        }

    def id(self) -> str:
        """The content id of the snapshot that these inputs give."""
        return content_id(self.files(), {"search engine": self.search_engine})
