import errno
import os
import random
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

import apts_model as am
from apts_model.files.writing import write_atomically

OLD, NEW = "the old file\n", "the new file, é\n"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a file that holds something already."""
    path = tmp_path / "mine.json"
    path.write_text(OLD, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    """Return all that lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def failing(error: BaseException) -> Callable[..., NoReturn]:
    """Return a function that fails, whatever it is called with."""

    def fail(*_: Any, **__: Any) -> NoReturn:
        raise error

    return fail


def test_a_new_file(tmp_path: Path) -> None:
    """A file that was not there is written, as UTF-8 with plain newlines, and nothing else."""
    write_atomically(tmp_path / "mine.json", NEW)
    assert (tmp_path / "mine.json").read_bytes() == NEW.encode()
    assert names(tmp_path) == ["mine.json"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """A new file may be read by those whom the user's mask lets in, as any other file."""
    (tmp_path / "usual").touch()
    write_atomically(tmp_path / "mine.json", NEW)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "mine.json")]
    assert modes[0] == modes[1]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o664, 0o400])
def test_an_old_file_keeps_its_permissions(old: Path, mode: int) -> None:
    """Who may read a file does not change because it was written anew."""
    old.chmod(mode)
    write_atomically(old, NEW)
    assert stat.S_IMODE(old.stat().st_mode) == mode
    assert old.read_text(encoding="utf-8") == NEW
    assert names(old.parent) == ["mine.json"]


@pytest.fixture
def modes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the permissions that each file has while its text goes onto the disk."""
    found: list[int] = []
    flush = os.fsync

    def look(descriptor: int) -> None:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            assert status.st_size == len(NEW.encode())
            found.append(stat.S_IMODE(status.st_mode))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_nobody_else_reads_the_new_text_of_an_old_file(
    old: Path, modes: list[int], mode: int
) -> None:
    """While an old file is replaced, the new one is its owner's alone, from the beginning."""
    old.chmod(mode)
    write_atomically(old, NEW)
    assert modes == [0o600]
    assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o027, 0o077])
def test_the_mask_says_who_reads_a_new_file(tmp_path: Path, modes: list[int], mask: int) -> None:
    """A new file has what the user's mask leaves, from the beginning."""
    usual = os.umask(mask)
    try:
        write_atomically(tmp_path / "mine.json", NEW)
    finally:
        os.umask(usual)
    assert modes == [0o666 & ~mask]
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o666 & ~mask


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("by_link", [False, True])
def test_a_pipe_is_written_into(tmp_path: Path, by_link: bool) -> None:
    """A named pipe stays one, and who reads from it receives the text."""
    pipe, link = tmp_path / "pipe.json", tmp_path / "link.json"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_atomically(link if by_link else pipe, NEW)
    reader.join(30)
    assert received == [NEW.encode()]
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert names(tmp_path) == ["link.json", "pipe.json"]


def test_a_link_is_followed(old: Path, tmp_path: Path) -> None:
    """Behind a link, the file is written to which it leads, in its own folder; the link stays."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link, again = elsewhere / "link.json", elsewhere / "again.json"
    link.symlink_to(Path("..") / old.name)
    again.symlink_to(link)
    write_atomically(again, NEW)
    assert again.is_symlink()
    assert link.is_symlink()
    assert not old.is_symlink()
    assert old.read_text(encoding="utf-8") == NEW
    assert names(elsewhere) == ["again.json", "link.json"]
    assert names(tmp_path) == ["elsewhere", "mine.json"]


def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    """A link to a file that is still to come makes that file."""
    (tmp_path / "link.json").symlink_to("target.json")
    write_atomically(tmp_path / "link.json", NEW)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "target.json").read_text(encoding="utf-8") == NEW


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path without a folder is of the current folder."""
    monkeypatch.chdir(tmp_path)
    write_atomically(Path("mine.json"), NEW)
    assert names(tmp_path) == ["mine.json"]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "shutil.copymode"])
def test_a_failure_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    """Whatever fails on the way, the old file is whole, and no other file is left."""
    with monkeypatch.context() as patched:
        patched.setattr(step, failing(error))
        with pytest.raises(type(error)):
            am.dump(am.Dataset(title="Mine"), old)
    assert old.read_text(encoding="utf-8") == OLD
    assert names(old.parent) == ["mine.json"]


def test_a_failure_while_writing_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So too where the disk is full in the middle of the text."""
    opened: Any = os.fdopen

    class Cut:
        """A file that takes half of what is written to it."""

        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> "Cut":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "full")

    def half(descriptor: int, *arguments: Any, **named: Any) -> Cut:
        return Cut(opened(descriptor, *arguments, **named))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", half)
        with pytest.raises(OSError, match="full"):
            write_atomically(old, NEW)
    assert old.read_text(encoding="utf-8") == OLD
    assert names(old.parent) == ["mine.json"]


def test_a_text_that_cannot_be_encoded_leaves_the_old_file(old: Path) -> None:
    """Nor does a text that is no Unicode touch the file."""
    with pytest.raises(UnicodeEncodeError):
        write_atomically(old, "\ud800")
    assert old.read_text(encoding="utf-8") == OLD
    assert names(old.parent) == ["mine.json"]


def test_an_error_means_that_the_old_file_is_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system that cannot flush folders, either there is no error or nothing was changed."""
    flush = os.fsync

    def only_files(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "folders cannot be flushed here")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", only_files)
    try:
        write_atomically(old, NEW)
    except OSError:
        assert old.read_text(encoding="utf-8") == OLD
    else:
        assert old.read_text(encoding="utf-8") == NEW


