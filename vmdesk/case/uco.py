"""A case as CASE/UCO: investigative actions, exhibits and analytic results as a graph, written as JSON-LD.

Classes and properties are those of CASE 1.4 and UCO 1.4 (https://caseontology.org, https://unifiedcyberontology.org).
What they have no word for, scores and the links of the audit trail among it, stands under a prefix of vmdesk's own: a
score is no `classificationConfidence`. Names of nodes follow from the case's id, so that the same case gives the same
text. The only importer of rdflib.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from uuid import UUID, uuid5

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef

from vmdesk import __version__
from vmdesk.case.records import CaseContents, CaseExhibit, ListedAnalysis
from vmdesk.domain.audit import AuditEntry
from vmdesk.domain.result import canonical_json
from vmdesk.domain.text import cleaned

_UCO = "https://ontology.unifiedcyberontology.org/uco/"
ACTION, ANALYSIS, CORE, IDENTITY, OBSERVABLE, TOOL, TYPES = (
    Namespace(f"{_UCO}{part}/") for part in ("action", "analysis", "core", "identity", "observable", "tool", "types")
)
INVESTIGATION = Namespace("https://ontology.caseontology.org/case/investigation/")
OWN = Namespace("urn:vmdesk:terms:")
"""Terms of vmdesk's own."""
_PREFIXES = {
    "case-investigation": INVESTIGATION,
    "uco-action": ACTION,
    "uco-analysis": ANALYSIS,
    "uco-core": CORE,
    "uco-identity": IDENTITY,
    "uco-observable": OBSERVABLE,
    "uco-tool": TOOL,
    "uco-types": TYPES,
    "vmdesk": OWN,
    "rdfs": Namespace(str(RDFS)),
    "xsd": Namespace(str(XSD)),
}
_HASHES = (("sha256", "SHA256"), ("sha1", "SHA1"), ("md5", "MD5"))


def as_case_uco(case: CaseContents) -> str:
    """The case as JSON-LD, nodes sorted by name."""
    graph = _CaseGraph(case).filled()
    context = {prefix: str(namespace) for prefix, namespace in _PREFIXES.items()}
    context["kb"] = f"urn:vmdesk:case:{case.case_id}:"
    told = json.loads(graph.serialize(format="json-ld", context=context))
    nodes = sorted(told["@graph"], key=lambda node: str(node["@id"]))
    return canonical_json({"@context": context, "@graph": [_sorted(node) for node in nodes]}, indent=1) + "\n"


def _sorted(node: dict[str, object]) -> dict[str, object]:
    """The node with its lists in one order: a graph has none."""
    lists = {key: sorted(value, key=canonical_json) for key, value in node.items() if isinstance(value, list)}
    return {**node, **lists}


