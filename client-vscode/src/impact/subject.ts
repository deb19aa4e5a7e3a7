/** What the impact view was asked about, in words and as the server understands it. Pure. */
import type { ImpactSubject } from '@cpgd/shared';
import { shortName } from '../why/words.ts';

export interface Subject {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  readonly question: ImpactSubject;
  /** Dotted names of the symbols asked about; their symbol strings are for programs. */
  readonly names: readonly string[];
}

/** For the head of the view: `Flask.run()`, `app.py`, `changes since HEAD`. */
export function subjectTitle({ question, names }: Subject): string {
  switch (question.kind) {
    case 'since':
      return question.revision === 'HEAD' ? 'uncommitted changes' : `changes since ${question.revision}`;
    case 'symbols':
      return names.map(shortName).join(', ');
    case 'files':
      return question.paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  }
}

/** What is supposed, as a sentence: the answer is only as good as the question is clear. */
export function subjectSentence(subject: Subject): string {
  const title = subjectTitle(subject);
  switch (subject.question.kind) {
    case 'since':
      return `Reached by ${title}`;
    case 'symbols':
      return `Reached if ${title} changed`;
    case 'files':
      return `Reached if anything in ${title} changed`;
  }
}

/** What the answer is about, as a sentence; `changedFiles` are those that git says differ. */
export function answerSentence(subject: Subject, changedFiles: number): string {
  const { question } = subject;
  return question.kind === 'since' && changedFiles === 0
    ? `No Python file differs from ${question.revision}`
    : subjectSentence(subject);
}
