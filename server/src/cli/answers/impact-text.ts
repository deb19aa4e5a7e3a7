/** The answer to "what does this change reach?" as text for a terminal or a pipe. */
import type {
  ExportDeltaEntry,
  ImpactAnswer,
  ImpactComparison,
  ImpactList,
  ReasonStep,
  StrategyOutcome,
} from '@cpgd/shared';
import type { Context } from '../context.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';
import { renderTable, type TableColumn } from '../render/table.ts';
import { printable } from '../render/text.ts';
import { chainLines } from './reason-lines.ts';

/** One sentence with the counts. */
export function impactSummary(
  { files, symbols, tests, breaking, strategy }: ImpactAnswer,
  withTests: boolean,
): string {
  const parts = [
    formatCounted(files.total, 'file'),
    formatCounted(symbols.total, 'symbol'),
    ...(withTests ? [formatCounted(tests.total, 'test')] : []),
  ];
  const risk =
    breaking > 0 ? `; ${formatCounted(breaking, 'public name')} changed in a way that can break users` : '';
  return `${parts.join(', ')} by ${strategy}${risk}`;
}

export async function printImpact(
  context: Context,
  root: string,
  answer: ImpactAnswer,
  withTests: boolean,
): Promise<void> {
  await context.note(impactSummary(answer, withTests));
  const section = async <T>(
    title: string,
    list: ImpactList<T>,
    lines: (item: T) => readonly string[],
  ): Promise<void> => {
    if (list.total === 0) return;
    const rest =
      list.items.length < list.total
        ? ` (the first ${formatCount(list.items.length)} of ${formatCount(list.total)})`
        : '';
    await context.out.writeLine(context.colors.heading(title) + context.colors.muted(rest));
    for (const item of list.items) for (const line of lines(item)) await context.out.writeLine(line);
  };
  const chain = (label: string, steps: readonly ReasonStep[]): string[] => [
    label,
    ...chainLines(context, root, steps, '  '),
  ];
  await section('Changed names', answer.changes, (entry) => [deltaLine(context, root, entry)]);
  await section('Files', answer.files, ({ path, chain: steps }) =>
    steps.length <= 1
      ? [`${context.path(root, path)} ${context.colors.muted('changed')}`]
      : chain(context.path(root, path), steps),
  );
  await section('Symbols', answer.symbols, ({ name, chain: steps }) => chain(printable(name), steps));
  await section('Tests', answer.tests, ({ id, chain: steps }) => chain(printable(id), steps));
}

/** One changed name on one line. */
export function deltaLine(context: Context, root: string, entry: ExportDeltaEntry): string {
  const place = entry.location ? context.location(root, entry.location) : context.path(root, entry.path);
  const sign = { added: '+', removed: '-', changed: '~' }[entry.delta];
  const what = entry.aspects.map(({ text }) => text).join('; ');
  const mark = entry.isBreaking ? ` ${context.colors.doubtful('breaking')}` : '';
  const told = `${sign} ${entry.kind.replace('_', ' ')} ${entry.qname}${what === '' ? '' : `: ${what}`}`;
  return `${place}: ${printable(told)}${mark}`;
}

export async function printComparison(
  context: Context,
  root: string,
  answer: ImpactComparison,
  withTests: boolean,
): Promise<void> {
  const { outcomes, files } = answer;
  const tests: TableColumn<StrategyOutcome> = {
    title: 'Tests',
    cell: (row) => formatCount(row.tests),
    align: 'right',
    optional: true,
  };
  await context.out.writeLine(
    renderTable(
      [
        { title: 'Strategy', cell: ({ strategy }) => strategy },
        { title: 'Files', cell: (row) => formatCount(row.files), align: 'right' },
        // Nobody looked for tests that were not asked for: a nought would say that there are none.
        ...(withTests ? [tests] : []),
      ],
      outcomes,
      context.layout,
    ),
  );
  await context.out.writeLine('');
  await context.out.writeLine(
    renderTable(
      [
        { title: 'File', cell: ({ path }) => context.path(root, path) },
        ...outcomes.map(({ strategy }) => ({
          title: strategy,
          cell: (row: (typeof files.items)[number]) => (row.strategies.includes(strategy) ? 'yes' : '-'),
        })),
      ],
      files.items,
      context.layout,
    ),
  );
  if (answer.truncated)
    await context.note(
      `The first ${formatCount(files.items.length)} of ${formatCounted(files.total, 'file')}; --limit gives more.`,
    );
}
