"""The system calls that a cell has not: a filter for seccomp, which bubblewrap sets.

Namespaces leave a few ways out: a socket in a folder that can be read, the sockets of a virtual machine, a key that
the kernel keeps. And they leave ways to keep memory that belongs to no process.
"""

from __future__ import annotations

import errno
import os
import struct

# of linux/audit.h, and the numbers of the calls there
MACHINES = {
    "x86_64": (0xC000003E, {"socket": 41, "socketpair": 53, "shmget": 29, "add_key": 248, "request_key": 249,
                            "keyctl": 250, "memfd_create": 319, "io_uring_setup": 425, "memfd_secret": 447}),
    "aarch64": (0xC00000B7, {"socket": 198, "socketpair": 199, "shmget": 194, "add_key": 217, "request_key": 218,
                             "keyctl": 219, "memfd_create": 279, "io_uring_setup": 425, "memfd_secret": 447}),
}
LOAD, AND, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, SECOND_ARGUMENT = 0, 4, 24
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
OTHER_NUMBERS, STREAM, KIND = 0x40000000, 1, 0xF


def refusing() -> bytes:
    """The filter for this machine; empty if its numbers are not known here."""
    architecture, numbers = MACHINES.get(os.uname().machine, (0, {}))
    if not numbers:
        return b""
    pair = numbers["socketpair"]
    program = [
        (LOAD, 0, 0, ARCHITECTURE), (IF_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER), (IF_AT_LEAST, 0, 1, OTHER_NUMBERS), (RETURN, 0, 0, KILL),
    ]
    for number in numbers.values():
        if number != pair:
            program += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    # a pair of streams reaches only itself, and asyncio needs one; one of datagrams can be turned to another address
    program += [
        (IF_EQUAL, 0, 4, pair), (LOAD, 0, 0, SECOND_ARGUMENT), (AND, 0, 0, KIND), (IF_EQUAL, 1, 0, STREAM),
        (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
