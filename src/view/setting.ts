import { escapeMarkdown } from '../escapes/escapes.ts';
import type { MarkdownRules } from '../escapes/markdown.ts';
import type { MathMode } from '../escapes/math.ts';
import { Text } from '../template/text.ts';
import { localTime } from './dates.ts';

/** Where and when a page is written. */
export interface Setting {
  readonly math: MathMode;
  readonly markdown: MarkdownRules;
  readonly timezone: string;
  readonly now: Date;
  /** Whether to show the code that a paper names. */
  readonly codeLinks: boolean;
}

export interface MomentView {
  /** The day and time of the run in the configured zone, and the same instant in UTC. */
  readonly date: string;
  readonly time: string;
  readonly instant: string;
  /** The instant without its zone: PyYAML makes a date of that which compares with plain days. */
  readonly utc: string;
}

/** The day, the time and the instant of the run. */
export function momentView({ now, timezone }: Pick<Setting, 'now' | 'timezone'>): MomentView {
  const { date, time } = localTime(now, timezone);
  const utc = now.toISOString().slice(0, 19);
  return { date, time, instant: `${utc}Z`, utc: utc.replace('T', ' ') };
}

/** Returns a function that escapes plain text for a page. */
export function printerFor(rules: MarkdownRules): (text: string) => Text {
  const print = (text: string) => escapeMarkdown(text, rules);
  return (text) => new Text(text, print);
}
