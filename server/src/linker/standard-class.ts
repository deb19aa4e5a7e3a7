/** Classes of the standard library by name, as its stubs say them. */
import type { Definition } from './entities.ts';
import type { Lookups } from './lookups.ts';

/** Null where there is no such class, or no stub of it. */
export function standardClass(program: Lookups, module: string, name: string): Definition | null {
  const entity = program.moduleMember(module, name)[0]?.entity;
  return entity?.kind === 'definition' && entity.definition.isClass ? entity.definition : null;
}
