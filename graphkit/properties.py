"""How records are said in RDF: one row a class, one row a property. Writing, reading and the ontology
are made from these tables.

`field` is the field of the record (with a dot for a field within a field, None for what is derived and
never read back); `reads` names the shape of the value, a row of SHAPES.
"""

from __future__ import annotations

from typing import NamedTuple


class Shape(NamedTuple):
    """A shape of values: what stands in RDF, and whether there may be many of them in an order."""

    range: str
    many: bool = False


SHAPES: dict[str, Shape] = {
    "text": Shape("xsd:string"),
    "texts": Shape("xsd:string", many=True),
    "words": Shape("rdf:langString"),
    "names": Shape("rdf:langString", many=True),
    "edtf": Shape("mc:edtf"),
    "uri": Shape("xsd:anyURI"),
    "count": Shape("xsd:integer"),
    "number": Shape("rdfs:Literal"),
    "boolean": Shape("xsd:boolean"),
    "entity": Shape("mc:Named"),
    "entities": Shape("mc:Named", many=True),
    "document": Shape("mc:Document"),
    "speaker": Shape("mc:Speaker"),
    "relation": Shape("mc:Relation"),
    "claims": Shape("mc:Claim", many=True),
    "references": Shape("", many=True),
    "wikidata": Shape(""),
    # words of closed lists
    "polarity": Shape("mc:Polarity"),
    "certainty": Shape("mc:Certainty"),
    "phase": Shape("mc:Phase"),
    "category": Shape("mc:Category"),
    "remark-kind": Shape("mc:RemarkKind"),
    "speaker-kind": Shape("mc:SpeakerKind"),
    "amount-kind": Shape("mc:AmountKind"),
    # derived alone
    "status": Shape("mc:Status"),
    "standing": Shape("mc:Standing"),
    "plain": Shape("mc:PlainPolicy"),
    "bound": Shape("rdfs:Literal"),
    "passage": Shape("mc:Passage"),
    "selector": Shape("mc:Selector"),
    "proposition": Shape("mc:Proposition"),
    "tie": Shape("mc:Tie"),
}
# The closed lists that are shapes of values: shape -> section of the vocabulary.
LISTS: dict[str, str] = {
    "polarity": "polarities",
    "certainty": "certainties",
    "phase": "phases",
    "category": "categories",
    "remark-kind": "remark_kinds",
    "speaker-kind": "speaker_kinds",
    "amount-kind": "amount_kinds",
    "status": "statuses",
    "standing": "standings",
}


class Property(NamedTuple):
    """One property: its term, the field it says, its shape, and what it is called and means (en, ja)."""

    term: str
    field: str | None
    reads: str
    label: tuple[str, str]
    definition: tuple[str, str]
    parent: str = ""


class Kind(NamedTuple):
    """One class: its term, the class above it, and what it is called and means (en, ja)."""

    term: str
    parents: tuple[str, ...]
    label: tuple[str, str]
    definition: tuple[str, str]


P = Property
_FROM = ("from", "始め")
_TO = ("to", "終わり")

CLASSES = (
    Kind("mc:Corpus", (), ("corpus", "コーパス"), ("What was written at once, with its policy and counts.", "一度に書き出された全体。方針と件数を持つ。")),
    Kind("mc:Named", (), ("named thing", "名のあるもの"), ("Anything a claim is about.", "主張が述べる対象。")),
    Kind("mc:Entity", ("mc:Named",), ("entity", "実体"), ("Anything a claim is about that a source names.", "典拠が名を挙げる、主張の対象。")),
    Kind("mc:Unnamed", ("mc:Named",), ("unnamed party", "名のない当事者"), ("Stands for any party that no source names: not one party, so nothing can be concluded through it.", "名指しされていない当事者を表す。一つの当事者ではなく、これを介して何も推論できない。")),
    Kind("mc:Document", ("prov:Entity",), ("document", "文書"), ("A source.", "典拠となる文書。")),
    Kind("mc:Speaker", ("prov:Agent",), ("speaker", "話者"), ("Who answers for words, in one document.", "一つの文書の中で言葉に責任を持つ者。")),
    Kind("mc:OwnVoice", ("mc:Speaker",), ("own voice", "文書自身の声"), ("A document speaking for itself.", "文書自身が語る声。")),
    Kind("mc:Passage", ("oa:SpecificResource",), ("passage", "箇所"), ("One sentence of a document.", "文書の一文。")),
    Kind("mc:Selector", ("oa:TextPositionSelector",), ("selector", "位置"), ("Where a sentence stands in the text, in code points, with a digest of its words.", "文が本文のどこにあるか（コードポイント）と、その言葉の要約値。")),
    Kind("mc:Statement", ("prov:Entity",), ("statement", "言明"), ("What a speaker says at one place in one document.", "話者が一つの文書の一か所で述べること。")),
    Kind("mc:Claim", ("mc:Statement",), ("claim", "主張"), ("A speaker's stance on one proposition: said, and not for that a fact.", "一つの命題に対する話者の立場。述べられたことであり、それだけでは事実ではない。")),
    Kind("mc:Remark", ("mc:Statement",), ("remark", "論評"), ("What a speaker says about entities or claims that is no tie between two parties.", "二者の関係ではない、実体や主張についての話者の言葉。")),
    Kind("mc:Proposition", (), ("proposition", "命題"), ("What could be said: subject, relation, object, item.", "述べられうること：主体・関係・相手・品目。")),
    Kind("mc:Tie", (), ("tie", "結びつき"), ("Subject, relation, object: what propositions on several items have in common.", "主体・関係・相手。品目の異なる命題に共通するもの。")),
    Kind("mc:Relation", (), ("relation", "関係"), ("A kind of tie between parties.", "当事者間の結びつきの種類。")),
)  # fmt: skip

