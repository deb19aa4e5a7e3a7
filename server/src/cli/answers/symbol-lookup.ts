/**
 * From what a person wrote to the symbols it may mean. Knows how people write names and places; finding the
 * symbol is the project's work.
 */
import type { Project, SymbolRef } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { NoAnswer, UsageError } from '../exit-code.ts';
import { pathsInProject } from './project-paths.ts';

/** What NAME may be, for the help of every command that takes one. */
export const NAME_ARGUMENT_HELP =
  'dotted name (pkg.mod.Class.method), the end of one (Class.method, method), ' +
  'place (file.py:12:5) or SCIP symbol';

/**
 * Looks `written` up. A place in a file is understood as the user sees it, relative to the current folder;
 * failing that, relative to the root. @throws UsageError for a place without a column.
 */
export function lookUp(context: Context, project: Project, written: string): SymbolRef {
  return project.symbol(asProjectQuery(context, project, written));
}

const PLACE = /^(.+):(\d+):(\d+)$/;

/** Whether a query is a whole place. */
export const isPlace = (query: string): boolean => PLACE.test(query);

/** What the project is asked for; see `lookUp`. */
export function asProjectQuery(context: Context, project: Project, written: string): string {
  const place = PLACE.exec(written);
  if (!place) {
    if (/\.pyi?:\d+:?$/.test(written) || /^(?!scip-).*[/\\].*\.pyi?$/.test(written)) {
      const file = written.replace(/:\d+:?$/, '');
      throw new UsageError(
        `"${written}" is not a whole place: line and column are needed.`,
        `For instance ${file}:1:5, both counted from 1.`,
      );
    }
    return written;
  }
  const [, file = '', line, column] = place;
  return `${projectPath(context, project, file)}:${line}:${column}`;
}

/** The indexed path that `written` stands for, seen from the current folder, then from the root; else as written. */
function projectPath(context: Context, project: Project, written: string): string {
  const candidates = pathsInProject(project.root, context.host.cwd, written);
  return candidates.find((candidate) => project.snapshot().file(candidate)) ?? written;
}

/**
 * A place as the project understands it. The column may be left out where `isLineEnough`.
 * @throws UsageError for anything that is no place.
 */
export function asProjectPlace(
  context: Context,
  project: Project,
  written: string,
  isLineEnough = false,
): string {
  const place = /^(.+?):(\d+)(:\d+)?$/.exec(written);
  const [, file = '', line, column = ''] = place ?? [];
  if (!place || (column === '' && !isLineEnough)) {
    const wanted = isLineEnough ? 'file and line' : 'file, line and column';
    throw new UsageError(
      `"${written}" is not a place: ${wanted} are needed.`,
      `For instance ${isLineEnough ? 'app/views.py:8' : 'app/views.py:8:12'}, counted from 1.`,
    );
  }
  return `${projectPath(context, project, file)}:${line}${column}`;
}

export const nothingAt = (place: string): NoAnswer =>
  new NoAnswer(
    `Nothing at ${place} names anything this project knows.`,
    'Line and column count from 1; the column has to be on the name.',
  );

/** The answer "there is no such symbol", with what to try. */
export function noSuchSymbol(context: Context, project: Project, ref: SymbolRef): NoAnswer {
  if (isPlace(ref.targetName)) return nothingAt(ref.targetName);
  const root = context.path(project.root, '.');
  const near = ref.candidates.map(({ name }) => name);
  return new NoAnswer(
    `No symbol "${ref.targetName}" in ${root === '.' ? 'this project' : root}.`,
    near.length > 0
      ? `Did you mean ${[...new Set(near)].slice(0, 3).join(' or ')}?`
      : 'Names are case-sensitive. A dotted name, the end of one, or a place such as file.py:12:5 will do.',
  );
}
