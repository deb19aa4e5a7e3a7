/** What the status bar item says, from what is known of the server. Pure. */
import type { Freshness } from '@cpgd/shared';
import { count } from '../why/words.ts';

export interface BarFacts {
  readonly state: 'stopped' | 'starting' | 'running';
  /** No folder on disk is open. */
  readonly hasFolder: boolean;
  readonly activity: { readonly title: string; readonly percentage: number | null } | null;
  /** Indexing a folder failed. */
  readonly hasFailed: boolean;
  /** Of the newest answer or revision; null before the first. */
  readonly freshness: Freshness | null;
  /** What the server wants people to know of the folder, such as that another window has its index; else null. */
  readonly notice: string | null;
}

export interface BarText {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly isWarning: boolean;
}

export function barText(facts: BarFacts): BarText {
  const said = stateText(facts);
  return facts.notice === null ? said : { ...said, tooltip: `${said.tooltip}\n\n${facts.notice}` };
}

function stateText({ state, hasFolder, activity, hasFailed, freshness }: BarFacts): BarText {
  if (!hasFolder)
    return { text: 'cpgd', tooltip: 'cpgd needs a folder on disk. None is open.', isWarning: false };
  if (state === 'stopped')
    return {
      text: '$(error) cpgd',
      tooltip: 'The cpgd server is not running. Click for what to do.',
      isWarning: true,
    };
  const number = freshness && freshness.revision > 0 ? ` #${freshness.revision}` : '';
  if (state === 'starting')
    return { text: `$(sync~spin) cpgd${number}`, tooltip: 'The cpgd server is starting.', isWarning: false };
  if (activity) {
    const percentage = activity.percentage === null ? '' : ` ${activity.percentage} %`;
    return {
      text: `$(sync~spin) cpgd${percentage}`,
      tooltip: `${activity.title}${number ? ` (answers come from revision${number})` : ''}`,
      isWarning: false,
    };
  }
  if (hasFailed) {
    const tooltip = 'Indexing failed: answers are those of before. The output says why.';
    return { text: `$(warning) cpgd${number}`, tooltip, isWarning: true };
  }
  if (freshness && !freshness.caughtUp)
    return {
      text: `$(sync~spin) cpgd${number}`,
      tooltip: `Revision${number}: ${freshness.pendingChanges > 0 ? `${count(freshness.pendingChanges, 'change')} not in it yet` : 'what was typed last is being read'}.`,
      isWarning: false,
    };
  return {
    text: `$(check) cpgd${number}`,
    tooltip: freshness ? `Revision${number}, up to date with every edit.` : 'Ready.',
    isWarning: false,
  };
}
