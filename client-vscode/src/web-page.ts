/**
 * The frame of every page in a webview: one script and one style sheet of the extension around fixed markup, and a
 * policy that lets nothing else in. Pure.
 */

export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** Source of both in a content security policy. */
  readonly source: string;
}

/** Nothing but the two files is loaded, nothing is sent anywhere, and no inline script runs. */
export function webPage({ script, style, source }: PageFiles, title: string, body: string): string {
  const policy = `default-src 'none'; style-src ${source}; script-src ${source}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
${body}
<script src="${script}"></script>
</body>
</html>
`;
}
