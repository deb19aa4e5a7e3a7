/** Containers of the standard library by what they do with what is in them, and the objects that they hold. States no calls. */
import { standardName, type Value } from '../entities.ts';
import type { ChunkContext } from './context.ts';
import { mayHaveMethods } from './implicit-links.ts';

export const MAPPINGS: ReadonlySet<string> = new Set([
  'builtins.dict',
  'collections.defaultdict',
  'collections.OrderedDict',
  'collections.Counter',
]);
/** They find what is in them by its hash, the others by comparing it. */
export const HASHED: ReadonlySet<string> = new Set([...MAPPINGS, 'builtins.set', 'builtins.frozenset']);
export const SEARCHED: ReadonlySet<string> = new Set([
  'builtins.list',
  'builtins.tuple',
  'collections.deque',
]);
export const TUPLES: ReadonlySet<string> = new Set(['builtins.tuple']);
/** How deep containers in containers are looked at. */
export const MAX_NESTED = 3;

/** Whether a value is an object of one of some classes of the standard library. */
export const isOf = (value: Value, names: ReadonlySet<string>): boolean =>
  value.kind === 'instance' && names.has(standardName(value.of) ?? '');

/** Objects of the workspace's classes in containers of some classes among values, and in those that these hold. */
export function objectsWithin(
  context: ChunkContext,
  values: readonly Value[],
  classes: ReadonlySet<string>,
  depth = 0,
): readonly Value[] {
  const containers = depth < MAX_NESTED ? values.filter((value) => isOf(value, classes)) : [];
  if (containers.length === 0) return [];
  const elements = context.evaluator.expand([
    ...context.evaluator.iterate(containers),
    ...underKeys(containers),
  ]);
  return [...elements.filter(mayHaveMethods), ...objectsWithin(context, elements, classes, depth + 1)];
}

/** What the mappings among values have under their keys. */
export const underKeys = (values: readonly Value[]): readonly Value[] =>
  values.flatMap((value) =>
    value.kind === 'instance' && isOf(value, MAPPINGS) ? (value.args[1] ?? []) : [],
  );

/** What some tuples have at a position. */
export const itemsAt = (
  context: ChunkContext,
  tuples: readonly Value[],
  position: number,
): readonly Value[] =>
  context.evaluator.expand(
    tuples.flatMap((tuple) =>
      tuple.kind !== 'instance'
        ? []
        : (tuple.items?.get(String(position)) ?? context.evaluator.iterate([tuple])),
    ),
  );
