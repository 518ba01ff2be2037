"""Write a page about the presidents of a union, for a site that needs no server.

python presidents_page.py apts fr > presidents.html
"""

from __future__ import annotations

import argparse
import sys
from html import escape

import apts_model as am

WORDS = {
    "en": ("Presidents of {}", "Since when", "Until when", "Sources", "disputed", "Known to"),
    "fr": ("{}\u00a0: présidence", "Depuis", "Jusqu’à", "Sources", "contesté", "Connu au"),
}
PAGE = """<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<title>{title}</title>
<h1>{title}</h1>
{picture}
<table>
<tr><th><th>{since}<th>{until}<th>{sources}
{rows}
</table>
<p>{known}</p>
</html>
"""


def page(dataset: am.Dataset, union_id: str, lang: str = "en") -> str:
    """Return the page in English ("en") or French ("fr")."""
    heading, since, until, sources, disputed, known = WORDS[lang]
    timeline = dataset.presidencies_of(union_id)
    return PAGE.format(
        lang=lang,
        title=escape(heading.format(dataset.label(union_id, lang))),
        picture=timeline.to_svg(lang),
        since=since,
        until=until,
        sources=sources,
        rows="\n".join(row(dataset, record, lang, disputed) for record in timeline),
        known=f"{known} {dataset.as_of}." if dataset.as_of else "",
    )


def row(dataset: am.Dataset, record: am.Presidency, lang: str, disputed: str) -> str:
    """Return one line of the table: who, since when, until when, and who says so."""
    name = escape(dataset.label(record.holder_id, lang))
    if record.standing is am.Standing.DISPUTED:
        name = f"<s>{name}</s> ({disputed})"
    start = record.period.start or "?"
    end = "…" if record.period.is_open else record.period.until or "?"
    cited = dict.fromkeys(dataset.source(one.source_id) for one in record.citations)
    return f"<tr><th>{name}<td>{start}<td>{end}<td>{'; '.join(map(link, cited))}"


def link(source: am.Source) -> str:
    """Return a link to a source, or its title if it is not on the web."""
    title = escape(source.title)
    return f'<a href="{escape(source.url)}">{title}</a>' if source.url else title


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("union", help="id of a union, such as apts")
    parser.add_argument("lang", nargs="?", choices=sorted(WORDS), default="en")
    asked = parser.parse_args()
    try:
        sys.stdout.write(page(am.load_apts(), asked.union, asked.lang))
    except am.AptsModelError as error:
        parser.error(str(error))


if __name__ == "__main__":
    main()
