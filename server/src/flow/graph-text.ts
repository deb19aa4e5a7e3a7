/**
 * The control flow of one code unit as text that other programs draw: Graphviz `dot` and GraphML. Blocks carry the
 * source lines of their statements. Knows no query and no output file.
 */
import { escapeXml } from '../text/xml.ts';
import { BLOCK_KINDS, BlockKind, type ControlFlow, EDGE_KINDS, EdgeKind } from './control-flow.ts';

/** UTF-16 units of one source line in a block's label. */
const LABEL_LINE_LIMIT = 60;
/** Source lines in a block's label; the rest is an ellipsis. */
const LABEL_LINES = 12;

/** Edges whose ends say enough. */
const UNLABELLED: ReadonlySet<string> = new Set(['NEXT', 'RETURN', 'LOOP']);

const EDGE_STYLES: Readonly<Record<string, string>> = {
  TRUE: 'color="#2e7d32"',
  FALSE: 'color="#c62828"',
  EXC: 'style=dashed,color="#9e9e9e"',
  RAISE: 'style=dashed,color="#c62828"',
  LOOP: 'style=bold',
  YIELD: 'style=dotted',
};

export interface GraphTextOptions {
  /** UTF-8 bytes of the file; spans of the flow count in them. */
  readonly source: Uint8Array;
  /** Title, such as the unit's qualified name. */
  readonly name: string;
  /** Exceptions that leave the unit are edges of nearly every block, so pictures leave them out by default. */
  readonly withUncaught?: boolean;
}

/** A `digraph` for Graphviz; the same flow gives the same text. */
export function toDot(flow: ControlFlow, options: GraphTextOptions): string {
  const lines = [
    `digraph ${quoteDot(options.name)} {`,
    '  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#57606a", fontname="monospace", fontsize=10];',
    '  edge [color="#57606a", fontname="sans-serif", fontsize=9];',
  ];
  const shown = shownEdges(flow, options);
  for (const block of shownBlocks(flow, shown)) {
    const shape = isEnd(flow, block) ? ', shape=oval' : '';
    lines.push(`  b${block} [label=${quoteDot(blockLabel(flow, block, options.source), '\\l')}${shape}];`);
  }
  for (const edge of shown) {
    const kind = EDGE_KINDS[flow.edgeKind[edge]!]!;
    const label = UNLABELLED.has(kind) ? '' : `label="${kind.toLowerCase()}"`;
    const attributes = [label, EDGE_STYLES[kind] ?? ''].filter((text) => text !== '').join(',');
    lines.push(
      `  b${flow.edgeFrom[edge]} -> b${flow.edgeTo[edge]}${attributes === '' ? '' : ` [${attributes}]`};`,
    );
  }
  lines.push('}', '');
  return lines.join('\n');
}

/** A GraphML document with the blocks' kinds, spans (UTF-8 bytes) and sources and the edges' kinds. */
export function toGraphml(flow: ControlFlow, options: GraphTextOptions): string {
  const key = (id: string, on: string, type: string): string =>
    `  <key id="${id}" for="${on}" attr.name="${id}" attr.type="${type}"/>`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    key('kind', 'node', 'string'),
    key('bstart', 'node', 'int'),
    key('bend', 'node', 'int'),
    key('source', 'node', 'string'),
    key('edge_kind', 'edge', 'string'),
    `  <graph id="${escapeXml(options.name)}" edgedefault="directed">`,
  ];
  const shown = shownEdges(flow, { withUncaught: true, ...options });
  for (let block = 0; block < flow.blockCount; block++) {
    const [bstart, bend] = blockSpan(flow, block);
    lines.push(
      `    <node id="b${block}"><data key="kind">${BLOCK_KINDS[flow.blockKind[block]!]}</data>` +
        `<data key="bstart">${bstart}</data><data key="bend">${bend}</data>` +
        `<data key="source">${escapeXml(blockLines(flow, block, options.source).join('\n'))}</data></node>`,
    );
  }
  for (const edge of shown) {
    lines.push(
      `    <edge source="b${flow.edgeFrom[edge]}" target="b${flow.edgeTo[edge]}">` +
        `<data key="edge_kind">${EDGE_KINDS[flow.edgeKind[edge]!]}</data></edge>`,
    );
  }
  lines.push('  </graph>', '</graphml>', '');
  return lines.join('\n');
}

/** Absolute UTF-8 bytes from the first to the last point of a block; an empty block is where it stands. */
export function blockSpan(flow: ControlFlow, block: number): readonly [bstart: number, bend: number] {
  const from = flow.pointFrom[block]!;
  const to = flow.pointTo[block]!;
  if (from === to) return [flow.blockAt[block]!, flow.blockAt[block]!];
  let bstart = flow.points.start[from]!;
  let bend = flow.points.end[from]!;
  for (let point = from + 1; point < to; point++) {
    bstart = Math.min(bstart, flow.points.start[point]!);
    bend = Math.max(bend, flow.points.end[point]!);
  }
  return [bstart, bend];
}

