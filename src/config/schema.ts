import type { Reader } from './readers.ts';
import {
  branch,
  categories,
  flag,
  folder,
  language,
  mapping,
  names,
  oneOf,
  paperRefs,
  paths,
  repository,
  someOf,
  text,
  topics,
  webAddress,
  wholeNumber,
  zone,
} from './readers.ts';

/** One input: what a user may write, what it means, and what stands when nothing is written. */
export interface Input<T = unknown> {
  /** Shown in action.yml and in docs/configuration.md. */
  readonly help: string;
  /** As a user would write it. Absent: nothing stands for it. */
  readonly default?: string;
  readonly type: Reader<T>;
  /** Why it cannot stand in the configuration file, where that is so. */
  readonly notInFile?: string;
}

const FINDS_THE_FILE = 'the file is found by means of it';

/**
 * Every input, in the order in which a user meets them. All that is known of one is its entry:
 * `Config`, action.yml, the JSON Schema and docs/configuration.md follow from this table.
 */
export const INPUTS = {
  keywords: {
    help: 'What to follow. One topic a line: `Topic: query`, `Topic / Subtopic: query`, or a bare query. Blank lines and lines that begin with # are skipped.',
    type: topics,
  },
  config: {
    help: 'YAML file in the site repository that may hold any of these inputs, and `keywords` in long form. Read at the base branch. Default: .github/paperboy.yml, where it exists.',
    type: folder,
    notInFile: FINDS_THE_FILE,
  },
  categories: {
    help: 'Only papers of these arXiv categories, such as `cs.CL cs.LG stat.*`; `stat` is all of `stat.*`. Default: any.',
    default: '',
    type: categories,
  },
  exclude: {
    help: 'A query. Papers that match it are skipped, with that as the reason.',
    type: text,
  },
  papers: {
    help: 'arXiv ids or addresses of papers to add, whatever the topics and earlier decisions say: `2410.02660`, `2410.02660v1`, `https://arxiv.org/abs/2410.02660`.',
    default: '',
    type: paperRefs,
  },
  'lookback-days': {
    help: 'How many days back a paper may have been submitted and still be new to the site. Announcements lag behind submissions, so a short window loses papers.',
    default: '10',
    type: wholeNumber(1, 365),
  },
  source: {
    help: 'Where papers come from: `api`, `oai` (OAI-PMH), the announcement feed `rss`, or `auto`: the API, then OAI-PMH, then the feed. The feed holds one day, and needs categories (`cat:` terms or `categories`).',
    default: 'auto',
    type: oneOf(['auto', 'api', 'oai', 'rss']),
  },
  'max-papers': {
    help: 'The most papers that one run proposes, shared fairly between topics. `when-full` says what happens to the rest. 0 is no limit.',
    default: '20',
    type: wholeNumber(0, 10_000),
  },
  'when-full': {
    help: 'What happens to the papers that `max-papers` leaves out: `hold-over` (they wait for the next runs, and are named) or `pass-over` (each run takes the best of what is new; the rest is counted and left).',
    default: 'hold-over',
    type: oneOf(['hold-over', 'pass-over']),
  },
  order: {
    help: 'Order within a topic, and which papers come first where `max-papers` leaves some out: `best` or `newest`.',
    default: 'best',
    type: oneOf(['best', 'newest']),
  },
  library: {
    help: 'BibTeX files in the site repository, as paths or globs, separated by commas or lines. Papers like their entries come first.',
    default: '',
    type: paths,
  },
  output: {
    help: 'What to write, any of: `posts` (one a paper), `digest` (one page a run), `list` (a table by topic in one file), `feed` (Atom), `bibtex`.',
    default: 'posts, digest',
    type: someOf(['posts', 'digest', 'list', 'feed', 'bibtex']),
  },
  site: {
    help: 'The preset for the site: `astro`, `astro-air`, `hugo`, `jekyll`, `eleventy`, `docusaurus`, `vitepress`, `mkdocs`, `hexo`, `quarto`, `quartz`, `pelican`, `markdown`; or `auto`, which recognises the generator and takes `markdown` where there is none.',
    default: 'auto',
    type: text,
  },
  math: {
    help: 'How formulas are written: `dollars`, `brackets`, `github`, `unicode`; or `auto`, which is what the site typesets, and `unicode` where nothing does.',
    default: 'auto',
    type: oneOf(['auto', 'dollars', 'brackets', 'github', 'unicode']),
  },
  'post-path': {
    help: "Where a post goes: a path template that holds the paper's id, such as `papers/{{year}}/{{id}}.md`. Default: the preset's.",
    type: text,
  },
  'digest-path': {
    help: "Where the digest page goes: a path template that holds the date, such as `digests/{{date}}.md`. Default: the preset's.",
    type: text,
  },
  'list-path': {
    help: "Where the list goes: a path in the site repository. Default: the preset's.",
    type: text,
  },
  'feed-path': {
    help: "Where the Atom feed goes: a path in the site repository. Default: the preset's.",
    type: text,
  },
  'bibtex-path': {
    help: "Where the BibTeX file goes: a path in the site repository. Default: the preset's.",
    type: text,
  },
  'site-url': {
    help: "Address of the published site, for feeds and links. Default: the one in the generator's configuration.",
    type: webAddress,
  },
  templates: {
    help: "Folder in the site repository whose post.hbs, digest.hbs, list.hbs and pull-request.hbs replace the preset's.",
    type: folder,
  },
  'front-matter': {
    help: 'YAML mapping that is merged over the front matter of every post.',
    default: '',
    type: mapping,
  },
  timezone: {
    help: 'IANA time zone for dates that are shown and for the day in paths.',
    default: 'UTC',
    type: zone,
  },
  'code-links': {
    help: "Show the code, models, data and project pages that a paper's abstract or comment names as its own, and where there are none, those that Hugging Face knows for it.",
    default: 'true',
    type: flag,
  },
  updates: {
    help: 'Which news of published papers is proposed: any of `withdrawn`, `venue`, `code`, `version`; or `off`.',
    default: 'withdrawn',
    type: someOf(['withdrawn', 'venue', 'code', 'version'], 'off'),
  },
  'llm-url': {
    help: "Address of an OpenAI-compatible service, such as `https://api.openai.com/v1`. When it is set, posts get a summary and questions with answers, made from title, abstract and comment alone and marked as a language model's.",
    type: webAddress,
  },
  'llm-model': {
    help: 'The model to ask there, by the name that the service has for it.',
    type: text,
  },
  'llm-key': {
    help: 'Key for that service, from a secret. It is sent to `llm-url` and nowhere else.',
    type: text,
    notInFile: 'a secret does not belong into a repository',
  },
  'llm-tasks': {
    help: 'What to ask for: `summary`, `qa` (questions with answers), or both.',
    default: 'summary, qa',
    type: someOf(['summary', 'qa']),
  },
  'llm-language': {
    help: 'The language to write them in, by its name.',
    default: 'English',
    type: language,
  },
  token: {
    help: 'Token that reads and writes the site repository.',
    default: '${{ github.token }}',
    type: text,
    notInFile: FINDS_THE_FILE,
  },
  repository: {
    help: 'The site repository, `owner/name`. Default: the one that the workflow is in.',
    type: repository,
    notInFile: FINDS_THE_FILE,
  },
  base: {
    help: "The branch that pull requests are opened against. Default: the repository's default branch.",
    type: branch,
  },
  branch: {
    help: 'The branch that holds the digest until it is merged.',
    default: 'paperboy/digest',
    type: branch,
  },
  'pull-request': {
    help: '`rolling`: one open digest at a time, later runs add to it; `daily`: a pull request a day, on a branch that ends in the date; `off`: commit to the base branch.',
    default: 'rolling',
    type: oneOf(['rolling', 'daily', 'off']),
  },
  title: {
    help: 'Title of the pull request: a template, with `count`, `topics`, `date` and `days` of all that the digest holds. A run that adds papers writes it anew, unless a person changed it.',
    default: 'arXiv: {{count}} {{noun}}{{#if topics}} on {{join topics ", "}}{{/if}} ({{date}})',
    type: text,
  },
  'commit-message': {
    help: 'Subject of the commit: a template.',
    default: 'Add {{count}} {{noun}} from arXiv ({{date}})',
    type: text,
  },
  labels: {
    help: 'Labels for the pull request, apart by commas or lines.',
    default: 'arxiv-digest',
    type: names,
  },
  assignees: {
    help: 'Logins to assign to a new pull request, apart by commas or lines.',
    default: '',
    type: names,
  },
  reviewers: {
    help: 'Logins to ask for a review of a new pull request, apart by commas or lines.',
    default: '',
    type: names,
  },
  'team-reviewers': {
    help: 'Slugs of teams to ask for a review; needs a token that may read the organisation.',
    default: '',
    type: names,
  },
  draft: { help: 'Whether to open the pull request as a draft.', default: 'false', type: flag },
  'on-outage': {
    help: 'What an outage of arXiv is: `fail` makes the run red, `warn` leaves a warning and a green run. The next run catches up either way.',
    default: 'fail',
    type: oneOf(['fail', 'warn']),
  },
  'dry-run': {
    help: 'Do everything but write. The job summary shows what would be proposed.',
    default: 'false',
    type: flag,
  },
} as const satisfies Record<string, Input>;

export type InputName = keyof typeof INPUTS;
export type InputValue<K extends InputName> = ReturnType<(typeof INPUTS)[K]['type']['read']>;
export type InputValues = { readonly [K in InputName]?: InputValue<K> };
export const INPUT_NAMES = Object.keys(INPUTS) as InputName[];

export function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

/** What the configuration file may say of one topic, when its queries are not all there is to say. */
export const TOPIC_KEYS = {
  any: 'A query, or a list of queries, of which one has to match.',
  query: 'The same.',
  queries: 'The same.',
  filters:
    'The same, as cv-arxiv-daily has it: an entry without quotation marks and operators is a phrase.',
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
  'passed-over-count': 'How many papers waited too long and were passed over by this run.',
  'update-count': 'How many news of published papers this run proposed.',
  papers: 'JSON: `[{id, version, title, topics, path, url}]`, the papers of this run.',
  paths: 'The files that this run wrote, a line each.',
} as const;
export type OutputName = keyof typeof OUTPUTS;

/** The configuration file that is read when nobody names one. */
export const DEFAULT_FILE = '.github/paperboy.yml';
