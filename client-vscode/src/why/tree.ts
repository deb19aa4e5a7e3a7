/**
 * The view "Why Was This Rebuilt" as a tree of plain nodes: newest revision first; below each what changed, what
 * was rebuilt grouped by reason, every chain hop by hop, and where the time went. Pure.
 */
import type { ExportDeltaEntry, FileImpact, ReasonKind } from '@cpgd/shared';
import type { Place, TreeNode } from '../tree/node.ts';
import { baseName, folderOf, groups, impactedNode, startOf } from './chain.ts';
import type { ChangedFile, Rebuild } from './rebuild.ts';
import {
  count,
  duration,
  exportSentences,
  plain,
  REASON_ICONS,
  REASON_WORDS,
  STRATEGY_WORDS,
} from './words.ts';

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
  const impacted = rebuild.impacted.filter(({ path }) => path === only.path);
  return impacted.length > 0 ? { ...rebuild, impacted } : null;
}

/** One revision with all that is below it. */
export function revisionNode(rebuild: Rebuild, namesFolder: boolean, isNewest: boolean): TreeNode {
  const folder = namesFolder ? `${baseName(rebuild.root)}: ` : '';
  const reached = linkedAgain(rebuild).length;
  const facts = [
    reached === 0 ? 'nothing else' : `${count(reached, 'file')}${rebuild.truncated ? '+' : ''}`,
    duration(rebuild.wallMs),
  ];
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
      ...rebuild.changed.map((file) => changedNode(rebuild, file)),
      rebuiltNode(rebuild),
      ...suspectedNodes(rebuild),
      timeNode(rebuild),
    ],
  };
}

/** The same however often the revision is joined with what is typed next. */
export function revisionId({ root, revision, earlier }: Rebuild): string {
  return `${root}#${earlier[0]?.revision ?? revision}`;
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

function changedLabel({ changed, trigger }: Rebuild): string {
  const [first] = changed;
  if (first === undefined) return trigger === 'index' ? 'Whole index' : 'No file changed';
  return changed.length === 1
    ? baseName(first.path)
    : `${baseName(first.path)} and ${count(changed.length - 1, 'other file')}`;
}

function revisionTooltip(rebuild: Rebuild): string {
  const lines = [
    `**Revision ${rebuild.revision}** (${rebuild.trigger}), strategy *${STRATEGY_WORDS[rebuild.strategy]}*`,
    `${count(rebuild.relinkedChunks, 'chunk')} linked again; ${timeLabel(rebuild)}`,
    ...rebuild.exports.flatMap(exportSentences).map((sentence) => `- ${sentence}`),
  ];
  return lines.join('\n\n');
}

function changedNode(rebuild: Rebuild, file: ChangedFile): TreeNode {
  const entries = rebuild.exports.filter(({ path }) => path === file.path);
  return {
    id: `changed ${file.path}`,
    kind: 'file',
    label: baseName(file.path),
    description: [changeWords(file), folderOf(file.path)].filter((part) => part !== '').join(' · '),
    tooltip: file.path,
    icon: 'file',
    ...(file.change === 'removed' ? {} : { place: placeOf(rebuild, fileStart(file)) }),
    isExpanded: true,
    children:
      entries.length > 0
        ? entries.flatMap((entry) => exportNodes(rebuild, entry))
        : [unseenNode(rebuild.hasChangedBack)],
  };
}

function changeWords({ change, from }: ChangedFile): string {
  return change === 'moved' && from !== null ? `moved from ${from}` : change;
}

function unseenNode(hasChangedBack: boolean): TreeNode {
  return {
    id: 'unseen',
    kind: 'note',
    label: hasChangedBack
      ? 'What other files can see changed, and changed back'
      : 'Nothing that other files can see changed',
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

function rebuiltNode(rebuild: Rebuild): TreeNode {
  const rebuilt = linkedAgain(rebuild);
  if (rebuilt.length === 0) {
    return {
      id: 'rebuilt',
      kind: 'note',
      label: 'Nothing else was rebuilt',
      icon: 'pass',
      iconColor: 'testing.iconPassed',
      isExpanded: true,
      children: whyNothing(rebuild).map((label, at) => ({
        id: `why ${at}`,
        kind: 'note',
        label,
        icon: 'info',
        isSentence: true,
        children: [],
      })),
    };
  }
  const of = rebuild.totalFiles > 0 ? ` of ${rebuild.totalFiles.toLocaleString('en-US')}` : '';
  return {
    id: 'rebuilt',
    kind: 'group',
    label: `Rebuilt: ${rebuilt.length.toLocaleString('en-US')}${of} files`,
    icon: 'references',
    isExpanded: true,
    children: groups(rebuilt).map(([kind, files]) => groupNode(rebuild, kind, files, true)),
  };
}

/** Files that only the strategy reports: nothing of them had to be linked again. */
function suspectedNodes(rebuild: Rebuild): TreeNode[] {
  const suspected = rebuild.impacted.filter(isSuspected);
  if (suspected.length === 0) return [];
  return [
    {
      ...groupNode(rebuild, 'import_closure_fallback', suspected, false),
      label: 'Suspected',
      tooltip:
        'Nothing of these files had to be linked again. They may depend on the change in ways that no lookup shows: star imports, computed names.',
      description: `${count(suspected.length, 'file')} · ${STRATEGY_WORDS[rebuild.strategy]}`,
    },
  ];
}

const isSuspected = ({ kinds }: FileImpact): boolean =>
  kinds.every((kind) => kind === 'import_closure_fallback');

/** Files of which something was linked again. */
export function linkedAgain({ impacted }: Rebuild): readonly FileImpact[] {
  return impacted.filter((file) => !isSuspected(file));
}

/** Why an edit reached nobody, as sentences. */
export function whyNothing({ changed, exports, relinkedChunks }: Rebuild): string[] {
  if (changed.length === 0) return ['No text changed: what is on disk is what was indexed.'];
  const own =
    relinkedChunks === 0
      ? 'Not even a chunk of the file itself had to be linked again: only comments, blank lines or positions changed.'
      : `Only ${count(relinkedChunks, 'chunk')} of the changed ${changed.length === 1 ? 'file' : 'files'} had to be linked again.`;
  const others =
    exports.length === 0
      ? 'Names, signatures, bases and inferred types that other files can see are the same as before.'
      : 'No other file has looked up what changed, not even without success.';
  return [own, others];
}

function groupNode(
  rebuild: Rebuild,
  kind: ReasonKind,
  files: readonly FileImpact[],
  isExpanded: boolean,
): TreeNode {
  return {
    id: `reason ${kind}`,
    kind: 'reason',
    label: capitalised(REASON_WORDS[kind]),
    description: count(files.length, 'file'),
    tooltip: `\`${kind}\``,
    icon: REASON_ICONS[kind],
    isExpanded,
    children: files.map((file) => impactedNode(rebuild.root, file)),
  };
}

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

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
