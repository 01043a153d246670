"""Tantivy behind the engine interface: the only module that knows tantivy.

Cutting into words, folding and stemming are ours, as for the other engine; tantivy gets stems
between blanks. Cases lie in one index of it, the words of all cases in a second one, a document
each, so that words near to a misspelt one can be asked for.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import floor, log
from pathlib import Path
from shutil import copyfile

from tantivy import Document as Entry
from tantivy import Index, Occur, Order, Query, Schema, SchemaBuilder, Searcher

from casegraph.search.analysis import CONCEPT, keyword, keywords, rarity, stem, stem_of, stems
from casegraph.search.documents import SECTIONS, Document, documents
from casegraph.search.engine import Matches
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import Row, Wanted
from casegraph.search.index import CaseIndex, write_beside
from casegraph.search.seal import check_seal, seal, unreadable
from casegraph.search.syntax import MEANT, And, Coded, Meant, Node, Not, Or, Term
from casegraph.search.widening import correction, widened
from casegraph.words import terms

__all__ = ["TantivyEngine"]

_BATCH_BYTES = 256_000_000
_SECTION_NAMES = tuple(section.name for section in SECTIONS)


class TantivyEngine:
    """Compiled and embedded: right for tens of thousands of cases."""

    name = "tantivy"

    def write(self, folder: Path, content: IndexInput) -> None:
        """Make a new index in a folder that is empty or does not exist."""
        found = tuple(documents(content))
        words = sorted({word for document in found for word in _words(document)})
        _write(folder / "cases", _cases_schema(), map(_case_entry, found))
        _write(folder / "words", _words_schema(), map(_word_entry, words))
        write_beside(folder, found, content)
        seal(folder)

    def open(self, folder: Path) -> CaseIndex:
        """Open an index for reading; SnapshotError where it is missing or cannot be read."""
        check_seal(folder)
        return CaseIndex(folder, _TantivyTexts(folder))


def _cases_schema() -> Schema:
    """`weighted` scores, a field for each section says where words stand."""
    builder = SchemaBuilder().add_unsigned_field("number", fast=True)
    builder.add_text_field("weighted", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("coded", tokenizer_name="raw", index_option="basic")
    for section in SECTIONS:
        builder.add_text_field(section.name, tokenizer_name="whitespace")
    return builder.build()


def _words_schema() -> Schema:
    return SchemaBuilder().add_text_field("word", stored=True, tokenizer_name="raw").build()


def _write(folder: Path, schema: Schema, entries: Iterable[Entry]) -> None:
    folder.mkdir(parents=True)
    # One thread, so that the same cases give the same order and the same scores.
    writer = Index(schema, str(folder)).writer(_BATCH_BYTES, num_threads=1)
    for entry in entries:
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    for lock in folder.glob(".tantivy-*.lock"):
        lock.unlink()


def _case_entry(document: Document) -> Entry:
    entry = Entry()
    entry.add_unsigned("number", document.number)
    weights: dict[str, float] = defaultdict(float)
    for section in SECTIONS:
        for text in document.sections[section.name]:
            found = tuple(stems(text))
            # One value for each text: tantivy lets no phrase run from one into the next.
            entry.add_text(section.name, " ".join(found))
            for each in found:
                weights[each] += section.boost
    entry.add_text("weighted", " ".join(_repeated(weights)))
    for coded in keywords(document):
        entry.add_text("coded", coded)
    return entry


def _repeated(weights: Mapping[str, float]) -> Iterator[str]:
    """Each stem as often as it weighs.

    BM25F adds up the weights of a word's occurrences before term frequency saturates; tantivy
    counts occurrences only, so weight has to become number.
    """
    for found, weight in weights.items():
        yield from [found] * floor(weight + 0.5)


def _words(document: Document) -> Iterator[str]:
    for texts in document.sections.values():
        for text in texts:
            yield from terms(text)


def _word_entry(word: str) -> Entry:
    entry = Entry()
    entry.add_text("word", word)
    return entry


class _Opened:
    """One index of tantivy, open for reading; many threads may search it."""

    def __init__(self, folder: Path) -> None:
        try:
            with _linked(folder) as place:
                index = Index.open(place)
                # Else a thread would look every half second whether the index has changed.
                index.config_reader("manual")
                self.schema = index.schema
                self.searcher: Searcher = index.searcher()
        except (OSError, ValueError) as error:
            raise unreadable(folder, error) from error
        self.size = self.searcher.num_docs


@contextmanager
def _linked(folder: Path) -> Iterator[str]:
    """A folder with links to the files of another.

    Tantivy makes a lock file where it opens an index. Snapshots are not to be written to, and may
    lie where nobody can. Once open, an index does not need its folder any more.
    """
    with tempfile.TemporaryDirectory(prefix="casegraph-", ignore_cleanup_errors=True) as place:
        for file in folder.iterdir():
            link = Path(place) / file.name
            try:
                link.symlink_to(file.resolve())
            except (OSError, NotImplementedError):
                copyfile(file, link)
        yield place


class _TantivyTexts:
    """The text index of a folder."""

    def __init__(self, folder: Path) -> None:
        self._cases = _Opened(folder / "cases")
        self._words = _Opened(folder / "words")
        self.size = self._cases.size
        everything = self._cases.searcher.search(
            Query.all_query(), max(self.size, 1), order_by_field="number", order=Order.Asc
        )
        # By segment, since tantivy may have cut the index into several.
        self._numbers: dict[int, dict[int, int]] = defaultdict(dict)
        for number, (_, at) in enumerate(everything.hits):
            self._numbers[at.segment_ord][at.doc] = number

    @property
    def schema(self) -> Schema:
        """The fields of a case."""
        return self._cases.schema

    def match(self, node: Node) -> Matches:
        """All cases that a parsed query asks for, with their scores."""
        asking = _Asking(self)
        query = asking.query(node)
        found = self._cases.searcher.search(query, max(self.size, 1), count=False)
        numbers = self._numbers
        scores: dict[int, float] = {
            numbers[address.segment_ord][address.doc]: score for score, address in found.hits
        }
        return Matches(scores, Wanted(asking.rows, stem_of, frozenset(asking.concepts)))

    def suggest(self, word: str) -> str | None:
        """A word of the cases near to one that none of them has."""
        return correction(word, self)

    def close(self) -> None:
        """Nothing to give up: files are mapped into memory and go with the index."""

    def within(self, word: str, most: int) -> Iterator[str]:
        """Words at most so many letters away that begin with the same one."""
        words = self._words
        query = Query.fuzzy_term_query(words.schema, "word", word, most, False)  # noqa: FBT003
        for _, address in words.searcher.search(query, max(words.size, 1), count=False).hits:
            near = str(words.searcher.doc(address).get_first("word"))
            if near[0] == word[0]:
                yield near

    def beginning(self, prefix: str) -> list[str]:
        """Words that begin with some letters, in the order of the alphabet."""
        return sorted(word for word, _ in self._words.searcher.terms_with_prefix("word", prefix))

    def frequency(self, stem: str) -> int:
        """The number of cases that have a stem."""
        return self._cases.searcher.doc_freq("weighted", stem)

    def having(self, coded: str) -> int:
        """The number of cases that have a keyword."""
        return self._cases.searcher.doc_freq("coded", coded)


class _Asking:
    """One query put in tantivy's terms, gathering what to highlight."""

    def __init__(self, texts: _TantivyTexts) -> None:
        self._index = texts
        self._schema = texts.schema
        self.rows: dict[str, set[Row]] = defaultdict(set)
        self.concepts: set[str] = set()

    def query(self, node: Node) -> Query:
        """The cases that a node asks for; each score is the sum over the words found."""
        match node:
            case Term():
                return self._term(node)
            case Coded(facet, value):
                return self._coded(keyword(facet, value), 0.0)
            case Meant(concept):
                self.concepts.add(concept)
                return self._meant(keyword(CONCEPT, concept))
            case And(parts):
                return _all(map(self.query, parts))
            case Or(parts):
                return Query.boolean_query([(Occur.Should, self.query(part)) for part in parts])
            case Not(part):
                everyone = Query.const_score_query(Query.all_query(), 0.0)
                unwanted = _Asking(self._index).query(part)
                return Query.boolean_query([(Occur.Must, everyone), (Occur.MustNot, unwanted)])

    def _meant(self, coded: str) -> Query:
        """Cases that carry a concept, all alike: the rarer it is, the more it says."""
        score = MEANT * rarity(self._index.size, self._index.having(coded))
        return self._coded(coded, score)

    def _coded(self, coded: str, score: float) -> Query:
        return Query.const_score_query(Query.term_query(self._schema, "coded", coded), score)

    def _term(self, term: Term) -> Query:
        if term.way != "word":
            rows = [(found,) for found in widened(term, self._index)]
            self.rows[term.section].update(rows)
            return Query.disjunction_max_query([self._row(row, term.section) for row in rows])
        row = tuple(map(stem, term.words))
        self.rows[term.section].add(row)
        return self._row(row, term.section)

    def _row(self, row: Row, section: str) -> Query:
        """Cases that have some stems in a row, in a section or anywhere."""
        words = [self._word(each) for each in row]
        if len(row) == 1 and not section:
            return words[0]
        sections = [section] if section else _SECTION_NAMES
        places = [(Occur.Should, self._placed(row, name)) for name in sections]
        return _all([*words, Query.const_score_query(Query.boolean_query(places), 0.0)])

    def _placed(self, row: Row, section: str) -> Query:
        if len(row) == 1:
            return Query.term_query(self._schema, section, row[0])
        return Query.phrase_query(self._schema, section, list(row))

    def _word(self, found: str) -> Query:
        """Cases that have a stem, scored by tantivy's BM25 with the other engine's rarity."""
        having = self._index.frequency(found)
        if not having:
            return Query.empty_query()
        theirs = log(1 + (self._index.size - having + 0.5) / (having + 0.5))
        query = Query.term_query(self._schema, "weighted", found, "freq")
        return Query.boost_query(query, rarity(self._index.size, having) / theirs)


def _all(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
