/** Revisions and their reasons as Markdown, fit for an issue or a pull request. Pure. */

import type { FileImpact } from '@cpgd/shared';
import { type ReachedGroup, rebuiltCount, rebuiltGroups, sizeOf, suspectedGroup } from './reach.ts';
import { whyNothing } from './reached-nodes.ts';
import type { Rebuild } from './rebuild.ts';
import { changeWords, toldFiles } from './told.ts';
import { unseenSentence } from './tree.ts';
import {
  code,
  count,
  duration,
  exportSentences,
  REASON_WORDS,
  STRATEGY_WORDS,
  stepSentence,
} from './words.ts';

/** Newest first, as given; an empty list says so. */
export function whyMarkdown(rebuilds: readonly Rebuild[]): string {
  if (rebuilds.length === 0) return 'Nothing has been rebuilt.\n';
  return `${rebuilds.map(revision).join('\n\n')}\n`;
}

function revision(rebuild: Rebuild): string {
  const { changed, unlistedChanges, earlier, focus } = rebuild;
  const names = changed.map((file) =>
    file.change === 'modified' ? code(file.path) : `${code(file.path)} (${changedHow(file)})`,
  );
  if (unlistedChanges > 0) names.push(count(unlistedChanges, 'more file'));
  const total = rebuiltCount(rebuild);
  const reached = total === 0 ? 'nothing else' : count(total, 'other file');
  const steps = earlier.length > 0 ? ` (typed in ${earlier.length + 1} steps)` : '';
  const suspected = suspectedGroup(rebuild);
  return [
    `### Revision ${rebuild.revision}${steps}: ${names.join(', ') || rebuild.trigger}`,
    '',
    `${count(rebuild.relinkedChunks, 'chunk')} linked again in ${duration(rebuild.wallMs)}; ${reached} rebuilt.`,
    ...whatChanged(rebuild),
    ...(total === 0 ? ['', ...whyNothing(rebuild)] : []),
    ...rebuiltGroups(rebuild).flatMap((group) =>
      part(`${REASON_WORDS[group.kind]} (\`${group.kind}\`)`, group, focus),
    ),
    ...part(
      `may depend on it in ways no lookup shows (${STRATEGY_WORDS[rebuild.strategy]})`,
      suspected,
      focus,
    ),
  ].join('\n');
}

function changedHow(file: Rebuild['changed'][number]): string {
  return file.from === null ? changeWords(file) : `moved from ${code(file.from)}`;
}

/** What others see; of several files, with the file that each sentence is about. */
function whatChanged(rebuild: Rebuild): string[] {
  if (rebuild.exports.length === 0) return [];
  const told = toldFiles(rebuild);
  const sentences = told.flatMap(({ file, entries }) => {
    const about = told.length > 1 ? `${code(file.path)}: ` : '';
    const said = entries.flatMap(exportSentences);
    const none = unseenSentence(file, rebuild.everSeen.includes(file.path));
    return (said.length > 0 ? said : [none]).map((sentence) => `- ${about}${sentence}`);
  });
  return ['', 'What changed:', '', ...sentences];
}

/** Of all files of a group, or of the one that is followed if it is there. */
function part(title: string, group: ReachedGroup, focus: string | null): string[] {
  const isShown = (path: string): boolean => focus === null || path === focus;
  const files = group.files.filter(({ path }) => isShown(path));
  const unlisted = group.unlisted.filter(isShown);
  if (files.length + unlisted.length === 0) return [];
  const of = focus === null ? '' : ` (1 of ${count(sizeOf(group), 'file')})`;
  return [
    '',
    `**${title}**${of}:`,
    '',
    ...files.flatMap(({ path, chain }) => [`- ${code(path)}`, ...chainLines(chain)]),
    ...(unlisted.length > 0 ? [`- ${count(unlisted.length, 'file')} without their chains`] : []),
  ];
}

/** One nested bullet per hop. */
export function chainLines(chain: FileImpact['chain']): string[] {
  return chain.map((step) => {
    const place = step.location ? `${step.path}:${step.location.line}` : step.path;
    return `  - ${code(place)} ${stepSentence(step)}`;
  });
}
