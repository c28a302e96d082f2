"""The XMP packet of a report: what the file is, when and by what it was made, and that it is built as PDF/A-3b."""

from xml.sax.saxutils import escape

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}


def xmp_packet(title: str, subject: str, program: str, moment: str, identity: str) -> bytes:
    """The whole packet, UTF-8.

    `moment` is ISO 8601 as XMP wants it, with a T and a zone; `identity` a URI that no other document has.
    """
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items() if prefix != "rdf")
    facts = "".join(
        (
            "<dc:format>application/pdf</dc:format>",
            _listed("dc:title", "Alt", title, ' xml:lang="x-default"'),
            _listed("dc:creator", "Seq", program),
            _listed("dc:description", "Alt", subject, ' xml:lang="x-default"'),
            _listed("dc:language", "Bag", "en"),
            _told("xmp:CreatorTool", program),
            *(_told(f"xmp:{name}", moment) for name in ("CreateDate", "ModifyDate", "MetadataDate")),
            _told("pdf:Producer", program),
            *(_told(f"xmpMM:{name}", identity) for name in ("DocumentID", "InstanceID")),
            _told("pdfaid:part", "3"),
            _told("pdfaid:conformance", "B"),
        )
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}"><rdf:Description rdf:about="" {names}>{facts}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )
    return packet.encode("utf-8", "backslashreplace")


def _told(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _listed(name: str, kind: str, value: str, attribute: str = "") -> str:
    return f"<{name}><rdf:{kind}><rdf:li{attribute}>{escape(value)}</rdf:li></rdf:{kind}></{name}>"
