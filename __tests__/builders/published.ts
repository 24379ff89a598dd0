import { readConfig } from '../../src/config/read.ts';
import { RunFailure } from '../../src/failure.ts';
import type { Notice } from '../../src/log.ts';
import { newsroom } from '../../src/news/propose.ts';
import type { Press } from '../../src/news/revise-post.ts';
import type { CodeLink } from '../../src/papers/code-links.ts';
import { type Paper, type PaperId, refText } from '../../src/papers/paper.ts';
import { NO_ROWS } from '../../src/record/collect-rows.ts';
import { readSiteState } from '../../src/record/site-state.ts';
import { collect } from '../../src/render/collections/collect.ts';
import { collectionFiles } from '../../src/render/collections/collection-files.ts';
import { printPost } from '../../src/render/posts.ts';
import { aLayout } from './layout.ts';
import { aMatch, aTopic } from './paper.ts';
import { type Texts, aCommit, aSite } from './site.ts';

export const NOW = new Date('2026-11-27T06:00:00Z');

const presses = new Map<string, Promise<Press>>();

/** Returns the press of a site with these inputs, which is made once. */
export function aPress(inputs: Readonly<Record<string, string>> = {}): Promise<Press> {
  const key = JSON.stringify(inputs);
  const press = presses.get(key) ?? newPress(inputs);
  presses.set(key, press);
  return press;
}

async function newPress(inputs: Readonly<Record<string, string>>): Promise<Press> {
  const all = { keywords: 'x', updates: 'withdrawn, venue, code, version', ...inputs };
  const config = readConfig(new Map(Object.entries(all)));
  return { config, layout: await aLayout({}, all), now: NOW };
}

/** Returns the post of a paper as Paperboy prints it. */
export function postOf(paper: Paper, press: Press): string {
  const finished = printPost(paper, [aMatch()], press);
  if ('problem' in finished) throw new Error(finished.problem);
  return finished.page;
}

export interface Given {
  /** The papers as they were when their posts and rows were written. */
  readonly published: readonly Paper[];
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files beside the posts, and posts that a person changed. */
  readonly texts?: Texts | ((texts: Texts) => Texts);
  /** The files of an open digest; none without it. */
  readonly branch?: (base: Texts) => Texts;
  readonly site?: Parameters<typeof aSite>[0];
  readonly earlier?: Parameters<typeof aSite>[0];
  /** Versions that arXiv still has; a failure if it does not answer. */
  readonly versions?: readonly Paper[] | RunFailure | Error;
  readonly links?: ReadonlyMap<PaperId, readonly CodeLink[]>;
  /** A failure in place of the layout. */
  readonly layout?: Error;
  readonly turn?: number | undefined;
}

/** A site with published papers, and the part of a run that looks for news of them. */
export async function aPublishedSite(given: Given) {
  const { published, inputs = {}, links = new Map(), versions = [] } = given;
  const press = await aPress(inputs);
  const { config, layout } = press;
  const collections = collectionFiles(layout, config, NOW, 'https://github.com/o/site');
  const hasPosts = config.output.has('posts');
  const posts: Texts = Object.fromEntries(
    published.map((paper) => [layout.postPath(paper), postOf(paper, press)]),
  );
  const rows = published.map((paper) => ({
    ...{ paper, matches: [aMatch(aTopic('x'))] },
    ...(hasPosts && { path: layout.postPath(paper) }),
  }));
  const lists = collect(rows, collections, new Map(), layout, config, NOW, new Map());
  const written: Texts = { ...(hasPosts && posts), ...Object.fromEntries(lists) };
  const { texts = {} } = given;
  const onBase = typeof texts === 'function' ? texts(written) : { ...written, ...texts };
  const base = aCommit(onBase, { branch: 'main', commit: 'base' });
  const branch = given.branch?.(onBase);
  const record = await aSite({ ...given.site }).record({} as never);
  const site = {
    ...aSite({ ...given.site }),
    record: () =>
      Promise.resolve({
        ...record,
        branches: new Map([['paperboy/digest', 'tip'], ...record.branches]),
      }),
    files: ({ branch: name = 'main', commit = '' }) =>
      Promise.resolve(aCommit(branch ?? onBase, { branch: name, commit })),
    ...(given.earlier && { earlier: aSite(given.earlier).earlier }),
  };
  const calendar = { day: '2026-11-27', now: NOW, pagesAmong: () => [] };
  const state = await readSiteState(site, config, base, calendar, { collections });
  const log = { notices: [] as Notice[], infos: [] as string[] };
  const requests = { versions: [] as string[], code: [] as string[] };
  const room = newsroom({
    ...{ config, now: NOW, collections, site, turn: 'turn' in given ? given.turn : 0 },
    layoutOf: () => (given.layout ? Promise.reject(given.layout) : Promise.resolve(layout)),
    arxiv: {
      search: (asked) => {
        for (const request of asked)
          requests.versions.push(...('ids' in request ? request.ids.map(refText) : []));
        if (versions instanceof Error) return Promise.reject(versions);
        const papers = versions.filter(({ id, version }) =>
          requests.versions.includes(`${id}v${version}`),
        );
        return Promise.resolve({ papers, notices: [], entryCount: 0, totalResults: 0 });
      },
    },
    extras: {
      links: (papers) => {
        requests.code.push(...papers.map(({ id }) => id));
        return Promise.resolve({ links, notices: [{ about: 'hf', text: 'slow' }] });
      },
    },
    log: {
      info: (line) => log.infos.push(line),
      notice: (notice) => log.notices.push(notice),
    },
  });
  return {
    ...{ state, room, log, requests, press, onBase, branch },
    path: (paper: Paper) => layout.postPath(paper),
    ask: (ids: readonly PaperId[] = []) =>
      room.askAbout(
        state,
        ids.map((id) => ({ id })),
      ),
    propose: (papers: readonly Paper[] | undefined) => room.propose(state, papers, NO_ROWS),
  };
}
