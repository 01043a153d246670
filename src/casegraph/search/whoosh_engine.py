"""Whoosh behind the engine interface: the only module that knows whoosh."""

import json
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh import fields, formats, index, query, searching
from whoosh.analysis import IDAnalyzer
from whoosh.lang.porter2 import stem as porter2
from whoosh.scoring import BM25F
from whoosh.support.levenshtein import distance

from casegraph.errors import SnapshotError
from casegraph.search.catalogue import Catalogue
from casegraph.search.documents import SECTIONS, Document, documents
from casegraph.search.engine import Matches
from casegraph.search.facets import IndexInput
from casegraph.search.highlights import Wanted
from casegraph.search.index import CaseIndex
from casegraph.search.syntax import And, Coded, Leaf, Node, Not, Or, Term
from casegraph.search.words import fold, terms

__all__ = ["WhooshEngine"]
