import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Proposal } from '../rank/select.ts';
import type { Pages } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import { postView } from '../view/post-view.ts';
import { type Findings, findingsOf } from './findings.ts';

/** The part of the report that only a dry run and the local command have. */
export interface Insight extends Findings {
  /**
   * Prints a post with the site's template, but in GitHub's Markdown, without the escapes and the
   * math delimiters of the site's generator.
   */
  readonly draftOf: (proposal: Proposal) => string;
}

/** Returns the findings of all topics. Takes about as long as the selection of papers. */
export function insightOf(
  feed: Pick<Gathered, 'papers' | 'from'>,
  config: Config,
  layout: Layout,
  { verdicts, known }: Pick<Pages, 'verdicts' | 'known'>,
  now: Date,
): Insight {
  const { timezone, codeLinks } = config;
  const setting = { math: 'github', markdown: {}, timezone, now, codeLinks } as const;
  return {
    ...findingsOf(feed, config, verdicts, now),
    draftOf: ({ paper, matches }) =>
      layout.post(postView(paper, matches, setting, known.get(paper.id))),
  };
}
