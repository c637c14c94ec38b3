"""What a decoding process may do: nothing but compute and write to the pipe it was given.

Layers, cheapest first: resource limits, death with its parent, no new privileges, a filter against
further processes, Landlock (Linux 5.13 and later; no library needed). `layers` tells which of them
this machine offers, so that an operator sees a missing one instead of trusting it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from typing import TYPE_CHECKING

from verifiers.intake import processes

if TYPE_CHECKING:
    from verifiers.intake.limits import Limits

READABLE = ("/usr/share/fonts", "/usr/local/share/fonts")
"""All that stays readable: PDFs may name fonts that they do not bring along."""

_libc = ctypes.CDLL(None, use_errno=True)

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38

# linux/landlock.h, and the same three numbers on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_CREATE_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# How many kinds of access to files each version of the interface knows.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_FILE_RIGHTS_SINCE_5 = 16
_NETWORK_SINCE, _SCOPES_SINCE = 4, 6
_TCP_BIND_AND_CONNECT = 0b11
_SIGNALS_AND_ABSTRACT_SOCKETS = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def layers() -> tuple[tuple[str, str], ...]:
    """Each layer and what this machine offers of it, for a health page."""
    version = landlock_version()
    return (
        ("own process, killed at its deadline", "yes"),
        ("limits of memory, time, files", "yes"),
        ("no further processes", "by seccomp" if processes.known() else "by RLIMIT_NPROC"),
        ("Landlock", f"version {version}" if version else "not offered by this kernel"),
    )


def landlock_version() -> int:
    """The kernel's version of Landlock, 0 where it has none or has it switched off."""
    version = _libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _CREATE_RULESET_VERSION)
    return max(0, int(version))


def enter(limits: Limits) -> None:
    """Give up every right that decoding does not need. There is no way back.

    Raises OSError where a limit cannot be set; a kernel without Landlock is no error.
    """
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    _libc.prctl(_PR_SET_DUMPABLE, 0)
    seconds = max(1, round(limits.seconds))
    for which, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(which, (most, most))
    unprivileged = _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
    if unprivileged:
        _restrict(landlock_version())
    if not (unprivileged and processes.forbid()):
        # Coarser: it forbids threads too, without which HEIC cannot be decoded.
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _restrict(version: int) -> None:
    if version == 0:
        return
    rights = (1 << _FILE_RIGHTS.get(version, _FILE_RIGHTS_SINCE_5)) - 1
    rules = _Ruleset(
        handled_access_fs=rights,
        handled_access_net=_TCP_BIND_AND_CONNECT if version >= _NETWORK_SINCE else 0,
        scoped=_SIGNALS_AND_ABSTRACT_SOCKETS if version >= _SCOPES_SINCE else 0,
    )
    # Older kernels refuse fields that they do not know, unless the structure ends before them.
    known = 8 if version < _NETWORK_SINCE else 16 if version < _SCOPES_SINCE else 24
    ruleset = _libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(known), 0)
    if ruleset < 0:
        raise OSError(ctypes.get_errno(), "Landlock refused the rules")
    try:
        for path in READABLE:
            _allow_reading(ruleset, path)
        if _libc.syscall(_RESTRICT_SELF, ruleset, 0) != 0:
            raise OSError(ctypes.get_errno(), "Landlock could not be entered")
    finally:
        os.close(ruleset)


def _allow_reading(ruleset: int, path: str) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = _PathBeneath(allowed_access=_READ_FILE | _READ_DIR, parent_fd=folder)
        _libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(folder)
