import { NEWS_KINDS } from '../config/schema.ts';
import { type PaperId, absUrl, parsePaperRef } from '../papers/paper.ts';
import { partsOf } from './section.ts';

/** A paper's line in a pull request's task list. */
export interface Box {
  readonly id: PaperId;
  readonly ticked: boolean;
  /** Whether a run removed the paper from the branch and marked the line. */
  readonly dropped: boolean;
  /** Whether it has no post, only a digest page. */
  readonly onPage: boolean;
}

/** Ends the line of a paper that has no post; GitHub does not show it. */
export const ON_PAGE = ' <!-- page -->';
/** Ends the line of a paper that we took off the branch. */
export const DROPPED = ' *(dropped)*';
/** How the line of a box begins, also where a person moved it or marks lists otherwise. */
export const BOX = /^[ \t]*[-*+][ \t]+\[[ xX]\]/;
/** Ends the line of a published paper's news; GitHub does not show it (news-boxes.ts). */
export const NEWS = new RegExp(
  `<!-- news: (?<kind>${NEWS_KINDS.join('|')}) (?<mark>[\\w.-]{1,40}) (?<blob>[0-9a-f]{10})(?<parts>(?: [0-9a-f]{6}){0,40}) -->`,
);
/** The line of a paper, or of a paper's news. */
export const LINE =
  /^(?<start>[ \t]*[-*+][ \t]+\[)(?<tick>[ xX])(?<text>\][ \t].*?\]\((?<link>https?:\/\/arxiv\.org\/abs\/[^)\s]{1,40})\).*)$/gm;

/**
 * A paper's line in the list, as boxesIn reads it:
 *
 *     - [x] [Reading by Candle Light](https://arxiv.org/abs/2611.00001)
 *
 * @param title in GitHub's Markdown
 */
export function boxLine(id: PaperId, title: string, onPage: boolean): string {
  return `- [x] [${title}](${absUrl({ id })})${onPage ? ON_PAGE : ''}`;
}

/** The same with the id for its title: the shortest that a paper's line can be. */
export function shortLine(line: string): string {
  return line.replace(
    /^([ \t]*[-*+][ \t]+\[[ xX]\][ \t]+)\[.*\]\(https?:\/\/arxiv\.org\/abs\/([^)\s]{1,40})\)(.*)$/,
    '$1[$2](https://arxiv.org/abs/$2)$3',
  );
}

/**
 * The papers that a digest pull request lists: one task-list line each, which holds the paper's
 * arXiv link (CONTRACT, "What is promised", 2). Ignores other links in our part of the body, lists
 * outside of it, and lines about a paper's news. Where a person removed the marks around our part,
 * reads the whole body. If a paper is listed twice, the last line counts.
 */
export function boxesIn(body: string): Box[] {
  const boxes = new Map<PaperId, Box>();
  for (const { groups } of (partsOf(body)?.ours ?? body).matchAll(LINE)) {
    const { tick, text = '', link = '' } = groups ?? {};
    const id = parsePaperRef(link)?.id;
    if (id === undefined || NEWS.test(text)) continue;
    const dropped = text.trimEnd().endsWith(DROPPED);
    boxes.set(id, { id, ticked: tick !== ' ', dropped, onPage: text.includes(ON_PAGE) });
  }
  return [...boxes.values()];
}

/** The papers that a digest pull request lists. */
export function listedIn(body: string): PaperId[] {
  return boxesIn(body).map(({ id }) => id);
}

/** Ticks and unticks the lines of some papers. All else in the body stays as it is. */
export function withBoxes(body: string, kept: ReadonlyMap<PaperId, boolean>): string {
  const parts = partsOf(body);
  if (parts === undefined) return ticked(body, kept);
  return parts.before + ticked(parts.ours, kept) + parts.after;
}

function ticked(list: string, kept: ReadonlyMap<PaperId, boolean>): string {
  const line = new RegExp(LINE.source);
  let keep: boolean | undefined;
  const below = (text: string) => {
    if (!/^\s/.test(text)) keep = undefined;
    return keep === undefined ? text : withFileLinks(text, keep);
  };
  const lines = list.split('\n').map((text) => {
    const groups = line.exec(text)?.groups;
    if (groups === undefined) return below(text);
    const id = NEWS.test(groups['text'] ?? '')
      ? undefined
      : parsePaperRef(groups['link'] ?? '')?.id;
    keep = id === undefined ? undefined : kept.get(id);
    return keep === undefined ? text : withTick(groups, keep);
  });
  return lines.join('\n');
}

/** Matches the line with the links to a paper's file, shown or hidden. */
const FILE_LINKS = /^( {2})(?:<!-- )?(\[View its file\]\(.*?)( -->)?(\r?)$/;

/** Hides the links to a file that is not on the branch, and shows them when it is back. */
function withFileLinks(line: string, isThere: boolean): string {
  return line.replace(FILE_LINKS, (_, space: string, links: string, _end, eol: string) => {
    // Two hyphens would end a comment early.
    const hidden = `<!-- ${links.replaceAll('--', '-%2D')} -->`;
    return space + (isThere ? links : hidden) + eol;
  });
}

/** A line as LINE found it, ticked and without our mark, or unticked and with it. */
export function withTick(
  { start = '', text = '' }: Readonly<Record<string, string>>,
  keep: boolean,
): string {
  const bare = text.trimEnd().endsWith(DROPPED) ? text.trimEnd().slice(0, -DROPPED.length) : text;
  return `${start}${keep ? 'x' : ' '}${bare}${keep ? '' : DROPPED}`;
}
