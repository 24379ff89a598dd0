import { escapeTerminal } from './log-line.ts';
import { type Report, countsInWords } from './report.ts';
import { inWords } from './summary.ts';

/**
 * What the local command prints: the pull request as it would read, and where its files are.
 *
 * @param out the folder they were written to
 */
export function previewOf(report: Report, out: string): string {
  const { plan, rows, files, site } = report;
  const topics = rows.map(
    ({ name, matched, proposed, seen, heldOver, skipped }) =>
      `  ${name}: ${matched} matched, ${proposed} new, ${seen.size > 0 ? countsInWords(seen) : '0 seen before'}, ${heldOver} held over, ${countsInWords(skipped)} skipped`,
  );
  if (plan.kind === 'nothing-new') return escapeTerminal([inWords(report), ...topics].join('\n'));
  const [title, body = ''] =
    plan.kind === 'commit'
      ? ['Commit', plan.commit.message]
      : [plan.pull.title, plan.kind === 'open' ? plan.pull.body : plan.body];
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
      `Files (${files.size}):`,
      ...written,
    ].join('\n'),
  );
}
