import type { components } from '@octokit/openapi-types';
import { notFound } from '../refusal.ts';
import { commit, diffEntry } from '../shapes/objects.ts';
import { apiUrl, webUrl } from '../shapes/place.ts';
import { type Handler, ok, pageOf, requireCommits, requireRead } from './handler.ts';

// "Compare two commits": maximum number of commits without pages, and of files in total.
const MOST_COMMITS = 250;
const MOST_FILES = 300;

export const compare: Handler = (request, baseName = '', headName = '') => {
  const { state, place, query } = request;
  requireRead(state, 'contents');
  requireCommits(state);
  const { history } = state.git;
  const at = (name: string) => state.git.commitAt(name.replace(`${place.owner}:`, ''));
  const [base, head] = [at(baseName), at(headName)];
  const fork = base && head ? history.mergeBase(base, head) : undefined;
  if (base === undefined || head === undefined || fork === undefined) throw notFound();
  const shown = (sha: string) => commit(place, history.commit(sha), state.signed.has(sha));
  const ahead = history.log(head, base);
  const behind = history.log(base, head);
  const { items, headers } =
    query.has('page') || query.has('per_page')
      ? pageOf(request, [...ahead].reverse(), MOST_COMMITS)
      : { items: [...ahead].reverse().slice(0, MOST_COMMITS), headers: {} };
  const url = `${apiUrl(place)}/compare/${baseName}...${headName}`;
  const html = `${webUrl(place)}/compare`;
  const status = (['identical', 'behind', 'ahead', 'diverged'] as const)[
    (ahead.length > 0 ? 2 : 0) + (behind.length > 0 ? 1 : 0)
  ];
  const comparison: components['schemas']['commit-comparison'] = {
    url,
    html_url: `${html}/${baseName}...${headName}`,
    permalink_url: `${html}/${base}...${head}`,
    diff_url: `${html}/${baseName}...${headName}.diff`,
    patch_url: `${html}/${baseName}...${headName}.patch`,
    base_commit: shown(base),
    merge_base_commit: shown(fork),
    status: status ?? 'identical',
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: items.map(({ sha }) => shown(sha)),
    // Only the first page lists the files.
    files:
      Number(query.get('page') ?? 1) > 1
        ? []
        : history
            .differences(base, head)
            .slice(0, MOST_FILES)
            .map((file) => diffEntry(place, head, file)),
  };
  return ok(comparison, headers);
};
