/**
 * Places of a file that use what changed, and what each use makes of the change. Reads links and the file's own
 * evidence; knows nothing of how a change travelled.
 */
import type { ReasonKind } from '@cpgd/shared';
import { ImportFlag, ImportKind, TypeRole } from '../evidence/schema.ts';
import { symbolName } from '../linker/entity-names.ts';
import type { FileFacts } from '../linker/file-facts.ts';
import { importedModule } from '../linker/file-imports.ts';
import { type Link, RELATIONS, type Relation } from '../linker/links.ts';
import { defSpan, type Span, spanIn } from '../linker/site-spans.ts';
import { type LinkList, TargetTest } from '../linker/stable-links.ts';
import { anchorSpan } from '../store/packed-links.ts';

export type Site = Span;

/** What a link that names the changed symbol makes of the change. */
const REASON_OF_RELATION: Readonly<Record<Relation, ReasonKind>> = {
  def_symbol: 'inherits',
  param_symbol: 'caller_symbol',
  name_symbol: 'import_from',
  name_qname: 'import_from',
  name_unresolved: 'import_from',
  callsite_symbol: 'caller_symbol',
  decorator_call: 'caller_symbol',
  class_call: 'inherits',
  expression_call: 'caller_symbol',
  attribute_call: 'caller_symbol',
  callback_call: 'caller_symbol',
  import_call: 'import_from',
  arg_param: 'caller_symbol',
  callsite_qname: 'caller_qname',
  callsite_unresolved: 'caller_qname',
  import_symbol: 'import_from',
  import_module: 'import_module',
  import_unresolved: 'import_from',
  class_base: 'inherits',
  override: 'inherits',
  type_symbol: 'annotation',
  attribute_symbol: 'attribute',
  attribute_qname: 'attribute',
  attribute_unresolved: 'attribute',
};

export function reasonOfLink({ evidence }: FileFacts, { relation, left }: Link): ReasonKind {
  // A base is an expression with a type, and more than that.
  if (relation === 'type_symbol' && evidence.typeExprs.role[left] === TypeRole.base) return 'inherits';
  if (RELATIONS[relation].left === 'imports' && evidence.imports.kind[left] === ImportKind.IMPORT)
    return 'import_module';
  return REASON_OF_RELATION[relation];
}

export const isImport = ({ relation }: Link): boolean => RELATIONS[relation].left === 'imports';

export const isName = ({ relation }: Link): boolean => RELATIONS[relation].left === 'names';

/** Which links lead to what changed: a change that reaches many places reaches them by few symbols. */
export class TargetNames {
  private readonly names = new Map<string, string>();
  private readonly tests = new Map<string, TargetTest>();

  /** The links whose target is what changed, or something inside it. */
  linksTo(ref: string, links: LinkList): Link[] {
    let test = this.tests.get(ref);
    if (!test) this.tests.set(ref, (test = this.testFor(ref)));
    return links.to(test);
  }

  private testFor(ref: string): TargetTest {
    const inside = `${ref}.`;
    // Names are spelled in symbols as they are in dotted names, so that most links need no more than a look.
    const last = ref.slice(ref.lastIndexOf('.') + 1);
    return new TargetTest((target, isSymbol) => {
      if (!target.includes(last)) return false;
      const name = isSymbol ? this.nameOf(target) : target;
      return name === ref || name.startsWith(inside) || isEndOf(name, ref);
    });
  }

  private nameOf(target: string): string {
    let name = this.names.get(target);
    if (name === undefined) this.names.set(target, (name = symbolName(target)));
    return name;
  }
}

/** Whether a dotted name is the end of a longer one. */
const isEndOf = (name: string, dotted: string): boolean =>
  name.length < dotted.length && dotted[dotted.length - name.length - 1] === '.' && dotted.endsWith(name);

/** The first place that uses something, rather than one that only imports it; null when no link is given. */
export function useOf(facts: FileFacts, named: readonly Link[]): Site | null {
  const link = named.find((candidate) => !isImport(candidate)) ?? named[0];
  return link ? siteOf(facts, link) : null;
}

/** The star import of the module that `ref` is, or is in; else the first one. */
export function starImportOf(facts: FileFacts, ref: string): Site | null {
  const { imports } = facts.evidence;
  let first = -1;
  for (let row = 0; row < imports.length; row++) {
    if (!(imports.flags[row]! & ImportFlag.star)) continue;
    if (first < 0) first = row;
    const module = importedModule(facts, row);
    if (module === null || (ref !== module && !ref.startsWith(`${module}.`))) continue;
    first = row;
    break;
  }
  if (first < 0) return null;
  return spanIn(facts, imports.chunk[first]!, imports.start[first]!, imports.end[first]!);
}

/** The name in `from m import name` that `ref` is, as far as a chunk imports it; `m` is only where it comes from. */
export function importOf(facts: FileFacts, chunk: number, ref: string): Site | null {
  const { imports } = facts.evidence;
  for (let row = 0; row < imports.length; row++) {
    if (imports.chunk[row] !== chunk || !hasName(facts, row)) continue;
    const module = importedModule(facts, row);
    if (module !== null && `${module}.${facts.text(imports.name[row]!)}` === ref)
      return importedName(facts, row);
  }
  return null;
}

const hasName = ({ evidence }: FileFacts, row: number): boolean => evidence.imports.name[row]! >= 0;

function importedName(facts: FileFacts, row: number): Site {
  const { chunk, nameStart, nameEnd } = facts.evidence.imports;
  return spanIn(facts, chunk[row]!, nameStart[row]!, nameEnd[row]!);
}

export function siteOf(facts: FileFacts, link: Link): Site {
  // The module is found, the name is not: that is what looked for it.
  if (link.relation === 'import_unresolved' && link.method === 'no_export' && hasName(facts, link.left))
    return importedName(facts, link.left);
  const chunk = facts.evidence[RELATIONS[link.relation].left].chunk[link.left]!;
  const [start, end] = anchorSpan(facts.evidence, link.relation, link.left);
  return spanIn(facts, chunk, start, end);
}

/** The name of what a chunk defines; a module has no name, and stands for its first byte. */
export function startOf(facts: FileFacts, chunk: number): Site {
  const { chunks } = facts.evidence;
  const def = chunks.def[chunk]!;
  if (def < 0) return { bstart: 0, bend: Math.min(1, chunks.end[0]!) };
  return defSpan(facts, def);
}
