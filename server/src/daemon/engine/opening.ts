/**
 * How the revision loop comes to its workspace: an index run where the stored index cannot be used, the files as they
 * are stored, and all of them linked in memory. What cannot be linked is set aside. Knows nothing of revisions.
 */
import { dirname } from 'node:path';
import type { Store } from '../../store/store.ts';
import type { createPythonParser } from '../../syntax/parser.ts';
import { readHistory } from '../history.ts';
import { runIndex } from '../indexer.ts';
import { LINK_STEP_LIMIT_MS } from '../limits.ts';
import { openCurrentOutside } from '../outside/outside-files.ts';
import type { IndexOptions } from '../project.ts';
import { storedFinds, storedIdentity } from '../stored-settings.ts';
import { planWorkspace } from '../workspace-plan.ts';
import type { Documents } from './documents.ts';
import { LinkingFailed } from './linking-failed.ts';
import type { EngineOptions } from './options.ts';
import type { Quarantine } from './quarantine.ts';
import { rebuildOf } from './rebuild.ts';
import { atOnce, Resident, type Step } from './resident.ts';
import { withinTime } from './time-limit.ts';
import { Turns } from './turns.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** An index run over the whole workspace, told of when it has made a revision, with why it was. Rejects as one does. */
export async function tellIndexing(
  { root, store, workers, trace, onRebuild }: EngineOptions,
  options: IndexOptions,
  reason: string,
): Promise<void> {
  const before = store.read((reader) => reader.revision());
  const { revision, phases } = await runIndex({ root, store, workers, trace }, options);
  const made = revision === before ? undefined : readHistory(store).at(-1);
  if (made) onRebuild?.({ ...rebuildOf(made), phases, reason });
}

/** Why the stored index cannot be used. */
export const startReason = (store: Store): string =>
  storedIdentity(store) === null
    ? 'there was no index yet'
    : 'settings that every answer depends on have changed';

/** The files of the stored index, linked. */
export async function loadWorkspace(
  options: EngineOptions,
  documents: Documents,
  quarantine: Quarantine,
  parser: Awaited<ReturnType<typeof createPythonParser>>,
): Promise<{ files: WorkspaceFiles; resident: Resident }> {
  const { root, store } = options;
  const cacheRoot = dirname(store.directory);
  const plan = await planWorkspace(root, { cacheRoot });
  const outside = await openCurrentOutside(plan.outside);
  outside.expect(storedFinds(store));
  const stored = store.read((reader) => reader.files());
  const { pause } = new Turns();
  const files = await WorkspaceFiles.load(
    { root, store, parser, documents, quarantine, outside },
    plan,
    storedIdentity(store)!,
    stored,
    pause,
  );
  return { files, resident: await linkWorkspace(options, files, quarantine) };
}

/** Links all files; those that cannot be are set aside, one after the other. */
export async function linkWorkspace(
  options: EngineOptions,
  files: WorkspaceFiles,
  quarantine: Quarantine,
): Promise<Resident> {
  const { pause } = new Turns();
  for (;;) {
    const resident = await Resident.load(files.facts(), files.moduleIndex(), pause);
    try {
      await resident.linkAll(pause, stepWithin(options));
      return resident;
    } catch (error) {
      if (!(error instanceof LinkingFailed) || error.path === null) throw error;
      quarantine.put(error.path, files.get(error.path)?.analyzed.sha256 ?? null, error.failure);
      files.isolate(error.path);
    }
  }
}

/** Runs a step of linking within its time. */
export const stepWithin = ({ linkLimitMs = LINK_STEP_LIMIT_MS }: EngineOptions): Step =>
  linkLimitMs === 0 ? atOnce : (work) => withinTime(linkLimitMs, work);
