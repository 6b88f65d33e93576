"""What http://www.w3.org/ns/anno.jsonld makes of the terms that an export may use.

After https://www.w3.org/TR/annotation-vocab/#json-ld-context, without the rest of its terms: one
that is not here is no term, and would be dropped where the JSON is read as linked data.
"""

from __future__ import annotations

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
_DC, _DCTERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSD, _RDF = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

CLASSES = {
    "Annotation": f"{OA}Annotation",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Software": f"{AS}Application",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
}
MOTIVATIONS = (
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
)
RESOURCES = {
    "body": f"{OA}hasBody",
    "target": f"{OA}hasTarget",
    "source": f"{OA}hasSource",
    "selector": f"{OA}hasSelector",
    "generator": f"{AS}generator",
    "partOf": f"{AS}partOf",
    "first": f"{AS}first",
}
VALUES = {
    "format": f"{_DC}format",
    "value": f"{_RDF}value",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
TYPED = {
    "created": (f"{_DCTERMS}created", f"{_XSD}dateTime"),
    "modified": (f"{_DCTERMS}modified", f"{_XSD}dateTime"),
    "start": (f"{OA}start", f"{_XSD}nonNegativeInteger"),
    "end": (f"{OA}end", f"{_XSD}nonNegativeInteger"),
    "total": (f"{AS}totalItems", f"{_XSD}nonNegativeInteger"),
    "startIndex": (f"{AS}startIndex", f"{_XSD}nonNegativeInteger"),
}
CONTEXT = {
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **CLASSES,
    **{name: f"{OA}{name}" for name in MOTIVATIONS},
    **{name: {"@type": "@id", "@id": iri} for name, iri in RESOURCES.items()},
    **VALUES,
    **{name: {"@type": datatype, "@id": iri} for name, (iri, datatype) in TYPED.items()},
    "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
    "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"},
}
