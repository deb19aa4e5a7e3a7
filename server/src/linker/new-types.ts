/**
 * `UserId = NewType('UserId', int)`: what it makes is a type for annotations, of which objects are those of another type, and
 * a function that gives back what it is given (PEP 484, "NewType helper function").
 */
import { type Definition, type InstanceValue, standardName, type Value } from './entities.ts';
import { type Arguments, NO_VALUES } from './evaluation.ts';
import type { Values } from './values.ts';

/** The attribute that says what the type is made of (library reference, `typing.NewType`). */
const SUPERTYPE = "'__supertype__";

const isNewType = (of: Definition): boolean => standardName(of) === 'typing.NewType';

/** What a call of `NewType` makes; null for other classes and calls. */
export const newType = (values: Values, of: Definition, args: Arguments): Value | null =>
  isNewType(of) && args.count === 2 ? values.instance(of, [], new Map([[SUPERTYPE, args.at(1)]])) : null;

/** The types that an object made by `NewType` is made of; none for other objects. */
export const supertypeOf = ({ of, items }: InstanceValue): readonly Value[] =>
  (isNewType(of) ? items?.get(SUPERTYPE) : undefined) ?? NO_VALUES;

/** What calling an object made by `NewType` gives; null for other objects. */
export const givenByNewType = ({ of }: InstanceValue, args: Arguments): readonly Value[] | null =>
  isNewType(of) ? args.at(0) : null;
