"""Threads, yes; further processes and programs, no: a seccomp filter for the process that decodes.

The decoder of HEVC starts a thread, and RLIMIT_NPROC cannot tell a thread from a process (nor does
it bind root). This filter can: a `clone` that makes a thread passes, all others are refused.
See seccomp(2) and linux/filter.h.
"""

from __future__ import annotations

import ctypes
import errno
import os
from dataclasses import dataclass

_libc = ctypes.CDLL(None, use_errno=True)

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_CLONE_THREAD = 0x00010000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
"""Offsets in struct seccomp_data; of an argument the lower half, on little-endian machines."""
_LOAD, _RETURN = 0x20, 0x06
_IF_EQUAL, _IF_AT_LEAST, _IF_SET = 0x15, 0x35, 0x45
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_FOREIGN_CALLS = 0x40000000
"""From here on stand the calls of x32, which are the same calls by other numbers."""


@dataclass(frozen=True, slots=True)
class _Machine:
    """What the kernel calls things on one architecture."""

    architecture: int
    clone: int
    forbidden: tuple[int, ...]
    """Whatever makes a process or becomes another program."""


_CLONE3 = 435
"""Refused as unknown: its flags lie in memory, where no filter looks, and C libraries then ask for
`clone` instead."""
_MACHINES = {
    "x86_64": _Machine(0xC000003E, 56, (57, 58, 59, 322)),
    "aarch64": _Machine(0xC00000B7, 220, (221, 281)),
}

_Step = tuple[int, int, int, int]
"""Code, how many steps to skip where it holds and where not, operand."""


class _Filter(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("held", ctypes.c_uint8),
        ("failed", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Filter)))


def known() -> bool:
    """Whether there is a filter for this machine."""
    return os.uname().machine in _MACHINES


def forbid() -> bool:
    """Forbid this process to start others; `False` where this machine offers no such filter.

    Takes effect only after PR_SET_NO_NEW_PRIVS. There is no way back.
    """
    machine = _MACHINES.get(os.uname().machine)
    if machine is None:
        return False
    steps = _steps(machine)
    room = (_Filter * len(steps))(*(_Filter(*step) for step in steps))
    program = _Program(len(steps), room)
    return bool(_libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program)) == 0)


def _steps(machine: _Machine) -> list[_Step]:
    refuse = (_RETURN, 0, 0, _REFUSE | errno.EPERM)
    steps: list[_Step] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, machine.architecture),
        refuse,
        (_LOAD, 0, 0, _NUMBER),
        (_IF_AT_LEAST, 0, 1, _FOREIGN_CALLS),
        refuse,
        (_IF_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _REFUSE | errno.ENOSYS),
    ]
    for number in machine.forbidden:
        steps += [(_IF_EQUAL, 0, 1, number), refuse]
    return [
        *steps,
        (_IF_EQUAL, 0, 3, machine.clone),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_SET, 1, 0, _CLONE_THREAD),
        refuse,
        (_RETURN, 0, 0, _ALLOW),
    ]
