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

export const indexCommand = defineCommand<[directory: string | undefined], Options>({
  name: 'index',
  summary: 'index a project, or bring its index up to date',
  description:
    'Reads what changed since the last time, and says what the index holds. The other commands do this ' +
    'by themselves; run it to see the summary, the time it took and the problems met.',
  examples: [
    { line: 'index', meaning: 'the project around the current folder' },
    { line: 'index . --fresh', meaning: 'forget everything first' },
    { line: 'index --format json', meaning: 'the summary for programs' },
  ],
  declare: (parser) =>
    parser
      .argument('[dir]', 'folder of the project (default: the project around the current folder)')
      .option('--fresh', 'forget everything cached first')
      .addOption(answerFormatOption()),
  run: (context: Context, [directory], { fresh = false, format }) =>
    withIndexedProject(
      context,
      async (project, report) => {
        const status = project.status();
        if (format === 'json')
          await context.writeJson({
            root: project.root,
            cacheDirectory: status.cacheDirectory,
            ...report,
            freshness: status.freshness,
          });
        else await context.out.write(formatIndexReport(context, project.root, status, report));
        // Problems are part of the answer: what could be indexed is, and says so itself.
        return ExitCode.ok;
      },
      { directory, fresh, silent: true, isAboutIndex: true },
    ),
});
