"""What a cell may not do, tried by real cells: each attempt fails where cells are confined, and succeeds elsewhere."""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from conftest import SETUP, true_formula, wanted
from myst_parser.config.main import MdParserConfig

from wrt_sphinx.chapters import confinement, supervisor
from wrt_sphinx.chapters.chapter import Chapter
from wrt_sphinx.chapters.parsing import parse
from wrt_sphinx.chapters.runner import run_all

TRIED = f"{confinement.DATA}/file"
# of each: what a cell does, which returns if it succeeds. FILE is a file that cells may read, its own for each attempt,
# OUTSIDE a file elsewhere, PID a process outside, and so on
FILES = {
    "write": "open(FILE, 'w').write('x')",
    "append": "open(FILE, 'a').write('x')",
    "write in place": "os.write(os.open(FILE, os.O_RDWR), b'x')",
    "truncate": "os.truncate(FILE, 0)",
    "chmod": "os.chmod(FILE, 0o600)",
    "chmod of what is open": "os.fchmod(os.open(FILE, os.O_RDONLY), 0o600)",
    "chown": "os.chown(FILE, os.getuid(), os.getgid())",
    "chown of what is open": "os.fchown(os.open(FILE, os.O_RDONLY), os.getuid(), os.getgid())",
    "time": "os.utime(FILE, (1, 1))",
    "time of what is open": "os.utime(os.open(FILE, os.O_RDONLY), (1, 1))",
    "attribute": "os.setxattr(FILE, 'user.x', b'x')",
    "attribute of what is open": "os.setxattr(os.open(FILE, os.O_RDONLY), 'user.x', b'x')",
    "rename": "os.rename(FILE, FILE + '.new')",
    "replace": "os.replace(FILE + '.other', FILE)",
    "remove": "os.remove(FILE)",
    "hard link": "os.link(FILE, FILE + '.link')",
    "symbolic link": "os.symlink(FILE, FILE + '.symlink')",
    "make a folder": "os.mkdir(FILE + '.folder')",
    "make a pipe": "os.mkfifo(FILE + '.pipe')",
    "make a socket": "os.mknod(FILE + '.socket', 0o140600)",
    "a new file": "open(FILE + '.file', 'x')",
    "by another program": "subprocess.run(['touch', FILE], check=True, stderr=subprocess.DEVNULL)",
    "what the build writes": "open(os.path.join(PROJECT, '_build', 'draft'), 'a').write('x')",
    "an open folder": "os.open('new', os.O_CREAT | os.O_WRONLY, dir_fd=os.open(PROJECT, os.O_RDONLY))",
    "read another file": "open(OUTSIDE).read()",
    "list another folder": "os.listdir(os.path.dirname(OUTSIDE))",
    "read the accounts": "open('/etc/passwd').read()",
    "read a page": "open(os.path.join(PROJECT, 'page.md')).read()",
    "find the pages": "os.listdir(PROJECT).index('page.md')",
    "read the history": "open(os.path.join(PROJECT, '.git', 'config')).read()",
    "read shared memory": "open('/dev/shm/' + NAME).read()",
}
SOCKETS = {
    "tcp": "socket.create_connection(('127.0.0.1', TCP), 5)",
    "udp": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', UDP))",
    "http": "http.client.HTTPConnection('127.0.0.1', TCP, timeout=5).connect()",
    "listen": "socket.create_server(('127.0.0.1', 0))",
    "unix": "socket.socket(socket.AF_UNIX).connect(STREAM)",
    "unix, of no name": "socket.socket(socket.AF_UNIX).connect('\\0' + NAME)",
    "unix datagram": "socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', DATAGRAM)",
    "a pair turned elsewhere": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0].connect(DATAGRAM)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "of the kernel's ciphers": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "of a virtual machine": "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)",
    "bluetooth": "socket.socket(31, socket.SOCK_RAW)",
    "raw": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "of packets": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "by another program": f"subprocess.run([{sys.executable!r}, '-c', f'import socket; socket.create_connection("
    "(\"127.0.0.1\", {TCP}), 5)'], check=True, stderr=subprocess.DEVNULL)",
    "io_uring": "called(libc.syscall(425, 8, ctypes.create_string_buffer(120)))",
}
PROCESSES = {
    "see": "os.getpgid(PID)",
    "see that it is there": "os.kill(PID, 0)",
    "signal": "os.kill(PID, signal.SIGCONT)",
    "signal its group": "os.killpg(os.getpgid(PID), signal.SIGCONT)",
    "signal all": "os.kill(-1, 0)",
    "open": "os.pidfd_open(PID)",
    "trace": "called(libc.ptrace(16, PID, 0, 0))",
    "read its memory": "moved(libc.process_vm_readv)",
    "write its memory": "moved(libc.process_vm_writev)",
    "open its memory": "open(f'/proc/{PID}/mem', 'rb')",
    "its environment": "open(f'/proc/{PID}/environ', 'rb').read()",
    "its files": "os.listdir(f'/proc/{PID}/fd')",
    "its root": "os.listdir(f'/proc/{PID}/root')",
    "its priority": "os.getpriority(os.PRIO_PROCESS, PID)",
    "its limits": "resource.prlimit(PID, resource.RLIMIT_NOFILE)",
    "its processors": "os.sched_getaffinity(PID)",
    "its scheduling": "os.sched_getscheduler(PID)",
    "list all": "[name for name in os.listdir('/proc') if name.isdigit()][2]",
    "a queue of messages": "called(libc.msgget(KEY, 0))",
    "shared memory by key": "called(libc.shmget(KEY, 0, 0))",
    "semaphores by key": "called(libc.semget(KEY, 0, 0))",
    "the key ring": "called(libc.syscall(KEYCTL, 0, -3, 0))",
}
ENVIRONMENT = {
    "a variable": "SECRET and os.environ[SECRET]",
    "of another program": "subprocess.run(['printenv', SECRET], check=True, stdout=subprocess.DEVNULL)",
    "the first one": "open('/proc/self/environ', 'rb').read().index(SECRET.encode())",
    "of the one above": "open(f'/proc/{os.getppid()}/environ', 'rb').read().index(SECRET.encode())",
    "of the first of all": "open('/proc/1/environ', 'rb').read()",
    "the command line": "open('/proc/self/cmdline').read()",
}
# tried where cells are confined alone: elsewhere they could do harm, or nobody but root could do them
HARMFUL = {
    "the package": "open(wrt.__file__, 'a')",
    "its packages": "open(sys.modules['sympy'].__file__, 'a')",
    "Python": "open(os.__file__, 'a')",
    "time of Python": "os.utime(sys.executable, (1, 1))",
    "the system": "open('/usr/wrt-was-here', 'w')",
    "the first folder": "open('/wrt-was-here', 'w')",
    "the devices": "open('/dev/wrt-was-here', 'w')",
    "a device": "os.mknod('/tmp/disk', 0o60600, os.makedev(8, 0))",
    "mount": "called(libc.mount(b'none', b'/tmp', b'tmpfs', 0, 0))",
    "mount for writing": "called(libc.mount(b'none', PROJECT.encode(), 0, 32 | 4096, 0))",
    "unmount": "called(libc.umount2(PROJECT.encode(), 2))",
    "change the root": "os.chroot('/tmp')",
    "a namespace of users": "called(libc.unshare(0x10000000))",
    "a namespace of mounts": "called(libc.unshare(0x00020000))",
    "the clock": "time.clock_settime(time.CLOCK_REALTIME, 1)",
    "the name of the machine": "socket.sethostname('x')",
    "another user": "os.setuid(os.getuid() + 1)",
    "the fork server: trace": "called(libc.ptrace(16, os.getppid(), 0, 0))",
    "the fork server: its memory": "moved(libc.process_vm_writev, os.getppid())",
    "the fork server: its socket": "called(libc.syscall(438, os.pidfd_open(os.getppid()), 3, 0))",
    "the fork server: its files": "os.listdir(f'/proc/{os.getppid()}/fd')",
    "the fork server: its limits": "resource.prlimit(1, resource.RLIMIT_NOFILE, (20, 20))",
    "the fork server: its priority": "os.setpriority(os.PRIO_PROCESS, 1, 19)",
    "the fork server: its processors": "os.sched_setaffinity(1, {0})",
    "the fork server: its scheduling": "os.sched_setscheduler(1, os.SCHED_BATCH, os.sched_param(0))",
    "mode of a device": "os.chmod('/dev/null', os.stat('/dev/null').st_mode & 0o7777)",
    "mode of an open device": "os.fchmod(os.open('/dev/null', os.O_RDWR), os.stat('/dev/null').st_mode & 0o7777)",
    "owner of a device": "os.chown('/dev/full', -1, -1)",
    "time of a device": "os.utime('/dev/zero')",
    "a queue for the next chapter": "called(libc.msgget(0x1515, 0o1666))",
    "semaphores for the next chapter": "called(libc.semget(0x1515, 1, 0o1666))",
    "a named queue for the next chapter": "called(libc.syscall(240, b'wrt', 0o102, 0o600, 0))",
    "memory of nobody": "os.memfd_create('x')",
    "a higher priority": "os.nice(-1)",
    "higher limits": "resource.setrlimit(resource.RLIMIT_AS, (1 << 40, 1 << 40))",
    "a large file": "open('/tmp/large', 'wb').write(bytes(1 << 25))",
    "many files": "[open(f'/dev/shm/{n}', 'wb').write(bytes(1 << 20)) for n in range(20)]",
    "many open files": "[os.dup(0) for _ in range(1000)]",
}
GROUPS = {"files": FILES, "sockets": SOCKETS, "processes": PROCESSES, "environment": ENVIRONMENT, "harmful": HARMFUL}
# what this machine or this user cannot do in any case
NOT_EVERYWHERE = {
    "attribute", "attribute of what is open", "netlink", "of the kernel's ciphers", "of a virtual machine", "bluetooth",
    "raw", "of packets", "io_uring", "trace", "read its memory", "write its memory", "open its memory", "its files",
    "its environment", "its root", "of the first of all", "the key ring", "signal its group", "of the one above",
}
BEGIN = """
import ctypes, http.client, os, resource, signal, socket, subprocess, sys, time
import wrt

libc = ctypes.CDLL(None, use_errno=True)

def called(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), "")
    return result

def moved(call, pid=None):
    here = ctypes.create_string_buffer(8)
    places = (ctypes.c_size_t * 2)(ctypes.addressof(here), 8)
    return called(call(pid or PID, places, 1, (ctypes.c_size_t * 2)(PLACE, 8), 1, 0))
"""


