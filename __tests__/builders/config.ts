import type { Config } from '../../src/config/config.ts';
import { aTopic } from './paper.ts';

/** The defaults, with one topic; say only what the rule is about. */
export function aConfig(said: Partial<Config> = {}): Config {
  return {
    topics: [aTopic('scroll')],
    categories: [],
    papers: [],
    lookbackDays: 10,
    source: 'auto',
    onOutage: 'fail',
    maxPapers: 50,
    output: new Set(['posts', 'digest']),
    site: 'auto',
    frontMatter: {},
    timezone: 'UTC',
    codeLinks: true,
    branch: 'paperboy/digest',
    pullRequest: 'rolling',
    title: 'arXiv digest of {{date}}',
    commitMessage: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    labels: ['arxiv-digest'],
    assignees: [],
    reviewers: [],
    teamReviewers: [],
    draft: false,
    dryRun: false,
    ...said,
  };
}
