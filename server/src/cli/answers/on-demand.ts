/** What tables and parts of the graph that are made on demand are made with. Loaded when needed: it is large. */
import type { Project } from '../../daemon/project.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import type { RowOptions } from '../../relations/tables.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../exit-code.ts';
import { formatCounted } from '../render/numbers.ts';

export async function onDemandSources() {
  const { createOnDemandSources } = await import('../../daemon/on-demand-sources.ts');
  return createOnDemandSources();
}

/**
 * The compiler's view of the given files (null: all), where it is asked for. @throws UsageError unless the workspace
 * is trusted, and when there is no Python.
 */
export async function bytecodeSource(
  context: Context,
  project: Project,
  paths: readonly string[] | null,
  { include, trust }: { readonly include: readonly OnDemandPart[]; readonly trust?: true | undefined },
  isNeeded = false,
): Promise<Pick<RowOptions, 'bytecode'>> {
  if (!isNeeded && !include.includes('bytecode')) return {};
  if (!trust)
    throw new UsageError(
      'Bytecode comes from the Python of the workspace, which may be its own program.',
      'Say --trust if you trust this workspace: its files are compiled and never run.',
    );
  const { compileFiles, InterpreterError } = await import('../../daemon/compiler-lens.ts');
  try {
    const { source, interpreter, compiled, refused } = await compileFiles(
      project.root,
      project.cacheRoot,
      textsOf(project, paths),
      context.signal,
    );
    if (compiled > 0)
      await context.note(
        context.errColors.muted(`Compiled ${formatCounted(compiled, 'file')} with ${interpreter}.`),
      );
    for (const { path, message } of refused)
      await context.note(context.errColors.doubtful(`${path} does not compile: ${message}`));
    return { bytecode: source };
  } catch (error) {
    if (error instanceof InterpreterError) throw new UsageError(error.message);
    throw error;
  }
}

function* textsOf(project: Project, paths: readonly string[] | null) {
  for (const file of project.snapshot().files) {
    if (paths !== null && paths.length > 0 && !paths.some((path) => isBelow(file.path, path))) continue;
    const text = file.text();
    if (text !== null) yield { path: file.path, text };
  }
}

const isBelow = (path: string, folder: string): boolean =>
  folder === '.' || path === folder || path.startsWith(`${folder}/`);
