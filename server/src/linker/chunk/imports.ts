/** Links of import aliases: the module each reaches and the symbol it brings in, or why it finds nothing. */
import { ImportFlag, ImportKind } from '../../evidence/schema.ts';
import { importedModule, writtenModule } from '../file-imports.ts';
import { METHODS, SymbolRole } from '../links.ts';
import type { ChunkContext } from './context.ts';
import { state } from './implicit-links.ts';

export function linkImport(context: ChunkContext, row: number): void {
  const { facts, program } = context;
  const { imports } = facts.evidence;
  const module = importedModule(facts, row);
  if (module === null) {
    context.add(
      'import_unresolved',
      row,
      '.'.repeat(imports.level[row]!) + writtenModule(facts, row),
      'no_module',
    );
    return;
  }
  const location = program.locate(module);
  if (location.kind === 'missing') {
    context.add('import_unresolved', row, module, 'no_module');
    return;
  }
  const outside =
    location.kind === 'standard' || location.kind === 'third_party' || location.kind === 'outside';
  const method = outside ? 'external' : 'import';
  context.add('import_module', row, module, method, { aux: location.kind === 'file' ? 1 : 0 });
  if (imports.kind[row] === ImportKind.IMPORT) {
    context.add('import_symbol', row, program.moduleEntity(module).symbol, method, {
      roles: SymbolRole.import,
    });
  } else if (!(imports.flags[row]! & ImportFlag.star)) linkImportedName(context, row, module);
}

function linkImportedName(context: ChunkContext, row: number, module: string): void {
  const { facts, program } = context;
  const targets = program.importTarget(facts, row);
  context.addAll('import_symbol', row, targets, SymbolRole.import);
  for (const { entity } of targets) {
    if (entity.kind === 'module' && program.locate(entity.module).kind === 'file') {
      const { confidence } = METHODS.import_submodule;
      context.add('import_module', row, entity.module, 'import_submodule', { confidence, aux: 1 });
    }
  }
  if (targets.length === 0) {
    for (const { entity } of program.moduleMember(module, '__getattr__'))
      if (entity.kind === 'definition') state(context, 'import_call', row, entity.symbol, entity.definition);
    context.add(
      'import_unresolved',
      row,
      `${module}.${facts.text(facts.evidence.imports.name[row]!)}`,
      'no_export',
    );
  }
}
