/**
 * The answer to "what does this change reach?" as a comment for a pull request: counts and what may break first,
 * the tests to run as a command, everything else folded. Paths are links, relative to the repository.
 */
import type { ExportDeltaEntry, ImpactAnswer, ReasonStep } from '@cpgd/shared';
import { formatCount, formatCounted } from '../render/numbers.ts';

/** Tests that are spelled out in the command; longer command lines do not fit everywhere. */
const MAX_COMMAND_TESTS = 50;

export function impactMarkdown(answer: ImpactAnswer, withTests: boolean): string {
  const { subject, commit, files, symbols, tests, changes, strategy } = answer;
  const reached = files.items.filter(({ hop }) => hop > 0);
  const breaking = changes.items.filter(({ isBreaking, isPublic }) => isBreaking && isPublic);
  const since =
    subject.kind === 'since'
      ? ` since ${code(subject.revision)} (${code(commit!.slice(0, 12))})`
      : ` of ${(subject.kind === 'files' ? subject.paths : subject.symbols).map(code).join(', ')}`;
  const blocks = [
    `### Impact${since}`,
    [
      `**${formatCounted(answer.changedFiles, 'file')} changed**`,
      `${formatCounted(files.total - answer.changedFiles, 'more file')} reached`,
      formatCounted(symbols.total, 'symbol'),
      ...(withTests ? [formatCounted(tests.total, 'test')] : []),
    ].join(', ') + ` (strategy ${code(strategy)}).`,
  ];
  if (breaking.length > 0)
    blocks.push(
      `**${formatCounted(answer.breaking, 'public name')} changed in a way that can break users:**`,
      table(
        ['name', 'change'],
        breaking.map((entry) => [linkTo(entry), told(entry)]),
      ),
    );
  if (withTests && tests.items.length > 0) {
    const ids = tests.items.slice(0, MAX_COMMAND_TESTS).map(({ id }) => shellWord(id));
    blocks.push(
      fold(
        `${formatCounted(tests.total, 'test')} to run`,
        `\`\`\`sh\npytest ${ids.join(' \\\n  ')}\n\`\`\`${tests.total > ids.length ? `\n…and ${formatCount(tests.total - ids.length)} more.` : ''}`,
      ),
      fold(
        'Why these tests',
        table(
          ['test', 'why'],
          tests.items.map(({ id, chain }) => [code(id), why(chain)]),
        ),
      ),
    );
  }
  if (reached.length > 0)
    blocks.push(
      fold(
        'Files reached',
        table(
          ['file', 'why'],
          reached.map(({ path, chain }) => [code(path), why(chain)]),
        ),
      ),
    );
  const other = changes.items.filter((entry) => !breaking.includes(entry));
  if (other.length > 0)
    blocks.push(
      fold(
        'Other changed names',
        table(
          ['name', 'change'],
          other.map((entry) => [linkTo(entry), told(entry)]),
        ),
      ),
    );
  if (answer.truncated) blocks.push('_Lists are cut; `cpgd impact --limit` gives more._');
  return `${blocks.join('\n\n')}\n`;
}

/** From the thing itself to the change, one line break per hop. */
const why = (chain: readonly ReasonStep[]): string =>
  chain
    .map(({ kind, ref, path, location }) => {
      const place = location
        ? `[${code(`${path}:${location.line}`)}](${url(path)}#L${location.line})`
        : code(path);
      return kind === 'changed_file'
        ? `${place} changed`
        : `${place} ${kind.replaceAll('_', ' ')} ${code(ref)}`;
    })
    .join('<br>');

const linkTo = ({ qname, path, location }: ExportDeltaEntry): string =>
  location ? `[${code(qname)}](${url(path)}#L${location.line})` : code(qname);

const told = ({ delta, kind, aspects }: ExportDeltaEntry): string =>
  delta === 'changed'
    ? cell(aspects.map(({ text }) => text).join('; '))
    : `${kind.replace('_', ' ')} ${delta}`;

const fold = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Text of people's code inside a table: a pipe would end the cell. */
const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');

const code = (text: string): string =>
  text.includes('`') ? `\`\` ${text.replaceAll('|', '\\|')} \`\`` : `\`${text.replaceAll('|', '\\|')}\``;

const url = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const shellWord = (text: string): string =>
  /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