def cell(code: str) -> str:
    return f"```{{code-cell}} python\n{code}\n```\n\n"


def ran(folder: Path, *pages: list[str], seconds: float = 30) -> list[Chapter]:
    """Chapters with these cells, as a build in the folder runs them."""
    texts = [f"# Page {number}\n\n" + "".join(map(cell, cells)) for number, cells in enumerate(pages)]
    chapters = [parse(f"{n}", f"{n}.md", text, MdParserConfig()) for n, text in enumerate(texts)]
    return sorted(run_all(chapters, str(folder), seconds), key=lambda chapter: chapter.docname)


def printed(chapter: Chapter) -> list[str]:
    """What each cell printed."""
    return ["".join(output.text for output in cell.outputs) for cell in chapter.code_cells]


def told(chapter: Chapter) -> list[str]:
    return [message for _, message in chapter.failures]


def forbidden(patch) -> None:
    """Let no bubblewrap be found."""
    patch.setattr(confinement, "bubblewrap", lambda folder: ("", "namespaces are forbidden"))
    patch.setattr(supervisor, "bubblewrap", confinement.bubblewrap)


confined = pytest.fixture(scope="module")(lambda: wanted(
    confinement.bubblewrap(os.getcwd())[0], f"cells cannot be confined: {confinement.bubblewrap(os.getcwd())[1]}"))


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory):
    """A project, and what there is outside of it: files, sockets, a process, a secret."""
    project, outside = (tmp_path_factory.mktemp(name).resolve() for name in ("project", "outside"))
    (project / "_build").mkdir()
    (project / confinement.DATA).mkdir()
    (project / "page.md").write_text("a page")
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text("password")
    (outside / "file").write_text("secret")
    libc, name, key = ctypes.CDLL(None), f"wrt-{os.getpid()}", 0x77720000 | os.getpid() & 0xFFFF
    Path("/dev/shm", name).write_text("secret")
    numbers = {"KEYCTL": {"x86_64": 250}.get(os.uname().machine, 219)}
    with contextlib.ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        made = {}
        for kind, family, type_, address in (
            ("UDP", socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            ("STREAM", socket.AF_UNIX, socket.SOCK_STREAM, str(project / "s")),
            ("DATAGRAM", socket.AF_UNIX, socket.SOCK_DGRAM, str(project / "d")),
            ("NAMELESS", socket.AF_UNIX, socket.SOCK_STREAM, f"\0{name}"),
        ):
            made[kind] = stack.enter_context(socket.socket(family, type_))
            made[kind].bind(address)
            if type_ == socket.SOCK_STREAM:
                made[kind].listen()
        answers = "import sys, time; sys.stdout.write(str(id(bytes(8))) + chr(10)); sys.stdout.flush(); time.sleep(99)"
        allow = "import ctypes; ctypes.CDLL(None).prctl(0x59616d61, ctypes.c_ulong(-1), 0, 0, 0); "
        victim = stack.enter_context(
            subprocess.Popen([sys.executable, "-c", allow + answers], stdout=subprocess.PIPE, text=True))
        place = int(victim.stdout.readline())
        queue, memory, semaphores = libc.msgget(key, 0o1600), libc.shmget(key, 8, 0o1600), libc.semget(key, 1, 0o1600)
        yield project, {
            "PROJECT": str(project), "OUTSIDE": str(outside / "file"), "NAME": name, "KEY": key, "PID": victim.pid,
            "PLACE": place, "TCP": tcp.getsockname()[1], "UDP": made["UDP"].getsockname()[1],
            "STREAM": str(project / "s"), "DATAGRAM": str(project / "d"), "SECRET": "WRT_TEST_SECRET", **numbers,
        }
        libc.msgctl(queue, 0, None)
        libc.shmctl(memory, 0, None)
        libc.semctl(semaphores, 0, 0)
        victim.kill()
    os.remove(f"/dev/shm/{name}")


def outcomes(surroundings, groups: list[str]) -> dict[tuple[str, str], str]:
    """How each attempt of these groups ended: the error, or nothing if it succeeded."""
    project, values = surroundings
    attempts = [(group, name) for group in groups for name in GROUPS[group]]
    cells = [BEGIN + "".join(f"\n{name} = {value!r}" for name, value in values.items())]
    for number, (group, name) in enumerate(attempts):
        file = project / confinement.DATA / f"file{number}"
        for path in (file, file.with_name(f"{file.name}.other")):
            path.write_text("as it was")
            os.utime(path, (1000, 1000))
        cells.append(
            f"FILE = {str(file)!r}\ntry:\n    {GROUPS[group][name]}\n    print('done')\n"
            "except (Exception, MemoryError) as error:\n    print(type(error).__name__, error)")
    (chapter,) = ran(project, cells)
    assert told(chapter) == []
    return dict(zip(attempts, printed(chapter)[1:], strict=True))


@pytest.fixture(scope="module")
def when_confined(confined, surroundings):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WRT_TEST_SECRET", "secret")
        before = state(surroundings[0])
        found = outcomes(surroundings, list(GROUPS))
        after = {path: now for path, now in state(surroundings[0]).items() if not path.startswith(TRIED)}
        assert after == before
        return found, state(surroundings[0])


@pytest.fixture(scope="module")
def when_unconfined(when_confined, surroundings):
    with pytest.MonkeyPatch.context() as patch:
        forbidden(patch)
        return outcomes(surroundings, ["files", "sockets", "processes"])


@pytest.mark.parametrize("name", ["a variable", "of another program", "the first one", "the command line"])
def test_what_is_to_be_found_is_there(name):
    """The processes of the chapters begin with an empty environment everywhere, so a plain one shows it."""
    code = f"{BEGIN}\nSECRET = 'WRT_TEST_SECRET'\n{ENVIRONMENT[name]}"
    subprocess.run([sys.executable, "-c", code], env={**os.environ, "WRT_TEST_SECRET": "secret"}, check=True)


def state(folder: Path) -> dict[str, tuple]:
    """All of a folder: content, mode, owner, time."""
    return {
        str(path.relative_to(folder)): (path.read_bytes() if path.is_file() else b"", found.st_mode, found.st_uid,
                                        found.st_mtime_ns if path.is_file() else 0)
        for path in sorted(folder.rglob("*")) for found in [path.lstat()]
    }


def every(*groups: str):
    attempts = [(group, name) for group in groups for name in GROUPS[group]]
    return pytest.mark.parametrize("attempt", attempts, ids=": ".join)


@every(*GROUPS)
def test_what_a_cell_may_not_do_it_cannot(when_confined, attempt):
    found, _ = when_confined
    assert found[attempt].strip() != "done"
    assert found[attempt].split()[0] in {
        "PermissionError", "OSError", "FileNotFoundError", "ProcessLookupError", "CalledProcessError", "URLError",
        "KeyError", "ValueError",
    }, found[attempt]


@every("files", "sockets", "processes")
def test_elsewhere_it_can(when_unconfined, attempt):
    found = when_unconfined[attempt].strip()
    if attempt[1] in NOT_EVERYWHERE and found != "done":
        pytest.skip(found)
    assert found == "done"


def test_no_file_is_other_than_it_was(when_confined):
    _, files = when_confined
    tried = {path: found for path, found in files.items() if path.startswith(TRIED)}
    number = sum(map(len, GROUPS.values()))
    assert len(tried) == 2 * number and {(found[0], found[3]) for found in tried.values()} == {
        (b"as it was", 1000 * 10**9)}


SLEEP = f"86397.{os.getpid()}"    # of no other process of the tests
LEFT = {
    "a program": f"subprocess.Popen(['sleep', '{SLEEP}'])",
    "in a session of its own": f"subprocess.Popen(['sleep', '{SLEEP}'], start_new_session=True)",
    "twice removed": f"subprocess.run(['sh', '-c', 'setsid sh -c \"sleep {SLEEP} & exit\" &'])",
    "that holds the pipe":
        "for number in range(3, 20):\n"
        "    with contextlib.suppress(OSError):\n        os.set_inheritable(number, True)\n"
        f"subprocess.Popen(['sleep', '{SLEEP}'], close_fds=False)",
    "that stands still": f"os.kill(subprocess.Popen(['sleep', '{SLEEP}']).pid, signal.SIGSTOP)",
    "that ignores signals":
        f"subprocess.Popen(['sh', '-c', 'trap \"\" TERM HUP INT; while true; do sleep {SLEEP}; done'])",
    "a fork": f"os.fork() or os.execvp('sleep', ['sleep', '{SLEEP}'])",
    "a fork of a fork":
        f"os.fork() or (os.setsid(), os.fork() and os._exit(0), os.execvp('sleep', ['sleep', '{SLEEP}']))",
}


def sleepers() -> list[int]:
    return [p.pid for p in psutil.process_iter(["cmdline"]) if SLEEP in " ".join(p.info["cmdline"] or [])]


@pytest.fixture(scope="module")
def left(confined, tmp_path_factory):
    pages = [[f"import contextlib, os, signal, subprocess, time\n{code}\ntime.sleep(0.1)"] for code in LEFT.values()]
    return dict(zip(LEFT, ran(tmp_path_factory.mktemp("left"), *pages), strict=True))


@pytest.mark.parametrize("name", LEFT)
def test_what_a_chapter_leaves_running_is_ended_and_told(left, name):
    (message,) = told(left[name])
    assert message.startswith("cell 1: it left ") and message.endswith("running; wait for them") and sleepers() == []


# a chapter: what is told of it
TOO_MUCH = {
    "forks without end": (
        "import os\nwhile True:\n    os.fork()", "cell 1: it had more than 32 processes and was stopped"),
    "threads without end": (
        "import threading, time\nwhile True:\n    time.sleep(0.03)\n"
        "    threading.Thread(target=time.sleep, args=(9,)).start()",
        "cell 1: it had more than 32 processes and was stopped"),
    "memory of several processes": (
        "import os, time\nfor _ in range(3):\n    if os.fork() == 0:\n        a = b'1' * 200_000_000\n"
        "        time.sleep(20)\ntime.sleep(20)", "cell 1: it used more than 0.125 GB and was stopped"),
    "shared memory": (
        "import mmap, time\nkept = mmap.mmap(-1, 1 << 28)\nkept.write(bytes(1 << 28))\ntime.sleep(20)",
        "cell 1: it used more than 0.125 GB and was stopped"),
    "standing still": ("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)", "cell 1: it ran longer than 3 s"),
    "without its pipe": (
        "import os, time\nos.closerange(3, 99)\ntime.sleep(60)",
        "cell 1: it ran on without a word"),
    "a signal without a name": (
        "import os\nos.kill(os.getpid(), 40)", "cell 1: the process of the chapter was ended by signal 40"),
    "the fork server": (
        "import os, signal\nfor number in range(1, 65):\n    if number not in (32, 33):\n"
        "        os.kill(os.getppid(), number)\nos.kill(os.getppid(), 0)\nraise ValueError('it lives')",
        "cell 1: ValueError: it lives"),
}


@pytest.fixture(scope="module")
def too_much(confined, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(supervisor, "MOST_MEMORY", 1 << 27)
        found = ran(tmp_path_factory.mktemp("much"), *([code] for code, _ in TOO_MUCH.values()), seconds=3)
    return dict(zip(TOO_MUCH, found, strict=True))


@pytest.mark.parametrize("name", TOO_MUCH)
def test_limits_hold_for_the_chapter_as_a_whole(too_much, name):
    messages = told(too_much[name])
    assert [message[:len(TOO_MUCH[name][1])] for message in messages] == [TOO_MUCH[name][1]], messages


def test_the_cells_of_a_chapter_have_a_deadline_together(confined, tmp_path, monkeypatch):
    monkeypatch.setattr("wrt_sphinx.chapters.process.CELLS", 2)
    (chapter,) = ran(tmp_path, ["import time\ntime.sleep(0.6)"] * 9, seconds=1)
    (message,) = told(chapter)
    assert "the chapter ran longer than 2 s and was stopped" in message


def test_no_chapter_meets_what_another_has_left(confined, tmp_path):
    leaves = "open('/tmp/left', 'w').write('x')\nfor n in range(10_000): open(f'/dev/shm/{n}', 'w').close()"
    looks = "import os\nprint(os.listdir('/tmp'), os.listdir('/dev/shm'))"
    first, _, third = ran(tmp_path, [looks], [leaves], [looks])
    assert printed(first) == printed(third) != [""] and not os.path.exists("/tmp/left")


def test_what_a_cell_may_do(confined, tmp_path):
    (tmp_path / confinement.DATA).mkdir()
    (tmp_path / confinement.DATA / "text").write_text("of the project")
    cells = ["import asyncio, numpy, sympy, tempfile, wrt\nprint(open('measurements/text').read())",
             "with tempfile.TemporaryFile() as file: print(file.write(b'four'))",
             "import subprocess\nsubprocess.run(['true'], check=True)\nprint(asyncio.run(asyncio.sleep(0, 'done')))"]
    (chapter,) = ran(tmp_path, cells)
    assert (told(chapter), printed(chapter)) == ([], ["of the project\n", "4\n", "done\n"])


FINE = f"# Page\n{SETUP}{true_formula('fine')}"


def test_the_reader_is_told_once_where_cells_are_not_confined(make_site, monkeypatch):
    forbidden(monkeypatch)
    monkeypatch.delenv(confinement.REQUIRED, raising=False)
    built = make_site({"a": FINE, "b": FINE.replace('"fine"', '"more"')}).build()
    assert built.status == 0 and built.told == (
        "cells run unconfined, with your own rights: namespaces are forbidden; "
        "they are confined where bubblewrap works, on Linux with user namespaces\n")


def test_where_it_is_required_nothing_runs_unconfined(make_site, monkeypatch):
    forbidden(monkeypatch)
    monkeypatch.setenv(confinement.REQUIRED, "required")
    site = make_site({"a": FINE})
    built = site.build()
    assert built.status == 1 and not (site.html / "a.html").exists()
    assert built.told.startswith(
        "ERROR: cells cannot be confined, and WRT_CONFINED=required: namespaces are forbidden; ")


@pytest.mark.parametrize("program, why", [("false", "bubblewrap ended with exit code 1"), ("nowhere", "nowhere")])
def test_why_cells_are_not_confined_is_found(monkeypatch, tmp_path, program, why):
    monkeypatch.setattr(confinement, "_programs", lambda: [program])
    found, told = confinement.bubblewrap(str(tmp_path / ".." / tmp_path.name))
    assert found == "" and why in told


def test_a_machine_whose_calls_are_unknown_confines_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(confinement, "refusing", bytes)
    assert confinement.bubblewrap(str(tmp_path))[1].startswith("the system calls of ")
