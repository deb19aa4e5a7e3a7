/**
 * What a person types without a pause: each keystroke is a revision, but what counts is the difference between what
 * there was before the first of them and what there is now. Keeps both ends of it: facts of the edited files, answers
 * that came out different, targets of imports. Says what changed as it is said of one revision; knows no words.
 */
import { exportDelta, isInferring } from '../../impact/export-delta.ts';
import type { ExportTables } from '../../linker/exports.ts';
import type { FileFacts } from '../../linker/file-facts.ts';
import type { Query, Update } from '../../linker/queries.ts';
import type { ExportChange } from '../../relations/history.ts';
import type { Trigger } from '../../store/records.ts';

/** A person who pauses for so long, in ms, has finished what they were typing. */
export const TYPING_PAUSE_MS = 2000;

/** Revisions that are kept together at most: what they were about is held in memory as long. */
const MOST_STEPS = 2000;

/** One revision. */
export interface TypedStep {
  readonly trigger: Trigger;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Files whose text changed. */
  readonly texts: ReadonlySet<string>;
  /** Facts of the edited files before it; undefined where there were none. */
  readonly before: ReadonlyMap<string, FileFacts | undefined>;
  readonly update: Update;
  readonly exports: readonly ExportChange[];
}

export class Typing {
  /** The first revision. */
  readonly since: number;
  private readonly pauseMs: number;
  /** Facts before the first revision. */
  readonly before = new Map<string, FileFacts | undefined>();
  /** What queries answered before, of those that have answered something else since. */
  private readonly answers = new Map<Query, unknown>();
  /** Imports of unedited text that stood for something else, by file and name. */
  private readonly targets = new Map<string, ExportChange>();
  private last!: Pick<TypedStep, 'startedAt' | 'texts'>;
  private steps = 0;

  constructor(since: number, first: TypedStep, pauseMs = TYPING_PAUSE_MS) {
    this.since = since;
    this.pauseMs = pauseMs;
    this.add(first);
  }

  /** Whether the next revision is more of the same: of the same files, and soon. */
  isContinuedBy({ trigger, startedAt, texts }: Omit<TypedStep, 'exports'>): boolean {
    const { last } = this;
    return (
      trigger === 'edit' &&
      this.steps < MOST_STEPS &&
      startedAt - last.startedAt <= this.pauseMs &&
      texts.size === last.texts.size &&
      [...texts].every((path) => last.texts.has(path))
    );
  }

  add({ startedAt, texts, before, update, exports }: TypedStep): void {
    this.steps++;
    this.last = { startedAt, texts };
    for (const [path, facts] of before) if (!this.before.has(path)) this.before.set(path, facts);
    for (const query of update.changed)
      if (isInferring(query) && !this.answers.has(query)) this.answers.set(query, update.before.get(query));
    for (const change of exports) if (change.alias) this.addTarget(change, change.alias);
  }

  /** What others see differently now than before the first revision; `file` gives facts as they are. */
  exports(file: (path: string) => FileFacts | undefined, namesOf: ExportTables): ExportChange[] {
    const files = new Map([...this.before].map(([path, old]) => [path, [old, file(path)] as const]));
    const retargeted = [...this.targets.values()];
    return exportDelta({ files, changed: this.changedAnswers(), file, retargeted, namesOf });
  }

  private addTarget(change: ExportChange, { after }: NonNullable<ExportChange['alias']>): void {
    const key = `${change.path}\0${change.qname}`;
    const known = this.targets.get(key);
    const before = known ? known.alias!.before : change.alias!.before;
    if (known && before === after) this.targets.delete(key);
    else this.targets.set(key, { ...change, alias: { before, after } });
  }

  private *changedAnswers(): Generator<Query> {
    for (const [query, before] of this.answers) {
      const isSame = query.state === 'done' && query.kind.rules.equal(before, query.value);
      if (!isSame) yield query;
    }
  }
}
