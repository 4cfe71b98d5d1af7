"""The system calls that a cell has not: a filter for seccomp, which bubblewrap sets.

Namespaces leave a few ways out: a socket in a folder that can be read, the sockets of a virtual machine, a key that
the kernel keeps, the modes of devices. And they leave ways to keep something for the next chapter: memory and queues
that belong to no process, the limits and the priority of the process that all chapters come from.
"""

from __future__ import annotations

import errno
import os
import struct

# of linux/audit.h, and the numbers of the calls there: ways out; what a file is and not what it holds, which a
# read-only folder does not keep for the devices in it; what lasts longer than its chapter; what changes other processes
MACHINES = {
    "x86_64": (0xC000003E, {
        "socket": 41, "socketpair": 53, "io_uring_setup": 425,
        "chmod": 90, "fchmod": 91, "fchmodat": 268, "fchmodat2": 452, "chown": 92, "fchown": 93, "lchown": 94,
        "fchownat": 260, "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280, "setxattr": 188,
        "lsetxattr": 189, "fsetxattr": 190, "setxattrat": 463, "removexattr": 197, "lremovexattr": 198,
        "fremovexattr": 199, "removexattrat": 466,
        "shmget": 29, "msgget": 68, "semget": 64, "mq_open": 240, "mq_unlink": 241, "add_key": 248, "request_key": 249,
        "keyctl": 250, "memfd_create": 319, "memfd_secret": 447,
        "setpriority": 141, "ioprio_set": 251, "sched_setparam": 142, "sched_setscheduler": 144, "sched_setattr": 314,
        "sched_setaffinity": 203, "migrate_pages": 256, "move_pages": 279, "prlimit64": 302}),
    "aarch64": (0xC00000B7, {
        "socket": 198, "socketpair": 199, "io_uring_setup": 425,
        "fchmod": 52, "fchmodat": 53, "fchmodat2": 452, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5,
        "lsetxattr": 6, "fsetxattr": 7, "setxattrat": 463, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16,
        "removexattrat": 466,
        "shmget": 194, "msgget": 186, "semget": 190, "mq_open": 180, "mq_unlink": 181, "add_key": 217,
        "request_key": 218, "keyctl": 219, "memfd_create": 279, "memfd_secret": 447,
        "setpriority": 140, "ioprio_set": 30, "sched_setparam": 118, "sched_setscheduler": 119, "sched_setattr": 274,
        "sched_setaffinity": 122, "migrate_pages": 238, "move_pages": 239, "prlimit64": 261}),
}
LOAD, AND, IF_EQUAL, IF_AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT, SECOND_ARGUMENT = 0, 4, 16, 24
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
OTHER_NUMBERS, STREAM, KIND = 0x40000000, 1, 0xF


def refusing() -> bytes:
    """The filter for this machine; empty if its numbers are not known here."""
    architecture, numbers = MACHINES.get(os.uname().machine, (0, {}))
    if not numbers:
        return b""
    pair, limits = numbers["socketpair"], numbers["prlimit64"]
    program = [
        (LOAD, 0, 0, ARCHITECTURE), (IF_EQUAL, 1, 0, architecture), (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER), (IF_AT_LEAST, 0, 1, OTHER_NUMBERS), (RETURN, 0, 0, KILL),
    ]
    for number in numbers.values():
        if number not in (pair, limits):
            program += [(IF_EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    # a process may lower its own limits
    program += [
        (IF_EQUAL, 0, 4, limits), (LOAD, 0, 0, FIRST_ARGUMENT), (IF_EQUAL, 1, 0, 0), (RETURN, 0, 0, REFUSE),
        (RETURN, 0, 0, ALLOW),
    ]
    # a pair of streams reaches only itself, and asyncio needs one; one of datagrams can be turned to another address
    program += [
        (IF_EQUAL, 0, 4, pair), (LOAD, 0, 0, SECOND_ARGUMENT), (AND, 0, 0, KIND), (IF_EQUAL, 1, 0, STREAM),
        (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
