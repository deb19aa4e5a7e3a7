/** The index status and an issue's diagnostics as Markdown. Pure; says nothing of what is in people's files. */
import type { Result } from '@cpgd/shared/protocol';
import { count } from '../why/words.ts';

export type IndexStatus = Result<'cpg/status'>;

export interface EnvironmentFacts {
  readonly extensionVersion: string;
  readonly vscodeVersion: string;
  readonly platform: string;
  readonly nodeVersion: string;
  readonly remoteName: string | null;
  readonly isTrusted: boolean;
  readonly otherServer: string | null;
  readonly serverState: string;
  readonly crashes: number;
}

/** One section per workspace folder; `failures` say why a folder has no status. */
export function statusMarkdown(
  statuses: readonly IndexStatus[],
  failures: readonly string[],
  facts: EnvironmentFacts,
): string {
  const parts = statuses.map((status) =>
    [`## ${baseName(status.root)}`, '', ...statusRows(status)].join('\n'),
  );
  const failed = failures.map((failure) => `> ${failure}`);
  return `${['# cpgd: index status', ...failed, ...parts, '## This window', environmentRows(facts)].join('\n\n')}\n`;
}

function statusRows(status: IndexStatus): string[] {
  const { freshness, progress } = status;
  const limits = Object.entries(status.limitHits).filter(([, hits]) => hits > 0);
  return table([
    ['Folder', `\`${status.root}\``],
    ...(status.notice === null ? [] : [['Note', status.notice] as [string, string]]),
    [
      'Revision',
      `${freshness.revision}${freshness.caughtUp ? ', up to date' : `, ${count(freshness.pendingChanges, 'change')} not in it yet`}`,
    ],
    [
      'Phase',
      progress ? `${status.phase}: ${progress.phase} ${progress.done} of ${progress.total}` : status.phase,
    ],
    ['Commit', freshness.gitHead ? `\`${freshness.gitHead.slice(0, 12)}\`` : 'no git repository'],
    ['Python', status.pythonVersion],
    ['Lenses', status.lenses.join(', ')],
    ...Object.entries(status.counts).map(([name, n]) => [capitalised(name), n.toLocaleString('en-US')]),
    ['Database', megabytes(status.storeBytes)],
    ['Memory of the server', megabytes(status.memoryBytes)],
    ['Cache', `\`${status.cacheDirectory}\``],
    ...(limits.length > 0
      ? [['Limits passed', limits.map(([name, hits]) => `${name} (${hits})`).join(', ')]]
      : []),
  ] as [string, string][]);
}

function environmentRows(facts: EnvironmentFacts): string {
  return table([
    ['Extension', facts.extensionVersion],
    ['VS Code', `${facts.vscodeVersion}${facts.remoteName === null ? '' : ` (remote: ${facts.remoteName})`}`],
    ['Platform', `${facts.platform}, Node ${facts.nodeVersion}`],
    ['Workspace', facts.isTrusted ? 'trusted' : 'not trusted: nothing of its Python environment is started'],
    ['Other Python server', facts.otherServer ?? 'none'],
    ['Server', `${facts.serverState}, ended unexpectedly ${count(facts.crashes, 'time')}`],
  ]).join('\n');
}

/** The body of a new issue: what happened is the person's to say, the rest is known. Paths are left out. */
export function issueBody(
  statuses: readonly IndexStatus[],
  facts: EnvironmentFacts,
  logTail: readonly string[],
): string {
  return [
    '## What happened',
    '',
    '<!-- What did you do, what did you expect, what came instead? -->',
    '',
    '## Diagnostics',
    '',
    environmentRows(facts),
    ...statuses.map((status) =>
      [
        '',
        ...table([
          ['Revision', String(status.freshness.revision)],
          ['Phase', status.phase],
          ['Python', status.pythonVersion],
          [
            'Counts',
            Object.entries(status.counts)
              .map(([name, n]) => `${name} ${n}`)
              .join(', '),
          ],
          ['Database', megabytes(status.storeBytes)],
          ['Memory of the server', megabytes(status.memoryBytes)],
        ]),
      ].join('\n'),
    ),
    ...(logTail.length > 0
      ? ['', '<details><summary>Log</summary>', '', '```', ...logTail, '```', '', '</details>']
      : []),
  ].join('\n');
}

/** Log lines in which some folders, given with what stands for them, are not named. */
export function withoutPaths(
  lines: readonly string[],
  folders: readonly (readonly [string, string])[],
): string[] {
  return lines.map((line) =>
    folders.reduce(
      (text, [folder, name]) => (folder.length > 1 ? text.replaceAll(folder, name) : text),
      line,
    ),
  );
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  return [
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value.replaceAll('|', '\\|')} |`),
  ];
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const baseName = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
/** `definedSymbols` is read as `Defined symbols`. */
const capitalised = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
