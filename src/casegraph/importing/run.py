"""One import from the table to the files: read, compare with what is there, write what changed."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from casegraph.errors import InputError
from casegraph.files.imported import Imported, line_of, read_imported, write_imported
from casegraph.files.record import case_files, read_record
from casegraph.importing import pstw_words
from casegraph.importing.likely import likely_duplicates
from casegraph.importing.pstw import LeftOutError, case_of
from casegraph.importing.report import Report
from casegraph.importing.table import clean, read_table
from casegraph.model import Actor, Case, ImportedCase, Vocabulary
from casegraph.progress import Progress, silent

__all__ = ["import_pstw"]

_SOURCE = "pstw"


def import_pstw(
    file: Path,
    data: Path,
    vocabulary: Vocabulary,
    today: date,
    *,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Report:
    """Take over the table of Public Sector Tech Watch into `imported/` below a data folder.

    A case that is there already and says the same keeps its line, dates and all, so that the same
    table changes nothing. InputError tells what is wrong with the table; DataError with curated
    files. With *dry_run* nothing is written.
    """
    report = Report()
    cases, actors = _read(file, today, report)
    before = read_imported(data, vocabulary, source=_SOURCE)
    lines = _lines(cases, before, report)
    report.likely = likely_duplicates(_curated(data, vocabulary, progress), cases.values())
    if not dry_run:
        write_imported(data, _SOURCE, lines, actors.values())
    return report


def _read(
    file: Path, today: date, report: Report
) -> tuple[dict[str, ImportedCase], dict[str, Actor]]:
    """The cases of a table by id, and the actors that they name."""
    cases: dict[str, ImportedCase] = {}
    actors: dict[str, Actor] = {}
    for row in read_table(file, pstw_words.READ):
        report.rows += 1
        try:
            case, actor = case_of(row, today, report)
        except LeftOutError as reason:
            name = clean(row.cells[pstw_words.IDENTIFIER])[:80]
            report.left_out.append((row.line, name, str(reason)))
            continue
        if case.id in cases:
            raise InputError(f"{file}:{row.line}: {case.id!r} is there twice. Keep one row.")
        cases[case.id] = case
        if actor is not None:
            actors[actor.id] = actor
    report.cases = len(cases)
    return cases, actors


def _lines(cases: Mapping[str, ImportedCase], before: Imported, report: Report) -> dict[str, str]:
    """The line of each case: the one that is there if it says the same."""
    lines: dict[str, str] = {}
    for name, case in cases.items():
        old = before.cases.get(name)
        if old is None:
            report.new += 1
            lines[name] = line_of(case)
        elif _on_the_day_of(old, case) == old:
            report.unchanged += 1
            lines[name] = before.lines[name]
        else:
            report.changed += 1
            lines[name] = line_of(_begun_with(old, case))
    report.gone = len(before.cases.keys() - cases.keys())
    report.mended = len(before.problems)
    return lines


def _on_the_day_of(old: ImportedCase, case: ImportedCase) -> ImportedCase:
    """A case as if it had been taken over when the old one was."""
    assert old.record.origin is not None, "it is imported"
    assert case.record.origin is not None, "it is imported"
    origin = case.record.origin.model_copy(update={"retrieved": old.record.origin.retrieved})
    days = {"created": old.record.created, "modified": old.record.modified, "origin": origin}
    return case.model_copy(update={"record": case.record.model_copy(update=days)})


def _begun_with(old: ImportedCase, case: ImportedCase) -> ImportedCase:
    record = case.record.model_copy(
        update={"created": min(old.record.created, case.record.modified)}
    )
    return case.model_copy(update={"record": record})


def _curated(data: Path, vocabulary: Vocabulary, progress: Progress) -> Collection[Case]:
    """The curated cases alone, whatever state the imported lines are in."""
    files = case_files(data)
    return read_record(data, vocabulary, files, progress).cases.values() if files else ()
