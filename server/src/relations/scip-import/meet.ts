/**
 * Where the linker and imported indexes meet: one list of links that says what either of them says, each target of
 * a place once, by the method that knows it best. What one of them knows is not unresolved, whatever the other
 * says. Rivals are kept; readers see them by their confidence and their ambiguity group.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import type { ChunkLinks, Link, Relation } from '../../linker/links.ts';
import { score } from '../scoring.ts';

/** Relations that say that nothing is known, with the one that says otherwise. */
const KNOWN_BY: { readonly [R in Relation]?: Relation } = {
  name_unresolved: 'name_symbol',
  name_qname: 'name_symbol',
  attribute_unresolved: 'attribute_symbol',
  attribute_qname: 'attribute_symbol',
  callsite_unresolved: 'callsite_symbol',
  callsite_qname: 'callsite_symbol',
  import_unresolved: 'import_symbol',
};

/** Links of all chunks of a file, by chunk row, natively and by indexes; both in the same order of chunks. */
export function meet(
  evidence: Evidence,
  native: readonly ChunkLinks[],
  indexed: readonly ChunkLinks[],
): readonly ChunkLinks[] {
  if (indexed.every(({ links }) => links.length === 0)) return native;
  return native.map((chunk, row) => {
    const others = indexed[row]?.links ?? [];
    return others.length === 0 ? chunk : { ...chunk, links: meetChunk(evidence, chunk.links, others) };
  });
}

function meetChunk(evidence: Evidence, native: readonly Link[], indexed: readonly Link[]): Link[] {
  const additions = new Map<string, Link>();
  const known = new Set<string>();
  const constructors = constructorCalls(evidence, native);
  for (const link of indexed) {
    // The linker follows a class to the constructor that runs; the index stops at the class.
    if (link.relation === 'callsite_symbol' && constructors.get(link.left)?.has(link.target)) continue;
    additions.set(keyOf(link), link);
    known.add(`${link.relation} ${link.left}`);
  }
  const links: Link[] = [];
  for (const link of native) {
    const knownBy = KNOWN_BY[link.relation];
    if (knownBy !== undefined && known.has(`${knownBy} ${link.left}`)) continue;
    const same = additions.get(keyOf(link));
    if (!same) {
      links.push(link);
      continue;
    }
    additions.delete(keyOf(link));
    const best = score(same.method, same.confidence) > score(link.method, link.confidence) ? same : link;
    links.push({ ...best, roles: link.roles | same.roles, aux: link.aux });
  }
  links.push(...additions.values());
  return links;
}

const keyOf = ({ relation, left, target }: Link): string => `${relation} ${left} ${target}`;

/** Calls that the linker says construct something, with the classes that it says are called. */
export function constructorCalls(
  { calls }: Pick<Evidence, 'calls'>,
  links: readonly Link[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const constructing = new Set<number>();
  const named = new Map<string, string[]>();
  for (const { relation, left, target, method } of links) {
    if (relation === 'callsite_symbol' && method === 'constructor') constructing.add(left);
    if (relation !== 'name_symbol' && relation !== 'attribute_symbol') continue;
    const key = `${relation} ${left}`;
    named.set(key, [...(named.get(key) ?? []), target]);
  }
  return new Map(
    [...constructing].map((call) => {
      const callee = calls.callee[call]!;
      const relation = exprRefKind(callee) === 'name' ? 'name_symbol' : 'attribute_symbol';
      return [call, new Set(named.get(`${relation} ${exprRefRow(callee)}`))] as const;
    }),
  );
}
