/**
 * What stored links depend on besides the files of the workspace: settings, and what was found of the outside world.
 * Says what is stored of it and whether today's is the same; linking is others' business.
 */
import type { Revision } from '../store/revision.ts';
import type { Store } from '../store/store.ts';
import { isFoundAgain, type OutsideFinds } from './outside/outside-modules.ts';
import type { WorkspacePlan } from './workspace-plan.ts';

const FINDS_META = 'outside_finds';

/** What `WorkspacePlan.identity` is the text of. */
export type StoredIdentity = readonly [
  names: unknown,
  outside: unknown,
  modules: readonly (readonly [string, readonly string[]])[],
];

/** Whether revisions can go on from the stored index: there is one, and it was made with today's settings. */
export function isIndexUsable(store: Store, { identity, outside }: WorkspacePlan): boolean {
  const stored = storedIdentity(store);
  return (
    stored !== null &&
    stored !== '' &&
    haveSameSettings(stored, identity) &&
    isFoundAgain(outside, storedFinds(store))
  );
}

/** Whether two identities differ in nothing but the modules of the workspace. */
export function haveSameSettings(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = [a, b].map((text) =>
    JSON.stringify((JSON.parse(text) as StoredIdentity).slice(0, 2)),
  );
  return first === second;
}

/** Names and modules of the stored revision, as `WorkspacePlan.identity` wrote them; null where none are. */
export function storedIdentity(store: Store): string | null {
  const summary = store.read((reader) => reader.meta('summary'));
  return summary === null ? null : ((JSON.parse(summary) as { identity?: string }).identity ?? null);
}

/** What the stored links have found of the outside world. */
export function storedFinds(store: Store): OutsideFinds {
  return JSON.parse(store.read((reader) => reader.meta(FINDS_META)) ?? '{}') as OutsideFinds;
}

export function writeFinds(revision: Revision, finds: OutsideFinds): void {
  revision.setMeta(FINDS_META, JSON.stringify(finds));
}
