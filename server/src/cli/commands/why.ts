/** `cpgd why PATH`: why a file was rebuilt, back to the edit. */
import type { Project } from '../../daemon/project.ts';
import type { ImpactedFile, RevisionRecord } from '../../relations/history.ts';
import { pathsInProject } from '../answers/project-paths.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, NoAnswer } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption, wholeNumber } from '../option-values.ts';
import { withCaughtUpProject } from '../session.ts';

export const whyCommand = defineCommand<[path: string], { format: AnswerFormat; revision?: number }>({
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
      .addOption(answerFormatOption()),
  run: (context, [written], { format, revision }) =>
    withCaughtUpProject(context, async (project) => {
      const paths = pathsInProject(project.root, context.host.cwd, written);
      const isAbout = ({ path }: ImpactedFile): boolean => paths.includes(path);
      const record = project
        .revisions(Number.MAX_SAFE_INTEGER)
        .find((one) => (revision === undefined || one.revision === revision) && one.impacted.some(isAbout));
      if (!record) {
        throw new NoAnswer(
          revision === undefined
            ? `No stored revision reached ${written}.`
            : `Revision ${revision} did not reach ${written}.`,
        );
      }
      const reasons = record.impacted.filter(isAbout);
      if (format === 'json') {
        const chains = reasons.map((reason) => chainOf(record, reason));
        await context.writeJson({ revision: record.revision, startedAt: record.startedAt, chains });
      } else await print(context, project, record, reasons);
      return ExitCode.ok;
    }),
});

/** The reason, then a reason of the file it came through, and so on back to a changed file. */
function chainOf(record: RevisionRecord, reason: ImpactedFile): ImpactedFile[] {
  const chain = [reason];
  for (let at = reason; at.viaPath !== null; ) {
    const { viaPath } = at;
    const next = record.impacted.find(({ path, hop }) => path === viaPath && hop < at.hop);
    if (!next) break;
    chain.push(next);
    at = next;
  }
  return chain;
}

async function print(
  context: Context,
  project: Project,
  record: RevisionRecord,
  reasons: readonly ImpactedFile[],
): Promise<void> {
  const { colors, out } = context;
  await out.writeLine(colors.heading(`Revision ${record.revision} (${record.trigger})`));
  for (const reason of reasons) {
    for (const [depth, step] of chainOf(record, reason).entries()) {
      const location = step.bstart === null ? null : project.location(step.path, step.bstart, step.bend!);
      const place = location
        ? context.location(project.root, location)
        : context.path(project.root, step.path);
      const ref = step.reason === 'changed_file' ? '' : ` ${step.ref}`;
      await out.writeLine(`${'  '.repeat(depth)}${place} ${colors.muted(`${step.reason}${ref}`)}`);
    }
  }
}
