/** `cpgd revisions`: the history of the index. */
import { rebuildOf } from '../../daemon/engine/rebuild.ts';
import { revisionLine } from '../answers/rebuild-line.ts';
import { defineCommand } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption, limitOption } from '../option-values.ts';
import { withCaughtUpProject } from '../session.ts';

export const revisionsCommand = defineCommand<[], { format: AnswerFormat; limit: number }>({
  name: 'revisions',
  summary: 'list what each revision of the index changed',
  description:
    'Lists the newest revisions first: which files changed, how much was linked again and which other files that ' +
    'reached. The history is bounded and survives restarts.',
  examples: [
    { line: 'revisions', meaning: 'the newest revisions' },
    { line: 'revisions --limit 3 --format json', meaning: 'with everything that is stored of them' },
  ],
  declare: (parser) => parser.addOption(limitOption(20)).addOption(answerFormatOption()),
  run: (context, _args, { format, limit }) =>
    withCaughtUpProject(context, async (project) => {
      const revisions = project.revisions(limit);
      if (format === 'json') await context.writeJson(revisions);
      else {
        for (const record of revisions) {
          await context.out.writeLine(revisionLine(context, project.root, rebuildOf(record)));
        }
      }
      return ExitCode.ok;
    }),
});
