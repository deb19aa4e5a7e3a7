/**
 * "How do you know?": links one place of the indexed workspace again, with everything that is asked on the way
 * on record, and gives the questions with positions people can click.
 */
import { symbolName } from '../../linker/entity-names.ts';
import { explain } from '../../linker/explain.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import { Linker } from '../../linker/link-file.ts';
import { RELATIONS } from '../../linker/links.ts';
import { ModuleIndex } from '../../linker/module-index.ts';
import { openOutside } from '../outside/outside-files.ts';
import type { ExplainedPlace, Location } from '../project.ts';
import { planWorkspace } from '../workspace-plan.ts';
import type { AnswerContext } from './answer-context.ts';
import { pointedAt } from './places.ts';

/** A workspace that nobody has asked anything yet: what is asked from now on is asked for one place. */
export interface UnaskedWorkspace {
  readonly linker: Linker;
  file(path: string): FileFacts | undefined;
}

/**
 * Explains the name or attribute at `path:line:column` (1-based, UTF-16 units). Null when there is none, when
 * the text has changed since it was indexed, or when `query` is no position.
 */
export async function explainPlace(
  context: AnswerContext,
  query: string,
  open: () => Promise<UnaskedWorkspace>,
): Promise<ExplainedPlace | null> {
  const at = pointedAt(context, query);
  if (at === null || at.byte === null) return null;
  const workspace = await open();
  const facts = workspace.file(at.file.path);
  if (!facts) return null;
  const explanation = explain(workspace.linker, facts, at.byte);
  if (!explanation) return null;
  const locate = (at: string | null, bstart: number, bend: number): Location | null =>
    at !== null && bstart >= 0 && context.snapshot.file(at) ? context.location(at, bstart, bend) : null;
  return {
    links: explanation.links.map(({ relation, target, method, confidence }) => ({
      relation,
      target: RELATIONS[relation].target === 'symbol' ? symbolName(target) : target,
      method,
      confidence,
    })),
    steps: explanation.steps.map(({ depth, question, answer, path: at, bstart, bend }) => ({
      depth,
      question,
      answer,
      location: locate(at, bstart, bend),
    })),
    isTruncated: explanation.isTruncated,
  };
}

/** All files of a revision. `cacheRoot`: see `planWorkspace`. `pause` is called between files. */
export async function openIndexed(
  { snapshot }: AnswerContext,
  root: string,
  cacheRoot: string,
  pause: () => Promise<void> | null = () => null,
): Promise<UnaskedWorkspace> {
  const plan = await planWorkspace(root, { cacheRoot });
  const modules = new ModuleIndex(plan.modules, plan.names, await openOutside(plan.outside));
  const files = new Map<string, FileFacts>();
  for (const { path } of snapshot.files) {
    const facts = snapshot.file(path)?.facts();
    if (facts) files.set(path, facts);
    const wait = pause();
    if (wait) await wait;
  }
  return { linker: new Linker(files, modules), file: (path) => files.get(path) };
}
