/**
 * How impacted tests are run, and what pytest's report says of them. Pure: knows the command line and the report,
 * starts nothing.
 */

/** Node ids on one command line; more are run in several goes, since platforms limit a command's length. */
const IDS_PER_RUN = 200;

/** `command` is `cpgd.impact.testCommand`; a leading `python` stands for `interpreter` when that is known. */
export function testCommands(
  command: readonly string[],
  interpreter: string | null,
  ids: readonly string[],
  extra: readonly string[] = [],
): string[][] {
  const [program, ...rest] = command;
  if (program === undefined) throw new RangeError('cpgd.impact.testCommand is empty: name a program to run.');
  const start = [program === 'python' && interpreter !== null ? interpreter : program, ...rest, ...extra];
  const runs: string[][] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_RUN)
    runs.push([...start, ...ids.slice(at, at + IDS_PER_RUN)]);
  return runs;
}

/**
 * A terminal of Unix drops what is longer than 4,095 bytes before its shell reads by itself (termios, canonical
 * mode), and a terminal that was just opened is in that state: lines are kept well below, in UTF-16 units.
 */
const MOST_LINE = 1000;

/** One command for a terminal, on as many lines as it takes; `isWindows` decides the quoting. */
export function commandLine(parts: readonly string[], isWindows: boolean): string {
  let command = '';
  let lineStart = 0;
  for (const part of parts.map((one) => quoted(one, isWindows))) {
    if (command === '') command = part;
    else if (isWindows || command.length - lineStart + part.length < MOST_LINE) command += ` ${part}`;
    else {
      command += ' \\\n';
      lineStart = command.length;
      command += part;
    }
  }
  return command;
}

function quoted(part: string, isWindows: boolean): string {
  if (/^[\w./:@%+=,-]+$/.test(part)) return part;
  return isWindows ? `"${part.replaceAll('"', '\\"')}"` : `'${part.replaceAll("'", "'\\''")}'`;
}

export type Outcome = 'passed' | 'failed' | 'skipped' | 'errored';

export interface TestResult {
  /** Node id without parameters, as `TestImpact.id`. */
  readonly id: string;
  readonly outcome: Outcome;
  /** Seconds. */
  readonly seconds: number;
  /** What went wrong; empty when nothing did. */
  readonly message: string;
}

/** What of VS Code's tokens is needed here. */
interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): void };
}

/** A signal that any of the tokens aborts, until it is disposed of. */
export function cancelledBy(...tokens: readonly Cancellation[]): {
  signal: AbortSignal;
  dispose: () => void;
} {
  const stop = new AbortController();
  const listening = tokens.map((token) => token.onCancellationRequested(() => stop.abort()));
  if (tokens.some(({ isCancellationRequested }) => isCancellationRequested)) stop.abort();
  return { signal: stop.signal, dispose: () => listening.forEach((one) => void one.dispose()) };
}

/**
 * The cases of a JUnit report that pytest wrote (`--junitxml`) for these node ids; others are left out. Cases of a
 * parametrised test are one result: the worst of them.
 */
export function readJUnit(xml: string, ids: readonly string[]): TestResult[] {
  const idOf = caseNames(ids);
  const found = new Map<string, TestResult>();
  for (const [, attributes, body = ''] of xml.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    const attribute = (name: string): string =>
      unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes!)?.[1] ?? '');
    const id = idOf(`${attribute('classname')}.${attribute('name').replace(/\[.*\]$/s, '')}`);
    if (id === undefined) continue;
    const result: TestResult = { id, ...outcomeOf(body), seconds: Number(attribute('time')) || 0 };
    const known = found.get(id);
    const worst = known && SEVERITY[known.outcome] >= SEVERITY[result.outcome] ? known : result;
    found.set(id, { ...worst, seconds: (known?.seconds ?? 0) + result.seconds });
  }
  return [...found.values()];
}

/**
 * How cases are called in a report: pytest writes the node id with dots (`mangle_test_address` in its `junitxml.py`), a
 * test that a class inherits under that class; its attribute `file` is where the function stands. Ids count from where
 * pytest's root is, which may be above or below the folder that it was started in.
 */
function caseNames(ids: readonly string[]): (name: string) => string | undefined {
  const names = new Map(
    ids.map((id) => {
      const [path, ...rest] = id.split('::');
      return [[path!.replace(/\.py$/, '').replaceAll('/', '.'), ...rest].join('.'), id];
    }),
  );
  return (name) => {
    const exact = names.get(name);
    if (exact !== undefined) return exact;
    const close = [...names.keys()].filter((one) => one.endsWith(`.${name}`) || name.endsWith(`.${one}`));
    return close.length === 1 ? names.get(close[0]!) : undefined;
  };
}

const SEVERITY: Readonly<Record<Outcome, number>> = { skipped: 0, passed: 1, failed: 2, errored: 3 };

function outcomeOf(body: string): Pick<TestResult, 'outcome' | 'message'> {
  const element = /<(failure|error|skipped)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/.exec(body);
  if (!element) return { outcome: 'passed', message: '' };
  const [, name, attributes = '', text = ''] = element;
  const summary = unescaped(/\bmessage="([^"]*)"/.exec(attributes)?.[1] ?? '');
  const outcome = name === 'failure' ? 'failed' : name === 'error' ? 'errored' : 'skipped';
  return { outcome, message: unescaped(text).trim() || summary };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
    .replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}
