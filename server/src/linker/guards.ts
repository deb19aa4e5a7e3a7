/**
 * Which tests of its type must have held, or failed, where a name or an attribute of names is read (evidence:
 * `guards.ts` there), unless it is given another value in the code that the test guards. Knows which code that is;
 * what a test leaves of the values, `narrowing.ts` knows.
 */

import { exprRef, exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { partitionPoint } from '../text/partition-point.ts';
import { areInLoopWithin } from './block-tree.ts';
import { guardRows } from './expression-parts.ts';
import type { FileFacts } from './file-facts.ts';
import { exceeds } from './limit-hits.ts';
import { MAX_GUARDS } from './limits.ts';
import { sitePosition } from './site-order.ts';
import { placeOf, type TypeTest, testsOf } from './type-tests.ts';
import { isFedBy, visibleSites } from './visible-sites.ts';

interface Span {
  /** Own offsets. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of one chunk that some tests of one place guard. */
interface Stretch extends Span {
  readonly tests: Guard[];
  /** The next one that begins before it and reaches into it. */
  readonly around: Stretch | null;
  /** Whether something else is put into the place in here; null until it is asked. */
  isOverwritten: boolean | null;
}

interface Guard extends TypeTest {
  /** Row of `exprs`: tests are applied in this order. */
  readonly row: number;
}

interface FileGuards {
  /** By the place that is tested and the chunk, in the order of their starts. */
  readonly stretches: ReadonlyMap<string, ReadonlyMap<number, readonly Stretch[]>>;
  /** Last names of the attributes that are tested: the others need not be looked up. */
  readonly attributes: ReadonlySet<number>;
  /** Rows of `attrs` that are stored to, by their place. */
  readonly stores: ReadonlyMap<string, readonly number[]>;
}

const NO_GUARDS: readonly TypeTest[] = [];

/** What tests tell of a read of a name (a row of `names`) of a binding. */
export function guardsOfName(facts: FileFacts, row: number, binding: number): readonly TypeTest[] {
  const { stretches } = fileGuards(facts);
  const place = stretches.size === 0 ? '' : String(binding);
  if (!stretches.has(place)) return NO_GUARDS;
  return guardsOfBound(facts, row, binding, place);
}

function guardsOfBound(facts: FileFacts, row: number, binding: number, place: string): readonly TypeTest[] {
  const { names } = facts.evidence;
  const isBoundAnew = (stretch: Span): boolean => mayBeBoundIn(facts, row, binding, stretch);
  return guardsAt(facts, place, names.chunk[row]!, names.start[row]!, isBoundAnew);
}

/** The same for a read of an attribute (a row of `attrs`) of names, such as `self.x`. */
export function guardsOfAttribute(facts: FileFacts, row: number): readonly TypeTest[] {
  const { attrs } = facts.evidence;
  if (!fileGuards(facts).attributes.has(attrs.name[row]!)) return NO_GUARDS;
  const place = placeOf(facts, exprRef('attr', row));
  return place === null ? NO_GUARDS : guardsAt(facts, place, attrs.chunk[row]!, attrs.start[row]!);
}

function guardsAt(
  facts: FileFacts,
  place: string,
  chunk: number,
  position: number,
  /** Whether the read can see what the code of a stretch puts into the place. */
  isSeen: (stretch: Span) => boolean = () => true,
): readonly TypeTest[] {
  const stretches = fileGuards(facts).stretches.get(place)?.get(chunk);
  if (!stretches) return NO_GUARDS;
  const begun = partitionPoint(stretches.length, (i) => stretches[i]!.start <= position);
  if (begun === 0) return NO_GUARDS;
  const found: Guard[] = [];
  for (let one: Stretch | null = stretches[begun - 1] ?? null; one !== null; one = one.around) {
    if (position >= one.end) continue;
    one.isOverwritten ??= isOverwritten(facts, place, chunk, one);
    if (one.isOverwritten && isSeen(one)) continue;
    for (let i = one.tests.length - 1; i >= 0; i--) {
      if (exceeds('guards', found.length + 1, MAX_GUARDS)) return inOrder(found);
      found.push(one.tests[i]!);
    }
  }
  return inOrder(found);
}

const inOrder = (guards: Guard[]): readonly Guard[] => guards.sort((a, b) => a.row - b.row);

const holds = ({ start, end }: Span, position: number): boolean => start <= position && position < end;

/** Whether something is bound or stored in the code of a guard: also further down, which in a loop ran before. */
function isOverwritten(facts: FileFacts, place: string, chunk: number, stretch: Span): boolean {
  const { attrs, names, bindings, bindingSites } = facts.evidence;
  const binding = Number.parseInt(place, 10);
  const first = bindings.siteStart[binding]!;
  for (let site = first; site < first + bindings.siteCount[binding]!; site++) {
    if (bindingSites.kind[site] !== SiteKind.name) continue;
    const bound = bindingSites.row[site]!;
    if (names.chunk[bound] === chunk && holds(stretch, names.start[bound]!)) return true;
  }
  const stores = fileGuards(facts).stores.get(place);
  return stores?.some((attr) => attrs.chunk[attr] === chunk && holds(stretch, attrs.start[attr]!)) ?? false;
}

/**
 * Whether a name can have been bound in the code of a guard by the time it is read there. What is bound further down
 * comes back to the read through the test, unless a loop inside of the guarded code leads back to it.
 */
function mayBeBoundIn(facts: FileFacts, row: number, binding: number, { start, end }: Span): boolean {
  const { bindings, bindingSites, names } = facts.evidence;
  const visible = visibleSites(facts, row);
  if (visible === null) return true;
  const layout = facts.layout();
  const chunk = names.chunk[row]!;
  const scope = bindings.scope[binding]!;
  const stretch = { start: layout.toAbsolute(chunk, start), end: layout.toAbsolute(chunk, end) };
  const read = layout.toAbsolute(chunk, names.start[row]!);
  return visible.some((site) => {
    const position = sitePosition(facts, bindingSites.kind[site]!, bindingSites.row[site]!);
    if (position < stretch.start || position >= stretch.end) return false;
    const isBefore = position < read && !isFedBy(facts, site, row);
    return isBefore || areInLoopWithin(facts, scope, stretch, position, read);
  });
}

const fileGuards = (facts: FileFacts): FileGuards => facts.memo('guards', () => collectGuards(facts));

function collectGuards(facts: FileFacts): FileGuards {
  const { assigns, attrs, exprs, operands } = facts.evidence;
  const guards = new Map<string, Map<number, (Guard & Span)[]>>();
  const attributes = new Set<number>();
  for (const row of guardRows(facts)) {
    const isTrue = facts.text(exprs.detail[row]!) === 'true';
    for (const test of testsOf(facts, operands.expr[exprs.operandStart[row]!]!, isTrue)) {
      let ofPlace = guards.get(test.place);
      if (!ofPlace) guards.set(test.place, (ofPlace = new Map()));
      put(ofPlace, exprs.chunk[row]!, { ...test, row, start: exprs.start[row]!, end: exprs.end[row]! });
      if (test.attribute >= 0) attributes.add(test.attribute);
    }
  }
  const stores = new Map<string, number[]>();
  for (let row = 0; row < assigns.length && attributes.size > 0; row++) {
    const target = assigns.target[row]!;
    if (exprRefKind(target) !== 'attr' || !attributes.has(attrs.name[exprRefRow(target)]!)) continue;
    const place = placeOf(facts, target);
    if (place !== null) put(stores, place, exprRefRow(target));
  }
  const stretches = new Map<string, ReadonlyMap<number, readonly Stretch[]>>();
  for (const [place, ofPlace] of guards)
    stretches.set(place, new Map([...ofPlace].map(([chunk, list]) => [chunk, stretchesOf(list)])));
  return { stretches, attributes, stores };
}

/** In the order of their starts, the longer before the shorter ones that begin with them. */
function stretchesOf(guards: (Guard & Span)[]): readonly Stretch[] {
  guards.sort((a, b) => a.start - b.start || b.end - a.end || a.row - b.row);
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (const guard of guards) {
    while (open !== null && open.end <= guard.start) open = open.around;
    if (open === null || open.start !== guard.start || open.end !== guard.end) {
      open = { start: guard.start, end: guard.end, tests: [], around: open, isOverwritten: null };
      found.push(open);
    }
    open.tests.push(guard);
  }
  return found;
}

function put<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
