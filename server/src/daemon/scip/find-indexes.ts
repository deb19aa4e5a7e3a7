/** The indexes that count for a workspace as its files are now, and what people should know about the others. */
import type { FileState } from '../../evidence/scip/document-path.ts';
import { PROBLEM_CLASSES } from '../../evidence/scip/problems.ts';
import type { ScipCache } from '../../store/scip-cache.ts';
import type { ScipWarning } from './answer.ts';
import { type ChosenIndex, chooseIndexes, OWN_TOOL, type UsedIndex } from './lens.ts';
import { refreshSources } from './sources.ts';

export interface FindInput {
  readonly root: string;
  readonly cache: ScipCache;
  readonly files: Iterable<string>;
  readonly stateOf: (path: string) => FileState;
}

export interface FoundIndexes {
  readonly used: readonly UsedIndex[];
  readonly problems: readonly ScipWarning[];
}

/** Imports what is new. Throws errors of the store. */
export async function findIndexes({ root, cache, files, stateOf }: FindInput): Promise<FoundIndexes> {
  const chosen = chooseIndexes(await refreshSources({ root, cache, files }), cache, root, stateOf);
  return {
    used: chosen.flatMap(({ used }) => used ?? []),
    problems: chosen.flatMap((index) => problemsOf(index)),
  };
}

/** Sentences about one index; none when all of it could be used. */
export function problemsOf({ source, manifest, used, problems }: ChosenIndex): ScipWarning[] {
  const about = (message: string, hint?: string): ScipWarning => ({
    message,
    file: source.path,
    ...(hint === undefined ? {} : { hint }),
  });
  const found: ScipWarning[] = [];
  if (source.problem !== null) {
    const kept = manifest ? '; what was imported from it before still counts' : '';
    found.push(about(`not used: ${source.problem}${kept}`, 'Make the index anew and import it again.'));
  }
  if (manifest === null) return found;
  if (manifest.damaged > 0)
    found.push(about(`${manifest.damaged} parts are damaged and left out: ${manifest.damage.join('; ')}`));
  if (used === null) {
    if (source.isAutomatic && manifest.metadata?.toolInfo?.name === OWN_TOOL) return [];
    const count = manifest.documents.length;
    found.push(about(`not used: none of its ${count} documents is a file of this workspace`));
    return found;
  }
  for (const { class: name, count, samples } of problems)
    found.push(about(`${count} of its documents left out: ${PROBLEM_CLASSES[name]} (${samples.join(', ')})`));
  return found;
}
