import { BOX, DROPPED, shortLine } from './boxes.ts';
import {
  type Unlisted,
  type WaitingShape,
  unlistedIn,
  unlistedText,
  withoutUnlisted,
} from './held-over.ts';
import { partsOf } from './section.ts';

/**
 * GitHub refuses 65,536 characters and more, and stores a text that was edited on the web with CRLF,
 * which makes it longer by its number of lines. Renovate keeps to 58,000.
 */
export const BODY_LIMIT = 58_000;

/** A body's length as GitHub may come to count it: characters, and one more a line. */
export function bodyLength(body: string): number {
  return body.length + newlines(body) + 1;
}

/** A paper's box with what stands below it, or a line between two of them. */
interface Block {
  readonly kind: 'entry' | 'line';
  lines: readonly string[];
}

const ABSTRACT = '  <details><summary>Abstract</summary>';

/** How an entry gets shorter, step by step: each takes what the one before has left. */
const SHAPES: readonly ((lines: readonly string[]) => string[])[] = [
  (lines) => lines.filter((line) => !line.startsWith(ABSTRACT)),
  // Authors and the like stand first.
  ([box = '', first = '']) =>
    /^ {2}(?!matched |also for |`|<)/.test(first) ? [box, first] : [box],
  ([box = '']) => [box],
  ([box = '']) => [shortLine(box).length < box.length ? shortLine(box) : box],
];

/**
 * Shortens our part of a body until all of it fits, an entry at a time, the oldest first: abstracts,
 * then why papers matched, then authors, then titles. Every paper stays listed, and what people
 * wrote between and around the entries stays.
 *
 * @param body fits already: then it comes back as it is
 * @param limit in characters as bodyLength counts them
 * @returns the shortest form there is where nothing fits
 */
export function fitBody(body: string, limit = BODY_LIMIT): string {
  if (bodyLength(body) <= limit) return body;
  const parts = partsOf(body) ?? { before: '', ours: body, after: '' };
  const unlisted = unlistedIn(body);
  const blocks = blocksOf(withoutUnlisted(parts.ours).split('\n'));
  let below = '';
  const shaped = (heldOver: WaitingShape, passedOver: WaitingShape, papers = unlisted) => {
    below = unlistedText(papers, { heldOver, passedOver });
    const rest = [...blocks.flatMap(({ lines }) => lines), ''].join('\n');
    return bodyLength(parts.before + rest + below + parts.after) + SPARE - limit;
  };
  let excess = shaped('titles', 'titles');
  if (excess > 0) excess = shaped('titles', 'ids');
  if (excess > 0) excess = shaped('ids', 'ids');
  for (const shape of SHAPES) {
    for (const block of blocks) {
      if (excess <= 0) break;
      if (block.kind !== 'entry') continue;
      const lines = shape(block.lines);
      excess -= sizeOf(block.lines) - sizeOf(lines);
      block.lines = lines;
    }
  }
  if (excess > 0) excess = shaped('ids', 'ids', { ...unlisted, passedOver: [] });
  if (excess > 0) shaped('ids', 'ids', { heldOver: withinSize(unlisted, excess), passedOver: [] });
  const ours = blocks
    .flatMap(({ lines }) => lines)
    .join('\n')
    .trim();
  const section = [ours, below].filter((text) => text !== '').join('\n\n');
  return parts.before === '' ? section : `${parts.before}\n\n${section}\n\n${parts.after}`;
}

/** Line breaks around our part. */
const SPARE = 12;

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (BOX.test(line)) blocks.push({ kind: 'entry', lines: [line] });
    else if (last?.kind === 'entry' && line.startsWith('  ')) last.lines = [...last.lines, line];
    else blocks.push({ kind: 'line', lines: [line] });
  }
  return blocks;
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 2, 0);
}

/** Papers that wait, without the last of them: those are found again as long as they are in the window. */
function withinSize({ heldOver }: Unlisted, excess: number): Unlisted['heldOver'] {
  let left = excess;
  const kept = [...heldOver];
  while (left > 0 && kept.length > 0) left -= (kept.pop()?.id.length ?? 0) + 1;
  return kept;
}

const newlines = (text: string) => text.split('\n').length - 1;

/** What the text of a new pull request may take up before any paper is listed, and headings later on. */
const NEW_BODY_LENGTH = 4000;
const HEADINGS = 500;

/** The longest line that a paper has at last: its id twice, its address, and that it was dropped. */
const LINE_LENGTH =
  shortLine('- [x] [2611.00001](https://arxiv.org/abs/2611.00001)').length + DROPPED.length + 2;

/**
 * How many papers more a pull request can list.
 *
 * @param body what it says now; absent for one that is yet to be opened
 * @param heldOver how many papers it has to hold over
 */
export function roomIn(body: string | undefined, heldOver = 0): number {
  const waiting = heldOver === 0 ? 0 : 150 + heldOver * WAITING_LENGTH;
  const taken = body === undefined ? NEW_BODY_LENGTH : shortestLength(body);
  return Math.max(0, Math.floor((BODY_LIMIT - taken - waiting - HEADINGS) / LINE_LENGTH));
}

/** An id and a space; days cost a little more. */
const WAITING_LENGTH = 13;

/** How many papers a pull request can hold over, each by its id. */
export const MOST_WAITING = Math.floor((BODY_LIMIT - NEW_BODY_LENGTH) / WAITING_LENGTH);

/** The length of a body with every paper dropped, and listed by its id alone. */
function shortestLength(body: string): number {
  const parts = partsOf(body);
  const blocks = blocksOf(withoutUnlisted(parts?.ours ?? body).split('\n'));
  const shortest = blocks.map(({ kind, lines: [line = ''] }) =>
    kind === 'entry' ? `${shortLine(line)}${line.endsWith(DROPPED) ? '' : DROPPED}` : line,
  );
  return bodyLength([parts?.before ?? '', ...shortest, parts?.after ?? ''].join('\n'));
}
