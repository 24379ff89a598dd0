import * as z from 'zod/mini';
import { asArxivSpells } from '../query/category.ts';
import { parsePaperRef } from '../papers/paper.ts';

/** One input: what a user may write, what it means, and what stands when nothing is written. */
export interface Input<T = unknown> {
  /** Shown in action.yml and in the README. */
  readonly help: string;
  /** As a user would write it. Absent: nothing stands for it. */
  readonly default?: string;
  /** Reads what a workflow (text) or a configuration file (YAML) holds. */
  readonly schema: z.ZodMiniType<T>;
  /** Why it cannot stand in the configuration file, where that is so. */
  readonly notInFile?: string;
}

const FINDS_THE_FILE = 'the file is found by means of it';

/** Ends the reading with a problem in words. */
type Refuse = (message: string) => never;

class Refusal extends Error {}

function reader<T>(read: (value: unknown, refuse: Refuse) => T): z.ZodMiniType<T> {
  const refuse: Refuse = (message) => {
    throw new Refusal(message);
  };
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      try {
        return read(value, refuse);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        context.issues.push({ code: 'custom', message: error.message, input: value });
        return z.NEVER;
      }
    }),
  );
}

function asText(value: unknown, refuse: Refuse): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return refuse(`should be one text, not a ${Array.isArray(value) ? 'list' : 'mapping'}`);
}

const text = reader(asText);

const flag = reader((value, refuse) => {
  const said = asText(value, refuse);
  if (/^(?:true|yes|on)$/i.test(said)) return true;
  return /^(?:false|no|off)$/i.test(said)
    ? false
    : refuse(`should be true or false, not "${said}"`);
});

const wholeNumber = (least: number, most: number) =>
  reader((value, refuse) => {
    const said = asText(value, refuse);
    const number = /^\d+$/.test(said) ? Number(said) : NaN;
    return number >= least && number <= most
      ? number
      : refuse(`should be a whole number from ${least} to ${most}, not "${said}"`);
  });

/** Items of a YAML list, or apart by comma or line, and by space where an item cannot hold one. */
function itemsOf(value: unknown, separator: RegExp, refuse: Refuse): string[] {
  if (typeof value === 'object' && !Array.isArray(value))
    return refuse('should be a list such as [a, b], not a mapping');
  const items = Array.isArray(value)
    ? value.map((item: unknown) =>
        item === null || typeof item === 'object'
          ? refuse(
              'should be a list of texts such as [a, b]: one of its entries is empty, or no text',
            )
          : asText(item, refuse),
      )
    : asText(value, refuse).split(separator);
  return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
}

const names = reader((value, refuse) => itemsOf(value, /[,\n]/, refuse));
const WORDS = /[\s,]+/;

const CATEGORY = /^[a-z][a-z-]*(?:[.](?:[a-z][a-z-]*|[*]))?$/i;
const categories = reader((value, refuse) => {
  const items = itemsOf(value, WORDS, refuse);
  const odd = items.find((item) => !CATEGORY.test(item));
  return odd === undefined
    ? [...new Set(items.map(asArxivSpells))]
    : refuse(`holds "${odd}", which is not a category such as cs.CL or stat.*`);
});

const oneOf = <const T extends string>(words: readonly T[]) =>
  reader((value, refuse): T => {
    const said = asText(value, refuse);
    return (
      words.find((word) => word === said) ??
      refuse(`should be ${words.join(' or ')}, not "${said}"`)
    );
  });

const paperRefs = reader((value, refuse) => {
  const items = itemsOf(value, WORDS, refuse);
  const odd = items.filter((item) => parsePaperRef(item) === undefined);
  return odd.length > 0
    ? refuse(
        `holds ${odd.map((item) => `"${item}"`).join(', ')}, which names no paper: write ids such as 2410.02660`,
      )
    : items.map(parsePaperRef).filter((ref) => ref !== undefined);
});

const outputs = reader((value, refuse) => {
  const items = itemsOf(value, WORDS, refuse);
  const odd = items.find((item) => item !== 'posts' && item !== 'digest');
  if (odd !== undefined) return refuse(`holds "${odd}"; it takes posts, digest, or both`);
  return items.length > 0
    ? new Set(items as ('posts' | 'digest')[])
    : refuse('names nothing to write; it takes posts, digest, or both');
});

const zone = reader((value, refuse) => {
  const said = asText(value, refuse);
  try {
    new Intl.DateTimeFormat('en', { timeZone: said });
    return said;
  } catch {
    return refuse(
      `names no time zone that is known here: "${said}". Write one such as Europe/Berlin or UTC`,
    );
  }
});

const repository = reader((value, refuse) => {
  const said = asText(value, refuse);
  const found = /^([\w.-]+)\/([\w.-]+)$/.exec(said);
  return found?.[1] && found[2]
    ? { owner: found[1], name: found[2] }
    : refuse(`should be owner/name, not "${said}"`);
});

