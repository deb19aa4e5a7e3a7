/**
 * Pictures for the icons that nodes name. VS Code's own icons cannot be had in a webview, so these are GitHub's
 * Octicons, which are drawn on the same grid; nodes name them as VS Code does.
 */

import arrow from '@primer/octicons/build/svg/arrow-right-16.svg';
import call from '@primer/octicons/build/svg/arrow-up-right-16.svg';
import check from '@primer/octicons/build/svg/check-16.svg';
import checkCircle from '@primer/octicons/build/svg/check-circle-16.svg';
import chevron from '@primer/octicons/build/svg/chevron-right-16.svg';
import clock from '@primer/octicons/build/svg/clock-16.svg';
import database from '@primer/octicons/build/svg/database-16.svg';
import added from '@primer/octicons/build/svg/diff-added-16.svg';
import modified from '@primer/octicons/build/svg/diff-modified-16.svg';
import removed from '@primer/octicons/build/svg/diff-removed-16.svg';
import download from '@primer/octicons/build/svg/download-16.svg';
import eye from '@primer/octicons/build/svg/eye-16.svg';
import file from '@primer/octicons/build/svg/file-16.svg';
import fileCode from '@primer/octicons/build/svg/file-code-16.svg';
import branch from '@primer/octicons/build/svg/git-branch-16.svg';
import commit from '@primer/octicons/build/svg/git-commit-16.svg';
import info from '@primer/octicons/build/svg/info-16.svg';
import bulb from '@primer/octicons/build/svg/light-bulb-16.svg';
import packaged from '@primer/octicons/build/svg/package-16.svg';
import pencil from '@primer/octicons/build/svg/pencil-16.svg';
import question from '@primer/octicons/build/svg/question-16.svg';
import share from '@primer/octicons/build/svg/share-16.svg';
import star from '@primer/octicons/build/svg/star-16.svg';
import sync from '@primer/octicons/build/svg/sync-16.svg';
import typed from '@primer/octicons/build/svg/typography-16.svg';
import workflow from '@primer/octicons/build/svg/workflow-16.svg';

const PICTURES: Readonly<Record<string, string>> = {
  'arrow-small-right': arrow,
  'call-outgoing': call,
  check,
  'chevron-right': chevron,
  'cloud-download': download,
  database,
  'diff-added': added,
  'diff-modified': modified,
  'diff-removed': removed,
  edit: pencil,
  export: share,
  file: fileCode,
  'git-branch': branch,
  'git-commit': commit,
  info,
  package: packaged,
  pass: checkCircle,
  question,
  references: workflow,
  'star-empty': star,
  'symbol-field': eye,
  'symbol-interface': typed,
  'symbol-misc': bulb,
  sync,
  'type-hierarchy-sub': workflow,
  watch: clock,
};

const parsed = new Map<string, SVGSVGElement>();

/** A new element for the icon of this name; an empty file for a name that has no picture. */
export function iconElement(name: string): SVGSVGElement {
  let picture = parsed.get(name);
  if (!picture) {
    const page = new DOMParser().parseFromString(PICTURES[name] ?? file, 'image/svg+xml');
    picture = document.importNode(page.documentElement as unknown as SVGSVGElement, true);
    picture.setAttribute('aria-hidden', 'true');
    parsed.set(name, picture);
  }
  return picture.cloneNode(true) as SVGSVGElement;
}
