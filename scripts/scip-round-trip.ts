/**
 * Exports a repository as a SCIP index, imports it into the same workspace, and compares the graph before and after.
 *
 * usage: node scripts/scip-round-trip.ts ROOT
 *
 * Nodes and edges must be the same but for who says so and how sure they are. Exit code 1 where they are not.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openProject } from '../server/src/daemon/open-project.ts';
import { packageNames } from '../server/src/daemon/workspace-plan.ts';
import { exportScipIndex } from '../server/src/relations/scip-export/export-index.ts';
import type { Snapshot } from '../server/src/relations/snapshot.ts';
import { TableReader, tableContract } from '../server/src/relations/tables.ts';

const [rootArgument] = process.argv.slice(2);
if (rootArgument === undefined) {
  process.stderr.write('usage: scip-round-trip.ts ROOT\n');
  process.exit(2);
}

const MAX_PRINTED = 10;

/** Columns that tell who says so, and how sure they are. */
const PROVENANCE: ReadonlySet<string> = new Set(['origin', 'resolution_method', 'confidence', 'score']);

/** Calls `take` with a digest of each row of the graph: a million rows as text would not fit. */
function forEachRow(snapshot: Snapshot, take: (digest: string, text: string) => void): void {
  for (const { name, batch } of new TableReader(snapshot).batchesOf(['cpg_nodes', 'cpg_edges'])) {
    const kept = tableContract(name).columns.flatMap((column, i) => (PROVENANCE.has(column.name) ? [] : [i]));
    for (const row of batch.rows) {
      const text = JSON.stringify(kept.map((i) => row[i]));
      take(createHash('md5').update(text).digest('base64'), text);
    }
  }
}

const parent = mkdtempSync(join(tmpdir(), 'cpgd-round-trip-'));
const root = realpathSync(rootArgument);
const project = await openProject({ root, cacheDir: join(parent, 'cache') });
try {
  await project.index();
  const before = new Set<string>();
  forEachRow(project.snapshot(), (digest) => before.add(digest));
  const index = join(parent, 'index.scip');
  const options = { projectRoot: pathToFileURL(root).href, toolVersion: '0', packages: packageNames(root) };
  writeFileSync(index, Buffer.concat([...exportScipIndex(project.snapshot(), options)]));
  await project.importScip([index]);
  const missing = new Set(before);
  let added = 0;
  forEachRow(project.snapshot(), (digest, text) => {
    if (missing.delete(digest)) return;
    if (added++ < MAX_PRINTED) console.log(`only after:  ${text}`);
  });
  const { occurrences, disagreements } = await project.scip();
  if (missing.size > 0) {
    await project.forgetScip([index]);
    let printed = 0;
    forEachRow(project.snapshot(), (digest, text) => {
      if (missing.has(digest) && printed++ < MAX_PRINTED) console.log(`only before: ${text}`);
    });
  }
  console.log(
    `${before.size} nodes and edges, ${missing.size} only before, ${added} only after; ${occurrences.total} ` +
      `occurrences, ${occurrences.total - occurrences.holding} do not hold; ${disagreements.length} classes of disagreement`,
  );
  process.exitCode = missing.size + added === 0 ? 0 : 1;
} finally {
  await project.close();
  rmSync(parent, { recursive: true });
}
