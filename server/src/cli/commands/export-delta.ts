/** `cpgd export-delta`: what the public surface gained, lost and changed. */
import { Option } from 'commander';
import { withChangeQuestions } from '../answers/change-question.ts';
import { deltaLine } from '../answers/impact-text.ts';
import { defineCommand } from '../command.ts';
import { ExitCode } from '../exit-code.ts';
import { limitOption } from '../option-values.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';

interface ExportDeltaOptions {
  readonly since: string;
  readonly private?: boolean;
  readonly failOnBreaking?: boolean;
  readonly format: 'table' | 'json';
  readonly limit: number;
}

export const exportDeltaCommand = defineCommand<[], ExportDeltaOptions>({
  name: 'export-delta',
  summary: 'show what the public API gained, lost and changed since a git revision',
  description:
    'Lists names that others can import and members of classes: added, removed, or changed, with each parameter, ' +
    'default, annotation, base, decorator and value that differs. A change is breaking when code that used the name ' +
    'as it was can fail when it runs. Names are public as __all__ and underscores say.',
  examples: [
    { line: 'export-delta --since HEAD', meaning: 'what the uncommitted changes do to the API' },
    {
      line: 'export-delta --since HEAD --fail-on-breaking --format json',
      meaning: 'for a pipeline that must not break users',
    },
  ],
  declare: (parser) =>
    parser
      .requiredOption(
        '-s, --since <revision>',
        'a git branch, tag or commit to compare the working tree with',
      )
      .option('--private', 'also names with a leading underscore and those that __all__ leaves out')
      .option('--fail-on-breaking', 'exit with 1 when there is a breaking change')
      .addOption(
        new Option('-f, --format <format>', 'how to print the answer')
          .choices(['table', 'json'])
          .default('table'),
      )
      .addOption(limitOption(1000)),
  run: (context, _args, { since, private: includePrivate = false, failOnBreaking = false, format, limit }) =>
    withChangeQuestions(context, async (project, indexOptions) => {
      const answer = await project.exportDelta({ since, includePrivate, limit }, indexOptions);
      if (format === 'json') await context.writeJson(answer);
      else {
        const cut = answer.truncated ? `, the first ${formatCount(answer.items.length)} shown` : '';
        const breaking = `${formatCount(answer.breaking)} breaking`;
        await context.note(
          `${formatCounted(answer.total, 'changed name')} since ${since}, ${breaking}${cut}`,
        );
        for (const entry of answer.items)
          await context.out.writeLine(deltaLine(context, project.root, entry));
      }
      return failOnBreaking && answer.breaking > 0 ? ExitCode.no : ExitCode.ok;
    }),
});