FIELDS: dict[str, tuple[Property, ...]] = {
    "Entity": (
        P("skos:prefLabel", "labels", "words", ("name", "名称"), ("The name.", "名称。")),
        P("skos:altLabel", "aliases", "names", ("further name", "別名"), ("A further name.", "別の名称。")),
        P("mc:adjective", "adjectives", "names", ("adjective", "形容詞"), ("Stands before a noun: Iranian.", "名詞の前に置かれる語：イラン製。")),
        P("dcterms:description", "description", "words", ("description", "説明"), ("What it is, in a few words.", "短い説明。")),
        P("skos:exactMatch", "same_as", "wikidata", ("is the same as", "同一"), ("The same in Wikidata.", "ウィキデータの同じ項目。")),
        P("mc:iso", "codes.iso", "text", ("ISO code", "ISOコード"), ("ISO 3166-1 alpha-3.", "ISO 3166-1 の三文字コード。")),
        P("mc:cow", "codes.cow", "count", ("COW number", "COW番号"), ("State number of the Correlates of War project.", "Correlates of War の国家番号。")),
        P("mc:partOf", "part_of", "entities", ("is part of", "属する"), ("The state, employer, country or body it belongs to.", "属する国家・所属先・国・組織。"), "dcterms:isPartOf"),
        P("mc:member", "members", "entities", ("has member", "構成員"), ("A member of the group.", "国家群の構成員。")),
        P("skos:broader", "broader", "entities", ("is a kind of", "上位の品目"), ("A denial of the broader item covers this one.", "上位の品目の否認はこの品目にも及ぶ。")),
        P("mc:category", "category", "category", ("category", "分類"), ("What sort of item it is.", "品目の種類。")),
    ),
    "Speaker": (
        P("skos:prefLabel", "label", "words", ("name", "名称"), ("The name.", "名称。")),
        P("mc:speakerKind", "kind", "speaker-kind", ("kind of speaker", "話者の種類"), ("What sort of speaker it is.", "話者の種類。")),
        P("mc:named", "named", "boolean", ("is named", "名が示される"), ("Whether the source names the speaker.", "典拠が話者の名を示すかどうか。")),
        P("mc:plural", "plural", "boolean", ("is plural", "複数"), ("Whether there are several speakers.", "話者が複数かどうか。")),
        P("mc:person", "persons", "entities", ("is the person", "人物"), ("The person who speaks.", "話す人物。")),
        P("prov:actedOnBehalfOf", "speaks_for", "entities", ("speaks for", "代弁する"), ("The state or organisation that is spoken for.", "代弁される国家または組織。")),
    ),
    "Document": (
        P("dcterms:title", "title", "text", ("title", "題名"), ("The title as printed.", "印刷された題名。")),
        P("skos:prefLabel", "labels", "words", ("name", "名称"), ("The name.", "名称。")),
        P("dc:creator", "authors", "texts", ("author", "著者"), ("An author as printed.", "印刷された著者名。")),
        P("dcterms:publisher", "publisher", "entity", ("publisher", "発行者"), ("Who published it.", "発行者。")),
        P("dcterms:issued", "published", "edtf", ("published", "発行日"), ("When it was published.", "発行された日。")),
        P("dcterms:language", "language", "text", ("language", "言語"), ("The language of the text.", "本文の言語。")),
        P("mc:url", "url", "uri", ("address", "アドレス"), ("Where it can be read.", "読める場所。")),
        P("mc:archivedUrl", "archived_url", "uri", ("archived at", "保存先"), ("Where a copy is kept.", "写しが保存されている場所。")),
        P("mc:accessed", "accessed", "edtf", ("accessed", "閲覧日"), ("When it was read there.", "そこで読まれた日。")),
        P("mc:translationOf", "translation_of", "document", ("is a translation of", "原文"), ("The document it is translated from.", "翻訳元の文書。"), "prov:wasDerivedFrom"),
        P("mc:excerpt", "excerpt", "text", ("is an excerpt", "抜粋"), ("Only a part of the sentences and claims of the document is here: by what it was chosen.", "文書の文と主張の一部だけであること。その選択の条件。")),
        P("mc:length", "length", "count", ("length", "長さ"), ("Code points of the text.", "本文のコードポイント数。")),
        P("mc:sha256", "sha256", "text", ("SHA-256", "SHA-256"), ("SHA-256 of the text in UTF-8.", "UTF-8 の本文の SHA-256。")),
        P("mc:encodedBy", "encoded.by", "text", ("encoded by", "符号化した者"), ("Who made the claims from the text.", "本文から主張を作った者。")),
        P("mc:encodedOn", "encoded.on", "edtf", ("encoded on", "符号化した日"), ("When that was.", "その日。")),
        P("mc:checkedBy", "checked.by", "text", ("checked by", "確認した者"), ("Who checked them.", "それを確認した者。")),
        P("mc:checkedOn", "checked.on", "edtf", ("checked on", "確認した日"), ("When that was.", "その日。")),
    ),
    "Segments": (
        P("mc:segmentRule", "rule", "text", ("segment rule", "文分割の規則"), ("The rule, with its version, that cut the text into sentences.", "本文を文に分けた規則とその版。")),
    ),
    "Segment": (
        P("mc:at", "at", "text", ("pointer", "位置記号"), ("Paragraph and sentence of the text.", "本文の段落と文。")),
        P("oa:start", "start", "count", ("start", "開始"), ("The first code point.", "最初のコードポイント。")),
        P("oa:end", "end", "count", ("end", "終了"), ("The code point behind the last.", "最後の次のコードポイント。")),
        P("mc:digest", "digest", "text", ("digest", "要約値"), ("Digest of the sentence.", "文の要約値。")),
    ),
    "Passage": (
        P("mc:at", "at", "text", ("pointer", "位置記号"), ("Paragraph and sentence of the text.", "本文の段落と文。")),
        P("mc:speaker", "speaker", "speaker", ("usual speaker", "既定の話者"), ("Who speaks where a claim names nobody.", "主張が名を挙げないときの話者。")),
        P("mc:skip", "skip", "text", ("skipped because", "省いた理由"), ("Why nothing was made of the sentence.", "その文から何も作られなかった理由。")),
    ),
    "Statement": (
        P("prov:wasAttributedTo", "speaker", "speaker", ("according to", "話者"), ("Who answers for the words.", "言葉に責任を持つ者。")),
        P("mc:via", "via", "speaker", ("relayed by", "伝えた者"), ("A speaker who relays the words.", "言葉を伝える話者。")),
        P("mc:venue", "venue", "entity", ("said at", "述べられた場"), ("The event where it was said.", "述べられた出来事。")),
        P("mc:polarity", "polarity", "polarity", ("polarity", "肯否"), ("Whether the speaker affirms or negates it.", "話者が肯定するか否定するか。")),
        P("mc:certainty", "certainty", "certainty", ("certainty", "確かさ"), ("The speaker's commitment.", "話者の確信の度合い。")),
        P("mc:hedge", "hedge", "text", ("hedge", "留保の語"), ("The words that signal it, as printed.", "それを示す、印刷された語。")),
        P("mc:stated", "stated", "edtf", ("stated", "述べられた日"), ("When it was said; absent: as the document.", "述べられた日。なければ文書の日付。")),
        P("mc:when", "when", "edtf", ("when", "いつ"), ("When it was so.", "その事実の日付。")),
        P("mc:amountLow", "amount.low", "number", ("at least", "下限"), ("The amount is at least this.", "量の下限。")),
        P("mc:amountHigh", "amount.high", "number", ("at most", "上限"), ("The amount is at most this.", "量の上限。")),
        P("mc:amountUnit", "amount.unit", "text", ("unit", "単位"), ("What is counted.", "数える単位。")),
        P("mc:amountPer", "amount.per", "text", ("per", "当たり"), ("In what time.", "期間当たり。")),
        P("mc:amountKind", "amount.kind", "amount-kind", ("kind of amount", "量の種類"), ("Ordered, delivered, or capacity.", "発注・納入・能力。")),
        P("mc:amountWording", "amount.wording", "text", ("amount as printed", "量の表記"), ("The amount in the words of the source.", "典拠の言葉による量。")),
    ),
    "Claim": (
        P("mc:subject", "subject", "entity", ("subject", "主体"), ("Who acts, gives or makes.", "行う者・与える者・作る者。")),
        P("mc:relation", "relation", "relation", ("relation", "関係"), ("What is done.", "なされること。")),
        P("mc:object", "object", "entity", ("object", "相手"), ("Who or what it is done to; who receives.", "なされる相手。受け取る者。")),
        P("mc:item", "item", "entity", ("item", "品目"), ("What is given, made or shared.", "与えられ、作られ、分かち合われるもの。")),
        P("mc:phase", "phase", "phase", ("phase", "段階"), ("How far it has come.", "どの段階にあるか。")),
        P("mc:where", "where", "entity", ("where", "どこで"), ("Where it was so.", "その事実の場所。")),
        P("mc:inReturnFor", "in_return_for", "claims", ("in return for", "見返り"), ("What it is given in return for.", "何の見返りか。")),
        P("mc:gloss", "gloss", "words", ("gloss", "言い換え"), ("Our own wording, where the usual one misleads.", "通常の言い方が誤解を招く場合の言い換え。")),
        P("mc:withdrawn", "withdrawn", "text", ("withdrawn because", "取り下げの理由"), ("Why it no longer counts.", "もはや数えない理由。")),
    ),
    "Remark": (
        P("mc:about", "about", "references", ("about", "対象"), ("The entity or claim it is about.", "論評の対象となる実体または主張。")),
        P("mc:remarkKind", "kind", "remark-kind", ("kind of remark", "論評の種類"), ("What sort of remark it is.", "論評の種類。")),
        P("mc:text", "text", "words", ("text", "本文"), ("What is said, in our words.", "述べられたこと（我々の言葉で）。")),
        P("mc:by", "by", "entity", ("on the part of", "当事者"), ("Whose purpose or gain it is.", "誰の目的・利点か。")),
    ),
}  # fmt: skip

