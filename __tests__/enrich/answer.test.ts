import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../src/enrich/answer.ts';
import { holdsQuote, wordsOf } from '../../src/enrich/grounding.ts';
import { proseOf } from '../../src/enrich/prose-of-answer.ts';
import { SPOILT } from '../emulators/chat/index.ts';
import { aPaper } from '../builders/paper.ts';
import { honestAnswer } from '../emulators/chat/answers.ts';

const entry = {
  title: 'Reading Scrolls by Candle Light',
  abstract:
    'We read 1,024 scrolls by candle light. Our method, \\textbf{ScrollNet}, has $O(n^2)$ cost and reads them 3 times faster than na\\"ive readers. A scroll has one margin.',
  comment: '12 pages, accepted at ICLR 2026',
};
const paper = aPaper(entry);
const request = {
  tasks: new Set(['summary', 'qa'] as const),
  language: 'English',
  name: 'some-model',
  key: '',
};
const good = honestAnswer(entry, undefined);
const spoil = (how: string) => SPOILT[how]?.(good) ?? '';

describe('an answer', () => {
  test('that quotes the paper is kept, with the quoted words', () => {
    const read = readAnswer(JSON.stringify(good), paper, request);
    expect(read).toMatchObject({
      generated: {
        summary: 'In short: We read 1,024 scrolls by candle light.',
        model: 'some-model',
        headings: { summary: 'Summary', note: expect.stringContaining('some-model') },
      },
    });
    expect('generated' in read && read.generated.questions).toHaveLength(3);
  });

  test.each([['a fence around it'], ['thinking before it']])('with %s is read', (how) => {
    expect(readAnswer(spoil(how), paper, request)).toHaveProperty('generated');
  });

  test('that repeats the key loses only the parts with the key', () => {
    const key = 'sk-thisIsTheKeyOfTheTest';
    const [first, ...others] = good.questions ?? [];
    const answer = {
      ...good,
      summary: {
        ...good.summary,
        text: `My key is ${key.slice(0, 9)}**${key.slice(9)}**, indeed.`,
      },
      questions: [{ ...first, answer: Buffer.from(`Bearer ${key}`).toString('base64') }, ...others],
      headings: { summary: key, questions: 'Q&A' },
    };
    const read = readAnswer(JSON.stringify(answer), paper, { ...request, key, language: 'Latin' });
    expect(read).toMatchObject({
      generated: { summary: undefined, headings: { summary: 'Summary' } },
    });
    expect('generated' in read && read.generated.questions).toHaveLength(others.length);
  });

  test('that contains </think> is read', () => {
    const quote = 'A scroll has one margin.';
    const answer = { summary: { text: 'It drops </think> tags.', quote } };
    expect(readAnswer(JSON.stringify(answer), paper, request)).toMatchObject({
      generated: { summary: 'It drops </think> tags.' },
    });
  });

  test.each([
    ['no JSON', 'that was not in the form asked for', true],
    ['another schema', 'that was not in the form asked for', true],
    ['quotes that are nowhere', 'of which nothing rests on the paper', false],
    ['numbers that are nowhere', 'of which nothing rests on the paper', false],
  ])('with %s is dropped: an answer %s', (how, reason, malformed) => {
    expect(readAnswer(spoil(how), paper, request)).toEqual({
      reason: `an answer ${reason}`,
      malformed,
    });
  });

  const quote = 'A scroll has one margin.';
  const questionsIn = (questions: readonly { question: string; answer: string }[]) => {
    const answer = { questions: questions.map((one) => ({ ...one, quote })) };
    const read = readAnswer(JSON.stringify(answer), paper, request);
    return 'generated' in read ? read.generated.questions.map(({ question }) => question) : [];
  };

  test('keeps its first five questions, each once', () => {
    const asked = ['One?', 'two?', 'TWO?', 'Three?', 'Four?', 'Five?', 'Six?'];
    expect(questionsIn(asked.map((question) => ({ question, answer: 'So it is.' })))).toEqual([
      'One?',
      'two?',
      'Three?',
      'Four?',
      'Five?',
    ]);
  });

  test('loses questions that say nothing, or a number that the paper does not have', () => {
    expect(
      questionsIn([
        { question: 'Why 77?', answer: 'So it is.' },
        { question: 'Why?', answer: 'Since 78.' },
        { question: '?', answer: 'So it is.' },
        { question: 'x?', answer: 'So it is.' },
        { question: 'How many of 1,024?', answer: 'All in 3 days.' },
        { question: '何?', answer: '巻' },
      ]),
    ).toEqual(['How many of 1,024?', '何?']);
  });

  test('for a summary alone has no questions', () => {
    const read = readAnswer(JSON.stringify(good), paper, {
      ...request,
      tasks: new Set(['summary']),
    });
    expect(read).toMatchObject({ generated: { questions: [] } });
  });

  test('whose headings are empty gets English ones', () => {
    const headings = { summary: 'https://a.example', questions: 'Quaestiones' };
    const answer = JSON.stringify({ ...good, headings });
    expect(readAnswer(answer, paper, { ...request, language: 'Latin' })).toMatchObject({
      generated: { headings: { summary: 'Summary', questions: 'Questions and answers' } },
    });
  });

  test('loses only the parts without a valid quote', () => {
    const [first] = good.questions ?? [];
    const answer = {
      ...good,
      summary: { text: 'It cures everything.', quote: 'everything is cured by us' },
      questions: [first, { question: 'And?', answer: 'Yes.', quote: 'no such words anywhere' }],
    };
    const read = readAnswer(JSON.stringify(answer), paper, request);
    expect(read).toMatchObject({ generated: { summary: undefined, questions: [first] } });
  });

  test('adds nothing that was not requested', () => {
    const read = readAnswer(JSON.stringify(good), paper, { ...request, tasks: new Set(['qa']) });
    expect(read).toMatchObject({ generated: { summary: undefined } });
  });

  test('sets headings only in an unknown language, and never the note that the text is generated', () => {
    const headings = (language: string) => {
      const read = readAnswer(JSON.stringify(good), paper, { ...request, language });
      return 'generated' in read ? read.generated.headings : undefined;
    };
    expect(headings('German')).toMatchObject({ summary: 'Zusammenfassung' });
    expect(headings('Deutsch')).toEqual(headings('de'));
    expect(headings('Latin')).toMatchObject({
      summary: 'Brevis',
      questions: 'Quaestiones',
      note: expect.stringContaining('some-model'),
    });
  });

  test('of any form gives plain text of limited length with quotes of the paper, or a reason (property)', () => {
    const fragment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...paper.abstract.text.split(/(?<=[.]) /),
        'https://evil.example/x',
        '[a](javascript:alert(1))',
        '![x](//evil.example/a.png)',
        '<b onclick=x>',
        '\u202egnp.exe',
        'x '.repeat(900),
      ),
    );
    const words = wordsOf(paper);
    const text = fc.array(fragment, { maxLength: 4 }).map((parts) => parts.join(' '));
    const answers = fc.record(
      {
        summary: fc.record({ text, quote: fragment }),
        questions: fc.array(fc.record({ question: text, answer: text, quote: fragment }), {
          maxLength: 8,
        }),
        headings: fc.record({ summary: text, questions: text }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (answer) => {
        const read = readAnswer(JSON.stringify(answer), paper, { ...request, language: 'Latin' });
        if (!('generated' in read)) return;
        const { summary = '', questions, headings } = read.generated;
        const texts = [
          summary,
          ...questions.flatMap(({ question, answer, quote }) => [question, answer, quote]),
          ...Object.values(headings),
        ];
        for (const generated of texts) {
          expect(generated).not.toMatch(
            /:\/\/|javascript:|[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]/i,
          );
          expect(generated.length).toBeLessThanOrEqual(900);
        }
        expect(questions.length).toBeLessThanOrEqual(5);
        for (const { quote } of questions) expect(holdsQuote(words, quote)).toBe(true);
      }),
    );
  });
});

