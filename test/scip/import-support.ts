/** What tests of imported indexes share: indexes of real workspaces that claim to be another tool's. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from '../../server/src/daemon/project.ts';
import { packageNames } from '../../server/src/daemon/workspace-plan.ts';
import { encodeMessage } from '../../server/src/evidence/scip/messages.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import { WireWriter } from '../../server/src/evidence/scip/wire-writer.ts';
import { exportScipIndex } from '../../server/src/relations/scip-export/export-index.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';
import { tableContract, tableRows } from '../../server/src/relations/tables.ts';
import { open } from '../support/projects.ts';

/** An index of the workspace as it is now, by us, under the name of another tool: ours are not picked up. */
export async function foreignIndex(root: string, tool?: string): Promise<Buffer> {
  const project = await open(root);
  await project.index();
  const bytes = foreignIndexOf(project, tool);
  await project.close();
  return bytes;
}

/** The same of a project that is indexed. */
export function foreignIndexOf(project: Project, tool = 'another-indexer'): Buffer {
  const { root } = project;
  const packages = packageNames(root);
  const options = { projectRoot: pathToFileURL(root).href, toolVersion: '1.0.0', packages };
  return renamed(Buffer.concat([...exportScipIndex(project.snapshot(), options)]), tool);
}

/** Columns of the graph that tell who says so, and how sure they are. */
const PROVENANCE: ReadonlySet<string> = new Set(['origin', 'resolution_method', 'confidence', 'score']);

/** Nodes and edges with everything but their provenance, as JSON lines. */
export function graphOf(snapshot: Snapshot): string[] {
  return ['cpg_nodes', 'cpg_edges'].flatMap((name) => {
    const { columns } = tableContract(name);
    const kept = columns.flatMap((column, i) => (PROVENANCE.has(column.name) ? [] : [i]));
    return tableRows(snapshot, name).rows.map((row) => JSON.stringify(kept.map((i) => row[i])));
  });
}

/** The same index with other metadata. */
export function renamed(index: Uint8Array, tool: string, projectRoot?: string): Buffer {
  const [first] = decodeIndex(index);
  if (first?.kind !== 'metadata') throw new Error('an index begins with its metadata');
  const { metadata, byteOffset, byteLength } = first;
  const writer = new WireWriter();
  writer.messageField(
    1,
    encodeMessage('Metadata', {
      ...metadata,
      toolInfo: { name: tool, version: '1.0.0' },
      projectRoot: projectRoot ?? metadata.projectRoot,
    }),
  );
  return Buffer.concat([writer.take(), index.subarray(byteOffset + byteLength)]);
}

export const INDEX_FILE = 'index.scip';
export const indexPath = (root: string): string => join(root, INDEX_FILE);

/** Rows of a dumped table. */
export const rows = (tables: ReadonlyMap<string, string>, table: string): Record<string, unknown>[] =>
  (tables.get(table) ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
