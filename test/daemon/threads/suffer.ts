/** What can go wrong in a thread besides an exception that the work itself takes care of. */
export function suffer(path: string): void {
  if (path.startsWith('hangs')) for (;;);
  if (path.startsWith('exits')) process.exit(3);
  if (path.startsWith('breaks')) throw new Error('out of cheese');
}
