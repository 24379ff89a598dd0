import { unescapeGitHub } from '../escapes/escapes.ts';
import { leftInWords, planInWords, rowInWords, sourceInWords } from './in-words.ts';
import { escapeTerminal } from './log-line.ts';
import { planText } from './plan-text.ts';
import type { Report } from './report.ts';

const RULE = '-'.repeat(72);

/**
 * Returns the output of the local command: the plan of a run, the text of the pull request, and the
 * paths of the files.
 *
 * @param out folder of the written files
 */
export function previewOf(report: Report, out: string): string {
  const { plan, rows, files, site } = report;
  const text = planText(plan);
  const written = [...files.keys()].map((path) => `  ${out}/${path}`);
  return escapeTerminal(
    [
      planInWords(report),
      sourceInWords(report),
      `Site: ${site}`,
      ...(text === undefined
        ? []
        : [
            RULE,
            ...(text.of === 'commit' ? [] : [text.title, RULE]),
            readable(text.body).trim(),
            RULE,
          ]),
      'Topics:',
      ...rows.map((row) => `  ${rowInWords(row)}`),
      ...leftInWords(report),
      ...(files.size === 0 ? [] : [`Files (${files.size}):`, ...written]),
    ].join('\n'),
  );
}

/** Markdown without comments, entities and folded parts, which only a browser makes readable. */
function readable(markdown: string): string {
  return unescapeGitHub(
    markdown
      .replace(/ *<!--[^]*?-->/g, '')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/<details><summary>(.*?)<\/summary>(\n?)([^]*?)\n*<\/details>/g, '$1: $2$3'),
  );
}
