"""What the keys of our JSON-LD stand for: terms of ORG, schema.org, SKOS and Dublin Core."""

from __future__ import annotations

from typing import Any

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_DATES = {
    "startDate": "schema:startDate",
    "endDate": "schema:endDate",
    "foundingDate": "schema:foundingDate",
    "dissolutionDate": "schema:dissolutionDate",
    "datePublished": "schema:datePublished",
    "temporalCoverage": "schema:temporalCoverage",
    "temporal": "dcterms:temporal",
    "date": "dcterms:date",
}
_LINKS = {
    "member": "org:member",
    "organization": "org:organization",
    "role": "org:role",
    "postIn": "org:postIn",
    "originalOrganization": "org:originalOrganization",
    "resultingOrganization": "org:resultingOrganization",
    "source": "dcterms:source",
}
_TEXTS = {
    "name": "schema:name",
    "alternateName": "schema:alternateName",
    "address": "schema:address",
    "areaServed": "schema:areaServed",
    "url": "schema:url",
    "inLanguage": "schema:inLanguage",
    "roleName": "schema:roleName",
    "classification": "org:classification",
    "prefLabel": "skos:prefLabel",
    "note": "skos:note",
    "description": "dcterms:description",
}
CONTEXT: dict[str, Any] = {
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    **_TEXTS,
    **{key: {"@id": value, "@type": "@id"} for key, value in _LINKS.items()},
    **{key: {"@id": value, "@type": EDTF} for key, value in _DATES.items()},
}
