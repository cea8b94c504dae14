"""The tables of a compiled corpus, their columns and indexes, and the format that follows from them."""

from __future__ import annotations

from zlib import crc32

from graphkit.selects import NEGATED

TABLES: dict[str, str] = {
    "meta": "key TEXT PRIMARY KEY, value TEXT",
    "source": "path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, sha256 TEXT",
    "vocabulary": "section TEXT PRIMARY KEY, value TEXT",
    "entity": "n INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, en TEXT, ja TEXT, record TEXT",
    "document": (
        "n INTEGER PRIMARY KEY, id TEXT UNIQUE, root INTEGER, low INTEGER, high INTEGER, "
        "published TEXT, publisher INTEGER, record TEXT, segments TEXT"
    ),
    "speaker": (
        "n INTEGER PRIMARY KEY, document INTEGER, id TEXT, en TEXT, ja TEXT, record TEXT, identity TEXT"
    ),
    "speaker_party": "speaker INTEGER, party INTEGER, PRIMARY KEY (party, speaker)",
    "passage": "n INTEGER PRIMARY KEY, document INTEGER, at TEXT, speaker TEXT, skip TEXT, silence TEXT",
    "relation": "n INTEGER PRIMARY KEY, id TEXT UNIQUE, family TEXT, symmetric INTEGER",
    "origins": "n INTEGER PRIMARY KEY, parties TEXT",
    "origin": "party INTEGER, origins INTEGER, PRIMARY KEY (party, origins)",
    "proposition": (
        "n INTEGER PRIMARY KEY, subject INTEGER, relation INTEGER, object INTEGER, item INTEGER, "
        "standing INTEGER"
    ),
    "edge": (
        "subject INTEGER, relation INTEGER, object INTEGER, item INTEGER, proposition INTEGER, "
        "PRIMARY KEY (subject, relation, object, item, proposition)"
    ),
    "claim": (
        "n INTEGER PRIMARY KEY, document INTEGER, passage INTEGER, number INTEGER, "
        "proposition INTEGER, swapped INTEGER, speaker INTEGER, origins INTEGER, "
        "polarity INTEGER, certainty INTEGER, phase INTEGER, status INTEGER, "
        "stated TEXT, stated_low INTEGER, stated_high INTEGER, "
        "fact TEXT, fact_low INTEGER, fact_high INTEGER, place INTEGER, withdrawn INTEGER, "
        "contested INTEGER, more TEXT"
    ),
    "remark": (
        "n INTEGER PRIMARY KEY, document INTEGER, passage INTEGER, number INTEGER, kind TEXT, "
        "speaker INTEGER, origins INTEGER, by INTEGER, polarity INTEGER, certainty INTEGER, "
        "stated TEXT, stated_low INTEGER, stated_high INTEGER, fact TEXT, fact_low INTEGER, "
        "fact_high INTEGER, more TEXT"
    ),
    "remark_entity": "entity INTEGER, remark INTEGER, PRIMARY KEY (entity, remark)",
    "remark_claim": "claim INTEGER, remark INTEGER, PRIMARY KEY (claim, remark)",
    "exchange": "claim INTEGER, given INTEGER, PRIMARY KEY (claim, given)",
    "item_up": "low INTEGER, high INTEGER, PRIMARY KEY (high, low)",
    "part_up": "low INTEGER, high INTEGER, PRIMARY KEY (high, low)",
    "member_up": "low INTEGER, high INTEGER, PRIMARY KEY (low, high)",
    "relation_up": "low INTEGER, high INTEGER, PRIMARY KEY (high, low)",
    "lexicon": "phrase TEXT, language TEXT, kind TEXT, target TEXT, note TEXT",
}
ROWID_TABLES = {"lexicon"}
INDEXES: dict[str, str] = {
    "edge_object": "edge (object, relation, subject)",
    "edge_item": "edge (item, relation) WHERE item <> 0",
    "claim_proposition": "claim (proposition)",
    "claim_negated": f"claim (proposition) WHERE polarity = {NEGATED}",
    "claim_place": "claim (place) WHERE place IS NOT NULL",
    "claim_document": "claim (document, number)",
    "item_low": "item_up (low)",
    "part_low": "part_up (low)",
    "relation_low": "relation_up (low)",
    "exchange_given": "exchange (given)",
    "remark_document": "remark (document, number)",
    "speaker_document": "speaker (document, id)",
    "passage_document": "passage (document)",
    "lexicon_phrase": "lexicon (phrase)",
}
FORMAT = crc32(repr((TABLES, INDEXES)).encode()) & 0x7FFFFFFF
"""The format of the file: another one whenever a table is, without anybody having to remember it."""
