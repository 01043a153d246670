"""The R script that reproduces a study with package QCA."""

from collections.abc import Iterable, Iterator

from casegraph.qca.analysis import Entry, Qca

__all__ = ["script"]

_HEAD = """\
# Reproduces this study with package QCA (https://cran.r-project.org/package=QCA).
# Run it in this folder: Rscript script.R
library(QCA)

raw <- read.csv("raw.csv", row.names = "CASE", na.strings = "NA")
"""


def script(study: Qca) -> str:
    """R code that reads raw.csv, drops what is missing, calibrates, and does the same as we do."""
    return "\n".join([_HEAD, *_lines(study), ""])


def _lines(study: Qca) -> Iterator[str]:
    yield f"sets <- na.omit(raw[, {_vector(map(_quoted, study.raw.columns))}])"
    for entry in study.codebook:
        yield from _calibrated(entry)
    yield "print(sets)"
    yield ""
    conditions, outcome = _vector(map(_quoted, study.conditions)), _quoted(study.outcome)
    yield "# Necessary, sufficient"
    singles = " + ".join(f"{name} + ~{name}" for name in study.conditions)
    if study.calibrated.multivalue:
        singles = " + ".join(_values(study))
    for arrow in ("<=", "=>"):
        yield f"print(pof({_quoted(f'{singles} {arrow} {study.outcome}')}, data = sets))"
    yield ""
    cuts = study.study.cuts
    incl = cuts.incl if cuts.incl_0 is None else None
    told = f"{incl!r}" if incl is not None else _vector([f"{cuts.incl!r}", f"{cuts.incl_0!r}"])
    yield f"table <- truthTable(sets, outcome = {outcome}, conditions = {conditions},"
    yield f"    incl.cut = {told}, n.cut = {cuts.n}, pri.cut = {cuts.pri!r}, show.cases = TRUE)"
    yield "print(table)"
    yield ""
    yield "# Conservative, parsimonious, intermediate"
    yield "try(print(minimize(table, details = TRUE)))"
    yield 'try(print(minimize(table, include = "?", details = TRUE)))'
    if any(study.study.expect.values()):
        yield 'try(print(minimize(table, include = "?", details = TRUE,'
        yield f"    dir.exp = {_vector(map(_quoted, _expected(study)))})))"


def _calibrated(entry: Entry) -> Iterator[str]:
    anchors = [f"{anchor!r}" for anchor in entry.calibrated.anchors]
    match entry.calibration.method:
        case "none":
            return
        case "fuzzy":
            named = (f"{name} = {value}" for name, value in zip("eci", anchors, strict=True))
            how = f'type = "fuzzy", thresholds = {_vector(named)}'
        case _:
            how = f'type = "crisp", thresholds = {_vector(anchors)}'
    yield f"sets${entry.column} <- calibrate(sets${entry.column}, {how})"


def _expected(study: Qca) -> Iterator[str]:
    for name in study.conditions:
        yield ";".join(map(str, study.study.expect.get(name, ()))) or "-"


def _values(study: Qca) -> Iterator[str]:
    for name, levels in zip(study.calibrated.sets[:-1], study.calibrated.levels, strict=False):
        yield from (f"{name}[{value}]" for value in range(levels))


def _vector(parts: Iterable[str]) -> str:
    return f"c({', '.join(parts)})"


def _quoted(text: str) -> str:
    """A string of R; names of columns hold letters, digits and underscores only."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
