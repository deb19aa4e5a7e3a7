/** `cpgd index`: bring the index up to date and say what is in it. */

import { formatIndexReport } from '../answers/index-report.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly fresh?: boolean;
  readonly format: AnswerFormat;
}

export const indexCommand = defineCommand<[directories: readonly string[]], Options>({
  name: 'index',
  summary: 'index a project, or bring its index up to date',
  description:
    'Reads what changed since the last time, and says what the index holds. The other commands do this ' +
    'by themselves; run it to see the summary, the time it took and the problems met. Several folders are ' +
    'several projects, each with an index of its own; the modules of folders that belong together know each ' +
    'other when the folder around them is indexed.',
  examples: [
    { line: 'index', meaning: 'the project around the current folder' },
    { line: 'index . --fresh', meaning: 'forget everything first' },
    { line: 'index --format json', meaning: 'the summary for programs: of several folders, a list' },
  ],
  declare: (parser) =>
    parser
      .argument('[dir...]', 'folders of projects (default: the project around the current folder)')
      .option('--fresh', 'forget everything cached first')
      .addOption(answerFormatOption()),
  run: async (context: Context, [directories], { fresh = false, format }) => {
    const roots = context.rootDirectories(directories);
    const summaries: object[] = [];
    for (const root of roots)
      await withIndexedProject(
        context,
        async (project, report) => {
          const status = project.status();
          const { cacheDirectory, freshness } = status;
          if (format === 'json') summaries.push({ root: project.root, cacheDirectory, ...report, freshness });
          else {
            if (root !== roots[0]) await context.out.writeLine('');
            await context.out.write(formatIndexReport(context, project.root, status, report));
          }
        },
        { root, fresh, silent: true, isAboutIndex: true },
      );
    if (format === 'json') await context.writeJson(roots.length === 1 ? summaries[0] : summaries);
    // Problems are part of the answer: what could be indexed is, and says so itself.
    return ExitCode.ok;
  },
});