def test_the_file_is_on_the_disk_before_it_takes_its_place(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text is flushed, then renamed, then the folder is flushed: a crash loses nothing."""
    steps: list[str] = []
    flush, replace = os.fsync, Path.replace

    def flushed(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("flush folder" if is_folder else "flush file")
        if not is_folder:
            assert os.fstat(descriptor).st_size == len(NEW.encode())
        flush(descriptor)

    def replaced(self: Path, target: Path) -> Path:
        steps.append("rename")
        assert self.parent == target.parent
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    write_atomically(old, NEW)
    assert steps == ["flush file", "rename", "flush folder"]


def test_where_folders_cannot_be_opened_none_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that does not open folders, as Windows, is not asked to."""
    monkeypatch.delattr(os, "O_DIRECTORY")
    write_atomically(old, NEW)
    assert old.read_text(encoding="utf-8") == NEW


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A file is not written into a folder that is not there, nor is the folder made."""
    with pytest.raises(FileNotFoundError) as caught:
        am.dump(am.Dataset(title="Mine"), tmp_path / "no" / "mine.json")
    assert (caught.value.errno, caught.value.strerror) == (errno.ENOENT, "there is no such folder")
    assert caught.value.filename == str(tmp_path / "no")
    assert names(tmp_path) == []


def test_a_failure_to_begin_is_told_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no new file could be made, there is none to take away."""
    error = PermissionError(errno.EACCES, "not here")
    monkeypatch.setattr(os, "open", failing(error))
    with pytest.raises(PermissionError) as caught:
        write_atomically(old, NEW)
    assert caught.value is error


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    """A folder that has the name of the file stays, with all that is in it."""
    (tmp_path / "mine.json").mkdir()
    (tmp_path / "mine.json" / "kept").touch()
    with pytest.raises(OSError, match=r"mine\.json"):
        am.dump(am.Dataset(title="Mine"), tmp_path / "mine.json")
    assert names(tmp_path) == ["mine.json"]
    assert names(tmp_path / "mine.json") == ["kept"]


@pytest.mark.parametrize("when", ["os.fsync", "pathlib.Path.replace"])
def test_a_killed_writer_leaves_the_old_file(tmp_path: Path, when: str) -> None:
    """A process that is killed between writing and renaming leaves the old file, readable."""
    path = tmp_path / "mine.json"
    before = am.Dataset(title="Before")
    am.dump(before, path)
    module, _, name = when.rpartition(".")
    program = f"""
        import os, pathlib, signal, sys
        import apts_model as am
        def die(*_): os.kill(os.getpid(), signal.SIGKILL)
        setattr({module}, {name!r}, die)
        am.dump(am.Dataset(title="After"), sys.argv[1])
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program), str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert am.load(path) == before
    after = am.Dataset(title="Later")
    am.dump(after, path)
    assert am.load(path) == after


def test_readers_never_see_half_a_file(tmp_path: Path) -> None:
    """A file that is open for reading stays what it was while a new one takes its place."""
    path = tmp_path / "mine.json"
    am.dump(am.Dataset(title="Before"), path)
    with path.open(encoding="utf-8") as reader:
        head = reader.read(5)
        am.dump(am.Dataset(title="After"), path)
        assert am.loads(head + reader.read()).title == "Before"
    assert am.load(path).title == "After"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    """A process that writes two data sets by turns, killed whenever, leaves one of the two."""
    program = """
        import sys
        import apts_model as am
        datas = [
            am.Dataset(
                title=title,
                people=[am.Person(id=f"{title}-{n}", name=f"{title} {n}") for n in range(count)],
            )
            for title, count in (("one", 200), ("other", 300))
        ]
        am.dump(datas[0], sys.argv[1])
        print("ready", flush=True)
        while True:
            for data in datas:
                am.dump(data, sys.argv[1])
    """
    path = tmp_path / "mine.json"
    moments = random.Random(20261122)
    titles: set[str] = set()
    mode = 0o640
    for _ in range(15):
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(program), str(path)],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            path.chmod(mode)
            time.sleep(moments.uniform(0, 0.1))
            writer.send_signal(signal.SIGKILL)
            assert writer.wait() == -signal.SIGKILL
        data = am.load(path)
        titles.add(data.title)
        count = {"one": 200, "other": 300}[data.title]
        assert [one.id for one in data.people] == [f"{data.title}-{n}" for n in range(count)]
        assert [one.name for one in data.people] == [f"{data.title} {n}" for n in range(count)]
    assert titles == {"one", "other"}
    left = [name for name in names(tmp_path) if name != "mine.json"]
    assert all(name.startswith(".") and name.endswith(".tmp") for name in left)
    am.dump(am.Dataset(title="Later"), path)
    assert am.load(path).title == "Later"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk at hand")
def test_a_disk_that_is_full_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is where the system itself says, while flushing, that there is no room."""

    def full(descriptor: int, *_: Any, **__: Any) -> Any:
        os.close(descriptor)
        return Path("/dev/full").open("wb")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", full)
        with pytest.raises(OSError, match="No space left on device"):
            am.dump(am.Dataset(title="Mine"), old)
    assert old.read_text(encoding="utf-8") == OLD
    assert names(old.parent) == ["mine.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit on the size of files")
def test_a_file_that_may_not_grow_so_large_leaves_the_old_one(old: Path) -> None:
    """So it is where the system lets a process write no more than so many bytes."""
    program = """
        import resource, signal, sys
        import apts_model as am
        data = am.load_apts()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))
        try:
            am.dump(data, sys.argv[1])
        except OSError as error:
            print(error.errno)
    """
    done = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(program), str(old)],
        check=False,
        capture_output=True,
        text=True,
        env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
    )
    assert done.stdout.strip() == str(errno.EFBIG)
    assert old.read_text(encoding="utf-8") == OLD
    assert names(old.parent) == ["mine.json"]
