/**
 * What a file shows to others, as its own text says it: top-level names, and members of its classes, with
 * everything about them that a user of the name may depend on. What other files add to it (inferred types,
 * targets of re-exports) is not looked at here.
 */
import { AssignHow, DEF_KINDS, DefKind, ScopeKind, SiteKind, TypeRole } from '../evidence/schema.ts';
import { decoratorNames } from './decorator-names.ts';
import type { FileFacts } from './file-facts.ts';
import { importedModule, writtenModule } from './file-imports.ts';
import { defSymbol, variableSymbol } from './file-symbols.ts';
import { isDeleted } from './site-order.ts';

/** Aspects of an exported name that can change, in the order in which a change is described. */
export const EXPORT_DETAILS = [
  'kind',
  'signature',
  'bases',
  'decorators',
  'annotation',
  'alias_target',
  'inferred_type',
] as const;
export type ExportDetail = (typeof EXPORT_DETAILS)[number];

export interface ExportedName {
  readonly name: string;
  /** `package.module.Class.method` */
  readonly qname: string;
  readonly symbol: string;
  /** Row of the last thing that binds it: in `defs`, `imports` or, for variables, `names`. */
  readonly site: number;
  /** The same row for definitions; -1 for variables and imports. */
  readonly def: number;
  /** `class`, `function`, `method` … (see DEF_KINDS), `variable` or `import`. */
  readonly kind: string;
  /** False for members of classes. */
  readonly isTopLevel: boolean;
  /** Empty where the aspect does not apply. */
  readonly details: Readonly<Record<Exclude<ExportDetail, 'inferred_type'>, string>>;
}

/** What files export, by qualified name. */
export type ExportTables = (facts: FileFacts | undefined) => ReadonlyMap<string, ExportedName>;

const NO_EXPORTS: ReadonlyMap<string, ExportedName> = new Map();

/** Looks at each file once. The last binding of a name counts, as it does for who imports it. */
export function exportTables(): ExportTables {
  const tables = new Map<FileFacts, ReadonlyMap<string, ExportedName>>();
  return (facts) => {
    if (facts === undefined) return NO_EXPORTS;
    let table = tables.get(facts);
    if (!table) {
      table = new Map(exportedNamesOf(facts).map((name) => [name.qname, name]));
      tables.set(facts, table);
    }
    return table;
  };
}

/** Names in the order of the scopes and, within a scope, of the binder. */
export function exportedNamesOf(facts: FileFacts): readonly ExportedName[] {
  const found: ExportedName[] = [];
  addScope(facts, 0, facts.module, true, found);
  return found;
}

function addScope(
  facts: FileFacts,
  scope: number,
  prefix: string,
  isTopLevel: boolean,
  found: ExportedName[],
): void {
  const { bindings, bindingSites, defs } = facts.evidence;
  for (const binding of facts.bindingsOf(scope)) {
    const count = bindings.siteCount[binding]!;
    if (count === 0 || isDeleted(facts, binding)) continue;
    const name = facts.text(bindings.name[binding]!);
    const last = bindings.siteStart[binding]! + count - 1;
    const site = bindingSites.row[last]!;
    const qname = `${prefix}.${name}`;
    switch (bindingSites.kind[last]) {
      case SiteKind.def: {
        found.push(definitionExport(facts, site, name, qname, isTopLevel));
        const body = defs.bodyScope[site]!;
        const isClass = defs.kind[site] === DefKind.class;
        if (isClass && body > 0 && facts.evidence.scopes.kind[body] === ScopeKind.class)
          addScope(facts, body, qname, false, found);
        break;
      }
      case SiteKind.import:
        found.push({
          name,
          qname,
          symbol: variableSymbol(facts, scope, name) ?? '',
          site,
          def: -1,
          kind: 'import',
          isTopLevel,
          details: { ...NO_DETAILS, kind: 'import', alias_target: importTarget(facts, site) },
        });
        break;
      case SiteKind.name:
        found.push({
          name,
          qname,
          symbol: variableSymbol(facts, scope, name) ?? '',
          site,
          def: -1,
          kind: 'variable',
          isTopLevel,
          details: { ...NO_DETAILS, kind: 'variable', annotation: variableAnnotation(facts, site) },
        });
        break;
    }
  }
}

/** Of a name that has none of them. */
export const NO_DETAILS = {
  kind: '',
  signature: '',
  bases: '',
  decorators: '',
  annotation: '',
  alias_target: '',
};

function definitionExport(
  facts: FileFacts,
  def: number,
  name: string,
  qname: string,
  isTopLevel: boolean,
): ExportedName {
  const { defs, typeExprs } = facts.evidence;
  const kind = DEF_KINDS[defs.kind[def]!]!;
  const isClass = defs.kind[def] === DefKind.class;
  const bases: string[] = [];
  if (isClass) {
    const from = defs.baseStart[def]!;
    const to = from + defs.baseCount[def]!;
    for (let row = 0; row < typeExprs.length; row++) {
      const owner = typeExprs.ownerRow[row]!;
      if (typeExprs.role[row] === TypeRole.base && owner >= from && owner < to)
        bases.push(facts.text(typeExprs.text[row]!));
    }
  }
  const returns = defs.returnType[def]!;
  return {
    name,
    qname,
    symbol: defSymbol(facts, def),
    site: def,
    def,
    kind,
    isTopLevel,
    details: {
      ...NO_DETAILS,
      kind,
      signature: isClass || defs.signature[def]! < 0 ? '' : facts.text(defs.signature[def]!),
      bases: bases.join(', '),
      decorators: decoratorNames(facts, def).join(', '),
      annotation: returns >= 0 ? facts.text(typeExprs.text[returns]!) : '',
    },
  };
}

function importTarget(facts: FileFacts, row: number): string {
  const { imports } = facts.evidence;
  const module = importedModule(facts, row) ?? writtenModule(facts, row);
  const name = imports.name[row]!;
  return name < 0 ? module : `${module}.${facts.text(name)}`;
}

function variableAnnotation(facts: FileFacts, nameRow: number): string {
  const { assigns, typeExprs } = facts.evidence;
  for (const assign of facts.assignsOfName(nameRow)) {
    const type = assigns.type[assign]!;
    if (type >= 0 && assigns.how[assign] === AssignHow.annotated) return facts.text(typeExprs.text[type]!);
  }
  return '';
}
