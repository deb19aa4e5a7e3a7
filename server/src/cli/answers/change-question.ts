/**
 * Opening a project for a question about changes, and what people are told when the question cannot be asked.
 * Knows neither the questions nor how their answers look.
 */
import type { IndexOptions, Project } from '../../daemon/project.ts';
import type { GitError } from '../../workspace/git-changes.ts';
import type { Context } from '../context.ts';
import { NoAnswer, UsageError } from '../exit-code.ts';
import { createProgressDisplay } from '../render/progress-bar.ts';
import { openForQuestion } from '../session.ts';

/**
 * Runs `work` on the project with the options that its questions take: they index first what is not indexed yet.
 * @throws UsageError where git cannot answer, NoAnswer for what the project does not have.
 */
export async function withChangeQuestions<T>(
  context: Context,
  work: (project: Project, options: IndexOptions) => Promise<T>,
): Promise<T> {
  const project = await openForQuestion(context);
  const display = context.options.quiet ? null : createProgressDisplay(context.err, context.errColors);
  try {
    return await work(project, {
      signal: context.signal,
      ...(display ? { onProgress: display.update } : {}),
    });
  } catch (error) {
    display?.stop();
    if (!(error instanceof Error)) throw error;
    // Told by name: importing them would load what `cpgd --help` does not need.
    if (error.name === 'GitError') throw new UsageError(error.message, (error as GitError).hint);
    if (error.name === 'UnknownSubjectError') throw new NoAnswer(error.message, (error as GitError).hint);
    throw error;
  } finally {
    display?.stop();
    await project.close();
  }
}
