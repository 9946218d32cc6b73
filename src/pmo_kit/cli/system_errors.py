"""What the operating system refused, as one sentence: which file, what was tried, what to do."""

from __future__ import annotations

import errno
import sys

from pmo_kit._files.system_refusals import ROOM, remedy_for
from pmo_kit._files.whole_file import Refused, was_writing
from pmo_kit._text import safe
from pmo_kit.cli.output import OUTPUT, Stop


def told(error: OSError) -> Stop:
    """The sentence on what the system, or one of our own writers, refused."""
    if isinstance(error, Refused):
        return Stop(error.message, error.remedy)
    reason = (error.strerror or str(error) or "no reason is given").rstrip(".")
    reason = safe.line(reason[:1].lower() + reason[1:])
    remedy = remedy_for(error)
    if error.filename is None:
        return Stop(f"The system refuses to read or to write: {reason}.", remedy)
    name = error.filename
    place = safe.line(name.decode(errors="replace") if isinstance(name, bytes) else str(name))
    if error.filename == OUTPUT:
        remedy = ROOM if remedy is ROOM else "Send it to a place that can be written to."
    tried = "written" if was_writing(error) or error.filename == OUTPUT else "used"
    return Stop(f"{place or 'The current folder'} cannot be {tried}: {reason}.", remedy)


def nobody_reads_on(error: OSError) -> bool:
    """Whether what reads our output has ended, as `head` does; Windows says: invalid argument."""
    if sys.platform == "win32":
        return error.errno in (errno.EPIPE, errno.EINVAL)
    return error.errno == errno.EPIPE