describe('a quote', () => {
  const words = wordsOf(paper);
  test.each([
    ['we read 1,024 scrolls', true],
    ['“We read 1,024  scrolls”', true],
    ['ScrollNet, has $O(n^2)$ cost', true],
    ['faster than naïve readers', true],
    ['accepted at ICLR 2026', true],
    ['Reading scrolls by candle-light', true],
    ['we read', false],
    ['a', false],
    ['', false],
    ['e read 1,024 scrolls by', false],
    ['We read 1,024 scrolls by moon light', false],
    ['one margin. Reading Scrolls by', false],
  ])('such as %j is in the paper: %j', (quote, isInPaper) => {
    expect(holdsQuote(words, quote)).toBe(isInPaper);
  });
});

test.each([
  ['See [the code](https://a.b/c) now.', 'See the code now.'],
  ['It is at https://a.b/c.', 'It is at'],
  ['It is **good** and `fast`.', 'It is good and fast.'],
  ['2 * 3 * 4 and a_b_c stay', '2 * 3 * 4 and a_b_c stay'],
  ['- A list', 'A list'],
  ['Write to a@b.example, please', 'Write to, please'],
  ['One.\n\nTwo.', 'One. Two.'],
])('the plain text of %j is %j', (text, prose) => {
  expect(proseOf(text, 100)).toBe(prose);
});

test('a long text is cut after a whole sentence', () => {
  expect(proseOf('One is here. Two is there. Three is nowhere at all.', 40)).toBe(
    'One is here. Two is there.',
  );
  expect(proseOf('word '.repeat(30), 40)).toMatch(/^(?:word )+word…$/);
});

test.each(['a', 'a.', '@', 'a@', 'a@a.', '[](', '](', '`', '**a', '__', '<http://', 'www.'])(
  'the plain text of a very long repetition of %s is within the limit',
  (seed) => {
    expect(proseOf(seed.repeat(200_000), 900).length).toBeLessThanOrEqual(900);
  },
);
