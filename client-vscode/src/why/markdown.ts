/** Revisions and their reasons as Markdown, fit for an issue or a pull request. Pure. */

import { groups } from './chain.ts';
import type { Rebuild } from './rebuild.ts';
import { linkedAgain, whyNothing } from './tree.ts';
import { count, duration, exportSentences, REASON_WORDS, STRATEGY_WORDS, stepSentence } from './words.ts';

/** Newest first, as given; an empty list says so. */
export function whyMarkdown(rebuilds: readonly Rebuild[]): string {
  if (rebuilds.length === 0) return 'Nothing has been rebuilt.\n';
  return `${rebuilds.map(revision).join('\n\n')}\n`;
}

function revision(rebuild: Rebuild): string {
  const rebuilt = linkedAgain(rebuild);
  const changed = rebuild.changed.map(({ path }) => `\`${path}\``).join(', ');
  const reached = rebuilt.length === 0 ? 'nothing else' : count(rebuilt.length, 'other file');
  const suspected = rebuild.impacted.filter((file) => !rebuilt.includes(file));
  return [
    `### Revision ${rebuild.revision}${rebuild.earlier.length > 0 ? ` (typed in ${rebuild.earlier.length + 1} steps)` : ''}: ${changed || rebuild.trigger}`,
    '',
    `${count(rebuild.relinkedChunks, 'chunk')} linked again in ${duration(rebuild.wallMs)}; ` +
      `${reached}${rebuild.truncated ? ' listed, and more,' : ''} rebuilt.`,
    ...(rebuild.exports.length > 0 ? ['', 'What changed:', ''] : []),
    ...rebuild.exports.flatMap(exportSentences).map((sentence) => `- ${sentence}`),
    ...(rebuilt.length === 0 ? ['', ...whyNothing(rebuild)] : []),
    ...groups(rebuilt).flatMap(([kind, files]) => part(`${REASON_WORDS[kind]} (\`${kind}\`)`, files)),
    ...(suspected.length > 0
      ? part(`may depend on it in ways no lookup shows (${STRATEGY_WORDS[rebuild.strategy]})`, suspected)
      : []),
  ].join('\n');
}

function part(title: string, files: Rebuild['impacted']): string[] {
  return [
    '',
    `**${title}**:`,
    '',
    ...files.flatMap(({ path, chain }) => [`- \`${path}\``, ...chainLines(chain)]),
  ];
}

/** One nested bullet per hop. */
export function chainLines(chain: Rebuild['impacted'][number]['chain']): string[] {
  return chain.map((step) => {
    const place = step.location ? `${step.path}:${step.location.line}` : step.path;
    return `  - ${place} ${stepSentence(step)}`;
  });
}
