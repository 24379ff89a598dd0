import { type PaperId, parsePaperRef } from '../papers/paper.ts';
import { boxesIn, listedIn } from './boxes.ts';
import { END, partsOf } from './section.ts';
import type { PullRequest } from './site.ts';

/**
 * Which rows of lists and feeds a digest leaves to a later run, since another open digest changes
 * the same file and both could not be merged; and which rows of such digests it has.
 */
export type RowMark = 'due' | 'written';

const MARK = /<!-- paperboy: rows (due|written) ([^>]*) -->\n*/g;

/** Names the papers of a digest that leaves all rows to a later run, those of earlier digests included. */
export function withRowsLeft(body: string): string {
  const parts = partsOf(body);
  if (parts === undefined) return body;
  const ours = parts.ours.replace(MARK, (mark, one) => (one === 'written' ? '' : String(mark)));
  return withRowMark(`${parts.before}${ours}${parts.after}`, 'due', listedIn(body));
}

/** Names papers in our part of a body. */
export function withRowMark(body: string, kind: RowMark, ids: readonly PaperId[]): string {
  const parts = partsOf(body);
  if (ids.length === 0 || parts === undefined) return body;
  const all = new Set([...markedIn(body, kind), ...ids]);
  const ours = parts.ours.replace(MARK, (mark, one) => (one === kind ? '' : String(mark)));
  const mark = `<!-- paperboy: rows ${kind} ${[...all].join(' ')} -->`;
  return `${parts.before}${ours.trimEnd()}\n\n${mark}\n\n${END}${parts.after.slice(END.length)}`;
}

export function markedIn(body: string, kind: RowMark): PaperId[] {
  return [...(partsOf(body)?.ours ?? '').matchAll(MARK)]
    .filter(([, one]) => one === kind)
    .flatMap(([, , ids = '']) => ids.split(' '))
    .map((id) => parsePaperRef(id)?.id)
    .filter((id) => id !== undefined);
}

/** Papers of merged digests whose rows no other digest has yet, in the order in which they came. */
export function rowsDue(pulls: readonly PullRequest[]): PaperId[] {
  const written = new Set(
    pulls
      .filter(({ state, merged }) => state === 'open' || merged)
      .flatMap(({ body }) => markedIn(body, 'written')),
  );
  const due = [...pulls]
    .reverse()
    .filter(({ merged }) => merged)
    .flatMap(({ body }) => {
      const kept = new Set(
        boxesIn(body)
          .filter((box) => box.ticked)
          .map(({ id }) => id),
      );
      return markedIn(body, 'due').filter((id) => kept.has(id));
    });
  return [...new Set(due)].filter((id) => !written.has(id));
}
