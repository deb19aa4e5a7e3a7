/**
 * Where the linker and imported indexes meet: one list of links that says what either of them says, each target of
 * a place once, by the method that knows it best. What one of them knows is not unresolved, whatever the other
 * says. Rivals are kept; readers see them by their confidence and their ambiguity group.
 */
import type { Evidence } from '../../evidence/evidence.ts';
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { ExprKind } from '../../evidence/schema.ts';
import { type Link, type LinksOfChunk, METHODS, type Relation } from '../../linker/links.ts';
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
  native: readonly LinksOfChunk[],
  indexed: readonly LinksOfChunk[],
): readonly LinksOfChunk[] {
  if (indexed.every(({ links }) => links.length === 0)) return native;
  return native.map((chunk, row) => {
    const others = indexed[row]?.links ?? [];
    return others.length === 0 ? chunk : { ...chunk, links: meetChunk(evidence, chunk.links, others) };
  });
}

function meetChunk(evidence: Evidence, native: readonly Link[], indexed: readonly Link[]): Link[] {
  const additions = new Map<string, Link>();
  const known = new Set<string>();
  const callees = new NativeCallees(evidence, native);
  for (const link of indexed) {
    if (link.relation === 'callsite_symbol' && callees.isFollowed(link.left, link.target)) continue;
    additions.set(keyOf(link), link);
    known.add(placeOf(link));
  }
  const ranked = rankedByLinker(native, additions);
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
    const isBetter = score(same.method, same.confidence) > score(link.method, link.confidence);
    const best = isBetter && !ranked.has(placeOf(link)) ? same : link;
    links.push({ ...best, roles: link.roles | same.roles, aux: link.aux });
  }
  links.push(...additions.values());
  return links;
}

const placeOf = ({ relation, left }: Link): string => `${relation} ${left}`;
const keyOf = ({ relation, left, target }: Link): string => `${relation} ${left} ${target}`;

/**
 * Places of which the index holds several candidates, all of them known to the linker. An index does not say which it
 * holds for likelier; the linker does, so its ranking stands.
 */
function rankedByLinker(native: readonly Link[], indexed: ReadonlyMap<string, Link>): ReadonlySet<string> {
  const ranked = new Set<string>();
  for (const link of indexed.values()) if (isCandidate(link)) ranked.add(placeOf(link));
  if (ranked.size === 0) return ranked;
  const known = new Set(native.map(keyOf));
  for (const [key, link] of indexed) if (!known.has(key)) ranked.delete(placeOf(link));
  return ranked;
}

/** One of several that an index names: such a link is less sure than its method. */
const isCandidate = ({ method, confidence }: Link): boolean => confidence < METHODS[method].confidence;

type Expressions = Pick<Evidence, 'calls' | 'exprs' | 'operands'>;

/**
 * What the linker says of calls and of the names that are called. An index knows only the names: of a property it
 * says that the property is called, of a class that the class is, where the linker has followed the value to what
 * runs.
 */
export class NativeCallees {
  private readonly evidence: Expressions;
  private readonly targets = new Map<string, Set<string>>();

  constructor(evidence: Expressions, links: readonly Link[]) {
    this.evidence = evidence;
    for (const link of links) {
      const { relation, target } = link;
      if (relation !== 'callsite_symbol' && relation !== 'name_symbol' && relation !== 'attribute_symbol')
        continue;
      const known = this.targets.get(placeOf(link));
      if (known) known.add(target);
      else this.targets.set(placeOf(link), new Set([target]));
    }
  }

  /** Whether the linker names the callee so as well, and says that something else is called, or that nobody knows. */
  isFollowed(call: number, target: string): boolean {
    if (this.targets.get(`callsite_symbol ${call}`)?.has(target)) return false;
    const { calls, exprs, operands } = this.evidence;
    let callee = calls.callee[call]!;
    const row = exprRefRow(callee);
    // `Box[int]()` is a call of `Box`.
    if (exprRefKind(callee) === 'expr' && exprs.kind[row] === ExprKind.subscript)
      callee = operands.expr[exprs.operandStart[row]!]!;
    const kind = exprRefKind(callee);
    if (kind !== 'name' && kind !== 'attr') return false;
    const relation: Relation = kind === 'name' ? 'name_symbol' : 'attribute_symbol';
    return this.targets.get(`${relation} ${exprRefRow(callee)}`)?.has(target) ?? false;
  }
}
