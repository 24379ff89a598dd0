import { type ListView, listView } from './list-view.ts';
import { parseQuery } from '../query/query.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import { headingsIn } from '../enrich/headings.ts';
import type { PaperId } from '../papers/paper.ts';
import { readPaper } from '../papers/read-paper.ts';
import { type PullView, pullView } from './pull-view.ts';
import { type DigestView, digestView } from './digest-view.ts';
import { type PostView, postView } from './post-view.ts';
import { Text } from '../template/text.ts';

interface Samples {
  readonly post: PostView;
  readonly digest: DigestView;
  readonly pull: PullView;
  readonly list: ListView;
}

/**
 * Returns views with every field set: a user's templates are checked against them before anything is
 * fetched. Each is made when it is needed.
 */
export function sampleViews(): Samples {
  return {
    get post() {
      return ofPaper().post;
    },
    get digest() {
      return ofPaper().digest;
    },
    get pull() {
      return ofPull();
    },
    get list() {
      return ofList();
    },
  };
}

function ofPaper(): Pick<Samples, 'post' | 'digest'> {
  const paper = readPaper({
    id: '2410.02660' as PaperId,
    version: 1,
    title: 'A title',
    abstract: 'An abstract. Our code is available at https://github.com/a/b.',
    authors: [{ name: 'An Author', affiliations: ['A Place'] }],
    published: '2024-10-03T16:46:52.000Z',
    updated: '2024-10-03T16:46:52.000Z',
    primaryCategory: 'cs.CL',
    categories: ['cs.CL'],
    comment: 'Accepted at NeurIPS 2024',
    journalRef: 'A Journal 1 (2024)',
    doi: '10.1000/1',
  });
  const read = parseQuery('title');
  const topics =
    'query' in read
      ? [{ name: 'A / B', path: ['A', 'B'], query: read.query, source: 'title', categories: [] }]
      : [];
  const matches = topics.map((topic) => ({
    topic,
    hits: [{ field: 'abstract' as const, words: 'title', snippet: 'A title' }],
  }));
  const setting = {
    math: 'none' as const,
    markdown: {},
    timezone: 'UTC',
    codeLinks: true,
    now: new Date('2024-10-04T06:00:00Z'),
  };

  const enrichment: Enrichment = {
    links: [
      { kind: 'model', host: 'Hugging Face', label: 'a/c', url: 'https://huggingface.co/a/c' },
    ],
    generated: {
      summary: 'A summary.',
      questions: [{ question: 'A question?', answer: 'An answer.', quote: 'An abstract' }],
      model: 'a-model',
      headings: headingsIn('English', 'a-model'),
    },
  };

  const withdrawn = new Text('This paper has been withdrawn', String);
  const digest = digestView(
    [{ paper, matches, postUrl: '../a/', enrichment }],
    setting,
    'arxiv-digest-2024-10-04',
  );

  return {
    post: { ...postView(paper, matches, setting, enrichment), withdrawn },
    digest: {
      ...digest,
      topics: digest.topics.map(({ name, papers }) => ({
        name,
        papers: papers.map((entry) => ({ ...entry, withdrawn })),
      })),
    },
  };
}

function ofPull(): PullView {
  return pullView({
    date: '2024-10-04',
    count: 1,
    days: 1,
    heldOver: 1,
    topics: ['A'],
    papers: 'A list',
    site: 'markdown',
  });
}

function ofList(): ListView {
  return listView(
    [
      {
        id: '2410.02660' as PaperId,
        version: 1,
        title: 'Title',
        authors: ['Author'],
        byline: 'Author',
        abstract: 'Abstract.',
        published: '2024-10-03T00:00:00Z',
        added: '2024-10-03T00:00:00Z',
        primaryCategory: 'cs.CL',
        topics: ['Topic'],
        postUrl: 'post',
        codeUrl: 'https://github.com/a/b',
        venue: 'ICLR',
        withdrawn: 'Withdrawn',
        tex: { title: 'Title', authors: ['Author'] },
      },
    ],
    {},
    true,
  );
}
