import type { Config } from '../config/config.ts';
import type { Extras } from './extras.ts';
import type { Log } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Enrichment } from './enrichment.ts';

/**
 * Finds data about papers that arXiv does not have: code, and texts of a language model.
 *
 * @param listed papers on any page of this run
 * @param posts those of them with a post of their own
 */
export type Enrich = (
  listed: readonly Paper[],
  posts: readonly Paper[],
) => Promise<ReadonlyMap<PaperId, Enrichment>>;

/**
 * Asks the services about each paper once in a run. If the branch moved and the run plans again, the
 * answers are reused.
 */
export function enricher(
  extras: Extras,
  { codeLinks: wantsLinks, model }: Pick<Config, 'codeLinks' | 'model'>,
  log: Log,
): Enrich {
  const asked = { links: new Set<PaperId>(), model: new Set<PaperId>() };
  const known = new Map<PaperId, Enrichment>();
  const learn = (id: PaperId, more: Partial<Enrichment>) =>
    known.set(id, { links: [], generated: undefined, ...known.get(id), ...more });

  return async (listed, posts) => {
    const fresh = (papers: readonly Paper[], before: Set<PaperId>) => {
      const left = papers.filter(({ id }) => !before.has(id));
      for (const { id } of left) before.add(id);
      return left;
    };
    const unlinked = wantsLinks
      ? fresh(
          listed.filter(({ links }) => links.length === 0),
          asked.links,
        )
      : [];
    const unwritten = model === undefined ? [] : fresh(posts, asked.model);
    const [found, written] = await Promise.all([
      unlinked.length > 0 ? extras.links(unlinked) : undefined,
      model !== undefined && unwritten.length > 0 ? extras.generate(unwritten, model) : undefined,
    ]);
    for (const [id, links] of found?.links ?? []) learn(id, { links });
    for (const [id, generated] of written?.generated ?? []) learn(id, { generated });
    for (const notice of [...(found?.notices ?? []), ...(written?.notices ?? [])])
      log.notice(notice);
    return known;
  };
}

/** Sends no request. */
export const NO_EXTRAS: Extras = {
  links: () => Promise.resolve({ links: new Map(), notices: [] }),
  generate: (papers) =>
    Promise.resolve({
      generated: new Map(),
      notices: [
        {
          about: 'Language model',
          text: `It was not asked about ${papers.length} papers: without --live the local command sends no requests`,
        },
      ],
    }),
};
