/** Where the script and the style sheet of a page are, as a webview may load them. */
import * as vscode from 'vscode';
import type { PageFiles } from './web-page.ts';

/** The only folder that webviews of this extension read. */
export const webFolder = (extension: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(extension, 'dist');

/** `name` is that of the script and of the style sheet, without endings. */
export function webFiles(webview: vscode.Webview, extension: vscode.Uri, name: string): PageFiles {
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(webFolder(extension), file)).toString();
  return { script: address(`${name}.js`), style: address(`${name}.css`), source: webview.cspSource };
}
