/** One line per revision: what changed, what was made again, why, and how long it took. */
import type { ChangedFile, ImpactedFile } from '../../relations/history.ts';
import type { Context } from '../context.ts';
import { formatCounted, formatDuration } from '../render/numbers.ts';

/** What the line is made of; a stored revision has it as well as one that was just made. */
export interface RevisionFacts {
  readonly revision: number;
  readonly trigger: string;
  readonly changed: readonly ChangedFile[];
  readonly impacted: readonly ImpactedFile[];
  readonly relinkedChunks: number;
  readonly wallMs: number;
  /** Why everything was indexed again. */
  readonly reason?: string;
}

/** Names of files that a line shows; the rest are counted. */
const MAX_NAMES = 3;

export function revisionLine(context: Context, root: string, facts: RevisionFacts): string {
  const { colors } = context;
  const names = facts.changed.map(({ path, change, from }) => {
    const name = context.path(root, path);
    if (change === 'moved') return `${context.path(root, from!)} → ${name}`;
    return change === 'modified' ? name : `${name} (${change})`;
  });
  const more =
    names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more (${countsOf(facts.changed)})` : '';
  const reached = new Map<string, Set<string>>();
  for (const { path, reason } of facts.impacted) {
    if (reason === 'changed_file') continue;
    const paths = reached.get(reason) ?? new Set();
    reached.set(reason, paths.add(path));
  }
  const why = [...reached].map(([reason, paths]) => `${reason} ${paths.size}`).join(', ');
  const others = new Set(facts.impacted.filter(({ hop }) => hop > 0).map(({ path }) => path)).size;
  const what = `${formatCounted(facts.relinkedChunks, 'chunk')} linked again`;
  const spread = others > 0 ? `, ${formatCounted(others, 'other file')} reached (${why})` : '';
  const all = facts.reason === undefined ? facts.trigger : `everything again, as ${facts.reason}`;
  const changed = names.length === 0 ? all : names.slice(0, MAX_NAMES).join(', ') + more;
  // Whose doing a long list of files is, nobody should have to guess.
  const by = facts.trigger === 'checkout' && names.length > 0 ? 'checkout: ' : '';
  return `${colors.muted(`#${facts.revision}`)} ${by}${changed}: ${what}${spread} ${colors.muted(formatDuration(facts.wallMs))}`;
}

/** `24 moved, 51 modified`: how files changed, most frequent first. */
function countsOf(changed: readonly ChangedFile[]): string {
  const counts = new Map<string, number>();
  for (const { change } of changed) counts.set(change, (counts.get(change) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([change, count]) => `${count} ${change}`)
    .join(', ');
}
