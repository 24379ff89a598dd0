import type { PaperId } from '../papers/paper.ts';
import { isWithdrawn } from '../papers/withdrawn.ts';
import { codeLinks } from '../papers/code-links.ts';

/** Facts about a paper as its post shows them. */
export interface PostSays {
  /** The latest version that it names; undefined where it names none. */
  readonly version: number | undefined;
  readonly withdrawn: boolean;
  /** Whether it links to code, models or data. */
  readonly code: boolean;
}

export function readPost(text: string, id: PaperId): PostSays {
  const named = new RegExp(`(?<![\\w.])${id.replaceAll('.', '[.]')}v([1-9]\\d{0,2})(?!\\w)`, 'g');
  const versions = [...text.matchAll(named)].map(([, version]) => Number(version));
  const lines = text.split(/\r?\n/).filter((line) => line.length < LONGEST_SENTENCE);
  return {
    version: versions.length === 0 ? undefined : Math.max(...versions),
    withdrawn: lines.some((line) => isWithdrawn(line.replace(/^[>\s]+|[*_]/g, ''))),
    code: codeLinks([text]).length > 0 || CODE.test(text),
  };
}

/** Ignore longer lines: they are abstracts, which may mention other papers' withdrawals. */
const LONGEST_SENTENCE = 1000;

const CODE =
  /https?:\/\/(?:www\.)?(?:github|gitlab|huggingface|codeberg|bitbucket)\.(?:com|co|org)\/[\w.-]+\/[\w.-]+/i;

/** Front matter in YAML, with the fence behind it. */
const YAML = /^\ufeff?---[ \t]*\r?\n[^]*?(?<=\n)---[ \t]*(?:\r?\n|$)/;

/**
 * Puts a line at the top of a post's body.
 *
 * @param hasMetadata whether the page begins with lines of `Key: value` up to an empty one
 */
export function withTopLine(text: string, line: string, hasMetadata: boolean): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const metadata = hasMetadata ? /^(?:[^\r\n]+\r?\n)+/ : undefined;
  const head = (YAML.exec(text) ?? metadata?.exec(text))?.[0] ?? '';
  const body = text.slice(head.length);
  const gap = body === '' || /^[ \t]*\r?\n/.test(body) ? '' : end;
  return `${head}${head === '' ? '' : end}${line}${end}${gap}${body}`;
}

/** Whether a post begins with front matter of the same form as a page that we print. */
export function hasSameFrontMatter(post: string, page: string): boolean {
  return YAML.test(post) === YAML.test(page) && /^\+{3}/.test(post) === /^\+{3}/.test(page);
}
