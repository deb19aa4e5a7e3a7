/**
 * An edit in one function that left everything else of its file as it was, up to row numbers: what can be said of the file
 * without looking at it again. Reads rows of the function in both versions; knows no other file.
 */
import { exprRefKind, exprRefRow } from '../evidence/expr-ref.ts';
import { SiteKind } from '../evidence/schema.ts';
import { equalNumbers } from '../text/equal-numbers.ts';
import { calledName } from './calls-in-file.ts';
import { decoratorNames } from './decorator-names.ts';
import { keysCalledInClasses } from './definition-facts.ts';
import { sameList } from './entities.ts';
import type { FileFacts } from './file-facts.ts';
import { privateName } from './file-symbols.ts';
import { isSameElsewhere } from './same-elsewhere.ts';

/** Tables of the rows that bind names, by `SiteKind`. */
const SITE_TABLES = ['params', 'imports', 'defs', 'names'] as const;

/** Whether the names of all other chunks mean what they meant; `after` has said that it comes after `before`. */
export function isAsBeforeElsewhere(before: FileFacts, after: FileFacts, chunk: number): boolean {
  return after.memo(
    'as before elsewhere',
    () =>
      isSameElsewhere(before.evidence, after.evidence, chunk) &&
      // A default of a method is code of its class, which makes what it calls a function like any other.
      sameList(keysCalledInClasses(before), keysCalledInClasses(after)),
  );
}

export class FunctionEdit {
  readonly after: FileFacts;
  /** The function, in both versions. */
  readonly chunk: number;
  private readonly defs = new Set<string>();
  private readonly scopes = new Set<string>();
  private readonly called = new Set<string>();
  private readonly stored: Set<string>;
  /** Whether the attributes that it stores to have the names they had. */
  readonly storesAlike: boolean;
  /** Scope and name that the function itself is bound to, and those of functions in it. */
  private readonly bound = new Set<string>();

  private constructor(before: FileFacts, after: FileFacts, chunk: number) {
    this.after = after;
    this.chunk = chunk;
    for (const facts of [before, after]) {
      for (const row of facts.rowsOfChunk('defs', chunk)) this.defs.add(facts.defKey(row));
      for (const row of facts.rowsOfChunk('scopes', chunk)) this.scopes.add(facts.scopeKey(row));
      for (const row of facts.rowsOfChunk('calls', chunk)) this.called.add(calledName(facts, row) ?? '');
    }
    const was = storedNames(before, chunk);
    const is = storedNames(after, chunk);
    this.stored = new Set([...was, ...is]);
    this.storesAlike = this.stored.size === was.size && this.stored.size === is.size;
  }

  /** Null where more may be another. */
  static between(before: FileFacts, after: FileFacts): FunctionEdit | null {
    const chunk = after.changedChunkSince(before);
    if (chunk < 0 || !isAsBeforeElsewhere(before, after, chunk)) return null;
    // What stands in the function by itself sees its names.
    if (after.evidence.chunks.parent.includes(chunk)) return null;
    const edit = new FunctionEdit(before, after, chunk);
    const isInside = [before, after].every((facts) => edit.addBound(facts));
    return isInside && isSameHeader(before, after, chunk) ? edit : null;
  }

  /** Whether a definition is the function or in it, before or after. */
  hasDefinition(key: string): boolean {
    return this.defs.has(key);
  }

  hasScope(key: string): boolean {
    return this.scopes.has(key);
  }

  /** Whether the function is what binds a name of a scope around it. */
  binds(scope: string, name: string): boolean {
    return this.bound.has(`${scope}\0${name}`);
  }

  /** Whether it calls something of that name. */
  calls(name: string): boolean {
    return this.called.has(name);
  }

  /** Whether it stores to an attribute of that name, of whatever. */
  storesAttribute(name: string): boolean {
    return this.stored.has(name);
  }

  /** False where the function binds more names of other scopes than its own (`global`, `nonlocal`). */
  private addBound(facts: FileFacts): boolean {
    const { bindings, bindingSites, chunks, scopes } = facts.evidence;
    for (let site = 0; site < bindingSites.length; site++) {
      const kind = bindingSites.kind[site]!;
      const row = bindingSites.row[site]!;
      if (facts.evidence[SITE_TABLES[kind]!].chunk[row] !== this.chunk) continue;
      const binding = bindingSites.binding[site]!;
      const scope = bindings.scope[binding]!;
      if (scopes.chunk[scope] === this.chunk) continue;
      if (kind !== SiteKind.def || row !== chunks.def[this.chunk]) return false;
      this.bound.add(`${facts.scopeKey(scope)}\0${facts.text(bindings.name[binding]!)}`);
    }
    return true;
  }
}

/** Names of attributes that the code of a chunk stores to. */
function storedNames(facts: FileFacts, chunk: number): Set<string> {
  const { assigns, attrs } = facts.evidence;
  const found = new Set<string>();
  for (const row of facts.rowsOfChunk('assigns', chunk)) {
    const attr = exprRefRow(assigns.target[row]!);
    if (exprRefKind(assigns.target[row]!) === 'attr')
      found.add(privateName(facts, facts.text(attrs.name[attr]!), attrs.scope[attr]!));
  }
  return found;
}

/** Whether what the function is to others stayed what it was, but for its parameters and what its body does. */
function isSameHeader(before: FileFacts, after: FileFacts, chunk: number): boolean {
  const header = ({ evidence: { chunks, defs } }: FileFacts): number[] => {
    const def = chunks.def[chunk]!;
    return [defs.kind[def]!, defs.container[def]!, defs.scope[def]!];
  };
  return (
    equalNumbers(header(before), header(after)) &&
    sameList(
      decoratorNames(before, before.evidence.chunks.def[chunk]!),
      decoratorNames(after, after.evidence.chunks.def[chunk]!),
    )
  );
}
