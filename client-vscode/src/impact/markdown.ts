/** An impact answer as Markdown, fit for a pull request. Pure. */
import type { ImpactAnswer } from '@cpgd/shared';
import { chainLines } from '../why/markdown.ts';
import { code, count, escaped, exportSentences, STRATEGY_WORDS } from '../why/words.ts';
import { type Subject, subjectSentence } from './subject.ts';

export function impactMarkdown(subject: Subject, answer: ImpactAnswer): string {
  const { files, symbols, tests, changes, freshness } = answer;
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `#### ${title}`, '', ...lines];
  return `${[
    `### ${escaped(subjectSentence(subject))}`,
    '',
    `${count(files.total, 'file')}, ${count(symbols.total, 'symbol')}, ${count(tests.total, 'test')} ` +
      `(${STRATEGY_WORDS[answer.strategy]}, revision ${freshness.revision}${answer.truncated ? ', list cut off' : ''}).`,
    ...part(
      'What changed',
      changes.items
        .flatMap((entry) => exportSentences(entry).map((sentence) => ({ sentence, entry })))
        .map(({ sentence, entry }) => `- ${sentence}${entry.isBreaking ? ' (may break callers)' : ''}`),
    ),
    ...part(
      'Tests',
      tests.items.map((test) => `- ${code(test.id)}`),
    ),
    ...part(
      'Files',
      files.items.flatMap((file) => [
        `- ${code(file.path)}`,
        ...(file.hop > 0 ? chainLines(file.chain) : []),
      ]),
    ),
    ...part(
      'Symbols',
      symbols.items.map(
        (symbol) => `- ${code(symbol.name)} (${code(`${symbol.path}:${symbol.location.line}`)})`,
      ),
    ),
  ].join('\n')}\n`;
}
