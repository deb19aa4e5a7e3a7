/** What is known of imported SCIP indexes, as people read it. Knows nothing of how it was found out. */
import type { ScipAnswer, ScipIndexInfo } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { formatCount, formatCounted, formatShare } from '../render/numbers.ts';
import { printable } from '../render/text.ts';
import { labelled } from './index-report.ts';

/** One line for each index, with what is wrong with it below. */
export function indexLines({ colors }: Context, indexes: readonly ScipIndexInfo[]): string[] {
  return indexes.flatMap((index) => {
    const { source, tool, toolVersion, documents, occurrences, isUsed, isAutomatic, prefix, problems } =
      index;
    const facts = [
      tool === null ? null : `${tool} ${toolVersion ?? ''}`.trim(),
      formatCounted(documents, 'document'),
      formatCounted(occurrences, 'occurrence'),
      isAutomatic ? 'picked up' : 'imported',
      prefix === '' ? null : `about ${prefix}`,
      isUsed ? null : 'not used',
    ];
    return [
      `${colors.name(printable(source))}: ${printable(facts.filter((fact) => fact !== null).join(', '))}`,
      ...problems.map(({ message }) => `  ${colors.doubtful('warning')}: ${printable(message)}`),
    ];
  });
}

/** The whole report of `cpgd doctor --scip`. */
export function scipReportLines(context: Context, root: string, answer: ScipAnswer): string[] {
  const { colors } = context;
  const { indexes, occurrences, files, calls, disagreements } = answer;
  if (indexes.length === 0)
    return ['No SCIP index has been imported, and there is no index.scip beside the code.'];
  const { total, anchored, holding, byMatch, byFailure } = occurrences;
  const list = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .map(([name, count]) => `${name} ${formatCount(count)}`)
      .join(', ');
  const callsites = calls.native + calls.indexed + calls.both + calls.neither;
  const share = (count: number): string => `${formatCount(count)} (${formatShare(count, callsites)})`;
  return [
    ...indexLines(context, indexes),
    '',
    ...labelled(colors, context.layout.width, [
      ['files', `${formatCount(files.indexed)} in an index, ${formatCount(files.touched)} edited since`],
      ['occurrences', formatCount(total)],
      ['on one token', `${formatCount(anchored)} (${formatShare(anchored, total)})`],
      ['holding', `${formatCount(holding)} (${formatShare(holding, total)}): ${list(byMatch)}`],
      ['not counting', `${formatCount(total - holding)}: ${list(byFailure) || 'none'}`],
      [
        'callsites',
        `${formatCount(callsites)}: a symbol by both ${share(calls.both)}, by cpgd alone ${share(calls.native)}, ` +
          `by the index alone ${share(calls.indexed)}, by neither ${share(calls.neither)}`,
      ],
      ['disagreements', formatCount(disagreements.reduce((sum, { count }) => sum + count, 0))],
    ]),
    ...disagreements.flatMap(({ relation, class: name, count, samples }) => [
      '',
      `  ${colors.heading(`${relation}, ${name}`)}: ${formatCount(count)}`,
      ...samples.flatMap(({ location: { path, line, column }, native, indexed }) => [
        `    ${colors.location(`${context.path(root, path)}:${line}:${column}`)}`,
        `      cpgd   ${printable(native.join(' | '))}`,
        `      index  ${printable(indexed.join(' | '))}`,
      ]),
    ]),
  ];
}
