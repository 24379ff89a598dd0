import { type PaperId, parsePaperRef } from '../papers/paper.ts';

/** A paper's line in a pull request's task list. */
export interface Box {
  readonly id: PaperId;
  readonly ticked: boolean;
  /** Whether we took its post off the branch and said so in the line. */
  readonly dropped: boolean;
}

const DROPPED = ' *(dropped)*';
const LINE =
  /^(?<start>[ \t]*[-*+][ \t]+\[)(?<tick>[ xX])(?<text>\][ \t].*?\]\((?<link>https?:\/\/arxiv\.org\/abs\/[^)\s]+)\).*)$/gm;

/**
 * The papers that a digest pull request lists: one task-list line each, which holds the paper's
 * arXiv link (CONTRACT, "What is promised", 2). Links elsewhere in the body are talk. Of a paper
 * that is listed twice the last line counts.
 */
export function boxesIn(body: string): Box[] {
  const boxes = new Map<PaperId, Box>();
  for (const { groups } of body.matchAll(LINE)) {
    const { tick, text = '', link = '' } = groups ?? {};
    const id = parsePaperRef(link)?.id;
    if (id !== undefined)
      boxes.set(id, { id, ticked: tick !== ' ', dropped: text.trimEnd().endsWith(DROPPED) });
  }
  return [...boxes.values()];
}

/** Ticks and unticks the lines of some papers. All else in the body stays as it is. */
export function withBoxes(body: string, kept: ReadonlyMap<PaperId, boolean>): string {
  return body.replace(LINE, (line: string, ...found: unknown[]) => {
    const { start = '', text = '', link = '' } = found.at(-1) as Record<string, string>;
    const id = parsePaperRef(link)?.id;
    const keep = id === undefined ? undefined : kept.get(id);
    if (keep === undefined) return line;
    const bare = text.trimEnd().endsWith(DROPPED) ? text.trimEnd().slice(0, -DROPPED.length) : text;
    return `${start}${keep ? 'x' : ' '}${bare}${keep ? '' : DROPPED}`;
  });
}
