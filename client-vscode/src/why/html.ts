/** The page of the view "Why Was This Rebuilt": a tree, and what is said while there is nothing in it. Pure. */
import { type PageFiles, webPage } from '../web-page.ts';

export const whyPage = (files: PageFiles): string => webPage(files, 'Why Was This Rebuilt', BODY);

const BODY = `<div id="tree" role="tree" aria-label="Revisions, newest first" tabindex="0"></div>
<div id="empty" role="status" hidden></div>`;
