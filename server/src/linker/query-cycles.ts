/**
 * Cycles among queries: which of them depend on themselves, directly or through others. Tarjan's algorithm,
 * iterative, because dependency chains are longer than JavaScript's stack. Reads answers' dependencies and
 * changes nothing.
 */

/** What is asked of a query here. */
interface Dependent<Q> {
  readonly state: string;
  readonly dependencies: readonly Q[];
}

interface Step<Q> {
  readonly query: Q;
  /** Index of the next dependency to look at. */
  next: number;
}

/**
 * The cycles that can be reached from the queries by following what they read, each as a list of its members.
 * With `within`, only through queries of that set. Queries without an answer have no dependencies to follow.
 */
export function queryCycles<Q extends Dependent<Q>>(
  from: Iterable<Q>,
  within?: ReadonlySet<Q>,
): (readonly Q[])[] {
  const found: Q[][] = [];
  const index = new Map<Q, number>();
  const low = new Map<Q, number>();
  const open: Q[] = [];
  const isOpen = new Set<Q>();
  const enter = (query: Q, path: Step<Q>[]): void => {
    index.set(query, index.size);
    low.set(query, index.get(query)!);
    open.push(query);
    isOpen.add(query);
    path.push({ query, next: 0 });
  };
  for (const root of from) {
    if (index.has(root) || root.state === 'new') continue;
    const path: Step<Q>[] = [];
    enter(root, path);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const { query } = top;
      const read = query.dependencies[top.next++];
      if (read !== undefined) {
        if (read.state === 'new' || (within && !within.has(read))) continue;
        if (!index.has(read)) enter(read, path);
        else if (isOpen.has(read)) low.set(query, Math.min(low.get(query)!, index.get(read)!));
        continue;
      }
      path.pop();
      const parent = path.at(-1)?.query;
      if (parent) low.set(parent, Math.min(low.get(parent)!, low.get(query)!));
      if (low.get(query) !== index.get(query)) continue;
      const members = open.splice(open.lastIndexOf(query));
      for (const member of members) isOpen.delete(member);
      if (members.length > 1 || query.dependencies.includes(query)) found.push(members);
    }
  }
  return found;
}

/**
 * The cycle that some queries (one, or those of a cycle) are part of together with others that they read; null where there
 * is none. Those others are above a height, the lowest that the queries had before, because they read one of them.
 */
export function cycleThrough<Q extends Dependent<Q> & { readonly height: number }>(
  queries: readonly Q[],
  isOne: (query: Q) => boolean,
  lowest: number,
): readonly Q[] | null {
  const below = new Set(queries);
  let isCycle = false;
  for (const query of below)
    for (const read of query.dependencies) {
      if (read.height <= lowest || read.state === 'new') continue;
      below.add(read);
      isCycle ||= isOne(read) && !isOne(query);
    }
  return isCycle ? queryCycles(queries, below).find((cycle) => cycle.some(isOne))! : null;
}
