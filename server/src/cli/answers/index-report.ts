/**
 * The summary of an index run, as people read it. Knows nothing of how the run was made.
 */
import type { IndexReport, Problem, Status } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import type { Colors } from '../render/colors.ts';
import { formatBytes, formatCount, formatCounted, formatDuration, formatShare } from '../render/numbers.ts';
import { displayWidth, printable, wrapWords } from '../render/text.ts';

/** The whole summary, with a final newline. */
export function formatIndexReport(
  context: Context,
  root: string,
  status: Status,
  report: IndexReport,
): string {
  const { colors } = context;
  const facts: [label: string, value: string][] = [
    ['files', `${formatCount(report.files)}${muteParenthesis(colors, fileDetails(report))}`],
    [
      'lines',
      `${formatCount(report.lines)}${muteParenthesis(colors, report.lines > 0 ? [formatBytes(report.bytes)] : [])}`,
    ],
    ['definitions', formatCount(report.definitions)],
    ['references', resolution(colors, report.references)],
    ['calls', resolution(colors, report.calls)],
    ['time', phases(report)],
    ['index', printable(status.cacheDirectory)],
  ];
  const name = context.path(root, '.') === '.' ? printable(root) : context.path(root, '.');
  const lines = [
    `${colors.heading(`Indexed ${name}`)} in ${formatDuration(report.wallMs)} ${colors.muted(`(revision ${report.revision})`)}`,
    '',
    ...labelled(colors, context.layout.width, facts),
    ...problemLines(context, root, report.problems),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * `label  value` lines with the values below each other, a long one broken between words where `width`
 * (columns; null in a pipe) asks for it.
 */
export function labelled(
  colors: Colors,
  width: number | null,
  facts: readonly (readonly [string, string])[],
): string[] {
  const labelWidth = Math.max(...facts.map(([label]) => displayWidth(label)));
  const indent = ' '.repeat(labelWidth + 4);
  return facts.flatMap(([label, value]) => {
    const room = width === null ? Number.POSITIVE_INFINITY : Math.max(1, width - indent.length);
    const [first = '', ...rest] = wrapWords(value, room);
    return [
      `  ${colors.muted(label.padEnd(labelWidth))}  ${first}`,
      ...rest.map((line) => `${indent}${line}`),
    ];
  });
}

function fileDetails(report: IndexReport): string[] {
  return [
    report.reused > 0 && `${formatCount(report.reused)} unchanged`,
    report.extracted > 0 && `${formatCount(report.extracted)} read`,
    report.skipped > 0 && `${formatCount(report.skipped)} skipped`,
    report.withErrors > 0 && `${formatCount(report.withErrors)} with syntax errors`,
  ].filter((detail) => detail !== false);
}

function muteParenthesis(colors: Colors, details: readonly string[]): string {
  return details.length > 0 ? ` ${colors.muted(`(${details.join(', ')})`)}` : '';
}

function resolution(colors: Colors, counts: IndexReport['references']): string {
  const { resolved, ambiguous, unresolved } = counts;
  const all = resolved + ambiguous + unresolved;
  const parts = [
    colors.good(`${formatShare(resolved, all)} resolved`),
    colors.doubtful(`${formatShare(ambiguous, all)} ambiguous`),
    `${formatShare(unresolved, all)} unresolved`,
  ];
  return all === 0 ? '0' : `${formatCount(all)}: ${parts.join(', ')}`;
}

function phases({ phases }: IndexReport): string {
  const { discover, extract, link, store } = phases;
  return [
    `find ${formatDuration(discover)}`,
    `read ${formatDuration(extract)}`,
    `link ${formatDuration(link)}`,
    `store ${formatDuration(store)}`,
  ].join(', ');
}

/** More problems than this push the summary off the screen; `--format json` has them all. */
const MAX_PROBLEMS_SHOWN = 20;

/** What is wrong, under a heading; nothing where all is well. */
export function problemLines(context: Context, root: string, problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  const { colors } = context;
  const lines = ['', colors.heading(formatCounted(problems.length, 'problem'))];
  for (const problem of problems.slice(0, MAX_PROBLEMS_SHOWN)) {
    const style = { error: colors.bad, warning: colors.doubtful, info: colors.muted }[problem.severity];
    const file = problem.file === undefined ? '' : context.path(root, problem.file);
    const place = file === '' ? '' : `${colors.location(problem.line ? `${file}:${problem.line}` : file)}: `;
    lines.push(`  ${place}${style(problem.severity)}: ${printable(problem.message)}`);
    if (problem.hint) lines.push(`    ${printable(problem.hint)}`);
  }
  const hidden = problems.length - MAX_PROBLEMS_SHOWN;
  if (hidden > 0) lines.push(colors.muted(`  and ${formatCount(hidden)} more: --format json has them all`));
  return lines;
}
