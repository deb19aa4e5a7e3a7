/** Holds what a traced run did against our control flow and reaching definitions. */
import { bind } from '../../server/src/binder/bind.ts';
import { finishEvidence } from '../../server/src/evidence/evidence.ts';
import { extract } from '../../server/src/evidence/extract.ts';
import { PointKind } from '../../server/src/flow/control-flow.ts';
import { EventKind } from '../../server/src/flow/defuse.ts';
import { analyzeFlow, type FileFlow, type UnitFlow } from '../../server/src/flow/file-flow.ts';
import { createPythonParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { type Reachability, statementReachability } from './flow-reachability.ts';

/** One file's part of a run; offsets are UTF-8 bytes of `text`. */
export interface Trace {
  readonly path: string;
  readonly text: string;
  /** Statements that ran one directly after the other. */
  readonly transitions: readonly (readonly [from: number, to: number])[];
  /** Statement of the definition (-1: a parameter), variable, and offset of the use that saw it. */
  readonly pairs: readonly (readonly [def: number, name: string, use: number])[];
}

/** Generator expressions and lambdas are one statement; what they define is in it somewhere. */
const WITHIN = 'within';

const PYTHON = { major: 3, minor: 11 };

export class TraceCheck {
  files = 0;
  transitions = 0;
  pairs = 0;
  /** What ran but is not in our graphs. */
  readonly missing: string[] = [];
  private readonly parser: PythonParser;

  constructor(parser: PythonParser) {
    this.parser = parser;
  }

  static async create(): Promise<TraceCheck> {
    return new TraceCheck(await createPythonParser());
  }

  report(): string {
    return (
      `${this.files} files, ${this.transitions} statement transitions and ${this.pairs} definition-use pairs ` +
      `executed, ${this.missing.length} of them missing`
    );
  }

  compare({ path, text, transitions, pairs }: Trace): void {
    this.files++;
    const tree = this.parser.parseFlat(text);
    const builder = extract({ tree, text, path });
    bind(builder, { pythonVersion: PYTHON });
    const file = analyzeFlow({ tree, text, evidence: finishEvidence(builder) });
    const bytes = Buffer.from(text, 'utf8');
    const reachableFrom = reachabilities(file);
    for (const [from, to] of transitions) {
      this.transitions++;
      if (reachableFrom.get(from)?.has(to) === true) continue;
      this.missing.push(`${path}: ${show(bytes, from)} → ${show(bytes, to)}`);
    }
    const seen = definitionsSeen(file, bytes);
    for (const [def, name, use] of pairs) {
      this.pairs++;
      const defs = seen.get(use);
      if (defs?.has(`${def} ${name}`) === true || defs?.has(`${WITHIN} ${name}`) === true) continue;
      const where = def < 0 ? 'the parameter' : show(bytes, def);
      this.missing.push(`${path}: ${name} of ${where} is seen at ${show(bytes, use)}`);
    }
  }
}

function reachabilities(file: FileFlow): Reachability {
  const all = new Map<number, ReadonlySet<number>>();
  for (const { flow } of file.units)
    for (const [at, reached] of statementReachability(flow)) all.set(at, reached);
  return all;
}

/** For the offset of each use, the definitions that reach it as `statement variable`. */
function definitionsSeen(file: FileFlow, bytes: Buffer): Map<number, Set<string>> {
  const seen = new Map<number, Set<string>>();
  for (const { flow, defUse, reaching } of file.units) {
    for (let i = 0; i < reaching.def.length; i++) {
      const use = reaching.use[i]!;
      if (flow.points.kind[defUse.events.point[use]!] !== PointKind.load) continue;
      const at = flow.points.start[defUse.events.point[use]!]!;
      let defs = seen.get(at);
      if (defs === undefined) seen.set(at, (defs = new Set()));
      defs.add(definition({ flow, defUse }, reaching.def[i]!, bytes));
    }
  }
  return seen;
}

function definition(
  { flow, defUse }: Pick<UnitFlow, 'flow' | 'defUse'>,
  event: number,
  bytes: Buffer,
): string {
  const point = defUse.events.point[event]!;
  const { kind, start, end, statement } = flow.points;
  const name = bytes.subarray(start[point]!, end[point]!).toString().normalize('NFKC');
  const isParameter = kind[point] === PointKind.param && defUse.events.kind[event] === EventKind.DEF;
  if (!isParameter && statement[point] === 0) return `${WITHIN} ${name}`;
  return `${isParameter ? -1 : flow.statements.start[statement[point]!]!} ${name}`;
}

function show(bytes: Buffer, at: number): string {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++;
  return `${line} \`${
    bytes
      .subarray(at, at + 50)
      .toString()
      .split('\n')[0]
  }\``;
}
