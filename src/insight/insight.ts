import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Proposal } from '../rank/select.ts';
import type { Pages } from '../render/pages.ts';
import type { Layout } from '../site/layout.ts';
import { postView } from '../view/view.ts';
import { type Findings, findingsOf } from './findings.ts';

/** What a dry run and the local command tell beyond the pull request. */
export interface Insight extends Findings {
  /**
   * A post by the site's own template, but in the Markdown that GitHub reads: what the site's
   * generator wants escaped or typeset in its own way is left out of it.
   */
  readonly draftOf: (proposal: Proposal) => string;
}

/** Everything about how the topics fare. It costs about as much as the choice of papers itself. */
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
