/** "Where does this value come from, where does it go?", from places people point at to places they can click. */
import type { FlowPlace, FlowQuery } from '@cpgd/shared';
import type { Evidence } from '../../evidence/evidence.ts';
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { isVariable, returningDef, writtenThrough } from '../../flow/value-node.ts';
import { type FlowItem, FlowSearch, type Place, wayTo } from '../../flow/value-search.ts';
import type { FlowAnalyses } from '../flow-analyses.ts';
import type { AnswerContext } from './answer-context.ts';
import { pointedAt } from './places.ts';
import { StoredValueWorld } from './value-world.ts';

const DEFAULT_CONFIDENCE = 0.1;
const DEFAULT_TIMEOUT_MS = 5000;
/** Places visited by one search: some seconds, some hundred megabytes of analyzed files at most. */
const MAX_PLACES = 200_000;
const MAX_CODE = 80;

/** Steps that only take an expression apart: a path reads better without the places between them. */
const INNER_STEPS: ReadonlySet<string> = new Set(['part', 'variable']);

/** What a search found: places to describe one by one, as a page needs them. */
export interface FoundFlow {
  readonly total: number;
  readonly limits: readonly string[];
  place(index: number): FlowPlace;
}

/**
 * Places the value at `from` goes to or comes from. Null where `from` or `to` is no value: no such file, no
 * expression there, or a text that has changed since it was indexed. `turn`: see `FlowSearchOptions`.
 */
export async function findFlow(
  context: AnswerContext,
  analyses: FlowAnalyses,
  query: FlowQuery,
  turn: () => Promise<void> | null,
): Promise<FoundFlow | null> {
  const world = new StoredValueWorld(context, analyses);
  const at = (written: string): Promise<Place | null> => valueAt(context, world, written, turn);
  const start = await at(query.from);
  const to = query.to === undefined ? undefined : await at(query.to);
  if (start === null || to === null) return null;
  const search = new FlowSearch(world, {
    direction: query.direction ?? 'forward',
    ...(to === undefined ? {} : { to }),
    minConfidence: query.minConfidence ?? DEFAULT_CONFIDENCE,
    maxPlaces: MAX_PLACES,
    maxMs: query.timeLimitMs ?? DEFAULT_TIMEOUT_MS,
    turn: (path) => world.prepare(path, turn),
  });
  const { items, reached, limits } = await search.run(start);
  let chosen = items.map((_, i) => i);
  if (to !== undefined) chosen = reached < 0 ? [] : wayTo(items, reached);
  const shown = shownItems(items, chosen, to === undefined ? -1 : reached);
  const position = new Map(shown.map((item, i) => [item, i]));
  return {
    total: shown.length,
    limits,
    place: (index) => describePlace(context, world, items, shown[index]!, position),
  };
}

async function valueAt(
  context: AnswerContext,
  world: StoredValueWorld,
  written: string,
  turn: () => Promise<void> | null,
): Promise<Place | null> {
  const at = pointedAt(context, written);
  if (at === null || at.byte === null) return null;
  const { path } = at.file;
  await world.prepare(path, turn);
  const node = world.graph(path)?.nodeAt(at.byte) ?? null;
  return node === null ? null : { path, node };
}

/** Items with a text of their own, without the inside of expressions unless a way begins or ends there. */
function shownItems(items: readonly FlowItem[], chosen: readonly number[], end: number): number[] {
  const isGoneOn = new Set(chosen.map((item) => items[item]!.from));
  return chosen.filter((item) => {
    const { step, node } = items[item]!;
    if (isVariable(node) || ['constant', 'string', 'none'].includes(kindOf(node))) return false;
    return !INNER_STEPS.has(step) || item === end || !isGoneOn.has(item);
  });
}

const kindOf = (node: number): string => (returningDef(node) >= 0 ? 'returned' : exprRefKind(node));

function describePlace(
  context: AnswerContext,
  world: StoredValueWorld,
  items: readonly FlowItem[],
  index: number,
  position: ReadonlyMap<number, number>,
): FlowPlace {
  const { path, node, step, hop, confidence } = items[index]!;
  const graph = world.graph(path)!;
  const [bstart, bend] = graph.span(node)!;
  const file = context.snapshot.file(path)!;
  let before = items[index]!.from;
  while (before >= 0 && !position.has(before)) before = items[before]!.from;
  return {
    location: context.location(path, bstart, bend),
    code: codeOf(context, path, bstart, bend),
    text: context.lineText(path, bstart),
    container: context.containerAt(file, containerOf(graph.file.variablesAt.evidence, node)).name,
    step,
    confidence,
    hop,
    from: before < 0 ? -1 : position.get(before)!,
  };
}

/** Row of `defs` the node stands in; -1 for the module. */
function containerOf(evidence: Evidence, node: number): number {
  const { names, attrs, calls, exprs, params, imports, chunks } = evidence;
  const def = returningDef(node);
  if (def >= 0) return def;
  const place = writtenThrough(node) ?? node;
  const row = exprRefRow(place);
  switch (exprRefKind(place)) {
    case 'name':
      return names.def[row]!;
    case 'attr':
      return attrs.def[row]!;
    case 'call':
      return calls.def[row]!;
    case 'expr':
      return chunks.def[exprs.chunk[row]!]!;
    case 'param':
      return params.def[row]!;
    case 'import':
      return imports.def[row]!;
    case 'def':
      return row;
    default:
      return -1;
  }
}

function codeOf(context: AnswerContext, path: string, bstart: number, bend: number): string {
  const lines = context.lines(context.snapshot.file(path)!);
  if (lines === null) return '';
  const code = lines.text.slice(lines.utf16OfByte(bstart), lines.utf16OfByte(bend)).replace(/\s+/g, ' ');
  return code.length > MAX_CODE ? `${code.slice(0, MAX_CODE - 1)}…` : code;
}
