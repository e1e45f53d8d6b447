"""The way from a document to its entities: candidates, evidence, conflicts, canonical names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from reader_app.analysis.context import Context
from reader_app.analysis.entities.addresses import find_addresses
from reader_app.analysis.entities.branches import with_branches
from reader_app.analysis.entities.bylines import find_byline_names, find_outlets, find_spellings
from reader_app.analysis.entities.candidates import CERTAIN, Candidate
from reader_app.analysis.entities.conflicts import without_overlap
from reader_app.analysis.entities.coreference import entities_of
from reader_app.analysis.entities.definitions import Definition, find_definitions, mentions_of
from reader_app.analysis.entities.doctrines import closed_spans, outside
from reader_app.analysis.entities.documents import find_documents
from reader_app.analysis.entities.event_hosts import without_hosts
from reader_app.analysis.entities.events import (
    find_events,
    find_groups,
    find_held_events,
    sessions_with_area,
    with_owner,
    with_spot,
)
from reader_app.analysis.entities.evidence import Evidence
from reader_app.analysis.entities.field_bodies import find_told_bodies
from reader_app.analysis.entities.field_names import find_field_names
from reader_app.analysis.entities.foreign import find_foreign_names
from reader_app.analysis.entities.full_names import (
    find_farms,
    find_full_names,
    find_listed_shops,
    find_placed_bodies,
    find_shops,
    find_visited_shops,
)
from reader_app.analysis.entities.headed_bodies import find_headed_bodies
from reader_app.analysis.entities.known_persons import find_known_persons
from reader_app.analysis.entities.line_breaks import without_halves
from reader_app.analysis.entities.listed_bodies import (
    find_companies_alone,
    find_listed_bodies,
    find_parties,
    with_places_of_companies,
)
from reader_app.analysis.entities.notice_forms import begins_with_amount, find_notice_names
from reader_app.analysis.entities.organizations import find_organizations
from reader_app.analysis.entities.passage import Passage, passages
from reader_app.analysis.entities.persons import find_persons
from reader_app.analysis.entities.place_letters import find_place_letters
from reader_app.analysis.entities.places import with_known_places
from reader_app.analysis.entities.rare_names import find_rare_names
from reader_app.analysis.entities.register import is_technical, officialness
from reader_app.analysis.entities.rosters import (
    find_appointed_names,
    find_held_posts,
    find_introduced_names,
    find_listed_names,
    find_roster_names,
    find_rows_of_names,
)
from reader_app.analysis.entities.surroundings import surroundings
from reader_app.analysis.entities.tagged import candidates_of, together
from reader_app.analysis.entities.tagged_doubts import (
    without_doubted,
    without_joined,
    without_misread,
)
from reader_app.analysis.entities.titles import find_titles, possible_titles
from reader_app.analysis.entities.user_terms import find_user_terms, outside_names
from reader_app.analysis.entities.verse import without_fancied
from reader_app.analysis.entities.village_bodies import find_village_bodies
from reader_app.analysis.findings import Entity, EntityKind
from reader_app.analysis.pieces import in_parts
from reader_app.analysis.tagger import TaggedBlock, tag_blocks

_new = tuple.__new__  # half the time of the record's own constructor
Tagger = Callable[[list[Passage]], Iterable[TaggedBlock]]

# Sources that need nothing but the block.
SOURCES: tuple[Callable[[Passage], Iterable[Candidate]], ...] = (
    find_byline_names,
    find_outlets,
    find_introduced_names,
    find_held_posts,
    find_rows_of_names,
    find_addresses,
    find_told_bodies,
    find_listed_bodies,
    find_companies_alone,
    find_parties,
    find_full_names,
    find_shops,
    find_listed_shops,
    find_visited_shops,
    find_placed_bodies,
    find_farms,
    find_village_bodies,
    find_headed_bodies,
    find_appointed_names,
    find_notice_names,
    find_field_names,
    find_known_persons,
    find_documents,
)


class Read(NamedTuple):
    """A passage with the posts in it, as spans, and the candidates from all sources.

    ``closed`` are the spans in which nothing is a name.
    """

    passage: Passage
    titles: list[tuple[int, int]]
    found: list[Candidate]
    closed: list[tuple[int, int]]


def find_entities(context: Context) -> tuple[Entity, ...]:
    """All entities of a document, in the order of their first mention."""
    return recognise(context, tag_blocks)


def recognise(context: Context, tagger: Tagger | None = None) -> tuple[Entity, ...]:
    """All entities of a document; what ``tagger`` finds joins the grammar's candidates."""
    mentions: list[Candidate] = []
    definitions: list[Definition] = []
    for part in in_parts(passages(context), Passage.span):
        paced = context.slice(part[0].offset, part[-1].span()[1])
        mentions += _mentions(paced, part, definitions, tagger)
    return entities_of(context, mentions, definitions)


