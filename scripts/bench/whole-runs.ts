import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOKEN } from '../../__tests__/harness/papers.ts';
import { type Emulators, type World, envFor, withEmulators } from './emulators.ts';
import { type Cost, RUNS, cost, folder, median } from './process.ts';
import { type Row, counted, figure, ratio } from './table.ts';

interface Size extends World {
  /** Commit without a pull request, which could not list so many papers. */
  readonly toBase?: boolean;
}

const bare = join(folder, 'bare.mjs');
writeFileSync(
  bare,
  `import { readFileSync } from 'node:fs';
for (const { url, ...request } of JSON.parse(readFileSync(process.env.ASKED, 'utf8'))) await (await fetch(url, request)).text();\n`,
);

/** Requests of a run, to be repeated by a process that does nothing else. */
function requestsOf(...[arxiv, github, huggingFace]: Emulators) {
  return [
    ...huggingFace.asked.map((id) => ({
      of: 'huggingFace' as const,
      method: 'GET',
      path: `/api/papers/${id}`,
      body: undefined as unknown,
    })),
    ...arxiv.requests.map(({ path, params }) => ({
      of: 'arxiv' as const,
      method: 'GET',
      path: `${path}?${new URLSearchParams(params).toString()}`,
      body: undefined as unknown,
    })),
    ...github.requests.map(({ method, path, requestBody }) => ({
      of: 'github' as const,
      method,
      path,
      body: requestBody,
    })),
  ];
}

/** Cost of both processes, and the number of requests of the run. */
interface Measured {
  readonly ours: Cost;
  readonly bare: Cost;
  readonly arxiv: number;
  readonly github: number;
  readonly huggingFace: number;
}

async function measure(size: Size): Promise<Measured> {
  const ours: Cost[] = [];
  const theirs: Cost[] = [];
  let made: ReturnType<typeof requestsOf> = [];
  for (let run = 0; run < RUNS; run++) {
    made = await withEmulators(size, async (...emulators) => {
      ours.push(await runOurs(size, emulators));
      return requestsOf(...emulators);
    });
    theirs.push(await withEmulators(size, (...emulators) => runBare(made, emulators)));
  }
  const countOf = (service: string) => made.filter(({ of }) => of === service).length;
  return {
    ours: typical(ours),
    bare: typical(theirs),
    arxiv: countOf('arxiv'),
    github: countOf('github'),
    huggingFace: countOf('huggingFace'),
  };
}

async function runOurs(size: Size, [arxiv, github, huggingFace]: Emulators): Promise<Cost> {
  const taken = await cost('dist/index.js', {
    ...envFor(arxiv.url, github.url, huggingFace.url, 'Scrolls: scroll'),
    'INPUT_PULL-REQUEST': size.toBase ? 'off' : 'rolling',
  });
  const branch = size.toBase || size.posts === 0 ? 'main' : 'paperboy/digest';
  const posts = [...github.files(branch).keys()].filter((path) => /\/2611-\d{5}/.test(path));
  if (posts.length !== size.posts)
    throw new Error(`${posts.length} of ${size.posts} posts were written`);
  return taken;
}

async function runBare(
  made: ReturnType<typeof requestsOf>,
  [arxiv, github, huggingFace]: Emulators,
): Promise<Cost> {
  const urls = { arxiv: arxiv.url, github: github.url, huggingFace: huggingFace.url };
  const file = join(folder, 'asked.json');
  const requests = made.map(({ of, method, path, body }) => ({
    url: urls[of] + path,
    method,
    headers: { authorization: `token ${TOKEN}`, accept: '*/*' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }));
  writeFileSync(file, JSON.stringify(requests));
  return cost(bare, { ASKED: file });
}

function typical(costs: readonly Cost[]): Cost {
  return { ms: median(costs.map(({ ms }) => ms)), mb: median(costs.map(({ mb }) => mb)) };
}

/** Requests of create-pull-request with signed commits, as observed. */
const SEEN = { files: 640, seconds: 637 };

const SIZES: readonly Size[] = [
  ...[0, 1, 50, 200, 400].map((posts) => ({ posts, files: 0 })),
  { posts: SEEN.files - 1, files: 0, toBase: true },
  { posts: 1000, files: 0, toBase: true },
  { posts: 50, files: 50_000 },
];

function inWords({ posts, files, toBase }: Size): string {
  const site = files === 0 ? '' : ` on a site of ${figure(files)} files`;
  return `${counted(posts, 'new post')}${toBase ? ', to the base branch' : ''}${site}`;
}

/** Maximum time of a run by number of new posts, as a multiple of the bare process. */
const AT_MOST: ReadonlyMap<number, number> = new Map([
  [0, 2],
  [200, 3],
]);

function rowsOf(size: Size, { ours, bare: other, ...counts }: Measured) {
  const [ms, otherMs] = [Math.round(ours.ms), Math.round(other.ms)];
  const [mb, otherMb] = [Math.round(ours.mb), Math.round(other.mb)];
  const shared = { size: inWords(size) };
  const limit = size.files === 0 ? AT_MOST.get(size.posts) : undefined;
  return {
    time: {
      ...shared,
      measurement: 'time of a run',
      ours: `${figure(ms)} ms`,
      alternative: `${figure(otherMs)} ms: a bare Node process that makes the same requests`,
      ratio: ratio(ms, otherMs) + (limit === undefined ? '' : ` (at most ${limit})`),
    },
    memory: {
      ...shared,
      measurement: 'peak memory of a run',
      ours: `${figure(mb)} MB`,
      alternative: `${figure(otherMb)} MB: the same bare process`,
      ratio: ratio(mb, otherMb),
    },
    requests: {
      ...shared,
      measurement: 'requests to GitHub in a run',
      ours: `${counts.github} (and ${counts.arxiv} to arXiv, ${counts.huggingFace} to Hugging Face)`,
      ...uploads(size.posts, counts.github),
    },
  };
}

/**
 * Requests of create-pull-request for signed commits. Its few other requests are not counted, those
 * of Paperboy are.
 */
function uploads(posts: number, github: number): Pick<Row, 'alternative' | 'ratio'> {
  if (posts === 0) return { alternative: 'nothing to upload', ratio: '–' };
  const files = posts + 1; // and the digest page
  const wait = files === SEEN.files ? SEEN.seconds : files - 1;
  const [minutes, seconds] = [Math.floor(wait / 60), wait % 60];
  const time = `${minutes > 0 ? `${minutes} min ` : ''}${seconds} s`;
  return {
    alternative: `${figure(files)} in ${time}: create-pull-request with signed commits, one file per second${files === SEEN.files ? ' (observed)' : ''}`,
    ratio: ratio(github, files),
  };
}

/** Compares runs of the bundle with a process that only sends the same requests. */
export async function wholeRuns(): Promise<Row[]> {
  const rows = [];
  for (const size of SIZES) rows.push(rowsOf(size, await measure(size)));
  return [
    ...rows.map(({ time }) => time),
    ...rows.map(({ memory }) => memory),
    ...rows.map(({ requests }) => requests),
  ];
}
