/**
 * The control flow of one code unit as text that other programs draw: Graphviz `dot` and GraphML. Blocks carry the
 * source lines of their statements. Knows no query and no output file.
 */
import { BLOCK_KINDS, BlockKind, type ControlFlow, EDGE_KINDS, EdgeKind } from './control-flow.ts';

/** UTF-16 units of one source line in a block's label. */
const LABEL_LINE_LIMIT = 60;
/** Source lines in a block's label; the rest is an ellipsis. */
const LABEL_LINES = 12;

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
    '  node [shape=box, fontname="monospace", fontsize=10];',
  ];
  const shown = shownEdges(flow, options);
  for (const block of shownBlocks(flow, shown)) {
    const shape = isEnd(flow, block) ? ', shape=oval' : '';
    lines.push(`  b${block} [label=${quoteDot(blockLabel(flow, block, options.source), '\\l')}${shape}];`);
  }
  for (const edge of shown) {
    const kind = EDGE_KINDS[flow.edgeKind[edge]!]!;
    const label = kind === 'NEXT' ? '' : `label="${kind}"`;
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
  return [`${block} ${kind}`, ...shown].join('\n');
}

/** First source lines of the statements in a block, each once, with line numbers. */
function blockLines(flow: ControlFlow, block: number, source: Uint8Array): string[] {
  const lines: string[] = [];
  let last = -1;
  for (let point = flow.pointFrom[block]!; point < flow.pointTo[block]!; point++) {
    const statement = flow.points.statement[point]!;
    if (statement === last || statement === 0) continue;
    last = statement;
    const text = new TextDecoder()
      .decode(source.subarray(flow.statements.start[statement]!, flow.statements.end[statement]!))
      .split(/\r\n?|\n/, 1)[0]!;
    const shown = text.length > LABEL_LINE_LIMIT ? `${text.slice(0, LABEL_LINE_LIMIT)}…` : text;
    lines.push(`${lineNumber(source, flow.statements.start[statement]!)}: ${shown}`);
  }
  return lines;
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

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  // Characters that no XML document may contain, escaped or not, become the replacement character.
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!).replace(FORBIDDEN_IN_XML, '\ufffd');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
const FORBIDDEN_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
