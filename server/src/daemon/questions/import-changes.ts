/**
 * Files that a change may let end another way when they are imported: their top level raises now, looks for something
 * that is not there, or does to others what it did not do before. Knows no importers and no tests.
 */
import type { ChangedFacts, ChangeReach } from '../../impact/change-reach.ts';
import { type ImportedVersion, ImportTimeCode, importDifference } from '../../impact/import-time.ts';
import { ReasonChains } from '../../impact/reason-chains.ts';
import type { Site } from '../../impact/reason-sites.ts';
import type { RelinkedChunk } from '../../impact/reasons.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { ImpactedFile } from '../../relations/history.ts';
import type { EngineState } from '../engine/engine.ts';
import type { Pause } from '../engine/turns.ts';

export interface ImportChange {
  readonly path: string;
  /** Why, ending at a `changed_file`. */
  readonly chain: readonly ImpactedFile[];
}

export interface ImportChangesInput {
  readonly reach: ChangeReach;
  readonly changed: ReadonlyMap<string, ChangedFacts>;
  readonly state: EngineState;
  readonly textOn: (side: 'before' | 'after', path: string) => string | null;
}

/** Sorted by path. Asked while the linked workspace is as after the change; `pause` is asked between files. */
export async function importChanges(input: ImportChangesInput, pause: Pause): Promise<ImportChange[]> {
  const { reach, changed } = input;
  const chunks = Map.groupBy(
    reach.relinkedChunks().filter(({ before, after }) => before !== after),
    ({ facts }) => facts.path,
  );
  const chains = new ReasonChains(reach.reasons.files);
  const found: ImportChange[] = [];
  for (const path of [...new Set([...chunks.keys(), ...changed.keys()])].sort()) {
    const site = differenceIn(input, path, chunks.get(path) ?? []);
    const facts = changed.get(path)?.after;
    if (site && facts) {
      const { module: ref } = facts;
      const reason = { path, reason: 'changed_file', ref, viaPath: null, ...site, hop: 0 } as const;
      found.push({ path, chain: [reason] });
    } else if (site) found.push({ path, chain: chains.of(path) });
    const wait = pause();
    if (wait) await wait;
  }
  return found;
}

function differenceIn(
  { changed, state, textOn }: ImportChangesInput,
  path: string,
  chunks: readonly RelinkedChunk[],
): Site | null {
  const now = state.resident.file(path);
  const { before: was, after } = changed.get(path) ?? { before: now, after: now };
  // Who imported a file that is gone looks for something that is not there.
  if (!after) return null;
  const code = codeOf(after, textOn('after', path));
  const old = was === after ? code : was ? codeOf(was, textOn('before', path)) : null;
  if (!code || (was && !old)) return null;
  const modules = state.files.moduleIndex();
  return importDifference(
    old && versionOf(old, chunks, 'before'),
    versionOf(code, chunks, 'after'),
    (module) => modules.locate(module).kind !== 'third_party',
  );
}

const codeOf = (facts: FileFacts, text: string | null): ImportTimeCode | null =>
  text === null ? null : new ImportTimeCode(facts, text);

const versionOf = (
  code: ImportTimeCode,
  chunks: readonly RelinkedChunk[],
  side: 'before' | 'after',
): ImportedVersion => ({
  code,
  failures: new Map(chunks.flatMap((chunk) => [...code.failures(chunk[side])])),
});
