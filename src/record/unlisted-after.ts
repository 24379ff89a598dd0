import type { Config } from '../config/config.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import type { Notice } from '../log.ts';
import type { Verdict } from '../rank/select.ts';
import { MOST_WAITING } from './fit-body.ts';
import type { Unlisted, Waiting } from './held-over.ts';
import type { SiteState } from './site-state.ts';

/**
 * Returns notices about papers that could not be brought back, that were passed over, or that wait
 * although `max-papers` has room for them, because GitHub limits the text of a pull request.
 */
export function noticesOf(
  { room, digest, notices }: Pick<SiteState, 'room' | 'digest' | 'notices'>,
  { maxPapers }: Pick<Config, 'maxPapers'>,
  { heldOver, passedOver }: Unlisted,
): Notice[] {
  const waiting = heldOver.length;
  const all = [...notices, ...noticesOfEnd(passedOver)];
  if (waiting > MOST_WAITING && room !== Infinity) {
    const text = `${waiting} papers wait, and a pull request has room for the ids of ${MOST_WAITING}: the others come only while they are in the window. Narrow the topics or raise \`max-papers\``;
    all.push({ about: 'Too many papers wait', text });
  }
  if (waiting === 0 || room >= (maxPapers || Infinity)) return all;
  const pull = digest.pull === undefined ? 'A pull request' : `Pull request #${digest.pull.number}`;
  const text = `${pull} can list no more papers than GitHub's limit for its text allows: ${waiting} wait. Merge or close it, and they come`;
  return [...all, { about: 'The digest is full', text }];
}

function noticesOfEnd(passedOver: readonly Waiting[]): Notice[] {
  if (passedOver.length === 0) return [];
  const ids = passedOver.map(({ id }) => id).join(', ');
  const text = `${ids}. They found no place within \`lookback-days\` after they left the window. Raise \`max-papers\` or narrow the topics; \`papers\` brings one back`;
  return [{ about: 'Passed over', text }];
}

/**
 * Returns the papers that wait from now on: those that waited before and got no verdict, and those
 * for which this run has no place. Papers that have waited too long are passed over.
 */
export function unlistedAfter(
  { history, horizon }: Pick<SiteState, 'history' | 'horizon'>,
  verdicts: readonly Verdict[],
): Unlisted {
  const before = new Map(history.heldOver.map((waiting) => [waiting.id, waiting]));
  const decided = new Set(verdicts.map(({ paper }) => paper.id));
  const now = verdicts
    .filter((verdict) => verdict.kind === 'skip' && verdict.because === 'held-over')
    .map(({ paper }): Waiting => ({
      id: paper.id,
      submitted: paper.published.slice(0, 10),
      title: escapeGitHub(paper.title.text),
    }));
  // arXiv may leave a paper out of one answer: without a verdict it waits on.
  const carried = [...before.values()].filter(({ id }) => !decided.has(id));
  const isOver = ({ submitted = horizon.waits }: Waiting) => submitted < horizon.waits;
  return {
    heldOver: [...now, ...carried].filter((waiting) => !isOver(waiting)),
    passedOver: [...now.filter(isOver), ...history.ended.filter(({ id }) => !decided.has(id))],
  };
}