class _CaseGraph:
    """The graph of one case."""

    def __init__(self, case: CaseContents) -> None:
        self._case, self._graph = case, Graph()
        self._names = Namespace(f"urn:vmdesk:case:{case.case_id}:")
        self._exhibits = {one.number: self._node("File", one.number) for one in case.exhibits}
        self._tool = self._node("Tool", "vmdesk")
        self._members: list[URIRef] = []

    def filled(self) -> Graph:
        """The graph, with all that the case holds."""
        self._add(self._tool, TOOL.AnalyticTool, (CORE.name, "vmdesk"), (TOOL.version, __version__))
        for exhibit in self._case.exhibits:
            self._exhibit(exhibit)
        for analysis in self._case.analyses:
            self._analysis(analysis)
        self._trail(self._case.entries)
        self._investigation()
        return self._graph

    def _node(self, kind: str, *key: object) -> URIRef:
        """The name of a node: CASE's examples end such names in a UUID, and its checks look for one."""
        told = "/".join(map(str, key))
        return self._names[f"{kind}-{uuid5(UUID(self._case.case_id), f'{kind}/{told}')}"]

    def _add(self, node: URIRef, kind: URIRef, *properties: tuple[URIRef, object]) -> URIRef:
        self._graph.add((node, RDF.type, kind))
        for name, value in properties:
            if value is not None:
                self._graph.add((node, name, value if isinstance(value, URIRef | Literal) else Literal(value)))
        return node

    def _exhibit(self, one: CaseExhibit) -> None:
        node, item = self._exhibits[one.number], one.evidence
        size = Literal(item.size_bytes, datatype=XSD.integer) if item else None
        name = Literal(cleaned(one.path.name, 255))
        facet = self._node("FileFacet", one.number)
        self._add(facet, OBSERVABLE.FileFacet, (OBSERVABLE.fileName, name), (OBSERVABLE.sizeInBytes, size))
        self._add(node, OBSERVABLE.File, (CORE.name, name), (CORE.hasFacet, facet))
        if item is not None:
            self._add(node, OBSERVABLE.File, (CORE.hasFacet, self._digests(one.number, asdict(item.digests))))
        record = self._node("ProvenanceRecord", one.number)
        number, taken = Literal(str(one.number)), _moment(one.taken_utc)
        self._add(record, INVESTIGATION.ProvenanceRecord, (INVESTIGATION.exhibitNumber, number), (CORE.object, node))
        self._add(record, INVESTIGATION.ProvenanceRecord, (CORE.objectCreatedTime, taken))
        self._members += (node, record)

    def _digests(self, number: int, digests: dict[str, str]) -> URIRef:
        facet = self._node("ContentDataFacet", number)
        for name, method in _HASHES:
            value = Literal(digests[name], datatype=XSD.hexBinary)
            node = self._node("Hash", number, name)
            self._add(node, TYPES.Hash, (TYPES.hashMethod, method), (TYPES.hashValue, value))
            self._add(facet, OBSERVABLE.ContentDataFacet, (OBSERVABLE.hash, node))
        return facet

    def _analysis(self, one: ListedAnalysis) -> None:
        """An analysis as what was done, and its result: numbers under vmdesk's own prefix, never a confidence."""
        action, result = self._node("Analysis", one.number), self._node("AnalyticResult", one.number)
        facts = asdict(one.facts) if one.facts is not None else {"top_score": one.top_score}
        begun, ended = (_moment(facts.pop(name, None)) for name in ("started_utc", "finished_utc"))
        done = (ACTION.startTime, begun), (ACTION.endTime, ended), (ACTION.instrument, self._tool)
        about = (ACTION.object, self._exhibits[one.exhibit]), (ACTION.result, result)
        self._add(action, ANALYSIS.Analysis, (CORE.name, Literal(f"analysis {one.number}")), *done, *about)
        statement = Literal("Scores of windows are in vmdesk-result/1; a score is not a probability.")
        found = [(OWN[_camel(name)], _number(value)) for name, value in facts.items()]
        origin = ANALYSIS.originatingAnalysis, action
        self._add(result, ANALYSIS.AnalyticResult, origin, (CORE.statement, statement), *found)
        self._members += (action, result)

    def _trail(self, entries: Iterable[AuditEntry]) -> None:
        before: URIRef | None = None
        for entry in entries:
            node = self._node("InvestigativeAction", entry.seq)
            informed = INVESTIGATION.wasInformedBy, before
            done = (CORE.name, Literal(entry.action)), (ACTION.startTime, _moment(entry.utc)), informed
            who = (ACTION.performer, self._actor(entry.actor)), (ACTION.instrument, self._tool)
            details = Literal(canonical_json(entry.details))
            link = (OWN.seq, Literal(entry.seq, datatype=XSD.integer)), (OWN.entryHash, Literal(entry.hash))
            chained = (OWN.previousEntryHash, Literal(entry.previous)), (CORE.description, details)
            about = ACTION.object, self._about(entry)
            self._add(node, INVESTIGATION.InvestigativeAction, *done, *who, *link, *chained, about)
            self._members.append(node)
            before = node

    def _actor(self, name: str) -> URIRef:
        node = self._node("Identity", name)
        return self._add(node, IDENTITY.Identity, (CORE.name, Literal(cleaned(name, 255))))

    def _about(self, entry: AuditEntry) -> URIRef | None:
        number = entry.details.get("exhibit")
        return self._exhibits.get(number) if isinstance(number, int) else None

    def _investigation(self) -> None:
        node, made = self._node("Investigation"), _moment(self._case.made_utc)
        members = [(CORE.object, member) for member in self._members]
        name = CORE.name, Literal(self._case.name)
        self._add(node, INVESTIGATION.Investigation, name, (CORE.objectCreatedTime, made), *members)


def _moment(utc: object) -> Literal | None:
    return Literal(utc, datatype=XSD.dateTime, normalize=False) if utc else None


def _number(value: object) -> object:
    """Floats in full, as decimals: a double in RDF may be written in many ways."""
    if isinstance(value, float):
        return Literal(repr(value), datatype=XSD.double, normalize=False)
    return Literal(canonical_json(value)) if isinstance(value, tuple) else value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
