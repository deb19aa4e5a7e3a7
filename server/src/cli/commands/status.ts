/** `cpgd status`: what the index holds and how fresh it is. */

import type { Status } from '../../daemon/project.ts';
import { labelled } from '../answers/index-report.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { formatBytes, formatCount } from '../render/numbers.ts';
import { printable } from '../render/text.ts';
import { withIndexedProject } from '../session.ts';

export const statusCommand = defineCommand<[], { format: AnswerFormat }>({
  name: 'status',
  summary: 'show what the index holds and how fresh it is',
  description: 'Shows the revision of the index, the commit it was made at, its counts and its size.',
  examples: [
    { line: 'status', meaning: 'of the project around the current folder' },
    { line: 'status --format json', meaning: 'for programs' },
  ],
  declare: (parser) => parser.addOption(answerFormatOption()),
  run: (context, _args, { format }) =>
    withIndexedProject(context, async (project) => {
      const status = project.status();
      if (format === 'json') await context.writeJson(status);
      else await context.out.write(formatStatus(context, status));
      return ExitCode.ok;
    }),
});

function formatStatus({ colors, layout }: Context, status: Status): string {
  const { freshness } = status;
  const pending = formatCount(freshness.pendingChanges);
  const facts: [string, string][] = [
    ['root', printable(status.root)],
    ['revision', formatCount(status.revision)],
    ['commit', freshness.gitHead ?? 'not a git repository'],
    [
      'freshness',
      freshness.caughtUp ? colors.good('up to date') : colors.doubtful(`${pending} changes to go`),
    ],
    ['python', status.pythonVersion],
    ['index', `${printable(status.cacheDirectory)} ${colors.muted(`(${formatBytes(status.storeBytes)})`)}`],
    ['memory', formatBytes(status.memoryBytes)],
  ];
  const limits = Object.entries(status.limitHits).filter(([, hits]) => hits > 0);
  // Sizes are told above, in units.
  const counts = Object.entries(status.counts).filter(([name]) => !name.endsWith('Bytes'));
  const sections = [labelled(colors, layout.width, facts), countSection(colors, 'Counts', counts)];
  if (limits.length > 0) sections.push(countSection(colors, 'Limits that stopped work', limits));
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function countSection(
  colors: Context['colors'],
  title: string,
  counts: readonly (readonly [string, number])[],
): string[] {
  if (counts.length === 0) return [];
  const texts = counts.map(([, count]) => formatCount(count));
  const width = Math.max(...texts.map(({ length }) => length));
  const lines = labelled(
    colors,
    null,
    counts.map(([name], i) => [words(name), texts[i]!.padStart(width)] as const),
  );
  return [colors.heading(title), ...lines];
}

/** `definedSymbols` → `defined symbols`. */
const words = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
