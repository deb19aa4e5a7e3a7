/** Graphs as one file for programs that draw and analyze graphs: GraphML of all of it, `dot` of one function. */
import type { Project } from '../../daemon/project.ts';
import type { Contract } from '../../relations/table.ts';
import type { TableReader } from '../../relations/tables.ts';
import { escapeXml } from '../../text/xml.ts';
import { writeFileAtomically } from '../atomic-output.ts';
import type { Context } from '../context.ts';
import { NoAnswer, UsageError } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { formatCounted } from '../render/numbers.ts';

export interface DrawingOptions {
  readonly format: string;
  /** Name or place of the function, class or module. */
  readonly unit: string | undefined;
  readonly withUncaught: boolean;
}

/** Writes the control flow of one code unit. @throws UsageError for options that do not go together, NoAnswer. */
export async function writeDrawing(
  context: Context,
  project: Project,
  path: string,
  { format, unit, withUncaught }: DrawingOptions,
): Promise<void> {
  if (unit === undefined)
    throw new UsageError(
      'dot is for the control flow of one function.',
      'Name it with --unit NAME; the whole graph is written with --format graphml.',
    );
  if (format !== 'dot' && format !== 'graphml')
    throw new UsageError(
      `The control flow of one function cannot be written as ${format}.`,
      'Give --format dot or graphml, or leave out --unit.',
    );
  const drawing = await project.drawing({ unit, format, withUncaught });
  if (drawing === null)
    throw new NoAnswer(
      `There is no one function, class or module "${unit}".`,
      `"cpgd symbol ${unit}" lists what the name may mean.`,
    );
  await writeFileAtomically(path, (output) => output.write(drawing.text));
  await context.note(`Wrote the control flow of ${drawing.name} to ${context.path(path, '.')}.`);
}

/** Writes all nodes and edges as one GraphML document; columns are its attributes. */
export async function writeGraphml(context: Context, reader: TableReader, path: string): Promise<void> {
  let nodes = 0;
  let edges = 0;
  await writeFileAtomically(path, async (output) => {
    const nodeRows = reader.rows('cpg_nodes');
    const edgeRows = reader.rows('cpg_edges');
    nodes = nodeRows.rows.length;
    edges = edgeRows.rows.length;
    await output.writeLine('<?xml version="1.0" encoding="UTF-8"?>');
    await output.writeLine('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">');
    await writeKeys(output, nodeRows.contract, 'node');
    await writeKeys(output, edgeRows.contract, 'edge');
    await output.writeLine('  <graph id="cpg" edgedefault="directed">');
    const [node] = columnsOf(nodeRows.contract, 'node_id');
    for (const row of nodeRows.rows) {
      context.signal.throwIfAborted();
      const data = dataOf(nodeRows.contract, 'node', row);
      await output.writeLine(`    <node id="${escapeXml(String(row[node!]))}">${data}</node>`);
    }
    const [edge, source, target] = columnsOf(edgeRows.contract, 'edge_id', 'src_node_id', 'dst_node_id');
    for (const row of edgeRows.rows) {
      context.signal.throwIfAborted();
      const ends = `source="${escapeXml(String(row[source!]))}" target="${escapeXml(String(row[target!]))}"`;
      const data = dataOf(edgeRows.contract, 'edge', row);
      await output.writeLine(`    <edge id="${escapeXml(String(row[edge!]))}" ${ends}>${data}</edge>`);
    }
    await output.writeLine('  </graph>');
    await output.writeLine('</graphml>');
  });
  await context.out.writeLine(`${formatCounted(nodes, 'node')}, ${formatCounted(edges, 'edge')}`);
  await context.note(`Written to ${context.path(path, '.')}.`);
}

const columnsOf = ({ columns }: Contract, ...names: readonly string[]): number[] =>
  names.map((name) => columns.findIndex((column) => column.name === name));

async function writeKeys(output: Output, { columns }: Contract, element: 'node' | 'edge'): Promise<void> {
  for (const { name, type } of columns) {
    const written = GRAPHML_TYPES[type] ?? 'string';
    await output.writeLine(
      `  <key id="${element}.${name}" for="${element}" attr.name="${name}" attr.type="${written}"/>`,
    );
  }
}

const GRAPHML_TYPES: Readonly<Record<string, string>> = { int: 'int', float: 'double', bool: 'boolean' };

function dataOf({ columns }: Contract, element: string, row: readonly unknown[]): string {
  let data = '';
  for (const [i, { name }] of columns.entries()) {
    const value = row[i];
    if (value === null || value === undefined) continue;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    data += `<data key="${element}.${name}">${escapeXml(text)}</data>`;
  }
  return data;
}
