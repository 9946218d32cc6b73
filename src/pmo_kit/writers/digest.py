"""What is due and for whom: in words, as Markdown, as mail, and as data."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.digest import Digest, DueItem, LightStatus
from pmo_kit.writers.json_answer import announced_data, answer
from pmo_kit.writers.mail import message
from pmo_kit.writers.style import Style

SCHEMA = "digest/v1"


def to_text(digest: Digest, style: Style) -> str:
    """The items of each person, soonest first."""
    return "\n".join(_text(digest)) + "\n"


def to_markdown(digest: Digest, style: Style) -> str:
    """The same as Markdown, in which nothing from a project is markup."""
    return "\n".join(_markdown(digest)) + "\n"


def to_mail(digest: Digest, style: Style) -> str:
    """One message with what is due for the person whose digest it is."""
    reader = digest.readers.get(digest.person)
    text = to_text(digest, style)
    return message(digest.person, reader, subject(digest), text, digest.as_of).decode()


def to_json(digest: Digest, style: Style) -> str:
    """The same as data."""
    announced = [
        {"project": project.project, **announced_data(finding)}
        for project in digest.projects
        for finding in project.announced
    ]
    parts = {
        "as_of": digest.as_of,
        "until": digest.until,
        "projects": [
            {
                "project": one.project,
                "name": one.name,
                "root": one.root,
                **({"light": one.light._asdict()} if one.light else {}),
            }
            for one in digest.projects
        ],
        "people": [
            {
                "person": person,
                "items": [{**i._asdict(), "location": i.location._asdict()} for i in items],
            }
            for person, items in digest.groups.items()
        ],
        **({"announced": announced} if announced else {}),
        "gaps": [gap._asdict() for gap in digest.gaps],
    }
    return answer(SCHEMA, style, digest.exit_code, **parts)


def subject(digest: Digest) -> str:
    """What a message about one person's items is about."""
    number = len(digest.groups.get(digest.person, ()))
    return f"{plural(number, 'item')} due by {digest.until}"


def _text(digest: Digest) -> Iterator[str]:
    names = {project.project: project.name for project in digest.projects}
    yield f"Due by {digest.until}, as of {digest.as_of}"
    for person, items in digest.groups.items():
        yield f"\n{_whose(person, items)}"
        for item in items:
            yield f"  {item.due}  {_when(item):<16}{harmless(_sentence(item))}"
            yield f"{'':14}{harmless(names[item.project])}, {harmless(str(item.location))}"
    for project, light in digest.light:
        yield f"\n{harmless(project.name)}, in short"
        yield from (f"  {harmless(line)}" for line in _in_short(light))
    announced = _announced(digest)
    yield from (
        ["\nAnnounced, not failing yet", *(f"  {harmless(line)}" for line in announced)]
        if announced
        else ()
    )
    yield from _ending(digest)


def _markdown(digest: Digest) -> Iterator[str]:
    names = {project.project: project.name for project in digest.projects}
    yield f"# Due by {digest.until}"
    for person, items in digest.groups.items():
        yield f"\n## {_marked(_whose(person, items))}\n"
        for item in items:
            where = f"{_marked(names[item.project])}, {_marked(item.location.path)}"
            line = f"- **{item.due}** ({_when(item)}) {_marked(_sentence(item))} ({where})"
            yield line
    for project, light in digest.light:
        yield f"\n## {_marked(project.name)}, in short\n"
        yield from (f"- {_marked(line)}" for line in _in_short(light))
    announced = _announced(digest)
    yield from (
        ["\n## Announced, not failing yet\n", *(f"- {_marked(a)}" for a in announced)]
        if announced
        else ()
    )
    yield from (_marked(line) if line.strip() else line for line in _ending(digest))


def _in_short(light: LightStatus) -> Iterator[str]:
    """The colour, the end and what is asked, a line each."""
    why = f" ({light.reason})" if light.reason else ""
    yield f"Colour: reported {light.reported or 'nothing'}, computed {light.computed}{why}"
    agreed, expected = light.agreed_end or "not agreed", light.expected_end or "not known"
    yield f"End: agreed {agreed}, expected {expected}"
    if not light.ask:
        yield "Ask: nothing"
        return
    day = f" by {light.needed_by}" if light.needed_by else ""
    more = f", and {plural(light.more, 'more ask')}" if light.more else ""
    yield f"Ask: {light.ask} ({light.asked or 'nobody named'}{day}{more})"


def _announced(digest: Digest) -> list[str]:
    """What will fail from some day or gate on, a line each."""
    return [
        f"{finding.rule} {finding.message} ({finding.reason}; {project.name}, {finding.location})"
        for project in digest.projects
        for finding in project.announced
    ]


def _ending(digest: Digest) -> Iterator[str]:
    if not digest.groups:
        yield "\nNothing is due."
    for gap in digest.gaps:
        yield f"\nNot judged: {harmless(gap.path)}. {harmless(gap.message)}"


def _whose(person: str, items: list[DueItem]) -> str:
    """A person, and the roles in which they are asked."""
    roles = sorted({item.called or item.role for item in items if item.role})
    held = f" ({', '.join(roles)})" if roles else ""
    return harmless(f"{person or 'no owner named'}{held}")


def _sentence(item: DueItem) -> str:
    name = f"{item.what} {item.id}".strip()
    return f"{name}: {item.title}" if item.title else name


def _when(item: DueItem) -> str:
    if item.days == 0:
        return "today"
    days = abs(item.days)
    word = f"{days} day{'' if days == 1 else 's'}"
    return f"{word} overdue" if item.days < 0 else f"in {word}"


def _marked(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!~" else c for c in harmless(text))
