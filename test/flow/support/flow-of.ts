/** Flow of a source text, and ways to write it down that a reader can check against the source. */
import { bind } from '../../../server/src/binder/bind.ts';
import { finishEvidence } from '../../../server/src/evidence/evidence.ts';
import { extract } from '../../../server/src/evidence/extract.ts';
import { BLOCK_KINDS, EDGE_KINDS, POINT_KINDS } from '../../../server/src/flow/control-flow.ts';
import { analyzeFlow, type FileFlow, type UnitFlow } from '../../../server/src/flow/file-flow.ts';
import type { FlowCache } from '../../../server/src/flow/flow-cache.ts';
import { createPythonParser } from '../../../server/src/syntax/parser.ts';

const parser = await createPythonParser();

export interface Analyzed {
  readonly source: string;
  readonly file: FileFlow;
}

export function analyze(source: string, minor = 12, cache: FlowCache | null = null): Analyzed {
  const pythonVersion = { major: 3, minor };
  const tree = parser.parseFlat(source);
  const builder = extract({ tree, text: source, path: 'source.py' });
  bind(builder, { pythonVersion });
  return {
    source,
    file: analyzeFlow({ tree, text: source, evidence: finishEvidence(builder), cache }),
  };
}

/** The unit after the module: most tests are about one function. */
export const firstUnit = ({ file }: Analyzed): UnitFlow => file.units[1]!;

/** One line per block: `number kind: points | → edges`. Edges of uncaught exceptions are left out. */
export function blocksOf({ source }: Analyzed, { flow }: UnitFlow): string[] {
  const bytes = Buffer.from(source);
  const lines: string[] = [];
  for (let block = 0; block < flow.blockCount; block++) {
    if (block === 1 || block === 2) continue;
    const points: string[] = [];
    for (let p = flow.pointFrom[block]!; p < flow.pointTo[block]!; p++) {
      const text = bytes.subarray(flow.points.start[p]!, flow.points.end[p]!).toString().split('\n')[0]!;
      points.push(`${POINT_KINDS[flow.points.kind[p]!]} ${text}`);
    }
    const edges: string[] = [];
    for (let e = 0; e < flow.edgeCount; e++) {
      const kind = EDGE_KINDS[flow.edgeKind[e]!]!;
      if (flow.edgeFrom[e] !== block || (kind === 'EXC' && flow.edgeTo[e] === 2)) continue;
      edges.push(`${kind} ${flow.edgeTo[e]}`);
    }
    lines.push(`${block} ${BLOCK_KINDS[flow.blockKind[block]!]}: ${points.join(', ')} | ${edges.join(', ')}`);
  }
  return lines;
}

/** Where execution goes statement by statement: `line KIND line`, as far as blocks with code say it. */
export function statementEdges({ source }: Analyzed, { flow }: UnitFlow): string[] {
  const bytes = Buffer.from(source);
  const lineOf = (point: number): string => {
    const at = flow.statements.start[flow.points.statement[point]!]!;
    return String(bytes.subarray(0, at).toString().split('\n').length);
  };
  const found = new Set<string>();
  const name = (block: number, first: boolean): string => {
    if (block === 0) return 'entry';
    if (block === 1) return 'exit';
    if (block === 2) return 'raise';
    if (flow.pointFrom[block] === flow.pointTo[block]) return `b${block}`;
    return lineOf(first ? flow.pointFrom[block]! : flow.pointTo[block]! - 1);
  };
  for (let e = 0; e < flow.edgeCount; e++) {
    const kind = EDGE_KINDS[flow.edgeKind[e]!]!;
    if (kind === 'EXC' && flow.edgeTo[e] === 2) continue;
    found.add(`${name(flow.edgeFrom[e]!, false)} ${kind} ${name(flow.edgeTo[e]!, true)}`);
  }
  return [...found].sort();
}

/** Pairs of reaching definitions as `name@line → line`, of all units; places as written. */
export function reaches({ source, file }: Analyzed): string[] {
  const bytes = Buffer.from(source);
  const found = new Set<string>();
  for (const { flow, defUse, reaching } of file.units) {
    const at = (event: number): { text: string; line: number } => {
      const point = defUse.events.point[event]!;
      const start = flow.points.start[point]!;
      const line = bytes.subarray(0, start).toString().split('\n').length;
      return { text: bytes.subarray(start, flow.points.end[point]!).toString(), line };
    };
    for (let i = 0; i < reaching.def.length; i++) {
      const def = at(reaching.def[i]!);
      found.add(`${def.text}@${def.line} → ${at(reaching.use[i]!).line}`);
    }
  }
  return [...found].sort();
}
