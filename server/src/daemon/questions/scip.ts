/**
 * "What do the imported indexes say, how much of it holds, and where do they and we disagree?" Places every document
 * in its text, so it takes a fraction of a second on a large repository.
 */
import { FAILURES, MATCHES } from '../../evidence/scip/anchors.ts';
import type { FileState } from '../../evidence/scip/document-path.ts';
import { RELATIONS } from '../../linker/links.ts';
import { addCoverage, noCoverage } from '../../relations/scip-import/coverage.ts';
import { disagreements } from '../../relations/scip-import/disagreements.ts';
import { anchorSpan } from '../../store/packed-links.ts';
import type { ScipAnswer, ScipDisagreementGroup, ScipIndexInfo, ScipQuestion } from '../scip/answer.ts';
import { problemsOf } from '../scip/find-indexes.ts';
import { chooseIndexes } from '../scip/lens.ts';
import { readSources } from '../scip/sources.ts';
import type { StoreSnapshot } from '../store-snapshot.ts';
import type { AnswerContext } from './answer-context.ts';

const DEFAULT_SAMPLES = 3;

/**
 * `root` is the absolute path of the workspace. `pause` is asked between files, and what it gives is waited for;
 * rejects with what it throws.
 */
export async function askScip(
  context: AnswerContext,
  root: string,
  question: ScipQuestion,
  pause: () => Promise<void> | null,
): Promise<ScipAnswer> {
  const { paths = [], samples = DEFAULT_SAMPLES } = question;
  const counts = { total: 0, anchored: 0, holding: 0 };
  const byMatch: Record<string, number> = {};
  const byFailure: Record<string, number> = {};
  const files = { indexed: 0, touched: 0 };
  const calls = noCoverage();
  const groups = new Map<
    string,
    ScipDisagreementGroup & { count: number; samples: ScipDisagreementGroup['samples'][number][] }
  >();
  for (const file of context.snapshot.files) {
    if (paths.length > 0 && !paths.some((path) => file.path === path || file.path.startsWith(`${path}/`)))
      continue;
    const wait = pause();
    if (wait) await wait;
    const evidence = file.evidence();
    if (evidence === null) continue;
    const native = file.nativeLinks();
    const indexed = file.indexedLinks();
    addCoverage(calls, evidence.calls.length, native, indexed);
    const documents = file.scip();
    if (documents.length > 0) files.indexed++;
    if (documents.some(({ placed }) => placed.touchedChunks.size > 0)) files.touched++;
    for (const { placed } of documents) {
      const { anchors } = placed;
      counts.total += anchors.length;
      for (let row = 0; row < anchors.length; row++) {
        if (anchors.match[row] !== 0) counts.anchored++;
        const holds = anchors.failure[row] === 0;
        if (holds) counts.holding++;
        const name = holds ? MATCHES[anchors.match[row]!]! : FAILURES[anchors.failure[row]!]!;
        const table = holds ? byMatch : byFailure;
        table[name] = (table[name] ?? 0) + 1;
      }
    }
    for (const found of disagreements(evidence, native, indexed)) {
      const key = `${found.relation} ${found.class}`;
      let group = groups.get(key);
      if (!group)
        groups.set(key, (group = { relation: found.relation, class: found.class, count: 0, samples: [] }));
      group.count++;
      if (group.samples.length >= samples) continue;
      const chunk = evidence[RELATIONS[found.relation].left].chunk[found.left]!;
      const [start, end] = anchorSpan(evidence, found.relation, found.left).map((own) =>
        file.layout()!.toAbsolute(chunk, own),
      );
      group.samples.push({
        location: context.location(file.path, start!, end!),
        native: found.native,
        indexed: found.indexed,
      });
    }
  }
  return {
    indexes: knownIndexes(context, root),
    occurrences: { ...counts, byMatch, byFailure },
    files,
    calls,
    disagreements: [...groups.values()].sort(
      (a, b) => b.count - a.count || (`${a.relation} ${a.class}` < `${b.relation} ${b.class}` ? -1 : 1),
    ),
  };
}

/** Every index file that is known, in the order of their paths. */
export function knownIndexes({ store, snapshot }: AnswerContext, root: string): ScipIndexInfo[] {
  const sources = readSources(store.scip);
  return chooseIndexes(sources, store.scip, root, (path) => stateOf(snapshot, path)).map((index) => {
    const { source, manifest, used } = index;
    return {
      source: source.path,
      isAutomatic: source.isAutomatic,
      isUsed: used !== null,
      sha256: source.sha256,
      tool: manifest?.metadata?.toolInfo?.name ?? null,
      toolVersion: manifest?.metadata?.toolInfo?.version ?? null,
      prefix: used?.prefix ?? '',
      documents: manifest?.documents.length ?? 0,
      occurrences: manifest?.occurrences ?? 0,
      symbols: manifest?.symbols ?? 0,
      externalSymbols: manifest?.externalSymbols.length ?? 0,
      problems: problemsOf(index),
    };
  });
}

/** What the workspace has at a path. */
export function stateOf(snapshot: StoreSnapshot, path: string): FileState {
  const file = snapshot.file(path);
  return file === null ? 'missing' : file.parseStatus === 'skipped' ? 'skipped' : 'indexed';
}
