/**
 * What of a file runs when it is imported (reference 7.11): its top level and the bodies of its classes with decorators,
 * defaults and bases, not the bodies of functions. And whether two versions of it may differ in how that ends: an import
 * that fails, fails for everybody. Reads one file's evidence, links and text; who imports it is not known here.
 */
import { exprRefKind } from '../evidence/expr-ref.ts';
import { DefKind, ExprKind, ImportFlag, NameFlag, ScopeKind } from '../evidence/schema.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { importedModule } from '../linker/file-imports.ts';
import type { Link } from '../linker/links.ts';
import type { LinkList } from '../linker/stable-links.ts';
import { indentAt, logicalLines } from '../syntax/function-units.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { Site } from './reason-sites.ts';
import { plainCode } from './top-level.ts';

/** What is below runs as a program, or never: no import runs it. */
const OTHER_TIMES =
  /^if\s+(?:__name__\s*==\s*(['"])__main__\1|(['"])__main__\2\s*==\s*__name__|(?:\w+\.)?TYPE_CHECKING)\s*:/;

const FUNCTION = /^(?:async\s+)?def\b/;
/** Statements that end a run, or take something away. */
const ENDS = /(?:^|[:;]\s*)(?:raise|assert|del)\b/;
const IMPORT = /^(?:import|from)\b[^;]*$/;
/** An assignment gives its names another value, and does nothing else when it is left out. */
const ASSIGNMENT = /^[\w\s,*()]+(?::[^=]+)?=(?!=)[^;]*$/;

/** Expressions that may raise whatever their parts are. */
const RISKY: ReadonlySet<number> = new Set([
  ExprKind.subscript,
  ExprKind.await,
  ExprKind.unpack,
  ExprKind.entered,
]);
/** Arithmetic of numbers that are written down raises by these alone. */
const DIVISION = new Set(['/', '//', '%']);

/** A logical line, by absolute byte offsets. */
interface Line extends Site {
  /** Without comments, laid out in one way. */
  readonly text: string;
}

interface Statement extends Line {
  /** Leaving it out is felt by others, too. */
  readonly acts: boolean;
}

/** The code of one version of a file that an import runs. */
export class ImportTimeCode {
  readonly facts: FileFacts;
  /** Logical lines of it. */
  private readonly lines: readonly Line[];

  constructor(facts: FileFacts, text: string) {
    this.facts = facts;
    this.lines = [...linesAtImport(facts, text)];
  }

  /** Whether code of a scope at an absolute byte offset runs when the file is imported. */
  runs(scope: number, byte: number): boolean {
    const { scopes } = this.facts.evidence;
    for (let at = scope; at > 0; at = scopes.parent[at]!) {
      const kind = scopes.kind[at]!;
      if (kind !== ScopeKind.class && kind !== ScopeKind.comprehension) return false;
    }
    const line = this.lines[partitionPoint(this.lines.length, (i) => this.lines[i]!.bstart <= byte) - 1];
    return line !== undefined && byte < line.bend;
  }

  /** Statements that may raise, or do something that no name says. `isFound`: whether there is a module of a name. */
  riskyStatements(isFound: (module: string) => boolean): Statement[] {
    const risks = [...this.riskyPlaces(isFound)].sort((a, b) => a - b);
    let next = 0;
    return this.lines.flatMap(({ text, ...site }): Statement[] => {
      while (next < risks.length && risks[next]! < site.bstart) next++;
      // What a decorator does with what it is given is followed from there.
      if (text.startsWith('@')) return [];
      const ends = !FUNCTION.test(text) && ENDS.test(text);
      if (!ends && !(next < risks.length && risks[next]! < site.bend)) return [];
      return [{ text, ...site, acts: ends || !(IMPORT.test(text) || ASSIGNMENT.test(text)) }];
    });
  }

  /** Lookups that fail while the file is imported, by what they look for, with the first place of each. */
  failures(links: LinkList): Map<string, Site> {
    const found = new Map<string, Site>();
    for (const link of [
      ...links.of('name_unresolved'),
      ...links.of('attribute_unresolved').filter(({ method }) => method === 'no_member'),
      ...links.of('import_unresolved'),
    ]) {
      const site = this.siteAtImport(link);
      const key = `${link.relation} ${link.target}`;
      if (site && !found.has(key)) found.set(key, site);
    }
    return found;
  }

  /** Where the left side of a link stands; null where that does not run at import. */
  private siteAtImport({ relation, left }: Link): Site | null {
    const { attrs, imports, names } = this.facts.evidence;
    const table = relation === 'import_unresolved' ? imports : relation === 'name_unresolved' ? names : attrs;
    if (table === imports && imports.flags[left]! & ImportFlag.typeChecking) return null;
    if (table === names && names.flags[left]! & (NameFlag.annotation | NameFlag.stringAnnotation))
      return null;
    const [chunk, scope] = [table.chunk[left]!, table.scope[left]!];
    const layout = this.facts.layout();
    const bstart = layout.toAbsolute(chunk, table.start[left]!);
    const bend = layout.toAbsolute(chunk, table.end[left]!);
    return this.runs(scope, bstart) ? { bstart, bend } : null;
  }

  /** Absolute byte offsets of what may raise, annotations aside. */
  private *riskyPlaces(isFound: (module: string) => boolean): Generator<number> {
    const { calls, exprs, imports, operands, typeExprs } = this.facts.evidence;
    const layout = this.facts.layout();
    const types = Array.from({ length: typeExprs.length }, (_, row) => ({
      bstart: layout.toAbsolute(typeExprs.chunk[row]!, typeExprs.start[row]!),
      bend: layout.toAbsolute(typeExprs.chunk[row]!, typeExprs.end[row]!),
    }));
    const isType = (byte: number): boolean => types.some(({ bstart, bend }) => bstart <= byte && byte < bend);
    for (let row = 0; row < calls.length; row++) {
      const at = layout.toAbsolute(calls.chunk[row]!, calls.start[row]!);
      if (this.runs(calls.scope[row]!, at) && !isType(at)) yield at;
    }
    const isConstant = (operand: number): boolean => exprRefKind(operands.expr[operand]!) === 'constant';
    for (let row = 0; row < exprs.length; row++) {
      const first = exprs.operandStart[row]!;
      const isArithmetic = exprs.kind[row] === ExprKind.binary;
      if (!isArithmetic && !RISKY.has(exprs.kind[row]!)) continue;
      const isPlain = isArithmetic && isConstant(first) && isConstant(first + 1);
      if (isPlain && !DIVISION.has(this.facts.text(exprs.detail[row]!))) continue;
      const at = layout.toAbsolute(exprs.chunk[row]!, exprs.start[row]!);
      if (this.runs(exprs.scope[row]!, at) && !isType(at)) yield at;
    }
    for (let row = 0; row < imports.length; row++) {
      const module = importedModule(this.facts, row);
      const isSure = module !== null && isFound(module);
      if (isSure || imports.flags[row]! & ImportFlag.typeChecking) continue;
      const at = layout.toAbsolute(imports.chunk[row]!, imports.start[row]!);
      if (this.runs(imports.scope[row]!, at)) yield at;
    }
  }
}

/** The two versions of a file's code, with the lookups that fail in each. */
export interface ImportedVersion {
  readonly code: ImportTimeCode;
  readonly failures: ReadonlyMap<string, Site>;
}

/**
 * Whether importing the file may end otherwise than before, and by what place of the new version; the file's start for
 * what is not there any more. Null where it does not. `before` is null for a file that was not there.
 */
export function importDifference(
  before: ImportedVersion | null,
  after: ImportedVersion,
  isFound: (module: string) => boolean,
): Site | null {
  const gone: Site = { bstart: 0, bend: 0 };
  const [wasBroken, isBroken] = [before, after].map((one) => one !== null && isUnreadable(one));
  if (wasBroken || isBroken) return wasBroken && isBroken ? null : gone;
  for (const [key, site] of after.failures) if (!before?.failures.has(key)) return site;
  for (const key of before?.failures.keys() ?? []) if (!after.failures.has(key)) return gone;
  if (before?.code === after.code) return null;
  const [old = [], now = []] = [before, after].map((one) => one?.code.riskyStatements(isFound));
  const [added] = withoutThose(now, old);
  if (added) return { bstart: added.bstart, bend: added.bend };
  return withoutThose(old, now).some(({ acts }) => acts) ? gone : null;
}

/** With an error anywhere in it, nothing of a file runs. */
const isUnreadable = ({ code }: ImportedVersion): boolean => code.facts.evidence.diagnostics.length > 0;

/** Statements of a list, each as often as it is not in the other one. */
function withoutThose(list: readonly Statement[], others: readonly Statement[]): Statement[] {
  const left = new Map<string, number>();
  for (const { text } of others) left.set(text, (left.get(text) ?? 0) + 1);
  return list.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count === 0;
  });
}

/** Logical lines outside of functions' bodies and of what runs at other times, in the order of the text. */
function* linesAtImport(facts: FileFacts, text: string): Generator<Line> {
  // One character for each byte: what is looked for is ASCII.
  const bytes = Buffer.from(text).toString('latin1');
  const { defs } = facts.evidence;
  const layout = facts.layout();
  const bodies = Array.from({ length: defs.length }, (_, def) => def)
    .filter((def) => !facts.isClass(def) && defs.kind[def] !== DefKind.lambda)
    .map((def) => ({
      bstart: layout.toAbsolute(defs.chunk[def]!, defs.bodyStart[def]!),
      bend: layout.toAbsolute(defs.chunk[def]!, defs.bodyEnd[def]!),
    }))
    .sort((a, b) => a.bstart - b.bstart);
  let body = 0;
  /** Indentation of the condition above what runs at another time. */
  let other = Number.POSITIVE_INFINITY;
  for (const { start, codeEnd } of logicalLines(bytes)) {
    while (body < bodies.length && bodies[body]!.bend <= start) body++;
    if (body < bodies.length && bodies[body]!.bstart <= start) continue;
    const indent = indentAt(bytes, start);
    if (indent > other) continue;
    other = Number.POSITIVE_INFINITY;
    const line = plainCode(bytes.slice(start, codeEnd));
    if (OTHER_TIMES.test(line)) other = indent;
    else yield { text: line, bstart: start, bend: codeEnd };
  }
}
