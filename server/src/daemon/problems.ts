/** What is wrong with a workspace, as a project tells it. */
import type { Problem as WorkspaceProblem } from '../workspace/problem.ts';
import type { Problem } from './project.ts';

export const problemOf = ({ hint, ...problem }: WorkspaceProblem): Problem =>
  hint === null ? problem : { ...problem, hint };
