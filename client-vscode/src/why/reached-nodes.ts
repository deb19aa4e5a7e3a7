/**
 * The part of a revision's tree that says whom it reached: files of which something was linked again, by reason, files
 * that are only suspected, or why there are none. Where the view follows a file, counts are those of the whole revision
 * and chains those of the file. Pure.
 */
import type { TreeNode } from '../tree/node.ts';
import { baseName, folderOf, impactedNode, startOf } from './chain.ts';
import { type ReachedGroup, rebuiltCount, rebuiltGroups, sizeOf, suspectedGroup } from './reach.ts';
import type { Rebuild } from './rebuild.ts';
import { count, REASON_ICONS, REASON_WORDS, STRATEGY_WORDS } from './words.ts';

export function reachedNodes(rebuild: Rebuild): TreeNode[] {
  return [rebuiltNode(rebuild), ...suspectedNodes(rebuild)];
}

function rebuiltNode(rebuild: Rebuild): TreeNode {
  const total = rebuiltCount(rebuild);
  if (total === 0) return nothingNode(rebuild);
  const of = rebuild.totalFiles > 0 ? ` of ${rebuild.totalFiles.toLocaleString('en-US')}` : '';
  const groups = rebuiltGroups(rebuild).flatMap((group) => focused(group, rebuild.focus) ?? []);
  return {
    id: 'rebuilt',
    kind: 'group',
    label: `Rebuilt: ${total.toLocaleString('en-US')}${of} files`,
    ...(groups.length === 0 && rebuild.focus !== null
      ? { description: `${baseName(rebuild.focus)} is none of them` }
      : {}),
    icon: 'references',
    isExpanded: true,
    children: groups.map(({ shown, total: all }) => groupNode(rebuild, shown, all, true)),
  };
}

/** Files that only the strategy reports: nothing of them had to be linked again. */
function suspectedNodes(rebuild: Rebuild): TreeNode[] {
  const group = suspectedGroup(rebuild);
  const found = sizeOf(group) === 0 ? null : focused(group, rebuild.focus);
  if (!found) return [];
  return [
    {
      ...groupNode(rebuild, found.shown, found.total, rebuild.focus !== null),
      label: 'Suspected',
      tooltip:
        'Nothing of these files had to be linked again. They may depend on the change in ways that no lookup shows: star imports, computed names.',
      description: `${count(found.total, 'file')} · ${STRATEGY_WORDS[rebuild.strategy]}`,
    },
  ];
}

/** What is shown of a group, with how many files there are in all; null where the followed file is not in it. */
function focused(group: ReachedGroup, focus: string | null): { shown: ReachedGroup; total: number } | null {
  const total = sizeOf(group);
  if (focus === null) return { shown: group, total };
  const files = group.files.filter(({ path }) => path === focus);
  const unlisted = group.unlisted.filter((path) => path === focus);
  return files.length + unlisted.length === 0 ? null : { shown: { ...group, files, unlisted }, total };
}

function groupNode(
  { root }: Rebuild,
  { kind, files, unlisted }: ReachedGroup,
  total: number,
  isExpanded: boolean,
): TreeNode {
  const words = REASON_WORDS[kind];
  return {
    id: `reason ${kind}`,
    kind: 'reason',
    label: words.charAt(0).toUpperCase() + words.slice(1),
    description: count(total, 'file'),
    tooltip: `\`${kind}\``,
    icon: REASON_ICONS[kind],
    isExpanded,
    children: [...files.map((file) => impactedNode(root, file)), ...unlistedNodes(root, unlisted)],
  };
}

/** Files whose chains the report left out: a few by name, of many how many. */
function unlistedNodes(root: string, paths: readonly string[]): TreeNode[] {
  const [only] = paths;
  if (paths.length === 1)
    return [
      {
        id: `file ${only!}`,
        kind: 'file',
        label: baseName(only!),
        description: ['chain not listed', folderOf(only!)].filter((part) => part !== '').join(' · '),
        tooltip: `\`${only!}\``,
        icon: 'file',
        place: { root, location: startOf(only!) },
        children: [],
      },
    ];
  if (only === undefined) return [];
  return [
    {
      id: 'unlisted',
      kind: 'note',
      label: `${paths.length.toLocaleString('en-US')} more`,
      description: 'chains not listed; follow a file to see whether it is one of them',
      icon: 'ellipsis',
      children: [],
    },
  ];
}

function nothingNode(rebuild: Rebuild): TreeNode {
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

/** Why an edit reached nobody, as sentences. */
export function whyNothing({ changed, exports, relinkedChunks }: Rebuild): string[] {
  if (changed.length === 0) return ['No text changed: what is on disk is what was indexed.'];
  const others =
    exports.length === 0
      ? 'Names, signatures, bases and inferred types that other files can see are the same as before.'
      : 'No other file has looked up what changed, not even without success.';
  return [ownSentence(changed, relinkedChunks), others];
}

function ownSentence(changed: Rebuild['changed'], relinkedChunks: number): string {
  const files = changed.length === 1 ? 'file' : 'files';
  if (relinkedChunks > 0)
    return `Only ${count(relinkedChunks, 'chunk')} of the changed ${files} had to be linked again.`;
  if (changed.every(({ change }) => change === 'removed'))
    return `Nothing is left of the ${files} to be linked.`;
  return changed.every(({ change }) => change === 'modified')
    ? 'Not even a chunk of the file itself had to be linked again: only comments, blank lines or positions changed.'
    : `No chunk of the changed ${files} had to be linked again.`;
}
