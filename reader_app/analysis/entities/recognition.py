"""The way from a document to its entities: candidates, evidence, conflicts, canonical names."""

from __future__ import annotations

from dataclasses import replace

from reader_app.analysis.context import Context
from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.conflicts import without_overlap
from reader_app.analysis.entities.coreference import entities_of
from reader_app.analysis.entities.documents import find_documents
from reader_app.analysis.entities.events import find_events, with_owner
from reader_app.analysis.entities.evidence import Evidence
from reader_app.analysis.entities.foreign import find_foreign_names
from reader_app.analysis.entities.organizations import find_organizations
from reader_app.analysis.entities.passage import Passage, passages
from reader_app.analysis.entities.persons import find_persons, surroundings
from reader_app.analysis.entities.doctrines import without_doctrines
from reader_app.analysis.entities.places import with_known_places
from reader_app.analysis.entities.titles import find_titles, possible_titles
from reader_app.analysis.entities.user_terms import find_user_terms
from reader_app.analysis.findings import Entity, EntityKind


def find_entities(context: Context) -> tuple[Entity, ...]:
    """All entities of a document, in the order of their first mention."""
    read = [_read(passage) for passage in with_known_places(passages(context))]
    evidence = Evidence(read)
    mentions: list[Candidate] = []
    for passage, found in read:
        accepted = [*evidence.accepted(passage, found), *find_user_terms(passage, context.lexicon)]
        kept = without_overlap(accepted)
        mentions += [_placed(c, passage.offset) for c in [*kept, *_titles(passage, kept)]]
    return entities_of(context, mentions)


def _read(block: tuple[Passage, list[Candidate]]) -> tuple[Passage, list[Candidate]]:
    """The candidates of one block from all sources; a further source is added here."""
    passage, places = block
    titles = possible_titles(passage)
    around = surroundings(passage, titles)
    owners = [*places, *find_organizations(passage, {start for start, _ in titles})]
    found = [
        *owners,
        *find_persons(passage, around),
        *find_foreign_names(passage),
        *find_documents(passage),
        *with_owner(list(find_events(passage)), [c for c in owners if c.score >= CERTAIN]),
    ]
    return passage, without_doctrines(passage, found)


def _titles(passage: Passage, kept: list[Candidate]) -> list[Candidate]:
    persons = [c for c in kept if c.kind is EntityKind.PERSON]
    owners = [c for c in kept if c.kind in {EntityKind.ORGANIZATION, EntityKind.PLACE}]
    if not persons:
        return []
    return find_titles(passage, possible_titles(passage), persons, owners)


def _placed(candidate: Candidate, offset: int) -> Candidate:
    return replace(candidate, start=candidate.start + offset, end=candidate.end + offset)
