/**
 * Numbers as people read them. The locale is fixed, so that the same answer is the same text everywhere.
 */

const grouping = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1234567` → `1,234,567`. */
export const formatCount = (count: number): string => grouping.format(count);

/** `count` with its noun: `1 file`, `1,234 files`. */
export const formatCounted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : plural}`;

/** Share of a whole: `93.4 %`; `0.0 %` of nothing. Only all is `100.0 %`, only none is `0.0 %`. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0.0 %';
  if (part === whole) return '100.0 %';
  return `${Math.min(99.9, Math.max(0.1, (part / whole) * 100)).toFixed(1)} %`;
}

/** Milliseconds → `12 ms`, `1.23 s`, `2 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? Number(ms.toFixed(1)) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units: `512 B`, `31.5 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Confidence from 0 to 1: `1.0`, `0.8`, `0.65`. */
export const formatConfidence = (confidence: number): string => confidence.toFixed(2).replace(/0$/, '');
