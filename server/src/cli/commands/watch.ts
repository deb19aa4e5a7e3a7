/** `cpgd watch`: keep the index true while files change, and say what each revision did. */
import type { Rebuild } from '../../daemon/engine/rebuild.ts';
import { problemLines } from '../answers/index-report.ts';
import { revisionLine } from '../answers/rebuild-line.ts';
import { defineCommand } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { projectOptions, tellNotice } from '../session.ts';

export const watchCommand = defineCommand<[], { format: AnswerFormat; once?: boolean }>({
  name: 'watch',
  summary: 'keep the index true while files change',
  description:
    'Brings the index to what is on disk and goes on with every change until it is interrupted, with a line per ' +
    'revision: what changed, what was linked again, which other files that reached, and for which reasons. ' +
    'With --format json, each revision is one line of JSON.',
  examples: [
    { line: 'watch --once', meaning: 'what changed since the newest revision' },
    { line: 'watch --once --format json', meaning: 'the same for programs, with sites and reasons' },
  ],
  declare: (parser) =>
    parser
      .option('--once', 'end when everything that changed so far is indexed')
      .addOption(answerFormatOption()),
  run: async (context, _args, { format, once = false }) => {
    const project = await context.host.openProject(projectOptions(context));
    try {
      await tellNotice(context, project);
      let written = Promise.resolve();
      const print = (rebuild: Rebuild): void => {
        const line =
          format === 'json' ? JSON.stringify(rebuild) : revisionLine(context, project.root, rebuild);
        written = written.then(async () => {
          await context.out.writeLine(line);
          await context.out.flush();
        });
      };
      await project.watch({
        signal: context.signal,
        once,
        onRebuild: print,
        onReady: (problems) => {
          const [newest] = project.revisions(1);
          const revision = newest?.revision ?? 0;
          const ready = once ? `Up to date at revision ${revision}.` : `Watching, at revision ${revision}.`;
          const lines = [ready, ...problemLines(context, project.root, problems)];
          written = written.then(() => context.note(lines.join('\n')));
        },
      });
      await written;
      return ExitCode.ok;
    } finally {
      await project.close();
    }
  },
});
