import { expect, test } from '@jest/globals';
import { postView } from '../../src/view/post-view.ts';
import { aMatch, aPaper } from '../builders/paper.ts';
import { printed } from '../builders/view.ts';

const setting = {
  math: 'none' as const,
  markdown: {},
  timezone: 'UTC',
  now: new Date('2026-11-20T06:00:00Z'),
  codeLinks: true,
};
const moment = {
  date: '2026-11-20',
  time: '06:00:00',
  instant: '2026-11-20T06:00:00Z',
  utc: '2026-11-20 06:00:00',
};

test('a post has the texts of a language model, escaped like the texts of authors', () => {
  const link = { kind: 'code' as const, host: 'GitHub', label: 'a/b', url: 'https://x.example' };
  const generated = {
    summary: 'A *summary*',
    questions: [{ question: 'Why *?', answer: '<b>', quote: '`x`' }],
    model: 'quill*',
    headings: { summary: 'Sum*', questions: 'Ask*', note: 'By quill*' },
  };
  const view = postView(aPaper(), [aMatch()], setting, { links: [link], generated });
  expect(printed(view)).toMatchObject({
    ...moment,
    id: '2611.00001',
    links: [link],
    summary: 'A &#42;summary&#42;',
    summaryHeading: 'Sum&#42;',
    questions: [{ question: 'Why &#42;?', answer: '&#60;b&#62;', quote: '&#96;x&#96;' }],
    questionsHeading: 'Ask&#42;',
    generatedNote: 'By quill&#42;',
    model: 'quill&#42;',
  });
});

test.each([
  ['without a model', undefined],
  ['without a text of it', { links: [], generated: undefined }],
])('a post %s has none of its values', (_, enrichment) => {
  expect(printed(postView(aPaper(), [aMatch()], setting, enrichment))).toMatchObject({
    ...moment,
    ...{ summary: undefined, summaryHeading: undefined, questions: [], model: undefined },
    ...{ questionsHeading: undefined, generatedNote: undefined },
  });
});
