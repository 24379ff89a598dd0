import { describe, expect, test } from '@jest/globals';
import { NO_EXTRAS, enricher } from '../../src/enrich/enrich.ts';
import type { Extras } from '../../src/enrich/extras.ts';
import type { Notice } from '../../src/log.ts';
import type { CodeLink } from '../../src/papers/code-links.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { aPaper } from '../builders/paper.ts';

const linked = aPaper({ id: '2611.00001', comment: 'Code: https://github.com/ada/lamp' });
const [bare, other] = ['2611.00002', '2611.00003'].map((id) => aPaper({ id })) as [Paper, Paper];
const link: CodeLink = {
  kind: 'code',
  url: 'https://github.com/ben/ink',
  host: 'github.com',
  label: 'ben/ink',
};
const generated = { summary: 'S', questions: [], model: 'm', headings: {} } as never;
const model = { name: 'm' } as never;
const notice = { about: 'Hugging Face', text: 'slow' };

/** Services that know a link and a text of every paper, and keep the ids that they were asked for. */
function services() {
  const asked: { links: string[][]; generate: string[][] } = { links: [], generate: [] };
  const notices: Notice[] = [];
  const extras: Extras = {
    links: (papers) => {
      asked.links.push(papers.map(({ id }) => id));
      return Promise.resolve({
        links: new Map(papers.map(({ id }) => [id, [link]])),
        notices: [notice],
      });
    },
    generate: (papers) => {
      asked.generate.push(papers.map(({ id }) => id));
      return Promise.resolve({
        generated: new Map(papers.map(({ id }) => [id, generated])),
        notices: [],
      });
    },
  };
  const log = { info: () => undefined, notice: (one: Notice) => notices.push(one) } as never;
  return { asked, notices, extras, log };
}

describe('a run asks', () => {
  test('for links of listed papers that name none, and for texts of papers with a post', async () => {
    const { asked, notices, extras, log } = services();
    const enrich = enricher(extras, { codeLinks: true, model }, log);
    expect([...(await enrich([linked, bare, other], [bare]))]).toEqual([
      [bare.id, { links: [link], generated }],
      [other.id, { links: [link], generated: undefined }],
    ]);
    expect(asked).toEqual({ links: [[bare.id, other.id]], generate: [[bare.id]] });
    expect(notices).toEqual([notice]);
  });

  test('about each paper once, and keeps the answers', async () => {
    const { asked, notices, extras, log } = services();
    const enrich = enricher(extras, { codeLinks: true, model }, log);
    await enrich([bare], [bare]);
    const again = await enrich([bare, other], [bare, other]);
    expect(asked).toEqual({ links: [[bare.id], [other.id]], generate: [[bare.id], [other.id]] });
    expect([...again.keys()]).toEqual([bare.id, other.id]);
    expect(await enrich([bare, other], [bare, other])).toBe(again);
    expect(notices).toHaveLength(2);
  });

  test('nothing that the configuration turns off', async () => {
    const { asked, extras, log } = services();
    const enrich = enricher(extras, { codeLinks: false }, log);
    expect([...(await enrich([bare], [bare]))]).toEqual([]);
    expect(asked).toEqual({ links: [], generate: [] });
  });
});

test('without requests the local command finds nothing, and says that the model was not asked', async () => {
  expect(await NO_EXTRAS.links([bare])).toEqual({ links: new Map(), notices: [] });
  expect(await NO_EXTRAS.generate([bare, other], model)).toEqual({
    generated: new Map(),
    notices: [
      {
        about: 'Language model',
        text: 'It was not asked about 2 papers: without --live the local command sends no requests',
      },
    ],
  });
});
