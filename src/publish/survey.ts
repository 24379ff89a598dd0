import type { Config } from '../config/config.ts';
import type { Site, SiteFiles } from '../edges.ts';
import type { PaperId } from '../papers/paper.ts';
import { heldOverIn } from './listing.ts';
import { type Digest, type Standing, digestIn, seenIn } from './seen.ts';

/** What the repository says, read before anything is decided. */
export interface Ground {
  readonly base: SiteFiles;
  /** The digest branch's files; those of base where there is no such branch yet. */
  readonly branch: SiteFiles;
  readonly digest: Digest;
  readonly seen: ReadonlyMap<PaperId, Standing>;
  /** Papers that earlier runs held over and nobody proposed since. */
  readonly heldOver: readonly PaperId[];
  /** Paths that exist: nothing is written over them. */
  readonly taken: ReadonlySet<string>;
}

/** Reads the record of earlier runs. @throws RunFailure, a code for each reason */
export async function survey(site: Site, config: Config, base: SiteFiles): Promise<Ground> {
  const record = await site.record(config);
  const digest = digestIn(record, config.branch);
  const { tip } = digest;
  const branch =
    tip === undefined ? base : await site.files({ branch: digest.branch, commit: tip });
  const seen = seenIn(base.paths, branch === base ? [] : branch.paths, record.pulls);
  const heldOver = new Set(record.pulls.flatMap(({ body }) => heldOverIn(body)));
  return {
    base,
    branch,
    digest,
    seen,
    heldOver: [...heldOver].filter((id) => !seen.has(id)).sort(),
    taken: new Set([...base.paths, ...branch.paths]),
  };
}
