import { startArxiv } from '../../__tests__/emulators/arxiv/index.ts';
import { startGitHub } from '../../__tests__/emulators/github/index.ts';
import { TOKEN, somePapers } from '../../__tests__/harness/papers.ts';
import { cost } from './process.ts';
import { type Cell, table } from './table.ts';
import { envFor } from './whole-runs.ts';

/** Ours are 3 s apart, as arXiv's terms ask. */
const PACE_SECONDS = 3;

/**
 * What others ask arXiv and the sites that they need for K topics and N papers, and the pauses that
 * they make on purpose: read in their code.
 */
const OTHERS: readonly {
  readonly name: string;
  requests(topics: number, papers: number): number;
  pauses?(topics: number, papers: number): number;
}[] = [
  { name: 'cv-arxiv-daily', requests: (topics) => topics },
  {
    name: 'nlp-arxiv-daily',
    requests: (topics, papers) => topics + papers,
    pauses: (topics) => 15 * (topics - 1),
  },
  {
    name: 'daily-arXiv-ai-enhanced',
    // One category is the least it can be given.
    requests: (_, papers) => 1 + papers,
    pauses: (_, papers) => 3 * papers,
  },
];

/** How many requests arXiv gets from a run of ours, counted by the emulator. */
async function ours(topics: number, papers: number): Promise<number> {
  const arxiv = await startArxiv({ papers: somePapers(papers) });
  const github = await startGitHub({ owner: 'octo', name: 'site', token: TOKEN });
  try {
    const keywords = Array.from(
      { length: topics },
      (_, n) => `T${n}: ${n === 0 ? 'scroll' : `"invented subject ${n}" OR "other words ${n}"`}`,
    );
    const env = envFor(arxiv.url, github.url, '', keywords.join('\n'));
    await cost('dist/index.js', { ...env, 'INPUT_CODE-LINKS': 'false' });
    return arxiv.requests.length;
  } finally {
    await arxiv.close();
    await github.close();
  }
}

const SIZES = [
  [1, 50],
  [25, 50],
  [25, 200],
  [400, 50],
  [400, 1000],
] as const;

/** Requests and waits for topics and papers, beside those of others by the formulas of their code. */
export async function arxivRequests(): Promise<string> {
  const rows: Cell[][] = [];
  for (const [topics, papers] of SIZES) {
    const count = await ours(topics, papers);
    rows.push([
      topics,
      papers,
      `${count} in ${(count - 1) * PACE_SECONDS} s`,
      ...OTHERS.map(({ requests, pauses }) => {
        const seconds = pauses?.(topics, papers);
        return `${requests(topics, papers)}${seconds === undefined ? '' : ` in ${seconds} s`}`;
      }),
    ]);
  }
  return table(
    'Requests, and the pauses between them, ours counted and those of others by what their code does',
    ['topics', 'papers found', 'Paperboy', ...OTHERS.map(({ name }) => name)],
    rows,
  );
}
