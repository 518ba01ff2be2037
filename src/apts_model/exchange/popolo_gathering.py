"""The objects of a Popolo document, whether they stand in its lists or inside of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from apts_model.exchange.items import Item
from apts_model.showing import quoted


def gathered(root: Item) -> dict[str, list[Item]]:
    """Find all persons, organisations, posts and memberships of a document.

    What stands inside of what it belongs to is told so; what a membership, a post or an
    organisation has in full, where others have an id alone, is one of the lists, too.
    """
    people, organisations = [*root.items("persons")], [*root.items("organizations")]
    posts = [*root.items("posts"), *_inside(organisations, "posts", "organization_id")]
    memberships = [
        *root.items("memberships"),
        *_inside(people, "memberships", "person_id"),
        *_inside(organisations, "memberships", "organization_id"),
        *_inside(posts, "memberships", "post_id"),
    ]
    posts += _in_full("post", memberships, posts)
    people += _in_full("person", memberships, people)
    organisations += _in_full("organization", [*posts, *memberships], organisations)
    organisations += _in_full("parent", organisations, organisations)
    return {
        "persons": people,
        "organizations": organisations,
        "posts": posts,
        "memberships": memberships,
    }


def keys_of(items: Iterable[Item]) -> Iterator[str]:
    """Yield by what objects are known."""
    for item in items:
        key = item.key("id")
        if key is not None:
            yield key


def _inside(items: Iterable[Item], key: str, outer: str) -> Iterator[Item]:
    """Yield what stands inside of objects, and belongs to them."""
    for item in items:
        for one in item.items(key):
            yield one.inherit(outer, item.key("id"))


def _in_full(name: str, items: Iterable[Item], known: Iterable[Item]) -> list[Item]:
    """Return what objects refer to by having it inside, unless it stands elsewhere, too."""
    seen, found = {*keys_of(known)}, list[Item]()
    for item in items:
        one = item.item(name)
        if one is None:
            continue
        key = one.key("id")
        item.inherit(f"{name}_id", key)
        if key is None:
            one.lose_all("left out: it has no id")
        elif key in seen:
            one.lose_all(f"{quoted(key)} stands elsewhere, too: it is read there")
        else:
            seen.add(key)
            found.append(one)
    return found
