import type { Gathered } from '../arxiv/gather.ts';
import type { Config } from '../config/config.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import type { PaperId } from '../papers/paper.ts';
import type { Verdict } from '../papers/select.ts';
import type { Layout } from '../site/layout.ts';
import { postView } from '../render/view.ts';
import { type Findings, findingsOf } from './findings.ts';

/** What a dry run and the local command tell beyond the pull request. */
export interface Insight extends Findings {
  /**
   * The body of each proposed post by the site's own template, but in the Markdown that GitHub
   * reads: what the site's generator wants escaped or typeset in its own way is left out of it.
   */
  readonly drafts: ReadonlyMap<PaperId, string>;
}

/**
 * Everything about how the topics fare. It costs about as much as the choice of papers itself.
 *
 * @param known what others said of the papers
 */
export function insightOf(
  feed: Pick<Gathered, 'papers' | 'from'>,
  config: Config,
  layout: Layout,
  verdicts: readonly Verdict[],
  now: Date,
  known: ReadonlyMap<PaperId, Enrichment>,
): Insight {
  const { timezone, codeLinks } = config;
  const setting = { math: 'github', markdown: {}, timezone, now, codeLinks } as const;
  const proposals = verdicts.filter((verdict) => verdict.kind === 'propose');
  return {
    ...findingsOf(feed, config, verdicts, now),
    drafts: new Map(
      proposals.map(({ paper, matches }) => [
        paper.id,
        layout.post(postView(paper, matches, setting, known.get(paper.id))),
      ]),
    ),
  };
}
