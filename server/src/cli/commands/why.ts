/** `cpgd why PATH`: why a file was rebuilt, back to the edit. */
import type { Project } from '../../daemon/project.ts';
import { pathsInProject } from '../answers/project-paths.ts';
import { chainLines } from '../answers/reason-lines.ts';
import { defineCommand } from '../command.ts';
import { ExitCode, NoAnswer } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption, limitOption, wholeNumber } from '../option-values.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';
import { withCaughtUpProject } from '../session.ts';

export const whyCommand = defineCommand<
  [path: string],
  { format: AnswerFormat; revision?: number; limit: number }
>({
  name: 'why',
  summary: 'explain why a file was rebuilt',
  description:
    'Shows the newest revision that reached the file, with every reason: what changed, the site in the file that ' +
    'uses it, and the files between it and the edit. Revisions are explained when they were made by "cpgd watch".',
  examples: [
    { line: 'why app/models.py', meaning: 'the newest revision that reached the file' },
    { line: 'why app/models.py --format json', meaning: 'the chains of reasons, for programs' },
  ],
  declare: (parser) =>
    parser
      .argument('<path>', 'a file of the project')
      .option('-r, --revision <n>', 'explain this revision instead', wholeNumber(1))
      .addOption(limitOption(1))
      .addOption(answerFormatOption()),
  run: (context, [written], { format, revision, limit }) =>
    withCaughtUpProject(context, async (project) => {
      const paths = pathsInProject(project.root, context.host.cwd, written);
      const asked = revision === undefined ? {} : { revision };
      const answers = paths.map((path) => project.why({ path, limit, ...asked }));
      const answer = answers.find(({ revisions }) => revisions.length > 0);
      if (!answer) throw noAnswer(project, written, paths, revision);
      if (format === 'json') await context.writeJson(answer);
      else {
        for (const { revision: number, trigger, chains } of answer.revisions) {
          await context.out.writeLine(context.colors.heading(`Revision ${number} (${trigger})`));
          for (const chain of chains)
            for (const line of chainLines(context, project.root, chain)) await context.out.writeLine(line);
        }
        const silent = silentRevisions(project, answer.revisions[0]!.revision);
        if (silent > 0) {
          const made = `${formatCounted(silent, 'newer revision was', 'newer revisions were')} made by "cpgd index"`;
          await context.note(context.errColors.muted(`${made}, which does not say what changes reached.`));
        }
      }
      if (answer.truncated && limit > 1)
        await context.note(
          context.errColors.muted(
            `${formatCount(answer.revisions.length)} of ${formatCount(answer.total)} revisions; --limit shows more.`,
          ),
        );
      return ExitCode.ok;
    }),
});

/** Why there is nothing to show: another path, another revision, or a file that nothing has reached. */
function noAnswer(
  project: Project,
  written: string,
  paths: readonly string[],
  revision: number | undefined,
): NoAnswer {
  if (paths.every((path) => project.location(path, 0, 0) === null))
    return new NoAnswer(
      `No stored revision reached ${written}.`,
      'The index has no such file. Paths are relative to the current folder, or to the root of the project.',
    );
  if (revision === undefined) return new NoAnswer(`No stored revision reached ${written}.`);
  const stored = project.revisions(Number.MAX_SAFE_INTEGER);
  const record = stored.find((each) => each.revision === revision);
  if (!record) return new NoAnswer(`There is no stored revision ${revision}.`, storedRevisions(stored));
  if (record.trigger === 'index')
    return new NoAnswer(
      `Revision ${revision} does not say what its changes reached.`,
      'It was made by "cpgd index"; those of "cpgd watch" do.',
    );
  if (record.impacted.length === 0 && record.changedFiles > 0)
    return new NoAnswer(`What revision ${revision} reached is not stored any more.`);
  return new NoAnswer(`Revision ${revision} did not reach ${written}.`);
}

/** How many revisions after one do not say what their changes reached. */
const silentRevisions = (project: Project, after: number): number =>
  project
    .revisions(Number.MAX_SAFE_INTEGER)
    .filter(({ trigger, revision }) => trigger === 'index' && revision > after).length;

/** `stored` is newest first. */
function storedRevisions(stored: readonly { readonly revision: number }[]): string | null {
  const [newest, oldest] = [stored[0], stored.at(-1)];
  return newest && oldest ? `Those from ${oldest.revision} to ${newest.revision} are.` : null;
}
