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

/**
 * The cases of a JUnit report that pytest wrote (`--junitxml`, family `xunit1`, which names files). Cases of a
 * parametrised test are one result: the worst of them.
 */
export function readJUnit(xml: string): TestResult[] {
  const found = new Map<string, TestResult>();
  for (const [, attributes, body = ''] of xml.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    const attribute = (name: string): string =>
      unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes!)?.[1] ?? '');
    const file = attribute('file').replaceAll('\\', '/');
    if (file === '') continue;
    const module = file.replace(/\.py$/, '').replaceAll('/', '.');
    const className = attribute('classname');
    const classes = className.startsWith(`${module}.`) ? className.slice(module.length + 1).split('.') : [];
    const id = [file, ...classes, attribute('name').replace(/\[.*\]$/s, '')].join('::');
    const result: TestResult = { id, ...outcomeOf(body), seconds: Number(attribute('time')) || 0 };
    const known = found.get(id);
    const worst = known && SEVERITY[known.outcome] >= SEVERITY[result.outcome] ? known : result;
    found.set(id, { ...worst, seconds: (known?.seconds ?? 0) + result.seconds });
  }
  return [...found.values()];
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
