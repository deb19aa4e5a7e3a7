/** Modules of the workspace by their dotted names. */
import type { Location } from '@cpgd/shared';
import { moduleName } from '../../linker/file-facts.ts';
import { moduleSymbol } from '../../linker/scip-symbol.ts';
import type { AnswerContext } from './answer-context.ts';

/** Files whose module has the name, as locations at their start. */
export function moduleFiles(context: AnswerContext, module: string): Location[] {
  return context.snapshot.files
    .filter((file) => moduleName(file) === module)
    .map((file) => ({ path: file.path, line: 1, column: 1, bstart: 0, bend: 0 }));
}

/** Nothing need refer to a module's own symbol: its name is enough. */
export function moduleNamed(context: AnswerContext, name: string): readonly string[] {
  const file = context.snapshot.files.find(({ moduleFqn }) => moduleFqn === name);
  return file ? [moduleSymbol(file.symbolPrefix)] : [];
}
