/** A paper as in the last message of a request. */
export interface AskedPaper {
  readonly title: string;
  readonly abstract: string;
  readonly comment: string;
}

export interface Answer {
  summary?: { text: string; quote: string };
  questions?: { question: string; answer: string; quote: string }[];
  headings?: { summary: string; questions: string };
}

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/**
 * Returns a correct answer: statements and quotes are sentences of the abstract, and only the
 * fields of the schema are present.
 */
export function honestAnswer({ abstract }: AskedPaper, schema: Schema | undefined): Answer {
  const sentences = abstract.split(/(?<=[.!?])\s+/).filter((text) => text.split(' ').length > 3);
  const quotes = sentences.length > 0 ? sentences : [abstract];
  const plain = (text: string) => text.replace(/[$\\{}]/g, '');
  const all: Required<Answer> = {
    summary: {
      text: `In short: ${plain(quotes[0] ?? '')}`,
      quote: quotes[0] ?? '',
    },
    questions: quotes.slice(0, 3).map((quote, at) => ({
      question: `What is said ${['first', 'then', 'last'][at]}?`,
      answer: plain(quote),
      quote,
    })),
    headings: { summary: 'Brevis', questions: 'Quaestiones' },
  };
  const wanted = Object.keys(schema?.properties ?? all);
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}

/** Kinds of wrong answers of a model, with functions that return the text of the message. */
export const SPOILT: Readonly<Record<string, (good: Answer) => string>> = {
  'no JSON': () => 'I am sorry, I cannot do that.',
  'a fence around it': (good) => `Here it is:\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\`\n`,
  'thinking before it': (good) => `<think>{a plan}</think>\n${JSON.stringify(good)}`,
  'another schema': () => JSON.stringify({ summary: 'A text.', questions: 'none' }),
  'quotes that are nowhere': (good) =>
    JSON.stringify({
      ...good,
      summary: { text: 'It cures everything.', quote: 'we cure everything at once' },
      questions: [{ question: 'Does it?', answer: 'It does.', quote: 'it does indeed do so' }],
    }),
  'numbers that are nowhere': (good) =>
    JSON.stringify({
      ...good,
      summary: { ...good.summary, text: 'It reaches 98.7 percent.' },
      questions: [],
    }),
  'markup and links': (good) =>
    JSON.stringify({
      ...good,
      summary: {
        ...good.summary,
        text: 'Read <script>alert("PWNED")</script> and <img src=x onerror=alert("PWNED")>, [this](https://evil.example/a) or https://evil.example/b, {{ 7*7 }}, {% raw %}, {1+1}, ${2}, ::error::no.\n::stop-commands::x',
      },
    }),
  'a text without end': (good) =>
    JSON.stringify({
      ...good,
      summary: { ...good.summary, text: 'It goes on and on. '.repeat(5000) },
    }),
};
