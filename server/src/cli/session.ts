/**
 * Opening a project for one command: index what is not indexed yet, answer, close. Knows no command. What it
 * tells the person goes to standard error; the answer is the command's own.
 */
import type { IndexReport, Project, ProjectOptions } from '../daemon/project.ts';
import type { Context } from './context.ts';
import { formatCount, formatCounted, formatDuration } from './render/numbers.ts';
import { createProgressDisplay } from './render/progress-bar.ts';

export interface SessionOptions {
  /** Absolute; left out: `context.rootDirectory`. */
  readonly root?: string;
  readonly fresh?: boolean;
  /** Index without the closing remark: the command tells it itself. */
  readonly silent?: boolean;
  /** The command is about the index itself: where another process writes it, no other one will do. */
  readonly isAboutIndex?: boolean;
}

/** Opens the project for a question, and says so when its answer does not come from the index that was there. */
export async function openForQuestion(context: Context, root?: string): Promise<Project> {
  const project = await context.host.openProject({
    ...projectOptions(context, root),
    ownIndexIfHeld: true,
  });
  await tellNotice(context, project);
  return project;
}

/** Says what is special about how a project was opened. */
export async function tellNotice(context: Context, { notice }: Project): Promise<void> {
  if (notice !== null) await context.note(context.errColors.muted(notice));
}

/**
 * Opens the project, brings its index up to date and runs `work` on it. The project is closed however `work`
 * ends. @throws what opening, indexing and `work` throw; an AbortError when the user cancelled.
 */
export async function withIndexedProject<T>(
  context: Context,
  work: (project: Project, report: IndexReport) => Promise<T>,
  options: SessionOptions = {},
): Promise<T> {
  const { root, isAboutIndex = false } = options;
  const project = isAboutIndex
    ? await context.host.openProject(projectOptions(context, root))
    : await openForQuestion(context, root);
  try {
    const report = await bringUpToDate(context, project, options);
    context.signal.throwIfAborted();
    return await work(project, report);
  } finally {
    await project.close();
  }
}

/**
 * As `withIndexedProject`, but what changed since the last revision becomes a revision with reasons: for commands
 * that are about the history.
 */
export async function withCaughtUpProject<T>(
  context: Context,
  work: (project: Project) => Promise<T>,
): Promise<T> {
  const project = await openForQuestion(context);
  try {
    await project.watch({ signal: context.signal, once: true, onRebuild: () => {} });
    context.signal.throwIfAborted();
    return await work(project);
  } finally {
    await project.close();
  }
}

/** The shared options, as the project understands them. */
export function projectOptions(context: Context, root = context.rootDirectory): ProjectOptions {
  const { cacheDir, workers, trace } = context.options;
  return {
    root,
    ...(cacheDir === undefined ? {} : { cacheDir: context.absolute(cacheDir) }),
    ...(workers === undefined ? {} : { workers }),
    ...(trace === undefined ? {} : { traceFile: context.absolute(trace) }),
  };
}

async function bringUpToDate(
  context: Context,
  project: Project,
  options: SessionOptions,
): Promise<IndexReport> {
  context.signal.throwIfAborted();
  const display = context.options.quiet ? null : createProgressDisplay(context.err, context.errColors);
  let report: IndexReport;
  try {
    report = await project.index({
      signal: context.signal,
      fresh: options.fresh ?? false,
      ...(display ? { onProgress: display.update } : {}),
    });
  } finally {
    display?.stop();
  }
  if (!options.silent) await tellWhatWasIndexed(context, project.root, report);
  return report;
}

/** Says what the command did before it answered; nothing when there was nothing to do. */
async function tellWhatWasIndexed(context: Context, root: string, report: IndexReport): Promise<void> {
  const { muted, doubtful } = context.errColors;
  if (report.extracted > 0) {
    const reused = report.reused > 0 ? `, ${formatCount(report.reused)} unchanged` : '';
    const files = formatCounted(report.extracted, 'file');
    const time = formatDuration(report.wallMs);
    await context.note(muted(`Indexed ${files} of ${context.path(root, '.')} in ${time}${reused}.`));
  }
  const serious = report.problems.filter(({ severity }) => severity !== 'info').length;
  if (serious > 0)
    await context.note(doubtful(`${formatCounted(serious, 'problem')} while indexing: see "cpgd index".`));
}
