/**
 * The view "Why Was This Rebuilt" as a tree of plain nodes: newest revision first; below each what changed, what
 * was rebuilt grouped by reason (`reached-nodes.ts`), every chain hop by hop, and where the time went. Pure.
 */
import type { ExportDeltaEntry } from '@cpgd/shared';
import type { Place, TreeNode } from '../tree/node.ts';
import { baseName, folderOf, startOf } from './chain.ts';
import { reaches, rebuiltCount } from './reach.ts';
import { reachedNodes } from './reached-nodes.ts';
import type { ChangedFile, Rebuild } from './rebuild.ts';
import { changeWords, type ToldFile, toldFiles } from './told.ts';
import { count, duration, exportSentences, plain, STRATEGY_WORDS } from './words.ts';

export interface WhyOptions {
  /** Show only what concerns this file; null: all. */
  readonly only: { readonly root: string; readonly path: string } | null;
  /** Name the folder of each revision: there are several. */
  readonly namesFolders: boolean;
}

/** Roots of the tree, newest revision first. The newest one is expanded. */
export function whyTree(rebuilds: readonly Rebuild[], options: WhyOptions): TreeNode[] {
  return rebuilds
    .flatMap((rebuild) => restrict(rebuild, options.only) ?? [])
    .map((rebuild, at) => revisionNode(rebuild, options.namesFolders, at === 0));
}

/** The revision as far as it concerns one file, or null when it does not. */
export function restrict(rebuild: Rebuild, only: WhyOptions['only']): Rebuild | null {
  if (only === null) return rebuild;
  if (rebuild.root !== only.root) return null;
  if (rebuild.changed.some(({ path, from }) => path === only.path || from === only.path)) return rebuild;
  return reaches(rebuild, only.path) ? { ...rebuild, focus: only.path } : null;
}

/** One revision with all that is below it. */
export function revisionNode(rebuild: Rebuild, namesFolder: boolean, isNewest: boolean): TreeNode {
  const folder = namesFolder ? `${baseName(rebuild.root)}: ` : '';
  const reached = rebuiltCount(rebuild);
  const facts = [reached === 0 ? 'nothing else' : count(reached, 'file'), duration(rebuild.wallMs)];
  return {
    id: revisionId(rebuild),
    kind: 'revision',
    label: `${folder}${changedLabel(rebuild)}`,
    description: `#${numbers(rebuild)}  ${facts.join(' · ')}`,
    happenedAt: rebuild.startedAt,
    tooltip: revisionTooltip(rebuild),
    icon: TRIGGER_ICONS[rebuild.trigger] ?? 'git-commit',
    isExpanded: isNewest,
    children: [
      ...toldFiles(rebuild).map((told) => changedNode(rebuild, told)),
      ...unlistedChanges(rebuild),
      ...reachedNodes(rebuild),
      timeNode(rebuild),
    ],
  };
}

/** The same however often the revision is joined with what is typed next. */
export function revisionId(rebuild: Rebuild): string {
  // An index that is made anew counts from the beginning again.
  const { revision, startedAt } = rebuild.earlier[0] ?? rebuild;
  return `${rebuild.root}#${revision}@${startedAt}`;
}

/** `12`, or `7–12` for what was typed without a pause. */
function numbers({ revision, earlier }: Rebuild): string {
  return earlier.length === 0 ? String(revision) : `${earlier[0]!.revision}–${revision}`;
}

const TRIGGER_ICONS: Readonly<Record<string, string>> = {
  edit: 'edit',
  watch: 'sync',
  checkout: 'git-branch',
  index: 'database',
  scip: 'cloud-download',
};

function changedLabel({ changed, unlistedChanges: more, trigger }: Rebuild): string {
  const [first] = changed;
  const others = changed.length - 1 + more;
  if (first === undefined) return trigger === 'index' ? 'Whole index' : 'No file changed';
  return others === 0 ? baseName(first.path) : `${baseName(first.path)} and ${count(others, 'other file')}`;
}

