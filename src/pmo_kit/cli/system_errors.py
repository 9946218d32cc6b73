"""What the operating system refused, as one sentence: which file, what was tried, what to do."""

from __future__ import annotations

import errno
import sys

from pmo_kit._files.whole_file import Refused, was_writing
from pmo_kit._text import safe
from pmo_kit.cli.output import OUTPUT, Stop

_ROOM = "Make room on that disk, then run this again."
_RIGHTS = "Mend the rights of it and of the folder that it lies in, or name another place."
_REMEDIES = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "Name a place that may be written to: this one may only be read.",
    errno.ENOENT: "Make its folder, or name another place; if it was there, run this again.",
    errno.ENOTDIR: "Name a place below a folder: a part of this path is a file.",
    errno.EEXIST: "Something is there already: name another place, or move it away.",
    errno.EISDIR: "A folder is there: name another place, or move it away.",
    errno.EMFILE: "Too many files are open: raise the limit (`ulimit -n`), then run this again.",
    errno.ENFILE: "Too many files are open on this machine: close some, then run this again.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.ELOOP: "Its path leads through links in a circle: put the file itself there.",
}
_OTHERWISE = "Look at that disk or network drive, then run this again."


def told(error: OSError) -> Stop:
    """The sentence on what the system, or one of our own writers, refused."""
    if isinstance(error, Refused):
        return Stop(error.message, error.remedy)
    reason = (error.strerror or str(error) or "no reason is given").rstrip(".")
    reason = safe.line(reason[:1].lower() + reason[1:])
    remedy = _REMEDIES.get(error.errno or 0, _OTHERWISE)
    if error.filename is None:
        return Stop(f"The system refuses to read or to write: {reason}.", remedy)
    name = error.filename
    place = safe.line(name.decode(errors="replace") if isinstance(name, bytes) else str(name))
    if error.filename == OUTPUT:
        remedy = _ROOM if remedy is _ROOM else "Send it to a place that can be written to."
    tried = "written" if was_writing(error) or error.filename == OUTPUT else "used"
    return Stop(f"{place or 'The current folder'} cannot be {tried}: {reason}.", remedy)


def nobody_reads_on(error: OSError) -> bool:
    """Whether what reads our output has ended, as `head` does; Windows says: invalid argument."""
    if sys.platform == "win32":
        return error.errno in (errno.EPIPE, errno.EINVAL)
    return error.errno == errno.EPIPE
