"""Frozen records: fields by annotation, checked by pydantic's core.

The core does the checking; what is left out is the layer of pydantic that finds a schema for any type
there is, whose import takes as long as all the rest of a first question. The few shapes that our fields
have are known here: a schema of the core in `Annotated`, `Literal`, a union, tuple, dict, bool, another
record, a NamedTuple. pydantic itself takes records as types of its own (`TypeAdapter(Claim)`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    NoReturn,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic_core import CoreSchema, SchemaValidator, ValidationError
from pydantic_core import core_schema as core

__all__ = ["As", "Record", "ValidationError", "distinct", "numeric", "validator"]

REQUIRED: Any = object()
"""The default of a field that must be given."""


class As:
    """In `Annotated`: how a field is checked, as a schema of the core."""

    __slots__ = ("schema",)

    def __init__(self, schema: CoreSchema) -> None:
        self.schema = schema


class Field(NamedTuple):
    """What a field may hold, and what it holds where nothing is given."""

    annotation: Any
    default: Any

    def is_required(self) -> bool:
        """Whether a record is refused without it."""
        return self.default is REQUIRED


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Record:
    """A frozen value; unknown fields are refused. Its methods are called as those of a pydantic model."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    model_fields: ClassVar[dict[str, Field]] = {}
    usual: ClassVar[dict[str, Any]] = {}
    model_config: ClassVar[dict[str, Any]] = {"extra": "forbid", "frozen": True}

    def __init_subclass__(cls) -> None:
        told = cls.__dict__.get("__annotations__", {})  # noqa: RUF063  inspect is slow to import
        own = {name: Field(kind, cls.__dict__.get(name, REQUIRED)) for name, kind in told.items()}
        cls.model_fields = {**cls.model_fields, **own}
        cls.usual = {name: field.default for name, field in cls.model_fields.items()}

    def __init__(self, /, **given: Any) -> None:
        validator(type(self)).validate_python(self.taken(given), self_instance=self)

    @classmethod
    def taken(cls, given: Any) -> Any:
        """What is given, with copies of what the record will change in it; by default nothing is changed."""
        return given

    def agree(self) -> None:
        """Raise ValueError where the fields do not fit together; by default they always do."""

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """The record in plain data; raises ValidationError with everything that is wrong."""
        found: Self = validator(cls).validate_python(cls.taken(data))
        return found

    @classmethod
    def model_validate_json(cls, data: str | bytes) -> Self:
        """The record in JSON; raises ValidationError with everything that is wrong."""
        found: Self = validator(cls).validate_json(data)
        return found

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A record of values that were checked before."""
        usual = {
            name: dict(value) if isinstance(value, dict) else value
            for name, value in cls.usual.items()
            if value is not REQUIRED
        }
        made: Self = _filled(cls, usual | values, set(values))
        return made

    def model_copy(self, update: Mapping[str, Any] | None = None) -> Self:
        """The same record with other values, which are not checked."""
        new = dict(update or {})
        made: Self = _filled(type(self), self.__dict__ | new, self.model_fields_set.union(new))
        return made

    @property
    def model_fields_set(self) -> set[str]:
        """The names of the fields that were given."""
        given: set[str] = self.__pydantic_fields_set__  # type: ignore[attr-defined]
        return given

    def __setattr__(self, name: str, value: object) -> NoReturn:
        refused: Any = {"type": "frozen_instance", "loc": (name,), "input": value}
        raise ValidationError.from_exception_data(type(self).__name__, [refused])

    def __delattr__(self, name: str) -> NoReturn:
        self.__setattr__(name, None)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        values = (self.__dict__.get(name) for name in self.model_fields)
        return hash(tuple(tuple(sorted(each.items())) if isinstance(each, dict) else each for each in values))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({told})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _filled, (type(self), self.__dict__, self.model_fields_set)

    @classmethod
    def __get_pydantic_core_schema__(cls, kind: Any, handler: Any) -> CoreSchema:
        made: Any = _of_record(cls, handler.generate_schema)
        return {**made, "ref": cls.__qualname__}


def _filled(cls: type[Any], values: Mapping[str, Any], given: set[str]) -> Any:
    made = object.__new__(cls)
    object.__setattr__(made, "__dict__", dict(values))
    object.__setattr__(made, "__pydantic_fields_set__", set(given))
    return made


_validators: dict[Any, SchemaValidator] = {}


def validator(kind: Any) -> SchemaValidator:
    """What checks data to be of a type: a record, or one of the shapes of its fields."""
    if kind not in _validators:
        _validators[kind] = SchemaValidator(_of(kind, _whole))
    return _validators[kind]


def _whole(kind: type[Record]) -> CoreSchema:
    return _of_record(kind, _whole)


def numeric(*kinds: CoreSchema) -> CoreSchema:
    """The schema of a number of one of the kinds; true is none, though Python takes it for 1."""

    def one_of(kinds: Sequence[CoreSchema]) -> CoreSchema:
        return kinds[0] if len(kinds) == 1 else core.union_schema(list(kinds))

    strict: list[Any] = [{**kind, "strict": True} for kind in kinds]
    digits = core.no_info_before_validator_function(_no_truth, one_of(kinds))
    return core.json_or_python_schema(json_schema=one_of(strict), python_schema=digits)


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError(f"{str(value).lower()} is no number (write 300 or 0.5, of 0 or more)")
    return value


def distinct(listed: tuple[str, ...]) -> tuple[str, ...]:
    """The same; raises ValueError where it names something twice."""
    if len(set(listed)) < len(listed):
        twice = next(each for place, each in enumerate(listed) if each in listed[:place])
        raise ValueError(f"'{twice}' stands in it twice")
    return listed


def _is_text(kind: Any) -> bool:
    return get_origin(kind) is Annotated and kind.__origin__ is str


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)


def _of_record(kind: type[Record], of: Callable[[Any], CoreSchema]) -> CoreSchema:
    fields = {name: core.model_field(_of_field(field, of)) for name, field in kind.model_fields.items()}
    whole = core.model_fields_schema(fields, extra_behavior="forbid", model_name=kind.__name__)
    made = core.model_schema(kind, whole, frozen=True)
    return made if kind.agree is Record.agree else core.no_info_after_validator_function(_agreed, made)


def _agreed(record: Record) -> Record:
    record.agree()
    return record


def _of_field(field: Field, of: Callable[[Any], CoreSchema]) -> CoreSchema:
    made = _of(field.annotation, of)
    if field.is_required():
        return made
    if field.default == {}:
        return core.with_default_schema(made, default_factory=dict)  # a default would be copied deeply
    return core.with_default_schema(made, default=field.default)


def _of(kind: Any, of: Callable[[Any], CoreSchema]) -> CoreSchema:
    """The schema of a field's type; `of` gives that of a record in it."""
    shape, parts = get_origin(kind), get_args(kind)
    if shape is Annotated:
        return kind.__metadata__[0].schema  # type: ignore[no-any-return]
    if shape is Literal:
        return core.literal_schema(list(parts))
    if shape in (Union, UnionType):
        rest = [_of(part, of) for part in parts if part is not NoneType]
        made = rest[0] if len(rest) == 1 else core.union_schema(rest)  # type: ignore[arg-type]
        return core.nullable_schema(made) if NoneType in parts else made
    if shape is tuple:
        listed = core.tuple_schema([_of(parts[0], of)], variadic_item_index=0)
        return core.no_info_after_validator_function(distinct, listed) if _is_text(parts[0]) else listed
    if shape is dict:
        return core.dict_schema(_of(parts[0], of), _of(parts[1], of))
    return of(kind) if _is_record(kind) else _PLAIN[kind]() if kind in _PLAIN else _of_tuple(kind, of)


_PLAIN: dict[Any, Callable[[], CoreSchema]] = {
    bool: core.bool_schema, str: core.str_schema, int: lambda: numeric(core.int_schema()),
}  # fmt: skip


def _of_tuple(kind: Any, of: Callable[[Any], CoreSchema]) -> CoreSchema:
    told = get_type_hints(kind)
    parts = [core.arguments_parameter(name, _of(told[name], of)) for name in kind._fields]
    return core.call_schema(core.arguments_schema(parts), kind)
