/** C3 linearization (Python data model, "Method resolution order"), tolerant of hierarchies Python rejects. */
import type { Definition, Entity } from './entities.ts';

/** A class of the workspace, or an external one. */
export type MroEntry = Definition | Extract<Entity, { kind: 'external' }>;

/**
 * Merges the parents' linearizations and the list of direct bases. Where no consistent order exists, Python
 * raises TypeError at class creation; here the remaining classes follow in the order they were listed.
 * At most `limit` entries.
 */
export function linearize<T>(
  self: T,
  parents: readonly (readonly T[])[],
  direct: readonly T[],
  limit: number,
): T[] {
  const sequences = [...parents, direct].map((items) => ({ items, at: 0 }));
  const order: T[] = [self];
  const taken = new Set<T>(order);
  /** How many sequences hold the class behind their head: it may only be taken when none does. */
  const behind = new Map<T, number>();
  for (const { items } of sequences)
    for (const item of items.slice(1)) behind.set(item, (behind.get(item) ?? 0) + 1);
  const advance = (sequence: { items: readonly T[]; at: number }): void => {
    sequence.at++;
    const head = sequence.items[sequence.at];
    if (head !== undefined) behind.set(head, behind.get(head)! - 1);
  };
  while (order.length < limit) {
    let best: T | undefined;
    let fallback: T | undefined;
    for (const sequence of sequences) {
      while (sequence.at < sequence.items.length && taken.has(sequence.items[sequence.at]!))
        advance(sequence);
      const head = sequence.items[sequence.at];
      if (head === undefined) continue;
      fallback ??= head;
      if ((behind.get(head) ?? 0) === 0) {
        best = head;
        break;
      }
    }
    const next = best ?? fallback;
    if (next === undefined) break;
    order.push(next);
    taken.add(next);
  }
  return order;
}
