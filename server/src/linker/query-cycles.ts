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
