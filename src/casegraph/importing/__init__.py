"""Taking over collections of others: by program, nothing added, everything accounted for."""

from casegraph.importing.likely import Likely
from casegraph.importing.report import Report, write_report
from casegraph.importing.run import import_pstw

__all__ = ["Likely", "Report", "import_pstw", "write_report"]
