"""Sealing: a process gives up, for good, the means to reach anybody.

A filter of the Linux kernel (seccomp) refuses the system calls that make a socket or start another
program; the process still opens the files of its store. See seccomp(2) and, for the little language
of filters, Linux's Documentation/networking/filter.rst.
"""

import ctypes
import platform
import sys
from ctypes import POINTER, Structure, byref, c_ubyte, c_uint32, c_ulong, c_ushort
from typing import ClassVar

__all__ = ["can_seal", "seal"]

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOWED, _REFUSED = 0x7FFF0000, 0x00050001  # refused as EPERM
_NUMBER, _ARCHITECTURE = 0, 4  # where the kernel puts them for the filter
_OF_ANOTHER_ABI = 0x40000000
_IO_URING = 425  # it makes sockets too, and has this number everywhere

_CALLS = {
    # socket, execve, execveat
    "x86_64": (0xC000003E, (41, 59, 322, _IO_URING)),
    "aarch64": (0xC00000B7, (198, 221, 281, _IO_URING)),
}
"""The kernel's number of an architecture, and those of the calls that are refused."""


class _Step(Structure):
    """`struct sock_filter`."""

    _fields_: ClassVar = [("code", c_ushort), ("yes", c_ubyte), ("no", c_ubyte), ("k", c_uint32)]


class _Program(Structure):
    """`struct sock_fprog`."""

    _fields_: ClassVar = [("length", c_ushort), ("steps", POINTER(_Step))]


def can_seal() -> bool:
    """Whether this system knows how."""
    return sys.platform == "linux" and platform.machine() in _CALLS


def seal() -> None:
    """Give up sockets and programs; OSError if the kernel does not do it.

    It holds for the calling thread and what it starts, so call it while there is but one.
    """
    kernel = ctypes.CDLL(None, use_errno=True).prctl
    steps = _steps(*_CALLS[platform.machine()])
    program = _Program(len(steps), (_Step * len(steps))(*steps))
    nothing = c_ulong(0)
    given = (
        (_NO_NEW_PRIVILEGES, c_ulong(1), nothing, nothing, nothing),
        (_SECCOMP, c_ulong(_FILTER), byref(program), nothing, nothing),
    )
    for arguments in given:
        if kernel(*arguments):
            raise OSError(ctypes.get_errno(), "the kernel does not take the filter")


def _steps(architecture: int, refused: tuple[int, ...]) -> list[_Step]:
    """The filter: each comparison says how many steps to pass over, if so and if not."""
    last = len(refused)
    compared = [_Step(_EQUAL, last - at, 0, call) for at, call in enumerate(refused)]
    return [
        _Step(_LOAD, 0, 0, _ARCHITECTURE),
        _Step(_EQUAL, 0, last + 3, architecture),
        _Step(_LOAD, 0, 0, _NUMBER),
        _Step(_AT_LEAST, last + 1, 0, _OF_ANOTHER_ABI),
        *compared,
        _Step(_RETURN, 0, 0, _ALLOWED),
        _Step(_RETURN, 0, 0, _REFUSED),
    ]
