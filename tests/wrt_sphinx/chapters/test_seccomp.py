"""The filter, as the kernel would read it: each call is allowed or not."""

import errno
import os
import struct
from types import SimpleNamespace

import pytest

from wrt_sphinx.chapters import seccomp
from wrt_sphinx.chapters.seccomp import ALLOW, KILL, MACHINES, REFUSE


def verdict(machine: str, number: int, second: int = 0, architecture: int | None = None, first: int = 0) -> int:
    """What the filter of a machine returns for a call."""
    program = list(struct.iter_unpack("=HBBI", filter_of(machine)))
    data = struct.pack("=IIQQQ", number, architecture or MACHINES[machine][0], 0, first, second)
    place = held = 0
    while True:
        code, yes, no, value = program[place]
        place += 1
        match code:
            case seccomp.LOAD:
                (held,) = struct.unpack_from("=I", data, value)
            case seccomp.AND:
                held &= value
            case seccomp.IF_EQUAL:
                place += yes if held == value else no
            case seccomp.IF_AT_LEAST:
                place += yes if held >= value else no
            case seccomp.RETURN:
                return value


def filter_of(machine: str) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "uname", lambda: SimpleNamespace(machine=machine))
        return seccomp.refusing()


@pytest.mark.parametrize("machine", MACHINES)
def test_the_calls_are_refused_and_all_others_are_allowed(machine):
    numbers = MACHINES[machine][1]
    refused = set(numbers.values()) - {numbers["socketpair"], numbers["prlimit64"]}
    assert {number for number in range(600) if verdict(machine, number, 1) != ALLOW} == refused
    assert len(refused) == len(numbers) - 2
    assert {verdict(machine, number) for number in refused} == {REFUSE} and REFUSE & 0xFFFF == errno.EPERM


@pytest.mark.parametrize("machine", MACHINES)
def test_a_pair_of_streams_is_allowed_and_no_other(machine):
    pair, flags = MACHINES[machine][1]["socketpair"], 0o2004000
    assert [verdict(machine, pair, kind | flags) == ALLOW for kind in range(8)] == [kind == 1 for kind in range(8)]


@pytest.mark.parametrize("machine", MACHINES)
def test_only_its_own_limits_are_a_process_s(machine):
    limits = MACHINES[machine][1]["prlimit64"]
    assert [verdict(machine, limits, first=process) for process in (0, 1, 2, 1 << 31)] == [ALLOW, *[REFUSE] * 3]


@pytest.mark.parametrize("machine", MACHINES)
def test_no_other_numbering_is_let_in(machine):
    assert verdict(machine, 1, architecture=0x40000003) == verdict(machine, 0x40000000 | 41) == KILL


def test_a_machine_that_is_not_known_has_no_filter():
    assert filter_of("pdp11") == b""