# What has a default in the records, and is always written out: a statement that lost it is not read.
ALWAYS = frozenset(("mc:polarity", "mc:certainty", "mc:phase", "prov:wasAttributedTo"))

# Fields that are a mapping: a property for each key, `printed:when`, under the one of the record.
KEYED: dict[str, Property] = {
    "printed": P("mc:printed", "printed", "text", ("as printed", "表記"), ("The words as printed, where reading them took a decision.", "読み取りに判断を要した箇所の、印刷された語。")),
    "silence": P("mc:silence", "silence", "text", ("left as it is because", "警告を残す理由"), ("Why a warning is left as it is here.", "ここで警告をそのままにする理由。")),
}  # fmt: skip

# How records hang together. Read, but fields of no record.
JOINTS = (
    P("mc:index", None, "count", ("place", "順番"), ("The place among its neighbours, from 1.", "並びの中の位置。1から数える。")),
    P("mc:order", None, "texts", ("order of values", "値の順"), ("Where the order of values is not that of their code points: the field, then for each place the number (from 0) of the value among the sorted ones.", "値の順がコードポイント順でない場合：項目名と、各位置に来る値の（整列後の0からの）番号。")),
    P("mc:namedInFull", None, "claims", ("named in full", "完全名で参照"), ("A claim of the same document that is referred to by its full name.", "完全な名で参照される同じ文書の主張。")),
    P("mc:inDocument", None, "document", ("in the document", "文書内"), ("The document it belongs to.", "属する文書。"), "dcterms:isPartOf"),
    P("oa:hasSource", None, "document", ("has source", "典拠"), ("The document a passage stands in.", "箇所のある文書。")),
    P("oa:hasSelector", None, "selector", ("has selector", "位置指定"), ("Where in the text a passage stands.", "箇所が本文のどこにあるか。")),
    P("prov:wasDerivedFrom", None, "passage", ("stands in", "出所"), ("The sentence it was made from.", "もとになった文。")),
    P("mc:plainPolicy", None, "plain", ("policy for plain triples", "単純な三つ組の方針"), ("Under which condition a plain triple was written.", "単純な三つ組を書き出す条件。")),
    P("mc:selection", None, "text", ("selection", "選択"), ("The filters by which claims were chosen; absent: all of them.", "主張を選んだ条件。なければ全件。")),
    P("mc:claimCount", None, "count", ("number of claims", "主張の数"), ("How many claims were written.", "書き出された主張の数。")),
    P("mc:remarkCount", None, "count", ("number of remarks", "論評の数"), ("How many remarks were written.", "書き出された論評の数。")),
    P("mc:documentCount", None, "count", ("number of documents", "文書の数"), ("How many documents were written.", "書き出された文書の数。")),
    P("mc:entityCount", None, "count", ("number of entities", "実体の数"), ("How many entities were written.", "書き出された実体の数。")),
    P("mc:leftOut", None, "count", ("references left out", "省いた参照の数"), ("How many references to what was not chosen were left out.", "選ばれなかったものへの参照を省いた数。")),
)  # fmt: skip

