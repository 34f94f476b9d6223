"""A new site is made beside the old one and put in its place in one step: whatever happens, one of the two is there whole.

`.site-XXXX` holds what is being made, and `.site-XXXX.lock` is locked by the build that makes it; so a build that was
ended leaves a folder that nobody holds, and the next build takes that away. On Linux and macOS the system exchanges two
folders in one step. Elsewhere, and on file systems that cannot, the old site is moved away first: between the two steps
there is none, and a build that is ended right there leaves the old one in `.site-XXXX/old`, from where the next build
brings it back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

#: The list of what a build made, in the site itself; what is not on it is not ours.
MADE = ".valuecase-made"
ABOUT = "# Made by valuecase, and replaced by its next build. Whatever else is in this folder is left in it."
_PREFIX, _LOCK, _NEW, _OLD = ".site-", ".lock", "new", "old"
#: What the file system says where two folders cannot be exchanged in one step.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
#: Of <fcntl.h> and <linux/fs.h>, and of <sys/stdio.h> on macOS.
_HERE, _EXCHANGE, _SWAP = -100, 2, 2


class NotOurs(Exception):
    """The folder of the site holds files that no build made, in words for who builds."""


@contextmanager
def beside(site: Path, check: Callable[[Path], None]) -> Iterator[Path]:
    """An empty folder beside the site to build in; it, and what builds left that were ended, is gone afterwards.

    check: raises where the site may not be replaced. It is asked once an old site is back that an ended build had
    moved away, since nobody knows who wrote what lies there.
    """
    tidy(site)
    check(site)
    folder, lock = _begun(site.parent)
    try:
        (folder / _NEW).mkdir()
        yield folder / _NEW
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(lock)


def list_made(site: Path) -> None:
    """Write down in a site that was just made what was made; files whose names begin with a full stop never are."""
    made = [name for name in _files(site) if not name.startswith(".")]
    (site / MADE).write_text("\n".join([ABOUT, *made, ""]), "utf-8", newline="\n")


def not_ours(site: Path) -> list[str]:
    """The files in a site's folder that no build made, from the top of the site."""
    try:
        made = set() if (site / MADE).is_symlink() else set((site / MADE).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        made = set()
    return [name for name in _files(site) if name not in made and name != MADE]


def check_place(site: Path) -> None:
    """Refuse a folder with files that were not made here and would be mixed up with a site; raises NotOurs."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotOurs(f"{site} is not a folder: take it away, or name another in mkdocs.yml (site_dir:).")
    if (site / MADE).is_file() or not site.exists():
        return
    if strangers := [name for name in not_ours(site) if not name.startswith(".")]:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        raise NotOurs(
            f"{site} holds files that valuecase did not make: {', '.join(strangers[:3])}{more}.\n"
            "Nothing was deleted. Empty that folder, or name another in mkdocs.yml (site_dir:); what is to stand beside\n"
            "the pages can be put there once they are built, and stays from then on."
        )


def exchange(new: Path, site: Path) -> None:
    """Put a new site in the place of the old one; files in the old one that no build made are in the new one too.

    new: a folder that `beside` gave. Raises NotOurs where such a file stands where one was made now, OSError where the
    system refuses; the old site is there then.
    """
    for name in not_ours(site) if site.exists() else ():
        target = new / name
        if os.path.lexists(target) or any(part.is_file() for part in target.parents if part.is_relative_to(new)):
            raise NotOurs(f"{site / name} was not made by a build, and one makes it now: move it out of the site.")
        if not ((site / name).is_file() or (site / name).is_symlink()):
            raise NotOurs(f"{site / name} is a pipe, a socket or a device, and no file: take it out of the site.")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(site / name, target, follow_symlinks=False)
    new.chmod(0o755)
    if not site.exists():
        new.rename(site)
    elif not swapped(new, site):
        _in_two_steps(new, site)


def swapped(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot. Raises OSError."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            done = libc.renamex_np(os.fsencode(one), os.fsencode(other), _SWAP)
        else:
            done = libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    except (AttributeError, OSError, TypeError):  # no such call in the library of this system
        return False
    if done == 0:
        return True
    if (number := ctypes.get_errno()) in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _in_two_steps(new: Path, site: Path) -> None:
    old = new.with_name(_OLD)
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if not site.exists():
            old.rename(site)
        raise


def _begun(parent: Path) -> tuple[Path, FileLock]:
    """A folder of our own, and the lock that says that somebody is at work in it."""
    while True:
        folder = Path(tempfile.mktemp(prefix=_PREFIX, dir=parent))  # made below, after its lock
        lock = FileLock(f"{folder}{_LOCK}")
        try:
            lock.acquire(blocking=False)
            folder.mkdir(0o700)
        except (Timeout, FileExistsError):  # another build that cleans was faster
            lock.release()
            continue
        except OSError:
            _let_go(lock)
            raise
        return folder, lock


def tidy(site: Path) -> None:
    """Take away what ended builds left; a site that one of them had moved away and not replaced comes back first."""
    for path in site.parent.glob(f"{_PREFIX}*{_LOCK}"):
        folder = path.with_name(path.name.removesuffix(_LOCK))
        if path.is_symlink() or folder.is_symlink():
            continue  # no build makes links: they lead to what is somebody else's
        lock = FileLock(path)
        try:
            lock.acquire(blocking=False)
        except (Timeout, OSError):
            continue  # somebody is at work there
        if _brought_back(folder, site):
            shutil.rmtree(folder, ignore_errors=True)
            _let_go(lock)
        else:
            lock.release()


def _brought_back(folder: Path, site: Path) -> bool:
    """Whether nothing in an ended build's folder is needed any more: an old site that was moved there is back."""
    if not (folder / _OLD).is_dir() or (folder / _OLD).is_symlink() or os.path.lexists(site):
        return True
    try:
        (folder / _OLD).rename(site)
    except OSError:
        return False
    return True


def _let_go(lock: FileLock) -> None:
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
    with suppress(OSError):  # where a file that is open cannot be deleted
        Path(lock.lock_file).unlink(missing_ok=True)


def _files(folder: Path) -> list[str]:
    """Every file and link within, from its top, in order."""
    found = []
    for path, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        found += [(Path(path) / name).relative_to(folder).as_posix() for name in (*files, *links)]
    return sorted(found)