const webAddress = reader((value, refuse) => {
  const said = asText(value, refuse).replace(/\/+$/, '');
  const url = URL.canParse(said) ? new URL(said) : undefined;
  const plain = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '';
  if (!plain || url.password !== '' || url.hash !== '')
    return refuse(
      'should be a web address such as https://llm.example.org/v1, without a name or password in it',
    );
  return said;
});

const TASKS = ['summary', 'qa'] as const;
export type Task = (typeof TASKS)[number];

const tasks = reader((value, refuse): ReadonlySet<Task> => {
  const items = itemsOf(value, WORDS, refuse);
  const odd = items.find((item) => !TASKS.some((task) => task === item));
  if (odd !== undefined) return refuse(`holds "${odd}"; it takes summary, qa, or both`);
  return items.length > 0
    ? new Set(items as Task[])
    : refuse('names no task; it takes summary, qa, or both');
});

const language = reader((value, refuse) => {
  const said = asText(value, refuse);
  return /^[\p{L}\p{M}][\p{L}\p{M} ()'’-]{0,39}$/u.test(said)
    ? said
    : refuse(`should be a language's name, such as German, not "${said}"`);
});

/** git-check-ref-format's rules for a branch. */
const branch = reader((value, refuse) => {
  const said = asText(value, refuse);
  const wrong = /[\s~^:?*[\\\x00-\x20\x7f]|\.\.|@\{|\/\/|^[/.-]|[/.]$|\.lock(?:\/|$)|\/\.|^@$/.test(
    said,
  );
  return said === '' || wrong ? refuse(`is no name for a branch: "${said}"`) : said;
});

const folder = reader((value, refuse) => {
  const said = asText(value, refuse).replace(/^\.\//, '').replace(/\/+$/, '');
  return said.startsWith('/') || said.split('/').includes('..')
    ? refuse(`should be a path inside the site repository, not "${said}"`)
    : said;
});

/**
 * Every input, in the order in which a user meets them. Names, defaults and help exist here and
 * nowhere else: action.yml is tested against this table.
 */
export const INPUTS = {
  keywords: {
    help: 'What to follow. One topic a line: `Topic: query`, `Topic / Subtopic: query`, or a bare query. Blank lines and lines that begin with # are skipped.',
    schema: z.unknown(),
  },
  config: {
    help: 'YAML file in the site repository that may hold any of these inputs, and `keywords` in long form. Read at the base branch. Default: .github/paperboy.yml, where it exists.',
    schema: folder,
    notInFile: FINDS_THE_FILE,
  },
  categories: {
    help: 'Only papers of these arXiv categories, such as `cs.CL cs.LG stat.*`; `stat` is all of `stat.*`. Default: any.',
    default: '',
    schema: categories,
  },
  exclude: {
    help: 'A query. Papers that match it are skipped, with that as the reason.',
    schema: text,
  },
  papers: {
    help: 'arXiv ids or addresses of papers to add, whatever the topics and earlier decisions say: `2410.02660`, `2410.02660v1`, `https://arxiv.org/abs/2410.02660`.',
    schema: paperRefs,
  },
  'lookback-days': {
    help: 'How many days back a paper may have been submitted and still be new to the site. Announcements lag behind submissions, so a short window loses papers.',
    default: '10',
    schema: wholeNumber(1, 365),
  },
  source: {
    help: 'Where papers come from: `api`, the announcement feed `rss`, or `auto`: the API, and the feed when the API keeps refusing. The feed is of one day, and takes categories (`cat:` terms or `categories`).',
    default: 'auto',
    schema: oneOf(['auto', 'api', 'rss']),
  },
  'max-papers': {
    help: 'The most papers that one run proposes. The rest are held over for the next run. 0 is no limit.',
    default: '50',
    schema: wholeNumber(0, 10_000),
  },
  output: {
    help: 'What to write: `posts` (one a paper), `digest` (one page a run), or both.',
    default: 'posts, digest',
    schema: outputs,
  },
  site: {
    help: 'The preset for the site: `astro`, `astro-air`, `hugo`, `jekyll`, `eleventy`, `docusaurus`, `vitepress`, `mkdocs`, `hexo`, `markdown`; or `auto`, which recognises the generator and takes `markdown` where there is none.',
    default: 'auto',
    schema: text,
  },
  'post-path': {
    help: "Where a post goes: a path template that holds the paper's id, such as `papers/{{year}}/{{id}}.md`. Default: the preset's.",
    schema: text,
  },
  'digest-path': {
    help: "Where the digest page goes: a path template that holds the date, such as `digests/{{date}}.md`. Default: the preset's.",
    schema: text,
  },
  templates: {
    help: "Folder in the site repository whose post.hbs, digest.hbs and pull-request.hbs replace the preset's.",
    schema: folder,
  },
  'front-matter': {
    help: 'YAML mapping that is merged over the front matter of every post.',
    schema: z.unknown(),
  },
  timezone: {
    help: 'IANA time zone for dates that are shown and for the day in paths.',
    default: 'UTC',
    schema: zone,
  },
  'code-links': {
    help: "Show the code, models, data and project pages that a paper's abstract or comment names as its own, and where there are none, those that Hugging Face knows for it.",
    default: 'true',
    schema: flag,
  },
  'llm-url': {
    help: "Address of an OpenAI-compatible service, such as `https://api.openai.com/v1`. When it is set, posts get a summary and questions with answers, made from title, abstract and comment alone and marked as a language model's.",
    schema: webAddress,
  },
  'llm-model': {
    help: 'The model to ask there, by the name that the service has for it.',
    schema: text,
  },
  'llm-key': {
    help: 'Key for that service, from a secret. It is sent to `llm-url` and nowhere else.',
    schema: text,
    notInFile: 'a secret does not belong into a repository',
  },
  'llm-tasks': {
    help: 'What to ask for: `summary`, `qa` (questions with answers), or both.',
    default: 'summary, qa',
    schema: tasks,
  },
  'llm-language': {
    help: 'The language to write them in, by its name.',
    default: 'English',
    schema: language,
  },
  token: {
    help: 'Token that reads and writes the site repository.',
    default: '${{ github.token }}',
    schema: text,
    notInFile: FINDS_THE_FILE,
  },
  repository: {
    help: 'The site repository, `owner/name`. Default: the one that the workflow is in.',
    schema: repository,
    notInFile: FINDS_THE_FILE,
  },
  base: {
    help: "The branch that pull requests are opened against. Default: the repository's default branch.",
    schema: branch,
  },
  branch: {
    help: 'The branch that holds the digest until it is merged.',
    default: 'paperboy/digest',
    schema: branch,
  },
  'pull-request': {
    help: '`rolling`: one open digest at a time, later runs add to it; `daily`: a pull request a day, on a branch that ends in the date; `off`: commit to the base branch.',
    default: 'rolling',
    schema: oneOf(['rolling', 'daily', 'off']),
  },
  title: {
    help: 'Title of the pull request: a template.',
    default: 'arXiv digest of {{date}}',
    schema: text,
  },
  'commit-message': {
    help: 'Subject of the commit: a template.',
    default: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    schema: text,
  },
  labels: {
    help: 'Labels for the pull request, apart by commas or lines.',
    default: 'arxiv-digest',
    schema: names,
  },
  assignees: {
    help: 'Logins to assign to a new pull request, apart by commas or lines.',
    schema: names,
  },
  reviewers: {
    help: 'Logins to ask for a review of a new pull request, apart by commas or lines.',
    schema: names,
  },
  'team-reviewers': {
    help: 'Slugs of teams to ask for a review; needs a token that may read the organisation.',
    schema: names,
  },
  draft: { help: 'Whether to open the pull request as a draft.', default: 'false', schema: flag },
  'on-outage': {
    help: 'What an outage of arXiv is: `fail` makes the run red, `warn` leaves a warning and a green run. The next run catches up either way.',
    default: 'fail',
    schema: oneOf(['fail', 'warn']),
  },
  'dry-run': {
    help: 'Do everything but write. The job summary shows what would be proposed.',
    default: 'false',
    schema: flag,
  },
} as const satisfies Record<string, Input>;

export type InputName = keyof typeof INPUTS;
export type InputValues = { readonly [K in InputName]?: z.output<(typeof INPUTS)[K]['schema']> };
export const INPUT_NAMES = Object.keys(INPUTS) as InputName[];

export function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

/** What the configuration file may say of one topic, when its queries are not all there is to say. */
export const TOPIC_KEYS = {
  any: 'A query, or a list of queries, of which one has to match.',
  filters: 'The same, as other tools call it.',
  exclude: 'A query, or a list: papers that match one do not belong to the topic.',
  categories: 'Only papers of these categories belong to it.',
  'max-papers': 'The most papers of this topic that one run proposes; 0 is no limit.',
} as const;

/** What a step leaves behind for the steps after it. */
export const OUTPUTS = {
  status:
    '`opened`, `updated`, `committed`, `nothing-new` (also when only labels or people were tried again) or `dry-run`.',
  'pull-request-number':
    'Number of the digest that is open, whether or not this run changed it; empty where there is none.',
  'pull-request-url': 'Address of it; empty where there is none.',
  branch: 'The branch that holds the digest; empty where there is none.',
  commit: 'The commit of this run; empty where there is none.',
  'paper-count': 'How many papers this run proposed.',
  'held-over-count': 'How many papers matched but wait for the next run.',
  papers: 'JSON: `[{id, version, title, topics, path, url}]`, the papers of this run.',
  paths: 'The files that this run wrote, a line each.',
} as const;
export type OutputName = keyof typeof OUTPUTS;

/** The configuration file that is read when nobody names one. */
export const DEFAULT_FILE = '.github/paperboy.yml';
