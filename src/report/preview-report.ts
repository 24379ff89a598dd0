import { pullTitle } from '../record/plan.ts';
import { leftInWords, outcomeInWords, rowInWords } from './in-words.ts';
import { escapeTerminal } from './log-line.ts';
import type { Report } from './report.ts';

/**
 * What the local command prints: the pull request as it would read, and where its files are.
 *
 * @param out the folder they were written to
 */
export function previewOf(report: Report, out: string): string {
  const { plan, rows, files, site } = report;
  const topics = rows.map((row) => `  ${rowInWords(row)}`);
  if (plan.kind === 'nothing-new')
    return escapeTerminal([outcomeInWords(report), ...topics, ...leftInWords(report)].join('\n'));
  const [title, body = ''] =
    plan.kind === 'commit'
      ? ['Commit', plan.commit.message]
      : [pullTitle(plan), plan.kind === 'open' ? plan.pull.body : plan.body];
  const written = [...files.keys()].map((path) => `  ${out}/${path}`);
  const rule = '-'.repeat(72);
  return escapeTerminal(
    [
      `Site: ${site}`,
      rule,
      title,
      rule,
      body.trimEnd(),
      rule,
      'Topics:',
      ...topics,
      ...leftInWords(report),
      `Files (${files.size}):`,
      ...written,
    ].join('\n'),
  );
}
