/** Kinds of queries whose answers are lists, the same where their elements are. */
import { sameList } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import type { QueryKind, QueryRules } from './queries.ts';

const EMPTY: readonly never[] = [];

/** Declares such a kind; `compute` gives null for no elements. */
export function listKind<T>(
  host: { kind<U>(rules: QueryRules<U>): QueryKind<U> },
  name: string,
  arity: 1 | 2 | 3,
  compute: (a: string, b: string, c: string) => readonly T[] | null,
): QueryKind<readonly T[]> {
  return host.kind<readonly T[]>({
    name,
    arity,
    compute: (a, b, c) => compute(a, b, c) ?? EMPTY,
    bottom: EMPTY,
    equal: sameList,
  });
}

/** Declares one of names that a definition's own rows tell (`def` is a row of `defs`): (path, def key). */
export const namesKind = (
  host: {
    kind<U>(rules: QueryRules<U>): QueryKind<U>;
    facts(path: string): FileFacts | undefined;
  },
  name: string,
  compute: (facts: FileFacts, def: number) => readonly string[],
): QueryKind<readonly string[]> =>
  listKind(host, name, 2, (path, key) => {
    const facts = host.facts(path);
    const def = facts?.defRow(key);
    return facts && def !== undefined ? compute(facts, def) : null;
  });
