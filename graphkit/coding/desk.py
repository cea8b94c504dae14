"""What an encoder has on the desk: all corpora that were given, of which the last one is written to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from graphkit import locate, reader, standing, wording
from graphkit.coding.names import Names
from graphkit.errors import UsageError
from graphkit.model import SELF, UNKNOWN, Claim, Document, Entity, Remark, Segments, Speaker, Words
from graphkit.reader import Loaded, Source
from graphkit.refused import nearest
from graphkit.rules import Index
from graphkit.vocabulary import Vocabulary

LANGUAGES = ("en", "ja")


class Desk:
    """The corpora as read, faults and all; made by `open_desk`."""

    def __init__(self, folders: Sequence[str], vocabulary: Vocabulary) -> None:
        self.folders, self.home = tuple(folders), folders[-1]
        self.vocabulary = vocabulary
        self.loaded: Loaded = reader.gather(folders)
        self.entities: dict[str, Entity] = {e.id: e for file in self.loaded.files for e in file.entities}
        self.sources: dict[str, Source] = {s.document.id: s for s in self.loaded.sources}

    @cached_property
    def index(self) -> Index:
        """What the rules of one document need to know of everything."""
        return Index(self.loaded, self.vocabulary)

    def source(self, document: str) -> Source:
        """The document; UsageError with the nearest known."""
        if document not in self.sources:
            broken = [str(each) for each in self.loaded.faults if f"{os.sep}{document}." in each.file]
            why = f"; it cannot be read: {broken[0]}" if broken else nearest(document, self.sources)
            raise UsageError(f"there is no document {document!r}{why}")
        return self.sources[document]

    def to_write(self) -> str:
        """The folder of the last corpus; UsageError for the packaged one, seen from elsewhere."""
        home, here = os.path.realpath(self.home), os.path.realpath(os.getcwd())
        is_packaged = home == os.path.realpath(locate.packaged("data"))
        if is_packaged and not home.startswith(os.path.join(here, "")):
            raise UsageError("the packaged corpus is not written to: --corpus shipped --corpus MINE")
        return self.home

    def lacks_segments(self, document: str) -> bool:
        """Whether the document is there, with passages, but the segments beside it are not."""
        source = self.sources.get(document)
        return source is not None and source.segments is None and bool(source.document.passages)

    def own(self, document: str) -> Source:
        """The document, if it can be written to: in the last corpus, and YAML."""
        source = self.ours(document)
        if not source.path.endswith(".yaml"):
            raise UsageError(f"{source.path} is made by a machine; only YAML is written to by hand")
        return source

    def ours(self, document: str) -> Source:
        """The document, if it is in the last corpus, and that can be written to."""
        source = self.source(document)
        self.to_write()
        if os.path.realpath(self.home) != os.path.dirname(os.path.dirname(os.path.realpath(source.path))):
            raise UsageError(
                f"{document} is not in the last corpus, {self.home}, which is the one written to"
            )
        return source

    def names(self, document: Document) -> Names:
        """What may be named in lines of the document."""
        return Names(self.entities.values(), document.speakers, self.vocabulary)

    # saying statements back

    def said(self, document: Document, each: Claim | Remark) -> Words:
        """The statement with its speaker as a sentence in each language; a remark in its own words."""
        en, ja = (self._said(document, each, language) for language in LANGUAGES)
        return Words.model_construct(en=en, ja=ja)

    def _said(self, document: Document, each: Claim | Remark, language: str) -> str:
        if isinstance(each, Remark):
            who = _word(self.speaker(document, each.speaker).label, language)
            doubt = f" [{each.certainty}: {each.hedge}]" if each.hedge else ""
            about = ", ".join(self._label(name, language) for name in each.about)
            kinds = self.vocabulary.remark_kinds
            kind = kinds[each.kind].label[language] if each.kind in kinds else each.kind
            return f"{kind} ({about}; {who}): {_word(each.text, language)}{doubt}"
        return wording.attributed(self._parts(document, each, language), self.vocabulary, language)

    def _parts(self, document: Document, claim: Claim, language: str) -> wording.Parts:
        speaker = self.speaker(document, claim.speaker)
        told, amount = claim.amount, None
        if told:
            amount = wording.Amount(told.wording, told.low, told.high, told.per or "", told.kind or "")
        kinds = {name: self._kind(getattr(claim, name)) for name in ("subject", "object", "item", "where")}
        return wording.Parts(
            relation=claim.relation, subject=self._label(claim.subject, language),
            object=self._label(claim.object, language), item=self._label(claim.item, language),
            polarity=claim.polarity, certainty=claim.certainty, phase=claim.phase,
            status=standing.status(self._stance(document, claim)).word, when=claim.when or "",
            stated=claim.stated or document.published, where=self._label(claim.where, language),
            in_return=self._in_return(document, claim, language), amount=amount,
            speaker=_word(speaker.label, language),
            via=_word(self.speaker(document, claim.via).label, language) if claim.via else "",
            venue=self._label(claim.venue, language), speaker_plural=speaker.plural,
            subject_kind=kinds["subject"], object_kind=kinds["object"], item_kind=kinds["item"],
            where_kind=kinds["where"], gloss=_word(claim.gloss, language) if claim.gloss else "",
        )  # fmt: skip

    def _in_return(self, document: Document, claim: Claim, language: str) -> tuple[wording.Parts, ...]:
        """What the claim is a return for."""
        found = []
        for given in claim.in_return_for:
            name, _, id = given.rpartition("/")
            other = self.sources[name].document if name in self.sources else document
            claims = (each for passage in other.passages for each in passage.claims if each.id == id)
            for each in claims:
                found.append(self._parts(other, each.model_copy(update={"in_return_for": ()}), language))
        return tuple(found)

    def _stance(self, document: Document, claim: Claim) -> standing.Stance:
        speaker = self.speaker(document, claim.speaker)
        voice = standing.Voice(speaker.id, speaker.kind, speaker.named, speaker.persons, speaker.speaks_for)
        parties = standing.parties(voice, self.publisher(document), self.wholes)
        return standing.Stance(
            claim.id, claim.subject, claim.relation, claim.object, claim.item, claim.polarity,
            claim.certainty, claim.phase, parties=parties,
        )  # fmt: skip

    def wholes(self, entity: str) -> tuple[str, ...]:
        """The entity and all it is part of."""
        found = [entity]
        for each in found:
            above = getattr(self.entities.get(each), "part_of", ())
            found += [one for one in above if one not in found]
        return tuple(found)

    def publisher(self, document: Document) -> str:
        """Who published the document, or the one that it is in the end a translation of."""
        seen = [document.id]
        while document.translation_of in self.sources and document.translation_of not in seen:
            document = self.sources[document.translation_of].document
            seen.append(document.id)
        return document.publisher

    def speaker(self, document: Document, name: str) -> Speaker:
        """The speaker of that id; the document's own voice is that of `publisher`."""
        for each in document.speakers:
            if each.id == name:
                return each
        own = self.entities.get(self.publisher(document))
        label = own.labels if own and name == SELF else Words.model_construct(en=name, ja=name)
        return Speaker.model_construct(
            id=name, label=label, kind="document", named=True, plural=False, persons=(), speaks_for=()
        )

    def _label(self, name: str | None, language: str) -> str:
        if name is None or name == UNKNOWN:
            return name or ""
        return _word(self.entities[name].labels, language) if name in self.entities else name

    def _kind(self, name: str | None) -> str:
        return self.entities[name].kind if name in self.entities else ""


def open_desk(names: Sequence[str], may_begin: bool = False) -> Desk:
    """The desk over the corpora of these names; with `may_begin` the last may be a folder without any."""
    vocabulary = reader.read_vocabulary(locate.vocabulary_file())
    names = names or [each for each in os.environ.get("GRAPHKIT_CORPUS", "").split(os.pathsep) if each]
    try:
        folders = locate.corpus_folders(*names)
    except UsageError:
        if not may_begin or not names or os.path.isfile(names[-1]) or names[-1] == locate.SHIPPED:
            raise
        folders = [*locate.corpus_folders(*names[:-1]), names[-1]] if len(names) > 1 else [names[-1]]
    return Desk(folders, vocabulary)


def segments_of(source: Source) -> Segments:
    """The sentences of the document; UsageError where they were not generated."""
    if source.segments is None:
        raise UsageError(
            f"{source.document.id} has no segments beside it: graphkit code start TEXT makes them"
        )
    return source.segments


def _word(words: Words, language: str) -> str:
    return str(getattr(words, language))
