import type { SkipReason } from '../rank/select.ts';
import type { Report, TopicRow } from './report.ts';
import { counted } from '../text/counted.ts';
import { passedInWords, waitingInWords } from '../record/held-over.ts';

/** Returns the lines of the log: the outcome, the counts of each topic, and the papers that wait. */
export function linesOf(report: Report): string[] {
  return [outcomeInWords(report), ...report.rows.map(rowInWords), ...leftInWords(report)];
}

/** Returns the outcome of a run in one sentence. If nothing is new, it gives the reason. */
export function outcomeInWords(report: Report): string {
  const { status, pull } = report;
  const where = pull === undefined ? '' : ` ${pull.url}`;
  switch (status) {
    case 'opened':
      return `${deedInWords('open', DONE, report)}.${where}`;
    case 'updated':
      return `${deedInWords('append', DONE, report)}.${where}`;
    case 'committed':
      return `${deedInWords('commit', DONE, report)}.`;
    case 'dry-run':
      return `This was a dry run: nothing was written. ${planInWords(report)}`;
    case 'nothing-new':
      return `Nothing new: ${whyEmpty(report)}`;
  }
}

/** Describes the plan of a run: `A run would open a pull request with 9 papers.` */
export function planInWords(report: Report): string {
  const { kind } = report.plan;
  if (kind === 'nothing-new') return outcomeInWords(report);
  return `A run would ${deedInWords(kind, TO_DO, report)}.`;
}

type Verbs = Readonly<Record<'open' | 'add' | 'update' | 'commit', string>>;

const DONE: Verbs = { open: 'Opened', add: 'Added', update: 'Updated', commit: 'Committed' };
const TO_DO: Verbs = { open: 'open', add: 'add', update: 'update', commit: 'commit' };

function deedInWords(kind: 'open' | 'append' | 'commit', verbs: Verbs, report: Report): string {
  const { papers, news, branch } = report;
  const content = [
    ...(papers.length > 0 || news.length === 0 ? [counted(papers.length, 'paper')] : []),
    ...(news.length > 0 ? [`news of ${counted(news.length, 'published paper')}`] : []),
  ].join(' and ');
  if (kind === 'open') return `${verbs.open} a pull request with ${content}`;
  if (kind === 'commit') return `${verbs.commit} ${content} to ${branch}`;
  const changed = papers.length + news.length > 0 ? `${verbs.add} ${content} to` : verbs.update;
  return `${changed} the open pull request${reviewInWords(report)}`;
}

/** Returns the counts of a topic: `Long context: 14 matched, 5 new, 3 posted, 2 held over, 1 excluded`. */
export function rowInWords(row: TopicRow): string {
  return `${row.name}: ${[`${row.matched} matched`, ...fatesInWords(row)].join(', ')}`;
}

/** Describes the results for papers that matched a topic: `5 new`, `3 posted`, `2 held over`. */
export function fatesInWords({ matched, proposed, seen, heldOver, skipped }: TopicRow): string[] {
  return [
    ...(matched === 0 ? [] : [`${proposed} new`]),
    ...(seen.size > 0 ? [countsInWords(seen)] : []),
    ...(heldOver > 0 ? [`${heldOver} held over`] : []),
    ...(skipped.size > 0 ? [countsInWords(skipped)] : []),
  ];
}

/** Returns a sentence for papers that are held over, and one for those that are passed over. */
export function leftInWords(report: Pick<Report, 'heldOver' | 'passedOver'>): string[] {
  const { heldOver, passedOver } = report;
  const [waiting, passed] = [heldOver.length, passedOver.length];
  return [
    ...(waiting === 0 ? [] : [`${waitingInWords(waiting)}.`]),
    ...(passed === 0 ? [] : [`${passedInWords(passed)}.`]),
  ];
}

const SOURCES: Readonly<Record<Exclude<Report['from'], 'edit'>, string>> = {
  api: "arXiv's API",
  oai: "arXiv's OAI-PMH",
  feed: "arXiv's announcement feed",
  none: 'none',
  sample: 'the sample that comes with Paperboy',
};

const SAMPLE_NOTE = ' Its papers are invented. Add --live to ask arXiv.';

/** Returns the source of the papers, and why earlier sources were not used. */
export function sourceInWords({ from, because }: Pick<Report, 'from' | 'because'>): string {
  if (from === 'edit') return '';
  const why = because === '' ? '' : `, because ${because}`;
  return `Source: ${SOURCES[from]}${why}.${from === 'sample' ? SAMPLE_NOTE : ''}`;
}

/** Returns the number of papers for each reason: `2 excluded, 1 withdrawn`; `0` for none. */
export function countsInWords(counts: ReadonlyMap<SkipReason, number>): string {
  return [...counts].map(([reason, count]) => `${count} ${REASONS[reason]}`).join(', ') || '0';
}

const REASONS: Readonly<Record<SkipReason, string>> = {
  'no-topic': 'matched no topic',
  excluded: 'excluded',
  'other-category': 'of other categories',
  withdrawn: 'withdrawn',
  posted: 'posted',
  pending: 'pending',
  declined: 'declined',
  'held-over': 'held over',
  'passed-over': 'passed over',
  unfit: 'left out, since the post would not build',
};

function reviewInWords({ review }: Report): string {
  const { dropped, restored } = review;
  const parts = [
    ...(dropped.size > 0 ? [`${dropped.size} dropped`] : []),
    ...(restored.size > 0 ? [`${restored.size} brought back`] : []),
  ];
  return parts.length === 0 ? '' : ` (as reviewed: ${parts.join(', ')})`;
}

function whyEmpty({ from, readCount, rows, site }: Report): string {
  if (from === 'edit') return `${site}.`;
  if (from === 'none')
    return 'arXiv could not be reached. The next run asks for the same days again.';
  if (readCount === 0 && from === 'feed')
    return 'arXiv announced nothing today, as on weekends and holidays.';
  if (readCount === 0) return 'arXiv has no paper of these days that a topic could match.';
  const sent = `${from === 'sample' ? 'the sample has' : 'arXiv sent'} ${counted(readCount, 'paper')}`;
  const matched = rows.reduce((sum, row) => sum + row.matched, 0);
  return matched === 0
    ? `${sent}, and none of them matched a topic.`
    : `${sent}, and all that matched were seen before or skipped.`;
}
