/**
 * Holds our control flow against CPython's bytecode: for every pair of statements of a code object, can the second
 * run after the first? Shared by the bounded test and the long run.
 */
import { readFileSync } from 'node:fs';
import { atOnce } from '../../server/src/daemon/questions/steps.ts';
import { controlFlowSteps } from '../../server/src/flow/build.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { explainFlowDifference } from './flow-differences.ts';
import { askFlowOracle, type CodeReachability } from './flow-oracle.ts';
import { type Reachability, statementReachability } from './flow-reachability.ts';

/** A report shows this many unexplained differences. */
const SHOWN_DIFFERENCES = 30;

export class FlowCheck {
  files = 0;
  /** Sources CPython refuses; there is nothing to compare with. */
  refused = 0;
  codeObjects = 0;
  pairs = 0;
  /** Pairs that differ, by the reason `flow-differences.ts` gives. */
  readonly explained = new Map<string, number>();
  readonly unexplained: string[] = [];
  unexplainedPairs = 0;
  /** Statements only one side has code for, by side. */
  readonly onlyOurs = new Map<string, number>();
  readonly onlyTheirs = new Map<string, number>();
  private readonly parser: PythonParser;

  constructor(parser: PythonParser) {
    this.parser = parser;
  }

  static async create(): Promise<FlowCheck> {
    return new FlowCheck(await createPythonParser());
  }

  /** Compares files of the disk; labels are paths without `root`. */
  async compareFiles(paths: readonly string[], root: string): Promise<void> {
    let index = 0;
    for await (const answer of askFlowOracle(paths)) {
      const path = paths[index++]!;
      if (answer.functions === undefined) {
        this.refused++;
        continue;
      }
      this.files++;
      const text = answer.text ?? readFileSync(path, 'utf8').replace(/^\ufeff/, '');
      this.compare(path.slice(root.length + 1), text, answer.functions);
    }
  }

  /** Share of the compared pairs that agree, explained differences counted as differences. */
  get agreement(): number {
    let differing = this.unexplainedPairs;
    for (const count of this.explained.values()) differing += count;
    return this.pairs === 0 ? 1 : 1 - differing / this.pairs;
  }

  report(title: string): string {
    const explained = [...this.explained].map(
      ([reason, count]) => `\n  explained: ${reason} (${count} pairs)`,
    );
    const sides = (counts: Map<string, number>): string =>
      [...counts]
        .sort()
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', ');
    return (
      `${title}: ${this.files} files, ${this.codeObjects} code objects, ${this.pairs} statement pairs compared, ` +
      `${(this.agreement * 100).toFixed(4)} % agree; ${this.refused} files refused by CPython; ` +
      `${this.unexplainedPairs} unexplained${explained.join('')}` +
      `\n  statements without code in CPython: ${sides(this.onlyOurs)}` +
      `\n  statements without points in ours: ${sides(this.onlyTheirs)}`
    );
  }

  summary(): string {
    return this.unexplained.slice(0, SHOWN_DIFFERENCES).join('\n');
  }

  compare(label: string, text: string, functions: readonly CodeReachability[]): void {
    const flow = atOnce(
      controlFlowSteps({ tree: this.parser.parseFlat(text), text, eagerAnnotations: true, cache: null }),
    );
    const bytes = Buffer.from(text, 'utf8');
    const byStatement = new Map<number, { reach: Reachability; kind: number }>();
    for (const { flow: unit } of flow.units) {
      const own = { reach: statementReachability(unit), kind: unit.kind };
      for (let s = 1; s < unit.statements.length; s++) byStatement.set(unit.statements.start[s]!, own);
    }
    for (const [name, statements, reached] of functions) {
      const ours = byStatement.get(statements[statements.length - 1]!);
      if (ours === undefined) {
        count(this.onlyTheirs, firstWord(bytes, statements[statements.length - 1]!));
        continue;
      }
      this.codeObjects++;
      const theirs = new Map(
        statements.map((at, i) => [at, new Set(reached[i]!.map((index) => statements[index]!))]),
      );
      for (const at of ours.reach.keys()) if (!theirs.has(at)) count(this.onlyOurs, firstWord(bytes, at));
      for (const at of statements) {
        if (!ours.reach.has(at) && byStatement.get(at) === ours) count(this.onlyTheirs, firstWord(bytes, at));
      }
      this.comparePairs(label, name, bytes, ours.reach, theirs);
    }
  }

  private comparePairs(
    label: string,
    name: string,
    bytes: Buffer,
    ours: Reachability,
    theirs: Reachability,
  ): void {
    const common = [...theirs.keys()].filter((at) => ours.has(at));
    for (const from of common) {
      for (const to of common) {
        if (from === to) continue;
        this.pairs++;
        const isOurs = ours.get(from)!.has(to);
        if (isOurs === theirs.get(from)!.has(to)) continue;
        const reason = explainFlowDifference({ bytes, from, to, isOurs });
        if (reason !== null) count(this.explained, reason);
        else {
          this.unexplainedPairs++;
          const which = isOurs ? 'only ours' : 'only CPython';
          this.unexplained.push(`${label} ${name}: ${which}: ${show(bytes, from)} → ${show(bytes, to)}`);
        }
      }
    }
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function firstWord(bytes: Buffer, at: number): string {
  const word = /^[a-z]+/.exec(bytes.subarray(at, at + 12).toString())?.[0] ?? 'expression';
  return KEYWORDS.has(word) ? word : 'expression';
}

const KEYWORDS = new Set(
  'if elif while for try except with match case return raise pass break continue def class global nonlocal del assert import from async'.split(
    ' ',
  ),
);

function show(bytes: Buffer, at: number): string {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++;
  const text = bytes
    .subarray(at, at + 60)
    .toString()
    .split('\n')[0]!;
  return `${line} \`${text}\``;
}
