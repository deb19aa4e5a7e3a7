/**
 * The flow layer's answer to the relations layer: one file's blocks, edges, events and reaching definitions as the
 * rows that the contract tables print, numbered over the whole file. Knows no ids and no tables.
 */
import type {
  FlowBlockRow,
  FlowEdgeRow,
  FlowEventRow,
  FlowReachRow,
  FlowRows,
  FlowSource,
} from '../relations/on-demand/flow-source.ts';
import type { FlatTree } from '../syntax/flat-tree.ts';
import { deadStores } from './assignment-facts.ts';
import { CLOSURE_CONFIDENCE, closurePairs } from './closures.ts';
import { BLOCK_KINDS, EDGE_KINDS, ENTRY, UNIT_KINDS } from './control-flow.ts';
import { EVENT_KINDS, PLACE_CONFIDENCE } from './defuse.ts';
import { digraph, reachable } from './digraph.ts';
import { analyzeFlow, type FileFlow, type UnitFlow } from './file-flow.ts';
import { FlowCache } from './flow-cache.ts';
import { blockSpan } from './graph-text.ts';
import { ALIAS_CONFIDENCE, Boundness } from './reaching.ts';
import { VARIABLE_SPACES } from './variables-at.ts';

/** What is needed of `PythonParser`. */
export interface FlatParser {
  parseFlat(text: string): FlatTree;
}

/**
 * A flow source over a parser; units it has seen before come from the cache. The source throws what the parser
 * throws (a parse may time out).
 */
export function createFlowSource(parser: FlatParser, cache: FlowCache | null = new FlowCache()): FlowSource {
  return (text, evidence) => flowRows(analyzeFlow({ tree: parser.parseFlat(text), text, evidence, cache }));
}

/** Rows of a whole file, unit by unit in the order of the text. */
export function flowRows(file: FileFlow): FlowRows {
  const rows = {
    blocks: [] as FlowBlockRow[],
    edges: [] as FlowEdgeRow[],
    events: [] as FlowEventRow[],
    reaches: [] as FlowReachRow[],
  };
  const firstEvent: number[] = [];
  for (const unit of file.units) {
    firstEvent.push(rows.events.length);
    const firstBlock = rows.blocks.length;
    addBlocks(unit, firstBlock, rows);
    addEvents(file, unit, firstBlock, rows.events);
    addReaches(unit, firstEvent[firstEvent.length - 1]!, rows.reaches);
  }
  addClosures(file, firstEvent, rows.reaches);
  return rows;
}

function addBlocks(
  { flow, def, scope }: UnitFlow,
  firstBlock: number,
  rows: { readonly blocks: FlowBlockRow[]; readonly edges: FlowEdgeRow[] },
): void {
  const isReachable = reachable(digraph(flow.blockCount, flow.edgeFrom, flow.edgeTo), [ENTRY]);
  for (let block = 0; block < flow.blockCount; block++) {
    const [bstart, bend] = blockSpan(flow, block);
    rows.blocks.push({
      bstart,
      bend,
      def,
      scope,
      unitKind: UNIT_KINDS[flow.kind]!,
      kind: BLOCK_KINDS[flow.blockKind[block]!]!,
      isReachable: isReachable[block] === 1,
      ordinal: block,
    });
  }
  for (let edge = 0; edge < flow.edgeCount; edge++) {
    rows.edges.push({
      from: firstBlock + flow.edgeFrom[edge]!,
      to: firstBlock + flow.edgeTo[edge]!,
      kind: EDGE_KINDS[flow.edgeKind[edge]!]!,
    });
  }
}

function addEvents(file: FileFlow, unit: UnitFlow, firstBlock: number, rows: FlowEventRow[]): void {
  const { flow, defUse, reaching } = unit;
  const { events, variables } = defUse;
  const { bindings, strings } = file.variablesAt.evidence;
  const isDead = new Uint8Array(events.length);
  for (const event of deadStores(file, unit)) isDead[event] = 1;
  const blockOf = blocksOfPoints(unit);
  for (let event = 0; event < events.length; event++) {
    const point = events.point[event]!;
    const variable = events.variable[event]!;
    const binding = variables.binding[variable]!;
    const path = variables.path[variable]!;
    rows.push({
      bstart: flow.points.start[point]!,
      bend: flow.points.end[point]!,
      kind: EVENT_KINDS[events.kind[event]!]!,
      space: VARIABLE_SPACES[variables.space[variable]!]!,
      binding,
      name: strings[bindings.name[binding]!]! + (path < 0 ? '' : file.paths[path]!),
      block: firstBlock + blockOf[point]!,
      confidence: path < 0 ? 1 : PLACE_CONFIDENCE,
      isDead: isDead[event] === 1,
      mayBeUnbound: reaching.boundness[event] !== Boundness.bound,
    });
  }
}

function blocksOfPoints({ flow }: UnitFlow): Int32Array {
  const blockOf = new Int32Array(flow.points.length);
  for (let block = 0; block < flow.blockCount; block++) {
    blockOf.fill(block, flow.pointFrom[block]!, flow.pointTo[block]!);
  }
  return blockOf;
}

function addReaches({ defUse, reaching }: UnitFlow, firstEvent: number, rows: FlowReachRow[]): void {
  const { events, variables } = defUse;
  for (let i = 0; i < reaching.def.length; i++) {
    const def = reaching.def[i]!;
    const use = reaching.use[i]!;
    const isPlace = variables.path[events.variable[use]!]! >= 0;
    const isAlias = events.variable[def] !== events.variable[use];
    rows.push({
      def: firstEvent + def,
      use: firstEvent + use,
      method: isAlias ? 'possible_alias' : 'reaching_definition',
      confidence: isAlias ? ALIAS_CONFIDENCE : isPlace ? PLACE_CONFIDENCE : 1,
    });
  }
}

function addClosures(file: FileFlow, firstEvent: readonly number[], rows: FlowReachRow[]): void {
  const { defUnit, def, useUnit, use } = closurePairs(file);
  for (let i = 0; i < def.length; i++) {
    rows.push({
      def: firstEvent[defUnit[i]!]! + def[i]!,
      use: firstEvent[useUnit[i]!]! + use[i]!,
      method: 'closure',
      confidence: CLOSURE_CONFIDENCE,
    });
  }
}
