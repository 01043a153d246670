"""The command line. Each command is one function; heavy libraries load when it runs."""

import os
import sys

from casegraph.errors import CasegraphError, DataError, InputError, NotFoundError

__all__ = ["main"]

WRONG_INPUT, NOT_FOUND, OUR_FAULT = 1, 3, 4

# Matrices here are small, and threads of OpenBLAS spin while they wait for a core that another
# process of ours has: on two busy cores one decomposition of a build took 2 to 11 s, and 0.1 s so.
_THREADS = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Run the command line; errors become a message and an exit code, never a traceback."""
    os.environ.setdefault(_THREADS, "1")  # read when numpy is loaded, which no import above does
    from casegraph.cli.app import app

    try:
        app()
    except CasegraphError as error:
        _complain(error)
        sys.exit(exit_code(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if os.environ.get("CASEGRAPH_DEBUG"):
            raise
        print(  # noqa: T201  # the console may be what failed
            f"casegraph met an error of its own: {type(error).__name__}: {error}\n"
            "Set CASEGRAPH_DEBUG=1 to see where, and please report it.",
            file=sys.stderr,
        )
        sys.exit(OUR_FAULT)


def exit_code(error: CasegraphError) -> int:
    """1 for wrong input, 3 for what is not there, 4 for our own fault."""
    if isinstance(error, InputError):
        return WRONG_INPUT
    return NOT_FOUND if isinstance(error, NotFoundError) else OUR_FAULT


def _complain(error: CasegraphError) -> None:
    from casegraph.cli.console import errors

    errors.print(str(error), markup=False, highlight=False, soft_wrap=True)
    if isinstance(error, DataError):
        count = len(error.problems)
        files = len({problem.file for problem in error.problems})
        plural = "problem" if count == 1 else "problems"
        errors.print(f"{count} {plural} in {files} file{'' if files == 1 else 's'}.")
