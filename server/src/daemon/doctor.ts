/**
 * Health checks: the environment, the store's own consistency, whether every id that a relationship, edge or
 * property names exists, and how much of the code is understood. Reads everything, changes nothing.
 */
import { checkIntegrity } from '../relations/integrity.ts';
import type { Store } from '../store/store.ts';
import type { DoctorCheck } from './project.ts';
import { FEW_KEPT_FILES, StaleIndexError, StoreSnapshot } from './store-snapshot.ts';
import { emptyTally, type Rates, tallyFile } from './tally.ts';

/** Problems listed in one check; the rest are counted. */
const MAX_LISTED = 5;

export async function checkHealth(root: string, store: Store): Promise<readonly DoctorCheck[]> {
  const snapshot = new StoreSnapshot(store, root, undefined, FEW_KEPT_FILES);
  const tally = emptyTally();
  const stale: string[] = [];
  for (const file of snapshot.files) {
    try {
      const evidence = file.evidence();
      if (evidence) tallyFile(tally, evidence, file.nativeLinks());
    } catch (error) {
      if (!(error instanceof StaleIndexError)) throw error;
      stale.push(file.path);
    }
  }
  const skipped = snapshot.files.filter((file) => file.parseStatus === 'skipped').length;
  const recovered = snapshot.files.filter((file) => file.parseStatus === 'recovered').length;
  return [
    { name: 'node', ok: true, detail: `${process.version} on ${process.platform} ${process.arch}` },
    {
      name: 'workspace',
      ok: true,
      detail: `${root}: ${snapshot.files.length} files, ${recovered} with syntax errors, ${skipped} skipped`,
    },
    { name: 'store', ok: true, detail: `${store.directory}, revision ${snapshot.revision}` },
    listing(
      'store integrity',
      store.integrityProblems(),
      'Run "cpgd index --fresh" to build the index anew.',
    ),
    listing(
      'evidence cache',
      stale.map((path) => `${path} has none`),
      'Run "cpgd index" to make it again.',
    ),
    // The graph is made of evidence: without some of it, every edge into those files would dangle.
    ...(stale.length > 0
      ? []
      : [
          listing(
            'referential integrity',
            danglingIds(snapshot),
            'This is a defect of cpgd: please report it.',
          ),
        ]),
    { name: 'references', ok: true, detail: rates(tally.references) },
    { name: 'calls', ok: true, detail: rates(tally.calls) },
  ];
}

/** Sentences about ids that rows name and nobody has, and about rows that their contract refused. */
function danglingIds(snapshot: StoreSnapshot): string[] {
  const { dangling, refused } = checkIntegrity(snapshot);
  return [
    ...dangling.map(
      ({ table, column, count, examples }) =>
        `${count} rows of ${table} have a ${column} that is nobody's id, such as ${examples[0]}`,
    ),
    ...refused.map(({ table, count }) => `${count} rows of ${table} break its contract`),
  ];
}

function listing(name: string, problems: readonly string[], hint: string): DoctorCheck {
  if (problems.length === 0) return { name, ok: true, detail: 'ok' };
  const more = problems.length > MAX_LISTED ? ` (and ${problems.length - MAX_LISTED} more)` : '';
  return { name, ok: false, detail: problems.slice(0, MAX_LISTED).join('; ') + more, hint };
}

function rates({ resolved, ambiguous, unresolved }: Rates): string {
  const total = Math.max(1, resolved + ambiguous + unresolved);
  const share = (count: number): string => `${((100 * count) / total).toFixed(1)} %`;
  return `${share(resolved)} resolved, ${share(ambiguous)} ambiguous, ${share(unresolved)} unresolved of ${resolved + ambiguous + unresolved}`;
}