# What follows from the records: written for whoever asks in SPARQL, computed anew on reading.
DERIVED = (
    P("mc:proposition", None, "proposition", ("of the proposition", "命題"), ("What the claim is a stance on.", "主張が立場をとる命題。")),
    P("mc:status", None, "status", ("status", "主張の状態"), ("How the claim is put.", "主張がどう述べられているか。")),
    P("mc:origin", None, "entity", ("origin", "出どころ"), ("A party that answers for it, whoever reports it.", "誰が伝えるかによらず、それに責任を持つ当事者。")),
    P("cito:disputes", None, "claims", ("disputes", "争う"), ("The negation contests this affirmation.", "この否定はその肯定と争う。")),
    P("mc:root", None, "document", ("root document", "根の文書"), ("The original at the end of all translations.", "すべての翻訳の元となる原文。")),
    P("mc:standing", None, "standing", ("standing", "命題の立場"), ("What the claims together make of it.", "主張全体から見た命題の立場。")),
    P("mc:tie", None, "tie", ("of the tie", "結びつき"), ("Subject, relation and object of the proposition.", "命題の主体・関係・相手。")),
    P("mc:onItem", None, "entity", ("on the item", "品目について"), ("The item of the proposition.", "命題の品目。")),
    P("mc:source", None, "entity", ("from", "起点"), ("The subject of the tie.", "結びつきの主体。")),
    P("mc:kind", None, "relation", ("of the kind", "種類"), ("The relation of the tie.", "結びつきの関係。")),
    P("mc:target", None, "entity", ("to", "終点"), ("The object of the tie.", "結びつきの相手。")),
    *(
        P(f"mc:{stem}{end}", None, "bound", (f"{en} {word[0]}", f"{ja}・{word[1]}"), (f"The {side[0]} that the date can mean, as exact as it is said.", f"その日付が意味しうる{side[1]}。述べられた精度のまま。"))
        for stem, en, ja in (("stated", "stated", "述べられた日"), ("when", "when", "いつ"), ("issued", "published", "発行日"))
        for end, word, side in (("From", _FROM, ("earliest", "最も早い日")), ("To", _TO, ("latest", "最も遅い日")))
    ),
)  # fmt: skip

# Under which condition a plain triple is written. None where the claim is negated, or no actual fact.
POLICIES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "uncontested": (
        ("uncontested", "争いなし"),
        ("An actual fact that somebody asserts, that no negation meets, of a tie that nobody negates.", "誰かが事実として断言し、どの否定とも争わず、結びつき全体が否定されていないもの。"),
    ),
    "affirmed": (
        ("affirmed", "肯定"),
        ("An actual fact that somebody asserts or takes for probable, of a tie that nobody negates; a broader denial may meet it.", "誰かが事実として断言または推定し、結びつき自体が否定されていないもの。より広い否認はありうる。"),
    ),
    "none": (("none", "なし"), ("No plain triple.", "単純な三つ組を書かない。")),
}  # fmt: skip


def of(record: str) -> tuple[Property, ...]:
    """The properties of a record, those that claims and remarks share included."""
    shared = FIELDS["Statement"] if record in ("Claim", "Remark") else ()
    return (*FIELDS[record], *shared)
