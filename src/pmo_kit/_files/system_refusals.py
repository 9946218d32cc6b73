"""What to do about what the operating system refused, by its number."""

from __future__ import annotations

import errno

ROOM = "Make room on that disk, then run this again."
RIGHTS = "Correct its permissions."
_RIGHTS = "Correct the permissions of it and of the folder that it lies in, or name another place."
_LACKS = {
    errno.ENOSPC: ROOM,
    errno.EDQUOT: ROOM,
    errno.EFBIG: ROOM,
    errno.EMFILE: "Too many files are open: raise the limit (`ulimit -n`), then run this again.",
    errno.ENFILE: "Too many files are open on this machine: close some, then run this again.",
}
_REMEDIES = {
    **_LACKS,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "Name a place that may be written to: this one may only be read.",
    errno.ENOENT: "Make its folder, or name another place; if it was there, run this again.",
    errno.ENOTDIR: "Name a place below a folder: a part of this path is a file.",
    errno.EEXIST: "Something is there already: name another place, or move it away.",
    errno.EISDIR: "A folder is there: name another place, or move it away.",
    errno.ENAMETOOLONG: "Give it a shorter name.",
    errno.ELOOP: "Its path leads through links in a circle: put the file itself there.",
}
_OTHERWISE = "Look at that disk or network drive, then run this again."


def remedy_for(error: OSError) -> str:
    """What to do about what was refused to a command, whether it reads or writes."""
    return _REMEDIES.get(error.errno or 0, _OTHERWISE)


def remedy_for_reading(error: OSError) -> str:
    """What to do about a file or folder that lies where it belongs and cannot be read."""
    found = remedy_for(error)
    return RIGHTS if found is _RIGHTS else found


def remedy_for_lack(error: OSError, otherwise: str) -> str:
    """What to do where the machine has too little of something; else what the caller says."""
    return _LACKS.get(error.errno or 0, otherwise)


def reason_of(error: OSError) -> str:
    """Why something was refused, as the system says it, to stand within a sentence."""
    return (error.strerror or "the system refused").lower()
