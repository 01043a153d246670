"""Print how well each ranker does on each half of the judged set; exit 1 if the set is faulty."""

import sys
from collections.abc import Iterator, Sequence

import casegraph
from bench.relevance.judged import HALVES, KINDS, Task, faults, read_tasks
from bench.relevance.measures import Figures, figures
from bench.relevance.rankers import RANKERS, Ranker

_HEAD = """
## {kind}

| ranker | half | tasks | nDCG@10 | recall@10 | recall@10 of grade 2 and 3 | success@3 |
|---|---|---|---|---|---|---|"""


def _row(name: str, half: str, means: Figures) -> str:
    shares = (means.ndcg, means.recall_1, means.recall_2, means.success)
    return " | ".join((f"| {name}", half, str(means.tasks), *(f"{it:.3f}" for it in shares))) + " |"


def _rows(ranker: Ranker, name: str, tasks: Sequence[Task]) -> Iterator[str]:
    for half in HALVES:
        rankings = [(task, ranker(task)) for task in tasks if task.split == half]
        yield _row(name, half, figures(rankings))


def main() -> int:
    """Print the report."""
    repository = casegraph.open()
    tasks = read_tasks()
    wrong = list(faults(tasks, repository.case_ids))
    rankers = {name: make(repository) for name, make in RANKERS.items()}
    for kind in KINDS:
        print(_HEAD.format(kind=kind.capitalize()))
        asked = [task for task in tasks if task.kind == kind]
        for name, ranker in rankers.items():
            print("\n".join(_rows(ranker, name, asked)))
    print(*wrong, sep="\n", file=sys.stderr, end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
