/**
 * Files that a change reached, by reason, and each hop of a chain with the very site it happens at, as plain nodes.
 * Knows nothing of revisions: the impact view shows chains, too. Pure.
 */
import type { FileImpact, Location, ReasonKind, ReasonStep } from '@cpgd/shared';
import type { TreeNode } from '../tree/node.ts';
import { plain, REASON_ORDER, REASON_WORDS, shortName, stepSentence } from './words.ts';

/** Files by the reason of their shortest chain, in the order of `REASON_ORDER`. */
export function groups(files: readonly FileImpact[]): [ReasonKind, FileImpact[]][] {
  const byKind = new Map<ReasonKind, FileImpact[]>();
  for (const file of files) {
    const kind = file.chain[0]?.kind ?? file.kinds[0] ?? 'import_closure_fallback';
    byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
  }
  return REASON_ORDER.flatMap((kind) => {
    const group = byKind.get(kind);
    return group ? [[kind, group] as [ReasonKind, FileImpact[]]] : [];
  });
}

/** A file that was reached, with its chain below. Also used by the impact view. */
export function impactedNode(root: string, file: FileImpact): TreeNode {
  const [first] = file.chain;
  const also = file.kinds.filter((kind) => kind !== first?.kind && kind !== 'changed_file');
  const via = first && first.kind !== 'changed_file' ? shortName(first.ref) : '';
  return {
    id: `file ${file.path}`,
    kind: 'file',
    label: baseName(file.path),
    description: [via, folderOf(file.path)].filter((part) => part !== '').join(' · '),
    tooltip: [
      `\`${file.path}\``,
      ...file.chain.map((step) => `- ${baseName(step.path)} ${stepSentence(step)}`),
      ...(also.length > 0 ? [`Also: ${also.map((kind) => REASON_WORDS[kind]).join(', ')}.`] : []),
    ].join('\n\n'),
    icon: 'file',
    ...(first?.location ? { place: { root, location: first.location } } : {}),
    children: chainNodes(root, file.chain),
  };
}

/** Each hop of a chain with the very site it happens at, nearest first. */
export function chainNodes(root: string, chain: readonly ReasonStep[]): TreeNode[] {
  return chain.map((step, at) => ({
    id: `step ${at}`,
    kind: 'site',
    label: plain(stepLabel(step)),
    description: step.location ? `${baseName(step.path)}:${step.location.line}` : baseName(step.path),
    tooltip: `\`${step.path}\` ${stepSentence(step)}${step.text === '' ? '' : `\n\`\`\`python\n${step.text}\n\`\`\``}`,
    icon: step.kind === 'changed_file' ? 'edit' : 'arrow-small-right',
    place: { root, location: step.location ?? startOf(step.path) },
    children: [],
  }));
}

/** The code of the site says more than words; without one, the words. */
function stepLabel(step: ReasonStep): string {
  if (step.kind === 'changed_file') return `${baseName(step.path)} was edited`;
  return step.text === '' ? stepSentence(step) : step.text;
}

/** Where a file begins: nothing more precise is known. */
export function startOf(path: string): Location {
  return { path, line: 1, column: 1, bstart: 0, bend: 0 };
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
