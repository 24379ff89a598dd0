import type { PaperId } from '../papers/paper.ts';
import type { Box } from './boxes.ts';
import { counted } from '../text/counted.ts';

/** A reviewer's ticks and deletions, as changes of the branch. */
export interface Review {
  /** Papers to take off the branch and its digest pages, and papers to put back. */
  readonly dropped: ReadonlySet<PaperId>;
  readonly restored: ReadonlySet<PaperId>;
  /** Those of them without a post, which only digest pages have. */
  readonly onPages: ReadonlySet<PaperId>;
  /** New state of the lines of papers, kept or dropped; only changes. */
  readonly boxes: ReadonlyMap<PaperId, boolean>;
}

export const NO_REVIEW: Review = {
  dropped: new Set(),
  restored: new Set(),
  onPages: new Set(),
  boxes: new Map(),
};

/**
 * Reads a reviewer's decisions.
 *
 * | box | marked as dropped | on the branch | means |
 * | --- | --- | --- | --- |
 * | ticked | no | yes | kept |
 * | ticked | no | no | a person deleted the file: dropped |
 * | ticked | yes | no | ticked again: put back |
 * | unticked | no | yes | dropped |
 * | unticked | yes | yes | a person put the file back: kept |
 *
 * A paper that has no post is on the branch as long as it is not marked as dropped: its page is one
 * file for many papers, which a person may have rewritten.
 *
 * @param onBranch papers whose posts the branch holds
 * @param onBase papers that are posted already; their boxes are ignored
 */
export function reviewOf(
  boxes: readonly Box[],
  onBranch: ReadonlySet<PaperId>,
  onBase: ReadonlySet<PaperId>,
): Review {
  const dropped = new Set<PaperId>();
  const restored = new Set<PaperId>();
  const lines = new Map<PaperId, boolean>();
  for (const { id, ticked, dropped: marked, onPage } of boxes) {
    if (onBase.has(id)) continue;
    const there = isThere({ id, dropped: marked, onPage }, onBranch);
    const keep = there ? ticked || marked : ticked && marked;
    if (!keep && !marked) dropped.add(id);
    if (keep && !there) restored.add(id);
    if (keep === marked) lines.set(id, keep);
  }
  const onPages = boxes.filter(({ onPage }) => onPage).map(({ id }) => id);
  return { dropped, restored, onPages: new Set(onPages), boxes: lines };
}

/**
 * Corrects boxes by data that the text alone does not have: papers requested by id, and the text
 * before an edit.
 *
 * @param onBranch papers whose posts the branch holds
 * @param said papers that were requested by id, and the boxes before an edit
 */
export function asMeant(
  boxes: readonly Box[],
  onBranch: ReadonlySet<PaperId>,
  said: { readonly chosen: ReadonlySet<PaperId>; readonly before: readonly Box[] },
): Box[] {
  const droppedBefore = new Set(
    said.before.filter(({ ticked, dropped }) => dropped && !ticked).map(({ id }) => id),
  );
  return boxes.map((box) => {
    // Asked for by id, a paper that is still there stays, though its box was unticked before.
    if (said.chosen.has(box.id) && !box.ticked && isThere(box, onBranch))
      return { ...box, dropped: true, ticked: box.onPage };
    // Ticked again, and our mark taken out with it.
    if (box.ticked && droppedBefore.has(box.id)) return { ...box, dropped: true };
    return box;
  });
}

/** Removes from a review the papers that cannot be restored. Their boxes stay empty. */
export function withoutLost(review: Review, lost: ReadonlySet<PaperId>): Review {
  if (lost.size === 0) return review;
  return {
    ...review,
    restored: new Set([...review.restored].filter((id) => !lost.has(id))),
    boxes: new Map([...review.boxes].map(([id, keep]) => [id, keep && !lost.has(id)])),
  };
}

/** Tells whether the branch has a paper, in a post or on a page. */
export function isThere(
  { id, dropped, onPage }: Pick<Box, 'id' | 'dropped' | 'onPage'>,
  onBranch: ReadonlySet<PaperId>,
): boolean {
  return onBranch.has(id) || (onPage && !dropped);
}

/** Tells whether boxes require a change regardless of the branch. */
export function asksForSomething(boxes: readonly Pick<Box, 'ticked' | 'dropped'>[]): boolean {
  return boxes.some(({ ticked, dropped }) => ticked === dropped);
}

/** Changes of a branch that no box asks for, so that two digests can be merged. */
export interface Untangled {
  /** Digest pages that get another name: old path -> new path. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Lists and feeds whose rows are left to a later run. */
  readonly left?: readonly string[];
  /** Digest pages that have no paper left. */
  readonly emptied?: readonly string[];
}

/** Returns a commit's subject for a review: `Drop 2 papers and bring back 1 paper`. */
export function reviewSubject(
  { dropped, restored }: Review,
  { renamed = new Map(), left = [] }: Untangled = {},
): string {
  const papers = (count: number) => counted(count, 'paper');
  const parts = [
    ...(dropped.size > 0 ? [`drop ${papers(dropped.size)}`] : []),
    ...(restored.size > 0 ? [`bring back ${papers(restored.size)}`] : []),
    ...(renamed.size > 0 ? ['rename a digest page'] : []),
    ...(left.length > 0 ? ['leave rows to a later run'] : []),
  ];
  const text = parts.join(' and ') || 'follow the review';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns the lines of its message, one for each paper or page. */
export function reviewLines(
  { dropped, restored }: Review,
  { renamed = new Map(), left = [], emptied = [] }: Untangled = {},
): string[] {
  return [
    ...[...dropped].map((id) => `- dropped: ${id}`),
    ...[...restored].map((id) => `- brought back: ${id}`),
    ...[...renamed].map(([from, to]) => `- renamed: ${from} -> ${to}`),
    ...left.map((path) => `- rows left to a later run: ${path}`),
    ...emptied.map((path) => `${EMPTIED}${path}`),
  ];
}

const EMPTIED = '- page without papers: ';

/** Returns the digest pages that a commit removed because they had no paper left. @param message of the commit */
export function emptiedIn(message: string): string[] {
  return message
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith(EMPTIED) ? [line.slice(EMPTIED.length)] : []));
}

/** Tells whether reviewLines or newsReviewLines wrote a line of a commit's message. */
export function isReviewLine(line: string): boolean {
  return /^- (?:dropped|brought back|renamed|rows left to a later run|page without papers): /.test(
    line,
  );
}