function revisionTooltip(rebuild: Rebuild): string {
  const lines = [
    `**Revision ${rebuild.revision}** (${rebuild.trigger}), strategy *${STRATEGY_WORDS[rebuild.strategy]}*`,
    `${count(rebuild.relinkedChunks, 'chunk')} linked again; ${timeLabel(rebuild)}`,
    ...rebuild.exports.flatMap(exportSentences).map((sentence) => `- ${sentence}`),
  ];
  return lines.join('\n\n');
}

function changedNode(rebuild: Rebuild, { file, entries }: ToldFile): TreeNode {
  return {
    id: `changed ${file.path}`,
    kind: 'file',
    label: baseName(file.path),
    description: [changeWords(file), folderOf(file.path)].filter((part) => part !== '').join(' · '),
    tooltip: `\`${file.path}\``,
    icon: 'file',
    ...(file.change === 'removed' ? {} : { place: placeOf(rebuild, fileStart(file)) }),
    isExpanded: true,
    children:
      entries.length > 0
        ? entries.flatMap((entry) => exportNodes(rebuild, entry))
        : [unseenNode(file, rebuild.everSeen.includes(file.path))],
  };
}

function unlistedChanges({ unlistedChanges: more }: Rebuild): TreeNode[] {
  return more === 0 ? [] : [noteNode('more', count(more, 'more changed file'), 'not listed')];
}

/** Why nothing is said of what others see of a file. */
export function unseenSentence({ change }: ChangedFile, wasSeen: boolean): string {
  if (change === 'moved') return 'Its names are where the file is now';
  return wasSeen
    ? 'What other files can see changed, and changed back'
    : 'Nothing that other files can see changed';
}

function unseenNode(file: ChangedFile, wasSeen: boolean): TreeNode {
  return {
    id: 'unseen',
    kind: 'note',
    label: unseenSentence(file, wasSeen),
    icon: 'check',
    isSentence: true,
    children: [],
  };
}

function exportNodes(rebuild: Rebuild, entry: ExportDeltaEntry): TreeNode[] {
  return exportSentences(entry).map((sentence, at) => {
    return {
      id: `export ${entry.qname} ${at}`,
      kind: 'export',
      label: plain(sentence),
      tooltip: `${sentence}\n\n\`${entry.qname}\`${entry.isBreaking ? '\n\n$(warning) Code that used it as it was may fail.' : ''}`,
      icon: DELTA_ICONS[entry.delta],
      isSentence: true,
      iconColor: DELTA_COLORS[entry.delta],
      ...(entry.location ? { place: placeOf(rebuild, entry.location) } : {}),
      children: [],
    };
  });
}

const DELTA_ICONS = { added: 'diff-added', removed: 'diff-removed', changed: 'diff-modified' } as const;
const DELTA_COLORS = {
  added: 'gitDecoration.addedResourceForeground',
  removed: 'gitDecoration.deletedResourceForeground',
  changed: 'gitDecoration.modifiedResourceForeground',
} as const;

function timeNode(rebuild: Rebuild): TreeNode {
  const phases = Object.entries(rebuild.phases);
  return {
    id: 'time',
    kind: 'note',
    label: `${timeLabel(rebuild)}, ${count(rebuild.relinkedChunks, 'chunk')} linked again`,
    icon: 'watch',
    isSentence: true,
    children: [
      ...phases.map(([name, ms]) => noteNode(`phase ${name}`, name, duration(ms))),
      ...earlierNodes(rebuild),
    ],
  };
}

/** Of what was typed without a pause, the time of the newest step is how long the person waits. */
function timeLabel({ wallMs, earlier }: Rebuild): string {
  return earlier.length === 0
    ? duration(wallMs)
    : `${count(earlier.length + 1, 'step')}, the last in ${duration(wallMs)}`;
}

function earlierNodes({ earlier }: Rebuild): TreeNode[] {
  return earlier
    .toReversed()
    .map(({ revision, wallMs }) => noteNode(`earlier ${revision}`, `revision ${revision}`, duration(wallMs)));
}

function noteNode(id: string, label: string, description: string): TreeNode {
  return { id, kind: 'note', label, description, children: [] };
}

/** The first place of a file: nothing more precise is known of a change. */
function fileStart(file: ChangedFile): Place['location'] {
  return file.location ?? startOf(file.path);
}

function placeOf({ root }: Rebuild, location: Place['location']): Place {
  return { root, location };
}