def _mentions(
    context: Context, blocks: list[Passage], definitions: list[Definition], tagger: Tagger | None
) -> Iterable[Candidate]:
    """The names in some passages, in the document's offsets; what they define joins
    ``definitions``, which hold from there on."""
    read = _read_all(context, blocks, tagger)
    evidence = Evidence((one.passage, one.found) for one in context.paced(read, 0.8, 0.82))
    chosen = [_choose(context, one, evidence) for one in context.paced(read, 0.82, 0.9)]
    definitions += [d for one in chosen for d in find_definitions(one.passage, one.found)]
    if definitions:
        chosen = [_with_defined(one, definitions) for one in chosen]
    return [
        _placed(candidate, one.passage.offset)
        for one in context.paced(chosen, 0.9, 0.92)
        for candidate in [*one.found, *_titles(one)]
    ]


def _read_all(context: Context, blocks: list[Passage], tagger: Tagger | None) -> list[Read]:
    """Each block with its candidates, those of the tagger among them."""
    placed = with_known_places(context, blocks)
    sources = list(zip(placed, find_roster_names(context.paced(blocks, 0.1, 0.1)), strict=True))
    paced = context.paced(sources, 0.1, 0.8)
    official, read = officialness(context.paced(blocks, 0.1, 0.1)), []
    if tagger is None:
        return [_read(passage, [*places, *opening]) for (passage, places), opening in paced]
    technical = is_technical(blocks)
    blocks_tagged = iter(tagger([part for passage in blocks for part in passage.parts()]))
    for (passage, places), opening in paced:
        tagged = together(passage, islice(blocks_tagged, len(passage.blocks)))
        given = [*places, *opening, *candidates_of(passage.text, tagged, official, technical)]
        one = _read(passage, given)
        found = without_fancied(passage, without_joined(passage.text, one.found))
        found = without_halves(passage, found)
        found = without_doubted(passage, found, tagged, official)
        found = without_misread(found, tagged, official)
        found = without_hosts(passage.text, found, official)
        read.append(one._replace(found=[*found, *find_place_letters(passage, official)]))
    return read


def _read(passage: Passage, given: list[Candidate]) -> Read:
    """The candidates of one block from all sources, with those that are ``given``."""
    titles = possible_titles(passage)
    owners = [*given, *find_organizations(passage, {start for start, _ in titles})]
    certain = [c for c in owners if c.score >= CERTAIN]
    events = with_owner(list(find_events(passage)), certain)
    events = with_spot(passage.text, events, certain)
    events = sessions_with_area(passage, events)
    found = [*owners, *events, *find_groups(passage, events), *find_held_events(passage)]
    around = surroundings(passage, titles)
    found += [*find_persons(passage, around), *find_foreign_names(passage, around.posts)]
    found += find_rare_names(passage, around)
    for source in SOURCES:
        found += source(passage)
    found += find_listed_names(passage, found)
    closed = closed_spans(passage)
    return Read(passage, titles, outside(closed, found), closed)


def _choose(context: Context, read: Read, evidence: Evidence) -> Read:
    """The candidates that stand, with the user's terms above all others."""
    passage = read.passage
    users = list(find_user_terms(passage, context.lexicon))
    accepted = outside(read.closed, evidence.accepted(passage, read.found))
    accepted = [c for c in accepted if not begins_with_amount(passage.text, c)]
    kept = without_overlap(accepted)
    if users := outside_names(users, kept):
        kept = without_overlap([*accepted, *users])
    kept = with_places_of_companies(passage.text, kept)
    spellings = list(find_spellings(passage, kept))
    kept = without_overlap([*kept, *spellings]) if spellings else kept
    return read._replace(found=kept)


def _with_defined(read: Read, definitions: list[Definition]) -> Read:
    passage = read.passage
    defined = [_with_branch(passage, c) for c in mentions_of(definitions, passage)]
    spans = {(c.start, c.end) for c in defined}
    kept = [c for c in read.found if not _is_led_to(passage.text, c, spans)]
    return read._replace(found=without_overlap([*kept, *defined]))


def _with_branch(passage: Passage, defined: Candidate) -> Candidate:
    """A defined body with its office or department (领导小组|办公室): another body."""
    return with_branches(passage, defined) if defined.kind is EntityKind.ORGANIZATION else defined


def _is_led_to(text: str, candidate: Candidate, defined: set[tuple[int, int]]) -> bool:
    """Whether it is a defined name with the preposition before it (对|峡旅公司)."""
    led = text[candidate.start] in "对由向经为与和给将把被从在"
    return led and (candidate.start + 1, candidate.end) in defined


def _titles(read: Read) -> list[Candidate]:
    """The posts beside the persons of a passage, where nothing else stands."""
    passage, kept = read.passage, read.found
    persons = [c for c in kept if c.kind is EntityKind.PERSON]
    if not persons:
        return []
    owners = [c for c in kept if c.kind in {EntityKind.ORGANIZATION, EntityKind.PLACE}]
    starts = [c.start for c in kept]
    titles = find_titles(passage, read.titles, persons, owners)
    return [t for t in titles if not _is_taken(t, kept, starts)]


def _is_taken(title: Candidate, kept: list[Candidate], starts: list[int]) -> bool:
    """Whether one of ``kept``, which are in order and do not overlap, stands there."""
    index = bisect_left(starts, title.end) - 1
    return index >= 0 and kept[index].end > title.start


def _placed(one: Candidate, offset: int) -> Candidate:
    start, end, kind, score, source = one
    return _new(Candidate, (start + offset, end + offset, kind, score, source))
