/**
 * What a change does that has not been made, or was made long ago: takes the linked workspace from one state of
 * some files to another, has the change looked at, and brings everything back to what it was. The answers are
 * those of the revision loop, because the same queries give them. Nothing is stored.
 */
import type { ChangedFacts, ChangeReachInput } from '../impact/change-reach.ts';
import { ChangeReach } from '../impact/change-reach.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { ModuleIndex } from '../linker/module-index.ts';
import { loadConfig } from '../workspace/config.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { EngineState } from './engine/engine.ts';
import type { Turns } from './engine/turns.ts';
import { modulesOf } from './workspace-plan.ts';

/** Files that differ from what they are: another text, or null for a file that is not there. */
export type Overlay = ReadonlyMap<string, SourceFile | null>;

export interface WhatIf {
  readonly from: Overlay;
  readonly to: Overlay;
}

/** A state of the workspace, as what differs from the one that is. */
interface Side {
  readonly facts: ReadonlyMap<string, FileFacts | null>;
  /** Null where the names of modules are those that are. */
  readonly modules: ModuleIndex | null;
}

/**
 * `look` sees the workspace as it would be after the change. Takes two updates of the linked program, with turns for
 * others; rejects with what `look` and `checkpoint` throw, once everything is back.
 */
export async function whatIf<T>(
  state: EngineState,
  turns: Turns,
  { from, to }: WhatIf,
  look: (reach: ChangeReach, changed: ReadonlyMap<string, ChangedFacts>) => Promise<T>,
): Promise<T> {
  const { resident, files } = state;
  const now: Side = { facts: new Map(), modules: null };
  const old = await sideOf(state, from, turns);
  const next = await sideOf(state, to, turns);
  const travel = async (here: Side, there: Side): Promise<Omit<ChangeReachInput, 'linked'>> => {
    const changes = new Map<string, FileFacts | null>();
    for (const path of [...new Set([...here.facts.keys(), ...there.facts.keys()])].sort()) {
      const target = there.facts.has(path) ? there.facts.get(path)! : (files.get(path)?.facts ?? null);
      if (target !== (resident.file(path) ?? null)) changes.set(path, target);
    }
    const before = new Map([...changes.keys()].map((path) => [path, resident.file(path)]));
    const areNamesNew = here.modules !== there.modules;
    const modules = areNamesNew ? (there.modules ?? files.moduleIndex()) : null;
    return { before, ...(await resident.applyInSlices(changes, modules, turns.pause)) };
  };
  try {
    await travel(now, old);
    turns.checkpoint();
    const change = await travel(old, next);
    turns.checkpoint();
    const input = { ...change, linked: resident, explainsEditedFiles: true };
    const reach = await ChangeReach.of(input, turns.pause);
    turns.checkpoint();
    const changed = new Map(
      [...change.before].map(([path, before]) => [path, { before, after: resident.file(path) }]),
    );
    return await look(reach, changed);
  } finally {
    // Whatever was reached, the way back goes by what is linked now.
    await travel(
      { facts: new Map([...old.facts, ...next.facts]), modules: next.modules ?? old.modules },
      now,
    );
  }
}

async function sideOf({ root, files }: EngineState, overlay: Overlay, turns: Turns): Promise<Side> {
  const plan = files.currentPlan;
  const paths = new Set(files.paths());
  let areSame = true;
  for (const [path, source] of overlay) {
    if (paths.has(path) !== (source !== null)) areSame = false;
    if (source === null) paths.delete(path);
    else paths.add(path);
  }
  const { projectFiles } = loadConfig(root);
  const { rows, modules } = modulesOf(root, [...paths].sort(), plan.config, projectFiles);
  const facts = new Map<string, FileFacts | null>();
  for (const [path, source] of overlay) {
    facts.set(path, source && files.imagine(rows.get(path)!, source));
    await turns.pause();
    turns.checkpoint();
  }
  if (areSame) return { facts, modules: null };
  for (const [path, row] of rows) {
    const known = facts.has(path) ? null : files.get(path)?.facts;
    if (known && (known.moduleFqn !== row.moduleFqn || known.isPackage !== row.isPackage))
      facts.set(path, files.renamedFacts(row));
  }
  return { facts, modules: new ModuleIndex(modules, plan.names, files.outside) };
}
