/** What the questions of an explanation are about: dotted names, and where in the text they stand. Answers none of them. */
import type { FileFacts } from './file-facts.ts';
import type { Program } from './program.ts';
import type { Query } from './queries.ts';
import { defSpan, type Span, siteSpan } from './site-spans.ts';
import { hasFiles } from './star-exports.ts';

/** What a question is about. */
export interface Subject {
  /** Parts of its dotted name; some may be empty. */
  readonly names: readonly string[];
  /** Null where it has no place in a file. */
  readonly place: (Span & { readonly path: string }) | null;
}

/** Must be asked where nothing is recorded: it looks into files that the answer may not rest on. */
export function subjectOf(program: Program, { kind, a, b, c }: Query): Subject {
  if (kind.name === 'module' || kind.name === 'member')
    return { names: [a, b], place: placeInModule(program, a, b) };
  const facts = program.facts(a);
  const module = facts?.module ?? a;
  const isGlobal = kind.name === 'global' || kind.name === 'unbound';
  const [owner, written] = isGlobal ? ['', b] : [b, c];
  const [name = '', limit] = written.split(/[@+]/);
  const span = facts ? placeOf(facts, owner, name, limit === undefined ? undefined : Number(limit)) : null;
  return { names: [module, owner, name], place: span && { ...span, path: a } };
}

/** The start of a module's file, or where it binds a name. */
function placeInModule(program: Program, module: string, name: string): Subject['place'] {
  const location = program.locate(module);
  const path = hasFiles(location) ? location.paths[0]! : null;
  if (path === null) return null;
  if (name === '') return { path, bstart: 0, bend: 0 };
  const facts = program.facts(path);
  const span = facts ? lastSite(facts, 0, name) : null;
  return span && { ...span, path };
}

/** Where a scope binds a name (of the sites the last, or the last of the first `limit`), else the definition around. */
function placeOf(facts: FileFacts, owner: string, name: string, limit?: number): Span | null {
  const def = facts.defRow(owner);
  const scope = def === undefined ? facts.scope(owner) : facts.evidence.defs.bodyScope[def]!;
  const span = name === '' || scope < 0 ? null : lastSite(facts, scope, name, limit);
  if (span) return span;
  const at = owner.lastIndexOf('/');
  const around = def ?? (at > 0 ? facts.defRow(owner.slice(0, at)) : undefined);
  return around === undefined ? null : defSpan(facts, around);
}

function lastSite(facts: FileFacts, scope: number, name: string, limit?: number): Span | null {
  const binding = facts.binding(scope, name);
  if (binding < 0) return null;
  const { siteStart, siteCount } = facts.evidence.bindings;
  const count = Math.min(siteCount[binding]!, limit || Number.POSITIVE_INFINITY);
  return count === 0 ? null : siteSpan(facts, siteStart[binding]! + count - 1);
}
