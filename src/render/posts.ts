import type { Config } from '../config/config.ts';
import type { Proposal, Verdict } from '../papers/select.ts';
import { withFrontMatter } from './front-matter.ts';
import type { Layout } from './layout.ts';
import { digestView, postView } from './view.ts';

/** A paper of this run, and its post where posts are wanted. */
export interface Rendered extends Proposal {
  readonly path?: string;
}

export interface Pages {
  readonly papers: readonly Rendered[];
  /** Path -> content: the posts, then the digest page. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Renders what a run proposes.
 *
 * @param taken paths that exist: nothing is written over them
 */
export function renderPages(
  verdicts: readonly Verdict[],
  layout: Layout,
  config: Config,
  now: Date,
  taken: ReadonlySet<string>,
): Pages {
  const setting = { preset: layout.preset, timezone: config.timezone, now };
  const files = new Map<string, string>();
  const proposals = verdicts.filter((verdict) => verdict.kind === 'propose');
  const papers = proposals.map((proposal): Rendered => {
    if (!config.output.has('posts')) return proposal;
    const path = layout.postPath(proposal.paper);
    files.set(
      path,
      withFrontMatter(
        layout.post(postView(proposal.paper, proposal.matches, setting)),
        config.frontMatter,
      ),
    );
    return { ...proposal, path };
  });
  if (config.output.has('digest') && papers.length > 0) {
    const linked = papers.map(({ paper, matches, path }) => ({
      paper,
      matches,
      ...(path !== undefined && { postUrl: layout.postUrl(path) }),
    }));
    files.set(freeDigestPath(layout, now, taken), layout.digest(digestView(linked, setting)));
  }
  return { papers, files };
}

/** A later run of the same day gets a page of its own: what is there may hold somebody's edits. */
function freeDigestPath(layout: Layout, now: Date, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const path = layout.digestPath(now, nth);
    if (!taken.has(path)) return path;
  }
}