const isEnd = (flow: ControlFlow, block: number): boolean => flow.blockKind[block]! <= BlockKind.raise_exit;

function shownEdges(
  flow: ControlFlow,
  { withUncaught = false }: Pick<GraphTextOptions, 'withUncaught'>,
): number[] {
  const shown: number[] = [];
  for (let edge = 0; edge < flow.edgeCount; edge++) {
    const isUncaught =
      flow.edgeKind[edge] === EdgeKind.EXC && flow.blockKind[flow.edgeTo[edge]!] === BlockKind.raise_exit;
    if (withUncaught || !isUncaught) shown.push(edge);
  }
  return shown;
}

/** Blocks with an edge, and those with code. */
function shownBlocks(flow: ControlFlow, edges: readonly number[]): number[] {
  const isShown = new Uint8Array(flow.blockCount);
  for (const edge of edges) {
    isShown[flow.edgeFrom[edge]!] = 1;
    isShown[flow.edgeTo[edge]!] = 1;
  }
  const blocks: number[] = [];
  for (let block = 0; block < flow.blockCount; block++) {
    if (isShown[block] === 1 || flow.pointFrom[block] !== flow.pointTo[block]) blocks.push(block);
  }
  return blocks;
}

function blockLabel(flow: ControlFlow, block: number, source: Uint8Array): string {
  const kind = BLOCK_KINDS[flow.blockKind[block]!]!;
  const lines = isEnd(flow, block) ? [] : blockLines(flow, block, source);
  const shown = lines.length > LABEL_LINES ? [...lines.slice(0, LABEL_LINES), '…'] : lines;
  // Most blocks are just code; what others do is worth a word.
  const title = kind === 'body' && shown.length > 0 ? [] : [kind.replace('_', ' ')];
  return [...title, ...shown].join('\n');
}

/**
 * Source lines of what a block does, with line numbers: whole statements by their first line, and of a statement that
 * is spread over several blocks the part that is evaluated here.
 */
function blockLines(flow: ControlFlow, block: number, source: Uint8Array): string[] {
  const { points, statements } = flow;
  const lines: string[] = [];
  const to = flow.pointTo[block]!;
  for (let from = flow.pointFrom[block]!; from < to; ) {
    const statement = points.statement[from]!;
    let next = from + 1;
    let start = points.start[from]!;
    let end = points.end[from]!;
    for (; next < to && points.statement[next] === statement; next++) {
      start = Math.min(start, points.start[next]!);
      end = Math.max(end, points.end[next]!);
    }
    from = next;
    if (statement === 0) continue;
    const isPart = isSpread(flow, statement, block);
    const text = new TextDecoder()
      .decode(
        isPart
          ? source.subarray(start, end)
          : source.subarray(statements.start[statement]!, statements.end[statement]!),
      )
      .split(/\r\n?|\n/, 1)[0]!;
    const shown = text.length > LABEL_LINE_LIMIT ? `${text.slice(0, LABEL_LINE_LIMIT)}…` : text;
    const line = lineNumber(source, isPart ? start : statements.start[statement]!);
    lines.push(`${line}: ${isPart ? `… ${shown}` : shown}`);
  }
  return lines;
}

/** Whether another block evaluates a part of the statement that this one does not; copies of clean-ups are alike. */
function isSpread(
  { points, pointFrom, pointTo, blockCount }: ControlFlow,
  statement: number,
  block: number,
): boolean {
  const keys = (of: number): string[] => {
    const found: string[] = [];
    for (let point = pointFrom[of]!; point < pointTo[of]!; point++)
      if (points.statement[point] === statement) found.push(`${points.kind[point]} ${points.start[point]}`);
    return found;
  };
  const own = new Set(keys(block));
  for (let other = 0; other < blockCount; other++) if (keys(other).some((key) => !own.has(key))) return true;
  return false;
}

const NEWLINE = 10;

function lineNumber(source: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = source.indexOf(NEWLINE); at >= 0 && at < offset; at = source.indexOf(NEWLINE, at + 1)) line++;
  return line;
}

/** A quoted Graphviz string; `lineEnd` left-justifies the lines before it. */
function quoteDot(text: string, lineEnd = '\\n'): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  const lines = escaped.split('\n');
  return `"${lines.join(lineEnd)}${lines.length > 1 && lineEnd === '\\l' ? lineEnd : ''}"`;
}
