import { BOX, DROPPED, shortLine } from './boxes.ts';
import { ABSTRACT } from './entry.ts';
import {
  type Unlisted,
  type WaitingShape,
  unlistedIn,
  unlistedText,
  withoutUnlisted,
} from './held-over.ts';
import { DAY_HEADING, TOPIC_HEADING, partsOf } from './section.ts';

/**
 * GitHub refuses 65,536 characters and more, and stores a text that was edited on the web with CRLF,
 * which makes it longer by its number of lines. Renovate keeps to 58,000.
 */
export const BODY_LIMIT = 58_000;
/** GitHub's own limit as bodyLength counts, with some characters to spare. */
const GITHUB_LIMIT = 65_500;

/** A body's length as GitHub may come to count it: characters, and one more a line. */
export function bodyLength(body: string): number {
  return body.length + newlines(body) + 1;
}

/** A paper's box with the lines below it, or a line between two boxes. */
interface Block {
  readonly kind: 'entry' | 'line';
  lines: readonly string[];
}

/** Matches the line of an entry with authors, venue and links; before links stood there, it had a day. */
const FACTS = /^ {2}.*(?:\]\(https:\/\/arxiv\.org\/pdf\/[^)]+\)$| · \d{4}-\d\d-\d\d$)/;
const FILE = /^ {2}(?:`|(?:<!-- )?\[View its file\]\()/;

const isAbstract = (line: string) => line.startsWith(`  ${ABSTRACT}`);
/** The line with authors and links, or the authors alone, which an earlier run may have left. */
const factsIn = ([, ...below]: readonly string[]) => {
  const isAuthors = (line: string) => below.length === 1 && !FILE.test(line) && !isAbstract(line);
  return below.filter((line) => FACTS.test(line) || isAuthors(line));
};

/** Takes lines from an entry, which earlier steps may have shortened already. */
type Shape = (lines: readonly string[]) => readonly string[];

const withoutAbstract: Shape = (lines) => lines.filter((line) => !isAbstract(line));
/** Title, authors, venue, links and the sentence: the first line that is nothing else. */
const sentenceToo: Shape = ([box = '', ...below]) => {
  const isSentence = (line: string) => !FACTS.test(line) && !FILE.test(line) && !isAbstract(line);
  const sentence = below.find(isSentence);
  return [box, ...factsIn([box, ...below]), ...(sentence === undefined ? [] : [sentence])];
};
const factsOnly: Shape = (lines) => [...lines.slice(0, 1), ...factsIn(lines)];
const authorsOnly: Shape = (lines) => [
  ...lines.slice(0, 1),
  ...factsIn(lines).map((line) => line.split(' · ')[0] ?? ''),
];
const firstAuthorOnly: Shape = ([box = '', ...below]) => [
  box,
  ...below.map((line) => line.replace(/^( {2}[^,]+),.*$/, '$1 et al.')),
];
const titleOnly: Shape = (lines) => lines.slice(0, 1);
const idOnly: Shape = ([box = '']) => [shortLine(box).length < box.length ? shortLine(box) : box];

/** So many papers keep authors, venue, links and a sentence, as long as that is possible. */
const NEWEST = 50;

/** Titles of papers that wait may take up so much before anything is taken from an entry. */
const WAITING_TITLES = 10_000;

/**
 * Shortens our part of a body until all of it fits, an entry at a time, the oldest day first and
 * within a day the last of each topic: abstracts, then sentences and reasons, then authors, then
 * titles. The newest keep more than the others. Every paper stays listed, and text of people
 * between and around the entries stays.
 *
 * @param body returned unchanged if it fits
 * @param limit in characters as bodyLength counts them
 * @returns the shortest form if none fits
 */
export function fitBody(body: string, limit = BODY_LIMIT): string {
  if (bodyLength(body) <= limit) return body;
  const parts = partsOf(body) ?? { before: '', ours: body, after: '' };
  const unlisted = unlistedIn(body);
  const blocks = blocksOf(withoutUnlisted(parts.ours).split('\n'));
  const all = shrinkOrder(blocks);
  const newest = all.slice(-NEWEST);
  const older = all.slice(0, all.length - newest.length);
  let below = unlistedText(unlisted, { heldOver: 'titles', passedOver: 'titles' });
  const rest = blocks.flatMap(({ lines }) => lines).join('\n');
  let excess = bodyLength(parts.before + rest + below + parts.after) + SPARE - limit;
  const name = (heldOver: WaitingShape, passedOver: WaitingShape, papers = unlisted) => {
    if (excess <= 0) return;
    const text = unlistedText(papers, { heldOver, passedOver });
    excess -= bodyLength(below) - bodyLength(text);
    below = text;
  };
  const shrink = (entries: readonly Block[], shape: Shape) => {
    for (const entry of entries) {
      if (excess <= 0) return;
      const lines = shape(entry.lines);
      excess -= sizeOf(entry.lines) - sizeOf(lines);
      entry.lines = lines;
    }
  };
  if (below.length > WAITING_TITLES) name('titles', 'ids');
  if (below.length > WAITING_TITLES) name('ids', 'ids');
  shrink(all, withoutAbstract);
  name('titles', 'ids');
  shrink(older, factsOnly);
  name('ids', 'ids');
  shrink(older, authorsOnly);
  shrink(newest, sentenceToo);
  for (const shape of [firstAuthorOnly, titleOnly, idOnly]) shrink(older, shape);
  for (const shape of [factsOnly, authorsOnly, titleOnly, idOnly]) shrink(newest, shape);
  name('ids', 'ids', { ...unlisted, passedOver: [] });
  // A person wrote more than our limit: without their ids, papers that wait would be lost.
  if (limit === BODY_LIMIT) excess -= GITHUB_LIMIT - BODY_LIMIT;
  name('ids', 'ids', { ...unlisted, heldOver: withinSize(unlisted, excess), passedOver: [] });
  const ours = blocks
    .flatMap(({ lines }) => lines)
    .join('\n')
    .trim();
  const section = [ours, below].filter((text) => text !== '').join('\n\n');
  return parts.before === '' ? section : `${parts.before}\n\n${section}\n\n${parts.after}`;
}

/** Entries in the order in which they get shorter: the oldest day first, within it the last of each topic. */
function shrinkOrder(blocks: readonly Block[]): Block[] {
  const placed: { readonly entry: Block; readonly day: number; readonly place: number }[] = [];
  let [day, place] = [0, 0];
  for (const block of blocks) {
    const [line = ''] = block.lines;
    if (block.kind === 'entry') placed.push({ entry: block, day, place: place++ });
    else if (DAY_HEADING.test(line)) day++;
    if (block.kind === 'line' && TOPIC_HEADING.test(line)) place = 0;
  }
  // Of entries at the same place in their topics, shorten that of the last topic first.
  return placed
    .reverse()
    .sort((a, b) => a.day - b.day || b.place - a.place)
    .map(({ entry }) => entry);
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

/** Room for the text of a new pull request before any paper is listed, and for headings later on. */
const NEW_BODY_LENGTH = 4000;
const HEADINGS = 500;

/** The longest line that a paper has at last: its id twice, its address, and that it was dropped. */
const LINE_LENGTH =
  shortLine('- [x] [2611.00001](https://arxiv.org/abs/2611.00001)').length + DROPPED.length + 2;

/**
 * Returns the number of papers that a pull request still has room for.
 *
 * @param body current text; undefined for a new pull request
 * @param heldOver number of papers that it must list as held over
 */
export function roomIn(body: string | undefined, heldOver = 0): number {
  const waiting = heldOver === 0 ? 0 : 150 + heldOver * WAITING_LENGTH;
  const taken = body === undefined ? NEW_BODY_LENGTH : shortestLength(body);
  return Math.max(0, Math.floor((BODY_LIMIT - taken - waiting - HEADINGS) / LINE_LENGTH));
}

/** An id and a space; days cost a little more. */
const WAITING_LENGTH = 13;

/** Maximum number of papers that a pull request can list as held over, by id. */
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
