/**
 * Whom a revision reached, counted whole: files that are listed with their chains, and those that a long report only
 * names. Pure.
 */
import type { FileImpact, ReasonKind } from '@cpgd/shared';
import { groups } from './chain.ts';
import { REASON_ORDER } from './words.ts';

/** Paths by reason. */
export type Unlisted = Readonly<Partial<Record<ReasonKind, readonly string[]>>>;

export interface Reached {
  readonly impacted: readonly FileImpact[];
  readonly unlisted: Unlisted;
}

/** Files with one reason. */
export interface ReachedGroup {
  readonly kind: ReasonKind;
  readonly files: readonly FileImpact[];
  readonly unlisted: readonly string[];
}

/** The reason of files that only the strategy reports: nothing of them had to be linked again. */
export const SUSPECTED = 'import_closure_fallback';

/** Files of which something was linked again, by reason, the surest first. */
export function rebuiltGroups({ impacted, unlisted }: Reached): ReachedGroup[] {
  const listed = new Map(groups(impacted.filter((file) => !isSuspected(file))));
  return REASON_ORDER.filter((kind) => kind !== SUSPECTED || listed.has(kind)).flatMap((kind) => {
    const group = {
      kind,
      files: listed.get(kind) ?? [],
      unlisted: kind === SUSPECTED ? [] : (unlisted[kind] ?? []),
    };
    return sizeOf(group) > 0 ? [group] : [];
  });
}

export function suspectedGroup({ impacted, unlisted }: Reached): ReachedGroup {
  return { kind: SUSPECTED, files: impacted.filter(isSuspected), unlisted: unlisted[SUSPECTED] ?? [] };
}

export const sizeOf = ({ files, unlisted }: ReachedGroup): number => files.length + unlisted.length;

export const rebuiltCount = (reached: Reached): number =>
  rebuiltGroups(reached).reduce((sum, group) => sum + sizeOf(group), 0);

export const reaches = ({ impacted, unlisted }: Reached, path: string): boolean =>
  impacted.some((file) => file.path === path) ||
  Object.values(unlisted).some((paths) => paths.includes(path));

/** Files that either reached; with its chain where one of them, the later one first, has that. */
export function joined(before: Reached, after: Reached): Reached {
  const impacted = new Map(before.impacted.map((file) => [file.path, file]));
  // Places are as of the later revision where it has them.
  for (const file of after.impacted) impacted.set(file.path, file);
  const seen = new Set(impacted.keys());
  const unlisted: Partial<Record<ReasonKind, string[]>> = {};
  for (const kind of REASON_ORDER) {
    const paths = [...(after.unlisted[kind] ?? []), ...(before.unlisted[kind] ?? [])];
    const fresh = paths.filter((path) => !seen.has(path) && seen.add(path));
    if (fresh.length > 0) unlisted[kind] = fresh;
  }
  return { impacted: [...impacted.values()], unlisted };
}

const isSuspected = ({ kinds }: FileImpact): boolean => kinds.every((kind) => kind === SUSPECTED);
