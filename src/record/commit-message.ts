import { type Paper, type PaperId, parsePaperRef } from '../papers/paper.ts';
import { escapeGitHubPlain } from '../escapes/escapes.ts';
import { shorten } from '../text/shorten.ts';
import type { Waiting } from './held-over.ts';

/** The papers that a commit of ours names. */
export interface CommitMessage {
  readonly papers: readonly CommittedPaper[];
  readonly heldOver: readonly Waiting[];
  readonly passedOver: readonly PaperId[];
}

export interface CommittedPaper {
  readonly id: PaperId;
  /** The file that holds it: its post, or a digest page; absent in messages of older versions. */
  readonly path?: string;
}

const HELD_OVER = 'Held over for the next run:';
const PASSED_OVER = 'Passed over:';

/**
 * The lines of a commit's message that are the record, as plain text without mentions:
 *
 *     - 2611.00001 Reading by Candle Light
 *       papers/2026/2611.00001.md
 *
 *     Held over for the next run: 2611.00003 (2026-11-18), 2611.00004 (2026-11-17)
 *     Passed over: 2611.00002
 *
 * @param record `papers` with their titles; lists that are empty are left out
 */
export function messageLines(record: {
  readonly papers: readonly (Pick<Paper, 'id' | 'title'> & { readonly path?: string })[];
  readonly heldOver?: readonly Waiting[];
  readonly passedOver?: readonly PaperId[];
}): string[] {
  const { papers, heldOver = [], passedOver = [] } = record;
  const waiting = heldOver.map(({ id, submitted }) =>
    submitted === undefined ? id : `${id} (${submitted})`,
  );
  const lists = [
    ...(waiting.length > 0 ? [`${HELD_OVER} ${waiting.join(', ')}`] : []),
    ...(passedOver.length > 0 ? [`${PASSED_OVER} ${passedOver.join(', ')}`] : []),
  ];
  return [
    ...papers.flatMap(({ id, title, path }) => [
      `- ${id} ${escapeGitHubPlain(shorten(title.text, 200))}`,
      ...(path === undefined ? [] : [`  ${path}`]),
    ]),
    ...(lists.length > 0 ? ['', ...lists] : []),
  ];
}

/**
 * Reads the lines of messageLines, also in the message of a squash merge, which quotes several
 * commits. A message without a paper in this form is not ours, and is ignored.
 *
 * @param message of any commit
 * @param date of the commit: papers that are listed without a day wait since then
 */
export function readMessage({
  message,
  date,
}: {
  readonly message: string;
  readonly date: string;
}): CommitMessage {
  const lines = message.split(/\r?\n/);
  const papers = lines.flatMap((line, at): CommittedPaper[] => {
    const id = idIn(/^- (\S+) /.exec(line)?.[1]);
    if (id === undefined) return [];
    const path = /^ {2}(\S.*)$/.exec(lines[at + 1] ?? '')?.[1];
    return [{ id, ...(path !== undefined && { path }) }];
  });
  if (papers.length === 0) return { papers, heldOver: [], passedOver: [] };
  const listed = (mark: string) =>
    lines
      .filter((line) => line.startsWith(mark))
      .flatMap((line) => line.slice(mark.length).split(','));
  const heldOver = listed(HELD_OVER).flatMap((text): Waiting[] => {
    const found = /^\s*(?<ref>\S+)(?: \((?<day>\d{4}-\d\d-\d\d)\))?\s*$/.exec(text)?.groups;
    const id = idIn(found?.['ref']);
    return id === undefined ? [] : [{ id, submitted: found?.['day'] ?? date.slice(0, 10) }];
  });
  const passedOver = listed(PASSED_OVER)
    .map(idIn)
    .filter((id) => id !== undefined);
  return { papers, heldOver, passedOver };
}

function idIn(text: string | undefined): PaperId | undefined {
  return text === undefined ? undefined : parsePaperRef(text)?.id;
}
