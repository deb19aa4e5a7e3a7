/** Import statements: each alias is imported, then bound (language reference, "The import statement"). */
import { Field, NodeKind } from '../syntax/node-kinds.ts';
import { PointKind } from './control-flow.ts';
import type { UnitBuilder } from './unit-builder.ts';

export function visitImport(b: UnitBuilder, statement: number): void {
  const { syntax } = b;
  const isFrom = syntax.kind[statement] === NodeKind.import_from_statement;
  if (isFrom) b.point(PointKind.import, statement);
  const end = syntax.next[statement]!;
  for (let c = syntax.firstNamed(statement); c >= 0; c = syntax.nextNamed(c, end)) {
    if (syntax.field[c] === Field.name) visitAlias(b, c);
  }
}

/** `import a.b` binds `a`, `import a.b as c` binds `c`; of a from-import the name itself or its alias. */
function visitAlias(b: UnitBuilder, node: number): void {
  const { syntax } = b;
  b.point(PointKind.import, node);
  const isAliased = syntax.kind[node] === NodeKind.aliased_import;
  const name = isAliased ? syntax.child(node, Field.alias) : syntax.firstNamed(node);
  if (name >= 0) b.point(PointKind.store, name);
}
