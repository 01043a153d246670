"""How good a ranking is, by graded judgements: nDCG, recall and success at a depth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

from bench.relevance.judged import Task

__all__ = ["Figures", "figures", "ndcg", "recall", "success"]


def ndcg(ranked: Sequence[str], judgements: Mapping[str, int], depth: int = 10) -> float:
    """Discounted cumulative gain of the first hits, as a share of the best possible.

    A hit of grade g at rank r, counted from 1, adds (2^g - 1) / log2(r + 1); a case without a
    grade adds nothing. Discount and normalisation: Järvelin and Kekäläinen 2002, "Cumulated
    gain-based evaluation of IR techniques", ACM TOIS 20(4), doi:10.1145/582415.582418. The
    exponential gain, under which one hit of grade 3 is worth seven of grade 1: Burges and others
    2005, "Learning to rank using gradient descent", ICML, doi:10.1145/1102351.1102363.
    """
    best = sorted(judgements.values(), reverse=True)
    return _gain([judgements.get(case, 0) for case in ranked], depth) / _gain(best, depth)


def _gain(grades: Sequence[int], depth: int) -> float:
    return sum(((1 << grade) - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:depth], 1))


def recall(ranked: Sequence[str], relevant: frozenset[str], depth: int = 10) -> float:
    """Share of the relevant cases that are among the first hits.

    Where more cases are relevant than hits are looked at, the share is of the hits, so that 1 can
    be reached: capped recall, as in Thakur and others 2021, "BEIR", NeurIPS Datasets and
    Benchmarks, arXiv:2104.08663.
    """
    return len(relevant.intersection(ranked[:depth])) / min(depth, len(relevant))


def success(ranked: Sequence[str], relevant: frozenset[str], depth: int = 3) -> float:
    """1 if one of the first hits is relevant, else 0.

    S@n of the TREC web track: Craswell and Hawking 2004, "Overview of the TREC 2004 web track",
    NIST SP 500-261.
    """
    return float(not relevant.isdisjoint(ranked[:depth]))


@dataclass(frozen=True)
class Figures:
    """The means over some tasks."""

    tasks: int
    ndcg: float
    recall_1: float
    recall_2: float
    success: float


def figures(rankings: Sequence[tuple[Task, Sequence[str]]]) -> Figures:
    """The means over tasks and what was ranked for each; its own case is no answer to a task."""
    found = [(task, [case for case in ranked if case != task.case]) for task, ranked in rankings]
    return Figures(
        tasks=len(found),
        ndcg=fmean(ndcg(ranked, task.judgements) for task, ranked in found),
        recall_1=fmean(recall(ranked, task.relevant(1)) for task, ranked in found),
        recall_2=fmean(recall(ranked, task.relevant(2)) for task, ranked in found),
        success=fmean(success(ranked, task.relevant(2)) for task, ranked in found),
    )
