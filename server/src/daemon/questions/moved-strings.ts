/** `importlib.import_module("a.b")` and `__import__("a.b")` when files move: modules that a text of the call names. */
import { exprRefKind, exprRefRow } from '../../evidence/expr-ref.ts';
import { absoluteModule } from '../../linker/absolute-module.ts';
import { symbolName } from '../../linker/entity-names.ts';
import type { MovedFile } from './moved-file.ts';
import type { ModulePlace } from './moved-names.ts';

const BUILTIN = 'builtins.__import__';

/** Dotted names of the functions. */
export const IMPORTERS: readonly string[] = ['importlib.import_module', BUILTIN];

/** A text in quotes, without escapes. */
const LITERAL = /^[rRuU]?("""|'''|"|')([\w.]+)\1$/u;

/** Where `__import__` takes the names from that its caller wants of the module. */
const FROM_LIST = 3;

export function followStrings(moved: MovedFile): void {
  for (const [call, symbols] of moved.linked('callsite_symbol')) {
    const importer = symbols.map(symbolName).find((name) => IMPORTERS.includes(name));
    if (importer !== undefined) followCall(moved, call, importer === BUILTIN);
  }
}

function followCall(moved: MovedFile, call: number, isBuiltin: boolean): void {
  const { args } = moved.facts.evidence;
  const arg = argument(moved, call, 0, 'name');
  if (arg < 0) return;
  const own = moved.placeOf(args.chunk[arg]!, args.start[arg]!, args.end[arg]!);
  const whole = moved.textAt(own);
  const literal = LITERAL.exec(whole.slice(whole.search(/=/) + 1).trim());
  if (!literal) return;
  const written = literal[2]!;
  const level = /^\.*/.exec(written)![0].length;
  const [now, later] = level === 0 ? [TOP, TOP] : packages(moved, call);
  const module = now && absoluteModule(now, level, written.slice(level));
  if (module === null) return;
  const after = moved.moves.after(module);
  if (later && after !== null && absoluteModule(later, level, written.slice(level)) === after) return;
  // The builtin gives the outermost package, of which code goes on to ask for the rest.
  const isOutermost = isBuiltin && argument(moved, call, FROM_LIST, 'fromlist') < 0;
  if (after === null || (isOutermost && root(after) !== root(module)))
    moved.doubt(args.chunk[arg]!, args.start[arg]!, args.end[arg]!);
  else {
    const start = args.start[arg]! + Buffer.byteLength(whole.slice(0, whole.lastIndexOf(written)));
    moved.replace(args.chunk[arg]!, start, start + Buffer.byteLength(written), after);
  }
}

const TOP: ModulePlace = { moduleFqn: '', isPackage: true };

const root = (module: string): string => module.split('.', 1)[0]!;

/** What a relative name starts from, before and after; null where the call does not say it in so many words. */
function packages(moved: MovedFile, call: number): readonly [ModulePlace | null, ModulePlace | null] {
  const { args, names } = moved.facts.evidence;
  const arg = argument(moved, call, 1, 'package');
  const given = arg < 0 ? 0 : args.expr[arg]!;
  if (exprRefKind(given) === 'string') {
    const place = { moduleFqn: moved.facts.text(exprRefRow(given)), isPackage: true };
    return [place, place];
  }
  const name = exprRefKind(given) === 'name' ? moved.facts.text(names.name[exprRefRow(given)]!) : null;
  if (name === '__package__') return [moved.file, moved.place];
  const asPackage = ({ moduleFqn }: ModulePlace): ModulePlace => ({ moduleFqn, isPackage: true });
  return name === '__name__' ? [asPackage(moved.file), asPackage(moved.place)] : [null, null];
}

/** Row of the argument at a position or of a keyword; -1 where there is none. */
function argument({ facts }: MovedFile, call: number, position: number, keyword: string): number {
  const { calls, args } = facts.evidence;
  const first = calls.argStart[call]!;
  for (let row = first; row < first + calls.argCount[call]!; row++) {
    if (args.star[row] !== 0) continue;
    if (args.keyword[row]! < 0 ? args.position[row] === position : facts.text(args.keyword[row]!) === keyword)
      return row;
  }
  return -1;
}
